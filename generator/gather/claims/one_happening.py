"""Whether two sentences tell one happening: what they agree in, weighed by how often it happens."""

from collections.abc import Iterator, Mapping
from math import inf
from typing import NamedTuple

from generator.frozen import frozen
from generator.gather.claims.compared_sentences import Weights
from generator.gather.claims.told import Told
from generator.gather.happenings.happening_words import (
    ACTS,
    AT_PLACE,
    BY_NATURE,
    OF_ACTOR,
    OF_STORY,
    OFTEN,
    ON_DAY,
    listed,
    names_in,
)
from generator.gather.measures.apart import are_apart
from generator.gather.measures.whereabouts import DIVISIONS, Where, some_may_agree

LONGEST_DAYS = 4  # that what happens often may be dated by
NEAR_DAYS = 2  # between what is of one day and an article that gives none
# What two sentences may agree in.
PLACE, TOWN, DAY, NEAR, SOLE = "place", "town", "day", "near", "sole"
ACTOR, TARGET, ARTICLE = "actor", "target", "article"
ENOUGH = 9.0  # that all has to weigh


class Likeness(NamedTuple):
    """What has to agree in two sentences of one kind of happening, in the weight of words."""

    against: float  # before anything is known
    weights: Mapping[str, float]  # of what agrees
    most: float = inf  # without any words that the two share


LIKENESS = {
    OF_STORY: Likeness(-9, {}),
    BY_NATURE: Likeness(90, {PLACE: 99, DAY: 99, SOLE: 99}),
    AT_PLACE: Likeness(20, {PLACE: 29, ACTOR: 29, NEAR: 20}),
    OF_ACTOR: Likeness(0, {ACTOR: 9, TARGET: 9, NEAR: 2, ARTICLE: 2}),
    ON_DAY: Likeness(31, {NEAR: 20, DAY: 11, TOWN: 15, SOLE: 20}),
    OFTEN: Likeness(18, {NEAR: 20, DAY: 4, TOWN: 4, ACTOR: 4, TARGET: 4, ARTICLE: -8}, most=22),
}


@frozen
class Happened:
    """What a happening is compared by."""

    type: str  # "seize"
    once: str  # where it happens but once, or OFTEN
    places: tuple[Where, ...]
    sources: frozenset[str]  # keys of actors
    nations: frozenset[str]  # their countries
    targets: frozenset[str]
    first: int  # the days by ordinals; where none is known, those up to the day of its article
    last: int
    is_dated: bool
    is_other: bool  # it is called another one, or a later one
    struck: frozenset[str]  # what its sentence says was hit: a market
    words: frozenset[str]  # by which it is told
    is_sole: bool = False  # it may be of the one day that its story knows for such

    @property
    def is_once(self) -> bool:
        """Whether its type and place tell it from all others."""
        return self.once not in (OFTEN, ON_DAY)

    @property
    def is_precise(self) -> bool:
        """Whether it is known on which days it was."""
        return self.is_dated and self.last - self.first < LONGEST_DAYS


def happened_in(one: Told) -> Happened:
    """What a happening is compared by."""
    assert isinstance(one.detail, Happened)
    return one.detail


def are_one_happening(first: Told, second: Told, weights: Weights) -> bool:
    """Whether two sentences tell one happening: by what they agree in, else by words as well."""
    if not do_not_contradict(first, second):
        return False
    kind = _kind_of(happened_in(first))
    of_its_kind = LIKENESS[kind]
    agreed = sum(of_its_kind.weights.get(each, 0.0) for each in _agreed(first, second))
    missing = ENOUGH + of_its_kind.against - min(agreed, of_its_kind.most)
    if missing <= 0:
        return True
    one, other = first.facts, second.facts
    if not (one.counts <= other.counts or other.counts <= one.counts):
        return False
    words = one.words & other.words
    if kind == OFTEN:
        words -= happened_in(first).words | happened_in(second).words
    return weights.sum(words) + weights.sum(one.counts & other.counts) >= missing


def _kind_of(one: Happened) -> str:
    """Say how often it happens: of some, a town sees several on one day."""
    return OFTEN if one.type in listed("of some") else one.once


