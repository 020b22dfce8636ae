"""A three-way merge of lines in which neighbouring changes do not collide.

The base is the generated text the editor started from, `mine` the editor's text, `new` the text generated now. Each
side is compared with the base; a change of one side is taken, and two changes collide only where they touch the same
line of the base. Line merges in the manner of diff3 also let neighbours collide, which in a list or a table, where no
unchanged line lies between two items, would set an editor's item against every newly generated one.

What collides is in dispute: there the editor's lines stand, and the base stays as it was, so that merging the outcome
again finds the same dispute and nothing else.

Lines carry no line ends.
"""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from enum import Enum
from itertools import pairwise, takewhile
from typing import NamedTuple

Lines = list[str]

# What may stand only once on a page: a footnote's label, a key of the front matter.
KEY = re.compile(r"(?:\[\^[^\]]+\]|[A-Za-z_][\w-]*):(?=\s|$)")

# From here on a line counts as the other one edited: half of its words.
WORD = re.compile(r"\w+")
ALIKE = 0.5
# Stretches longer than this have been written anew rather than edited; pairing them would take longer than it is worth.
MOST_PAIRS = 10_000


class Take(Enum):
    """Which lines the outcome takes, in this order."""

    MINE = ("mine",)
    NEW = ("new",)
    MINE_NEW = ("mine", "new")
    NEW_MINE = ("new", "mine")
    DISPUTED = ("mine", "in dispute")  # the editor's lines stand until the editor decides


class Piece(NamedTuple):
    """A stretch of the page, as slices of the three texts. The pieces of a merge cover each text without a gap."""

    base: slice
    mine: slice
    new: slice
    take: Take


class Edit(NamedTuple):
    """Lines of the base and what one side made of them. An insertion has start == end."""

    start: int
    end: int
    growth: int  # lines gained; negative where lines went
    mine: bool  # by the editor, not by the generator


def merge(base: Lines, mine: Lines, new: Lines) -> tuple[Piece, ...]:
    """The pieces of the merged page, in order.

    Where the merge has a dispute and would not stand being repeated, which takes lines that recur in odd ways, the
    page is in dispute as a whole.
    """
    pieces = _merge_once(base, mine, new)
    if in_dispute(pieces):
        content, rebased = merged_lines(mine, new, pieces), merged_base(base, new, pieces)
        again = _merge_once(rebased, content, new)
        if merged_lines(content, new, again) != content or merged_base(rebased, new, again) != rebased:
            return _dispute(base, mine, new)
    return pieces


def in_dispute(pieces: Iterable[Piece]) -> bool:
    """Whether any piece waits for the editor."""
    return any(piece.take is Take.DISPUTED for piece in pieces)


def merged_lines(mine: Lines, new: Lines, pieces: Iterable[Piece]) -> list[str]:
    """The merged page."""
    sides = {"mine": mine, "new": new, "in dispute": []}
    return [
        line
        for piece in pieces
        for side in piece.take.value
        for line in sides[side][piece.mine if side == "mine" else piece.new]
    ]


def merged_base(base: Lines, new: Lines, pieces: Iterable[Piece]) -> list[str]:
    """What to merge against next time: the new text, and the old base where a dispute is open."""
    return [line for piece in pieces for line in (base[piece.base] if piece.take is Take.DISPUTED else new[piece.new])]


def _merge_once(base: Lines, mine: Lines, new: Lines) -> tuple[Piece, ...]:
    whole = slice(0, len(base)), slice(0, len(mine)), slice(0, len(new))
    if mine in (base, new):
        return (Piece(*whole, Take.MINE if mine == new else Take.NEW),)
    if new == base:
        return (Piece(*whole, Take.MINE),)
    if not base:
        return _dispute(base, mine, new)
    pieces = tuple(_weave(base, mine, new))
    if merged_base(base, new, pieces) == new:  # the disputes cancel each other out: nothing new is held back
        return tuple(piece._replace(take=Take.MINE) if piece.take is Take.DISPUTED else piece for piece in pieces)
    return pieces


