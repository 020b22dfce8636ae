"""One article with its actors changed.

That is what each is called and named by, and to whom all the rest of the article points.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from generator.corrections.entry_words import find_words, fold_text, holds
from generator.model import Actor, Event, Figure, Mention, Parsed, Quote, Relation, Sentence, Span

Pointing = Quote | Figure | Event | Relation  # what points to actors by their keys
Keys = Mapping[str | None, str | None]
OF_ACTORS = ("quotes", "figures", "events", "relations")  # what points to actors
# Its fields that hold their keys.
POINTERS = {
    Quote: ("speaker",),
    Figure: ("reported_by",),
    Event: ("sources", "targets", "reported_by"),
    Relation: ("actor", "target"),
}


def free_spans(parsed: Parsed, words: str, *, in_any_case: bool = False) -> list[Span]:
    """Tell where the words stand in an English article and mean no actor yet.

    What is called so by a part of them does not mean them: "the UN" in "the UN rights office".
    """
    taken = [mention.span for actor in parsed.actors for mention in actor.mentions]
    spans = find_words(parsed.article, words, in_any_case=in_any_case)
    return [span for span in spans if all(is_within(other, span) for other in taken
                                          if span.overlaps(other))]  # fmt: skip


def is_within(span: Span, whole: Span) -> bool:
    """Tell whether a span is a part of another, and not all of it."""
    return span != whole and whole.covers(span)


def without_parts(parsed: Parsed, key: str, spans: Collection[Span]) -> Parsed:
    """Give the article in which parts of what an actor is called mean nobody else any more.

    Who was named by such a part alone is not named in the article.
    """
    others = [actor for actor in parsed.actors if actor.key != key]
    named = chain.from_iterable(actor.mentions for actor in others)
    parts = tuple(one for one in named if any(is_within(one.span, span) for span in spans))
    if not parts:
        return parsed
    left = {actor.key: _without(actor, parts, ()) for actor in others}
    actors = tuple(left.get(actor.key, actor) for actor in parsed.actors)
    moved = _point_to_moved(replace(parsed, actors=actors), tuple(left), key, parts)
    return _without_unnamed(moved, others, key)


def _without_unnamed(parsed: Parsed, before: Collection[Actor], key: str) -> Parsed:
    """Leave out who was named before and is no more; what was theirs is the actor's of the key."""
    named = {actor.key for actor in parsed.actors if actor.mentions}
    gone = {actor.key for actor in before if actor.mentions} - named
    kept = tuple(actor for actor in parsed.actors if actor.key not in gone)
    return replace(point_to(parsed, dict.fromkeys(gone, key)), actors=kept)


def renamed(actor: Actor, name: str, words: str) -> Actor:
    """Give the actor under another name.

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
    """Give the article with mentions given to another actor of it, called `name`.

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
    """Give the actor without some of its mentions, their forms and the roles that they bear."""
    kept = tuple(one for one in actor.mentions if one not in mentions)
    aliases = tuple(alias for alias in actor.aliases if alias not in forms)
    roles = tuple(role for role in actor.roles if not _touches(role.span, mentions)) if kept else ()
    return replace(actor, mentions=kept, aliases=aliases, roles=roles)


def _touches(span: Span | None, mentions: Iterable[Mention]) -> bool:
    """Tell whether one of the mentions lies in a passage, or a part of it."""
    return span is not None and any(span.overlaps(one.span) for one in mentions)


def more(actor: Actor, mentions: tuple[Mention, ...], aliases: tuple[str, ...]) -> Actor:
    """Give the actor with more mentions and what they call it."""
    return replace(
        actor,
        mentions=tuple(sorted((*actor.mentions, *mentions), key=lambda mention: mention.span)),
        aliases=tuple(dict.fromkeys((*actor.aliases, *aliases))),
        corrected=joined(actor.corrected, ("mentions",)),
    )


def united(actors: list[Actor]) -> Actor:
    """Give the first of several actors, with all that the others are called."""
    first = actors[0]
    roles = dict.fromkeys(role for one in actors for role in one.roles)
    called = dict.fromkeys(alias for one in actors for alias in one.aliases)
    mentions = [mention for one in actors for mention in one.mentions]
    return replace(
        first,
        roles=tuple(roles),
        aliases=tuple(alias for alias in called if alias != first.name),
        mentions=tuple(sorted(mentions, key=lambda mention: mention.span)),
        corrected=joined(*(one.corrected for one in actors)),
    )


