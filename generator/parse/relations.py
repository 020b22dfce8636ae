"""Find where one actor stands to another: who supports, opposes, accuses, leads, calls on or speaks with whom.

A relation needs both actors in the same clause, on the two sides of a verb or noun of lexicon/relations.txt. What is
denied, or only possible, is no relation; nor is what one side says of another, except whom it accuses and what it
pledges for its own.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from generator.model import Parsed, Relation, Sentence, Status
from generator.parse.clauses import Clause, Reading, read_sentence
from generator.parse.lexicon import read_table
from generator.parse.participants import Participants
from generator.parse.tellings import BE, is_passive, status_at
from generator.parse.verbs import inflect

# Both sides of a conversation or a dispute are told alike; the rest has a direction.
MUTUAL = frozenset(["speaks with"])
SPEAKING = frozenset(["call", "conversation", "meeting", "talks", "discussions", "discussion", "interview", "summit"])
REACH = 6  # words from a verb of speech to "in a call with"


class Pattern(NamedTuple):
    relation: str
    rest: tuple[str, ...] = ()
    noun: bool = False
    reversed: frozenset[str] = frozenset()  # the nouns that make the object the one that acts


class Found(NamedTuple):
    actors: tuple[str, ...]
    relation: str
    targets: tuple[str, ...]


def find_relations(parsed: Parsed) -> tuple[Relation, ...]:
    """The relations in text order, each once a sentence."""
    parties = Participants(parsed)
    relations: dict[Relation, None] = {}
    for sentence in parsed.sentences:
        if sentence.heading or len(parties.mentions(sentence.span)) < 2 or not _may_relate(sentence):
            continue
        reading = read_sentence(sentence)
        for clause in reading.clauses:
            for found in _relations_of(reading, clause, parties):
                for relation in _spelled_out(found, sentence):
                    relations.setdefault(relation)
    return tuple(relations)


def _may_relate(sentence: Sentence) -> bool:
    known = _first_words()
    return any(token.text.lower() in known for token in sentence.tokens)


def _spelled_out(found: Found, sentence: Sentence) -> Iterator[Relation]:
    for actor in found.actors:
        for target in found.targets:
            if actor != target:
                yield Relation(actor, found.relation, target, sentence.span)
                if found.relation in MUTUAL:
                    yield Relation(target, found.relation, actor, sentence.span)


def _relations_of(reading: Reading, clause: Clause, parties: Participants) -> Iterator[Found]:
    if accusation := _accusation(reading, clause, parties):
        yield accusation
    if clause.verb is None:
        return
    for index in clause.indexes:
        for pattern in _patterns().get(reading.words[index], ()) if reading.tags[index] != "q" else ():
            end = index + 1 + len(pattern.rest)
            if tuple(reading.words[index + 1 : end]) == pattern.rest and _is_told(reading, clause, index, parties):
                find = _by_noun if pattern.noun else _by_verb
                if found := find(reading, clause, parties, pattern, range(index, end)):
                    yield found
                    break


def _is_told(reading: Reading, clause: Clause, index: int, parties: Participants) -> bool:
    """Whether the article says it: nothing denied or merely possible, nor said by others unless a pledge."""
    status = status_at(reading, clause, index)
    if status in (Status.NEGATED, Status.CONDITIONAL):
        return False
    if not parties.in_quote(reading.sentence.tokens[index].start):
        return True
    host = reading.host_of(clause)
    return bool(host and host.verb) and reading.words[host.verb.stop - 1] in _forms("pledges")


def _by_verb(
    reading: Reading, clause: Clause, parties: Participants, pattern: Pattern, trigger: range
) -> Found | None:
    sentence, words, verb = reading.sentence, reading.words, clause.verb
    after = range(trigger.stop, clause.end)
    by = trigger.stop < len(words) and words[trigger.stop] == "by"
    if by and not (trigger.start in verb and not is_passive(reading, clause)):
        agent = parties.objects(sentence, range(trigger.stop + 1, clause.end))
        led = clause.subject if trigger.start in verb else range(clause.start, trigger.start)
        return _found(agent, pattern.relation, parties.subjects(sentence, reading.head(led) if led else None))
    if trigger.start != verb.stop - 1 or is_passive(reading, clause):
        return None
    subjects = parties.subjects(sentence, reading.head(clause.subject))
    objects = parties.objects(sentence, after)
    if pattern.reversed:
        near = [index for index in after if words[index] in pattern.reversed]
        objects = parties.objects(sentence, range(after.start, near[0])) if near else ()
        return _found(objects, pattern.relation, subjects)
    return _found(subjects, pattern.relation, objects)


def _by_noun(
    reading: Reading, clause: Clause, parties: Participants, pattern: Pattern, trigger: range
) -> Found | None:
    """ "was a critic of", and "said in a call with"."""
    sentence, words, verb = reading.sentence, reading.words, clause.verb
    joins = "with" if pattern.relation in MUTUAL else "of"
    if trigger.start < verb.stop or trigger.stop >= len(words) or words[trigger.stop] != joins:
        return None
    if joins == "of" and not BE & set(words[verb.start : verb.stop]):
        return None
    if joins == "with" and trigger.start - verb.stop > REACH:
        return None
    objects = parties.objects(sentence, range(trigger.stop + 1, clause.end), after_of=True)
    return _found(parties.subjects(sentence, reading.head(clause.subject)), pattern.relation, objects)


def _accusation(reading: Reading, clause: Clause, parties: Participants) -> Found | None:
    """What a speaker says was done, or is sponsored, by others, where what was done is blameworthy."""
    sentence, words, verb = reading.sentence, reading.words, clause.verb
    host = reading.host_of(clause)
    if verb is None or host is None or clause.subject is None or clause.kind != "complement":
        return None
    if words[verb.stop - 1] not in _forms("blaming verbs") or not is_passive(reading, clause):
        return None
    if verb.stop >= len(words) or words[verb.stop] != "by" or status_at(reading, clause, verb.stop - 1) is not Status.ASSERTED:
        return None
    if _words("blamed").isdisjoint(words[clause.subject.start : clause.subject.stop]):
        return None
    speakers = parties.subjects(sentence, reading.head(host.subject))
    return _found(speakers, "accuses", parties.objects(sentence, range(verb.stop + 1, clause.end)))


def _found(actors: tuple[str, ...], relation: str, targets: tuple[str, ...]) -> Found | None:
    return Found(actors, relation, targets) if actors and targets else None


@cache
def _patterns() -> dict[str, tuple[Pattern, ...]]:
    """The patterns by every form of their first word, those of more words first."""
    index: dict[str, list[Pattern]] = {}
    for part, rows in read_table("relations").items():
        relation, _, kind = part.removesuffix(" nouns").removesuffix(" reversed"), "", part
        for row in rows if part not in ("blamed", "blaming verbs", "pledges") else ():
            first, *rest = row[0].split()
            nouns = kind.endswith(" nouns")
            needed = frozenset(row[1].split("|")) if len(row) > 1 else frozenset()
            pattern = Pattern(relation, tuple(rest), nouns, needed)
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