def _weave(base: Lines, mine: Lines, new: Lines) -> Iterator[Piece]:
    in_base = in_mine = in_new = 0
    edits = sorted((*_find_edits(base, mine, mine=True), *_find_edits(base, new, mine=False)), key=lambda e: e[:2])
    for group in _group(edits):
        start, end = group[0].start, max(edit.end for edit in group)
        same = start - in_base
        if same:
            yield Piece(slice(in_base, start), slice(in_mine, in_mine + same), slice(in_new, in_new + same), Take.MINE)
        mine_start, new_start = in_mine + same, in_new + same
        in_base = end
        in_mine = mine_start + end - start + sum(edit.growth for edit in group if edit.mine)
        in_new = new_start + end - start + sum(edit.growth for edit in group if not edit.mine)
        stretches = slice(start, end), slice(mine_start, in_mine), slice(new_start, in_new)
        sides = {edit.mine for edit in group}
        if sides == {True, False}:
            take = _settle(base[stretches[0]], mine[stretches[1]], new[stretches[2]])
        else:
            take = Take.MINE if True in sides else Take.NEW
        yield Piece(*stretches, take)
    if in_base < len(base):
        yield Piece(slice(in_base, len(base)), slice(in_mine, len(mine)), slice(in_new, len(new)), Take.MINE)


def _find_edits(base: Lines, other: Lines, mine: bool) -> Iterator[Edit]:
    """The changes from the base, in order, each as narrow as can be."""
    head, tail = _count_ends(base, other)
    core, other_core = base[head : len(base) - tail], other[head : len(other) - tail]
    # A blank line is no anchor: each page has many, and what it belongs to is the line next to it.
    for tag, start, end, other_start, other_end in SequenceMatcher(_is_blank, core, other_core).get_opcodes():
        if tag != "equal":
            yield from _narrow(core[start:end], other_core[other_start:other_end], head + start, mine)


def _narrow(base: Lines, other: Lines, offset: int, mine: bool) -> Iterator[Edit]:
    """The edits in a stretch that became another: of a line that became a like one, and of what lies between such."""
    at = other_at = 0
    for line, other_line in [*_pair_alike(base, other), (len(base), len(other))]:
        yield from _change(base[at:line], other[other_at:other_line], offset + at, mine)
        if line < len(base) and base[line] != other[other_line]:
            yield Edit(offset + line, offset + line + 1, 0, mine)
        at, other_at = line + 1, other_line + 1


def _change(base: Lines, other: Lines, offset: int, mine: bool) -> Iterator[Edit]:
    """The edits where no line became a like one: one by one where lines only went, or as many came."""
    head, tail = _count_ends(base, other)
    growth = len(other) - len(base)
    if head + tail == len(other):
        for start, end in _paragraphs(base[head : len(base) - tail]):
            yield Edit(offset + head + start, offset + head + end, start - end, mine)
    elif growth:
        yield Edit(offset + head, offset + len(base) - tail, growth, mine)
    else:
        changed = [line for line, pair in enumerate(zip(base, other, strict=True)) if pair[0] != pair[1]]
        yield from (Edit(offset + line, offset + line + 1, 0, mine) for line in changed)


def _paragraphs(lines: Lines) -> Iterator[tuple[int, int]]:
    """Where each line starts and ends, the blank lines before it included, or those after it where it comes first.

    A statement left without the blank line between it and the next would run into it.
    """
    blank = [_is_blank(line) for line in lines]
    starts = [number for number in range(1, len(lines)) if (not blank[number - 1] if blank[0] else not blank[number])]
    return pairwise([0, *starts, len(lines)] if lines else [])


