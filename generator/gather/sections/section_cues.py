"""Find the cues of sections among the words of a sentence.

A word of a cue may be a stem ("displac*"), one of several ("call/appeal for"), or a gap, a star
that stands alone ("denied * access").
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from generator.model import Span
from generator.section import Cue, Section

GAP = "*"
LONGEST_GAP = 4  # words: a noun phrase seldom has more in front of its noun
LOOK_BACK = 4  # words: as far in front of its noun stands a preposition
# A number in front of a hyphen stands by itself: "7.6-magnitude".
WORD = re.compile(r"\d[\d.,]*(?=-)|\w[\w-]*")
# What ends the reach of a preposition.
STOP = re.compile(r"[,;:.!?()–—“”]")


class CueReading(NamedTuple):
    """One way to read a cue: "call for" of "call/appeal for"."""

    words: tuple[str, ...]
    section: int  # which of the sections it speaks for
    cue: Cue
    needed: frozenset[str]  # its whole words but the first: without them it can't stand there


class CueInSentence(NamedTuple):
    """A cue that stands in a sentence."""

    reading: CueReading
    at: tuple[int, ...]  # the numbers of the words that it takes; () for a mark


class SentenceWords:
    """The words of a sentence in small letters, with where they stand in it."""

    def __init__(self, written: str):
        matches = list(WORD.finditer(written))
        self.written = written
        self._matches = matches
        self.small = [match.group().casefold() for match in matches]

    def within(self, spans: Iterable[Span]) -> set[int]:
        """Number the words that begin within one of some spans of the sentence."""
        found: set[int] = set()
        starts = [match.start() for match in self._matches]
        for span in spans:
            first = bisect_left(starts, span.start)
            found.update(range(first, bisect_left(starts, span.end, first)))
        return found

    def stands_behind(self, prepositions: frozenset[str], number: int) -> bool:
        """Tell whether a preposition governs a word."""
        for back in range(number - 1, max(-1, number - 1 - LOOK_BACK), -1):
            end, start = self._matches[back].end(), self._matches[back + 1].start()
            if STOP.search(self.written, end, start):
                return False
            if self.small[back] in prepositions:
                return True
        return False


class CueIndex:
    """The cues of some sections, by what they open with."""

    def __init__(self, sections: Sequence[Section]):
        self._marks: dict[str, list[CueReading]] = defaultdict(list)  # by the type or theme
        # By a first word, or its stem with a star.
        self._by_opening: dict[str, list[CueReading]] = defaultdict(list)
        for number, section in enumerate(sections):
            for cue in section.cues:
                self._add(cue, number)
        stems = [opening[:-1] for opening in self._by_opening if opening.endswith("*")]
        self._stem_lengths = set(map(len, stems))
        # Which readings a word opens, for every word met so far: most have been met before.
        self._opened: dict[str, list[CueReading]] = {}

    def _add(self, cue: Cue, section: int) -> None:
        if ":" in cue.pattern:
            mark = CueReading((cue.pattern,), section, cue=cue, needed=frozenset())
            self._marks[cue.pattern].append(mark)
            return
        choices = [word.split("/") for word in cue.pattern.split()]
        for words in product(*choices):
            needed = frozenset(word for word in words[1:] if not word.endswith("*"))
            reading = CueReading(words, section, cue=cue, needed=needed)
            self._by_opening[words[0]].append(reading)

    def among(self, words: Sequence[str]) -> Iterator[CueInSentence]:
        """Give the cues that stand among some words, in text order, each once from one word on."""
        there = frozenset(words)
        for start, word in enumerate(words):
            given = None
            for reading in self._opened_by(word):
                # The readings of a cue follow one another.
                if reading.cue is given or not reading.needed <= there:
                    continue
                at = _stands_at(reading.words, words, start)
                if at:
                    given = reading.cue
                    yield CueInSentence(reading, at)

    def of_marks(self, marks: Iterable[str]) -> Iterator[CueInSentence]:
        """Give the cues that are some marks."""
        for mark in sorted(marks):
            for reading in self._marks.get(mark, ()):
                yield CueInSentence(reading, ())

    def _opened_by(self, word: str) -> list[CueReading]:
        readings = self._opened.get(word)
        if readings is None:
            readings = list(self._by_opening.get(word, ()))
            for length in self._stem_lengths:
                if length <= len(word):
                    readings += self._by_opening.get(f"{word[:length]}*", ())
            self._opened[word] = readings
        return readings


def leave_out_covered(found: Sequence[CueInSentence]) -> list[CueInSentence]:
    """Leave out each cue of which a longer one takes every word.

    "humanitarian truce" says nothing of what is humanitarian.
    """
    taking: dict[int, list[set[int]]] = defaultdict(list)  # by the number of a word
    for one in found:
        for number in one.at:
            taking[number].append(set(one.at))

    def is_covered(one: CueInSentence) -> bool:
        mine = set(one.at)
        return any(mine < other for other in taking[one.at[0]])

    return [one for one in found if not is_covered(one)]


def _stands_at(pattern: tuple[str, ...], words: Sequence[str], start: int) -> tuple[int, ...]:
    """Number the words that a pattern takes from `start` on, whose first is known to fit.

    It takes none of those in its gaps. Empty where the pattern does not stand there.
    """
    at = [start]
    reach = 1  # how far from the word before the next one may stand
    for wanted in pattern[1:]:
        if wanted == GAP:
            reach += LONGEST_GAP
            continue
        first = at[-1] + 1
        window = range(first, min(first + reach, len(words)))
        hit = next((number for number in window if _fits(wanted, words[number])), None)
        if hit is None:
            return ()
        at.append(hit)
        reach = 1
    return tuple(at)


def _fits(pattern: str, word: str) -> bool:
    if pattern.endswith("*"):
        return word.startswith(pattern[:-1])
    return word == pattern
