"""Blocks that stand elsewhere in another edition of a page, and the same move made in the base and
a third edition.

A move is found by the lines that both editions have once, but in another order. The lines between
two of these that stay neighbours go with them, edited or not: so a section takes along what was
added to it.
"""

from collections import Counter
from typing import NamedTuple

from generator.markdown.footnotes import MARK, defined_label
from generator.markdown.lines import is_heading
from generator.write.match_lines import longest_run
from generator.write.merge import Lines, match_lines

Order = list[int]  # the numbers of a text's lines, in a new order

MOST_MOVES = 40  # in one page: with more it is another page


class Move(NamedTuple):
    """The lines from `start` to `end` go before line `target`, all counted before the move."""

    start: int
    end: int
    target: int


def follow_moves(base: Lines, moved: Lines, third: Lines) -> tuple[Lines, Order]:
    """Move the blocks of the base to where they stand in `moved`.

    Returns the base, and the order of the third text's lines after the same moves.
    """
    order = list(range(len(third)))
    left = MOST_MOVES
    while left and (move := find_move(base, moved)):
        following = _same_move(base, [third[number] for number in order], move)
        remaining = count_displaced(base, moved)
        base = _carry_out(base, move)
        if count_displaced(base, moved) >= remaining:  # lines that recur in odd ways
            break
        if following:
            order = _carry_out(order, following, [third[number] for number in order])
        left -= 1
    return base, order


def count_displaced(base: Lines, moved: Lines) -> int:
    """How many of the lines that both have once stand in another order."""
    pairs = _common(base, moved)
    return len(pairs) - len(longest_run(pairs))


def find_move(base: Lines, moved: Lines) -> Move | None:
    """The first block of the base that stands elsewhere in `moved`; None where none does."""
    pairs = _common(base, moved)
    standing = set(longest_run(pairs))
    rank = {pair: number for number, pair in enumerate(sorted(pairs, key=lambda pair: pair[1]))}
    first = next((number for number, pair in enumerate(pairs) if pair not in standing), None)
    if first is None:
        return None
    last = first
    while (
        last + 1 < len(pairs)
        and pairs[last + 1] not in standing
        and rank[pairs[last + 1]] == rank[pairs[last]] + 1
    ):
        last += 1
    start, end = _with_blank(base, pairs[first][0], pairs[last][0] + 1)
    target = _target(base, moved, sorted(standing), pairs[first][1], pairs[last][1])
    return None if start <= target <= end else Move(start, end, target)


def _common(base: Lines, moved: Lines) -> list[tuple[int, int]]:
    """Pair the lines with words that each text has once, by their numbers in both."""
    keys, others = [_key(line) for line in base], [_key(line) for line in moved]
    counts, other_counts = Counter(keys), Counter(others)
    places = {key: number for number, key in enumerate(others)}
    return [
        (number, places[key])
        for number, key in enumerate(keys)
        if key and counts[key] == other_counts[key] == 1 and any(map(str.isalnum, key))
    ]


def _key(line: str) -> str:
    """What a line is known by: up to its last mark, as its date may come and go; else all of it."""
    if "[^" not in line or defined_label(line) is not None:
        return line
    end = max((mark.end() for mark in MARK.finditer(line)), default=len(line))
    return line[:end]


def _target(
    base: Lines, moved: Lines, standing: list[tuple[int, int]], first: int, last: int
) -> int:
    """Find the line of the base before which the block belongs.

    That is beside the nearer of the lines that part it from others.
    """
    above = [pair for pair in standing if pair[1] < first]
    below = [pair for pair in standing if pair[1] > last]
    if below and (not above or below[0][1] - last <= first - above[-1][1]):
        return below[0][0]
    place = above[-1][0] + 1 if above else 0
    is_parted = first > 0 and not moved[first - 1].strip()
    return _next_words(base, place) if is_parted else place


def _next_words(lines: Lines, place: int) -> int:
    """Find the next line that is not blank, or the end."""
    while place < len(lines) and not lines[place].strip():
        place += 1
    return place


def _with_blank(lines: Lines, start: int, end: int) -> tuple[int, int]:
    """Take the blank line that parts the block from its neighbours along.

    Only where it stands apart on both sides.
    """
    apart = start == 0 or not lines[start - 1].strip()
    if apart and end < len(lines) and not lines[end].strip():
        return start, end + 1
    if apart and start and end == len(lines):
        return start - 1, end
    return start, end


def _same_move(base: Lines, third: Lines, move: Move) -> Move | None:
    """Find the same move in a text that came from the base.

    None where there is nothing to move, or it moved there already.
    """
    if _is_reordered(base, third, move):
        return None
    opcodes = match_lines(None, base, third).get_opcodes()
    start, end, target = (_boundary(opcodes, number, len(base), len(third)) for number in move)
    if not any(map(is_heading, base[move.start : min(move.start + 2, move.end)])):
        end = _without_addition(opcodes, move.end, end, third)
    if (
        start >= end
        or start <= target <= end
        or not _is_same_block(base[move.start : move.end], third[start:end])
    ):
        return None
    return Move(start, end, target)


def _is_same_block(block: Lines, other: Lines) -> bool:
    """Tell whether most words of the block are in the other.

    Else it was written anew, and may be about another thing.
    """
    words, others = Counter(" ".join(block).split()), Counter(" ".join(other).split())
    return 2 * (words & others).total() > words.total()


def _is_reordered(base: Lines, third: Lines, move: Move) -> bool:
    """Tell whether the third text has an order of its own.

    It may have reordered the block and the lines that the move leaps over.
    """
    first, last = sorted((move.target, move.start if move.target <= move.start else move.end))
    places = dict(_common(base, third))
    block = [places[number] for number in range(move.start, move.end) if number in places]
    leapt = [places[number] for number in range(first, last) if number in places]
    if not block or not leapt:
        return False
    return max(leapt) > min(block) if last <= move.start else min(leapt) < max(block)


def _boundary(
    opcodes: list[tuple[str, int, int, int, int]], number: int, size: int, third_size: int
) -> int:
    """Find where a cut before a line of the base falls in the third text.

    Additions there belong to what is above.
    """
    if number == size:
        return third_size
    for tag, start, end, third_start, third_end in opcodes:
        if start <= number < end:
            return (
                third_start + (number - start)
                if tag == "equal"
                else min(third_start + number - start, third_end)
            )
    return third_size


def _without_addition(
    opcodes: list[tuple[str, int, int, int, int]], number: int, end: int, third: Lines
) -> int:
    """Find where a block without a heading ends.

    What was added below it is not part of it, unless indented so.
    """
    for tag, start, _, third_start, third_end in opcodes:
        if (
            tag == "insert"
            and start == number
            and third_end == end
            and not third[third_start][:1].isspace()
        ):
            return third_start
    return end


def _carry_out(items: list, move: Move, lines: Lines | None = None) -> list:
    """Move some items.

    The blank line of a block stands where it parts it from what comes next to it.
    """
    lines = items if lines is None else lines
    block, texts = items[move.start : move.end], lines[move.start : move.end]
    at_end = move.target == len(lines)
    if at_end and len(texts) > 1 and not texts[-1].strip() and texts[0].strip():
        block = [block[-1], *block[:-1]]
    elif not at_end and len(texts) > 1 and not texts[0].strip() and texts[-1].strip():
        block = [*block[1:], block[0]]
    rest = [*items[: move.start], *items[move.end :]]
    target = move.target if move.target <= move.start else move.target - len(block)
    return [*rest[:target], *block, *rest[target:]]
