"""Find the numbers of a text: digits, number words, fractions, ranges, vague quantities.

Convention: a range has a low and a high end and no value, since the text states none; a change
("rose from 3 to 5") is two numbers. A vague quantity ("tens of thousands") has no value either.
"""

import re
from collections.abc import Iterable, Iterator

from generator.frozen import replace
from generator.model import Sentence
from generator.parse.figures.digits import read_digits
from generator.parse.figures.number_patterns import Number
from generator.parse.figures.number_words import read_words, starting_words

DIGIT = re.compile(r"\d\d*")  # twice as fast as "\d+", whose first sign is not looked for
CHANGE = re.compile(
    r"(?i)\b(?:r[io]se[sn]?|rising|f[ea]ll(?:en|s|ing)?|gr[eo]w[ns]?|growing|(?:in|de)creas\w+"
    r"|drop\w*"
    r"|declin\w+|jump\w*|climb\w*|plung\w+|plummet\w*|slow\w*|lower\w*|rais\w+|reduc\w+|shr[aiu]nk"
    r"|narrow\w*|up|down|went|gone|cut|moved)\b"
    r"[^.;]{0,40}\b(?P<by>from|by)\s+$"
)
CHANGE_REACH = 70  # code points before a number in which such a verb stands
JOINED = re.compile(
    r"(?P<dash>\s?[-‐‑–—]\s?)|\s+(?P<word>to|and|or)\s+(?:up\s+to\s+|about\s+|around\s+)?"
)
LONGEST_JOINT = 18  # code points
BETWEEN = re.compile(r"(?i)\bbetween\s+(?:the\s+ages\s+of\s+)?$")
LOOSE = re.compile(r"\d[-–]$")  # before the tail of a score or a telephone number
DROPPED = Number(0, 0, None)  # the answer of `_join` for what is no quantity at all


def find_numbers(text: str, sentences: Iterable[Sentence]) -> Iterator[Number]:
    """Yield the numbers of the text, in text order, never overlapping; ranges joined."""
    pending = None
    for number in read_numbers(text, sentences):
        if pending is None:
            if not LOOSE.search(text[max(0, number.start - 2) : number.start]):
                pending = number
            continue
        if number.start <= pending.end:
            continue
        joined = _join(text, pending, number)
        if joined is None:
            yield pending
            pending = number
            continue
        if joined is not DROPPED:
            yield joined
        pending = None
    if pending:
        yield pending


def read_numbers(text: str, sentences: Iterable[Sentence]) -> Iterator[Number]:
    """Yield the single numbers of the text, in text order."""
    position = 0
    for start in _candidates(text, sentences):
        if start < position:
            continue
        read = read_digits if text[start].isdecimal() else read_words
        number, position = read(text, start)
        if number:
            position = max(position, number.end)
            yield number


def _candidates(text: str, sentences: Iterable[Sentence]) -> list[int]:
    """List where a number may start; tokens are looked up, ten times as fast as by a pattern."""
    starting = starting_words()
    starts = [match.start() for match in DIGIT.finditer(text)]
    for sentence in sentences:
        starts += [start for start, _, word in sentence.tokens if word in starting]
    return sorted(starts)


def _join(text: str, first: Number, second: Number) -> Number | None:
    """Join two numbers to a range; None where they are none, DROPPED for a score or years."""
    joint = _joint_between(text, first, second)
    if joint is None:
        return None
    low, high = _low_of(first, second), second.value
    is_written_year = _may_be_year(first, low) and first.end - first.start == 4
    if is_written_year and not second.bare:
        return None
    if joint["dash"] and _is_score(first, second, low=low):
        return DROPPED
    if low >= high or not _is_range(text, first, second, word=joint["word"]):
        return None
    return replace(
        second,
        start=first.start,
        value=None,
        low=low,
        high=high,
        unit=second.unit or first.unit,
    )


def _joint_between(text: str, first: Number, second: Number) -> re.Match | None:
    """Match what stands between two numbers, if it may join them and both have a value."""
    if first.value is None or second.value is None:
        return None
    between = text[first.end : second.start]
    return JOINED.fullmatch(between) if len(between) < LONGEST_JOINT else None


def _low_of(first: Number, second: Number) -> float:
    """Give the low end, by the scale that may stand behind both: "1 to 2 thousand"."""
    low, high = first.value, second.value
    shares_scale = first.factor == 1 and second.factor > 1
    if shares_scale and low < high / second.factor:
        return low * second.factor
    return low


def _may_be_year(number: Number, value: float) -> bool:
    return number.bare and 1000 <= value <= 2100


def _is_score(first: Number, second: Number, *, low: float) -> bool:
    """Whether bare digits joined by a dash are a score, "3-1", or a stretch of years."""
    if not first.bare or not second.bare:
        return False
    return low >= second.value or (_may_be_year(first, low) and second.value <= 2100)


def _is_range(text: str, first: Number, second: Number, *, word: str | None) -> bool:
    """Whether the two numbers that a word or a dash joins are the ends of a range."""
    if not _units_agree(first, second):
        return False
    before = text[max(0, first.start - CHANGE_REACH) : first.start]
    if word == "and":
        return bool(BETWEEN.search(before))
    if word == "or":
        scale = second.factor if first.factor == 1 else 1
        return second.value <= 2 * first.value * scale
    change = CHANGE.search(before) if word == "to" else None
    if change is None:
        return True
    # "rose by 3 to 5 per cent" is a range, "rose by 3 to 50" is not.
    return change["by"].lower() == "by" and second.value <= 5 * first.value


def _units_agree(first: Number, second: Number) -> bool:
    """Whether the two count the same, also where one unit stands for both: "$3 to 5 million"."""
    if not first.unit or first.unit == second.unit:
        return True
    return first.unit.isupper() and not second.unit
