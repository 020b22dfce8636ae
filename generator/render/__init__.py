"""Lay the briefing out as pages, through Jinja templates.

A template of the project's own `templates/` replaces ours of the same name. Every value that a template prints goes
through `escape`, unless it already is `Markdown`.
"""

from collections.abc import Callable, Iterator, Set
from functools import cached_property
from pathlib import Path

import jinja2

from generator.briefing import Briefing, group_gaps
from generator.config import TEMPLATES, Config
from generator.editions.compare import Changes
from generator.editions.edition import Edition
from generator.errors import UserError
from generator.evidence import Passage, Series
from generator.model import Page, Parsed
from generator.render.addresses import Addresses
from generator.render.changes import STYLE_SHEET, ChangesView, marks
from generator.render.changes import WORDED as CHANGES
from generator.render.data import SCHEMA, Records, as_geojson, as_json, event_ids
from generator.render.drawings import relation_drawing, timeline
from generator.render.drawings.chart import chart_path, draw_charts
from generator.render.drawings.map import NARROW, SMALL, WIDE, MapDrawing, draw_map
from generator.render.drawings.pins import pin
from generator.render.escape import Markdown, escape
from generator.render.feed import PATH as FEED
from generator.render.feed import Feed
from generator.render.history import History, Standing, as_generated
from generator.render.page_tools import PageTools, make_filters
from generator.render.sandbox import MEND, SecurityError, make_environment
from generator.render.schema import schema
from generator.render.tables import COLUMNS, as_csv, heading
from generator.render.words import Words, words_of

ASSETS = ("assets/briefing.css", "assets/briefing.js")


class Renderer:
    """Renders the pages of one briefing, and remembers which passages they cite."""

    def __init__(self, briefing: Briefing, config: Config, gone: Set[str]):
        self.briefing = briefing
        self.config = config
        self.gone = gone
        self.cited: dict[str, Passage] = {}
        self.words = words_of(config)
        self.environment = _environment(config, self.words)
        self.charts = draw_charts(briefing.series, self.words)
        self.pins = pin(briefing.places)
        self.news: ChangesView | None = None  # what the overview says is new

    def page(self, path: str, templates: str | tuple[str, ...], **values) -> Page:
        """A page at `path` from the first of the templates that exists. Raises `UserError` where one is broken."""
        tools = PageTools(path, self.words, self.gone)
        names = (templates,) if isinstance(templates, str) else templates
        try:
            template = self.environment.select_template(names)
            text = template.render(
                briefing=self.briefing, config=self.config, path=path, actor=tools.actor, chart=self.chart,
                cite=tools.cite, footnotes=tools.footnotes, group_gaps=group_gaps, includes=tools.includes,
                link=tools.link, source=tools.source, word=self.words, **values,
            )  # fmt: skip
        except Exception as error:  # a user's template may do anything
            raise _explained(error, names, path) from error
        self.cited |= tools.cited
        return Page(path, _tidied(text))

    def chart(self, series: Series) -> str:
        """The path of the drawing of exactly these figures; "" where there is none, or where a hand deleted it."""
        path = chart_path(series)
        drawn, _ = self.charts.get(path, (None, ""))
        return path if drawn == series and path not in self.gone else ""

    @cached_property
    def small_map(self) -> MapDrawing | None:
        """The overview's; its marks lead to the table of places, where there is one."""
        to_places = None if "places.md" in self.gone else "places/"
        return draw_map(self.pins, SMALL, self.words, to_places)


def render(
    briefing: Briefing, parsed: tuple[Parsed, ...], config: Config, gone: Set[str] = frozenset(),
    editions: tuple[Edition, ...] = (), standing: Standing = as_generated,
) -> tuple[Page, ...]:  # fmt: skip
    """All pages, in the order in which a reader meets them. The sources come last: they show what the others cite.

    To the pages that are `gone`, deleted by hand, nothing links. What has changed since the last of the `editions`
    depends on what the pages will say once they stand in content/.
    """
    renderer = Renderer(briefing, config, gone)
    pages = [page for pages in PAGES for page in pages(renderer)]
    history = History(briefing, editions, renderer.cited, standing(pages) if editions else {})
    pages += _data(renderer, history)
    pages = [*_with_news(renderer, history, pages), *_changes(renderer, history)]
    renderer.cited |= history.living  # with what a hand alone cites, so that an edition's citations lead somewhere
    pages += _sources(renderer, {one.article.id: one for one in parsed})
    return (*pages, *_assets(config, marks(history.news, renderer.words)))


