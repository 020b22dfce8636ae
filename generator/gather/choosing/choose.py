"""Choose the key figures and the highlights of a story."""

from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from generator.briefing_items import TimelineEntry
from generator.claims import Claim, Conflict, Origin, origin_of_article
from generator.evidence import Reported, Series, Statement
from generator.gather.choosing.highlights import Material, find_highlights
from generator.gather.choosing.key_figures import find_key_figures
from generator.gather.happenings.main_happenings import find_main
from generator.gather.happenings.superseded import find_superseded
from generator.model import Parsed

Told = TypeVar("Told", Reported, Statement, TimelineEntry)


class FigureSources(NamedTuple):
    """What key figures are chosen from."""

    origins: tuple[Origin, ...]
    series: tuple[Series, ...]
    conflicts: tuple[Conflict, ...]


class SentenceSources(NamedTuple):
    """What highlights are chosen from."""

    origins: tuple[Origin, ...]
    statements: tuple[Statement, ...]
    series: tuple[Series, ...]
    timeline: tuple[TimelineEntry, ...]
    claims: tuple[Claim, ...]
    key_figures: tuple[Reported, ...]


def choose_key_figures(figures: FigureSources, parsed: tuple[Parsed, ...]) -> tuple[Reported, ...]:
    """Choose the figures for the cards of a story, which is what these articles tell."""
    numbered = enumerate(figures.conflicts)
    conflicts = {one.place_in_text: number for number, each in numbered for one in each.figures}
    reported, origins = _reported(figures.series, parsed), origin_of_article(figures.origins)
    return find_key_figures(reported, parsed, origins=origins, conflicts=conflicts)


def choose_highlights(
    sentences: SentenceSources, parsed: tuple[Parsed, ...]
) -> tuple[Statement, ...]:
    """Choose the highlights of a story, which is what these articles tell."""
    spoken = _by_article(sentences.statements, parsed)
    happened = _by_article(sentences.timeline, parsed)
    return find_highlights(
        Material(
            statements=spoken,
            key_figures=sentences.key_figures,
            reported=_reported(sentences.series, parsed),
            timeline=happened,
            articles=tuple(one.article for one in parsed),
            claims=sentences.claims,
            superseded=find_superseded(spoken, parsed, sentences.claims),
            main=find_main(spoken, happened, parsed, origin_of_article(sentences.origins)),
        )
    )


def _reported(series: Iterable[Series], parsed: tuple[Parsed, ...]) -> tuple[Reported, ...]:
    return _by_article((one for group in series for one in group.figures), parsed)


def _by_article(told: Iterable[Told], parsed: tuple[Parsed, ...]) -> tuple[Told, ...]:
    """Put what is told into the order of the articles that tell it."""
    ranks = {one.article.id: rank for rank, one in enumerate(parsed)}
    return tuple(sorted(told, key=lambda one: ranks[one.passage.article.id]))
