"""Read numbers in words, "two hundred and five", fractions, ratios, and vague quantities.

The words stand in lexicon/units.txt.
"""

import re
from collections.abc import Callable
from functools import cache

from generator.parse.figures.number_patterns import (
    Number,
    NumberRead,
    number_patterns,
    units,
    with_measure,
)
from generator.parse.figures.one_person import read_person
from generator.parse.figures.scales import compose

REJECTED_BEFORE = re.compile(r"(?:[\w$/]|[^\W][-‐‑'’.]|\d[.,])$")
REJECTED_AFTER = re.compile(r"[-‐‑'’][^\W\d_]|\.\d|['’]s\b")


@cache
def starting_words() -> frozenset[str]:
    """List the tokens that may start a number in words, with and without a capital."""
    small, fractions = units("cardinals"), units("fractions")
    tens = [word for word in small if word.endswith("ty")]
    words = {"a", "an", "half", *small}
    words.update(phrase.split()[0] for phrase in units("vague"))
    words.update(f"{ten}-{digit}" for ten in tens for digit in small)
    words.update(f"{times}-{part}" for times in small for part in fractions)
    capitalized = {word.capitalize() for word in words}
    return frozenset(words | capitalized)


def read_words(text: str, start: int) -> NumberRead:
    """Read the number, the fraction or the vague quantity whose words start here."""
    found = number_patterns().words.match(text, start)
    if not found:
        return read_person(text, start)
    if REJECTED_BEFORE.search(text[max(0, start - 3) : start]):
        return None, found.end()
    for read in READERS:
        if number := read(text, start):
            return number, number.end
    return _read_cardinal(text, found)


def _read_vague(text: str, start: int) -> Number | None:
    """Read "tens of thousands"."""
    match = number_patterns().vague.match(text, start)
    if not match:
        return None
    vague = " ".join(match.group().lower().split())
    return Number(start, match.end(), value=None, vague=vague)


def _read_fraction(text: str, start: int) -> Number | None:
    """Read the "two thirds" of "two thirds of"."""
    match = number_patterns().fraction.match(text, start)
    if not match:
        return None
    times = (match["times"] or "one").lower()
    part = float(units("fractions")[match["part"].lower()])
    value = float(units("cardinals").get(times, 1)) * part
    return Number(start, match.end(), value=value, unit="of", worded=True)


def _read_ratio(text: str, start: int) -> Number | None:
    """Read "one in three", "nine out of ten"."""
    match = number_patterns().ratio.match(text, start)
    if not match:
        return None
    part = _small_value(match["part"] or match["some"])
    whole = _small_value(match["whole"] or match["many"])
    return Number(start, match.end(), value=part / (whole or 1), unit="of", worded=True)


READERS: tuple[Callable[[str, int], Number | None], ...] = (
    _read_vague,
    _read_fraction,
    _read_ratio,
)


def _small_value(written: str) -> float:
    """Give the value of a number under a hundred, in words or digits."""
    return float(units("cardinals").get(written.lower()) or written)


def _read_cardinal(text: str, found: re.Match) -> NumberRead:
    """Read "two hundred and five", "a hundred", "half a million"."""
    start, end = found.span()
    if found.lastgroup == "article":
        halved = found["article"][0] in "hH"
        value = 0.5 if halved else 1.0
        end -= 1
    elif found.lastgroup == "cardinal":
        value = float(units("cardinals")[found["cardinal"].lower()])
    else:
        return None, end
    value, end, factor = compose(text, end, value=value, worded=True)
    if REJECTED_AFTER.match(text, end):
        return None, max(end, found.end())
    number = Number(start, end, value=value, factor=factor, worded=True)
    return with_measure(text, number), end
