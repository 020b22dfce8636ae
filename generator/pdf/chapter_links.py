"""Ids and links of pages that become chapters of one document: each id once, a link from page to page inside it."""

import re
from urllib.parse import quote, urlsplit

from lxml import etree, html

from generator.pdf.chapters import Chapter
from generator.pdf.site_pages import resolve
from generator.render.words import Words

PAGE_OF = "data-page-of"  # an element to be filled with the page on which this id stands
UNKNOWN_PAGE = "00"  # as wide as most numbers, so that the last printing breaks its pages as the first did
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
        for element in chapter.body.iter(etree.Element):
            _rewrite(element, chapter, ids, site_url)
        for link in list(chapter.body.iterfind(".//a[@href]")):
            _show_where(link, chapter, words)


def _renamed(chapter: Chapter) -> Ids:
    address, _ = resolve(chapter.page, "")
    chapter.body.set("id", chapter.key)
    ids = {(address, ""): chapter.key} if chapter.page.source else {}
    named = (found for found in chapter.body.iter(etree.Element) if found.get("id") or found.tag in HEADINGS)
    for number, element in enumerate((found for found in named if found is not chapter.body), 1):
        # The style sheet knows by the end of a mark's id whether its passage is new.
        _, colon, passage = element.get("id", "").partition(":") if element.tag == "sup" else ("", "", "")
        new = f"{chapter.key}-{number}{colon}{passage}"
        ids.setdefault((address, element.get("id", new)), new)
        element.set("id", new)
    return ids


def _rewrite(element: html.HtmlElement, chapter: Chapter, ids: Ids, site_url: str) -> None:
    address, _ = resolve(chapter.page, "")
    for name, value in list(element.attrib.items()):
        if name in LINKS:
            new = _target(value, chapter, ids, site_url)
        elif name == "src" and not value.startswith("data:"):
            new = quote(resolve(chapter.page, value)[0], safe="/:")
        elif name in REFERENCES:
            new = " ".join(filter(None, (ids.get((address, id)) for id in value.split())))
        else:
            new = DRAWN_WITH.sub(lambda found: f"url(#{ids.get((address, found[1]), '')})", value)
        if new:
            element.set(name, new)
        elif value:
            del element.attrib[name]


def _target(href: str, chapter: Chapter, ids: Ids, site_url: str) -> str:
    """Where a link leads on paper; "" for nowhere."""
    address, anchor = resolve(chapter.page, href)
    found = ids.get((address, anchor)) or ids.get((address, ""))
    if found:
        return f"#{found}"
    if _scheme(address):
        return address if _scheme(address) in ELSEWHERE else ""
    return f"{site_url}{quote(address)}{anchor and f'#{quote(anchor)}'}" if site_url else ""


def _show_where(link: html.HtmlElement, chapter: Chapter, words: Words) -> None:
    """Add what a click would tell: the address outside, and the page of a reference that stands by itself."""
    href, text = link.get("href"), link.text_content().strip()
    if not href.startswith("#"):
        link.set("class", f"{link.get('class', '')} {'bare' if href.endswith(text) else 'outside'}".strip())
        return
    parent = link.getparent()
    alone = parent.tag == "p" and len(parent) == 1 and parent.text_content().strip() == text
    if not alone or href[1:].partition("-")[0] == chapter.key:
        return
    before, _, after = words.plain("pdf.page", page="\0").partition("\0")
    number = html.Element("span", {PAGE_OF: href[1:]})
    number.text, number.tail = UNKNOWN_PAGE, after
    where = html.Element("span", {"class": "where"})
    where.text = before
    where.append(number)
    link.tail = None
    parent.append(where)
    parent.set("class", "reference")


def _scheme(address: str) -> str:
    try:
        return urlsplit(address).scheme
    except ValueError:
        return "unknown"
