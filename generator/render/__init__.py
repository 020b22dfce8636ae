"""Lay the briefing out as pages, through Jinja templates.

A template of the project's own `templates/` replaces ours of the same name. Every value that a template prints goes
through `escape`, unless it already is `Markdown`.
"""

from collections.abc import Callable, Iterator, Mapping, Set
from contextlib import contextmanager
from functools import cached_property, partial
from typing import NamedTuple

import jinja2

from generator.briefing import Briefing, group_gaps, guarded
from generator.config import TEMPLATES, Config
from generator.editions.compare import Changes
from generator.editions.edition import Edition
from generator.editions.snapshot import cited_ids
from generator.errors import UserError
from generator.evidence import Passage, Series
from generator.faults import RAISED, Faults, PartMissing
from generator.gather.passages import Passages
from generator.model import Page, Parsed
from generator.render.addresses import Addresses
from generator.render.changes import STYLE_SHEET, ChangesView, marks
from generator.render.changes import WORDED as CHANGES
from generator.render.data import SCHEMA, Record, Records, as_geojson, as_json, event_ids
from generator.render.drawings import relation_drawing, timeline
from generator.render.drawings.chart import chart_path, draw_charts
from generator.render.drawings.map import NARROW, SMALL, WIDE, MapDrawing, draw_map
from generator.render.drawings.pins import Pin, pin
from generator.render.escape import Markdown, escape
from generator.render.feed import PATH as FEED
from generator.render.feed import Feed
from generator.render.history import History, Standing, as_generated
from generator.render.mistakes import explain_mistake
from generator.render.page_tools import PageTools, make_filters
from generator.render.sandbox import make_environment
from generator.render.schema import schema
from generator.render.tables import COLUMNS, as_csv, heading
from generator.render.words import Words, words_of

CHARTS = "assets/drawings/figures-*"
SMALL_MAP = "assets/drawings/map-small.svg"
MAPS = ("assets/drawings/map.svg", "assets/drawings/map-narrow.svg")
ACTOR_LISTS = ("actors/index.md",)  # what shows every actor
ASSETS = ("assets/briefing.css", "assets/briefing.js")


class Renderer:
    """Renders the pages of one briefing, and remembers which passages they cite.

    A page that can't be made, since something of ours fails, is `failed`, and one that lacks a drawing is `partial`.
    """

    def __init__(self, briefing: Briefing, config: Config, deleted: Set[str], faults: Faults = RAISED):
        self.briefing = guarded(briefing)
        self.config = config
        self.deleted = deleted
        self.faults = faults
        # Paths; one that ends with "*" means all that begin so.
        self.failed = {name for name in briefing.missing if name.endswith(".md")}
        self.partial = set(ACTOR_LISTS if self.failed else ())
        self.cited: dict[str, Passage] = {}
        self.words = words_of(config)
        self.environment = _environment(config, self.words)
        self.charts: dict[str, tuple[Series, str]] = {}
        self.pins: tuple[Pin, ...] = ()
        self.small_map: MapDrawing | None = None
        self.news: ChangesView | None = None  # what the overview says is new

    @contextmanager
    def making(self, *paths: str, part_of: str = "") -> Iterator[None]:
        """Make files of content/, or a part of a page: where it fails the rest is made, and these stay as they are."""
        is_made = False
        with self.faults.at(f"{self.config.content.name}/{paths[0]}", "the making of it"):
            yield
            is_made = True
        if not is_made:
            self.failed.update(paths)
            self.partial.update([part_of] if part_of else [])

    def page(self, path: str, templates: str | tuple[str, ...], **values) -> Iterator[Page]:
        """The page at `path` from the first of the templates that exists; none where one of ours fails.

        Raises `UserError` where a template of the user's own is broken.
        """
        with self.making(path):
            yield self.made_page(path, templates, **values)

    def made_page(self, path: str, templates: str | tuple[str, ...], **values) -> Page:
        """The same; raises whatever fails."""
        tools = PageTools(path, self.words, self.deleted)
        names = (templates,) if isinstance(templates, str) else templates
        try:
            template = self.environment.select_template(names)
            text = template.render(
                briefing=self.briefing, config=self.config, path=path, actor=tools.actor,
                chart=partial(self.chart, path), cite=tools.cite, footnotes=tools.footnotes, group_gaps=group_gaps,
                includes=tools.includes, link=tools.link, source=tools.source, word=self.words, **values,
            )  # fmt: skip
        except PartMissing:
            raise
        except Exception as error:  # a user's template may do anything
            if explained := explain_mistake(error, self.config.templates, path):
                raise explained from error
            raise
        self.cited |= tools.shown()
        return Page(path, _tidied(text))

    def chart(self, page: str, series: Series) -> str:
        """The path of the drawing of exactly these figures; "" where there is none, or where a hand deleted it."""
        path = chart_path(series)
        if path in self.failed:
            self.partial.add(page)
        drawn, _ = self.charts.get(path, (None, ""))
        return path if drawn == series and path not in self.deleted else ""

    def draw(self) -> None:
        """Make the drawings that several pages show."""
        with self.making(CHARTS, part_of="figures.md"):
            for series in self.briefing.series:
                path = chart_path(series)
                with self.making(path):
                    self.charts |= draw_charts([series], self.words)
        with self.making("places.md", SMALL_MAP, *MAPS, part_of="index.md"):
            self.pins = pin(self.briefing.places)
        with self.making(SMALL_MAP, part_of="index.md"):
            # Its marks lead to the table of places, where there is one.
            to_places = None if "places.md" in self.deleted else "places/"
            self.small_map = draw_map(self.pins, SMALL, self.words, to_places)