def make_history(
    briefing: Briefing, config: Config, gone: Set[str], editions: tuple[Edition, ...], standing: Standing
) -> History:
    """The editions, and what the briefing says now: that is what its pages cite, once they stand in content/."""
    renderer = Renderer(briefing, config, gone)
    pages = [page for pages in PAGES for page in pages(renderer)]
    return History(briefing, editions, renderer.cited, standing(pages))


def comparison(path: str, history: History, changes: Changes, config: Config, gone: Set[str]) -> Page:
    """A page that compares any two editions."""
    view = history.view(changes)
    return Renderer(history.briefing, config, gone).page(path, "comparison.md", view=view)


def _with_news(renderer: Renderer, history: History, pages: list[Page]) -> list[Page]:
    """The pages, of which the overview says what is new: that follows from what all of them, itself included, cite."""
    if not history.news:
        return pages
    renderer.news = history.view(history.news)
    again = {page.path: page for page in _overview(renderer)}
    return [again.get(page.path, page) for page in pages]


def _changes(renderer: Renderer, history: History) -> Iterator[Page]:
    """What changed since the last edition, and a page for each that is closed."""
    since = bool(history.since)
    yield renderer.page("changes.md", "changes.md", view=renderer.news, since=since, steps=history.steps)
    for step in history.steps:
        view = history.view(step.changes) if step.changes is not None else None
        yield renderer.page(f"changes/{step.edition.slug}.md", "edition.md", step=step, view=view)


def _single(path: str, template: str) -> Callable[[Renderer], Iterator[Page]]:
    def pages(renderer: Renderer) -> Iterator[Page]:
        yield renderer.page(path, template)

    return pages


def _overview(renderer: Renderer) -> Iterator[Page]:
    """The small map stands on it, and what is new where that is known."""
    if renderer.small_map:
        yield Page("assets/drawings/map-small.svg", renderer.small_map.svg)
    yield renderer.page("index.md", "overview.md", map=renderer.small_map, news=renderer.news)


def _places(renderer: Renderer) -> Iterator[Page]:
    """The map stands on it twice, for wide and for narrow screens; the style sheet shows one."""
    wide, narrow = (draw_map(renderer.pins, format, renderer.words) for format in (WIDE, NARROW))
    if wide and narrow:
        yield Page("assets/drawings/map.svg", wide.svg)
        yield Page("assets/drawings/map-narrow.svg", narrow.svg)
    yield renderer.page("places.md", "places.md", map=wide, pins=renderer.pins)


def _actors(renderer: Renderer) -> Iterator[Page]:
    """Who is who, with the relations drawn for wide and for narrow screens; and a page for each who has one."""
    listed = renderer.briefing.listed()
    drawings = []
    for format in relation_drawing.FORMATS:
        if drawn := relation_drawing.draw_relations(listed, format, renderer.words, renderer.gone):
            drawings.append(relation_drawing.file_of(format))
            yield Page(drawings[-1], drawn.svg)
    shown = len(relation_drawing.most_told(listed))
    yield renderer.page("actors/index.md", "actors.md", relations=listed, drawings=drawings, shown=shown)
    for profile in renderer.briefing.actors:
        if profile.has_page:
            yield renderer.page(f"actors/{profile.key}.md", "actor.md", profile=profile)


def _sections(renderer: Renderer) -> Iterator[Page]:
    """A section has the template that bears its name, or else the common one."""
    for section in renderer.briefing.sections:
        yield renderer.page(f"{section.id}.md", (f"{section.id}.md", "section.md"), section=section)


def _timeline(renderer: Renderer) -> Iterator[Page]:
    entries = renderer.briefing.timeline
    ids = event_ids(entries)
    drawing = timeline.draw_timeline(entries, ids, renderer.words)
    if drawing:
        yield Page(timeline.PATH, drawing)
    yield renderer.page("timeline.md", "timeline.md", ids=ids, drawing=timeline.PATH if drawing else "")


