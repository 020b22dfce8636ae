"""TIMEX3 values as days.

Weeks are ISO 8601 weeks; a season and a quarter are their calendar months; a weekend is Saturday
and Sunday.
"""

import re
from datetime import date, timedelta

SEASONS = {
    "SP": (3, "spring"),
    "SU": (6, "summer"),
    "FA": (9, "autumn"),
    "AU": (9, "autumn"),
    "WI": (12, "winter"),
}
DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
MONTH = re.compile(r"(\d{4})-(\d\d)$")
WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
QUARTER = re.compile(r"(\d{4})-Q([1-4])$")
SEASON = re.compile(r"(\d{4})-(SP|SU|FA|AU|WI)$")
YEAR = re.compile(r"(\d{4})$")
DECADE = re.compile(r"(\d{3})$")
PERIOD_SIGN = "/"  # between the two ends of a period (ISO 8601): "2024-10-25/2024-11-18"


def date_range(value: str) -> tuple[date, date] | None:
    """The days that a value may mean, both included.

    None where it means no particular days ("PAST_REF").
    """
    try:
        if PERIOD_SIGN in value:
            return _period_range(value)
        return _date_range(value)
    except (ValueError, OverflowError):
        return None  # a day that no calendar has, or one behind the last year of ours


def _period_range(value: str) -> tuple[date, date] | None:
    start, _, end = value.partition(PERIOD_SIGN)
    first, last = _date_range(start), _date_range(end)
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def _date_range(value: str) -> tuple[date, date] | None:
    if match := DAY.match(value):
        day = date(*map(int, match.groups()))
        return day, day
    if match := WEEK.match(value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return monday + timedelta(days=5 if match[3] else 0), monday + timedelta(days=6)
    if match := MONTH.match(value):
        return _months(int(match[1]), int(match[2]), 1)
    if match := QUARTER.match(value):
        return _months(int(match[1]), int(match[2]) * 3 - 2, 3)
    if match := SEASON.match(value):
        return _months(int(match[1]), SEASONS[match[2]][0], 3)
    if match := YEAR.match(value):
        return _months(int(match[1]), 1, 12)
    if match := DECADE.match(value):
        return date(int(match[1]) * 10, 1, 1), date(int(match[1]) * 10 + 9, 12, 31)
    return None


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    following = month - 1 + count
    after = date(year + following // 12, following % 12 + 1, 1)
    return date(year, month, 1), after - timedelta(days=1)
