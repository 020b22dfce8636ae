"""Find what happened: events by PLOVER, and dated events that PLOVER has no type for.

An event is told by a clause: when it was comes from the date in the same clause, who did it to whom
from its subject and object, swapped in the passive. A sentence gives at most two types, those of
its main clauses before those of the clauses that hang on them.
"""

from collections.abc import Iterator
from typing import NamedTuple

from generator.model import Date, Event, Parsed, Sentence, Span, Status
from generator.parse.events.clauses import Clause, SentenceReading, quoted_parts, read_sentence
from generator.parse.events.date_spans import first_day
from generator.parse.events.event_dates import EventDates
from generator.parse.events.nominal import (
    Happening,
    find_anniversaries,
    find_happenings,
    happening_nouns,
    span_of,
)
from generator.parse.events.participants import Participants
from generator.parse.events.parties import where_it_happened, who_and_whom
from generator.parse.events.past_happenings import is_past_happening, is_rate
from generator.parse.events.says_when import PERFECT
from generator.parse.events.tellers import teller_of, teller_of_noun
from generator.parse.events.tellings import Telling, find_telling, untyped
from generator.parse.events.tenses import speaks
from generator.parse.events.told_spans import (
    charge_of,
    complements_of,
    goes_on_behind,
    place_of,
    subject_elsewhere,
    told_span,
)
from generator.parse.events.trigger_search import tells_event, trigger_indexes
from generator.parse.events.triggers import DATED_NOUN_RULE, type_of_noun
from generator.parse.grammar.tagger import lower_words

