"""Where each record has its line: the page and the anchor to which all other pages link.

Lists that would be longer than a page are split: quotations by speakers (`quote_pages.py`), the
timeline into years and months, figures into themes. Then the first page says what stands where.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from functools import cached_property
from itertools import chain

from generator.briefing import Briefing
from generator.briefing_items import ListedRelation, Stance, TimelineEntry
from generator.evidence import Passage, Reported, Series
from generator.one_story import split
from generator.records import FIGURES
from generator.render.by_story import ByStory
from generator.render.data import event_ids, record_ids
from generator.render.drawings.relation_drawing import most_told
from generator.render.figure_tables import FigureTable, FigureTables
from generator.render.line_heights import height_of_entry, height_of_figure
from generator.render.list_line import ListLine, Quoted
from generator.render.list_lines import ListLines
from generator.render.list_pages import ListPage, Period, list_of, numbered
from generator.render.page_length import DRAWING, HEADING, MOST, TABLE, in_pages
from generator.render.quote_pages import key_of, newest_first, pages_of_actors, quote_pages
from generator.render.section_pages import section_pages
from generator.render.shown_tables import FigureRow, ShownTable, shown_tables
from generator.render.source_pages import SourcePages, source_pages
from generator.render.timeline_periods import in_periods, period_of

SPEAKERS_NAMED = 300  # of more, the first page gives the letters alone
RELATIONS_ON_INDEX = 40  # of more, the page of all actors has those that are drawn
RELATIONS_ON_PAGE = 150
YEAR, MONTH = 4, 7  # letters of a period: 2024, 2024-12


class Homes:
    """The addresses of the lines of one briefing, relative to content/, and the pages of lists."""

    def __init__(self, briefing: Briefing):
        self._briefing = briefing
        self.measures = FigureTables(briefing)
        self._heights: dict[tuple[int, ...], int] = {}  # of measures, by the ids of their series
        self.stories = ByStory(briefing)

    @cached_property
    def each_story(self) -> tuple[Briefing, ...]:
        """The briefing of each story; none where there is a single one."""
        return split(self._briefing) if len(self._briefing.stories) > 1 else ()

    @cached_property
    def sections(self) -> dict[str, tuple[ListPage, ...]]:
        """The pages of each section, by its id."""
        return section_pages(self._briefing, self.stories)

    @cached_property
    def sources(self) -> SourcePages:
        """The pages of the list of sources."""
        return source_pages(self._briefing)

    @cached_property
    def _lines(self) -> ListLines:
        return ListLines(self._briefing.claims)

    def is_line(self, passage: Passage) -> bool:
        """Tell whether a section shows the whole sentence."""
        return passage.id in self._sentences

    @cached_property
    def _sentences(self) -> frozenset[str]:
        lines = (one for one in self._briefing.statements if one.sections and one.is_line)
        return frozenset(one.passage.id for one in lines)

    def is_of(self, first: str, path: str) -> bool:
        """Tell whether a page is one of the list that begins on this page."""
        return list_of(path) == first

    def tables(self, group: tuple[Series, ...]) -> Iterator[ShownTable]:
        """Yield the tables of the figures of a theme."""
        return shown_tables(self.measures.of(group), self._rows)

    def shown_measures(self) -> Iterator[FigureTable]:
        """Yield the measures that have a table of their own on the pages of figures."""
        for page in self.figure_pages:
            for of_story in self.stories.groups(page.groups):
                for _, group in of_story.groups:
                    yield from (one.measure for one in self.tables(group) if one.measure)

    def _rows(self, table: FigureTable) -> tuple[FigureRow, ...]:
        """Give the rows of a table, those of one claim in one, and whether each is part of another.

        Parts stand below their whole, whoever gave them.
        """
        wholes: dict[Hashable, list[Reported]] = {}
        parts: dict[Hashable, list[Reported]] = defaultdict(list)
        key: Hashable = ""
        for reported, is_part in table.rows:
            if not is_part:
                key = self._lines.key(reported)
            (parts[key] if is_part else wholes.setdefault(key, [])).append(reported)
        rows: list[FigureRow] = []
        for key, figures in wholes.items():
            rows += [(line, False) for line in self._lines.of(figures)]
            rows += [(line, True) for line in self._lines.of(parts[key])]
        return tuple(rows)

    def quotes(self, speaker: str) -> str:
        """Give the place where the words of an actor stand, by its key; "" where none do."""
        return self._speakers.get(speaker, "")

    def are_few(self, page: ListPage) -> bool:
        """Tell whether a page can name all who have their words on the others."""
        return sum(len(one.groups) for one in page.others) <= SPEAKERS_NAMED

    def event(self, entry: TimelineEntry) -> str:
        """Give the line of an entry of the briefing's timeline."""
        return self._events[id(entry)]

    def event_shown(self, entry: TimelineEntry) -> TimelineEntry:
        """The entry whose day and words stand in its line."""
        return self._events_shown[id(entry)]

    def figure(self, reported: Reported) -> str:
        """Give the row of one of the briefing's figures."""
        return self._figures[id(reported)]

    def relation(self, stance: Stance) -> str:
        """Give the row of a relation; of a conversation both sides have one."""
        return self._relations[_sides(stance)]

    @cached_property
    def _quoted(self) -> tuple[Quoted, ...]:
        quoted = self._briefing.quoted()
        return tuple((who, newest_first(self._lines.of(said))) for who, said in quoted)

    @cached_property
    def quote_pages(self) -> tuple[ListPage, ...]:
        """The pages of quotations, those of actors among them."""
        return quote_pages(self._quoted, self.words_of, self.stories)

    @cached_property
    def words_of(self) -> dict[str, tuple[ListPage, ...]]:
        """By actors that have a page: the pages with their words, that page first."""
        return pages_of_actors(self._quoted)

    @cached_property
    def timeline_pages(self) -> tuple[ListPage, ...]:
        """The pages of the timeline: one, or the newest page and before it years or months."""
        places = {id(entry): number for number, entry in enumerate(self._briefing.timeline)}
        lines = sorted(
            self._lines.of(self._briefing.timeline), key=lambda line: places[id(line.record)]
        )
        periods = in_periods(lines, lambda line: line.record)
        if self._is_short(periods):
            return _whole("timeline.md", periods)
        pages = list(self._pages_of_times(lines))
        newest = pages.pop()
        # The first page goes back as far as there is room, to the beginning of a year or month.
        while pages and pages[-1].number == 1 and self._is_short(pages[-1].groups + newest.groups):
            newest = newest._replace(groups=pages.pop().groups + newest.groups)
        first = newest._replace(path="timeline.md", others=tuple(pages))
        return (first, *pages)

    def _is_short(self, periods: tuple[Period, ...]) -> bool:
        """Tell whether one page of the timeline holds these, with its drawing."""
        headings = HEADING * self.stories.count_headings(periods)
        lines = chain.from_iterable(lines for _, lines in periods)
        return headings + sum(map(height_of_entry, lines)) <= MOST - DRAWING

    def _pages_of_times(self, lines: Iterable[ListLine[TimelineEntry]]) -> Iterator[ListPage]:
        """Give a page for each year, of one that has too much a page for each month."""
        for year, of_year in _grouped(lines, YEAR):
            months = _grouped(of_year, MONTH)
            for period, group in ((year, of_year),) if self._is_short(months) else months:
                parts = in_pages(group, height_of_entry, MOST - DRAWING, self._heads_of_entry)
                shown = [tuple(_grouped(part, MONTH)) for part in parts]
                yield from numbered(f"timeline/{period}", shown, name=period)

    def _heads_of_entry(self, line: ListLine[TimelineEntry]) -> Iterator[Hashable]:
        return self.stories.heads(line, head=period_of(line.record, MONTH))

    @cached_property
    def figure_pages(self) -> tuple[ListPage, ...]:
        """The pages of figures: one, or that of the themes and a page for each of them."""
        themes = self._briefing.by_theme()
        measures = (one for _, group in themes for one in self._measures(group))
        more = HEADING * (self.stories.count_headings(themes) + len(themes))
        if more + sum(map(self._height_of_measure, measures)) <= MOST:
            return _whole("figures.md", themes)
        pages = []
        for theme, group in themes:
            measures = self._measures(group)
            parts = in_pages(measures, self._height_of_measure, heads_of=self._heads_of_measure)
            of_one = [((theme, tuple(chain.from_iterable(part))),) for part in parts]
            name = theme or "other"
            pages += numbered(f"figures/{name.replace(' ', '-')}", of_one, name=name)
        return (ListPage("figures.md", (), others=tuple(pages)), *pages)

    def _measures(self, group: tuple[Series, ...]) -> tuple[tuple[Series, ...], ...]:
        """Group series of one measure, which stand in one table, each story's in one of its own."""
        found: dict[Hashable, list[Series]] = defaultdict(list)
        for series in group:
            story = self.stories.of(series)
            found[story and story.id, series.term, series.unit].append(series)
        return tuple(map(tuple, found.values()))

    def _heads_of_measure(self, group: tuple[Series, ...]) -> Iterator[Hashable]:
        return self.stories.heads(group[0], head=group[0].theme)

    def _height_of_measure(self, group: tuple[Series, ...]) -> int:
        key = tuple(map(id, group))
        if key not in self._heights:
            rows = [line for table in self.measures.of(group) for line, _ in self._rows(table)]
            head = TABLE if len(rows) > 1 else 0
            self._heights[key] = head + sum(map(height_of_figure, rows))
        return self._heights[key]

    @cached_property
    def _speakers(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for page in self.quote_pages:
            for who, _ in page.groups:
                found.setdefault(key_of(who), f"{page.path}#{key_of(who)}")
        return found

    @cached_property
    def _events(self) -> dict[int, str]:
        entries = self._briefing.timeline
        names = {id(one): name for one, name in zip(entries, event_ids(entries), strict=True)}
        return _addresses("event", self.timeline_pages, names)

    @cached_property
    def _events_shown(self) -> dict[int, TimelineEntry]:
        found: dict[int, TimelineEntry] = {}
        for page in self.timeline_pages:
            lines = chain.from_iterable(group for _, group in page.groups)
            for line in lines:
                found |= dict.fromkeys(map(id, line.records), line.record)
        return found

    @cached_property
    def _figures(self) -> dict[int, str]:
        figures = [one for series in self._briefing.series for one in series.figures]
        ids = record_ids(FIGURES, figures)
        names = {id(one): name for one, name in zip(figures, ids, strict=True)}
        found: dict[int, str] = {}
        for page in self.figure_pages:
            groups = [group for one in self.stories.groups(page.groups) for _, group in one.groups]
            for table in (one for group in groups for one in self.measures.of(group)):
                lines = [line for line, _ in self._rows(table)]
                found |= _of_lines("figure", page.path, lines, names)
        return found

    @cached_property
    def relations(self) -> tuple[ListedRelation, ...]:
        """The relations that the page of all actors lists: all, or of many those told most."""
        listed = self._briefing.listed()
        return listed if len(listed) <= RELATIONS_ON_INDEX else tuple(most_told(listed))

    @cached_property
    def relation_pages(self) -> tuple[ListPage, ...]:
        """The pages of the other relations, by their kind."""
        shown = {one.id for one in self.relations}
        kinds: dict[str, list[ListedRelation]] = defaultdict(list)
        for one in self._briefing.listed():
            if one.id not in shown:
                kinds[one.stance.relation].append(one)
        pages: list[ListPage] = []
        for kind, those in kinds.items():
            starts = range(0, len(those), RELATIONS_ON_PAGE)
            of_one = [((kind, tuple(those[at : at + RELATIONS_ON_PAGE])),) for at in starts]
            pages += numbered(f"relations/{kind.replace(' ', '-')}", of_one, name=kind)
        return tuple(pages)

    @cached_property
    def _relations(self) -> dict[tuple, str]:
        found = {_sides(one.stance): f"actors/index.md#{one.id}" for one in self.relations}
        for page in self.relation_pages:
            for one in page.groups[0][1]:
                found[_sides(one.stance)] = f"{page.path}#{one.id}"
        return found


def _whole(path: str, groups: tuple) -> tuple[ListPage, ...]:
    return (ListPage(path, groups),)


def _grouped(lines: Iterable[ListLine[TimelineEntry]], unit: int) -> tuple[Period, ...]:
    """Group entries by years or months; what lies in no month of a year stands before these."""
    found: dict[str, list[ListLine[TimelineEntry]]] = defaultdict(list)
    for line in lines:
        found[period_of(line.record, unit)].append(line)
    return tuple((period, tuple(group)) for period, group in sorted(found.items()))


def _addresses(begins: str, pages: Iterable[ListPage], names: dict[int, str]) -> dict[int, str]:
    found: dict[int, str] = {}
    for page in pages:
        for _, lines in page.groups:
            found |= _of_lines(begins, page.path, lines, names)
    return found


def _of_lines(begins: str, path: str, lines: Iterable[ListLine], names: dict[int, str]) -> dict:
    """Map each record to the address of its line, which bears the name of the one it shows."""
    return {
        id(record): f"{path}#{begins}-{names[id(line.record)]}"
        for line in lines
        for record in line.records
    }


def _sides(stance: Stance) -> tuple:
    keys = (stance.actor.key, stance.target.key)
    return (stance.relation, *(sorted(keys) if stance.is_mutual else keys))
