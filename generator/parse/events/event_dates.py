"""Say when an event was: by the dates of its clause, or of the clause that it hangs on.

Who said something when is remembered: "his comments" and what somebody "has pledged" have the date
of a sentence nearby. So is the day of the event before: "hours later" is the same.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date as day
from typing import NamedTuple

from generator.model import Date, DateType, Event, Span, Token
from generator.parse.events.clauses import Clause, SentenceReading, token_at
from generator.parse.events.date_spans import first_day, read_days, until_published
from generator.parse.events.nominal import happening_nouns
from generator.parse.events.participants import Participants
from generator.parse.events.tenses import is_news, is_past, is_simple_past, speaks
from generator.timex import PERIOD_SIGN
from generator.word_lists import read_table

# A date after one of these is when something ends or is due, not when the clause's event was.
NOT_WHEN = frozenset(["until", "till", "before", "pending", "for", "between", "than", "of"])
WHEN = frozenset(["on", "in", "at", "during", "over", "since"])
# "hours after"
SAME_DAY = frozenset(["hours", "minutes", "moments", "hour", "shortly", "immediately"])
LATER = frozenset(["later", "afterwards", "afterward", "thereafter"])
STATEMENTS = frozenset(
    ["comments", "remarks", "statement", "statements", "announcement", "speech", "warning"]
)
PERFECT = frozenset(["has", "have", "had"])
# The words by which a clause counts, beside digits.
HOW_MANY = {row[0] for row in read_table("grammar")["number words"]} | {
    *("hundreds", "thousands", "dozens", "scores", "millions", "tens"),
    *("many", "several", "most", "more", "few"),
}
OBJECT = 8  # tokens behind a verb in which those stand to whom it is done
PRESENT_PERFECT = frozenset(["has", "have", "'ve"])
COUNTED = frozenset(["far", "time", "times"])  # "so far this year"
PARTICIPLES = frozenset("VPY")
YEAR = re.compile(r"\d{4}$")
FOUR_DIGITS = re.compile(r"\d{4}")
WITHOUT_YEAR = frozenset(["day", "month"])  # rules whose dates may lack their year
YEARLY = WHEN | {"by", "from", "of", "and", "or", "to", "until", ","}  # before a year
# Links of a clause that has the day of the one it hangs on: "… on Monday as troops withdrew".
AT_ONCE = frozenset(["when", "as"])
# What a date has before "ago" where it is left open: "more than 20 years ago".
OPEN = re.compile(r"(?:more|less|longer) than\b|at least\b|over\b|up to\b", re.IGNORECASE)
# Dates that are no day of what was reached by then: "by the middle of the year".
VAGUE = re.compile(r"\b(?:middle|mid|end)\b", re.IGNORECASE)
DAY_OR_MONTH = 7  # letters of a value that is no mere year
SOON = 2  # sentences in which "X has pledged" gets its date: "…," X said on Thursday
RECENT = 20  # statements back among which "his comments" are looked for
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
        is_since = words[start - 1 : start] == ["since"]
        if not is_since or not self._published or not _counts(clause, index):
            return date
        return until_published(date, self._published)

    def own_dates(self, clause: Clause) -> list[Date]:
        """List the dates that say when the clause's event was, those after its verb first.

        "Overnight from Monday to Tuesday" has a better date than "overnight".
        """
        verb = clause.verb.start if clause.verb else 0
        after, before, loose = [], [], []
        for date, index in self._here:
            is_here = clause.holds(index) and clause.tags[index] != "q"
            if not is_here or not self._says_when(clause, date=date, index=index):
                continue
            date = self._before_publication(clause, date)
            if date.span.of(self._text).casefold() == "overnight":
                loose.append(date)
            else:
                side = before if index < verb else after
                side.append(date)
        return after + before + loose

    def _before_publication(self, clause: Clause, date: Date) -> Date:
        """Take a day without a year for that of the year before, where the clause tells of it.

        "Made landfall on 24 February" is past in December, though the next February is nearer.
        """
        ahead = self._published and first_day(date.value) > self._published.isoformat()
        has_year = FOUR_DIGITS.search(date.span.of(self._text))
        if not ahead or has_year or date.rule not in WITHOUT_YEAR or not is_past(clause):
            return date
        return replace(date, value=f"{int(date.value[:4]) - 1:04}{date.value[4:]}")

    def note_event(self, sentence: int, date: Date) -> None:
        """Keep the day of the last event."""
        self._last = (sentence, date)

    def _of_host(self, clause: Clause) -> Date | None:
        """Take the day of the clause that this one hangs on, where they go together."""
        host = clause.host
        if host is None:
            return None
        if clause.kind in ("shared", "participle") and host.verb:
            if clause.start <= host.verb.stop:
                return None
            return self._of_frame(host) or (self._day(host) if is_simple_past(clause) else None)
        if clause.kind == "main" and clause.link == "and" and is_simple_past(clause):
            return self._of_frame(host) or self._day(host)
        if clause.kind == "subordinate" and clause.link in AT_ONCE and is_simple_past(clause):
            return None if speaks(host) else self._day(host)
        if clause.kind == "complement" and is_news(clause):
            return self._day(host)
        return self._same_day(clause, host)

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

    def _says_when(self, clause: Clause, *, date: Date, index: int) -> bool:
        """Whether the date says when: not till when, nor of what ("the 2014 protests").

        `index` is the date's first token.
        """
        words = clause.words
        start = index - (words[index - 1 : index] == ["the"])
        before = words[start - 1] if start else ""
        after = _end_of(date.span, clause.tokens, index=index)
        written = date.span.of(self._text)
        if _is_of_participle(clause, index) or _is_of_earlier(clause, start):
            return False
        if before in NOT_WHEN or words[after : after + 1] == ["'s"] or _is_open(written):
            return False
        if before in BOUNDS and not BOUNDS[before](clause, index, date.value):
            return False
        if YEAR.match(written) and before not in YEARLY and index > clause.start + 1:
            return False  # "supporting 1650 people"
        if _is_running(clause, written, before=words[index - 1] if index else ""):
            return False
        if start < index and before not in WHEN and clause.tags[after : after + 1] == "N":
            return False  # "the 2014 protests"
        if after >= clause.end or index <= clause.start + 2:
            return True
        if start < index and clause.tags[after : after + 2] == ",N":
            return False  # "the May 5, 2019, attack"
        return not _is_attribute(clause, after, before=before)


def _counts(clause: Clause, index: int) -> bool:
    """Whether a clause tells how many did or suffered it; the date begins at the index."""
    subject, verb = clause.subject or range(0), clause.verb
    behind = verb.stop if verb else clause.start
    objects = range(behind, index if index > behind else min(clause.end, behind + OBJECT))
    told = [clause.words[at] for at in (*subject, *objects)]
    return any(word in HOW_MANY or word.replace(",", "").isdigit() for word in told)


def _is_of_participle(clause: Clause, index: int) -> bool:
    """Whether a date belongs to a participle in the subject: "men seized on Monday were freed"."""
    subject, verb = clause.subject, clause.verb
    if not subject or not verb or not subject.start <= index < verb.start:
        return False
    return not PARTICIPLES.isdisjoint(clause.tags[subject.start : index])


def _is_of_earlier(clause: Clause, start: int) -> bool:
    """Whether a date is of what a clause comes after: "fled after the quake on 6 February"."""
    verb, words = clause.verb, clause.words
    if verb is None or start <= verb.stop or words[start - 1] != "on":
        return False
    between = words[verb.stop : start]
    if "after" not in between:
        return False
    noun = start - 2
    return noun > verb.stop + between.index("after") and words[noun] in happening_nouns()


def _is_since(clause: Clause, index: int, value: str) -> bool:
    """Whether "since" says from when on something has been: not "the lowest since 1982"."""
    return clause.verb is not None and clause.words[clause.verb.start] in PERFECT


def _is_reached(clause: Clause, index: int, value: str) -> bool:
    """Whether "by Sunday" says when something was: it is told as past, and of a day or a month."""
    return is_past(clause) and len(value) >= DAY_OR_MONTH and "-Q" not in value


def _is_fronted(clause: Clause, index: int, value: str) -> bool:
    """Whether "from August" opens what tells what was done from then on."""
    opens = index <= clause.start + 1 or clause.words[index - 2] == ","
    return opens and clause.verb is not None and index < clause.verb.start


# The prepositions before a date that say when only in some clauses.
BOUNDS: dict[str, Callable[[Clause, int, str], bool]] = {
    "since": _is_since,
    "by": _is_reached,
    "from": _is_fronted,
}


def _is_open(written: str) -> bool:
    """Whether the date is left open: "more than 20 years ago", "by the middle of the year"."""
    vague = VAGUE.search(written) is not None
    return vague or (OPEN.match(written) is not None and written.casefold().endswith("ago"))


def _is_running(clause: Clause, written: str, *, before: str) -> bool:
    """Whether "this year" says over what time something was counted: "has given 33 million"."""
    if written.casefold() != "this year":
        return False
    return before in COUNTED or (
        clause.verb is not None and clause.words[clause.verb.start] in PRESENT_PERFECT
    )


def _is_day(date: Date) -> bool:
    return PERIOD_SIGN not in date.value and len(first_day(date.value)) > DAY_OR_MONTH


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
