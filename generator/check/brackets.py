"""A quotation with an editor's words in square brackets, found in its source in time that grows
with the source alone.

Each bracket stands for a few letters of a word, or for some other words, or for none. So brackets
of words are gaps between stretches that stand verbatim, each a pattern with the letters that others
stand for. The stretches are looked for one after the other, and of each stretch all places are
kept, never all ways that lead to one.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from generator.check.english import any_of

BRACKET = re.compile(r"\[([^\[\]]*)\]")
BETWEEN = "\u2029"  # stands between two passages that do not follow one another
WITHIN = 100  # code points that a bracket may stand for
MOST = 24  # brackets in a piece: with more it is no quotation any more
# Words: what is longer is no clarification, but a statement of the editor's inside the quotation.
LONGEST_BRACKET = 8
LONGEST_ENDING = 5  # letters of a word that a bracket may stand for: "protect[ed]" for "protecting"
SHORTEST_STEM = 2  # letters before them: "do[ing]"
NEGATED = re.compile(rf"(?<!\w)(?i:{any_of('negations')})(?!\w)|n't(?!\w)")
WORD_BEFORE = re.compile(r"(?<!\w)\w*$")
ENDING = rf"\w{{0,{LONGEST_ENDING}}}"
INSIDE = re.compile(r"\w\[[^\[\]]*\]\w")  # of a word: one of these, so that few ways lead to an end
BORDER = r"(?:(?<!\w)|(?!\w))"  # where no word goes on


class Bracketed(NamedTuple):
    """What stands between two cuts, with brackets in it."""

    written: str  # the source may have brackets of its own
    stretches: tuple[str, ...] = ()  # patterns of what stands verbatim; () where nothing fits
    # Whether the words before the first stretch, between two, and behind the last one deny; None
    # where there are none.
    gaps: tuple[bool | None, ...] = ()

    @property
    def is_free(self) -> bool:
        """Whether it is all brackets that deny nothing, and so may stand for anything."""
        return not self.stretches and self.gaps == (False,)

    def places(self, source: str) -> Iterator[tuple[int, int]]:
        """Start and end of what this may quote, by the ends; of two starts the later one."""
        found: dict[int, int] | None = None  # of each end the start
        for stretch, denies in zip(self.stretches, self.gaps, strict=False):
            before, found = found, {}
            ends = sorted(before or ())
            for match in re.finditer(f"{BORDER}(?=({stretch}){BORDER})", source):
                start, end = match.span(1)
                if before is None:
                    around = source[max(0, start - 2 * WITHIN) : start].rpartition(BETWEEN)[2]
                    first = start if not denies or NEGATED.search(around) else -1
                else:
                    first = before.get(_end_before(source, ends, start, denies=denies), -1)
                if first >= 0:
                    found[end] = max(first, found.get(end, first))
        for end, start in sorted((found or {}).items()):
            behind = source[end : end + 2 * WITHIN].partition(BETWEEN)[0]
            if not self.gaps[-1] or NEGATED.search(behind):
                yield start, end


def read_brackets(piece: str) -> Bracketed:
    """Split a piece into its stretches.

    A bracket that touches a word is some of its letters, any other is words.
    """
    brackets = list(BRACKET.finditer(piece))
    if len(brackets) > MOST or len(INSIDE.findall(piece)) > 1:
        return Bracketed(piece)
    stretches, gaps, position = [""], [None], 0
    for found in brackets:
        before, after = piece[position : found.start()], piece[found.end() :]
        in_word = before[-1:].isalnum()
        position = found.end()
        if in_word or after[:1].isalnum():
            if not _may_be_letters(found[1], before, in_word=in_word):
                return Bracketed(piece)
            stretches[-1] += re.escape(before)
            stretches[-1] += ENDING if in_word else f"(?i:{re.escape(found[1])})"
            continue
        if len(found[1].split()) > LONGEST_BRACKET:
            return Bracketed(piece)
        stretches[-1] += re.escape(before.rstrip())
        position += len(after) - len(after.lstrip())
        denies = bool(NEGATED.search(found[1]))
        if stretches[-1]:
            stretches.append("")
            gaps.append(denies)
        else:  # two brackets count as one
            gaps[-1] = denies or bool(gaps[-1])
    stretches[-1] += re.escape(piece[position:])
    if stretches[-1]:
        gaps.append(None)
    else:
        stretches.pop()
    return Bracketed(piece, tuple(stretches), tuple(gaps))


def _may_be_letters(written: str, before: str, *, in_word: bool) -> bool:
    """Tell whether a bracket may stand for letters.

    That may be one of the other case before a word, or another ending behind it.
    """
    if not in_word:
        return len(written) == 1
    turns = written in ("not", "less")
    is_stem = len(WORD_BEFORE.search(before)[0]) >= SHORTEST_STEM
    return is_stem and not turns and len(written) <= LONGEST_ENDING


def _end_before(source: str, ends: list[int], start: int, *, denies: bool) -> int:
    """Of the ends the one from which a stretch that starts there goes on; -1 for none of them.

    Of words that deny the farthest holds all that a nearer one holds.
    """
    last = bisect_right(ends, start)
    first = bisect_left(ends, start - 2 * WITHIN) if denies else last - 1
    if not 0 <= first < last:
        return -1
    gap = source[ends[first] : start]
    is_near = denies or len(gap) <= WITHIN
    fits = is_near and bool(NEGATED.search(gap)) == denies
    return ends[first] if fits and BETWEEN not in gap else -1
