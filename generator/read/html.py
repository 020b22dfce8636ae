"""A saved web page to plain text: trafilatura finds the article and what the page says of itself.

Nothing is fetched. Day and author are found in `page`: trafilatura's own are also those of a
related story, of the running text or of a template, and a wrong day would move every "on Thursday".
"""

import codecs
import re
from copy import deepcopy
from datetime import date

from lxml.html import HtmlElement

from generator.errors import UserError
from generator.read.draft import Draft, FileReader
from generator.read.encoding import decode
from generator.read.metadata import Metadata, is_web_address
from generator.read.page.body import complete, find_blocks
from generator.read.page.byline import find_authors
from generator.read.page.embedded import find_embedded
from generator.read.page.furniture import prepare
from generator.read.page.head import About, read_about
from generator.read.page.kind import find_teased, is_walled, name_kind
from generator.read.page.linked_data import same_words
from generator.read.page.posts import write_times
from generator.read.page.publication_day import find_published
from generator.read.page.site_lines import sift
from generator.read.page.tables import write_tables
from generator.read.page.title import find_title, read_heading
from generator.read.page.tree import INSTEAD, check_text, drop_hidden, parse_page
from generator.read.text import clean_line

DECLARED = re.compile(rb"<meta[^>]{0,200}?\bcharset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
# No "hex" or "unicode_escape", which are encodings to Python too.
CODE_PAGE = re.compile(r"iso8859|cp\d|koi8|gb|big5|shift_jis|euc|mac|tis")
# Bytes in which a page declares its encoding: HTML asks for it in 1024, pages are careless.
HEAD = 4096
PAGE_LANGUAGE = re.compile(r"<html\b[^>]{0,500}?\blang\s*=\s*[\"']?([a-z]{2,3})\b", re.IGNORECASE)
LIST_MARK = re.compile(r"^- ", re.MULTILINE)  # trafilatura's own
LONGEST_VALUE = 1_000  # characters of a title or a list of authors; metadata are short
SAVE = "save its text as .txt"
FEWEST_OF_TITLE = 3  # words of a heading; a shorter one may be the site's name
AROUND_TITLES = " |:·»–—-"  # what stands between a title and the name of the site


def read_html(raw: bytes, where: str, encoding: str = "", url: str = "") -> Draft:
    """Read the article of a web page. Raises `UserError` where none is found.

    `encoding` is what the server declares, where one sent the page.
    """
    decoded = decode(raw, where, encoding or declared_encoding(raw))
    tree = parse_page(decoded.text, where)
    if tree is None:
        raise UserError(f"{where}: no article text found in the page. {INSTEAD}")
    metadata, days, about = _metadata(tree, url)  # first: a day may stand in what is hidden
    scripts = find_embedded(about)
    walled, teased = is_walled(tree), find_teased(tree)
    hidden = drop_hidden(tree)
    check_text(tree, where)
    write_tables(tree)
    write_times(tree)
    left_out = prepare(tree)
    paragraphs = _find_paragraphs(tree, metadata.title)
    kept, sifted = sift(paragraphs, (*metadata.author.split("; "), read_heading(about)))
    remarks = decoded.remarks
    if scripts.is_more_than(kept):
        kept, sifted = sift(_embedded_paragraphs(scripts.text, where))
        paragraphs = kept
        told = "the page shows less of the article than its data hold, and these were read"
        remarks += (f"{where}: {told} ({scripts.where})",)
    if kind := name_kind(metadata.title, paragraphs, teased=teased, is_walled=walled):
        raise UserError(f"{where}: {kind}. Open the article in your browser, and {SAVE}")
    if not kept:
        raise UserError(f"{where}: no article text found in the page. {INSTEAD}")
    words = sum(len(paragraph.split()) for paragraph in kept)
    if hidden > words:
        told = f"{hidden} words of the page are hidden from its readers, and {words} were read"
        remarks += (f"{where}: {told}. If the article lacks its end, {SAVE}",)
    language = PAGE_LANGUAGE.search(decoded.text[:HEAD])
    return Draft(
        "\n\n".join(kept),
        metadata=metadata,
        language=language[1].lower() if language else "",
        left_out=(*left_out, *sifted),
        remarks=remarks,
        days=days,
    )


def _find_paragraphs(tree: HtmlElement, title: str) -> list[str]:
    """Find the paragraphs of the article that a page shows."""
    from trafilatura import bare_extraction  # slow to import: only a folder with web pages waits

    whole = deepcopy(tree)  # trafilatura takes its own apart
    page = bare_extraction(tree, include_comments=False, with_metadata=False)
    # trafilatura writes a paragraph a line.
    found = LIST_MARK.sub("", page.text or "").strip().split("\n") if page else []
    return complete([line for line in found if line], whole, title)


def _embedded_paragraphs(text: str, where: str) -> list[str]:
    """Give the paragraphs of a text in a page's data, which is HTML or lines."""
    if "<" in text:
        return _fragment_paragraphs(text, where)
    return [line for line in map(clean_line, text.split("\n")) if line]


def read_fragment(html: str, where: str) -> str:
    """The text of a piece of HTML that is an article's alone: its paragraphs, tables and lists."""
    return "\n\n".join(sift(_fragment_paragraphs(html, where))[0])


def _fragment_paragraphs(html: str, where: str) -> list[str]:
    tree = parse_page(f"<html><body><article>{html}</article></body></html>", where)
    if tree is None:
        return []
    drop_hidden(tree)
    check_text(tree, where)
    write_tables(tree)
    prepare(tree)
    return [block.text for block in find_blocks(tree)]


# A page carries scripts and pictures along.
READER = FileReader(read_html, largest=8_000_000, packages=("trafilatura", "lxml"))


def declared_encoding(raw: bytes) -> str:
    """Give the encoding that the page declares; "" for none, or for one that is not known."""
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


def _metadata(tree: HtmlElement, url: str) -> tuple[Metadata, tuple[date, ...], About]:
    """Give what the page says of itself, and the days that may be its own where none is sure."""
    from trafilatura.metadata import extract_metadata

    page = extract_metadata(deepcopy(tree), default_url=url or None)
    address = page.url if page.url and is_web_address(page.url) else url
    site = _value(page.sitename)
    about = read_about(tree, page_title(tree), address)
    title = _value(find_title(about, publisher=site))
    # The title of a page without one is often the site's name behind a bar.
    is_only_the_site = title.strip(AROUND_TITLES) == site
    found = find_published(about)
    metadata = Metadata(
        title="" if is_only_the_site else title,
        published=found.day,
        author=_value(find_authors(about, publisher=site)),
        publisher=site,
        url=address,
        licence=_value(page.license),
    )
    return metadata, found.seen, about


def _value(found: str | None) -> str:
    return clean_line(found or "")[:LONGEST_VALUE].strip()


def page_title(tree: HtmlElement) -> str:
    """Give the title that the page gives to those who link to it, or that of its window.

    Of the two it is the one that a heading shows, as the first is also made for other sites.
    """
    places = ("//meta[@property='og:title']/@content", "//head/title/text()", "//title/text()")
    titles = [title for place in places for title in tree.xpath(place) if title.strip()]
    headings = [heading.text_content() for heading in tree.iter("h1")]
    long = [heading for heading in headings if len(heading.split()) >= FEWEST_OF_TITLE]
    shown = (title for title in titles if any(same_words(title, each) for each in long))
    return next(shown, next(iter(titles), ""))
