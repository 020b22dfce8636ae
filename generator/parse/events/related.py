"""A relation as it is found in a clause, and whether the article tells it."""

from typing import NamedTuple

from generator.model import Status
from generator.parse.events.clauses import Clause
from generator.parse.events.participants import Participants
from generator.parse.events.relation_patterns import verb_forms
from generator.parse.events.statuses import status_at

DONE = frozenset(["speaks with", "calls on", "accuses"])  # what is only planned is none of these
UNTOLD = (Status.NEGATED, Status.CONDITIONAL)


class FoundRelation(NamedTuple):
    """A relation of several actors to several others."""

    actors: tuple[str, ...]
    relation: str
    targets: tuple[str, ...]
    construction: str  # active, passive, noun, …: the second half of the rule's name
    persons: bool = False  # whether only a person can be its target


class ReadClause(NamedTuple):
    """A clause with the actors of the article."""

    clause: Clause
    parties: Participants

    @property
    def verb(self) -> range:
        return self.clause.verb

    def subjects(self) -> tuple[str, ...]:
        """Name the actors that are the subject of the verb.

        That of a relative clause may be described: "Turkey, a country that …", or stand farther
        before it: "the Red Cross in Homs, which …".
        """
        clause, host = self.clause, self.clause.host
        subjects = self.parties.head_subjects(clause)
        if subjects or clause.kind != "relative" or host is None or not clause.subject:
            return subjects
        is_inside = host.subject is not None and clause.subject.start in host.subject
        return self.parties.head_subjects(host) if is_inside else ()

    def objects(self, start: int, end: int | None = None) -> tuple[str, ...]:
        """Name the actors that are the object which begins there."""
        end = self.clause.end if end is None else end
        return self.parties.head_objects(self.clause, range(start, end))

    def is_head(self, index: int) -> bool:
        """Whether the word there is the verb itself, the last of its group."""
        return bool(self.verb) and index == self.verb.stop - 1


def speaking_clause(clause: Clause) -> Clause | None:
    """Give the clause that tells who says this one: "X told reporters (that …)"."""
    host = clause.host
    while host is not None and host.verb is None:
        host = host.host
    return host


def is_told(read: ReadClause, index: int, *, relation: str) -> bool:
    """Whether the article says it.

    It says nothing that it denies or holds for merely possible, nor what others say, unless that
    is a pledge or tells where they stand themselves.
    """
    clause = read.clause
    status = status_at(clause, index)
    if status in UNTOLD or (status is Status.PLANNED and relation in DONE):
        return False
    if clause.verb and clause.tags[clause.verb.start - 1 : clause.verb.start] == "Y":
        return False  # "which Chad says is backed by …"
    if not read.parties.in_quote(clause.tokens[index].start):
        return True
    host = speaking_clause(clause)
    if host is None:
        return False
    if clause.words[host.verb.stop - 1] in verb_forms("pledges"):
        return True
    subjects = read.subjects()
    return bool(subjects) and subjects == read.parties.head_subjects(host)
