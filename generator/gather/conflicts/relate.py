"""How figures stand to each other: agreed, one later, one part of another, or at odds.

Each relation is a table of what must hold of both, in the words of `compared_figures`,
`set_against` and `at_odds`. Only what differs is shown as a disagreement, and what is doubtful is
none: a wrong one makes a reader distrust a source that was right.
"""

from collections.abc import Callable
from typing import NamedTuple

from generator.claim_kinds import Why
from generator.evidence import Reported
from generator.gather.conflicts.at_odds import (
    SLOW,
    are_apart_as_slow,
    are_apart_in_number,
    are_far_apart,
    are_guesses,
    are_in_one_area,
    are_of_few_days,
    are_of_near_days,
    are_of_one,
    are_of_one_day_or_fewer_later,
    are_of_other_counters,
    are_of_two_counters,
    are_other_counters_known,
    are_slow_and_near,
    are_told_of_one,
    are_too_far_apart,
    count_their_own,
    is_confirmed_beside_more,
    is_more_in_a_part,
    is_no_news,
    is_no_update,
    is_taken_back,
    leaves_open,
    may_be_of_one_thing,
    may_be_of_two_counters,
)
from generator.gather.measures.compared_figures import (
    agree,
    are_called_alike,
    are_of_no_two_targets,
    are_of_one_certainty,
    are_of_one_counter,
    are_of_one_term,
    are_of_one_thing,
    are_part_and_whole,
    are_planned_alike,
    are_whole,
    are_whole_or_former,
    has_place,
    have_counters,
    have_one_aside,
    is_after,
    is_behind_in_sentence,
    is_no_forecast,
    is_no_more,
    is_no_plan,
    is_of_one_season,
    may_be_of_one_place,
    since_agree,
    times,
)
from generator.gather.measures.measuring import Measure, Share
from generator.gather.measures.set_against import (
    is_answer,
    is_contested,
    is_rejected,
    of_one_article,
)

SameOrigin = Callable[[Reported, Reported], bool]
Holds = Callable[[Measure, Measure], bool]


class Reason(NamedTuple):
    """Why two figures can't both be right, and all that must hold of them."""

    why: Why
    conditions: tuple[Holds, ...]


def _are_of_whole(one: Measure, other: Measure) -> bool:
    return are_whole_or_former(one, other) or is_rejected(one, other)


def _are_alike_certain(one: Measure, other: Measure) -> bool:
    return one.is_fixed or are_of_one_certainty(one, other) or is_contested(one, other)


def _are_of_one_aside(one: Measure, other: Measure) -> bool:
    return one.aside == other.aside or is_answer(one, other) or is_rejected(one, other)


def _are_since_one_time(one: Measure, other: Measure) -> bool:
    return since_agree(one, other) or is_answer(one, other)


