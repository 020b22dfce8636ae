"""Periods counted from now or from the date spoken of, and what is only past, present or to come."""

import re
from datetime import date, timedelta

from generator.parse.dates.calendars import MASKS, moved, shifted_year
from generator.parse.dates.days import read_day, read_named_day
from generator.parse.dates.durations import counted, duration, read_duration
from generator.parse.dates.phrase import (
    DATE,
    DURATION,
    PAUSES,
    Context,
    Phrase,
    Reading,
    day_of,
    joint,
    start_of,
    steps,
)


def read_relative_period(phrase: Phrase, context: Context) -> Reading:
    """ "last week", "next month", "this year", "the past decade", "the current quarter"."""
    unit = phrase.first("unit", "quarter", "weekend")
    if unit not in MASKS or phrase.after == "weekday":
        return None
    if unit == "D" and phrase.has("the") and phrase.has("next"):
        return read_neighbour(phrase, context)
    if unit == "WE" and not phrase.has("last", "past", "next"):
        return _weekend(phrase, context), DATE
    return moved(context.anchor, unit, steps(phrase)), DATE


def _weekend(phrase: Phrase, context: Context) -> str:
    """The one before publication where the clause tells of the past, else the one at the end of the week."""
    weekend = context.anchor and context.anchor.isoweekday() > 5
    past = phrase.tense < 0 or phrase.before == "over"
    return moved(context.anchor, "WE", -1 if past and not weekend else 0)


def read_the_period(phrase: Phrase, context: Context) -> Reading:
    """ "the day", "that year", "the same month", "the quarter": the one spoken of."""
    unit = phrase.first("unit", "quarter", "weekend", "period")
    if phrase.after in ("before", "after") and phrase.before != "in":
        return None  # the day before the vote, but not: later in the day after all
    if unit not in MASKS or phrase.after in ("hyphen", "weekday") or (unit == "D" and phrase.after == "of"):
        return None  # quarter-to-quarter; during the day Friday; the day of the vote
    if unit == "WE":
        return _weekend(phrase, context), DATE
    if unit == "Q":
        return _the_quarter(phrase, context)
    if phrase.after in ("ended", "ending") or (unit == "Y" and phrase.after == "to"):
        return duration(unit, "1"), DURATION
    length = {"D": 10, "M": 7, "Y": 4, "E": 3}.get(unit, 0)
    if phrase.has("that", "same") and length and len(context.reference) >= length:
        return context.reference[:length], DATE
    return moved(context.anchor, unit, 0), DATE


def _the_quarter(phrase: Phrase, context: Context) -> Reading:
    """The quarter spoken of, else the one that is just over; "the latest" is over in any case."""
    over = moved(context.anchor, "Q", -1)
    if phrase.has("period") and not context.quarter:
        return None
    if not context.quarter or (phrase.has("latest") and context.quarter > over):
        return over, DATE
    return context.quarter, DATE


def read_neighbour(phrase: Phrase, context: Context) -> Reading:
    """ "the following year", "the next day", "the previous month", "the year before"."""
    unit = phrase.first("unit", "quarter", "period", "weekend")
    if unit not in MASKS:
        return None
    step = int(phrase.first("following", "next", "previous", "before", "after", "earlier"))
    if step > 0 > phrase.tense and not context.reference:  # it has been, but nothing says when
        return MASKS[unit], DATE
    return moved(start_of(context.reference) or context.anchor, unit, step), DATE


def read_unit_before(phrase: Phrase, context: Context) -> Reading:
    """ "the year before", if nothing follows that it would be before."""
    told = phrase.has("previous") or phrase.after in PAUSES
    return read_neighbour(phrase, context) if told else None


