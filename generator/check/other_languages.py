"""Numbers and days as other languages write them: "le 26 octobre", "12 millions", "1,5 Liter".

An editor may translate a statement and keep its mark. The reader of numbers knows English; the
names of months and the words for a million are those of the Unicode CLDR.
"""

import re
from collections.abc import Collection, Iterator
from functools import cache

from babel import Locale

from generator.check.english import pattern_of
from generator.model import Span
from generator.numerals import Day, key_of

# The languages of most newspapers beside English.
LANGUAGES = ("fr", "de", "es", "it", "pt", "nl", "ar", "fa", "ru", "uk", "tr", "pl")
SCALES = (1_000, 1_000_000, 1_000_000_000)
AMOUNT = re.compile(r"(?<![\w.,])(\d{1,3}(?:[ .\u00a0\u202f]\d{3})+|\d+)(,\d+)?(?![\d.,]*\d)")
DECIMAL = 3  # digits behind a comma group a number, fewer are its decimals
JOIN = r"(?:er|re|\.|º)?\s{1,3}(?:de\s{1,3})?"


def find_told(text: str, keys: Collection[str | Day]) -> Iterator[Span]:
    """Find what is one of the numbers and days that `keys` are, in another language."""
    days = {(day.month, day.day): day for day in keys if isinstance(day, Day) and day.day}
    for found in _day_of_month().finditer(text):
        if (_months()[found["month"].lower()], int(found["day"])) in days:
            yield Span(*found.span())
    yield from _find_amounts(text, keys)


def _find_amounts(text: str, keys: Collection[str | Day]) -> Iterator[Span]:
    for found in AMOUNT.finditer(text):
        whole, decimals = re.sub(r"\D", "", found[1]), (found[2] or "")[1:]
        if len(decimals) >= DECIMAL:
            continue
        value, end = float(f"{whole}.{decimals or 0}"), found.end()
        if scale := _scale().match(text, end):
            value *= _scales()[scale["word"].lower()]
            end = scale.end()
        if key_of(round(value, 6)) in keys:
            yield Span(found.start(), end)


@cache
def _months() -> dict[str, int]:
    """The months by their names."""
    found = {}
    for locale in map(Locale.parse, LANGUAGES):
        for form in ("format", "stand-alone"):
            found |= {name.lower(): month for month, name in locale.months[form]["wide"].items()}
    return found


@cache
def _scales() -> dict[str, int]:
    """What the words for a thousand, a million and a billion multiply by."""
    found = {}
    for locale in map(Locale.parse, LANGUAGES):
        for patterns in locale.compact_decimal_formats["long"].values():
            for scale in SCALES:
                pattern = getattr(patterns.get(str(scale)), "pattern", "")
                word = pattern.replace("0", "").strip(" \u00a0\u200f'").lower()
                found |= {word: scale} if word.isalpha() else {}
    return found


@cache
def _day_of_month() -> re.Pattern:
    names = pattern_of(_months())
    return re.compile(rf"(?<!\d)(?P<day>\d{{1,2}}){JOIN}(?P<month>{names})\b", re.IGNORECASE)


@cache
def _scale() -> re.Pattern:
    words = pattern_of(_scales())
    return re.compile(rf"[ \u00a0\u202f]{{1,3}}(?P<word>{words})\b", re.IGNORECASE)
