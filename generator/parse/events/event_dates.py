"""Say when an event was: by the dates of its clause, or of the clause that it hangs on.

Who said something when is remembered: "his comments" and what somebody "has pledged" have the date
of a sentence nearby.
"""

from dataclasses import replace
from typing import NamedTuple

from generator.model import Date, DateType, Event, Span, Token
from generator.parse.events.clauses import Clause
from generator.parse.events.participants import Participants, is_calendar, token_at

# A date after one of these is when something ends or is due, not when the clause's event was.
NOT_WHEN = frozenset(
    ["by", "until", "till", "before", "pending", "for", "from", "between", "than", "of"]
)
WHEN = frozenset(["on", "in", "at", "during", "over", "since"])
# "hours after"
SAME_DAY = frozenset(["hours", "minutes", "moments", "hour", "shortly", "immediately"])
STATEMENTS = frozenset(
    ["comments", "remarks", "statement", "statements", "announcement", "speech", "warning"]
)
PERFECT = frozenset(["has", "have", "had"])
SOON = 2  # sentences in which "X has pledged" gets its date: "…," X said on Thursday
RECENT = 20  # statements back among which "his comments" are looked for


class DatedStatement(NamedTuple):
    """Who spoke when."""

    speakers: tuple[str, ...]
    date: Date


class Undated(NamedTuple):
    """An event that waits for the date of a statement."""

    sentence: int
    place: int  # among the events


class EventDates:
    """Dates the events of an article, read sentence by sentence."""

    def __init__(self, parties: Participants) -> None:
        self._parties = parties
        self._statements: list[DatedStatement] = []
        self._undated: list[Undated] = []

    def date_of(self, clause: Clause) -> Date | None:
        """Say when the clause's event was, as far as its sentence tells it."""
        if dates := self.own_dates(clause):
            return dates[0]
        host = clause.host
        if host is None:
            return None
        goes_on = clause.kind in ("shared", "participle") and host.verb
        if goes_on and clause.start > host.verb.stop:
            verb = clause.tokens[host.verb.start].start
            before = (date for date in self.own_dates(host) if date.span.start < verb)
            return next(before, None)
        return self._same_day(clause, host)

    def own_dates(self, clause: Clause) -> list[Date]:
        """List the dates that say when the clause's event was, those after its verb first."""
        verb = clause.verb.start if clause.verb else 0
        after, before = [], []
        for date in self._parties.dates(clause.span):
            index = token_at(clause.tokens, date.span.start)
            if not is_calendar(date) or not clause.holds(index):
                continue
            if _says_when(clause, date=date, index=index):
                side = before if index < verb else after
                side.append(date)
        return after + before

    def _same_day(self, clause: Clause, host: Clause) -> Date | None:
        """Read "His comments came hours after rebels took the city": they have the same day."""
        link = clause.start - 1
        if clause.link != "after" or link < 1 or clause.words[link - 1] not in SAME_DAY:
            return None
        day = next(iter(self.own_dates(host)), None)
        if day is None and not STATEMENTS.isdisjoint(host.subject_words):
            day = self._last_statement(host)
        if day is None:
            return None
        span = clause.span_of(range(link - 1, link + 1))
        return replace(day, span=span, type=DateType.TIME)

    def _last_statement(self, clause: Clause) -> Date | None:
        """Find when those whom the clause's subject names spoke last."""
        mentioned = self._parties.mentions(clause.span_of(clause.subject))
        keys = {named.actor.key for named in mentioned}
        for statement in reversed(self._statements[-RECENT:]):
            if not keys or not keys.isdisjoint(statement.speakers):
                return statement.date
        return None

    def await_statement(self, sentence: int, place: int) -> None:
        """Let an event without a date get that of the next statement of those who did it."""
        self._undated.append(Undated(sentence, place))

    def note_statement(
        self,
        number: int,
        clause: Clause,
        *,
        events: list[Event],
    ) -> None:
        """Keep when somebody spoke, and date by it what they "have pledged" just before."""
        verb = clause.verb
        if verb is None or "Y" not in clause.tags[verb.start : verb.stop]:
            return
        date = next(iter(self.own_dates(clause)), None)
        if date is None:
            return
        speakers = self._parties.subjects(clause)
        self._statements.append(DatedStatement(speakers, date))
        for sentence, place in self._undated:
            event = events[place]
            if number - sentence <= SOON and not set(speakers).isdisjoint(event.sources):
                events[place] = replace(event, date=date)
        self._undated = []


def _says_when(clause: Clause, *, date: Date, index: int) -> bool:
    """Whether the date says when: not till when, nor of what ("the 2014 protests").

    `index` is the date's first token.
    """
    words = clause.words
    start = index
    if words[start - 1 : start] == ["the"]:
        start -= 1
    before = words[start - 1] if start else ""
    after = _end_of(date.span, clause.tokens, index=index)
    if before in NOT_WHEN or words[after : after + 1] == ["'s"]:
        return False
    if before == "since" and clause.verb and words[clause.verb.start] not in PERFECT:
        return False  # "the lowest since 1982"
    if after >= clause.end or index <= clause.start + 2:
        return True
    if start < index and clause.tags[after : after + 2] == ",N":
        return False  # "the May 5, 2019, attack"
    return not _is_attribute(clause, after, before=before)


def _end_of(span: Span, tokens: tuple[Token, ...], *, index: int) -> int:
    """Give the index behind the last token of the span, which begins at the index."""
    while index < len(tokens) and tokens[index].start < span.end:
        index += 1
    return index


def _is_attribute(clause: Clause, after: int, *, before: str) -> bool:
    """Whether the date belongs to the noun behind it: "the 2014 protests"."""
    if clause.words[after] in ("-", "–") or clause.tags[after] == "N":
        return True
    return clause.tags[after] == "G" and before not in WHEN  # "the Thursday opening"
