"""Weekdays and parts of days: "last Sunday", "two Sundays ago", "this morning"."""

from datetime import date

from generator.parse.dates.calendars import BEYOND, MASKS, moved, nearest_weekday
from generator.parse.dates.phrase import (
    DATE,
    PAUSES,
    SET,
    TIME,
    TimeContext,
    TimePhrase,
    Timex,
    day_of,
)
from generator.word_lists import set_of

# A word before a weekday, what the weekday counts from, and on which side of it it lies.
PUBLICATION, SPOKEN_OF = "the day of publication", "the day spoken of"
SIDES = (
    ("following", SPOKEN_OF, BEYOND),
    ("next", PUBLICATION, BEYOND),
    ("previous", SPOKEN_OF, -BEYOND),
    ("last", PUBLICATION, -BEYOND),
    ("past", PUBLICATION, -BEYOND),
)
OPEN_SIDES = set_of("last past")
ANY_OF = frozenset({*PAUSES, "last", "in"})  # behind "a Monday", which may be any
# Words whose values say how many days after another a part of a day lies.
PART_STEPS = ("last", "next", "following", "previous", "before", "after", "relative_day")


def read_weekday(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "on Sunday", "the previous Friday", "Monday morning"; "every Sunday" is a set."""
    if phrase.before == "the" and phrase.after in ("name", "times"):  # the Sunday Times
        return None
    weekday = phrase.number("weekday", "weekdays")
    if phrase.before == "a" and phrase.after in ANY_OF:
        return f"XXXX-WXX-{weekday}", DATE  # a Monday last May
    if phrase.has("every", "weekdays", "parts"):
        return f"XXXX-WXX-{weekday}" + phrase.first("part", "parts"), SET
    part = phrase.first("part", "noon", "overnight")
    return _day_of_weekday(phrase, context, weekday) + part, TIME if part else DATE


def _day_of_weekday(phrase: TimePhrase, context: TimeContext, weekday: int) -> str:
    anchor = context.anchor
    for word, origin, direction in SIDES:
        if phrase.has(word):
            start = context.count_from_day() if origin is SPOKEN_OF else anchor
            # "Last Monday" told on a Wednesday is two days ago, or nine.
            context.is_carried |= word in OPEN_SIDES and _is_of_this_week(anchor, weekday)
            return nearest_weekday(start, weekday, direction)
    if phrase.has("this") and anchor and phrase.tense < 0:
        return moved(anchor, "D", weekday - anchor.isoweekday())
    is_past = phrase.after == "possessive"  # Sunday's vote
    return nearest_weekday(anchor, weekday, -1 if is_past else phrase.tense)


def _is_of_this_week(anchor: date | None, weekday: int) -> bool:
    """Whether the weekday lies before the day of publication in the same week."""
    return anchor is not None and weekday < anchor.isoweekday()


def read_weekdays_ago(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "two Sundays ago"."""
    last = nearest_weekday(context.anchor, phrase.number("weekdays"), -BEYOND)
    weeks_before = phrase.number("small", "number") - 1
    day = day_of(last)
    return moved(day, "D", -7 * weeks_before) if day else last, DATE


def read_part(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "this morning", "last night", "the next morning", "the evening before"."""
    if phrase.has("every", "parts"):
        return MASKS["D"] + phrase.first("part", "parts"), SET
    if _is_part_of_event(phrase):
        return None
    return _day_of_part(phrase, context) + phrase.first("part"), TIME


def _is_part_of_event(phrase: TimePhrase) -> bool:
    """Whether an event tells what day is meant: "the night before the vote", "the night of"."""
    if phrase.has("before", "after") and phrase.after not in PAUSES:
        return True
    is_alone = len(phrase.words) == 2 and phrase.has("the")  # "the night" the plane went down
    return is_alone and phrase.after in ("the", "of", "that", "name")


def _day_of_part(phrase: TimePhrase, context: TimeContext) -> str:
    if phrase.has("weekday"):
        return nearest_weekday(context.anchor, phrase.number("weekday"), phrase.tense)
    steps = phrase.number(*PART_STEPS)
    if phrase.has("this", "last", "relative_day"):
        return moved(context.anchor, "D", steps)
    if steps > 0 > phrase.tense and not context.reference:  # it has been, but nothing says when
        return MASKS["D"]
    return moved(context.count_from_day(), "D", steps)
