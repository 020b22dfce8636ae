"""Days of which two share a month or a year, and days and weeks counted inside a month or a year.

Convention: of two that share something each is an expression of its own; the reader of the first is given the words of
both (see `rules.FIRST_OF_TWO`).
"""

from datetime import date, timedelta

from generator.parse.dates.calendars import is_day, moved, nth_weekday
from generator.parse.dates.days import read_day, read_month
from generator.parse.dates.phrase import DATE, Context, Phrase, Reading, day_of, joint, number_in, steps

TWO = ("and", "to", "or", "hyphen", "dash")
MONTHS = ("month", "abbreviated_month")


def read_first_day(phrase: Phrase, context: Context) -> Reading:
    """The first day of "between 5 and 7 December" and of "2, 3 and 4 December"; the last is read by itself."""
    between = max(place for place, word in enumerate(phrase.words) if word.kind in TWO)
    last = read_day(Phrase(phrase.words[between + 1 :], "", phrase.after, phrase.tense), context)
    day, last_day = number_in(phrase.words[0].text), day_of(last[0]) if last else None
    if last_day is None or not 0 < day < last_day.day:
        return None
    return last_day.replace(day=day).isoformat(), DATE


def read_second_day(phrase: Phrase, context: Context) -> Reading:
    """The second day of "April 24 and 25"."""
    first, day = day_of(context.reference), int(phrase.first("small"))
    if phrase.after in ("unit", "units", "colon", "ampm") or not first or not is_day(first.year, first.month, day):
        return None
    return first.replace(day=day).isoformat(), DATE


def read_first_with_year(phrase: Phrase, context: Context) -> Reading:
    """The first of "January to October 2023" and of "28 November to 2 December 2022": the year is that of both."""
    place = joint(phrase.words)
    first, second = _month_and_day(phrase.words[:place]), _month_and_day(phrase.words[place + 1 : -1])
    year = int(phrase.first("year")) - (first > second)
    if not first[1]:
        return f"{year}-{first[0]:02}", DATE
    return (f"{year}-{first[0]:02}-{first[1]:02}", DATE) if is_day(year, *first) else None


def _month_and_day(words: list) -> tuple[int, int]:
    month = next(int(word.value) for word in words if word.kind in MONTHS)
    return month, next((number_in(word.text) for word in words if word.kind in ("small", "nth")), 0)


def read_nth(phrase: Phrase, context: Context) -> Reading:
    """ "the last Sunday in October", "the first week of May 2023", "the last day of the year"."""
    place = next(place for place, word in enumerate(phrase.words) if word.kind in ("of", "in"))
    within = _period(Phrase(phrase.words[place + 1 :], "of", phrase.after, phrase.tense), context)
    number = number_in(phrase.words[1].value) if phrase.has("ordinal", "nth") else -1
    if not within or not 1 < int(within[:4]) < 9999:
        return None
    kind, value = phrase.words[place - 1].kind, phrase.words[place - 1].value
    if len(within) == 4:
        return _nth_of_year(int(within), value, number) if kind == "unit" else None
    year, month = map(int, within.split("-"))
    if kind == "weekday":
        day = nth_weekday(year, month, int(value), number)
        return (day.isoformat(), DATE) if day.month == month else None
    last = nth_weekday(year, month, 0, -1)
    if value == "D" and number < 0:
        return last.isoformat(), DATE
    if value == "D" and is_day(year, month, number):
        return f"{within}-{number:02}", DATE
    if value != "W" or number > 4:
        return None
    middle = date(year, month, 7 * number - 3) if number > 0 else last - timedelta(days=3)
    return moved(middle, "W", 0), DATE


def _nth_of_year(year: int, unit: str, number: int) -> Reading:
    if unit == "D" and abs(number) == 1:
        return f"{year:04}-" + ("01-01" if number > 0 else "12-31"), DATE
    if unit == "M" and number <= 12:
        return f"{year:04}-{number if number > 0 else 12:02}", DATE
    return None


def _period(phrase: Phrase, context: Context) -> str:
    """The month or the year in which is counted; "" for others and where it is not known."""
    if phrase.has(*MONTHS):
        found = read_month(phrase, context)
        value = found[0] if found else ""
    elif phrase.has("year"):
        value = phrase.first("year")
    else:
        unit = phrase.first("unit")
        value = moved(context.anchor, unit, steps(phrase)) if unit in ("M", "Y") else ""
    return "" if "X" in value else value
