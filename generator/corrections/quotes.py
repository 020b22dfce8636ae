"""What follows where a quote is given to another speaker, or to nobody."""

from collections.abc import Iterator
from dataclasses import replace

from generator.model import Actor, Figure, Form, Mention, Parsed, Quote, Span


def given_to(parsed: Parsed, old: Quote, quote: Quote, *, is_named: bool) -> tuple[Parsed, Quote]:
    """Give the article in which a quote is another actor's, or nobody's, and the quote.

    A pronoun for the speaker means the same actor now, and the figures in it are theirs. Unless
    words that name the speaker are given, they are looked for.
    """
    key = quote.speaker
    if key != old.speaker:
        parsed = replace(
            parsed,
            actors=tuple(_pronouns_moved(parsed, old, key)),
            figures=tuple(_followed(figure, old, key) for figure in parsed.figures),
        )
    if not is_named:
        quote = replace(quote, speaker_span=_named(parsed, quote, key))
    return parsed, quote


def _pronouns_moved(parsed: Parsed, quote: Quote, key: str | None) -> Iterator[Actor]:
    """Yield the actors, with the pronouns for the quote's speaker given to another."""
    speaker = parsed.actor_of[quote.speaker] if quote.speaker else None
    pronouns = _pronouns_in(quote.speaker_span, speaker)
    keeps_some = speaker is not None and len(pronouns) < len(speaker.mentions)
    for actor in parsed.actors:
        mentions = actor.mentions
        if actor is speaker and keeps_some:
            mentions = tuple(one for one in mentions if one not in pronouns)
        elif actor.key == key:
            mentions = tuple(sorted((*mentions, *pronouns), key=lambda one: one.span))
        yield replace(actor, mentions=mentions)


def _pronouns_in(span: Span | None, actor: Actor | None) -> list[Mention]:
    """Give the pronouns in a passage that mean an actor."""
    if span is None or actor is None:
        return []
    pronouns = (one for one in actor.mentions if one.form is Form.PRONOUN)
    return [one for one in pronouns if span.covers(one.span)]


def _followed(figure: Figure, quote: Quote, key: str | None) -> Figure:
    """The figure, reported by the quote's new speaker where the old one reports it in the quote."""
    is_theirs = figure.reported_by is not None and figure.reported_by == quote.speaker
    if is_theirs and quote.span.covers(figure.span):
        return replace(figure, reported_by=key, reported_span=None)
    return figure


def _named(parsed: Parsed, quote: Quote, key: str | None) -> Span | None:
    """Give the words around the quote that name the actor, if any do."""
    around = {parsed.sentence_at(quote.span.start), parsed.sentence_at(quote.span.end - 1)}
    mentions = parsed.actor_of[key].mentions if key else ()
    spans = (one.span for one in mentions if parsed.sentence_at(one.span.start) in around)
    return next(
        (span for span in spans if not any(piece.covers(span) for piece in quote.pieces)), None
    )
