"""The English that the check knows: the parts of check.txt, as sets and as patterns."""

import re
from calendar import day_name, month_name
from collections.abc import Iterable
from functools import cache

from generator.parse.grammar.inflection import forms
from generator.word_lists import read_table, read_words

PASSED_OVER = ("of", "for", "the", "and", "on", "in", "to")  # in abbreviations
TIMES = frozenset(name.lower() for name in (*month_name, *day_name))
NOUN_AFTER = frozenset(["a", "an", "the", "his", "her", "its", "their", "this", "that"])


@cache
def words_of(part: str) -> frozenset[str]:
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
