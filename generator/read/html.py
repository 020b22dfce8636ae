"""A saved web page to plain text: trafilatura finds the article in it, and what the page says of itself.

Nothing is fetched, and nothing is guessed: the publication date is what the page declares, or the one day that all of
its time elements name. trafilatura's own also takes the date of a related story or one in the running text, and a wrong
day would move every "on Thursday"; no day is said, and soon mended.
"""

import codecs
import re
from datetime import date
from typing import TYPE_CHECKING

from generator.errors import UserError
from generator.read.metadata import EARLIEST, LATEST, Metadata, is_web_address
from generator.read.page_tree import INSTEAD, check_text, drop_hidden, parse_page
from generator.read.text import Draft, clean_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

DECLARED = re.compile(rb"<meta[^>]{0,200}?\bcharset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
CODE_PAGE = re.compile(r"iso8859|cp\d|koi8|gb|big5|shift_jis|euc|mac|tis")  # no "hex" or "unicode_escape"
HEAD = 4096  # bytes in which a page declares its encoding: HTML asks for it in 1024, pages are careless
PAGE_LANGUAGE = re.compile(r"<html\b[^>]{0,500}?\blang\s*=\s*[\"']?([a-z]{2,3})\b", re.IGNORECASE)
LIST_MARK = re.compile(r"^- ", re.MULTILINE)  # trafilatura's own
LONGEST_VALUE = 1_000  # characters of a title or a list of authors; metadata beside an article are short

# What publishers call the publication date in <meta>, the surest first: Open Graph, schema.org, Dublin Core, the rest.
DATE_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "article.published", "datepublished",
    "rnews:datepublished", "dcterms.issued", "dc.date.issued", "dcterms.created", "dc.date.created", "dc.date",
    "dcterms.date", "citation_publication_date", "parsely-pub-date", "sailthru.date", "publication_date",
    "publication-date", "publishdate", "publish_date", "publish-date", "pubdate", "originalpublicationdate", "date",
)  # fmt: skip
LINKED_DATA = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2}|\d{8})(?!\d)")


def declared_encoding(raw: bytes) -> str:
    """The encoding that the page declares, "" for none or one that is not known."""
    match = DECLARED.search(raw[:HEAD])
    return known_encoding(match[1].decode("ascii", errors="replace")) if match else ""


def known_encoding(name: str) -> str:
    """Python's name of an encoding that a page or its server declares, "" where it is not known or tells nothing."""
    try:
        name = codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    if name in ("iso8859-1", "ascii"):
        return "cp1252"  # as the HTML standard reads them
    return name if CODE_PAGE.match(name) else ""


def read_html(text: str, where: str) -> Draft:
    """The article of a web page. Raises `UserError` where none is found."""
    from trafilatura import bare_extraction  # slow to import: only a folder with web pages waits for it

    tree = parse_page(text, where)
    if tree is None:
        raise UserError(f"{where}: no article text found in the page. {INSTEAD}")
    published = _find_published(text, tree)  # first: dates may stand in what is hidden
    drop_hidden(tree)
    check_text(tree, where)
    page = bare_extraction(tree, include_comments=False, with_metadata=True)
    if page is None or not (page.text or "").strip():
        raise UserError(f"{where}: no article text found in the page. {INSTEAD}")
    body = LIST_MARK.sub("", page.text).replace("\n", "\n\n")  # it writes a paragraph a line
    language = PAGE_LANGUAGE.search(text[:HEAD])
    metadata = Metadata(
        title=_find_title(page),
        published=published,
        author=_value(page.author),
        publisher=_value(page.sitename),
        url=page.url if page.url and is_web_address(page.url) else "",
        licence=_value(page.license),
    )
    return Draft(body, metadata=metadata, language=language[1].lower() if language else "")


def _find_title(page) -> str:
    """The title of the article; that of a page without one is often the site's name behind a bar."""
    title, site = _value(page.title), _value(page.sitename)
    return "" if title.strip(" |:·»–—-") == site else title


def _value(found: str | None) -> str:
    return clean_line(found or "")[:LONGEST_VALUE].strip()


def _find_published(text: str, tree: "HtmlElement") -> date | None:
    named = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        named.setdefault(name.lower(), meta.get("content", ""))
    declared = [named[name] for name in DATE_NAMES if name in named]
    days = filter(None, map(_read_day, [*declared, *LINKED_DATA.findall(text)]))
    shown = {_read_day(element.get("datetime", "")) for element in tree.iter("time")} - {None}
    return next(days, None) or (shown.pop() if len(shown) == 1 else None)


def _read_day(written: str) -> date | None:
    """The day as the publisher writes it, in whatever time zone."""
    match = DAY.match(written)
    try:
        day = date.fromisoformat(match[1]) if match else None
    except ValueError:
        return None
    return day if day and EARLIEST <= day.year <= LATEST else None
