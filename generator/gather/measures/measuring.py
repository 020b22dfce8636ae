"""What a figure measures, as its own sentence words it.

Two figures are set beside each other only where these agree: the whole or a part of it, what is so
or what is planned, all or those of a day, those of one side's area.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import lru_cache

from generator.evidence import Reported
from generator.frozen import frozen, replace
from generator.gather.measures.asides import BEHIND, NEIGHBOUR, asides_of, within
from generator.gather.measures.carriers import carrier_of
from generator.gather.measures.counters import counter_of, is_official, nations_of
from generator.gather.measures.measure_words import (
    ABOARD,
    AS_DONE,
    BROUGHT,
    CONFIRMED,
    COULD,
    CROWD,
    DEFINITE,
    DISASTER,
    FORMER,
    FORMER_BEHIND,
    FORMER_SAID,
    FROM,
    GUESSED,
    HAD,
    INCLUDED,
    LOWER,
    MORE,
    MORE_BEFORE,
    MORE_BEHIND,
    NEW,
    NOT_DISASTER,
    OF_OTHER,
    OF_THE_DEAD,
    OF_THEM,
    OF_TOTAL,
    ONE_AREA,
    OTHER_PARTS,
    PLANNED,
    PLANNED_BEHIND,
    PLANS,
    RECEIVED,
    SURELY_GUESSED,
    TO,
    TOTAL,
    causes_in,
    place_key,
    struck_in,
)
from generator.parse.figures.scopes import INCIDENT, STRUCK, WAR, WORLD
from generator.timex import date_range

LONGEST_DAY = 7  # days that a figure may be of and still be compared by its day
LONG_AGO = 45  # days: what is of an earlier time is told as history
NEAR = 30  # code points around a figure in which it is told that each is confirmed
MOST_BESIDE = 40  # figures of one sentence
COARSEST = 0.05  # of a number, to which it may be rounded


class Share(StrEnum):
    """How much of the whole a figure tells."""

    WHOLE = ""
    PART = "part"  # "including 44 civilians", "in one area"
    MORE = "more"  # "another 12", "12 new cases"
    FORMER = "former"  # "earlier put at 12", "up from 12"
    OTHER = "other"  # "after another quake that killed 12"


NO_TOTALS = (Share.MORE, Share.OTHER)


class Mode(StrEnum):
    """Whether it was counted."""

    COUNT = ""
    GUESS = "guess"  # "12 are believed to have died"
    FORECAST = "forecast"  # "could reach 12"
    PLAN = "plan"  # "will let in 12"


@frozen
class Measure:
    """A figure with what its sentence says of how it was counted."""

    reported: Reported
    counter: str  # who counts, as a key; "" where it is the article itself
    place: str
    is_named: bool  # whether its sentence names the place; else the article does
    first: int  # the days that it is of, by ordinal; 0 where unknown
    last: int
    low: float | None  # what it may mean at least and at most, as it is qualified and rounded
    high: float | None
    share: Share
    mode: Mode
    aside: tuple[str, ...]  # what else must be the same: a rate, a period, a side's area, a group
    targets: frozenset[str]  # what was struck: a school, a market, those who protest
    causes: frozenset[str]  # of what kind its sentence names what killed or drove them: a disease
    is_definite: bool  # "the strike" on a place that is named
    is_total: bool  # it is called a toll, a total or an estimate
    is_disaster: bool  # its article tells of a flood, a quake or the like
    within: frozenset[str]  # where in its place, as far as the sentence tells
    is_confirmed: bool  # each is known to be so: "confirmed dead"
    is_official: bool  # a state's own body or man counts
    nations: frozenset[str]  # of which state, where its name tells
    happenings: frozenset[str] = frozenset()  # the claims of them that its sentence tells

    @property
    def value(self) -> float | None:
        """The number."""
        return self.reported.figure.value

    @property
    def is_fixed(self) -> bool:
        """Whether what it counts does not change: who was on board."""
        return self.reported.figure.term == ABOARD

    @property
    def is_slow(self) -> bool:
        """Whether a day changes little or nothing of it, as of a whole war, or of the world."""
        return self.is_fixed or self.reported.figure.scope in (WAR, WORLD)

    @property
    def is_struck(self) -> bool:
        """Whether one of many attacks may be told: what a war's article says of one place."""
        figure = self.reported.figure
        is_local = figure.scope == INCIDENT or not self.is_disaster
        return figure.term in STRUCK and is_local and not self.is_slow


