"""What the articles together claim: each claim once, with every passage behind it.

A claim is one happening, measure, utterance or position. Two sentences that say the same are two
assertions of one claim. It stands above the records of a briefing (figures, quotations, entries of
the timeline, relations, sentences), which hang on it.
"""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import NamedTuple

from generator.briefing_items import Stance, TimelineEntry
from generator.claim_kinds import ClaimKind, Stands, Why
from generator.evidence import ActorName, Passage, Reported, Said, Statement
from generator.frozen import frozen
from generator.model import Article, Status

ROUNDED = 1.05  # times the smaller of two numbers that are one, rounded
Record = Reported | Said | TimelineEntry | Stance | Statement


class ClaimRelation(NamedTuple):
    """How a claim stands to another one."""

    to: str  # the other's id
    stands: Stands


class Assertion(NamedTuple):
    """A passage behind a claim."""

    passage: Passage
    mode: Status  # asserted by the article, or reported or denied by somebody in it
    by: ActorName | None  # by whom, where it is known
    origin: str  # the id of its origin: two reprints of one text are one

    @property
    def by_key(self) -> str:
        """The key of who reports or denies it; "" where nobody known does."""
        return self.by.key if self.by else ""


@frozen
class Claim:
    """One thing that is claimed, with all who claim it."""

    id: str
    kind: ClaimKind
    home: str  # the id of the section that it stands in; "" for none
    line: Passage  # the sentence that stands for it on pages
    assertions: tuple[Assertion, ...]  # oldest first, each passage once
    story: str  # the id of its story
    relations: tuple[ClaimRelation, ...] = ()
    records: tuple[Record, ...] = ()  # what was read in these passages and says so

    @property
    def text(self) -> str:
        """What a page shows of it: the sentence, or of an utterance the words among the quotations.

        Both are verbatim.
        """
        said = (one for one in self.records if isinstance(one, Said) and one.is_at_home_in_quotes)
        words = (one.text for one in said if self.line in one.passages)
        return next(words, self.line.text)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All passages behind it."""
        return tuple(one.passage for one in self.assertions)

    @property
    def line_first(self) -> tuple[Passage, ...]:
        """All passages behind it, the line before the others."""
        others = (passage for passage in self.passages if passage.id != self.line.id)
        return self.line, *others

    @property
    def passage_ids(self) -> tuple[str, ...]:
        """The ids of all passages behind it, where they are several."""
        ids = tuple(passage.id for passage in self.line_first)
        return ids if len(ids) > 1 else ()

    @property
    def differs_from(self) -> tuple[str, ...]:
        """The ids of the claims that cannot be true beside it."""
        return tuple(one.to for one in self.relations if one.stands is Stands.DIFFER)

    @property
    def later_than(self) -> tuple[str, ...]:
        """The ids of the claims whose values it follows."""
        return tuple(one.to for one in self.relations if one.stands is Stands.LATER)


class Related(NamedTuple):
    """How a figure stands to another one."""

    one: Reported
    to: Reported
    stands: Stands


class ConflictSide(NamedTuple):
    """A number of a conflict, with all who give it."""

    reported: Reported  # the first of them
    others: tuple[Reported, ...]

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Where it stands, each passage once."""
        told = (one.passage for one in (self.reported, *self.others))
        return tuple({passage.id: passage for passage in told}.values())


@frozen
class Conflict:
    """Records over which the sources disagree."""

    why: Why
    figures: tuple[Reported, ...] = ()
    events: tuple[TimelineEntry, ...] = ()

    @property
    def sides(self) -> tuple[ConflictSide, ...]:
        """Its numbers, the smallest first, each with all who give it.

        What a known counter also gave rounded stands with the number that is not.
        """

        def said(one: Reported) -> tuple:
            return one.reporter_name, _least(one)

        ordered = sorted(self.figures, key=lambda one: (*said(one), *one.place_in_text))
        groups: list[list[Reported]] = []
        for one in ordered:
            last = groups[-1][-1] if groups else None
            is_same = last and last.reporter_name == one.reporter_name
            farthest = ROUNDED if one.reporter else 1  # others may be "officials" elsewhere
            if is_same and _least(one) <= _least(last) * farthest:
                groups[-1].append(one)
            else:
                groups.append([one])
        for group in groups:
            group.sort(key=lambda one: (bool(one.figure.qualifier), *one.place_in_text))
        groups.sort(key=lambda group: (_least(group[0]), group[0].reporter_name))
        return tuple(ConflictSide(first, tuple(others)) for first, *others in groups)

    @property
    def numbers(self) -> tuple[Reported, ...]:
        """A figure for each of its numbers, the smallest first."""
        told = (side.reported for side in self.sides)
        return tuple(next(group) for _, group in groupby(told, key=_least))


@frozen
class Story:
    """Articles about one crisis. Nothing is counted, compared or claimed across two of them."""

    id: str  # that of the article published first: it lasts while this one stays
    title: str
    articles: tuple[Article, ...]  # newest first

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its articles."""
        return tuple(article.id for article in self.articles)

    @property
    def page(self) -> str:
        """Its overview where there are several stories, relative to content/."""
        return f"stories/{self.id}.md"


@frozen
class Origin:
    """One text with every article that prints it: one source, however many publish it."""

    articles: tuple[Article, ...]  # in the order of publication; the first stands for it

    @property
    def id(self) -> str:
        """Its id, which lasts while no copy turns up that was published before."""
        return self.articles[0].id

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its articles."""
        return tuple(article.id for article in self.articles)

    @property
    def published(self) -> date | None:
        """The first day on which it was published."""
        return self.articles[0].published

    @property
    def publishers(self) -> tuple[str, ...]:
        """Those who publish it, the first one first."""
        named = (article.publisher for article in self.articles if article.publisher)
        return tuple(dict.fromkeys(named))


def origin_of_article(origins: Iterable[Origin]) -> dict[str, str]:
    """Map the id of each article to that of its origin."""
    return {id: one.id for one in origins for id in one.ids}


def _least(one: Reported) -> float:
    figure = one.figure
    known = (figure.value, figure.low, figure.high)
    return next(value for value in known if value is not None)
