"""What speaks for two figures' being at odds, and what for their both being right."""

from generator.gather.measures.apart import are_apart
from generator.gather.measures.compared_figures import (
    FEW_DAYS,
    SEASON,
    WEEK,
    are_of_one_counter,
    days_between,
    have_counters,
    middle,
    times,
)
from generator.gather.measures.measure_words import LOWER, SHARES
from generator.gather.measures.measuring import Measure, Mode, Share
from generator.gather.measures.set_against import (
    has_become,
    is_answer,
    is_contested,
    is_counted_in_turn,
    is_set_against,
    of_one_article,
)
from generator.parse.figures.scopes import AREA, COUNTRY, INCIDENT, STRUCK
from generator.parse.gazetteer.countries import country_of
from generator.timex import date_range

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
# What only grows: where the later number is the smaller one, nobody counted on.
GROWING = STRUCK - {"missing", "buried", "kidnapped", "detained"}
SAME_DAY, SAME_ARTICLE = 0, 1  # days between two counts of one thing
# How many times the smaller number the larger is: less is an update of the day, more another thing.
APART, SLOW, GUESSED, FARTHEST = 1.25, 1.5, 2.0, 20.0
BOUNDED = 1.4  # "at least 12" is no other number than 16


def count_their_own(one: Measure, _other: Measure) -> bool:
    return one.reported.figure.term in OWN or one.reported.figure.unit in SHARES


def is_taken_back(one: Measure, other: Measure) -> bool:
    """Whether one is told as what was counted before."""
    is_early = Share.FORMER in (one.share, other.share)
    return is_early and (not one.is_fixed or of_one_article(one.reported, other.reported))


def leaves_open(one: Measure, other: Measure) -> bool:
    return _is_bound(one, other) and not is_contested(one, other)


def are_too_far_apart(one: Measure, other: Measure) -> bool:
    return times(one, other) > FARTHEST and not is_answer(one, other)


def may_be_of_one_thing(one: Measure, other: Measure) -> bool:
    return not are_too_far_apart(one, other)


def are_of_other_counters(one: Measure, other: Measure) -> bool:
    return not are_of_one_counter(one, other)


def are_of_near_days(one: Measure, other: Measure) -> bool:
    return days_between(one, other) <= (WEEK if is_contested(one, other) else SAME_ARTICLE)


def is_no_news(one: Measure, other: Measure) -> bool:
    """Whether the later number is not what the earlier one became, or of another time or area."""
    if is_contested(one, other):
        return True
    is_of_one = is_set_against(one, other) or _are_of_one_stretch(one, other)
    is_of_one = is_of_one or is_counted_in_turn(one, other)
    return is_of_one and not has_become(one, other)


def _is_against(one: Measure, other: Measure) -> bool:
    return is_contested(one, other) or is_set_against(one, other)


def are_told_of_one(one: Measure, other: Measure) -> bool:
    """Whether two who are known have counted what one attack did, or each a whole."""
    if not (one.is_struck or other.is_struck):
        return True
    is_of_one = _is_against(one, other) or (_is_whole(one) and _is_whole(other))
    is_of_one = is_of_one or _is_of_that_attack(one, other) or is_counted_in_turn(one, other)
    return is_of_one and have_counters(one, other)


def _is_of_that_attack(one: Measure, other: Measure) -> bool:
    """Whether the later of two of an article is of "the attack", of which the earlier may be."""
    first, second = sorted((one, other), key=lambda each: each.reported.figure.span)
    return second.is_definite and second.reported.figure.scope == INCIDENT and not first.is_total


def are_apart_in_number(one: Measure, other: Measure) -> bool:
    return times(one, other) >= APART


def are_far_apart(one: Measure, other: Measure) -> bool:
    return times(one, other) >= GUESSED


def are_in_one_area(one: Measure, other: Measure) -> bool:
    return one.within == other.within


def is_no_update(one: Measure, other: Measure) -> bool:
    """Whether the number of what only grows is not that of another day, or hour of one state."""
    is_growing = one.reported.figure.term in GROWING
    return not (is_growing and (_is_update(one, other) or _has_one_day(one, other)))


def are_of_one_day_or_fewer_later(one: Measure, other: Measure) -> bool:
    """Whether two count the same day, or the later counts fewer of what only grows."""
    early, late = sorted((one, other), key=lambda each: each.last)
    is_less = middle(late) < middle(early) and one.reported.figure.term in GROWING
    return days_between(one, other) <= (WEEK if is_less else SAME_DAY)


def is_more_in_a_part(one: Measure, other: Measure) -> bool:
    """Whether a part of a country has more of them than the country."""
    part, whole = sorted((one, other), key=_is_of_country)
    is_part = bool(part.place) and not _is_of_country(part) and _is_of_country(whole)
    return is_part and part.low > whole.high  # type: ignore[operator]


