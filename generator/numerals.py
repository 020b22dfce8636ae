"""The numbers and days that a text tells, in a form in which two texts can be compared.

A number is told by its value, so that 280,000, 280 000, 280k and 0.28 million are one, and so are
"three million" and 3 million. What the parser reads as no quantity (13-year-long, 10:30, M23)
counts too: its digits as they are written. A day is told by its date, and its digits are no
numbers: the 5 of 5 December never stands for a figure of 5. Years do.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from generator.model import Sentence, Span, Token
from generator.parse.figures.number_patterns import Number, units
from generator.parse.figures.number_words import starting_words
from generator.parse.figures.numbers import find_numbers, read_numbers
from generator.parse.grammar.month_names import MONTH, MONTHS

NAMED_MONTH = rf"(?P<month>{MONTH})(?!\w)"
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\w)"  # of "since May 60 people" none
YEAR = r"(?P<year>\d{4})(?![\w%]|[.,]\d)"
# "5 December", "5 and 6 December"
DAYS = rf"(?P<first>{DAY})(?:\s*(?:[-‐‑–—]|to|and|or|,)\s*(?:the\s+)?(?P<last>{DAY}))?"
DATES = [
    re.compile(rf"(?<![\w.,]){DAYS}\s+(?:of\s+)?{NAMED_MONTH}(?:,?\s+{YEAR})?"),
    re.compile(
        rf"(?<!\w){NAMED_MONTH}\s+{DAYS}(?:,?\s+{YEAR})?(?!\s*(?:million|billion|people)\b)"
    ),
    re.compile(rf"(?<!\w){NAMED_MONTH}(?:\s+of|,)?\s+{YEAR}"),
    re.compile(r"(?<![\w-])(?P<year>[12]\d{3})-(?P<number>\d\d)(?:-(?P<first>\d\d))?(?![\w-])"),
]
# Digits with what is written onto them: "13", "10:30", "2024/25", "M23".
WRITTEN = re.compile(r"(?<![^\W\d_])(?P<before>[^\W\d_]*+)(?P<digits>\d+(?:[.,:/]\d+)*)")
PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
PART = re.compile(rf"[ -]({'|'.join(PARTS)})(?!\w)", re.IGNORECASE)
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")  # with marks between thousands
VALUE = re.compile(r"\d+(?:\.\d+)?(?:e\+\d+)?")  # as `key_of` writes it
CARDINALS = units("cardinals")
TENS = "|".join(word for word in CARDINALS if word.endswith("ty"))
# A number in words in front of what it is written onto, "twenty-one-day": no fraction.
WORDED = re.compile(
    rf"(?<![\w-])(?:({TENS})[-‐‑])?({'|'.join(CARDINALS)})"
    rf"(?=[-‐‑](?!{'|'.join(units('fractions'))})[^\W\d_])",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")


class Day(NamedTuple):
    """A day, or a month where it has none; without a year where the text says none."""

    year: int | None
    month: int
    day: int | None

    def agrees(self, other: "Day") -> bool:
        """Tell whether this may be said of what the other tells.

        5 December may be of 5 December 2024, and so may December 2024.
        """
        same_year = None in (self.year, other.year) or self.year == other.year
        return same_year and self.month == other.month and self.day in (None, other.day)


class Numeral(NamedTuple):
    """A number or a day where it stands in a text."""

    start: int
    end: int
    key: str | Day
    forgiven: bool = False  # the word "one", which is rarely a count


@lru_cache(maxsize=1 << 12)
def read_numerals(text: str) -> tuple[Numeral, ...]:
    """Read every number and day of the text. They don't overlap."""
    days = list(_days(text))
    rest = _blanked(text, days)
    numbers = list(_numbers(rest))
    numbers = [_as_a_part(each, text) for each in numbers]
    written = list(_written(_blanked(rest, numbers)))
    return tuple(sorted((*days, *numbers, *written), key=lambda each: each.start))


def _as_a_part(each: Numeral, text: str) -> Numeral:
    """Read "one third" as a third."""
    found = PART.match(text, each.end) if each.forgiven else None
    if not found:
        return each
    return Numeral(each.start, found.end(), key_of(1 / PARTS[found[1].lower()]))


