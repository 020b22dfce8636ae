"""What a clause tells by PLOVER: its trigger and its type."""

import re
from functools import cache
from typing import NamedTuple

from generator.model import Status
from generator.parse.events.clauses import Clause, Reading
from generator.parse.events.statuses import is_future, status_at
from generator.parse.events.triggers import NONE, Pattern, Trigger, askings, forms_of, most_particular, patterns
from generator.parse.lexicon import read_table, read_words

# A light verb stands this close to its noun: "launched a new large-scale offensive".
LIGHT_REACH = 6
DATED_CLAUSE = "dated clause"
VERBAL = frozenset("AXEVPBGYS")  # the tags in a verb group
BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
# From the verb group to an infinitive that it governs ("agreed on Monday to"), and to a gerund ("resumed").
TO_INFINITIVE = re.compile(r"(?:R?D?M|X|IX?B|[BG])*IX?")
TO_GERUND = re.compile(r"(?:R?D?M|X|IX?B)*")
HARMFUL = frozenset(["COERCE", "PROTEST"])  # floods destroy homes, landslides block roads
HEADED = frozenset(["by", "to"])  # before a gerund that tells how: "by blocking", "resorted to throwing"


class Telling(NamedTuple):
    """What a clause tells; `start` and `end` are the trigger's tokens, `rule` is how it is told."""

    type: str
    mode: str
    status: Status
    start: int
    end: int
    rule: str


def tells_event(words: list[str]) -> bool:
    """Whether a sentence of these words may tell an event: a first look, that spares most sentences the second."""
    asked, there = askings(), frozenset(words)
    if "must" in there:
        return True
    for word in _first_words() & there:
        for sets in asked[word]:
            if not any(map(there.isdisjoint, sets)):
                return True
    return False


@cache
def _first_words() -> frozenset[str]:
    return frozenset(askings())


def trigger_indexes(reading: Reading) -> list[int]:
    """Where words stand that may be triggers: as a verb, or as a noun that a light verb may go with."""
    known, nouns, tags = patterns(), _trigger_nouns(), reading.tags
    return [
        index
        for index, (word, letter) in enumerate(zip(reading.words, tags, strict=False))  # what is too long has no tags
        if word in known and letter != "q" and (letter in VERBAL or word in nouns or tags[index - 1] == "I")
    ]


@cache
def _trigger_nouns() -> frozenset[str]:
    return frozenset(word for word, found in patterns().items() if any(pattern.noun for pattern in found))


def find_telling(reading: Reading, clause: Clause, triggers: list[int]) -> Telling | None:
    """What the clause tells, if it tells an event of PLOVER: the first of the triggers that stands as a verb does."""
    if clause.verb is None:
        return None
    if demanded := _demanded(reading, clause):
        return demanded
    trigger = _find_trigger(reading, clause, triggers)
    if trigger is None or trigger.pattern.type == NONE or _is_accident(reading, clause, trigger.pattern):
        return None
    status = status_at(reading, clause, trigger.start)
    type_, mode = trigger.pattern.type, trigger.pattern.mode
    intent = clause.verb and not forms_of("intents").isdisjoint(reading.words[clause.verb.start : trigger.start])
    if intent or (is_future(reading, clause) and not is_passive(reading, clause)):
        turned = {Status.PLANNED: "future", Status.NEGATED: "refused"}.get(status)
        type_ = _turned(turned).get(type_, type_) if turned else type_
    rule = f"{type_}, {_construction(clause, trigger)}"
    return Telling(type_, mode if type_ == trigger.pattern.type else "", status, trigger.start, trigger.end, rule)


def _construction(clause: Clause, trigger: Trigger) -> str:
    if trigger.pattern.noun:
        return "noun"
    if trigger.start >= clause.verb.stop:
        return "infinitive"
    return "verb and object" if trigger.pattern.near else "verb"


def untyped(reading: Reading, clause: Clause) -> Telling:
    """The clause as an event that PLOVER has no type for: its trigger is the last word of its verb group."""
    end = clause.verb.stop if clause.verb else clause.end
    due = is_passive(reading, clause) and reading.words[end - 1] in forms_of("plans")
    if due and reading.tags[end : end + 1] == "I":  # "was set to land on Monday"
        return Telling("", "", Status.PLANNED, end - 1, end, DATED_CLAUSE)
    return Telling("", "", status_at(reading, clause, end - 1), end - 1, end, DATED_CLAUSE)


def is_passive(reading: Reading, clause: Clause) -> bool:
    """Whether the verb group is passive: a form of "be", then a past participle; or goes on with a passive."""
    if clause.verb is None or reading.tags[clause.verb.stop - 1] not in "VPY":
        return False
    if not BE.isdisjoint(reading.words[clause.verb.start : clause.verb.stop]):
        return True
    host = reading.host_of(clause)  # "was seized and beaten"; but "was seized and told the court"
    alone = clause.kind == "shared" and reading.tags[clause.verb.stop : clause.verb.stop + 1] not in ("D", "N", "O")
    return alone and host is not None and reading.tags[clause.verb.stop - 1] != "Y" and is_passive(reading, host)


