"""Find how one actor stands to another.

The relations are who supports, opposes, accuses, leads, calls on or speaks with whom. One needs
both actors in the same clause, on the two sides of a verb or noun of lexicon/relations.txt. What is
denied, or only possible, is no relation; nor is what one side says of another, except whom it
accuses and what it pledges for its own.
"""

import re
from collections.abc import Iterator
from operator import attrgetter

from generator.model import MUTUAL, Actor, Kind, Parsed, Relation, Sentence
from generator.parse.events.clauses import BE, Clause, SentenceReading, read_sentence
from generator.parse.events.leaders import find_leaders
from generator.parse.events.participants import Participants
from generator.parse.events.related import FoundRelation, ReadClause, is_told
from generator.parse.events.relation_nouns import (
    find_accusation,
    find_between,
    find_compounds,
    find_possessed,
)
from generator.parse.events.relation_patterns import (
    BETWEEN,
    RelationPattern,
    other_words,
    patterns_among,
    possessed_nouns,
    verb_forms,
)
from generator.parse.grammar.tagger import lower_words
from generator.parse.grammar.word_classes import is_medium
from generator.parse.quotes.interviews import RULE as TURN_RULE
from generator.word_lists import set_of

# The tags behind a verb that has no object: "X and Y met in Berlin".
ALONE = ("", "R", "M", "X", ".", ",", "U", "I")
PRESENT = set_of("is are remains remain")
STATIVE = BE | PRESENT
REACH = 6  # words from a verb of speech to "in a call with"
EACH_OTHER = (["each", "other"], ["one", "another"])
AMONG = frozenset(["among", "one"])  # "is among those accusing"
TO_SUBJECT = ("reversed", "from")  # the object stands so to the subject
REPROACHES = frozenset(["for", "over"])  # "condemned Turkey for bombing …"

TURN = re.compile(r"(?:,[^:\n]{1,40})?:\s")  # behind the label of a turn: "ANNA BERG, HOST:"

Patterns = dict[str, list[RelationPattern]]  # those that a sentence may hold, by the first word


def find_relations(parsed: Parsed) -> tuple[Relation, ...]:
    """Find the relations in text order, each once a sentence."""
    first: dict[tuple, Relation] = {}
    talking = _who_take_turns(parsed)
    media = {actor.key for actor in parsed.actors if is_medium(actor.name)}
    for one in (*find_leaders(parsed), *_in_sentences(parsed)):
        pair = {one.actor, one.target}
        is_talk = one.relation in MUTUAL and (pair <= talking or not pair.isdisjoint(media))
        if not is_talk and not _accuses_own(parsed, one):
            first.setdefault((one.actor, one.relation, one.target, one.span), one)
    return tuple(sorted(first.values(), key=attrgetter("span")))


def _accuses_own(parsed: Parsed, one: Relation) -> bool:
    """Tell whether a spokesman is read to accuse those he speaks for."""
    actor, target = parsed.actor_of[one.actor], parsed.actor_of[one.target]
    own = (role.of for role in actor.roles if not role.former)
    return one.relation == "accuses" and target.name in own


def _who_take_turns(parsed: Parsed) -> set[str]:
    """Give the keys of those who speak in turns: that they speak with each other is the interview.

    Whose turns are quoted, and whose are not, since they ask or host.
    """
    quoted = {quote.speaker for quote in parsed.quotes if quote.rule == TURN_RULE and quote.speaker}
    if not quoted:
        return set()
    text = parsed.article.text
    labelled = {
        actor.key
        for actor in parsed.actors
        if actor.kind is Kind.PERSON
        for mention in actor.mentions
        if text[mention.span.start - 1] == "\n" and TURN.match(text, mention.span.end)
    }
    return quoted | labelled


def _in_sentences(parsed: Parsed) -> Iterator[Relation]:
    """Yield what is told between the actors named in each sentence."""
    parties = Participants(parsed)
    for sentence in parsed.sentences:
        named = parties.mentions(sentence.span)
        if sentence.heading or len(named) < 2:
            continue
        found = list(find_compounds(sentence, named, parties))
        words = frozenset(lower_words(sentence))
        patterns = patterns_among(words)
        if patterns or not other_words().isdisjoint(words):
            found += _relations_of(sentence, parties, patterns=patterns, words=words)
        for one in found:
            yield from _spelled_out(one, sentence, actor_of=parsed.actor_of)


