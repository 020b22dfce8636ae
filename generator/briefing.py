"""The nouns of a whole briefing: what several articles say together, each item with its passage.

Keys of actors are unique here across articles. Collections are tuples, in the order in which a page
shows them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import NamedTuple

from generator.evidence import ActorName, Passage, Reported, Said, Series, Statement
from generator.faults import PartMissing
from generator.model import MUTUAL, Article, Date, Event, Kind, QuoteKind, Role
from generator.section_settings import Section

MOST_HIGHLIGHTS = 5  # the editor's among them
LONGEST_LIST = 12  # entries of the timeline without headings
FEWEST_OF_PERIOD = 4  # entries under a heading, on average
PERIODS = (7, 4, 3)  # how much of a date names its month, year and decade: 2024-12, 2024, 202


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """Something dated that an article asserts."""

    date: Date
    first: date  # the days that the date may mean, both included
    last: date
    event: Event
    passage: Passage
    actors: tuple[ActorName, ...]
    sections: tuple[str, ...] = ()  # ids of those that its sentence belongs to

    @property
    def text(self) -> str:
        return self.passage.excerpt(self.event.span)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """What it stands on."""
        return (self.passage,)

    @property
    def corrected(self) -> tuple[str, ...]:
        """What of it the editor set."""
        return ("date",) if self.date.corrected else ()

    @property
    def actors_elsewhere(self) -> tuple[ActorName, ...]:
        """Those of its actors whose name does not stand in its text.

        "Entering Hama on Thursday" does not say who.
        """
        return tuple(actor for actor in self.actors if actor.name.split()[-1] not in self.text)


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that an actor did, as an article asserts."""

    event: Event
    passage: Passage

    @property
    def text(self) -> str:
        return self.passage.excerpt(self.event.span)


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place with every passage that names it."""

    name: str
    geonameid: int | None
    lat: float | None
    lon: float | None
    country: str
    feature: str
    mentions: int
    passages: tuple[Passage, ...]
    corrected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stance:
    """Where one actor stands to another, with the passages that say so."""

    actor: ActorName
    relation: str
    target: ActorName
    passages: tuple[Passage, ...]

    @property
    def is_mutual(self) -> bool:
        """Whether the same is told of the target: a conversation has a stance for each side."""
        return self.relation in MUTUAL


@dataclass(frozen=True, slots=True, eq=False)
class ListedRelation:
    """A relation with the id of its row in the table of all.

    Each is equal to itself only: its passages are many.
    """

    stance: Stance
    id: str


@dataclass(frozen=True, slots=True)
class RoleNote:
    """A role with the passage that tells of it."""

    role: Role
    passage: Passage | None

    @property
    def passage_id(self) -> str:
        """The id of the passage that says so; "" where none does."""
        return self.passage.id if self.passage else ""


@dataclass(frozen=True, slots=True)
class Profile:
    """An actor across all articles."""

    key: str
    name: str
    kind: Kind
    roles: tuple[RoleNote, ...]
    aliases: tuple[str, ...]
    mentions: int
    first: Passage  # the first that names it
    statements: tuple[Statement, ...]  # those of some section that name it
    said: tuple[Said, ...]
    said_of_it: tuple[Said, ...]  # by others, in words that mean it
    did: tuple[Deed, ...]
    company: tuple[tuple[ActorName, int], ...]  # with whom it is named, and in how many sentences; most first
    reported: tuple[Reported, ...]
    stances: tuple[Stance, ...]  # on either side
    has_page: bool
    corrected: tuple[str, ...] = ()

    @property
    def link(self) -> ActorName:
        return ActorName(self.key, self.name, self.has_page)

    @property
    def introduced(self) -> tuple[Passage, ...]:
        """The passage that tells who this is: its role's, or else the first that names it."""
        return (self.roles[0].passage if self.roles and self.roles[0].passage else self.first,)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages that tell who this is, and those of all its roles."""
        told = (note.passage for note in self.roles if note.passage)
        return (*self.introduced, *told)

    @property
    def page(self) -> str:
        """Its page, relative to content/; "" where it has none."""
        return f"actors/{self.key}.md" if self.has_page else ""

    @property
    def relations(self) -> tuple[Stance, ...]:
        """On either side, a conversation from its own side only."""
        return tuple(stance for stance in self.stances if stance.actor.key == self.key or not stance.is_mutual)

    @property
    def stances_taken(self) -> tuple[Stance, ...]:
        """Where the actor itself stands to others."""
        return tuple(stance for stance in self.stances if stance.actor.key == self.key)

    @property
    def statements_left(self) -> tuple[Statement, ...]:
        """Those that no other part of the actor's page cites."""
        cited = {passage.id for said in (*self.said, *self.said_of_it) for passage in said.passages}
        cited |= {one.passage.id for one in self.did}
        cited |= {passage.id for one in self.reported for passage in one.passages}
        return tuple(statement for statement in self.statements if statement.passage.id not in cited)


