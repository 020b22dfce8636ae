"""Read the verbs and nouns that tell relations from lexicon/relations.txt."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from generator.parse.grammar.inflection import inflect
from generator.word_lists import read_table

# The parts of the list that hold no relation.
WORD_LISTS = frozenset(["blamed", "blaming verbs", "pledges", "holding verbs", "calling verbs"])
NOUNS, REVERSED = " nouns", " reversed"  # the ends of a part's name


class RelationPattern(NamedTuple):
    """What tells that one actor stands to another in some way."""

    relation: str
    rest: tuple[str, ...] = ()  # the words behind the first
    noun: bool = False
    reversed: frozenset[str] = frozenset()  # the nouns that make the object the one that acts
    then: str = ""  # the word after the object: "asked Turkey to"


@cache
def relation_patterns() -> dict[str, tuple[RelationPattern, ...]]:
    """Map every form of a first word to the patterns that begin with it, the longer first."""
    index: dict[str, list[RelationPattern]] = {}
    for first, pattern in _read_patterns():
        for form in {first} if pattern.noun else set(inflect(first)):
            index.setdefault(form, []).append(pattern)
    return {form: tuple(sorted(found, key=_shortness)) for form, found in index.items()}


def _shortness(pattern: RelationPattern) -> int:
    return -len(pattern.rest)


def _read_patterns() -> Iterator[tuple[str, RelationPattern]]:
    """Yield each pattern of the list with its first word."""
    for part, rows in read_table("relations").items():
        if part not in WORD_LISTS:
            for row in rows:
                yield _read_row(part, row)


def _read_row(part: str, row: tuple[str, ...]) -> tuple[str, RelationPattern]:
    """Read the words of a pattern, and the nouns or the word that it needs behind them."""
    relation = part.removesuffix(NOUNS).removesuffix(REVERSED)
    written, needed, *_ = (*row, "")
    first, *rest = written.split()
    pattern = RelationPattern(relation, tuple(rest), noun=part.endswith(NOUNS))
    if part.endswith(REVERSED):
        return first, pattern._replace(reversed=frozenset(needed.split("|")))
    return first, pattern._replace(then=needed)


@cache
def first_words() -> frozenset[str]:
    """List the words of which a sentence that tells a relation holds one."""
    return frozenset(relation_patterns()) | verb_forms("blaming verbs")


@cache
def listed_words(part: str) -> frozenset[str]:
    """List the words of one part of lexicon/relations.txt."""
    return frozenset(row[0] for row in read_table("relations")[part])


@cache
def verb_forms(part: str) -> frozenset[str]:
    """List all forms of the verbs in one part of lexicon/relations.txt."""
    return frozenset(form for verb in listed_words(part) for form in inflect(verb))
