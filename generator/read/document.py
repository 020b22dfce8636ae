"""A document of a word processor: .docx, .odt or .rtf, as paragraphs, with tables as lines."""

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from generator.errors import UserError
from generator.read.draft import Draft, FileReader, need
from generator.read.page.furniture import prepare
from generator.read.page.tables import write_tables
from generator.read.page.tree import check_text
from generator.read.text import clean_line

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

LARGEST_UNPACKED = 50_000_000  # bytes; a report of 200 pages has 3 MB of XML, its pictures more
BLOCKS = ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6")
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, TABLE = f"{{{ODF}text:1.0}}", f"{{{ODF}table:1.0}}"
AS_TEXT = "Open it, and save its text as .txt"


def read_document(raw: bytes, where: str) -> Draft:
    """Read a document. Raises `UserError` for one that is damaged, empty or too large unpacked."""
    if raw.startswith(b"{\\rtf"):
        return Draft(_read_rtf(raw, where))
    names = check_archive(raw, where)
    if "content.xml" in names:
        blocks = _read_odt(raw, where)
    elif "word/document.xml" in names:
        blocks = _read_docx(raw, where)
    else:
        raise UserError(f"{where}: not a text document. {AS_TEXT}")
    blocks = [(tag, text) for tag, text in blocks if text]
    begins_with_title = bool(blocks) and blocks[0][0] == "h1"
    title = blocks[0][1] if begins_with_title else ""
    return Draft("\n\n".join(text for _, text in blocks), title=title)


READER = FileReader(read_document, largest=20_000_000, packages=("mammoth", "striprtf", "lxml"))


def check_archive(raw: bytes, where: str) -> set[str]:
    """The names of the files in a document. Raises `UserError` for one too large unpacked."""
    try:
        with ZipFile(BytesIO(raw)) as archive:
            files = archive.infolist()
    except (BadZipFile, ValueError) as error:
        raise UserError(f"{where}: damaged, or no document. {AS_TEXT}") from error
    if sum(file.file_size for file in files) > LARGEST_UNPACKED:
        raise UserError(f"{where}: more than {LARGEST_UNPACKED / 1e6:g} MB unpacked. {AS_TEXT}")
    return {file.filename for file in files}


def _read_rtf(raw: bytes, where: str) -> str:
    text = need("striprtf.striprtf", where).rtf_to_text(raw.decode("latin-1"), errors="replace")
    return text.replace("\n", "\n\n")


def _read_docx(raw: bytes, where: str) -> list[tuple[str, str]]:
    from lxml import html

    mammoth = need("mammoth", where)
    try:
        made = mammoth.convert_to_html(BytesIO(raw), convert_image=lambda image: []).value
    except Exception as error:  # a damaged file may fail anywhere inside
        if blocks := _read_letters(raw):
            return blocks
        raise UserError(f"{where}: damaged ({type(error).__name__}). {AS_TEXT}") from error
    tree = html.fromstring(f"<html><body>{made}</body></html>")
    for note in tree.xpath("//li[starts-with(@id,'footnote') or starts-with(@id,'endnote')]"):
        note.drop_tree()
    check_text(tree, where)
    write_tables(tree)
    prepare(tree)
    return [(element.tag, _line(element)) for element in tree.iter(*BLOCKS)]


def _read_letters(raw: bytes) -> list[tuple[str, str]]:
    """The paragraphs of a document that lacks what says how it is made up; none where it has none.

    Programs that write documents in a hurry leave that out.
    """
    try:
        tree = _parse_part(raw, "word/document.xml")
    except Exception:  # damaged as a whole, which the caller says
        return []
    paragraphs = tree.xpath("//*[local-name()='p']")
    texts = (paragraph.xpath(".//*[local-name()='t']/text()") for paragraph in paragraphs)
    return [("p", clean_line("".join(pieces))) for pieces in texts if pieces]


def _line(element: "HtmlElement") -> str:
    """The text of a block without that of blocks inside it."""
    inner = element.xpath(".//p|.//li")
    return "" if inner else clean_line(element.text_content())


def _parse_part(raw: bytes, name: str) -> "_Element":
    """A part of a document as a tree; nothing that it names is followed."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with ZipFile(BytesIO(raw)) as archive:
        return etree.fromstring(archive.read(name), parser)


def _read_odt(raw: bytes, where: str) -> list[tuple[str, str]]:
    from lxml import etree

    try:
        tree = _parse_part(raw, "content.xml")
    except Exception as error:  # a damaged file may fail anywhere inside
        raise UserError(f"{where}: damaged ({type(error).__name__}). {AS_TEXT}") from error
    etree.strip_elements(tree, f"{TEXT}note", f"{TEXT}tracked-changes", with_tail=False)
    for space in tree.iter(f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break"):
        space.tail = f" {space.tail or ''}"
    blocks = []
    for element in tree.iter(f"{TEXT}p", f"{TEXT}h", f"{TABLE}table-row"):
        text = "; ".join(
            filter(None, (clean_line("".join(cell.itertext())) for cell in element))
            if element.tag == f"{TABLE}table-row"
            else (clean_line("".join(element.itertext())),)
        )
        in_cell = next(element.iterancestors(f"{TABLE}table-row"), None) is not None
        level = element.get(f"{TEXT}outline-level", "2")
        blocks.append((f"h{level}" if element.tag == f"{TEXT}h" else "p", "" if in_cell else text))
    return blocks