@dataclass(frozen=True, slots=True)
class Gap:
    """What the sources do not say, or what could not be read from them."""

    kind: str  # names our wording: no_figure, vague_figure, counter, speaker_unnamed, speaker_unknown, …
    passages: tuple[Passage, ...] = ()
    quoted: str = ""  # the article's words that the gap is about
    of: tuple[str, ...] = ()  # what is missing, as names of wordings: killed, injured, publisher
    themes: tuple[str, ...] = ()  # of the figures that are missing


def _once(statements: tuple[Statement, ...]) -> Iterable[Statement]:
    """Leave out what an article says again in the same words, as a headline and its text do."""
    found: dict[tuple[str, str], Statement] = {}
    for statement in statements:
        found.setdefault((statement.passage.article.id, statement.text), statement)
    return found.values()


def _cited_of(group: Iterable[Series], ids: set[str]) -> Iterator[Series]:
    """The series with those of their figures alone that stand in one of these passages."""
    for series in group:
        kept = [one for one in series.figures if not ids.isdisjoint(passage.id for passage in one.passages)]
        if kept:
            yield replace(series, figures=tuple(kept))


class GapGroup(NamedTuple):
    """Gaps that one sentence tells."""

    kind: str  # names our wording, as that of a gap does; "speaker" for either kind of speakers
    of: tuple[str, ...]
    gaps: tuple[Gap, ...]


def group_gaps(gaps: Iterable[Gap]) -> tuple[GapGroup, ...]:
    """Put gaps of the same kind, and of the same things, together, in the order of their first."""
    found: dict[tuple[str, tuple[str, ...]], list[Gap]] = {}
    for gap in gaps:
        kind = "speaker" if gap.kind.startswith("speaker_") else gap.kind
        found.setdefault((kind, gap.of), []).append(gap)
    return tuple(GapGroup(*key, tuple(group)) for key, group in found.items())


