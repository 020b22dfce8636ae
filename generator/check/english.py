"""The English that the check knows: the parts of check.txt and questions.txt, as sets and as
patterns; what denies.
"""

import re
from calendar import day_name, month_name
from collections.abc import Iterable
from functools import cache

from generator.gather.sentences.stems import stem
from generator.parse.grammar.inflection import forms
from generator.word_lists import read_table, read_words

PASSED_OVER = ("of", "for", "the", "and", "on", "in", "to")  # in abbreviations
TIMES = frozenset(name.lower() for name in (*month_name, *day_name))
AUXILIARIES = frozenset(["is", "are", "was", "were", "be", "been", "am", "has", "have", "had"])
NOUN_AFTER = frozenset(["a", "an", "the", "his", "her", "its", "their", "this", "that"])


@cache
def all_of(part: str) -> frozenset[str]:
    """The entries of a part."""
    return frozenset(read_words("check")[part])


def all_forms(written: str) -> frozenset[str]:
    """Give some words with all their forms."""
    words = written.split()
    return frozenset(words).union(*(forms(word) for word in words))


@cache
def forms_of(part: str) -> frozenset[str]:
    """The words of a part of questions.txt with all their forms."""
    return all_forms(" ".join(read_words("questions")[part]))


@cache
def rows_of(part: str) -> dict[str, str]:
    """The words of a part of questions.txt, each with the first one of its line."""
    rows = map(str.split, read_words("questions")[part])
    return {word: row[0] for row in rows for word in row}


def may_abbreviate(short: str, text: str) -> bool:
    """Tell whether an abbreviation may stand for words of a text."""
    letters = short.replace(".", "")
    if not letters.isupper() or len(letters) < 2:
        return False
    told: set[int] = set()  # how many of the letters the words so far have told
    for word in re.findall(r"\w+", text.lower()):
        passed_over = told if word in PASSED_OVER else set()
        told = {at + 1 for at in (0, *told) if letters.lower()[at] == word[0]} | passed_over
        if len(letters) in told:
            return True
    return False


def any_of(part: str) -> str:
    """Write a pattern for any entry of a part."""
    return pattern_of(read_words("check")[part])


def measures() -> dict[str, str]:
    """Give a pattern for each measure by its name."""
    return {name: pattern_of(forms) for name, *forms in read_table("check")["measures"]}


def pattern_of(entries: Iterable[str]) -> str:
    """Write a pattern for any of some entries; of two that begin alike the longer comes first."""
    return "|".join(map(re.escape, sorted(entries, key=lambda entry: (-len(entry), entry))))


@cache
def opposites(part: str = "opposites") -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The opposites of a part, each side with all forms of its words."""
    rows = read_table("questions")[part]
    return tuple((all_forms(one), all_forms(other)) for one, other in rows)


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


@cache
def sayings_of_all() -> frozenset[str]:
    """The stems of verbs of saying and believing, and of those that doubt."""
    speech = read_table("speech")
    rows = (row[0] for part in ("say", "that", "tell", "believe") for row in speech[part])
    verbs = (verb for verb in rows if " " not in verb)  # "fire back"
    saying = all_forms(" ".join((*verbs, "put", "accord", "blame")))
    return frozenset(map(stem, saying | forms_of("doubting")))


@cache
def claims() -> frozenset[str]:
    """The words by which somebody only claims or supposes something."""
    return forms_of("doubting") | forms_of("claiming")


@cache
def possible() -> frozenset[str]:
    """The words before which stands what may be so."""
    return frozenset(read_words("questions")["open"])


def leaves_open(word: str) -> bool:
    """Tell whether a word by itself leaves open what a sentence tells."""
    is_open = word in claims() or word in possible()
    return is_open or word in read_words("questions")["doubtful"]


@cache
def ends_of_an_object() -> frozenset[str]:
    """What ends an object: a clause, a verb that is finite."""
    grammar = read_words("grammar")
    parts = ("relatives", "finite be", "modals", "have", "subordinators")
    words = frozenset(word for part in parts for word in grammar[part])
    prepositions = (word for word in grammar["prepositions"] if " " not in word)
    return words.union(prepositions, (*",;:.()—–", "but")) - {"of"}
