"""Read the verbs and nouns that tell relations from lexicon/relations.txt."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from generator.grouped import grouped
from generator.parse.events.clauses import Clause
from generator.parse.events.relation_words import RELATIONS, listed_words
from generator.parse.grammar.inflection import forms
from generator.word_lists import read_table, set_of

VERBAL = ("", "reversed", "from", "together", "alone", "persons", "that")  # ways to tell by verbs
GAP = "…"  # in a pattern: the rest of a noun phrase, "(voiced) its full (support for)"
NOUN_PHRASE = frozenset("DNMG.")
WITHIN_PHRASE = set_of("of in than")  # "discussed the crisis in Homs with"
LONGEST_GAP = 6  # words; as many adverbs may stand elsewhere within a pattern
BETWEEN = "between"


class RelationPattern(NamedTuple):
    """What tells that one actor stands to another in some way."""

    relation: str
    way: str = ""  # the rest of the name of its part: "" for a verb, nouns, reversed, …
    rest: tuple[str, ...] = ()  # the words behind it
    needed: tuple[str, ...] = ()  # one of these must follow: "asked Turkey to"
    written: frozenset[str] = frozenset()  # those of the rest, without gaps

    def end_in(self, clause: Clause, index: int) -> int | None:
        """Say where the pattern that begins at the index ends; None if it is not there."""
        words = clause.words
        end = index + 1
        in_gap = False
        for word in self.rest:
            if word == GAP:
                in_gap = True
                continue
            end = _past(clause, end, word=word, in_gap=in_gap)
            in_gap = False
            if words[end : end + 1] != [word]:
                return None
            end += 1
        return end


def _past(clause: Clause, start: int, *, word: str, in_gap: bool) -> int:
    """Go over the adverbs before a word of a pattern, or over a noun phrase."""
    words, tags = clause.words, clause.tags
    last = min(len(words), start + LONGEST_GAP)
    end = start
    while end < last and words[end] != word:
        is_adverb = tags[end] == "X"
        in_phrase = tags[end] in NOUN_PHRASE or words[end] in WITHIN_PHRASE
        if not is_adverb and not (in_gap and in_phrase):
            break
        end += 1
    return end


@cache
def relation_patterns() -> dict[str, tuple[RelationPattern, ...]]:
    """Map every form of a first word to the patterns that begin with it, the longer first."""
    index = grouped(_read_forms())
    return {form: tuple(sorted(found, key=_shortness)) for form, found in index.items()}


def _read_forms() -> Iterator[tuple[str, RelationPattern]]:
    """Yield each pattern of the list with each form of its first word."""
    for part, rows in read_table("relations").items():
        relation, way = parted(part)
        is_verbal = way in VERBAL
        for row in rows if is_verbal or way in ("nouns", "states") else ():
            first, pattern = _read_row(row, relation=relation, way=way)
            yield from ((form, pattern) for form in (forms(first) if is_verbal else [first]))


def parted(part: str) -> tuple[str, str]:
    """Part the name of a part of the list into relation and way; none is no relation's."""
    for relation in RELATIONS:
        if part.startswith(relation):
            return relation, part.removeprefix(relation).strip()
    return "", part


def _shortness(pattern: RelationPattern) -> tuple[int, int]:
    return -len(pattern.rest), -len(pattern.needed)


def _read_row(row: tuple[str, ...], *, relation: str, way: str) -> tuple[str, RelationPattern]:
    """Read the words of a pattern, and the nouns or the words that it needs behind them."""
    phrase, needed, *_ = (*row, "")
    first, *rest = phrase.split()
    one_of = tuple(filter(None, needed.split("|")))
    written = frozenset(rest) - {GAP}
    return first, RelationPattern(relation, way, rest=tuple(rest), needed=one_of, written=written)


@cache
def words_of(way: str) -> dict[str, str]:
    """Map each word of the parts that end so ("between", "compounds") to its relation."""
    found = {}
    for part, rows in read_table("relations").items():
        relation, its_way = parted(part)
        if relation and its_way == way:
            found |= {row[0]: relation for row in rows}
    return found


@cache
def possessed() -> dict[tuple[str, str], str]:
    """Map noun and preposition of what one has for another, "support for", to its relation."""
    found = {}
    for part, rows in read_table("relations").items():
        relation, way = parted(part)
        for noun, prepositions in rows if way == "possessed" else ():
            found |= {(noun, one): relation for one in prepositions.split("|")}
    return found


def patterns_among(words: frozenset[str]) -> dict[str, list[RelationPattern]]:
    """Map the first words among those of a sentence to the patterns that it may hold."""
    known = relation_patterns()
    return {
        first: found
        for first in _first_words() & words
        if (found := [one for one in known[first] if words.issuperset(one.written)])
    }


@cache
def _first_words() -> frozenset[str]:
    return frozenset(relation_patterns())


@cache
def possessed_nouns() -> frozenset[str]:
    """List the nouns of what one has for another: "support" for."""
    return frozenset(noun for noun, _ in possessed())


@cache
def other_words() -> frozenset[str]:
    """List the words of which a sentence holds one that tells a relation by no pattern."""
    verbs = verb_forms("blaming verbs") | verb_forms("misdeeds") | listed_words("guilty")
    return possessed_nouns().union(verbs, [BETWEEN])


@cache
def verb_forms(part: str) -> frozenset[str]:
    """List all forms of the verbs in one part of lexicon/relations.txt."""
    return frozenset(form for verb in listed_words(part) for form in forms(verb))
