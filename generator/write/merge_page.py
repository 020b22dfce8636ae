"""The merge of a page: by lines (`generator.write.merge`), after blocks that one side moved were
moved on the other.

Where the articles or a template put a block elsewhere, what the editor changed in it and added to
it goes along. Where the editor put a block elsewhere, what the articles change in it comes to its
new place.

The outcome must stand: merged once more with the same new text it finds the same disputes and
changes nothing. An outcome without a dispute stands, as the new text is the next base; one with
disputes is merged again until it stands. Of three ways to merge the first is taken that comes to
an outcome which stands and brings in nothing that the editor's page has: with the moves of both
sides, with those of the new text, with none.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, chain
from typing import NamedTuple

from generator.markdown.footnotes import defined_label
from generator.write.layout import Unformatted, unformat
from generator.write.merge import (
    Lines,
    Piece,
    Take,
    in_dispute,
    merge_once,
    merged_base,
    merged_lines,
)
from generator.write.moves import Order, follow_moves
from generator.write.repair_seams import (
    gather_notes,
    part_at_seams,
    with_cited_notes,
    with_table_heads,
)

MOST_ROUNDS = 4  # of one way: an outcome that does not stand by then goes to and fro


class Merged(NamedTuple):
    """A page merged."""

    lines: Lines
    # Of each line its number in the editor's text; None where it is not from there.
    origins: tuple[int | None, ...]
    base: Lines  # what to merge against next time
    pieces: tuple[Piece, ...] = ()  # where something is in dispute: of base, lines and the new text

    @property
    def disputed(self) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.take is Take.DISPUTED)


def merge_pages(base: Lines, mine: Lines, new: Lines) -> Merged:
    """The editor's page with what is new, and what stays in dispute."""
    plain = unformat(base, mine)
    if plain.lines != mine:
        merged = _merge(base, plain.lines, new)
        formatted = _formatted(merged, mine, plain)
        if unformat(formatted.base, formatted.lines).lines == merged.lines:
            return formatted
    return _merge(base, mine, new)


def _formatted(merged: Merged, mine: Lines, plain: Unformatted) -> Merged:
    """Give the editor's lines as they stand in their page."""
    blocks: list[list[tuple[str, int | None]]] = []
    for line, origin in zip(merged.lines, merged.origins, strict=True):
        if origin is None:
            blocks.append([(line, None)])
        else:
            blocks.append([(mine[number], number) for number in plain.numbers(origin)])
    lines, origins = zip(*chain.from_iterable(blocks), strict=True) if blocks else ((), ())
    starts = list(accumulate(map(len, blocks), initial=0))
    pieces = [
        each._replace(mine=slice(starts[each.mine.start], starts[each.mine.stop]))
        for each in merged.pieces
    ]
    return Merged(list(lines), origins, merged.base, tuple(pieces))


def _merge(base: Lines, mine: Lines, new: Lines) -> Merged:
    if base in (mine, new) or mine == new:
        return _by_lines(base, mine, new)
    followed = _following_both(base, mine, new)
    if not in_dispute(followed.pieces):
        return _each_once(followed, mine, new)
    for way in (_following_new, _by_lines):
        merged = _merged_until_it_stands(way, base, mine, new)
        if merged and not _comes_in_twice(merged, mine, new):
            return merged
    whole = (Piece(slice(0, len(base)), slice(0, len(mine)), slice(0, len(new)), Take.DISPUTED),)
    return Merged(mine, tuple(range(len(mine))), base, whole)


def _merged_until_it_stands(
    way: Callable[[Lines, Lines, Lines], Merged], base: Lines, mine: Lines, new: Lines
) -> Merged | None:
    """Merge a page one way, as often as it takes; None where it comes to nothing that stands.

    What lies beside a dispute, as a heading that the new text has elsewhere, may only part from it
    when the rest has found its place.
    """
    merged = way(base, mine, new)
    for _ in range(MOST_ROUNDS):
        if not merged.pieces:
            return _each_once(merged, mine, new)
        again = merge_once(merged.base, merged.lines, new)
        if in_dispute(again) and _stands(merged, new, again):
            return merged._replace(pieces=again)
        following = way(merged.base, merged.lines, new)
        if (following.base, following.lines) == (merged.base, merged.lines):
            return None
        origins = tuple(
            None if each is None else merged.origins[each] for each in following.origins
        )
        merged = following._replace(origins=origins)
    return None