class Rendered(NamedTuple):
    """The pages that could be made, and those that stay as they are since something of ours failed."""

    pages: tuple[Page, ...]
    kept: Set[str] = frozenset()


class Paths(frozenset):
    """Paths, of which one that ends with "*" holds all that begin so."""

    @cached_property
    def _beginnings(self) -> tuple[str, ...]:
        return tuple(path.removesuffix("*") for path in self if path.endswith("*"))

    def __contains__(self, path: object) -> bool:
        return super().__contains__(path) or str(path).startswith(self._beginnings)


def render(
    briefing: Briefing, parsed: tuple[Parsed, ...], config: Config, deleted: Set[str] = frozenset(),
    editions: tuple[Edition, ...] = (), standing: Standing = as_generated,
) -> tuple[Page, ...]:  # fmt: skip
    """All pages, in the order in which a reader meets them. The sources come last: they show what the others cite.

    To the pages that were `deleted` by hand nothing links. What has changed since the last of the `editions`
    depends on what the pages will say once they stand in content/.
    """
    return _render(Renderer(briefing, config, deleted), parsed, editions, standing)


def render_what_can_be(
    briefing: Briefing, parsed: tuple[Parsed, ...], config: Config, *, deleted: Set[str], editions: tuple[Edition, ...],
    standing: Standing, stands: Callable[[str], bool], faults: Faults,
) -> Rendered:  # fmt: skip
    """The same where something of ours may fail: the pages that it strikes stay as they are.

    A page that lacks a drawing alone is made where none `stands` yet. To what stays as it is nothing new links, since
    it may not stand there, or not have the place that a link leads to.
    """
    kept: frozenset[str] = frozenset()
    while True:
        renderer = Renderer(briefing, config, Paths(kept | deleted), faults)
        pages = _render(renderer, parsed, editions, standing, Paths(kept))
        now = kept | renderer.failed | set(filter(stands, renderer.partial))
        if now == kept:
            return Rendered(tuple(page for page in pages if page.path not in Paths(kept)), Paths(kept))
        kept = now


def _render(
    renderer: Renderer, parsed: tuple[Parsed, ...], editions: tuple[Edition, ...], standing: Standing,
    kept: Set[str] = frozenset(),
) -> tuple[Page, ...]:  # fmt: skip
    renderer.draw()
    pages = [page for pages in PAGES for page in pages(renderer)]
    texts = standing(pages, bool(kept)) if editions or kept else {}
    history = None
    with renderer.making("changes.md", "changes/*", FEED, part_of=STYLE_SHEET):
        history = History(renderer.briefing, editions, renderer.cited, texts)
    pages += _data(renderer, history)
    if history:
        pages = [*_with_news(renderer, history, pages), *_changes(renderer, history)]
        renderer.cited |= history.citable  # with what a hand alone cites, so that an edition's citations lead somewhere
    if kept:
        renderer.cited |= _cited_in(texts, parsed)
    pages += _sources(renderer, {one.article.id: one for one in parsed})
    return (*pages, *_assets(renderer, history))


