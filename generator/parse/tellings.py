"""What a clause tells by PLOVER: its trigger, its type, and whether it happened, is planned, denied or only possible."""

import re
from functools import cache
from typing import NamedTuple

from generator.model import Status
from generator.parse.clauses import Clause, Reading
from generator.parse.lexicon import read_table, read_words
from generator.parse.triggers import Pattern, Trigger, forms_of, patterns, triggers_at

# A light verb stands this close to its noun: "launched a new large-scale offensive".
LIGHT_REACH = 6
BE = frozenset("is are was were be been being".split())
# From the verb group to an infinitive or gerund that it governs: "agreed on Monday to", "tried to".
GOVERNED = re.compile(r"(?:R?D?M|X|IX?B|[BG])*I?X?")
HEADED = frozenset("by to".split())  # before a gerund that tells how: "by blocking", "resorted to throwing"


class Telling(NamedTuple):
    """What a clause tells; `start` and `end` are the trigger's tokens."""

    type: str
    mode: str
    status: Status
    start: int
    end: int


def find_telling(reading: Reading, clause: Clause) -> Telling | None:
    """What the clause tells, if it tells an event of PLOVER: the first trigger that stands as a verb does."""
    if demanded := _demanded(reading, clause):
        return demanded
    trigger = _find_trigger(reading, clause)
    if trigger is None or _is_accident(reading, clause, trigger.pattern):
        return None
    status = _status(reading, clause, trigger.start)
    type_, mode = trigger.pattern.type, trigger.pattern.mode
    if status is Status.PLANNED and _modal(reading, clause) & _words("clauses", "future"):
        type_ = _turned("future").get(type_, type_)
    elif status is Status.NEGATED and _modal(reading, clause) & (_words("clauses", "future") | {"would", "wouldn't"}):
        type_ = _turned("refused").get(type_, type_)
    return Telling(type_, mode if type_ == trigger.pattern.type else "", status, trigger.start, trigger.end)


def untyped(reading: Reading, clause: Clause) -> Telling:
    """The clause as an event that PLOVER has no type for: its trigger is the last word of its verb group."""
    end = clause.verb.stop if clause.verb else clause.end
    return Telling("", "", _status(reading, clause, end - 1), end - 1, end)


def is_passive(reading: Reading, clause: Clause) -> bool:
    """Whether the verb group is passive: a form of "be", then a past participle."""
    if clause.verb is None or reading.tags[clause.verb.stop - 1] not in "VPY":
        return False
    return any(word in BE for word in reading.words[clause.verb.start : clause.verb.stop])


def _demanded(reading: Reading, clause: Clause) -> Telling | None:
    """ "The minister said that Japan must open its markets" is a demand."""
    host = reading.clauses[clause.host] if clause.host is not None else None
    if host is None or host.verb is None or clause.verb is None or clause.link not in ("", "that"):
        return None
    if "must" not in reading.words[clause.verb.start : clause.verb.stop] or clause.start < host.verb.stop:
        return None
    return Telling("DEMAND", "", Status.ASSERTED, host.verb.stop - 1, host.verb.stop)


def _find_trigger(reading: Reading, clause: Clause) -> Trigger | None:
    known, words = patterns(), reading.words
    outside = clause.subject if clause.subject and not clause.holds(clause.subject.start) else range(0)
    indexes = [*outside, *clause.indexes]
    beside = None
    for index in indexes:
        if words[index] in known and reading.tags[index] != "q":
            beside = beside or frozenset(words[other] for other in indexes)
            for trigger in triggers_at(words, index, beside):
                stands = _is_lightly_told if trigger.pattern.noun else _is_verb
                if stands(reading, clause, trigger):
                    return trigger
    return None


def _is_verb(reading: Reading, clause: Clause, trigger: Trigger) -> bool:
    """Whether the trigger is the clause's verb, or an infinitive or gerund that the verb governs."""
    index, tags, verb = trigger.start, reading.tags, clause.verb
    if verb is None or index < verb.start:
        return False
    if index < verb.stop:
        return index == verb.stop - 1
    if tags[index] == "G" and reading.words[index - 1] in HEADED:
        return True
    if tags[index] not in "BGN" or (tags[index] == "N" and tags[index - 1] not in "I"):
        return False
    return GOVERNED.fullmatch(tags, verb.stop, index) is not None


def _is_lightly_told(reading: Reading, clause: Clause, trigger: Trigger) -> bool:
    """Whether a light verb governs the noun: just before it, or with it as the subject ("clashes broke out")."""
    if clause.verb is None:
        return False
    light, words, verb = forms_of("light verbs"), reading.words, clause.verb
    if trigger.end <= verb.start:
        return clause.subject is not None and trigger.start in clause.subject and words[verb.stop - 1] in light
    near = range(max(verb.start, trigger.start - LIGHT_REACH), trigger.start)
    if "R" in reading.tags[near.start : near.stop] and words[near.stop - 1] not in ("of", "in"):
        near = near[reading.tags[near.start : near.stop].rindex("R") :]
    existing = words[clause.start] == "there" and trigger.start - verb.stop <= LIGHT_REACH
    return existing or any(words[index] in light and reading.tags[index] in "AVPBGS" for index in near)


def _is_accident(reading: Reading, clause: Clause, pattern: Pattern) -> bool:
    if pattern.type not in ("ASSAULT", "FIGHT"):
        return False
    return any(reading.words[index] in _words("events", "accidents") for index in clause.indexes)


def _status(reading: Reading, clause: Clause, trigger: int) -> Status:
    words, modal = reading.words, _modal(reading, clause)
    verb = clause.verb or range(clause.start, clause.start)
    before = words[verb.start : max(trigger, verb.stop)]
    if not _words("clauses", "negations").isdisjoint(before) or "no longer" in " ".join(before):
        return Status.NEGATED
    if not forms_of("failures").isdisjoint(words[verb.start : trigger]):
        return Status.NEGATED
    if clause.link in _words("clauses", "conditions") or modal & _words("clauses", "conditional"):
        return Status.CONDITIONAL
    infinitive = trigger >= verb.stop and reading.tags[trigger] in "BGN" and "I" in reading.tags[verb.stop : trigger]
    if modal & _words("clauses", "future") or (infinitive and not forms_of("plans").isdisjoint(before)):
        return Status.PLANNED
    return Status.ASSERTED


def _modal(reading: Reading, clause: Clause) -> frozenset[str]:
    verb = clause.verb or range(0)
    return frozenset(reading.words[verb.start : verb.stop])


@cache
def _words(name: str, part: str) -> frozenset[str]:
    return frozenset(read_words(name)[part])


@cache
def _turned(part: str) -> dict[str, str]:
    return dict(read_table("events")[part])
