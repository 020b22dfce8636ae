"""The words that tell an event, from lexicon/events.txt, and how they are recognised in a clause.

A trigger is the first word of a pattern in any of its forms: "calling" for "call off", with what must follow it and
what must stand beside it in the same clause.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from generator.parse.grammar.inflection import forms
from generator.parse.lexicon import read_table, read_words

# Of two patterns on the same word the more particular one holds: "take control" before "take", and what a word beside
# it bears out ("halted aid") before what follows directly.
NEXT, NEAR = 2, 3
GERUND_REACH = 7  # words within which a gerund says with what somebody is charged
NONE = "NONE"  # the type of what only looks like an event
# Where the word beside the verb may say who does it: "rebels entered the town".
BY_SUBJECT = frozenset(["FIGHT", "ASSAULT", "PROTEST", "MOBILIZE", "RETREAT", NONE])


class Pattern(NamedTuple):
    """What tells an event of a type."""

    type: str
    mode: str
    rest: tuple[str, ...]  # the words directly after the first
    near: frozenset[str]  # one of these stands in the clause; empty: none asked for
    noun: bool = False  # told only with a light verb
    anywhere: bool = False  # what stands near may be the subject's

    @property
    def weight(self) -> int:
        return NEXT * len(self.rest) + NEAR * bool(self.near)


class Trigger(NamedTuple):
    pattern: Pattern
    start: int  # the index of its first token
    end: int


@cache
def patterns() -> dict[str, tuple[Pattern, ...]]:
    """The patterns by every form of their first word."""
    index: dict[str, list[Pattern]] = {}
    for part, rows in read_table("events").items():
        type_, _, nouns = part.partition(" ")
        for row in rows if type_.isupper() else ():
            for first, pattern in _read(type_, row, bool(nouns)):
                for form in [first] if nouns else forms(first):
                    index.setdefault(form, []).append(pattern)
    return {form: tuple(found) for form, found in index.items()}


def _precedence(pattern: Pattern) -> tuple[int, bool]:
    return -pattern.weight, pattern.type != NONE


def _read(type_: str, row: tuple[str, ...], noun: bool) -> Iterator[tuple[str, Pattern]]:
    columns = (*row, "", "")
    near = frozenset() if noun or columns[1] in ("", "-") else frozenset(columns[1].removeprefix("~").split("|"))
    anywhere = type_ in BY_SUBJECT or columns[1].startswith("~")
    mode = columns[1] if noun else columns[2]
    for words in _alternatives(columns[0]):
        first, *rest = words.split()
        yield first, Pattern(type_, mode, tuple(rest), near, noun, anywhere)


def _alternatives(written: str) -> list[str]:
    """ "call on|upon" is "call on" or "call upon"."""
    *head, last = written.split()
    return [" ".join([*head, word]) for word in last.split("|")]


@cache
def askings() -> dict[str, tuple[tuple[frozenset[str], ...], ...]]:
    """By every first word what each of its patterns asks of a sentence: of each of these sets, one word."""
    asked = {word: tuple(_asked(one) for one in found if one.type != NONE) for word, found in patterns().items()}
    return {word: found for word, found in asked.items() if found}


def _asked(pattern: Pattern) -> tuple[frozenset[str], ...]:
    sets = [frozenset([word]) for word in pattern.rest]
    if pattern.near and "-ing" not in pattern.near:
        sets.append(pattern.near)
    return (*sets, forms_of("light verbs") | forms_of("occurrences") | {"there"}) if pattern.noun else tuple(sets)


@cache
def forms_of(part: str) -> frozenset[str]:
    """All forms of the words of one part of the list."""
    return frozenset(form for row in read_table("events")[part] for form in forms(row[0].split()[0]))


def most_particular(
    candidates: list[Pattern], words: list[str], index: int, beside: frozenset[str], after: frozenset[str]
) -> Trigger | None:
    """Of the patterns whose first word stands at the index the most particular that finds what it asks for.

    `beside` are the words of the clause with its subject, `after` those that may be the object's.
    """
    found = []
    for pattern in candidates:
        end = _end_of(pattern, words, index)
        if end and _is_borne_out(pattern, words[end : end + GERUND_REACH], beside if pattern.anywhere else after):
            found.append(Trigger(pattern, index, end))
    if len(found) < 2:
        return found[0] if found else None
    return min(found, key=lambda one: (*_precedence(one.pattern), _distance(one.pattern, words, index)))


def _end_of(pattern: Pattern, words: list[str], index: int) -> int | None:
    """Where the pattern that begins at the index ends, a day aside ("called Monday on"); None if it is not there."""
    if not pattern.rest:
        return index + 1
    start = index + 1
    if start < len(words) and words[start] in _times():
        start += 1
    end = start + len(pattern.rest)
    return end if tuple(words[start:end]) == pattern.rest else None


@cache
def _times() -> frozenset[str]:
    return frozenset(read_words("clauses")["times"])


def _distance(pattern: Pattern, words: list[str], index: int) -> int:
    """How far the nearest of the words asked for stands: "halted aid to end the fighting" is about aid."""
    return min((abs(other - index) for other, word in enumerate(words) if word in pattern.near), default=0)


def _is_borne_out(pattern: Pattern, following: list[str], beside: frozenset[str]) -> bool:
    """Whether what the pattern asks for stands beside its verb."""
    if "-ing" in pattern.near:
        return any(word.endswith("ing") for word in following)
    return not pattern.near or not beside.isdisjoint(pattern.near)
