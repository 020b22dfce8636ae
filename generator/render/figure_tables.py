"""The figures as pages show them: a table for each measure, its parts below it, and who differs.

A number over which the sources disagree is never shown alone: `conflict` gives what stands against
it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from generator.claim_kinds import Stands
from generator.claims import Conflict
from generator.disagreement import find_traded_blame
from generator.evidence import Passage, Reported, Series
from generator.gather.happenings.denials import find_spoken_denials
from generator.model import Span, Status
from generator.parse.figures.scopes import WORLD
from generator.spelling import slug

if TYPE_CHECKING:
    from generator.briefing import Briefing


class TableRow(NamedTuple):
    """A figure in a table."""

    reported: Reported
    is_part: bool = False  # of the figure in the row above that is none


class FigureTable(NamedTuple):
    """The figures of one measure: what is counted, wherever and by whomever."""

    term: str
    unit: str
    rows: tuple[TableRow, ...]
    series: tuple[Series, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def file(self) -> str:
        """The path of the measure's figures as CSV."""
        return f"data/figures-{slug(f'{self.term} {self.unit}')}.csv"


class FigureTables:
    """The figures of a briefing with what they stand beside."""

    def __init__(self, briefing: "Briefing") -> None:
        self._briefing = briefing

    def of(self, group: Iterable[Series]) -> tuple[FigureTable, ...]:
        """Give the tables of series, those of one measure together."""
        series = tuple(group)
        here = {one.place_in_text for each in series for one in each.figures}
        measures: dict[tuple[str, str], list[Series]] = defaultdict(list)
        for each in series:
            measures[each.term, each.unit].append(each)
        for each in measures.values():
            # The whole before what is part of it, the world behind both.
            each.sort(key=lambda one: (_is_of_story(one), _largest(one)), reverse=True)
        tables = (self._table(key, each, here) for key, each in measures.items())
        return tuple(table for table in tables if table.rows)

    def conflict(self, reported: Reported) -> Conflict | None:
        """Give the disagreement that a figure is part of; None for none."""
        return self._conflicts.get(reported.place_in_text)

    def cards(self, figures: Iterable[Reported], most: int | None = None) -> tuple[Reported, ...]:
        """Give the figures that have a card; of a disagreement the first, which shows them all."""
        first: dict[tuple, Reported] = {}
        for one in figures:
            conflict = self.conflict(one)
            first.setdefault(("conflict", id(conflict)) if conflict else one.place_in_text, one)
        return tuple(first.values())[:most]

    def differing(self) -> tuple[Conflict, ...]:
        """Give the disagreements over numbers."""
        return tuple(one for one in self._briefing.conflicts if one.figures)

    def denials(self) -> tuple[Conflict, ...]:
        """Give the disagreements over whether something happened."""
        return tuple(one for one in self._briefing.conflicts if one.events)

    def contradiction(self, passage: Passage, span: Span | None = None) -> Conflict | None:
        """Give the disagreement over what a passage, or a stretch of it, says happened.

        A denial says itself that it is one, so it has none.
        """
        found = self._contradicted.get(passage.id, ())
        here = (each for each, trigger in found if not span or span.covers(trigger))
        return next(here, None)

    def at(self, passage: Passage) -> tuple[Conflict, ...]:
        """Give the disagreements over what a passage says, each once."""
        return self._at.get(passage.id, ())

    def within(self, passage: Passage, span: Span) -> tuple[Conflict, ...]:
        """Give the disagreements over what a stretch of a passage says, each once."""
        return tuple(
            conflict
            for conflict in self.at(passage)
            if any(
                one.passage == passage and span.covers(one.figure.span) for one in conflict.figures
            )
        )

    def _table(self, key: tuple[str, str], group: list[Series], here: set[tuple]) -> FigureTable:
        rows = tuple(self._rows(group, here))
        found = (self.conflict(row.reported) for row in rows)
        conflicts = {id(one): one for one in found if one}
        return FigureTable(*key, rows, tuple(group), tuple(conflicts.values()))

    def _rows(self, group: list[Series], here: set[tuple]) -> Iterator[TableRow]:
        """Give each figure, below it its parts; a part stands nowhere else where its whole is."""
        for one in (one for series in group for one in series.figures):
            if self._whole_of.get(one.place_in_text) not in here:
                yield TableRow(one)
                for part in self._parts_of.get(one.place_in_text, ()):
                    if part.place_in_text in here:
                        yield TableRow(part, is_part=True)

    @cached_property
    def _parts(self) -> tuple[tuple[Reported, Reported], ...]:
        """Each figure that is part of another with that; of several with the first."""
        parts: dict[tuple, tuple[Reported, Reported]] = {}
        for one, to, stands in self._briefing.related:
            if stands is Stands.PART_OF:
                parts.setdefault(one.place_in_text, (one, to))
        return tuple(pair for pair in parts.values() if pair[1].place_in_text not in parts)

    @cached_property
    def _whole_of(self) -> dict[tuple, tuple]:
        return {part.place_in_text: whole.place_in_text for part, whole in self._parts}

    @cached_property
    def _parts_of(self) -> dict[tuple, list[Reported]]:
        parts: dict[tuple, list[Reported]] = defaultdict(list)
        for part, whole in sorted(self._parts, key=lambda pair: pair[0].place_in_text):
            parts[whole.place_in_text].append(part)
        return parts

    @cached_property
    def _conflicts(self) -> dict[tuple, Conflict]:
        conflicts = self._briefing.conflicts
        return {one.place_in_text: conflict for conflict in conflicts for one in conflict.figures}

    @cached_property
    def _contradicted(self) -> dict[str, list[tuple[Conflict, Span]]]:
        """By passage what is said to have happened and is denied, each with where it stands."""
        found: dict[str, list[tuple[Conflict, Span]]] = defaultdict(list)
        for conflict in self.denials():
            for one in conflict.events:
                if one.event.status is not Status.DENIED:
                    found[one.passage.id].append((conflict, one.event.trigger))
        return found

    @cached_property
    def _at(self) -> dict[str, tuple[Conflict, ...]]:
        found: dict[str, dict[int, Conflict]] = defaultdict(dict)
        for conflict in self._briefing.conflicts:
            for passage in (each for one in conflict.figures for each in one.passages):
                found[passage.id][id(conflict)] = conflict
        return {passage: tuple(those.values()) for passage, those in found.items()}


def disputes(briefing: "Briefing") -> dict[str, tuple]:
    """Give what an overview has of differences that are not over one number or happening."""
    return {
        "spoken_denials": find_spoken_denials(briefing.said, briefing.conflicts),
        "blaming": tuple(find_traded_blame(briefing.stances)),
    }


def _is_of_story(series: Series) -> bool:
    """Tell whether a series is of less than the world."""
    return all(one.figure.scope != WORLD for one in series.figures)


def _largest(series: Series) -> float:
    figures = (one.figure for one in series.figures)
    known = (figure.high if figure.value is None else figure.value for figure in figures)
    return max(filter(None, known), default=0.0)
