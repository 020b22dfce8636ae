"""Find what happened: events by PLOVER, and dated events that PLOVER has no type for.

An event is told by a clause: when it was comes from the date in the same clause, who did it to whom
from its subject and object, swapped in the passive. A sentence gives at most two types, those of
its main clauses before those of the clauses that hang on them.
"""

from collections.abc import Iterator
from typing import NamedTuple

from generator.model import Date, Event, Parsed, Place, Sentence, Span, Status
from generator.parse.events.clauses import Clause, SentenceReading, read_sentence
from generator.parse.events.event_dates import PERFECT, EventDates
from generator.parse.events.participants import Participants, first_day
from generator.parse.events.tellers import teller_of
from generator.parse.events.tellings import Telling, find_telling, untyped
from generator.parse.events.trigger_search import tells_event, trigger_indexes
from generator.parse.events.triggers import forms_of
from generator.parse.grammar.tagger import lower_words

MOST_TYPES = 2
# Of what hangs on a main clause, what goes on with its subject tells more than what circumstances
# it has.
RANKS = {"main": 0, "complement": 0, "shared": 1, "participle": 2}
LAST_RANK = 3
UNTYPED_RANK = 4
PAST = frozenset(["was", "were", "had", "has", "have", "did"])
CHARGING = frozenset(["of", "for"])  # before the deed with which somebody is charged
CHARGE_REACH = 10  # words to it
SHORTEST = 4  # words that an untyped event takes to be told
PRONOMINAL = frozenset("O,X")  # the tags of a subject that names nobody
NEVER = "9999"  # the day of publication where it is not known: nothing is later


class RankedTelling(NamedTuple):
    """What a clause tells, with what decides whether the sentence tells it first."""

    rank: int
    place: int  # of the clause in its sentence
    clause: Clause
    telling: Telling
    date: Date | None
    when: Clause | None  # the clause that gives it its date: "… when a dam burst on Monday"


def find_events(parsed: Parsed) -> tuple[Event, ...]:
    """Find the events, sentence by sentence in text order."""
    reader = _EventReader(parsed)
    for number, sentence in enumerate(parsed.sentences):
        if not sentence.heading:
            reader.read(number, sentence)
    return tuple(reader.events)


