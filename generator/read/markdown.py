"""Markdown to plain text: paragraphs, list items and quotations become paragraphs, a link gives its text.

Read by markdown-it-py, which takes linear time on any input; Python-Markdown takes minutes on a few kB of brackets.
"""

import re
from collections.abc import Iterator

from generator.errors import UserError
from generator.read.metadata import Metadata, read_metadata
from generator.read.page_tree import check_size, drop_hidden
from generator.read.text import Draft, clean_line

FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
UNCLOSED = re.compile(r"---[ \t]*\n\w+:")
BREAKS = {"softbreak": " ", "hardbreak": "\n"}
HTML_BREAK = re.compile(r"<br\b", re.IGNORECASE)
HTML_BLOCKS = ("blockquote", "br", "div", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p", "td", "tr")


def read_markdown(text: str, where: str) -> Draft:
    """Markdown with or without front matter. A heading that begins it is its title.

    Raises `UserError` for front matter that can't be read.
    """
    metadata, body = _front_matter(text.lstrip("\ufeff"), where)
    blocks = [(kind, paragraph) for kind, paragraph in _blocks(body, where) if paragraph.strip()]
    title = clean_line(blocks[0][1]) if blocks and blocks[0][0] == "heading" else ""
    return Draft("\n\n".join(paragraph for _, paragraph in blocks), title, metadata)


def _front_matter(text: str, where: str) -> tuple[Metadata, str]:
    if match := FRONT_MATTER.match(text):
        return read_metadata(match["yaml"], where, first_line=2), text[match.end() :]
    if UNCLOSED.match(text):
        raise UserError(f"{where}:1: the front matter that begins here has no end. Close it with a line of dashes: ---")
    return Metadata(), text


def _blocks(body: str, where: str) -> Iterator[tuple[str, str]]:
    """Each block's kind (heading, html or text) and its plain text, in text order."""
    from markdown_it import MarkdownIt  # here, so that a folder without Markdown doesn't wait for it

    heading = False
    for token in MarkdownIt("commonmark").enable("table").parse(body):
        if token.type == "inline":
            yield "heading" if heading else "text", "".join(_inline(child) for child in token.children or ())
        elif token.type in ("fence", "code_block"):
            yield "text", token.content
        elif token.type == "html_block":
            yield "html", _strip_tags(token.content, where)
        heading = token.type == "heading_open"


def _inline(token) -> str:
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
