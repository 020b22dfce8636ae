"""What a time expression means: rules from patterns of word classes to TIMEX3 values (TimeML 1.2.1).

Convention: a rule is a pattern in the names of classes (see `timewords`) with a reader; the first rule of RULES that
matches wins, so longer ones stand first. A reader returns the value and the type, or None where the words are no time
expression after all ("since May" is one, "May said" is none).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from generator.model import DateType
from generator.parse.calendars import FAR, MASKS, holiday, is_day, moved, nearest_weekday, nearest_year, shifted_year
from generator.parse.timewords import TimeWord

DATE, TIME, DURATION, SET = DateType.DATE, DateType.TIME, DateType.DURATION, DateType.SET
Reading = tuple[str, DateType] | None


@dataclass
class Context:
    """What an expression may count from."""

    anchor: date | None  # the day of publication
    reference: str = ""  # the date last spoken of
    quarter: str = ""  # the quarter last spoken of, while its paragraph lasts


@dataclass
class Phrase:
    """The words of one expression with what stands around them."""

    words: list[TimeWord]
    before: str  # the class of the word before, "" for none
    after: str
    tense: int  # -1: the clause tells what has been, 1: what is to come
    values: dict[str, str] = field(init=False)  # of each class its first word's

    def __post_init__(self) -> None:
        self.values = {}
        for word in self.words:
            self.values.setdefault(word.kind, word.value)

    def first(self, *kinds: str) -> str:
        """The value of the first word of any of these classes; "" if there is none."""
        return next((self.values[kind] for kind in kinds if kind in self.values), "")

    def has(self, *kinds: str) -> bool:
        return any(kind in self.values for kind in kinds)


# --- days and months


def read_day(phrase: Phrase, context: Context) -> Reading:
    month, day = int(phrase.first("month", "abbreviated_month")), _number(phrase.first("small", "nth", "ordinal"))
    year = phrase.first("year")
    if not is_day(int(year or 2000), month, day):
        return None
    direction = int(phrase.first("last", "next") or 0)
    year = year or nearest_year(context.anchor, month, day, direction or phrase.tense, 12 if direction else FAR)
    return f"{year}-{month:02}-{day:02}", DATE


def _number(written: str) -> int:
    return int(re.sub(r"\D", "", written) or 0)


def read_week_of_day(phrase: Phrase, context: Context) -> Reading:
    """ "the week of March 6"."""
    day = read_day(phrase, context)
    return (moved(_day_of(day[0]), "W", 0), DATE) if day and phrase.first("unit") == "W" else None


def read_numeric_day(phrase: Phrase, context: Context) -> Reading:
    """ISO order, else American order with a slash, as in American news; British where only that is a day."""
    numbers = [int(word.value) for word in phrase.words if word.kind in ("small", "year", "amount")]
    if phrase.words[0].kind == "year":
        year, month, day = numbers
    else:
        month, day, year = numbers
        if month > 12:
            month, day = day, month
    if year < 100:
        year += 1900 if year > 68 else 2000  # as POSIX reads years of two digits
    return (f"{year:04}-{month:02}-{day:02}", DATE) if is_day(year, month, day) else None


def read_nine_eleven(phrase: Phrase, context: Context) -> Reading:
    return ("2001-09-11", DATE) if [word.text for word in phrase.words[::2]] == ["9", "11"] else None


def read_month(phrase: Phrase, context: Context) -> Reading:
    bare = not phrase.has("last", "past", "next", "this", "every", "early", "edge", "year", "unit")
    if phrase.has("abbreviated_month") and bare and phrase.before not in ("in", "until", "early", "nearly", "of", "to"):
        return None
    month = int(phrase.first("month", "abbreviated_month"))
    if phrase.has("every"):
        return f"XXXX-{month:02}", SET
    if phrase.has("unit"):
        if phrase.first("unit") != "Y":
            return None
        year = moved(context.anchor, "Y", _steps(phrase))
    else:
        year = phrase.first("year") or _year_of_month(phrase, context, month)
    return f"{year}-{month:02}", DATE


def _year_of_month(phrase: Phrase, context: Context, month: int) -> str:
    anchor = context.anchor
    if anchor is None:
        return "XXXX"
    if phrase.has("last", "past"):
        return str(anchor.year - (month >= anchor.month))
    if phrase.has("next"):
        return str(anchor.year + (month <= anchor.month))
    if phrase.has("this"):
        return str(anchor.year)
    return nearest_year(anchor, month, 1 if phrase.tense < 0 else 31, phrase.tense, far=10)


def read_holiday(phrase: Phrase, context: Context) -> Reading:
    rule, anchor = phrase.first("holiday"), context.anchor
    if phrase.has("year"):
        return holiday(rule, int(phrase.first("year"))).isoformat(), DATE
    if anchor is None:
        return (f"XXXX-{rule}" if "-" in rule and " " not in rule else "XXXX-XX-XX"), DATE
    past = phrase.tense < 0 if not phrase.has("last", "next") else phrase.has("last")
    days = [holiday(rule, year) for year in range(max(1, anchor.year - 1), min(9999, anchor.year + 1) + 1)]
    fitting = [day for day in days if (day <= anchor if past else day >= anchor)]
    day = fitting[-1] if past else fitting[0]
    if abs((day - anchor).days) > 30 * FAR and not phrase.has("last", "next"):
        day = days[days.index(day) + (1 if past else -1)]
    return (moved(day, "W", 0) if phrase.first("unit") == "W" else day.isoformat()), DATE


# --- weekdays, parts of days, clock times


def read_weekday(phrase: Phrase, context: Context) -> Reading:
    weekday = int(phrase.first("weekday", "weekdays"))
    if phrase.has("every", "weekdays"):
        return f"XXXX-WXX-{weekday}" + phrase.first("part", "parts"), SET
    part = phrase.first("part", "noon")
    if phrase.has("next", "following"):
        day = nearest_weekday(context.anchor, weekday, 2)
    elif phrase.has("previous"):
        day = nearest_weekday(_day_of(context.reference) or context.anchor, weekday, -2)
    elif phrase.has("last", "past"):
        day = nearest_weekday(context.anchor, weekday, -2)
    else:
        day = nearest_weekday(context.anchor, weekday, -1 if phrase.after == "possessive" else phrase.tense)
    return day + part, (TIME if part else DATE)


def read_relative_day(phrase: Phrase, context: Context) -> Reading:
    day = moved(context.anchor, "D", int(phrase.first("relative_day") or 0))
    part = phrase.first("part", "noon", "tonight", "overnight")
    return day + part, (TIME if part else DATE)


def read_part(phrase: Phrase, context: Context) -> Reading:
    """ "this morning", "last night", "the next morning", "the evening"."""
    if phrase.has("every", "parts"):
        return "XXXX-XX-XX" + phrase.first("part", "parts"), SET
    count = int(phrase.first("last", "next", "following", "previous") or 0)
    if phrase.has("this", "last"):
        return moved(context.anchor, "D", count) + phrase.first("part"), TIME
    return _day_spoken_of(context, count) + phrase.first("part"), TIME


def _day_spoken_of(context: Context, count: int = 0) -> str:
    return moved(_day_of(context.reference) or context.anchor, "D", count)


def _day_of(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def read_clock(phrase: Phrase, context: Context) -> Reading:
    time = phrase.first("noon") or _clock(phrase)
    if not time:
        return None
    if phrase.has("weekday"):
        day = nearest_weekday(context.anchor, int(phrase.first("weekday")), phrase.tense)
    elif phrase.has("relative_day"):
        day = moved(context.anchor, "D", int(phrase.first("relative_day")))
    elif phrase.has("month", "abbreviated_month"):
        return _clock_on_day(phrase, context, time)
    else:
        day = _day_spoken_of(context, int(phrase.first("next", "following") or 0))
    return day + time, TIME


def _clock_on_day(phrase: Phrase, context: Context, time: str) -> Reading:
    place = next(i for i, word in enumerate(phrase.words) if word.kind in ("month", "abbreviated_month"))
    day = read_day(Phrase(phrase.words[place:], "", "", phrase.tense), context)
    return (day[0] + time, TIME) if day else None


def _clock(phrase: Phrase) -> str:
    """T10:35, T22:00Z; "" where the numbers are no time or nothing says that they are one ("a 10:5 score")."""
    digits = [word.value for word in phrase.words if word.kind in ("small", "amount", "year")][:2]
    if phrase.has("meridian"):
        hour, minute = _number(phrase.first("meridian")), 0
        half = 12 if phrase.first("meridian").endswith("pm") else 0
    elif phrase.has("colon"):
        if len(digits[1]) != 2 or not (phrase.has("ampm", "zone", "part") or phrase.before in ("at", "in", "until", "nearly", "about")):
            return ""
        hour, minute, half = int(digits[0]), int(digits[1]), _half(phrase)
    elif len(digits) > 0 and len(digits[0]) == 4:
        hour, minute, half = int(digits[0][:2]), int(digits[0][2:]), 0
    else:
        hour, minute, half = _number(phrase.first("small", "number")), 0, _half(phrase)
    if phrase.has("ampm", "meridian", "part"):
        hour = hour % 12 + half
    if hour > 24 or minute > 59:
        return ""
    return f"T{hour:02}:{minute:02}" + phrase.first("zone")


def _half(phrase: Phrase) -> int:
    return int(phrase.first("ampm") or 12 * (phrase.first("part") in ("TAF", "TEV", "TNI")))


# --- years, decades, centuries, seasons, quarters


def read_year(phrase: Phrase, context: Context) -> Reading:
    if phrase.after in ("unit", "units", "dollar", "percent"):
        return None
    return phrase.first("year"), DATE


def read_spoken_year(phrase: Phrase, context: Context) -> Reading:
    """ "nineteen ninety-seven", as broadcasts are written down."""
    century, *rest = [int(word.value) for word in phrase.words if word.kind == "number"]
    tens = sum(rest)
    if not (17 <= century <= 20 and 10 <= rest[0] and tens < 100):
        return None
    year = f"{century}{tens:02}"
    month = phrase.first("month")
    return (f"{year}-{int(month):02}" if month else year), DATE


def read_spoken_thousand(phrase: Phrase, context: Context) -> Reading:
    """ "the year two thousand"."""
    numbers = [int(word.value) for word in phrase.words if word.kind == "number"]
    if phrase.first("unit") != "Y" or numbers[0] != 2 or phrase.first("scale") != "1000":
        return None
    return str(2000 + sum(numbers[1:])), DATE


def read_short_year(phrase: Phrase, context: Context) -> Reading:
    digits = phrase.words[-1].text
    if len(digits) != 2 or phrase.before not in ("in", "early", "of", "to", "and", "last"):
        return None
    return ("19" if int(digits) > 30 else "20") + digits, DATE


def read_decade(phrase: Phrase, context: Context) -> Reading:
    if phrase.has("year"):
        return phrase.first("year")[:3], DATE
    digits = phrase.first("decade").removesuffix("s")
    if len(digits) > 2:
        return digits[:3], DATE
    if not phrase.has("the", "quote", "early"):
        return None
    return ("19" if int(digits) > 10 else "20") + digits[0], DATE


def read_century(phrase: Phrase, context: Context) -> Reading:
    number = _number(phrase.first("nth", "ordinal"))
    return (f"{number - 1:02}", DATE) if phrase.first("unit") == "C" and number else None


def read_season(phrase: Phrase, context: Context) -> Reading:
    season = phrase.first("season", "fall")
    if len(phrase.words) == 1 and phrase.before not in ("in", "of"):
        return None
    if phrase.has("every"):
        return f"XXXX-{season}", SET
    if phrase.has("year"):
        return f"{phrase.first('year')}-{season}", DATE
    if context.anchor is None:
        return f"XXXX-{season}", DATE
    begins = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season]
    year = context.anchor.year
    if phrase.has("last") or (phrase.tense < 0 and not phrase.has("this", "next")):
        year -= begins + 2 * phrase.has("last") > context.anchor.month
    elif phrase.has("next") or phrase.tense > 0:
        year += begins + 2 < context.anchor.month
    return f"{year}-{season}", DATE


def read_quarter(phrase: Phrase, context: Context) -> Reading:
    """ "the third quarter", "last year's third quarter", "the fourth quarter of 1998", "the first half"."""
    letter = "H" if phrase.has("half") else "Q"
    number = _number(phrase.first("ordinal", "nth")) or {"Q": 4, "H": 2}[letter]
    if number > {"Q": 4, "H": 2}[letter]:
        return None
    year = phrase.first("year") or _year_of_quarter(phrase, context, number * (3 if letter == "Q" else 6))
    return f"{year}-{letter}{number}", DATE


def _year_of_quarter(phrase: Phrase, context: Context, last_month: int) -> str:
    if phrase.first("unit") == "Y":
        return moved(context.anchor, "Y", _steps(phrase))
    if context.anchor is None:
        return "XXXX"
    year, month = context.anchor.year, context.anchor.month
    if phrase.tense > 0:  # what is expected of a quarter just over is its figures
        return str(year + (month > last_month + 3))
    return str(year - (month < last_month - 2))


# --- periods counted from now or from the date spoken of


def _steps(phrase: Phrase) -> int:
    return int(phrase.first("last", "past", "next", "this", "ago", "previous", "following", "earlier") or 0)


def read_relative_period(phrase: Phrase, context: Context) -> Reading:
    """ "last week", "next month", "this year", "the past decade", "the current quarter"."""
    unit = phrase.first("unit", "quarter", "weekend")
    if unit not in MASKS or phrase.after == "weekday":
        return None
    if unit == "WE" and not phrase.has("last", "past", "next"):
        return _weekend(phrase, context), DATE
    return moved(context.anchor, unit, _steps(phrase)), DATE


def _weekend(phrase: Phrase, context: Context) -> str:
    """The one before publication where the clause tells of the past, else the one at the end of the week."""
    weekend = context.anchor and context.anchor.isoweekday() > 5
    past = phrase.tense < 0 or phrase.before == "over"
    return moved(context.anchor, "WE", -1 if past and not weekend else 0)


def read_the_period(phrase: Phrase, context: Context) -> Reading:
    """ "the day", "that year", "the same month", "the quarter": the one spoken of."""
    unit = phrase.first("unit", "quarter", "weekend", "period")
    if unit not in MASKS or phrase.after in ("hyphen", "weekday"):  # quarter-to-quarter; during the day Friday
        return None
    if unit == "WE":
        return _weekend(phrase, context), DATE
    if unit == "Q":
        over = moved(context.anchor, "Q", -1)
        if phrase.has("period") and not context.quarter:
            return None
        return (context.quarter if context.quarter and not (phrase.has("latest") and context.quarter > over) else over), DATE
    if phrase.after == "ended":
        return duration(unit, "1"), DURATION
    length = {"D": 10, "M": 7, "Y": 4, "E": 3}.get(unit, 0)
    if phrase.has("that", "same") and length and len(context.reference) >= length:
        return context.reference[:length], DATE
    return moved(context.anchor, unit, 0), DATE


def read_neighbour(phrase: Phrase, context: Context) -> Reading:
    """ "the following year", "the next day", "the previous month", "the year before"."""
    unit = phrase.first("unit", "quarter", "period", "weekend")
    if unit not in MASKS:
        return None
    spoken_of = _start_of(context.reference) or context.anchor
    return moved(spoken_of, unit, int(phrase.first("following", "next", "previous", "before", "earlier"))), DATE


def _start_of(value: str) -> date | None:
    """The first day of a date value: of 1996 the first of January; None for weeks, quarters and what is masked."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?", value)
    return date(int(match[1]), int(match[2] or 1), int(match[3] or 1)) if match and int(match[1]) else None


