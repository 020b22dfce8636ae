"""Know on which day an article says that an attack or a disaster was: "Monday's attack".

A figure that only speaks of it ("12 were killed in the attack", "since the landslide") has its day.
"""

import re
from bisect import bisect_left
from functools import cached_property
from typing import NamedTuple

from generator.model import Date, Span
from generator.parse.figures.article_index import ArticleIndex
from generator.parse.figures.happening_nouns import ATTACKS, DISASTERS, is_compared

STRIKING = "hit|struck|rattled|rocked|shook|battered|jolted|devastated|pounded|ravaged"
NOUN = rf"(?P<noun>{ATTACKS}|{DISASTERS})"
# Behind a date: "Monday's (drone) attack", "the 24 May landslide".
OWNED = re.compile(
    rf"(?i)(?:['’]s)?\s+(?:(?!from|in|at|on|after|by|of|the|an?|with|and|to"
    rf"|for)[\w-]+\s+){{0,2}}?{NOUN}\b"
)
# Before a date: "the landslide (that hit the village) on Friday".
ON = re.compile(rf"(?i)\b{NOUN}\b(?P<between>[^.;,]{{0,45}}?)\s(?:on|of|in|late\s+on)\s$")
# Before a date: "the hospital was attacked on Sunday".
ATTACKED = re.compile(
    r"(?i)\b(?:attacked|struck|hit|bombed|shelled|raided|stormed|exploded|targeted|crashed"
    r"|collapsed"
    r"|capsized|sank|derailed|opened\s+fire)\b(?P<between>[^.;,]{0,45}?)\s(?:late\s+)?on\s$"
)
LEADING = (" on ", " of ", " in ")  # what both end with
# Another deed stands between, or the attack only began then: "the raid that | began | on Friday".
NO_OTHER = re.compile(
    r"(?i)\b(?:said|after|before|since|until|told|killed|began|begun|started|launched|erupted)\b"
)
BEFORE = 80  # code points
MENTION = re.compile(
    rf"(?i)\b(?P<since>since\s+)?(?:the|that|this|those|these)\s+(?:[\w-]+\s+){{0,2}}?{NOUN}\b"
    r"(?!\s+(?:since|of\s+[A-Z]))"
)
ATTACK = re.compile(ATTACKS, re.IGNORECASE)
# Behind an attack that has a day: another, of which is spoken from then on.
ANEW = re.compile(rf"\b(?:[Aa]n|[Aa]|[Aa]nother)\s+(?:[\w-]+\s+){{0,2}}?{NOUN}\b")
NEAR = 500  # code points in which an attack is told before it is spoken of in other words


class Days(NamedTuple):
    """As of when and since when a figure holds, as TIMEX3 values; "" where unknown."""

    as_of: str = ""
    since: str = ""


class DatedEvent(NamedTuple):
    """Something that happened on a day."""

    start: int
    noun: str  # by its stem; `ANY_ATTACK` where a verb tells it
    is_attack: bool
    value: str  # TIMEX3


class DatedEvents:
    """The attacks and disasters of an article that have a day."""

    def __init__(self, index: ArticleIndex) -> None:
        self._index = index

    def days_of(self, span: Span) -> Days:
        """Give the day of what the stretch speaks of: "killed in the attack", "since the slide".

        The toll of a disaster grows, so that its day is no day of the count; that of an attack is.
        """
        if not self._known:
            return Days()
        for mention in MENTION.finditer(self._index.text, *span):
            is_attack = bool(ATTACK.fullmatch(mention["noun"]))
            if not (is_attack or mention["since"]):
                continue
            value = self._value(_stem(mention["noun"]), mention.start(), is_attack=is_attack)
            if value:
                return Days(since=value) if mention["since"] else Days(as_of=value)
        return Days()

    def days_before(self, sentence: Span) -> Days:
        """Give the day of the attack that the sentence before tells in the same paragraph."""
        start = self._index.sentence_before(sentence)
        first = bisect_left(self._known, (start,)) if start is not None else len(self._known)
        told = self._known[first : bisect_left(self._known, (sentence.start,))]
        attack = next((event for event in reversed(told) if event.is_attack), None)
        return Days(as_of=attack.value) if attack else Days()

    def _value(self, noun: str, position: int, *, is_attack: bool) -> str:
        """Give the day of the last such event told before, or of the only one of that name."""
        known = self._known
        before = known[: bisect_left(known, (position,))]
        for event in reversed(before):
            is_near = position - event.start < NEAR
            if event.noun == noun or (is_attack and event.is_attack and is_near):
                told = ANEW.finditer(self._index.text, event.start, position)
                is_another = is_attack and any(_stem(each["noun"]) == noun for each in told)
                return "" if is_another else event.value
        values = {event.value for event in known if event.noun == noun}
        return values.pop() if len(values) == 1 else ""

    @cached_property
    def _known(self) -> list[DatedEvent]:
        """The events that have a day, in text order."""
        found = (self._event(date) for date in self._index.all_dates)
        return [event for event in found if event]

    def _event(self, date: Date) -> DatedEvent | None:
        """Read what happened on a date, where the words beside it say so."""
        text, (start, end) = self._index.text, date.span
        value = date.value
        if owned := OWNED.match(text, end):
            return DatedEvent(start, _stem(owned["noun"]), _is_attack(owned), value)
        before = text[max(0, start - BEFORE) : start]
        if not before.endswith(LEADING) or is_compared(text, 0, start):
            return None
        if (told := ON.search(before)) and not NO_OTHER.search(told["between"]):
            return DatedEvent(start, _stem(told["noun"]), _is_attack(told), value)
        if (told := ATTACKED.search(before)) and not NO_OTHER.search(told["between"]):
            return DatedEvent(start, "attack", True, value)
        return None


def _is_attack(match: re.Match) -> bool:
    return bool(ATTACK.fullmatch(match["noun"]))


def _stem(noun: str) -> str:
    """One form for one and many: "strikes", "air strike"."""
    return noun.lower().removeprefix("air").strip().removesuffix("s")
