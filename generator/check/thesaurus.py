"""Which English words may say the same: WordNet, as generator/data/README.md tells of it."""

import gzip
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from generator.word_lists import read_table

FILE = Path(__file__).parents[1] / "data/thesaurus.gz"
# How forms are made, each ending with what stands in its place in the lemma.
ENDINGS = (
    ("s", ""), ("es", ""), ("ies", "y"), ("ves", "f"), ("men", "man"), ("ed", ""), ("ed", "e"),
    ("ied", "y"), ("ing", ""), ("ing", "e"), ("er", ""), ("er", "e"), ("ier", "y"), ("est", ""),
    ("iest", "y"),
)  # fmt: skip
SUPERLATIVES = ("most", "least", "worst", "best")
SHORTEST = 2  # letters of a lemma


class Meanings(NamedTuple):
    """What a word may mean, as numbers of the thesaurus; and what that is a way of doing."""

    own: frozenset[str]
    above: frozenset[str]


def is_english(word: str) -> bool:
    """Tell whether the thesaurus has a word in some form."""
    return not _entries().keys().isdisjoint(_lemmas(word))


def is_superlative(word: str) -> bool:
    """Tell whether a word says that something is so most of all."""
    return word in SUPERLATIVES or (word.endswith("est") and word not in _entries())


def is_past(word: str) -> bool:
    """Tell whether a word may be a past form of a verb: "needed", and not "need"."""
    lemmas = (lemma for lemma in _lemmas(word) if len(lemma) > SHORTEST and lemma != word)
    is_regular = word.endswith("ed") and not _entries().keys().isdisjoint(lemmas)
    return word in _irregular() or is_regular


def may_be_one(word: str, other: str) -> bool:
    """Tell whether two words may say the same, or one of them the other less closely."""
    mine, theirs = meanings_of(word), meanings_of(other)
    is_one = not mine.own.isdisjoint(theirs.own)
    return is_one or not (mine.own.isdisjoint(theirs.above) and mine.above.isdisjoint(theirs.own))


@cache
def meanings_of(word: str) -> Meanings:
    """Look up what a word in small letters may mean, whatever its form."""
    entries = _entries()
    found = [entries[lemma].partition("<") for lemma in _lemmas(word) if lemma in entries]
    own = frozenset(number for mine, _, _ in found for number in mine.split())
    return Meanings(own, frozenset(number for _, _, rest in found for number in rest.split()))


def is_form(word: str, other: str) -> bool:
    """Tell whether two words may be forms of one verb: "took", "taken"."""
    return not _verbs(word).isdisjoint(_verbs(other))


@cache
def _verbs(word: str) -> frozenset[str]:
    """The verbs of irregular past forms that a word may be a form of."""
    return _irregular_verbs().intersection(_lemmas(word))


@cache
def _irregular_verbs() -> frozenset[str]:
    return frozenset(chain(*_irregular().values()))


def _lemmas(word: str) -> Iterator[str]:
    """The words of which a word may be a form."""
    yield word
    yield from _irregular().get(word, ())
    for ending, instead in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            left = word.removesuffix(ending)
            yield left + instead
            if left[-1:] == left[-2:-1]:  # "stopped"
                yield left[:-1]


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for lemma, *pasts in read_table("clauses")["irregular"]:
        for past in pasts:
            found[past] = (*found.get(past, ()), lemma)
    return found


@cache
def _entries() -> dict[str, str]:
    """The numbers of each word, as they are written."""
    text = gzip.decompress(FILE.read_bytes()).decode()
    rows = (line.partition(" ") for line in text.splitlines())
    return {word: numbers for word, _, numbers in rows}