class _EventReader:
    """Reads an article sentence by sentence, and remembers who said something when."""

    def __init__(self, parsed: Parsed) -> None:
        published = parsed.article.published
        self.published = published.isoformat() if published else NEVER
        self.parties = Participants(parsed)
        self.dates = EventDates(self.parties, parsed.article.text, published)
        self.events: list[Event] = []

    def read(self, number: int, sentence: Sentence) -> None:
        """Read the events of the next sentence."""
        dated = bool(self.dates.in_sentence(sentence.span))
        if not dated and not tells_event(lower_words(sentence)):
            return
        reading = read_sentence(sentence)
        triggers = trigger_indexes(reading)
        if not dated and not triggers and "must" not in reading.words:
            return
        told = list(self._tell(reading, triggers, number))
        if dated:
            for clause in reading.clauses:
                self.dates.note_statement(number, clause, events=self.events)
        for ranked in _of_most_types(told):
            self._add(number, ranked, reading)

    def _tell(
        self,
        reading: SentenceReading,
        triggers: list[int],
        number: int,
    ) -> Iterator[RankedTelling]:
        """Yield what the clauses tell; without a type of PLOVER only what is dated and past."""
        for place, clause in enumerate(reading.clauses):
            date = self.dates.date_of(clause, number)
            when = None if date else _when_clause(reading.clauses, place)
            if when:
                date = self.dates.date_of(when, number)
            if telling := find_telling(clause, triggers):
                rank = RANKS.get(clause.kind, LAST_RANK)
                yield RankedTelling(rank, place, clause, telling, date, when)
            elif date and self._is_dated_past(clause, date):
                yield RankedTelling(UNTYPED_RANK, place, clause, untyped(clause), date, when)

    def _add(
        self,
        number: int,
        told: RankedTelling,
        reading: SentenceReading,
    ) -> None:
        """Add the event that a clause tells."""
        clause, telling, date = told.clause, told.telling, told.date
        trigger = clause.span_of(range(telling.start, telling.end))
        charged = _charge_of(clause, telling)
        if date and charged and date.span.start > charged:
            date = None  # when the deed was, not the accusation
        quote = self.parties.quote_at(trigger.start)
        sources, targets = self._actors(clause, telling=telling)
        sources = sources or self.parties.meant(clause, quote)
        complements = _complements(reading.clauses, told)
        if told.when and date:
            complements.append(told.when)
        span = _told_span(clause, telling, complements=complements)
        place = ""
        if not charged:
            place = _place_of(self.parties.places(span), trigger.start)
        is_future = date is not None and first_day(date.value) > self.published
        if not date and sources and not PERFECT.isdisjoint(clause.verb_words[:1]):
            self.dates.await_statement(number, len(self.events))
        teller = teller_of(
            self.parties,
            clause,
            telling,
            quote=quote,
            attribution=_attribution_of(reading),
            is_future=is_future,
        )
        if date and teller.status is Status.ASSERTED:
            self.dates.note_event(number, date)
        self.events.append(
            Event(
                span=span,
                trigger=trigger,
                type=telling.type,
                mode=telling.mode,
                status=teller.status,
                subject=_subject_elsewhere(clause, span),
                sources=sources,
                targets=tuple(key for key in targets if key not in sources),
                place=place,
                date=date,
                reported_by=teller.key,
                reported_span=teller.words,
                rule=telling.rule,
            )
        )

    def _actors(
        self,
        clause: Clause,
        *,
        telling: Telling,
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Name those who do it and those to whom it is done."""
        words, verb = clause.words, clause.verb
        subjects = self.parties.subjects(clause)
        # To whom the article owes what it says is no party.
        according = (index for index in clause.indexes if words[index] == "according")
        end = next(according, clause.end)
        after = range(max(telling.end, verb.stop if verb else 0), end)
        is_verb = verb is not None and telling.start < verb.stop  # else: "was expected to visit"
        if not is_verb or not clause.is_passive():
            return subjects, self.parties.objects(clause, after)
        by = next((index for index in after if words[index] == "by"), None)
        if by is None:
            return self._owners(clause), subjects
        return self.parties.objects(clause, range(by + 1, clause.end)), subjects

    def _owners(self, clause: Clause) -> tuple[str, ...]:
        """Name those whose deed is told in the passive.

        "Rebels took the city, their latest victory in an offensive that was launched in May" tells
        whose offensive.
        """
        host = clause.host
        if host is None or host.verb is None or clause.subject is None:
            return ()
        phrase = clause.words[host.verb.stop : clause.subject.stop]
        if "," not in phrase:
            return ()
        after_comma = phrase[len(phrase) - phrase[::-1].index(",") :]
        if after_comma[:1] not in (["their"], ["its"], ["his"], ["her"]):
            return ()
        return self.parties.subjects(host)

    def _is_dated_past(self, clause: Clause, date: Date) -> bool:
        """Whether the clause tells, by itself and in the past, something that has its date."""
        subject = clause.head
        if not subject or len({*clause.indexes, *subject}) < SHORTEST:
            return False
        if not _is_past(clause):
            return False
        tags = clause.tags[subject.start : subject.stop]
        is_pronoun = PRONOMINAL.issuperset(tags)
        named = self.parties.subjects(clause) or self.parties.meant(clause, None)
        if is_pronoun and not named:
            return False
        return first_day(date.value) <= self.published


def _is_past(clause: Clause) -> bool:
    """Whether the clause tells of the past something that is worth telling.

    A copula has no participle: "the vote was on Monday" tells less than "the vote was held on
    Monday".
    """
    verb = clause.verb
    if verb is None:
        return False
    tags = clause.tags[verb.start : verb.stop]
    perfect = clause.words[verb.start] in PAST and tags[-1] in "VPG"
    managed = "able" in clause.verb_words and clause.tags[verb.stop : verb.stop + 1] == "I"
    if tags != "V" and not perfect and not managed:
        return False
    return "Y" not in tags and clause.words[verb.stop - 1] not in forms_of("untold")


def _when_clause(clauses: tuple[Clause, ...], place: int) -> Clause | None:
    """Give the clause that says by another happening when this one was: "… when a dam burst"."""
    host = clauses[place]
    after = clauses[place + 1 : place + 2]
    is_when = after and after[0].host is host and after[0].kind == "subordinate"
    return after[0] if is_when and after[0].link == "when" else None


def _subject_elsewhere(clause: Clause, span: Span) -> Span | None:
    """Give the words of the clause's subject where they stand outside of what is told."""
    head = clause.head
    if not head or clause.kind not in ("shared", "participle", "subordinate"):
        return None
    words = clause.span_of(head)
    return None if span.covers(words) else words


def _attribution_of(reading: SentenceReading) -> Clause | None:
    """Give the clause that ends the sentence with who says so: "…, WHO said"."""
    last = reading.clauses[-1] if reading.clauses else None
    return last if last and last.kind == "attribution" else None


def _of_most_types(told: list[RankedTelling]) -> list[RankedTelling]:
    """Keep what is told of the first `MOST_TYPES` types by rank, in text order.

    What has no type is kept, but for what another gives its date.
    """
    whens = [one.when for one in told if one.when]
    types: list[str] = []
    kept = []
    for ranked in sorted(told, key=lambda ranked: (ranked.rank, ranked.place)):
        type_ = ranked.telling.type
        if type_ and type_ not in types and len(types) < MOST_TYPES:
            types.append(type_)
        if type_ in types or not (type_ or any(ranked.clause is when for when in whens)):
            kept.append(ranked)
    return sorted(kept, key=lambda ranked: ranked.place)


def _complements(clauses: tuple[Clause, ...], told: RankedTelling) -> list[Clause]:
    """List what the clause says of others: "demanded | that the army leave the town"."""
    hosts = [clauses[told.place]]
    for clause in clauses[told.place + 1 :]:
        if clause.kind != "complement" or clause.host not in hosts:
            continue
        if clause.start > told.telling.start:
            hosts.append(clause)
    return hosts[1:]


def _told_span(clause: Clause, telling: Telling, *, complements: list[Clause]) -> Span:
    """Give the clause's span with what it cannot be read without.

    That is what a relative clause is about, who demands what must be, and what is demanded.
    """
    start, end = clause.span
    subject, host = clause.subject, clause.host
    if clause.kind == "relative" and subject and subject.stop <= clause.start:
        start = min(start, clause.tokens[subject.start].start)
    if host and host.verb and telling.start in host.verb:  # who said that it must be so
        start = min(start, clause.tokens[min(host.start, telling.start)].start)
    if complements:
        end = max(end, complements[-1].span.end)
    return Span(min(start, _frame_start(clause)), end)


def _frame_start(clause: Clause) -> int:
    """Say where what the clause cannot be read without begins.

    That is the clause which a participle goes on, and who says what "it" has done.
    """
    first = clause
    while first.kind == "participle" and first.host and _adjoins(first.host, first):
        first = first.host
    head = first.head
    says_it = head and set(first.tags[head.start : head.stop]) == {"O"}
    if says_it and first.kind == "complement" and first.host and _adjoins(first.host, first):
        first = first.host
    return first.span.start


def _adjoins(host: Clause, clause: Clause) -> bool:
    """Whether the clause follows its host with no more than a comma or "that" between."""
    return host.verb is not None and 0 <= clause.start - host.end <= 1


def _charge_of(clause: Clause, telling: Telling) -> int | None:
    """Say where the deed begins that an accusation is about: "accused them of shelling Kobani"."""
    if telling.type != "DISAPPROVE":
        return None
    last = min(telling.end + CHARGE_REACH, len(clause.tags) - 1)
    for index in range(telling.end, last):
        if clause.words[index] in CHARGING and clause.tags[index + 1] == "G":
            return clause.tokens[index].start
    return None


def _place_of(places: list[Place], trigger: int) -> str:
    """Name the first place after the trigger that is no country.

    Without one it is the first place after the trigger, else the first of all.
    """
    after = [place for place in places if place.span.start >= trigger]
    towns = [place for place in after if place.feature != "country"]
    best = next(iter(towns or after or places), None)
    return best.name if best else ""
