"""Say when an event was: by the dates of its clause, or of the clause that it hangs on.

Who said something when is remembered: "his comments" and what somebody "has pledged" have the date
of a sentence nearby. So is the day of the event before: "hours later" is the same.
"""

import re
from collections.abc import Iterator
from datetime import date as day
from datetime import timedelta
from typing import NamedTuple

from generator.frozen import replace
from generator.model import Date, DateType, Event, Span
from generator.parse.events.clauses import Clause, SentenceReading, token_at
from generator.parse.events.date_spans import first_day, read_days, until_published
from generator.parse.events.participants import Participants
from generator.parse.events.says_when import DAY_OR_MONTH, says_when
from generator.parse.events.tenses import is_news, is_past, is_present, is_simple_past, speaks
from generator.timex import PERIOD_SIGN, date_range
from generator.word_lists import set_of, word_set

# "hours after"
SAME_DAY = set_of("hours minutes moments hour shortly immediately")
LATER = set_of("later afterwards afterward thereafter")
STATEMENTS = set_of("comments remarks statement statements announcement speech warning")
# The words by which a clause counts, beside digits.
HOW_MANY = word_set("grammar", "number words") | set_of(
    "hundreds thousands dozens scores millions tens many several most more few"
)
OBJECT = 8  # tokens behind a verb in which those stand to whom it is done
FOUR_DIGITS = re.compile(r"\d{4}")
PREPARING = set_of("prepare prepares preparing ahead upcoming scheduled")
WITHOUT_YEAR = frozenset(["day", "month"])  # rules whose dates may lack their year
# A day less far ahead and farther behind its verb is one to come: "ordered him to stay in custody
# until his next hearing on 5 April".
TO_COME, BESIDE_VERB = timedelta(days=60), 4  # tokens
# Links of a clause that has the day of the one it hangs on: "… on Monday as troops withdrew".
AT_ONCE = frozenset(["when", "as"])
# A day behind an hour that is not read with it: "at 3:20 p.m. on a Monday last May".
ANY_DAY = re.compile(r"\s+on (?:a|one) ")
SOON = 2  # sentences in which "X has pledged" gets its date: "…," X said on Thursday
RECENT = 20  # statements back among which "his comments" are looked for
PASSIVE = re.compile(r"(?<=[NO])[VP](?=R)")  # behind a noun, and before "by" or "in"
NEXT = 2  # sentences in which "hours later" means the day of the event before


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

    def __init__(self, parties: Participants, text: str, published: day | None) -> None:
        self._parties = parties
        self._text = text
        self._published = published
        self._statements: list[DatedStatement] = []
        self._undated: list[Undated] = []
        # The dates of the sentence that is being read, each with the index of its first token.
        self._here: list[tuple[Date, int]] = []
        self._last: tuple[int, Date] | None = None  # the sentence and day of the event before

    def in_sentence(self, span: Span) -> list[Date]:
        """List the dates of a sentence, or of a part of it, that mean days of the calendar."""
        return read_days(self._parties.dates(span), self._text, self._published)

    def begin(self, reading: SentenceReading, dates: list[Date]) -> None:
        """Take these dates for those of the sentence that is read now."""
        tokens = reading.sentence.tokens
        self._here = [(date, token_at(tokens, date.span.start)) for date in dates]

    def date_of(self, clause: Clause, sentence: int) -> Date | None:
        """Say when the clause's event was, as far as its sentence and the one before tell it."""
        if self._here:
            if date := next(iter(self.own_dates(clause)), None):
                return self._from_then_on(clause, date)
            if date := self._of_host(clause):
                return date if clause.link in AT_ONCE else self._from_then_on(clause, date)
        elif clause.link == "after" and clause.host:
            return self._same_day(clause, clause.host)
        return self._hours_later(clause, sentence)

    def _from_then_on(self, clause: Clause, date: Date) -> Date | None:
        """Give a count from a day on the days up to the article; None where these are many.

        In "40 people have been killed since 5 May" nobody was on that day; but "the road has been
        closed since".
        """
        index = next((index for each, index in self._here if each.span == date.span), 0)
        words = clause.words
        start = index - (words[index - 1 : index] == ["the"])
        is_since = clause.word(start - 1) == "since"
        if not is_since or not self._published or not _counts(clause, index):
            return date
        return until_published(date, self._published)

    def own_dates(self, clause: Clause) -> list[Date]:
        """List the dates that say when the clause's event was, those after its verb first.

        Only of a month behind it and a day before it the day stands first. "Overnight from Monday
        to Tuesday" has a better date than "overnight", "at noon one Friday last May" than "noon",
        and "issued on Sunday (0500 GMT Monday)" than what its bracket holds.
        """
        verb = clause.verb.start if clause.verb else 0
        after, before, loose = [], [], []
        for date, index in self._days_of(clause):
            is_of_other = _is_aside(clause, index) or _is_behind_participle(clause, index)
            if is_of_other or self._is_part_of_day(date):
                loose.append(date)
            else:
                side = before if index < verb else after
                side.append(date)
        if before and after and len(first_day(after[0].value)) < len(first_day(before[0].value)):
            after, before = before, after  # "On Monday they named the virus found two months ago"
        return after + before + loose

    def _days_of(self, clause: Clause) -> Iterator[tuple[Date, int]]:
        """Yield the dates of the sentence that say when the clause's event was, in text order."""
        for date, index in self._here:
            is_here = clause.holds(index) and clause.tags[index] != "q"
            if not is_here or not says_when(self._text, clause, date=date, index=index):
                continue
            read = self._before_publication(clause, date, index)
            if read and not self._is_bygone(clause, read):
                yield read, index

    def _is_part_of_day(self, date: Date) -> bool:
        """Whether a time leaves its day to another date."""
        overnight = date.span.of(self._text).casefold() == "overnight"
        return overnight or ANY_DAY.match(self._text, date.span.end) is not None

    def _before_publication(self, clause: Clause, date: Date, index: int) -> Date | None:
        """Take a day without a year for that of the year before, where the clause tells of it.

        "Made landfall on 24 February" is past in December, though the next February is nearer. None
        for the day of what is to come: "has hit the country as it prepares for a vote on 28 May".
        """
        ahead = self._published and first_day(date.value) > self._published.isoformat()
        has_year = FOUR_DIGITS.search(date.span.of(self._text))
        if not ahead or has_year or date.rule not in WITHOUT_YEAR or not is_past(clause):
            return date
        verb = clause.verb.stop if clause.verb else clause.start
        if not PREPARING.isdisjoint(clause.words[verb:index]):
            return None
        if index - verb > BESIDE_VERB and self._is_soon(date):
            return None
        return replace(date, value=f"{int(date.value[:4]) - 1:04}{date.value[4:]}")

    def _is_soon(self, date: Date) -> bool:
        """Whether a day lies not far ahead of the article's."""
        days = date_range(date.value) if self._published and _is_day(date) else None
        return days is not None and days[0] - self._published < TO_COME

    def _is_bygone(self, clause: Clause, date: Date) -> bool:
        """Whether what is so was not on that day: "is urging them to keep last year's pledges"."""
        days = date_range(date.value) if self._published and is_present(clause) else None
        return days is not None and days[1] < self._published

    def note_event(self, sentence: int, date: Date) -> None:
        """Keep the day of the last event."""
        self._last = (sentence, date)

    def _of_host(self, clause: Clause) -> Date | None:
        """Take the day of the clause that this one hangs on, where they go together."""
        host = clause.host
        if host is None or not LATER.isdisjoint(clause.verb_words):  # "most were later killed"
            return None
        if clause.kind in ("shared", "participle") and host.verb:
            return None if clause.start <= host.verb.stop else self._of_shared(clause, host)
        if clause.kind == "complement" and is_news(clause):
            return self._day(host)
        if _goes_on(clause):
            return self._of_shared(clause, host)
        if _is_at_once(clause):
            return None if speaks(host) else self._day(host)
        return self._same_day(clause, host)

    def _of_shared(self, clause: Clause, host: Clause) -> Date | None:
        """Take the date in front of another clause, and any of its dates for what is past."""
        return self._of_frame(host) or (self._day(host) if is_simple_past(clause) else None)

    def _day(self, clause: Clause) -> Date | None:
        """Give the day of a clause, or of the one whose subject it goes on with."""
        date = next(iter(self.own_dates(clause)), None)
        if date is None and clause.kind == "shared" and clause.host:
            date = next(iter(self.own_dates(clause.host)), None)
        return date

    def _of_frame(self, host: Clause) -> Date | None:
        """Give the date before the verb of a clause, which goes for what follows too."""
        if host.verb is None:
            return None
        verb = host.tokens[host.verb.start].start
        return next((date for date in self.own_dates(host) if date.span.start < verb), None)

    def _hours_later(self, clause: Clause, sentence: int) -> Date | None:
        """Read "Hours later, he convened …" as the day of the event before."""
        if self._last is None or sentence - self._last[0] > NEXT or clause.kind != "main":
            return None
        words, start = clause.words, clause.start
        opening = words[start : start + 2]
        first = next((index for index, word in enumerate(opening) if word in LATER), None)
        if first is None or (first and opening[0] not in SAME_DAY):
            return None
        if not is_simple_past(clause) or not _is_day(self._last[1]):
            return None
        span = clause.span_of(range(start, start + first + 1))
        return replace(self._last[1], span=span, type=DateType.TIME)

    def _same_day(self, clause: Clause, host: Clause) -> Date | None:
        """Read "His comments came hours after rebels took the city": they have the same day."""
        link = clause.start - 1
        if clause.link != "after" or link < 1 or clause.words[link - 1] not in SAME_DAY:
            return None
        date = self._day(host)
        if date is None and not STATEMENTS.isdisjoint(host.subject_words):
            date = self._last_statement(host)
        if date is None:
            return None
        span = clause.span_of(range(link - 1, link + 1))
        return replace(date, span=span, type=DateType.TIME)

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

    def note_statement(self, number: int, clause: Clause, *, events: list[Event]) -> None:
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