def read_ago(phrase: Phrase, context: Context) -> Reading:
    unit, count = counted(phrase)
    if count == "X":
        return "PAST_REF", DATE
    if unit[0] == "T":
        return moved(context.anchor, "D", -(int(float(count)) // 24 if unit == "TH" else 0)), DATE
    if unit == "Y" and count == "1" and context.quarter:
        return shifted_year(context.quarter, -1), DATE
    steps = int(float(count))
    if unit not in ("F", *MASKS):
        return "PAST_REF", DATE
    unit, steps = {"F": ("W", 2 * steps), "E": ("Y", 10 * steps), "C": ("Y", 100 * steps)}.get(unit, (unit, steps))
    return moved(context.anchor, unit, -steps), DATE


def read_ago_today(phrase: Phrase, context: Context) -> Reading:
    """ "two years ago today"."""
    unit, count = counted(phrase)
    day = day_of(moved(context.anchor, "D", int(phrase.first("relative_day"))))
    if not day or not count.isdigit() or len(count) > 3 or unit not in ("D", "W", "Y"):
        return None
    if unit == "Y":
        return shifted_year(day.isoformat(), -int(count)), DATE
    return moved(day, "D", -int(count) * (7 if unit == "W" else 1)), DATE


def read_from_now(phrase: Phrase, context: Context) -> Reading:
    """ "three days from now", "a week from Friday"."""
    unit, count = counted(phrase)
    place = next(place for place, word in enumerate(phrase.words) if word.kind == "from")
    rest = Phrase(phrase.words[place + 1 :], "from", phrase.after, max(phrase.tense, phrase.has("reference")) or 1)
    start = context.anchor if phrase.has("reference") else day_of((read_named_day(rest, context) or ("",))[0])
    if not count.isdigit() or unit not in MASKS:
        return "FUTURE_REF", DATE
    if unit == "W" and not phrase.has("reference"):
        unit, count = "D", str(7 * int(count))
    return (moved(start, unit, int(count)), DATE) if start or context.anchor is None else None


def read_earlier(phrase: Phrase, context: Context) -> Reading:
    """ "a year earlier": the same part of the year before the one spoken of."""
    unit, count = counted(phrase)
    spoken_of = context.quarter or context.reference
    if unit == "Y" and count.isdigit() and re.match(r"\d{4}", spoken_of):
        return shifted_year(spoken_of, -int(count)), DATE
    if not count.isdigit() or unit[0] == "T":
        return "PAST_REF", DATE
    if unit not in MASKS:
        return None
    return moved(start_of(context.reference) or context.anchor, unit, -int(count)), DATE


def read_year_ago(phrase: Phrase, context: Context) -> Reading:
    """ "the year-earlier quarter", "a year-ago period"."""
    ordinal = phrase.first("ordinal")
    if ordinal:
        return f"{moved(context.anchor, 'Y', -1)}-Q{ordinal}", DATE
    if context.quarter:
        return shifted_year(context.quarter, -1), DATE
    return moved(context.anchor, "Y", -1), DATE


def read_year_period(phrase: Phrase, context: Context) -> Reading:
    """ "the 1988 period": of 1988 what the text speaks of."""
    return phrase.first("year") + context.quarter[4:], DATE


def read_same_period(phrase: Phrase, context: Context) -> Reading:
    """ "the same period last year", "the same month a year ago"."""
    spoken_of = context.reference or context.quarter
    return (shifted_year(spoken_of, -1) if re.match(r"\d{4}", spoken_of) else moved(context.anchor, "Y", -1)), DATE


def read_quarter_ended(phrase: Phrase, context: Context) -> Reading:
    """ "the quarter ended Sept. 30": the one in the middle of which half of the three months are over."""
    day = _last_day(phrase, context)
    if context.quarter or not day or day.year < 2:
        return _the_quarter(phrase, context)
    return moved(day - timedelta(days=45), "Q", 0), DATE


def read_unit_ended(phrase: Phrase, context: Context) -> Reading:
    """ "the year ended June 30" is a duration, "the week ending 1 December" that week."""
    unit, day = phrase.first("unit"), _last_day(phrase, context)
    return (moved(day, "W", 0), DATE) if unit == "W" and day else (duration(unit, "1"), DURATION)


def _last_day(phrase: Phrase, context: Context) -> date | None:
    place = joint(phrase.words)
    last = read_day(Phrase(phrase.words[place + 1 :], phrase.words[place].kind, phrase.after, phrase.tense), context)
    return day_of(last[0]) if last else None


def read_near_units(phrase: Phrase, context: Context) -> Reading:
    """ "recent weeks", "coming days": so many; "past years", "future quarters": at no time in particular."""
    if phrase.has("era") or (phrase.has("past") and phrase.before != "the"):
        return phrase.first("era") or "PAST_REF", DATE
    return read_duration(phrase, context)


def read_year_end(phrase: Phrase, context: Context) -> Reading:
    if phrase.first("unit") != "Y":
        return None
    return moved(context.anchor, "Y", 0) + "-12-31", DATE


def read_reference(phrase: Phrase, context: Context) -> Reading:
    if (
        phrase.before in ("every", "least") or phrase.after == "hyphen"
    ):  # every now and then; most recently; the now-gone
        return None
    if (phrase.before == "at" and phrase.after == "at") or (
        phrase.has("era") and phrase.after == "of"
    ):  # as recently as 1990, the future of the town
        return None
    return phrase.first("reference", "era") or "PAST_REF", DATE


def read_present(phrase: Phrase, context: Context) -> Reading:
    return "PRESENT_REF", DATE
