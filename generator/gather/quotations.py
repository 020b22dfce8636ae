"""What is quoted, and whom the words of others are about."""

from bisect import bisect_left
from collections import defaultdict

from generator.evidence import Said
from generator.gather.gathering import Gathering, KeyedMention, keyed_mentions
from generator.model import Actor, Parsed, Quote, Span


def find_said(gathering: Gathering, parsed: tuple[Parsed, ...]) -> tuple[Said, ...]:
    """Give all quotations of the articles."""
    return tuple(said for one in parsed for said in gathering.said_in(one))


def find_said_of(gathering: Gathering, parsed: tuple[Parsed, ...]) -> dict[str, tuple[Said, ...]]:
    """Map each actor, by its key, to the quotations in which others speak of it."""
    found: dict[str, list[Said]] = defaultdict(list)
    for one in parsed:
        mentions = keyed_mentions(one)
        for said in gathering.said_in(one):
            named = _others_named(said.quote, mentions) - _served_by(said.quote.speaker, one)
            for key in {gathering.key(one, key) for key in named}:
                found[key].append(said)
    return {key: tuple(quotations) for key, quotations in found.items()}


def _others_named(quote: Quote, mentions: list[KeyedMention]) -> set[str]:
    """Give the keys of those whom a speaker names besides themselves."""
    if not quote.speaker:
        return set()
    return _named_within(quote.span, mentions) - {quote.speaker}


def _served_by(speaker: str | None, one: Parsed) -> set[str]:
    """Give the keys of those for whom a speaker holds an office: their words are its own."""
    speaking = one.actor_of.get(speaker or "")
    if not speaking:
        return set()
    bodies = {role.of for role in speaking.roles if role.of and not role.former}
    return {actor.key for actor in one.actors if not bodies.isdisjoint(_called(actor))}


def _called(actor: Actor) -> tuple[str, ...]:
    return (actor.name, *actor.aliases)


def _named_within(span: Span, mentions: list[KeyedMention]) -> set[str]:
    """Give the keys of the actors that a stretch of text names."""
    first = bisect_left(mentions, span.start, key=lambda mention: mention[0].start)
    last = bisect_left(mentions, span.end, key=lambda mention: mention[0].start)
    return {key for found, key in mentions[first:last] if span.covers(found)}
