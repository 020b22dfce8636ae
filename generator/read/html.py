"""A saved web page to plain text: trafilatura finds the article and what the page says of itself.

Nothing is fetched, and nothing is guessed: the publication date is what the page declares, or the
one day that all of its time elements name. trafilatura's own also takes the date of a related story
or one in the running text, and a wrong day would move every "on Thursday"; that no day is known is
said, and soon mended.
"""

import codecs
import re
from datetime import date
from typing import TYPE_CHECKING

from generator.errors import UserError
from generator.read.draft import Draft, FileReader
from generator.read.encoding import decode
from generator.read.metadata import EARLIEST, LATEST, Metadata, is_web_address
from generator.read.page_tree import INSTEAD, check_text, drop_hidden, parse_page
from generator.read.text import clean_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

DECLARED = re.compile(rb"<meta[^>]{0,200}?\bcharset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
# No "hex" or "unicode_escape", which are encodings to Python too.
CODE_PAGE = re.compile(r"iso8859|cp\d|koi8|gb|big5|shift_jis|euc|mac|tis")
# Bytes in which a page declares its encoding: HTML asks for it in 1024, pages are careless.
HEAD = 4096
PAGE_LANGUAGE = re.compile(r"<html\b[^>]{0,500}?\blang\s*=\s*[\"']?([a-z]{2,3})\b", re.IGNORECASE)
LIST_MARK = re.compile(r"^- ", re.MULTILINE)  # trafilatura's own
LONGEST_VALUE = 1_000  # characters of a title or a list of authors; metadata are short
AROUND_TITLES = " |:·»–—-"  # what stands between a title and the name of the site

# What publishers call the publication date in <meta>, the surest first: Open Graph, schema.org,
# Dublin Core, the rest.
DATE_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time",
    "article.published", "datepublished", "rnews:datepublished", "dcterms.issued", "dc.date.issued",
    "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "citation_publication_date",
    "parsely-pub-date", "sailthru.date", "publication_date", "publication-date", "publishdate",
    "publish_date", "publish-date", "pubdate", "originalpublicationdate", "date",
)  # fmt: skip
LINKED_DATA = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2}|\d{8})(?!\d)")


def read_html(raw: bytes, where: str, encoding: str = "") -> Draft:
    """Read the article of a web page. Raises `UserError` where none is found.

    `encoding` is what the server declares, where one sent the page.
    """
    from trafilatura import bare_extraction  # slow to import: only a folder with web pages waits

    decoded = decode(raw, where, encoding or declared_encoding(raw))
    tree = parse_page(decoded.text, where)
    if tree is None:
        raise UserError(f"{where}: no article text found in the page. {INSTEAD}")
    published = _find_published(decoded.text, tree)  # first: dates may stand in what is hidden
    drop_hidden(tree)
    check_text(tree, where)
    page = bare_extraction(tree, include_comments=False, with_metadata=True)
    if page is None or not (page.text or "").strip():
        raise UserError(f"{where}: no article text found in the page. {INSTEAD}")
    # trafilatura writes a paragraph a line.
    body = LIST_MARK.sub("", page.text).replace("\n", "\n\n")
    metadata = _metadata(page, published)
    language = _declared_language(decoded.text)
    return Draft(body, metadata=metadata, language=language, remarks=decoded.remarks)


# A page carries scripts and pictures along.
READER = FileReader(read_html, largest=8_000_000)


def declared_encoding(raw: bytes) -> str:
    """The encoding that the page declares; "" for none, or for one that is not known."""
    match = DECLARED.search(raw[:HEAD])
    return known_encoding(match[1].decode("ascii", errors="replace")) if match else ""


def known_encoding(name: str) -> str:
    """Python's name of an encoding that a page or its server declares.

    "" where the encoding is not known or its name tells nothing.
    """
    try:
        name = codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    if name in ("iso8859-1", "ascii"):
        return "cp1252"  # as the HTML standard reads them
    return name if CODE_PAGE.match(name) else ""


def _declared_language(text: str) -> str:
    match = PAGE_LANGUAGE.search(text[:HEAD])
    return match[1].lower() if match else ""


def _metadata(page: "Document", published: date | None) -> Metadata:
    """What trafilatura finds of the page's own metadata."""
    title, site = _value(page.title), _value(page.sitename)
    # The title of a page without one is often the site's name behind a bar.
    is_only_the_site = title.strip(AROUND_TITLES) == site
    return Metadata(
        title="" if is_only_the_site else title,
        published=published,
        author=_value(page.author),
        publisher=site,
        url=page.url if page.url and is_web_address(page.url) else "",
        licence=_value(page.license),
    )


def _value(found: str | None) -> str:
    return clean_line(found or "")[:LONGEST_VALUE].strip()


def _find_published(text: str, tree: "HtmlElement") -> date | None:
    """The day of publication that the page declares, or else the one day that it shows."""
    named = _named_values(tree)
    declared = [named[name] for name in DATE_NAMES if name in named]
    for written in (*declared, *LINKED_DATA.findall(text)):
        if day := _read_day(written):
            return day
    shown = {_read_day(element.get("datetime", "")) for element in tree.iter("time")} - {None}
    return shown.pop() if len(shown) == 1 else None


def _named_values(tree: "HtmlElement") -> dict[str, str]:
    """What the page's <meta> elements say, by their names; the first of two counts."""
    named: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        named.setdefault(name.lower(), meta.get("content", ""))
    return named


def _read_day(written: str) -> date | None:
    """The day as the publisher writes it, in whatever time zone."""
    match = DAY.match(written)
    if not match:
        return None
    try:
        day = date.fromisoformat(match[1])
    except ValueError:
        return None
    return day if EARLIEST <= day.year <= LATEST else None
