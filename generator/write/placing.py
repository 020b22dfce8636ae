"""A page in the making: where a block belongs in it that an editor wrote, and how it gets there."""

from collections.abc import Iterable

from generator.write.page_reader import parse_page
from generator.write.page_tree import (
    GROUP_END,
    TIGHT,
    Kind,
    Lines,
    Node,
    find_node,
    layout_key,
    section_at,
)
from generator.write.record import Path, Written

# What closes a container that an editor made.
CLOSING = {Kind.GROUP: [GROUP_END], Kind.FRONT: ["---"]}
# What follows what without a blank line, besides two of a list.
TOGETHER = {(Kind.TABLE, Kind.ROW), (Kind.FRONT, Kind.FIELD)}


class PageInMaking:
    """The lines of a page, and the tree that they are."""

    def __init__(self, lines: Lines):
        self.lines = list(lines)
        self.names: dict[str, str] = {}  # of blocks and headings that have another text here
        self._tree: Node | None = None

    @property
    def tree(self) -> Node:
        if self._tree is None:
            self._tree = parse_page(self.lines)
        return self._tree

    def rename(self, lines: Iterable[str], now: Iterable[str]) -> None:
        """Know a block by the text that another one has here."""
        before, after = list(lines), list(now)
        for name in (layout_key, heading_of):
            if name(before) != name(after):
                self.names.setdefault(name(before), name(after))

    def name(self, name: str) -> str:
        """Give the name that something has here."""
        seen = set()
        while name in self.names and name not in seen:
            seen.add(name)
            name = self.names[name]
        return name

    def find(self, lines: tuple[str, ...], path: Path) -> Node | None:
        """Find a block by its lines, rather that under the headings of a path."""
        return find_node(self.tree, lines, tuple(map(self.name, path)))

    def section(self, path: Path) -> Node | None:
        """Find a section by the headings down to its own, as they are here or were."""
        if not path:
            return self.tree
        return section_at(self.tree, path) or section_at(self.tree, tuple(map(self.name, path)))

    def spot(self, own: Written) -> int | None:
        """Find the line before which a block belongs; None where nothing of its place is here."""
        section = self.section(own.path)
        if section is None:
            return None
        inside = [node for node in section.walk() if node.parent and node.section is section]
        before = self._stood_behind(own, inside)
        if own.after and not before:
            return None
        if own.kind == Kind.SECTION:
            before = [node for node in before if node.kind is Kind.SECTION]
            return before[0].end if before else self._behind_leaves(section)
        return before[0].end if before else self._first_in(own, section, inside)

    def _stood_behind(self, own: Written, nodes: Iterable[Node]) -> list[Node]:
        """List the nodes that may be what a block stood behind, the likest first."""
        keys = {own.after, self.name(own.after)} - {""}
        found = [node for node in nodes if node.key in keys]
        return sorted(found, key=lambda node: node.parent.key != own.inside)

    def _first_in(self, own: Written, section: Node, inside: list[Node]) -> int | None:
        """Find the place of a block that stands before all others in a section or a group."""
        if section is self.tree and own.kind not in (Kind.FIELD, Kind.FRONT):
            return None
        around = (node for node in inside if own.inside and node.key == own.inside)
        home = next(around, section)
        return home.start + len(home.lines)

    def _behind_leaves(self, section: Node) -> int:
        """Find the place before the first section in one."""
        inside = [node for node in section.children if node.kind in (Kind.SECTION, Kind.NOTES)]
        return inside[0].start if inside else section.end

    def place(self, own: Written, lines: Iterable[str] = ()) -> None:
        """Put a block where it belongs, or as near as may be; its lines may be all of a section."""
        at = self.spot(own)
        kind = Kind(own.kind)
        if at is None:
            at = self._fallback(kind, self.section(own.path) or self.tree)
        self._insert(at, list(lines) or [*own.lines, *CLOSING.get(kind, ())], kind)

    def _fallback(self, kind: Kind, section: Node) -> int:
        """Find where a block belongs of which nothing is known but its heading."""
        if kind in (Kind.ROW, Kind.NOTE, Kind.FIELD):
            alike = [node for node in section.walk() if node.kind is kind]
            return (alike[-1] if alike else section).end
        if kind is Kind.SECTION:
            notes = (node.start for node in section.children if node.kind is Kind.NOTES)
            return next(notes, section.end)
        return section.end if section is self.tree else section.start + len(section.lines)

    def _insert(self, at: int, lines: Lines, kind: Kind) -> None:
        """Put lines before one, with blank lines between other blocks."""
        above = self.lines[at - 1 : at]
        below = self.lines[at : at + 1]
        before = [""] * (any(map(str.strip, above)) and not self._is_tight(at, kind, ends=True))
        behind = [""] * (any(map(str.strip, below)) and not self._is_tight(at, kind, ends=False))
        self.lines[at:at] = [*before, *lines, *behind]
        self._tree = None

    def _is_tight(self, at: int, kind: Kind, *, ends: bool) -> bool:
        """Tell whether what ends, or begins, at a line follows such a block line by line."""
        for node in self.tree.walk() if kind in TIGHT else ():
            edges = (node.end, node.start + len(node.lines)) if ends else (node.start,)
            closes = not ends and node.kind is Kind.FRONT and at == node.closing_start
            if closes or (at in edges and (node.kind, kind) in TOGETHER | {(kind, kind)}):
                return True
        return False

    def replace(self, node: Node, lines: Iterable[str]) -> None:
        """Give a block other lines."""
        self.lines[node.start : node.start + len(node.lines)] = lines
        self._tree = None

    def cut(self, node: Node, kept: Node | None = None) -> Lines:
        """Take a block out, with all that it holds; gives its lines.

        What it leaves empty goes, too, but for a section that is `kept`.
        """
        lines = self.lines[node.start : node.end]
        while node.parent.children == [node] and node.parent.level != 1 and node.parent.parent:
            if node.parent is kept:
                break
            node = node.parent
        start, end = node.start, node.end
        is_blank = end < len(self.lines) and not self.lines[end].strip()
        self.lines = self.lines[:start] + self.lines[end + is_blank :]
        self._tree = None
        return lines


def heading_of(lines: Iterable[str]) -> str:
    """Give the name by which a section of these lines is known."""
    return Node(Kind.SECTION, list(lines), 0).shown
