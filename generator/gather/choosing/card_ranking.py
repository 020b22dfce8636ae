"""Which of the figures of one kind stands on its card.

What is counted and in which order stands in `cards.py`. Of a kind come first those of the whole
crisis: a town's count is left out where the country has counted more, and of each article stands
what it counts in all. Among these the table below decides, from its first line to its last; then a
higher count that is not taken back, and the exact count behind a rounded one.
"""

from collections.abc import Callable
from typing import Any

from generator.evidence import Reported
from generator.gather.choosing.card_candidates import Candidates, what_is_counted
from generator.gather.choosing.cards import SAME_WHOLE, CardKind
from generator.gather.measures.counts import (
    CLOSE,
    Support,
    by_article,
    completes,
    day_of,
    is_not_taken_back,
    is_within,
    last_counted,
    stands_for,
    value,
)
from generator.gather.measures.measuring import Mode, measure, mode_of
from generator.parse.figures.scopes import AREA, COUNTRY, WAR

Criterion = tuple[str, Callable[[Reported], Any]]


class Ranking:
    """Ranks the figures of one kind."""

    def __init__(self, kind: CardKind, found: list[Reported], candidates: Candidates):
        self._kind = kind
        self._found = found
        self._leads = candidates.setting.leads
        self._disputed = candidates.disputed
        self._same = Support(_supporting(found), candidates.origins, CLOSE)
        self.table: tuple[Criterion, ...] = (
            ("the day on which it was told", day_of),
            ("the day that it is of", last_counted),
            ("how many origins give about as many", self._same.of),
            ("disputed, for its card shows both counts", self._is_disputed),
            ("exact", _is_exact),
            ("told where an article opens", self._leads),
            ("told in a sentence, not in a headline alone", candidates.setting.is_in_sentence),
            ("how many", value),
            ("always the same of two alike", _id_of),
        )

    def rank(self, one: Reported) -> tuple:
        """Say what speaks for a figure, what counts most first."""
        return tuple(of(one) for _, of in self.table)

    def newest(self, found: list[Reported], span: int) -> Reported:
        """Give the newest of the figures that articles give for the same whole.

        One that is disputed stands as it is: older ones, if higher, were disputed by older ones.
        Nor does what somebody but believed before stand beside a newer count.
        """
        comparable = self._comparable(found, span)
        newest = max(comparable, key=self.rank)
        if self._is_disputed(newest):
            return newest
        higher = [one for one in comparable if self._kind.grows and _is_beyond(one, newest)]
        if mode_of(newest) is Mode.COUNT:
            higher = [one for one in higher if mode_of(one) is Mode.COUNT]
        best = max([newest, *higher], key=self._most)
        return self._disputed_since(best) or self._exact(best)

    def _disputed_since(self, best: Reported) -> Reported | None:
        """Give a later count, hardly another, that is disputed: so is then the best one."""
        later = [one for one in self._found if day_of(one) > day_of(best)]
        disputed = filter(self._is_disputed, later)
        near = [one for one in disputed if is_within(value(one), value(best), CLOSE)]
        return max(near, key=self.rank, default=None)

    def _comparable(self, found: list[Reported], span: int) -> list[Reported]:
        """Give what articles count of the same whole, each its own."""
        wholes = [self._whole_of(figures) for figures in by_article(found)]
        least = max(map(value, wholes)) / span
        if self._kind.grows:
            return _without_parts([one for one in wholes if value(one) >= least])
        return [one for one in wholes if value(one) >= least or self._is_vouched(one)]

    def _is_vouched(self, one: Reported) -> bool:
        """Whether it is no part of what falls: its article leads with it, or others give it too."""
        return self._leads(one) or self._same.of(one) > 1

    def _whole_of(self, figures: list[Reported]) -> Reported:
        """Give what an article counts in all: what it leads with, or else the most.

        A town's count is not what it gives for the country, whatever it leads with.
        """
        grows = self._kind.grows
        figures = _without_parts(figures) if grows else self._last_states(figures)
        most = max(figures, key=self._most)
        leading = [one for one in figures if self._leads(one)]
        first = max(leading, key=self._most, default=most)
        whole = first if value(first) * SAME_WHOLE >= value(most) else most
        exact = [one for one in figures if grows and completes(one, whole)]
        return max(exact, key=self.rank, default=whole)

    def _last_states(self, figures: list[Reported]) -> list[Reported]:
        """Give what an article counts last of what falls: "from 40 to 12, a day later to nine".

        Of two counts of one day stands what more origins give.
        """
        last: dict[tuple, Reported] = {}
        for one in figures:
            counted = what_is_counted(measure(one))
            last[counted] = max(last.get(counted, one), one, key=self._state)
        return list(last.values())

    def _state(self, one: Reported) -> tuple:
        return last_counted(one), self._same.of(one), value(one)

    def _exact(self, rounded: Reported) -> Reported:
        """Give the exact count that a rounded value stands for, where somebody has it."""
        exact = [one for one in self._found if stands_for(rounded, one)]
        return max(exact, key=self.rank, default=rounded)

    def _most(self, one: Reported) -> tuple:
        return value(one), self.rank(one)

    def _is_disputed(self, one: Reported) -> bool:
        return one.place_in_text in self._disputed


def _is_exact(one: Reported) -> bool:
    return not one.figure.qualifier


def _id_of(one: Reported) -> str:
    return one.passage.id


def _is_beyond(one: Reported, newest: Reported) -> bool:
    """Whether a higher count still stands: beside a newer minimum, or as a total of that day."""
    is_of_day = day_of(one) == day_of(newest) and value(one) > value(newest)
    return is_not_taken_back(one, newest) or (is_of_day and measure(one).is_total)


def _without_parts(wholes: list[Reported]) -> list[Reported]:
    """Leave out what a town counts where the whole country has counted more."""
    of_country = [value(one) for one in wholes if one.figure.scope in (COUNTRY, WAR)]
    most = max(of_country, default=0)
    return [one for one in wholes if one.figure.scope != AREA or value(one) >= most]


def _supporting(found: list[Reported]) -> list[Reported]:
    """Leave out what a town counts, but for the very number that is told of the country too."""
    wholes = {value(one) for one in _without_parts(found)}
    return [one for one in found if value(one) in wholes]
