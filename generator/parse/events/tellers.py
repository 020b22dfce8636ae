"""Say whether an article itself tells an event, and who reports or denies it where it does not."""

from typing import NamedTuple

from generator.model import Quote, Span, Status
from generator.parse.events.clauses import Clause
from generator.parse.events.participants import Participants
from generator.parse.events.statuses import claimants_of
from generator.parse.events.tellings import Telling
from generator.word_lists import set_of

SOURCE = frozenset("DNXPGMRO")  # the tags of the words behind "according to"
# What things go by, and nobody who says so.
NO_SOURCES = set_of(
    "terms plan plans agreement deal schedule timetable law laws rules tradition custom protocol "
    "protocols procedure procedures principles standards criteria needs size age availability"
)


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
    return _who_says(parties, clause, status=status, quote=quote, attribution=attribution)


def _who_says(
    parties: Participants,
    clause: Clause,
    *,
    status: Status,
    quote: Quote | None,
    attribution: Clause | None,
) -> Teller:
    """Name who reports what a clause tells; the article itself, where nobody does."""
    source = _source(clause)
    if source and not NO_SOURCES.isdisjoint(clause.words[source.start : source.stop]):
        return Teller(status)  # "according to the terms of the truce"
    claimants = claimants_of(clause)
    if claimants:
        return _named_in(parties, clause, claimants)
    if told := _said_by(parties, clause, quote, attribution):
        return told
    if source:
        return _named_in(parties, clause, source)
    if status is Status.ASSERTED or claimants is not None:
        return Teller(status)
    host = clause.host if clause.kind == "complement" else None
    return _subject_of(parties, host, status)


def teller_of_noun(
    parties: Participants,
    clause: Clause,
    noun: int,
    *,
    attribution: Clause | None,
) -> Teller:
    """Say who tells what a noun tells: "WHO confirmed an attack on Monday"."""
    quote = parties.quote_at(clause.tokens[noun].start)
    return _said_by(parties, clause, quote, attribution) or Teller(Status.ASSERTED)


def _said_by(
    parties: Participants, clause: Clause, quote: Quote | None, attribution: Clause | None
) -> Teller | None:
    """Name who is quoted with it, or to whom the end of the sentence gives it."""
    if quote is not None:
        return Teller(Status.REPORTED, quote.speaker, quote.speaker_span)
    if attribution in (None, clause):
        return None
    return _subject_of(parties, attribution, Status.REPORTED)


def _source(clause: Clause) -> range | None:
    """Give the words behind "according to" in the clause's sentence."""
    words = clause.words
    if "according" not in words:
        return None
    start = words.index("according") + 2
    end = start
    while end < len(words) and clause.tags[end] in SOURCE:
        end += 1
    return range(start, end) if end > start else None


def _named_in(parties: Participants, clause: Clause, words: range) -> Teller:
    """Name whom the words of a clause name as who reports it."""
    keys = parties.objects(clause, words)
    key = keys[0] if len(keys) == 1 else None
    return Teller(Status.REPORTED, key, clause.span_of(words))


def _subject_of(parties: Participants, clause: Clause | None, status: Status) -> Teller:
    """Name the subject of a clause as who says so."""
    head = parties.named_part(clause) if clause and clause.head else None
    if not head:
        return Teller(status)
    keys = parties.subjects(clause)
    return Teller(status, keys[0] if len(keys) == 1 else None, clause.span_of(head))
