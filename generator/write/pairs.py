"""Which nodes of two editions of a page are paired."""

from typing import TYPE_CHECKING

from generator.write.page_tree import Node

if TYPE_CHECKING:
    from generator.write.likeness import Claims


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