def read_ago(phrase: Phrase, context: Context) -> Reading:
    unit, count = _counted(phrase)
    if "X" in count:
        return "PAST_REF", DATE
    if unit[0] == "T":
        return _hours_ago(context), TIME
    if unit == "Y" and count == "1" and context.quarter:
        return shifted_year(context.quarter, -1), DATE
    steps = int(float(count))
    if unit not in ("F", *MASKS):
        return "PAST_REF", DATE
    unit, steps = {"F": ("W", 2 * steps), "E": ("Y", 10 * steps), "C": ("Y", 100 * steps)}.get(unit, (unit, steps))
    return moved(context.anchor, unit, -steps), DATE


def _hours_ago(context: Context) -> str:
    return MASKS["D"] if context.anchor is None else context.anchor.isoformat()


def read_earlier(phrase: Phrase, context: Context) -> Reading:
    """ "a year earlier": the same part of the year before the one spoken of."""
    unit, count = _counted(phrase)
    spoken_of = context.quarter or context.reference
    if unit == "Y" and count.isdigit() and re.match(r"\d{4}", spoken_of):
        return shifted_year(spoken_of, -int(count)), DATE
    if not count.isdigit() or unit[0] == "T":
        return "PAST_REF", DATE
    if unit not in MASKS:
        return None
    return moved(_start_of(context.reference) or context.anchor, unit, -int(count)), DATE


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


