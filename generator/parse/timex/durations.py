"""How long and how often: durations and sets."""

from generator.parse.timex.calendars import MASKS
from generator.parse.timex.phrase import DURATION, SET, Context, Phrase, Reading

UNITS = ("unit", "units", "quarter", "seasons", "weekends", "weekend")
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
        total = numbers[0].replace(",", "")
    elif phrase.first("unit") == "" and phrase.has("units", "seasons") and not phrase.has("scale"):
        total = "X"
    if phrase.has("scale") and total.isdigit():
        total = str(int(total) * int(phrase.first("scale")))
    return total


def read_duration(phrase: Phrase, context: Context) -> Reading:
    unit, count = counted(phrase)
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
        unit, count = "Y", count if count == "X" else str(round(float(count) * TENS[unit]))
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


def read_half_more(phrase: Phrase, context: Context) -> Reading:
    """ "a year and a half"."""
    unit = phrase.first("unit")
    return (duration(unit, "1", half=True), DURATION) if unit in HALVES else None


def read_a_unit(phrase: Phrase, context: Context) -> Reading:
    """ "a year": a set where it says how often ("twice a year", "$3 a year"), else a duration."""
    unit = phrase.first("unit", "quarter")
    if phrase.after in ("old", "hyphen"):
        return None
    rate = phrase.before in ("small", "amount", "number", "per", "times")
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
