"""What points to an actor by its key, pointed to another: quotes, figures, events and relations of one article."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from generator.model import Event, Figure, Mention, Parsed, Quote, Relation, Span


def point_to(parsed: Parsed, keys: Mapping[str, str | None]) -> Parsed:
    """The article with each key in place of another; a None leaves nobody there."""
    if not keys:
        return parsed
    return replace(
        parsed,
        quotes=tuple(replace(one, speaker=keys.get(one.speaker, one.speaker)) for one in parsed.quotes),
        figures=tuple(replace(one, reported_by=keys.get(one.reported_by, one.reported_by)) for one in parsed.figures),
        events=tuple(
            replace(one, sources=_keys(one.sources, keys), targets=_keys(one.targets, keys)) for one in parsed.events
        ),
        relations=tuple(one for relation in parsed.relations for one in _related(relation, keys)),
    )


def point_to_named(parsed: Parsed, key: str, mentions: tuple[Mention, ...]) -> Parsed:
    """The article where words that named nobody name an actor now: he speaks and reports there."""

    def named(span: Span | None) -> bool:
        return span is not None and any(span.covers(mention.span) for mention in mentions)

    if not mentions:
        return parsed
    return replace(
        parsed,
        quotes=tuple(
            replace(one, speaker=key) if one.speaker is None and named(one.speaker_span) else one
            for one in parsed.quotes
        ),
        figures=tuple(
            replace(one, reported_by=key) if one.reported_by is None and named(one.reported_span) else one
            for one in parsed.figures
        ),
    )


def point_to_moved(parsed: Parsed, old: Collection[str], new: str, mentions: tuple[Mention, ...]) -> Parsed:
    """The article where some mentions name another actor than they did.

    A quote and a figure follow the words that name who speaks; an event and a relation the only mention of their
    sentence.
    """

    def moved(span: Span | None) -> bool:
        return span is not None and any(mention.span.overlaps(span) for mention in mentions)

    def quote(one: Quote) -> Quote:
        return replace(one, speaker=new) if one.speaker in old and moved(one.speaker_span) else one

    def figure(one: Figure) -> Figure:
        return replace(one, reported_by=new) if one.reported_by in old and moved(one.reported_span) else one

    stays = {
        parsed.sentence_at(mention.span.start)
        for actor in parsed.actors
        if actor.key in old
        for mention in actor.mentions
    }
    goes = {parsed.sentence_at(mention.span.start) for mention in mentions} - stays
    keys = dict.fromkeys(old, new)

    def event(one: Event) -> Event:
        if parsed.sentence_at(one.span.start) not in goes:
            return one
        return replace(one, sources=_keys(one.sources, keys), targets=_keys(one.targets, keys))

    def relation(one: Relation) -> tuple[Relation, ...]:
        return _related(one, keys) if parsed.sentence_at(one.span.start) in goes else (one,)

    return replace(
        parsed,
        quotes=tuple(map(quote, parsed.quotes)),
        figures=tuple(map(figure, parsed.figures)),
        events=tuple(map(event, parsed.events)),
        relations=tuple(one for each in parsed.relations for one in relation(each)),
    )


def _keys(given: tuple[str, ...], keys: Mapping[str, str | None]) -> tuple[str, ...]:
    found = (keys.get(key, key) for key in given)
    return tuple(dict.fromkeys(key for key in found if key is not None))


def _related(relation: Relation, keys: Mapping[str, str | None]) -> tuple[Relation, ...]:
    """The relation between those that are left; nobody stands in a relation to himself."""
    actor, target = (keys.get(key, key) for key in (relation.actor, relation.target))
    if actor is None or target is None or actor == target:
        return ()
    return (replace(relation, actor=actor, target=target),)