def mark_additions(figures: Iterable[Reported]) -> Iterator[Reported]:
    """Give the figures of an article, those that are no total of its happening marked as such."""
    beside: dict[str, list[Reported]] = defaultdict(list)
    for one in figures:
        told = beside[one.passage.id]
        share = share_of(one, told[:MOST_BESIDE])
        told.append(one)
        yield replace(one, is_addition=True) if share in NO_TOTALS else one


def share_of(reported: Reported, beside: Sequence[Reported] = ()) -> Share:
    """Say how much of the whole a figure tells, where others stand `beside` it."""
    return _share(reported, *_around(reported), beside=beside)


def mode_of(reported: Reported) -> Mode:
    """Say whether those whom a figure tells of were counted, are guessed, or are but expected."""
    return _mode(reported, *_around(reported))


def measure(reported: Reported, beside: Sequence[Reported] = ()) -> Measure:
    """Read what a figure measures from its sentence, in which others may stand `beside` it."""
    figure = reported.figure
    before, own, behind = _around(reported)
    whole = _line(reported.passage.span.of(reported.passage.article.text))
    first, last = _days(reported)
    low, high = _bounds(reported)
    found = Measure(
        reported,
        counter=counter_of(reported),
        place=place_key(figure.place),
        is_named=bool(figure.place) and _is_named(figure.place, whole),
        first=first,
        last=last,
        low=low,
        high=high,
        share=_share(reported, before, own, behind, beside=beside),
        mode=_mode(reported, before, own, behind),
        aside=asides_of(reported, before, own, behind),
        targets=_targets(whole),
        causes=causes_in(whole),
        is_definite=DEFINITE.search(whole) is not None,
        is_total=TOTAL.search(whole) is not None,
        is_disaster=_tells_of_disaster(reported),
        within=within(figure.place, whole),
        is_confirmed=CONFIRMED.search(f"{before[-NEAR:]}{own}{behind[:NEAR]}") is not None,
        is_official=is_official(reported),
        nations=nations_of(reported.reporter_name),
    )
    if not found.is_fixed:
        return found
    return replace(found, place=carrier_of(reported), targets=frozenset())


def _is_named(place: str, sentence: str) -> bool:
    is_there = place in sentence  # few are, and a pattern is made for each place
    return is_there and re.search(rf"\b{re.escape(place)}\b", sentence) is not None


def _targets(sentence: str) -> frozenset[str]:
    """Name what was struck: buildings, a crowd."""
    crowd = {"crowd"} if CROWD.search(sentence) else set()
    return struck_in(sentence) | crowd


def _around(reported: Reported) -> tuple[str, str, str]:
    """Give the words of a figure's sentence before it, its own, and those behind it."""
    figure, sentence = reported.figure.span, reported.passage.span
    text = reported.passage.article.text
    before = text[max(sentence.start, figure.start - 2 * NEIGHBOUR) : figure.start]
    behind = text[figure.end : min(sentence.end, figure.end + 2 * BEHIND)]
    return _line(before), _line(figure.of(text)), _line(behind)


def _line(text: str) -> str:
    return " ".join(text.split()) if "\n" in text else text


def _share(
    reported: Reported, before: str, own: str, behind: str, *, beside: Sequence[Reported]
) -> Share:
    """Say how much of the whole a figure tells."""
    near = before[-NEIGHBOUR:]
    if OF_OTHER.search(before):
        return Share.OTHER
    if reported.figure.superseded or _is_former(before, near, behind):
        return Share.FORMER
    if NEW.search(own) or NEW.match(behind.lstrip()):
        return Share.MORE
    is_more = "another" in reported.figure.qualifier or _is_more(near, own, behind)
    if is_more and not _is_besides_others(reported, beside):
        return Share.MORE
    is_part = OF_TOTAL.match(reported.passage.text) or _is_part(before, own, behind)
    return Share.PART if is_part else Share.WHOLE