def _is_behind_participle(clause: Clause, index: int) -> bool:
    """Whether a date stands behind what was done to something else: "a suit filed on Sunday"."""
    return clause.verb is not None and bool(PASSIVE.search(clause.tags, clause.verb.stop, index))


def _is_aside(clause: Clause, index: int) -> bool:
    """Whether a date is of a bracket, or of what was besides: ", with six following on"."""
    if "(" in clause.words[clause.start : index] and ")" in clause.words[index:]:
        return True
    behind = clause.verb.stop if clause.verb else clause.start
    between = clause.words[behind:index]
    if "with" not in between:
        return False
    return clause.tag(behind + between.index("with") - 1) == ","


def _counts(clause: Clause, index: int) -> bool:
    """Whether a clause tells how many did or suffered it; the date begins at the index."""
    subject, verb = clause.subject or range(0), clause.verb
    behind = verb.stop if verb else clause.start
    objects = range(behind, index if index > behind else min(clause.end, behind + OBJECT))
    told = [clause.words[at] for at in (*subject, *objects)]
    return any(word in HOW_MANY or word.replace(",", "").isdigit() for word in told)


def _is_day(date: Date) -> bool:
    return PERIOD_SIGN not in date.value and len(first_day(date.value)) > DAY_OR_MONTH


def _goes_on(clause: Clause) -> bool:
    """Whether a clause tells what was done next: "…, and the rebels took the town"."""
    return clause.kind == "main" and clause.link == "and" and is_simple_past(clause)


def _is_at_once(clause: Clause) -> bool:
    """Whether a clause tells what was done while its host was: "… when the rebels took it"."""
    is_linked = clause.kind == "subordinate" and clause.link in AT_ONCE
    return is_linked and is_simple_past(clause)
