"""Days, months, weekdays, parts of days and clock times."""

import re
from datetime import date

from generator.parse.dates.calendars import (
    FAR,
    MASKS,
    holiday,
    is_day,
    moved,
    nearest_weekday,
    nearest_year,
    year_of_weekday,
)
from generator.parse.dates.phrase import (
    DATE,
    PAUSES,
    SET,
    TIME,
    Context,
    Phrase,
    Reading,
    day_of,
    day_spoken_of,
    joint,
    number_in,
    steps,
)

NEAR = 31  # days from publication within which a day in numbers is likelier than one far off
# Before them a bare month is one.
PREPOSITIONS = ("in", "on", "between", "from", "until", "early", "nearly", "about", "of", "to")
# Before them 10:30 is a time.
AT = ("at", "in", "from", "to", "until", "nearly", "about")


def read_day(phrase: Phrase, context: Context) -> Reading:
    month, day = int(phrase.first("month", "abbreviated_month")), number_in(phrase.first("small", "nth", "ordinal"))
    year = phrase.first("year")
    if not is_day(int(year or 2000), month, day):
        return None
    direction = int(phrase.first("last", "next") or -(phrase.before == "ended"))
    if not year:
        year = nearest_year(context.anchor, month, day, direction or phrase.tense, 12 if direction else FAR)
        if phrase.has("weekday", "abbreviated_weekday"):
            year = year_of_weekday(year, month, day, int(phrase.first("weekday", "abbreviated_weekday")))
    return f"{year}-{month:02}-{day:02}", DATE


def read_week_of_day(phrase: Phrase, context: Context) -> Reading:
    """ "the week of March 6"."""
    day = read_day(phrase, context)
    unit = phrase.first("unit", "weekend")
    return (moved(day_of(day[0]), unit, 0), DATE) if day and unit in ("W", "WE") else None


def read_numeric_day(phrase: Phrase, context: Context) -> Reading:
    """ISO order, else American order with a slash, as in American news; British where only that is a day."""
    if phrase.has("dotted_day"):
        day, month, year = map(int, phrase.words[0].text.split("."))
        return (f"{year:04}-{month:02}-{day:02}", DATE) if is_day(year, month, day) else None
    numbers = [int(word.text) for word in phrase.words if word.text.isdigit()]
    if len(numbers) < 3:  # 1/2/1,500
        return None
    if phrase.words[0].kind == "year":
        year, month, day = numbers
    else:
        month, day, year = numbers
        year += (1900 if year > 68 else 2000) * (year < 100)  # as POSIX reads years of two digits
        if month > 12 or _is_british(year, month, day, context):
            month, day = day, month
    return (f"{year:04}-{month:02}-{day:02}", DATE) if is_day(year, month, day) else None


def read_iso_time(phrase: Phrase, context: Context) -> Reading:
    """ "2024-12-05T10:30:00Z"."""
    year, _, month, _, stamp, _, minute = [word.text for word in phrase.words[:7]]
    day, hour = map(int, stamp.split("T"))
    if not minute.isdigit() or not is_day(int(year), int(month), day) or hour > 23 or int(minute) > 59:
        return None
    zone = "Z" if phrase.has("zulu") else phrase.first("zone")
    return f"{year}-{int(month):02}-{day:02}T{hour:02}:{minute}{zone}", TIME


def _is_british(year: int, month: int, day: int, context: Context) -> bool:
    """Whether 03/12/2024 in a text of these weeks is rather the third of December."""
    if not context.anchor or not is_day(year, month, day) or not is_day(year, day, month):
        return False
    away = [abs((date(year, *order) - context.anchor).days) for order in ((month, day), (day, month))]
    return away[1] <= NEAR < away[0]


def read_nine_eleven(phrase: Phrase, context: Context) -> Reading:
    return ("2001-09-11", DATE) if [word.text for word in phrase.words[::2]] == ["9", "11"] else None


def read_month(phrase: Phrase, context: Context) -> Reading:
    bare = not phrase.has("last", "past", "next", "this", "every", "early", "edge", "year", "unit")
    if bare and not _is_month(phrase):
        return None
    month = int(phrase.first("month", "abbreviated_month"))
    if phrase.has("every"):
        return f"XXXX-{month:02}", SET
    if phrase.has("unit"):
        if phrase.first("unit") != "Y":
            return None
        year = moved(context.anchor, "Y", steps(phrase))
    else:
        year = phrase.first("year") or _year_of_month(phrase, context, month)
    return f"{year}-{month:02}", DATE


def read_named_month(phrase: Phrase, context: Context) -> Reading:
    """ "the month of November"."""
    rest = Phrase(phrase.words[3:], "of", phrase.after, phrase.tense)
    return read_month(rest, context) if phrase.first("unit") == "M" else None


