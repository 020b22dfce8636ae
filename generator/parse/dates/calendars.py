"""Arithmetic on the calendar that answers in TIMEX3 values.

The anchor is the day from which relative expressions count. Without one the value is masked with X,
as TIMEX3 does: "XXXX-WXX-4" is some Thursday. Units are TIMEX3's: D, W, M, Q, Y, E (decade),
C (century); H and S too.
"""

import re
from datetime import date, timedelta

MASKS = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "H": "XXXX-HX",
    "Y": "XXXX",
    "E": "XXX",
    "C": "XX",
}
DIGITS = {"Y": 4, "E": 3, "C": 2}  # of the value of a year, a decade, a century
SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # the month in which each begins

FAR = 8  # months; a day without a year that lies farther is rather the one on the other side
BEYOND = 2  # a direction: not the anchor itself


def moved(anchor: date | None, unit: str, count: int) -> str:
    """Give the period of this unit that lies `count` periods from the anchor's own.

    A week from a Thursday is a week, not a Thursday.
    """
    if anchor is None:
        return MASKS[unit]
    try:
        return _moved(anchor, unit, count)
    except (OverflowError, ValueError):
        return MASKS[unit]


def _moved(anchor: date, unit: str, count: int) -> str:
    if unit == "D":
        return (anchor + timedelta(days=count)).isoformat()
    if unit in ("W", "WE"):
        year, week, _ = (anchor + timedelta(weeks=count)).isocalendar()
        weekend = "-WE" if unit == "WE" else ""
        return f"{_year(year)}-W{week:02}{weekend}"
    if unit == "M":
        year, month = divmod(anchor.year * 12 + anchor.month - 1 + count, 12)
        return f"{_year(year)}-{month + 1:02}"
    if unit == "Q":
        year, quarter = divmod(anchor.year * 4 + (anchor.month - 1) // 3 + count, 4)
        return f"{_year(year)}-Q{quarter + 1}"
    width = DIGITS[unit]
    return _year(anchor.year // 10 ** (4 - width) + count, width)


def _year(year: int, width: int = 4) -> str:
    if not 0 < year < 10**width:
        raise ValueError(f"no year of four digits: {year}")
    return f"{year:0{width}}"


def nearest_weekday(anchor: date | None, weekday: int, direction: int) -> str:
    """Give the weekday (Monday is 1) on or before the anchor, or for a direction over 0 after it.

    With a direction of ±BEYOND the anchor itself is not meant.
    """
    if anchor is None:
        return f"XXXX-WXX-{weekday}"
    distance = (weekday - anchor.isoweekday()) % 7
    if distance and direction < 0:
        distance -= 7
    elif not distance and abs(direction) == BEYOND:
        distance = 7 * direction // BEYOND
    return moved(anchor, "D", distance)


def nearest_year(
    anchor: date | None,
    month: int,
    day: int,
    *,
    direction: int,
    far: int = FAR,
) -> str:
    """Give the year in which the day lies on or before the anchor, or on or after it.

    Where that day is most of a year away and its neighbour on the other side is near, the neighbour
    is meant whatever the tense: in October nobody calls the last but one November "November".
    """
    if anchor is None:
        return "XXXX"
    year = anchor.year
    if direction < 0:
        year -= (month, day) > (anchor.month, anchor.day)
    else:
        year += (month, day) < (anchor.month, anchor.day)
    months = (year - anchor.year) * 12 + month - anchor.month + (day - anchor.day) / 31
    if abs(months) > far:
        year -= direction
    if not is_day(2001, month, day):
        year = _leap_year(anchor, month, day) or year
    return f"{year:04}" if 0 < year < 10_000 else "XXXX"


def _leap_year(anchor: date, month: int, day: int) -> int | None:
    """Give the year whose 29 February is nearest to the anchor."""
    near = range(anchor.year - 8, anchor.year + 9)  # of hundred years one may lack its leap day
    days = [date(year, month, day) for year in near if is_day(year, month, day)]
    return min(days, key=lambda one: abs(one - anchor)).year if days else None


def year_of_weekday(year: str, month: int, day: int, *, weekday: int) -> str:
    """Give the year nearest to this one in which the day falls on that weekday (Monday is 1).

    It is looked for within two years; if none is found the year stays as it is.
    """
    if not year.isdigit():
        return year
    for distance in (0, -1, 1, -2, 2):
        candidate = int(year) + distance
        if not is_day(candidate, month, day):
            continue
        if date(candidate, month, day).isoweekday() == weekday:
            return f"{candidate:04}"
    return year


def shifted_year(value: str, count: int) -> str:
    """Give the same part of another year: "1989-Q3" and -1 give "1988-Q3"."""
    match = re.match(r"(\d{4})(?!\d)", value)
    if not match:
        return "XXXX" + value[4:]
    return f"{int(match[1]) + count:04}{value[4:]}"


def easter(year: int) -> date:
    """Give Easter Sunday of the Gregorian calendar, by the computus of Meeus, Jones and Butcher."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), g = divmod(b, 4), (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    (i, k) = divmod(c, 4)
    length = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * length) // 451
    month, day = divmod(h + length - 7 * m + 114, 31)
    return date(year, month, day + 1)


def holiday(rule: str, year: int) -> date:
    """Give the day of a holiday in a year.

    A rule is "12-25", "11 4 4" (the fourth Thursday of November), "11 1 1 1" (the day after its
    first Monday), "easter -2" or "1987-10-19".
    """
    parts = rule.split()
    if parts[0] == "easter":
        return easter(year) + timedelta(days=int(parts[1]))
    if len(parts) == 1:
        is_whole_day = len(rule) > len("12-25")
        return date.fromisoformat(rule if is_whole_day else f"{year:04}-{rule}")
    month, weekday, which, *later = map(int, parts)
    return nth_weekday(year, month, weekday=weekday, which=which) + timedelta(days=sum(later))


def nth_weekday(year: int, month: int, *, weekday: int, which: int) -> date:
    """Give the first, second, … such weekday of the month, its last (-1); 0 is any weekday."""
    if which < 0:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        days_after = (last.isoweekday() - weekday) % 7 if weekday else 0
        return last - timedelta(days=days_after)
    first = date(year, month, 1)
    days_before = (weekday - first.isoweekday()) % 7
    return first + timedelta(days=days_before + 7 * (which - 1))


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
