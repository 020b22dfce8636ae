"""Figures as they are told: what an article tells twice is one figure with two passages.

A headline, a summary or a caption repeats what the text says, often without where, when and by whom. Two articles that
give the same figure are two reports.
"""

from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import replace

from generator.evidence import Reported, Series
from generator.model import Figure
from generator.timex import date_range

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
    kept: list[Reported] = []
    for one in sorted(reported, key=lambda one: one.passage.id in headings):
        place = next((number for number, other in enumerate(kept) if _repeats(one, other, headings)), None)
        if place is None:
            kept.append(one)
        elif one.passage not in kept[place].passages:
            kept[place] = replace(kept[place], repeated=(*kept[place].repeated, one.passage))
    return sorted(kept, key=lambda one: one.figure.span)


def _repeats(one: Reported, told: Reported, headings: Set[str]) -> bool:
    """Whether a figure says what one told already says, or less of it.

    What an editor corrected is shown with its own words, and so never repeats what was not corrected.
    """
    if _amount(one.figure) != _amount(told.figure) or one.figure.corrected != told.figure.corrected:
        return False
    less = one.passage.id in headings
    return all(
        mine == its or (less and not mine)
        for mine, its in ((getattr(one.figure, name), getattr(told.figure, name)) for name in CIRCUMSTANCES)
    ) and (less or one.reporter_text == told.reporter_text)


def _amount(figure: Figure) -> tuple:
    """What is counted, and how much: of a vague quantity its words."""
    vague = figure.qualifier if figure.value is None else ""
    return figure.term, figure.value, figure.low, figure.high, vague


def _newest_first(reported: Reported) -> tuple[bool, int, int]:
    """Exact figures before vague ones, then by the day they are of; of one day, the later in the text first."""
    days = date_range(reported.figure.as_of)
    day = days[1] if days else reported.passage.article.published
    return reported.figure.value is None, -day.toordinal() if day else 0, -reported.figure.span.start
