"""Choose the key figures and the highlights of each story."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

from generator.briefing_items import TimelineEntry
from generator.claims import Claim, Conflict, Origin, Story
from generator.evidence import Reported, Series, Statement
from generator.gather.highlights import Material, find_highlights
from generator.gather.key_figures import find_key_figures
from generator.gather.main_happenings import find_main
from generator.gather.superseded import find_superseded
from generator.model import Parsed

Told = TypeVar("Told", Reported, Statement, TimelineEntry)


class FigureSources(NamedTuple):
    """What key figures are chosen from."""

    stories: tuple[Story, ...]
    origins: tuple[Origin, ...]
    series: tuple[Series, ...]
    conflicts: tuple[Conflict, ...]


class SentenceSources(NamedTuple):
    """What highlights are chosen from."""

    stories: tuple[Story, ...]
    origins: tuple[Origin, ...]
    statements: tuple[Statement, ...]
    series: tuple[Series, ...]
    timeline: tuple[TimelineEntry, ...]
    claims: tuple[Claim, ...]
    key_figures: tuple[Reported, ...]


def choose_key_figures(figures: FigureSources, parsed: tuple[Parsed, ...]) -> tuple[Reported, ...]:
    """Choose the figures for the cards of each story, in the order of the stories."""
    origins = _origin_of(figures.origins)
    by_id = {one.article.id: one for one in parsed}
    reported = _by_article(_reported(figures.series))
    numbered = enumerate(figures.conflicts)
    conflicts = {one.place_in_text: number for number, each in numbered for one in each.figures}
    chosen: list[Reported] = []
    for story in figures.stories:
        told = tuple(by_id[id] for id in story.ids if id in by_id)
        found = _of_story(story, reported)
        chosen += find_key_figures(found, told, origins=origins, conflicts=conflicts)
    return tuple(chosen)


def choose_highlights(
    sentences: SentenceSources, parsed: tuple[Parsed, ...]
) -> tuple[Statement, ...]:
    """Choose the highlights of each story, in the order of the stories."""
    by_id = {one.article.id: one for one in parsed}
    statements = _by_article(sentences.statements)
    cards = _by_article(sentences.key_figures)
    reported = _by_article(_reported(sentences.series))
    timeline = _by_article(sentences.timeline)
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in sentences.claims:
        claims[claim.story].append(claim)
    origins = _origin_of(sentences.origins)
    chosen: list[Statement] = []
    for story in sentences.stories:
        told = tuple(by_id[id] for id in story.ids if id in by_id)
        spoken, happened = _of_story(story, statements), _of_story(story, timeline)
        material = Material(
            statements=spoken,
            key_figures=_of_story(story, cards),
            reported=_of_story(story, reported),
            timeline=happened,
            articles=tuple(one.article for one in told),
            claims=tuple(claims[story.id]),
            superseded=find_superseded(spoken, told, claims[story.id]),
            main=find_main(spoken, happened, told, origins),
        )
        chosen += find_highlights(material)
    return tuple(chosen)


def _origin_of(origins: Iterable[Origin]) -> dict[str, str]:
    """Map the id of each article to that of its origin."""
    return {article: one.id for one in origins for article in one.ids}


def _reported(series: Iterable[Series]) -> Iterator[Reported]:
    for group in series:
        yield from group.figures


def _by_article(things: Iterable[Told]) -> dict[str, list[Told]]:
    """Map the id of each article to what it tells, in the order given."""
    found: dict[str, list[Told]] = defaultdict(list)
    for one in things:
        found[one.passage.article.id].append(one)
    return found


def _of_story(story: Story, told: dict[str, list[Told]]) -> tuple[Told, ...]:
    return tuple(one for id in story.ids for one in told.get(id, ()))
