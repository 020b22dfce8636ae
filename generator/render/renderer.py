"""One page after the other, through Jinja templates.

A template of the project's own `templates/` replaces ours of the same name. Every value that a
template prints goes through `escape`, unless it already is `Markdown`.
"""

from collections.abc import Iterable, Iterator, Set
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property, partial
from typing import NamedTuple

import jinja2

from generator.briefing import Briefing, guarded
from generator.briefing_items import group_gaps
from generator.caching.kept import recalled
from generator.config import Config
from generator.evidence import Passage, Series, Statement
from generator.faults import RAISED, Faults, PartMissing
from generator.markdown.footnotes import REWORDED
from generator.model import Page
from generator.render.asking import Parts, answer, asking
from generator.render.caveat_text import Caveats
from generator.render.changes import WORDED as CHANGES
from generator.render.changes import ChangesView
from generator.render.compiled_templates import CompiledTemplates, compiled_templates
from generator.render.drawings.chart import chart_path, draw_chart
from generator.render.drawings.happened_map import draw_overview
from generator.render.drawings.map import MapDrawing
from generator.render.drawings.pins import Pin, pin
from generator.render.escape import Markdown, escape
from generator.render.filters import make_filters
from generator.render.happened import what_happened
from generator.render.homes import Homes
from generator.render.list_pages import ListPage, anchor_of
from generator.render.mistakes import explain_mistake
from generator.render.page_tools import MOST_MARKS, PageTools, SentenceHome
from generator.render.sandbox import make_environment
from generator.render.wordings import spoken_beside
from generator.render.words import Words, words_of

CHARTS = "assets/drawings/figures-*"
SMALL_MAP = "assets/drawings/map-small.svg"
MAPS = ("assets/drawings/map.svg", "assets/drawings/map-narrow.svg")
CHIPPED = ("overview.md", "stories.md")  # templates of pages to whose lines no other page leads
ACTOR_LISTS = ("actors/index.md",)  # what shows every actor


class MadePage(NamedTuple):
    """The text of a page, with what it cites."""

    text: str
    cited: tuple[str, ...]  # ids of the passages that it has a mark of
    shown: dict[str, Passage]  # by id: those to which it leads


