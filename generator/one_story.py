"""A briefing split into those of its stories, and the records that belong to each."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Any, TypeVar

from generator.briefing import Briefing
from generator.briefing_items import Gap, PlaceEntry, Profile, RoleNote, Stance, TimelineEntry
from generator.claims import Conflict, Story
from generator.evidence import Passage, Reported, Said, Series, Statement
from generator.frozen import replace

Told = TypeVar("Told", Statement, Said, Series, TimelineEntry, Reported)
Cited = TypeVar("Cited", Stance, PlaceEntry)


def story_of_article(stories: Iterable[Story]) -> dict[str, str]:
    """Map the id of each article to that of its story."""
    return {id: story.id for story in stories for id in story.ids}


def told_by_story(stories: Sequence[Story], records: Iterable[Told]) -> list[tuple[Told, ...]]:
    """Give the records of each story, in the order of the stories."""
    story_of = story_of_article(stories)
    found: dict[str, list[Told]] = {story.id: [] for story in stories}
    for one in records:
        found[story_of[_passage_of(one).article.id]].append(one)
    return [tuple(found[story.id]) for story in stories]


def _passage_of(record: Told) -> Passage:
    """Give the passage of a record; the figures of a series are all of one story."""
    return record.figures[0].passage if isinstance(record, Series) else record.passage


def split(briefing: Briefing) -> tuple[Briefing, ...]:
    """Give the briefing of each story, as if it had the articles of this story alone."""
    return tuple(_Stories(briefing).split())


class _Stories:
    """Splits the records of a briefing, each kind of them once."""

    def __init__(self, briefing: Briefing):
        self.briefing = briefing
        self.story_of = story_of_article(briefing.stories)

    def split(self) -> Iterator[Briefing]:
        """Give the briefing of each story."""
        given = self.briefing
        told = {
            name: told_by_story(given.stories, getattr(given, name))
            for name in ("statements", "highlights", "key_figures", "said", "series", "timeline")
        }
        places, stances = self._cited(given.places), self._cited(given.stances)
        claims = _grouped((claim.story, claim) for claim in given.claims)
        gaps = self._by_articles((gap, gap.articles) for gap in given.gaps)
        conflicts = self._by_articles((one, _articles_of(one)) for one in given.conflicts)
        unresolved = _grouped((self.story_of[one[0].id], one) for one in given.unresolved)
        origins = _grouped((self.story_of[one.id], one) for one in given.origins)
        ranks = {profile.key: rank for rank, profile in enumerate(given.actors)}
        for number, story in enumerate(given.stories):
            days = {article.published for article in story.articles}
            records = {name: found[number] for name, found in told.items()}
            yield replace(
                given,
                title=story.title,
                cutoff=max(filter(None, days), default=None),
                articles=story.articles,
                actors=tuple(self._named_most(records["statements"], ranks, story)),
                places=tuple(_most_named(places[story.id])),
                stances=tuple(stances[story.id]),
                gaps=tuple(gaps[story.id]),
                unresolved=tuple(unresolved[story.id]),
                has_several_days=len(days) > 1,
                claims=tuple(claims[story.id]),
                conflicts=tuple(conflicts[story.id]),
                stories=(story,),
                origins=tuple(origins[story.id]),
                **records,
            )

    def _cited(self, records: Iterable[Cited]) -> Mapping[str, list[Cited]]:
        """Give each story the records that stand on its passages, with these passages alone."""
        found: dict[str, list[Cited]] = defaultdict(list)
        for one in records:
            cited = _grouped((self.story_of[each.article.id], each) for each in one.passages)
            for story, passages in cited.items():
                found[story].append(replace(one, passages=tuple(passages)))
        return found

    def _by_articles(
        self, records: Iterable[tuple[Gap | Conflict, Iterable[str]]]
    ) -> Mapping[str, list]:
        """Give each story the records of which an article is in it."""
        found: dict[str, list] = defaultdict(list)
        for one, articles in records:
            for story in {self.story_of[id] for id in articles}:
                found[story].append(one)
        return found

    def _named_most(
        self, statements: tuple[Statement, ...], ranks: Mapping[str, int], story: Story
    ) -> list[Profile]:
        """Give the actors that these statements name, with what the articles tell of each."""
        articles = frozenset(story.ids)
        named = Counter(key for one in statements for key in one.actors if key in ranks)
        first = {key: one.passage for one in reversed(statements) for key in one.actors}
        found = []
        for key in sorted(named, key=lambda key: (-named[key], ranks[key])):
            profile = self.briefing.actors[ranks[key]]
            told = {
                name: tuple(
                    one for one in getattr(profile, name) if one.passage.article.id in articles
                )
                for name in ("said", "said_of_it", "happened", "reported")
            }
            changed = replace(
                profile,
                **told,
                roles=tuple(one for one in profile.roles if _tells_of(one, articles)),
                mentions=named[key],
                first=first[key],
                stances=cited_in(articles, profile.stances),
            )
            found.append(changed)
        return found


def _grouped(pairs: Iterable[tuple[str, Any]]) -> Mapping[str, list]:
    """Give what stands under each key, in the order given; nothing stands under any other."""
    found: dict[str, list] = defaultdict(list)
    for key, one in pairs:
        found[key].append(one)
    return found


def cited_in(articles: Set[str], stances: Iterable[Stance]) -> tuple[Stance, ...]:
    """Give the stances that stand on passages of these articles, with these passages alone."""
    found: list[Stance] = []
    for one in stances:
        passages = tuple(each for each in one.passages if each.article.id in articles)
        if passages:
            found.append(one if passages == one.passages else replace(one, passages=passages))
    return tuple(found)


def _articles_of(conflict: Conflict) -> Iterator[str]:
    yield from (one.passage.article.id for one in (*conflict.figures, *conflict.events))


def _most_named(places: Iterable[PlaceEntry]) -> list[PlaceEntry]:
    """Count the sentences of the story that name each place; the most named one stands first."""
    counted = [replace(place, mentions=len(place.passages)) for place in places]
    return sorted(counted, key=lambda place: -place.mentions)


def _tells_of(role: RoleNote, articles: Set[str]) -> bool:
    """Tell whether these articles say so, or the editor."""
    return role.passage is None or role.passage.article.id in articles
