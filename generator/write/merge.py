"""A three-way merge of lines, by merge3, in which neighbouring changes do not collide.

The base is the generated text the editor started from, `mine` the editor's text, `new` the text
generated now.

merge3 takes two changes for one conflict where no unchanged line lies between them: in a list or a
table, an editor's item would stand against every newly generated one. So each conflict is merged
once more, with seams between its lines: 2n before and 2n + 1 after what is, or became of, line n of
the base. These are alike in the three texts, and part the neighbours:

    base    0 "- a" 1          2 "- b" 3
    mine    0 "- A" 1          2 "- b" 3
    new     0 "- a" 1 "- new"  2 "- B" 3

What collides even so is merged by statements and cells (`generator.write.merge_sentence`), and
else in dispute: there the editor's lines stand, and the base stays as it was, so that merging the
outcome again finds the same dispute and nothing else.

Lines carry no line ends.
"""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from enum import Enum
from itertools import accumulate
from typing import NamedTuple

from merge3 import Merge3

from generator.markdown.lines import is_heading, is_row, is_table_rule, named_part
from generator.write.match_lines import LONG, LineMatcher
from generator.write.merge_sentence import merge_rewrapped, merge_sentence

Lines = list[str]
Items = list[str | int]  # lines, and the seams between them


class Take(Enum):
    """Which lines the outcome takes, in this order."""

    MINE = ("mine",)
    NEW = ("new",)
    MINE_NEW = ("mine", "new")
    NEW_MINE = ("new", "mine")
    WOVEN = ("woven",)  # lines with what each side changed in them
    DISPUTED = ("mine", "in dispute")  # the editor's lines stand until the editor decides


# merge3's kinds of regions, where `a` is mine and `b` is new; the one left out is "conflict".
TAKES = {"unchanged": Take.MINE, "same": Take.MINE, "a": Take.MINE, "b": Take.NEW}


class Piece(NamedTuple):
    """A stretch of the page, as slices of the three texts.

    The pieces of a merge cover each text without a gap.
    """

    base: slice
    mine: slice
    new: slice
    take: Take
    woven: tuple[str, ...] = ()


def merge(base: Lines, mine: Lines, new: Lines) -> tuple[Piece, ...]:
    """The pieces of the merged page, in order.

    A page is in dispute as a whole where there is no base, or where the merge would not stand being
    repeated, which takes lines that recur in odd ways.
    """
    pieces = merge_once(base, mine, new)
    if not in_dispute(pieces) or stands(base, mine, new, pieces):
        return pieces
    return _whole(base, mine, new, Take.DISPUTED)


def merge_once(base: Lines, mine: Lines, new: Lines) -> tuple[Piece, ...]:
    """The pieces of the merged page, whether or not it would stand being repeated."""
    if mine == new or base == new:
        return _whole(base, mine, new, Take.MINE)
    if mine == base:
        return _whole(base, mine, new, Take.NEW)
    return tuple(weave(base, mine, new)) if base else _whole(base, mine, new, Take.DISPUTED)


def is_blank(line: str | int) -> bool:
    """Tell whether the line only parts others.

    Alike in two texts, it does not say which parts belong together.
    """
    return isinstance(line, str) and not line.strip()


def match_lines(_, one: Items, other: Items) -> SequenceMatcher:
    """Match lines, for merge3 too.

    Blank lines are alike only beside others that are; on a long page that takes too long. Between
    seams there is nothing to find but what stands between the same two.
    """
    has_seams = any(isinstance(item, int) for item in (*one, *other))
    matcher = SequenceMatcher if has_seams else LineMatcher
    return matcher(is_blank if len(one) + len(other) < LONG else None, one, other)


def in_dispute(pieces: Iterable[Piece]) -> bool:
    """Whether any piece waits for the editor."""
    return any(piece.take is Take.DISPUTED for piece in pieces)


def merged_lines(mine: Lines, new: Lines, pieces: Iterable[Piece]) -> Lines:
    """The merged page."""
    return [
        line
        for piece in pieces
        for side in piece.take.value
        for line in {
            "mine": mine[piece.mine],
            "new": new[piece.new],
            "woven": piece.woven,
            "in dispute": (),
        }[side]
    ]


