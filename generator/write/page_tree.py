"""A page as a tree: sections by their headings, groups of HTML, tables, and in them the blocks.

The tree holds the numbers of the page's lines and no line twice: what opens it, its children and
what closes it, one after the other, are the page but for its blank lines.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from generator.markdown.footnotes import MARK, chip_passages, cited_labels, defined_label
from generator.markdown.lines import CELL_END, HARD_BREAK, LineKind, is_table_rule, line_kind

Lines = list[str]


class Kind(StrEnum):
    """What a node is."""

    PAGE = "page"
    FRONT = "front matter"
    SECTION = "section"
    GROUP = "group"  # from <div> to </div>
    TABLE = "table"
    NOTES = "notes"  # the footnotes at a page's foot
    FIELD = "field"
    ROW = "row"
    ITEM = "item"
    NOTE = "note"
    TEXT = "text"  # any other block


CONTAINERS = frozenset({Kind.PAGE, Kind.FRONT, Kind.SECTION, Kind.GROUP, Kind.TABLE, Kind.NOTES})
HEADING = re.compile(r"(#{1,6})(.*)")
DEEPEST = 6  # level of a heading
ATTRIBUTES = re.compile(r"\{:?[^{}]*\}")
ANCHOR = re.compile(r"\{:?\s[^{}#]*+#([\w:.-]++)[^{}]*+\}")
SHOWN_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*(?: \"[^\"]*\")?\)")
LINKED_MARK = re.compile(r"#fnref:([\w-]+)")
ITEM = re.compile(r"(?:[-*+]|\d+[.)])\s")
FENCE = re.compile(r"(`{3,}|~{3,})")
DIV = re.compile(r"<(/?)div\b", re.IGNORECASE)
EDGE = "---"  # of front matter
# What goes on with the block above it where no blank line parts the two.
GOES_ON = (LineKind.TEXT, LineKind.KEY, LineKind.ATTRIBUTES, LineKind.TAB, LineKind.RULE)


@dataclass(eq=False, slots=True)
class Node:
    """A part of a page."""

    kind: Kind
    lines: Lines  # of a container what opens it: a heading, the head of a table, a tag
    start: int  # the number of its first line
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list)
    closing: Lines = field(default_factory=list)
    closing_start: int = 0
    level: int = 0  # of a heading
    key: str = ""  # its lines, however they are laid out
    shown: str = ""  # what a reader sees of it: no anchor, no address
    anchor: str = ""
    marks: tuple[str, ...] = ()  # the passages that it cites, or leads to the mark of, in order
    label: str = ""  # of the footnote that it defines
    place: int = 0  # among the nodes of its page, in their order

    def __post_init__(self) -> None:
        self.rewrite(self.lines)

    def rewrite(self, lines: Lines) -> None:
        """Let it consist of these lines."""
        self.lines = lines
        self.key = layout_key(self.lines) if self.lines else ""
        text = "\n".join(self.lines)
        self.label = (defined_label(self.lines[0]) or "") if self.lines else ""
        found = ANCHOR.search(text)
        self.anchor = found[1] if found else ""
        body = text.split("]:", 1)[1] if self.label else text
        self.marks = tuple(dict.fromkeys(cited_passages(body)))
        self.shown = without_addresses(ATTRIBUTES.sub("", self.key))

    def deepen(self, steps: int) -> None:
        """Let a heading be so many levels deeper; what is none stays as it is."""
        if self.level:
            self.level = min(max(self.level + steps, 1), DEEPEST)
            words = HEADING.match(self.lines[0])[2]
            self.rewrite([f"{'#' * self.level}{words}", *self.lines[1:]])

    @property
    def is_leaf(self) -> bool:
        """Whether it holds no others."""
        return self.kind not in CONTAINERS

    @property
    def leads_on(self) -> bool:
        """Whether it is a text that ends in a colon: it leads to what stands behind it."""
        return self.kind is Kind.TEXT and self.lines[-1].rstrip().endswith(":")

    @property
    def section(self) -> "Node":
        """The section that it stands in, or the page."""
        above = self.parent
        while above.parent and above.kind is not Kind.SECTION:
            above = above.parent
        return above

    @property
    def path(self) -> tuple[str, ...]:
        """What the headings above it say, the highest first."""
        if not self.parent:
            return ()
        above = self.section
        return (*above.path, above.shown) if above.parent else ()

    def walk(self) -> Iterator["Node"]:
        """Give the node and all below it, in the order of the page."""
        yield self
        for child in self.children:
            yield from child.walk()

    def add(self, child: "Node") -> "Node":
        """Put a child at its end."""
        child.parent = self
        self.children.append(child)
        return child


def layout_key(block: Lines) -> str:
    """Return what a block is known by, wherever its lines are broken and its cells end.

    A line that is broken on purpose stays so, and what is indented is part of another block.
    """
    if block[0].startswith("|"):
        cells = (CELL_END.split(line) for line in block)
        return "\n".join("|".join(map(str.strip, each)) for each in cells).strip()
    words: list[str] = []
    for line in block[:-1]:
        words += [*line.split(), "\n"] if HARD_BREAK.search(line) else line.split()
    return " " * block[0][:1].isspace() + " ".join([*words, *block[-1].split()])


def cited_passages(text: str) -> list[str]:
    """List the passages that a text rests on; a link to a mark on another page rests on that."""
    return [*MARK.findall(text), *LINKED_MARK.findall(text), *chip_passages(text)]


def without_addresses(text: str) -> str:
    """Write a text on one line, of its links the words alone."""
    return " ".join(SHOWN_LINK.sub(r"\1", text).split())


class _Reader:
    """Reads the lines of a page from top to bottom; `open` are the containers around the place."""

    def __init__(self, lines: Lines):
        self.lines = lines
        self.at = 0
        self.page = Node(Kind.PAGE, [], 0)
        self.open = [self.page]

    def read(self) -> Node:
        self._front_matter()
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line.strip():
                self.at += 1
            elif HEADING.match(line):
                self._heading(line)
            elif not self._tag(line):
                self._block(line)
        gather_notes(self.page)
        for place, node in enumerate(self.page.walk()):
            node.place = place
        return self.page

    def _add(self, kind: Kind, end: int) -> Node:
        node = self.open[-1].add(Node(kind, self.lines[self.at : end], self.at))
        self.at = end
        return node

    def _front_matter(self) -> None:
        lines = self.lines
        if not lines or lines[0].rstrip() != EDGE or EDGE not in map(str.rstrip, lines[1:]):
            return
        end = next(number for number, line in enumerate(lines[1:], 1) if line.rstrip() == EDGE)
        front = self._add(Kind.FRONT, 1)
        self.open.append(front)
        while self.at < end:
            following = self.at + 1
            while following < end and not _is_key(lines[following]):
                following += 1
            self._add(Kind.FIELD, following)
        self.open.pop()
        front.closing, front.closing_start = [lines[end]], end
        self.at = end + 1

    def _heading(self, line: str) -> None:
        level = len(HEADING.match(line)[1])
        while self.open[-1].kind is Kind.SECTION and self.open[-1].level >= level:
            self.open.pop()
        section = self._add(Kind.SECTION, self._end(self.at + 1, (LineKind.ATTRIBUTES,)))
        section.level = level
        self.open.append(section)

    def _tag(self, line: str) -> bool:
        """Read a line that opens or closes a group; False where it is another one."""
        tags = DIV.findall(line) if line.lstrip().startswith("<") else []
        balance = sum(-1 if tag else 1 for tag in tags)
        if balance == 1:
            level = self._highest_inside()
            while self.open[-1].kind is Kind.SECTION and self.open[-1].level >= level:
                self.open.pop()
            self.open.append(self._add(Kind.GROUP, self.at + 1))
            return True
        if balance == -1 and any(each.kind is Kind.GROUP for each in self.open):
            while self.open[-1].kind is not Kind.GROUP:
                self.open.pop()
            group = self.open.pop()
            group.closing, group.closing_start = [line], self.at
            self.at += 1
            return True
        return False

    def _highest_inside(self) -> int:
        """Find the level of the highest heading in the group that begins here.

        Sections of that level end above the group.
        """
        depth, highest = 0, 9
        for line in self.lines[self.at :]:
            if line.lstrip().startswith("<"):
                depth += sum(-1 if tag else 1 for tag in DIV.findall(line))
            elif heading := HEADING.match(line):
                highest = min(highest, len(heading[1]))
            if depth <= 0:
                return highest
        return 9  # it is never closed

    def _block(self, line: str) -> None:
        fence = FENCE.match(line)
        if fence:
            ends = (
                number
                for number in range(self.at + 1, len(self.lines))
                if self.lines[number].startswith(fence[1])
            )
            self._add(Kind.TEXT, next(ends, len(self.lines) - 1) + 1)
        elif defined_label(line) is not None:
            self._add(Kind.NOTE, self._indented_end(self.at + 1))
        elif line.startswith("|"):
            self._rows()
        elif ITEM.match(line):
            self._add(Kind.ITEM, self._indented_end(self._end(self.at + 1, GOES_ON)))
        elif line.startswith(">"):
            self._add(Kind.TEXT, self._end(self.at + 1, (*GOES_ON, LineKind.QUOTE)))
        elif line.startswith("<"):
            self._add(Kind.TEXT, self._html_end(self.at + 1))
        else:
            self._add(Kind.TEXT, self._end(self.at + 1, GOES_ON))

    def _rows(self) -> None:
        has_head = self.at + 1 < len(self.lines) and is_table_rule(self.lines[self.at + 1])
        if has_head:
            self.open.append(self._add(Kind.TABLE, self.at + 2))
        while self.at < len(self.lines) and self.lines[self.at].startswith("|"):
            self._add(Kind.ROW, self.at + 1)
        if has_head:
            self.open.pop()

    def _end(self, number: int, kinds: tuple[LineKind, ...]) -> int:
        """Find the end of the lines of some kinds."""
        lines = self.lines
        while number < len(lines) and lines[number].strip():
            if line_kind(lines[number]) not in kinds or defined_label(lines[number]) is not None:
                break
            number += 1
        return number

    def _indented_end(self, number: int) -> int:
        """Find the end of the lines that are indented, blank ones between them."""
        end = number
        while number < len(self.lines):
            line = self.lines[number]
            if line.strip():
                if not line.startswith((" ", "\t")) and line_kind(line) is not LineKind.ATTRIBUTES:
                    break
                end = number + 1
            number += 1
        return end

    def _html_end(self, number: int) -> int:
        lines = self.lines
        while number < len(lines) and lines[number].strip() and not HEADING.match(lines[number]):
            if sum(-1 if tag else 1 for tag in DIV.findall(lines[number])):
                break
            number += 1
        return number


def parse_page(lines: Lines) -> Node:
    """Read the tree of a page."""
    return _Reader(lines).read()


def parse_blocks(lines: Lines) -> Node:
    """Read a file that is no Markdown: a list of blocks between blank lines."""
    page = Node(Kind.PAGE, [], 0)
    start = 0
    for number in range(len(lines) + 1):
        if number == len(lines) or not lines[number].strip():
            if start < number:
                page.add(Node(Kind.TEXT, lines[start:number], start))
            start = number + 1
    for place, node in enumerate(page.walk()):
        node.place = place
    return page


def _is_key(line: str) -> bool:
    return line_kind(line) is LineKind.KEY and not line[:1].isspace()


def gather_notes(page: Node) -> None:
    """Make the last footnotes, and what stands below them, children of the page.

    So no section takes them along.
    """
    last = page
    while last.children and last.children[-1].kind is Kind.SECTION:
        last = last.children[-1]
    numbers = [number for number, each in enumerate(last.children) if each.kind is Kind.NOTE]
    if not numbers or any(not each.is_leaf for each in last.children[numbers[-1] :]):
        return
    first = numbers[-1]
    while first and last.children[first - 1].kind is Kind.NOTE:
        first -= 1
    below = last.children[first:]
    del last.children[first:]
    notes = page.add(Node(Kind.NOTES, [], below[0].start))
    for node in below:
        (notes if node.kind is Kind.NOTE else page).add(node)


def cited_in(nodes: Iterator[Node]) -> set[str]:
    """Collect the labels that some nodes cite, but for those that footnotes cite."""
    return {
        label
        for node in nodes
        if node.kind is not Kind.NOTE
        for label in cited_labels([*node.lines, *node.closing])
    }
