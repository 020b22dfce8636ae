"""A day as pages and programs write it: ISO 8601, RFC 2822, seconds of a clock, words.

The day is the publisher's own: "18:30 −08:00" is of that day, whatever day it was in Greenwich. A
day of two numbers that may be either ("05/12/2024") is unknown.
"""

import re
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import NamedTuple

# The year of the first printed newspaper; a year before it is a slip of the pen, as is one after
# LATEST. This day's date is no measure, since the same files give the same site.
EARLIEST, LATEST = 1605, 2999
SHORT_LINE = 60  # characters that a day of two digits for its year stands among
LONGEST = 120  # characters that are looked through
ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)(.{0,24})", re.DOTALL)
COMPACT = re.compile(r"\s*((?:19|20)\d\d)(\d\d)(\d\d)(?:\d{4,6})?(?!\d)")
CLOCK = re.compile(r"\s*(1\d{9})(\d{3})?\s*")  # seconds since 1970, or milliseconds
UTC_MARK = re.compile(r"[T ]\d\d:\d\d[\d:.]*\s*(?:Z|UTC|GMT|[+-]00:?00)", re.IGNORECASE)
# As German and Slavic papers write it; a line with it says nothing else.
SHORT_YEAR = re.compile(
    r"(?<![\d/.-])(\d{1,2})\.(\d{1,2})\.(\d\d)(?![\d.]|\s?(?:Mio|Mrd|€|%|kg|km|m\b))"
)
NUMBERS = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
DAY_FIRST = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+|of\s+)?([^\W\d_]{3,12})\.?,?\s+(?:de\s+)?"
    r"((?:19|20)\d\d)(?!\d)"
)
MONTH_FIRST = re.compile(
    r"\b([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)(?!\d)"
)
LANGUAGES = (
    "en", "de", "fr", "es", "it", "pt", "nl", "ar", "tr", "uk", "ru", "pl", "sv", "id", "ro",
)  # fmt: skip
FIRST_YEAR = 1990  # of the web: an earlier day is that of a clock without one, or an old article's
HEAD_LINES = 8  # of a text, that are looked through
MOST_SEEN = 3  # days that are told where none is sure


class WrittenDay(NamedTuple):
    """A day, and whether it is that of a moment in UTC."""

    day: date
    is_universal: bool = False


def read_written(text: str) -> WrittenDay | None:
    """Read the first day of a short text; None where none is sure."""
    text = text.strip()[:LONGEST]
    for read in (_iso, _compact, _clock, _mail, _words, _numbers):
        if written := read(text):
            return written if EARLIEST <= written.day.year <= LATEST else None
    return None


def days_of_head(text: str) -> tuple[date, ...]:
    """Give the days that short lines at the beginning of a text name."""
    lines = [line for line in text.split("\n") if line][:HEAD_LINES]
    written = [read_written(line) for line in lines if len(line) < LONGEST]
    return tuple(dict.fromkeys(each.day for each in written if each))[:MOST_SEEN]


def _iso(text: str) -> WrittenDay | None:
    match = ISO.search(text)
    if not match:
        return None
    return _written(*match.groups()[:3], is_universal=bool(UTC_MARK.match(match[4])))


def _compact(text: str) -> WrittenDay | None:
    match = COMPACT.match(text)
    return _written(*match.groups()) if match else None


def _clock(text: str) -> WrittenDay | None:
    match = CLOCK.fullmatch(text)
    return WrittenDay(datetime.fromtimestamp(int(match[1]), UTC).date(), True) if match else None


def _mail(text: str) -> WrittenDay | None:
    from email.utils import parsedate_to_datetime  # few days are written so

    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return WrittenDay(moment.date(), moment.utcoffset() is not None and not moment.utcoffset())


def _words(text: str) -> WrittenDay | None:
    for pattern, order in ((DAY_FIRST, (3, 2, 1)), (MONTH_FIRST, (3, 1, 2))):
        for match in pattern.finditer(text):
            year, month, number = (match[group] for group in order)
            known = _months().get(month.casefold())
            if known and (written := _written(year, known, number)):
                return written
    return None


def _numbers(text: str) -> WrittenDay | None:
    match = NUMBERS.search(text)
    if not match:
        return _short_year(text)
    first, mark, second, year = match.groups()
    if int(first) > 12 or mark == "." or first == second:
        return _written(year, second, first)
    return _written(year, first, second) if int(second) > 12 else None


def read_either(text: str) -> tuple[date, ...]:
    """Both days that "3/5/2024" may be; none for what is one day alone, or no day."""
    match = NUMBERS.search(text)
    if not match or _numbers(text):
        return ()
    first, _, second, year = match.groups()
    either = _written(year, second, first), _written(year, first, second)
    return tuple(written.day for written in either if written)


def _short_year(text: str) -> WrittenDay | None:
    match = SHORT_YEAR.search(text) if len(text) <= SHORT_LINE else None
    return _written(f"20{match[3]}", match[2], match[1]) if match else None


def _written(
    year: str, month: str | int, day: str, *, is_universal: bool = False
) -> WrittenDay | None:
    try:
        return WrittenDay(date(int(year), int(month), int(day)), is_universal)
    except ValueError:
        return None


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    """Give the names of the months in the languages of most news, whole and shortened (CLDR)."""
    from babel import Locale  # slow to import

    names: dict[str, int] = {}
    for language in LANGUAGES:
        months = Locale(language).months
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[form][width].items():
                    names.setdefault(name.casefold().rstrip("."), number)
    return names | {"sept": 9}