def _cited_in(texts: Mapping[str, str], parsed: tuple[Parsed, ...]) -> dict[str, Passage]:
    """The passages that pages cite which stay as they are."""
    ids, passages = cited_ids(texts), Passages(parsed)
    return {passage.id: passage for one in parsed for passage in passages.of(one) if passage.id in ids}


def make_history(
    briefing: Briefing, config: Config, deleted: Set[str], editions: tuple[Edition, ...], standing: Standing
) -> History:
    """The editions, and what the briefing says now: that is what its pages cite, once they stand in content/."""
    renderer = Renderer(briefing, config, deleted)
    renderer.draw()
    pages = [page for pages in PAGES for page in pages(renderer)]
    return History(renderer.briefing, editions, renderer.cited, standing(pages))


def comparison(path: str, history: History, changes: Changes, config: Config, deleted: Set[str]) -> Page:
    """A page that compares any two editions."""
    view = history.view(changes)
    return Renderer(history.briefing, config, deleted).made_page(path, "comparison.md", view=view)


def _with_news(renderer: Renderer, history: History, pages: list[Page]) -> list[Page]:
    """The pages, of which the overview says what is new: that follows from what all of them, itself included, cite."""
    with renderer.making("index.md"):
        if not history.news:
            return pages
        renderer.news = history.view(history.news)
        again = {page.path: page for page in _overview(renderer)}
        return [again.get(page.path, page) for page in pages]
    return pages


def _changes(renderer: Renderer, history: History) -> Iterator[Page]:
    """What changed since the last edition, and a page for each that is closed."""
    with renderer.making("changes.md", "changes/*"):
        since = bool(history.since)
        yield from renderer.page("changes.md", "changes.md", view=renderer.news, since=since, steps=history.steps)
        for step in history.steps:
            path = f"changes/{step.edition.slug}.md"
            with renderer.making(path):
                view = history.view(step.changes) if step.changes is not None else None
                yield from renderer.page(path, "edition.md", step=step, view=view)


def _single(path: str, template: str) -> Callable[[Renderer], Iterator[Page]]:
    def pages(renderer: Renderer) -> Iterator[Page]:
        yield from renderer.page(path, template)

    return pages


def _overview(renderer: Renderer) -> Iterator[Page]:
    """The small map stands on it, and what is new where that is known."""
    if renderer.small_map:
        yield Page(SMALL_MAP, renderer.small_map.svg)
    yield from renderer.page("index.md", "overview.md", map=renderer.small_map, news=renderer.news)


def _places(renderer: Renderer) -> Iterator[Page]:
    """The map stands on it twice, for wide and for narrow screens; the style sheet shows one."""
    if "places.md" in renderer.failed:
        return
    wide = narrow = None
    with renderer.making(*MAPS, part_of="places.md"):
        wide, narrow = (draw_map(renderer.pins, format, renderer.words) for format in (WIDE, NARROW))
    if wide and narrow:
        yield from (Page(path, drawn.svg) for path, drawn in zip(MAPS, (wide, narrow), strict=True))
    yield from renderer.page("places.md", "places.md", map=wide, pins=renderer.pins)


def _actors(renderer: Renderer) -> Iterator[Page]:
    """Who is who, with the relations drawn for wide and for narrow screens; and a page for each who has one."""
    drawings = []
    for format in relation_drawing.FORMATS:
        path = relation_drawing.file_of(format)
        with renderer.making(path, part_of="actors/index.md"):
            listed = renderer.briefing.listed()
            if drawn := relation_drawing.draw_relations(listed, format, renderer.words, renderer.deleted):
                drawings.append(path)
                yield Page(path, drawn.svg)
    with renderer.making("actors/index.md"):
        listed = renderer.briefing.listed()
        shown = len(relation_drawing.most_told(listed))
        yield from renderer.page("actors/index.md", "actors.md", relations=listed, drawings=drawings, shown=shown)
    with renderer.making("actors/*"):
        for profile in renderer.briefing.actors:
            if profile.has_page:
                yield from renderer.page(f"actors/{profile.key}.md", "actor.md", profile=profile)


def _sections(renderer: Renderer) -> Iterator[Page]:
    """A section has the template that bears its name, or else the common one."""
    for section in renderer.briefing.sections:
        yield from renderer.page(f"{section.id}.md", (f"{section.id}.md", "section.md"), section=section)


