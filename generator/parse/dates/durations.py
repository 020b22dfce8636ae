"""How long and how often: durations and sets."""

from generator.parse.dates.calendars import MASKS
from generator.parse.dates.phrase import DURATION, SET, Context, Phrase, Reading

UNITS = ("unit", "units", "quarter", "seasons", "weekend")
HALVES = {"Y": "6M", "M": "15D", "D": "T12H", "TH": "30M", "TM": "30S"}
TENS = {"E": 10, "C": 100}  # decades and centuries are counted in years


def counted(phrase: Phrase) -> tuple[str, str]:
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
        total = _decimal(numbers[0])
    elif phrase.first("unit") == "" and phrase.has("units", "seasons") and not phrase.has("scale"):
        total = "X"
    if phrase.has("scale") and total.isdigit():
        total = str(int(total) * int(phrase.first("scale")))
    return total


def _decimal(written: str) -> str:
    """ "1500" for "1,500", "2.5" as it is, and "X" for what is no number: "1.2.3"."""
    plain = written.replace(",", "")
    return plain if plain.count(".") < 2 else "X"


def read_duration(phrase: Phrase, context: Context) -> Reading:
    unit, count = counted(phrase)
    alone = len(phrase.words) == 1
    if (unit == "Q" and (phrase.has("hyphen") or alone)) or (alone and phrase.before == "of"):
        return None  # three-quarters, sleeping quarters, hundreds of years
    if phrase.after == "old" or (phrase.has("units") and count == "X" and unit[0] == "T" and phrase.before != "in"):
        return None
    value = duration(unit, count, phrase.has("half", "slash"))
    return (value, DURATION) if value else None


def duration(unit: str, count: str, half: bool = False) -> str:
    """P3W, PT5H, PXY, P2Y6M. The count may be a decimal or "X"; with `half` there is half a unit more."""
    if unit in TENS or unit == "F":
        unit, each = ("W", 2) if unit == "F" else ("Y", TENS[unit])
        count, half = count if count == "X" else f"{(float(count) + half / 2) * each:g}", False
    more = HALVES.get(unit, "") if half else ""
    if count == "0" and more:
        return ("PT" if unit[0] == "T" else "P") + more
    return (f"PT{count}{unit[1]}" if unit[0] == "T" else f"P{count}{unit}") + more


def read_first_count(phrase: Phrase, context: Context) -> Reading:
    """The least of "two to three weeks", and the 60 of "between 60 and 90 days"."""
    count = next(word.value for word in phrase.words if word.kind in ("small", "amount", "number"))
    return duration(phrase.first(*UNITS), _decimal(count)), DURATION


def read_half(phrase: Phrase, context: Context) -> Reading:
    """ "half a year", "half an hour"."""
    unit = phrase.first("unit")
    return (duration(unit, "0", half=True), DURATION) if unit in TENS or unit in HALVES else None


def read_half_more(phrase: Phrase, context: Context) -> Reading:
    """ "a year and a half"."""
    unit = phrase.first("unit")
    return (duration(unit, "1", half=True), DURATION) if unit in TENS or unit in HALVES else None


def read_a_unit(phrase: Phrase, context: Context) -> Reading:
    """ "a year": a set where it says how often ("twice a year", "$3 a year"), else a duration."""
    unit = phrase.first("unit", "quarter")
    if phrase.after in ("old", "hyphen"):
        return None
    rate = phrase.before in ("small", "amount", "number", "times")
    return duration(unit, "1"), (SET if rate else DURATION)


def read_every(phrase: Phrase, context: Context) -> Reading:
    unit, count = counted(phrase)
    if phrase.before in ("its", "possessive"):  # his every day life
        return None
    if phrase.has("weekend"):
        return MASKS["WE"], SET
    return duration(unit, count), SET


def read_per(phrase: Phrase, context: Context) -> Reading:
    return phrase.first("per"), SET