def _relations_of(
    sentence: Sentence,
    parties: Participants,
    *,
    patterns: Patterns,
    words: frozenset[str],
) -> Iterator[FoundRelation]:
    """Yield what the clauses of a sentence tell, each by its triggers in turn."""
    reading = read_sentence(sentence)
    triggers = _trigger_indexes(reading, patterns)
    has_between = BETWEEN in words
    has_possessed = not possessed_nouns().isdisjoint(words)
    for clause in reading.clauses:
        read = ReadClause(clause, parties)
        if found := (has_between and find_between(read)) or find_accusation(read):
            yield found
        if has_possessed:
            yield from find_possessed(read)
        for index in filter(clause.holds, triggers) if clause.verb else ():
            yield from _relations_at(read, index, patterns)


def _trigger_indexes(reading: SentenceReading, patterns: Patterns) -> list[int]:
    """List where words stand with which a pattern begins."""
    pairs = zip(reading.words, reading.tags, strict=False)  # what is too long has no tags
    return [index for index, (word, tag) in enumerate(pairs) if word in patterns and tag != "q"]


def _relations_at(read: ReadClause, index: int, patterns: Patterns) -> Iterator[FoundRelation]:
    """Read the relation that the word at the index tells, by the first pattern that holds."""
    for pattern in patterns[read.clause.words[index]]:
        end = pattern.end_in(read.clause, index)
        if not end or not is_told(read, index, relation=pattern.relation):
            continue
        trigger = range(index, end)
        if found := READERS.get(pattern.way, _by_verb)(read, pattern, trigger):
            yield found
            if pattern.relation == "opposes" and _is_reproached(read, trigger):
                yield found._replace(relation="accuses")
            return


def _by_verb(read: ReadClause, pattern: RelationPattern, trigger: range) -> FoundRelation | None:
    """Read "X backs Y", and "X is backed by Y"."""
    clause = read.clause
    by_agent = clause.word(trigger.stop) == "by"
    if by_agent and (found := _by_agent(read, pattern, trigger)):
        return found
    if not read.is_head(trigger.start):
        return _by_participle(read, pattern, trigger)
    if clause.is_passive():
        return None
    if pattern.way == "reversed":
        return _by_turning_noun(read, pattern, start=trigger.stop)
    return _by_active(read, pattern, trigger)


def _by_active(read: ReadClause, pattern: RelationPattern, trigger: range) -> FoundRelation | None:
    """Read "X backs Y" and "X and Y met"; X of "that X halt" stands in the next clause."""
    clause, in_next = read.clause, pattern.way == "that"
    behind = range(trigger.stop, len(clause.tags) if in_next else clause.end)
    if not _is_followed(read, pattern, after=behind):
        return None
    subjects = read.subjects()
    if together := _together(read, pattern, trigger=trigger, subjects=subjects):
        return together
    is_over = pattern.relation == "leads" and "until" in clause.words
    if is_over or pattern.way == "alone":
        return None
    find_objects = read.parties.objects_at if in_next else read.parties.head_objects
    objects = find_objects(clause, behind)
    if pattern.way in TO_SUBJECT:
        return _found(objects, pattern, targets=subjects, construction="turned")
    return _found(subjects, pattern, targets=objects, construction="active")


def _is_followed(read: ReadClause, pattern: RelationPattern, *, after: range) -> bool:
    """Tell whether the words it needs follow: X is not called on in "called for X to be freed"."""
    if not pattern.needed:
        return True
    behind = " ".join(read.clause.words[read.parties.end_of_object(read.clause, after) :][:3])
    is_needed = f"{behind} ".startswith(tuple(f"{words} " for words in pattern.needed))
    return is_needed and not behind.startswith("to be ")


def _together(
    read: ReadClause,
    pattern: RelationPattern,
    *,
    trigger: range,
    subjects: tuple[str, ...],
) -> FoundRelation | None:
    """Read "X and Y met", "X and Y discussed the truce", "X and Y blamed each other"."""
    if len(subjects) < 2:
        return None
    clause = read.clause
    behind = clause.words[trigger.stop : trigger.stop + 2]
    is_plain = pattern.way == "alone" or (pattern.relation in MUTUAL and not pattern.rest)
    meets = is_plain and _is_alone(clause, trigger.stop)
    if not meets and behind not in EACH_OTHER and pattern.way != "together":
        return None
    return FoundRelation(subjects, pattern.relation, subjects, construction="together")


