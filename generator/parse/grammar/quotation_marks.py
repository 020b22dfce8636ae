"""Find what stands between quotation marks.

Conventions: a passage is looked for inside one paragraph, the outermost marks count, and marks
inside them are part of what is quoted. Double marks of every style are one family, for texts mix
them (“so", ``so''); single marks quote only where no double ones do. A passage without a closing
mark runs to the end of its paragraph, or of the sentence behind which the next one opens; where the
next paragraph begins with an opening mark it goes on there. One that opens in the middle of a
sentence is left out, since nobody knows where it ends.
"""

import re
from bisect import bisect_left

from generator.frozen import frozen, replace
from generator.model import Span

# Both begin with the marks themselves, for those the engine looks up fastest: what stands before
# is asked behind them.
MARK = re.compile(r"[\"“”„«»'‘`](?:(?<=`)`|(?<=')'|(?<=[\"“”„«»])|(?<![^\W_].)(?=[^\s'’]))")
SINGLE_CLOSING = re.compile(r"['’](?<=\S.)(?![^\W_]|['’])")
OPENING = frozenset("“„«") | {"``"}
CLOSING = frozenset("”»")
STRAIGHT = '"'
# What a straight single mark in front of a word means where it is an apostrophe: 'em, '90s.
CLIPPED = re.compile(r"(?i)['‘](?:em|tis|twas|til|cause|bout|cuz|n|\d\ds?)\b")
SINGLE = frozenset("'‘`")
SENTENCE_ENDS = frozenset(".?!…")
POSSESSIVE_ENDS = "sSzZx"  # a single mark behind them is mostly an apostrophe
LIKELIEST = 20  # closing marks looked at: a single quotation is short, the search stays linear


@frozen
class Marked:
    """What stands between one pair of quotation marks."""

    span: Span  # the marks included
    inner: Span  # the marks excluded
    closed: bool = True
    continues: bool = False  # goes on from the end of the paragraph before


def find_marked(text: str, paragraphs: list[Span]) -> list[Marked]:
    """Find the marked passages of the paragraphs, in text order, never overlapping."""
    marks = list(MARK.finditer(text))
    if not marks:
        return []
    starts = [mark.start() for mark in marks]
    found: list[Marked] = []
    is_open, last = False, 0
    for index, paragraph in enumerate(paragraphs):
        first = bisect_left(starts, paragraph.start, last)
        last = bisect_left(starts, paragraph.end, last)
        if first == last:
            is_open = False
            continue
        goes_on = index + 1 < len(paragraphs) and _is_mark(text, paragraphs[index + 1])
        passages = _Passages(text, paragraph, marks=marks[first:last], goes_on=goes_on).read()
        if passages and is_open and passages[0].span.start == paragraph.start:
            passages[0] = replace(passages[0], continues=True)
        found += passages
        is_open = bool(passages) and not passages[-1].closed
    return found


def _is_mark(text: str, paragraph: Span) -> bool:
    return text[paragraph.start] in '“"«„' or text.startswith(("``", "''"), paragraph.start)


class _Passages:
    """The marked passages of one paragraph, while its marks are read from left to right."""

    def __init__(self, text: str, paragraph: Span, *, marks: list[re.Match], goes_on: bool):
        self._text = text
        self._paragraph = paragraph
        self._marks = marks
        self._goes_on = goes_on  # the next paragraph begins with an opening mark
        self._found: list[Marked] = []
        self._opened: re.Match | None = None
        self._depth = 0  # marks opened inside the open passage
        self._single_ends = _single_ends(text, paragraph, marks)
        self._lowest: dict[int, int] = {}
        # Where the last opening and the last closing marks stand.
        self._last = Span(text.rfind("“", *paragraph), text.rfind("”", *paragraph))

    def read(self) -> list[Marked]:
        """Read all marks."""
        after = self._paragraph.start
        for mark in self._marks:
            if mark.start() < after:
                continue
            if mark.group() in SINGLE:
                after = self._read_single(mark, after)
                continue
            role = _role(self._text, self._paragraph, mark, self._opened is not None)
            if role == "open":
                self._open(mark)
            elif role == "close" and self._opened is not None:
                self._close(self._opened, mark)
        opened, end = self._opened, self._paragraph.end
        if opened and (self._goes_on or _introduced(self._text, self._paragraph, opened.start())):
            self._found.append(_between(opened, Span(end, end), closed=False))
        return [passage for passage in self._found if passage.inner.start < passage.inner.end]

    def _read_single(self, mark: re.Match, after: int) -> int:
        """Add the passage that a single mark opens, and give where reading goes on."""
        passage = None
        if self._opened is None:
            passage = _find_single(self._text, self._single_ends, mark)
        if passage is None:
            return after
        self._found.append(passage)
        return passage.span.end

    def _open(self, mark: re.Match) -> None:
        """Open a passage, or one inside the open one."""
        if self._opened is not None:
            self._lowest = self._lowest or _lowest_behind(self._text, self._paragraph, self._marks)
            is_closed = self._goes_on or self._lowest[mark.start()] < -self._depth
            if is_closed and mark.group() in OPENING:
                self._depth += 1
                return
            self._found += _ended_before(self._text, self._paragraph, self._opened, mark)
        self._opened, self._depth = mark, 0

    def _close(self, opened: re.Match, mark: re.Match) -> None:
        """Close the open passage, or one inside it."""
        if self._depth and _closes_later(self._text, self._last, mark):
            self._depth -= 1
            return
        self._found.append(_between(opened, Span(mark.start(), mark.end())))
        self._opened = None


