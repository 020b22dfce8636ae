"""The entries of corrections.yml as they were read.

Each names one thing, and says what is to be set of it.
"""

from dataclasses import dataclass
from typing import NamedTuple

from generator.model import Kind

# the speaker of a quote that has none, the position of a place that nobody knows
NOBODY = "unknown"
NOWHERE = "none"  # the place of a figure that is of none


class Target(NamedTuple):
    """What an entry names, and where the entry stands."""

    line: int
    list: str  # "quotes"
    text: str  # the words by which it is found
    article: str = ""  # an article's id, where only that one is meant
    within: str = ""  # words of the sentence, where only that one is meant


@dataclass(frozen=True, slots=True)
class ActorCorrection:
    target: Target
    called: str = ""  # for `split`: the words that mean another actor
    split: str = ""  # the name of that other actor
    merge: tuple[str, ...] = ()  # names of actors that are this one
    rename: str = ""
    kind: Kind | None = None
    role: str = ""
    of: str = ""
    aliases: tuple[str, ...] = ()
    hide: bool = False


@dataclass(frozen=True, slots=True)
class QuoteCorrection:
    target: Target
    speaker: str = ""  # an actor's name, or `NOBODY`
    drop: bool = False


@dataclass(frozen=True, slots=True)
class FigureCorrection:
    target: Target
    value: float | None = None
    unit: str = ""
    term: str = ""
    place: str = ""  # the name of a place of the article, or `NOWHERE`
    as_of: str = ""
    reporter: str = ""  # an actor's name, or `NOBODY`
    key: int = 0  # its place among the key figures, `NEVER`, or 0 where the entry doesn't say
    drop: bool = False


@dataclass(frozen=True, slots=True)
class EventCorrection:
    target: Target
    drop: bool = False


@dataclass(frozen=True, slots=True)
class RelationCorrection:
    target: Target
    drop: bool = False


@dataclass(frozen=True, slots=True)
class DateCorrection:
    target: Target
    value: str = ""
    drop: bool = False


@dataclass(frozen=True, slots=True)
class PlaceCorrection:
    target: Target
    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None
    unknown: bool = False  # nobody knows where it lies
    drop: bool = False


@dataclass(frozen=True, slots=True)
class SentenceCorrection:
    target: Target
    sections: tuple[str, ...] | None = None
    highlight: bool | None = None  # None where the entry doesn't say
    hide: bool = False


Entry = (
    ActorCorrection
    | QuoteCorrection
    | FigureCorrection
    | EventCorrection
    | RelationCorrection
    | DateCorrection
    | PlaceCorrection
    | SentenceCorrection
)


@dataclass(frozen=True, slots=True)
class Corrections:
    """All entries, each list in the order of the file."""

    actors: tuple[ActorCorrection, ...] = ()
    quotes: tuple[QuoteCorrection, ...] = ()
    figures: tuple[FigureCorrection, ...] = ()
    events: tuple[EventCorrection, ...] = ()
    relations: tuple[RelationCorrection, ...] = ()
    dates: tuple[DateCorrection, ...] = ()
    places: tuple[PlaceCorrection, ...] = ()
    sentences: tuple[SentenceCorrection, ...] = ()

    def __len__(self) -> int:
        return sum(len(getattr(self, name)) for name in self.__slots__)
