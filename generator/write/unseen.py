"""What editors wrote since their last build on a page that git merged: no record has it."""

from collections.abc import Iterator, Set

from generator.write.identity import pair_nodes
from generator.write.likeness import Claims
from generator.write.page_tree import GROUP_END, Kind, Lines, Node, place_of
from generator.write.record import Record, Written

Text = tuple[str, ...]


def find_unseen(
    old: Node, mine: Node, record: Record, claims: Claims, *, known: Set[str]
) -> Iterator[Written]:
    """Find what editors wrote on a page, beside lines that are `known` as generated.

    What was generated last tells what it stands for.
    """
    texts = set(_texts_of(record))
    known = known.union([""], *texts)
    found = [node for node in mine.walk() if set(node.lines) - known and node.key != GROUP_END]
    if not found:
        return
    pairs = pair_nodes(old, mine, claims, by_hand=True, pinned=())
    standing = {node.key for node in mine.walk()}
    for node in found:
        was = pairs.to_old.get(node)
        before = tuple(was.lines) if was and was.key not in standing else ()
        instead_of = () if before in texts else before
        kind, lines = _apart(node, known) if not instead_of else (node.kind, node.lines)
        yield Written(str(kind), lines=tuple(lines), instead_of=instead_of, **place_of(node))


def _apart(node: Node, known: Set[str]) -> tuple[Kind, Lines]:
    """Part from known lines what an editor wrote below them, which git made one block of both."""
    own = [line for line in node.lines if line not in known]
    is_apart = node.lines[0] in known and not any(line[:1].isspace() for line in own)
    is_glued = node.kind is Kind.TEXT or (node.is_leaf and is_apart)
    return (Kind.TEXT, own) if is_glued else (node.kind, node.lines)


def _texts_of(record: Record) -> Iterator[Text]:
    """Give all texts that a record has."""
    for each in (*record.taken_out, *record.withdrawn, *record.written):
        yield each.lines
    for own in record.written:
        yield own.instead_of
    for dispute in record.disputes:
        yield from (dispute.base, dispute.mine, dispute.new)
