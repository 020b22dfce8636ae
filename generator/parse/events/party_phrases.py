"""Say where a phrase that names actors begins and ends, and which of the actors are joined."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from generator.parse.events.clauses import Clause
from generator.parse.events.relation_words import listed_words
from generator.word_lists import word_set

# After these a name says where, when or of what, and is no party to what happens.
ASIDE = word_set("clauses", "asides")
# A noun phrase or a list of them.
PHRASE = re.compile(r"[DNOMXC,]*")
OF_GROUP = frozenset(["from", "of"])  # "officials from Chad"
CONJUNCTIONS = frozenset(["and", "or"])
LIST = CONJUNCTIONS | {",", "the"}


class Party(NamedTuple):
    """An actor who is named in a sentence: the tokens of the mention, and the actor's key."""

    first: int
    end: int
    key: str


def phrase_of(clause: Clause, after: range) -> range:
    """Give the noun phrase that the stretch begins with."""
    start = past_group(clause, after)
    return range(start, PHRASE.match(clause.tags, start, after.stop).end())


def past_group(clause: Clause, phrase: range) -> int:
    """Say where a phrase begins, without those who act for a body: "delegations from (Chad)"."""
    for index in phrase[:2]:
        if clause.word(index + 1) in OF_GROUP and clause.words[index] in acting_for():
            return min(index + 2, phrase.stop)
    return phrase.start


def end_with_group(clause: Clause, end: int) -> int:
    """Say where a name ends with those who act for it: "Lebanese security forces"."""
    behind = end + (clause.word(end) in listed_words("acting for modifiers"))
    return behind + 1 if clause.word(behind) in acting_for() else end


def acting_for() -> frozenset[str]:
    """List the words for those who act for a body: "delegation", "forces"."""
    return listed_words("acting for")


def is_aside(before: list[str]) -> bool:
    """Whether one of the words before a name is a preposition of place or time that governs it.

    At most an article or adjective stands between.
    """
    if not before or ASIDE.isdisjoint(before):
        return False
    return before[-1] == "the" or before[-1] not in LIST


def joined_parties(clause: Clause, parties: Iterable[Party]) -> tuple[str, ...]:
    """Name the first party with those joined to it."""
    found: list[Party] = []
    for party in parties:
        if found and not _are_joined(clause, found[-1], party, in_list=len(found) > 1):
            break
        found.append(party)
    return tuple(dict.fromkeys(party.key for party in sorted(found)))


def _are_joined(clause: Clause, one: Party, other: Party, *, in_list: bool) -> bool:
    """Whether the two are joined; a comma joins only in a list that has its "and"."""
    left, right = sorted((one, other))
    between = set(clause.words[left.end : right.first])
    if not between or not between <= LIST:
        return False
    return in_list or not between.isdisjoint(CONJUNCTIONS)
