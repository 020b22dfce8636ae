"""Find relations that nouns tell: "war between X and Y", "X's support for Y", "X-backed Y"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from generator.model import Kind, Sentence, Status
from generator.parse.events.clauses import BE, Clause, read_sentence, token_at
from generator.parse.events.participants import POSSESSIVE, NamedHere, Participants
from generator.parse.events.related import UNTOLD, FoundRelation, ReadClause, speaking_clause
from generator.parse.events.relation_patterns import BETWEEN, possessed, verb_forms, words_of
from generator.parse.events.relation_words import listed_words
from generator.parse.events.statuses import status_at

HYPHEN = "[-‐‑–]"
PARTICLES = frozenset(["broke", "out", "off"])  # "fighting broke out between"
REACH = 12  # words from "war" to "between"
MOST_BEFORE_NOUN = 2  # adjectives between whose it is and the noun: "Iran's military support"
TOLD = (Status.ASSERTED, Status.REPORTED)


def find_between(read: ReadClause) -> FoundRelation | None:
    """Read "the war between X and Y", where the clause denies nothing of it."""
    clause = read.clause
    words = clause.words
    places = (index for index in clause.indexes if words[index] == BETWEEN)
    for between in places:
        noun = _noun_before(read, between)
        if noun is None or clause.tags[between] == "q":
            continue
        relation = words_of(BETWEEN)[words[noun]]
        sides = read.objects(between + 1)
        if len(sides) > 1 and _is_real(read, noun, relation=relation):
            return FoundRelation(sides, relation, sides, construction="between")
    return None


def _noun_before(read: ReadClause, between: int) -> int | None:
    """Find the noun that tells how the two stand, unless another common noun stands nearer."""
    clause = read.clause
    for index in range(between - 1, max(-1, between - REACH), -1):
        if clause.words[index] in words_of(BETWEEN) and clause.tags[index] != "q":
            return index
        is_common = clause.tags[index] == "N" and clause.tokens[index].text.islower()
        if clause.words[index] in PARTICLES:
            continue
        if is_common or clause.tags[index] == ".":
            return None
    return None


def _is_real(read: ReadClause, noun: int, *, relation: str) -> bool:
    """Whether there is what the noun names: not "possible talks", nor talks that were cancelled."""
    clause = read.clause
    before = clause.words[max(0, noun - 3) : noun]
    if not listed_words("not yet").isdisjoint(before):
        return False
    if relation == "opposes":
        return not clause.verb or status_at(clause, noun) is not Status.NEGATED
    if clause.verb and status_at(clause, noun) in (*UNTOLD, Status.PLANNED):
        return False
    return verb_forms("undone").isdisjoint(clause.verb_words)


def find_possessed(read: ReadClause) -> Iterator[FoundRelation]:
    """Read "X's support for Y", and "Iranian support for Y"."""
    clause = read.clause
    words = clause.words
    for index in clause.indexes:
        relation = possessed().get(
            (words[index], words[index + 1] if index + 1 < len(words) else "")
        )
        if relation is None or clause.tags[index] == "q":
            continue
        owner = _owner_before(read, index)
        targets = read.objects(index + 2)
        if owner and targets and _is_real(read, index, relation=""):
            yield FoundRelation((owner,), relation, targets, construction="possessed")


def _owner_before(read: ReadClause, noun: int) -> str | None:
    """Name whose it is: by "'s", or a nationality right before."""
    clause = read.clause
    start = max(clause.start, noun - MOST_BEFORE_NOUN - 8)
    if start >= noun:
        return None
    named = read.parties.mentions(clause.span_of(range(start, noun)))
    for one in reversed(named):
        end = bisect_left(clause.tokens, (one.span.end,))
        owns = clause.word(end) in POSSESSIVE
        end += owns
        if noun - end > MOST_BEFORE_NOUN or not set(clause.tags[end:noun]) <= set("NX"):
            return None
        is_nation = one.actor.kind is Kind.STATE
        return one.actor.key if owns or is_nation else None
    return None


def find_compounds(
    sentence: Sentence,
    named: Sequence[NamedHere],
    parties: Participants,
) -> Iterator[FoundRelation]:
    """Read "Iran-backed Y" and "the US-led Y"."""
    for one in named:
        token = token_at(sentence.tokens, one.span.end)
        if token < 0 or not sentence.tokens[token].start <= one.span.end:
            continue
        written = sentence.tokens[token].text[one.span.end - sentence.tokens[token].start :]
        compound = _compound().fullmatch(written)
        if compound is None:
            continue
        clause = next((one for one in read_sentence(sentence).clauses if one.holds(token)), None)
        target = parties.first_behind(clause, token + 1) if clause else None
        if target and clause.tags[token] != "q":
            relation = words_of("compounds")[compound[1]]
            yield FoundRelation((one.actor.key,), relation, (target,), construction="compound")


@cache
def _compound() -> re.Pattern[str]:
    words = "|".join(words_of("compounds"))
    return re.compile(f"{HYPHEN}(?:[a-z]+{HYPHEN})?({words})")


def find_accusation(read: ReadClause) -> FoundRelation | None:
    """Read what a speaker says was done by others, where what was done is blameworthy."""
    clause = read.clause
    host = speaking_clause(clause)
    if clause.kind != "complement" or host is None or not clause.verb:
        return None
    blamed = _blamed(read)
    if not blamed or status_at(clause, read.verb.stop - 1) not in TOLD:
        return None
    speakers = read.parties.head_subjects(host)
    if not speakers or _is_of_media(host):
        return None
    return FoundRelation(speakers, "accuses", blamed, construction="blame")


def _is_of_media(host: Clause) -> bool:
    """Whether a newspaper or a station tells it, which passes on what it has heard."""
    subject = host.subject_words
    return bool(subject) and subject[-1] in listed_words("telling media")


def _blamed(read: ReadClause) -> tuple[str, ...]:
    """Name who, by the clause, did something blameworthy, or is guilty of it."""
    clause, verb = read.clause, read.verb
    word = clause.words[verb.stop - 1]
    if clause.is_passive():
        return read.objects(verb.stop + 1) if _is_misdeed(read) else ()
    if word in verb_forms("misdeeds"):
        return read.subjects()
    behind = [one for one in clause.words[verb.stop : verb.stop + 2] if one != "to"]
    is_guilty = word in BE and not listed_words("guilty").isdisjoint(behind[:1])
    return read.subjects() if is_guilty else ()


def _is_misdeed(read: ReadClause) -> bool:
    """Whether the clause says by whom something blameworthy was done."""
    words, verb = read.clause.words, read.verb
    if read.clause.word(verb.stop) != "by":
        return False
    deed = words[verb.stop - 1]
    if deed in verb_forms("blaming verbs"):
        return not listed_words("blamed").isdisjoint(read.clause.subject_words)
    return deed in verb_forms("misdeeds")
