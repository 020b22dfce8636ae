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
    """Give the days that a value may mean, both included.

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
    for pattern, read in CALENDAR:
        if match := pattern.match(value):
            return read(match)
    return None


def _day(match: re.Match) -> tuple[date, date]:
    day = date(*map(int, match.groups()))
    return day, day


def _week(match: re.Match) -> tuple[date, date]:
    """Give the days of a week, or of its end."""
    monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    first = monday + timedelta(days=5) if match[3] else monday
    return first, monday + timedelta(days=6)


def _month(match: re.Match) -> tuple[date, date]:
    return _months(int(match[1]), int(match[2]), 1)


def _quarter(match: re.Match) -> tuple[date, date]:
    first = int(match[2]) * 3 - 2
    return _months(int(match[1]), first, 3)


def _season(match: re.Match) -> tuple[date, date]:
    first, _name = SEASONS[match[2]]
    return _months(int(match[1]), first, 3)


def _year(match: re.Match) -> tuple[date, date]:
    return _months(int(match[1]), 1, 12)


def _decade(match: re.Match) -> tuple[date, date]:
    first = int(match[1]) * 10
    return date(first, 1, 1), date(first + 9, 12, 31)


# What a value may be, in the order in which it is tried.
CALENDAR = (
    (DAY, _day),
    (WEEK, _week),
    (MONTH, _month),
    (QUARTER, _quarter),
    (SEASON, _season),
    (YEAR, _year),
    (DECADE, _decade),
)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    following = month - 1 + count
    after = date(year + following // 12, following % 12 + 1, 1)
    return date(year, month, 1), after - timedelta(days=1)
