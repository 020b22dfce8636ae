"""Which nodes of one edition of a page are those of another.

A block is known by what it was made from: the anchor of its record, the passages that it cites, the
field or footnote that it defines; by its text only within what these leave open. A section is known
by its path of headings; where a heading was reworded, by what stands below it. The sections come
first, so that a passage cited twice on a page is looked for under its own heading before any other.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import pairwise

from generator.write.likeness import (
    ALIKE,
    Claims,
    Key,
    are_two_records,
    claims_of,
    likeness,
    marks_of,
    name_of,
    named,
    text_of,
)
from generator.write.page_tree import Kind, Node
from generator.write.pairs import Pairs, pair_headings, reworded_section

AKIN = 0.25  # of their words two blocks share that rest on the same passages


def pair_nodes(
    old: Node,
    new: Node,
    claims: Claims,
    *,
    by_hand: bool,
    pinned: Iterable[tuple[Node, Node]],
) -> Pairs:
    """Pair the nodes of two editions of a page.

    The new one was edited `by_hand`, or generated anew. What is `pinned` is known to be one.
    """
    pairs = Pairs(old, new, claims, by_hand=by_hand)
    pairs.join(old, new)
    for one, other in pinned:
        pairs.join(one, other)
    pair_headings(pairs, old)
    _pair_leaves(pairs)
    sections = [node for node in pairs.free_old() if node.kind is Kind.SECTION]
    for section in reversed(sections):  # the inner ones first, for an outer one has their blocks
        other = reworded_section(pairs, section)
        if other:
            pairs.join(section, other)
            pair_headings(pairs, section)
    _pair_leaves(pairs)
    _pair_slots(pairs)
    _pair_containers(pairs)
    return pairs


def _leaves_of(section: Node) -> list[Node]:
    return [node for node in section.walk() if node.is_leaf and node.section is section]


def _pair_leaves(pairs: Pairs) -> None:
    for key, anywhere in KEYS:
        least = AKIN if key is marks_of and not pairs.by_hand else 0
        _pair_by(pairs, key, anywhere=anywhere, least=least)
    _pair_sharing(pairs)


# From the surest; of each whether it is looked for under every heading.
KEYS: tuple[tuple[Key, bool], ...] = (
    (lambda node: node.key, False),
    (named, True),
    (text_of, True),
    (name_of, False),
    (marks_of, True),
)


def _pair_by(pairs: Pairs, key: Key, *, anywhere: bool, least: float) -> None:
    """Pair the free leaves that have a key in common; under every heading only where it is one's
    alone.
    """

    def key_here(node: Node, side: int) -> Hashable | None:
        value = key(node) if node.is_leaf else None
        is_settled = anywhere and not side and _stays_in_section(pairs, node)
        if value is None or is_settled:
            return None
        return node.kind, None if anywhere else _place(pairs, node, side), value

    for old, new in _free_by(pairs, key_here):
        if not anywhere or max(len(old), len(new)) == 1:
            _pair_nearest(pairs, old, new, least=least)


def _free_by(
    pairs: Pairs, key: Callable[[Node, int], Hashable | None]
) -> Iterable[tuple[list[Node], list[Node]]]:
    """Group the free nodes of both editions by a key, which tells of their side, 0 or 1, too."""
    found: dict[Hashable, tuple[list[Node], list[Node]]] = defaultdict(lambda: ([], []))
    for side, nodes in enumerate((pairs.free_old(), pairs.free_new())):
        for node in nodes:
            if (value := key(node, side)) is not None:
                found[value][side].append(node)
    return found.values()


def _stays_in_section(pairs: Pairs, node: Node) -> bool:
    """Whether a generated text is that of its section, as "Also named:" is, which recurs."""
    is_told = bool(node.marks or node.anchor or node.label or node.kind is Kind.FIELD)
    if pairs.by_hand or is_told:
        return False
    recurs = sum(other.key == node.key for other in pairs.old.walk()) > 1
    return recurs or node.section in pairs.to_new


def _place(pairs: Pairs, node: Node, side: int) -> Hashable:
    """Name the section that a leaf of either edition stands in."""
    section = node.section
    return section if side else pairs.to_new.get(section, section)


def _pair_nearest(pairs: Pairs, old: list[Node], new: list[Node], least: float) -> list[Node]:
    """Pair those first that are most alike; returns the old ones that were paired."""
    if len(old) == len(new) and len({node.key for node in (*old, *new)}) == 1:
        for one, other in zip(old, new, strict=True):
            pairs.join(one, other)
        return old
    ways = [
        (-likeness(one, other), abs(number - place), number, place)
        for number, one in enumerate(old)
        for place, other in enumerate(new)
    ]
    paired = []
    for distance, _, number, place in sorted(ways):
        one, other = old[number], new[place]
        if -distance >= least and one not in pairs.to_new and other not in pairs.to_old:
            pairs.join(one, other)
            paired.append(one)
    return paired


def _pair_sharing(pairs: Pairs) -> None:
    """Pair what rests on a passage or a claim in common, under one heading."""
    by_claim: dict[Hashable, list[Node]] = defaultdict(list)
    for node in filter(_cites, pairs.free_new()):
        for claim in claims_of(node, pairs.claims):
            by_claim[node.kind, node.section, claim].append(node)
    for node in filter(_cites, pairs.free_old()):
        section = pairs.to_new.get(node.section)
        found = {
            other: None
            for claim in sorted(claims_of(node, pairs.claims))
            for other in by_claim.get((node.kind, section, claim), ())
            if not are_two_records(node, other)
        }
        _pair_nearest(pairs, [node], list(found), least=0)


def _cites(node: Node) -> bool:
    return node.is_leaf and bool(node.marks) and node.kind is not Kind.NOTE


def _pair_slots(pairs: Pairs) -> None:
    """Pair what stands alone between the same neighbours, or is much alike there."""
    sections = [node for node in pairs.to_new if node.kind in (Kind.SECTION, Kind.PAGE)]
    for section in sections:
        leaves, others = _leaves_of(section), _leaves_of(pairs.to_new[section])
        places = {node: number for number, node in enumerate(others)}
        kept, furthest = [(-1, -1)], -1
        for number, node in enumerate(leaves):
            place = places.get(pairs.to_new.get(node), -1)
            if place > furthest:
                kept.append((number, place))
                furthest = place
        kept.append((len(leaves), len(others)))
        for (start, other_start), (end, other_end) in pairwise(kept):
            _pair_slot(pairs, leaves[start + 1 : end], others[other_start + 1 : other_end])


def _pair_slot(pairs: Pairs, old: list[Node], new: list[Node]) -> None:
    known = (Kind.NOTE, Kind.FIELD)
    old = [node for node in old if node not in pairs.to_new and node.kind not in known]
    new = [node for node in new if node not in pairs.to_old]
    for mine, theirs in _by_kind(old, new):
        is_one = len(mine) == len(theirs) == 1
        is_certain = pairs.by_hand and is_one and not (mine[0].marks and theirs[0].marks)
        paired = _pair_nearest(pairs, mine, theirs, least=0 if is_certain else ALIKE)
        pairs.guessed.update(paired)


def _by_kind(old: list[Node], new: list[Node]) -> Iterator[tuple[list[Node], list[Node]]]:
    """Give the nodes of each kind that the old ones have."""
    for kind in dict.fromkeys(node.kind for node in old):
        yield (
            [node for node in old if node.kind is kind],
            [node for node in new if node.kind is kind],
        )


def _depth(node: Node) -> int:
    return 1 + _depth(node.parent) if node.parent else 0


def _pair_containers(pairs: Pairs) -> None:
    """Pair groups and tables by what they hold, then what is left by how it opens."""
    _pair_by_content(pairs)
    for kind in (Kind.FRONT, Kind.NOTES, Kind.GROUP, Kind.TABLE):

        def opening(node: Node, side: int, kind: Kind = kind) -> Hashable | None:
            return (_place(pairs, node, side), node.key) if node.kind is kind else None

        for old, new in _free_by(pairs, opening):
            if len(old) == len(new):
                for one, other in zip(old, new, strict=True):
                    pairs.join(one, other)


def _pair_by_content(pairs: Pairs) -> None:
    """Pair groups and tables by what they hold, the innermost first."""
    free = [node for node in pairs.free_old() if node.kind in (Kind.GROUP, Kind.TABLE)]
    for node in sorted(free, key=_depth, reverse=True):
        votes = Counter(
            pairs.to_new[child].parent for child in node.children if child in pairs.to_new
        )
        home = None if pairs.by_hand else pairs.to_new.get(node.section)
        for other in sorted(votes, key=lambda each: (each.key != node.key, -votes[each])):
            is_free = other.kind is node.kind and other not in pairs.to_old
            if is_free and home in (None, other.section):  # the page itself has none
                pairs.join(node, other)
                break


# Of each, besides, how much of their words two blocks have to share.
KEYS_OF_ADDED: tuple[tuple[Key, bool, float], ...] = (
    (lambda node: node.key, False, 0),
    (named, True, 0),
    (lambda node: node.key if node.marks else None, True, 0),
    (marks_of, False, ALIKE),
)


def pair_added(pairs: Pairs) -> dict[Node, Node]:
    """Pair what is alike in two editions and has no part in a third."""
    pair_headings(pairs, pairs.old)
    for key, anywhere, least in KEYS_OF_ADDED:
        _pair_by(pairs, key, anywhere=anywhere, least=least)
    _pair_containers(pairs)
    return pairs.to_new
