"""Sort sentences into sections, by the cues that the configuration gives each."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from generator.model import Parsed
from generator.parse.figures.term_cues import theme
from generator.section import Cue, Section

THRESHOLD = 2.0  # one strong cue or two weak ones
WORD = re.compile(r"[\w-]+")


class CuePhrase(NamedTuple):
    """A cue as words; a star ends the stem of a word: "aid convoy*"."""

    words: tuple[str, ...]
    section: int  # which of the sections it speaks for
    weight: float
    theme: str

    def stands_at(self, words: list[str], start: int) -> bool:
        """Tell whether the words from `start` on are the cue's; the first is known to be."""
        rest = self.words[1:]
        following = words[start + 1 : start + len(self.words)]
        return len(following) == len(rest) and all(map(_fits, rest, following))


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
                self._add(cue, number)
        stems = [opening[:-1] for opening in self._by_opening if opening.endswith("*")]
        self._stem_lengths = set(map(len, stems))
        # Which phrases a word opens, for every word met so far: most have been met before.
        self._opened: dict[str, list[CuePhrase]] = {}

    def _add(self, cue: Cue, section: int) -> None:
        is_mark = ":" in cue.pattern
        words = (cue.pattern,) if is_mark else tuple(cue.pattern.split())
        phrase = CuePhrase(words, section, weight=cue.weight, theme=cue.theme)
        phrases = self._marks if is_mark else self._by_opening
        phrases[words[0]].append(phrase)

    def sort(self, parsed: Parsed) -> tuple[tuple[Belonging, ...], ...]:
        """Give for each sentence every section whose cues reach the threshold, the strongest first.

        Where the editor put a sentence, there it belongs.
        """
        marks = _marks_by_sentence(parsed)
        found: list[tuple[Belonging, ...]] = []
        for number, sentence in enumerate(parsed.sentences):
            written = sentence.span.of(parsed.article.text)
            speaking = self._speaking(written, marks[number])
            found.append(self._sort(speaking, sentence.sections))
        return tuple(found)

    def explain(self, parsed: Parsed, number: int) -> tuple[tuple[str, CuePhrase], ...]:
        """Give the cues that a sentence has, each with the id of the section that it speaks for."""
        written = parsed.sentences[number].span.of(parsed.article.text)
        speaking = self._speaking(written, _marks_by_sentence(parsed)[number])
        return tuple((self._ids[cue.section], cue) for cue in speaking)

    def _speaking(self, written: str, marks: set[str]) -> list[CuePhrase]:
        """Give the cues that stand in a sentence: its words, then its events and figures."""
        cues = list(self._cues_in(WORD.findall(written.casefold())))
        for mark in sorted(marks):
            cues += self._marks.get(mark, ())
        return cues

    def _sort(
        self,
        speaking: list[CuePhrase],
        chosen: tuple[str, ...] | None,
    ) -> tuple[Belonging, ...]:
        """Tell which sections the editor chose for a sentence, or else its cues speak for."""
        themes: dict[tuple[int, str], float] = defaultdict(float)
        for cue in speaking:
            if cue.theme:
                themes[cue.section, cue.theme] += cue.weight
        if chosen is None:
            numbers = self._sections_reached(speaking)
        else:
            numbers = [self._ids.index(id) for id in chosen if id in self._ids]
        return tuple(Belonging(self._ids[number], _strongest(themes, number)) for number in numbers)

    def _sections_reached(self, speaking: list[CuePhrase]) -> list[int]:
        """Number the sections for which the cues reach the threshold, the strongest first."""
        scores = [0.0] * len(self._ids)
        for cue in speaking:
            scores[cue.section] += cue.weight
        reached = [number for number, score in enumerate(scores) if score >= THRESHOLD]
        return sorted(reached, key=lambda number: -scores[number])

    def _cues_in(self, words: list[str]) -> dict[CuePhrase, None]:
        """Give each cue once, however often it stands there, in text order."""
        found: dict[CuePhrase, None] = {}
        for start, word in enumerate(words):
            for phrase in self._phrases_that_open_with(word):
                if phrase.stands_at(words, start):
                    found[phrase] = None
        return found

    def _phrases_that_open_with(self, word: str) -> list[CuePhrase]:
        phrases = self._opened.get(word)
        if phrases is None:
            phrases = list(self._by_opening.get(word, ()))
            for length in self._stem_lengths:
                if length <= len(word):
                    phrases += self._by_opening.get(f"{word[:length]}*", ())
            self._opened[word] = phrases
        return phrases


def _strongest(themes: dict[tuple[int, str], float], section: int) -> str:
    """Give the theme with the most weight in a section, the first met of several; "" for none."""
    mine = {theme: weight for (number, theme), weight in themes.items() if number == section}
    return max(mine, key=lambda theme: mine[theme], default="")


def _fits(pattern: str, word: str) -> bool:
    if pattern.endswith("*"):
        return word.startswith(pattern[:-1])
    return word == pattern


def _marks_by_sentence(parsed: Parsed) -> dict[int, set[str]]:
    marks = defaultdict(set)
    for start, mark in _marks(parsed):
        marks[parsed.sentence_at(start)].add(mark)
    return marks


def _marks(parsed: Parsed) -> Iterator[tuple[int, str]]:
    """Give the types of events and the themes of figures, with where they stand."""
    for event in parsed.events:
        if event.type:
            yield event.trigger.start, f"event:{event.type.casefold()}"
    for figure in parsed.figures:
        if figure.term:
            yield figure.span.start, f"theme:{theme(figure.term)}"
