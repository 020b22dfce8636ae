"""Read dates as days on which something happened: the two ends of a period as one, a spell too.

"Between 3 March and 18 November", "from 10 to 12 May" and "2003-2005" are each one period, whose
value is that of both ends with a stroke between (ISO 8601), and so is "in the past two weeks", up
to the day of publication.
"""

import re
from collections.abc import Sequence
from datetime import date as day
from datetime import timedelta

from generator.frozen import replace
from generator.model import Date, DateType, Span
from generator.timex import PERIOD_SIGN, date_range

JOINTS = frozenset(["-", "–", "—", "to", "until", "till", "through", "through to"])
BETWEEN = re.compile(r"(?i)\bbetween\s+(?:the\s+)?$")
FROM = re.compile(r"(?i)\bfrom\s+(?:the\s+)?$")
SPELL = re.compile(r"P(?:(\d+)([DW])|T(\d+)H)$")
PAST_SPELL = re.compile(r"(?i)(?:the\s+)?(?:past|last)\b")
LONGEST_SPELL = 100  # days: what was counted over longer happened on no day
LONGEST_JOINT = 12  # code points between the two dates of a period


def read_days(dates: Sequence[Date], text: str, published: day | None) -> list[Date]:
    """List the dates that mean days of the calendar, in text order, two ends joined to a period."""
    found: list[Date] = []
    for date in dates:
        if published and date.type is DateType.DURATION:
            if spell := _past_spell(date, text, published):
                found.append(spell)
        elif is_calendar(date):
            period = _joined(found[-1], date, text) if found else None
            if period:
                found[-1] = period
            else:
                found.append(date)
    return found


def _past_spell(date: Date, text: str, published: day) -> Date | None:
    """Read "the past ten days" as those up to the day of publication."""
    spell = SPELL.match(date.value)
    if not spell or not PAST_SPELL.match(date.span.of(text)):
        return None
    count, unit, hours = spell.groups()
    days = -(-int(hours) // 24) if hours else int(count) * (7 if unit == "W" else 1)
    if days > LONGEST_SPELL:
        return None
    first = published - timedelta(days=days)
    value = f"{first.isoformat()}{PERIOD_SIGN}{published.isoformat()}"
    return replace(date, value=value, type=DateType.DATE)


def until_published(date: Date, published: day) -> Date | None:
    """Read the start of a count as the days up to the article; None where these are many."""
    first = date_range(date.value)
    if not first or PERIOD_SIGN in date.value or first[0] >= published:
        return None
    if (published - first[0]).days > LONGEST_SPELL:
        return None
    value = f"{date.value[:10]}{PERIOD_SIGN}{published.isoformat()}"
    return replace(date, value=value, type=DateType.DATE)


def _joined(one: Date, other: Date, text: str) -> Date | None:
    """Join the two ends of a period; None where they are two dates."""
    start, end = one.span.end, other.span.start
    if not 0 <= end - start <= LONGEST_JOINT or PERIOD_SIGN in one.value:
        return None
    joint = text[start:end].strip().casefold()
    before = text[max(0, one.span.start - LONGEST_JOINT) : one.span.start]
    joins = joint in JOINTS or (joint == "and" and BETWEEN.search(before))
    if not joins or not _is_earlier(one, other):
        return None
    start = one.span.start
    if opening := BETWEEN.search(before) or FROM.search(before):
        start -= len(opening.group())  # what opens a period says nothing else of when
    value = f"{one.value[:10]}{PERIOD_SIGN}{other.value[:10]}"
    return replace(one, span=Span(start, other.span.end), value=value)


def _is_earlier(one: Date, other: Date) -> bool:
    """Whether one date begins before another; not where the days of one are not known."""
    first, last = date_range(one.value), date_range(other.value)
    return bool(first and last) and first[0] < last[0]


def first_day(value: str) -> str:
    """Give the first day, month or year of a TIMEX3 value, to be compared as a string."""
    value = value.partition(PERIOD_SIGN)[0]
    year, week = value[:4], value[6:8]
    if value[4:6] == "-W" and week.isdigit() and year.isdigit():
        try:
            return day.fromisocalendar(int(year), int(week), 1).isoformat()
        except ValueError:
            return year
    return value[:10] if value[5:7].isdigit() else year


def is_calendar(date: Date) -> bool:
    """Whether the date is a day, week, month or year of the calendar, known from its paragraph."""
    whole = len(date.value) > 3 and date.value[:4].isdigit()  # no decade: "196"
    is_known = date.resolved and not date.carried
    return whole and is_known
