"""How counts stand to each other: which is older, rounded, about the same, or history."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from math import floor, log

from generator.evidence import Passage, Reported
from generator.gather.measures.measure_words import UPPER
from generator.parse.figures.scopes import WAR

# "More than 100,000" doesn't take back a count of 106,000; "nearly 8,000" is the 7,849 counted.
MORE, ABOUT = ("more than", "at least"), ("about",)
CLOSE = 1.1  # how many times a value another is that says the same
NEARLY = 1.05  # how many times a count an upper limit is that rounds it
CONSISTENT = 1.25  # how many times a minimum a count is that it doesn't take back
SOON = timedelta(days=7)  # within which a higher count is not taken back by a lower minimum
# "In 2010 a quake killed …", "the outbreak of 2018", "the worst since the 1990s, when … died"
YEAR = re.compile(
    r"\b(?:(?:in|of|during|between)\s+(?:[A-Z][a-z]+\s+)?(?=\d{4}\b)"
    r"|(?:in|during)\s+the\s+(?=\d{4}s)|since\s+(?:the\s+)?(?=\d{4}s?,\s+when\b))"
    r"((?:19|20)\d\d)",
    re.IGNORECASE,
)
SEASON = timedelta(days=90)  # after the end of a year it is no news any more
LONG_AGO = timedelta(days=365)  # what was counted longer before its article is history


class Support:
    """How many origins stand behind a count: those that give about the same.

    Values lie in steps, each a few times the one before; near ones are those of the same step and
    of its neighbours.
    """

    def __init__(self, reported: Iterable[Reported], origins: Mapping[str, str], times: float):
        """`origins` names the origin of an article, by its id, where that is another."""
        self._times = times
        self._origins: dict[tuple[str, int], set[str]] = defaultdict(set)
        self._counts: dict[tuple[str, int], int] = {}
        for one in reported:
            article = one.passage.article.id
            self._origins[self._step(one)].add(origins.get(article, article))

    def of(self, one: Reported) -> int:
        """Count the origins that give about as many."""
        term, step = key = self._step(one)
        if key not in self._counts:
            near = (self._origins.get((term, each), set()) for each in range(step - 1, step + 2))
            self._counts[key] = len(set().union(*near))
        return self._counts[key]

    def _step(self, one: Reported) -> tuple[str, int]:
        amount = one.figure.value or 0
        step = floor(log(amount) / log(self._times)) if amount > 0 else -1
        return one.figure.term, step


def value(one: Reported) -> float:
    return one.figure.value or 0


def day_of(one: Reported) -> date:
    """Give the day on which a figure was told."""
    return one.passage.article.published or date.min


def last_counted(one: Reported) -> date:
    """Give the day that a figure is of, where it is told to be of an earlier one."""
    return min(one.last_day or day_of(one), day_of(one))


def is_about(card: Reported, one: Reported) -> bool:
    """Whether a figure gives what a card counts, exactly or roughly."""
    if one.figure.value is None or card.figure.value is None:
        return False
    if not _count_the_same(card, one) or not is_within(value(one), value(card), CLOSE):
        return False
    is_rounded = bool(card.figure.qualifier or one.figure.qualifier)
    return is_rounded or value(one) == value(card) or _noughts(value(one)) > _noughts(value(card))


def _count_the_same(one: Reported, other: Reported) -> bool:
    return one.figure.term == other.figure.term and one.figure.unit == other.figure.unit


def is_history(one: Reported) -> bool:
    """Whether it was counted long before its article, and not since."""
    published, figure = one.passage.article.published, one.figure
    if not published or figure.scope == WAR or (figure.since and not figure.as_of):
        return False
    was_counted = one.last_day
    if was_counted and published - was_counted > LONG_AGO:
        return True
    if len(figure.as_of) == len("2024") and _is_over(figure.as_of, published):
        return True
    return not figure.since and names_past_year(one.passage)


def names_past_year(passage: Passage) -> bool:
    """Whether a sentence tells of a year that is long over: "In 2010 a quake killed …"."""
    published = passage.article.published
    years = YEAR.findall(passage.text) if published else ()
    return any(_is_over(year, published) for year in years)


def _is_over(year: str, published: date) -> bool:
    """Whether the year had long ended when the article was published."""
    return published - date(int(year), 12, 31) > SEASON


def by_article(found: list[Reported]) -> Iterator[list[Reported]]:
    articles: dict[str, list[Reported]] = {}
    for one in found:
        articles.setdefault(one.passage.article.id, []).append(one)
    yield from articles.values()


def is_within(one: float, other: float, times: float) -> bool:
    return max(one, other) <= min(one, other) * times


def is_not_taken_back(one: Reported, newest: Reported) -> bool:
    """Whether a higher count still stands beside a newer minimum, "at least 2,800"."""
    if value(one) <= value(newest) or not _has(newest, MORE):
        return False
    is_recent = day_of(newest) - day_of(one) <= SOON
    return is_recent or value(one) <= value(newest) * CONSISTENT


def completes(one: Reported, minimum: Reported) -> bool:
    """Whether an exact count is what its article gives first as a minimum: "more than 200"."""
    is_above = value(minimum) < value(one) <= value(minimum) * CONSISTENT
    is_exact = not one.figure.qualifier
    return is_above and is_exact and _has(minimum, MORE) and _count_the_same(one, minimum)


def without_found(figures: Iterable[Reported]) -> list[Reported]:
    """Leave out whom something buried, where as many were found dead since."""
    found = list(figures)
    tolls = [one for one in found if one.figure.term == "killed"]
    return [one for one in found if not any(is_found_by(toll, one) for toll in tolls)]


def is_found_by(toll: Reported, one: Reported) -> bool:
    """Whether a toll has, since they were buried alive, reached as many as these."""
    if (toll.figure.term, one.figure.term) != ("killed", "buried"):
        return False
    return day_of(toll) > day_of(one) and value(toll) >= value(one) > 0


def stands_for(rounded: Reported, exact: Reported) -> bool:
    """Whether a value may be the rounded form of a count."""
    if not _count_the_same(rounded, exact) or _is_rounder(exact, rounded):
        return False
    low, high = value(rounded) / CLOSE, value(rounded) * CLOSE
    if _has(rounded, MORE):
        return value(rounded) < value(exact) <= high
    if _has(rounded, UPPER):
        low = value(rounded) / NEARLY if rounded.figure.place else low
        return low <= value(exact) < value(rounded)
    return _has(rounded, ABOUT) and low <= value(exact) <= high


def _is_rounder(one: Reported, other: Reported) -> bool:
    """Whether one ends in as many noughts as the other, or more."""
    return _noughts(value(one)) >= _noughts(value(other))


def _noughts(number: float) -> int:
    digits = f"{number:.0f}"
    return len(digits) - len(digits.rstrip("0"))


def _has(one: Reported, qualifiers: tuple[str, ...]) -> bool:
    return any(word in one.figure.qualifier for word in qualifiers)