def _figures(renderer: Renderer) -> Iterator[Page]:
    yield from (Page(path, drawing) for path, (_, drawing) in renderer.charts.items())
    yield renderer.page("figures.md", "figures.md")


PAGES = [
    _overview,
    _actors,
    _sections,
    _timeline,
    _places,
    _single("quotes.md", "quotes.md"),
    _figures,
]


def _data(renderer: Renderer, history: History) -> Iterator[Page]:
    """The briefing as files for other programs, and the page that explains them; then what they carry is cited too."""
    records = Records(renderer.briefing, Addresses.of(renderer.config), renderer.cited.keys())
    everything = records.all()
    yield Page("data/briefing.json", as_json(everything))
    yield Page("data/places.geojson", as_geojson(everything["places"]))
    yield Page(f"data/{SCHEMA}", schema())
    yield from (Page(f"data/{name}.csv", as_csv(name, everything)) for name in COLUMNS)
    yield Page(FEED, Feed(renderer.briefing, renderer.config, renderer.words, renderer.gone, history.steps).text())
    yield renderer.page("data.md", "data.md", everything=everything, tables=COLUMNS, heading=heading)
    renderer.cited |= records.carried


def _sources(renderer: Renderer, parsed: dict[str, Parsed]) -> Iterator[Page]:
    cited: dict[str, list[Passage]] = {}
    # The index of sources lists every gap, and is written after the pages that hold the passages.
    renderer.cited |= {passage.id: passage for gap in renderer.briefing.gaps for passage in gap.passages}
    for passage in sorted(renderer.cited.values(), key=lambda passage: passage.span):
        cited.setdefault(passage.article.id, []).append(passage)
    for article in renderer.briefing.articles:
        passages = cited.get(article.id, [])
        whole = _whole_text(parsed[article.id], passages) if renderer.config.sources == "full" else None
        yield renderer.page(f"sources/{article.id}.md", "source.md", article=article, passages=passages, whole=whole)
    yield renderer.page("sources/index.md", "sources.md", cited=cited)


def _whole_text(parsed: Parsed, cited: list[Passage]) -> list[tuple[str, str]]:
    """Every sentence of the article with the id of its passage, "" where no page cites it."""
    ids = {passage.span: passage.id for passage in cited}
    return [(sentence.span.of(parsed.article.text), ids.get(sentence.span, "")) for sentence in parsed.sentences]


def _assets(config: Config, marks: str) -> Iterator[Page]:
    """The files that go with the pages; the style sheet ends with the marks of what is new."""
    for path in ASSETS:
        own = config.templates / path
        try:
            text = (own if own.is_file() else TEMPLATES / path).read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise UserError(f"templates/{path}: found bytes that are not UTF-8 ({error}). Save it as UTF-8") from None
        yield Page(path, text + marks if path == STYLE_SHEET else text)


def _environment(config: Config, words: Words) -> jinja2.Environment:
    environment = make_environment(
        config,
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


def _explained(error: Exception, names: tuple[str, ...], path: str) -> UserError:
    """Which template, which line, what is wrong."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        where = f"{_shown(error.filename) or error.name}:{error.lineno}"
    elif isinstance(error, jinja2.TemplateNotFound):
        return UserError(f"templates/{error.name}: no such template. Known are: {', '.join(_known())}")
    else:
        where = _line_of(error) or f"templates/{names[0]}"
    way_out = f" {MEND}" if isinstance(error, SecurityError) else ""
    what = str(error).rstrip(".")
    return UserError(
        f"{where}: the template for {path} failed: {what}. Mend it, or delete it to use ours again.{way_out}"
    )


def _line_of(error: Exception) -> str:
    """The innermost line of a template in the traceback: Jinja puts its own lines there."""
    trace, found = error.__traceback__, ""
    while trace:
        name = trace.tb_frame.f_code.co_filename
        if name.endswith(".md"):
            found = f"{_shown(name)}:{trace.tb_lineno}"
        trace = trace.tb_next
    return found


def _shown(name: str | None) -> str:
    return f"templates/{Path(name).name}" if name else ""


def _known() -> list[str]:
    return sorted(path.name for path in TEMPLATES.glob("*.md") if path.name != "README.md")