def read_year_end(phrase: Phrase, context: Context) -> Reading:
    return moved(context.anchor, "Y", 0) + "-12-31", DATE


# --- durations and sets


UNITS = ("unit", "units", "quarter", "seasons", "weekends", "weekend")
HALVES = {"Y": "6M", "M": "15D", "D": "T12H", "TH": "30M", "TM": "30S"}
TENS = {"E": 10, "C": 100}  # decades and centuries are counted in years


def _counted(phrase: Phrase) -> tuple[str, str]:
    """The unit and the count, which may be "X" (several) or a decimal."""
    return phrase.first(*UNITS), _count(phrase)


def _count(phrase: Phrase) -> str:
    if phrase.has("few"):
        return phrase.first("few")
    if phrase.has("dozen"):
        return str(12 * int(phrase.first("number", "small") or 1))
    numbers = [word.value for word in phrase.words if word.kind in ("number", "small", "amount", "year")]
    if phrase.has("slash"):
        numbers = numbers[:-2] or ["0"]
    total = "1"
    if phrase.has("number"):
        total = str(sum(int(number) for number in numbers if number.isdigit()))
    elif numbers:
        total = numbers[0].replace(",", "")
    elif phrase.first("unit") == "" and phrase.has("units", "seasons") and not phrase.has("scale"):
        total = "X"
    if phrase.has("scale") and total.isdigit():
        total = str(int(total) * int(phrase.first("scale")))
    return total


