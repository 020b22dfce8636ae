"""The lines of a text, whatever it is packed in: an export is read line by line."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from lxml import html
from lxml.etree import ParserError
from lxml.html import HtmlElement

from generator.errors import UserError
from generator.read.document import check_archive, read_document, read_letters
from generator.read.encoding import decode
from generator.read.html import declared_encoding
from generator.read.page.tree import INLINE, check_size, without_controls
from generator.read.pdf import read_blocks
from generator.read.text import clean_text

PLAIN = (".txt", ".md", ".markdown")
DOCUMENTS = (".rtf", ".odt")
PAGES = (".htm", ".html")
# What a page has that is an export: no other is read line by line, since that takes its time.
OF_EXPORTS = re.compile(rb"\bHD\b|[Ee]nd of [Dd]ocument|\d of \d+ DOCUMENTS|Document [A-Z]{4}")
# Names of fields that stand in a column of their own, as Factiva prints them.
COLUMN = re.compile(r"^HD$(?s:.)*^(?:LP|TD)$", re.MULTILINE)
CELL = "\t"  # between the cells of a row


@lru_cache(maxsize=1)  # each kind asks for them
def read_lines(raw: bytes, where: str, ending: str) -> tuple[str, ...]:
    """Read the lines of a file, without indentation; an empty one parts paragraphs.

    There are none in a file that is damaged: whoever reads it as an article will say so.
    """
    try:
        text = _read_text(raw, where, ending)
    except UserError:
        return ()
    lines = [line.strip(" ") for line in text.replace("\u00a0", " ").split("\n")]
    if ending in (*PLAIN, ".pdf") and "" in lines[:-1]:
        return tuple(lines)
    return tuple(chain.from_iterable((line, "") for line in lines))


def write_paragraphs(lines: Sequence[str]) -> str:
    """Join lines to a text, in which blank lines part paragraphs."""
    return clean_text("\n".join(lines))


def _read_text(raw: bytes, where: str, ending: str) -> str:
    if ending in PLAIN:
        return decode(raw, where).text
    if ending in PAGES and not OF_EXPORTS.search(raw):
        return ""
    if ending in PAGES:
        return _read_page(raw, where)
    if ending == ".pdf":
        text = read_blocks(raw, where)
        return read_blocks(raw, where, across=True) if COLUMN.search(text) else text
    if ending == ".docx":
        check_archive(raw, where)
        return "\n\n".join(read_letters(raw))
    if ending in DOCUMENTS:
        text = read_document(raw, where).text
        return text.replace("|", CELL) if ending == ".rtf" else text
    return ""


def _read_page(raw: bytes, where: str) -> str:
    text = without_controls(decode(raw, where, declared_encoding(raw)).text)
    check_size(text, where)
    try:
        tree = html.document_fromstring(text)
    except (ParserError, ValueError) as error:  # nothing in it; an encoding in its first line
        raise UserError(f"{where}: no page ({error})") from error
    for element in list(tree.iter("script", "style", "head")):
        element.drop_tree()
    return "".join(_texts(tree))


def _texts(element: HtmlElement) -> Iterator[str]:
    """Yield the text of an element; a block ends a line, a cell a part of one."""
    if not isinstance(element.tag, str):
        return
    if element.tag == "br":
        yield "\n"
    yield " ".join((element.text or "").split("\n"))
    for child in element:
        yield from chain(_texts(child), (" ".join((child.tail or "").split("\n")),))
    if element.tag in ("td", "th"):
        yield CELL
    elif element.tag not in INLINE | {"br"}:
        yield "\n"
