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
    """The chapters in the order of the menu, single actors and sources behind their index pages, the sources last."""
    shown = (page for page in pages if page.source not in LEFT_OUT and (page.listed or page.folder != PAST))
    placed = list(_placed(shown))
    placed.sort(key=lambda entry: entry[1].folder == SOURCES)
    return tuple(Chapter(f"c{number}", level, page, _parsed(page)) for number, (level, page) in enumerate(placed, 1))


def _placed(pages: Iterable[SitePage]) -> Iterator[tuple[int, SitePage]]:
    """Each page with the level of its heading, and a heading for each part of the menu."""
    pages = tuple(pages)
    unlisted = {page.source: page for page in pages if not page.listed}
    before: tuple[str, ...] = ()
    for page in (page for page in pages if page.listed):
        # An index page that comes first in a part of the menu stands for the part.
        stands_for = page.is_index and bool(page.parts) and page.parts != before[: len(page.parts)]
        named = page.parts[:-1] if stands_for else page.parts
        yield from _parts(before, named)
        before, level = page.parts, len(named) + 1
        yield level, page
        if page.is_index and page.folder:
            inside = [other for other in unlisted.values() if other.folder == page.folder]
            for other in _as_linked(page, inside):
                yield level + 1, unlisted.pop(other.source)
    yield from ((1, page) for page in unlisted.values())


def _parts(before: tuple[str, ...], now: tuple[str, ...]) -> Iterator[tuple[int, SitePage]]:
    """The headings of the parts that begin here."""
    common = len(posixpath.commonprefix([before, now]))
    for level, title in enumerate(now[common:], common + 1):
        heading = f"<h1>{escape(title)}</h1>"
        yield level, SitePage("", "", title, now[:level], True, heading)


def _as_linked(index: SitePage, pages: list[SitePage]) -> list[SitePage]:
    """Pages in the order in which their index presents them, those that it does not name last.

    A name in bold, as on a card, presents somebody; any other link may name him before his turn.
    """
    order: dict[str, int] = {}
    body = _parsed(index)
    for link in (*body.iterfind(".//strong/a[@href]"), *body.iterfind(".//a[@href]")):
        order.setdefault(resolve(index, link.get("href"))[0], len(order))
    return sorted(pages, key=lambda page: order.get(unquote(page.url), len(order)))


def _parsed(page: SitePage) -> html.HtmlElement:
    return html.fragment_fromstring(page.content, create_parent="section")


def text_of(element: html.HtmlElement) -> str:
    """The words of an element on one line."""
    return " ".join(element.text_content().split())
