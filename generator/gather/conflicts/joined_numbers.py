"""Which figures give one number of one thing, and how such numbers join in groups."""

from collections.abc import Hashable, Iterable

from generator.gather.measures.compared_figures import thing_of
from generator.gather.measures.measuring import Measure, Mode


class JoinedNumbers:
    """Numbers joined in groups by the pairs that they stand in."""

    def __init__(self, pairs: Iterable[tuple[Measure, Measure]]) -> None:
        self._group: dict[Hashable, int] = {}
        self._members: dict[int, list[Hashable]] = {}
        for one, other in pairs:
            first, second = sorted((self._number(one), self._number(other)))
            if first != second:
                moved = self._members.pop(second)
                self._members[first] += moved
                self._group |= dict.fromkeys(moved, first)

    def _number(self, one: Measure) -> int:
        key = number_of_day(one)
        if key not in self._group:
            number = len(self._group)
            self._group[key] = number
            self._members[number] = [key]
        return self._group[key]

    def of(self, one: Measure) -> int | None:
        """Give the number of the group that a figure's number is in; None for none."""
        return self._group.get(number_of_day(one))


def saying_of(one: Measure) -> Hashable:
    """Give what two figures share that say the same of the same day."""
    return *thing_of(one), one.counter, one.low, one.high, one.last, one.share, one.mode, one.aside


def number_of_day(one: Measure) -> Hashable:
    """Give what two figures share that give one number of the same day, whoever counted."""
    return *number_of(one), one.reported.figure.term, one.last


def number_of(one: Measure) -> Hashable:
    """Give what two figures share that give one number of one thing; the buried are dead."""
    _, unit, scope, place = thing_of(one)
    term = one.reported.figure.term
    is_so = one.mode in (Mode.COUNT, Mode.GUESS)
    what = "killed" if term == "buried" else term, unit, scope, place
    return *what, one.low, one.high, one.share, is_so, one.aside


def telling_of(one: Measure) -> Hashable:
    """Give what the figures share that one counter gives on one day."""
    return one.counter, one.last
