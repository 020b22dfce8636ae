"""A document of a word processor: .docx, .odt or .rtf, as paragraphs, with tables as lines."""

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree, html
from lxml.etree import _Element
from lxml.html import HtmlElement

from generator.errors import UserError
from generator.read.draft import Draft, FileReader, need
from generator.read.page.furniture import prepare
from generator.read.page.note_marks import text_before, write_raised
from generator.read.page.tables import write_tables
from generator.read.page.tree import check_text, part_lines
from generator.read.text import clean_line, reads_like_a_title

LARGEST_UNPACKED = 50_000_000  # bytes; a report of 200 pages has 3 MB of XML, its pictures more
BLOCKS = ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6")
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, TABLE, OFFICE, STYLE = (
    f"{{{ODF}{name}:1.0}}" for name in ("text", "table", "office", "style")
)
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VALUE = f"{WORD}val"
HIDDEN = re.compile(rb":(?:vanish|d?strike)\b")
OFF = ("0", "false", "none")  # values that switch a property of letters off
# A group of RTF: the words for how its letters look, and the letters.
GROUP = re.compile(r"\{((?:\\\*?[a-z]+-?\d*+ ?)++)((?:[^{}\\]|\\'[0-9a-f]{2}|\\u-?\d+ ?\??)*+)\}")
SWITCHED = re.compile(
    r"\\(strike|striked1|v|deleted|super)(?![a-z0-9]) ?((?:[^{}\\]|\\'[0-9a-f]{2})*+)"
    r"(?=\\(?:(?:strike|striked|v|deleted)0|nosupersub|plain)(?![a-z0-9]))"
)
LOOKS = re.compile(r"\\([a-z]+)(-?\d*)")
AROUND = 20  # characters beside a raised number, in which its unit stands, or its slash
TIMES = r"\'d7"  # "×" of RTF
STRUCK = {"strike", "striked", "deleted", "v"}  # "v": hidden
AS_TEXT = "Open it, and save its text as .txt"


def read_document(raw: bytes, where: str) -> Draft:
    """Read a document. Raises `UserError` for one that is damaged, empty or too large unpacked."""
    if raw.startswith(b"{\\rtf"):
        written = SWITCHED.sub(_of_switched, GROUP.sub(_of_group, raw.decode("latin-1")))
        library = need("striprtf.striprtf", where)
        lines = library.rtf_to_text(written, errors="replace").split("\n")
        return _draft([("p", line.strip()) for line in lines])
    names = check_archive(raw, where)
    if "content.xml" in names:
        blocks = _read_odt(raw, where)
    elif "word/document.xml" in names:
        blocks = _read_docx(raw, where)
    else:
        raise UserError(f"{where}: not a text document. {AS_TEXT}")
    return _draft(blocks)


def _draft(blocks: list[tuple[str, str]]) -> Draft:
    """The article of a document, by the names of its blocks; it begins with its title or not."""
    blocks = [(tag, text) for tag, text in blocks if text]
    tag, first = blocks[0] if blocks else ("", "")
    is_title = tag == "h1" or (len(blocks) > 1 and reads_like_a_title(first))
    return Draft("\n\n".join(text for _, text in blocks), title=first if is_title else "")


READER = FileReader(read_document, largest=20_000_000, packages=("mammoth", "striprtf", "lxml"))


def check_archive(raw: bytes, where: str) -> set[str]:
    """Give the names of the files in a document. Raises `UserError` for one too large unpacked."""
    try:
        with ZipFile(BytesIO(raw)) as archive:
            files = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise UserError(f"{where}: damaged, or no document. {AS_TEXT}") from error
    if sum(file.file_size for file in files) > LARGEST_UNPACKED:
        raise UserError(f"{where}: more than {LARGEST_UNPACKED / 1e6:g} MB unpacked. {AS_TEXT}")
    return {file.filename for file in files}


def _of_group(group: re.Match[str]) -> str:
    """Give a group of RTF; nothing of one that is struck out or hidden, or the mark of a note."""
    looks = {name for name, value in LOOKS.findall(group[1]) if value != "0"}
    if not looks.isdisjoint(STRUCK):
        return ""
    return _of_raised(group) if "super" in looks else group[0]


def _of_switched(run: re.Match[str]) -> str:
    return _of_raised(run) if run[1] == "super" else ""


def _of_raised(run: re.Match[str]) -> str:
    """Raised letters of RTF: a power as its sign, nothing of the mark of a note."""
    text, before = run[2].strip(), run.string[max(0, run.start() - AROUND) : run.start()]
    before = before.rstrip("{}").replace(TIMES, "×")
    behind = LOOKS.sub("", run.string[run.end() : run.end() + AROUND]).lstrip("{} ")
    shown = write_raised(text, before, behind)
    return run[0] if shown == text else "".join(f"\\u{ord(one)}?" for one in shown)


