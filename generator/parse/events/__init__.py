"""Find what happened: events by PLOVER, and dated events that PLOVER has no type for.

An event is told by a clause: when it was comes from the date in the same clause, who did it to whom from its subject
and object, swapped in the passive. A sentence gives at most two types, those of its main clauses before those of the
clauses that hang on them.
"""

from dataclasses import replace

from generator.model import Date, DateType, Event, Parsed, Place, Sentence, Span, Status
from generator.parse.events.clauses import Clause, Reading, clause_span, read_sentence
from generator.parse.events.participants import Participants, first_day, is_calendar, token_at
from generator.parse.events.tellings import Telling, find_telling, is_passive, tells_event, trigger_indexes, untyped
from generator.parse.events.triggers import forms_of
from generator.parse.grammar.tagger import lower_words

MOST_TYPES = 2
# Of what hangs on a main clause, what goes on with its subject tells more than what circumstances it has.
RANKS = {"main": 0, "complement": 0, "shared": 1, "participle": 2}
LAST_RANK = 3
# A date after one of these is when something ends or is due, not when the clause's event was.
NOT_WHEN = frozenset(["by", "until", "till", "before", "pending", "for", "from", "between", "than", "of"])
WHEN = frozenset(["on", "in", "at", "during", "over", "since"])
SAME_DAY = frozenset(["hours", "minutes", "moments", "hour", "shortly", "immediately"])  # "hours after"
STATEMENTS = frozenset(["comments", "remarks", "statement", "statements", "announcement", "speech", "warning"])
PAST = frozenset(["was", "were", "had", "has", "have", "did"])
PERFECT = frozenset(["has", "have", "had"])
SOON = 2  # sentences in which "X has pledged" gets its date: "…," X said on Thursday
RECENT = 20  # statements back among which "his comments" are looked for
CHARGING = frozenset(["of", "for"])  # before the deed with which somebody is charged
CHARGE_REACH = 10  # words to it
SHORTEST = 4  # words that an untyped event takes to be told


def find_events(parsed: Parsed) -> tuple[Event, ...]:
    """The events, sentence by sentence in text order."""
    reader = _Reader(parsed)
    for number, sentence in enumerate(parsed.sentences):
        if not sentence.heading:
            reader.read(number, sentence)
    return tuple(reader.events)


