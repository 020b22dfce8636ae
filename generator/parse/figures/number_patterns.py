"""What a number is, and the patterns and tables by which it is read, of lexicon/units.txt.

A percentage is its number (5, not 0.05).
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from generator.frozen import frozen, replace
from generator.grouped import grouped
from generator.word_lists import read_table, read_words

# The parts of lexicon/units.txt that hold what is written by a number.
MEASURES = (
    "currency signs",
    "currency nouns",
    "percent",
    "measures",
    "areas",
    "amounts",
    "durations",
)
COMPOUND = re.compile(r"[-‐‑][^\W\d_]")  # a word written onto the number: "20-member"


@frozen
class Number:
    """A number with the measure or currency that is written by it."""

    start: int
    end: int
    value: float | None  # None where the text states none: a range, a vague quantity
    low: float | None = None
    high: float | None = None
    vague: str = ""  # "tens of thousands"
    unit: str = ""  # "USD", "percent", "km", "days"
    factor: float = 1  # of its scale words, which "1 to 2 thousand" shares
    bare: bool = False  # nothing but digits: may be a label or a year
    worded: bool = False
    is_article: bool = False  # "a nurse was killed"
    is_ordinal: bool = False  # "the 192nd attack"

    @property
    def is_one(self) -> bool:
        """Whether it is the word "one", which is rarely a count."""
        return self.worded and self.value == 1 and self.factor == 1


# A number, or None where none is read, and where to search on.
NumberRead = tuple[Number | None, int]


class NumberPatterns(NamedTuple):
    """The patterns made of the words in lexicon/units.txt."""

    words: re.Pattern  # how a number in words, a fraction or a vague quantity starts
    chain: re.Pattern  # the number word that goes on with a number
    vague: re.Pattern
    fraction: re.Pattern
    ratio: re.Pattern  # "one in three", "nine out of ten"
    measure: re.Pattern
    currency: re.Pattern  # at the end of what stands before the digits


@cache
def number_patterns() -> NumberPatterns:
    """Compile the patterns, once."""
    small = _either("cardinals")
    scale = _either("scales")
    vague = _either("vague")
    fraction = _either("fractions")
    duration = alternatives(units("durations"))
    sign = alternatives(units("currency signs"))
    measure = alternatives(written.lower() for written in measures())
    return NumberPatterns(
        words=_compile(
            rf"""\b(?:(?P<article>(?:half\s+)?an?\s)(?={scale})
                   |(?P<cardinal>{small})
                   |{vague}
                   |half
                   |an?\s(?={fraction}))\b"""
        ),
        chain=_compile(
            rf"""(?:\s{{1,2}}|[-‐‑])
                 (?:(?P<half>and\s+a\s+half)|(?P<and>and\s+)?(?P<word>{small}|{scale}))\b"""
        ),
        vague=_compile(rf"{vague}\b"),
        fraction=_compile(
            rf"""(?:(?P<times>a|one|two|three|four|nine)(?:\s+|[-‐‑]))?
                 (?P<part>{fraction})(?=\s+of\b)(?!\s+of\s+an?\s)"""
        ),
        ratio=_compile(
            rf"""(?P<part>{small})\s+(?:(?<=\bone\s)in|out\s+of)\s+
                 (?:every\s+)?(?P<whole>{small}|[1-9]\d{{0,2}})
                 (?=\s+(?!{duration}))(?<!zero)
               | (?P<some>{small})\s+in\s+(?:every\s+)?(?P<many>{small})
                 (?=\s+(?:people|children|women|men|girls|boys|adults|families|households
                         |residents|schools)\b)"""
        ),
        measure=_compile(
            rf"""(?:\s{{1,2}}|(?P<hyphen>[-‐‑])|)
                 (?P<unit>{measure})(?P<old>[-‐‑\s]olds?\b)?(?!\w)"""
        ),
        currency=re.compile(rf"(?<![^\W\d_])(?P<sign>{sign})\s?$"),
    )


def _compile(pattern: str) -> re.Pattern:
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE)


def _either(part: str) -> str:
    return alternatives(word.lower() for word in read_words("units")[part])


def alternatives(words: Iterable[str]) -> str:
    """Write the words as one pattern, of two that begin alike the longer first.

    Letter by letter, "k(?:m|g)": of a plain list every word would be tried in turn. A space in a
    word stands for any space. Where case is ignored, the words must be in lower case.
    """
    rests = grouped((word[:1], word[1:]) for word in set(words))
    branches = [_branch(first, rest) for first, rest in sorted(rests.items(), reverse=True)]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _branch(first: str, rests: list[str]) -> str:
    """Write the words that begin with this letter; "" stands for the end of a word."""
    if not first:
        return ""
    letter = r"\s+" if first == " " else re.escape(first)
    return letter + alternatives(rests)


@cache
def units(part: str) -> dict[str, str]:
    """Map what is written to the unit that it means, of one part of lexicon/units.txt."""
    return {row[0]: row[-1] for row in read_table("units")[part]}


@cache
def measures() -> dict[str, str]:
    """Map everything that may be written by a number to its unit."""
    return {written: unit for part in MEASURES for written, unit in units(part).items()}


def with_measure(text: str, number: Number) -> Number | None:
    """Add the measure, the currency or the percent sign by the number: "5 km", "10 euros".

    The answer is None where what follows makes it no quantity: "the 13-year-long war".
    """
    match = number_patterns().measure.match(text, number.end)
    if not match or (number.worded and match["hyphen"]):
        return _unless_compound(text, number)
    unit = measure_unit(match["unit"])
    repeats_currency = match["unit"] in units("currency signs")  # "$5 USD"
    if not unit or (number.unit and not repeats_currency):
        return _unless_compound(text, number)
    is_duration = unit in units("durations").values()
    if match["hyphen"] and is_duration and not match["old"]:
        return None  # "the 13-year-long war", "a 24-hour curfew"
    return replace(number, end=match.end(), unit=number.unit or unit, bare=False)


def _unless_compound(text: str, number: Number) -> Number | None:
    """Give up a number that a hyphen joins to a word: "a 20-member panel", "the 3-series"."""
    if not number.unit and COMPOUND.match(text, number.end):
        return None
    return number


def measure_unit(written: str) -> str:
    """Name the unit of a measure, "" for none; signs of one letter and codes in their own case."""
    known = measures()
    if written in known:
        return known[written]
    folded = " ".join(written.lower().split())
    return known.get(folded, "") if len(written) > 1 else ""


number_patterns()  # with the module, whose patterns are kept compiled
