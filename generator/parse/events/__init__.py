"""Find what happened: events by PLOVER, and dated events that PLOVER has no type for.

An event is told by a clause: when it was comes from the date in the same clause, who did it to whom
from its subject and object, swapped in the passive. A sentence gives at most two types, those of
its main clauses before those of the clauses that hang on them.
"""

from typing import NamedTuple

from generator.model import Event, Parsed, Place, Sentence, Span, Status
from generator.parse.events.clauses import Clause, SentenceReading, clause_span, read_sentence
from generator.parse.events.event_dates import PERFECT, EventDates
from generator.parse.events.participants import Participants, first_day, is_calendar
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
    telling: Telling


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
        self.dates = EventDates(self.parties)
        self.events: list[Event] = []

    def read(self, number: int, sentence: Sentence) -> None:
        """Read the events of the next sentence."""
        dated = any(map(is_calendar, self.parties.dates(sentence.span)))
        if not dated and not tells_event(lower_words(sentence)):
            return
        reading = read_sentence(sentence)
        triggers = trigger_indexes(reading)
        if not dated and not triggers and "must" not in reading.words:
            return
        told = []
        for place, clause in enumerate(reading.clauses):
            if telling := find_telling(reading, clause, triggers):
                rank = RANKS.get(clause.kind, LAST_RANK)
                told.append(RankedTelling(rank, place, telling))
            elif dated and self._is_dated_past(reading, clause):
                told.append(RankedTelling(UNTYPED_RANK, place, untyped(reading, clause)))
            if dated:
                self.dates.note_statement(number, reading, clause=clause, events=self.events)
        for ranked in _of_most_types(told):
            clause = reading.clauses[ranked.place]
            self._add(number, reading, clause=clause, telling=ranked.telling)

    def _add(
        self,
        number: int,
        reading: SentenceReading,
        *,
        clause: Clause,
        telling: Telling,
    ) -> None:
        """Add the event that a clause tells."""
        trigger = reading.span_of(range(telling.start, telling.end))
        charged = _charge_of(reading, telling)
        date = self.dates.date_of(reading, clause)
        if date and charged and date.span.start > charged:
            date = None  # when the deed was, not the accusation
        sources, targets = self._actors(reading, clause, telling=telling)
        span = _told_span(reading, clause, telling=telling)
        place = ""
        if not charged:
            place = _place_of(self.parties.places(span), trigger.start)
        is_future = date is not None and first_day(date.value) > self.published
        is_perfect = clause.verb and reading.words[clause.verb.start] in PERFECT
        if not date and sources and is_perfect:
            self.dates.await_statement(number, len(self.events))
        self.events.append(
            Event(
                span=span,
                trigger=trigger,
                type=telling.type,
                mode=telling.mode,
                status=self._status(telling, trigger.start, is_future=is_future),
                sources=sources,
                targets=tuple(key for key in targets if key not in sources),
                place=place,
                date=date,
                rule=telling.rule,
            )
        )

    def _status(self, telling: Telling, trigger: int, *, is_future: bool) -> Status:
        """Say whether it happened: what is told as a fact may be a quotation, or lie ahead."""
        if telling.status is not Status.ASSERTED:
            return telling.status
        if self.parties.in_quote(trigger):
            return Status.REPORTED
        return Status.PLANNED if is_future else Status.ASSERTED

    def _actors(
        self,
        reading: SentenceReading,
        clause: Clause,
        *,
        telling: Telling,
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Name those who do it and those to whom it is done."""
        sentence, words, verb = reading.sentence, reading.words, clause.verb
        subjects = self.parties.subjects(sentence, reading.head(clause.subject))
        # To whom the article owes what it says is no party.
        according = (index for index in clause.indexes if words[index] == "according")
        end = next(according, clause.end)
        after = range(max(telling.end, verb.stop if verb else 0), end)
        is_verb = verb is not None and telling.start < verb.stop  # else: "was expected to visit"
        if not is_verb or not reading.is_passive(clause):
            return subjects, self.parties.objects(sentence, after)
        by = next((index for index in after if words[index] == "by"), None)
        if by is None:
            return self._owners(reading, clause), subjects
        return self.parties.objects(sentence, range(by + 1, clause.end)), subjects

    def _owners(self, reading: SentenceReading, clause: Clause) -> tuple[str, ...]:
        """Name those whose deed is told in the passive.

        "Rebels took the city, their latest victory in an offensive that was launched in May" tells
        whose offensive.
        """
        host = reading.host_of(clause)
        if host is None or host.verb is None or clause.subject is None:
            return ()
        phrase = reading.words[host.verb.stop : clause.subject.stop]
        if "," not in phrase:
            return ()
        after_comma = phrase[len(phrase) - phrase[::-1].index(",") :]
        if after_comma[:1] not in (["their"], ["its"], ["his"], ["her"]):
            return ()
        return self.parties.subjects(reading.sentence, reading.head(host.subject))

    def _is_dated_past(self, reading: SentenceReading, clause: Clause) -> bool:
        """Whether the clause tells, by itself and in the past, something that has its date."""
        if clause.subject is None or len(clause.indexes) < SHORTEST:
            return False
        if not _is_past(reading, clause):
            return False
        subject = reading.head(clause.subject)
        tags = reading.tags[subject.start : subject.stop]
        is_pronoun = PRONOMINAL.issuperset(tags)
        if is_pronoun and not self.parties.subjects(reading.sentence, subject):
            return False
        dates = self.dates.own_dates(reading, clause)
        return bool(dates) and first_day(dates[0].value) <= self.published


def _is_past(reading: SentenceReading, clause: Clause) -> bool:
    """Whether the clause tells of the past something that is worth telling.

    A copula has no participle: "the vote was on Monday" tells less than "the vote was held on
    Monday".
    """
    verb = clause.verb
    if verb is None:
        return False
    tags = reading.tags[verb.start : verb.stop]
    perfect = reading.words[verb.start] in PAST and tags[-1] in "VPG"
    if tags != "V" and not perfect:
        return False
    return "Y" not in tags and reading.words[verb.stop - 1] not in forms_of("untold")


def _of_most_types(told: list[RankedTelling]) -> list[RankedTelling]:
    """Keep what is told of the first `MOST_TYPES` types by rank, in text order."""
    types: list[str] = []
    kept = []
    for ranked in sorted(told, key=lambda ranked: (ranked.rank, ranked.place)):
        type_ = ranked.telling.type
        if type_ not in types and len(types) < MOST_TYPES:
            types.append(type_)
        if type_ in types:
            kept.append(ranked)
    return sorted(kept, key=lambda ranked: ranked.place)


def _told_span(reading: SentenceReading, clause: Clause, *, telling: Telling) -> Span:
    """Give the clause's span with what it cannot be read without.

    That is what a relative clause is about, and who demands what must be.
    """
    tokens = reading.sentence.tokens
    start, end = clause_span(reading.sentence, clause)
    subject = clause.subject
    if clause.kind == "relative" and subject and subject.stop <= clause.start:
        start = min(start, tokens[subject.start].start)
    host = reading.host_of(clause)
    if host and host.verb and telling.start in host.verb:  # who said that it must be so
        start = min(start, tokens[min(host.start, telling.start)].start)
    return Span(start, max(end, _end_of_complements(reading, clause, telling=telling)))


def _end_of_complements(reading: SentenceReading, clause: Clause, *, telling: Telling) -> int:
    """Say where what the clause says of others ends: "demanded that the army leave the town"."""
    end = 0
    place = reading.clauses.index(clause)
    hosts = {place}
    for later, other in enumerate(reading.clauses[place + 1 :], start=place + 1):
        if other.kind != "complement" or other.host not in hosts:
            continue
        if other.start > telling.start:
            hosts.add(later)
            end = clause_span(reading.sentence, other).end
    return end


def _charge_of(reading: SentenceReading, telling: Telling) -> int | None:
    """Say where the deed begins that an accusation is about: "accused them of shelling Kobani"."""
    if telling.type != "DISAPPROVE":
        return None
    last = min(telling.end + CHARGE_REACH, len(reading.tags) - 1)
    for index in range(telling.end, last):
        if reading.words[index] in CHARGING and reading.tags[index + 1] == "G":
            return reading.sentence.tokens[index].start
    return None


def _place_of(places: list[Place], trigger: int) -> str:
    """Name the first place after the trigger that is no country.

    Without one it is the first place after the trigger, else the first of all.
    """
    after = [place for place in places if place.span.start >= trigger]
    towns = [place for place in after if place.feature != "country"]
    best = next(iter(towns or after or places), None)
    return best.name if best else ""
