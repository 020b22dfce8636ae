"""What changed from one edition to another: a pure function of the two.

Passages are known by their ids, which are made of an article's id and the words; where a file was renamed, its article
is known by title, publisher and date, and its passages by their words. So a renamed file is no news, and a corrected
article shows as a statement withdrawn and another that is new.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from generator.editions.model import Actor, Edition, Event, Figure, Quote, Source, Statement
from generator.spelling import normal_form

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
    same = _Same(old, new)
    events, quotes = set(map(same.event, old.events)), set(map(same.quote, old.quotes))
    spoken = {same.words(quote): quote for quote in old.quotes}
    cited_first = tuple(_by_source((one for one in new.statements if not same.statement(one.id)), new))
    figures_changed, figures = _compare_figures(same)
    fresh = _by_source((one for one in new.events if same.event(one) not in events), new)
    said = _by_source((one for one in new.quotes if same.quote(one) not in quotes), new)
    return Changes(
        old,
        new,
        sources=_newest(source for source in new.sources if source.id not in same.sources),
        sources_removed=_newest(one for one in old.sources if one.id not in same.sources.values()),
        figures_changed=tuple(sorted(figures_changed, key=lambda one: (one.new.subject, one.new.text))),
        figures=tuple(sorted(figures, key=lambda one: (one.subject, one.day, one.text))),
        events=tuple(sorted(fresh, key=lambda one: one.date, reverse=True)),
        quotes=tuple(sorted((one for one in said if same.words(one) not in spoken), key=lambda one: one.speaker_name)),
        quotes_changed=tuple(Change(spoken[same.words(one)], one) for one in said if same.words(one) in spoken),
        actors=tuple(sorted((one for one in new.actors if one.key not in same.actors), key=lambda one: one.name)),
        withdrawn=tuple(_by_source((one for one in old.statements if one.id not in same.kept), old)),
        statements=tuple(one for one in cited_first if one.source in same.sources),
        cited_first=cited_first,
    )


class _Same:
    """What in the newer edition is what in the older one."""

    def __init__(self, old: Edition, new: Edition):
        self.old, self.new = old, new
        self.sources = self._same_sources()
        self.actors = self._same_actors()
        by_words = {(one.source, one.text): one.id for one in old.statements}
        self._statements = {
            one.id: one.id if one.id in old.statement_of
            else by_words.get((self.sources.get(one.source, ""), one.text), "")
            for one in new.statements
        }  # fmt: skip
        self._statements |= {id: id for id in old.statement_of if id not in new.statement_of}
        self.kept = {self.statement(statement.id) for statement in new.statements}
        withdrawn = old.statement_of.keys() - self.kept
        self._moved = {
            (type(item), old.statement_of[item.passages[0]].source, item.text): item.passages[0]
            for item in (*old.figures, *old.events, *old.quotes)
            if item.passages[0] in withdrawn
        }

    def _same_sources(self) -> dict[str, str]:
        """The ids of the older edition's sources by those of the newer one's."""
        same = {source.id: source.id for source in self.new.sources if source.id in self.old.source_of}
        gone = {one.name: one.id for one in self.old.sources if one.id not in same and one.title}
        for source in self.new.sources:
            if source.id not in same and source.name in gone:
                same[source.id] = gone.pop(source.name)
        return same

    def _same_actors(self) -> dict[str, str]:
        """The keys of the older edition's actors by those of the newer one's: one known by another name is the same."""
        named = {(one.kind, name): one.key for one in self.old.actors for name in _names(one)}
        same = {actor.key: actor.key for actor in self.old.actors}
        for actor in self.new.actors:
            if actor.key not in same:
                known = [named[actor.kind, name] for name in _names(actor) if (actor.kind, name) in named]
                if known:
                    same[actor.key] = min(known)
        return same

    def actor(self, key: str) -> str:
        return self.actors.get(key, key)

    def statement(self, id: str) -> str:
        """The older edition's id of a passage; "" where it had none such."""
        return self._statements.get(id, "")

    def words(self, item: Any) -> tuple[str, str]:
        """What makes an item the same in both editions: where it stands and its words.

        Where the sentence around them was corrected, the words are as they were.
        """
        id = item.passages[0]
        if known := self.statement(id):
            return known, item.text
        source = self.sources.get(self.new.statement_of[id].source, "")
        return self._moved.get((type(item), source, item.text), ""), item.text

    def event(self, event: Event) -> tuple[Any, ...]:
        return (*self.words(event), event.date)

    def quote(self, quote: Quote) -> tuple[Any, ...]:
        return (*self.words(quote), self.actor(quote.speaker))


def _compare_figures(same: _Same) -> tuple[list[Change[Figure]], list[Figure]]:
    """What changed, and what is new."""
    old = {same.words(figure): figure for figure in same.old.figures}
    kept = {same.words(figure) for figure in same.new.figures}
    earlier: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for figure in same.old.figures:
        earlier[figure.subject].append(figure)
    changed, fresh = [], []
    for figure in same.new.figures:
        before = old.get(same.words(figure))
        if before:
            if (before.subject, _amount(before)) != (figure.subject, _amount(figure)):
                changed.append(Change(before, figure))
            continue
        gone = [one for one in earlier[figure.subject] if same.words(one) not in kept]
        before = _predecessor(figure, earlier[figure.subject], gone, same)
        if before and _amount(before) != _amount(figure):
            changed.append(Change(before, figure))
        else:
            fresh.append(figure)
    return changed, fresh


def _predecessor(figure: Figure, earlier: list[Figure], gone: list[Figure], same: _Same) -> Figure | None:
    """The figure that this one takes the place of, of those for the same thing in the same place.

    The article's own, where it was corrected; or the newest by the same reporter; where neither names a reporter, the
    newest for a place that both name. Two who count, or two places not named, are two figures. What is of an earlier
    day takes no later one's place.
    """
    source = same.sources.get(same.new.statement_of[figure.passages[0]].source)
    corrected = [one for one in gone if same.old.statement_of[one.passages[0]].source == source]
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


def _names(actor: Actor) -> set[str]:
    """What it is called; "the group" is no name."""
    return {normal_form(name) for name in (actor.name, *actor.aliases) if name[:1].isupper()} - {""}


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