def _between(opened: re.Match, closing: Span, *, closed: bool = True) -> Marked:
    """Make a passage of its opening mark and where its closing mark stands."""
    span = Span(opened.start(), closing.end)
    return Marked(span, inner=Span(opened.end(), closing.start), closed=closed)


def _single_ends(text: str, paragraph: Span, marks: list[re.Match]) -> list[int]:
    """Find where single quotations may end; nowhere in a paragraph in which none begins."""
    if not any(mark.group() in SINGLE for mark in marks):
        return []
    return [match.start() for match in SINGLE_CLOSING.finditer(text, *paragraph)]


def _find_single(text: str, ends: list[int], mark: re.Match) -> Marked | None:
    """Find the passage that a single mark opens.

    None where it is an apostrophe, or nothing closes it.
    """
    if CLIPPED.match(text, mark.start()):
        return None
    end = _closing_of_single(text, ends, mark.end())
    return None if end is None else _between(mark, Span(end, end + 1))


def _lowest_behind(text: str, paragraph: Span, marks: list[re.Match]) -> dict[int, int]:
    """Give for each mark the least that the marks from it on come to.

    An opening one counts 1, a closing one -1. A passage that opens inside another is closed before
    it only where that is less than nothing.
    """
    lowest, behind = {}, 0
    for mark in reversed(marks):
        role = "" if mark.group() in SINGLE else _role(text, paragraph, mark, is_open=True)
        step = {"open": 1, "close": -1}.get(role, 0)
        behind = step + min(0, behind)
        lowest[mark.start()] = behind
    return lowest


def _ended_before(text: str, paragraph: Span, opened: re.Match, mark: re.Match) -> list[Marked]:
    """Find the passage that lacks its closing mark: it ends before the next one opens.

    It must end with its sentence; else there is none.
    """
    written = text[opened.end() : mark.start()].rstrip()
    if written[-1:] not in SENTENCE_ENDS or not _introduced(text, paragraph, opened.start()):
        return []
    end = opened.end() + len(written)
    return [_between(opened, Span(end, end), closed=False)]


def _role(text: str, paragraph: Span, mark: re.Match, is_open: bool) -> str:
    """Tell whether a mark opens or closes: "open", "close", or "" where nobody knows.

    What it touches tells it, and where that leaves it open its shape.
    """
    start, end, written = mark.start(), mark.end(), mark.group()
    if start == paragraph.start:
        return "open"
    before = text[start - 1]
    glued_left = not (before.isspace() or before in "([—–-")
    glued_right = end < paragraph.end and _is_glued(text[end])
    if glued_left and not glued_right:
        introduces = before in ",:" and written not in CLOSING
        return "open" if introduces and not is_open else "close"
    if glued_right and not glued_left:
        return "open"
    return _by_shape(written, is_open=is_open, is_glued=glued_right)


def _by_shape(written: str, *, is_open: bool, is_glued: bool) -> str:
    """Tell what a mark does that touches words on both sides, or on none."""
    if written in OPENING:
        return "open"
    if written in CLOSING or is_open:
        return "close"
    return "open" if is_glued else ""


def _is_glued(after: str) -> bool:
    return not (after.isspace() or after in ".,;:!?)]")


def _closes_later(text: str, last: Span, mark: re.Match) -> bool:
    """Tell whether the next mark closes as well.

    This one can belong to a passage inside the passage then. `last` holds where the paragraph's
    last opening and last closing marks stand: no search runs past them.
    """
    if mark.end() > last.end:
        return False
    return mark.end() > last.start or text.find("”", mark.end()) < text.find("“", mark.end())


def _closing_of_single(text: str, candidates: list[int], start: int) -> int | None:
    """Find where a single quotation ends: at punctuation rather than behind an s."""
    first = bisect_left(candidates, start + 1)
    near = candidates[first : first + LIKELIEST]
    likely = (end for end in near if _is_likely_end(text, end))
    return next(likely, near[0] if near else None)


def _is_likely_end(text: str, end: int) -> bool:
    before = text[end - 1]
    after = text[end + 1] if end + 1 < len(text) else " "
    return before in ".,?!…;" or after in '.,;:?!)]”"' or before not in POSSESSIVE_ENDS


def _introduced(text: str, paragraph: Span, start: int) -> bool:
    """Tell whether a mark that nothing closes begins a quotation, and is no stray mark."""
    opens = start == paragraph.start
    return opens or text[paragraph.start : start].rstrip()[-1:] in {",", ":"}
