"""Days and months of which two share a month or a year.

Each of the two is an expression of its own. The reader of the first is given the words of both (see
`DateRule.first_of_two`).
"""

from generator.parse.dates.days import read_day
from generator.parse.dates.phrase import (
    DATE,
    MONTHS,
    TimeContext,
    TimePhrase,
    Timex,
    date_value,
    day_of,
    number_in,
)
from generator.parse.dates.time_words import TimeWord

TWO = ("and", "to", "or", "hyphen", "dash")
AFTER_COUNT = frozenset({"unit", "units", "colon", "ampm"})  # "April 24 and 25 hours later"


def read_first_day(phrase: TimePhrase, context: TimeContext) -> Timex:
    """The first day of "between 5 and 7 December" and of "2, 3 and 4 December"."""
    last = read_day(phrase.behind(phrase.last_place_of(*TWO)), context)
    last_day = day_of(last[0]) if last else None
    day = number_in(phrase.words[0].text)
    if last_day is None or not 0 < day < last_day.day:
        return None
    return last_day.replace(day=day).isoformat(), DATE


def read_second_day(phrase: TimePhrase, context: TimeContext) -> Timex:
    """The second day of "April 24 and 25"."""
    first = day_of(context.reference)
    if not first or phrase.after in AFTER_COUNT:
        return None
    return date_value(first.year, first.month, phrase.number("small"))


def read_first_with_year(phrase: TimePhrase, context: TimeContext) -> Timex:
    """The first of "January to October 2023" and of "28 November to 2 December 2022".

    The year is that of both, or the one before where the first comes later in the year.
    """
    place = phrase.joint
    month, day = _month_and_day(phrase.words[:place])
    is_later = (month, day) > _month_and_day(phrase.words[place + 1 : -1])
    year = phrase.number("year") - is_later
    return date_value(year, month, day) if day else (f"{year}-{month:02}", DATE)


def _month_and_day(words: list[TimeWord]) -> tuple[int, int]:
    """Give the numbers of a month and of a day in it; 0 for no day."""
    months = (int(word.value) for word in words if word.kind in MONTHS)
    days = (number_in(word.text) for word in words if word.kind in ("small", "nth"))
    return next(months), next(days, 0)
