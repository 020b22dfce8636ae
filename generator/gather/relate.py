"""How figures stand to each other: agreed, one later, one part of another, or at odds.

Only what differs is shown as a disagreement, and what is doubtful is none: a wrong one makes a
reader distrust a source that was right. The rules stand in `differ`, one a line.
"""

import re
from collections.abc import Callable

from generator.claim_kinds import Why
from generator.evidence import Reported
from generator.gather.apart import are_apart
from generator.gather.counters import is_short_for
from generator.gather.measures import LOWER, Measure, Mode, Share
from generator.parse.figures.scopes import COUNTRY, INCIDENT, STRUCK, WAR, WORLD
from generator.timex import date_range

# Scopes that tell more than the place: the dead of a war are no other count of a strike's.
UNLIKE = frozenset({WORLD, WAR, INCIDENT})
# What each counts for itself: whom it helped, found or paid. Two numbers of it are no disagreement.
OWN = frozenset(
    (
        *("assisted", "treated", "screened", "vaccinated", "tested", "trained", "admitted"),
        *("monitored", "rescued", "survived", "supplies", "deployed", "beds", "bodies found"),
        *("funds required", "funds given", "funds received", "recruited", "recovered", "rebuilt"),
        *("evacuated", "drones", "missiles"),
        *("sentenced", "charged", "cancelled"),
        *("rockets", "shells", "bombs", "air strikes", "attacks", "incidents", "violations"),
    )
)
FIGHTERS = ("fighters", "militants", "rebels", "insurgents", "gunmen", "terrorists")
ANSWER = re.compile(r"\s*(?:But|However|Yet|By contrast|In contrast)\b")
DISPUTE = re.compile(r"\b(?:disput|contradict|reject|dismiss|den(?:y|ied|ies)\b)", re.IGNORECASE)
SHARES = ("percent", "share")  # units of one whole or another, without which they say nothing
# What only grows: where the later number is the smaller one, nobody counted on.
GROWING = STRUCK - {"missing", "buried", "kidnapped", "detained"}
SAME_DAY, SAME_ARTICLE = 0, 1  # days between two counts of one thing
FEW_DAYS, WEEK, SEASON = 3, 7, 60
# How many times the smaller number the larger is: less is a rounding or an update of the day, more
# is another thing.
SIDE_BY_SIDE, APART, GUESSED, SLOW, FARTHEST = 1.05, 1.25, 2.0, 1.5, 20.0
BOUNDED = 1.4  # "at least 12" is no other number than 16
ONE_START = 7  # days between two beginnings that mean one
LONGEST_OF_ONSET = 31  # days: a count since then and one of the whole disaster are one
BECAME = re.compile(  # before a number: "the number of the missing dropped to | 12"
    r"\b(?:r[io]se[ns]?|grew|grown|climbed|increased|jumped|fell|fallen|dropped|declined|decreased"
    r"|(?:went|gone)\s+(?:up|down))\s+to\s+(?:\w+\s+)?$"
)
AGAINST = re.compile(
    r"\b(?:but|however|while|whereas|although|though|contrast|contradict\w*|disput\w+"
    r"|den(?:y|ies|ied)|conflicting|discrepan\w+|differ\w*|higher|lower|fewer|instead|claims?"
    r"|claimed|insist\w*|puts?|only)\b",
    re.IGNORECASE,
)
# Before a number that its counter sets against what the article gave before: "the real toll is 12",
# "officials have only confirmed 12".
REAL_TOLL = re.compile(
    r"\b(?:real|actual|true)\s+(?:death\s+)?(?:tolls?|numbers?|figures?|counts?|totals?)\b"
    r"[^.;]{0,60}$",
)
HAS_ONLY = re.compile(r"\b(?:has|have|had)\s+(?:so\s+far\s+)?only\s+[a-z]+ed\b[^.;]{0,60}$")


SameOrigin = Callable[[Reported, Reported], bool]


def of_one_article(one: Reported, other: Reported) -> bool:
    """Whether two figures stand in one article."""
    return one.passage.article.id == other.passage.article.id


def is_later(one: Measure, other: Measure) -> bool:
    """Whether a figure is a newer count of the same counter, or the article calls the other old.

    Asked of two that count the same, and do not differ.
    """
    if one.counter != other.counter and one.counter and other.counter:
        return False
    if other.share is Share.FORMER and not one.share:
        return of_one_article(one.reported, other.reported)
    is_near = one.is_slow or days_between(one, other) <= SEASON
    return one.first > other.last > 0 and is_near and bool(one.place)