def _agreed(first: Told, second: Told) -> Iterator[str]:
    """Name what two sentences that do not contradict each other agree in."""
    one, other = happened_in(first), happened_in(second)
    is_near = _are_near(one, other)
    is_sole = _are_sole(one, other, is_near=is_near)
    agreed = {
        PLACE: bool(one.places and other.places),
        TOWN: _are_in_one_town(one, other),
        DAY: _share_day(one, other),
        NEAR: (is_near or is_sole) and _are_comparable(one, other),
        SOLE: is_sole,
        ACTOR: not one.sources.isdisjoint(other.sources),
        TARGET: not one.targets.isdisjoint(other.targets),
        ARTICLE: is_near and first.facts.parsed is second.facts.parsed,
    }
    return (name for name, is_so in agreed.items() if is_so)


def _are_sole(one: Happened, other: Happened, *, is_near: bool) -> bool:
    """Whether the story knows but one day for such, and one of the two tells that."""
    is_known = one.is_precise or other.is_precise or one.once == BY_NATURE
    is_about_then = is_near or one.once != ON_DAY
    return one.is_sole and other.is_sole and is_about_then and is_known


def _are_comparable(one: Happened, other: Happened) -> bool:
    """Whether a day is known of what happens often, or else that it is of one actor, or to one."""
    if one.once != OFTEN or one.is_precise or other.is_precise:
        return True
    share_nobody = one.sources.isdisjoint(other.sources) and one.targets.isdisjoint(other.targets)
    return one.type in names_in(ACTS) and not share_nobody


def _share_day(one: Happened, other: Happened) -> bool:
    """Whether both have a day; that it is no other one is known."""
    return one.is_precise and other.is_precise


def _are_near(one: Happened, other: Happened) -> bool:
    """Whether two are told within a few days, where no day is given."""
    are_known = one.last > 0 and other.last > 0
    return are_known and abs(one.last - other.last) <= NEAR_DAYS


def do_not_contradict(first: Told, second: Told, *, say_the_same: bool = False) -> bool:
    """Whether two may be one happening: place, days and actors don't speak against it.

    Of sentences that say the same it is known that neither tells of another one.
    """
    one, other = happened_in(first), happened_in(second)
    if one.type != other.type or not may_meet(one, other):
        return False
    is_known_one = say_the_same or _share_day(one, other)
    if one.is_other != other.is_other and not is_known_one:
        return False
    if one.once in (OF_STORY, BY_NATURE):
        return True  # an organ of a state and the state do the same, and nobody makes a quake
    of_others = are_apart(one.targets, other.targets) or are_apart(one.struck, other.struck)
    return not (of_others or _are_by_others(one, other))


def _are_by_others(one: Happened, other: Happened) -> bool:
    """Whether two are by others: not where organs of one state do it, or declare one thing."""
    of_one_state = one.once != OF_ACTOR and not one.nations.isdisjoint(other.nations)
    is_there_that_day = one.once == AT_PLACE and _share_day(one, other)
    return are_apart(one.sources, other.sources) and not (of_one_state or is_there_that_day)


def _are_in_one_town(one: Happened, other: Happened) -> bool:
    """Whether both are told of one town, or one of a town in the other's region."""
    towns = [each for each in (*one.places, *other.places) if each.feature not in DIVISIONS]
    return bool(towns) and some_may_agree(one.places, other.places)


def may_meet(one: Happened, other: Happened) -> bool:
    """Whether neither their days nor their places speak against their being one."""
    if one.first > other.last or other.first > one.last:
        return False
    if not (one.places and other.places) or some_may_agree(one.places, other.places):
        return True
    # Where a slide of one day is told of a hamlet that no gazetteer has: it lies in some town.
    are_of_one_day = _share_day(one, other) or (one.is_sole and other.is_sole)
    is_of_day = one.once == BY_NATURE and are_of_one_day
    return is_of_day and _is_unlocated(one) != _is_unlocated(other)


def _is_unlocated(one: Happened) -> bool:
    """Whether it is known of none of its places where they lie."""
    return all(place.lat is None for place in one.places)
