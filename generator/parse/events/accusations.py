"""Find whom a speaker accuses by what they say was done: "X said the attack was ordered by Y"."""

from generator.model import Status
from generator.parse.events.clauses import BE, Clause
from generator.parse.events.related import FoundRelation, ReadClause, speaking_clause
from generator.parse.events.relation_patterns import verb_forms
from generator.parse.events.relation_words import listed_words
from generator.parse.events.statuses import status_at

TOLD = (Status.ASSERTED, Status.REPORTED)


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