def is_part_of(one: Measure, other: Measure) -> bool:
    """Whether a figure counts some of those whom the other counts, in the same sentence."""
    if one.share is not Share.PART or other.share is not Share.WHOLE:
        return False
    a, b = one.reported, other.reported
    is_less = one.value is not None and other.value is not None and one.value <= other.value
    is_near = a.passage.id == b.passage.id and b.figure.span.start < a.figure.span.start
    return is_near and is_less and a.figure.term == b.figure.term


def is_comparable(one: Measure, other: Measure) -> bool:
    """Whether two figures count the same, as far as their words and circumstances tell."""
    return (
        thing_of(one) == thing_of(other)
        and {one.share, other.share} <= {Share.WHOLE, Share.FORMER}
        and (one.mode is Mode.PLAN) == (other.mode is Mode.PLAN)
        and Mode.FORECAST not in (one.mode, other.mode)
        and (one.is_fixed or _are_of_one_certainty(one, other) or _is_contested(one, other))
        and (one.aside == other.aside or is_answer(one, other))
        and (_since_agree(one, other) or is_answer(one, other))
        and not are_apart(one.targets, other.targets)
    )


def thing_of(one: Measure) -> tuple[str, str, str, str]:
    """Give what two figures share that count the same thing."""
    figure = one.reported.figure
    if one.is_fixed:
        unit = "people" if figure.unit == "passengers" else figure.unit
        return figure.term, unit, "", one.place
    return figure.term, unit_of(figure.unit), scope_of(figure.scope), one.place


def _are_of_one_certainty(one: Measure, other: Measure) -> bool:
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


def unit_of(unit: str) -> str:
    """Give the unit; those who fight are called otherwise by each side."""
    return "fighters" if unit in FIGHTERS else unit


def is_answer(one: Measure, other: Measure) -> bool:
    """Whether one figure contradicts what the sentence before it says: "But the army said 12"."""
    if not of_one_article(one.reported, other.reported):
        return False
    first, second = sorted((one, other), key=lambda each: each.reported.figure.span)
    text = first.reported.passage.article.text
    start, end = second.reported.passage.span
    is_next = not text[first.reported.passage.span.end : start].strip()
    is_against = ANSWER.match(text, start, end) or DISPUTE.search(text, start, end)
    is_period_alone = one.aside[:1] + one.aside[2:] == other.aside[:1] + other.aside[2:]
    return bool(is_next and is_against and is_period_alone)


def scope_of(scope: str) -> str:
    """Give the scope where it tells more than the place."""
    return scope if scope in UNLIKE else ""


def _since_agree(one: Measure, other: Measure) -> bool:
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


def agree(one: Measure, other: Measure) -> bool:
    """Whether two figures may mean one number."""
    low, high = max(one.low, other.low), min(one.high, other.high)  # type: ignore[type-var]
    return low <= high or times(one, other) < SIDE_BY_SIDE


def times(one: Measure, other: Measure) -> float:
    """Say how many times the smaller figure the larger one is."""
    low, high = sorted((_middle(one), _middle(other)))
    return high / low if low > 0 else float("inf")


def _middle(one: Measure) -> float:
    return one.value if one.value is not None else (one.low + one.high) / 2  # type: ignore


def days_between(one: Measure, other: Measure) -> int:
    """Say how many days lie between two figures; very many where a day is unknown."""
    if not (one.first and other.first):
        return SEASON * SEASON
    return max(0, one.first - other.last, other.first - one.last)


def differ(
    one: Measure, other: Measure, same_origin: SameOrigin, known: Why | None = None
) -> Why | None:
    """Say why two figures that count the same can't both be right; None where they may be.

    A reason that is `known` beforehand holds where the numbers are far enough from each other.
    """
    if _may_both_be(one, other):
        return None
    if known:
        return known if times(one, other) >= SLOW else None
    if of_one_article(one.reported, other.reported):
        return _side_by_side(one, other)
    if same_origin(one.reported, other.reported):
        return None
    rules = (_on_one_day, _confirmed, _guessed, _slow)
    return next(filter(None, (rule(one, other) for rule in rules)), None)


def _may_both_be(one: Measure, other: Measure) -> bool:
    """Whether both are right for all that is known, or are too far apart to be of one thing."""
    figure = one.reported.figure
    if figure.term in OWN or figure.unit in SHARES:
        return True
    is_early = Share.FORMER in (one.share, other.share)
    if is_early and (not one.is_fixed or of_one_article(one.reported, other.reported)):
        return True
    if _is_bound(one, other) and not _is_contested(one, other):
        return True
    return times(one, other) > FARTHEST or agree(one, other)


