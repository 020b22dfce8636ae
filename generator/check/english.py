"""The English that the check knows: the parts of check.txt, as sets and as patterns."""

import re
from collections.abc import Iterable
from functools import cache

from generator.parse.grammar.inflection import forms
from generator.word_lists import read_table, read_words


@cache
def words_of(part: str) -> frozenset[str]:
    """The entries of a part."""
    return frozenset(read_words("check")[part])


def all_forms(written: str) -> frozenset[str]:
    """Give some words with all their forms."""
    words = written.split()
    return frozenset(words).union(*(forms(word) for word in words))


def any_of(part: str) -> str:
    """Write a pattern for any entry of a part."""
    return pattern_of(read_words("check")[part])


def measures() -> dict[str, str]:
    """Give a pattern for each measure by its name."""
    return {name: pattern_of(forms) for name, *forms in read_table("check")["measures"]}


def pattern_of(entries: Iterable[str]) -> str:
    """Write a pattern for any of some entries; of two that begin alike the longer comes first."""
    return "|".join(map(re.escape, sorted(entries, key=lambda entry: (-len(entry), entry))))
