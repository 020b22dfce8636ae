"""Which numbers of a page its passages do not give, in whatever form a page may tell theirs.

A part of a whole in percent, a measure in another unit, the number of another language, how many
times one number is another, how long after a day another one is.

The policy of marked numbers: what an editor counts together or rounds is their own figure. A mark
promises that its passage has the number. A sum of two counts may count somebody twice, and a
rounding turns a limit ("more than 7,400") into another one, so neither may carry the mark alone;
both may stand in a sentence without one, where readers see that they are the editor's. A measure in
another unit says the same where it stands beside the passage's own; how many times one of two
numbers is the other, and how long after a day another one is, anybody may see.
"""

import re
from collections.abc import Iterable, Iterator, Set
from datetime import date
from itertools import combinations, permutations, product

from generator.check.english import any_of
from generator.check.number_context import on_calendar, unit_of
from generator.check.other_languages import find_told
from generator.check.passage_evidence import PassageEvidence
from generator.check.wording import is_whole, stands_in
from generator.model import Span
from generator.numerals import Day, Numeral, key_of, read_numerals

MAY_BE_NUMBER = re.compile(rf"\d|\b(?:{any_of('quantities')})\b", re.IGNORECASE)
CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s?(?P<half>[ap])\.?m\b", re.IGNORECASE
)
LATER = re.compile(r"\b(?P<count>[\w-]+ days?) (?:later|earlier|before|after)\b")
MEASURES = {
    "km": ("length", 1000),
    "mile": ("length", 1609.344),
    "metre": ("length", 1),
    "foot": ("length", 0.3048),
    "square_km": ("area", 1),
    "square_mile": ("area", 2.59),
    "hectare": ("area", 0.01),
    "acre": ("area", 0.004047),
    "kg": ("mass", 1),
    "ton": ("mass", 1000),
    "hour": ("time", 1),
    "day": ("time", 24),
    "week": ("time", 168),
    "month": ("time", 730),
    "year": ("time", 8766),
}
NEARLY = 0.05  # of a measure that rounding may take from it
MOST = 12  # numbers of the passages of which sums are tried
PLACES = (1, 2)  # significant digits of a rounding
WAY = (
    "Write the number of the source; or say it in a sentence of your own, without the mark: "
    "sums and roundings of marked numbers are the editor’s own figures"
)


def find_unknown_numbers(
    text: str, cited: tuple[str, ...], evidence: PassageEvidence
) -> list[Span]:
    """The numbers and days of a text that the passages don't give."""
    if not MAY_BE_NUMBER.search(text):
        return []
    keys = evidence.tells(cited)
    numerals = read_numerals(text)
    found = [each for each in numerals if not each.forgiven and not _is_told(each.key, keys)]
    if not found:
        return []
    excused = list(_told_otherwise(text, cited, evidence))
    spans = [Span(each.start, each.end) for each in found]
    return [span for span in spans if not any(known.covers(span) for known in excused)]


def _told_otherwise(text: str, cited: tuple[str, ...], evidence: PassageEvidence) -> Iterator[Span]:
    """Find where names hold numbers, and where those of the passages stand in another form."""
    if names := evidence.numbered_names:
        yield from (Span(*found.span()) for found in names.finditer(text))
    keys = evidence.tells(cited)
    sources = evidence.sources(cited)
    for each in read_numerals(text):  # "less than half the town"
        written = text[each.start : each.end]
        joined = written.removesuffix("s").replace(" ", "-")  # "a two-month truce"
        if written[:1].isalpha() and any(
            stands_in(one, sources) for one in (written.lower(), joined)
        ):
            yield Span(each.start, each.end)
    yield from _hours(text, sources)
    told = {share for one in evidence.together(cited) for _, share in _shares(one)}
    yield from (span for span, share in _shares(text) if share in told)
    yield from find_told(text, keys)
    yield from _converted(text, keys, evidence.together(cited))
    yield from _ratios(text, keys)
    yield from _later(text, cited, evidence)
    yield from occurrences(
        (*evidence.wordings(cited), *evidence.in_words(cited), *evidence.titles(cited)), text
    )


def _hours(text: str, sources: tuple[str, ...]) -> Iterator[Span]:
    """Find hours that the sources write otherwise."""
    hours = {_hour(found) for source in sources for found in CLOCK.finditer(source)}
    yield from (Span(*one.span()) for one in CLOCK.finditer(text) if _hour(one) in hours)


def _hour(found: re.Match) -> tuple[int, int, str]:
    """Give hour, minute and half of the day: of "8 a.m." as of "8:00am"."""
    return int(found["hour"]), int(found["minute"] or 0), found["half"].lower()


def _is_told(key: str | Day, keys: Set[str | Day]) -> bool:
    """Tell whether a number or a day is among those of the passages; a day may be told by less."""
    if key in keys or not isinstance(key, Day):
        return key in keys
    return any(key.agrees(day) for day in keys if isinstance(day, Day))


