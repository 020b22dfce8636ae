"""What a merged page is made of: nodes of its three editions side by side, lines, and disputes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.write.page_tree import Kind, Lines, Node
from generator.write.record import NOTHING, Dispute, Record


@dataclass(eq=False, slots=True)
class Block:
    """A node in each of the editions that has it."""

    base: Node | None
    mine: Node | None
    new: Node | None
    parent: "Block | None" = None
    children: list["Block"] = field(default_factory=list)
    is_out: bool = False  # the editor took it out, or it is no longer generated
    dispute: Dispute | None = None
    lines: Lines | None = None  # where they are neither side's

    @property
    def node(self) -> Node:
        """The editor's node, or else the generated one."""
        return self.mine or self.new or self.base

    @property
    def text(self) -> Lines:
        """Its lines in the merged page."""
        return self.node.lines if self.lines is None else self.lines

    @property
    def kind(self) -> Kind:
        return self.node.kind

    @property
    def is_own(self) -> bool:
        """Whether the editor added it."""
        return self.mine is not None and self.base is None and self.new is None

    @property
    def is_kept(self) -> bool:
        """Whether it was generated, is generated, and stands in the page."""
        return None not in (self.base, self.mine, self.new)


def holds(lines: Lines, wanted: Iterable[str]) -> bool:
    """Whether all the wanted lines stand among the lines in their order."""
    rest = iter(lines)
    return all(line in rest for line in wanted)


class Line(NamedTuple):
    """A line of the merged page."""

    text: str
    origin: int | None  # its number in the editor's text
    block: Block | None  # None: it is blank


class Found(NamedTuple):
    """A dispute, and where it stands in the merged page."""

    dispute: Dispute
    start: int  # the number of its first line
    end: int


class Merged(NamedTuple):
    """A page merged."""

    lines: Lines
    # Of each line its number in the editor's text; None where it is not from there.
    origins: tuple[int | None, ...]
    disputes: tuple[Found, ...] = ()
    record: Record = NOTHING
    # What the editor took out and the articles tell with another value now: as it was, as it is.
    changed: tuple[tuple[str, str], ...] = ()
