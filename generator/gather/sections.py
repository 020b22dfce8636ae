"""Sort sentences into sections, by the cues that the configuration gives each."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from generator.config import Section
from generator.model import Parsed
from generator.parse.figures.terms import theme

THRESHOLD = 2.0  # one strong cue or two weak ones
WORD = re.compile(r"[\w-]+")


class CuePhrase(NamedTuple):
    """A cue as words; a star ends the stem of a word: "aid convoy*"."""

    words: tuple[str, ...]
    section: int  # which of the sections it speaks for
    weight: float
    theme: str

    def stands_at(self, words: list[str], start: int) -> bool:
        """Whether the words from `start` on are the cue's; the first is known to be."""
        following = words[start + 1 : start + len(self.words)]
        return len(following) == len(self.words) - 1 and all(map(_fits, self.words[1:], following))


class Belonging(NamedTuple):
    """A section that a sentence belongs to, and what it is about there."""

    section: str  # its id
    theme: str  # the part of the section's list of cues; "" for none


class Sorter:
    """Knows each section's cues. `sort` tells where a sentence belongs."""

    def __init__(self, sections: tuple[Section, ...]):
        self._ids = [section.id for section in sections]
        self._marks: dict[str, list[CuePhrase]] = defaultdict(list)  # by the type or theme
        # By a first word, or its stem with a star.
        self._by_opening: dict[str, list[CuePhrase]] = defaultdict(list)
        for number, section in enumerate(sections):
            for cue in section.cues:
                is_mark = ":" in cue.pattern
                words = (cue.pattern,) if is_mark else tuple(cue.pattern.split())
                phrase = CuePhrase(words, number, weight=cue.weight, theme=cue.theme)
                (self._marks if is_mark else self._by_opening)[words[0]].append(phrase)
        self._stems = {len(opening) - 1 for opening in self._by_opening if opening.endswith("*")}
        # Which phrases a word opens, for every word met so far: most have been met before.
        self._opened: dict[str, list[CuePhrase]] = {}

    def sort(self, parsed: Parsed) -> tuple[tuple[Belonging, ...], ...]:
        """Give for each sentence every section whose cues reach the threshold, the strongest first.

        Where the editor put a sentence, there it belongs.
        """
        marks = _marks_by_sentence(parsed)
        found: list[tuple[Belonging, ...]] = []
        for number, sentence in enumerate(parsed.sentences):
            speaking = self._speaking(sentence.span.of(parsed.article.text), marks[number])
            found.append(self._sort(speaking, sentence.sections))
        return tuple(found)

    def explain(self, parsed: Parsed, number: int) -> tuple[tuple[str, CuePhrase], ...]:
        """Tell what speaks in one sentence for which section, by its id: each cue with its weight."""
        written = parsed.sentences[number].span.of(parsed.article.text)
        speaking = self._speaking(written, _marks_by_sentence(parsed)[number])
        return tuple((self._ids[cue.section], cue) for cue in speaking)

    def _speaking(self, written: str, marks: set[str]) -> list[CuePhrase]:
        """The cues that stand in a sentence: its words, then its events and figures."""
        cues = self._cues_in(WORD.findall(written.casefold()))
        return [*cues, *(cue for mark in sorted(marks) for cue in self._marks.get(mark, ()))]

    def _sort(self, speaking: list[CuePhrase], chosen: tuple[str, ...] | None) -> tuple[Belonging, ...]:
        """Tell which sections the cues of a sentence speak for, or the editor chose."""
        scores = [0.0] * len(self._ids)
        themes: dict[tuple[int, str], float] = defaultdict(float)
        for _, section, weight, part in speaking:
            scores[section] += weight
            if part:
                themes[section, part] += weight
        reached = [number for number, score in enumerate(scores) if score >= THRESHOLD]
        reached.sort(key=lambda number: -scores[number])
        if chosen is not None:
            reached = [self._ids.index(id) for id in chosen if id in self._ids]
        return tuple(Belonging(self._ids[number], _strongest(themes, number)) for number in reached)

    def _cues_in(self, words: list[str]) -> dict[CuePhrase, None]:
        """Each cue once, however often it stands there, in text order."""
        found: dict[CuePhrase, None] = {}
        for start, word in enumerate(words):
            phrases = self._opened.get(word)
            if phrases is None:
                phrases = self._opened[word] = self._phrases_that_open_with(word)
            found.update((phrase, None) for phrase in phrases if phrase.stands_at(words, start))
        return found

    def _phrases_that_open_with(self, word: str) -> list[CuePhrase]:
        openings = (word, *(f"{word[:length]}*" for length in self._stems if length <= len(word)))
        return [phrase for opening in openings for phrase in self._by_opening.get(opening, ())]


def _strongest(themes: dict[tuple[int, str], float], section: int) -> str:
    """The theme with the most weight in a section, the first met of several; "" for none."""
    mine = {theme: weight for (number, theme), weight in themes.items() if number == section}
    return max(mine, key=mine.__getitem__, default="")


def _fits(pattern: str, word: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern


def _marks_by_sentence(parsed: Parsed) -> dict[int, set[str]]:
    marks = defaultdict(set)
    for start, mark in _marks(parsed):
        marks[parsed.sentence_at(start)].add(mark)
    return marks


def _marks(parsed: Parsed) -> Iterator[tuple[int, str]]:
    """The types of events and the themes of figures, with where they stand."""
    for event in parsed.events:
        if event.type:
            yield event.trigger.start, f"event:{event.type.casefold()}"
    for figure in parsed.figures:
        if figure.term:
            yield figure.span.start, f"theme:{theme(figure.term)}"