def _is_more(near: str, own: str, behind: str) -> bool:
    """Whether the words of a number, or around it, say that it comes on top of others."""
    return bool(MORE_BEHIND.match(behind) or MORE.search(own) or MORE_BEFORE.search(near))


def _is_former(before: str, near: str, behind: str) -> bool:
    """Whether the words around a number say that it was so before."""
    is_said = FORMER.search(near) or FORMER_BEHIND.match(behind)
    had_been = HAD.match(behind) and FORMER_SAID.search(before)
    return bool(is_said or had_been or (FROM.search(near) and TO.match(behind)))


def _is_part(before: str, own: str, behind: str) -> bool:
    """Whether the words around a number say that it is of some of them, or of one place."""
    if OF_THE_DEAD.search(own) or OF_THEM.match(behind):
        return True
    if BROUGHT.match(behind) or OTHER_PARTS.match(behind):
        return True
    near = before[-NEIGHBOUR:]
    return bool(RECEIVED.search(near) or ONE_AREA.search(near) or INCLUDED.search(before))


def _is_besides_others(reported: Reported, beside: Sequence[Reported]) -> bool:
    """Whether others were told before: "12 were killed and another 40 injured"."""
    ahead = [one.figure for one in beside if one.figure.span < reported.figure.span]
    terms = {figure.term for figure in ahead}
    return bool(terms) and reported.figure.term not in terms


def _mode(reported: Reported, before: str, own: str, behind: str) -> Mode:
    """Say whether those were counted, are guessed, or are only expected."""
    figure = reported.figure
    near = before[-NEIGHBOUR:]
    done = AS_DONE.search(near)
    near = near[done.end() :] if done else near
    around = f"{near} {own} {behind[:BEHIND]}"
    if SURELY_GUESSED.search(around):
        return Mode.GUESS
    if COULD.search(around):
        return Mode.FORECAST
    if GUESSED.search(around):
        return Mode.GUESS
    if figure.term in PLANS:
        return Mode.COUNT
    if PLANNED.search(before) or PLANNED_BEHIND.match(behind):
        return Mode.PLAN
    if figure.is_feared:
        return Mode.GUESS
    return Mode.FORECAST if figure.is_expected else Mode.COUNT


def _days(reported: Reported) -> tuple[int, int]:
    """Give the days that a figure is of: its own where these are few, else that of its article."""
    article = reported.passage.article
    published = article.published.toordinal() if article.published else 0
    days = date_range(reported.figure.as_of)
    if not days:
        return published, published
    first, last = (day.toordinal() for day in days)
    if last - first < LONGEST_DAY:
        return first, last
    is_now = first - LONG_AGO <= published <= last + LONG_AGO
    return (published, published) if is_now else (first, last)


def _bounds(reported: Reported) -> tuple[float | None, float | None]:
    """Give what a figure may mean at least and at most, as far as rounding and qualifiers go."""
    figure = reported.figure
    if figure.value is None:
        return figure.low, figure.high
    value, words = figure.value, figure.qualifier
    step = _rounding(value)
    if any(word in words for word in LOWER):
        return value, value + 2 * step
    if "up to" in words or "fewer than" in words:
        return 0, value
    if "nearly" in words:
        return value - 2 * step, value
    if "about" in words:
        return value * 0.9, value * 1.1
    half = step / 2 if step > 1 else 0
    return value - half, value + half


@lru_cache(maxsize=4096)
def _rounding(value: float) -> float:
    """Give the step to which a number may be rounded: 10 for 670, 1000 for 43,000, 1 for 11,321."""
    step = 1.0
    while value and value % (step * 10) == 0 and step * 10 < value:
        step *= 10
    return max(1.0, min(step, value * COARSEST))


def _tells_of_disaster(reported: Reported) -> bool:
    """Whether the title or the first words of the article, or the sentence, tell of a disaster."""
    article = reported.passage.article
    return _is_of_disaster(article.title or "", article.text[:600])


@lru_cache(maxsize=4096)
def _is_of_disaster(title: str, lead: str) -> bool:
    return DISASTER.search(NOT_DISASTER.sub("", f"{title} {lead}")) is not None
