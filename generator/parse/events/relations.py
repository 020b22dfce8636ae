"""Find how one actor stands to another.

The relations are who supports, opposes, accuses, leads, calls on or speaks with whom. One needs
both actors in the same clause, on the two sides of a verb or noun of lexicon/relations.txt. What is
denied, or only possible, is no relation; nor is what one side says of another, except whom it
accuses and what it pledges for its own.
"""

from collections.abc import Iterator
from typing import NamedTuple

from generator.model import MUTUAL, Actor, Kind, Parsed, Relation, Sentence, Status
from generator.parse.events.clauses import Clause, SentenceReading, read_sentence
from generator.parse.events.participants import Participants
from generator.parse.events.relation_patterns import (
    RelationPattern,
    first_words,
    listed_words,
    relation_patterns,
    verb_forms,
)
from generator.parse.events.statuses import status_at
from generator.parse.grammar.tagger import lower_words

DONE = frozenset(["speaks with", "calls on", "accuses"])  # what is only planned is none of these
# The tags behind a verb that has no object: "X and Y met in Berlin".
ALONE = ("", "R", "M", "X", ".", ",", "U", "I")
PRESENT = frozenset(["is", "are", "remains", "remain"])
REACH = 6  # words from a verb of speech to "in a call with"
UNTOLD = (Status.NEGATED, Status.CONDITIONAL)


class FoundRelation(NamedTuple):
    """A relation of several actors to several others."""

    actors: tuple[str, ...]
    relation: str
    targets: tuple[str, ...]
    construction: str  # active, passive, noun, …: the second half of the rule's name


class ReadClause(NamedTuple):
    """A clause that has a verb, with the actors of the article."""

    clause: Clause
    parties: Participants

    @property
    def verb(self) -> range:
        return self.clause.verb

    def subjects(self) -> tuple[str, ...]:
        """Name the actors that are the subject of the verb."""
        return self.parties.head_subjects(self.clause)

    def objects(self, start: int, end: int | None = None) -> tuple[str, ...]:
        """Name the actors that are the object which begins there."""
        end = self.clause.end if end is None else end
        return self.parties.head_objects(self.clause, range(start, end))


def find_relations(parsed: Parsed) -> tuple[Relation, ...]:
    """Find the relations in text order, each once a sentence."""
    parties = Participants(parsed)
    relations: dict[Relation, None] = {}
    for sentence in parsed.sentences:
        if sentence.heading or len(parties.mentions(sentence.span)) < 2:
            continue
        if first_words().isdisjoint(lower_words(sentence)):
            continue
        for found in _relations_of(sentence, parties):
            relations |= dict.fromkeys(_spelled_out(found, sentence, actor_of=parsed.actor_of))
    return tuple(relations)


def _relations_of(sentence: Sentence, parties: Participants) -> Iterator[FoundRelation]:
    """Yield what the clauses of a sentence tell, each by its triggers in turn."""
    reading = read_sentence(sentence)
    triggers = _trigger_indexes(reading)
    for clause in reading.clauses:
        if clause.verb is None:
            continue
        read = ReadClause(clause, parties)
        if accusation := _accusation(read):
            yield accusation
        for index in filter(clause.holds, triggers):
            if found := _relation_at(read, index):
                yield found


def _trigger_indexes(reading: SentenceReading) -> list[int]:
    """List where words stand with which a pattern begins."""
    known = relation_patterns()
    pairs = zip(reading.words, reading.tags, strict=False)  # what is too long has no tags
    return [index for index, (word, tag) in enumerate(pairs) if word in known and tag != "q"]


def _relation_at(read: ReadClause, index: int) -> FoundRelation | None:
    """Read the relation that the word at the index tells, by the first pattern that holds."""
    for pattern in relation_patterns()[read.clause.words[index]]:
        end = _end_of(pattern, read.clause, index=index)
        if not end or not _is_told(read, index, relation=pattern.relation):
            continue
        read_construction = _by_noun if pattern.noun else _by_verb
        if found := read_construction(read, pattern, trigger=range(index, end)):
            return found
    return None


def _end_of(pattern: RelationPattern, clause: Clause, *, index: int) -> int | None:
    """Say where the pattern that begins at the index ends; None if it is not there.

    Adverbs within it are left aside.
    """
    words, tags = clause.words, clause.tags
    end = index + 1
    for word in pattern.rest:
        while end < len(words) and tags[end] == "X" and end - index < REACH:
            end += 1
        if words[end : end + 1] != [word]:
            return None
        end += 1
    return end


def _is_told(read: ReadClause, index: int, *, relation: str) -> bool:
    """Whether the article says it.

    It says nothing that it denies or holds for merely possible, nor what others say, unless that
    is a pledge.
    """
    clause = read.clause
    status = status_at(clause, index)
    if status in UNTOLD or (status is Status.PLANNED and relation in DONE):
        return False
    if not read.parties.in_quote(clause.tokens[index].start):
        return True
    host = clause.host
    if host is None or host.verb is None:
        return False
    return clause.words[host.verb.stop - 1] in verb_forms("pledges")


