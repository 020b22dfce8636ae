"""What the words of a sentence deny: each "not", "no" or "refused" with what stands under it."""

from collections.abc import Iterator
from functools import cache
from itertools import takewhile, zip_longest
from typing import NamedTuple

from generator.gather.stems import EMPTY, stem
from generator.parse.grammar.inflection import forms
from generator.word_lists import read_words

ENDS = frozenset([",", ";", ":", ".", "!", "?", "—", "–", "…"])
AND = frozenset(["and"])
BEING = frozenset(["is", "are", "was", "were", "be", "been", "am"])
NEAR = 3  # words before one that denies in which a "not" denies that
FARTHEST = 7  # words of content that one word may deny


class Denial(NamedTuple):
    """A word that denies, and the stems of what it denies; the first counts most."""

    word: str
    denied: tuple[str, ...]
    subject: frozenset[str] = frozenset()  # of what is not done: "the dead are not counted"
    is_undone: bool = False  # it is denied itself: "did not rule out"


def find_denials(words: tuple[str, ...]) -> Iterator[Denial]:
    """Find what is denied among words in small letters."""
    ends = ENDS | _ends_of_a_denial()
    words = tuple(_without_commas(words))
    for index, word in enumerate(words):
        if not is_negation(word):
            continue
        under = takewhile(lambda one: one not in ends, words[index + 1 :])
        denied = [stem(one) for one in under if _counts(one)][:FARTHEST]
        before = takewhile(lambda one: one not in ends - AND, reversed(words[:index]))
        subject = frozenset(map(stem, filter(_counts, before)))
        is_undone = any(map(_undoes, words[max(0, index - NEAR) : index]))
        yield Denial(word, tuple(denied), subject, is_undone=is_undone)


def _without_commas(words: tuple[str, ...]) -> Iterator[str]:
    """Leave out each comma before an "or", behind which a denial goes on."""
    for word, following in zip_longest(words, words[1:], fillvalue=""):
        if (word, following) != (",", "or"):
            yield word


def is_negation(word: str) -> bool:
    """Tell whether a word in small letters denies something."""
    return word in _negations() or word.endswith("n't")


def is_plain(word: str) -> bool:
    """Tell whether a word denies and tells nothing else: "not", and no "refused"."""
    return word in _plain_negations() or word.endswith("n't")


def _undoes(word: str) -> bool:
    return is_plain(word) or word == "unless"


def _counts(word: str) -> bool:
    is_word = word[:1].isalpha() and len(word) > 2
    return is_word and word not in EMPTY and word not in _plain_negations()


@cache
def _negations() -> frozenset[str]:
    """Every word that denies: "not", "nobody", the forms of "deny" and of "refuse"."""
    events, asked = read_words("events"), read_words("questions")
    verbs = (*events["denials"], *events["failures"], *asked["negating verbs"])
    inflected = {form for verb in verbs for form in forms(verb)}
    return _plain_negations() | inflected | set(asked["negating words"])


@cache
def _plain_negations() -> frozenset[str]:
    """Those that tell nothing else."""
    clauses = read_words("clauses")
    plain = (*clauses["negations"], *clauses["nobodies"], *clauses["nobody does"])
    return frozenset({*plain, "cannot"})


@cache
def _ends_of_a_denial() -> frozenset[str]:
    return frozenset(read_words("questions")["ends of a denial"])
