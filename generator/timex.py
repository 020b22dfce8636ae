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


def _week(match: re.Match) -> tuple[date, date]:
    """Give the days of a week, or of its end."""
    monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    first = monday + timedelta(days=5) if match[3] else monday
    return first, monday + timedelta(days=6)


def _months(year: str, month: int, count: int) -> tuple[date, date]:
    """Give the days of some months, which begin with that of the year."""
    years, following = divmod(month - 1 + count, 12)
    after = date(int(year) + years, following + 1, 1)
    return date(int(year), month, 1), after - timedelta(days=1)


# What a value may be, in the order in which it is tried.
CALENDAR = (
    (DAY, lambda found: (date(*map(int, found.groups())),) * 2),
    (WEEK, _week),
    (MONTH, lambda found: _months(found[1], int(found[2]), 1)),
    (QUARTER, lambda found: _months(found[1], int(found[2]) * 3 - 2, 3)),
    (SEASON, lambda found: _months(found[1], SEASONS[found[2]][0], 3)),
    (YEAR, lambda found: _months(found[1], 1, 12)),
    (DECADE, lambda found: _months(f"{found[1]}0", 1, 120)),
)
