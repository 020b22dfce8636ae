"""Read the words that tell an event from lexicon/events.txt, and recognise them in a clause.

A trigger is the first word of a pattern in any of its forms: "calling" for "call off", with what
must follow it and what must stand beside it in the same clause.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from generator.grouped import grouped
from generator.parse.grammar.inflection import forms
from generator.word_lists import read_table, set_of, word_set

# Of two patterns on the same word the more particular one holds: "take control" before "take", and
# what a word beside it bears out ("halted aid") before what follows directly.
NEXT, NEAR = 2, 3
GERUND_REACH = 7  # words within which a gerund says with what somebody is charged
SUBJECT_REACH = 4  # words before a passive in which its subject ends
# Right behind a verb that has no object: "talks ended with a deal on aid" does not end aid.
WITHOUT_OBJECT = set_of("with without after amid following")
GERUND = "-ing"  # in a pattern: any gerund
NONE = "NONE"  # the type of what only looks like an event
# Where the word beside the verb may say who does it: "rebels entered the town".
BY_SUBJECT = frozenset(["FIGHT", "ASSAULT", "PROTEST", "MOBILIZE", "RETREAT", NONE])
DATED_NOUN_RULE = "dated noun"


class TriggerPattern(NamedTuple):
    """What tells an event of a type."""

    type: str
    mode: str
    rest: tuple[str, ...]  # the words directly after the first
    near: frozenset[str]  # one of these stands in the clause; empty: none asked for
    noun: bool = False  # told only with a light verb
    anywhere: bool = False  # what stands near may be the subject's
    is_passive: bool = False  # what stands near is what it is done to: "homes were condemned"

    @property
    def weight(self) -> int:
        """Say how particular the pattern is."""
        return NEXT * len(self.rest) + NEAR * bool(self.near)


class Trigger(NamedTuple):
    """A pattern where it stands: the indexes of its first token, and of that behind its last."""

    pattern: TriggerPattern
    start: int
    end: int


class Surroundings(NamedTuple):
    """What stands around the first word of a pattern."""

    words: list[str]  # of the sentence
    index: int  # of the first word
    beside: frozenset[str]  # the words of the clause with its subject
    after: frozenset[str]  # those of them that may be the object's


@cache
def patterns() -> dict[str, tuple[TriggerPattern, ...]]:
    """Map every form of a first word to the patterns that begin with it."""
    index = grouped(
        (form, pattern)
        for first, pattern in _read_patterns()
        for form in ([first] if pattern.noun else forms(first))
    )
    return {form: tuple(found) for form, found in index.items()}


def _read_patterns() -> Iterator[tuple[str, TriggerPattern]]:
    """Yield each pattern of the list with its first word."""
    for part, rows in read_table("events").items():
        type_, _, nouns = part.partition(" ")
        if not type_.isupper():
            continue
        read = _read_noun if nouns else _read_verb
        for row in rows:
            for words in _alternatives(row[0]):
                first, *rest = words.split()
                yield first, read(type_, row, rest=tuple(rest))


def _read_noun(type_: str, row: tuple[str, ...], *, rest: tuple[str, ...]) -> TriggerPattern:
    """Read the row of a noun: the words, the mode."""
    _, mode, *_ = (*row, "")
    return TriggerPattern(type_, mode, rest=rest, near=frozenset(), noun=True)


def _read_verb(type_: str, row: tuple[str, ...], *, rest: tuple[str, ...]) -> TriggerPattern:
    """Read the row of a verb: the words, those that stand beside it, the mode."""
    _, beside, mode, *_ = (*row, "", "")
    near = frozenset() if beside in ("", "-") else frozenset(beside.lstrip("~^").split("|"))
    anywhere = type_ in BY_SUBJECT or beside.startswith("~")
    is_passive = beside.startswith("^")
    return TriggerPattern(
        type_, mode, rest=rest, near=near, anywhere=anywhere, is_passive=is_passive
    )


def _alternatives(written: str) -> list[str]:
    """Write out "call on|upon" as "call on" and "call upon"."""
    *head, last = written.split()
    return [" ".join([*head, word]) for word in last.split("|")]


@cache
def type_of_noun(word: str) -> str:
    """Give the type of PLOVER that a noun tells by itself; "" where none."""
    found = (one for one in patterns().get(word, ()) if one.noun and not one.rest)
    return next((one.type for one in found), "")


# Sets of words, of each of which a sentence must hold one.
Asked = tuple[frozenset[str], ...]


@cache
def askings() -> dict[str, tuple[Asked, ...]]:
    """Map every first word to what each of its patterns asks of a sentence."""
    index = grouped(
        (word, _asked(pattern))
        for word, found in patterns().items()
        for pattern in found
        if pattern.type != NONE
    )
    return {word: tuple(asked) for word, asked in index.items()}


def _asked(pattern: TriggerPattern) -> Asked:
    """List what the pattern asks of a sentence beside its first word."""
    sets = [frozenset([word]) for word in pattern.rest]
    if pattern.near and GERUND not in pattern.near:
        sets.append(pattern.near)
    if pattern.noun:
        sets.append(forms_of("light verbs") | forms_of("occurrences") | {"there"})
    return tuple(sets)


@cache
def forms_of(part: str) -> frozenset[str]:
    """List all forms of the verbs in one part of lexicon/events.txt."""
    verbs = (row[0].split()[0] for row in read_table("events")[part])
    return frozenset(form for verb in verbs for form in forms(verb))


def most_particular(candidates: list[TriggerPattern], around: Surroundings) -> Trigger | None:
    """Choose the most particular of the patterns that find what they ask for."""
    found = []
    for pattern in candidates:
        end = _end_of(pattern, around)
        if end and _is_borne_out(pattern, around, end=end):
            found.append(Trigger(pattern, around.index, end))
    if len(found) < 2:
        return found[0] if found else None
    return min(found, key=lambda trigger: _precedence(trigger.pattern, around))


def _precedence(pattern: TriggerPattern, around: Surroundings) -> tuple[int, bool, int]:
    return -pattern.weight, pattern.type != NONE, _distance(pattern, around)


def _distance(pattern: TriggerPattern, around: Surroundings) -> int:
    """Say how far the nearest word asked for is: "halted aid to end the war" is about aid."""
    places = (place for place, word in enumerate(around.words) if word in pattern.near)
    return min((abs(place - around.index) for place in places), default=0)


def _end_of(pattern: TriggerPattern, around: Surroundings) -> int | None:
    """Say where the pattern ends that begins there, a day left aside; None if it is not there."""
    words = around.words
    start = around.index + 1
    if not pattern.rest:
        return start
    if start < len(words) and words[start] in word_set("clauses", "times"):
        start += 1
    end = start + len(pattern.rest)
    return end if tuple(words[start:end]) == pattern.rest else None


def _is_borne_out(pattern: TriggerPattern, around: Surroundings, *, end: int) -> bool:
    """Whether what the pattern asks for stands beside its verb."""
    if GERUND in pattern.near:
        following = around.words[end : end + GERUND_REACH]
        return any(word.endswith("ing") for word in following)
    if not pattern.near:
        return True
    if pattern.is_passive:
        before = around.words[max(0, around.index - SUBJECT_REACH) : around.index]
        return around.words[end : end + 1] != ["by"] and not pattern.near.isdisjoint(before)
    if around.words[end : end + 1] and around.words[end] in WITHOUT_OBJECT - pattern.near:
        return pattern.anywhere and not around.beside.isdisjoint(pattern.near)
    beside = around.beside if pattern.anywhere else around.after
    return not beside.isdisjoint(pattern.near)
