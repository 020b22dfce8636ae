"""A briefing narrowed to one of its stories, and the records that belong to one."""

from collections import Counter
from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from typing import TypeVar

from generator.briefing import Briefing
from generator.briefing_items import PlaceEntry, Profile, RoleNote, Stance, TimelineEntry
from generator.claims import Conflict, Story
from generator.evidence import Passage, Reported, Said, Series, Statement

Told = TypeVar("Told", Statement, Said, Series, TimelineEntry, Reported)
Cited = TypeVar("Cited", Stance, PlaceEntry)


def told_in(articles: Set[str], records: Iterable[Told]) -> tuple[Told, ...]:
    """Give the records of these articles, which are given by their ids."""
    return tuple(one for one in records if _passage_of(one).article.id in articles)


def _passage_of(record: Told) -> Passage:
    """Give the passage of a record; the figures of a series are all of one story."""
    return record.figures[0].passage if isinstance(record, Series) else record.passage


def cited_in(articles: Set[str], records: Iterable[Cited]) -> tuple[Cited, ...]:
    """Give the records that stand on passages of these articles, with these passages alone."""
    found: list[Cited] = []
    for one in records:
        if passages := tuple(each for each in one.passages if each.article.id in articles):
            found.append(replace(one, passages=passages))
    return tuple(found)


def narrow(briefing: Briefing, story: Story) -> Briefing:
    """Give the briefing as if it had the articles of this story alone.

    What all articles together lack is no gap of a story.
    """
    ids = frozenset(story.ids)
    statements = told_in(ids, briefing.statements)
    days = {article.published for article in story.articles}
    return replace(
        briefing,
        title=story.title,
        cutoff=max(filter(None, days), default=None),
        articles=story.articles,
        statements=statements,
        highlights=told_in(ids, briefing.highlights),
        key_figures=told_in(ids, briefing.key_figures),
        actors=tuple(_named_most(briefing.actors, statements, ids)),
        said=told_in(ids, briefing.said),
        series=told_in(ids, briefing.series),
        timeline=told_in(ids, briefing.timeline),
        places=tuple(_most_named(cited_in(ids, briefing.places))),
        stances=cited_in(ids, briefing.stances),
        gaps=tuple(gap for gap in briefing.gaps if _lies_in(ids, gap.passages)),
        unresolved=tuple(one for one in briefing.unresolved if one[0].id in ids),
        has_several_days=len(days) > 1,
        claims=tuple(claim for claim in briefing.claims if claim.story == story.id),
        conflicts=tuple(one for one in briefing.conflicts if _lies_in(ids, _passages_of(one))),
        stories=(story,),
        origins=tuple(origin for origin in briefing.origins if origin.id in ids),
    )


def _lies_in(articles: Set[str], passages: Iterable[Passage]) -> bool:
    return any(passage.article.id in articles for passage in passages)


def _passages_of(conflict: Conflict) -> Iterator[Passage]:
    yield from (one.passage for one in (*conflict.figures, *conflict.events))


def _most_named(places: Iterable[PlaceEntry]) -> list[PlaceEntry]:
    """Count the sentences of the story that name each place; the most named one stands first."""
    counted = [replace(place, mentions=len(place.passages)) for place in places]
    return sorted(counted, key=lambda place: -place.mentions)


def _named_most(
    profiles: Iterable[Profile], statements: Iterable[Statement], articles: Set[str]
) -> list[Profile]:
    """Give the actors that these statements name, with what the articles tell of each."""
    named = Counter(key for one in statements for key in one.actors)
    first = {key: one.passage for one in reversed([*statements]) for key in one.actors}
    found = [
        replace(
            profile,
            roles=tuple(one for one in profile.roles if _tells_of(one, articles)),
            mentions=named[profile.key],
            first=first[profile.key],
            stances=cited_in(articles, profile.stances),
        )
        for profile in profiles
        if profile.key in named
    ]
    return sorted(found, key=lambda profile: -profile.mentions)


def _tells_of(role: RoleNote, articles: Set[str]) -> bool:
    """Tell whether these articles say so, or the editor."""
    return role.passage is None or role.passage.article.id in articles
