"""A page of content/ as blocks with their lines: what a reader sees as one, be it Markdown or HTML.

Read by markdown-it-py, which keeps lines. What Python-Markdown has beyond it is made plain before, line by line, so
that lines stay where they are: front matter, footnotes, admonitions and tabs, snippets.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.check.text import MARK, Text, parse_blocks, read_inline, without_attributes

FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\n.*?^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
NOTE = re.compile(r"[ ]{0,3}\[\^([^\]\n]+)\]:[ \t]*(.*)$")
CONTAINERS = ("!!! ", "???", "=== ", "===+ ", "===! ")
CONTAINER = re.compile(r"([ ]*)(?:!!!|\?\?\?\+?|===\+?!?)[ ]+\S")
FENCE = re.compile(r"[ ]*(?:[-+*>][ ]+)*(```+|~~~+)")
SNIPPET = re.compile(r"""[ \t]*-+8<-+(?:[ \t]+["'](?P<path>[^"']+)["'])?[ \t]*$""")
INDENT = " " * 4
# What has no words for a reader, inside a block of HTML: how it begins, and how it ends.
NO_WORDS = re.compile(r"<!--|<(script|style|svg)\b", re.IGNORECASE | re.ASCII)
ENDS = {
    name: re.compile(f"</{name}>" if name else "-->", re.IGNORECASE | re.ASCII)
    for name in ("", "script", "style", "svg")
}


class Kind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ROW = "row"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, the row of a table, a block of HTML."""

    kind: Kind
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
        return self.kind is Kind.HEADING or self.head

    def line_at(self, offset: int) -> int:
        """The line on which a character of its words stands."""
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
    rest: tuple[tuple[int, str], ...] = ()  # line and words of what stands in no block: front matter, titles of boxes


def read_page(text: str) -> PageText:
    """The blocks of a page in the order in which they stand."""
    front, body = _without_front_matter(text)
    lines = body.split("\n")
    notes: list[tuple[str, int, str]] = []
    rest = [(number, value) for number, line in enumerate(front.split("\n"), 1) if (value := _value(line))]
    if any(sign in text for sign in CONTAINERS):
        rest += _unfold_containers(lines)
    snippets = _take_out_snippets(lines)
    _take_out_code(lines)
    _take_out_notes(lines, notes)
    environment: dict = {}
    tokens = parse_blocks("\n".join(lines), environment)
    references = environment.get("references") or None
    blocks = tuple(_blocks(tokens, references))
    read = tuple(Note(id, line, raw, references) for id, line, raw in notes)
    return PageText(blocks, read, tuple(snippets), tuple(rest))


def _without_front_matter(text: str) -> tuple[str, str]:
    """The front matter, and the page with as many empty lines in its place."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = FRONT_MATTER.match(text)
    if not found:
        return "", text.removeprefix("\ufeff")
    return found[0], "\n" * found[0].count("\n") + text[found.end() :]


def _value(line: str) -> str:
    """What a line of the front matter says, without the quotation marks of YAML."""
    value = line.partition(": ")[2].strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1].replace('\\"', '"').replace("''", "'")
    return value


def _unfold_containers(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Take admonitions and tabs apart: the line that opens one goes, what is indented under it moves to its left.

    Yields their titles, each with its line.
    """
    opened: list[int] = []  # how far each is indented that we are in
    for number, line in enumerate(lines):
        bare = line.expandtabs(4)
        indent = len(bare) - len(bare.lstrip(" "))
        if bare.strip():
            while opened and indent < opened[-1] + len(INDENT):
                opened.pop()
        if opened:
            lines[number] = line = bare[len(INDENT) * len(opened) :]
        if found := CONTAINER.match(bare):
            opened.append(len(found[1]))
            lines[number] = ""
            if (title := _title(bare)) is not None:
                yield number + 1, read_inline(title).words


def _title(line: str) -> str | None:
    """What stands between the first and the last quotation mark of a line that ends with one."""
    opening, line = line.find('"'), line.rstrip(" ")
    return line[opening + 1 : -1] if line.endswith('"') and 0 <= opening < len(line) - 1 else None


def _take_out_code(lines: list[str]) -> None:
    """Leave empty lines where code is fenced, and in place of a fence that is closed nowhere.

    As Python-Markdown has it: the same fence closes. For CommonMark, one without an end hides the rest of the page.
    """
    number = 0
    closing: dict[str, list[int]] = {}  # the lines that are a fence alone, the last first
    for line in range(len(lines) - 1, -1, -1):
        if (bare := lines[line].strip(" >")).startswith(("```", "~~~")):
            closing.setdefault(bare, []).append(line)
    while number < len(lines):
        if found := FENCE.match(lines[number]):
            later = closing.get(found[1], [])
            while later and later[-1] <= number:
                later.pop()
            last = later[-1] if later else number
            lines[number : last + 1] = [""] * (last + 1 - number)
            number = last
        number += 1