class ShownStatement(NamedTuple):
    """A statement that a page shows."""

    statement: Statement
    highlight: bool  # whether it is one of the highlights


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
    # The fields that could not be gathered, which are empty, and the paths of pages of which the
    # record is missing.
    missing: frozenset[str] = frozenset()

    def in_section(self, section: str) -> tuple[tuple[str, tuple[Statement, ...]], ...]:
        """The statements of a section, given by its id, under their themes.

        The themes stand in the section's order, those of no theme, "", last.
        """
        found: dict[str, list[Statement]] = {}
        for statement in _once(self.statements):
            if section in statement.sections:
                theme = statement.themes[statement.sections.index(section)]
                found.setdefault(theme, []).append(statement)
        themes = (*self._section(section).themes, "")
        return tuple((theme, tuple(found[theme])) for theme in themes if theme in found)

    def shown_statements(self) -> Iterator[ShownStatement]:
        """The statements that a page shows: those of a section, and the highlights."""
        chosen = {statement.passage.id for statement in self.highlights}
        for statement in self.statements:
            highlight = statement.passage.id in chosen
            if statement.sections or highlight:
                yield ShownStatement(statement, highlight)

    def given(self) -> dict[str, ArticleCounts]:
        """How much of the briefing comes from each article, by its id."""
        quotes = Counter(said.passage.article.id for said in self.said)
        counted = [one for series in self.series for one in series.figures]
        figures = Counter(one.passage.article.id for one in counted)
        events = Counter(entry.passage.article.id for entry in self.timeline)
        ids = [article.id for article in self.articles]
        return {id: ArticleCounts(quotes[id], figures[id], events[id]) for id in ids}

    def titles_of(self, sections: tuple[str, ...]) -> tuple[str, ...]:
        """The titles of sections, by their ids."""
        return tuple(self._section(section).title for section in sections)

    def by_speaker(self) -> tuple[tuple[ActorName | None, tuple[Said, ...]], ...]:
        """The quotations of each speaker, who is quoted most first; those of no known speaker last.

        What is quoted word for word stands before what is in part, and both before paraphrases.
        """
        found: dict[ActorName | None, list[Said]] = {}
        for said in self.said:
            found.setdefault(said.speaker, []).append(said)
        ordered = sorted(found.items(), key=lambda item: (item[0] is None, -len(item[1])))
        kinds = list(QuoteKind)

        def rank(one: Said) -> int:
            return kinds.index(one.quote.kind)

        return tuple((speaker, tuple(sorted(said, key=rank))) for speaker, said in ordered)

    def quoted_in(self, section: str) -> tuple[tuple[ActorName | None, tuple[Said, ...]], ...]:
        """What is quoted in a section, by its speakers.

        What is quoted word for word stands before what is in part; paraphrases are left out.
        """

        def mine(said: tuple[Said, ...]) -> Iterator[Said]:
            for kind in (QuoteKind.DIRECT, QuoteKind.MIXED):
                yield from (one for one in said if section in one.sections and one.quote.kind is kind)

        groups = ((speaker, tuple(mine(said))) for speaker, said in self.by_speaker())
        return tuple((speaker, said) for speaker, said in groups if said)

    def by_theme(self) -> tuple[tuple[str, tuple[Series, ...]], ...]:
        """The figures of each theme."""
        found: dict[str, list[Series]] = {}
        for series in self.series:
            found.setdefault(series.theme, []).append(series)
        return tuple((theme, tuple(group)) for theme, group in found.items())

    def periods(self) -> tuple[tuple[str, tuple[tuple[int, TimelineEntry], ...]], ...]:
        """The timeline, each entry with its number, under months, years or decades.

        These are TIMEX3 values of the finest unit under which several entries stand on average,
        or "" where a single list is short enough to read.
        """
        numbered = tuple(enumerate(self.timeline))
        if len(numbered) > LONGEST_LIST:
            for unit in PERIODS:
                found: dict[str, list[tuple[int, TimelineEntry]]] = {}
                for number, entry in numbered:
                    found.setdefault(entry.first.isoformat()[:unit], []).append((number, entry))
                if 1 < len(found) <= len(numbered) / FEWEST_OF_PERIOD:
                    return tuple((period, tuple(entries)) for period, entries in found.items())
        return (("", numbered),) if numbered else ()

    def by_kind(self) -> tuple[tuple[Kind, tuple[Profile, ...]], ...]:
        """The actors of each kind, in the kinds' order."""
        found: dict[Kind, list[Profile]] = {kind: [] for kind in Kind}
        for actor in self.actors:
            found[actor.kind].append(actor)
        return tuple((kind, tuple(actors)) for kind, actors in found.items() if actors)

    def series_in(self, section: str) -> tuple[tuple[str, tuple[Series, ...]], ...]:
        """The figures of a section, by theme.

        They are those whose theme the section claims among its cues, and of a theme that no
        section claims those that stand in its statements.
        """
        claimed = {theme for one in self.sections for theme in one.claims}
        mine = self._section(section).claims
        ids = self._passages_in(section)
        groups: list[tuple[str, tuple[Series, ...]]] = []
        for theme, group in self.by_theme():
            if theme not in mine and theme in claimed:
                continue
            kept = group if theme in mine else tuple(_cited_of(group, ids))
            if kept:
                groups.append((theme, kept))
        return tuple(groups)

    def gaps_in(self, section: str) -> tuple[Gap, ...]:
        """What the sources do not say on the themes that a section claims."""
        mine = self._section(section).claims
        return tuple(gap for gap in self.gaps if set(gap.themes) & mine)

    def stances_in(self, section: str) -> tuple[Stance, ...]:
        """The relations told by the statements that have their home in a section."""
        ids = {statement.passage.id for statement in self.statements if section in statement.sections[:1]}
        return tuple(
            stance for stance in self.stances_once() if not ids.isdisjoint(passage.id for passage in stance.passages)
        )

    def stances_once(self) -> tuple[Stance, ...]:
        """The relations; of the two stances of a conversation only the first."""
        once: dict[tuple[str, str, str], Stance] = {}
        for stance in self.stances:
            actor, target = stance.actor.key, stance.target.key
            if not stance.is_mutual or (target, stance.relation, actor) not in once:
                once[actor, stance.relation, target] = stance
        return tuple(once.values())

    def listed(self) -> tuple[ListedRelation, ...]:
        """The relations with ids, which last as long as the actors are called so."""
        found: dict[str, ListedRelation] = {}
        for stance in self.stances_once():
            relation = stance.relation.replace(" ", "-")
            id = f"relation-{stance.actor.key}-{relation}-{stance.target.key}"
            while id in found:
                id += "-other"
            found[id] = ListedRelation(stance, id)
        return tuple(found.values())

    def _section(self, id: str) -> Section:
        return next(section for section in self.sections if section.id == id)

    def _passages_in(self, section: str) -> set[str]:
        mine = [one for one in self.statements if section in one.sections]
        return {statement.passage.id for statement in mine}


class Guarded(Briefing):
    """The same briefing, but that nobody takes a field that could not be gathered for an empty one."""

    __slots__ = ()

    def __getattribute__(self, name: str):
        if name != "missing" and name in self.missing:
            raise PartMissing(name)
        return super().__getattribute__(name)


def guarded(briefing: Briefing) -> Briefing:
    """The briefing as pages may read it.

    Raises `PartMissing` where they ask for what is missing.
    """
    if not briefing.missing:
        return briefing
    return Guarded(**{each.name: getattr(briefing, each.name) for each in fields(briefing)})