def _timeline(renderer: Renderer) -> Iterator[Page]:
    ids, drawing = [], ""
    with renderer.making(timeline.PATH, part_of="timeline.md"):
        entries = renderer.briefing.timeline
        ids = event_ids(entries)
        if drawn := timeline.draw_timeline(entries, ids, renderer.words):
            drawing = timeline.PATH
            yield Page(timeline.PATH, drawn)
    yield from renderer.page("timeline.md", "timeline.md", ids=ids, drawing=drawing)


def _figures(renderer: Renderer) -> Iterator[Page]:
    yield from (Page(path, drawing) for path, (_, drawing) in renderer.charts.items())
    yield from renderer.page("figures.md", "figures.md")


PAGES = [
    _overview,
    _actors,
    _sections,
    _timeline,
    _places,
    _single("quotes.md", "quotes.md"),
    _figures,
]


def _data(renderer: Renderer, history: History | None) -> Iterator[Page]:
    """The briefing as files for other programs, and the page that explains them; then what they carry is cited too."""
    addresses = Addresses.of(renderer.config)
    records = Records(renderer.briefing, addresses, renderer.cited.keys())
    with renderer.making("data/*", "data.md"):
        everything = records.all()
        for path, text in _data_files(everything):
            with renderer.making(path):
                yield Page(path, text())
        yield from renderer.page("data.md", "data.md", everything=everything, tables=COLUMNS, heading=heading)
    if history:
        with renderer.making(FEED):
            feed = Feed(renderer.briefing, addresses, renderer.words, renderer.deleted, history.steps)
            yield Page(FEED, feed.text())
    renderer.cited |= records.carried


def _data_files(everything: Record) -> Iterator[tuple[str, Callable[[], str]]]:
    """The path of each file, and what makes its text."""
    yield "data/briefing.json", lambda: as_json(everything)
    yield "data/places.geojson", lambda: as_geojson(everything["places"])
    yield f"data/{SCHEMA}", schema
    for name in COLUMNS:
        yield f"data/{name}.csv", partial(as_csv, name, everything)


def _sources(renderer: Renderer, parsed: dict[str, Parsed]) -> Iterator[Page]:
    cited: dict[str, list[Passage]] = {}
    with renderer.making("sources/index.md"):
        # The index of sources lists every gap, and is written after the pages that hold the passages.
        renderer.cited |= {passage.id: passage for gap in renderer.briefing.gaps for passage in gap.passages}
    for passage in sorted(renderer.cited.values(), key=lambda passage: passage.span):
        cited.setdefault(passage.article.id, []).append(passage)
    for article in renderer.briefing.articles:
        path = f"sources/{article.id}.md"
        with renderer.making(path):
            passages = cited.get(article.id, [])
            whole = _whole_text(parsed[article.id], passages) if renderer.config.sources == "full" else None
            yield from renderer.page(path, "source.md", article=article, passages=passages, whole=whole)
    yield from renderer.page("sources/index.md", "sources.md", cited=cited)


def _whole_text(parsed: Parsed, cited: list[Passage]) -> list[tuple[str, str]]:
    """Every sentence of the article with the id of its passage, "" where no page cites it."""
    ids = {passage.span: passage.id for passage in cited}
    return [(sentence.span.of(parsed.article.text), ids.get(sentence.span, "")) for sentence in parsed.sentences]


def _assets(renderer: Renderer, history: History | None) -> Iterator[Page]:
    """The files that go with the pages; the style sheet ends with the marks of what is new."""
    for path in ASSETS:
        with renderer.making(path):
            text = _read_asset(renderer.config, path)
            with renderer.making("changes.md", part_of=STYLE_SHEET):
                text += marks(history.news, renderer.words) if path == STYLE_SHEET and history else ""
            yield Page(path, text)


def _read_asset(config: Config, path: str) -> str:
    own = config.templates / path
    try:
        return (own if own.is_file() else TEMPLATES / path).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise UserError(f"templates/{path}: found bytes that are not UTF-8 ({error}). Save it as UTF-8") from None


def _environment(config: Config, words: Words) -> jinja2.Environment:
    environment = make_environment(
        config.trusted_templates,
        loader=jinja2.FileSystemLoader([config.templates, TEMPLATES]),
        finalize=lambda value: value if isinstance(value, Markdown) else escape("" if value is None else str(value)),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= make_filters(words, CHANGES)
    return environment


def _tidied(text: str) -> str:
    """At most one blank line between blocks, none at the end, one line break after the last line."""
    lines: list[str] = []
    for line in text.split("\n"):
        line = line.rstrip()
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines).strip("\n") + "\n"