def _is_month(phrase: Phrase) -> bool:
    """Whether a month's name by itself is one: "in May", "the March vote", but not "May said" or "June Smith"."""
    if phrase.before in PREPOSITIONS:
        return True
    if phrase.has("abbreviated_month"):
        return phrase.before == "the" and phrase.after in ("other", "before", "after")
    return phrase.after != "name" or phrase.before in ("the", "its", "possessive")


def _year_of_month(phrase: Phrase, context: Context, month: int) -> str:
    anchor = context.anchor
    if anchor is None:
        return "XXXX"
    if phrase.has("last", "past"):
        return moved(anchor, "Y", -(month >= anchor.month))
    if phrase.has("next"):
        return moved(anchor, "Y", int(month <= anchor.month))
    if phrase.has("this"):
        return moved(anchor, "Y", 0)
    return nearest_year(anchor, month, 1 if phrase.tense < 0 else 31, phrase.tense, far=10)


def read_holiday(phrase: Phrase, context: Context) -> Reading:
    rule, anchor = phrase.first("holiday"), context.anchor
    if phrase.has("year"):
        return holiday(rule, int(phrase.first("year"))).isoformat(), DATE
    if re.match(r"\d{4}", rule):  # a day of history
        return rule, DATE
    if anchor is None:
        return (f"XXXX-{rule}" if "-" in rule and " " not in rule else "XXXX-XX-XX"), DATE
    if not 2 < anchor.year < 9998:
        return None
    past = phrase.tense < 0 if not phrase.has("last", "next") else phrase.has("last")
    days = [holiday(rule, year) for year in range(anchor.year - 1, anchor.year + 2)]
    day = max(day for day in days if day <= anchor) if past else min(day for day in days if day >= anchor)
    if abs((day - anchor).days) > 30 * FAR and not phrase.has("last", "next"):
        day = days[days.index(day) + (1 if past else -1)]
    return (moved(day, "W", 0) if phrase.first("unit") == "W" else day.isoformat()), DATE


def read_weekday(phrase: Phrase, context: Context) -> Reading:
    weekday = int(phrase.first("weekday", "weekdays"))
    if phrase.before == "the" and phrase.after in ("name", "times"):  # the Sunday Times
        return None
    if phrase.has("every", "weekdays", "parts"):
        return f"XXXX-WXX-{weekday}" + phrase.first("part", "parts"), SET
    part = phrase.first("part", "noon", "overnight")
    if phrase.has("following"):
        day = nearest_weekday(day_of(context.reference) or context.anchor, weekday, 2)
    elif phrase.has("next"):
        day = nearest_weekday(context.anchor, weekday, 2)
    elif phrase.has("previous"):
        day = nearest_weekday(day_of(context.reference) or context.anchor, weekday, -2)
    elif phrase.has("last", "past"):
        day = nearest_weekday(context.anchor, weekday, -2)
    elif phrase.has("this") and context.anchor and phrase.tense < 0:
        day = moved(context.anchor, "D", weekday - context.anchor.isoweekday())
    else:
        day = nearest_weekday(context.anchor, weekday, -1 if phrase.after == "possessive" else phrase.tense)
    return day + part, (TIME if part else DATE)


def read_relative_day(phrase: Phrase, context: Context) -> Reading:
    day = moved(context.anchor, "D", int(phrase.first("relative_day") or 0))
    part = phrase.first("part", "noon", "tonight", "overnight")
    return day + part, (TIME if part else DATE)


def read_part(phrase: Phrase, context: Context) -> Reading:
    """ "this morning", "last night", "the next morning", "the evening before", "(at) mid-afternoon on Friday"."""
    if phrase.has("every", "parts"):
        return "XXXX-XX-XX" + phrase.first("part", "parts"), SET
    if phrase.has("before", "after") and phrase.after not in PAUSES:  # the night before the vote
        return None
    alone = len(phrase.words) == 2 and phrase.has("the")
    if alone and phrase.after in ("the", "of", "that", "name"):  # from the night the plane went down
        return None
    if phrase.has("weekday"):
        return nearest_weekday(context.anchor, int(phrase.first("weekday")), phrase.tense) + phrase.first("part"), TIME
    count = int(phrase.first("last", "next", "following", "previous", "before", "after", "relative_day") or 0)
    if phrase.has("this", "last", "relative_day"):
        return moved(context.anchor, "D", count) + phrase.first("part"), TIME
    if count > 0 > phrase.tense and not context.reference:  # it has been, but nothing says when
        return MASKS["D"] + phrase.first("part"), TIME
    return day_spoken_of(context, count) + phrase.first("part"), TIME


