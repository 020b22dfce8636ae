"""The pages of a briefing as they are generated, without a build."""

from collections.abc import Mapping, Set

from generator.briefing import Briefing
from generator.config import Config
from generator.editions.edition import Edition
from generator.faults import RAISED
from generator.model import Page, Parsed
from generator.render import render_what_can_be
from generator.render.history import Standing


def as_generated(pages: list[Page], rest_stays: bool = False) -> Mapping[str, str]:
    """What the pages say where no editor has changed them."""
    return {page.path: page.text for page in pages}


def render(
    briefing: Briefing,
    parsed: tuple[Parsed, ...],
    config: Config,
    deleted: Set[str] = frozenset(),
    editions: tuple[Edition, ...] = (),
    standing: Standing = as_generated,
) -> tuple[Page, ...]:
    """Make all pages; what fails is raised."""
    return render_what_can_be(
        briefing,
        parsed,
        config,
        deleted=deleted,
        editions=editions,
        standing=standing,
        stands=lambda path: False,
        faults=RAISED,
    ).pages
