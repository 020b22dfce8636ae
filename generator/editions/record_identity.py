"""Which source, passage, actor or item of a newer edition is which of an older one."""

from collections.abc import Hashable, Iterable, Mapping
from typing import Generic, TypeVar

from generator.editions.edition import (
    Edition,
    EditionActor,
    EditionEvent,
    EditionFigure,
    EditionQuote,
    EditionStatement,
)
from generator.spelling import normal_form

Item = TypeVar("Item", EditionEvent, EditionFigure, EditionQuote)


class Identities:
    """The identities between two editions."""

    def __init__(self, old: Edition, new: Edition):
        self.old, self.new = old, new
        self.sources = self._same_sources()
        self.actors = self._same_actors()
        by_words = {(one.source, one.text): one.id for one in old.statements}
        self._statements = {one.id: self._earlier_id(one, by_words) for one in new.statements}
        # the older edition's passages that the newer one has too
        self.kept = frozenset(self._statements.values())

    def statement(self, id: str) -> str:
        """Give the older edition's id of a passage; "" where it had none such."""
        return self._statements.get(id, "")

    def actor(self, key: str) -> str:
        """Give the older edition's key of an actor; a key that it did not know stays."""
        return self.actors.get(key, key)

    def source_of(self, item: EditionEvent | EditionFigure | EditionQuote) -> str:
        """Give the older edition's id of the article in which an item of the newer one stands.

        It is "" where the older edition had no such article.
        """
        return self.sources.get(self.new.statement_of[item.passages[0]].source, "")

    def _earlier_id(
        self, statement: EditionStatement, by_words: Mapping[tuple[str, str], str]
    ) -> str:
        """The older edition's id of a passage: the same, or that of the same words and source."""
        if statement.id in self.old.statement_of:
            return statement.id
        return by_words.get((self.sources.get(statement.source, ""), statement.text), "")

    def _same_sources(self) -> dict[str, str]:
        """Give the ids of the older edition's sources by those of the newer one's."""
        same = {
            source.id: source.id for source in self.new.sources if source.id in self.old.source_of
        }
        left = (one for one in self.old.sources if one.id not in same)
        renamed = {one.name: one.id for one in left if one.title}
        for source in self.new.sources:
            if source.id not in same and source.name in renamed:
                same[source.id] = renamed.pop(source.name)
        return same

    def _same_actors(self) -> dict[str, str]:
        """Give the keys of the older edition's actors by those of the newer one's.

        An actor that the older edition knows by another of its names is the same.
        """
        named = {(one.kind, name): one.key for one in self.old.actors for name in _names(one)}
        same = {actor.key: actor.key for actor in self.old.actors}
        for actor in self.new.actors:
            if actor.key not in same:
                known = {named.get((actor.kind, name), "") for name in _names(actor)} - {""}
                if known:
                    same[actor.key] = min(known)
        return same


class EarlierItems(Generic[Item]):
    """The older edition's items of one kind, found by the same words at the same place."""

    def __init__(self, items: Iterable[Item], same: Identities):
        self._same = same
        self._at: dict[Hashable, Item] = {}
        self._corrected: dict[Hashable, Item] = {}  # in sentences that were corrected around them
        for item in items:
            self._at |= {(id, *_words(item)): item for id in item.passages}
            if same.kept.isdisjoint(item.passages):
                source = same.old.statement_of[item.passages[0]].source
                self._corrected[source, *_words(item)] = item

    def get(self, item: Item) -> Item | None:
        """Give the older edition's item that an item of the newer one repeats."""
        words = _words(item)
        for id in map(self._same.statement, item.passages):
            if id and (id, *words) in self._at:
                return self._at[id, *words]
        return self._corrected.get((self._same.source_of(item), *words))


def _words(item: EditionEvent | EditionFigure | EditionQuote) -> tuple[str, ...]:
    """Give what an item says: its words, and the date of an event.

    On another day it is another event.
    """
    return (item.text, item.date) if isinstance(item, EditionEvent) else (item.text,)


def _names(actor: EditionActor) -> set[str]:
    """Give the names of an actor in normal form; "the group" is no name."""
    called = (name for name in (actor.name, *actor.aliases) if name[:1].isupper())
    return {normal_form(name) for name in called} - {""}
