"""The list of the sources and of what they do not say: a page, or several where it is too long.

First the gaps get pages of their own, those of a kind together, then the table of the articles is
split by the months in which they were published. A reprint stands behind the text that it prints.
"""

from collections.abc import Iterator
from typing import NamedTuple

from generator.briefing import Briefing
from generator.briefing_items import Gap, GapGroup, group_gaps
from generator.model import Article
from generator.render.list_pages import SOURCES, ListPage, by_months, month_of, numbered
from generator.render.page_length import GAP, HEADING, LINE, MOST, NOTE, TABLE, height, in_pages

NAMED_IN_LINE = 12  # gaps of a kind; more stand one on a line
LETTERS_OF_TITLE, LINES_OF_DAY, EDGES = 22, 2, 16  # of a row of the table
SPACE = 8  # above each entry of an inner list
BELOW = 1200  # pixels that the links to months and the kinds of gaps take

Row = tuple[Article, bool]  # with whether a row before has its text


class SourcePages(NamedTuple):
    """The pages of the list: those of the articles, and those of gaps where these stand apart."""

    articles: tuple[ListPage, ...]  # the first is the index
    gaps: tuple[ListPage, ...] = ()

    def place_of(self, group: GapGroup) -> str:
        """Give the page that lists the gaps of one group first; "" where the index does."""
        return next((page.path for page in self.gaps for one, _ in page.groups if one == group), "")


def source_pages(briefing: Briefing) -> SourcePages:
    """Give the pages of the list of sources; groups are rows, and of gaps (group, its gaps)."""
    rows = tuple(briefing.by_origin())
    groups = group_gaps(briefing.gaps)
    high = TABLE + sum(map(_height_of_row, rows))
    if high + sum(map(_height_of_group, groups)) <= MOST:
        return SourcePages((ListPage(SOURCES, rows),))
    gaps = tuple(_gap_pages(groups))
    if high <= MOST - BELOW:
        return SourcePages((ListPage(SOURCES, rows),), gaps)
    most = MOST - BELOW
    newest, *older = by_months("sources/published", rows, _months(rows), _height_of_row, most)
    return SourcePages((newest._replace(path=SOURCES, others=tuple(older)), *older), gaps)


def _months(rows: tuple[Row, ...]) -> Iterator[str]:
    """Give the month of each row, of a reprint that of the text that it prints."""
    month = ""
    for article, is_copy in rows:
        month = month if is_copy else month_of(article)
        yield month


def _gap_pages(groups: tuple[GapGroup, ...]) -> Iterator[ListPage]:
    """Give the pages of each kind of which there are several gaps to list.

    One for which no article has words, as a figure that none gives, is no line of a list.
    """
    listed = [one for one in groups if one.kind != "speaker" and _is_list(one)]
    for kind in dict.fromkeys(one.kind for one in listed):
        of_kind = [(one, gap) for one in listed if one.kind == kind for gap in one.gaps]
        parts = in_pages(of_kind, lambda pair: _height_of_gap(pair[1]), MOST - HEADING)
        stem = f"sources/gaps/{kind.replace('_', '-')}"
        yield from numbered(stem, [_by_group(part) for part in parts], name=kind)


def _is_list(group: GapGroup) -> bool:
    return sum(bool(gap.quoted) for gap in group.gaps) > 1


def _by_group(part: tuple[tuple[GapGroup, Gap], ...]) -> tuple[tuple[GapGroup, tuple], ...]:
    """Put the gaps of a page under their groups."""
    return tuple(
        (one, tuple(gap for group, gap in part if group is one))
        for one in {id(group): group for group, _ in part}.values()
    )


def _height_of_row(row: Row) -> int:
    article, _ = row
    lines = -(-len(article.title or article.id) // LETTERS_OF_TITLE)
    return EDGES + LINE * max(LINES_OF_DAY, lines)


def _height_of_group(group: GapGroup) -> int:
    """Estimate it as the index shows it; gaps of one passage have one note."""
    if group.kind == "speaker":
        return height("", 0)
    notes = NOTE * len({passage.id for gap in group.gaps for passage in gap.passages})
    texts = [gap.quoted for gap in group.gaps]
    if len(texts) <= NAMED_IN_LINE:
        return height(" ".join(texts), 0) + notes
    return LINE + GAP + sum(SPACE + height(text, 0) for text in texts) + notes


def _height_of_gap(gap: Gap) -> int:
    return SPACE + height(gap.quoted, len(gap.passages))
