"""The blocks of a merged page in their order, and its lines.

Under each heading the order is that of the new text, unless the editor changed the order there:
then it is theirs. What one side alone has stands beside what it stood beside.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from generator.markdown.lines import PROSE, line_kind
from generator.write.merged import Block, Line
from generator.write.page_tree import TIGHT, Kind, Node

if TYPE_CHECKING:
    from generator.write.editions import Editions

NO_HEADING = 9  # a level below all
HIDDEN = re.compile(r"<\w+\b[^<>]*\shidden\b")  # no reader sees it, and no editor moves it


def arrange(block: Block, blocks: Mapping[Node, Block], beside: Mapping[Block, Block]) -> None:
    """Put the children of a block, and all below, into their order."""
    order = _in_order(block, blocks)
    for child in block.children:
        if child not in order:
            near = beside.get(child)
            place = order.index(near) + 1 if near in order else len(order)
            order.insert(place, child)
    block.children = _as_headings_allow(order)
    for child in order:
        arrange(child, blocks, beside)


def _in_order(block: Block, blocks: Mapping[Node, Block]) -> list[Block]:
    """Order the children of a block that stand in it in one of the editions."""
    by_hand = [child for child in _sequence(block.mine, block, blocks) if not _is_hidden(child)]
    generated = _sequence(block.new, block, blocks)
    common = [child for child in by_hand if child in set(generated) and child.base is not None]
    is_reordered = common != sorted(common, key=lambda child: child.base.place)
    order, others = (by_hand, generated) if is_reordered else (generated, by_hand)
    order = list(order)
    for child in others:
        if child not in order:
            order.insert(_place(child, order, others), child)
    return order


def _is_hidden(block: Block) -> bool:
    return block.new is not None and bool(HIDDEN.match(block.node.key))


def _as_headings_allow(order: list[Block]) -> list[Block]:
    """Put before a section what would become part of it behind it.

    That is a block without headings, or a section with a deeper one. The foot of the page stays:
    the footnotes, and what stood below them.
    """
    foot = next((number for number, child in enumerate(order) if _is_at_foot(child)), len(order))
    allowed: list[Block] = []
    for child in order[:foot]:
        allowed.insert(_place_before_sections(_level(child), allowed), child)
    return allowed + order[foot:]


def _place_before_sections(level: int, above: list[Block]) -> int:
    """Find the last place at which no section above has a block of this level as a part of it.

    A group that holds headings ends the sections before it.
    """
    place = len(above)
    for number, other in reversed(list(enumerate(above))):
        if other.kind is Kind.GROUP and _level(other) < NO_HEADING:
            break
        if other.kind is Kind.SECTION and _level(other) < level:
            place = number
    return place


def _is_at_foot(block: Block) -> bool:
    siblings = block.mine.parent.children if block.mine else []
    above = siblings[: siblings.index(block.mine)] if siblings else []
    return block.kind is Kind.NOTES or any(each.kind is Kind.NOTES for each in above)


def _level(block: Block) -> int:
    """The level of a section, or of the highest heading in a block, or NO_HEADING."""
    if block.kind is Kind.SECTION:
        return (block.new or block.mine).level
    return min(map(_level, block.children), default=NO_HEADING)


def _sequence(node: Node | None, block: Block, blocks: Mapping[Node, Block]) -> list[Block]:
    """List the children of a block in the order in which one edition has them."""
    if node is None:
        return []
    present = set(block.children)
    return [blocks[child] for child in node.children if blocks.get(child) in present]


def _place(child: Block, order: list[Block], others: list[Block]) -> int:
    """Find where a block that one side alone has belongs: behind what stood before it there.

    What ends in a colon leads to what stands behind it. A paragraph does not part a list.
    """
    number = others.index(child)
    after = _first_in(order, others[number + 1 :])
    before = _first_in(order, reversed(others[:number]))
    leads_on = child.is_own and child.mine.leads_on
    if after and (before is None or leads_on):
        return order.index(after)
    if before is None:
        return 0
    return _place_behind(before, order, child=child, until=after)


def _place_behind(before: Block, order: list[Block], *, child: Block, until: Block | None) -> int:
    """Find the place behind a block, the rest of its list and what the editor added there."""
    parts_list = before.kind in (Kind.ITEM, Kind.ROW) and child.kind is not before.kind
    place = order.index(before) + 1
    for follower in order[place:]:
        is_in_list = parts_list and follower.kind is before.kind
        is_added_there = follower.is_own and not child.is_own
        goes_on = is_in_list and follower is not until
        if not goes_on and not is_added_there:
            break
        place += 1
    return place


def _first_in(order: list[Block], blocks: Iterable[Block]) -> Block | None:
    return next((each for each in blocks if each in order), None)


class _Part(NamedTuple):
    """What opens or closes a block, or all of a leaf."""

    block: Block
    is_closing: bool


def emit(editions: "Editions") -> list[Line]:
    """Write out the merged page.

    Between two blocks stand the blank lines that stand between them on either side, else one where
    they would run into each other.
    """
    by_hand = _gaps(editions.mine, editions.texts[1])
    generated = _gaps(editions.new, editions.texts[2])
    lines: list[Line] = []
    previous: _Part | None = None
    for part in _parts(editions.page):
        lines += _gap(previous, part, by_hand, generated)
        lines += _lines_of(part)
        previous = part
    rest = range(editions.mine.end, len(editions.texts[1]))
    lines += [Line("", number, None) for number in rest if not editions.texts[1][number].strip()]
    return [
        line
        if line.text or line.origin is None
        else line._replace(text=editions.texts[1][line.origin])
        for line in lines
    ]


def _parts(block: Block) -> Iterator[_Part]:
    if block.kind is not Kind.PAGE and block.node.lines:
        yield _Part(block, is_closing=False)
    for child in block.children:
        yield from _parts(child)
    if _closing(block):
        yield _Part(block, is_closing=True)


def _closing(block: Block) -> Node | None:
    """Find the side that closes a group; it is closed where one side closes it."""
    sides = (node for node in (block.mine, block.new) if node is not None and node.closing)
    return next(sides, None)


def _lines_of(part: _Part) -> Iterator[Line]:
    block = part.block
    if part.is_closing:
        node = _closing(block)
        lines, start = node.closing, node.closing_start
    else:
        node = block.node
        lines, start = (block.lines, 0) if block.lines is not None else (node.lines, node.start)
    is_by_hand = node is block.mine and (part.is_closing or block.lines is None)
    for number, text in enumerate(lines, start):
        yield Line(text, number if is_by_hand else None, block)


Place = tuple[Node, bool]  # a node of an edition, and whether what closes it is meant
# Of each place the one before it, and the numbers of the blank lines between them.
Gaps = dict[Place, tuple[Place | None, range]]


def _gaps(page: Node, lines: list[str]) -> Gaps:
    """Find the blank lines before each place; none is given where other blocks than of a list stood
    between.

    Nor between what one block was parted into, for without a blank line it would be one again.
    """
    gaps: Gaps = {}
    previous: Place | None = None
    end = 0
    for node, is_closing in _places(page):
        start = node.closing_start if is_closing else node.start
        above = max((n + 1 for n in range(end, start) if lines[n].strip()), default=end)
        is_parted = start == above and _runs_into(previous, node)
        if end <= start and not is_parted and (above == end or _are_listed(previous, node)):
            gaps[node, is_closing] = previous, range(above, start)
        previous = node, is_closing
        end = start + len(node.closing if is_closing else node.lines)
    return gaps


def _are_listed(previous: Place | None, node: Node) -> bool:
    return previous is not None and previous[0].kind is node.kind and node.kind in TIGHT


def _runs_into(previous: Place | None, node: Node) -> bool:
    """Tell whether a text right below another block would be read as a part of it."""
    before, is_closed = previous or (node, True)
    are_texts = before.kind in (Kind.TEXT, Kind.ITEM) and node.kind is Kind.TEXT
    return (
        are_texts
        and not is_closed
        and {line_kind(each.lines[0]) for each in (before, node)} <= PROSE
    )


def _places(node: Node) -> Iterator[Place]:
    if node.kind is not Kind.PAGE and node.lines:
        yield node, False
    for child in node.children:
        yield from _places(child)
    if node.closing:
        yield node, True


def _gap(previous: _Part | None, part: _Part, by_hand: Gaps, generated: Gaps) -> list[Line]:
    """Give the blank lines between two parts."""
    usual = 1
    for gaps, side in ((by_hand, "mine"), (generated, "new")):
        gap = gaps.get(_place_in(side, part))
        if gap is None:
            continue
        before, numbers = gap
        if before == _place_in(side, previous):
            return [Line("", number if side == "mine" else None, None) for number in numbers]
        if before and before[0].kind is part.block.kind:
            usual = min(usual, len(numbers))
    if previous is None or _runs_on(previous, part):
        return []
    is_list = previous.block.kind is part.block.kind and part.block.kind in TIGHT
    return [Line("", None, None)] * (usual if is_list else 1)


def _place_in(side: str, part: _Part | None) -> tuple[Node | None, bool] | None:
    return (getattr(part.block, side), part.is_closing) if part else None


def _runs_on(previous: _Part, part: _Part) -> bool:
    """Tell whether two parts that met nowhere before stand without a blank line between."""
    kinds = previous.block.kind, part.block.kind
    if kinds[1] in (Kind.FIELD, Kind.FRONT):
        return kinds[0] in (Kind.FIELD, Kind.FRONT)
    return kinds == (Kind.TABLE, Kind.ROW) or kinds in (
        (Kind.ROW, Kind.ROW),
        (Kind.NOTE, Kind.NOTE),
    )
