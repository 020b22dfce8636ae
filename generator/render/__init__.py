"""Lay the briefing out as pages, through Jinja templates."""

from collections.abc import Callable, Mapping, Set

from generator.briefing import Briefing
from generator.config import Config
from generator.editions.compare import Changes
from generator.editions.edition import Edition
from generator.editions.snapshot import cited_ids
from generator.evidence import Passage
from generator.faults import Faults
from generator.model import Page, Parsed
from generator.passages import Passages
from generator.render.atom_feed import PATH as FEED
from generator.render.changes import STYLE_SHEET
from generator.render.history import History, Standing
from generator.render.homes import Homes
from generator.render.last_files import make_assets, make_data, make_sources
from generator.render.page_makers import make_changes, make_pages, with_news
from generator.render.rendered import Paths, Rendered
from generator.render.renderer import Renderer


def render_what_can_be(
    briefing: Briefing,
    parsed: tuple[Parsed, ...],
    config: Config,
    *,
    deleted: Set[str],
    editions: tuple[Edition, ...],
    standing: Standing,
    stands: Callable[[str], bool],
    faults: Faults,
) -> Rendered:
    """Make all pages but those on which something of ours fails: these stay as they are.

    What has changed since the last of the `editions` depends on what the pages will say once they
    stand in content/. Nothing links to pages that the editor `deleted`.
    A page that lacks only a drawing is made where none `stands` yet. Nothing new links to what
    stays as it is: it may not stand there, or may lack the place that a link leads to. So the pages
    are made again until no other one fails.
    """
    kept: frozenset[str] = frozenset()
    while True:
        renderer = Renderer(briefing, config, deleted=Paths(kept | deleted), faults=faults)
        pages = _render(renderer, parsed, editions=editions, standing=standing, kept=Paths(kept))
        now = kept | renderer.failed | set(filter(stands, renderer.partial))
        if now == kept:
            made = [page for page in pages if page.path not in Paths(kept)]
            homes = Homes(briefing) if briefing.missing else renderer.homes
            return Rendered(tuple(made), Paths(kept), homes)
        kept = now


def _render(
    renderer: Renderer,
    parsed: tuple[Parsed, ...],
    *,
    editions: tuple[Edition, ...],
    standing: Standing,
    kept: Set[str],
) -> tuple[Page, ...]:
    """Make the pages in the order in which a reader meets them; the sources show what they cite."""
    pages = make_pages(renderer)
    texts = standing(pages, bool(kept)) if editions or kept else {}
    history = None
    with renderer.making("changes.md", "changes/*", FEED, part_of=STYLE_SHEET):
        history = History(renderer.briefing, editions, cited=renderer.cited, texts=texts)
    pages += make_data(renderer, history)
    if history:
        pages = with_news(renderer, history, pages=pages)
        pages += make_changes(renderer, history)
        # With what only the editor cites, so that the citations of an edition lead somewhere.
        renderer.cited |= history.citable
    if kept:
        renderer.cited |= _cited_in(texts, parsed)
    pages += make_sources(renderer, parsed)
    pages += make_assets(renderer, history)
    renderer.keep_templates()
    return tuple(pages)


def _cited_in(texts: Mapping[str, str], parsed: tuple[Parsed, ...]) -> dict[str, Passage]:
    """Give the passages that are cited by pages which stay as they are."""
    ids = cited_ids(texts)
    passages = Passages(parsed)
    found: dict[str, Passage] = {}
    for one in parsed:
        found |= {passage.id: passage for passage in passages.of(one) if passage.id in ids}
    return found


def make_history(
    briefing: Briefing,
    config: Config,
    deleted: Set[str],
    editions: tuple[Edition, ...],
    standing: Standing,
) -> History:
    """Give the editions, and what the briefing says now.

    That is what its pages cite, once they stand in content/.
    """
    renderer = Renderer(briefing, config, deleted=deleted)
    texts = standing(make_pages(renderer))
    return History(renderer.briefing, editions, cited=renderer.cited, texts=texts)


def comparison(
    path: str,
    history: History,
    changes: Changes,
    config: Config,
    deleted: Set[str],
) -> Page:
    """Make a page that compares any two editions."""
    renderer = Renderer(history.briefing, config, deleted=deleted)
    return renderer.made_page(path, "comparison.md", view=history.view(changes))
