"""The pages of the briefing, in the order in which a reader meets them, with their drawings."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date

from generator.briefing import Briefing
from generator.briefing_items import TimelineEntry
from generator.model import Page, Status
from generator.render.drawings import relation_drawing, timeline
from generator.render.drawings.happened_map import draw_overview
from generator.render.drawings.map import NARROW, WIDE, draw_map
from generator.render.drawings.sheet import FOLDER
from generator.render.figure_tables import FigureTables, disputes
from generator.render.history import History
from generator.render.list_line import ListLine
from generator.render.list_pages import anchor_of, each_line, list_of
from generator.render.renderer import MAPS, SMALL_MAP, Renderer

OF_SOURCE, OF_HIGHLIGHT = 2, 6  # what a line of the timeline weighs by
MOST_STORIES = 6  # that the first page presents; further ones it lists

# The fields of a briefing that the overview shows, beside the actors that are given to it.
OF_OVERVIEW = {
    *("title", "cutoff", "articles", "has_several_days", "origins", "stories", "missing"),
    *("highlights", "timeline", "key_figures", "conflicts", "gaps"),
}
# Articles of a story that has a map, where the first page presents it.
FEWEST_MAPPED = 4


def make_pages(renderer: Renderer) -> list[Page]:
    """Make the drawings and the pages that do not depend on what other pages say."""
    renderer.draw()
    return [page for make in PAGES for page in make(renderer)]


def _overview(renderer: Renderer) -> Iterator[Page]:
    """The small map stands on it, and what is new where that is known."""
    if renderer.small_map:
        yield Page(SMALL_MAP, renderer.small_map.svg)
    with renderer.making("index.md"):
        stories = renderer.briefing.stories
        if len(stories) > 1:
            yield from _stories(renderer)
        else:
            yield from renderer.page(
                "index.md",
                "overview.md",
                map=renderer.small_map,
                map_path=SMALL_MAP,
                key_actors=renderer.briefing.key_actors,
                may_disagree=renderer.briefing.may_disagree,
                **disputes(renderer.briefing),
                news=renderer.news,
                story=None,
            )


def _stories(renderer: Renderer) -> Iterator[Page]:
    """The first page gives each story, and each has an overview with a map of its own."""
    stories = renderer.homes.each_story
    yield from renderer.page(
        "index.md", "stories.md", stories=stories, most=MOST_STORIES, news=renderer.news
    )
    for rank, one in enumerate(stories):
        story = one.stories[0]
        map_path = f"{FOLDER}/map-{story.id}.svg"
        is_mapped = rank < MOST_STORIES and len(story.articles) >= FEWEST_MAPPED
        drawn = None
        if is_mapped:
            named = {place.name for place in one.places}
            pins = [pin for pin in renderer.pins if pin.name in named]
            words, gone = renderer.words, renderer.deleted
            drawn = draw_overview(one, pins, words, page=story.page, taken_out=gone)
        if drawn:
            yield Page(map_path, drawn.svg)
        told = _of_overview(one) if renderer.recalls else one
        values = {
            "key_actors": one.key_actors,
            "map": drawn,
            "map_path": map_path,
            "may_disagree": one.may_disagree,
            **disputes(one),
        }
        yield from renderer.page(
            story.page,
            "overview.md",
            made_of=(told, *values.values()),
            briefing=told,
            measures=FigureTables(told),
            news=None,
            story=story,
            **values,
        )


def _of_overview(briefing: Briefing) -> Briefing:
    """Give a briefing with what the overview shows of it, and no more: what else changes, changes
    no overview.
    """
    others = [one.name for one in fields(Briefing) if one.name not in OF_OVERVIEW]
    nothing = dict.fromkeys(others, ()) | {"quoted_alone": frozenset()}
    return replace(briefing, **nothing)


def _actors(renderer: Renderer) -> Iterator[Page]:
    """The list of actors with the drawings of their relations, and the pages of some of them."""
    drawings: list[str] = []
    for format in relation_drawing.FORMATS:
        path = relation_drawing.file_of(format)
        with renderer.making(path, part_of="actors/index.md"):
            drawn = relation_drawing.draw_relations(
                renderer.briefing.listed(),
                format,
                words=renderer.words,
                deleted=renderer.deleted,
            )
            if drawn:
                drawings.append(path)
                yield Page(path, drawn.svg)
    with renderer.making("actors/index.md", "relations/*"):
        listed = renderer.briefing.listed()
        yield from renderer.page(
            "actors/index.md",
            "actors.md",
            relations=renderer.homes.relations,
            count=len(listed),
            others=renderer.homes.relation_pages,
            drawings=drawings,
            shown=len(relation_drawing.most_told(listed)),
        )
        for page in renderer.homes.relation_pages:
            yield from renderer.page(page.path, "relations.md", page=page)
    with renderer.making("actors/*"):
        homes = renderer.homes
        for profile in renderer.briefing.actors:
            if profile.has_page:
                yield from renderer.page(
                    profile.page,
                    "actor.md",
                    profile=profile,
                    words=homes.words_of.get(profile.key, ()),
                    happened=each_line(map(homes.event_shown, profile.happened), homes.event),
                    figures=each_line(profile.reported, homes.figure),
                )


def _sections(renderer: Renderer) -> Iterator[Page]:
    """A section has the template that bears its name, or else the common one."""
    for section in renderer.briefing.sections:
        name = f"{section.id}.md"
        with renderer.making(name, f"{section.id}/*"):
            for page in renderer.homes.sections[section.id]:
                yield from renderer.page(page.path, name, "section.md", section=section, page=page)


def _timeline(renderer: Renderer) -> Iterator[Page]:
    """The drawing shows what stands on the first page; of many events that is the newest part."""
    drawing, homes = "", renderer.homes
    with renderer.making(timeline.PATH, part_of="timeline.md"):
        lines = [line for _, lines in homes.timeline_pages[0].groups for line in lines]
        entries = [line.record for line in lines]
        ids = [anchor_of(homes.event(entry)).removeprefix("event-") for entry in entries]
        headlines = _headlines(renderer, lines)
        drawn = timeline.draw_timeline(entries, ids, words=renderer.words, headlines=headlines)
        if drawn:
            drawing = timeline.PATH
            yield Page(drawing, drawn)
    with renderer.making("timeline.md", "timeline/*"):
        for page in homes.timeline_pages:
            shown = drawing if page is homes.timeline_pages[0] else ""
            yield from renderer.page(page.path, "timeline.md", page=page, drawing=shown)


def _headlines(renderer: Renderer, lines: list[ListLine[TimelineEntry]]) -> dict[str, str]:
    """Give what labels of the drawing may say of lines, by their anchors, the heaviest line first.

    A line weighs by its sources, more if it is a highlight, has one day, or names who acts. A label
    may be cut: so it is what an article itself asserts, or it might lose who reports or denies it.
    """
    chosen = {one.id for statement in renderer.briefing.highlights for one in statement.cited}
    weighed: list[tuple[int, date, str, str]] = []
    for line in lines:
        asserted = [one for one in line.records if one.event.status is Status.ASSERTED]
        is_denied = Status.DENIED in {one.event.status for one in line.records}
        if is_denied or not asserted:
            continue
        record = line.record
        weight = OF_SOURCE * len(line.passages)
        weight += OF_HIGHLIGHT * any(passage.id in chosen for passage in line.passages)
        weight += (record.first == record.last) + bool(record.actors)
        id = anchor_of(renderer.homes.event(record)).removeprefix("event-")
        weighed.append((weight, record.last, id, asserted[0].text))
    return {id: text for _, _, id, text in sorted(weighed, reverse=True)}


def _places(renderer: Renderer) -> Iterator[Page]:
    """The map stands on it for wide and for narrow screens; the style sheet shows one."""
    if "places.md" in renderer.failed:
        return
    maps = []
    with renderer.making(*MAPS, part_of="places.md"):
        formats = (WIDE, NARROW)
        maps = [draw_map(renderer.pins, format, words=renderer.words) for format in formats]
    wide = maps[0] if maps else None
    if maps and all(maps):
        for path, drawn in zip(MAPS, maps, strict=True):
            yield Page(path, drawn.svg)
    yield from renderer.page("places.md", "places.md", map=wide, pins=renderer.pins)


def _quotes(renderer: Renderer) -> Iterator[Page]:
    with renderer.making("quotes.md", "quotes/*"):
        for page in renderer.homes.quote_pages:
            if list_of(page.path) == "quotes.md":  # else it is an actor's
                yield from renderer.page(page.path, "quotes.md", page=page)


def _figures(renderer: Renderer) -> Iterator[Page]:
    for path, (_, drawing) in renderer.charts.items():
        yield Page(path, drawing)
    with renderer.making("figures.md", "figures/*"):
        for page in renderer.homes.figure_pages:
            yield from renderer.page(page.path, "figures.md", page=page)


PAGES = (_overview, _actors, _sections, _timeline, _places, _quotes, _figures)


def with_news(renderer: Renderer, history: History, pages: list[Page]) -> list[Page]:
    """Give the pages with an overview that says what is new.

    What is new follows from what all pages cite, the overview included.
    """
    with renderer.making("index.md"):
        if not history.news:
            return pages
        renderer.news = history.view(history.news)
        again = {page.path: page for page in _overview(renderer)}
        return [again.get(page.path, page) for page in pages]
    return pages


def make_changes(renderer: Renderer, history: History) -> Iterator[Page]:
    """Tell what changed since the last edition, and what each edition changed, a page each."""
    with renderer.making("changes.md", "changes/*"):
        yield from renderer.page(
            "changes.md",
            "changes.md",
            view=renderer.news,
            since=bool(history.since),
            steps=history.steps,
        )
        for step in history.steps:
            path = f"changes/{step.edition.slug}.md"
            with renderer.making(path):
                view = history.view(step.changes) if step.changes is not None else None
                yield from renderer.page(path, "edition.md", step=step, view=view)
