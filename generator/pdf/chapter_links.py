"""Ids and links of pages that become chapters of one document.

Each id stands once, and a link from page to page leads to a chapter.
"""

import re
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from lxml import etree, html

from generator.pdf.chapters import Chapter
from generator.pdf.site_pages import resolve
from generator.render.words import Words

PAGE_OF = "data-page-of"  # an element to be filled with the page on which this id stands
# As wide as most numbers, so that the last printing breaks its pages as the first did.
UNKNOWN_PAGE = "00"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LINKS = ("href", "xlink:href")
REFERENCES = ("aria-controls", "aria-describedby", "aria-labelledby", "for", "headers")
DRAWN_WITH = re.compile(r"url\(\s*['\"]?#([^)'\"]*)['\"]?\s*\)")
ELSEWHERE = ("http", "https", "mailto")

# New ids by the address of the page and the id there; "" for the page as a whole.
Ids = dict[tuple[str, str], str]


def link_chapters(chapters: tuple[Chapter, ...], site_url: str, words: Words) -> None:
    """Give every id its own name, and turn links between pages into links between chapters.

    What leads to no chapter leads to the published site, where that is known, or nowhere.
    """
    ids: Ids = {}
    for chapter in chapters:
        ids |= _renamed(chapter)
    for chapter in chapters:
        links = _Links(chapter, ids, site_url)
        for element in chapter.body.iter(etree.Element):
            links.rewrite(element)
        for link in list(chapter.body.iterfind(".//a[@href]")):
            _show_where(link, chapter, words)


def _renamed(chapter: Chapter) -> Ids:
    """Give new ids to a chapter, its headings and what had one."""
    address, _ = resolve(chapter.page, "")
    chapter.body.set("id", chapter.key)
    ids = {(address, ""): chapter.key} if chapter.page.source else {}
    for number, element in enumerate(_named(chapter.body), 1):
        new = f"{chapter.key}-{number}{_ending(element)}"
        ids.setdefault((address, element.get("id", new)), new)
        element.set("id", new)
    return ids


def _named(body: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Yield what in a chapter has an id, or needs one since the contents lead there."""
    for element in body.iter(etree.Element):
        if element is not body and (element.get("id") or element.tag in HEADINGS):
            yield element


def _ending(element: html.HtmlElement) -> str:
    """Give the end of a mark's id, by which the style sheet knows whether its passage is new."""
    if element.tag != "sup":
        return ""
    _, colon, passage = element.get("id", "").partition(":")
    return colon + passage


class _Links:
    """The links of one chapter, rewritten for the document."""

    def __init__(self, chapter: Chapter, ids: Ids, site_url: str):
        self.page, self.ids, self.site_url = chapter.page, ids, site_url
        self.address, _ = resolve(chapter.page, "")

    def rewrite(self, element: html.HtmlElement) -> None:
        """Let the attributes of an element lead where things stand now.

        One that leads nowhere goes.
        """
        for name, value in list(element.attrib.items()):
            new = self._rewritten(name, value)
            if new:
                element.set(name, new)
            elif value:
                del element.attrib[name]

    def _rewritten(self, name: str, value: str) -> str:
        if name in LINKS:
            return self._target(value)
        if name == "src" and not value.startswith("data:"):
            address, _ = resolve(self.page, value)
            return quote(address, safe="/:")
        if name in REFERENCES:
            return " ".join(filter(None, map(self._here, value.split())))
        return DRAWN_WITH.sub(lambda found: f"url(#{self._here(found[1])})", value)

    def _here(self, id: str) -> str:
        """Give the new name of an id of this page."""
        return self.ids.get((self.address, id), "")

    def _target(self, href: str) -> str:
        """Tell where a link leads on paper; "" for nowhere."""
        address, anchor = resolve(self.page, href)
        found = self.ids.get((address, anchor)) or self.ids.get((address, ""))
        if found:
            return f"#{found}"
        if scheme := _scheme(address):
            return address if scheme in ELSEWHERE else ""
        if not self.site_url:
            return ""
        mark = f"#{quote(anchor)}" if anchor else ""
        return f"{self.site_url}{quote(address)}{mark}"


def _show_where(link: html.HtmlElement, chapter: Chapter, words: Words) -> None:
    """Add what a click would tell: an address outside, or the page of a reference by itself."""
    href, text = link.get("href"), link.text_content().strip()
    if not href.startswith("#"):
        kind = "bare" if href.endswith(text) else "outside"
        link.set("class", f"{link.get('class', '')} {kind}".strip())
        return
    parent = link.getparent()
    leads_out = href[1:].partition("-")[0] != chapter.key
    is_alone = parent.tag == "p" and len(parent) == 1 and parent.text_content().strip() == text
    if leads_out and is_alone:
        link.tail = None
        parent.append(_page_reference(href[1:], words))
        parent.set("class", "reference")


def _page_reference(id: str, words: Words) -> html.HtmlElement:
    """Give the words that name the page of an id, to be filled in when it is known."""
    before, _, after = words.plain("pdf.page", page="\0").partition("\0")
    number = html.Element("span", {PAGE_OF: id})
    number.text, number.tail = UNKNOWN_PAGE, after
    where = html.Element("span", {"class": "where"})
    where.text = before
    where.append(number)
    return where


def _scheme(address: str) -> str:
    try:
        return urlsplit(address).scheme
    except ValueError:
        return "unknown"
