"""What in a newer edition is what in an older one: sources, passages, actors, and what is told of them."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

from generator.editions.model import Actor, Edition, Event, Figure, Quote
from generator.spelling import normal_form

Item = TypeVar("Item", Event, Figure, Quote)


class Same:
    """The identities between two editions."""

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
        self.kept = frozenset(self._statements.values())  # the older edition's passages that the newer one has too

    def statement(self, id: str) -> str:
        """The older edition's id of a passage; "" where it had none such."""
        return self._statements.get(id, "")

    def actor(self, key: str) -> str:
        """The older edition's key of an actor; a key that it did not know stays."""
        return self.actors.get(key, key)

    def source_of(self, item: Event | Figure | Quote) -> str:
        """The older edition's id of the article that an item of the newer one stands in; "" where it had none such."""
        return self.sources.get(self.new.statement_of[item.passages[0]].source, "")

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


class Earlier(Generic[Item]):
    """The older edition's items of one kind, to be found by what is told in the same words at the same place."""

    def __init__(self, items: Iterable[Item], same: Same):
        self._same = same
        self._at: dict[Hashable, Item] = {}
        self._corrected: dict[Hashable, Item] = {}  # in sentences that were corrected around them
        for item in items:
            self._at |= {(id, *_told(item)): item for id in item.passages}
            if same.kept.isdisjoint(item.passages):
                self._corrected[same.old.statement_of[item.passages[0]].source, *_told(item)] = item

    def get(self, item: Item) -> Item | None:
        """What the older edition had of an item of the newer one."""
        told = _told(item)
        places = (self._same.statement(id) for id in item.passages)
        found = (self._at.get((id, *told)) for id in places if id)
        return next(filter(None, found), None) or self._corrected.get((self._same.source_of(item), *told))


def _told(item: Event | Figure | Quote) -> tuple[str, ...]:
    """The words; of an event also when it was: on another day it is another one."""
    return (item.text, item.date) if isinstance(item, Event) else (item.text,)


def _names(actor: Actor) -> set[str]:
    """What it is called; "the group" is no name."""
    return {normal_form(name) for name in (actor.name, *actor.aliases) if name[:1].isupper()} - {""}
