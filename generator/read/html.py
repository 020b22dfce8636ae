"""A saved web page to plain text: trafilatura finds the article in it, and what the page says of itself.

Nothing is fetched, and nothing is guessed: a date counts only where the page's metadata give it, since a date out of
the running text, or of an update, would move every "on Thursday".
"""

import codecs
import re
from datetime import date

from generator.errors import UserError
from generator.read.metadata import Metadata, is_web_address
from generator.read.text import Draft, clean_line

DECLARED = re.compile(rb"<meta[^>]{0,200}?\bcharset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
CODE_PAGE = re.compile(r"iso8859|cp\d|koi8|gb|big5|shift_jis|euc|mac|tis")  # no "hex" or "unicode_escape"
HEAD = 4096  # bytes in which a page declares its encoding: HTML asks for it in 1024, pages are careless
PAGE_LANGUAGE = re.compile(r"<html\b[^>]{0,500}?\blang\s*=\s*[\"']?([a-z]{2,3})\b", re.IGNORECASE)
LIST_MARK = re.compile(r"^- ", re.MULTILINE)  # trafilatura's own
DATE_SEARCH = {"original_date": True, "extensive_search": False}


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

    page = bare_extraction(text, include_comments=False, with_metadata=True, date_extraction_params=DATE_SEARCH)
    if page is None or not (page.text or "").strip():
        raise UserError(f"{where}: no article text found in the page. Save the text as .txt instead")
    body = LIST_MARK.sub("", page.text).replace("\n", "\n\n")  # it writes a paragraph a line
    language = PAGE_LANGUAGE.search(text[:HEAD])
    return Draft(body, metadata=_metadata(page), language=language[1].lower() if language else "")


def _metadata(page) -> Metadata:
    return Metadata(
        title=clean_line(page.title or ""),
        published=date.fromisoformat(page.date) if page.date else None,
        author=clean_line(page.author or ""),
        publisher=clean_line(page.sitename or ""),
        url=page.url if page.url and is_web_address(page.url) else "",
        licence=clean_line(page.license or ""),
    )