def _by_verb(
    read: ReadClause,
    pattern: RelationPattern,
    *,
    trigger: range,
) -> FoundRelation | None:
    """Read "X backs Y", and "X is backed by Y"."""
    words, tags = read.clause.words, read.clause.tags
    if words[trigger.stop : trigger.stop + 1] == ["by"]:
        return _by_agent(read, pattern, trigger=trigger)
    if trigger.start != read.verb.stop - 1 or read.clause.is_passive():
        return None
    if pattern.reversed:
        return _by_turning_noun(read, pattern, start=trigger.stop)
    after = range(trigger.stop, read.clause.end)
    if pattern.then and not read.parties.followed_by(read.clause, after, word=pattern.then):
        return None
    subjects = read.subjects()
    is_alone = not pattern.rest and tags[trigger.stop : trigger.stop + 1] in ALONE
    if is_alone and pattern.relation in MUTUAL and len(subjects) > 1:
        return _found(subjects[:1], pattern, targets=subjects[1:], construction="together")
    objects = read.objects(trigger.stop)
    return _found(subjects, pattern, targets=objects, construction="active")


def _by_turning_noun(
    read: ReadClause,
    pattern: RelationPattern,
    *,
    start: int,
) -> FoundRelation | None:
    """Read "X won Y's support", where the object is the one that acts."""
    words = read.clause.words
    nouns = (index for index in range(start, read.clause.end) if words[index] in pattern.reversed)
    noun = next(nouns, None)
    if noun is None:
        return None
    objects = read.objects(start, noun)
    return _found(objects, pattern, targets=read.subjects(), construction="turned noun")


def _by_agent(
    read: ReadClause,
    pattern: RelationPattern,
    *,
    trigger: range,
) -> FoundRelation | None:
    """Read "X is backed by Y", and "X, backed by Y, …"."""
    is_verb = trigger.start in read.verb
    if is_verb and not read.clause.is_passive():
        return None
    agents = read.objects(trigger.stop + 1)
    if is_verb:
        return _found(agents, pattern, targets=read.subjects(), construction="passive")
    before = range(read.clause.start, trigger.start)
    described = read.parties.heads_before(read.clause, before)
    return _found(agents, pattern, targets=described, construction="participle")


def _by_noun(
    read: ReadClause,
    pattern: RelationPattern,
    *,
    trigger: range,
) -> FoundRelation | None:
    """Read "is a critic of", and "said in a call with"."""
    words, verb = read.clause.words, read.verb
    joins = "with" if pattern.relation in MUTUAL else "of"
    if trigger.start < verb.stop or words[trigger.stop : trigger.stop + 1] != [joins]:
        return None
    # Who "was" a critic may be none any more.
    if joins == "of" and words[verb.stop - 1] not in PRESENT:
        return None
    if joins == "with" and not _converses(read, trigger):
        return None
    objects = read.objects(trigger.stop + 1)
    return _found(read.subjects(), pattern, targets=objects, construction="noun")


def _converses(read: ReadClause, trigger: range) -> bool:
    """Whether the subject takes part in the call or the meeting: "said in a call"."""
    words, verb = read.clause.words, read.verb
    between = words[verb.stop : trigger.start]
    if len(between) > REACH:
        return False
    holds = words[verb.stop - 1] in verb_forms("holding verbs")
    return holds or "in" in between or "during" in between


def _accusation(read: ReadClause) -> FoundRelation | None:
    """Read what a speaker says was done by others, where what was done is blameworthy."""
    clause, verb = read.clause, read.verb
    host = clause.host
    if clause.kind != "complement" or host is None:
        return None
    if not _blames(read):
        return None
    if status_at(clause, verb.stop - 1) not in (Status.ASSERTED, Status.REPORTED):
        return None
    speakers = read.parties.head_subjects(host)
    agents = read.objects(verb.stop + 1)
    if not speakers or not agents:
        return None
    return FoundRelation(speakers, "accuses", agents, construction="blame")


def _blames(read: ReadClause) -> bool:
    """Whether the clause says by whom something blameworthy was done."""
    words, verb = read.clause.words, read.verb
    if words[verb.stop - 1] not in verb_forms("blaming verbs") or not read.clause.is_passive():
        return False
    if words[verb.stop : verb.stop + 1] != ["by"]:
        return False
    deed = read.clause.subject_words
    return not listed_words("blamed").isdisjoint(deed)


def _found(
    actors: tuple[str, ...],
    pattern: RelationPattern,
    *,
    targets: tuple[str, ...],
    construction: str,
) -> FoundRelation | None:
    """Give the relation, if there are actors on both its sides."""
    if not actors or not targets:
        return None
    return FoundRelation(actors, pattern.relation, targets, construction=construction)


def _spelled_out(
    found: FoundRelation,
    sentence: Sentence,
    *,
    actor_of: dict[str, Actor],
) -> Iterator[Relation]:
    """Yield the relation of each actor to each other, a mutual one both ways."""
    relation = found.relation
    rule = f"{relation}, {found.construction}"
    for actor in found.actors:
        for target in found.targets:
            leads_person = relation == "leads" and actor_of[target].kind is Kind.PERSON
            if actor == target or leads_person:
                continue
            yield Relation(actor, relation, target, span=sentence.span, rule=rule)
            if relation in MUTUAL:
                yield Relation(target, relation, actor, span=sentence.span, rule=rule)
