"""The items of a whole briefing: what several articles say together, each with its passages.

Keys of actors are unique here across articles. Collections are tuples, in the order in which a page
shows them.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from generator.evidence import ActorName, Passage, Reported, Said, named
from generator.frozen import frozen, replace
from generator.model import MUTUAL, Date, Event, Kind, QuoteKind, Role, Span, Status

MENTIONS_FOR_CARD = 3  # who is named less often, and has no page, stands in a line with others


class CaveatKind(StrEnum):
    """What an article says of a claim of its own."""

    UNCONFIRMED = "unconfirmed"  # nobody else confirms it
    SILENT = "silent"  # those whom it concerns did not answer


@frozen
class Caveat:
    """A sentence that takes something back of a claim: "This could not be verified."."""

    kind: CaveatKind
    passage: Passage
    of: tuple[str, ...]  # the ids of the passages that it is about, its own where it says so itself


@frozen
class TimelineEntry:
    """Something dated that an article asserts, or that somebody reports or denies in it."""

    date: Date
    first: date  # the days that the date may mean, both included
    last: date
    event: Event
    passage: Passage
    actors: tuple[ActorName, ...]
    reporter: ActorName | None = None  # who reports or denies it
    named: Passage | None = None  # the sentence that names the reporter, where it is another
    start: int | None = None  # of its words, where its clause opens with nobody known
    end: int | None = None  # of its words, where the same subject did more; else the event's
    is_verbatim: bool = False  # whether its words stand between quotation marks
    sections: tuple[str, ...] = ()  # ids of those that its sentence belongs to
    called: tuple[ActorName, ...] = ()  # of its actors, whom its words name in some form

    @property
    def span(self) -> Span:
        """The stretch of its words, but for a subject that stands apart."""
        start, end = self.event.span
        return Span(start if self.start is None else self.start, self.end or end)

    @property
    def text(self) -> str:
        """The article's words; where the subject stands apart, […] shows what is left out."""
        words = self.passage.excerpt(self.span)
        subject = self.event.subject
        is_apart = subject and not self.span.covers(subject)
        return f"{self.passage.excerpt(subject)} […] {words}" if is_apart else words

    @property
    def is_told_elsewhere(self) -> bool:
        """Whether somebody reports or denies it whom its text does not name."""
        span = self.event.reported_span
        is_told = self.event.status is not Status.ASSERTED
        return is_told and not (span and self.span.covers(span))

    @property
    def reporter_text(self) -> str:
        """The article's own words for who reports or denies it, where these tell something."""
        span = self.event.reported_span
        words = self.passage.excerpt(span) if span else ""
        return named(words)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """What it stands on."""
        return (self.passage,)

    @property
    def corrected(self) -> tuple[str, ...]:
        """What of it the editor set."""
        of_date = ("date",) if self.date.corrected else ()
        return tuple(dict.fromkeys((*of_date, *self.event.corrected)))

    @property
    def actors_elsewhere(self) -> tuple[ActorName, ...]:
        """Those of its actors whose name does not stand in its text.

        "Entering Hama on Thursday" does not say who; "a UN convoy" does.
        """
        elsewhere = (actor for actor in self.actors if actor not in self.called)
        return tuple(actor for actor in elsewhere if actor.name.split()[-1] not in self.text)


@frozen
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

    @property
    def bare(self) -> "PlaceEntry":
        """The place without its passages: what a map needs, which they alone do not change."""
        return replace(self, passages=())


@frozen
class Stance:
    """Where one actor stands to another, with the passages that say so."""

    actor: ActorName
    relation: str
    target: ActorName
    passages: tuple[Passage, ...]
    corrected: tuple[str, ...] = ()  # what of it the editor set
    # Who "leads" heads an office of the body in one country.
    is_of_office: bool = False

    @property
    def wording(self) -> str:
        """The key of the words that pages have for it."""
        return "leads an office" if self.is_of_office else self.relation

    @property
    def is_leading(self) -> bool:
        """Whether it heads the other, and takes no side."""
        return self.relation == "leads"

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


@frozen
class RoleNote:
    """A role with the passage that tells of it."""

    role: Role
    passage: Passage | None

    @property
    def passage_id(self) -> str:
        """The id of the passage that says so; "" where none does."""
        return self.passage.id if self.passage else ""


