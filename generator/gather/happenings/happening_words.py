"""The words of lexicon/happenings.txt, by which sentences tell what has happened."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache, partial
from typing import NamedTuple

from generator.model import Span
from generator.parse.figures.number_patterns import alternatives
from generator.parse.grammar.inflection import spellings
from generator.word_lists import read_table, word_set

# The parts of the list that hold what happens, by how often it does.
AT_PLACE, BY_NATURE = "at a place", "by nature"
OF_ACTOR, OF_STORY, ON_DAY = "of an actor", "of a story", "on a day"
OFTEN = "often"  # what none of them holds
ONCE = (AT_PLACE, BY_NATURE, OF_ACTOR, OF_STORY, ON_DAY)
LEADING, NAMED, BY_EVENT, ACTS = "leads to", "named", "by event", "acts"
BY_NOUN, MENTION, NOUN = "by noun", "mention", "NOUN"
DISASTER = "disaster"  # what a story calls its happening, whatever that is
DECIMAL = re.compile(r"(?<=\d)\.(?=\d)")  # ends no clause: "a quake of magnitude 6.4 struck"
CLAUSE = re.compile(r"[;:.,]|\b(?:but|while|after|when|since)\b")
MOST_FOUND = 1 << 12  # sentences: several steps look into each of a story
NEAR_WORDS = 6  # before the telling one, among which it is denied or but feared
TO, NEXT_WORDS = "to", 2  # "to seize", "to be seized", not "wakes to horror as the dam bursts"
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


def _mentions() -> Iterator[HappeningWords]:
    """Give the words that tell again of what happens by nature: "Friday's quake"."""
    [(_, mention)] = read_table("happenings")[MENTION]
    for name, nouns in read_table("happenings")[BY_NOUN]:
        words = mention.replace(NOUN, nouns)
        pattern = re.compile(rf"\b(?:{words})\b")
        yield HappeningWords(name, BY_NATURE, words=words, pattern=pattern)


# Made with the module, whose patterns are kept compiled.
HAPPENINGS = words_of(*ONCE)
MENTIONS = WordsOfSome(_mentions())


@cache
def part_of(name: str) -> str:
    """Give the part that holds a happening, by how often it happens; "often" where none does."""
    return next((one.part for one in HAPPENINGS.each if one.name == name), OFTEN)


class Act(NamedTuple):
    """What may be told by any of some verbs or nouns."""

    name: str
    is_told: bool  # by a word like this alone: "freed", but not "free" or "release"


def _forms(name: str, verb: str) -> Iterator[tuple[str, Act]]:
    """Give the forms of a verb with what stands behind it: "hands over", "handed over"."""
    first, space, rest = verb.partition(" ")
    for base, *others in spellings(first):
        yield base + space + rest, Act(name, False)
        yield from ((form + space + rest, Act(name, True)) for form in others)


@cache
def _act_of() -> dict[str, Act]:
    """Map the words of acts, in all their forms, to these."""
    found: dict[str, Act] = {}
    for name, verbs, nouns in read_table("happenings")[ACTS]:
        for verb in verbs.split(", "):
            found |= dict(_forms(name, verb))
        found |= dict.fromkeys(nouns.split(", "), Act(name, False))
    return found


@cache
def _acts() -> re.Pattern:
    return re.compile(rf"\b{alternatives(_act_of())}\b")


def acts_in(text: str) -> Iterator[tuple[Act, Span]]:
    """Give the acts that a text tells by a verb or a noun in small letters, with where that is."""
    for match in _acts().finditer(text):
        yield _act_of()[" ".join(match[0].split())], Span(*match.span())


@cache
def names_in(part: str) -> frozenset[str]:
    """Give the names of the happenings in a part of the list."""
    return frozenset(name for name, *_ in read_table("happenings")[part])


def near_before(before: str) -> list[str]:
    """Give the words of a clause that stand right before others, at the end of a text."""
    return CLAUSE.split(before.replace("’", "'"))[-1].split()[-NEAR_WORDS:]


def is_told(before: str, *, is_alleged_too: bool = False) -> bool:
    """Whether words are told as what has happened: nothing right before denies or but fears it.

    What somebody is accused of is told by others, where that is enough.
    """
    before = before.lower().replace("according to", ",")
    untold = listed("untold") - listed("alleged") if is_alleged_too else listed("untold")
    near = near_before(before)
    return untold.isdisjoint(near) and TO not in near[-NEXT_WORDS:]
