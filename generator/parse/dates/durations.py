"""How long and how often: durations and sets."""

from generator.parse.dates.calendars import MASKS
from generator.parse.dates.phrase import DURATION, SET, TimeContext, TimePhrase, Timex

UNITS = ("unit", "units", "quarter", "seasons", "weekend")
NUMBERS = ("number", "small", "amount", "year")
HALVES = {"Y": "6M", "M": "15D", "D": "T12H", "TH": "30M", "TM": "30S"}
# Units for which TIMEX3 has none of its own, as so many of another: fortnights, decades, centuries.
MULTIPLES = {"F": ("W", 2), "E": ("Y", 10), "C": ("Y", 100)}
HALVED = frozenset({*HALVES, "E", "C"})  # the units of which a half is one


def counted(phrase: TimePhrase) -> tuple[str, str]:
    """Give the unit and the count, which may be "X" (several) or a decimal."""
    return phrase.first(*UNITS), _count(phrase)


def _count(phrase: TimePhrase) -> str:
    if phrase.has("few"):
        return phrase.first("few")
    if phrase.has("dozen"):
        return str(12 * int(phrase.first("number", "small") or 1))
    count = _count_without_scale(phrase)
    if phrase.has("scale") and count.isdigit():
        return str(int(count) * phrase.number("scale"))
    return count


def _count_without_scale(phrase: TimePhrase) -> str:
    numbers = [word.value for word in phrase.words if word.kind in NUMBERS]
    if phrase.has("slash"):  # of "2 1/2" the 2, of "1/2" nothing: the half is added later
        numbers = numbers[:-2] or ["0"]
    if phrase.has("number"):
        return str(sum(map(int, filter(str.isdigit, numbers))))
    if numbers:
        return _decimal(numbers[0])
    is_several = phrase.has("units", "seasons") and not phrase.first("unit")
    return "X" if is_several and not phrase.has("scale") else "1"


def _decimal(written: str) -> str:
    """ "1500" for "1,500", "2.5" as it is, and "X" for what is no number: "1.2.3"."""
    plain = written.replace(",", "")
    return plain if plain.count(".") < 2 else "X"


def read_duration(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "three weeks", "a 13-year-long war", "the last two months"."""
    unit, count = counted(phrase)
    if _is_no_duration(phrase, unit):
        return None
    is_vague = phrase.has("units") and count == "X" and unit[0] == "T"  # "hours", "minutes"
    if is_vague and phrase.before != "in":
        return None
    value = duration(unit, count, half=phrase.has("half", "slash"))
    return (value, DURATION) if value else None


def _is_no_duration(phrase: TimePhrase, unit: str) -> bool:
    is_alone = len(phrase.words) == 1
    if unit == "Q" and (is_alone or phrase.has("hyphen")):  # sleeping quarters, three-quarters
        return True
    is_number = is_alone and phrase.before == "of"  # hundreds of years
    return is_number or phrase.after == "old"


def duration(unit: str, count: str, half: bool = False) -> str:
    """Give P3W, PT5H, PXY, P2Y6M; a count may be a decimal or "X", `half` adds half a unit."""
    if unit in MULTIPLES:
        unit, each = MULTIPLES[unit]
        if count != "X":
            count = f"{(float(count) + half / 2) * each:g}"
        half = False
    more = HALVES.get(unit, "") if half else ""
    is_time = unit[0] == "T"
    if count == "0" and more:
        return ("PT" if is_time else "P") + more
    whole = f"PT{count}{unit[1]}" if is_time else f"P{count}{unit}"
    return whole + more


def read_first_count(phrase: TimePhrase, context: TimeContext) -> Timex:
    """The least of "two to three weeks", and the 60 of "between 60 and 90 days"."""
    count = phrase.words[phrase.place_of("small", "amount", "number")].value
    return duration(phrase.first(*UNITS), _decimal(count)), DURATION


def read_half(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "half a year", "half an hour"."""
    unit = phrase.first("unit")
    return (duration(unit, "0", half=True), DURATION) if unit in HALVED else None


def read_half_more(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "a year and a half"."""
    unit = phrase.first("unit")
    return (duration(unit, "1", half=True), DURATION) if unit in HALVED else None


def read_a_unit(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "a year": a set where it says how often ("twice a year", "$3 a year"), else a duration."""
    if phrase.after in ("old", "hyphen"):
        return None
    is_rate = phrase.before in ("small", "amount", "number", "times")
    return duration(phrase.first("unit", "quarter"), "1"), SET if is_rate else DURATION


def read_every(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "every three months", "every weekend"."""
    if phrase.before in ("its", "possessive"):  # his every day life
        return None
    if phrase.has("weekend"):
        return MASKS["WE"], SET
    unit, count = counted(phrase)
    return duration(unit, count), SET


def read_per(phrase: TimePhrase, context: TimeContext) -> Timex:
    """ "daily", "annual"."""
    return phrase.first("per"), SET
