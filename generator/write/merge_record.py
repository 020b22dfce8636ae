"""What a merge records beside the page.

These are the disputes that wait, with their places, and what the editor took out and wrote.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from generator.write.likeness import claims_of
from generator.write.merged import Block, Found, Line, holds
from generator.write.page_tree import Kind, Node, place_of
from generator.write.record import (
    Dispute,
    Record,
    TakenOut,
    Withdrawn,
    Written,
    make_record,
)

if TYPE_CHECKING:
    from generator.write.editions import Editions

Places = dict[Block, list[int]]  # the numbers of the lines of a block, and of all below it


def find_disputes(
    editions: "Editions", news_of: Mapping[Block, Iterable[Block]], lines: Sequence[Line]
) -> Iterator[Found]:
    """Find the disputes of a merged page of these lines.

    `news_of` gives what the articles add to something that the editor took out.
    """
    places = _places(lines)
    yield from _of_what_stands(editions, places, lines)
    yield from _of_rivals(editions, places)
    for block, news in news_of.items():
        before = tuple(block.base.lines) if block.base else tuple(block.new.lines)
        text = [line for each in news for line in each.new.lines]
        start = _place_of(block.new, editions.blocks, places)
        yield Found(Dispute(before, (), (*block.new.lines, *text)), start, start)


def place_disputes(disputes: Iterable[Found], origins: Sequence[int | None]) -> tuple[Found, ...]:
    """Give disputes by the line numbers of the editor's text.

    `origins` has for each line of the merged page its number there, as `Merged` has it.
    """
    places = {origin: number for number, origin in enumerate(origins)}
    numbers = {number: origin for origin, number in places.items() if origin is not None}
    placed = []
    for found in disputes:
        start = numbers.get(found.start)
        if start is None:
            start = 1 + max((n for at, n in numbers.items() if at < found.start), default=-1)
        placed.append(found._replace(start=start, end=start + found.end - found.start))
    return tuple(sorted(placed, key=lambda found: found.start))


def remember(editions: "Editions", disputes: Iterable[Dispute]) -> Record:
    """Say what is to be remembered: what was taken out before, and what is so now."""
    outs = [
        out
        for block in editions.all
        if _is_taken_out(block, editions)
        for out in _taken_out(editions, block)
    ]
    moved = set(_moved(editions))
    written = [
        _written(block, is_moved=block in moved)
        for block in editions.all
        if block in moved or _is_written(block, editions)
    ]
    standing = {tuple(block.text) for block in editions.all if not block.is_out}
    standing.update(each.new for each in editions.rivals)
    left = {*editions.record.withdrawn, *editions.record.by_hand}
    withdrawn = [Withdrawn(each.lines) for each in left if each.lines not in standing]
    return make_record([*editions.taken_out, *outs], disputes, written, withdrawn)


def _places(lines: Iterable[Line]) -> Places:
    places: Places = {}
    for number, line in enumerate(lines):
        block = line.block
        while block:
            places.setdefault(block, []).append(number)
            block = block.parent
    return places


def _of_what_stands(editions: "Editions", places: Places, lines: Sequence[Line]) -> Iterator[Found]:
    covered: set[Block] = set()
    for block in editions.all:
        above = block.parent
        while above and above not in covered:
            above = above.parent
        if block.is_out or above or block not in places:
            continue
        numbers = places[block]
        if block.kind is Kind.SECTION and (before := _kept_for(block, editions.record)):
            text = tuple(line.text for line in lines[numbers[0] : numbers[-1] + 1])
            covered.add(block)
            yield Found(Dispute(before, text, ()), numbers[0], numbers[-1] + 1)
        elif block.dispute:
            end = numbers[0] + len(block.dispute.mine)
            yield Found(block.dispute, numbers[0], end)


def _of_rivals(editions: "Editions", places: Places) -> Iterator[Found]:
    """Find what two editors wrote for one block, until what waits stands on the page."""
    standing = [block for block in places if block.text and not block.is_out]
    for dispute in editions.rivals:
        is_over = dispute.new and any(holds(block.text, dispute.new) for block in standing)
        block = None if is_over else _find_disputed(dispute, standing)
        if block:
            base = tuple(block.new.lines) if block.new else dispute.base
            now = replace(dispute, base=base, mine=tuple(block.text))
            start = places[block][0]
            yield Found(now, start, start + len(block.text))


def _find_disputed(dispute: Dispute, standing: Iterable[Block]) -> Block | None:
    """Find the block over which two editors have not decided, by its text or by what it was."""
    by_text = (block for block in standing if tuple(block.text) == dispute.mine)
    generated = ((block, node) for block in standing for node in (block.base, block.new) if node)
    by_base = (block for block, node in generated if tuple(node.lines) == dispute.base)
    return next(by_text, None) or next(by_base, None)


def _kept_for(block: Block, record: Record) -> tuple[str, ...]:
    """Give the heading of a section that stands for what the editor wrote in it alone."""
    if block.new is not None or block.mine is None:
        return ()
    if block.base is not None:
        return tuple(block.base.lines)
    told = (
        each.base
        for each in record.disputes
        if not each.new and each.mine[: len(block.mine.lines)] == tuple(block.mine.lines)
    )
    return next(told, ())


def _place_of(node: Node, blocks: Mapping[Node, Block], places: Places) -> int:
    """Find where something generated, which the editor took out, would stand."""
    before = [
        places[blocks[other]][-1] + 1
        for other in node.parent.children
        if other.place < node.place and blocks[other] in places
    ]
    parent = places.get(blocks[node.parent], [0])
    return before[-1] if before else parent[0] + 1


def _is_written(block: Block, editions: "Editions") -> bool:
    return not block.is_out and bool(block.node.lines) and editions.is_hand(block)


def _written(block: Block, *, is_moved: bool) -> Written:
    mine = block.mine
    return Written(
        kind=str(mine.kind),
        lines=tuple(mine.lines),
        instead_of=tuple(block.base.lines) if block.base else (),
        is_moved=is_moved,
        **place_of(mine),
    )


def _moved(editions: "Editions") -> Iterator[Block]:
    """Find the blocks that the editor moved from where they are generated."""
    for above in editions.all:
        kept = [child for child in above.children if child.node.lines and child.is_kept]
        stay = set(_in_generated_order(kept, [editions.blocks[each.new.parent] for each in kept]))
        yield from (child for child in kept if child not in stay)


def _in_generated_order(kept: list[Block], parents: list[Block]) -> Iterable[Block]:
    """Give of blocks those in their own parent, in the order in which they are generated."""
    here = [block for block, above in zip(kept, parents, strict=True) if above is block.parent]
    generated = sorted(here, key=lambda block: block.new.place)
    if here == generated:
        return here
    matcher = SequenceMatcher(None, generated, here, autojunk=False)
    stretches = matcher.get_matching_blocks()
    return (block for start, _, size in stretches for block in generated[start : start + size])


def _is_taken_out(block: Block, editions: "Editions") -> bool:
    """Whether the editor took out what was generated.

    A footnote's text says nothing itself, nor does a heading whose blocks all stand elsewhere.
    Where they wrote words of their own in its place, it counts once it is no longer generated.
    """
    base, mine = block.base, block.mine
    if base is None:
        return False
    if base.kind is Kind.SECTION and editions.is_moved_away(base):
        return False
    if mine is not None:
        is_other = bool(base.marks) and not set(base.marks) & set(mine.marks)
        return block.new is None and is_other and editions.is_hand(block)
    is_certain = block.is_out and bool(base.lines)
    return is_certain and base.kind not in (Kind.NOTE, Kind.FIELD, Kind.FRONT)


def _taken_out(editions: "Editions", block: Block) -> list[TakenOut]:
    """Remember a block as it was generated last, and as it is now."""
    node = block.base
    first = node.marks[:1]
    others = (
        other
        for other in editions.base.walk()
        if other is not node and other.is_leaf and other.kind is not Kind.NOTE
    )
    alone = not any(first and first == other.marks[:1] for other in others)
    out = TakenOut.of(node, claims_of(node, editions.claims), alone=alone)
    is_made = block.new is not None and block.mine is None
    return editions.follow(out, block.new) if is_made else [out]
