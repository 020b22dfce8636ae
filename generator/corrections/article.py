"""One article with its actors changed.

That is what each is called and named by, and to whom all the rest of the article points.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from generator.corrections.matching import fold_text, holds
from generator.model import Actor, Event, Figure, Mention, Parsed, Quote, Relation, Span


def free_spans(parsed: Parsed, words: str) -> list[Span]:
    """Where the words stand in an English article and mean no actor yet."""
    if parsed.article.language != "en":
        return []
    pattern = r"\s+".join(re.sub("['’]", "['’]", re.escape(word)) for word in words.split())
    taken = [mention.span for actor in parsed.actors for mention in actor.mentions]
    spans = (
        Span(*match.span())
        for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", parsed.article.text)
    )
    return [span for span in spans if not any(span.overlaps(other) for other in taken)]


def renamed(actor: Actor, name: str, words: str) -> Actor:
    """The actor under another name.

    The old one becomes an alias where the article's folded words have it.
    """
    old = (actor.name,) if actor.name != name and holds(words, fold_text(actor.name)) else ()
    aliases = tuple(alias for alias in dict.fromkeys((*actor.aliases, *old)) if alias != name)
    return replace(actor, name=name, aliases=aliases, corrected=joined(actor.corrected, ("name",)))


def with_mentions_moved(
    parsed: Parsed,
    old: Collection[str],
    new: str,
    mentions: tuple[Mention, ...],
    forms: Collection[str],
    name: str,
) -> Parsed:
    """The article with mentions given to another actor of it, called `name`.

    The forms that only they have go with them.
    """
    left = {key: _without(parsed.actor_of[key], mentions, forms) for key in old}
    taker = parsed.actor_of[new]
    taker = more(taker, mentions, tuple(sorted(set(forms) - {name})))
    lost = (
        role for key in old for role in parsed.actor_of[key].roles if role not in left[key].roles
    )
    roles = tuple(dict.fromkeys((*taker.roles, *lost)))
    given = {**left, new: replace(taker, roles=roles)}
    actors = tuple(given.get(actor.key, actor) for actor in parsed.actors)
    return _point_to_moved(replace(parsed, actors=actors), old, new, mentions)


def _without(actor: Actor, mentions: Collection[Mention], forms: Collection[str]) -> Actor:
    """The actor without some of its mentions, their forms and the roles that they bear."""
    kept = tuple(one for one in actor.mentions if one not in mentions)
    aliases = tuple(alias for alias in actor.aliases if alias not in forms)
    roles = tuple(role for role in actor.roles if not _touches(role.span, mentions)) if kept else ()
    return replace(actor, mentions=kept, aliases=aliases, roles=roles)


def _touches(span: Span | None, mentions: Iterable[Mention]) -> bool:
    """Whether one of the mentions lies in a passage, or a part of it."""
    return span is not None and any(span.overlaps(one.span) for one in mentions)


def more(actor: Actor, mentions: tuple[Mention, ...], aliases: tuple[str, ...]) -> Actor:
    """The actor with more mentions and what they call it."""
    return replace(
        actor,
        mentions=tuple(sorted((*actor.mentions, *mentions), key=lambda mention: mention.span)),
        aliases=tuple(dict.fromkeys((*actor.aliases, *aliases))),
        corrected=joined(actor.corrected, ("mentions",)),
    )


def united(actors: list[Actor]) -> Actor:
    """The first of several actors, with all that the others are called."""
    first = actors[0]
    return replace(
        first,
        roles=tuple(dict.fromkeys(role for one in actors for role in one.roles)),
        aliases=tuple(
            dict.fromkeys(alias for one in actors for alias in one.aliases if alias != first.name)
        ),
        mentions=tuple(
            sorted(
                (mention for one in actors for mention in one.mentions), key=lambda one: one.span
            )
        ),
        corrected=joined(*(one.corrected for one in actors)),
    )


def joined(*parts: tuple[str, ...]) -> tuple[str, ...]:
    """Each of several names once."""
    return tuple(dict.fromkeys(name for part in parts for name in part))


def free_key(key: str, parsed: Parsed) -> str:
    """The key, with a number behind it where an actor of the article has it."""
    number, free = 1, key
    while free in parsed.actor_of:
        number += 1
        free = f"{key}-{number}"
    return free


def point_to(parsed: Parsed, keys: Mapping[str, str | None]) -> Parsed:
    """The article with each key in place of another; a None leaves nobody there."""
    if not keys:
        return parsed
    return replace(
        parsed,
        quotes=tuple(
            replace(one, speaker=keys.get(one.speaker, one.speaker)) for one in parsed.quotes
        ),
        figures=tuple(
            replace(one, reported_by=keys.get(one.reported_by, one.reported_by))
            for one in parsed.figures
        ),
        events=tuple(
            replace(one, sources=_keys(one.sources, keys), targets=_keys(one.targets, keys))
            for one in parsed.events
        ),
        relations=tuple(one for relation in parsed.relations for one in _related(relation, keys)),
    )


def point_to_named(parsed: Parsed, key: str, mentions: tuple[Mention, ...]) -> Parsed:
    """The article where words that named nobody name an actor now, who speaks and reports there."""

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
            replace(one, reported_by=key)
            if one.reported_by is None and named(one.reported_span)
            else one
            for one in parsed.figures
        ),
    )


def _point_to_moved(
    parsed: Parsed, old: Collection[str], new: str, mentions: tuple[Mention, ...]
) -> Parsed:
    """The article where some mentions name another actor than they did.

    A quote and a figure follow the words that name who speaks; an event and a relation the only
    mention of their sentence.
    """
    goes = _sentences_left(parsed, old, mentions)
    keys = dict.fromkeys(old, new)

    def quote(one: Quote) -> Quote:
        follows = one.speaker in old and _touches(one.speaker_span, mentions)
        return replace(one, speaker=new) if follows else one

    def figure(one: Figure) -> Figure:
        follows = one.reported_by in old and _touches(one.reported_span, mentions)
        return replace(one, reported_by=new) if follows else one

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


def _sentences_left(
    parsed: Parsed, old: Collection[str], mentions: tuple[Mention, ...]
) -> set[int]:
    """The sentences that no longer name an actor, now that the mentions have moved."""
    staying = (one for key in old for one in parsed.actor_of[key].mentions)
    stays = {parsed.sentence_at(one.span.start) for one in staying}
    return {parsed.sentence_at(one.span.start) for one in mentions} - stays


def _keys(given: tuple[str, ...], keys: Mapping[str, str | None]) -> tuple[str, ...]:
    found = (keys.get(key, key) for key in given)
    return tuple(dict.fromkeys(key for key in found if key is not None))


def _related(relation: Relation, keys: Mapping[str, str | None]) -> tuple[Relation, ...]:
    """The relation between those that are left; nobody stands in a relation to themselves."""
    actor, target = (keys.get(key, key) for key in (relation.actor, relation.target))
    if actor is None or target is None or actor == target:
        return ()
    return (replace(relation, actor=actor, target=target),)
