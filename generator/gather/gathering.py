"""The articles together, with what every part of a briefing asks of them."""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from copy import copy
from typing import Any

from generator.evidence import ActorName, Passage, Said
from generator.gather.sections.belonging import Belonging
from generator.gather.sections.sorter import sort_sentences
from generator.merged_actors import merge_actors
from generator.model import ON_TIMELINE, Event, Parsed, Quote, QuoteKind, Span
from generator.passages import Passages
from generator.section import Section

# What there must be to tell of an actor that has a page: so many things, of so many kinds. Of less
# its card and its quotations say all.
FEWEST_TOLD, FEWEST_KINDS = 6, 2
KeyedMention = tuple[Span, str]  # a mention with the key of the actor that it means


class Gathering:
    """The articles with their passages and actors, and the sections of each sentence."""

    def __init__(self, parsed: tuple[Parsed, ...], sections: tuple[Section, ...]):
        self.parsed = parsed
        self.sections = sections
        self.passages = Passages(parsed)
        self.headings = frozenset(self._heading_ids())
        self.actors, self._keys = merge_actors(parsed)
        self.names = self._names()
        self._belongings = {one.article.id: sort_sentences(one, sections) for one in parsed}
        self._said: dict[str, tuple[Said, ...]] = {}  # the quotations of each article, by its id

    def __getstate__(self) -> dict[str, Any]:
        """Give what all else follows from, by which it is known (`caching/kept.py`)."""
        names = ("parsed", "sections", "passages", "_keys", "names")
        return {name: getattr(self, name) for name in names}

    def only(self, parsed: tuple[Parsed, ...]) -> "Gathering":
        """Give what is known of some of the articles; neither headings nor actors as a whole."""
        some = copy(self)
        some.parsed, some.passages = parsed, self.passages.only(parsed)
        some.headings, some.actors = frozenset(), ()
        pairs = [(one.article.id, actor.key) for one in parsed for actor in one.actors]
        some._keys = {pair: self._keys[pair] for pair in pairs}
        some.names = {key: self.names[key] for key in some._keys.values()}
        some._belongings = {one.article.id: self._belongings[one.article.id] for one in parsed}
        ids = self._said.keys() & {one.article.id for one in parsed}
        some._said = {id: self._said[id] for id in sorted(ids)}
        return some

    def key(self, one: Parsed, key: str) -> str:
        """Give the key in the briefing of an actor that has this key in an article."""
        return self._keys[one.article.id, key]

    def name(self, one: Parsed, key: str) -> ActorName:
        """Name the actor that has this key in an article."""
        return self.names[self.key(one, key)]

    def name_if_known(self, one: Parsed, key: str | None) -> ActorName | None:
        """Name the actor that has this key in an article; None where there is no key."""
        return self.name(one, key) if key else None

    def belongings(self, one: Parsed, number: int) -> tuple[Belonging, ...]:
        """Give the sections that a sentence of an article belongs to."""
        return self._belongings[one.article.id][number]

    def sections_at(self, one: Parsed, span: Span) -> tuple[str, ...]:
        """Give the ids of the sections of the sentence in which a span begins."""
        belongings = self.belongings(one, one.sentence_at(span.start))
        return tuple(belonging.section for belonging in belongings)

    def elsewhere(
        self,
        one: Parsed,
        span: Span | None,
        passages: tuple[Passage, ...],
    ) -> Passage | None:
        """Give the passage in which a span begins, unless it is one of these."""
        passage = self.passages.at(one, span) if span else None
        return None if passage in passages else passage

    def said_in(self, one: Parsed) -> tuple[Said, ...]:
        """Give the quotations of an article, in text order."""
        id = one.article.id
        if id not in self._said:
            self._said[id] = tuple(self._read_quote(one, quote) for quote in one.quotes)
        return self._said[id]

    def _read_quote(self, one: Parsed, quote: Quote) -> Said:
        passages = self._passages_of(one, quote)
        return Said(
            quote,
            passages,
            speaker=self.name_if_known(one, quote.speaker),
            sections=self.sections_at(one, quote.span),
            named=self.elsewhere(one, quote.speaker_span, passages),
        )

    def _passages_of(self, one: Parsed, quote: Quote) -> tuple[Passage, ...]:
        """Give the passages that the content of a quotation touches, in text order."""
        numbers: set[int] = set()
        for piece in quote.pieces:
            first = one.sentence_at(piece.start)
            last = one.sentence_at(piece.end - 1)
            numbers.update(range(first, last + 1))
        passages = self.passages.of(one)
        return tuple(passages[number] for number in sorted(numbers))

    def _heading_ids(self) -> Iterator[str]:
        """Give the ids of the passages that are headings."""
        for one in self.parsed:
            for sentence, passage in zip(one.sentences, self.passages.of(one), strict=True):
                if sentence.heading:
                    yield passage.id

    def _names(self) -> dict[str, ActorName]:
        """Name every actor, by its key in the briefing."""
        told: dict[str, set[tuple[str, Hashable]]] = defaultdict(set)
        for key, kind, thing in self._told():
            told[key].add((kind, thing))
        names: dict[str, ActorName] = {}
        for actor in self.actors:
            things = told[actor.key]
            kinds = {kind for kind, _ in things}
            has_page = len(things) >= FEWEST_TOLD and len(kinds) >= FEWEST_KINDS
            names[actor.key] = ActorName(actor.key, actor.name, has_page)
        return names

    def _told(self) -> Iterator[tuple[str, str, Hashable]]:
        """Give what a page of an actor's own could tell: whose page, and what of which kind."""
        for one in self.parsed:
            id = one.article.id
            for quote in one.quotes:
                if quote.speaker and quote.kind is not QuoteKind.INDIRECT:
                    yield self.key(one, quote.speaker), "said", (id, quote.span)
            for figure in one.figures:
                if figure.reported_by:
                    yield self.key(one, figure.reported_by), "reported", (id, figure.span)
            for event in one.events:
                if _is_dated(event):
                    for key in (*event.sources, *event.targets):
                        yield self.key(one, key), "happened", (id, event.trigger)
            for relation in one.relations:
                sides = self.key(one, relation.actor), self.key(one, relation.target)
                for key in sides:
                    yield key, "related", (relation.relation, *sides)


def _is_dated(event: Event) -> bool:
    return event.status in ON_TIMELINE and event.date is not None and event.date.resolved


def keyed_mentions(one: Parsed) -> list[KeyedMention]:
    """Give all mentions of actors in an article, in text order."""
    mentions = [(mention.span, actor.key) for actor in one.actors for mention in actor.mentions]
    return sorted(mentions)
