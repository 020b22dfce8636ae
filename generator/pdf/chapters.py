"""Pages as the chapters of a document, in the order in which they are read."""

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from urllib.parse import unquote

from lxml import html

from generator.pdf.site_pages import SitePage, resolve

# Files for programs, which nobody opens from paper.
LEFT_OUT = ("data.md",)
PAST = "changes"  # the pages of closed editions: of what they say some is not so any more
SOURCES = "sources"

Placed = tuple[int, SitePage]  # a page with the level of its heading


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page, or the heading of a part of the menu, where it stands in the document."""

    key: str  # what its ids begin with
    level: int  # of its heading, from 1
    page: SitePage
    body: html.HtmlElement

    @property
    def is_source(self) -> bool:
        return self.page.folder == SOURCES and not self.page.is_index


def make_chapters(pages: Iterable[SitePage]) -> tuple[Chapter, ...]:
    """Put the pages in the order of the menu.

    Single actors and sources stand behind their index pages, the sources last.
    """
    placed = list(_placed([page for page in pages if _is_shown(page)]))
    placed.sort(key=lambda entry: _is_in(entry[1], SOURCES))
    return tuple(
        Chapter(f"c{number}", level, page=page, body=_parsed(page))
        for number, (level, page) in enumerate(placed, 1)
    )


def _is_shown(page: SitePage) -> bool:
    is_past = page.folder == PAST and not page.listed
    # The page of changes where no edition is closed: its one line needs no sheet.
    is_without_news = page.source == f"{PAST}.md" and "<h2" not in page.content
    return page.source not in LEFT_OUT and not (is_past or is_without_news)


def _placed(pages: list[SitePage]) -> Iterator[Placed]:
    """Yield each page, those of the menu first, and a heading for each part of the menu."""
    unlisted = {page.source: page for page in pages if not page.listed}
    before: tuple[str, ...] = ()
    for page in pages:
        if not page.listed:
            continue
        parts = _parts_above(page, before)
        yield from _headings(before, parts)
        before, level = page.parts, len(parts) + 1
        yield level, page
        for other in _behind(page, list(unlisted.values())):
            yield level + 1, unlisted.pop(other.source)
    for page in unlisted.values():
        yield 1, page


def _parts_above(page: SitePage, before: tuple[str, ...]) -> tuple[str, ...]:
    """Give the parts of the menu whose headings stand above a page.

    An index page that comes first in a part of the menu stands for the part.
    """
    begins_part = bool(page.parts) and page.parts != before[: len(page.parts)]
    return page.parts[:-1] if page.is_index and begins_part else page.parts


def _headings(before: tuple[str, ...], now: tuple[str, ...]) -> Iterator[Placed]:
    """Yield the headings of the parts that begin here."""
    common = len(posixpath.commonprefix([before, now]))
    for level, title in enumerate(now[common:], common + 1):
        heading = SitePage(
            source="",
            url="",
            title=title,
            parts=now[:level],
            listed=True,
            content=f"<h1>{escape(title)}</h1>",
        )
        yield level, heading


def _behind(index: SitePage, unlisted: list[SitePage]) -> list[SitePage]:
    """Give the pages of an index page's folder, in the order in which it presents them.

    Those that it does not name come last. A name in bold, as on a card, presents somebody; any
    other link may name them before their turn.
    """
    if not index.is_index or not index.folder:
        return []
    order: dict[str, int] = {}
    body = _parsed(index)
    for link in (*body.iterfind(".//strong/a[@href]"), *body.iterfind(".//a[@href]")):
        address, _ = resolve(index, link.get("href"))
        order.setdefault(address, len(order))
    inside = [page for page in unlisted if _is_in(page, index.folder)]
    return sorted(inside, key=lambda page: order.get(unquote(page.url), len(order)))


def _is_in(page: SitePage, folder: str) -> bool:
    """Tell whether the page lies in a folder, or in one inside of it."""
    return f"{page.folder}/".startswith(f"{folder}/")


def _parsed(page: SitePage) -> html.HtmlElement:
    return html.fragment_fromstring(page.content, create_parent="section")


def text_of(element: html.HtmlElement) -> str:
    """Give the words of an element on one line."""
    return " ".join(element.text_content().split())
