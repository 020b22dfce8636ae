"""Find the trigger of a clause: a word that tells an event, where it stands as a verb does."""

import re
from functools import cache
from operator import methodcaller

from generator.parse.events.clauses import BE, Clause, SentenceReading
from generator.parse.events.triggers import (
    Surroundings,
    Trigger,
    TriggerPattern,
    askings,
    forms_of,
    most_particular,
    patterns,
)

# A light verb stands this close to its noun: "launched a new large-scale offensive".
LIGHT_REACH = 6
# The tags in a verb group, and whatever stands behind "to".
STANDING = re.compile("[AXEVPBGYS]|(?<=I)[^q]")
# From the verb group to an infinitive that it governs ("agreed on Monday to"), and to a gerund
# ("resumed").
TO_INFINITIVE = re.compile(r"(?:R?D?M|X|IX?B|[BG])*IX?")
TO_GERUND = re.compile(r"(?:R?D?M|X|IX?B)*")
PERFECT_INFINITIVE = re.compile(r"(?:R?D?M|X)*IX?AE?X?[VP]")  # "to have been taken"
# Before a gerund that tells how: "by blocking", "resorted to throwing".
HEADED = frozenset(["by", "to"])
WITHIN = ("of", "in")  # the prepositions inside the object of a light verb: "a wave of attacks"


def tells_event(words: list[str]) -> bool:
    """Whether a sentence of these words may tell an event, at a first look."""
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


def trigger_indexes(reading: SentenceReading) -> list[int]:
    """List where words stand that may be triggers: as verbs, or as nouns with a light verb."""
    known, words, tags = patterns(), reading.words, reading.tags
    found = [place for place in map(_place, STANDING.finditer(tags)) if words[place] in known]
    if nouns := _trigger_nouns().intersection(words):
        named = (place for place, tag in enumerate(tags) if words[place] in nouns and tag != "q")
        return sorted({*found, *named})
    return found


_place = methodcaller("start")


@cache
def _trigger_nouns() -> frozenset[str]:
    nouns = (word for word, found in patterns().items() if any(one.noun for one in found))
    return frozenset(nouns)


def find_trigger(clause: Clause, triggers: list[int]) -> Trigger | None:
    """Find the first word of the clause that tells an event; of several meanings the nearest."""
    if not triggers:
        return None
    words = clause.words
    subject = clause.subject
    outside = subject if subject and not clause.holds(subject.start) else range(0)
    indexes: list[int] = []
    for index in _in_order(clause, outside, triggers=triggers):
        candidates = _standing(clause, index)
        if not candidates:
            continue
        if not indexes:
            indexes = [*outside, *clause.indexes]
            beside = frozenset([words[other] for other in indexes])
            is_passive = clause.is_passive()
        after = beside
        if not is_passive:
            after = frozenset([words[other] for other in indexes if other > index])
        around = Surroundings(words, index, beside=beside, after=after)
        if trigger := most_particular(candidates, around):
            return trigger
    return None


def _in_order(clause: Clause, outside: range, *, triggers: list[int]) -> list[int]:
    """List the triggers of the clause, those of a subject outside it first."""
    in_subject = [index for index in triggers if index in outside]
    return in_subject + [index for index in triggers if clause.holds(index)]


def _standing(clause: Clause, index: int) -> list[TriggerPattern]:
    """List the patterns of a word as they ask: for a verb, or a noun with a light verb."""
    word = clause.words[index]
    is_noun = word in _trigger_nouns() and _is_lightly_told(clause, index)
    is_verb = _is_verb(clause, index)
    if not is_noun and not is_verb:
        return []
    return [one for one in patterns()[word] if (is_noun if one.noun else is_verb)]


def _is_verb(clause: Clause, index: int) -> bool:
    """Whether the word is the clause's verb, or an infinitive or gerund that the verb governs."""
    tags, verb = clause.tags, clause.verb
    if verb is None or index < verb.start:
        return False
    if index < verb.stop:
        # "was welcome" has no verb in its last word.
        is_adjective = tags[index] == "B" and clause.words[verb.start] in BE
        return not is_adjective
    if tags[index] == "G":
        if clause.words[index - 1] in HEADED:
            return True
        return TO_GERUND.fullmatch(tags, verb.stop, index) is not None
    if tags[index] in "VP" and index == perfect_infinitive(clause):
        return True
    is_infinitive = tags[index] == "B" or tags[index - 1 : index + 1] == "IN"
    return is_infinitive and TO_INFINITIVE.fullmatch(tags, verb.stop, index) is not None


def perfect_infinitive(clause: Clause) -> int | None:
    """Give the index of the participle in "claimed on Saturday to have taken the town"."""
    found = PERFECT_INFINITIVE.match(clause.tags, clause.verb.stop) if clause.verb else None
    has = found and "have" in clause.words[clause.verb.stop : found.end()]
    return found.end() - 1 if has else None


def _is_lightly_told(clause: Clause, noun: int) -> bool:
    """Whether a light verb governs the noun: just before it, or behind it as its subject."""
    words, verb = clause.words, clause.verb
    if verb is None:
        return False
    if noun < verb.start:
        passive = clause.is_passive()
        verbs = forms_of("light verbs") if passive else forms_of("occurrences")
        in_subject = clause.subject is not None and noun in clause.subject
        return in_subject and clause.words[clause.verb.stop - 1] in verbs
    near = _governing(clause, noun)
    if words[clause.start] == "there" and noun - verb.stop <= LIGHT_REACH:
        return True
    light = forms_of("light verbs")
    return any(words[index] in light and _is_verb(clause, index) for index in near)


def _governing(clause: Clause, noun: int) -> range:
    """Give the stretch before a noun in which a light verb governs it."""
    verb = clause.verb
    start = max(verb.start, noun - LIGHT_REACH)
    preposition = clause.tags.rfind("R", start, noun)
    if preposition > verb.start and clause.words[preposition] not in WITHIN:
        start = preposition
    return range(start, noun)
