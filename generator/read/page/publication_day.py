"""The day on which a web page's article was published, from all that the page says of it.

A page names many days: its own, that of its last change, those of related stories, videos and
comments. Each place where a day of publication may stand gives a candidate with a weight; the
weights of one day add up, and the heaviest day is taken where it is heavy enough and no other comes
near. A wrong day moves every "on Thursday", so what is doubtful stays unknown: that no day is known
is said, and soon mended.
"""

import re
from collections import Counter
from datetime import date, timedelta
from operator import attrgetter
from typing import NamedTuple

from generator.read.page.day_candidates import (
    LONG_LINE,
    PERHAPS,
    WEAKEST,
    Candidate,
    addresses,
    days_of_change,
    find_candidates,
)
from generator.read.page.day_lines import find_day_lines
from generator.read.page.head import About
from generator.read.page.written_day import FIRST_YEAR, MOST_SEEN, read_either

MONTH_IN_ADDRESS = re.compile(r"/(20\d\d|19[89]\d)[/-](0[1-9]|1[0-2])(?=[/-])")
# What readers see.
SHOWN = ("shown", "time", "class", "dated", "label", "address", "title", "line", "dateline")
CLEAR = 5  # the weight of a day that a page shows as its own, and not in some line

ENOUGH_ALONE = PERHAPS  # where no other is named: that of the last change, say
ENOUGH = 5  # the weight of a day that is taken beside others
FAR_AHEAD = 2  # as many where that is the day before or after: one clock or the other is wrong
AHEAD = 1.34  # how many times the weight of the second it has to be


class FoundDay(NamedTuple):
    """What was found: the day, or the days that the page names where none can be taken."""

    day: date | None
    seen: tuple[date, ...] = ()  # the likeliest first


def find_published(about: About) -> FoundDay:
    """Weigh all that the page says of its day."""
    candidates = [
        candidate for candidate in find_candidates(about) if candidate.day.year >= FIRST_YEAR
    ]
    candidates += _either(about, {candidate.day for candidate in candidates})
    candidates = _of_the_month(about, candidates)
    if all(candidate.where == WEAKEST for candidate in candidates):
        lines = {written.day for written in find_day_lines(about)}  # no other place names one
        lines -= {written.day for written in days_of_change(about.tree)}
        candidates += [Candidate(day, ENOUGH_ALONE, "line") for day in lines if len(lines) == 1]
    day = _heaviest(candidates)
    seen = sorted(candidates, key=lambda candidate: -candidate.weight)
    days = dict.fromkeys(candidate.day for candidate in seen)
    return FoundDay(day) if day else FoundDay(None, tuple(days)[:MOST_SEEN])


def _either(about: About, known: set[date]) -> list[Candidate]:
    """The days that "3/5/2024" near the heading may be, where one alone is near a known day."""
    found = []
    for element in about.near:
        line = element.text_content()
        days = read_either(line) if len(line) <= LONG_LINE else ()
        near = [day for day in days if any(abs((day - other).days) <= 1 for other in known)]
        found += [Candidate(near[0], 5, "shown")] if len(near) == 1 else []
    return found


def _of_the_month(about: About, candidates: list[Candidate]) -> list[Candidate]:
    """Give the days in the month that the address names, or beside it, if it names one."""
    months = map(MONTH_IN_ADDRESS.search, addresses(about.tree, about.address))
    named = {(int(month[1]), int(month[2])) for month in filter(None, months)}
    if len(named) != 1:
        return candidates
    near = (timedelta(-1), timedelta(0), timedelta(1))
    found = [
        candidate
        for candidate in candidates
        if any((day.year, day.month) in named for day in (candidate.day + gap for gap in near))
    ]
    is_told_elsewhere = any(candidate.where != "address" for candidate in found)
    return found if is_told_elsewhere else candidates


def _heaviest(candidates: list[Candidate]) -> date | None:
    weights = _weigh(candidates)
    ranked = weights.most_common(2)
    if not ranked or ranked[0][1] < (ENOUGH if len(ranked) == 2 else ENOUGH_ALONE):
        return None
    if len(ranked) == 2:
        is_beside = abs((ranked[0][0] - ranked[1][0]).days) == 1
        if ranked[0][1] < (FAR_AHEAD if is_beside else AHEAD) * ranked[1][1]:
            return None
    return None if _is_contradicted(ranked[0][0], candidates) else ranked[0][0]


def _weigh(candidates: list[Candidate]) -> Counter[date]:
    """Give the weight of each day; a place counts once for a day."""
    heaviest: dict[tuple[date, str], Candidate] = {}
    for candidate in sorted(candidates, key=attrgetter("weight")):
        heaviest[candidate.day, candidate.where] = candidate
    local: Counter[date] = Counter()
    universal: Counter[date] = Counter()
    for candidate in heaviest.values():
        (universal if candidate.is_universal else local)[candidate.day] += candidate.weight
    weights = local.copy()
    for day, weight in universal.items():
        weights[_local_day(day, local)] += weight
    return weights


def _local_day(day: date, local: Counter[date]) -> date:
    """The day of a moment in UTC where the publisher is: of those beside it, what the page shows.

    `local` are the weights of the days that are not given in UTC.
    """
    near = [other for other in (day - timedelta(1), day + timedelta(1)) if other in local]
    if len(near) == 1 and local[near[0]] > local[day]:
        return near[0]
    return day


def _is_contradicted(day: date, candidates: list[Candidate]) -> bool:
    """Tell whether a page declares a day to programs, and shows its readers none but another.

    Nor can it be a day that the address, which stays as it is, is far from.
    """
    shown = {
        candidate.day
        for candidate in candidates
        if candidate.where in SHOWN and (candidate.day == day or candidate.weight >= CLEAR)
    }
    addressed = [candidate.day for candidate in candidates if candidate.where == "address"]
    is_far = bool(addressed) and all(abs((day - other).days) > 1 for other in addressed)
    return is_far or (bool(shown) and day not in shown)
