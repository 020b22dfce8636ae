"""Which numbers of a page its passages do not give, in whatever form a page may tell theirs.

A part of a whole in percent, a measure in another unit, the number of another language, how many
times one number is another, how long after a day another one is.
"""

import re
from collections.abc import Iterable, Iterator, Set
from datetime import date
from itertools import product

from generator.check.english import any_of
from generator.check.number_context import on_calendar, unit_of
from generator.check.other_languages import find_told
from generator.check.own_figures import is_converted, is_ratio
from generator.check.passage_evidence import PassageEvidence
from generator.check.wording import is_whole, stands_in
from generator.model import Span
from generator.numerals import Day, key_of, read_numerals

MAY_BE_NUMBER = re.compile(rf"\d|\b(?:{any_of('quantities')})\b", re.IGNORECASE)
LATER = re.compile(r"\b(?P<count>[\w-]+ days?) (?:later|earlier|before|after)\b")


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
    told = {share for one in evidence.together(cited) for _, share in _shares(one)}
    yield from (span for span, share in _shares(text) if share in told)
    yield from find_told(text, keys)
    yield from _converted(text, keys)
    yield from _ratios(text, keys)
    yield from _later(text, cited, evidence)
    yield from occurrences(
        (*evidence.wordings(cited), *evidence.in_words(cited), *evidence.titles(cited)), text
    )


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


def _converted(text: str, keys: Set[str | Day]) -> Iterator[Span]:
    """Find measures that stand beside the passages' own, in another unit."""
    read = [(each, unit_of(text, each)) for each in read_numerals(text) if is_value(each.key)]
    told = [(float(each.key), unit) for each, unit in read if each.key in keys]
    for each, unit in read:
        if unit and each.key not in keys and is_converted(float(each.key), unit, told):
            yield Span(each.start, each.end)


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