def _later(text: str, cited: tuple[str, ...], evidence: PassageEvidence) -> Iterator[Span]:
    """Find how long before or after another day of the article the passages' own is."""
    articles = {evidence.passages[id].article.id for id in cited}
    beside = tuple(one.id for id in sorted(articles) for one in evidence.sentences[id])
    for found in LATER.finditer(text):
        counts = [each.key for each in read_numerals(found["count"])]
        if not (counts and is_value(counts[0])):
            continue
        both = product(_whole_days(evidence.tells(cited)), _whole_days(evidence.tells(beside)))
        apart = {abs((day - other).days) for day, other in both}
        if float(counts[0]) in apart:
            yield Span(*found.span())


def _converted(text: str, keys: Set[str | Day], sources: tuple[str, ...]) -> Iterator[Span]:
    """Find measures in another unit that stand beside the passages' own; times by themselves."""
    read = list(_measures(text))
    told = [(float(each.key), unit) for each, unit in read if each.key in keys]
    theirs = ((float(each.key), unit) for source in sources for each, unit in _measures(source))
    told += [one for one in theirs if MEASURES.get(one[1], ("",))[0] == "time"]
    for each, unit in read:
        if unit and each.key not in keys and _is_converted(float(each.key), unit, told):
            yield Span(each.start, each.end)


def _measures(text: str) -> Iterator[tuple[Numeral, str]]:
    """Read the numbers of a text, each with its unit."""
    return ((each, unit_of(text, each)) for each in read_numerals(text) if is_value(each.key))


def _ratios(text: str, keys: Set[str | Day]) -> Iterator[Span]:
    """Find how many times one number of the passages is another one, where words tell it."""
    told = [float(key) for key in keys if is_value(key)]
    for each in read_numerals(text):
        written = text[each.start : each.end]
        is_part = is_value(each.key) and float(each.key) < 1 and written[:1].isalpha()
        if (is_part or written.endswith(" times")) and is_ratio(float(each.key), told):
            yield Span(each.start, each.end)


def _whole_days(keys: Set[str | Day]) -> list[date]:
    return list(filter(None, (on_calendar(key) for key in keys if isinstance(key, Day))))


def _shares(text: str) -> Iterator[tuple[Span, str]]:
    """The parts of a whole that a text tells, in percent or in words: of "25 percent" a quarter.

    None is a whole or more: "200 percent" is not two.
    """
    for each in read_numerals(text):
        if not is_value(each.key):
            continue
        is_percent = unit_of(text, each) == "percent"
        value = float(each.key) / (100 if is_percent else 1)
        if value < 1 and (is_percent or text[each.start].isalpha()):
            yield Span(each.start, each.end), key_of(value)


def is_value(key: str | Day) -> bool:
    return isinstance(key, str) and key.isascii() and key.replace(".", "", 1).isdigit()


def occurrences(written: Iterable[str], text: str) -> Iterator[Span]:
    """Where they stand in the text as whole words: "15 December 2024" holds "5 December 2024"."""
    for one in filter(None, written):
        start = text.find(one)
        while start >= 0:
            end = start + len(one)
            if is_whole(text, start, end):
                yield Span(start, end)
            start = text.find(one, end)


def _is_converted(value: float, unit: str, told: Iterable[tuple[float, str]]) -> bool:
    """Tell whether a measure is one of those told, in another unit: 236 miles for 380 km."""
    for other, measured in told:
        if unit != measured and {unit, measured} <= MEASURES.keys():
            (kind, size), (other_kind, other_size) = MEASURES[unit], MEASURES[measured]
            meant = other * other_size / size
            if kind == other_kind and abs(value - meant) <= NEARLY * meant:
                return True
    return False


def is_ratio(value: float, told: Iterable[float]) -> bool:
    """Tell whether two of the numbers told stand to one another so: three times, a tenth."""
    numbers = [one for one in sorted(set(told))[:MOST] if one > 0]
    ratios = (one / other for one, other in permutations(numbers, 2))
    return any(abs(value - one) <= NEARLY * one for one in ratios)


def name_own_figure(value: float, told: Iterable[float]) -> str:
    """Tell what a number is of those that the passages tell: "a sum", "a rounding"; else ""."""
    numbers = sorted(set(told))[:MOST]
    if any(value == one + other for one, other in combinations(numbers, 2)):
        return "a sum"
    if any(value in _roundings(number) for number in numbers):
        return "a rounding"
    return ""


def _roundings(number: float) -> set[float]:
    """The number to one and two significant digits, up and down."""
    found = set()
    for places in PLACES:
        step = 10 ** (len(str(int(number))) - places)
        if step > 1:
            low = number // step * step
            found |= {low, low + step}
    return found - {number}
