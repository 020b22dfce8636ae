"""Whether two sentences tell one happening, by what happens but once: where, by whom or when."""

from dataclasses import dataclass

from generator.gather.claims.compared_sentences import Weights, count_apart
from generator.gather.claims.told import Told
from generator.gather.happenings.happening_words import (
    AT_PLACE,
    BY_NATURE,
    OF_ACTOR,
    OF_STORY,
    ON_DAY,
    listed,
)
from generator.gather.measures.apart import are_apart
from generator.gather.measures.whereabouts import DIVISIONS, Where, some_may_agree

OFTEN = "often"
LONGEST_DAYS = 4  # that what happens often may be dated by
NEAR = 2  # days between what is of one day and an article that gives none
# The weight of the words that two share: in one town, in near days, where an actor or the day is
# one, and where nothing else speaks for one happening.
FEWEST_THERE, FEWEST_NEAR, FEWEST_SHARED, MANY_SHARED = 5.0, 7.0, 9.0, 20.0


@dataclass(frozen=True, slots=True)
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
    """Whether two sentences tell one happening."""
    if not do_not_contradict(first, second):
        return False
    is_one = RULES.get(happened_in(first).once, _is_one_of_many)
    return is_one(first, second, weights)


def _is_of_story(first: Told, second: Told, weights: Weights) -> bool:
    """What happens once in a story is always one."""
    return True


def _is_at_place(first: Told, second: Told, weights: Weights) -> bool:
    """What happens once at a place is one there.

    Where none is told, it is by one actor if one of the two has a day, or by what both share.
    """
    one, other = happened_in(first), happened_in(second)
    if _share_place(one, other):
        return True
    is_near = _are_near(one, other)
    is_dated = one.is_precise or other.is_precise
    is_known = is_dated or (is_near and _shares_words(first, second, weights, FEWEST_THERE))
    by_one = is_known and _share_actor(one, other)
    return by_one or (is_near and _shares_words(first, second, weights))


def _is_of_actor(first: Told, second: Told, weights: Weights) -> bool:
    """What is done once is one of one actor, or to one, or where one of two alike has none."""
    one, other = happened_in(first), happened_in(second)
    if _share_actor(one, other) or not one.targets.isdisjoint(other.targets):
        return True
    is_near = _are_near(one, other) and not count_apart(first.facts, second.facts)
    is_retold = is_near and first.facts.parsed is second.facts.parsed
    fewest = FEWEST_THERE if is_retold else FEWEST_NEAR if is_near else FEWEST_SHARED
    is_open = not (one.sources and other.sources)
    return is_open and _shares_words(first, second, weights, fewest)


def _is_of_day(first: Told, second: Told, weights: Weights) -> bool:
    """What a town sees once a day is one on that day, else by what two sentences share.

    Of those who visit it or are freed there, there may be several.
    """
    one, other = happened_in(first), happened_in(second)
    on_one_day = _share_day(one, other)
    is_there = _are_in_one_town(one, other)
    if _is_sole_there(one, other, is_there=is_there and on_one_day):
        return True
    if not (on_one_day or _are_near(one, other)) or count_apart(first.facts, second.facts):
        return False
    if is_there and first.facts.passage.article.id == second.facts.passage.article.id:
        return True
    if is_there:
        return _shares_words(first, second, weights, FEWEST_THERE)
    is_bound = on_one_day or _share_actor(one, other)
    return _shares_words(first, second, weights, FEWEST_SHARED if is_bound else MANY_SHARED)


def _is_sole_there(one: Happened, other: Happened, *, is_there: bool) -> bool:
    """Whether it is of a type of which there is but one, there that day or in the story."""
    return not _is_of_some(one) and (is_there or _are_sole_and_near(one, other))


def _are_sole_and_near(one: Happened, other: Happened) -> bool:
    """Whether a story knows but one, of about the day that one of two sentences tells."""
    is_known = one.is_precise or other.is_precise
    return is_known and one.is_sole and other.is_sole and _are_near(one, other)


def _is_of_some(one: Happened) -> bool:
    return one.type in listed("of some")


def _is_by_nature(first: Told, second: Told, weights: Weights) -> bool:
    """What nature does is one at a place, or on a day, or where a story knows but one."""
    one, other = happened_in(first), happened_in(second)
    are_sole = one.is_sole and other.is_sole
    return are_sole or _share_place(one, other) or _share_day(one, other)


def _is_one_of_many(first: Told, second: Told, weights: Weights) -> bool:
    """What happens often is one where day, words and place or actor are."""
    one, other = happened_in(first), happened_in(second)
    is_by_one = _share_actor(one, other)
    if not (_share_day(one, other) and (is_by_one or _share_place(one, other))):
        return False
    is_there = is_by_one and _are_in_one_town(one, other)
    return _shares_words(first, second, weights, FEWEST_THERE if is_there else FEWEST_SHARED)


# By what happens but once: where, by whom or when.
RULES = {
    OF_STORY: _is_of_story,
    AT_PLACE: _is_at_place,
    OF_ACTOR: _is_of_actor,
    ON_DAY: _is_of_day,
    BY_NATURE: _is_by_nature,
}


def _share_place(one: Happened, other: Happened) -> bool:
    """Whether both have a place; that it is no other one is known."""
    return bool(one.places and other.places)


def _share_actor(one: Happened, other: Happened) -> bool:
    return not one.sources.isdisjoint(other.sources)


def _share_day(one: Happened, other: Happened) -> bool:
    """Whether both have a day; that it is no other one is known."""
    return one.is_precise and other.is_precise


def _are_near(one: Happened, other: Happened) -> bool:
    """Whether two are told within a few days, where no day is given."""
    are_known = one.last > 0 and other.last > 0
    return are_known and abs(one.last - other.last) <= NEAR


def _shares_words(
    first: Told, second: Told, weights: Weights, fewest: float = FEWEST_SHARED
) -> bool:
    """Whether two sentences share words that tell something."""
    a, b = first.facts, second.facts
    shared = weights.sum(a.words & b.words) + weights.sum(a.numbers & b.numbers)
    return shared >= fewest


def do_not_contradict(first: Told, second: Told, *, say_the_same: bool = False) -> bool:
    """Whether two may be one happening: place, days and actors don't speak against it.

    Of sentences that say the same it is known that neither tells of another one.
    """
    one, other = happened_in(first), happened_in(second)
    if one.type != other.type or not may_meet(one, other):
        return False
    if one.is_other != other.is_other and not say_the_same:
        return False
    if one.once in (OF_STORY, BY_NATURE):
        return True  # an organ of a state and the state do the same, and nobody makes a quake
    of_one_state = one.once != OF_ACTOR and not one.nations.isdisjoint(other.nations)
    by_others = are_apart(one.sources, other.sources) and not of_one_state
    of_others = are_apart(one.targets, other.targets) or are_apart(one.struck, other.struck)
    return not (by_others or of_others)


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
