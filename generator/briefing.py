"""A whole briefing, and its items as pages group them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from generator.briefing_items import (
    Caveat,
    Gap,
    ListedRelation,
    PlaceEntry,
    Profile,
    Stance,
    TimelineEntry,
)
from generator.claims import Claim, Conflict, Origin, Related, Story, origin_of_article
from generator.disagreement import are_numbers_apart
from generator.evidence import ActorName, Reported, Said, Series, Statement
from generator.faults import PartMissing
from generator.frozen import replace
from generator.model import Article, Date, Kind, QuoteKind
from generator.section import Section

Themed = tuple[tuple[str, tuple[Statement, ...]], ...]  # the lines of each theme
WORD = re.compile(r"\w+")
SLIGHT = frozenset({"a", "an", "the", "of", "on", "in", "at"})
MOST_HIGHLIGHTS = 5  # the editor's among them
MOST_KEY_FIGURES = 6  # three cards a row, two rows: more is a table
MOST_KEY_ACTORS = 6
FEW_PLACES = 12  # of which all are listed, however rarely named
MENTIONS_OF_PLACE = 3  # what longer lists of places leave to the data is named less often
MOST_PLACES = 45  # rows of a table


def _once(statements: Iterable[Statement]) -> Iterable[Statement]:
    """Leave out what an article says again in the same words, as a summary and its text do.

    Nor do a preposition or an article make two of them.
    """
    found: dict[tuple[str, tuple[str, ...]], Statement] = {}
    for one in statements:
        words = WORD.findall(one.text.casefold())
        telling = tuple(word for word in words if word not in SLIGHT) or (one.text,)
        found.setdefault((one.passage.article.id, telling), one)
    return found.values()


def _cited_of(group: Iterable[Series], ids: set[str]) -> Iterator[Series]:
    """Yield the series with those of their figures alone that stand in one of these passages."""
    for series in group:
        cited = ((one, {passage.id for passage in one.passages}) for one in series.figures)
        kept = [one for one, passages in cited if passages & ids]
        if kept:
            yield replace(series, figures=tuple(kept))


class ShownStatement(NamedTuple):
    """A statement that a page shows."""

    statement: Statement
    highlight: bool  # whether it is one of the highlights
    sections: tuple[str, ...]  # the ids of those that it stands in


class ArticleCounts(NamedTuple):
    """How much an article gave to the briefing."""

    quotes: int
    figures: int
    events: int


@dataclass(frozen=True, slots=True)
class Briefing:
    """Everything that the pages show."""

    title: str
    cutoff: date | None  # the newest publication date
    articles: tuple[Article, ...]  # newest first
    sections: tuple[Section, ...]
    statements: tuple[Statement, ...]
    highlights: tuple[Statement, ...]
    key_figures: tuple[Reported, ...]
    actors: tuple[Profile, ...]  # most mentioned first
    said: tuple[Said, ...]
    series: tuple[Series, ...]
    timeline: tuple[TimelineEntry, ...]
    places: tuple[PlaceEntry, ...]
    stances: tuple[Stance, ...]
    gaps: tuple[Gap, ...]
    unresolved: tuple[tuple[Article, Date], ...]
    # Its articles are of different days, so that a sentence needs its own: "On Friday …".
    has_several_days: bool
    # Ids of the passages that have their home among the quotations.
    quoted_alone: frozenset[str] = frozenset()
    caveats: tuple[Caveat, ...] = ()
    claims: tuple[Claim, ...] = ()
    related: tuple[Related, ...] = ()  # how figures stand to each other
    conflicts: tuple[Conflict, ...] = ()
    stories: tuple[Story, ...] = ()
    origins: tuple[Origin, ...] = ()
    # The fields that could not be gathered, which are empty, and the paths of pages of which the
    # record is missing.
    missing: frozenset[str] = frozenset()

    def origin_of(self) -> dict[str, Origin]:
        """Give the origin of each article, by its id."""
        return {article.id: origin for origin in self.origins for article in origin.articles}

    def by_origin(self) -> Iterator[tuple[Article, bool]]:
        """The articles, those of one origin together; whether one before has the text of each."""
        for origin in self.origins:
            for article in origin.articles:
                yield article, article is not origin.articles[0]

    def in_section(self, section: str) -> Themed:
        """Give the lines that have their home in a section, given by its id, under their themes."""
        return self.in_sections()[section]

    def in_sections(self) -> dict[str, Themed]:
        """Give the lines that have their home in each section, by its id, under their themes.

        The themes stand in the section's order, those of no theme, "", last. What only quotes
        somebody stands among the quotations.
        """
        found: dict[tuple[str, str], list[Statement]] = {}
        for statement in _once(one for one in self.statements if one.is_line):
            alone = statement.passage.id in self.quoted_alone
            for section in () if alone else self._homes(statement):
                found.setdefault((section, statement.theme_in(section)), []).append(statement)
        return {
            one.id: tuple(
                (theme, tuple(found[one.id, theme]))
                for theme in (*one.themes, "")
                if (one.id, theme) in found
            )
            for one in self.sections
        }

    def shown_statements(self) -> Iterator[ShownStatement]:
        """Yield the statements that a page shows: those of a section, and the highlights."""
        chosen = {statement.passage.id for statement in self.highlights}
        for statement in self.statements:
            highlight = statement.passage.id in chosen
            if (statement.sections and statement.is_line) or highlight:
                yield ShownStatement(statement, highlight, self._homes(statement))

    def given(self) -> dict[str, ArticleCounts]:
        """Say how much of the briefing comes from each article, by its id."""
        quotes = Counter(said.passage.article.id for said in self.said)
        counted = [one for series in self.series for one in series.figures]
        figures = Counter(one.passage.article.id for one in counted)
        events = Counter(entry.passage.article.id for entry in self.timeline)
        ids = [article.id for article in self.articles]
        return {id: ArticleCounts(quotes[id], figures[id], events[id]) for id in ids}

    def titles_of(self, sections: tuple[str, ...]) -> tuple[str, ...]:
        """Give the titles of sections, by their ids."""
        return tuple(self._section(section).title for section in sections)

    def quoted(self) -> tuple[tuple[ActorName | None, tuple[Said, ...]], ...]:
        """The quotations of each speaker, who is quoted most first; those of no known speaker last.

        What is quoted word for word stands before what is in part. Paraphrases have their home in
        a section; those of none stand here, last.
        """
        found: dict[ActorName | None, list[Said]] = {}
        for said in self.said:
            if not said.is_at_home_in_quotes:
                continue
            found.setdefault(said.speaker, []).append(said)
        ordered = sorted(found.items(), key=lambda item: (item[0] is None, -len(item[1])))
        kinds = list(QuoteKind)

        def rank(one: Said) -> int:
            return kinds.index(one.quote.kind)

        return tuple((speaker, tuple(sorted(said, key=rank))) for speaker, said in ordered)

    def quoted_in(self, section: str) -> tuple[tuple[ActorName | None, tuple[Said, ...]], ...]:
        """Give what is quoted in a section, by its speakers.

        What is quoted word for word stands before what is in part; paraphrases are left out.
        """

        groups: list[tuple[ActorName | None, tuple[Said, ...]]] = []
        for speaker, said in self.quoted():
            here = [one for one in said if section in one.sections]
            whole = [one for one in here if one.quote.kind is QuoteKind.DIRECT]
            in_part = [one for one in here if one.quote.kind is QuoteKind.MIXED]
            if whole or in_part:
                groups.append((speaker, (*whole, *in_part)))
        return tuple(groups)

    def by_theme(self) -> tuple[tuple[str, tuple[Series, ...]], ...]:
        """Give the figures of each theme, those first that have cards."""
        found: dict[str, list[Series]] = {card.theme: [] for card in self.key_figures}
        for series in self.series:
            found.setdefault(series.theme, []).append(series)
        return tuple((theme, tuple(group)) for theme, group in found.items())

    def places_shown(self) -> tuple[PlaceEntry, ...]:
        """Give the places that pages list: of many those that the articles name often.

        Of one article they are a dozen. Those that the editor placed are always among them.
        """
        if len(self.places) <= FEW_PLACES:
            return self.places
        often = sum(place.mentions >= MENTIONS_OF_PLACE for place in self.places)
        is_short = often == 0 or len(self.origins) == 1
        chosen = self.places[: max(often, FEW_PLACES) if is_short else often][:MOST_PLACES]
        return tuple(place for place in self.places if place.corrected or place in chosen)

    @property
    def key_actors(self) -> tuple[Profile, ...]:
        """The actors of the overview, of whom it can say where they stand or what they said.

        First come those of whose words and deeds most sources tell, then those with words of
        their own, then those of whom most is told. Being for or against another, or leading who
        is, counts as one source more. Who only tells the news is none of them, nor is a people.
        """
        origin_of = origin_of_article(self.origins)
        parties = {one.key for one in self.actors if one.is_party}

        def weight(one: Profile) -> tuple:
            leads = any(each.target.key in parties for each in one.stances_taken if each.is_leading)
            passages = {passage.id: passage.article.id for passage in one.acts}
            origins = set(map(origin_of.__getitem__, passages.values()))
            words = one.last_words
            has_own = words is not None and words.quote.kind is not QuoteKind.INDIRECT
            is_party = one.is_party or leads
            return len(origins) + is_party, has_own, len(passages), one.mentions

        acting = (one for one in self.actors if one.kind is not Kind.PEOPLE and not one.is_teller)
        told = filter(attrgetter("stands"), acting)
        return tuple(sorted(told, key=weight, reverse=True)[:MOST_KEY_ACTORS])

    @property
    def may_disagree(self) -> bool:
        """Whether the sources may contradict each other, though nothing tells that they do."""
        figures = (one for series in self.series for one in series.figures)
        return are_numbers_apart(figures)

    def by_kind(self) -> tuple[tuple[Kind, tuple[Profile, ...]], ...]:
        """Give the actors of each kind, in the kinds' order."""
        found: dict[Kind, list[Profile]] = {kind: [] for kind in Kind}
        for actor in self.actors:
            found[actor.kind].append(actor)
        return tuple((kind, tuple(actors)) for kind, actors in found.items() if actors)

    def key_figures_in(self, section: str) -> tuple[Reported, ...]:
        """Give the key figures that are among the figures of a section."""
        series = (one for _, group in self.series_in(section) for one in group)
        places = {figure.place_in_text for one in series for figure in one.figures}
        return tuple(one for one in self.key_figures if one.place_in_text in places)

    def series_in(self, section: str) -> tuple[tuple[str, tuple[Series, ...]], ...]:
        """Give the figures of a section, by theme.

        They are those whose theme the section claims more than any other, and of the other themes
        those that stand in its statements, unless only other sections claim them. So the deaths
        of an epidemic are no news of the fighting.
        """
        ids = {one.passage.id for one in self.statements if section in one.sections}
        mine = self._section(section).claims
        claimed = {theme for one in self.sections for theme in one.claims}
        groups: list[tuple[str, tuple[Series, ...]]] = []
        for theme, group in self.by_theme():
            if theme not in mine and theme in claimed:
                continue
            is_first = self._claims_first(section, theme)
            kept = group if is_first else tuple(_cited_of(group, ids))
            if kept:
                groups.append((theme, kept))
        return tuple(groups)

    def stances_once(self) -> tuple[Stance, ...]:
        """Give the relations; of the two stances of a conversation only the first."""
        once: dict[tuple[str, str, str], Stance] = {}
        for stance in self.stances:
            actor, target = stance.actor.key, stance.target.key
            if not stance.is_mutual or (target, stance.relation, actor) not in once:
                once[actor, stance.relation, target] = stance
        return tuple(once.values())

    def listed(self) -> tuple[ListedRelation, ...]:
        """Give the relations with ids, which last as long as the actors are called so."""
        found: dict[str, ListedRelation] = {}
        for stance in self.stances_once():
            relation = stance.relation.replace(" ", "-")
            id = f"relation-{stance.actor.key}-{relation}-{stance.target.key}"
            while id in found:
                id += "-other"
            found[id] = ListedRelation(stance, id)
        return tuple(found.values())

    def _homes(self, statement: Statement) -> tuple[str, ...]:
        """Give the sections that a statement stands in: the first of ours that it belongs to.

        A section with cues of the editor's own shows each that belongs to it, and where the editor
        put a statement it stands.
        """
        if "sections" in statement.corrected:
            return statement.sections
        ours = [id for id in statement.sections if self._section(id).competes]
        return tuple(id for id in statement.sections if id not in ours[1:])

    def _section(self, id: str) -> Section:
        return next(section for section in self.sections if section.id == id)

    def _claims_first(self, section: str, theme: str) -> bool:
        """Tell whether no other section claims the figures of a theme more than this one."""
        weights = {one.id: one.weight_of(theme) for one in self.sections}
        return theme in self._section(section).claims and weights[section] == max(weights.values())


class Guarded(Briefing):
    """The same briefing, in which asking for a field that could not be gathered raises an error.

    So nobody takes it for an empty one.
    """

    __slots__ = ()

    def __getattribute__(self, name: str):
        if name != "missing" and name in self.missing:
            raise PartMissing(name)
        return super().__getattribute__(name)


def guarded(briefing: Briefing) -> Briefing:
    """Give the briefing as pages may read it.

    Raises `PartMissing` where they ask for what is missing.
    """
    if not briefing.missing:
        return briefing
    return Guarded(**{each.name: getattr(briefing, each.name) for each in fields(briefing)})
