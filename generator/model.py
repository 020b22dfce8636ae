"""The nouns of the program that an article is read as, in the order in which a sentence meets them.

Conventions: a span counts code points of `Article.text`, end excluded; mentions keep spans, never
copies of text; every collection is a tuple in text order unless its comment says otherwise; an
actor is named by its `key` wherever another record points to it; countries are ISO 3166-1 alpha-3;
a date value is a TIMEX3 value; `rule` names the rule that found a record, by which its precision is
known; `corrected` names what of it an entry of corrections.yml set.
"""

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from generator.article_text import Article, Span
from generator.errors import Fault
from generator.frozen import frozen

NEVER = -1  # the place of what the editor wants on no card and among no highlights


class Token(NamedTuple):
    """A word, a number or one punctuation mark."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@frozen
class Sentence:
    """A sentence with its tokens. A quotation of several sentences is several sentences."""

    span: Span
    paragraph: int  # from 0
    tokens: tuple[Token, ...]  # while the article is parsed; () afterwards
    # A title, a dateline or a caption: read for names, never shown as a statement.
    heading: bool = False
    # The ids of those that the editor put it into; None: those of its cues.
    sections: tuple[str, ...] | None = None
    # Its place among the highlights that the editor chose, from 1; 0: not chosen, or `NEVER`.
    pinned: int = 0
    # The ids of passages that, as the editor says, tell the same as this one, or something else.
    joined: tuple[str, ...] = ()
    parted: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()  # which of these two an entry named it in


class Kind(StrEnum):
    """What a name names. An actor is of any kind but place and other."""

    PERSON = "person"
    ORGANISATION = "organisation"
    ARMED_GROUP = "armed_group"
    GOVERNMENT = "government"
    STATE = "state"
    PEOPLE = "people"  # a nation, an ethnic or religious group: Syrians, the Kurds
    PLACE = "place"
    OTHER = "other"  # a product, a work, an event, a law


@frozen
class Name:
    """A mention that names something.

    It is found without knowing yet what else in the text means the same.
    """

    span: Span  # without title, article or possessive: "Bashar al-Assad"
    kind: Kind
    title: Span | None = None  # "President" in "President Bashar al-Assad"
    rule: str = ""


class DateType(StrEnum):
    """The types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@frozen
class Date:
    """A time expression in the sense of TIMEX3 (TimeML 1.2.1)."""

    span: Span
    value: str  # "2024-12-05", "2024-W48-WE", "P13Y", "PAST_REF"; unresolved: "XXXX-WXX-4"
    type: DateType
    resolved: bool = True  # False: relative to a publication date that is not known
    carried: bool = False  # it counts from a date of another paragraph: "at 8 a.m."
    rule: str = ""
    corrected: tuple[str, ...] = ()


@frozen
class Place:
    """A mention of a place, with what the gazetteer knows of it."""

    span: Span
    name: str
    geonameid: int | None = None
    lat: float | None = None  # degrees north
    lon: float | None = None  # degrees east
    country: str = ""  # ISO 3166-1 alpha-3
    feature: str = ""  # country, region, city, …
    rule: str = ""
    corrected: tuple[str, ...] = ()


class Form(StrEnum):
    """How a mention names its actor."""

    NAME = "name"  # "Naim Qassem", "Qassem", "HTS"
    NOMINAL = "nominal"  # "the Lebanese group", "the Turkish president"
    PRONOUN = "pronoun"


@frozen
class Mention:
    """A stretch of the text that means an actor."""

    span: Span
    form: Form
    rule: str = ""


@frozen
class Role:
    """What an actor is said to be: a title and of whom, or a description."""

    title: str  # "Secretary-General", "a former al-Qaeda affiliate"
    of: str = ""  # the name of the organisation, state or place: "United Nations"
    span: Span | None = None  # the passage that says so
    former: bool = False


@frozen
class Actor:
    """Somebody or something that acts, with all that one article calls it."""

    key: str  # a slug of the name, unique within an article
    name: str  # as a reader would look it up: the fullest form, "Naim Qassem"
    kind: Kind
    roles: tuple[Role, ...] = ()
    aliases: tuple[str, ...] = ()  # every other form that stands in the text, names and nominals
    mentions: tuple[Mention, ...] = ()
    corrected: tuple[str, ...] = ()


class QuoteKind(StrEnum):
    """How much of a quotation is in the speaker's own words."""

    DIRECT = "direct"  # every word between quotation marks
    MIXED = "mixed"  # verbatim words inside a paraphrase
    INDIRECT = "indirect"  # a paraphrase; never shown as somebody's words


@frozen
class Quote:
    """What somebody is reported to have said."""

    kind: QuoteKind
    span: Span  # the content from its first to its last piece, quotation marks included
    pieces: tuple[Span, ...]  # the content without what interrupts it ("… ," he said, "…")
    verbatim: tuple[Span, ...] = ()  # what stands between quotation marks, the marks excluded
    speaker: str | None = None  # an actor's key; None: unknown or unnamed
    speaker_span: Span | None = None  # the words that name the speaker: "Qassem", "he", "officials"
    cue: Span | None = None  # "said"
    rule: str = ""
    corrected: tuple[str, ...] = ()

    @property
    def lacks_speaker(self) -> bool:
        """Whether nobody known says words of their own; a paraphrase is nobody's words."""
        return self.speaker is None and self.kind is not QuoteKind.INDIRECT


