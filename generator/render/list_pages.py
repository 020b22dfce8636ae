"""The pages of lists: each holds a part of one under headings, and the first leads to the rest."""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple, TypeVar

from generator.briefing_items import ListedRelation, TimelineEntry
from generator.evidence import Series
from generator.model import Article
from generator.render.escape import Markdown
from generator.render.list_line import ListLine, Quoted
from generator.render.page_length import in_pages

# A page of a list, or of a section, whose first page has the name of the folder.
SPLIT = re.compile(r"(?!(?:actors|sources|changes|data)/)([^/]+)/[^/]+\.md")
SOURCES = "sources/index.md"  # its further pages stand in folders: no article has their names
SPLIT_SOURCES = re.compile(r"sources/(?:published|gaps)/[^/]+\.md")

MONTH = 7  # letters of a day that name its month: 2024-12

Record = TypeVar("Record")
Item = TypeVar("Item")
Period = tuple[str, tuple[ListLine[TimelineEntry], ...]]  # the lines of a period
Themed = tuple[str, tuple[Series, ...]]  # the figures of a theme
Related = tuple[str, tuple[ListedRelation, ...]]  # the relations of a kind


class ListPage(NamedTuple):
    """A page of a list, with its groups under their headings."""

    path: str
    groups: tuple[Quoted | Period | Themed | Related, ...]
    name: str = ""  # what of the list it holds: a speaker, a period, a theme; "" for the first page
    number: int = 1  # among the pages of that name
    count: int = 0  # of the lines
    others: tuple["ListPage", ...] = ()  # of the first page: those that hold the rest


@lru_cache(maxsize=1 << 14)  # asked for each line of a page
def list_of(path: str) -> str:
    """The first page of the list that a page is a part of; the page itself where it is of none."""
    if SPLIT_SOURCES.fullmatch(path):
        return SOURCES
    found = SPLIT.fullmatch(path)
    return f"{found[1]}.md" if found else path


def each_line(records: Iterable[Record], home: Callable[[Record], str]) -> tuple[Record, ...]:
    """Give of the records that stand in one line the first; `home` gives the line of each."""
    first: dict[str, Record] = {}
    for record in records:
        first.setdefault(home(record), record)
    return tuple(first.values())


def anchor_of(address: str) -> Markdown:
    """Give the anchor alone, for the line that the address leads to."""
    return Markdown(address.partition("#")[2])


def numbered(stem: str, parts: list[tuple], name: str) -> Iterator[ListPage]:
    """Give the pages of one name; all but the first bear their number."""
    for number, groups in enumerate(parts, 1):
        path = f"{stem}.md" if number == 1 else f"{stem}-{number}.md"
        count = sum(len(lines) for _, lines in groups)
        yield ListPage(path, groups, name=name, number=number, count=count)


def by_months(
    folder: str,
    items: Iterable[Item],
    months: Iterable[str],
    height_of: Callable[[Item], int],
    most: int,
    heads_of: Callable[[Item], Iterable[Hashable]] = lambda _: (),
) -> Iterator[ListPage]:
    """Give the pages of each month, newest first; their groups are the items themselves."""
    by_month: dict[str, list[Item]] = defaultdict(list)
    for item, month in zip(items, months, strict=True):
        by_month[month].append(item)
    for month in sorted(by_month, reverse=True):
        parts = in_pages(by_month[month], height_of, most, heads_of)
        for number, part in enumerate(parts, 1):
            ending = f"-{number}" if number > 1 else ""
            path = f"{folder}/{month or 'undated'}{ending}.md"
            yield ListPage(path, part, name=month, number=number, count=len(part))


def month_of(article: Article) -> str:
    """Give the month in which an article was published, "" where that is not known."""
    return article.published.isoformat()[:MONTH] if article.published else ""
