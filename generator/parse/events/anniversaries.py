"""Date what an article looks back on from its own day: "A day after the flood, people are …".

Days are counted, and an anniversary ("marks two years since") is the same day of that year. Other
weeks, months and years are round numbers, from which no day follows.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date as day
from datetime import timedelta

from generator.model import Date, DateType
from generator.parse.events.clauses import SentenceReading, token_at
from generator.parse.events.nominal import Happening, end_of_phrase, happening_nouns
from generator.word_lists import set_of

SPELL = re.compile(r"P(\d+)([DY])$")
LINKS = (["after"], ["following"], ["since"], ["on", "since"])
MARKING = set_of("mark marks marked marking")
# The first words of a verb group that tells what is so on the day of the article.
PRESENT = set_of("is are has have can cannot will still remain")
SHORTEST = 3  # tokens that tell which happening is meant: "the landslide" does not
FARTHEST = 8  # tokens from the link to the noun
BARRIERS = frozenset("AVYSBWTUKC,;Oq")


def find_anniversaries(
    reading: SentenceReading,
    dates: list[Date],
    published: day,
) -> Iterator[Happening]:
    """Yield the nouns of happenings from which the sentence counts up to the day of the article."""
    for date in dates:
        spell = SPELL.match(date.value) if date.type is DateType.DURATION else None
        if spell is None:
            continue
        start = token_at(reading.sentence.tokens, date.span.start)
        end = token_at(reading.sentence.tokens, date.span.end - 1) + 1
        marks = not MARKING.isdisjoint(reading.words[max(0, start - 1) : start])
        begins = _link_end(reading.words, end)
        noun = _noun_after(reading, begins)
        if noun is None or not (marks or _is_of_now(reading, start)):
            continue
        value = _counted_back(published, int(spell[1]), unit=spell[2], exactly=marks)
        clause = next((one for one in reading.clauses if one.holds(noun)), None)
        if value and clause:
            counted = replace(date, value=value, type=DateType.DATE)
            phrase = range(begins, end_of_phrase(reading, noun))
            if len(phrase) >= SHORTEST:
                yield Happening(phrase, noun, counted, clause)


def _link_end(words: list[str], end: int) -> int | None:
    """Say where the words end that link a spell of time to what it is counted from."""
    for link in LINKS:
        if words[end : end + len(link)] == link:
            return end + len(link)
    return None


def _noun_after(reading: SentenceReading, start: int | None) -> int | None:
    """Find the noun of a happening in the phrase that begins at the index."""
    if start is None:
        return None
    for index in range(start, min(start + FARTHEST, len(reading.words))):
        if reading.tags[index] in BARRIERS:
            return None
        if reading.words[index] in happening_nouns():
            return index
    return None


def _is_of_now(reading: SentenceReading, start: int) -> bool:
    """Whether the spell opens the sentence, which tells what is so on the day of the article."""
    clause = next((one for one in reading.clauses if one.holds(start)), None)
    if clause is None or clause.verb is None or clause.kind != "main":
        return False
    opens = start == clause.start or reading.tags[start - 1] == ";"
    first = clause.words[clause.verb.start]
    return opens and (first in PRESENT or reading.tags[clause.verb.start] == "S")


def _counted_back(published: day, count: int, *, unit: str, exactly: bool) -> str | None:
    """Give the day that lies so many units before the article's day; None for a round number."""
    if unit == "D":
        return (published - timedelta(days=count)).isoformat()
    if not exactly or unit != "Y" or (published.month, published.day) == (2, 29):
        return None
    return f"{published.year - count:04}{published.isoformat()[4:]}"
