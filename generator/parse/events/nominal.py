"""Find what a noun with its own date tells: "since Monday's attack", "the landslide on 24 May".

Such a noun stands for an event whatever the clause around it says, where the clause itself tells
none on that date. What is shown is the noun phrase, or the clause where that is short.

What an article looks back on from its own day is dated by it: "A day after the flood, people …".
Days are counted, and an anniversary ("marks two years since") is the same day of that year. Other
weeks, months and years are round numbers, from which no day follows.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date as day
from datetime import timedelta
from functools import cache
from typing import NamedTuple

from generator.frozen import replace
from generator.model import Date, DateType, Span, Status
from generator.parse.events.clauses import Clause, SentenceReading, token_at
from generator.parse.events.participants import POSSESSIVE
from generator.parse.events.statuses import status_at
from generator.parse.events.triggers import forms_of
from generator.word_lists import read_table, read_words, set_of

BEFORE_DATE = set_of("on in of at during over late early")
OPENING = frozenset(["between", "from"])  # the first words of a period
# From the head noun to the date behind it: "the attack on a mosque in Homs on Monday".
TO_DATE = re.compile(r"(?:[RI][DXVPGN]{0,12}N|G|X){0,13}[VPY]?R?D?M*")
# What goes on with the noun: "displacement order for the city of Derna".
FROM_DATE = re.compile(r"N*(?:R[DX]*[NVPG]*N)*")
BARRIERS = frozenset("ASWTUKC,;Oq")  # tags of what no noun phrase goes on over
# Between a verb and a noun that has a time of its own.
APART = set_of("after since before by of about despite")
OWN_TIME = frozenset("PVY,")  # tags of what has a time of its own there
FARTHEST = 14  # tokens from a noun to its date
REACH = 3  # words before a noun phrase that may tell of fear or of a plan
ADJECTIVES = 4  # tokens from a date to the noun that it stands before
DEFINITE = set_of("the this that its their his her our")
FULL_PHRASE = 5  # tokens that a noun phrase takes to be read by itself
SPELL = re.compile(r"P(\d+)([DY])$")
LINKS = (["after"], ["following"], ["since"], ["on", "since"])
MARKING = set_of("mark marks marked marking")
# The first words of a verb group that tells what is so on the day of the article.
PRESENT = set_of("is are has have can cannot will still remain")
SHORTEST = 3  # tokens that tell which happening is meant: "the landslide" does not
FARTHEST_LINKED = 8  # tokens from the link to the noun
NO_PHRASE = frozenset("AVYSBWTUKC,;Oq")


class Happening(NamedTuple):
    """A noun with its date, by the tokens of the whole phrase and of the noun."""

    phrase: range
    noun: int
    date: Date
    clause: Clause


def find_happenings(reading: SentenceReading, dates: list[Date]) -> Iterator[Happening]:
    """Yield the nouns of a sentence that one of these dates belongs to."""
    if happening_nouns().keys().isdisjoint(reading.words):
        return
    yield from filter(None, (_happening_on(reading, date) for date in dates))


def _happening_on(reading: SentenceReading, date: Date) -> Happening | None:
    """Give the noun that a date stands before or behind."""
    tokens = reading.sentence.tokens
    start = token_at(tokens, date.span.start)
    clause = next((one for one in reading.clauses if one.holds(start)), None)
    if clause is None or "q" in reading.tags[start : start + 1]:
        return None
    end = bisect_left(tokens, (date.span.end,), start)
    noun = _noun_behind(reading, start, end)
    phrase = _phrase_behind(reading, start, noun) if noun else None
    if noun is None:
        noun = _noun_before(reading, start, clause)
        phrase = range(_start_of(reading, noun, clause), end) if noun else None
    if not phrase or _is_doubtful(reading, phrase, clause=clause, noun=noun):
        return None
    return Happening(phrase, noun, date, clause)


def span_of(happening: Happening) -> Span:
    """Give the words to show: the noun phrase, or its clause where "Monday's attack" is all."""
    clause = happening.clause
    words = clause.span_of(happening.phrase)
    if not words.covers(happening.date.span):
        return words  # counted back to from elsewhere: "a day after the explosion in the port"
    is_short = len(happening.phrase) < FULL_PHRASE and _is_of_clause(happening)
    if is_short and clause.kind in ("main", "complement") and is_told(clause):
        return clause.span
    return words


def _is_of_clause(happening: Happening) -> bool:
    """Whether the clause tells of the noun: "heavy rain hit towns, damaged by Monday's quake" not.

    It stands in front of the verb, or behind it with nothing between that has a time of its own: no
    "after", no participle of those whom it hit ("treated people hurt in Monday's attack").
    """
    clause = happening.clause
    start = happening.phrase.start
    if clause.word(start - 1) in {"since", "before", "despite"}:
        return False
    verb_end = clause.verb.stop if clause.verb else clause.start
    if "," in clause.tags[happening.phrase.stop : verb_end]:
        return False  # "Arriving at the centre of Monday's quake, he said …"
    between = clause.words[verb_end:start]
    if between == ["by"] and clause.is_passive():  # "was hit by Monday's raid"
        return True
    is_apart = not APART.isdisjoint(between)
    return not is_apart and OWN_TIME.isdisjoint(clause.tags[verb_end:start])


@cache
def happening_nouns() -> dict[str, str]:
    """Map the nouns of what happens, singular and plural, to the singular."""
    rows = [row[0].split("|") for row in read_table("events")["happenings"]]
    return {form: forms[0] for forms in rows for form in forms}


def _noun_behind(reading: SentenceReading, start: int, end: int) -> int | None:
    """Find the noun that a date stands before: "Monday's deadly attack", "the 7 October attack"."""
    words, tags = reading.words, reading.tags
    begin = end + 1 if words[end : end + 1] and words[end] in POSSESSIVE else end
    if begin == end and words[start - 1 : start] not in (["the"], ["this"], ["that"]):
        return None
    last = None
    for index in range(begin, min(begin + ADJECTIVES, len(words))):
        if tags[index] not in "NVPGDX":
            break
        last = index if words[index] in happening_nouns() else last
    return last


def _phrase_behind(reading: SentenceReading, start: int, noun: int) -> range:
    begins = start - (reading.words[start - 1 : start] == ["the"])
    return range(begins, end_of_phrase(reading, noun))


def end_of_phrase(reading: SentenceReading, noun: int) -> int:
    """Give the index behind what goes on with a noun: "floods in the city of Varna"."""
    return FROM_DATE.match(reading.tags, noun + 1).end()


def _noun_before(reading: SentenceReading, start: int, clause: Clause) -> int | None:
    """Find the noun that a date stands behind: "an attack on a mosque in Homs on Monday"."""
    words, tags = reading.words, reading.tags
    is_bare = tags[start] == "M" and tags[start - 1 : start] == "N"  # "an attack in Homs Sunday"
    behind_another = BEFORE_DATE.isdisjoint(words[start - 1 : start])
    if behind_another and not is_bare and words[start] not in OPENING:
        return None
    nouns = happening_nouns()
    for noun in range(start - 1, max(clause.start, start - FARTHEST) - 1, -1):
        if tags[noun] in BARRIERS:
            return None
        if words[noun] in nouns and tags[noun] in "NG":
            return noun if TO_DATE.fullmatch(tags, noun + 1, start) else None
    return None


def _start_of(reading: SentenceReading, noun: int, clause: Clause) -> int:
    """Give the index of the first token of a noun's phrase: "Israel's first mass eviction"."""
    tags, index = reading.tags, noun
    while index > clause.start:
        owner = reading.words[index - 1] in POSSESSIVE
        if tags[index - 1] not in "NPXGD" and not owner:
            break
        index -= 1
        if tags[index] == "D":
            break
    return index


def _is_doubtful(reading: SentenceReading, phrase: range, *, clause: Clause, noun: int) -> bool:
    """Whether the noun may stand for what did not happen, or not at that time."""
    words = reading.words
    around = words[max(0, phrase.start - REACH) : phrase.stop]
    if not _not_happened().isdisjoint(around):
        return True
    first = words[phrase.start]
    definite = first in DEFINITE or not POSSESSIVE.isdisjoint(words[phrase.start : noun])
    return not definite and not is_told(clause)


def is_told(clause: Clause) -> bool:
    """Whether the clause tells what happened or is so: no plan, fear or denial."""
    status = status_at(clause, clause.verb.stop - 1) if clause.verb else None
    denied = not forms_of("denials").isdisjoint(clause.verb_words)
    return status in (Status.ASSERTED, Status.REPORTED) and not denied


@cache
def _not_happened() -> frozenset[str]:
    return frozenset((*read_words("events")["not happened"], *read_words("clauses")["doubts"]))


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
    for index in range(start, min(start + FARTHEST_LINKED, len(reading.words))):
        if reading.tags[index] in NO_PHRASE:
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