def _is_of_country(one: Measure) -> bool:
    return bool(country_of(one.reported.figure.place))


def is_confirmed_beside_more(one: Measure, other: Measure) -> bool:
    """Whether one are those confirmed, by nobody named, and another body counts more that day.

    An official who counts more goes on with what was confirmed before.
    """
    confirmed, counted = (one, other) if one.is_confirmed else (other, one)
    if confirmed.counter or not (confirmed.is_confirmed and counted.counter):
        return False
    is_same_day = days_between(one, other) <= SAME_DAY
    return is_same_day and not counted.is_official and middle(counted) > middle(confirmed)


def are_other_counters_known(one: Measure, other: Measure) -> bool:
    return have_counters(one, other) and are_of_other_counters(one, other)


def are_guesses(one: Measure, other: Measure) -> bool:
    return one.mode is other.mode is Mode.GUESS


def are_of_few_days(one: Measure, other: Measure) -> bool:
    return days_between(one, other) <= FEW_DAYS


def may_be_of_two_counters(one: Measure, other: Measure) -> bool:
    return not one.counter or are_of_other_counters(one, other)


def are_slow_and_near(one: Measure, other: Measure) -> bool:
    return one.is_slow and other.is_slow and days_between(one, other) <= SEASON


def are_apart_as_slow(one: Measure, other: Measure) -> bool:
    return times(one, other) >= (APART if one.is_fixed else SLOW)


def _is_bound(one: Measure, other: Measure) -> bool:
    """Whether the larger is what the smaller leaves open: "at least 12", and 16."""
    small = min(one, other, key=middle)
    words = small.reported.figure.qualifier
    is_open = any(word in words for word in LOWER)
    return is_open and times(one, other) <= BOUNDED


def _are_of_one_stretch(one: Measure, other: Measure) -> bool:
    """Whether two count in one area and over one time."""
    return one.within == other.within and _counted_over(one) == _counted_over(other)


def _counted_over(one: Measure) -> tuple[str, bool]:
    """Give the month or year that a figure counts, and whether it counts since some day."""
    figure = one.reported.figure
    days = date_range(figure.as_of)
    is_long = bool(days) and (days[1] - days[0]).days > WEEK
    return figure.as_of if is_long else "", bool(figure.since)


def _has_one_day(one: Measure, other: Measure) -> bool:
    """Whether only one has a day of its own: the other may have been counted the day before."""
    return _has_day(one) != _has_day(other)


def _has_day(one: Measure) -> bool:
    days = date_range(one.reported.figure.as_of)
    return bool(days) and (days[1] - days[0]).days <= WEEK


def are_of_two_counters(one: Measure, other: Measure) -> bool:
    """Whether two who can't be one have counted."""
    is_of_two = not are_of_one_counter(one, other) and not _may_be_of_one(one, other)
    return is_of_two and have_counters(one, other)


def _may_be_of_one(one: Measure, other: Measure) -> bool:
    """Whether a counter without a name may be the other one: "a rights group", "Relief Watch"."""
    unnamed = [each.counter.startswith(("a ", "an ")) for each in (one, other)]
    return any(unnamed) and not (one.is_official or other.is_official)


def _is_update(one: Measure, other: Measure) -> bool:
    """Whether two bodies of one state count: the later number of the day is an update.

    Of what two officials whom nobody names say of one attack, nobody knows which was later.
    """
    are_named = one.reported.reporter or other.reported.reporter
    if one.happenings & other.happenings and one.is_struck and not are_named:
        return False
    are_officials = one.is_official and other.is_official
    return are_officials and not (one.nations and other.nations and one.nations != other.nations)


def are_of_one(one: Measure, other: Measure) -> bool:
    """Whether two figures of one place are of one happening, where many may be told."""
    if not (one.is_struck or other.is_struck):
        return True
    if one.happenings & other.happenings and not are_apart(one.nations, other.nations):
        return True
    return _are_of_one_attack(one, other) or (_is_whole(one) and _is_whole(other))


def _are_of_one_attack(one: Measure, other: Measure) -> bool:
    """Whether two figures are of one day, and of one target or of what both call the one."""
    has_day = one.reported.figure.as_of == other.reported.figure.as_of != ""
    is_known = one.is_definite and other.is_definite and one.is_named and other.is_named
    is_one_target = bool(one.targets) and one.targets == other.targets
    return has_day and (is_known or is_one_target)


def _is_whole(one: Measure) -> bool:
    """Whether a figure tells a total, or counts a whole country on no day of its own."""
    figure = one.reported.figure
    is_of_country = figure.scope in (COUNTRY, AREA) and one.is_named and not figure.as_of
    return one.is_total or (is_of_country and not one.targets)
