"""Say whether an article itself tells an event, and who reports or denies it where it does not."""

from typing import NamedTuple

from generator.model import Quote, Span, Status
from generator.parse.events.clauses import Clause
from generator.parse.events.participants import Participants
from generator.parse.events.tellings import Telling


class Teller(NamedTuple):
    """How an event is told, with the key of who reports or denies it, and the words for them."""

    status: Status
    key: str | None = None
    words: Span | None = None


def teller_of(
    parties: Participants,
    clause: Clause,
    telling: Telling,
    *,
    quote: Quote | None,
    attribution: Clause | None,
    is_future: bool,
) -> Teller:
    """Say who tells what the clause tells.

    `quote` is the quotation that holds its trigger, `attribution` the clause that ends the sentence
    with who says so.
    """
    status = telling.status
    if status is Status.DENIED:
        inside = clause.verb is not None and telling.start >= clause.verb.stop
        return _subject_of(parties, clause if inside else clause.host, status)
    if status not in (Status.ASSERTED, Status.REPORTED):
        return Teller(status)
    if is_future:
        return Teller(Status.PLANNED)
    if quote is not None:
        return Teller(Status.REPORTED, quote.speaker, quote.speaker_span)
    if attribution not in (None, clause):
        return _subject_of(parties, attribution, Status.REPORTED)
    if status is Status.ASSERTED:
        return Teller(status)
    host = clause.host if clause.kind == "complement" else None
    return _subject_of(parties, host, status)


def _subject_of(parties: Participants, clause: Clause | None, status: Status) -> Teller:
    """Name the subject of a clause as who says so."""
    head = parties.named_part(clause) if clause and clause.head else None
    if not head:
        return Teller(status)
    keys = parties.subjects(clause)
    return Teller(status, keys[0] if len(keys) == 1 else None, clause.span_of(head))
