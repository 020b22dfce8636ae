"""What stands on a page where its passage has something else of its own: two things exchanged.

Who did it and whom it befell, two numbers, a number and its place: all words are the source's, and
the sentence says another thing. A stretch that moved, and left its place to another one, was
exchanged; one that only moved was not.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from generator.check.asked import Asked
from generator.check.english import NOUN_AFTER, TIMES, may_abbreviate
from generator.check.sentence_reading import NUMBER, SentenceReading, is_content
from generator.findings import Rule
from generator.gather.stems import stem

ALIKE = 0.72  # of its words that a text has from its source, in order; below, it was rewritten
LONGEST = 8  # words that change places
SAME = 4  # letters by which Ethiopia and Ethiopian are one
CAPITALS = re.compile(r"\b[A-Z]\w+")
TURNING = "by"


class Edit(NamedTuple):
    """A stretch of the source's words, where it begins, and those that stand in its place."""

    theirs: tuple[str, ...]
    mine: tuple[str, ...]
    first: int

    @property
    def lost(self) -> frozenset[str]:
        """What the stretch of the source tells, as stems."""
        return frozenset(stem(word) for word in self.theirs if _tells(word))

    @property
    def new(self) -> frozenset[str]:
        """What the stretch of the page tells, as stems."""
        return frozenset(stem(word) for word in self.mine if _tells(word))


def find_exchanges(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """Find what is to be asked of a sentence."""
    for rule in (_stretches, _renamed, _accused_back):
        yield from rule(page, source)


def _stretches(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """Two stretches that stand in each other's place, in two sentences that are else the same."""
    names = frozenset(map(stem, _names_in(source)))
    for one, other in combinations(edits_of(source.words, page.words), 2):
        between = source.words[one.first + len(one.theirs) : other.first]
        words = (*one.theirs, *one.mine, *other.theirs, *other.mine)
        if TURNING in words or not any(map(_tells, between)):
            continue  # "Kyiv and Moscow" for "Moscow and Kyiv", "he was killed by them"
        to_the_right, to_the_left = one.lost & other.new, other.lost & one.new
        is_exchanged = to_the_right and to_the_left
        moved = to_the_right | to_the_left
        if not is_exchanged:  # somebody who stands elsewhere, with another one in their place
            moved = moved & names if one.theirs and one.mine else frozenset()
        if moved:
            here = next(word for word in words if stem(word) in moved)
            yield Asked(Rule.ACTOR, f"the source has “{here}” in another place of the sentence")


def _renamed(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """A name in the place of another one: a new one, or one whose place the other one has."""
    names, others = _names_in(page), _names_in(source)
    for edit in edits_of(source.words, page.words):
        theirs = " ".join(edit.theirs).replace("'s", "")
        new = names.intersection(" ".join(edit.mine).replace("'s", "").split())
        lost = others.intersection(theirs.split())
        if not (new and lost):
            continue
        is_known = new.issubset(source.words) and lost.isdisjoint(page.words)
        if not (is_known or _may_be_one(" ".join(new), " ".join(lost), theirs)):
            yield Asked(Rule.ACTOR, f"the source says “{min(lost)}” here, the page “{min(new)}”")


def _may_be_one(name: str, other: str, theirs: str) -> bool:
    """Tell whether two names may mean one: they begin alike, or one is short for the other."""
    return name[:SAME] == other[:SAME] or may_abbreviate(name.upper(), theirs)


def _names_in(reading: SentenceReading) -> frozenset[str]:
    """The words with capitals, in small letters, but for one that only opens the sentence."""
    first = reading.text.split(maxsplit=1)[0]
    opener = frozenset() if reading.names.named(first) else {first.lower()}
    words = map(str.lower, CAPITALS.findall(reading.text))
    return frozenset(filter(is_content, words)) - TIMES - opener


def _accused_back(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """One who accuses on the page whoever accuses them in the source."""
    befell = {(verb, whom) for _, verb, whom in _accused(source.words)}
    for who, verb, _ in _accused(page.words):
        if (verb, who) in befell:
            yield Asked(Rule.ACTOR, f"the source says otherwise who “{verb}” whom")


def _accused(words: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """Each past form of a verb with the words of content before it and behind it."""
    words = tuple(word for word in words if word not in NOUN_AFTER)
    for who, verb, whom in zip(words, words[1:], words[2:], strict=False):
        if verb.endswith("ed") and all(map(is_content, (who, verb, whom))):
            yield stem(who), verb, stem(whom)


@lru_cache(maxsize=1 << 8)
def edits_of(source: tuple[str, ...], page: tuple[str, ...]) -> tuple[Edit, ...]:
    """What was altered where one sentence was made of the other: nothing else is compared."""
    if is_rewritten(source, page):
        return ()
    matcher = SequenceMatcher(None, source, page, autojunk=False)
    return tuple(
        Edit(source[first:last], page[start:end], first)
        for sign, first, last, start, end in matcher.get_opcodes()
        if sign != "equal" and max(last - first, end - start) <= LONGEST
    )


@lru_cache(maxsize=1 << 8)
def is_rewritten(source: tuple[str, ...], page: tuple[str, ...]) -> bool:
    """Tell whether a sentence was made anew, rather than altered: other words are meant to be."""
    mine, theirs = ([word for word in each if word.isalnum()] for each in (page, source))
    blocks = SequenceMatcher(None, theirs, mine, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) < ALIKE * len(mine)


def _tells(word: str) -> bool:
    return is_content(word) or NUMBER.fullmatch(word) is not None
