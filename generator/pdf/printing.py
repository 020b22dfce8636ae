"""The document as PDF.

A browser prints it twice: none knows on which page a heading stands before it has printed it, and
the contents are to say so.
"""

import io
import re
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from pypdf.generic import Destination, Fit

from generator.config import Config
from generator.errors import UserError
from generator.pdf.browser import print_page
from generator.pdf.printed_document import ContentsLine, make_document
from generator.pdf.site_pages import read_pages

PAGE = "print.html"  # in the built site, where its pictures and style sheets are found
OLDEST = 131  # the first version of Chromium that prints page numbers of a page's own making
PRINTINGS = 4  # the numbers settle with the second; a third is for contents that grew by a line

# The browser's own count of what is on a page, which names the heads of tables; it may begin
# anywhere.
NODE = re.compile(rb"\(node\d{8}\)")


def print_site(site: Path, pages: Path, config: Config, browser: str) -> bytes:
    """Print a built site as PDF. `pages` is the file with its pages.

    Raises `UserError` where the browser can't do it.
    """
    document = make_document(read_pages(pages), site, config)
    page, numbers = site / PAGE, None
    for _ in range(PRINTINGS):
        page.write_text(document.as_html(), encoding="utf-8")
        reader = PdfReader(io.BytesIO(print_page(browser, page)))
        _check_version(reader, browser)
        places = {
            name.removeprefix("/"): place for name, place in reader.named_destinations.items()
        }
        before, numbers = numbers, {id: _page_number(reader, place) for id, place in places.items()}
        if numbers == before:
            break
        document.set_page_numbers(numbers)
    return _with_outline(reader, config.site_name, document.contents, places)


def _with_outline(
    reader: PdfReader,
    title: str,
    contents: tuple[ContentsLine, ...],
    places: dict[str, Destination],
) -> bytes:
    """Give the document with its contents as a viewer shows them at its side.

    The browser would make them too, but some headings twice, and wrapped ones without their spaces.
    The time of printing goes, and nodes are counted anew, so that the same site gives the same
    bytes from the same browser.
    """
    writer = PdfWriter(clone_from=reader)
    writer.metadata = {"/Title": title, "/Producer": _producer(reader)}
    chapter = None
    for line in contents:
        place = places.get(line.id)
        if place is None:
            continue
        item = writer.add_outline_item(
            title=f"{line.number}. {line.text}" if line.number else line.text,
            page_number=_page_number(reader, place) - 1,
            parent=chapter if line.level > 1 else None,
            is_open=False,
            fit=Fit.xyz(left=0, top=place.top),
        )
        if line.level == 1:
            chapter = item
    written = io.BytesIO()
    writer.write(written)
    found = sorted(set(NODE.findall(written.getvalue())))
    nodes = {node: b"(node%08d)" % number for number, node in enumerate(found)}
    return NODE.sub(lambda node: nodes[node[0]], written.getvalue())


def _page_number(reader: PdfReader, place: Destination) -> int:
    return (reader.get_destination_page_number(place) or 0) + 1


def _check_version(reader: PdfReader, browser: str) -> None:
    version = _producer(reader).rpartition("m")[2]
    if version.isdigit() and int(version) < OLDEST:
        raise UserError(
            f"{browser} is version {version}, and numbers no pages. "
            f"Install version {OLDEST} or newer"
        )


def _producer(reader: PdfReader) -> str:
    """Give the program that made the PDF: "Skia/PDF m156", with the version of Chromium."""
    return (reader.metadata.producer if reader.metadata else None) or ""