def _read_docx(raw: bytes, where: str) -> list[tuple[str, str]]:
    mammoth = need("mammoth", where)
    shown = raw
    try:
        shown = _without_hidden(raw)
        made = mammoth.convert_to_html(BytesIO(shown), convert_image=lambda image: []).value
    except Exception as error:  # a damaged file may fail anywhere inside
        if blocks := read_letters(shown):
            return [("p", text) for text in blocks]
        raise UserError(f"{where}: damaged ({type(error).__name__}). {AS_TEXT}") from error
    tree = html.fromstring(f"<html><body>{made}</body></html>")
    for note in tree.xpath("//li[starts-with(@id,'footnote') or starts-with(@id,'endnote')]"):
        note.drop_tree()
    part_lines(tree)
    check_text(tree, where)
    write_tables(tree)
    prepare(tree)
    return [(element.tag, _line(element)) for element in tree.iter(*BLOCKS)]


def _without_hidden(raw: bytes) -> bytes:
    """Give a document without letters that are hidden or struck out.

    mammoth takes those that are hidden, struck out twice, or look so by a style.
    """
    name, styles = "word/document.xml", "word/styles.xml"
    with ZipFile(BytesIO(raw)) as archive:
        parts = {file: archive.read(file) for file in archive.namelist()}
    if not HIDDEN.search(parts[name] + parts.get(styles, b"")):
        return raw
    tree = _parse_part(raw, name)
    hidden = {look.getparent().getparent() for look in _hiding(tree)}
    if styles in parts:
        looks = _hiding(_parse_part(raw, styles))
        named = {look.getparent().getparent().get(f"{WORD}styleId", look) for look in looks}
        styled = tree.iter(f"{WORD}pStyle", f"{WORD}rStyle")
        hidden |= {use.getparent().getparent() for use in styled if use.get(VALUE) in named}
    for run in tree.iter(f"{WORD}r"):
        if run in hidden or run.getparent() in hidden:
            run[:] = []
    return _packed(parts | {name: etree.tostring(tree)})


def _packed(parts: dict[str, bytes]) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for file, content in parts.items():
            archive.writestr(file, content)
    return packed.getvalue()


def _hiding(tree: _Element) -> list[_Element]:
    """Give the elements that hide letters or strike them out."""
    looks = tree.iter(*(f"{WORD}{name}" for name in ("strike", "dstrike", "vanish")))
    return [look for look in looks if look.get(VALUE) not in OFF]


def read_letters(raw: bytes) -> list[str]:
    """Read the paragraphs of a .docx, by its letters alone; none where it has none or is damaged.

    Programs that write documents in a hurry leave out what says how one is made up.
    """
    try:
        tree = _parse_part(raw, "word/document.xml")
    except Exception:  # damaged as a whole, which the caller says
        return []
    paragraphs = tree.xpath("//*[local-name()='p']")
    texts = (paragraph.xpath(".//*[local-name()='t']/text()") for paragraph in paragraphs)
    return [clean_line("".join(pieces)) for pieces in texts if pieces]


def _line(element: HtmlElement) -> str:
    """Give the text of a block without that of blocks inside it."""
    inner = element.xpath(".//p|.//li")
    return "" if inner else clean_line(element.text_content())


def _parse_part(raw: bytes, name: str) -> _Element:
    """Give a part of a document as a tree; nothing that it names is followed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with ZipFile(BytesIO(raw)) as archive:
        return etree.fromstring(archive.read(name), parser)


def _read_odt(raw: bytes, where: str) -> list[tuple[str, str]]:
    try:
        tree = _parse_part(raw, "content.xml")
    except Exception as error:  # a damaged file may fail anywhere inside
        raise UserError(f"{where}: damaged ({type(error).__name__}). {AS_TEXT}") from error
    apart = (f"{TEXT}note", f"{TEXT}tracked-changes", f"{OFFICE}annotation")
    etree.strip_elements(tree, *apart, with_tail=False)
    _drop_struck(tree)
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


def _drop_struck(tree: _Element) -> None:
    """Take out of an .odt what is struck out or hidden, and raised marks of notes."""
    struck, raised = set(), set()
    for look in tree.iter(f"{STYLE}text-properties"):
        name = look.getparent().get(f"{STYLE}name")
        is_struck = look.get(f"{STYLE}text-line-through-style", "none") not in OFF
        if is_struck or look.get(f"{TEXT}display") == "none":
            struck.add(name)
        elif look.get(f"{STYLE}text-position", "").startswith("super"):
            raised.add(name)
    for span in list(tree.iter(f"{TEXT}span")):
        name, tail = span.get(f"{TEXT}style-name"), span.tail
        text = shown = "".join(span.itertext()).strip()
        if name in struck:
            shown = ""
        elif name in raised:
            shown = write_raised(text, text_before(span), tail or "")
        if shown != text:
            span.clear()
            span.text, span.tail = shown, tail
