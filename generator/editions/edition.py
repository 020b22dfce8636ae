"""What stands in an edition. Every item names the passages that it stands on by their ids.

Every field of an item but numbers and tuples is text, "" for what is not known, so that `store` can
write and check all of them alike.
"""

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class EditionSource:
    """An article that the edition rested on."""

    id: str
    title: str = ""
    publisher: str = ""
    published: str = ""  # ISO 8601
    url: str = ""

    @property
    def name(self) -> tuple[str, str, str]:
        """What an article is known by when its file is renamed."""
        return self.title, self.publisher, self.published


@dataclass(frozen=True, slots=True)
class EditionStatement:
    """A passage that a page cited, with its words."""

    id: str
    source: str  # its id
    text: str


@dataclass(frozen=True, slots=True)
class EditionFigure:
    """A figure that a page gave."""

    passages: tuple[str, ...]
    text: str  # as the article words it
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str = ""
    term: str = ""
    place: str = ""
    day: str = ""  # the last day that it may be of, or else that of its article; ISO 8601
    reporter: str = ""  # an actor's key
    reporter_name: str = ""
    claim: str = ""  # the id of its claim; "" in editions of the first format

    @property
    def subject(self) -> tuple[str, str, str]:
        """What it counts, and where."""
        return self.term, self.unit, self.place


@dataclass(frozen=True, slots=True)
class EditionActor:
    """Somebody whom a page introduced."""

    passages: tuple[str, ...]
    key: str
    name: str
    kind: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EditionEvent:
    """An event that a page told."""

    passages: tuple[str, ...]
    text: str
    date: str = ""  # a TIMEX3 value
    claim: str = ""


@dataclass(frozen=True, slots=True)
class EditionQuote:
    """A quotation that a page gave."""

    passages: tuple[str, ...]
    text: str
    kind: str  # direct, mixed, indirect
    cue: str = ""
    speaker: str = ""  # an actor's key
    speaker_name: str = ""
    claim: str = ""


@dataclass(frozen=True, slots=True)
class EditionClaim:
    """What a page claimed, by whatever line."""

    passages: tuple[str, ...]  # those that were cited, its line first
    id: str
    kind: str
    behind: tuple[str, ...] = ()  # all its passages, where they are several
    disputed: tuple[str, ...] = ()  # the ids of claims that cannot be true beside it
    follows: tuple[str, ...] = ()  # the ids of claims whose values it follows: 31 after 12

    @property
    def everywhere(self) -> tuple[str, ...]:
        """All its passages."""
        return tuple(dict.fromkeys((*self.passages, *self.behind)))


@dataclass(frozen=True)
class Edition:
    """What a briefing said. The order of items means nothing: the file has its own."""

    slug: str  # the name of its file; "" while it is not closed
    name: str
    closed: str  # when, ISO 8601 in UTC; "" while it is not
    cutoff: str = ""  # the newest publication date, ISO 8601
    program: str = ""  # its version
    sources: tuple[EditionSource, ...] = ()
    statements: tuple[EditionStatement, ...] = ()
    figures: tuple[EditionFigure, ...] = ()
    actors: tuple[EditionActor, ...] = ()
    events: tuple[EditionEvent, ...] = ()
    quotes: tuple[EditionQuote, ...] = ()
    claims: tuple[EditionClaim, ...] = ()  # none in the first format

    @cached_property
    def source_of(self) -> dict[str, EditionSource]:
        """The sources by id."""
        return {source.id: source for source in self.sources}

    @cached_property
    def statement_of(self) -> dict[str, EditionStatement]:
        """The statements by the ids of their passages."""
        return {statement.id: statement for statement in self.statements}