@lru_cache(maxsize=1 << 12)
def told_keys(text: str) -> frozenset[str | Day]:
    """What a source tells: its numbers and days, the ends of its ranges, the years of its days."""
    keys = {each.key for each in read_numerals(text)}
    keys |= {key_of(day.year) for day in keys if isinstance(day, Day) and day.year}
    for number in numbers_in(text):
        keys |= {key_of(end) for end in (number.value, number.low, number.high) if end is not None}
    return frozenset(keys)


def missing_numbers(words: str, passage: str) -> list[str]:
    """The numbers and days of some words that a passage does not tell, as the words have them."""
    told = told_keys(passage)
    missing = (each for each in read_numerals(words) if not each.forgiven and each.key not in told)
    return [words[each.start : each.end] for each in missing]


def tells_number(passage: str, value: float) -> bool:
    """Tell whether a passage tells a number, in whatever form."""
    return key_of(value) in told_keys(passage)


def numbers_in(text: str) -> tuple[Number, ...]:
    """Give the quantities of the text, ranges as one, without the numbers of its days."""
    return tuple(find_numbers(*_parsed(_blanked(text, list(_days(text))))))


def values_in(text: str) -> list[float]:
    """The values of all numbers of the text, also of those that are no quantity: "1,900-odd"."""
    keys = (each.key for each in read_numerals(text))
    return [float(key) for key in keys if isinstance(key, str) and VALUE.fullmatch(key)]


def key_of(value: float) -> str:
    """Give a number's key: whether it rises or falls is told by words as often as by its sign."""
    return f"{abs(value):.9g}"


def _days(text: str) -> Iterator[Numeral]:
    taken = 0
    found = (match for pattern in DATES for match in pattern.finditer(text))
    for match in sorted(found, key=lambda match: match.span()):
        if match.start() >= taken:
            yield from _days_of(match)
            taken = match.end()


def _days_of(match: re.Match[str]) -> Iterator[Numeral]:
    """Yield a day, the two of "5 and 6 December", or a month."""
    told = {name: words for name, words in match.groupdict().items() if words}
    month = int(told.get("number") or MONTHS.index(told["month"][:3].lower()) + 1)
    year = int(told["year"]) if "year" in told else None
    first, last = (int(told.get(name, "0").rstrip("stndrh")) for name in ("first", "last"))
    middle = match.start("last") if last else match.end()
    yield Numeral(match.start(), middle, Day(year, month, first or None))
    if last:
        yield Numeral(middle, match.end(), Day(year, month, last))


def _numbers(text: str) -> Iterator[Numeral]:
    for number in read_numbers(*_parsed(text)):
        key = number.vague if number.value is None else key_of(number.value)
        yield Numeral(number.start, number.end, key, number.worded and number.value == 1)


def _written(text: str) -> Iterator[Numeral]:
    """Read digits and words that are no quantity: "M23", "a three-month truce".

    Digits that stand alone are a value, behind letters they are what is written.
    """
    for match in WORDED.finditer(text):
        value = sum(float(CARDINALS[word.lower()]) for word in match.groups("zero"))
        yield Numeral(match.start(), match.end(), key_of(value), forgiven=value == 1)
    for match in WRITTEN.finditer(text):
        digits = match["digits"]
        plain = digits.replace(",", "") if GROUPED.fullmatch(digits) else digits
        is_value = plain.isascii() and plain.isdigit() and len(plain) < 300
        key = key_of(float(plain)) if is_value else digits
        yield Numeral(
            match.start(), match.end(), match["before"].casefold() + key if match["before"] else key
        )


def _parsed(text: str) -> tuple[str, tuple[Sentence, ...]]:
    """Prepare the text for the parser's readers of numbers.

    They ask only for the words that may begin a number.
    """
    starting = starting_words()
    words = tuple(
        Token(*match.span(), match[0]) for match in WORD.finditer(text) if match[0] in starting
    )
    return text, (Sentence(Span(0, len(text)), 0, words),)


def _blanked(text: str, numerals: list[Numeral]) -> str:
    """The text with each of the numerals made unreadable, every other character where it was."""
    for each in numerals:
        text = text[: each.start] + "·" * (each.end - each.start) + text[each.end :]
    return text