MOST_TYPES = 2
# Of what hangs on a main clause, what goes on with its subject tells more than what circumstances
# it has.
RANKS = {"main": 0, "complement": 0, "shared": 1, "participle": 2}
LAST_RANK = 3
UNTYPED_RANK = 4
LINKING = frozenset(["after", "following", "since"])  # a spell of time to what it counts from
SHORTEST = 3  # words that an untyped event takes to be told
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
        self.day = published
        self.published = published.isoformat() if published else NEVER
        self.parties = Participants(parsed)
        self.dates = EventDates(self.parties, parsed.article.text, published)
        self.events: list[Event] = []
        # The nouns of what has been told, each with its first day.
        self.happened: set[tuple[str, str]] = set()

    def read(self, number: int, sentence: Sentence) -> None:
        """Read the events of the next sentence."""
        dates = self.dates.in_sentence(sentence.span)
        dated = bool(dates)
        words = lower_words(sentence)
        looks_back = not LINKING.isdisjoint(words) and self._counts_time(sentence, dates)
        if not looks_back and not dated and not tells_event(words):
            return
        reading = read_sentence(sentence)
        triggers = trigger_indexes(reading)
        if looks_back:
            self._look_back(reading)
        if not dated and not triggers and "must" not in reading.words:
            return
        self._read_clauses(number, reading, triggers, dates)
        if dated and "q" in reading.tags:
            for part in quoted_parts(sentence, reading.tags):
                self._read_quoted(number, part)

    def _counts_time(self, sentence: Sentence, dates: list[Date]) -> bool:
        """Whether the sentence has a date that is no day: "one day after …"."""
        return len(self.parties.dates(sentence.span)) > len(dates)

    def _look_back(self, reading: SentenceReading) -> None:
        """Add what the sentence counts from: "Two months after the flood, people are …"."""
        dates = self.parties.dates(reading.sentence.span)
        if self.day:
            for happening in find_anniversaries(reading, dates, self.day):
                self._add_happening(happening, _attribution_of(reading))

    def _read_quoted(self, number: int, part: Sentence) -> None:
        """Read the events of what somebody says word for word, where it has its date."""
        first, last = part.tokens[0], part.tokens[-1]
        dates = self.dates.in_sentence(Span(first.start, last.end))
        if dates and self.parties.quote_at(first.start):
            reading = read_sentence(part)
            self._read_clauses(number, reading, trigger_indexes(reading), dates)

    def _read_clauses(
        self,
        number: int,
        reading: SentenceReading,
        triggers: list[int],
        dates: list[Date],
    ) -> None:
        """Add what the clauses tell, and what nouns tell that have a date of their own."""
        self.dates.begin(reading, dates)
        told = list(self._tell(reading, triggers, number))
        if dates:
            for clause in reading.clauses:
                self.dates.note_statement(number, clause, events=self.events)
        for ranked in _of_most_types(told):
            self._add(number, ranked, reading)
        taken = {first_day(one.date.value) for one in told if one.date}
        free = [date for date in dates if first_day(date.value) not in taken]
        for happening in find_happenings(reading, free):
            self._add_happening(happening, _attribution_of(reading))

    def _tell(
        self,
        reading: SentenceReading,
        triggers: list[int],
        number: int,
    ) -> Iterator[RankedTelling]:
        """Yield what the clauses tell; without a type of PLOVER only what is dated and past."""
        for place, clause in enumerate(reading.clauses):
            if is_rate(clause):
                continue
            date = self.dates.date_of(clause, number)
            when = None if date else _when_clause(reading.clauses, place)
            if when:
                date = self.dates.date_of(when, number)
            if telling := find_telling(clause, triggers):
                rank = RANKS.get(clause.kind, LAST_RANK)
                yield RankedTelling(rank, place, clause, telling, date, when)
            elif date and self._is_dated_past(clause, date) and not _is_cut_off(reading, place):
                yield RankedTelling(UNTYPED_RANK, place, clause, untyped(clause), date, when)

    def _add(self, number: int, told: RankedTelling, reading: SentenceReading) -> None:
        """Add the event that a clause tells."""
        clause, telling = told.clause, told.telling
        trigger = clause.span_of(range(telling.start, telling.end))
        charged = charge_of(clause, telling)
        date = _day_of_telling(told.date, charged)
        quote = self.parties.quote_at(trigger.start)
        sources, targets = who_and_whom(self.parties, clause, telling)
        sources = sources or self.parties.meant(clause, quote)
        span = self._span_of(told, reading, is_dated=date is not None)
        if date and span.start <= date.span.start < span.end:
            span = Span(span.start, max(span.end, date.span.end))  # no "stormed to power last"
        place = "" if charged else where_it_happened(self.parties, clause, telling, within=span)
        teller = teller_of(
            self.parties,
            clause,
            telling,
            quote=quote,
            attribution=_attribution_of(reading),
            is_future=date is not None and first_day(date.value) > self.published,
        )
        if date:
            self._note_date(number, clause, date, is_told=teller.status is Status.ASSERTED)
        elif sources and not PERFECT.isdisjoint(clause.verb_words[:1]):
            self.dates.await_statement(number, len(self.events))
        self.events.append(
            Event(
                span=span,
                trigger=trigger,
                type=telling.type,
                mode=telling.mode,
                status=teller.status,
                subject=subject_elsewhere(clause, span),
                sources=sources,
                targets=tuple(key for key in targets if key not in sources),
                place=place,
                date=date,
                reported_by=teller.key,
                reported_span=teller.words,
                rule=telling.rule,
            )
        )

    def _span_of(self, told: RankedTelling, reading: SentenceReading, is_dated: bool) -> Span:
        """The clause with what completes it, and the clause that gives its day."""
        clause = told.clause
        complements = complements_of(reading.clauses, told.place, told.telling)
        if told.when and is_dated:
            complements.append(told.when)
        span = told_span(clause, told.telling, complements=complements)
        if is_dated and (first := self._shares_date(reading.clauses, told.place)):
            span = Span(first.span.start, span.end)
        goes_on = clause.kind == "relative" and goes_on_behind(clause)
        is_so_since = goes_on and PERFECT.isdisjoint(clause.host.verb_words[:1])
        if is_so_since and not self.dates.own_dates(clause.host):
            return Span(span.start, clause.host.span.end)
        return span

    def _shares_date(self, clauses: tuple[Clause, ...], place: int) -> Clause | None:
        """Give the clause in front with its day behind "and": "One died and two fled on 5 May"."""
        first, second = clauses[max(0, place - 1)], clauses[place]
        is_joined = second.kind == first.kind == "main" and second.link == "and"
        adjoins = is_joined and first is not second and second.start - first.end == 1
        return first if adjoins and not self.dates.own_dates(first) else None

    def _add_happening(self, happening: Happening, attribution: Clause | None) -> None:
        """Add the event that a noun tells, the first time that the article tells of it."""
        clause, noun, date = happening.clause, happening.noun, happening.date
        known = (happening_nouns()[clause.words[noun]], first_day(date.value))
        if known in self.happened or known[1] > self.published:
            return
        self.happened.add(known)
        trigger = clause.span_of(range(noun, noun + 1))
        span = span_of(happening)
        teller = teller_of_noun(self.parties, clause, noun, attribution=attribution)
        self.events.append(
            Event(
                span=span,
                trigger=trigger,
                type=type_of_noun(clause.words[noun]),
                status=teller.status,
                place=place_of(self.parties.places(span), trigger.start),
                date=date,
                reported_by=teller.key,
                reported_span=teller.words,
                rule=DATED_NOUN_RULE,
            )
        )

    def _note_date(self, number: int, clause: Clause, date: Date, *, is_told: bool) -> None:
        """Remember what the article has told of a day: a noun for it is no event more."""
        if is_told:
            self.dates.note_event(number, date)
        nouns = happening_nouns()
        told = (clause.words[index] for index in clause.indexes)
        self.happened.update((nouns[word], first_day(date.value)) for word in told if word in nouns)

    def _is_dated_past(self, clause: Clause, date: Date) -> bool:
        """Whether the clause tells, by itself and in the past, something that has its date."""
        subject = clause.head
        own = clause.indexes
        if not subject or len(own) < 2 or len({*own, *subject}) < SHORTEST:
            return False
        if not is_past_happening(clause):
            return False
        tags = clause.tags[subject.start : subject.stop]
        is_pronoun = PRONOMINAL.issuperset(tags)
        named = self.parties.subjects(clause) or self.parties.meant(clause, None)
        if is_pronoun and not named:
            return False
        return first_day(date.value) <= self.published


