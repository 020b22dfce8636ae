"""Months: "in May", "next March", "the month of November"."""

from datetime import date, timedelta

from generator.parse.dates.calendars import moved, nearest_year, nth_weekday
from generator.parse.dates.phrase import (
    DATE,
    MONTHS,
    SET,
    TimeContext,
    TimePhrase,
    Timex,
    date_value,
    number_in,
)

# Words of a phrase that leave no doubt that a month is meant.
ASSURING = ("last", "past", "next", "this", "every", "early", "edge", "year", "unit")
# Before them a name by itself is a month.
PREPOSITIONS = (
    *("in", "on", "between", "from", "until", "early", "nearly", "about", "of", "to"),
)  # fmt: skip
FAR_MONTH = 10  # months from publication; see `calendars.nearest_year`
LAST = -1  # as a number to count to
WEEKS_A_MONTH = 4  # whole ones


def read_month(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "in May", "last March", "May 2023", "every June"."""
    if not phrase.has(*ASSURING) and not _is_month(phrase):
        return None
    month = phrase.month
    if phrase.has("every"):
        return f"XXXX-{month:02}", SET
    if not phrase.has("unit"):
        year = phrase.first("year") or _year_of_month(phrase, context, month)
    elif phrase.first("unit") == "Y":
        year = moved(context.anchor, "Y", phrase.steps)
    else:
        return None
    return f"{year}-{month:02}", DATE


def read_named_month(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "the month of November"."""
    if phrase.first("unit") != "M":
        return None
    return read_month(phrase.behind(phrase.place_of("of")), context)


def _is_month(phrase: TimePhrase) -> bool:
    """Whether a month's name alone is one: "in May", "the March vote"; not "May said"."""
    if phrase.before in PREPOSITIONS:
        return True
    if phrase.has("abbreviated_month"):
        return phrase.before == "the" and phrase.after in ("other", "before", "after")
    return phrase.after != "name" or phrase.before in ("the", "its", "possessive")


def _year_of_month(phrase: TimePhrase, context: TimeContext, month: int) -> str:
    anchor = context.anchor
    if anchor is None:
        return "XXXX"
    if phrase.has("last", "past"):
        return moved(anchor, "Y", -(month >= anchor.month))
    if phrase.has("next"):
        return moved(anchor, "Y", int(month <= anchor.month))
    if phrase.has("this"):
        return moved(anchor, "Y", 0)
    # The month of publication itself is past and to come.
    day = 1 if phrase.tense < 0 else 31
    return nearest_year(anchor, month, day, direction=phrase.tense, far=FAR_MONTH)


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
