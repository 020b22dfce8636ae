"""What a block is known by, and how much two blocks have in common.

A block is known by the anchor of its record, the passages that it cites, the field or footnote that
it defines, and what it says.
"""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.write.page_tree import Kind, Node

if TYPE_CHECKING:
    from generator.write.record import TakenOut

Claims = Mapping[str, frozenset[str]]  # of each passage the ids of the claims that it stands for
NO_CLAIMS: Claims = MappingProxyType({})

WORD = re.compile(r"\w+")
MARKED = re.compile(r"(?:<sup>,</sup>)?\[\^[^\]]*\]")
NAME = re.compile(r"\*\*(.+?)\*\*")
DATED = re.compile(r"(?<!\*)\*(?!\*)[^*]+\*")  # the day behind a statement
EVENTS = ("event-", "happened-")  # how the anchors of events begin
ALIKE = 0.5  # of their words two blocks share that may be one, written anew
REWORDED = 0.8  # and two that are one beyond doubt, with another number perhaps

Key = Callable[[Node], Hashable | None]  # None: the node has no such key


def text_of(node: Node) -> Hashable | None:
    return node.key if any(map(str.isalnum, node.key)) else None


def named(node: Node) -> Hashable | None:
    """The anchor of a record, the label of a footnote, the key of front matter."""
    if node.kind is Kind.FIELD:
        return node.lines[0].split(":")[0]
    return node.label or node.anchor or None


def marks_of(node: Node) -> Hashable | None:
    return None if node.kind is Kind.NOTE or not node.marks else node.marks


def name_of(node: Node) -> Hashable | None:
    """Who or what a card or a row is about; a number, a day or a dash is no name."""
    text = MARKED.sub("", node.shown)
    if node.kind is Kind.ROW:
        name = text.split("|")[1].strip() if text.count("|") > 1 else ""
    else:
        found = NAME.search(text)
        name = found[1] if found else ""
    is_name = any(map(str.isalpha, name)) and not any(map(str.isdigit, name))
    return name if is_name else None


def prose_of(node: Node) -> str:
    """Give what a reader reads in a block, without its marks."""
    return " ".join(MARKED.sub(" ", node.shown).split())


def words_of(node: Node) -> Counter[str]:
    """Count the words of a block that a reader sees."""
    return Counter(WORD.findall(prose_of(node).lower()))


def likeness(one: Node, other: Node) -> float:
    """Tell which part of their words two blocks share, from 0 to 1."""
    words, others = words_of(one), words_of(other)
    size = words.total() + others.total()
    return 2 * (words & others).total() / size if size else float(one.key == other.key)


def is_told_anew(one: Node, other: Node) -> bool:
    """Tell whether two blocks say the same in nearly the same words, whatever their numbers."""
    words, others = (
        Counter(word for word in words_of(node).elements() if not any(map(str.isdigit, word)))
        for node in (one, other)
    )
    size = words.total() + others.total()
    return size > 0 and 2 * (words & others).total() / size >= REWORDED


def value_of(node: Node) -> frozenset[str]:
    """Give the numbers that a block tells: of a card or a row what is bold, never its date.

    What a card says of an actor has none, and the first bold words on an event are its day.
    """
    if node.kind is Kind.ITEM and name_of(node):
        return frozenset()
    is_event = node.anchor.startswith(EVENTS)
    shown = NAME.sub(" ", node.shown, count=1) if is_event else node.shown
    bold = " ".join(each for each in NAME.findall(shown) if any(map(str.isdigit, each)))
    text = bold or DATED.sub(" ", MARKED.sub(" ", shown))
    return frozenset(word for word in WORD.findall(text) if any(map(str.isdigit, word)))


def claims_of(node: Node, claims: Claims) -> frozenset[str]:
    """Collect the claims that the passages of a block stand for; the passages are among them."""
    told = (claims.get(mark, frozenset()) for mark in node.marks)
    return frozenset(node.marks).union(*told)


def are_two_records(one: Node, other: Node) -> bool:
    """Tell whether two blocks have anchors of two records of one passage."""
    return bool(one.anchor and other.anchor and set(one.marks[:1]) == set(other.marks[:1]))


def is_taken_out(node: Node, out: "TakenOut", claims: Claims) -> bool:
    """Tell whether a generated block is the one that was taken out, in whatever words."""
    gone = out.node()
    if node.kind is not gone.kind:
        return False
    is_in_place = node.path[1:] == out.path[1:]
    if node.key == gone.key:
        return is_in_place or (out.alone and bool(node.marks or node.anchor))
    if is_in_place and _are_called_alike(gone, node):
        return True
    # Elsewhere a record's line is no statement and no actor's card, of one passage though.
    is_alike = (name_of(gone), bool(gone.anchor)) == (name_of(node), bool(node.anchor))
    may_be_it = is_in_place or (out.alone and is_alike)
    return may_be_it and _tells(node, out, claims)


def _are_called_alike(gone: Node, node: Node) -> bool:
    """Tell whether two blocks have one first line but for links, or are cards of one actor."""
    cards = node.parent.lines[0] if node.parent.kind is Kind.GROUP else ""
    is_actor = "actors" in cards and name_of(gone) == name_of(node) is not None
    is_listed = node.kind not in (Kind.GROUP, Kind.TEXT)
    names, name = (words_of(Node(each.kind, each.lines[:1], 0)) for each in (gone, node))
    return is_actor or (is_listed and names == name != Counter())


def _tells(node: Node, out: "TakenOut", claims: Claims) -> bool:
    """Tell whether a block tells what the one that was taken out told."""
    gone = out.node()
    if not node.is_leaf or not gone.marks:
        return False
    if gone.anchor and gone.anchor == node.anchor:
        return True
    if set(gone.marks) & set(node.marks):
        is_only_one = out.alone and gone.marks == node.marks and not gone.anchor
        is_in_place = node.path[1:] == out.path[1:]
        return (is_only_one and is_in_place) or likeness(gone, node) >= ALIKE
    told = claims_of(node, claims) - set(node.marks)
    return not gone.anchor and bool(told) and told <= set(out.claims)
