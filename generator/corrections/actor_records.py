"""One actor of one article, changed: renamed, united with others, with more mentions or fewer."""

import re
from collections.abc import Collection
from dataclasses import replace

from generator.corrections.words import fold, holds
from generator.model import Actor, Mention, Parsed, Span


def free_spans(parsed: Parsed, words: str) -> list[Span]:
    """Where the words stand in an English article and mean no actor yet."""
    if parsed.article.language != "en":
        return []
    pattern = r"\s+".join(re.sub("['’]", "['’]", re.escape(word)) for word in words.split())
    taken = [mention.span for actor in parsed.actors for mention in actor.mentions]
    spans = (Span(*match.span()) for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", parsed.article.text))
    return [span for span in spans if not any(span.overlaps(other) for other in taken)]


def renamed(actor: Actor, name: str, words: str) -> Actor:
    """The actor under another name; the old one is one of its aliases where the article's folded words have it."""
    old = (actor.name,) if actor.name != name and holds(words, fold(actor.name)) else ()
    aliases = tuple(alias for alias in dict.fromkeys((*actor.aliases, *old)) if alias != name)
    return replace(actor, name=name, aliases=aliases, corrected=joined(actor.corrected, ("name",)))


def without(actor: Actor, mentions: Collection[Mention], forms: Collection[str]) -> Actor:
    """The actor without some of its mentions, what only they call it, and the roles that they bear."""
    kept = tuple(one for one in actor.mentions if one not in mentions)
    roles = (role for role in actor.roles if kept)
    bared = (role for role in roles if not role.span or not any(role.span.overlaps(one.span) for one in mentions))
    aliases = tuple(alias for alias in actor.aliases if alias not in forms)
    return replace(actor, mentions=kept, aliases=aliases, roles=tuple(bared))


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
        aliases=tuple(dict.fromkeys(alias for one in actors for alias in one.aliases if alias != first.name)),
        mentions=tuple(sorted((mention for one in actors for mention in one.mentions), key=lambda one: one.span)),
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