# The qualifiers of what is not so yet, and of what is only feared.
EXPECTED, FEARED = "expected", "feared"
# The qualifiers of what is no total.
TIMES = ("an hour", "a day", "a night", "a week", "a fortnight", "a month", "a quarter", "a year")
RATES = frozenset((*TIMES, "a person", "a household", "a family"))


@frozen
class Figure:
    """A quantity with what it counts. A vague quantity ("tens of thousands") has no value."""

    span: Span
    value: float | None
    low: float | None = None  # of a range; both ends included
    high: float | None = None
    qualifier: str = ""  # "more than", "at least", "about", "tens of thousands"
    unit: str = ""  # people, households, civilians, USD, percent, km, …
    # displaced, killed, injured, refugees, at risk, …; "" for a quantity of no known theme
    term: str = ""
    place: str = ""  # a name as in `Place.name`
    as_of: str = ""  # a TIMEX3 value
    since: str = ""  # a TIMEX3 value
    scope: str = ""  # what is counted in: world, war, incident, country, area; "" where unknown
    reported_by: str | None = None  # an actor's key
    reported_span: Span | None = None
    rule: str = ""
    pinned: int = 0  # its place among the key figures that the editor chose; as in `Sentence`
    superseded: bool = False  # the editor says that a newer count replaces it
    corrected: tuple[str, ...] = ()

    @property
    def is_expected(self) -> bool:
        """Whether it is not so yet: planned or possible."""
        return EXPECTED in self.qualifier.split(", ")

    @property
    def is_feared(self) -> bool:
        """Whether nobody knows it yet: "12 are feared dead"."""
        return FEARED in self.qualifier.split(", ")

    @property
    def rate(self) -> str:
        """The time or the one of which it tells, "a day", "a person"; "" for a total."""
        return next((one for one in self.qualifier.split(", ") if one in RATES), "")


class Status(StrEnum):
    """How an article tells an event."""

    ASSERTED = "asserted"
    NEGATED = "negated"
    PLANNED = "planned"
    CONDITIONAL = "conditional"
    REPORTED = "reported"  # somebody says so, the article does not
    DENIED = "denied"  # somebody says that it did not happen


# What a briefing tells; the rest did not happen, or not yet.
ON_TIMELINE = (Status.ASSERTED, Status.REPORTED, Status.DENIED)


@frozen
class Event:
    """Something that happened, of a type of the ontology PLOVER."""

    span: Span  # the clause that tells it, fit to be shown by itself
    trigger: Span  # the verb or noun that gives the type
    type: str = ""  # AGREE, CONSULT, SUPPORT, …; "" for a dated event of no PLOVER type
    mode: str = ""
    status: Status = Status.ASSERTED
    sources: tuple[str, ...] = ()  # actors' keys
    targets: tuple[str, ...] = ()
    place: str = ""  # a name as in `Place.name`
    subject: Span | None = None  # who does it, where that stands outside the clause
    date: Date | None = None  # when it happened, where the clause says
    # Who reports it, or denies it: an actor's key, and the words that say so ("officials").
    reported_by: str | None = None
    reported_span: Span | None = None
    rule: str = ""
    corrected: tuple[str, ...] = ()


# Both sides of these relations are told alike; the rest has a direction.
MUTUAL = frozenset(["speaks with"])


@frozen
class Relation:
    """Where one actor stands to another."""

    actor: str  # an actor's key
    relation: str  # supports, opposes, accuses, leads, calls on, speaks with
    target: str
    span: Span  # the sentence that says so
    rule: str = ""
    corrected: tuple[str, ...] = ()


@frozen
class LeftOut:
    """What was left out: how much a rule found that is wrong too often, or a reading without sense.

    Of the latter, `rule` is the check that it failed, and there are a reason and a place.
    """

    # The field of `Parsed` in which it would stand; "speakers" of quotes, "positions" of places.
    family: str
    rule: str
    count: int
    reason: str = ""
    span: Span | None = None


@dataclass(frozen=True)
class Parsed:
    """Everything said in one article.

    Each extractor reads what stands here and adds a field of its own.
    """

    article: Article
    sentences: tuple[Sentence, ...] = ()
    dates: tuple[Date, ...] = ()
    names: tuple[Name, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    figures: tuple[Figure, ...] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    faults: tuple[Fault, ...] = ()  # the extractors that failed: their fields are empty
    # What the editor says of its story: the ids of articles that are on the same crisis, and of
    # those that are on another; and its title.
    same_story: tuple[str, ...] = ()
    other_story: tuple[str, ...] = ()
    story_title: str = ""

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each sentence starts, for bisection."""
        return tuple(sentence.span.start for sentence in self.sentences)

    def sentence_at(self, position: int) -> int:
        """Number the sentence in which a position lies, from 0.

        A position between two sentences counts to the one before it.
        """
        return max(0, bisect_right(self.starts, position) - 1)

    @cached_property
    def actor_of(self) -> dict[str, Actor]:
        """The actors by key."""
        return {actor.key: actor for actor in self.actors}


@frozen
class Page:
    """A file of the briefing as generated: a Markdown page, or an asset that stands beside it."""

    path: str  # posix, relative to content/: "actors/naim-qassem.md"
    text: str
