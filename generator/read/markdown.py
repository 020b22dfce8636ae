"""Markdown to plain text: blocks, list items and quotations become paragraphs, links their text.

Read by markdown-it-py, which takes linear time on any input; Python-Markdown takes minutes on a few
kB of brackets. What it makes of the text is read as a web page's is: marks of notes and what is
struck out are left out, a row of a table is a line. What web clippers and Obsidian write besides
(links between notes, the excerpt above a page) is understood.
"""

import re
from collections.abc import Iterator

from lxml import etree, html
from lxml.html import HtmlElement

from generator.errors import UserError
from generator.markdown.footnotes import MARK, find_definitions
from generator.markdown.front_matter import find_front_matter
from generator.read.draft import Draft, FileReader
from generator.read.encoding import decode
from generator.read.metadata import WIKI_LINK, Metadata, cut_at_mark, read_metadata
from generator.read.page.furniture import prepare
from generator.read.page.tables import write_tables
from generator.read.page.tree import check_size, check_text, drop_hidden, without_controls
from generator.read.text import clean_line

UNCLOSED = re.compile(r"---[ \t]*\n\w+:")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
PARTS = {
    *HEADINGS, "p", "li", "ul", "ol", "dl", "dt", "dd", "pre", "div", "table", "tr", "td", "th",
    "blockquote", "figure", "figcaption", "section", "article", "header", "footer", "aside", "hr",
    "details", "summary", "body",
}  # fmt: skip
BREAK = "\v"  # where a line ends within a paragraph
# "[[1]](https://…#cite_note-1)", as clippers write the mark of a note.
NOTE_LINK = re.compile(r"\[\\?\[(?:\d{1,3}|[a-z])\\?\]\]\([^()\s]*\)")
EMBEDDED = re.compile(r"!\[\[[^\[\]\n]*\]\]")
HIGHLIGHTED = re.compile(r"==([^=\n]+)==")
ZOTERO = "zotero://"
# “The ferry stays in port” ([Reed, 2024, p. 3](zotero://…)) ([pdf](zotero://…)) my own words
HIGHLIGHT = re.compile(
    r"[“\"](?P<text>[^\n]+)[”\"]"
    r"(?: ?\(\[[^\[\]\n]{0,200}\]\(zotero://[^()\n]{0,300}\)\)){1,2}(?P<note>[^\n]*)"
)
ANNOTATIONS = re.compile(
    r"(?i)(?:#+ *)?(?:annotations|notes)\b.*|\(\d{1,4}[./]\d{1,2}[./]\d{1,4},[^()]*\)"
)
EXCERPT = "excerpt"  # the heading of what MarkDownload puts above the page, which says it again


def read_markdown(raw: bytes, where: str) -> Draft:
    """Read Markdown with or without front matter. A heading that begins it is its title.

    Raises `UserError` for front matter that can't be read.
    """
    decoded = decode(raw, where)
    metadata, body, remarks = _front_matter(decoded.text.lstrip("\ufeff"), where)
    if ZOTERO in body:
        body, marks = _without_marks(body)
        told = "notes of Zotero, so passages of an article and not the whole"
        remarks += (f"{where}: {told}. Add the article itself if you have it",)
    else:
        marks = []
    body, notes = _without_notes(body)
    blocks, left_out = _blocks(body, where)
    begins_with_title = bool(blocks) and blocks[0][0] in HEADINGS
    return Draft(
        "\n\n".join(text for _, text in blocks),
        title=clean_line(blocks[0][1]) if begins_with_title else "",
        metadata=metadata,
        left_out=(*marks, *notes, *left_out),
        remarks=(*decoded.remarks, *remarks),
    )


# The largest text in UTF-16 has 4 MB.
READER = FileReader(read_markdown, largest=4_000_000)


def _front_matter(text: str, where: str) -> tuple[Metadata, str, tuple[str, ...]]:
    """Give the metadata before the text, the text behind them, and remarks on the metadata."""
    if match := find_front_matter(text):
        metadata = read_metadata(match["yaml"], where, first_line=2, is_own=False)
        remarks = cut_at_mark(match["yaml"], where, first_line=2)
        return metadata, text[match.end() :], tuple(remarks)
    if UNCLOSED.match(text):
        found = "the front matter that begins here has no end"
        raise UserError(f"{where}:1: {found}. Close it with a line of dashes: ---")
    return Metadata(), text, ()


def _without_marks(body: str) -> tuple[str, list[str]]:
    """The text of what a reader marked in Zotero, and the marks and places around it, left out.

    The quotation marks are the program's, and the words behind the place are the reader's.
    """
    kept, left_out = [], []
    for line in body.split("\n"):
        if found := HIGHLIGHT.fullmatch(line.strip()):
            kept.append(found["text"])
            left_out += filter(None, [found["note"].strip()])
        elif ANNOTATIONS.fullmatch(line.strip()) or ZOTERO in line:
            left_out.append(clean_line(line))
        else:
            kept.append(line)
    return "\n".join(kept), left_out


def _without_notes(body: str) -> tuple[str, list[str]]:
    """The text without footnotes and their marks, and with the labels of links between notes."""
    lines, notes = body.split("\n"), []
    for definition in reversed(list(find_definitions(lines))):
        own = definition.certain_lines(lines)
        notes.insert(0, clean_line(" ".join(lines[number] for number in own)))
        del lines[own.start : own.stop]
    text = NOTE_LINK.sub("", MARK.sub("", "\n".join(lines)))
    text = WIKI_LINK.sub(r"\1", EMBEDDED.sub("", text))
    return HIGHLIGHTED.sub(r"\1", text), notes


def _blocks(body: str, where: str) -> tuple[list[tuple[str, str]], list[str]]:
    """Give each block's tag and plain text, in text order; and what was left out."""
    from markdown_it import MarkdownIt  # slow to import: only a folder with Markdown waits for it

    made = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(body)
    check_size(made, where)
    tree = html.document_fromstring(f"<html><body>{without_controls(made)}</body></html>")
    drop_hidden(tree)
    check_text(tree, where)
    for element in list(tree.iter("script", "style", "iframe", "img")):
        element.drop_tree()
    excerpts = [_drop(quote) for quote in list(tree.iter("blockquote")) if _is_excerpt(quote)]
    write_tables(tree)
    left_out = prepare(tree)
    return list(_read_blocks(tree)), [*excerpts, *left_out]


def _read_blocks(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """Read each block's tag and its text, in which a line ends where the source breaks it."""
    etree.strip_elements(tree, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    pieces: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if element.tag in PARTS:
            inner = element if event == "end" else element.getparent()
            if text := _join(pieces):
                yield inner.tag, text
            pieces.clear()
        if event == "start" and element.tag == "br":
            pieces.append(BREAK)
        written = (element.text if event == "start" else element.tail) or ""
        is_verbatim = element.tag == "pre" or next(element.iterancestors("pre"), None) is not None
        pieces.append(written.replace("\n", BREAK if is_verbatim else " "))


def _join(pieces: list[str]) -> str:
    lines = (line.strip() for line in "".join(pieces).split(BREAK))
    return "\n".join(lines).strip()


def _is_excerpt(quote: HtmlElement) -> bool:
    first = next(quote.iterchildren(), None)
    is_heading = first is not None and first.tag in HEADINGS
    return is_heading and first.text_content().strip().casefold() == EXCERPT


def _drop(element: HtmlElement) -> str:
    text = clean_line(element.text_content())
    element.drop_tree()
    return text
