"""Quotes as the editor has them: by another speaker, by nobody known, or none at all."""

from collections.abc import Iterable
from dataclasses import replace

from generator.corrections.actors import Cast, Member
from generator.corrections.desk import Desk
from generator.corrections.entries import NOBODY, QuoteCorrection
from generator.model import Actor, Figure, Form, Parsed, Quote, Span


def correct_quotes(desk: Desk, entries: Iterable[QuoteCorrection], cast: Cast) -> None:
    """Each quote as its entry says. Its words are never touched."""
    for entry in entries:
        speaker = _speaker(desk, entry, cast)
        if speaker is None and not entry.drop and entry.speaker != NOBODY:
            continue
        for number, quote in [(one.article, one.record) for one in desk.one("quotes", entry.target)]:
            if entry.drop:
                kept = tuple(one for one in desk.parsed[number].quotes if one != quote)
                desk.put(number, replace(desk.parsed[number], quotes=kept))
            else:
                key = cast.key_in(number, speaker) if speaker else None
                desk.put(number, _given(desk.parsed[number], quote, key))


def _speaker(desk: Desk, entry: QuoteCorrection, cast: Cast) -> Member | None:
    """Who is to have said it; complains where that is nobody whom the articles name."""
    if entry.drop or entry.speaker == NOBODY:
        return None
    before = len(desk.errors)
    member = cast.find(entry.target, entry.speaker)
    if member is None and len(desk.errors) == before:
        desk.complain(entry.target, f"speaker: {cast.why_nobody(entry.speaker)}. If the articles name one so, make it "
                      f"an actor, under actors: - actor: {entry.speaker}, and below it kind: person")  # fmt: skip
    return member


def _given(parsed: Parsed, quote: Quote, key: str | None) -> Parsed:
    """The article in which the quote is that actor's, or nobody's; a pronoun for the speaker means the same one now."""
    if key != quote.speaker:
        parsed = replace(
            parsed,
            actors=tuple(_pronouns_moved(parsed, quote, key)),
            figures=tuple(_followed(figure, quote, key) for figure in parsed.figures),
        )
    spoken = replace(quote, speaker=key, speaker_span=_named(parsed, quote, key), corrected=("speaker",))
    return replace(parsed, quotes=tuple(spoken if one == quote else one for one in parsed.quotes))


def _pronouns_moved(parsed: Parsed, quote: Quote, key: str | None) -> Iterable[Actor]:
    span = quote.speaker_span
    for actor in parsed.actors:
        taken = [one for one in actor.mentions if span and one.form is Form.PRONOUN and span.covers(one.span)]
        if actor.key == quote.speaker and len(taken) < len(actor.mentions):
            actor = replace(actor, mentions=tuple(one for one in actor.mentions if one not in taken))
        elif actor.key == key and quote.speaker:
            old = parsed.actor_of[quote.speaker].mentions
            more = [one for one in old if span and one.form is Form.PRONOUN and span.covers(one.span)]
            actor = replace(actor, mentions=tuple(sorted((*actor.mentions, *more), key=lambda one: one.span)))
        yield actor


def _followed(figure: Figure, quote: Quote, key: str | None) -> Figure:
    """A figure that the speaker reports in the quote."""
    reported = figure.reported_by is not None and figure.reported_by == quote.speaker
    return (
        replace(figure, reported_by=key, reported_span=None) if reported and quote.span.covers(figure.span) else figure
    )


def _named(parsed: Parsed, quote: Quote, key: str | None) -> Span | None:
    """The words around the quote that name the actor, if any do."""
    around = {parsed.sentence_at(quote.span.start), parsed.sentence_at(quote.span.end - 1)}
    mentions = parsed.actor_of[key].mentions if key else ()
    spans = (one.span for one in mentions if parsed.sentence_at(one.span.start) in around)
    return next((span for span in spans if not any(piece.covers(span) for piece in quote.pieces)), None)
