"""Who blame each other, and whether numbers may be at odds where no rule says that they are.

That nothing is contradicted is said only where neither is so.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from operator import itemgetter

from generator.briefing_items import Stance
from generator.evidence import Reported

ROUNDED = 1.05  # times the smaller of two numbers that are one, rounded
WEEK = 7  # days
Told = Sequence[tuple[str, float]]  # articles, each with its largest number
Largest = dict[date, dict[str, float]]  # of each day and article


def find_traded_blame(stances: Iterable[Stance]) -> Iterator[tuple[Stance, Stance]]:
    """Give who accuses another that accuses them: both can't be right on who did it."""
    accusing = {
        (one.actor.key, one.target.key): one for one in stances if one.relation == "accuses"
    }
    for (actor, target), one in accusing.items():
        other = accusing.get((target, actor))
        if other and actor < target:
            yield one, other


def are_numbers_apart(figures: Iterable[Reported]) -> bool:
    """Whether an article has fewer of one thing, wherever, than another had up to a week before."""
    largest: dict[tuple[str, str], Largest] = defaultdict(dict)
    for one in figures:
        if one.is_count and one.last_day:
            told = largest[one.figure.term, one.figure.unit].setdefault(one.last_day, {})
            article = one.passage.article.id
            told[article] = max(told.get(article, 0), one.figure.value or 0)
    return any(map(_has_fewer_later, largest.values()))


def _has_fewer_later(largest: Largest) -> bool:
    # Of a day two articles suffice: one of them is another than the later one.
    top = {day: sorted(told.items(), key=itemgetter(1))[-2:] for day, told in largest.items()}
    return any(
        number > ROUNDED * value
        for day, told in largest.items()
        for article, value in told.items()
        for other, number in _of_week_before(top, day)
        if other != article
    )


def _of_week_before(top: Mapping[date, Told], last: date) -> Iterator[tuple[str, float]]:
    for days in range(WEEK + 1):
        yield from top.get(last - timedelta(days), ())
