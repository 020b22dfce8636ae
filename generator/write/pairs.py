"""Which nodes of two editions of a page are one; sections by their headings, or what they hold."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from generator.write.page_tree import Kind, Node

if TYPE_CHECKING:
    from generator.write.likeness import Claims

ADDRESS = re.compile(r"\]\(([^()\s]+)")


class Pairs:
    """The nodes of two editions that are one, each with at most one of the other edition."""

    def __init__(self, old: Node, new: Node, claims: "Claims", *, by_hand: bool = False):
        self.old, self.new, self.claims, self.by_hand = old, new, claims, by_hand
        self.to_new: dict[Node, Node] = {}
        self.to_old: dict[Node, Node] = {}
        self.guessed: set[Node] = set()  # of the old: paired by their place and words alone

    def join(self, old: Node, new: Node) -> None:
        """Pair two nodes, if both are free."""
        if old not in self.to_new and new not in self.to_old:
            self.to_new[old] = new
            self.to_old[new] = old

    def part(self, old: Node) -> None:
        """Take a pair apart."""
        del self.to_old[self.to_new.pop(old)]

    def free_old(self) -> list[Node]:
        return [node for node in self.old.walk() if node not in self.to_new]

    def free_new(self) -> list[Node]:
        return [node for node in self.new.walk() if node not in self.to_old]


def pair_headings(pairs: Pairs, section: Node) -> None:
    """Pair the sections below one by what their headings say, and then theirs."""
    other = pairs.to_new[section]
    mine, theirs = _sections_in(section), _sections_in(other)
    if section is pairs.old and len(mine) == len(theirs) == 1:
        pairs.join(mine[0], theirs[0])  # the title of the page
    named: dict[str, list[Node]] = defaultdict(list)
    for node in theirs:
        if node not in pairs.to_old:
            named[node.shown].append(node)
    for node in mine:
        if node not in pairs.to_new and named[node.shown]:
            pairs.join(node, named[node.shown].pop(0))
        if node in pairs.to_new:
            pair_headings(pairs, node)


def _sections_in(node: Node) -> list[Node]:
    """List the sections directly below one, or in groups below it."""
    found = []
    for child in node.children:
        if child.kind is Kind.SECTION:
            found.append(child)
        elif not child.is_leaf:
            found += _sections_in(child)
    return found


def reworded_section(pairs: Pairs, section: Node) -> Node | None:
    """Find the section that one is under another heading, or in another place."""
    free = set(pairs.free_new())
    named = _sections_called(section, free)
    leaves = _telling(section)
    known = [pairs.to_new[leaf] for leaf in leaves if leaf in pairs.to_new]
    above = (each for leaf in known for each in _sections_above(leaf))
    votes = Counter(filter(free.__contains__, above))
    nearest = sorted(votes, key=lambda node: (-votes[node], abs(node.level - section.level)))
    for node in sorted(nearest, key=lambda node: node not in named):
        most = max(len(leaves), len(_telling(node)))
        if 2 * votes[node] > most or node in named:
            return node
    was_named = _sections_called(section, pairs.free_old())
    return named[0] if len(named) == len(was_named) == 1 else None


def _sections_called(section: Node, nodes: Iterable[Node]) -> list[Node]:
    """List the sections that have the same heading, or whose heading leads to the same page.

    A heading is the same at another level, as one of a story is where all stories become one.
    """
    sections = [node for node in nodes if node.kind is Kind.SECTION]
    name, led_to = _words_of(section), _leads_to(section)
    return [
        node
        for node in sections
        if _words_of(node) == name or (led_to and _leads_to(node) == led_to)
    ]


def _words_of(section: Node) -> str:
    """Give what a heading says, whatever its level."""
    return section.shown.lstrip("#")


def _leads_to(section: Node) -> str:
    """Give the address to which a heading leads."""
    found = ADDRESS.search(section.key)
    return found[1] if found else ""


def _telling(section: Node) -> list[Node]:
    """List what rests on passages in a section, or all where nothing does; no remark counts."""
    leaves = [node for node in section.walk() if node.is_leaf]
    return [node for node in leaves if node.marks] or leaves


def _sections_above(node: Node) -> Iterator[Node]:
    while node.parent:
        node = node.parent
        if node.kind is Kind.SECTION:
            yield node
