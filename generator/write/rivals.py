"""What two editors wrote for one block, where git keeps both and no build has seen either.

No record tells of it, but both stand below each other, rest on the same passages and are like what
was generated.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from generator.write.likeness import ALIKE, likeness
from generator.write.page_tree import Kind, Node
from generator.write.record import Dispute


def find_rivals(base: Node, mine: Node) -> Iterator[tuple[Dispute, range]]:
    """Find such texts; gives each that waits for the first, and the numbers of its lines."""
    standing = {node.key for node in mine.walk()}
    blocks = [node for node in base.walk() if node.marks and node.kind is not Kind.NOTE]
    counts = Counter((node.kind, node.marks) for node in blocks)
    for was in blocks:
        if was.key not in standing and counts[was.kind, was.marks] == 1:
            for first, other in _pairs(was, mine):
                texts = (tuple(node.lines) for node in (was, first, other))
                dispute = Dispute(*texts, by_editor=True)
                yield dispute, range(other.start, other.start + len(other.lines))


def _pairs(was: Node, mine: Node) -> Iterator[tuple[Node, Node]]:
    """Give each block, or line of a paragraph, that may be one, with what is right below it."""
    for above in mine.walk():
        parts = [part for node in above.children for part in _parts(node)]
        for first, other in pairwise(parts):
            if _may_be(was, first) and _may_be(was, other):
                yield first, other


def _parts(node: Node) -> Iterator[Node]:
    """Give the lines of a paragraph, for git sets no blank line between two; else the block."""
    if node.kind is not Kind.TEXT:
        yield node
        return
    for number, line in enumerate(node.lines):
        yield Node(node.kind, [line], node.start + number)


def _may_be(was: Node, node: Node) -> bool:
    is_same = node.kind is was.kind and node.marks == was.marks
    return is_same and likeness(was, node) >= ALIKE
