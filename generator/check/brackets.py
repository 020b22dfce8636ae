"""A quotation with an editor's words in square brackets, found in its source in time that grows
with the source alone.

Each bracket stands for a few letters of a word, or for some other words, or for none; so a bracket
is a gap between two stretches that stand verbatim. The stretches are looked for one after the
other, and of each stretch all places are kept, never all ways that lead to one.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from generator.check.english import any_of

BRACKET = re.compile(r"\[([^\[\]]*)\]")
BETWEEN = "\u2029"  # stands between two passages that do not follow one another
WITHIN = 100  # code points that a bracket may stand for
MOST = 24  # brackets in a piece: with more it is no quotation any more
# Words: what is longer is no clarification, but a statement of the editor's inside the quotation.
LONGEST_BRACKET = 8
LONGEST_ENDING = 5  # letters of a word that a bracket may stand for: "protect[ed]" for "protecting"
NEGATED = re.compile(rf"(?<!\w)(?i:{any_of('negations')})(?!\w)|n't(?!\w)")


class Join(Enum):
    """How a stretch follows the one before it."""

    NEXT = "right behind it"
    SOME = "behind some other words, or none, that negate nothing"
    NEGATING = "behind some other words, of which one negates"


class Part(NamedTuple):
    """A stretch that stands verbatim, in one of several spellings, and how it follows."""

    join: Join
    spellings: tuple[str, ...]
    ending: bool = False  # some letters of a word may follow that were written in brackets


class Bracketed(NamedTuple):
    """What stands between two cuts, with brackets in it."""

    written: str  # the source may have brackets of its own
    parts: tuple[Part, ...]  # () where the brackets may stand for nothing
    last: Join = Join.NEXT  # how the end of the quotation follows the last part

    def places(self, source: str) -> Iterator[tuple[int, int]]:
        """Start and end of what this may quote, by the ends; of two starts the later one."""
        found: dict[int, int] | None = None  # of each end the start
        for part in self.parts:
            found = _following(part, source, found)
        for end, start in sorted((found or {}).items()):
            behind = source[end : end + 2 * WITHIN].partition(BETWEEN)[0]
            fits = self.last is not Join.NEGATING or NEGATED.search(behind)
            if fits and _is_border(source, end):
                yield start, end

    @property
    def is_free(self) -> bool:
        """Whether it is all brackets, and so may stand for anything."""
        return not self.parts and self.last is Join.SOME


def read_brackets(piece: str) -> Bracketed:
    """Split a piece into its parts.

    A bracket that touches a word is some of its letters, any other is words.
    """
    brackets = list(BRACKET.finditer(piece))
    if len(brackets) > MOST:
        return Bracketed(piece, ())
    parts: list[Part] = []
    join, position = Join.NEXT, 0
    for found in brackets:
        before, after = piece[position : found.start()], piece[found.end() :]
        in_word = before[-1:].isalnum()
        touches = in_word or after[:1].isalnum()
        if not _may_stand(found[1], before, touches=touches):
            return Bracketed(piece, ())
        if bare := before if touches else before.rstrip():
            _add(parts, Part(join, (bare,), ending=in_word and touches))
            join = Join.NEXT
        position = found.end()
        if not touches:
            join = _join_of_words(found[1], join)
            position = len(piece) - len(after.lstrip())
        elif not in_word:
            _add(parts, Part(join, tuple({found[1].lower(), found[1].upper()})))
            join = Join.NEXT
    if rest := piece[position:]:
        _add(parts, Part(join, (rest,)))
        join = Join.NEXT
    return Bracketed(piece, tuple(parts), join)


def _may_stand(written: str, before: str, *, touches: bool) -> bool:
    """Tell whether a bracket is a clarification: a few letters of a word, or a few words."""
    return _may_be_letters(written, before) if touches else _may_be_words(written)


def _join_of_words(written: str, join: Join) -> Join:
    """Tell how what follows a bracket of words is joined; two brackets count as one."""
    negates = join is Join.NEGATING or NEGATED.search(written)
    return Join.NEGATING if negates else Join.SOME


def _add(parts: list[Part], part: Part) -> None:
    """Put a part behind the others; to one letter in brackets is joined what it begins."""
    if (
        parts
        and part.join is Join.NEXT
        and len(parts[-1].spellings) > 1
        and len(part.spellings) == 1
    ):
        before = parts.pop()
        spellings = tuple(f"{one}{part.spellings[0]}" for one in before.spellings)
        part = Part(before.join, spellings, part.ending)
    parts.append(part)


def _may_be_letters(written: str, before: str) -> bool:
    """Tell whether they may stand for letters.

    That may be one of the other case before a word, or another ending behind it.
    """
    if not before[-1:].isalnum():
        return len(written) == 1
    stem = re.search(r"(?<!\w)\w*$", before)[0]
    turns = written in ("not", "less")
    return not turns and len(written) <= LONGEST_ENDING and len(stem) >= len("do")


def _may_be_words(written: str) -> bool:
    return len(written.split()) <= LONGEST_BRACKET


def _following(part: Part, source: str, before: dict[int, int] | None) -> dict[int, int]:
    """Where a part stands behind one of the ends: by its own ends the starts."""
    ends = sorted(before) if before is not None else []
    found: dict[int, int] = {}
    for spelling in part.spellings:
        for start in _occurrences(spelling, source):
            at = _end_before(part.join, source, ends, start) if before is not None else None
            if before is None and _may_begin(part.join, source, start):
                first = start
            elif at is not None:
                first = before[at]
            else:
                continue
            for end in _ends(part, source, start + len(spelling)):
                found[end] = max(first, found.get(end, first))
    return found


def _ends(part: Part, source: str, end: int) -> Iterator[int]:
    yield end
    for further in range(end, end + LONGEST_ENDING if part.ending else end):
        if not _is_word(source, further):
            return
        yield further + 1


def _may_begin(join: Join, source: str, start: int) -> bool:
    """Whether the first part may stand there: behind a negation, where the quotation begins with
    one in brackets.
    """
    before = source[max(0, start - 2 * WITHIN) : start].rpartition(BETWEEN)[2]
    fits = join is not Join.NEGATING or NEGATED.search(before)
    return bool(fits) and _is_border(source, start)


def _end_before(join: Join, source: str, ends: list[int], start: int) -> int | None:
    """Of the ends the one from which a part that starts there goes on; None for none of them."""
    number = bisect_right(ends, start) - 1
    if number < 0:
        return None
    if join is Join.NEXT:
        return start if ends[number] == start else None
    if join is Join.NEGATING:  # the farthest holds all that a nearer one holds
        end = ends[bisect_left(ends, start - 2 * WITHIN)]
        fits = end <= start and NEGATED.search(source[end:start])
    else:
        end = ends[number]
        fits = start - end <= WITHIN and not NEGATED.search(source[end:start])
    if not fits or BETWEEN in source[end:start]:
        return None
    return end if _is_border(source, end) and _is_border(source, start) else None


def _occurrences(spelling: str, source: str) -> Iterator[int]:
    start = source.find(spelling)
    while start >= 0:
        yield start
        start = source.find(spelling, start + 1)


def _is_border(source: str, at: int) -> bool:
    """Whether no word goes on there."""
    return not (_is_word(source, at - 1) and _is_word(source, at))


def _is_word(source: str, at: int) -> bool:
    """Whether a letter, a digit or the like stands there."""
    return 0 <= at < len(source) and (source[at].isalnum() or source[at] == "_")
