"""Doubt the actors that only one weak sign in their names makes persons or bodies.

What two capitals or a forename alone name may be a village, a storm or a ship. Whoever speaks, has
a role or is named more surely, in whichever article, is somebody.
"""

from collections.abc import Iterable
from dataclasses import replace

from generator.model import Actor, Form, Kind, Parsed, Span
from generator.parse.names.form_signs import TWO_CAPITALS_RULE
from generator.spelling import fold

WEAK_SIGNS = {
    Kind.PERSON: frozenset(
        {TWO_CAPITALS_RULE, "forename alone", "particle", "initial", "auxiliary"}
    ),
    Kind.ORGANISATION: frozenset({"auxiliary", "role behind", "possession"}),
}


ActorIds = frozenset[tuple[str, str]]  # an article's id with the key of an actor in it


def find_unsure(parsed: Iterable[Parsed]) -> ActorIds:
    """Give the actors of which no article tells for sure that they are any."""
    # The words, folded, of names that are somebody's, each with the kind of who is called so.
    sure: set[tuple[Kind, str]] = set()
    weak: dict[tuple[str, str], set[tuple[Kind, str]]] = {}
    for one in parsed:
        speakers = _speakers(one)
        titled = {name.span for name in one.names if name.title}
        for actor in one.actors:
            words = {(actor.kind, fold(word)) for word in actor.name.split()}
            if actor.key not in speakers and _is_weak(actor, titled):
                weak[one.article.id, actor.key] = words
            elif actor.kind in WEAK_SIGNS:
                sure |= words
    return frozenset(id for id, words in weak.items() if not words <= sure)


def doubt_actor(unsure: Iterable[str], actor: Actor) -> str:
    """Say why an actor may be none; "" where it is one. The `unsure` of its article are keys."""
    if actor.key not in unsure:
        return ""
    kind = "a person" if actor.kind is Kind.PERSON else "a body"
    return f"little but its capitals makes “{actor.name}” {kind}"


def forget_missing_actors(one: Parsed) -> Parsed:
    """Take out of the events and relations of an article the actors that it no longer has."""
    keys = one.actor_of.keys()
    events = []
    for event in one.events:
        sources = tuple(key for key in event.sources if key in keys)
        targets = tuple(key for key in event.targets if key in keys)
        events.append(replace(event, sources=sources, targets=targets))
    relations = (each for each in one.relations if {each.actor, each.target} <= keys)
    return replace(one, events=tuple(events), relations=tuple(relations))


def _speakers(one: Parsed) -> frozenset[str | None]:
    """Give the keys of all who say something in an article."""
    said = {quote.speaker for quote in one.quotes}
    counted = {figure.reported_by for figure in one.figures}
    return frozenset(said | counted | {event.reported_by for event in one.events})


def _is_weak(actor: Actor, titled: set[Span]) -> bool:
    """Tell whether a weak sign is all that speaks for an actor."""
    weak = WEAK_SIGNS.get(actor.kind, frozenset())
    named = {mention.span: mention.rule for mention in actor.mentions if mention.form is Form.NAME}
    if actor.roles or not named or not titled.isdisjoint(named):
        return False
    return weak.issuperset(named.values())
