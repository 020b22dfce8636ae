"""Join two numbers to a range: "between 5 and 7", "800,000 to one million", "10-15"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.model import Sentence
from generator.parse.figures.numbers import Number, read_numbers

CHANGE = re.compile(
    r"\b(?:r[io]se[sn]?|rising|f[ea]ll(?:en|s|ing)?|gr[eo]w[ns]?|growing|(?:in|de)creas\w+|drop\w*|declin\w+|jump\w*"
    r"|climb\w*|plung\w+|plummet\w*|slow\w*|lower\w*|rais\w+|reduc\w+|shr[aiu]nk|narrow\w*|up|down|went|cut|moved)\b"
    r"[^.;]{0,40}\b(?P<by>from|by)\s+$",
    re.IGNORECASE,
)
JOINED = re.compile(r"(?P<dash>\s?[-‐‑–—]\s?)|\s+(?P<word>to|and|or)\s+(?:up\s+to\s+|about\s+|around\s+)?")
LOOSE = re.compile(r"\d[-–]$")  # the tail of a score or a telephone number
DROPPED = Number(0, 0, None)  # the answer of `_join` for what is no quantity at all


def find_numbers(text: str, sentences: Iterable[Sentence]) -> Iterator[Number]:
    """The numbers of the text, in text order, never overlapping; ranges joined."""
    pending = None
    for number in read_numbers(text, sentences):
        if pending and number.start <= pending.end:
            continue
        joined = _join(text, pending, number) if pending else None
        if joined is DROPPED:
            pending = None
        elif joined:
            yield joined
            pending = None
        elif not pending and LOOSE.search(text[max(0, number.start - 2) : number.start]):
            continue
        else:
            if pending:
                yield pending
            pending = number
    if pending:
        yield pending


def _join(text: str, first: Number, second: Number) -> Number | None:
    """The range of two numbers, None where they are none, DROPPED where they are a score or a stretch of years."""
    between = text[first.end : second.start]
    joint = JOINED.fullmatch(between) if len(between) < 18 else None
    if not joint or first.value is None or second.value is None:
        return None
    low, high = first.value, second.value
    if first.factor == 1 and second.factor > 1 and low < high / second.factor:
        low *= second.factor
    years = first.bare and 1000 <= low <= 2100
    if years and len(text[first.start : first.end]) == 4 and not second.bare:
        return None
    if joint["dash"] and first.bare and second.bare and (low >= high or (years and high <= 2100)):
        return DROPPED
    if low >= high or not _is_range(text, first, second, joint["word"]):
        return None
    return replace(second, start=first.start, value=None, low=low, high=high, unit=second.unit or first.unit)


def _is_range(text: str, first: Number, second: Number, word: str | None) -> bool:
    if first.unit != second.unit and first.unit and not (first.unit.isupper() and not second.unit):
        return False
    before = text[max(0, first.start - 70) : first.start]
    if word == "and":
        return bool(re.search(r"\bbetween\s+$", before, re.IGNORECASE))
    if word == "or":
        return second.value <= 2 * first.value * (second.factor if first.factor == 1 else 1)
    change = CHANGE.search(before) if word == "to" else None
    return not change or (change["by"].lower() == "by" and second.value <= 5 * first.value)
