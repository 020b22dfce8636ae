"""A page as a tree: sections by their headings, groups of HTML, tables, and in them the blocks.

The tree holds the numbers of the page's lines and no line twice: what opens it, its children and
what closes it, one after the other, are the page but for its blank lines.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from generator.markdown.footnotes import MARK, chip_passages, defined_label
from generator.markdown.lines import CELL_END, HARD_BREAK

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


# Of a kind that stands line by line without blank lines between.
TIGHT = (Kind.ITEM, Kind.ROW, Kind.NOTE, Kind.FIELD)
OUTSIDE = (Kind.GROUP, Kind.TABLE, Kind.FRONT)  # of which a record says that a block is inside
CONTAINERS = frozenset({Kind.PAGE, Kind.FRONT, Kind.SECTION, Kind.GROUP, Kind.TABLE, Kind.NOTES})
GROUP_END = "</div>"
HEADING = re.compile(r"(#{1,6})(.*)")
DEEPEST = 6  # level of a heading
ATTRIBUTES = re.compile(r"\{:?[^{}]*\}")
ANCHOR = re.compile(r"\{:?\s[^{}#]*+#([\w:.-]++)[^{}]*+\}")
SHOWN_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*(?: \"[^\"]*\")?\)")
LINKED_MARK = re.compile(r"#fnref:([\w-]+)")


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

    @property
    def end(self) -> int:
        """The number of the line behind all that it holds."""
        return max(
            max(each.start + len(each.lines), each.closing_start + len(each.closing))
            for each in self.walk()
        )

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


def place_of(node: Node) -> dict[str, Any]:
    """Tell where a block of a page stands, as the record has it."""
    above = node.parent
    before = above.children[: above.children.index(node)]
    return {
        "path": node.path,
        "after": before[-1].key if before else "",
        "inside": above.key if above.kind in OUTSIDE else "",
    }


def find_node(tree: Node, lines: tuple[str, ...], path: tuple[str, ...]) -> Node | None:
    """Find a node by its lines under these headings, whatever the title, or the only one."""
    found = [node for node in tree.walk() if tuple(node.lines) == lines] if lines else []
    there = [node for node in found if node.path[1:] == path[1:]]
    return next(iter(there or found * (len(found) == 1)), None)


def section_at(tree: Node, path: tuple[str, ...]) -> Node | None:
    """Find a section by the headings down to its own; the title is any."""
    found = (node for node in tree.walk() if node.kind is Kind.SECTION)
    return next((node for node in found if (*node.path, node.shown)[1:] == path[1:]), None)