def _pair_alike(base: Lines, other: Lines) -> list[tuple[int, int]]:
    """Which line became which, in order, so that the lines paired are alike above all."""
    if len(base) * len(other) > MOST_PAIRS:
        return []
    words, other_words = ([set(WORD.findall(line)) for line in lines] for lines in (base, other))
    # best[i][j]: how alike the pairs among base[i:] and other[j:] can be, and where the best way leads.
    best = [[(0.0, 0, 0)] * (len(other) + 1) for _ in range(len(base) + 1)]
    for i in reversed(range(len(base))):
        for j in reversed(range(len(other))):
            alike = _likeness(words[i], other_words[j])
            paired = alike + best[i + 1][j + 1][0] if alike >= ALIKE else 0.0
            best[i][j] = max((best[i + 1][j][0], i + 1, j), (best[i][j + 1][0], i, j + 1), (paired, i + 1, j + 1))
    pairs, i, j = [], 0, 0
    while i < len(base) and j < len(other):
        _, next_i, next_j = best[i][j]
        if (next_i, next_j) == (i + 1, j + 1) and _likeness(words[i], other_words[j]) >= ALIKE:
            pairs.append((i, j))
        i, j = next_i, next_j
    return pairs


def _likeness(words: set[str], others: set[str]) -> float:
    """Dice's coefficient: 1 for the same words, 0 for none in common."""
    return 2 * len(words & others) / (len(words) + len(others) or 1)


def _group(edits: Iterable[Edit]) -> Iterator[list[Edit]]:
    """Edits that touch the same lines, together; edits in order of start, then end."""
    group: list[Edit] = []
    start = end = 0
    for edit in edits:
        if group and (edit.start < end or start == end == edit.start == edit.end):
            group.append(edit)
            end = max(end, edit.end)
            continue
        if group:
            yield group
        group, (start, end) = [edit], edit[:2]
    if group:
        yield group


def _settle(base: Lines, mine: Lines, new: Lines) -> Take:
    """Who is right where both changed the same lines, or both inserted at the same place."""
    if mine == new or (len(new) >= len(base) and _holds(mine, new)):  # alike, or the new lines beside the editor's
        return Take.MINE
    if base:
        return Take.DISPUTED
    if _holds(new, mine):
        return Take.NEW
    if _marks(mine) & _marks(new):
        return Take.DISPUTED
    # A paragraph of its own goes after what continues the list above it.
    return Take.NEW_MINE if _is_blank(mine[0]) and not _is_blank(new[0]) else Take.MINE_NEW


def _holds(lines: Lines, wanted: Lines) -> bool:
    """Whether all the wanted lines stand among the lines in their order."""
    rest = iter(lines)
    return all(line in rest for line in wanted)


def _marks(lines: Lines) -> set[str]:
    """What two insertions must not have in common to stand one after the other."""
    marks = set()
    for line in filter(None, map(str.strip, lines)):
        key = KEY.match(line)
        marks.add(key[0] if key else line)
    return marks


def _dispute(base: Lines, mine: Lines, new: Lines) -> tuple[Piece, ...]:
    """One dispute, from the first to the last line in which the three differ."""
    head, tail = _count_ends(base, mine, new)
    cuts = [(slice(0, head), slice(head, len(x) - tail), slice(len(x) - tail, len(x))) for x in (base, mine, new)]
    takes = (Take.MINE, Take.DISPUTED, Take.MINE)
    return tuple(
        Piece(*stretches, take) for *stretches, take in zip(*cuts, takes, strict=True) if _any_lines(stretches)
    )


def _count_ends(*texts: Lines) -> tuple[int, int]:
    """How many lines the texts have in common at their beginning, and how many of the rest at their end."""
    head = _count_common(zip(*texts, strict=False))
    return head, _count_common(zip(*(reversed(text[head:]) for text in texts), strict=False))


def _count_common(ranks: Iterable[tuple[str, ...]]) -> int:
    return sum(1 for _ in takewhile(lambda rank: len(set(rank)) == 1, ranks))


def _any_lines(stretches: Iterable[slice]) -> bool:
    return any(stretch.start < stretch.stop for stretch in stretches)


def _is_blank(line: str) -> bool:
    return not line.strip()
