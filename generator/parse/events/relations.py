"""Find where one actor stands to another: who supports, opposes, accuses, leads, calls on or speaks with whom.

A relation needs both actors in the same clause, on the two sides of a verb or noun of lexicon/relations.txt. What is
denied, or only possible, is no relation; nor is what one side says of another, except whom it accuses and what it
pledges for its own.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from generator.model import MUTUAL, Actor, Kind, Parsed, Relation, Sentence, Status
from generator.parse.events.clauses import Clause, Reading, read_sentence
from generator.parse.events.participants import Participants
from generator.parse.events.statuses import status_at
from generator.parse.events.tellings import is_passive
from generator.parse.grammar.inflection import inflect
from generator.parse.grammar.tagger import lower_words
from generator.parse.lexicon import read_table

WORD_LISTS = frozenset(["blamed", "blaming verbs", "pledges", "holding verbs", "calling verbs"])
DONE = frozenset(["speaks with", "calls on", "accuses"])  # what is only planned is none of these
ALONE = ("", "R", "M", "X", ".", ",", "U", "I")  # tags behind a verb that has no object: "X and Y met in Berlin"
PRESENT = frozenset(["is", "are", "remains", "remain"])
REACH = 6  # words from a verb of speech to "in a call with"


class Pattern(NamedTuple):
    relation: str
    rest: tuple[str, ...] = ()
    noun: bool = False
    reversed: frozenset[str] = frozenset()  # the nouns that make the object the one that acts
    then: str = ""  # the word after the object: "asked Turkey to"


class Found(NamedTuple):
    actors: tuple[str, ...]
    relation: str
    targets: tuple[str, ...]
    construction: str  # active, passive, noun, or that they are to blame: with the relation, the rule's name


def find_relations(parsed: Parsed) -> tuple[Relation, ...]:
    """The relations in text order, each once a sentence."""
    parties = Participants(parsed)
    relations: dict[Relation, None] = {}
    for sentence in parsed.sentences:
        if sentence.heading or len(parties.mentions(sentence.span)) < 2:
            continue
        if _first_words().isdisjoint(lower_words(sentence)):
            continue
        reading = read_sentence(sentence)
        triggers = _trigger_indexes(reading)
        for clause in reading.clauses:
            for found in _relations_of(reading, clause, triggers, parties):
                for relation in _spelled_out(found, sentence, parsed.actor_of):
                    relations.setdefault(relation)
    return tuple(relations)


def _spelled_out(found: Found, sentence: Sentence, actor_of: dict[str, Actor]) -> Iterator[Relation]:
    for actor in found.actors:
        for target in found.targets:
            if actor != target and not (found.relation == "leads" and actor_of[target].kind is Kind.PERSON):
                rule = f"{found.relation}, {found.construction}"
                yield Relation(actor, found.relation, target, sentence.span, rule)
                if found.relation in MUTUAL:
                    yield Relation(target, found.relation, actor, sentence.span, rule)


def _trigger_indexes(reading: Reading) -> list[int]:
    """Where words stand with which a pattern begins."""
    known = _patterns()
    pairs = zip(reading.words, reading.tags, strict=False)  # what is too long has no tags
    return [index for index, (word, letter) in enumerate(pairs) if word in known and letter != "q"]


def _relations_of(reading: Reading, clause: Clause, triggers: list[int], parties: Participants) -> Iterator[Found]:
    if clause.verb is None:
        return
    if accusation := _accusation(reading, clause, parties):
        yield accusation
    for index in filter(clause.holds, triggers):
        for pattern in _patterns()[reading.words[index]]:
            end = _end_of(pattern, reading, index)
            if end and _is_told(reading, clause, index, parties, pattern.relation):
                find = _by_noun if pattern.noun else _by_verb
                if found := find(reading, clause, parties, pattern, range(index, end)):
                    yield found
                    break


def _end_of(pattern: Pattern, reading: Reading, index: int) -> int | None:
    """Where the pattern that begins at the index ends, adverbs within it left aside; None if it is not there."""
    end = index + 1
    for word in pattern.rest:
        while end < len(reading.words) and reading.tags[end] == "X" and end - index < REACH:
            end += 1
        if end >= len(reading.words) or reading.words[end] != word:
            return None
        end += 1
    return end


def _is_told(reading: Reading, clause: Clause, index: int, parties: Participants, relation: str) -> bool:
    """Whether the article says it: nothing denied or merely possible, nor said by others unless a pledge."""
    status = status_at(reading, clause, index)
    if status in (Status.NEGATED, Status.CONDITIONAL) or (status is Status.PLANNED and relation in DONE):
        return False
    if not parties.in_quote(reading.sentence.tokens[index].start):
        return True
    host = reading.host_of(clause)
    return bool(host and host.verb) and reading.words[host.verb.stop - 1] in _forms("pledges")


def _by_verb(reading: Reading, clause: Clause, parties: Participants, pattern: Pattern, trigger: range) -> Found | None:
    words, verb = reading.words, clause.verb
    if trigger.stop < len(words) and words[trigger.stop] == "by":
        return _by_agent(reading, clause, parties, pattern, trigger)
    if trigger.start != verb.stop - 1 or is_passive(reading, clause):
        return None
    subjects = parties.head_subjects(reading, clause.subject)
    after = range(trigger.stop, clause.end)
    if pattern.reversed:
        near = [index for index in after if words[index] in pattern.reversed]
        objects = parties.head_objects(reading, range(after.start, near[0])) if near else ()
        return _found(objects, pattern.relation, subjects, "turned noun")
    if pattern.then and not parties.followed_by(reading, after, pattern.then):
        return None
    objects = parties.head_objects(reading, after)
    alone = not pattern.rest and reading.tags[trigger.stop : trigger.stop + 1] in ALONE
    if pattern.relation in MUTUAL and len(subjects) > 1 and alone:
        return _found(subjects[:1], pattern.relation, subjects[1:], "together")
    return _found(subjects, pattern.relation, objects, "active")


def _by_agent(
    reading: Reading, clause: Clause, parties: Participants, pattern: Pattern, trigger: range
) -> Found | None:
    """ "X is backed by Y", and "X, backed by Y, …"."""
    if trigger.start in clause.verb and not is_passive(reading, clause):
        return None
    agents = parties.head_objects(reading, range(trigger.stop + 1, clause.end))
    if trigger.start in clause.verb:
        return _found(agents, pattern.relation, parties.head_subjects(reading, clause.subject), "passive")
    described = parties.heads_before(reading, range(clause.start, trigger.start))
    return _found(agents, pattern.relation, described, "participle")


def _by_noun(reading: Reading, clause: Clause, parties: Participants, pattern: Pattern, trigger: range) -> Found | None:
    """ "is a critic of", and "said in a call with"."""
    words, verb = reading.words, clause.verb
    joins = "with" if pattern.relation in MUTUAL else "of"
    if trigger.start < verb.stop or trigger.stop >= len(words) or words[trigger.stop] != joins:
        return None
    # Who "was" a critic may be none any more.
    if joins == "of" and words[verb.stop - 1] not in PRESENT:
        return None
    if joins == "with" and not _converses(reading, verb, trigger):
        return None
    objects = parties.head_objects(reading, range(trigger.stop + 1, clause.end))
    return _found(parties.head_subjects(reading, clause.subject), pattern.relation, objects, "noun")


def _converses(reading: Reading, verb: range, trigger: range) -> bool:
    between = reading.words[verb.stop : trigger.start]
    held = reading.words[verb.stop - 1] in _forms("holding verbs")
    return len(between) <= REACH and (held or "in" in between or "during" in between)


def _accusation(reading: Reading, clause: Clause, parties: Participants) -> Found | None:
    """What a speaker says was done, or is sponsored, by others, where what was done is blameworthy."""
    words, verb, host = reading.words, clause.verb, reading.host_of(clause)
    if clause.kind != "complement" or host is None or clause.subject is None:
        return None
    if words[verb.stop - 1] not in _forms("blaming verbs") or not is_passive(reading, clause):
        return None
    told = status_at(reading, clause, verb.stop - 1) in (Status.ASSERTED, Status.REPORTED)
    if words[verb.stop : verb.stop + 1] != ["by"] or not told:
        return None
    if _words("blamed").isdisjoint(words[clause.subject.start : clause.subject.stop]):
        return None
    agents = parties.head_objects(reading, range(verb.stop + 1, clause.end))
    return _found(parties.head_subjects(reading, host.subject), "accuses", agents, "blame")


def _found(actors: tuple[str, ...], relation: str, targets: tuple[str, ...], construction: str) -> Found | None:
    return Found(actors, relation, targets, construction) if actors and targets else None


@cache
def _patterns() -> dict[str, tuple[Pattern, ...]]:
    """The patterns by every form of their first word, those of more words first."""
    index: dict[str, list[Pattern]] = {}
    for part, rows in read_table("relations").items():
        relation = part.removesuffix(" nouns").removesuffix(" reversed")
        for row in rows if part not in WORD_LISTS else ():
            first, *rest = row[0].split()
            nouns, turned = part.endswith(" nouns"), part.endswith(" reversed")
            needed = row[1] if len(row) > 1 else ""
            turning = frozenset(needed.split("|")) if turned else frozenset()
            pattern = Pattern(relation, tuple(rest), nouns, turning, "" if turned else needed)
            for form in {first} if nouns else set(inflect(first)):
                index.setdefault(form, []).append(pattern)
    return {form: tuple(sorted(found, key=lambda pattern: -len(pattern.rest))) for form, found in index.items()}


@cache
def _first_words() -> frozenset[str]:
    return frozenset(_patterns()) | _forms("blaming verbs")


@cache
def _words(part: str) -> frozenset[str]:
    return frozenset(row[0] for row in read_table("relations")[part])


@cache
def _forms(part: str) -> frozenset[str]:
    return frozenset(form for word in _words(part) for form in inflect(word))