def read_duration(phrase: Phrase, context: Context) -> Reading:
    unit, count = _counted(phrase)
    if (unit == "Q" and (phrase.has("hyphen") or count == "X")) or (len(phrase.words) == 1 and phrase.before == "of"):
        return None  # three-quarters, sleeping quarters, hundreds of years
    if phrase.after == "old" or (phrase.has("units") and count == "X" and unit[0] == "T" and phrase.before != "in"):
        return None
    value = duration(unit, count, phrase.has("half", "slash"))
    return (value, DURATION) if value else None


def duration(unit: str, count: str, half: bool = False) -> str:
    """P3W, PT5H, PXY, P2Y6M; "" for what is no duration."""
    if unit in ("WE", "SU", "WI", "SP", "FA"):
        return f"P{count}{unit}"
    if unit in TENS:
        unit, count = ("Y" if count != "X" or unit == "E" else unit), count if count == "X" else str(round(float(count) * TENS[unit]))
    if unit == "F":
        unit, count = "W", "2" if count == "1" else "X"
    head = f"PT{count}{unit[1]}" if unit[0] == "T" else f"P{count}{unit}"
    if half and unit in HALVES:
        return ("PT" if unit[0] == "T" else "P") + HALVES[unit].lstrip("T") if count == "0" else head + HALVES[unit]
    return head


