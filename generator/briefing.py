"""The nouns of a whole briefing: what several articles say together, every item tied to the passage it stands on.

Keys of actors are unique here across articles. Collections are tuples, in the order in which a page shows them.
"""

from dataclasses import dataclass
from datetime import date

from generator.config import Section
from generator.model import Article, Date, Event, Figure, Kind, Quote, Role, Span


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of one article, as evidence: what a citation opens."""

    id: str  # eight hexadecimal digits made from the article's id and the sentence's own words
    article: Article
    span: Span

    @property
    def text(self) -> str:
        """The sentence on one line, otherwise as the article has it."""
        return " ".join(self.span.of(self.article.text).split())

    def excerpt(self, span: Span) -> str:
        """Another stretch of the same article, on one line."""
        return " ".join(span.of(self.article.text).split())


@dataclass(frozen=True, slots=True)
class ActorName:
    """An actor as a page names and links it."""

    key: str
    name: str
    has_page: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that a page may show."""

    passage: Passage
    sections: tuple[str, ...]  # ids; the first is its home
    actors: tuple[str, ...]  # keys of those it names
    quoted: bool = False  # it lies inside a quotation and does not say whose: a page must
    speaker: ActorName | None = None  # whose, where known; only set where `quoted`
    actors_elsewhere: tuple[ActorName, ...] = ()  # whom it names by a pronoun only: "He urged …"

    @property
    def text(self) -> str:
        return self.passage.text


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation with its speaker and the passages it stands in."""

    quote: Quote
    passages: tuple[Passage, ...]  # every sentence that the content touches, in text order
    speaker: ActorName | None

    @property
    def passage(self) -> Passage:
        """Where it begins."""
        return self.passages[0]

    @property
    def text(self) -> str:
        """The content as the article has it. Where other words come between, as in “…,” he said, “…”, stands […]."""
        return " […] ".join(self.passage.excerpt(piece) for piece in self.quote.pieces)

    @property
    def speaker_text(self) -> str:
        """The article's own words for the speaker: "officials", "he"."""
        return self.passage.excerpt(self.quote.speaker_span) if self.quote.speaker_span else ""

    @property
    def cue_text(self) -> str:
        """The article's own word for the saying: "said", "called for"."""
        return self.passage.excerpt(self.quote.cue).lower() if self.quote.cue else ""


@dataclass(frozen=True, slots=True)
class Reported:
    """A figure with who reported it and the passage it stands in."""

    figure: Figure
    passage: Passage
    reporter: ActorName | None
    theme: str  # displacement, casualties, need, …

    @property
    def text(self) -> str:
        """The figure as the article words it: "More than 280,000 people"."""
        return self.passage.excerpt(self.figure.span)

    @property
    def reporter_text(self) -> str:
        """The article's own words for who reported it, where they name no actor: "doctors"."""
        return self.passage.excerpt(self.figure.reported_span) if self.figure.reported_span else ""


@dataclass(frozen=True, slots=True)
class Series:
    """All figures for one thing: exact ones before vague ones, the newest first. More than one value is a history or a
    disagreement.
    """

    theme: str
    term: str
    unit: str
    place: str
    figures: tuple[Reported, ...]


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """Something dated that an article asserts."""

    date: Date
    first: date  # the days that the date may mean, both included
    last: date
    event: Event
    passage: Passage
    actors: tuple[ActorName, ...]

    @property
    def text(self) -> str:
        return self.passage.excerpt(self.event.span)

    @property
    def actors_elsewhere(self) -> tuple[ActorName, ...]:
        """Those of its actors whose name does not stand in its text: "entering Hama on Thursday" says not who."""
        return tuple(actor for actor in self.actors if actor.name.split()[-1] not in self.text)


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


@dataclass(frozen=True, slots=True)
class Stance:
    """Where one actor stands to another, with the passages that say so."""

    actor: ActorName
    relation: str
    target: ActorName
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class RoleNote:
    role: Role
    passage: Passage | None


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
    reported: tuple[Reported, ...]
    stances: tuple[Stance, ...]  # on either side
    has_page: bool

    @property
    def link(self) -> ActorName:
        return ActorName(self.key, self.name, self.has_page)

    @property
    def introduced(self) -> tuple[Passage, ...]:
        """The passage that tells who this is: its role's, or else the first that names it."""
        return (self.roles[0].passage if self.roles and self.roles[0].passage else self.first,)


@dataclass(frozen=True, slots=True)
class Gap:
    """What the sources do not say, or what could not be read from them."""

    text: str  # our own words
    passages: tuple[Passage, ...] = ()
    quoted: str = ""  # the article's words that the gap is about


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

    def in_section(self, section: str) -> tuple[tuple[Article, tuple[Statement, ...]], ...]:
        """The statements that belong to a section, by its id, under their articles."""
        found: dict[str, list[Statement]] = {}
        for statement in self.statements:
            if section in statement.sections:
                found.setdefault(statement.passage.article.id, []).append(statement)
        return tuple((statements[0].passage.article, tuple(statements)) for statements in found.values())

    def by_speaker(self) -> tuple[tuple[ActorName | None, tuple[Said, ...]], ...]:
        """The quotations of each speaker, who is quoted most first; those of no known speaker last."""
        found: dict[ActorName | None, list[Said]] = {}
        for said in self.said:
            found.setdefault(said.speaker, []).append(said)
        ordered = sorted(found.items(), key=lambda item: (item[0] is None, -len(item[1])))
        return tuple((speaker, tuple(said)) for speaker, said in ordered)

    def by_theme(self) -> tuple[tuple[str, tuple[Series, ...]], ...]:
        """The figures of each theme."""
        found: dict[str, list[Series]] = {}
        for series in self.series:
            found.setdefault(series.theme, []).append(series)
        return tuple((theme, tuple(group)) for theme, group in found.items())

    def by_kind(self) -> tuple[tuple[Kind, tuple[Profile, ...]], ...]:
        """The actors of each kind, in the kinds' order."""
        groups = ((kind, tuple(actor for actor in self.actors if actor.kind is kind)) for kind in Kind)
        return tuple((kind, actors) for kind, actors in groups if actors)

    def figures_in(self, section: str) -> tuple[Reported, ...]:
        """The figures whose theme a section claims among its cues, or whose statement is there if no section does."""
        claims = {one.id: {cue.pattern for cue in one.cues} for one in self.sections}
        ids = self._passages_in(section)

        def belongs(figure: Reported) -> bool:
            mark = f"theme:{figure.theme}"
            claimed = any(mark in cues for cues in claims.values())
            return mark in claims[section] if claimed else figure.passage.id in ids

        return tuple(figure for series in self.series for figure in series.figures if belongs(figure))

    def stances_in(self, section: str) -> tuple[Stance, ...]:
        """The relations that statements of a section tell."""
        ids = self._passages_in(section)
        return tuple(stance for stance in self.stances if any(passage.id in ids for passage in stance.passages))

    def _passages_in(self, section: str) -> set[str]:
        return {statement.passage.id for statement in self.statements if section in statement.sections}
