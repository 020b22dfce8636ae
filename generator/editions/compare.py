"""What changed from one edition to another: a pure function of the two.

Passages are known by their ids, which are made of an article's id and the words; where a file was
renamed, its article is known by title, publisher and date, and its passages by their words. So a
renamed file is no news, and a corrected article shows as a statement withdrawn and another that is
new.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from datetime import date
from operator import attrgetter
from typing import Any, Generic, TypeVar

from generator.editions.claim_changes import ClaimIdentities, EditionDispute
from generator.editions.edition import (
    Edition,
    EditionActor,
    EditionEvent,
    EditionFigure,
    EditionQuote,
    EditionSource,
    EditionStatement,
)
from generator.editions.record_identity import EarlierItems, Identities
from generator.timex import date_range

Item = TypeVar("Item", EditionFigure, EditionQuote)
Kept = TypeVar("Kept", EditionFigure, EditionQuote, EditionEvent)


@dataclass(frozen=True, slots=True)
class EditionChange(Generic[Item]):
    """What was said so, and is said so now."""

    old: Item
    new: Item


@dataclass(frozen=True, slots=True)
class Changes:
    """What `new` says and `old` did not, and the other way round.

    Newest first, where things have a date. The parts stand in the order in which they are read.
    """

    sources: tuple[EditionSource, ...]
    figures_changed: tuple[EditionChange[EditionFigure], ...]
    # claims that can't all be true, where that was not so, or not said, before
    disputed: tuple[EditionDispute, ...]
    figures: tuple[EditionFigure, ...]
    events: tuple[EditionEvent, ...]
    quotes: tuple[EditionQuote, ...]
    # the same words, now given to somebody else
    quotes_changed: tuple[EditionChange[EditionQuote], ...]
    actors: tuple[EditionActor, ...]
    # new ones of sources that were there before: corrected, or cited only now
    statements: tuple[EditionStatement, ...]
    withdrawn: tuple[EditionStatement, ...]
    sources_removed: tuple[EditionSource, ...]
    old: Edition
    new: Edition
    # every passage that is cited now and was not, of whatever source
    cited_first: tuple[EditionStatement, ...]

    def counts(self) -> dict[str, int]:
        """Count the items of each part, in the order in which a page shows them.

        Parts without any are left out.
        """
        return {name: len(items) for name in PARTS if (items := getattr(self, name))}

    @property
    def is_program_other(self) -> bool:
        """Whether two versions of the program read the articles.

        A newer one may read more in the same words.
        """
        return self.old.program != self.new.program

    def __bool__(self) -> bool:
        return bool(self.cited_first or self.counts())


# All but the two editions and what is cited first.
PARTS = tuple(one.name for one in fields(Changes))[:-3]


def compare(old: Edition, new: Edition) -> Changes:
    """Tell what changed from the older edition to the newer one."""
    same = Identities(old, new)
    claims = ClaimIdentities(same)
    cited_first = _cited_first(same, claims)
    figures_changed, figures = _compare_figures(same, claims)
    quotes_changed, quotes = _compare_quotes(same)
    figures, events, quotes = (
        _a_claim_each(items, claims) for items in (figures, _new_events(same), quotes)
    )
    quotes = _besides(quotes, (*figures, *events))
    told = {one.claim for one in (*figures, *events, *quotes)}
    told |= {one.new.claim for one in figures_changed}
    new_actors = (actor for actor in same.new.actors if actor.key not in same.actors)
    return Changes(
        old=old,
        new=new,
        sources=_without(new.sources, same.sources.keys()),
        sources_removed=_without(old.sources, same.sources.values()),
        figures_changed=tuple(
            sorted(figures_changed, key=lambda one: (one.new.subject, one.new.text))
        ),
        figures=tuple(sorted(figures, key=lambda one: (one.subject, one.day, one.text))),
        events=events,
        disputed=claims.new_disputes(),
        quotes=tuple(sorted(quotes, key=lambda one: one.speaker_name)),
        quotes_changed=tuple(quotes_changed),
        actors=tuple(sorted(new_actors, key=attrgetter("name"))),
        withdrawn=_withdrawn(same, claims),
        statements=tuple(
            one
            for one in cited_first
            if one.source in same.sources and not claims.are_told(one.id, told)
        ),
        cited_first=cited_first,
    )


def _without(sources: Iterable[EditionSource], known: Collection[str]) -> tuple[EditionSource, ...]:
    """Give the sources whose ids are not among the known ones, the newest first."""
    found = [source for source in sources if source.id not in known]
    found.sort(key=lambda source: (source.title, source.id))
    found.sort(key=lambda source: source.published, reverse=True)
    return tuple(found)


def _a_claim_each(items: Iterable[Kept], claims: ClaimIdentities) -> tuple[Kept, ...]:
    """Give the items whose claim was not known, the first of each claim."""
    told: set[str] = set()
    found = []
    for item in items:
        if not item.claim or item.claim not in claims.known | told:
            told.add(item.claim)
            found.append(item)
    return tuple(found)


def _besides(
    quotes: Iterable[EditionQuote], told: Iterable[EditionFigure | EditionEvent]
) -> tuple[EditionQuote, ...]:
    """Give the quotations but paraphrases in sentences whose figure or event is told.

    That 12 people were killed, a ministry said, is one piece of news.
    """
    passages = {id for one in told for id in one.passages}
    return tuple(
        one for one in quotes if one.kind != "indirect" or passages.isdisjoint(one.passages)
    )


def _cited_first(same: Identities, claims: ClaimIdentities) -> tuple[EditionStatement, ...]:
    """Give the passages that only the newer edition cites, for what the older one did not say."""
    found = [
        one
        for one in same.new.statements
        if not same.statement(one.id) and not claims.are_told(one.id, claims.known)
    ]
    return tuple(_by_source(found, same.new))


def _withdrawn(same: Identities, claims: ClaimIdentities) -> tuple[EditionStatement, ...]:
    """Give the passages that only the older edition cites, for what the newer one does not say."""
    found = [
        one
        for one in same.old.statements
        if one.id not in same.kept and claims.is_withdrawn(one.id)
    ]
    return tuple(_by_source(found, same.old))


def _new_events(same: Identities) -> tuple[EditionEvent, ...]:
    earlier = EarlierItems(same.old.events, same)
    found = [event for event in same.new.events if not earlier.get(event)]
    return tuple(sorted(_by_source(found, same.new), key=_day, reverse=True))


def _day(event: EditionEvent) -> tuple[date, date]:
    """Give the first and the last day of an event: a week lies between days, not behind months."""
    return date_range(event.date) or (date.min, date.min)


def _compare_quotes(
    same: Identities,
) -> tuple[list[EditionChange[EditionQuote]], list[EditionQuote]]:
    """Give the quotations that were given to somebody else, and those that are new."""
    earlier = EarlierItems(same.old.quotes, same)
    changed, new = [], []
    for quote in _by_source(same.new.quotes, same.new):
        before = earlier.get(quote)
        if before is None:
            new.append(quote)
        elif before.speaker != same.actor(quote.speaker):
            changed.append(EditionChange(before, quote))
    return changed, new


def _compare_figures(
    same: Identities, claims: ClaimIdentities
) -> tuple[list[EditionChange[EditionFigure]], list[EditionFigure]]:
    """Give the figures that say otherwise what they said, and those that are new."""
    earlier = EarlierItems(same.old.figures, same)
    found = [(earlier.get(figure), figure) for figure in same.new.figures]
    told_again = [EditionChange(old, new) for old, new in found if old]
    kept = {one.old for one in told_again}
    changed = [one for one in told_again if _count(one.old) != _count(one.new)]
    new = []
    for before, figure in found:
        if before is None:
            before = _followed(figure, claims, same) or _predecessor(figure, kept, same)
            is_other = before is not None and _amount(before) != _amount(figure)
            if is_other:
                changed.append(EditionChange(before, figure))
            else:
                new.append(figure)
    return changed, new


def _followed(
    figure: EditionFigure, claims: ClaimIdentities, same: Identities
) -> EditionFigure | None:
    """Find the newest of the older edition's figures that the figure's claim is later than."""
    passages = claims.followed_by(figure)
    earlier = (
        one
        for one in same.old.figures
        if one.subject[:2] == figure.subject[:2] and not passages.isdisjoint(one.passages)
    )
    return max(earlier, key=lambda one: (one.day, one.text), default=None)


def _predecessor(
    figure: EditionFigure, kept: Collection[EditionFigure], same: Identities
) -> EditionFigure | None:
    """Find the older edition's figure whose place a new one takes.

    It is of the same thing in the same place: the article's own, where the article was corrected;
    or the newest by the same reporter; where neither names a reporter, the newest for a place that
    both name. Two who count, or two places not named, are two figures. What is of an earlier day
    takes no later one's place.
    """
    earlier = [one for one in same.old.figures if one.subject == figure.subject]
    corrected = _corrected(figure, [one for one in earlier if one not in kept], same)
    if corrected:
        reporter = same.actor(figure.reporter)
        return min(corrected, key=lambda one: (one.reporter != reporter, one.text))
    before = [one for one in _by_the_same(figure, earlier, same) if not _is_later(one, figure)]
    return max(before, key=lambda one: (one.day, one.value is not None, one.text), default=None)


def _corrected(
    figure: EditionFigure, earlier: Iterable[EditionFigure], same: Identities
) -> list[EditionFigure]:
    """Give those that the figure's own article gave before it was corrected."""
    source, statements = same.source_of(figure), same.old.statement_of
    return [one for one in earlier if statements[one.passages[0]].source == source]


