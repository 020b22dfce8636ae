"""What changed from one edition to another: a pure function of the two.

Passages are known by their ids, which are made of an article's id and the words; where a file was renamed, its article
is known by title, publisher and date, and its passages by their words. So a renamed file is no news, and a corrected
article shows as a statement withdrawn and another that is new.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from generator.editions.model import Actor, Edition, Event, Figure, Quote, Source, Statement
from generator.editions.same import Earlier, Same

Item = TypeVar("Item", Figure, Quote)


@dataclass(frozen=True, slots=True)
class Change(Generic[Item]):
    """What was said so, and is said so now."""

    old: Item
    new: Item


@dataclass(frozen=True, slots=True)
class Changes:
    """What `new` says and `old` did not, and the other way round. Newest first, where things have a date."""

    old: Edition
    new: Edition
    sources: tuple[Source, ...]
    sources_removed: tuple[Source, ...]
    figures_changed: tuple[Change[Figure], ...]
    figures: tuple[Figure, ...]
    events: tuple[Event, ...]
    quotes: tuple[Quote, ...]
    quotes_changed: tuple[Change[Quote], ...]  # the same words, now given to somebody else
    actors: tuple[Actor, ...]
    withdrawn: tuple[Statement, ...]
    statements: tuple[Statement, ...]  # new ones of sources that were there before: corrected, or cited only now
    cited_first: tuple[Statement, ...]  # every passage that is cited now and was not, of whatever source

    def counts(self) -> dict[str, int]:
        """How many there are of each, in the order in which a page shows them; the empty ones left out."""
        return {name: len(items) for name in PARTS if (items := getattr(self, name))}

    @property
    def is_program_other(self) -> bool:
        """Whether two versions of the program read the articles: it may read more in the same words."""
        return self.old.program != self.new.program

    def __bool__(self) -> bool:
        return bool(self.cited_first or self.counts())


# The parts of a comparison, in the order in which it is read.
PARTS = ("sources", "figures_changed", "figures", "events", "quotes", "quotes_changed", "actors", "statements",
         "withdrawn", "sources_removed")  # fmt: skip


def compare(old: Edition, new: Edition) -> Changes:
    """What changed from the older edition to the newer one."""
    same = Same(old, new)
    events, quotes = Earlier(old.events, same), Earlier(old.quotes, same)
    cited_first = tuple(_by_source((one for one in new.statements if not same.statement(one.id)), new))
    figures_changed, figures = _compare_figures(same)
    fresh = _by_source((one for one in new.events if not events.get(one)), new)
    said = [(quotes.get(one), one) for one in _by_source(new.quotes, new)]
    return Changes(
        old,
        new,
        sources=_newest(source for source in new.sources if source.id not in same.sources),
        sources_removed=_newest(one for one in old.sources if one.id not in same.sources.values()),
        figures_changed=tuple(sorted(figures_changed, key=lambda one: (one.new.subject, one.new.text))),
        figures=tuple(sorted(figures, key=lambda one: (one.subject, one.day, one.text))),
        events=tuple(sorted(fresh, key=lambda one: one.date, reverse=True)),
        quotes=tuple(sorted((one for before, one in said if not before), key=lambda one: one.speaker_name)),
        quotes_changed=tuple(
            Change(before, one) for before, one in said if before and before.speaker != same.actor(one.speaker)
        ),
        actors=tuple(sorted((one for one in new.actors if one.key not in same.actors), key=lambda one: one.name)),
        withdrawn=tuple(_by_source((one for one in old.statements if one.id not in same.kept), old)),
        statements=tuple(one for one in cited_first if one.source in same.sources),
        cited_first=cited_first,
    )


def _compare_figures(same: Same) -> tuple[list[Change[Figure]], list[Figure]]:
    """What changed, and what is new."""
    earlier = Earlier(same.old.figures, same)
    found = [(earlier.get(figure), figure) for figure in same.new.figures]
    told = [Change(old, new) for old, new in found if old]
    changed = [one for one in told if (one.old.subject, _amount(one.old)) != (one.new.subject, _amount(one.new))]
    kept = {one.old for one in told}
    fresh = []
    for figure in (new for old, new in found if not old):
        before = _predecessor(figure, [one for one in same.old.figures if one.subject == figure.subject], kept, same)
        if before and _amount(before) != _amount(figure):
            changed.append(Change(before, figure))
        else:
            fresh.append(figure)
    return changed, fresh


def _predecessor(figure: Figure, earlier: list[Figure], kept: set[Figure], same: Same) -> Figure | None:
    """The figure that this one takes the place of, of those for the same thing in the same place.

    The article's own, where it was corrected; or the newest by the same reporter; where neither names a reporter, the
    newest for a place that both name. Two who count, or two places not named, are two figures. What is of an earlier
    day takes no later one's place.
    """
    source, sources = same.source_of(figure), same.old.statement_of
    corrected = [one for one in earlier if one not in kept and sources[one.passages[0]].source == source]
    if corrected:
        return min(corrected, key=lambda one: (one.reporter != same.actor(figure.reporter), one.text))
    if figure.reporter:
        of_the_same = [one for one in earlier if one.reporter == same.actor(figure.reporter)]
    elif figure.place and not figure.reporter_name:
        of_the_same = [one for one in earlier if not one.reporter and not one.reporter_name]
    else:
        return None
    before = [one for one in of_the_same if not (one.day and figure.day) or one.day <= figure.day]
    return max(before, key=lambda one: (one.day, one.value is not None, one.text), default=None)


def _amount(figure: Figure) -> tuple[Any, ...]:
    """How much it says, whatever the words: of a vague one the words."""
    exact = figure.value, figure.low, figure.high
    return exact if figure.value is not None else (*exact, figure.text.casefold())


def _newest(sources: Iterable[Source]) -> tuple[Source, ...]:
    return tuple(sorted(sorted(sources, key=lambda one: (one.title, one.id)), key=lambda one: one.published,
                        reverse=True))  # fmt: skip


def _by_source(items: Iterable, edition: Edition) -> list:
    """The newest source's first, and in an order of their own."""

    def source(item: Any) -> tuple[str, str]:
        id = item.id if isinstance(item, Statement) else item.passages[0]
        found = edition.source_of[edition.statement_of[id].source]
        return found.published, found.id

    return sorted(sorted(items, key=lambda item: item.text), key=source, reverse=True)
