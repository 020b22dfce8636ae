"""Sort sentences into sections, by the cues that the configuration gives each.

The sections whose cues are a list of ours compete: a sentence has its home in the strongest, and
stands in a second one only where that is about as strong. A section with cues of the editor's own
takes every sentence that reaches the threshold, whatever else the sentence is about.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from generator.caching.kept import kept
from generator.gather.sections.belonging import Belonging
from generator.gather.sections.section_cues import (
    GAP,
    CueIndex,
    CueInSentence,
    CueReading,
    SentenceWords,
    leave_out_covered,
)
from generator.gather.sections.section_marks import (
    counted_by_sentence,
    marks_by_sentence,
    names_by_sentence,
)
from generator.model import Parsed, Sentence, Span
from generator.section import Cue, Section
from generator.word_lists import read_words

THRESHOLD = 1.5  # one strong cue or two weak ones
# What a second home has to reach: half of the first, and two strong cues.
HALF, STRONG = 0.5, 4.0
COUNTED = 3.0  # for the theme of what a sentence counts first
NAMED = 0.1  # the share of its weight that a name has for the theme
BACKGROUND = 0.5  # what a cue counts for behind "since", "amid" and the like
LONGEST_OPENING = 8  # words: in which a sentence says that it is about the article


class Weighed(NamedTuple):
    """A cue of a sentence, and what it counts for there."""

    reading: CueReading
    weight: float
    at: tuple[int, ...]  # the numbers of its words; () for a mark

    @property
    def heard(self) -> tuple[int | str, ...]:
        """The words or the mark that it stands on."""
        return self.at or self.reading.words


@kept
def sort_sentences(
    parsed: Parsed, sections: tuple[Section, ...]
) -> tuple[tuple[Belonging, ...], ...]:
    """Give for each sentence the sections that it belongs to, as `Sorter.sort` does."""
    return _sorter(sections).sort(parsed)


@lru_cache(maxsize=1)
def _sorter(sections: tuple[Section, ...]) -> "Sorter":
    return Sorter(sections)


class Sorter:
    """Knows each section's cues. `sort` tells where a sentence belongs."""

    def __init__(self, sections: tuple[Section, ...]):
        self._ids = [section.id for section in sections]
        self._rivals = {number for number, one in enumerate(sections) if one.competes}
        self._index = CueIndex(sections)
        lists = read_words("sections")
        self._background = frozenset(lists["background"])
        self._about_the_article = tuple(f"{words} " for words in lists["about the article"])

    def sort(self, parsed: Parsed) -> tuple[tuple[Belonging, ...], ...]:
        """Give for each sentence the sections that it belongs to, the strongest first.

        Where the editor put a sentence, there it belongs.
        """
        found: list[tuple[Belonging, ...]] = []
        counted = counted_by_sentence(parsed)
        weighed = zip(parsed.sentences, self._weigh_all(parsed), strict=True)
        for place, (sentence, cues) in enumerate(weighed):
            numbers = self._chosen(sentence)
            if numbers is None:
                numbers = self._reached(cues)
            themes = _weigh_themes(cues, counted.get(place, ""))
            belongings = [
                Belonging(self._ids[number], _strongest(themes, number)) for number in numbers
            ]
            found.append(tuple(belongings))
        return tuple(found)

    def explain(self, parsed: Parsed, number: int) -> tuple[tuple[str, Weighed], ...]:
        """Give the cues that a sentence has, each with the id of the section that it speaks for."""
        cues = self._weigh_all(parsed)[number]
        return tuple((self._ids[one.reading.section], one) for one in cues)

    def _chosen(self, sentence: Sentence) -> list[int] | None:
        """Number the sections that the editor chose for a sentence; None where they did not."""
        if sentence.sections is None:
            return None
        return [self._ids.index(id) for id in sentence.sections if id in self._ids]

    def _reached(self, cues: Sequence[Weighed]) -> list[int]:
        """Number the sections for which the cues suffice, the strongest first."""
        sums = self._sums(cues)
        reached = [number for number, total in enumerate(sums) if total >= THRESHOLD]
        reached.sort(key=lambda number: -sums[number])
        home = next((number for number in reached if number in self._rivals), None)
        if home is None:
            return reached
        kept = self._reached_besides(home, cues)
        return [
            number
            for number in reached
            if number not in self._rivals or number == home or number in kept
        ]

    def _reached_besides(self, home: int, cues: Sequence[Weighed]) -> set[int]:
        """Number the sections of ours that are a second home.

        What speaks for the first one does not speak for them.
        """
        at_home = [one for one in cues if one.reading.section == home]
        heard = {word for one in at_home for word in one.heard}
        others = [one for one in cues if heard.isdisjoint(one.heard)]
        bar = max(STRONG, HALF * self._sums(at_home)[home])
        return {number for number, total in enumerate(self._sums(others)) if total >= bar}

    def _sums(self, cues: Sequence[Weighed]) -> list[float]:
        sums = [0.0] * len(self._ids)
        for one in cues:
            sums[one.reading.section] += one.weight
        return sums

    def _weigh_all(self, parsed: Parsed) -> list[list[Weighed]]:
        """Weigh the cues of each sentence."""
        marks = marks_by_sentence(parsed)
        names = names_by_sentence(parsed)
        text = parsed.article.text
        return [
            self._weigh(sentence.span.of(text), marks[number], names[number])
            for number, sentence in enumerate(parsed.sentences)
        ]

    def _weigh(self, written: str, marks: set[str], names: list[Span]) -> list[Weighed]:
        """Weigh the cues of a sentence: of its words, then of its events and figures.

        Each counts once, where it speaks most loudly.
        """
        words = SentenceWords(written)
        found = [*self._index.among(words.small), *self._index.of_marks(marks)]
        free = [one for one in found if one.reading.section not in self._rivals]
        loudest: dict[tuple[int, str, str], Weighed] = {}
        for one in (*free, *self._of_ours(found, words, names)):
            weight = one.reading.cue.weight * self._share(one, words)
            cue = one.reading.cue
            key = one.reading.section, cue.theme, cue.pattern
            if key not in loudest or loudest[key].weight < weight:
                loudest[key] = Weighed(one.reading, weight, one.at)
        return list(loudest.values())

    def _of_ours(
        self,
        found: Sequence[CueInSentence],
        words: SentenceWords,
        names: list[Span],
    ) -> Iterator[CueInSentence]:
        """Give the cues of our lists that say what a sentence is about."""
        if self._says_nothing(words):
            return
        in_names = words.within(names)
        ours = [one for one in found if one.reading.section in self._rivals]
        yield from (one for one in ours if not one.at)
        standing = [one for one in ours if one.at and _counts(one, in_names)]
        yield from leave_out_covered(standing)

    def _says_nothing(self, words: SentenceWords) -> bool:
        """Tell whether a sentence asks, or is about the article itself."""
        opening = " ".join(words.small[:LONGEST_OPENING]) + " "
        asks = words.written.rstrip("”’\"' ").endswith("?")
        return asks or opening.startswith(self._about_the_article)

    def _share(self, one: CueInSentence, words: SentenceWords) -> float:
        """Tell how much of its weight a cue has where it stands."""
        is_ours = one.reading.section in self._rivals
        if is_ours and one.at and words.stands_behind(self._background, one.at[0]):
            return BACKGROUND
        return 1.0


def _counts(one: CueInSentence, in_names: set[int]) -> bool:
    return one.reading.cue.is_name or in_names.isdisjoint(one.at)


def _names(cue: Cue) -> bool:
    """Tell whether a cue is but a name: one with a gap tells what a state or a body does."""
    return cue.is_name and GAP not in cue.pattern.split()


def _weigh_themes(cues: Sequence[Weighed], counted: str) -> dict[tuple[int, str], float]:
    """Sum up the cues by their section and theme; what a sentence counts first weighs more.

    Whom it names weighs next to nothing: a body of aid speaks of the dead as well.
    """
    themes: dict[tuple[int, str], float] = defaultdict(float)
    for one in cues:
        cue = one.reading.cue
        if cue.theme:
            themes[one.reading.section, cue.theme] += one.weight * (NAMED if _names(cue) else 1)
    for section, theme in themes:
        if theme == counted:
            themes[section, theme] += COUNTED
    return themes


def _strongest(themes: dict[tuple[int, str], float], section: int) -> str:
    """Give the theme with the most weight in a section, the first met of several; "" for none."""
    mine = {theme: weight for (number, theme), weight in themes.items() if number == section}
    return max(mine, key=lambda theme: mine[theme], default="")
