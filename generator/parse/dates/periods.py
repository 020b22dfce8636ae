"""Periods counted from now or from the date spoken of, and what is only past or to come."""

import re
from datetime import date, timedelta

from generator.parse.dates.calendars import MASKS, moved, shifted_year
from generator.parse.dates.days import read_day, read_named_day
from generator.parse.dates.durations import MULTIPLES, counted, duration, read_duration
from generator.parse.dates.phrase import (
    DATE,
    DURATION,
    PAUSES,
    TimeContext,
    TimePhrase,
    Timex,
    day_of,
)

SATURDAY = 6
LENGTHS = {"D": 10, "M": 7, "Y": 4, "E": 3}  # of the value of a day, a month, a year, a decade
# Their values say how many periods after another the one that is meant lies.
NEIGHBOUR_STEPS = ("following", "next", "previous", "before", "after", "earlier")
HALF_A_QUARTER = timedelta(days=45)


def read_relative_period(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "last week", "next month", "this year", "the past decade", "the current quarter"."""
    unit = phrase.first("unit", "quarter", "weekend")
    if unit not in MASKS or phrase.after == "weekday":
        return None
    if unit == "D" and phrase.has("the") and phrase.has("next"):
        return read_neighbour(phrase, context)
    if unit == "WE" and not phrase.has("last", "past", "next"):
        return _weekend(phrase, context), DATE
    return moved(context.anchor, unit, phrase.steps), DATE


def _weekend(phrase: TimePhrase, context: TimeContext) -> str:
    """Give the weekend before publication where the clause tells of the past, else this week's."""
    is_weekend = context.anchor and context.anchor.isoweekday() >= SATURDAY
    is_past = phrase.tense < 0 or phrase.before == "over"
    return moved(context.anchor, "WE", -1 if is_past and not is_weekend else 0)


def read_the_period(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "the day", "that year", "the same month", "the quarter": the one spoken of."""
    unit = phrase.first("unit", "quarter", "weekend", "period")
    if unit not in MASKS or _is_period_of_event(phrase, unit):
        return None
    if unit == "WE":
        return _weekend(phrase, context), DATE
    if unit == "Q":
        return _the_quarter(phrase, context)
    is_year_to = unit == "Y" and phrase.after == "to"  # the year to March
    if is_year_to or phrase.after in ("ended", "ending"):
        return duration(unit, "1"), DURATION
    return _spoken_of(phrase, context, unit) or moved(context.anchor, unit, 0), DATE


def _spoken_of(phrase: TimePhrase, context: TimeContext, unit: str) -> str:
    """Give the period that was told of before, "" where none was: that year, later in the day."""
    spoken, length = context.reference, LENGTHS.get(unit)
    is_same_day = unit == "D" and phrase.before == "in" and context.is_near
    if is_same_day and len(spoken) == length:
        return spoken
    is_same = bool(length) and phrase.has("that", "same") and len(spoken) >= length
    return spoken[:length] if is_same else ""


def _is_period_of_event(phrase: TimePhrase, unit: str) -> bool:
    """Whether what follows tells what period is meant, or that none is."""
    if phrase.after in ("hyphen", "weekday"):  # quarter-to-quarter; during the day Friday
        return True
    if phrase.after == "that" and phrase.has("same"):  # the same day that the rain began
        return True
    return unit == "D" and phrase.after == "of"  # the day of the vote


def _the_quarter(phrase: TimePhrase, context: TimeContext) -> Timex:
    """Give the quarter spoken of, or else the one just over; "the latest" is over in any case."""
    over = moved(context.anchor, "Q", -1)
    if not context.quarter:
        return None if phrase.has("period") else (over, DATE)
    is_not_over = phrase.has("latest") and context.quarter > over
    return over if is_not_over else context.quarter, DATE


def read_neighbour(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "the following year", "the next day", "the previous month", "the year before"."""
    unit = phrase.first("unit", "quarter", "period", "weekend")
    if unit not in MASKS:
        return None
    steps = phrase.number(*NEIGHBOUR_STEPS)
    if steps > 0 > phrase.tense and not context.reference:  # it has been, but nothing says when
        return MASKS[unit], DATE
    # "The day before" a day that another paragraph names would be any day.
    is_far = unit == "D" and not context.is_near
    start = context.anchor if is_far else context.count_from_start()
    return moved(start, unit, steps), DATE


def read_unit_before(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "the year before", if nothing follows that it would be before."""
    is_told = phrase.has("previous") or phrase.after in PAUSES
    return read_neighbour(phrase, context) if is_told else None


def read_ago(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "eight days ago", "a year ago", "two fortnights ago"."""
    unit, count = counted(phrase)
    if count == "X":
        return "PAST_REF", DATE
    steps = int(float(count))
    if unit[0] == "T":
        days = steps // 24 if unit == "TH" else 0
        return moved(context.anchor, "D", -days), DATE
    if unit == "Y" and count == "1" and context.quarter:
        return shifted_year(context.quarter, -1), DATE
    unit, each = MULTIPLES.get(unit, (unit, 1))
    if unit not in MASKS:
        return "PAST_REF", DATE
    return moved(context.anchor, unit, -each * steps), DATE


def read_ago_today(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "two years ago today"."""
    unit, count = counted(phrase)
    day = day_of(moved(context.anchor, "D", phrase.number("relative_day")))
    is_count = count.isdigit() and len(count) <= 3
    if not day or not is_count or unit not in ("D", "W", "Y"):
        return None
    if unit == "Y":
        return shifted_year(day.isoformat(), -int(count)), DATE
    days = int(count) * (7 if unit == "W" else 1)
    return moved(day, "D", -days), DATE


def read_from_now(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "three days from now", "a week from Friday"."""
    unit, count = counted(phrase)
    if not count.isdigit() or unit not in MASKS:
        return "FUTURE_REF", DATE
    steps = int(count)
    if phrase.has("reference"):
        return moved(context.anchor, unit, steps), DATE
    rest = phrase.behind(phrase.place_of("from"))
    rest.tense = 1
    named = read_named_day(rest, context)
    start = day_of(named[0]) if named else None
    if not start and context.anchor:
        return None
    if unit == "W":
        return moved(start, "D", 7 * steps), DATE
    return moved(start, unit, steps), DATE


def read_earlier(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "a year earlier": the same part of the year before the one spoken of."""
    unit, count = counted(phrase)
    spoken_of = context.quarter or context.reference
    if unit == "Y" and count.isdigit() and _has_year(spoken_of):
        return shifted_year(spoken_of, -int(count)), DATE
    if not count.isdigit() or unit[0] == "T":
        return "PAST_REF", DATE
    if unit not in MASKS:
        return None
    return moved(context.count_from_start(), unit, -int(count)), DATE


def _has_year(value: str) -> bool:
    return re.match(r"\d{4}", value) is not None


def read_year_ago(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "the year-earlier quarter", "a year-ago period"."""
    last_year = moved(context.anchor, "Y", -1)
    if phrase.first("ordinal"):
        return f"{last_year}-Q{phrase.first('ordinal')}", DATE
    if context.quarter:
        return shifted_year(context.quarter, -1), DATE
    return last_year, DATE


def read_year_period(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "the 1988 period": of 1988 what the text speaks of."""
    return phrase.first("year") + context.quarter[4:], DATE


def read_same_period(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "the same period last year", "the same month a year ago"."""
    spoken_of = context.reference or context.quarter
    if _has_year(spoken_of):
        return shifted_year(spoken_of, -1), DATE
    return moved(context.anchor, "Y", -1), DATE


def read_quarter_ended(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "the quarter ended Sept. 30": the quarter of the middle of those three months."""
    day = _last_day(phrase, context)
    if context.quarter or not day or day.year < 2:
        return _the_quarter(phrase, context)
    return moved(day - HALF_A_QUARTER, "Q", 0), DATE


def read_unit_ended(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "the year ended June 30" is a duration, "the week ending 1 December" that week."""
    unit, day = phrase.first("unit"), _last_day(phrase, context)
    if unit == "W" and day:
        return moved(day, "W", 0), DATE
    return duration(unit, "1"), DURATION


def _last_day(phrase: TimePhrase, context: TimeContext) -> date | None:
    last = read_day(phrase.behind(phrase.joint), context)
    return day_of(last[0]) if last else None


def read_near_units(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "recent weeks" and "coming days" are so many; "past years" are at no time in particular."""
    is_past = phrase.has("past") and phrase.before != "the"
    if is_past or phrase.has("era"):
        return phrase.first("era") or "PAST_REF", DATE
    return read_duration(phrase, context)


def read_year_end(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "year-end", "the year's end"."""
    if phrase.first("unit") != "Y":
        return None
    return moved(context.anchor, "Y", 0) + "-12-31", DATE


def read_reference(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "now", "recently", "the future"."""
    return None if _is_idiom(phrase) else (phrase.first("reference", "era") or "PAST_REF", DATE)


def _is_idiom(phrase: TimePhrase) -> bool:
    if phrase.before in ("every", "least"):  # every now and then; most recently
        return True
    if phrase.after == "hyphen":  # the now-gone
        return True
    if phrase.before == phrase.after == "at":  # as recently as 1990
        return True
    return phrase.has("era") and phrase.after == "of"  # the future of the town


def read_present(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "these days"."""
    return "PRESENT_REF", DATE
