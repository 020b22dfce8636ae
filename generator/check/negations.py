"""The words that deny: "not", "no", "refused"."""

from functools import cache

from generator.parse.grammar.inflection import forms
from generator.word_lists import read_words

AUXILIARIES = frozenset(["is", "are", "was", "were", "be", "been", "am", "has", "have", "had"])


def is_negation(word: str) -> bool:
    """Tell whether a word in small letters denies something."""
    return word in _negations() or word.endswith("n't")


def is_plain(word: str) -> bool:
    """Tell whether a word denies and tells nothing else: "not", and no "refused"."""
    return word in _plain_negations() or word.endswith("n't")


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
    negated = read_words("grammar")["negated auxiliaries"]
    return frozenset({*plain, "cannot", *(word.replace("'", "") for word in negated)} - {"wont"})
