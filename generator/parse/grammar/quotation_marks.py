"""Find what stands between quotation marks.

Conventions: a passage is looked for inside one paragraph, the outermost marks count, and marks inside them are part
of what is quoted. Double marks of every style are one family, for texts mix them (“so", ``so''); single marks quote
only where no double ones do. A passage without a closing mark runs to the end of its paragraph, or of the sentence
behind which the next one opens; where the next paragraph begins with an opening mark it goes on there. One that opens
in the middle of a sentence is left out, since nobody knows where it ends.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass

from generator.model import Span

# Both begin with the marks themselves, for those the engine looks up fastest: what stands before is asked behind them.
MARK = re.compile(r"[\"“”„«»'‘`](?:(?<=`)`|(?<=')'|(?<=[\"“”„«»])|(?<![^\W_].)(?=[^\s'’]))")
SINGLE_CLOSING = re.compile(r"['’](?<=\S.)(?![^\W_]|['’])")
OPENING = frozenset("“„«") | {"``"}
CLOSING = frozenset("”»")
STRAIGHT = '"'
# What a straight single mark in front of a word means where it is an apostrophe: 'em, '90s.
CLIPPED = re.compile(r"['‘](?:em|tis|twas|til|cause|bout|cuz|n|\d\ds?)\b", re.IGNORECASE)
SINGLE = frozenset("'‘`")
SENTENCE_ENDS = frozenset(".?!…")
LIKELIEST = 20  # closing candidates looked at: a single quotation is short, and the search stays linear


@dataclass(frozen=True, slots=True)
class Marked:
    """What stands between one pair of quotation marks."""

    span: Span  # the marks included
    inner: Span  # the marks excluded
    closed: bool = True
    continues: bool = False  # goes on from the end of the paragraph before


def find_marked(text: str, paragraphs: list[Span]) -> list[Marked]:
    """The marked passages of the paragraphs, in text order, never overlapping. White space parts the paragraphs."""
    marks = list(MARK.finditer(text))
    if not marks:
        return []
    starts = [mark.start() for mark in marks]
    found, is_open, last = [], False, 0
    for index, paragraph in enumerate(paragraphs):
        first, last = bisect_left(starts, paragraph.start, last), bisect_left(starts, paragraph.end, last)
        if first == last:
            is_open = False
            continue
        goes_on = index + 1 < len(paragraphs) and _is_mark(text, paragraphs[index + 1])
        passages = _find_in_paragraph(text, paragraph, marks[first:last], goes_on)
        if passages and is_open and passages[0].span.start == paragraph.start:
            passages[0] = Marked(passages[0].span, passages[0].inner, passages[0].closed, continues=True)
        found += passages
        is_open = bool(passages) and not passages[-1].closed
    return found


def _is_mark(text: str, paragraph: Span) -> bool:
    return text[paragraph.start] in '“"«„' or text.startswith(("``", "''"), paragraph.start)


def _find_in_paragraph(text: str, paragraph: Span, marks: list[re.Match], goes_on: bool) -> list[Marked]:
    found, opened, depth, after = [], None, 0, paragraph.start
    single_ends = _single_ends(text, paragraph, marks)
    lowest: dict[int, int] = {}
    last = Span(text.rfind("“", *paragraph), text.rfind("”", *paragraph))
    for mark in marks:
        if mark.start() < after:
            continue
        if mark.group() in SINGLE:
            if opened is None and (passage := _find_single(text, single_ends, mark)):
                found.append(passage)
                after = passage.span.end
            continue
        role = _role(text, paragraph, mark, opened is not None)
        if role == "open" and opened is not None:
            lowest = lowest or _lowest_behind(text, paragraph, marks)
            if mark.group() in OPENING and (goes_on or lowest[mark.start()] < -depth):
                depth += 1
                continue
            found += _ended_before(text, paragraph, opened, mark)
        if role == "open":
            opened, depth = mark, 0
        elif role == "close" and opened is not None:
            if depth and _closes_later(text, last, mark):
                depth -= 1
            else:
                found.append(Marked(Span(opened.start(), mark.end()), Span(opened.end(), mark.start())))
                opened = None
    if opened is not None and (goes_on or _introduced(text, paragraph, opened.start())):
        end = paragraph.end
        found.append(Marked(Span(opened.start(), end), Span(opened.end(), end), closed=False))
    return [passage for passage in found if passage.inner.start < passage.inner.end]


def _single_ends(text: str, paragraph: Span, marks: list[re.Match]) -> list[int]:
    """Where single quotations may end; nowhere in a paragraph in which none begins."""
    if not any(mark.group() in SINGLE for mark in marks):
        return []
    return [match.start() for match in SINGLE_CLOSING.finditer(text, *paragraph)]


def _find_single(text: str, ends: list[int], mark: re.Match) -> Marked | None:
    """The passage that a single mark opens; None where it is an apostrophe, or nothing closes it."""
    if CLIPPED.match(text, mark.start()):
        return None
    end = _closing_of_single(text, ends, mark.end())
    return None if end is None else Marked(Span(mark.start(), end + 1), Span(mark.end(), end))


def _lowest_behind(text: str, paragraph: Span, marks: list[re.Match]) -> dict[int, int]:
    """For each mark the least that the marks from it on come to, an opening one counted 1 and a closing one -1.

    A passage that opens inside another is closed before it only where that is less than nothing.
    """
    lowest, behind = {}, 0
    for mark in reversed(marks):
        role = "" if mark.group() in SINGLE else _role(text, paragraph, mark, is_open=True)
        step = {"open": 1, "close": -1}.get(role, 0)
        behind = step + min(0, behind)
        lowest[mark.start()] = behind
    return lowest


def _ended_before(text: str, paragraph: Span, opened: re.Match, mark: re.Match) -> list[Marked]:
    """The passage that lacks its closing mark and ends with the sentence before the next one opens; else none."""
    written = text[opened.end() : mark.start()].rstrip()
    if written[-1:] not in SENTENCE_ENDS or not _introduced(text, paragraph, opened.start()):
        return []
    end = opened.end() + len(written)
    return [Marked(Span(opened.start(), end), Span(opened.end(), end), closed=False)]


def _role(text: str, paragraph: Span, mark: re.Match, is_open: bool) -> str:
    """Whether a mark opens or closes: by what it touches, and where that leaves it open by its shape."""
    if mark.start() == paragraph.start:
        return "open"
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    after = text[mark.end()] if mark.end() < paragraph.end else " "
    glued_left = not (before.isspace() or before in "([—–-")
    glued_right = not (after.isspace() or after in ".,;:!?)]")
    if glued_right and not glued_left:
        return "open"
    if glued_left and not glued_right:
        return "open" if before in ",:" and not is_open and mark.group() not in CLOSING else "close"
    if mark.group() in OPENING:
        return "open"
    if mark.group() in CLOSING:
        return "close"
    return "close" if is_open else "open" if glued_right else ""


def _closes_later(text: str, last: Span, mark: re.Match) -> bool:
    """Whether the next mark closes as well, so that this one can belong to a passage inside the passage.

    `last` holds where the paragraph's last opening and last closing marks stand: no search runs past them.
    """
    if mark.end() > last.end:
        return False
    return mark.end() > last.start or text.find("”", mark.end()) < text.find("“", mark.end())


def _closing_of_single(text: str, candidates: list[int], start: int) -> int | None:
    """Where a single quotation ends: at punctuation rather than behind an s, which is mostly a possessive."""
    first = bisect_left(candidates, start + 1)
    near = candidates[first : first + LIKELIEST]
    for end in near:
        after = text[end + 1] if end + 1 < len(text) else " "
        if text[end - 1] in ".,?!…;" or after in '.,;:?!)]”"' or text[end - 1] not in "sSzZx":
            return end
    return near[0] if near else None


def _introduced(text: str, paragraph: Span, start: int) -> bool:
    """Whether a mark that nothing closes stands where a quotation begins, and is no stray mark."""
    return start == paragraph.start or text[paragraph.start : start].rstrip()[-1:] in {",", ":"}