def is_retold(one: Measure, other: Measure) -> bool:
    """Whether two figures of one counter and day are of one thing, should the places agree."""
    a, b = one.reported.figure, other.reported.figure
    is_whole = one.share is other.share is Share.WHOLE and one.aside == other.aside
    is_so = Mode.FORECAST not in (one.mode, other.mode) and Mode.PLAN not in (one.mode, other.mode)
    is_so = is_so and _are_of_one_certainty(one, other)
    has_place = one.is_named == other.is_named and one.place != other.place
    is_same = (a.term, a.unit, scope_of(a.scope)) == (b.term, b.unit, scope_of(b.scope))
    return is_whole and is_same and is_so and not has_place


def _is_bound(one: Measure, other: Measure) -> bool:
    """Whether the larger is what the smaller leaves open: "at least 12", and 16."""
    small = min(one, other, key=_middle)
    words = small.reported.figure.qualifier
    is_open = any(word in words for word in LOWER)
    return is_open and times(one, other) <= BOUNDED


def _side_by_side(one: Measure, other: Measure) -> Why | None:
    """One article gives both, of two who count, on one day."""
    is_contested = _is_contested(one, other)
    reach = WEEK if is_contested else SAME_ARTICLE
    if _are_of_one_counter(one, other) or days_between(one, other) > reach:
        return None
    is_against = is_contested or _is_set_against(one, other)
    is_news = _has_become(one, other) or not _are_of_one_stretch(one, other)
    if not is_against and is_news:
        return None
    is_struck = one.is_struck or other.is_struck
    if is_struck and not _is_told_of_both(one, other, is_against=is_against):
        return None
    return Why.SIDE_BY_SIDE


def _is_told_of_both(one: Measure, other: Measure, *, is_against: bool) -> bool:
    """Whether two who are known have counted what one attack did, or each a whole."""
    is_of_one = is_against or (_is_whole(one) and _is_whole(other))
    return is_of_one and _have_counters(one, other)


def _has_become(one: Measure, other: Measure) -> bool:
    """Whether the article itself goes on: "the number of the missing has dropped to 12"."""
    _, second = sorted((one, other), key=lambda each: each.reported.figure.span)
    passage = second.reported.passage
    told = passage.article.text[passage.span.start : second.reported.figure.span.start]
    return not second.counter and BECAME.search(told) is not None


def _are_of_one_stretch(one: Measure, other: Measure) -> bool:
    """Whether two count in one area and over one time."""
    return one.within == other.within and _counted_over(one) == _counted_over(other)


def _counted_over(one: Measure) -> tuple[str, bool]:
    """Give the month or year that a figure counts, and whether it counts since some day."""
    figure = one.reported.figure
    days = date_range(figure.as_of)
    is_long = bool(days) and (days[1] - days[0]).days > WEEK
    return figure.as_of if is_long else "", bool(figure.since)


def _is_whole(one: Measure) -> bool:
    """Whether a figure tells a total, or counts a whole country on no day of its own."""
    figure = one.reported.figure
    is_of_country = figure.scope == COUNTRY and one.is_named and not figure.as_of
    return one.is_total or (is_of_country and not one.targets)


def _is_set_against(one: Measure, other: Measure) -> bool:
    """Whether the article sets one against the other, in a sentence or in the next one."""
    first, second = sorted((one.reported, other.reported), key=lambda each: each.figure.span)
    text = first.passage.article.text
    between = text[first.passage.span.end : second.passage.span.start]
    is_near = first.passage.id == second.passage.id or len(between.strip()) == 0
    told = text[first.figure.span.end : second.passage.span.end]
    return is_near and AGAINST.search(told) is not None


def _is_contested(one: Measure, other: Measure) -> bool:
    """Whether the later of two in an article is told as what the other should be, or as too few."""
    if not of_one_article(one.reported, other.reported):
        return False
    first, second = sorted((one, other), key=lambda each: each.reported.figure.span)
    passage = second.reported.passage
    told = passage.article.text[passage.span.start : second.reported.figure.span.start]
    if first.is_total and REAL_TOLL.search(told):
        return True
    return HAS_ONLY.search(told) is not None


