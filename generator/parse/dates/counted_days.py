"""Days, weeks and months counted inside a month or a year: "the last Sunday in October"."""

from datetime import date, timedelta

from generator.parse.dates.calendars import moved, nth_weekday
from generator.parse.dates.months import read_month
from generator.parse.dates.phrase import (
    DATE,
    MONTHS,
    TimeContext,
    TimePhrase,
    Timex,
    date_value,
    number_in,
)

LAST = -1  # as a number to count to
WEEKS_A_MONTH = 4  # whole ones


def read_nth(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "the last Sunday in October", "the first week of May 2023", "the last day of the year"."""
    place = phrase.place_of("of", "in")
    within = _month_or_year(phrase.behind(place), context)
    if not within or not 1 < int(within[:4]) < 9999:
        return None
    is_numbered = phrase.has("ordinal", "nth")
    number = number_in(phrase.words[1].value) if is_numbered else LAST
    counted = phrase.words[place - 1]
    year, _, month = within.partition("-")
    if counted.kind == "weekday" and month:
        return _weekday_of_month(int(year), int(month), int(counted.value), number=number)
    if counted.kind != "unit":
        return None
    if month:
        return _nth_of_month(int(year), int(month), counted.value, number=number)
    return _nth_of_year(int(year), counted.value, number)


def _weekday_of_month(year: int, month: int, weekday: int, *, number: int) -> Timex:
    day = nth_weekday(year, month, weekday=weekday, which=number)
    return (day.isoformat(), DATE) if day.month == month else None


def _nth_of_month(year: int, month: int, unit: str, *, number: int) -> Timex:
    last = nth_weekday(year, month, weekday=0, which=LAST)
    if unit == "D":
        return date_value(year, month, last.day if number < 0 else number)
    if unit != "W" or number > WEEKS_A_MONTH:
        return None
    # The week is that of its middle day, as if the month began with it or ended with it.
    half_a_week = timedelta(days=3)
    middle = date(year, month, 7 * number) if number > 0 else last
    return moved(middle - half_a_week, "W", 0), DATE


def _nth_of_year(year: int, unit: str, number: int) -> Timex:
    if unit == "D" and number == 1:
        return date_value(year, 1, 1)
    if unit == "D" and number == LAST:
        return date_value(year, 12, 31)
    return None


def _month_or_year(phrase: TimePhrase, context: TimeContext) -> str:
    """Give the month or the year in which is counted; "" for others and where it is not known."""
    value = ""
    if phrase.has(*MONTHS):
        found = read_month(phrase, context)
        value = found[0] if found else ""
    elif phrase.has("year"):
        value = phrase.first("year")
    elif phrase.first("unit") in ("M", "Y"):
        value = moved(context.anchor, phrase.first("unit"), phrase.steps)
    return "" if "X" in value else value
