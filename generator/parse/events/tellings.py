"""Say what a clause tells by PLOVER: its type, its mode, and whether it happened."""

from functools import cache
from typing import NamedTuple

from generator.model import Status
from generator.parse.events.clauses import Clause, SentenceReading
from generator.parse.events.statuses import is_future, status_at
from generator.parse.events.trigger_search import find_trigger
from generator.parse.events.triggers import NONE, Trigger, TriggerPattern, forms_of
from generator.parse.lexicon import read_table, read_words

DATED_CLAUSE = "dated clause"
VIOLENT = frozenset(["ASSAULT", "FIGHT"])
HARMFUL = frozenset(["COERCE", "PROTEST"])  # floods destroy homes, landslides block roads
# What becomes of an event that is intended, and of one that is intended not to be: the parts of
# lexicon/events.txt that map one type to another.
INTENDED = {Status.PLANNED: "future", Status.NEGATED: "refused"}


class Telling(NamedTuple):
    """What a clause tells."""

    type: str
    mode: str
    status: Status
    start: int  # of the trigger's tokens
    end: int
    rule: str  # how it is told


def find_telling(reading: SentenceReading, clause: Clause, triggers: list[int]) -> Telling | None:
    """Say what the clause tells by the first of its triggers, if it tells an event of PLOVER."""
    if clause.verb is None:
        return None
    if demanded := _demanded(reading, clause):
        return demanded
    trigger = find_trigger(reading, clause, triggers)
    if trigger is None or trigger.pattern.type == NONE:
        return None
    if _is_accident(reading, clause, trigger.pattern):
        return None
    status = status_at(reading, clause, trigger.start)
    type_, mode = trigger.pattern.type, trigger.pattern.mode
    if status in INTENDED and _is_intended(reading, clause, trigger):
        type_ = _turned(INTENDED[status]).get(type_, type_)
    if type_ != trigger.pattern.type:
        mode = ""
    return Telling(
        type_,
        mode,
        status=status,
        start=trigger.start,
        end=trigger.end,
        rule=f"{type_}, {_construction(clause, trigger)}",
    )


def _is_intended(reading: SentenceReading, clause: Clause, trigger: Trigger) -> bool:
    """Whether the clause is about what somebody will do: "will meet", "agreed to meet"."""
    before = reading.words[clause.verb.start : trigger.start]
    if not forms_of("intents").isdisjoint(before):
        return True
    return is_future(reading, clause) and not reading.is_passive(clause)


@cache
def _turned(part: str) -> dict[str, str]:
    return dict(read_table("events")[part])


def _construction(clause: Clause, trigger: Trigger) -> str:
    """Say how the event is told, as the second half of its rule's name."""
    if trigger.pattern.noun:
        return "noun"
    if trigger.start >= clause.verb.stop:
        return "infinitive"
    return "verb and object" if trigger.pattern.near else "verb"


def untyped(reading: SentenceReading, clause: Clause) -> Telling:
    """Tell the clause as an event that PLOVER has no type for.

    Its trigger is the last word of its verb group.
    """
    end = clause.verb.stop if clause.verb else clause.end
    last = reading.words[end - 1]
    due = last in forms_of("plans") and reading.is_passive(clause)
    if due and reading.tags[end : end + 1] == "I":  # "was set to land on Monday"
        status = Status.PLANNED
    else:
        status = status_at(reading, clause, end - 1)
    return Telling("", "", status=status, start=end - 1, end=end, rule=DATED_CLAUSE)


def _demanded(reading: SentenceReading, clause: Clause) -> Telling | None:
    """Read a demand: "The minister said that Japan must open its markets"."""
    host = reading.host_of(clause)
    if clause.kind != "complement" or host is None or host.verb is None:
        return None
    if "must" not in reading.words_of(clause.verb):
        return None
    end = host.verb.stop
    tag = reading.tags[end - 1]
    speaks = tag == "Y" or (tag == "V" and clause.link == "that")
    if not speaks:
        return None
    return Telling(
        "DEMAND",
        "",
        status=Status.ASSERTED,
        start=end - 1,
        end=end,
        rule="DEMAND, must",
    )


def _is_accident(reading: SentenceReading, clause: Clause, pattern: TriggerPattern) -> bool:
    """Whether nobody did the harm.

    Any word of the clause may say so; of the clause that it goes on from its subject and verb.
    """
    accidents = _accidents()
    is_violent = pattern.type in VIOLENT
    if not is_violent and pattern.type not in HARMFUL:
        return False
    told = set(reading.words_of(clause.subject))
    if is_violent:
        told.update(reading.words[index] for index in clause.indexes)
        if clause.kind in ("participle", "shared"):  # "two buses collided, killing 18"
            host = reading.host_of(clause)
            told.update(reading.words_of(host.verb) if host else ())
    return not accidents.isdisjoint(told)


@cache
def _accidents() -> frozenset[str]:
    return frozenset(read_words("events")["accidents"])