def _on_one_day(one: Measure, other: Measure) -> Why | None:
    """Two count the same day, or the later counts fewer of what only grows."""
    if not _are_of_two_counters(one, other) or times(one, other) < APART:
        return None
    if one.within != other.within or not _are_of_one(one, other):
        return None
    is_growing = one.reported.figure.term in GROWING
    if is_growing and (_is_update(one, other) or _has_one_day(one, other)):
        return None
    apart = days_between(one, other)
    early, late = sorted((one, other), key=lambda each: each.last)
    is_less = _middle(late) < _middle(early) and is_growing
    return Why.COUNTERS if apart <= (WEEK if is_less else SAME_DAY) else None


def _are_of_two_counters(one: Measure, other: Measure) -> bool:
    """Whether two who can't be one have counted."""
    is_of_two = not _are_of_one_counter(one, other) and not _may_be_of_one(one, other)
    return is_of_two and _have_counters(one, other)


def _are_of_one_counter(one: Measure, other: Measure) -> bool:
    """Whether one has counted both, or "the provincial government" and that of a named province."""
    if one.counter == other.counter:
        return True
    return is_short_for(one.counter, other.counter) or is_short_for(other.counter, one.counter)


def _have_counters(one: Measure, other: Measure) -> bool:
    """Whether it is known of both who counts."""
    return bool(one.counter and other.counter)


def _may_be_of_one(one: Measure, other: Measure) -> bool:
    """Whether a counter without a name may be the other one: "a rights group", "Relief Watch"."""
    unnamed = [each.counter.startswith(("a ", "an ")) for each in (one, other)]
    return any(unnamed) and not (one.is_official or other.is_official)


def _has_one_day(one: Measure, other: Measure) -> bool:
    """Whether only one has a day of its own: the other may have been counted the day before."""
    return bool(one.reported.figure.as_of) != bool(other.reported.figure.as_of)


def _confirmed(one: Measure, other: Measure) -> Why | None:
    """One article has those confirmed, by nobody named, and another body counts far more that day.

    An official who counts more goes on with what was confirmed before.
    """
    confirmed, counted = (one, other) if one.is_confirmed else (other, one)
    if confirmed.counter or not (confirmed.is_confirmed and counted.counter):
        return None
    if counted.is_official or not _are_of_one(one, other) or one.within != other.within:
        return None
    is_near = days_between(one, other) <= SAME_DAY
    is_more = _middle(counted) > _middle(confirmed) and times(one, other) >= GUESSED
    return Why.COUNTERS if is_near and is_more else None


def _is_update(one: Measure, other: Measure) -> bool:
    """Whether two bodies of one state count: the later number of the day is an update.

    Of what two officials whom nobody names say of one attack, nobody knows which was later.
    """
    are_named = one.reported.reporter or other.reported.reporter
    if one.happenings & other.happenings and one.is_struck and not are_named:
        return False
    are_officials = one.is_official and other.is_official
    return are_officials and not (one.nations and other.nations and one.nations != other.nations)


def _are_of_one(one: Measure, other: Measure) -> bool:
    """Whether two figures of one place are of one happening, where many may be told."""
    if not (one.is_struck or other.is_struck):
        return True
    if one.happenings & other.happenings and not are_apart(one.nations, other.nations):
        return True
    return _are_of_one_attack(one, other) or (one.is_total and other.is_total)


def _are_of_one_attack(one: Measure, other: Measure) -> bool:
    """Whether two figures are of one day, and of one target or of what both call the one."""
    has_day = one.reported.figure.as_of == other.reported.figure.as_of != ""
    is_known = one.is_definite and other.is_definite and one.is_named and other.is_named
    is_one_target = bool(one.targets) and one.targets == other.targets
    return has_day and (is_known or is_one_target)


def _guessed(one: Measure, other: Measure) -> Why | None:
    """Two guess the same a few days apart: a guess doesn't grow as a count does."""
    if not (one.counter and other.counter) or one.counter == other.counter:
        return None
    is_guess = one.mode is other.mode is Mode.GUESS
    is_near = days_between(one, other) <= FEW_DAYS and _are_of_one(one, other)
    return Why.ESTIMATES if is_guess and is_near and times(one, other) >= GUESSED else None


def _slow(one: Measure, other: Measure) -> Why | None:
    """Two tell of a whole war, the world or who was on board, where a day changes little."""
    is_other = one.counter != other.counter or not one.counter
    is_near = one.is_slow and other.is_slow and days_between(one, other) <= SEASON
    is_far = times(one, other) >= (APART if one.is_fixed else SLOW)
    return Why.WHOLE if is_other and is_near and is_far else None
