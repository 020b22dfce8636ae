"""The index that the theme's search reads: a claim is found once, at the line that is its home.

The theme indexes a page by its headings. Here each line that cites a passage is an entry of its
own, so that a result opens the line; a passage that an earlier entry cites makes no second one. In
the hidden field `also` stand the plain spellings of words and numbers ("erdogan", "280000"); the
script of the pages asks for words in their plain spelling.
"""

import json
import re
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

from lxml import etree, html
from lxml.html import HtmlElement

from generator.spelling import plain

INDEX = "search/search_index.json"
ALSO = "also"  # the field of plain spellings
# In the theme a word of a title counts as much as this, which puts a page named by one of the words
# that are looked for before the line that has them all; pages are put forward without that.
THEMES_BOOST, TITLE_BOOST = 1000, 1
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LINES = ("p", "li", "tr", "dt", "dd")
UNSAID = ("svg", "script", "style", "sup", "button", "nav", "form")  # what is no word of the page
UNSAID_CLASSES = {"footnote", "headerlink", "tools"}
# What names a passage: its mark, the note of it, its place on the page of its source.
PASSAGE = re.compile(r"(?:^|#)(?:fnref\d*:|fn:|p-)([0-9a-f]{8})")
# Pages that mostly name what stands on others: the further behind, the more.
LATER = (
    re.compile(r"(?:actors|relations|figures|places)\b"),
    re.compile(r"$|index\.html$|(?:stories|changes|sources|data)\b"),
)
WORD = re.compile(r"[^\W_][^\s]*[^\W_]|[^\W_]")
DIGITS_APART = re.compile(r"(?<=\d)[,.  '’](?=\d{3}(?!\d))")
NUMBER = re.compile(r"\d{1,3}(?:[,.  '’]\d{3})+(?!\d)")


class IndexedLine(NamedTuple):
    """A line of a page: its words, the heading above it, and where it stands."""

    words: str
    heading: str
    anchor: str
    passages: frozenset[str]
    is_home: bool  # whether it has a mark of its own, and does not only lead to a line that has
    is_menu: bool  # whether all its words are links, and it cites nothing


def read_lines(page: str) -> list[IndexedLine]:
    """Read the lines of a page's HTML: its outermost paragraphs, items and rows, in order."""
    lines: list[IndexedLine] = []
    heading = above = ""  # the words of the heading above, and its place
    tree = html.fragment_fromstring(page, create_parent="div")
    for element in _outermost(tree):
        line = _read_line(element, heading, above)
        if element.tag in HEADINGS:
            heading, above = line.words, element.get("id", "")
        elif line.words:
            lines.append(line)
    return lines


def _read_line(element: HtmlElement, heading: str, above: str) -> IndexedLine:
    """Read a line below a heading, with the place of that."""
    texts = list(_texts(element))
    ids, addresses = (element.xpath(f"descendant-or-self::*/@{name}") for name in ("id", "href"))
    found = map(PASSAGE.search, (*ids, *addresses))
    passages = frozenset(each[1] for each in found if each)
    unlinked = any(map(str.isalpha, "".join(text for text, linked in texts if not linked)))
    return IndexedLine(
        words=" ".join("".join(text for text, _ in texts).split()),
        heading=heading,
        anchor=element.get("id") or next(filter(None, ids), above),
        passages=passages,
        is_home=any(address.startswith("#fn:") for address in addresses),
        is_menu=not passages and not unlinked,
    )


def _outermost(element: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the headings and lines inside an element that stand in no other, but those hidden."""
    for child in element.iterchildren(etree.Element):
        if child.tag in HEADINGS + LINES and not _is_unsaid(child):
            yield child
        elif not _is_unsaid(child):
            yield from _outermost(child)


def _texts(element: HtmlElement, linked: bool = False) -> Iterator[tuple[str, bool]]:
    """Yield the words in an element, and of each piece whether it is in a link."""
    linked = linked or element.tag == "a"
    yield element.text or "", linked
    for child in element:
        if isinstance(child.tag, str) and not _is_unsaid(child):
            yield from _texts(child, linked)
        yield " " * (child.tag in ("td", "th", "p", "li")) + (child.tail or ""), linked


def _is_unsaid(element: HtmlElement) -> bool:
    """Whether the words in an element are none to look for; a cell to the right holds a count."""
    if element.tag in UNSAID or element.get("data-search-exclude") is not None:
        return True
    is_count = element.tag == "td" and "right" in element.get("style", "")
    return is_count or not UNSAID_CLASSES.isdisjoint(element.get("class", "").split())


class SearchPage(NamedTuple):
    """A page as the search finds it; `about` is what its front matter says of the search."""

    address: str
    title: str
    html: str
    about: dict


def write_index(site: Path, pages: Iterable[SearchPage]) -> None:
    """Shape the index that the theme has written into the site; nothing where it wrote none."""
    path = site / INDEX
    if not path.is_file():
        return
    index = json.loads(path.read_text(encoding="utf-8"))
    fields = index["config"]["fields"]
    fields[ALSO] = {"boost": 1.0}
    if fields.get("title") == {"boost": THEMES_BOOST}:
        fields["title"] = {"boost": TITLE_BOOST}
    index["docs"] = list(_entries(pages))
    written = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    path.write_text(written, encoding="utf-8")


def _entries(pages: Iterable[SearchPage]) -> Iterator[dict]:
    """Give the entries, those of a page behind that of the page itself, as the theme expects."""
    shown = [page for page in pages if not page.about.get("exclude")]
    read = [(page, read_lines(page.html)) for page in sorted(shown, key=_rank)]
    at_home = {
        passage for _, lines in read for line in lines if line.is_home for passage in line.passages
    }
    cited: set[str] = set()
    for page, lines in read:
        yield _entry(page, page.address, page.title, text="")
        for (anchor, heading), texts in _texts_to_find(lines, cited, at_home).items():
            text = "".join(f"<p>{escape(words, quote=False)}</p>" for words in texts)
            yield _entry(page, f"{page.address}#{anchor}", heading or page.title, text)


def _texts_to_find(
    lines: Iterable[IndexedLine], cited: set[str], at_home: set[str]
) -> dict[tuple[str, str], list[str]]:
    """Give the lines of a page by their places, but those told elsewhere; they join the `cited`."""
    places: dict[tuple[str, str], list[str]] = {}
    for line in lines:
        told = cited if line.is_home else cited | at_home
        if line.is_menu or (line.passages and line.passages <= told):
            continue
        cited |= line.passages
        places.setdefault((line.anchor or "__top", line.heading), []).append(line.words)
    return places


def _rank(page: SearchPage) -> int:
    """Say how far behind a page stands among those that may be the home of a line."""
    found = (number for number, pages in enumerate(LATER, 1) if pages.match(page.address))
    return next(found, 0)


def _entry(page: SearchPage, address: str, title: str, text: str) -> dict:
    entry = {"location": address, "title": escape(title, quote=False), "text": text}
    if also := _plain_spellings(f"{title} {text}"):
        entry[ALSO] = also
    if "boost" in page.about:
        entry["boost"] = page.about["boost"]
    return entry


def _plain_spellings(text: str) -> str:
    """Give the plain spellings of a text's words and numbers that are written otherwise.

    >>> _plain_spellings("Erdoğan named 280,000")
    'erdogan 280000'
    """
    words = (word for word in WORD.findall(text) if not word.isascii())
    found = [plain(word) for word in words if plain(word) != word.casefold()]
    found += [DIGITS_APART.sub("", number) for number in NUMBER.findall(text)]
    return " ".join(dict.fromkeys(found))
