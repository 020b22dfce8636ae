"""Denials that answer what an article has just told: "… were shelled, but the army denied it".

They name no happening of their own, so that each is of the day of the one that it answers.
"""

import re
from collections.abc import Iterable, Iterator

from generator.briefing_items import TimelineEntry
from generator.frozen import replace
from generator.gather.gathering import Gathering
from generator.gather.happenings.denials import CALLED_LIE, is_answer, is_denied
from generator.model import Event, Parsed, Quote, Span, Status

MOST = 5  # happenings right before a denial, of which it may answer one
LIE = re.compile(
    rf"\b(?:untrue|baseless|groundless|unfounded|fabricat\w+|fake\s+news)\b|{CALLED_LIE}",
    re.IGNORECASE,
)


def find_answers(
    gathering: Gathering, one: Parsed, entries: Iterable[TimelineEntry]
) -> Iterator[TimelineEntry]:
    """Give the entry of each denial that answers one of the entries of its article."""
    told = sorted(entries, key=lambda entry: entry.event.trigger)
    denied = [entry.span for entry in told if entry.event.status is Status.DENIED]
    for quote in one.quotes:
        if not _denies(one, quote) or any(quote.span.overlaps(span) for span in denied):
            continue
        before = [entry for entry in told if entry.event.trigger < quote.cue]
        answers = (_answer(gathering, one, quote, entry) for entry in reversed(before[-MOST:]))
        if answer := next(filter(None, answers), None):
            yield answer


def _denies(one: Parsed, quote: Quote) -> bool:
    """Whether somebody says by it that something is not so: denied it, called it a lie."""
    if quote.cue is None or quote.speaker_span is None:
        return False
    text = one.article.text
    return is_denied(text, quote) or LIE.search(text, *quote.span) is not None


def _answer(
    gathering: Gathering, one: Parsed, quote: Quote, told: TimelineEntry
) -> TimelineEntry | None:
    """Give the entry of a denial, if it is that entry which it answers."""
    parts = (quote.speaker_span, quote.cue, quote.span)
    is_verbatim = quote.span in quote.verbatim or quote.cue > quote.span
    parts = (quote.span,) if is_verbatim else parts
    span = Span(min(part.start for part in parts), max(part.end for part in parts))
    event = Event(
        span,
        trigger=quote.cue,
        type=told.event.type,
        status=Status.DENIED,
        reported_by=quote.speaker,
        reported_span=quote.speaker_span,
    )
    passage = gathering.passages.at(one, span)
    entry = replace(
        told,
        date=replace(told.date, span=quote.cue, corrected=()),
        event=event,
        passage=passage,
        actors=(),
        reporter=gathering.name_if_known(one, quote.speaker),
        start=None,
        end=None,
        is_verbatim=is_verbatim,
        named=gathering.elsewhere(one, quote.speaker_span, (passage,)),
        sections=gathering.sections_at(one, span),
    )
    return entry if is_answer(entry, told) else None