def _take_out_snippets(lines: list[str]) -> list[tuple[int, str]]:
    """Leave empty lines where files are included, in code too; returns line and path of each."""
    found, opened = [], 0
    for number, line in enumerate(lines, 1):
        marker = SNIPPET.match(line)
        if marker and marker["path"]:
            found.append((number, marker["path"]))
        elif marker:
            opened = 0 if opened else number  # several files stand between two such lines
        elif opened and line.strip() and not line.lstrip().startswith(";"):
            found.append((number, line.strip()))
        if marker or opened:
            lines[number - 1] = ""
    return found


def _take_out_notes(lines: list[str], notes: list) -> None:
    """Leave empty lines where footnotes are defined; the definitions go to the list."""
    number = 0
    while number < len(lines):
        note = NOTE.match(lines[number])
        number = _take_note(lines, number, note, notes) if note else number + 1


def _take_note(lines: list[str], first: int, note: re.Match, notes: list) -> int:
    """One definition with the lines that go on with it; returns where to read on."""
    pieces, number, blank = [note[2]], first + 1, False
    while number < len(lines):
        line = lines[number]
        if not line.strip():
            blank = True
        elif NOTE.match(line) or (blank and not line.startswith(INDENT)):
            break
        pieces.append(line.strip())
        number += 1
    notes.append((note[1], first + 1, "\n".join(pieces).rstrip()))
    lines[first:number] = [""] * (number - first)
    return number


def _blocks(tokens: list, references: dict | None) -> Iterator[Block]:
    items, quotes, counted = [0], [0], 0
    heading: Text | None = None
    head, kind, cells = False, Kind.PARAGRAPH, None
    for token in tokens:
        name = token.type
        if name in ("list_item_open", "blockquote_open"):
            counted += 1
            (items if name == "list_item_open" else quotes).append(counted)
        elif name == "list_item_close":
            items.pop()
        elif name == "blockquote_close":
            quotes.pop()
        elif name in ("thead_open", "thead_close"):
            head = name == "thead_open"
        elif name == "tr_open":
            cells, row = [], token.map
        elif name == "tr_close":
            line = row[0] + 1
            yield Block(Kind.ROW, line, line, _joined(cells, references), "", items[-1], quotes[-1], heading, head)
            cells = None
        elif name == "heading_open":
            kind = Kind.HEADING
        elif name == "inline" and cells is not None:
            cells.append(token.content)
        elif name == "inline":
            block = _block(kind, token, references, items[-1], quotes[-1], heading)
            heading, kind = block.text if kind is Kind.HEADING else heading, Kind.PARAGRAPH
            yield block
        elif name == "html_block":
            yield _html_block(token, items[-1], quotes[-1], heading)


def _block(kind: Kind, token, references, item: int, quote: int, heading: Text | None) -> Block:
    content, attributes = without_attributes(token.content, own_line=kind is Kind.PARAGRAPH)
    line = token.map[0] + 1
    end = line + content.count("\n")
    return Block(kind, line, end, read_inline(content, references), attributes, item, quote, heading)


def _joined(cells: list[str], references: dict | None) -> Text:
    """The row as one text, a bar between the cells."""
    return read_inline(" | ".join(without_attributes(cell, own_line=False)[0] for cell in cells), references)


def _html_block(token, item: int, quote: int, heading: Text | None) -> Block:
    """A block of HTML: its words without tags. Marks count in one that holds Markdown, as `<div markdown>` does."""
    content = _with_words_alone(token.content).rstrip("\n")
    if MARK.search(content) and "<blockquote" in content and not quote:
        quote = -token.map[0] - 1
    return Block(Kind.HTML, token.map[0] + 1, token.map[1], read_inline(content), "", item, quote, heading)


def _with_words_alone(html: str) -> str:
    """HTML without comments, scripts, styles and drawings; what is closed nowhere stays. Each keeps its lines."""
    pieces, position, start = [], 0, 0
    unclosed: set[str] = set()  # of which no end follows, so that none is looked for again
    while found := NO_WORDS.search(html, start):
        start, name = found.end(), (found[1] or "").lower()
        end = None if name in unclosed else ENDS[name].search(html, start)
        if end:
            pieces += (html[position : found.start()], "\n" * html.count("\n", found.start(), end.end()))
            position = start = end.end()
        else:
            unclosed.add(name)
    return "".join(pieces) + html[position:]
