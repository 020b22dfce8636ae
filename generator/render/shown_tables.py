"""The tables of figures as a page shows them: what all rows share stands above them, once."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from generator.evidence import Reported
from generator.model import Article
from generator.render.figure_tables import FigureTable
from generator.render.list_line import ListLine

FigureRow = tuple[ListLine[Reported], bool]  # with whether it is part of the row above that is none


class ShownTable(NamedTuple):
    """Rows under one head: those of a measure, or the single figures of a theme."""

    rows: tuple[FigureRow, ...]
    measure: FigureTable | None = None

    @property
    def place(self) -> str:
        """The place that several rows share; "" where they are of several places, or of none."""
        places = {line.record.figure.place for line, _ in self.rows}
        return places.pop() if len(self.rows) > 1 and len(places) == 1 else ""

    @property
    def has_days(self) -> bool:
        """Whether the day of a row, or the day since when, is known."""
        figures = (line.record.figure for line, _ in self.rows)
        return any(figure.as_of or figure.since for figure in figures)

    @property
    def has_counters(self) -> bool:
        """Whether an article names who counted a figure of a row."""
        return any(line.counters for line, _ in self.rows)

    @property
    def article(self) -> Article | None:
        """The article that alone reports several rows; None where there are others, or one row."""
        told = (one.passage.article for line, _ in self.rows for one in line.records)
        articles = {article.id: article for article in told}
        return articles.popitem()[1] if len(self.rows) > 1 and len(articles) == 1 else None


def shown_tables(
    tables: Iterable[FigureTable], rows_of: Callable[[FigureTable], tuple[FigureRow, ...]]
) -> Iterator[ShownTable]:
    """Give the tables of a theme: its single figures in one, then each measure that has several."""
    rows = [(table, rows_of(table)) for table in tables]
    singles = tuple(chain.from_iterable(those for _, those in rows if len(those) == 1))
    if singles:
        yield ShownTable(singles)
    yield from (ShownTable(those, table) for table, those in rows if len(those) > 1)