def _is_alone(clause: Clause, end: int) -> bool:
    """Whether a verb that ends there has nobody behind it: "met in Berlin", "met to discuss"."""
    if clause.word(end) == "to":
        return clause.tag(end + 1) == "B"
    return clause.word(end) != "with" and clause.tag(end) in ALONE


def _by_participle(
    read: ReadClause,
    pattern: RelationPattern,
    trigger: range,
) -> FoundRelation | None:
    """Read "X is among those accusing Y", and "X, an alliance that …, supporting Y"."""
    clause = read.clause
    if clause.tags[trigger.start] != "G":
        return None
    before = range(clause.start, trigger.start)
    between = clause.words[read.verb.stop : trigger.start]
    if trigger.start >= read.verb.stop and AMONG.isdisjoint(between[:1]):
        return None
    if trigger.start >= read.verb.stop:
        actors = read.subjects() if clause.words[read.verb.stop - 1] in BE else ()
    else:
        actors = read.parties.described_before(clause, before)
    return _found(actors, pattern, targets=read.objects(trigger.stop), construction="participle")


def _by_turning_noun(
    read: ReadClause,
    pattern: RelationPattern,
    *,
    start: int,
) -> FoundRelation | None:
    """Read "X won Y's support", where the object is the one that acts."""
    words = read.clause.words
    nouns = (index for index in range(start, read.clause.end) if words[index] in pattern.needed)
    noun = next(nouns, None)
    if noun is None:
        return None
    objects = read.objects(start, noun)
    return _found(objects, pattern, targets=read.subjects(), construction="turned noun")


def _by_agent(read: ReadClause, pattern: RelationPattern, trigger: range) -> FoundRelation | None:
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


def _by_state(read: ReadClause, pattern: RelationPattern, trigger: range) -> FoundRelation | None:
    """Read "X is at war with Y"."""
    is_state = not STATIVE.isdisjoint(read.clause.verb_words)
    between = read.clause.tags[read.verb.stop : trigger.start]
    if trigger.stop <= read.verb.start or not is_state or between.strip("X"):
        return None
    objects = read.objects(trigger.stop)
    return _found(read.subjects(), pattern, targets=objects, construction="state")


def _by_noun(read: ReadClause, pattern: RelationPattern, trigger: range) -> FoundRelation | None:
    """Read "is a critic of", "X, an ally of Y", and "said in a call with"."""
    words, verb = read.clause.words, read.verb
    joins = "with" if pattern.relation in MUTUAL else "of"
    if read.clause.word(trigger.stop) != joins:
        return None
    objects = read.objects(trigger.stop + 1)
    if trigger.start < verb.stop:
        before = range(read.clause.start, trigger.start)
        described = read.parties.described_before(read.clause, before) if joins == "of" else ()
        return _found(described, pattern, targets=objects, construction="apposition")
    # Who "was" a critic may be none any more.
    if joins == "of" and words[verb.stop - 1] not in PRESENT:
        return None
    if joins == "with" and not _converses(read, trigger):
        return None
    return _found(read.subjects(), pattern, targets=objects, construction="noun")


def _converses(read: ReadClause, trigger: range) -> bool:
    """Whether the subject takes part in the call or the meeting: "said in a call"."""
    words, verb = read.clause.words, read.verb
    between = words[verb.stop : trigger.start]
    if len(between) > REACH:
        return False
    holds = words[verb.stop - 1] in verb_forms("holding verbs")
    return holds or not {"in", "during", "after", "following"}.isdisjoint(between)


def _is_reproached(read: ReadClause, trigger: range) -> bool:
    """Whether an opponent is reproached with a deed: "condemned Turkey for bombing …"."""
    clause = read.clause
    end = read.parties.end_of_object(clause, range(trigger.stop, clause.end))
    return clause.word(end) in REPROACHES and clause.tag(end + 1) == "G"


# By the way in which a pattern tells its relation, how it is read; the others are verbs.
READERS = {"nouns": _by_noun, "states": _by_state}


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
    persons = pattern.way == "persons"
    return FoundRelation(actors, pattern.relation, targets, construction, persons=persons)


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
            kind = actor_of[target].kind
            is_led_person = relation == "leads" and kind in (Kind.PERSON, Kind.STATE)
            is_no_guest = found.persons and kind is not Kind.PERSON
            if actor == target or is_led_person or is_no_guest:
                continue
            yield Relation(actor, relation, target, span=sentence.span, rule=rule)
            if relation in MUTUAL:
                yield Relation(target, relation, actor, span=sentence.span, rule=rule)
