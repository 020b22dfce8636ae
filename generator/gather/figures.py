"""Figures as they are told: what an article tells twice is one figure with two passages.

A headline, a summary or a caption repeats what the text says, often without where, when and by
whom. Two articles that give the same figure are two reports.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set

from generator.evidence import Passage, Reported, Series
from generator.frozen import replace
from generator.gather.choosing.cards import KILLED
from generator.gather.choosing.setting import end_of_lead
from generator.gather.gathering import Gathering
from generator.gather.measures.compared_figures import scope_of
from generator.gather.measures.counters import counter_of
from generator.gather.measures.measure_words import place_key
from generator.gather.measures.measuring import mark_additions
from generator.model import Figure, Parsed
from generator.parse.figures.themes import theme
from generator.timex import date_range
from generator.word_lists import read_pattern

COUNTER = "counter"  # not the words for them alone: "the official toll" names nobody
CIRCUMSTANCES = ("unit", "place", "as_of", "since", COUNTER)
DISEASE = re.compile(rf"\b(?:{read_pattern('figure_words', 'diseases')})", re.IGNORECASE)
# Before a number: "a cholera outbreak has killed | 12"; behind it: "12 | killed by the disease".
DISEASE_KILLED = re.compile(rf"{DISEASE.pattern}[^.;]{{0,60}}$", re.IGNORECASE)
BY_DISEASE = re.compile(
    rf"[^.;,]{{0,40}}\b(?:by|of|from|to)\s+(?:the\s+|an?\s+)?{DISEASE.pattern}", re.IGNORECASE
)
OF_DISEASE = "cases"  # the term in whose theme those stand whom a disease killed
# What a heading, which says less or says it roughly, shares with the sentence that it repeats.
OF_HEADING = ("unit",)


def find_series(gathering: Gathering, parsed: tuple[Parsed, ...]) -> tuple[Series, ...]:
    """Give the figures of the articles, those that count the same thing together."""
    figures: list[Reported] = []
    for one in parsed:
        told = merge_repeated(_reported(gathering, one), gathering.headings)
        figures += mark_additions(told)
    return make_series(figures)


def _reported(gathering: Gathering, one: Parsed) -> Iterator[Reported]:
    """Give the figures of an article of which it is known what they count."""
    for figure in one.figures:
        if figure.term:
            passage = gathering.passages.at(one, figure.span)
            yield Reported(
                figure,
                passage,
                reporter=gathering.name_if_known(one, figure.reported_by),
                theme=_theme(one, figure),
                named=gathering.elsewhere(one, figure.reported_span, (passage,)),
            )


def _theme(one: Parsed, figure: Figure) -> str:
    """Name the theme of a figure: of whom a disease killed, where the article is not of it, its."""
    text = one.article.text
    if figure.term not in KILLED.terms or DISEASE.search(text, 0, end_of_lead(one, most=1)):
        return theme(figure.term)
    sentence = one.sentences[one.sentence_at(figure.span.start)].span
    is_cause = DISEASE_KILLED.search(text, sentence.start, figure.span.start)
    is_cause = is_cause or BY_DISEASE.match(text, figure.span.end, sentence.end)
    return theme(OF_DISEASE if is_cause else figure.term)


def make_series(reported: Iterable[Reported]) -> tuple[Series, ...]:
    """Put figures together that count the same thing: same term, unit, place and scope."""
    groups: dict[tuple[str, ...], list[Reported]] = defaultdict(list)
    for one in reported:
        figure = one.figure
        what = one.theme, figure.term, figure.unit, place_key(figure.place), scope_of(figure.scope)
        groups[what].append(one)
    return tuple(_one_series(figures) for figures in groups.values())


def _one_series(figures: list[Reported]) -> Series:
    first = figures[0]
    return Series(
        first.theme,
        first.figure.term,
        unit=first.figure.unit,
        place=first.figure.place,
        figures=tuple(sorted(figures, key=_newest_first)),
    )


def merge_repeated(reported: Iterable[Reported], headings: Set[str]) -> list[Reported]:
    """Give the figures of one article, each once, in text order, with every passage that tells it.

    Sentences repeat each other only where they agree in everything, else two attacks with two dead
    would be one. A heading, known by its passage's id, repeats a sentence also where it says less.
    """
    found = _DistinctFigures()
    for one in sorted(reported, key=lambda one: one.passage.id in headings):
        found.add(one, is_heading=one.passage.id in headings)
    return sorted(found.figures(), key=lambda one: one.figure.span)


class _DistinctFigures:
    """The figures of one article that were found so far, each once."""

    def __init__(self) -> None:
        self._kept: list[Reported] = []
        # For each figure kept, the passages that tell it, by id.
        self._passages: list[dict[str, Passage]] = []
        # By the names of some circumstances: the number of the first figure that says this of them.
        self._first: dict[tuple[str, ...], dict[tuple, int]] = {}

    def figures(self) -> Iterator[Reported]:
        """Give each figure with the passages that repeat it."""
        for one, passages in zip(self._kept, self._passages, strict=True):
            yield replace(one, repeated=tuple(passages.values())[1:])

    def add(self, one: Reported, is_heading: bool) -> None:
        """Add a figure; where an earlier one says the same, add the passage to that.

        A heading may say less than the earlier one. What the editor corrected is shown with its own
        words, and so never repeats what was not corrected.
        """
        given = tuple(name for name in OF_HEADING if getattr(one.figure, name))
        names = given if is_heading else CIRCUMSTANCES
        number = self._first_by(names).get(_what_it_says(one, names))
        if number is None:
            number = self._keep(one)
        self._passages[number].setdefault(one.passage.id, one.passage)

    def _keep(self, one: Reported) -> int:
        """Keep a figure, and give its number."""
        number = len(self._kept)
        self._kept.append(one)
        self._passages.append({})
        for names, first in self._first.items():
            first.setdefault(_what_it_says(one, names), number)
        return number

    def _first_by(self, names: tuple[str, ...]) -> dict[tuple, int]:
        """Number the first figure by what it says of these circumstances."""
        if names not in self._first:
            first: dict[tuple, int] = {}
            for number, one in enumerate(self._kept):
                first.setdefault(_what_it_says(one, names), number)
            self._first[names] = first
        return self._first[names]


def _what_it_says(one: Reported, names: tuple[str, ...]) -> tuple:
    """Tell what and how much a figure counts, and what it says of some circumstances."""
    figure = one.figure
    said = [counter_of(one) if name == COUNTER else getattr(figure, name) for name in names]
    vague = figure.qualifier if figure.value is None else ""  # of a vague quantity its words
    amount = figure.term, figure.value, figure.low, figure.high, vague
    return amount, figure.corrected, figure.pinned, *said


def _newest_first(reported: Reported) -> tuple[bool, int, int]:
    """Put exact figures before vague ones, then newer ones first, then the later in the text."""
    days = date_range(reported.figure.as_of)
    day = days[1] if days else reported.passage.article.published
    age = -day.toordinal() if day else 0
    return reported.figure.value is None, age, -reported.figure.span.start
