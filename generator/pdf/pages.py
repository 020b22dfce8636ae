"""The pages of a built site as the chapters of a document, in the order in which they are read.

The plugin writes the pages down, as JSON, in the file that the variable PAGES names: only MkDocs knows the menu.
"""

import json
import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

PAGES = "BRIEFING_PAGES"
# Files for programs, which nobody opens from paper.
LEFT_OUT = ("data.md",)
SOURCES = "sources"
INDEXES = ("index.md", "README.md")
SITE = "file:///"  # stands for the root of the site while addresses are joined


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page as MkDocs knows it."""

    source: str  # its file in content/
    url: str  # from the root of the site
    title: str  # HTML, as the menu shows it
    parts: tuple[str, ...]  # the parts of the menu that it stands in, the outermost first
    listed: bool  # whether the menu names it
    content: str  # HTML

    @property
    def folder(self) -> str:
        return posixpath.dirname(self.source)

    @property
    def is_index(self) -> bool:
        return posixpath.basename(self.source) in INDEXES


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


def write_pages(path: Path, pages: Iterable[dict]) -> None:
    """Write the pages of a site down, each with the fields of `SitePage`."""
    path.write_text(json.dumps(list(pages)), encoding="utf-8")


def read_pages(path: Path) -> tuple[SitePage, ...]:
    """The pages as they were written down, those of the menu first."""
    entries = json.loads(path.read_text(encoding="utf-8"))
    return tuple(SitePage(**{**entry, "parts": tuple(entry["parts"])}) for entry in entries)


def make_chapters(pages: Iterable[SitePage]) -> tuple[Chapter, ...]:
    """The chapters in the order of the menu, single actors and sources behind their index pages, the sources last."""
    placed = [(level, page) for level, page in _placed(pages) if page.source not in LEFT_OUT]
    placed.sort(key=lambda entry: entry[1].folder == SOURCES)
    return tuple(Chapter(f"c{number}", level, page, _parsed(page)) for number, (level, page) in enumerate(placed, 1))


def resolve(page: SitePage, href: str) -> tuple[str, str]:
    """Where a link of a page leads: an address from the root of the site, and an anchor there.

    What leads to another site, or nowhere, comes back as it is, with its scheme, and no anchor.
    """
    try:
        parts = urlsplit(urljoin(SITE + page.url, href))
    except ValueError:
        return "unknown:", ""
    if parts.scheme != "file" or parts.netloc:
        return f"https:{href}" if href.startswith("//") else href.strip(), ""
    return unquote(parts.path).lstrip("/"), unquote(parts.fragment)


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
    """Pages in the order in which their index names them, those that it does not name last."""
    order: dict[str, int] = {}
    for link in _parsed(index).iterfind(".//a[@href]"):
        order.setdefault(resolve(index, link.get("href"))[0], len(order))
    return sorted(pages, key=lambda page: order.get(unquote(page.url), len(order)))


def _parsed(page: SitePage) -> html.HtmlElement:
    return html.fragment_fromstring(page.content, create_parent="section")
