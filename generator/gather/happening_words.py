"""The words of lexicon/happenings.txt, by which sentences tell what has happened."""

import re
from functools import cache
from typing import NamedTuple

from generator.word_lists import read_table, read_words

# The parts of the list that hold what happens, by how often it does.
AT_PLACE, BY_NATURE = "at a place", "by nature"
OF_ACTOR, OF_STORY = "of an actor", "of a story"
ONCE = (AT_PLACE, BY_NATURE, OF_ACTOR, OF_STORY)
LEADING, NAMED = "leads to", "named"
CLAUSE = re.compile(r"[;:.,]|\b(?:but|while|after|when|since)\b")
NEAR_WORDS = 6  # before the telling one, among which it is denied or but feared


class HappeningWords(NamedTuple):
    """The words of a happening, in small letters."""

    name: str  # "seize"
    part: str  # of the list
    pattern: re.Pattern


@cache
def words_of(*parts: str) -> tuple[HappeningWords, ...]:
    """Give the words of all happenings that these parts of the list hold."""
    table = read_table("happenings")
    return tuple(
        HappeningWords(name, part, re.compile(rf"\b(?:{pattern})\b"))
        for part in parts
        for name, pattern in table[part]
    )


@cache
def words_telling(names: frozenset[str]) -> tuple[HappeningWords, ...]:
    """Give the words that tell the happenings of these names."""
    return tuple(one for one in words_of(*ONCE) if one.name in names)


@cache
def names_in(part: str) -> frozenset[str]:
    """Give the names of the happenings in a part of the list."""
    return frozenset(one.name for one in words_of(part))


@cache
def listed(part: str) -> frozenset[str]:
    """Give the words of a part of the list that holds no happenings."""
    return frozenset(read_words("happenings")[part])


def near_before(before: str) -> list[str]:
    """Give the words of a clause that stand right before others, at the end of a text."""
    return CLAUSE.split(before.replace("’", "'"))[-1].split()[-NEAR_WORDS:]


def is_told(before: str) -> bool:
    """Whether words are told as what has happened: nothing right before denies or but fears it."""
    return listed("untold").isdisjoint(word.lower() for word in near_before(before))