def _is_cut_off(reading: SentenceReading, place: int) -> bool:
    """Whether what is said has its verb farther on: "announced a vote, due in May, | is off"."""
    if not speaks(reading.clauses[place]):
        return False
    following = reading.clauses[place + 1 :]
    return any(one.kind == "main" and one.verb and not one.subject for one in following)


def _when_clause(clauses: tuple[Clause, ...], place: int) -> Clause | None:
    """Give the clause that says by another happening when this one was: "… when a dam burst"."""
    host = clauses[place]
    after = clauses[place + 1 : place + 2]
    is_when = after and after[0].host is host and after[0].kind == "subordinate"
    return after[0] if is_when and after[0].link == "when" else None


def _attribution_of(reading: SentenceReading) -> Clause | None:
    """Give the clause that ends the sentence with who says so: "…, WHO said".

    What is said to have been reported or declared says nothing: "…, 12 cases were reported".
    """
    found = (clause for clause in reversed(reading.clauses) if clause.kind == "attribution")
    return next((clause for clause in found if not _is_passed_on(clause)), None)


def _is_passed_on(clause: Clause) -> bool:
    """Whether a passive has another subject than "it": "12 cases were reported"."""
    return clause.is_passive() and clause.subject_words != ["it"]


def _day_of_telling(date: Date | None, charged: int | None) -> Date | None:
    """Give when it was told; None for the day of the deed that somebody is accused of."""
    return None if date and charged and date.span.start > charged else date


def _of_most_types(told: list[RankedTelling]) -> list[RankedTelling]:
    """Keep what is told of the first `MOST_TYPES` types by rank, in text order.

    What has no type is kept, but for what another gives its date.
    """
    whens = {id(one.when) for one in told}
    types: list[str] = []
    kept = []
    for ranked in sorted(told, key=lambda ranked: (ranked.rank, ranked.place)):
        type_ = ranked.telling.type
        if type_ and type_ not in types and len(types) < MOST_TYPES:
            types.append(type_)
        if type_ in types or not (type_ or id(ranked.clause) in whens):
            kept.append(ranked)
    return sorted(kept, key=lambda ranked: ranked.place)