def _comes_in_twice(merged: Merged, mine: Lines, new: Lines) -> bool:
    """Whether a line that each side has once at most stands on the page from both of them."""
    return any(_second_ones(merged, mine, new))


def _second_ones(merged: Merged, mine: Lines, new: Lines) -> list[bool]:
    """Tell of each line whether it is generated and the editor's page has it elsewhere."""
    by_hand, generated = Counter(mine), Counter(new)
    pairs = list(zip(merged.lines, merged.origins, strict=True))
    kept = {line for line, origin in pairs if origin is not None}
    once = {line for line in kept if by_hand[line] == generated[line] == 1 and _is_told(line)}
    return [origin is None and line in once for line, origin in pairs]


def _is_told(line: str) -> bool:
    """Whether a line tells something that it rests on a passage for."""
    return "[^" in line and defined_label(line) is None


def _each_once(merged: Merged, mine: Lines, new: Lines) -> Merged:
    """Leave out what came in although the editor's page has it, as where they put it themselves."""
    pairs: list[tuple[str, int | None]] = []
    left_out = False
    for line, origin, is_second in zip(
        merged.lines, merged.origins, _second_ones(merged, mine, new), strict=True
    ):
        is_blank_again = left_out and not line.strip() and pairs and not pairs[-1][0].strip()
        if not is_second and not is_blank_again:
            pairs.append((line, origin))
        left_out = is_second
    lines, origins = [line for line, _ in pairs], tuple(origin for _, origin in pairs)
    return merged._replace(lines=lines, origins=origins, base=new)


def _stands(merged: Merged, new: Lines, again: tuple[Piece, ...]) -> bool:
    """Whether the next build, whichever way it takes, leaves base and page as they are."""
    if merged_base(merged.base, new, again) != merged.base:
        return False
    if merged_lines(merged.lines, new, again) != merged.lines:
        return False
    if merged.base == new or not _following_both(merged.base, merged.lines, new).pieces:
        return False
    repeated = _following_new(merged.base, merged.lines, new)
    return (repeated.base, repeated.lines) == (merged.base, merged.lines) and bool(repeated.pieces)


def _following_both(base: Lines, mine: Lines, new: Lines) -> Merged:
    """Merge with the moves of both sides.

    Of use where no dispute is left, as the new text is then the next base.
    """
    base, order = follow_moves(base, new, mine)
    moved = [mine[number] for number in order]
    base, new_order = follow_moves(base, moved, new)
    return _merged(base, mine, new, order, new_order)


def _following_new(base: Lines, mine: Lines, new: Lines) -> Merged:
    base, order = follow_moves(base, new, mine)
    return _merged(base, mine, new, order)


def _by_lines(base: Lines, mine: Lines, new: Lines) -> Merged:
    return _merged(base, mine, new, list(range(len(mine))))


def _merged(
    base: Lines, mine: Lines, new: Lines, order: Order, new_order: Order | None = None
) -> Merged:
    moved = [mine[number] for number in order]
    new_moved = [new[number] for number in new_order] if new_order else new
    pieces = merge_once(base, moved, new_moved)
    woven = zip(
        merged_lines(moved, new_moved, pieces), _origins(pieces, order, new_moved), strict=True
    )
    pairs = with_cited_notes(gather_notes(_without_second_notes(woven)), mine, new)
    pairs = part_at_seams(with_table_heads(pairs, mine, new), mine, new)
    lines, origins = [line for line, _ in pairs], tuple(origin for _, origin in pairs)
    return Merged(
        lines, origins, merged_base(base, new_moved, pieces), pieces if in_dispute(pieces) else ()
    )


def _without_second_notes(pairs: Iterable[tuple[str, int | None]]) -> list[tuple[str, int | None]]:
    """Leave out the new definitions of footnotes that the editor's page defines itself."""
    pairs = list(pairs)
    defined = {
        label for line, origin in pairs if origin is not None and (label := defined_label(line))
    }
    return [
        (line, origin)
        for line, origin in pairs
        if origin is not None or defined_label(line) not in defined
    ]


def _origins(pieces: tuple[Piece, ...], order: list[int], new: Lines) -> Iterator[int | None]:
    for piece in pieces:
        for side in piece.take.value:
            if side == "mine":
                yield from order[piece.mine]
            else:
                lines = {"new": new[piece.new], "woven": piece.woven, "in dispute": ()}[side]
                yield from [None] * len(lines)
