"""Markdown to plain text: blocks, list items and quotations become paragraphs, links their text.

Read by markdown-it-py, which takes linear time on any input; Python-Markdown takes minutes on a few
kB of brackets.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.errors import UserError
from generator.markdown.front_matter import find_front_matter
from generator.read.draft import Draft, FileReader
from generator.read.encoding import decode
from generator.read.metadata import Metadata, cut_at_mark, read_metadata
from generator.read.page.tree import check_size, drop_hidden
from generator.read.text import clean_line

if TYPE_CHECKING:
    from markdown_it.token import Token

UNCLOSED = re.compile(r"---[ \t]*\n\w+:")
BREAKS = {"softbreak": " ", "hardbreak": "\n"}
HTML_BREAK = re.compile(r"<br\b", re.IGNORECASE)
HTML_BLOCKS = ("blockquote", "br", "div", "figure", "li", "p", "td", "tr")
HTML_BLOCKS += ("h1", "h2", "h3", "h4", "h5", "h6")


def read_markdown(raw: bytes, where: str) -> Draft:
    """Read Markdown with or without front matter. A heading that begins it is its title.

    Raises `UserError` for front matter that can't be read.
    """
    decoded = decode(raw, where)
    metadata, body, remarks = _front_matter(decoded.text.lstrip("\ufeff"), where)
    blocks = [(kind, text) for kind, text in _blocks(body, where) if text.strip()]
    begins_with_title = blocks and blocks[0][0] == "heading"
    return Draft(
        "\n\n".join(text for _, text in blocks),
        title=clean_line(blocks[0][1]) if begins_with_title else "",
        metadata=metadata,
        remarks=(*decoded.remarks, *remarks),
    )


# The largest text in UTF-16 has 4 MB.
READER = FileReader(read_markdown, largest=4_000_000)


def _front_matter(text: str, where: str) -> tuple[Metadata, str, tuple[str, ...]]:
    """The metadata before the text, the text behind them, and remarks on the metadata."""
    if match := find_front_matter(text):
        metadata = read_metadata(match["yaml"], where, first_line=2)
        remarks = cut_at_mark(match["yaml"], where, first_line=2)
        return metadata, text[match.end() :], tuple(remarks)
    if UNCLOSED.match(text):
        found = "the front matter that begins here has no end"
        raise UserError(f"{where}:1: {found}. Close it with a line of dashes: ---")
    return Metadata(), text, ()


def _blocks(body: str, where: str) -> Iterator[tuple[str, str]]:
    """Each block's kind (heading, html or text) and its plain text, in text order."""
    from markdown_it import MarkdownIt  # slow to import: only a folder with Markdown waits for it

    in_heading = False
    for token in MarkdownIt("commonmark").enable("table").parse(body):
        if token.type == "inline":
            text = "".join(_inline(child) for child in token.children or ())
            yield "heading" if in_heading else "text", text
        elif token.type in ("fence", "code_block"):
            yield "text", token.content
        elif token.type == "html_block":
            yield "html", _strip_tags(token.content, where)
        in_heading = token.type == "heading_open"


def _inline(token: "Token") -> str:
    """The plain text of a word, a break or a tag inside a paragraph."""
    if token.type in BREAKS:
        return BREAKS[token.type]
    if token.type == "html_inline":
        return "\n" if HTML_BREAK.match(token.content) else ""
    return "" if token.type == "image" else token.content


def _strip_tags(html: str, where: str) -> str:
    """The text of a block of HTML inside Markdown, without its scripts and what it hides."""
    from lxml import etree

    check_size(html, where)
    parser = etree.HTMLParser(remove_comments=True, remove_pis=True)
    tree = etree.fromstring(f"<div>{html}</div>", parser)
    if tree is None:
        return ""
    drop_hidden(tree)
    etree.strip_elements(tree, "script", "style", "iframe", with_tail=False)
    for element in tree.iter(*HTML_BLOCKS):
        element.tail = "\n\n" + (element.tail or "")
    return "".join(tree.itertext())
