"""What stands around a number that the source has: another unit, the contrary of its "more than",
another weekday.

Only what contradicts the source is told. A limit left out is asked about in a sentence alone; a
unit passes that the source writes behind another number ("between 10 and 12 percent").
"""

import re
from calendar import day_name
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from generator.check.english import all_of, any_of, measures
from generator.model import Span
from generator.numerals import Day, Numeral, read_numerals
from generator.word_lists import read_words

LOWER, UPPER = frozenset(["more", "over"]), frozenset(["less", "under"])
QUALIFIERS = ("more", "less", "over", "under", "about", "exact")
ANY_QUALIFIER = "|".join(f"(?P<{name}>{any_of(name)})" for name in QUALIFIERS)
QUALIFIED = re.compile(rf"\b(?:{ANY_QUALIFIER})(?:\s+\w+){{0,2}}?\s*[$€£]?$", re.IGNORECASE)
LIMITS = re.compile(rf"\b(?:{'|'.join(map(any_of, QUALIFIERS))})\b", re.IGNORECASE)
HANDED_OVER = re.compile(r"(?<=\b(?:hand|took|take|turn|gave|give))(?:ed|ing|s|n)? over\b")
MORE_BEHIND = re.compile(r"(?:\s+\w+)?(?:\s*\+|[\s-]plus\b|\s+(?:(?:or|and) more|at least)\b)")
LESS_BEHIND = re.compile(r"(?:\s+\w+)?\s+(?:or (?:less|fewer)|at most)\b")
ARTICLES = {"", *read_words("grammar")["articles"]}
ANY_UNIT = "|".join(f"(?P<{name}>{written})" for name, written in measures().items())
UNIT = re.compile(rf"[\s)-]*(?:{ANY_UNIT})(?!\w)")  # "forty-two (42) per cent"
UNIT_INSIDE = re.compile(rf"(?<![^\W\d_])(?:{ANY_UNIT})$")
MONEY = {"$": "dollar", "USD": "dollar", "dlrs": "dollar", "€": "euro", "EUR": "euro"}
CURRENCY = re.compile(r"(?:[$€]|\b(?:USD|EUR|dlrs))(?=\s*(?:$|\d))")
OLD = re.compile(r"[\s-]*years?[\s-]+(?:old|of age)")
WEEKDAY = re.compile(rf"(?:(?<!\w)(?P<before>\w+\s+))?\b(?P<day>{'|'.join(day_name)})\b")
ORDINAL = re.compile(rf"\b({any_of('ranks')}|\d+(?:st|nd|rd|th))[\s-]+([a-z]+)", re.IGNORECASE)


class NumberContext(NamedTuple):
    """What stands around a number."""

    qualifier: str  # more, less, over, under, about, exact; "" for none
    plainly: bool  # right before it
    unit: str


def is_same_amount(mine: str, theirs: str) -> bool:
    """Tell whether two texts say one number of one thing, in whatever form.

    A limit may be left out.
    """
    numbers = [[each.key for each in read_numerals(text)] for text in (mine, theirs)]
    if not numbers[0] or numbers[0] != numbers[1] or _of_what(mine) != _of_what(theirs):
        return False
    return not any(find_contradictions(mine, (theirs,), []))


def _of_what(text: str) -> list[str]:
    """The words of a text without its numbers and their limits."""
    for each in reversed(read_numerals(text)):
        text = f"{text[: each.start]} {text[each.end :]}"
    return LIMITS.sub(" ", text).split()


def find_contradictions(
    text: str, sources: tuple[str, ...], days: list[Day]
) -> Iterator[tuple[Span, str]]:
    """Stretches of a text that say of a number, a weekday or a rank of the sources what these
    don't; and why.

    `days` are those that the sources tell.
    """
    told = [
        (each, _context_of(source, each)) for source in sources for each in read_numerals(source)
    ]
    for each in read_numerals(text):
        same = [context for other, context in told if other.key == each.key]
        if same and not each.forgiven and not isinstance(each.key, Day):
            yield from _contradiction(text, each, same, {context.unit for _, context in told})
    yield from _weekdays(text, sources, days)
    yield from _ranks(text, sources)


