"""Say what a clause tells by PLOVER: its type, its mode, and whether it happened."""

from functools import cache
from typing import NamedTuple

from generator.model import Status
from generator.parse.events.clauses import Clause
from generator.parse.events.statuses import is_future, status_at
from generator.parse.events.trigger_search import find_trigger, perfect_infinitive
from generator.parse.events.triggers import NONE, Trigger, TriggerPattern, forms_of
from generator.word_lists import read_table, word_set

DATED_CLAUSE_RULE = "dated clause"
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


def find_telling(clause: Clause, triggers: list[int]) -> Telling | None:
    """Say what the clause tells by the first of its triggers, if it tells an event of PLOVER."""
    if clause.verb is None:
        return None
    if demanded := _demanded(clause):
        return demanded
    trigger = find_trigger(clause, triggers)
    if trigger is None or trigger.pattern.type == NONE:
        return None
    if _is_accident(clause, trigger.pattern):
        return None
    status = status_at(clause, trigger.start)
    type_, mode = trigger.pattern.type, trigger.pattern.mode
    if status in INTENDED and _is_intended(clause, trigger):
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


def _is_intended(clause: Clause, trigger: Trigger) -> bool:
    """Whether the clause is about what somebody will do: "will meet", "agreed to meet"."""
    before = clause.words[clause.verb.start : trigger.start]
    if not forms_of("intents").isdisjoint(before):
        return True
    return is_future(clause) and not clause.is_passive()


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


def untyped(clause: Clause) -> Telling:
    """Tell the clause as an event without a type, its trigger the last word of its verb group."""
    done = perfect_infinitive(clause)
    end = clause.verb.stop if clause.verb else clause.end
    if done is not None:
        end = done + 1
    last = clause.words[end - 1]
    # "was set to land on Monday", "planned to leave on Monday"
    due = last in forms_of("plans") and (clause.is_passive() or clause.tags[end - 1] in "VS")
    status = Status.PLANNED if due and clause.tag(end) == "I" else status_at(clause, end - 1)
    return Telling("", "", status=status, start=end - 1, end=end, rule=DATED_CLAUSE_RULE)


def _demanded(clause: Clause) -> Telling | None:
    """Read a demand: "The minister said that Japan must open its markets"."""
    host = clause.host
    if clause.kind != "complement" or host is None or host.verb is None:
        return None
    if "must" not in clause.verb_words:
        return None
    end = host.verb.stop
    tag = clause.tags[end - 1]
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


def _is_accident(clause: Clause, pattern: TriggerPattern) -> bool:
    """Whether nobody did the harm.

    Any word of the clause may say so; of the clause that it goes on from its subject and verb.
    """
    accidents = word_set("events", "accidents")
    is_violent = pattern.type in {"ASSAULT", "FIGHT"}
    if not is_violent and pattern.type not in HARMFUL:
        return False
    told = set(clause.subject_words)
    if is_violent:
        told.update(clause.words[index] for index in clause.indexes)
        if clause.kind in ("participle", "shared"):  # "two buses collided, killing 18"
            host = clause.host
            told.update(host.verb_words if host else ())
    return not accidents.isdisjoint(told)