def read_clock(phrase: Phrase, context: Context) -> Reading:
    time = phrase.first("noon") or _clock(phrase)
    dated = phrase.has("weekday", "relative_day", "month", "abbreviated_month")
    again = (
        phrase.before == "opening" and phrase.has("zone") and not dated
    )  # 10:35 a.m. (0735 GMT): the same time once more
    if not time or again:
        return None
    if phrase.has("weekday"):
        day = nearest_weekday(context.anchor, int(phrase.first("weekday")), phrase.tense)
    elif phrase.has("relative_day"):
        day = moved(context.anchor, "D", int(phrase.first("relative_day")))
    elif phrase.has("month", "abbreviated_month"):
        return _clock_on_day(phrase, context, time)
    else:
        day = day_spoken_of(context, int(phrase.first("next", "following") or 0))
    return day + time, TIME


def read_clock_on_day(phrase: Phrase, context: Context) -> Reading:
    """The time of "14:30 local time (12:30 GMT) on Tuesday"."""
    on = max(place for place, word in enumerate(phrase.words) if word.kind == "on")
    clock = Phrase(phrase.words[: joint(phrase.words)], phrase.before, "on", phrase.tense)
    time = clock.first("noon") or _clock(clock)
    day = read_named_day(Phrase(phrase.words[on + 1 :], "on", phrase.after, phrase.tense), context)
    return (day[0] + time, TIME) if time and day else None


def read_named_day(phrase: Phrase, context: Context) -> Reading:
    if phrase.has("month", "abbreviated_month"):
        return read_day(phrase, context)
    if phrase.has("holiday"):
        return read_holiday(phrase, context)
    return (read_weekday if phrase.has("weekday") else read_relative_day)(phrase, context)


def read_day_beside(phrase: Phrase, context: Context) -> Reading:
    """ "the day before yesterday", "the day after Christmas"."""
    day = read_named_day(Phrase(phrase.words[3:], "before", phrase.after, phrase.tense), context)
    if phrase.first("unit") != "D" or not day or not day_of(day[0]):
        return None
    return moved(day_of(day[0]), "D", int(phrase.first("before", "after"))), DATE


def read_weekdays_ago(phrase: Phrase, context: Context) -> Reading:
    """ "two Sundays ago"."""
    last = nearest_weekday(context.anchor, int(phrase.first("weekdays")), -2)
    count = int(phrase.first("small", "number"))
    return (moved(day_of(last), "D", -7 * (count - 1)) if day_of(last) else last), DATE


def _clock_on_day(phrase: Phrase, context: Context, time: str) -> Reading:
    place = next(i for i, word in enumerate(phrase.words) if word.kind in ("month", "abbreviated_month"))
    day = read_day(Phrase(phrase.words[place:], "", "", phrase.tense), context)
    return (day[0] + time, TIME) if day else None


def _clock(phrase: Phrase) -> str:
    """T10:35, T22:00Z; "" where the numbers are no time or nothing says that they are one ("a 10:5 score")."""
    digits = [word.value for word in phrase.words if word.kind in ("small", "amount", "year")][:2]
    if phrase.has("meridian"):
        written = "".join(word.text for word in phrase.words if word.kind in ("small", "colon", "meridian"))
        hour, minute = map(int, re.findall(r"\d+", written + ":00")[:2])
        half = 12 if written.endswith("pm") else 0
    elif phrase.has("colon"):
        told = phrase.has("ampm", "zone", "part") or phrase.before in (
            "at",
            "in",
            "from",
            "to",
            "until",
            "nearly",
            "about",
        )
        if len(digits[1]) != 2 or not told:
            return ""
        hour, minute, half = int(digits[0]), int(digits[1]), _half(phrase)
    elif phrase.has("amount") and re.fullmatch(r"\d{1,2}\.\d\d", digits[0]):
        hour, minute, half = int(digits[0].split(".")[0]), int(digits[0].split(".")[1]), _half(phrase)
    elif digits and len(digits[0]) == 4 and digits[0].isdigit():
        hour, minute, half = int(digits[0][:2]), int(digits[0][2:]), 0
    elif phrase.has("small", "number"):
        hour, minute, half = number_in(phrase.first("small", "number")), 0, _half(phrase)
    else:
        return ""
    if phrase.has("ampm", "meridian", "part"):
        hour = hour % 12 + half
    if hour > 24 or minute > 59:
        return ""
    return f"T{hour:02}:{minute:02}" + phrase.first("zone")


def _half(phrase: Phrase) -> int:
    return int(phrase.first("ampm") or 12 * (phrase.first("part") in ("TAF", "TEV", "TNI")))
