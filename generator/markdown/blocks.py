"""A page as blocks with their lines: what a reader sees as one, be it Markdown or HTML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from generator.markdown.extensions import (
    blank_code,
    blank_snippets,
    may_hold_containers,
    unfold_containers,
)
from generator.markdown.footnotes import MARK, find_definitions
from generator.markdown.front_matter import blank_front_matter, values_of
from generator.markdown.inline import Text, read_inline, split_attributes
from generator.markdown.parser import parse_blocks

# What has no words for a reader, inside a block of HTML: how it begins, and how it ends.
NO_WORDS = re.compile(r"<!--|<(script|style|svg)\b", re.IGNORECASE | re.ASCII)
ENDS = {
    name: re.compile(f"</{name}>" if name else "-->", re.IGNORECASE | re.ASCII)
    for name in ("", "script", "style", "svg")
}


class BlockKind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ROW = "row"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, the row of a table, a block of HTML."""

    kind: BlockKind
    line: int  # from 1
    end: int  # its last line, an attribute list not counted
    text: Text
    attributes: str = ""  # the attribute list behind it
    item: int = 0  # the number of the innermost list item that it stands in; 0: in none
    quote: int = 0  # the number of the block quote that it stands in; 0: in none
    heading: Text | None = None  # the nearest above it
    head: bool = False  # the row that heads a table

    @property
    def is_name(self) -> bool:
        """Whether it names what follows: a heading, the head of a table."""
        return self.kind is BlockKind.HEADING or self.head

    def line_at(self, offset: int) -> int:
        """Return the line on which a character of its words stands."""
        return self.line + self.text.line_of(offset)


@dataclass(frozen=True, slots=True)
class Note:
    """The definition of a footnote."""

    id: str
    line: int
    raw: str  # its Markdown
    references: dict | None = None

    @property
    def text(self) -> Text:
        return read_inline(self.raw, self.references)


@dataclass(frozen=True, slots=True)
class PageText:
    """What stands on a page."""

    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    snippets: tuple[tuple[int, str], ...]  # line and path of each file that is included
    # line and words of what stands in no block: front matter, titles of boxes
    rest: tuple[tuple[int, str], ...] = ()


def read_page(text: str) -> PageText:
    """Read the blocks of a page in the order in which they stand."""
    front, body = blank_front_matter(text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = body.split("\n")
    titles = tuple(unfold_containers(lines)) if may_hold_containers(body) else ()
    snippets = tuple(blank_snippets(lines))
    blank_code(lines)
    definitions = list(find_definitions(lines))
    for found in definitions:
        lines[found.start : found.end] = [""] * (found.end - found.start)
    environment: dict = {}
    tokens = parse_blocks("\n".join(lines), environment)
    references = environment.get("references") or None
    return PageText(
        blocks=tuple(_BlockReader(references).read(tokens)),
        notes=tuple(
            Note(found.label, found.start + 1, found.markdown, references) for found in definitions
        ),
        snippets=snippets,
        rest=(*values_of(front), *titles),
    )


@dataclass(slots=True)
class _BlockReader:
    """Makes blocks of the tokens of markdown-it-py, and knows what each stands in."""

    references: dict | None
    items: list[int] = field(default_factory=lambda: [0])  # the list items that we are in
    quotes: list[int] = field(default_factory=lambda: [0])  # and the block quotes
    counted: int = 0
    heading: Text | None = None
    is_in_head: bool = False
    is_in_heading: bool = False
    cells: list[str] | None = None  # of the row that we are in
    row_line: int = 0

    def read(self, tokens: list) -> Iterator[Block]:
        """Yield the blocks in the order in which they stand."""
        for token in tokens:
            match token.type:
                case "inline" if self.cells is not None:
                    self.cells.append(token.content)
                case "inline":
                    yield self._text_block(token)
                case "tr_close":
                    yield self._row()
                case "html_block":
                    yield self._html_block(token)
                case _:
                    self._enter_or_leave(token)

    def _enter_or_leave(self, token) -> None:
        """Keep track of lists, quotes, headings and tables as they open and close."""
        match token.type:
            case "list_item_open":
                self.counted += 1
                self.items.append(self.counted)
            case "list_item_close":
                self.items.pop()
            case "blockquote_open":
                self.counted += 1
                self.quotes.append(self.counted)
            case "blockquote_close":
                self.quotes.pop()
            case "heading_open":
                self.is_in_heading = True
            case "thead_open" | "thead_close":
                self.is_in_head = token.type == "thead_open"
            case "tr_open":
                self.cells, self.row_line = [], token.map[0] + 1

    def _text_block(self, token) -> Block:
        """A heading or a paragraph. A heading is above what comes after it, not above itself."""
        kind = BlockKind.HEADING if self.is_in_heading else BlockKind.PARAGRAPH
        own_line = kind is BlockKind.PARAGRAPH
        content, attributes = split_attributes(token.content, own_line)
        line = token.map[0] + 1
        block = Block(
            kind=kind,
            line=line,
            end=line + content.count("\n"),
            text=read_inline(content, self.references),
            attributes=attributes,
            item=self.items[-1],
            quote=self.quotes[-1],
            heading=self.heading,
        )
        if self.is_in_heading:
            self.heading, self.is_in_heading = block.text, False
        return block

    def _row(self) -> Block:
        """Give a row of a table as one text, a bar between the cells."""
        cells = [split_attributes(cell, own_line=False) for cell in self.cells or ()]
        self.cells = None
        return Block(
            kind=BlockKind.ROW,
            line=self.row_line,
            end=self.row_line,
            text=read_inline(" | ".join(cell for cell, _ in cells), self.references),
            attributes=" ".join(filter(None, (attributes for _, attributes in cells))),
            item=self.items[-1],
            quote=self.quotes[-1],
            heading=self.heading,
            head=self.is_in_head,
        )

    def _html_block(self, token) -> Block:
        """Give a block of HTML: its words without tags.

        Marks count in one that holds Markdown, as `<div markdown>` does.
        """
        content = _with_words_alone(token.content).rstrip("\n")
        quote = self.quotes[-1]
        if not quote and "<blockquote" in content and MARK.search(content):
            quote = -token.map[0] - 1
        return Block(
            kind=BlockKind.HTML,
            line=token.map[0] + 1,
            end=token.map[1],
            text=read_inline(content),
            item=self.items[-1],
            quote=quote,
            heading=self.heading,
        )


def _with_words_alone(html: str) -> str:
    """HTML without comments, scripts, styles and drawings; what is closed nowhere stays.

    Each of them leaves its line ends.
    """
    pieces, position, start = [], 0, 0
    unclosed: set[str] = set()  # of which no end follows, so that none is looked for again
    while found := NO_WORDS.search(html, start):
        start, name = found.end(), (found[1] or "").lower()
        end = None if name in unclosed else ENDS[name].search(html, start)
        if end:
            breaks = html.count("\n", found.start(), end.end())
            pieces += (html[position : found.start()], "\n" * breaks)
            position = start = end.end()
        else:
            unclosed.add(name)
    return "".join(pieces) + html[position:]