def merged_base(base: Lines, new: Lines, pieces: Iterable[Piece]) -> Lines:
    """What to merge against next time: the new text, and the old base where a dispute is open."""
    return [
        line
        for piece in pieces
        for line in (base[piece.base] if piece.take is Take.DISPUTED else new[piece.new])
    ]


def _whole(base: Lines, mine: Lines, new: Lines, take: Take) -> tuple[Piece, ...]:
    return (Piece(slice(0, len(base)), slice(0, len(mine)), slice(0, len(new)), take),)


def stands(base: Lines, mine: Lines, new: Lines, pieces: tuple[Piece, ...]) -> bool:
    """Whether a merge with disputes, repeated, finds disputes and changes nothing."""
    rebased, merged = merged_base(base, new, pieces), merged_lines(mine, new, pieces)
    again = tuple(weave(rebased, merged, new))
    unchanged = (
        merged_base(rebased, new, again) == rebased and merged_lines(merged, new, again) == merged
    )
    return unchanged and in_dispute(again) and rebased != new


def weave(base: Lines, mine: Lines, new: Lines) -> Iterator[Piece]:
    for kind, cuts in _regions(base, mine, new):
        texts = base[cuts[0]], mine[cuts[1]], new[cuts[2]]
        if kind == "conflict" and (rewrapped := merge_rewrapped(*texts)):
            yield Piece(*cuts, Take.WOVEN, tuple(rewrapped))
        elif kind == "conflict":
            is_whole = _lost_head(*texts)
            inners = _whole(*texts, Take.DISPUTED) if is_whole else _part_neighbours(*texts)
            for inner in inners:
                shifted = (
                    slice(cut.start + s.start, cut.start + s.stop)
                    for cut, s in zip(cuts, inner, strict=False)
                )
                yield Piece(*shifted, inner.take, inner.woven)
        else:
            yield Piece(*cuts, TAKES[kind])


def _lost_head(base: Lines, mine: Lines, new: Lines) -> bool:
    """Whether lines were added to a section or a table that the editor removed with its heading."""
    if any(is_heading(line) or is_row(line) for line in mine):
        return False
    for tag, start, _, new_start, new_end in match_lines(None, base, new).get_opcodes():
        added = [line for line in new[new_start:new_end] if line.strip()]
        if tag == "insert" and added and _is_below_head(added[0], base[:start]):
            return True
    return False


def _is_below_head(line: str, above: Lines) -> bool:
    """Tell whether a line belongs to a table or a section that begins above it."""
    if is_heading(line):
        return False
    return any(map(is_table_rule if is_row(line) else is_heading, above))


def _part_neighbours(base: Lines, mine: Lines, new: Lines) -> Iterator[Piece]:
    """A conflict merged once more, with seams."""
    items = _with_seams(base, base), _with_seams(base, mine, by_hand=True), _with_seams(base, new)
    # How many lines stand before each item, and at the end.
    counts = [
        list(accumulate((isinstance(item, str) for item in each), initial=0)) for each in items
    ]
    for kind, cuts in _regions(*items):
        lines = [
            slice(count[cut.start], count[cut.stop])
            for count, cut in zip(counts, cuts, strict=True)
        ]
        if any(each.start < each.stop for each in lines):
            texts = base[lines[0]], mine[lines[1]], new[lines[2]]
            take = TAKES.get(kind) or _settle(*texts)
            woven = merge_sentence(*texts) if take is Take.DISPUTED else None
            yield Piece(*lines, take) if woven is None else Piece(*lines, Take.WOVEN, tuple(woven))


