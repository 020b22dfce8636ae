"""Find the period over which a figure was counted: from its first day to its last."""

import re
from datetime import date as day
from datetime import timedelta
from itertools import pairwise

from generator.model import Date, Span
from generator.parse.figures.article_index import ArticleIndex
from generator.parse.figures.dated_events import Days
from generator.parse.figures.number_patterns import units
from generator.timex import date_range

# Code points.
NEAR = 60  # from "since" to the date that it brings: "since the war started in 2011"
BEFORE_DATE = 40  # in which the words stand that say what a date is the date of
ON = re.compile(r"(?i)\b(?:on|late|early)\s+$")
BETWEEN = re.compile(r"(?i)\b(?:between|from|of)\s+(?:the\s+)?(?:\w+\s+)?$")
TO = re.compile(r"(?i)(?<!\s)\s*+(?:and|to|until|till|through|[-–—])\s*+(?:the\s++)?(?:\w++\s++)?")
AND = re.compile(r"(?<!\s)\s+and\s+")  # "on 27 and 28 October"
# In front of the last day of a span: "in the week leading up to", "over three days to".
SPAN_TO = re.compile(
    r"(?i)\b(?:in|over|during|within|for)\s+(?:just\s+)?(?:the\s+|an?\s+)?(?:period\s+of\s+)?"
    r"(?:(?P<count>\w+)\s+)?(?P<unit>day|week)s?\s+"
    r"(?:leading\s+)?(?:(?:up\s+)?to|up|ending(?:\s+on)?|until)\s+(?:the\s+)?$"
)
# "in the past two weeks": TIMEX3 durations that end on the day of publication.
PAST_SPAN = re.compile(r"(?i)\b(?:past|last|previous|recent)\b")
PAST_UNIT = re.compile(r"(?i)\bpast\s+(?P<unit>day|week|month|year)$")
IN_SPAN = re.compile(r"(?i)\b(?:in|over|during|within|for|throughout)\s+(?:just\s+)?$")
LENGTH = re.compile(r"P(?:T(?P<hours>\d+)H|(?P<count>\d+)(?P<unit>[DWMY]))$")
DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}
WHOLE_YEARS = 365  # days from which on a period is told by its years


def find_period(index: ArticleIndex, dates: list[Date], *, within: Span) -> Days | None:
    """Give the period that the dates of a stretch make, or that it ends on publication."""
    text = index.text
    return _between(text, dates) or _past_unit(index, dates) or _past_span(index, within)


def _between(text: str, dates: list[Date]) -> Days | None:
    """Find "between 3 March and 18 November", "from 1 to 15 May", "on 27 and 28 May"."""
    for date in dates:
        if found := _span_to(text, date):
            return found
    for first, last in pairwise(dates):
        before = text[max(0, first.span.start - BEFORE_DATE) : first.span.start]
        if BETWEEN.search(before):
            joint = TO
        elif ON.search(before):
            joint = AND
        else:
            continue
        if joint.fullmatch(text, first.span.end, last.span.start):
            return Days(last.value, _not_after(last.value, first.value))
    return None


def _span_to(text: str, date: Date) -> Days | None:
    """Read the days that a date ends: "in the week leading up to 7 December"."""
    start = date.span.start
    span = SPAN_TO.search(text, max(0, start - NEAR), start)
    days = date_range(date.value)
    if not span or not days or days[0] != days[1]:
        return None
    count = (span["count"] or "one").lower()
    count = units("cardinals").get(count, count)
    if not count.isdecimal() or not 0 < int(count) <= WHOLE_YEARS:
        return None
    length = int(count) * (DAYS["W"] if span["unit"].lower() == "week" else 1)
    return Days(date.value, (days[0] - timedelta(days=length - 1)).isoformat())


def _past_unit(index: ArticleIndex, dates: list[Date]) -> Days | None:
    """Find "over the past month": until the day of publication, not the month before."""
    for date in dates:
        unit = PAST_UNIT.search(date.span.of(index.text))
        before = index.text[max(0, date.span.start - BEFORE_DATE) : date.span.start]
        if index.published and unit and IN_SPAN.search(before):
            return _until(index.published, DAYS[unit["unit"][0].upper()])
    return None


def _past_span(index: ArticleIndex, span: Span) -> Days | None:
    """Find "in the past two weeks": until the day of publication."""
    published = index.published
    for duration in index.durations(*span):
        words = duration.span.of(index.text)
        before = index.text[max(0, duration.span.start - BEFORE_DATE) : duration.span.start]
        length = LENGTH.match(duration.value)
        if not (published and length and PAST_SPAN.search(words) and IN_SPAN.search(before)):
            continue
        hours, count = length["hours"], length["count"]
        days = max(1, int(hours) // 24) if hours else int(count) * DAYS[length["unit"]]
        return _until(published, days)
    return None


def _until(published: day, days: int) -> Days:
    """Give the period of so many days until publication."""
    first = published - timedelta(days=days)
    since = first.isoformat() if days < WHOLE_YEARS else str(first.year)
    return Days(published.isoformat(), since)


def _not_after(last: str, first: str) -> str:
    """Give the first day of a period, a week earlier where it lies behind the last.

    On a Tuesday "between Tuesday and Thursday" begins a week ago.
    """
    first_days, last_days = date_range(first), date_range(last)
    if not first_days or not last_days or first_days[0] <= last_days[1]:
        return first
    earlier = first_days[0] - timedelta(days=7)
    return earlier.isoformat() if earlier <= last_days[1] else ""
