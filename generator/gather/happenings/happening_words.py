"""The words of lexicon/happenings.txt, by which sentences tell what has happened."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache, partial
from typing import NamedTuple

from generator.word_lists import read_table, word_set

# The parts of the list that hold what happens, by how often it does.
AT_PLACE, BY_NATURE = "at a place", "by nature"
OF_ACTOR, OF_STORY, ON_DAY = "of an actor", "of a story", "on a day"
ONCE = (AT_PLACE, BY_NATURE, OF_ACTOR, OF_STORY, ON_DAY)
LEADING, NAMED, BY_EVENT = "leads to", "named", "by event"
DECIMAL = re.compile(r"(?<=\d)\.(?=\d)")  # ends no clause: "a quake of magnitude 6.4 struck"
CLAUSE = re.compile(r"[;:.,]|\b(?:but|while|after|when|since)\b")
MOST_FOUND = 1 << 12  # sentences: several steps look into each of a story
NEAR_WORDS = 6  # before the telling one, among which it is denied or but feared
listed = partial(word_set, "happenings")


class HappeningWords(NamedTuple):
    """The words of a happening, in small letters."""

    name: str  # "seize"
    part: str  # of the list
    words: str  # a regular expression …
    pattern: re.Pattern  # … and the same as whole words


Found = tuple[HappeningWords, re.Match]


class WordsOfSome:
    """The words of some happenings."""

    def __init__(self, each: Iterable[HappeningWords]):
        self.each = tuple(each)
        # In one pass, and where words begin, since in most sentences none of them stands.
        words = "|".join(one.words for one in self.each)
        self._any = re.compile(rf"\b(?=\w)(?:{words})\b")
        self._found = lru_cache(MOST_FOUND)(lambda text: tuple(self._find(text)))

    def found_in(self, sentence: str, names: frozenset[str] = frozenset()) -> Iterator[Found]:
        """Give those that stand in a sentence, each where it stands first.

        Of `names`, where there are any, all others are left out.
        """
        found = self._found(sentence)
        return (one for one in found if not names or one[0].name in names)

    def _find(self, sentence: str) -> Iterator[Found]:
        text = DECIMAL.sub(",", sentence.replace("\n", " ").replace("’", "'")).lower()
        for one in self.each if self._any.search(text) else ():
            if found := one.pattern.search(text):
                yield one, found


@cache
def words_of(*parts: str) -> WordsOfSome:
    """Give the words of all happenings that these parts of the list hold."""
    table = read_table("happenings")
    return WordsOfSome(
        HappeningWords(name, part, words=words, pattern=re.compile(rf"\b(?:{words})\b"))
        for part in parts
        for name, words in table[part]
    )


# Made with the module, whose patterns are kept compiled.
HAPPENINGS = words_of(*ONCE)


@cache
def part_of(name: str) -> str:
    """Give the part of the list that holds the happening of a name, by how often it happens."""
    return next(one.part for one in HAPPENINGS.each if one.name == name)


@cache
def names_in(part: str) -> frozenset[str]:
    """Give the names of the happenings in a part of the list."""
    return frozenset(name for name, _ in read_table("happenings")[part])


def near_before(before: str) -> list[str]:
    """Give the words of a clause that stand right before others, at the end of a text."""
    return CLAUSE.split(before.replace("’", "'"))[-1].split()[-NEAR_WORDS:]


def is_told(before: str, *, is_alleged_too: bool = False) -> bool:
    """Whether words are told as what has happened: nothing right before denies or but fears it.

    What somebody is accused of is told by others, where that is enough.
    """
    before = before.lower().replace("according to", ",")
    untold = listed("untold") - listed("alleged") if is_alleged_too else listed("untold")
    return untold.isdisjoint(near_before(before))