class Renderer:
    """Renders the pages of one briefing, and remembers which passages they cite.

    A page that can't be made, since something of ours fails, is `failed`, and one that lacks a
    drawing is `partial`.
    """

    def __init__(
        self,
        briefing: Briefing,
        config: Config,
        deleted: Set[str],
        faults: Faults = RAISED,
    ):
        self.words = words_of(config)
        sections = tuple(map(self.words.titled, briefing.sections))
        self.briefing = guarded(replace(briefing, sections=sections))
        self.config = config
        self._has_own_templates = bool(config.own_templates)  # the disk is asked once for all pages
        self.deleted = deleted
        self.faults = faults
        # Paths; one that ends with "*" means all that begin so.
        self.failed = {name for name in briefing.missing if name.endswith(".md")}
        self.partial = set(ACTOR_LISTS if self.failed else ())
        self.cited: dict[str, Passage] = {}
        self.citing: dict[str, dict[str, None]] = {}  # by passage: the pages with a mark of it
        self.homes = Homes(self.briefing)
        self.caveats = Caveats(self.briefing)
        self.environment = _environment(config, self.words)
        self.charts: dict[str, tuple[Series, str]] = {}
        self.pins: tuple[Pin, ...] = ()
        # Where they could not be gathered, each article is cited for itself.
        self.origin_of = {} if "origins" in briefing.missing else briefing.origin_of()
        self.small_map: MapDrawing | None = None
        self.news: ChangesView | None = None  # what the overview says is new

    @contextmanager
    def making(self, *paths: str, part_of: str = "") -> Iterator[None]:
        """Make files of content/, or a part of a page.

        Where that fails, these files stay as they are, and the rest is made.
        """
        is_made = False
        with self.faults.at(f"{self.config.content.name}/{paths[0]}", "the making of it"):
            yield
            is_made = True
        if not is_made:
            self.failed.update(paths)
            if part_of:
                self.partial.add(part_of)

    def page(
        self, path: str, *templates: str, made_of: tuple | None = None, **values
    ) -> Iterator[Page]:
        """Make the page at `path` from the first of the templates that exists.

        Gives no page where a template of ours fails, and raises `UserError` where one of the user's
        own is broken.
        """
        with self.making(path):
            yield self.made_page(path, *templates, made_of=made_of, **values)

    def made_page(self, path: str, *templates: str, made_of: tuple | None = None, **values) -> Page:
        """Make the page as `page` does; raises whatever fails.

        It is taken from the last build where all that it is `made_of` is the same, and what it
        asked of the rest of the briefing.
        """
        if made_of is None or not self.recalls:
            everything = {"briefing": self.briefing, "measures": self.homes.measures}
            everything |= {"chart": partial(self.chart, path)}
            made = self._make(path, templates, self._parts, values=everything | values)
        else:
            gone = sorted(self.deleted)
            made = recalled(
                (path, templates, gone, made_of),
                lambda ask: self._make(path, templates, asking(ask, self._parts), values=values),
                partial(answer, self._parts),
            )
        self.cited |= made.shown
        for id in made.cited:
            if f"{path}#fnref:{id}" not in self.deleted:
                self.citing.setdefault(id, {})[path] = None
        return Page(path, made.text)

    def _make(
        self, path: str, templates: tuple[str, ...], parts: Parts, values: dict
    ) -> "MadePage":
        tools = PageTools(
            path,
            self.words,
            deleted=self.deleted,
            lines=parts["lines"],
            origins=parts["origins"],
            homes=parts["sentences"],
            is_chipped=templates[-1] in CHIPPED,
        )
        try:
            template = self.environment.select_template(templates)
            text = template.render(
                config=self.config,
                path=path,
                actor=tools.actor,
                anchor=anchor_of,
                caveats=parts["caveats"],
                chips=tools.chips,
                cite=tools.cite,
                footnotes=tools.footnotes,
                group_gaps=group_gaps,
                homes=parts["homes"],
                includes=tools.includes,
                is_chipped=tools.is_chipped,
                lead=tools.lead,
                sheet=tools.sheet,
                link=tools.link,
                source=tools.source,
                what_happened=what_happened,
                word=self.words,
                **values,
            )
        except PartMissing:
            raise
        except Exception as error:  # a user's template may do anything
            if explained := explain_mistake(error, self.config.templates, path):
                raise explained from error
            raise
        return MadePage(_tidied(text), tuple(tools.cited), tools.shown())

    @cached_property
    def _parts(self) -> Parts:
        """Give what a page may ask for beside what it is made of."""
        return {
            "homes": self.homes,
            "stories": self.homes.stories,
            "caveats": self.caveats,
            "lines": self.lines,
            "origins": self.origin_of,
            "sentences": self.sentence_homes,
        }

    @property
    def recalls(self) -> bool:
        """Whether pages may be those of the last build; templates of one's own may ask anything."""
        return not (self._has_own_templates or self.failed or self.briefing.missing)

    def chart(self, page: str, series: Series) -> str:
        """Give the path of the drawing of exactly these figures.

        It is "" where there is none, or where the editor deleted it.
        """
        path = chart_path(series, self._story_of(series))
        if path in self.failed:
            self.partial.add(page)
        drawn, _ = self.charts.get(path, (None, ""))
        return path if drawn == series and path not in self.deleted else ""

    def _story_of(self, series: Series) -> str:
        story = self.homes.stories.of(series) if series.figures else None
        return story.id if story else ""

    @cached_property
    def lines(self) -> dict[str, str]:
        """By the ids of the passages that a section shows: the page that has them.

        Where these are missing, no other page is to fail.
        """
        return {id: page.path for id, page, _ in self._statements}

    @cached_property
    def sentence_homes(self) -> dict[str, SentenceHome]:
        """By the ids of passages: where each stands whole, in a section or as quotations."""
        quoted = {id: SentenceHome(path, frozenset([id])) for id, path in self.quoted.items()}
        return quoted | {
            id: SentenceHome(page.path, frozenset((id, *(one.id for one in statement.cited))))
            for id, page, statement in self._statements
        }

    @cached_property
    def _statements(self) -> tuple[tuple[str, ListPage, Statement], ...]:
        return tuple(self._find_statements())

    def _find_statements(self) -> Iterator[tuple[str, ListPage, Statement]]:
        """Give what sections show, caveats included: passages by ids, with page and statement."""
        try:
            pages = [page for several in self.homes.sections.values() for page in several]
        except PartMissing:
            return
        for page in pages:
            if page.path not in self.deleted:
                for one in (one for _, group in page.groups for one in group):
                    shown = (one.passage, *self._beside(one))
                    yield from ((id, page, one) for id in self._marked(page, shown))

    def _beside(self, statement: Statement) -> Iterator[Passage]:
        """Give the passages that stand in a line beside its own: in front, and caveats behind."""
        if statement.lead:
            yield statement.lead
        yield from self.caveats.behind(statement)

    @cached_property
    def quoted(self) -> dict[str, str]:
        """By the ids of the passages that stand among the quotations alone: the page."""
        try:
            return dict(self._quoted())
        except PartMissing:
            return {}

    def _quoted(self) -> Iterator[tuple[str, str]]:
        """Give the passages that a line of quotations marks, each with its page."""
        pages = [page for page in self.homes.quote_pages if page.path not in self.deleted]
        for page in reversed(pages):
            for line in (one for _, group in page.groups for one in group):
                for said in (line.record, *line.wordings):
                    ids = self._marked(page, said.passages[:MOST_MARKS])
                    alone = (id for id in ids if id in self.briefing.quoted_alone)
                    yield from ((id, page.path) for id in alone)

    def _marked(self, page: ListPage, passages: Iterable[Passage]) -> Iterator[str]:
        """Give the ids of the passages whose lines on a page no editor took out or reworded."""
        for id in (passage.id for passage in passages):
            gone = (f"{page.path}#{mark}:{id}" for mark in ("fnref", REWORDED))
            if self.deleted.isdisjoint(gone):
                yield id

    def keep_templates(self) -> None:
        """Keep our own templates compiled for the next renderer."""
        if isinstance(self.environment.bytecode_cache, CompiledTemplates):
            self.environment.bytecode_cache.save()

    def draw(self) -> None:
        """Make the drawings that several pages show."""
        with self.making(CHARTS, part_of="figures.md"):
            for series in self.briefing.series:
                path = chart_path(series, self._story_of(series))
                with self.making(path):
                    if chart := draw_chart(series, self.words):
                        self.charts[path] = series, chart
        with self.making("places.md", SMALL_MAP, *MAPS, part_of="index.md"):
            self.pins = pin(self.briefing.places_shown())
        if len(self.briefing.stories) > 1:
            return  # each story has a small map of its own
        with self.making(SMALL_MAP, part_of="index.md"):
            self.small_map = draw_overview(
                self.briefing, self.pins, self.words, page="index.md", taken_out=self.deleted
            )


def _environment(config: Config, words: Words) -> jinja2.Environment:
    environment = make_environment(
        config,
        bytecode_cache=compiled_templates(config),
        finalize=_printed,
        undefined=jinja2.StrictUndefined,
        auto_reload=False,  # a template stays as it is while the pages are made
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= make_filters(words, CHANGES) | {"spoken_beside": spoken_beside}
    return environment


def _printed(value) -> Markdown:
    """Give what a page shows of a value that a template prints."""
    if isinstance(value, Markdown):
        return value
    return escape("" if value is None else str(value))


def _tidied(text: str) -> str:
    """Leave one blank line between blocks, none at the ends, and one line break after the last."""
    lines: list[str] = []
    for line in map(str.rstrip, text.split("\n")):
        is_second_blank = not line and not (lines and lines[-1])
        if not is_second_blank:
            lines.append(line)
    return "\n".join(lines).strip("\n") + "\n"