@frozen
class Profile:
    """An actor across all articles."""

    key: str
    name: str
    kind: Kind
    roles: tuple[RoleNote, ...]
    aliases: tuple[str, ...]
    mentions: int
    first: Passage  # the first that names it
    said: tuple[Said, ...]
    said_of_it: tuple[Said, ...]  # by others, in words that mean it
    happened: tuple[TimelineEntry, ...]  # what it did or met with on a known day, the oldest first
    reported: tuple[Reported, ...]
    stances: tuple[Stance, ...]  # on either side
    has_page: bool
    corrected: tuple[str, ...] = ()
    is_teller: bool = False  # it only tells the news: a reporter, who asks, a paper

    @property
    def link(self) -> ActorName:
        return ActorName(self.key, self.name, self.has_page)

    @property
    def introduced(self) -> tuple[Passage, ...]:
        """The passage that tells who this is: its role's, or else the first that names it."""
        role_passage = self.roles[0].passage if self.roles else None
        return (role_passage or self.first,)

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
        """The stances on either side, but of a conversation only that from its own side."""
        return tuple(one for one in self.stances if self._takes(one) or not one.is_mutual)

    @property
    def position(self) -> Stance | None:
        """Where it stands to another, as the newest article says; else with whom it speaks."""
        return _newest_stance(one for one in self.relations if self._takes(one))

    @property
    def faced(self) -> Stance | None:
        """What another does to it, where nothing tells where it stands itself: "X opposes it"."""
        return _newest_stance(one for one in self.relations if not self._takes(one))

    @property
    def last_words(self) -> Said | None:
        """The newest that it said in few words: its own, or else what the article tells of them.

        Those come first in which it takes its position. Of one day the longest says most.
        """
        position = self.position
        taken = {one.id for one in position.passages} if position and not position.is_mutual else ()
        short = [one for one in self.said if one.few_words and not one.hedge]

        def rank(said: Said) -> tuple:
            kinds, day = list(QuoteKind), _published(said.passage)
            is_of_position = said.passage.id in taken
            return -kinds.index(said.quote.kind), is_of_position, day, len(said.few_words)

        return max(short, key=rank, default=None)

    @property
    def stands(self) -> bool:
        """Whether the overview can say where it stands, what it said or what it faces."""
        return bool(self.position or self.last_words or self.faced)

    @property
    def is_party(self) -> bool:
        """Whether it is for or against another, or another for or against it."""
        return any(not (one.is_mutual or one.is_leading) for one in self.stances)

    @property
    def acts(self) -> tuple[Passage, ...]:
        """The first passages of what it said, did and counted, and of how it stands to others."""
        records = (*self.said, *self.happened, *self.reported, *self.relations)
        return tuple(one.passages[0] for one in records)

    def _takes(self, stance: Stance) -> bool:
        return stance.actor.key == self.key

    @property
    def stances_taken(self) -> tuple[Stance, ...]:
        """Where the actor itself stands to others."""
        return tuple(stance for stance in self.stances if self._takes(stance))

    @property
    def is_known(self) -> bool:
        """Whether it is named so often, or so much is told of it, that it has a card."""
        return self.has_page or self.mentions >= MENTIONS_FOR_CARD

    @property
    def quoted(self) -> tuple[Said, ...]:
        """What it said, as far as that stands among the quotations."""
        return tuple(said for said in self.said if said.is_at_home_in_quotes)

    @property
    def others(self) -> tuple[ActorName, ...]:
        """Who is quoted on it; who most often first."""
        of_it = (said for said in self.said_of_it if said.is_at_home_in_quotes)
        counts = Counter(said.speaker for said in of_it if said.speaker)
        return tuple(sorted(counts, key=lambda speaker: (-counts[speaker], speaker.name)))


@frozen
class Gap:
    """What the sources do not say, or what could not be read from them."""

    kind: str  # names our wording: not_known, no_figure, one_source, key_counter, date, …
    passages: tuple[Passage, ...] = ()
    quoted: str = ""  # the article's words that the gap is about
    of: tuple[str, ...] = ()  # what is missing, as names of wordings: killed, injured, publisher
    story: str = ""  # of several stories the id of the one whose articles all lack it

    @property
    def articles(self) -> set[str]:
        """The ids of articles of the stories that it is a gap of."""
        return {self.story} if self.story else {one.article.id for one in self.passages}

    @property
    def is_minor(self) -> bool:
        """Whether the overview leaves it to the list: it is for the editor to mend, or small."""
        return self.kind in ("metadata", "counter") or self.kind.startswith("speaker_")


class GapGroup(NamedTuple):
    """Gaps that one sentence tells."""

    kind: str  # names our wording, as that of a gap does; "speaker" for either kind of speakers
    of: tuple[str, ...]
    gaps: tuple[Gap, ...]


def group_gaps(gaps: Iterable[Gap]) -> tuple[GapGroup, ...]:
    """Put gaps of the same kind, and of the same things, together, in the order of their first.

    Before those of bare numbers ("11") stand those whose words say what is meant.
    """
    found: dict[tuple[str, tuple[str, ...]], list[Gap]] = {}
    for gap in gaps:
        kind = "speaker" if gap.kind.startswith("speaker_") else gap.kind
        found.setdefault((kind, gap.of), []).append(gap)
    for group in found.values():
        group.sort(key=lambda gap: not any(map(str.isalpha, gap.quoted)))
    return tuple(GapGroup(*key, tuple(group)) for key, group in found.items())


def _newest_stance(stances: Iterable[Stance]) -> Stance | None:
    """Give the newest that is for or against another, or else of a conversation."""
    told = (one for one in stances if not one.is_leading)
    return max(told, key=lambda one: (not one.is_mutual, _published(one.passages[0])), default=None)


def _published(passage: Passage) -> date:
    return passage.article.published or date.min
