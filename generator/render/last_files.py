"""What is made last, since it holds what all pages cite: data, feed, sources, and the assets."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import chain

from generator.config import TEMPLATES, Colours, Config
from generator.errors import UserError
from generator.evidence import Passage
from generator.model import Article, Page, Parsed
from generator.records import FIGURES
from generator.render.addresses import Addresses
from generator.render.atom_feed import PATH as FEED
from generator.render.atom_feed import AtomFeed
from generator.render.changes import STYLE_SHEET, marks
from generator.render.csv_tables import COLUMNS, Rows, as_csv, heading
from generator.render.data import SCHEMA, Record, Records, as_geojson, as_json
from generator.render.history import History
from generator.render.list_pages import SOURCES
from generator.render.renderer import Renderer
from generator.render.schema import schema
from generator.render.source_limit import FEWEST, named_shortly
from generator.render.told_where import ToldWhere, told_where

# What Material takes the colour of its header from, and that of links and marks.
HEADER_SET = tuple(f"--md-primary-fg-color{end}" for end in ("", "--light", "--dark"))
LINKS_SET = ("--md-typeset-a-color", "--md-accent-fg-color")
ASSETS = ("assets/briefing.css", "assets/briefing.js")

MOST_TOLD = (
    50  # passages of a page that says of each where it is cited: with more it grows too long
)


def make_data(renderer: Renderer, history: History | None) -> Iterator[Page]:
    """Make the files for other programs, and the page that explains them.

    The passages that they carry are cited from then on.
    """
    addresses = Addresses.of(renderer.config)
    records = Records(renderer.briefing, addresses, cited=renderer.cited.keys())
    with renderer.making("data/*", "data.md"):
        everything = records.all()
        rows: Rows = {}
        files = chain(_data_files(everything, rows), _measure_files(renderer, everything, rows))
        for path, make_text in files:
            with renderer.making(path):
                yield Page(path, make_text())
        yield from renderer.page(
            "data.md",
            "data.md",
            everything=everything,
            tables=COLUMNS,
            heading=heading,
        )
    if history:
        with renderer.making(FEED):
            feed = AtomFeed(
                renderer.briefing,
                addresses,
                words=renderer.words,
                deleted=renderer.deleted,
                steps=history.steps,
            )
            yield Page(FEED, feed.text())
    renderer.cited |= records.carried


def _data_files(everything: Record, rows: Rows) -> Iterator[tuple[str, Callable[[], str]]]:
    """Give the path of each file, and what makes its text."""
    yield "data/briefing.json", lambda: as_json(everything)
    yield "data/places.geojson", lambda: as_geojson(everything["places"])
    yield f"data/{SCHEMA}", schema
    for name in COLUMNS:
        yield f"data/{name}.csv", partial(as_csv, name, everything, rows)


def _measure_files(
    renderer: Renderer, everything: Record, rows: Rows
) -> Iterator[tuple[str, Callable[[], str]]]:
    """Give the file beside each table of a measure, with the figures of it from all stories."""
    paths = {(one.term, one.unit): one.file for one in renderer.homes.shown_measures()}
    by_measure: dict[tuple, list] = defaultdict(list)
    for record in everything[FIGURES.list]:
        by_measure[record["term"], record["unit"] or ""].append(record)
    for measure, path in paths.items():
        of_one = everything | {FIGURES.list: by_measure[measure]}
        yield path, partial(as_csv, FIGURES.list, of_one, rows)


def make_sources(renderer: Renderer, parsed: tuple[Parsed, ...]) -> Iterator[Page]:
    """Make a page of each article with the passages that are cited, and the index of them."""
    with renderer.making(SOURCES):
        # The list of sources has every gap, and is written after the pages that hold the passages.
        for gap in renderer.briefing.gaps:
            renderer.cited |= {passage.id: passage for passage in gap.passages}
    cited: dict[str, list[Passage]] = defaultdict(list)
    for passage in sorted(renderer.cited.values(), key=lambda passage: passage.span):
        cited[passage.article.id].append(passage)
    is_full = renderer.config.sources == "full"
    parsed_of = {one.article.id: one for one in parsed}
    origin_of = renderer.briefing.origin_of()
    where: Mapping[str, ToldWhere] = defaultdict(ToldWhere)  # without them pages are whole, too
    with renderer.faults.at(f"{renderer.config.content.name}/sources", "where passages are cited"):
        where = told_where(renderer.briefing, renderer.citing, renderer.cited, renderer.words)
    for article in renderer.briefing.articles:
        path = f"sources/{article.id}.md"
        with renderer.making(path):
            passages = cited.get(article.id, [])
            told = where if len(passages) <= MOST_TOLD else defaultdict(ToldWhere)
            whole = _whole_text(parsed_of[article.id], passages) if is_full else None
            values = {
                "article": article,
                "origin": origin_of[article.id],
                "passages": passages,
                "shortly": _named_shortly(renderer, article, passages, where),
                "where": {passage.id: told[passage.id] for passage in passages},
                "whole": whole,
            }
            made_of = tuple(values.items())
            yield from renderer.page(path, "source.md", made_of=made_of, **values)
    with renderer.making(SOURCES, "sources/published/*", "sources/gaps/*"):
        pages = renderer.homes.sources
        for page in pages.articles:
            values = {"page": page, "pages": pages, "cited": dict(cited)}
            yield from renderer.page(page.path, "sources.md", **values)
        for page in pages.gaps:
            yield from renderer.page(page.path, "gaps.md", page=page)


def _named_shortly(
    renderer: Renderer,
    article: Article,
    passages: list[Passage],
    where: Mapping[str, ToldWhere],
) -> dict[str, str]:
    """Give the passages that are named by their first words, each with where it stands whole."""
    if len(renderer.briefing.articles) < FEWEST:
        return {}
    beside = sum(where[one.id].words for one in passages)
    ids = named_shortly(article, passages, renderer.lines, renderer.quoted, beside=beside)
    homes = renderer.sentence_homes
    return {one.id: f"{homes[one.id].path}#fnref:{one.id}" for one in passages if one.id in ids}


def _whole_text(parsed: Parsed, cited: list[Passage]) -> list[tuple[str, str]]:
    """Give every sentence of an article with the id of its passage, "" where no page cites it."""
    ids = {passage.span: passage.id for passage in cited}
    spans = [sentence.span for sentence in parsed.sentences]
    return [(span.of(parsed.article.text), ids.get(span, "")) for span in spans]


def make_assets(renderer: Renderer, history: History | None) -> Iterator[Page]:
    """Make the files that go with the pages; the style sheet ends with the marks of what is new."""
    for path in ASSETS:
        with renderer.making(path):
            text = _read_asset(renderer.config, path)
            if path == STYLE_SHEET:
                text += _colour_rules(renderer.config.colours)
            with renderer.making("changes.md", part_of=STYLE_SHEET):
                if path == STYLE_SHEET and history:
                    text += marks(history.news, renderer.words)
            yield Page(path, text)


def _colour_rules(colours: Colours) -> str:
    """Write the project's own colours as a style sheet; "" where it has none."""
    rules = {
        "[data-md-color-primary]": (HEADER_SET, colours.header),
        '[data-md-color-scheme="default"][data-md-color-primary]': (LINKS_SET, colours.links),
        '[data-md-color-scheme="slate"][data-md-color-primary]': (LINKS_SET, colours.links_dark),
    }
    written = (
        f"\n{scope} {{\n" + "".join(f"  {name}: {colour};\n" for name in names) + "}\n"
        for scope, (names, colour) in rules.items()
        if colour
    )
    return "".join(written)


def _read_asset(config: Config, path: str) -> str:
    own = config.templates / path
    file = own if own.is_file() else TEMPLATES / path
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        found = f"found bytes that are not UTF-8 ({error})"
        raise UserError(f"templates/{path}: {found}. Save it as UTF-8") from None
