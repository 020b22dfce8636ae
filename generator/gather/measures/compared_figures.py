"""What two figures have in common: the thing, the number, the day, who counted, the happening."""

from generator.gather.measures.apart import are_apart
from generator.gather.measures.counters import is_short_for
from generator.gather.measures.measuring import Measure, Mode, Share
from generator.parse.figures.scopes import INCIDENT, WAR, WORLD
from generator.timex import date_range

# Scopes that tell more than the place: the dead of a war are no other count of a strike's.
UNLIKE = frozenset({WORLD, WAR, INCIDENT})
FIGHTERS = ("fighters", "militants", "rebels", "insurgents", "gunmen", "terrorists")
FEW_DAYS, WEEK, SEASON = 3, 7, 60
ONE_START = 7  # days between two beginnings that mean one
LONGEST_OF_ONSET = 31  # days: a count since then and one of the whole disaster are one
SIDE_BY_SIDE = 1.05  # how many times the smaller number the larger is: less is a rounding


def thing_of(one: Measure) -> tuple[str, str, str, str]:
    """Give what two figures share that count the same thing."""
    figure = one.reported.figure
    if one.is_fixed:
        unit = "people" if figure.unit == "passengers" else figure.unit
        return figure.term, unit, "", one.place
    what = f"{one.reported.theme} {figure.term}"
    return what, unit_of(figure.unit), scope_of(figure.scope), one.place


def unit_of(unit: str) -> str:
    """Give the unit; those who fight are called otherwise by each side."""
    return "fighters" if unit in FIGHTERS else unit


def scope_of(scope: str) -> str:
    """Give the scope where it tells more than the place."""
    return scope if scope in UNLIKE else ""


def agree(one: Measure, other: Measure) -> bool:
    """Whether two figures may mean one number."""
    low, high = max(one.low, other.low), min(one.high, other.high)  # type: ignore[type-var]
    return low <= high or times(one, other) < SIDE_BY_SIDE


def times(one: Measure, other: Measure) -> float:
    """Say how many times the smaller figure the larger one is."""
    low, high = sorted((middle(one), middle(other)))
    return high / low if low > 0 else float("inf")


def middle(one: Measure) -> float:
    return one.value if one.value is not None else (one.low + one.high) / 2  # type: ignore


def days_between(one: Measure, other: Measure) -> int:
    """Say how many days lie between two figures; very many where a day is unknown."""
    if not (one.first and other.first):
        return SEASON * SEASON
    return max(0, one.first - other.last, other.first - one.last)


def since_agree(one: Measure, other: Measure) -> bool:
    """Whether two figures are counted from the same time."""
    starts = sorted(filter(None, (_start(one), _start(other))))
    if len(starts) == 2:
        return starts[1] - starts[0] <= (SEASON * 6 if one.is_slow else ONE_START)
    if not starts or one.is_slow:
        return True
    return min(one.first, other.first) - starts[0] <= LONGEST_OF_ONSET


def _start(one: Measure) -> int:
    days = date_range(one.reported.figure.since)
    return days[0].toordinal() if days else 0


def are_of_one_counter(one: Measure, other: Measure) -> bool:
    """Whether one has counted both, or "the provincial government" and that of a named province."""
    if one.counter == other.counter:
        return True
    return is_short_for(one.counter, other.counter) or is_short_for(other.counter, one.counter)


def have_counters(one: Measure, other: Measure) -> bool:
    """Whether it is known of both who counts."""
    return bool(one.counter and other.counter)


def are_of_one_certainty(one: Measure, other: Measure) -> bool:
    """Whether neither is a fear beside a count, nor an estimate beside those that are confirmed.

    Of those whom one knows to be dead there are fewer than of those who may be.
    """
    return not any(
        counted.mode is Mode.COUNT and (_is_feared(guessed) or _is_beyond(guessed, counted))
        for counted, guessed in ((one, other), (other, one))
    )


def _is_feared(one: Measure) -> bool:
    figure = one.reported.figure
    return one.mode is Mode.GUESS and (figure.is_feared or figure.is_expected)


def _is_beyond(guessed: Measure, counted: Measure) -> bool:
    return guessed.mode is Mode.GUESS and counted.is_confirmed


def are_of_one_thing(one: Measure, other: Measure) -> bool:
    return thing_of(one) == thing_of(other)


def are_whole_or_former(one: Measure, other: Measure) -> bool:
    return {one.share, other.share} <= {Share.WHOLE, Share.FORMER}


def are_planned_alike(one: Measure, other: Measure) -> bool:
    return (one.mode is Mode.PLAN) == (other.mode is Mode.PLAN)


def is_no_forecast(one: Measure, other: Measure) -> bool:
    return Mode.FORECAST not in (one.mode, other.mode)


def are_of_no_two_targets(one: Measure, other: Measure) -> bool:
    return not (are_apart(one.targets, other.targets) or are_apart(one.causes, other.causes))


def is_after(one: Measure, other: Measure) -> bool:
    return one.first > other.last > 0


def is_of_one_season(one: Measure, other: Measure) -> bool:
    return one.is_slow or days_between(one, other) <= SEASON


def has_place(one: Measure, _other: Measure) -> bool:
    return bool(one.place)


def are_part_and_whole(one: Measure, other: Measure) -> bool:
    return one.share is Share.PART and other.share is Share.WHOLE


def is_behind_in_sentence(one: Measure, other: Measure) -> bool:
    a, b = one.reported, other.reported
    return a.passage.id == b.passage.id and b.figure.span.start < a.figure.span.start


def is_no_more(one: Measure, other: Measure) -> bool:
    return one.value is not None and other.value is not None and one.value <= other.value


def are_of_one_term(one: Measure, other: Measure) -> bool:
    return one.reported.figure.term == other.reported.figure.term


def are_whole(one: Measure, other: Measure) -> bool:
    return one.share is other.share is Share.WHOLE


def have_one_aside(one: Measure, other: Measure) -> bool:
    return one.aside == other.aside


def is_no_plan(one: Measure, other: Measure) -> bool:
    return Mode.PLAN not in (one.mode, other.mode)


def may_be_of_one_place(one: Measure, other: Measure) -> bool:
    return one.is_named != other.is_named or one.place == other.place


def are_called_alike(one: Measure, other: Measure) -> bool:
    return called(one) == called(other)


def called(one: Measure) -> tuple[str, str, str]:
    """Give what a figure counts and its scope, whatever its place."""
    figure = one.reported.figure
    return figure.term, figure.unit, scope_of(figure.scope)
