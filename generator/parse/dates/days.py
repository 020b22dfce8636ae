"""Days of the calendar, in words and in numbers; holidays; and days beside others."""

import re
from datetime import date

from generator.parse.dates.calendars import (
    FAR,
    holiday,
    is_day,
    moved,
    nearest_year,
    year_of_weekday,
)
from generator.parse.dates.phrase import (
    DATE,
    MONTHS,
    TIME,
    TimeContext,
    TimePhrase,
    Timex,
    date_value,
    day_of,
    number_in,
)
from generator.parse.dates.time_words import TimeWord
from generator.parse.dates.weekdays import read_weekday

NEAR = 31  # days from publication within which a day in numbers is likelier than one far off
LEAP_YEAR = 2000  # it has every day that some year has
TWO = ("and", "to", "or", "hyphen", "dash")
AFTER_COUNT = frozenset({"unit", "units", "colon", "ampm"})  # "April 24 and 25 hours later"


def read_day(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "3 May 2023", "Monday, November 18", "last September 11"."""
    month, day = phrase.month, number_in(phrase.first("small", "nth", "ordinal"))
    year = phrase.first("year")
    if not is_day(int(year or LEAP_YEAR), month, day):
        return None
    year = year or _year_of_day(phrase, context, month=month, day=day)
    return f"{year}-{month:02}-{day:02}", DATE


def _year_of_day(phrase: TimePhrase, context: TimeContext, *, month: int, day: int) -> str:
    has_ended = phrase.before == "ended"
    direction = int(phrase.first("last", "next") or -has_ended)
    year = nearest_year(
        context.anchor,
        month,
        day,
        direction=direction or phrase.tense,
        far=12 if direction else FAR,
    )
    weekday = phrase.first("weekday", "abbreviated_weekday")
    return year_of_weekday(year, month, day, weekday=int(weekday)) if weekday else year


def read_week_of_day(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "the week of March 6"."""
    day = read_day(phrase, context)
    unit = phrase.first("unit", "weekend")
    if not day or unit not in ("W", "WE"):
        return None
    return moved(day_of(day[0]), unit, 0), DATE


def read_numeric_day(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "2024-11-02" and "2.11.2024"; with slashes the order is American, as in American news.

    It is British where only that is a day, or where only that lies near the publication.
    """
    if phrase.has("dotted_day"):
        day, month, year = map(int, phrase.words[0].text.split("."))
        return date_value(year, month, day)
    numbers = [int(word.text) for word in phrase.words if word.text.isdigit()]
    if len(numbers) < 3:  # 1/2/1,500
        return None
    if phrase.words[0].kind == "year":
        return date_value(*numbers)
    month, day, year = numbers
    if year < 100:  # as POSIX reads years of two digits
        year += 1900 if year > 68 else 2000
    if month > 12 or _is_british(year, month, day, published=context.anchor):
        month, day = day, month
    return date_value(year, month, day)


def _is_british(year: int, month: int, day: int, *, published: date | None) -> bool:
    """Whether 03/12/2024 in a text of these weeks is rather the third of December."""
    if not published or not is_day(year, month, day) or not is_day(year, day, month):
        return False
    american, british = date(year, month, day), date(year, day, month)
    return abs((british - published).days) <= NEAR < abs((american - published).days)


def read_iso_time(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "2024-12-05T10:30:00Z"."""
    year, _, month, _, stamp, _, minute = [word.text for word in phrase.words[:7]]
    day, hour = map(int, stamp.split("T"))
    is_time = minute.isdigit() and int(minute) < 60 and hour < 24
    value = date_value(int(year), int(month), day)
    if not is_time or value is None:
        return None
    zone = "Z" if phrase.has("zulu") else phrase.first("zone")
    return f"{value[0]}T{hour:02}:{minute}{zone}", TIME


def read_nine_eleven(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "9/11", but no other two numbers."""
    numbers = [word.text for word in phrase.words[::2]]
    return ("2001-09-11", DATE) if numbers == ["9", "11"] else None


def read_holiday(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "Christmas", "last Easter", "Thanksgiving week"."""
    rule, anchor = phrase.first("holiday"), context.anchor
    if phrase.has("year"):
        return holiday(rule, phrase.number("year")).isoformat(), DATE
    if re.match(r"\d{4}", rule):  # a day of history
        return rule, DATE
    if anchor is None:
        is_same_each_year = "-" in rule and " " not in rule
        return f"XXXX-{rule}" if is_same_each_year else "XXXX-XX-XX", DATE
    if not 2 < anchor.year < 9998:
        return None
    day = _nearest_holiday(phrase, rule, anchor)
    is_week = phrase.first("unit") == "W"
    return moved(day, "W", 0) if is_week else day.isoformat(), DATE


def _nearest_holiday(phrase: TimePhrase, rule: str, anchor: date) -> date:
    """Give the holiday on the side of publication that the phrase or its clause tells.

    Where it is most of a year away and the phrase does not tell, it is the one on the other side.
    """
    is_told = phrase.has("last", "next")
    is_past = phrase.has("last") if is_told else phrase.tense < 0
    days = [holiday(rule, year) for year in range(anchor.year - 1, anchor.year + 2)]
    past = [day for day in days if day <= anchor]
    coming = [day for day in days if day >= anchor]
    day = past[-1] if is_past else coming[0]
    is_far = abs((day - anchor).days) > 30 * FAR
    if is_far and not is_told:
        return days[days.index(day) + (1 if is_past else -1)]
    return day


def read_relative_day(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "today", "yesterday morning", "tonight"."""
    day = moved(context.anchor, "D", phrase.number("relative_day"))
    part = phrase.first("part", "noon", "tonight", "overnight")
    return day + part, TIME if part else DATE


def read_named_day(phrase: TimePhrase, context: TimeContext) -> Timex:
    """A day in whatever words name one: with its month, a holiday, a weekday, "tomorrow"."""
    if phrase.has(*MONTHS):
        return read_day(phrase, context)
    if phrase.has("holiday"):
        return read_holiday(phrase, context)
    if phrase.has("weekday"):
        return read_weekday(phrase, context)
    return read_relative_day(phrase, context)


def read_day_beside(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "the day before yesterday", "the day after Christmas"."""
    beside = phrase.place_of("before", "after")
    named = read_named_day(phrase.behind(beside), context)
    day = day_of(named[0]) if named else None
    if not day or phrase.first("unit") != "D":
        return None
    return moved(day, "D", phrase.number("before", "after")), DATE


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