def _regions(base: Items, mine: Items, new: Items) -> Iterator[tuple[str, list[slice]]]:
    """Give merge3's regions, each with its slices of the three texts.

    merge3 says only which lines it takes from where.
    """
    at = [0, 0, 0]
    changed = removed_by_both = ("same", 0, 0)
    for region in (
        *Merge3(base, mine, new, sequence_matcher=match_lines).merge_regions(),
        ("unchanged", len(base), len(base)),
    ):
        kind, start, end = region[:3]
        # How much of the base a change takes, only the next unchanged region says.
        if kind != "unchanged":
            changed = region
            continue
        sizes = _sizes_of_change(changed, gap=start - at[0])
        for each, lengths in ((changed[0], sizes), (kind, [end - start] * 3)):
            ends = [place + length for place, length in zip(at, lengths, strict=True)]
            if any(lengths):
                yield each, [slice(*cut) for cut in zip(at, ends, strict=True)]
            at = ends
        changed = removed_by_both


def _sizes_of_change(region: tuple, gap: int) -> tuple[int, int, int]:
    """Count the lines that a changed region takes of each text.

    `gap` is what it takes of the base.
    """
    kind, size = region[0], region[2] - region[1]
    match kind:
        case "a":
            return gap, size, gap
        case "b":
            return gap, gap, size
        case "same":
            return gap, size, size
    return gap, region[4] - region[3], region[6] - region[5]


def _with_seams(base: Lines, text: Lines, by_hand: bool = False) -> Items:
    """A text's lines, and the seams of those that stand in the base or came from there.

    Lines that an editor made of another number of lines are one whole: who sets the new line beside
    theirs means both. The articles' are an edited line and added ones.
    """
    items: Items = []
    for tag, start, end, text_start, text_end in match_lines(None, base, text).get_opcodes():
        lines = text[text_start:text_end]
        if tag == "replace" and by_hand and end - start != len(lines):
            items += 2 * start, *lines, 2 * end - 1
            continue
        skipped, added = _count_unpaired(base[start:end], lines) if tag == "replace" else (0, 0)
        pairs = list(zip(range(start + skipped, end), lines[added:], strict=False))
        items += _seams_of_removed(base, start, start + skipped)
        items += lines[:added]
        for number, line in pairs:
            items += 2 * number, line, 2 * number + 1
        items += _seams_of_removed(base, start + skipped + len(pairs), end)
        items += lines[added + len(pairs) :]
    return items


def _count_unpaired(base: Lines, text: Lines) -> tuple[int, int]:
    """Count the lines to leave out at the head of either text, so that the rest pair up.

    These are none, or all that are too many, whichever has the pairs share more words: lines were
    added after the edited ones, or before them.
    """
    if len(base) > len(text):
        return _count_unpaired(text, base)[::-1]
    words, others = ([set(line.split()) for line in lines] for lines in (base, text))
    shifts = 0, len(text) - len(base)
    return 0, max(
        shifts,
        key=lambda shift: sum(len(a & b) for a, b in zip(words, others[shift:], strict=False)),
    )


def _seams_of_removed(base: Lines, start: int, end: int) -> Iterator[int]:
    """Give the seams of lines that went.

    There is none between a statement and the blank line that went with it: a statement left
    without the blank line between it and the next would run into it.
    """
    if start == end:
        return
    blank_first = not base[start].strip()
    yield 2 * start
    for number in range(start + 1, end):
        if base[number - blank_first].strip():
            yield from (2 * number - 1, 2 * number)
    yield 2 * end - 1


def _settle(base: Lines, mine: Lines, new: Lines) -> Take:
    """Who is right where both changed the same lines, or both inserted at the same place."""
    # Both say the same, or the new lines stand beside the editor's.
    if mine == new or (len(new) >= len(base) and _holds(mine, new)):
        return Take.MINE
    if base:
        return Take.DISPUTED
    if _holds(new, mine):
        return Take.NEW
    if _names(mine) & _names(new):
        return Take.DISPUTED
    # A paragraph of its own goes after what continues the list above it.
    return Take.NEW_MINE if not mine[0].strip() and new[0].strip() else Take.MINE_NEW


def _holds(lines: Lines, wanted: Lines) -> bool:
    """Whether all the wanted lines stand among the lines in their order."""
    rest = iter(lines)
    return all(line in rest for line in wanted)


def _names(lines: Lines) -> set[str]:
    """What two insertions must not have in common to stand one after the other.

    A footnote's label and a key of the front matter may stand only once on a page; of any other
    line, the line.
    """
    return {named_part(line) for line in lines if line.strip()}