def read_half(phrase: Phrase, context: Context) -> Reading:
    """ "half a year", "half an hour"."""
    unit = phrase.first("unit")
    value = {"E": "P5Y", "C": "P50Y"}.get(unit) or (unit in HALVES and duration(unit, "0", half=True))
    return (value, DURATION) if value else None


def read_a_unit(phrase: Phrase, context: Context) -> Reading:
    """ "a year": a set where it says how often ("twice a year", "$3 a year"), else a duration."""
    unit = phrase.first("unit", "quarter")
    if phrase.after in ("old", "hyphen"):
        return None
    rate = phrase.before in ("small", "amount", "number", "per", "times")
    return duration(unit, "1"), (SET if rate else DURATION)


def read_every(phrase: Phrase, context: Context) -> Reading:
    unit, count = _counted(phrase)
    if phrase.before in ("its", "possessive"):  # his every day life
        return None
    return duration(unit, count), SET


def read_per(phrase: Phrase, context: Context) -> Reading:
    return phrase.first("per"), SET


# --- now, once, one day


def read_reference(phrase: Phrase, context: Context) -> Reading:
    if phrase.before == "every" or (phrase.has("era") and phrase.after == "of"):  # now and then, the future of the town
        return None
    return phrase.first("reference", "current", "recent", "era") or "PAST_REF", DATE


def read_past(phrase: Phrase, context: Context) -> Reading:
    return "PAST_REF", DATE


def read_present(phrase: Phrase, context: Context) -> Reading:
    return "PRESENT_REF", DATE


def read_future(phrase: Phrase, context: Context) -> Reading:
    return "FUTURE_REF", DATE


def read_half_more(phrase: Phrase, context: Context) -> Reading:
    """ "a year and a half"."""
    unit = phrase.first("unit")
    return (duration(unit, "1", half=True), DURATION) if unit in HALVES else None


def read_unit_before(phrase: Phrase, context: Context) -> Reading:
    """ "the year before", if nothing follows that it would be before."""
    return read_neighbour(phrase, context) if phrase.after in ("comma", "dot", "") else None
