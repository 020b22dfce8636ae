"""How the values of settings are written: what a text says as a value, or None where it is none."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from generator.briefing import MOST_HIGHLIGHTS, MOST_KEY_FIGURES
from generator.corrections.vocabulary import Value
from generator.model import NEVER
from generator.parse.gazetteer.countries import countries
from generator.timex import PERIOD_SIGN, date_range

YES, NO = ("true", "yes", "on"), ("false", "no", "off")  # YAML 1.1
BETWEEN_THOUSANDS = "[, _\u00a0\u202f]"
NUMBER = re.compile(
    rf"[0-9]{{1,3}}(?:{BETWEEN_THOUSANDS}[0-9]{{3}}){{1,5}}(?:\.[0-9]+)?"
    r"|[0-9]{1,18}(?:\.[0-9]{1,18})?"
)
ONE_TIME = (
    r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2}(?:T[0-9]{2}:[0-9]{2})?)?"
    r"|-W[0-9]{2}(?:-WE)?|-Q[1-4]|-(?:SP|SU|FA|AU|WI))?|[0-9]{3}"
)
DAYS = re.compile(rf"(?:{ONE_TIME})(?:{PERIOD_SIGN}(?:{ONE_TIME}))?")
DURATION = re.compile(r"P[0-9]{1,6}[YMWD]|PT[0-9]{1,6}[HMS]")
GEONAMES_ID = re.compile(r"[1-9][0-9]{0,9}")
DEGREES = re.compile(r"-?[0-9]{1,3}(\.[0-9]{1,12})?")


def as_number(text: str) -> float | None:
    """Give a number, perhaps with marks between thousands."""
    text = text.strip()
    return float(re.sub(BETWEEN_THOUSANDS, "", text)) if NUMBER.fullmatch(text) else None


def as_day(text: str) -> str | None:
    """Give the TIMEX3 value of a day, of a longer time that the calendar has, or of a period."""
    return text if DAYS.fullmatch(text) and date_range(text) else None


def as_time(text: str) -> str | None:
    """Give a day or the like, or a duration: "P3W"."""
    return text if DURATION.fullmatch(text) else as_day(text)


def as_geoname(text: str) -> int | None:
    """Give the number of a place in GeoNames."""
    return int(text) if GEONAMES_ID.fullmatch(text) else None


def as_country(text: str) -> str | None:
    """Give the ISO 3166-1 alpha-3 code of a country."""
    code = text.upper()
    return code if code in {country.alpha3 for country in countries()} else None


def as_degrees(text: str, *, most: int) -> float | None:
    """Degrees from minus `most` to `most`."""
    return float(text) if DEGREES.fullmatch(text) and abs(float(text)) <= most else None


def as_place(text: str, *, most: int) -> int | None:
    """Give a place from 1 to `most`, or `NEVER`."""
    if text.casefold() in NO:
        return NEVER
    return int(text) if text in map(str, range(1, most + 1)) else None


def as_rank(text: str) -> int | bool | None:
    """Give a place among the highlights, `NEVER`, or True for the next one that is free."""
    return True if text.casefold() in YES else as_place(text, most=MOST_HIGHLIGHTS)


class ValueForm(NamedTuple):
    """How a value is read from its text, and what a message says that it should be."""

    read: Callable[[str], Any]
    expected: str
    example: str


FORMS = {
    Value.NUMBER: ValueForm(as_number, "a number", "280,000"),
    Value.DAY: ValueForm(
        as_day,
        "a day, week, month or year",
        "2024-12-05, or 2024-W49, 2024-12, 2024, 2024-12-01/2024-12-05",
    ),
    Value.TIME: ValueForm(
        as_time,
        "a day, week, month or year",
        "2024-12-05, or 2024-W49, 2024-12, 2024, or P3W for three weeks",
    ),
    Value.GEONAME: ValueForm(as_geoname, "the number of a place at geonames.org", "169577"),
    Value.COUNTRY: ValueForm(
        as_country, "the code of a country by ISO 3166-1, of three letters", "SYR"
    ),
    Value.LATITUDE: ValueForm(partial(as_degrees, most=90), "degrees from -90 to 90", "34.73"),
    Value.LONGITUDE: ValueForm(partial(as_degrees, most=180), "degrees from -180 to 180", "36.72"),
    Value.CARD: ValueForm(
        partial(as_place, most=MOST_KEY_FIGURES),
        f"its place among the key figures, 1 to {MOST_KEY_FIGURES}, or false",
        "1",
    ),
    Value.RANK: ValueForm(
        as_rank,
        f"true, false, or its place among the highlights, 1 to {MOST_HIGHLIGHTS}",
        "true",
    ),
}