def joined(*parts: tuple[str, ...]) -> tuple[str, ...]:
    """Give each of several names once."""
    return tuple(dict.fromkeys(name for part in parts for name in part))


def free_key(key: str, parsed: Parsed) -> str:
    """Give the key, with a number behind it where an actor of the article has it."""
    number, free = 1, key
    while free in parsed.actor_of:
        number += 1
        free = f"{key}-{number}"
    return free


def point_to(parsed: Parsed, keys: Mapping[str, str | None]) -> Parsed:
    """Give the article with each key in place of another; a None leaves nobody there."""
    return _repointed(parsed, lambda record: keys) if keys else parsed


def point_to_named(parsed: Parsed, key: str, mentions: tuple[Mention, ...]) -> Parsed:
    """The article where words that named nobody name an actor now, who speaks and reports there."""

    def keys_of(record: Pointing) -> Keys:
        span = _naming_span(record)
        is_named = span is not None and any(span.covers(mention.span) for mention in mentions)
        return {None: key} if is_named else {}

    return _repointed(parsed, keys_of) if mentions else parsed


def _point_to_moved(
    parsed: Parsed, old: Collection[str], new: str, mentions: tuple[Mention, ...]
) -> Parsed:
    """Give the article where some mentions name another actor than they did.

    A quote and a figure follow the words that name who speaks; an event and a relation the only
    mention of their sentence.
    """
    left = _sentences_left(parsed, old, mentions)
    keys: Keys = dict.fromkeys(old, new)

    def keys_of(record: Pointing) -> Keys:
        if isinstance(record, Quote | Figure):
            follows = _touches(_naming_span(record), mentions)
        else:
            follows = parsed.sentence_at(record.span.start) in left
        return keys if follows else {}

    return _repointed(parsed, keys_of)


def _sentences_left(
    parsed: Parsed, old: Collection[str], mentions: tuple[Mention, ...]
) -> set[int]:
    """Give the sentences that no longer name an actor, now that the mentions have moved."""
    staying = (one for key in old for one in parsed.actor_of[key].mentions)
    stays = {parsed.sentence_at(one.span.start) for one in staying}
    return {parsed.sentence_at(one.span.start) for one in mentions} - stays


def _naming_span(record: Pointing) -> Span | None:
    """Give the words that name who says or reports something."""
    match record:
        case Quote():
            return record.speaker_span
        case Figure() | Event():
            return record.reported_span
    return None


def _repointed(parsed: Parsed, keys_of: Callable[[Pointing], Keys]) -> Parsed:
    """Give the article with the actors that its records point to replaced.

    `keys_of` gives, for each record, the keys of actors with those that stand in their place.
    """
    return replace(
        parsed, **{name: tuple(_pointing(getattr(parsed, name), keys_of)) for name in OF_ACTORS}
    )


def _pointing(
    records: Iterable[Pointing], keys_of: Callable[[Pointing], Keys]
) -> Iterator[Pointing]:
    """Yield records with the actors that they point to replaced.

    Nobody stands in a relation to themselves, or to nobody.
    """
    for record in records:
        keys = keys_of(record)
        fields = {name: _other(getattr(record, name), keys) for name in POINTERS[type(record)]}
        is_kept = not isinstance(record, Relation) or len({*fields.values()} - {None}) == 2
        if is_kept or not keys:
            yield replace(record, **fields) if keys else record


def _other(given: str | tuple[str, ...] | None, keys: Keys) -> str | tuple[str, ...] | None:
    """Give the keys of actors with others in their place; of several those that are left."""
    if not isinstance(given, tuple):
        return keys.get(given, given)
    found = (keys.get(key, key) for key in given)
    return tuple(dict.fromkeys(key for key in found if key is not None))


def with_sentence(parsed: Parsed, number: int, sentence: Sentence) -> Parsed:
    """Give the article with another sentence in the place of one."""
    return replace(
        parsed, sentences=(*parsed.sentences[:number], sentence, *parsed.sentences[number + 1 :])
    )
