"""Figures as they are told: what an article tells twice is one figure with two passages.

A headline, a summary or a caption repeats what the text says, often without where, when and by whom. Two articles that
give the same figure are two reports.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import replace

from generator.evidence import Passage, Reported, Series
from generator.model import Figure
from generator.timex import date_range

REPORTER = "reporter_text"
CIRCUMSTANCES = ("unit", "place", "as_of", "since", "reported_by")  # what a heading may leave out


def make_series(reported: Iterable[Reported]) -> tuple[Series, ...]:
    """Figures that count the same thing stand together: same term, unit and place."""
    groups: dict[tuple[str, str, str, str], list[Reported]] = defaultdict(list)
    for one in reported:
        groups[one.theme, one.figure.term, one.figure.unit, one.figure.place].append(one)
    return tuple(Series(*key, tuple(sorted(figures, key=_newest_first))) for key, figures in groups.items())


def merge_repeated(reported: Iterable[Reported], headings: Set[str]) -> list[Reported]:
    """The figures of one article, each once, in text order, with every passage that tells it.

    Sentences repeat each other only where they agree in everything, else two attacks with two dead would be one; a
    heading, by its passage's id, repeats a sentence also where it says less.
    """
    told = _Told()
    for one in sorted(reported, key=lambda one: one.passage.id in headings):
        told.add(one, heading=one.passage.id in headings)
    return sorted(told.figures(), key=lambda one: one.figure.span)


class _Told:
    """The figures of one article that were told so far, each once."""

    def __init__(self) -> None:
        self._kept: list[Reported] = []
        self._passages: list[dict[str, Passage]] = []  # of each the passages that tell it, by id
        # By the circumstances that were asked for, and by what a figure says of these: the number of the first.
        self._first: dict[tuple[str, ...], dict[tuple, int]] = {}

    def figures(self) -> Iterator[Reported]:
        """Each with the passages that repeat it."""
        for one, passages in zip(self._kept, self._passages, strict=True):
            yield replace(one, repeated=tuple(passages.values())[1:])

    def add(self, one: Reported, heading: bool) -> None:
        """Add a figure, or its passage to the first figure of which it says the same, or less as a heading.

        What an editor corrected is shown with its own words, and so never repeats what was not corrected.
        """
        given = tuple(name for name in CIRCUMSTANCES if getattr(one.figure, name))
        asked = given if heading else (*CIRCUMSTANCES, REPORTER)
        number = self._told_with(asked).get(_said_of(one, asked))
        if number is None:
            number = len(self._kept)
            self._kept.append(one)
            self._passages.append({})
            for names, first in self._first.items():
                first.setdefault(_said_of(one, names), number)
        self._passages[number].setdefault(one.passage.id, one.passage)

    def _told_with(self, names: tuple[str, ...]) -> dict[tuple, int]:
        if names not in self._first:
            told = ((_said_of(one, names), number) for number, one in enumerate(self._kept))
            self._first[names] = dict(reversed(list(told)))  # of several the first
        return self._first[names]


def _said_of(one: Reported, names: tuple[str, ...]) -> tuple:
    """What a figure says of some circumstances, and what and how much it counts."""
    said = (one.reporter_text if name == REPORTER else getattr(one.figure, name) for name in names)
    return _amount(one.figure), one.figure.corrected, *said


def _amount(figure: Figure) -> tuple:
    """What is counted, and how much: of a vague quantity its words."""
    vague = figure.qualifier if figure.value is None else ""
    return figure.term, figure.value, figure.low, figure.high, vague


def _newest_first(reported: Reported) -> tuple[bool, int, int]:
    """Exact figures before vague ones, then by the day they are of; of one day, the later in the text first."""
    days = date_range(reported.figure.as_of)
    day = days[1] if days else reported.passage.article.published
    return reported.figure.value is None, -day.toordinal() if day else 0, -reported.figure.span.start