# Of two that count the same.
COUNT_THE_SAME = (
    are_of_one_thing,
    _are_of_whole,
    are_planned_alike,
    is_no_forecast,
    _are_alike_certain,
    _are_of_one_aside,
    _are_since_one_time,
    are_of_no_two_targets,
)
# Of one that is later than the other.
LATER = (is_after, is_of_one_season, has_place)
# Of one that is a part of the other.
PART_OF = (are_part_and_whole, is_behind_in_sentence, is_no_more, are_of_one_term)
# Of one thing that a counter told on one day, as two articles have it.
RETOLD = (
    are_whole,
    have_one_aside,
    is_no_forecast,
    is_no_plan,
    are_of_one_certainty,
    may_be_of_one_place,
    are_called_alike,
)
# Of two that are both right for all that is known, or too far apart to be of one thing.
MAY_BOTH_BE = (count_their_own, is_taken_back, leaves_open, are_too_far_apart, agree)
# Of two of which an article says that somebody rejects one.
REJECTED = Reason(
    Why.SIDE_BY_SIDE,
    (is_rejected, are_apart_in_number, may_be_of_one_thing, are_of_near_days),
)
# Of a country and of a part of it.
MORE_IN_A_PART = Reason(
    Why.COUNTERS,
    (
        are_called_alike,
        are_whole,
        have_one_aside,
        is_no_forecast,
        is_no_plan,
        are_of_one_certainty,
        since_agree,
        are_of_no_two_targets,
        are_of_two_counters,
        are_apart_in_number,
        is_more_in_a_part,
        is_no_update,
        are_of_one_day_or_fewer_later,
    ),
)
# Of two in one article that can't both be right.
IN_ONE_ARTICLE = (
    Reason(
        Why.SIDE_BY_SIDE,
        (are_of_other_counters, are_of_near_days, is_no_news, are_told_of_one),
    ),
)
# Of two in two articles that can't both be right.
IN_TWO_ARTICLES = (
    Reason(
        Why.COUNTERS,
        (
            are_of_two_counters,
            are_apart_in_number,
            are_in_one_area,
            are_of_one,
            is_no_update,
            are_of_one_day_or_fewer_later,
        ),
    ),
    Reason(Why.COUNTERS, (is_confirmed_beside_more, are_of_one, are_in_one_area, are_far_apart)),
    # A guess doesn't grow as a count does.
    Reason(
        Why.ESTIMATES,
        (are_other_counters_known, are_guesses, are_of_few_days, are_of_one, are_far_apart),
    ),
    # Of a whole war, the world or who was on board, a day changes little.
    Reason(Why.WHOLE, (may_be_of_two_counters, are_slow_and_near, are_apart_as_slow)),
)


def is_comparable(one: Measure, other: Measure) -> bool:
    """Whether two figures count the same, as far as their words and circumstances tell."""
    return all(holds(one, other) for holds in COUNT_THE_SAME)


def is_later(one: Measure, other: Measure) -> bool:
    """Whether a figure is a newer count of the same counter, or the article calls the other old.

    Asked of two that count the same, and do not differ.
    """
    if have_counters(one, other) and not are_of_one_counter(one, other):
        return False
    if other.share is Share.FORMER and not one.share:
        return of_one_article(one.reported, other.reported)
    return all(holds(one, other) for holds in LATER)


def is_part_of(one: Measure, other: Measure) -> bool:
    """Whether a figure counts some of those whom the other counts, in the same sentence."""
    return all(holds(one, other) for holds in PART_OF)


def is_retold(one: Measure, other: Measure) -> bool:
    """Whether two figures of one counter and day are of one thing, should the places agree."""
    return all(holds(one, other) for holds in RETOLD)


def differ(
    one: Measure, other: Measure, same_origin: SameOrigin, known: Why | None = None
) -> Why | None:
    """Say why two figures that count the same can't both be right; None where they may be.

    A reason that is `known` beforehand holds where the numbers are far enough from each other.
    """
    if _is_reason(REJECTED, one, other):
        return REJECTED.why
    if any(holds(one, other) for holds in MAY_BOTH_BE):
        return None
    if known:
        return known if times(one, other) >= SLOW else None
    is_of_one_article = of_one_article(one.reported, other.reported)
    if not is_of_one_article and same_origin(one.reported, other.reported):
        return None
    reasons = IN_ONE_ARTICLE if is_of_one_article else IN_TWO_ARTICLES
    return next((each.why for each in reasons if _is_reason(each, one, other)), None)


def differ_in_a_part(one: Measure, other: Measure, same_origin: SameOrigin) -> Why | None:
    """Say that two count a country and a part of it, and the part has more."""
    is_so = _is_reason(MORE_IN_A_PART, one, other)
    return MORE_IN_A_PART.why if is_so and not same_origin(one.reported, other.reported) else None


def _is_reason(reason: Reason, one: Measure, other: Measure) -> bool:
    return all(holds(one, other) for holds in reason.conditions)
