"""The whole briefing as one printed document.

The pages of a built site become chapters of one HTML page, which a browser prints. It prints twice: no browser knows
on which page a heading stands before it has printed it, and the contents are to say so.
"""

import io
from pathlib import Path

from lxml import html
from pypdf import PdfReader

from generator.browser import print_page
from generator.config import Config
from generator.errors import UserError
from generator.pdf.document import make_document, set_page_numbers
from generator.pdf.pages import read_pages

PAGE = "print.html"  # in the built site, where its pictures and style sheets are found
OLDEST = 131  # the first version of Chromium that prints page numbers of a page's own making
PRINTINGS = 4  # the numbers settle with the second; a third is for contents that grew by a line


def print_site(site: Path, pages: Path, config: Config, browser: str) -> bytes:
    """A built site as PDF. `pages` is the file with its pages.

    Raises `UserError` where the browser can't do it.
    """
    document = make_document(read_pages(pages), site, config)
    page, numbers = site / PAGE, None
    for _ in range(PRINTINGS):
        page.write_text(html.tostring(document, doctype="<!doctype html>", encoding="unicode"), encoding="utf-8")
        printed = print_page(browser, page)
        before, numbers = numbers, _page_numbers(printed, browser)
        if numbers == before:
            break
        set_page_numbers(document, numbers)
    return printed


def _page_numbers(printed: bytes, browser: str) -> dict[str, int]:
    """The page on which each id stands that something links to."""
    reader = PdfReader(io.BytesIO(printed))
    producer = reader.metadata.producer if reader.metadata else None  # "Skia/PDF m156"
    version = (producer or "").rpartition("m")[2]
    if version.isdigit() and int(version) < OLDEST:
        raise UserError(f"{browser} is version {version}, and numbers no pages. Install version {OLDEST} or newer")
    found = reader.named_destinations
    return {name.removeprefix("/"): reader.get_destination_page_number(place) + 1 for name, place in found.items()}
