"""Clock times: "10:30 a.m. on Tuesday", "1430 GMT", "noon"."""

import re

from generator.parse.dates.calendars import moved, nearest_weekday
from generator.parse.dates.days import read_day, read_named_day
from generator.parse.dates.phrase import MONTHS, TIME, TimeContext, TimePhrase, Timex, number_in

BEFORE_CLOCK = frozenset({"at", "in", "from", "to", "until", "nearly", "about"})  # "at 10:30"
AFTER_NOON = ("TAF", "TEV", "TNI")  # "ten in the evening"
DOTTED = re.compile(r"\d{1,2}\.\d\d")
# Hour, minute, and the hours that are added to those of a clock of twelve.
Clock = tuple[int, int, int]


def read_clock(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "10:30 a.m.", "noon on Tuesday": of the day named with it, or else of that spoken of."""
    time = phrase.first("noon") or _clock_time(phrase)
    if not time or _is_same_time_again(phrase):
        return None
    day = _day_of_clock(phrase, context)
    return (day + time, TIME) if day else None


def read_clock_on_day(phrase: TimePhrase, context: TimeContext) -> Timex:
    """The time of "14:30 local time (12:30 GMT) on Tuesday"."""
    words = phrase.words[: phrase.joint]
    clock = TimePhrase(words, before=phrase.before, after="on", tense=phrase.tense)
    time = clock.first("noon") or _clock_time(clock)
    day = read_named_day(phrase.behind(phrase.last_place_of("on")), context)
    return (day[0] + time, TIME) if time and day else None


def _is_same_time_again(phrase: TimePhrase) -> bool:
    """Whether brackets give the same time in another zone: "10:35 a.m. (0735 GMT)"."""
    is_dated = phrase.has("weekday", "relative_day", *MONTHS)
    return phrase.before == "opening" and phrase.has("zone") and not is_dated


def _day_of_clock(phrase: TimePhrase, context: TimeContext) -> str:
    if phrase.has("weekday"):
        return nearest_weekday(context.anchor, phrase.number("weekday"), phrase.tense)
    if phrase.has("relative_day"):
        return moved(context.anchor, "D", phrase.number("relative_day"))
    if phrase.has(*MONTHS):
        day = read_day(phrase.behind(phrase.place_of(*MONTHS) - 1), context)
        return day[0] if day else ""
    return moved(context.count_from_day(), "D", phrase.number("next", "following"))


def _clock_time(phrase: TimePhrase) -> str:
    """Give T10:35, T22:00Z; "" for no time, and where nothing says it is one ("a 10:5 score")."""
    clock = _read_numbers(phrase)
    if clock is None:
        return ""
    hour, minute, hours_added = clock
    if phrase.has("ampm", "meridian", "part"):
        hour = hour % 12 + hours_added
    if hour > 24 or minute > 59:
        return ""
    return f"T{hour:02}:{minute:02}" + phrase.first("zone")


def _read_numbers(phrase: TimePhrase) -> Clock | None:
    if phrase.has("meridian"):
        return _with_meridian(phrase)
    if phrase.has("colon"):
        is_told = phrase.has("ampm", "zone", "part") or phrase.before in BEFORE_CLOCK
        return _with_colon(phrase) if is_told else None
    first = phrase.words[0].value
    if phrase.has("amount") and DOTTED.fullmatch(first):
        hour, minute = map(int, first.split("."))
        return hour, minute, _hours_added(phrase)
    if len(first) == 4 and first.isdigit():  # 1430 GMT
        return int(first[:2]), int(first[2:]), 0
    if phrase.has("small", "number"):
        return number_in(phrase.first("small", "number")), 0, _hours_added(phrase)
    return None


def _with_meridian(phrase: TimePhrase) -> Clock:
    """ "10pm", "10:30pm", "10.30pm"."""
    texts = [word.text for word in phrase.words if word.kind in ("small", "colon", "meridian")]
    written = "".join(texts)
    hour, minute = map(int, re.findall(r"\d+", written + ":00")[:2])
    return hour, minute, 12 if written.endswith("pm") else 0


def _with_colon(phrase: TimePhrase) -> Clock | None:
    hour, _colon, minute, *_rest = [word.value for word in phrase.words]
    is_clock = len(minute) == 2
    return (int(hour), int(minute), _hours_added(phrase)) if is_clock else None


def _hours_added(phrase: TimePhrase) -> int:
    is_after_noon = phrase.first("part") in AFTER_NOON
    return int(phrase.first("ampm") or 12 * is_after_noon)
