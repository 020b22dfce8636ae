"""Quotes as the editor has them: by another speaker, by nobody known, or none at all."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.corrections.cast import Cast, Member
from generator.corrections.entries import NOBODY, QuoteCorrection
from generator.corrections.matching import Matcher
from generator.model import Actor, Figure, Form, Mention, Parsed, Quote, Span


def correct_quotes(matcher: Matcher, entries: Iterable[QuoteCorrection], cast: Cast) -> None:
    """Correct each quote as its entry says. Its words are never touched."""
    for entry in entries:
        speaker = _speaker(entry, cast)
        is_nobody = entry.drop or entry.speaker == NOBODY
        if speaker is None and not is_nobody:
            continue
        for match in matcher.one(entry.target):
            number, quote = match.article, match.record
            if entry.drop:
                matcher.put(number, _without(matcher.parsed[number], quote))
            else:
                key = cast.key_in(number, speaker) if speaker else None
                matcher.put(number, _given(matcher.parsed[number], quote, key))


def _without(parsed: Parsed, quote: Quote) -> Parsed:
    return replace(parsed, quotes=tuple(one for one in parsed.quotes if one != quote))


def _speaker(entry: QuoteCorrection, cast: Cast) -> Member | None:
    """Who is to have said it; complains where the articles name nobody so."""
    return None if entry.drop else cast.needed(entry.target, entry.speaker, key="speaker")


def _given(parsed: Parsed, quote: Quote, key: str | None) -> Parsed:
    """The article in which the quote is that actor's, or nobody's.

    A pronoun for the speaker means the same actor now.
    """
    if key != quote.speaker:
        parsed = replace(
            parsed,
            actors=tuple(_pronouns_moved(parsed, quote, key)),
            figures=tuple(_followed(figure, quote, key) for figure in parsed.figures),
        )
    spoken = replace(
        quote, speaker=key, speaker_span=_named(parsed, quote, key), corrected=("speaker",)
    )
    return replace(parsed, quotes=tuple(spoken if one == quote else one for one in parsed.quotes))


def _pronouns_moved(parsed: Parsed, quote: Quote, key: str | None) -> Iterator[Actor]:
    """The actors, with the pronouns for the quote's speaker given to another."""
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
    """The pronouns in a passage that mean an actor."""
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
    """The words around the quote that name the actor, if any do."""
    around = {parsed.sentence_at(quote.span.start), parsed.sentence_at(quote.span.end - 1)}
    mentions = parsed.actor_of[key].mentions if key else ()
    spans = (one.span for one in mentions if parsed.sentence_at(one.span.start) in around)
    return next(
        (span for span in spans if not any(piece.covers(span) for piece in quote.pieces)), None
    )