class _Reader:
    """Reads an article sentence by sentence, and remembers who said something when."""

    def __init__(self, parsed: Parsed):
        self.published = parsed.article.published.isoformat() if parsed.article.published else "9999"
        self.parties = Participants(parsed)
        self.events: list[Event] = []
        self.statements: list[tuple[tuple[str, ...], Date]] = []
        self.undated: list[tuple[int, int]] = []  # the sentence, and the place among the events

    def read(self, number: int, sentence: Sentence) -> None:
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
                told.append((RANKS.get(clause.kind, LAST_RANK), place, telling))
            elif dated and self._is_dated_past(reading, clause):
                told.append((LAST_RANK + 1, place, untyped(reading, clause)))
            if dated:
                self._note_statement(number, reading, clause)
        for place, telling in _of_most_types(told):
            self._add(number, reading, reading.clauses[place], telling)

    def _add(self, number: int, reading: Reading, clause: Clause, telling: Telling) -> None:
        charged = _charge_of(reading, telling)
        date = self._date_of(reading, clause)
        if date and charged and date.span.start > charged:
            date = None  # when the deed was, not the accusation
        sources, targets = self._actors(reading, clause, telling)
        tokens = reading.sentence.tokens
        span = _told_span(reading, clause, telling)
        if not date and sources and clause.verb and reading.words[clause.verb.start] in PERFECT:
            self.undated.append((number, len(self.events)))
        self.events.append(
            Event(
                span=span,
                trigger=Span(tokens[telling.start].start, tokens[telling.end - 1].end),
                type=telling.type,
                mode=telling.mode,
                status=self._status(telling, tokens[telling.start].start, date),
                sources=sources,
                targets=tuple(key for key in targets if key not in sources),
                place="" if charged else _place_of(self.parties.places(span), tokens[telling.start].start),
                date=date,
                rule=telling.rule,
            )
        )

    def _status(self, telling: Telling, trigger: int, date: Date | None) -> Status:
        if telling.status is not Status.ASSERTED:
            return telling.status
        if self.parties.in_quote(trigger):
            return Status.REPORTED
        return Status.PLANNED if date and first_day(date.value) > self.published else Status.ASSERTED

    def _actors(self, reading: Reading, clause: Clause, telling: Telling) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Who does it and to whom it is done."""
        sentence, words = reading.sentence, reading.words
        subjects = self.parties.subjects(sentence, reading.head(clause.subject))
        end = next(
            (index for index in clause.indexes if words[index] == "according"), clause.end
        )  # to whom is no party
        after = range(max(telling.end, clause.verb.stop if clause.verb else 0), end)
        inside = clause.verb is not None and telling.start < clause.verb.stop  # else: "was expected to visit"
        if not (inside and is_passive(reading, clause)):
            return subjects, self.parties.objects(sentence, after)
        by = next((index for index in after if words[index] == "by"), None)
        if by is not None:
            return self.parties.objects(sentence, range(by + 1, clause.end)), subjects
        return self._whose(reading, clause), subjects

    def _whose(self, reading: Reading, clause: Clause) -> tuple[str, ...]:
        """ "Rebels took the city, their latest victory in an offensive that was launched in May": whose offensive."""
        host = reading.host_of(clause)
        if host is None or host.subject is None or host.verb is None or clause.subject is None:
            return ()
        phrase = reading.words[host.verb.stop : clause.subject.stop]
        comma = len(phrase) - phrase[::-1].index(",") if "," in phrase else len(phrase)
        owned = phrase[comma : comma + 1] in (["their"], ["its"], ["his"], ["her"])
        return self.parties.subjects(reading.sentence, reading.head(host.subject)) if owned else ()

    def _date_of(self, reading: Reading, clause: Clause) -> Date | None:
        dates = self._own_dates(reading, clause)
        if dates:
            return dates[0]
        host = reading.host_of(clause)
        if host is None:
            return None
        if clause.kind in ("shared", "participle") and host.verb and clause.start > host.verb.stop:
            verb = reading.sentence.tokens[host.verb.start].start
            return next((date for date in self._own_dates(reading, host) if date.span.start < verb), None)
        return self._same_day(reading, clause, host)

    def _own_dates(self, reading: Reading, clause: Clause) -> list[Date]:
        """The dates that say when the clause's event was, those after its verb first."""
        dates, tokens = [], reading.sentence.tokens
        for date in self.parties.dates(clause_span(reading.sentence, clause)):
            index = token_at(tokens, date.span.start)
            if is_calendar(date) and clause.holds(index) and _is_adverb(reading, clause, date, index):
                dates.append((clause.verb is not None and index < clause.verb.start, date))
        return [date for _, date in sorted(dates, key=lambda pair: pair[0])]

    def _same_day(self, reading: Reading, clause: Clause, host: Clause) -> Date | None:
        """ "His comments came hours after rebels took the city": the day of the comments, as a time of that day."""
        link = clause.start - 1
        if clause.link != "after" or link < 1 or reading.words[link - 1] not in SAME_DAY:
            return None
        day = next(iter(self._own_dates(reading, host)), None)
        if day is None and host.subject and not STATEMENTS.isdisjoint(reading.words[slice(*_ends(host.subject))]):
            day = self._last_statement(reading, host.subject)
        tokens = reading.sentence.tokens
        return replace(day, span=Span(tokens[link - 1].start, tokens[link].end), type=DateType.TIME) if day else None

    def _last_statement(self, reading: Reading, subject: range) -> Date | None:
        tokens = reading.sentence.tokens
        mentioned = self.parties.mentions(Span(tokens[subject.start].start, tokens[subject.stop - 1].end))
        keys = {actor.key for _, actor in mentioned}
        for speakers, date in reversed(self.statements[-RECENT:]):
            if not keys or not keys.isdisjoint(speakers):
                return date
        return None

    def _note_statement(self, number: int, reading: Reading, clause: Clause) -> None:
        """Keep when somebody spoke, and date by it what he "has pledged" in the sentences before."""
        if clause.verb is None or "Y" not in reading.tags[clause.verb.start : clause.verb.stop]:
            return
        speakers = self.parties.subjects(reading.sentence, reading.head(clause.subject))
        date = next(iter(self._own_dates(reading, clause)), None)
        if date is None:
            return
        self.statements.append((speakers, date))
        for sentence, place in self.undated:
            event = self.events[place]
            if number - sentence <= SOON and not set(speakers).isdisjoint(event.sources):
                self.events[place] = replace(event, date=date)
        self.undated = []

    def _is_dated_past(self, reading: Reading, clause: Clause) -> bool:
        """Whether the clause tells, by itself and in the past, something that has its date."""
        verb = clause.verb
        if verb is None or clause.subject is None or len(clause.indexes) < SHORTEST:
            return False
        tags = reading.tags[verb.start : verb.stop]
        # A copula has no participle: "the vote was on Monday" tells less than "the vote was held on Monday".
        past = tags == "V" or (reading.words[verb.start] in PAST and tags[-1] in "VPG")
        if not past or "Y" in tags or reading.words[verb.stop - 1] in forms_of("untold"):
            return False
        subject = reading.head(clause.subject)
        pronoun = set(reading.tags[slice(*_ends(subject))]) <= set("O,X")
        if pronoun and not self.parties.subjects(reading.sentence, subject):
            return False
        dates = self._own_dates(reading, clause)
        return bool(dates) and first_day(dates[0].value) <= self.published