def find_dropped_limits(text: str, source: str) -> Iterator[str]:
    """Give the numbers that a text tells plainly, and its source only as more or less than that."""
    told = [(each.key, _context_of(source, each).qualifier) for each in read_numerals(source)]
    for each in read_numerals(text):
        said = {qualifier for key, qualifier in told if key == each.key}
        is_plain = not _context_of(text, each).qualifier and not isinstance(each.key, Day)
        if said and said <= LOWER | UPPER and is_plain:
            yield text[each.start : each.end]


def _contradiction(
    text: str, each: Numeral, same: list[NumberContext], units: set[str]
) -> Iterator[tuple[Span, str]]:
    mine, span = _context_of(text, each), Span(each.start, each.end)
    number, said = span.of(text).strip(), {context.qualifier for context in same}
    if mine.qualifier and mine.plainly and _is_contrary(mine.qualifier, said):
        yield span, f"the source does not say {number} with this limit"
    attached = {context.unit for context in same}
    if mine.unit and mine.unit not in attached:
        is_written = mine.unit in (*units, "people") or OLD.match(text, each.end)
        if "" not in attached or not is_written:
            yield span, f"{number} is not of this unit in what it cites"


def _is_contrary(mine: str, said: set[str]) -> bool:
    if mine == "exact":
        return "" not in said and "exact" not in said
    if (mine in LOWER and said <= UPPER) or (mine in UPPER and said <= LOWER):
        return True
    return mine in ("more", "less") and said <= {"", "about"}


@lru_cache(maxsize=1 << 12)
def _context_of(text: str, each: Numeral) -> NumberContext:
    before = HANDED_OVER.sub("", text[max(0, each.start - 60) : each.start])
    found = QUALIFIED.search(before)
    qualifier, plainly = "", True
    if found:
        qualifier = found.lastgroup
        plainly = before[found.end(qualifier) :].strip(" \n\t$€£").lower() in ARTICLES
    elif MORE_BEHIND.match(text, each.end):
        qualifier = "more"
    elif LESS_BEHIND.match(text, each.end):
        qualifier = "less"
    return NumberContext(qualifier, plainly, unit_of(text, each))


def unit_of(text: str, each: Numeral) -> str:
    """The unit before, in or behind a number: the parser's "280,000 km" is one."""
    written = text[each.start : each.end]
    for stretch in (text[: each.start].rstrip()[-4:], written):
        if sign := CURRENCY.search(stretch):
            return MONEY[sign[0]]
    inside = UNIT_INSIDE.search(written)
    if inside and inside.lastgroup not in all_of("inner scales"):
        return inside.lastgroup
    behind = UNIT.match(text, each.end)
    return behind.lastgroup if behind else ""


def _weekdays(text: str, sources: tuple[str, ...], days: list[Day]) -> Iterator[tuple[Span, str]]:
    """Weekdays on which nothing happened. Without a year nobody knows the weekday of a day."""
    if any(not day.year and day.day for day in days):
        return
    known = {day_name[day.weekday()] for day in filter(None, map(on_calendar, days))}
    if not known:
        return
    for found in WEEKDAY.finditer(text):
        day = found["day"]
        is_known = day in known or any(day in source for source in sources)
        if not is_known and not _is_in_name(found["before"] or ""):
            yield Span(*found.span("day")), f"{day} is not the day of what it cites"


def _is_in_name(before: str) -> bool:
    """Tell whether the word before a weekday makes a name with it: Good Friday."""
    before = before.strip()
    return before[:1].isupper() and before.lower() not in all_of("before weekdays")


def on_calendar(day: Day) -> date | None:
    """The day where it is a whole one that there is: an article may write 30 February 2024."""
    try:
        return date(*day) if day.day and day.year else None
    except ValueError:
        return None


def _ranks(text: str, sources: tuple[str, ...]) -> Iterator[tuple[Span, str]]:
    """The third largest of which the sources say that it is the second largest."""
    told = {
        tuple(map(str.lower, found.groups()))
        for source in sources
        for found in ORDINAL.finditer(source)
    }
    for found in ORDINAL.finditer(text) if told else ():
        rank, what = map(str.lower, found.groups())
        if (rank, what) not in told and any(other == what for _, other in told):
            yield Span(*found.span(1)), f"{rank} {what} does not stand in what it cites"