def _demanded(reading: Reading, clause: Clause) -> Telling | None:
    """ "The minister said that Japan must open its markets" is a demand."""
    host = reading.host_of(clause)
    if clause.kind != "complement" or host is None or host.verb is None:
        return None
    speaks = reading.tags[host.verb.stop - 1]
    if "must" not in reading.words[clause.verb.start : clause.verb.stop] or not (
        speaks == "Y" or (speaks == "V" and clause.link == "that")
    ):
        return None
    return Telling("DEMAND", "", Status.ASSERTED, host.verb.stop - 1, host.verb.stop, "DEMAND, must")


def _find_trigger(reading: Reading, clause: Clause, triggers: list[int]) -> Trigger | None:
    if not triggers:
        return None
    words, outside = reading.words, _outside(clause)
    beside: frozenset[str] = frozenset()
    for index in [index for index in triggers if index in outside] + list(filter(clause.holds, triggers)):
        candidates = _standing(reading, clause, index)
        if not candidates:
            continue
        indexes = [*outside, *clause.indexes]
        beside = beside or frozenset(words[other] for other in indexes)
        passive = is_passive(reading, clause)
        after = beside if passive else frozenset(words[other] for other in indexes if other > index)
        if trigger := most_particular(candidates, words, index, beside, after):
            return trigger
    return None


def _outside(clause: Clause) -> range:
    """The clause's subject where it stands in another clause."""
    return clause.subject if clause.subject and not clause.holds(clause.subject.start) else range(0)


def _standing(reading: Reading, clause: Clause, index: int) -> list[Pattern]:
    """The patterns of the word that stands there as they ask: as a verb, or as a noun with a light verb."""
    known = patterns()[reading.words[index]]
    verb = _is_verb(reading, clause, index)
    noun = any(pattern.noun for pattern in known) and _is_lightly_told(reading, clause, index)
    return [pattern for pattern in known if (noun if pattern.noun else verb)]


def _is_verb(reading: Reading, clause: Clause, index: int) -> bool:
    """Whether the word is the clause's verb, or an infinitive or gerund that the verb governs."""
    tags, verb = reading.tags, clause.verb
    if verb is None or index < verb.start:
        return False
    if index < verb.stop:
        # "was welcome" has no verb in its last word.
        adjective = tags[index] == "B" and reading.words[verb.start] in BE
        return index == verb.stop - 1 and not adjective
    if tags[index] == "G":
        return reading.words[index - 1] in HEADED or TO_GERUND.fullmatch(tags, verb.stop, index) is not None
    infinitive = tags[index] == "B" or (tags[index] == "N" and tags[index - 1] == "I")
    return infinitive and TO_INFINITIVE.fullmatch(tags, verb.stop, index) is not None


def _is_lightly_told(reading: Reading, clause: Clause, noun: int) -> bool:
    """Whether a light verb governs the noun: just before it, or with it as the subject ("clashes broke out")."""
    words, verb = reading.words, clause.verb
    if verb is None:
        return False
    if noun < verb.start:
        happens = forms_of("light verbs") if is_passive(reading, clause) else forms_of("occurrences")
        return clause.subject is not None and noun in clause.subject and words[verb.stop - 1] in happens
    near = range(max(verb.start, noun - LIGHT_REACH), noun)
    preposition = reading.tags.rfind("R", near.start, near.stop)
    if preposition > verb.start and words[preposition] not in ("of", "in"):
        near = range(preposition, noun)
    existing = words[clause.start] == "there" and noun - verb.stop <= LIGHT_REACH
    light = (index for index in near if words[index] in forms_of("light verbs"))
    return existing or any(_is_verb(reading, clause, index) for index in light)


def _is_accident(reading: Reading, clause: Clause, pattern: Pattern) -> bool:
    """Harm that nobody did, by any word of the clause; of the one it goes on from by its subject and verb."""
    violent, words, accidents = pattern.type in ("ASSAULT", "FIGHT"), reading.words, _words("events", "accidents")
    if violent and any(words[index] in accidents for index in clause.indexes):
        return True
    told = set(words[slice(clause.subject.start, clause.subject.stop)]) if clause.subject else set()
    host = reading.host_of(clause) if clause.kind in ("participle", "shared") else None
    if violent and host and host.verb:  # "two buses collided, killing 18"
        told.update(words[host.verb.start : host.verb.stop])
    return (violent or pattern.type in HARMFUL) and not accidents.isdisjoint(told)


@cache
def _words(name: str, part: str) -> frozenset[str]:
    return frozenset(read_words(name)[part])


@cache
def _turned(part: str) -> dict[str, str]:
    return dict(read_table("events")[part])