def _by_the_same(
    figure: EditionFigure, earlier: Iterable[EditionFigure], same: Identities
) -> list[EditionFigure]:
    """Give those that the same one counted, or that nobody is named for in a place that is."""
    if figure.reporter:
        reporter = same.actor(figure.reporter)
        return [one for one in earlier if one.reporter == reporter]
    if figure.place and not figure.reporter_name:
        return [one for one in earlier if not one.reporter and not one.reporter_name]
    return []


def _is_later(earlier: EditionFigure, figure: EditionFigure) -> bool:
    """Tell whether the older edition's figure is of a later day, as far as both have one."""
    return bool(figure.day) and earlier.day > figure.day


def _count(figure: EditionFigure) -> tuple[Any, ...]:
    """Give what is counted, and how much of it there is."""
    return figure.subject, _amount(figure)


def _amount(figure: EditionFigure) -> tuple[Any, ...]:
    """Say how much a figure says, whatever its words; of a vague one the words."""
    exact = figure.value, figure.low, figure.high
    return exact if figure.value is not None else (*exact, figure.text.casefold())


def _by_source(items: Iterable, edition: Edition) -> list:
    """Give the items, the newest source's first, and of one source in the order of their texts."""

    def source(item: Any) -> tuple[str, str]:
        id = item.id if isinstance(item, EditionStatement) else item.passages[0]
        found = edition.source_of[edition.statement_of[id].source]
        return found.published, found.id

    return sorted(sorted(items, key=lambda item: item.text), key=source, reverse=True)