def _is_adverb(reading: Reading, clause: Clause, date: Date, index: int) -> bool:
    """Whether the date says when: not till when, nor of what ("the 2014 protests")."""
    words, tags, start = reading.words, reading.tags, index
    if words[start - 1 : start] == ["the"]:
        start -= 1
    before = words[start - 1] if start else ""
    after = index
    while after < len(words) and reading.sentence.tokens[after].start < date.span.end:
        after += 1
    if before in NOT_WHEN or words[after : after + 1] == ["'s"]:
        return False
    if before == "since" and clause.verb and words[clause.verb.start] not in PERFECT:
        return False  # "the lowest since 1982"
    if after >= clause.end or index <= clause.start + 2:
        return True
    named = start < index and tags[after : after + 2] == ",N"  # "the May 5, 2019, attack"
    headed = tags[after] == "N" or (tags[after] == "G" and before not in WHEN)  # "the Thursday opening"
    return not headed and words[after] not in ("-", "–") and not named


def _ends(indexes: range) -> tuple[int, int]:
    return indexes.start, indexes.stop


def _of_most_types(told: list[tuple[int, int, Telling]]) -> list[tuple[int, Telling]]:
    """What is told of the first `MOST_TYPES` types by rank, in text order."""
    types: list[str] = []
    kept = []
    for _, place, telling in sorted(told, key=lambda item: item[:2]):
        if telling.type not in types and len(types) < MOST_TYPES:
            types.append(telling.type)
        if telling.type in types:
            kept.append((place, telling))
    return sorted(kept, key=lambda item: item[0])


def _told_span(reading: Reading, clause: Clause, telling: Telling) -> Span:
    """The clause's span; with what a relative clause is about, and with who demands what must be."""
    span = clause_span(reading.sentence, clause)
    start = span.start
    tokens = reading.sentence.tokens
    if clause.subject and clause.subject.stop <= clause.start and clause.kind == "relative":
        start = tokens[clause.subject.start].start
    host = reading.host_of(clause)
    if host and host.verb and telling.start in host.verb:  # who said that it must be so
        start = min(start, tokens[min(host.start, telling.start)].start)
    return Span(min(start, span.start), max(span.end, _end_of_complements(reading, clause, telling)))


def _end_of_complements(reading: Reading, clause: Clause, telling: Telling) -> int:
    """Where what the clause says of others ends: "demanded that the army leave the town"."""
    end, place = 0, reading.clauses.index(clause)
    hosts = {place}
    for later, other in enumerate(reading.clauses[place + 1 :], start=place + 1):
        if other.host in hosts and other.kind == "complement" and other.start > telling.start:
            hosts.add(later)
            end = clause_span(reading.sentence, other).end
    return end


def _charge_of(reading: Reading, telling: Telling) -> int | None:
    """Where the deed begins that an accusation is about: "accused them of shelling Kobani on Monday"."""
    if telling.type != "DISAPPROVE":
        return None
    for index in range(telling.end, min(telling.end + CHARGE_REACH, len(reading.tags) - 1)):
        if reading.words[index] in CHARGING and reading.tags[index + 1] == "G":
            return reading.sentence.tokens[index].start
    return None


def _place_of(places: list[Place], trigger: int) -> str:
    """The first place after the trigger that is no country, else the first after it, else the first."""
    after = [place for place in places if place.span.start >= trigger]
    towns = [place for place in after if place.feature != "country"]
    best = next(iter(towns or after or places), None)
    return best.name if best else ""
