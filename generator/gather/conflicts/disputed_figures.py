"""How the figures of a briefing stand to each other, and over which of them the sources disagree.

Each figure is compared with its neighbours in time alone, so that the work grows with their number.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import combinations, pairwise, product
from typing import NamedTuple

from generator.claim_kinds import Stands, Why
from generator.claims import Claim, ClaimRelation, Conflict, Origin, Related
from generator.evidence import Reported, Series
from generator.frozen import changed
from generator.gather.conflicts.joined_numbers import (
    JoinedNumbers,
    number_of,
    saying_of,
    telling_of,
)
from generator.gather.conflicts.relate import (
    SameOrigin,
    differ,
    differ_in_a_part,
    is_comparable,
    is_later,
    is_part_of,
    is_retold,
)
from generator.gather.measures.compared_figures import (
    SEASON,
    WEEK,
    agree,
    called,
    days_between,
    thing_of,
)
from generator.gather.measures.measured_story import (
    MOST_TOLD,
    grouped,
    measure_figures,
    with_happenings,
)
from generator.gather.measures.measuring import Measure, Share
from generator.parse.gazetteer.countries import country_of

MOST_VALUES = 8  # of one day: more are of many happenings, not of one


class _Pair(NamedTuple):
    """Two figures that differ."""

    one: Measure
    other: Measure
    why: Why


class Figures:
    """The figures of a briefing, and how they stand to each other."""

    def __init__(
        self,
        series: Iterable[Series],
        origins: Iterable[Origin] = (),
        claims: Iterable[Claim] = (),
        measured: Iterable[Measure] | None = None,
    ) -> None:
        """`measured` are the figures of the series, where they have been measured."""
        self._origin_of = {id: origin.id for origin in origins for id in origin.ids}
        known = measure_figures(series) if measured is None else measured
        self._measures = with_happenings(known, claims)
        self._groups = grouped(self._measures, thing_of)
        self._pairs = [*self._found_pairs()]

    def conflicts(self) -> tuple[Conflict, ...]:
        """Give the groups of figures over which the sources disagree, each with the reason.

        They stand in the order of the series. With a figure stand those that give its number in
        the same days, whoever counted.
        """
        joined = JoinedNumbers(pair[:2] for pair in self._pairs)
        reasons: dict[int | None, set[Why]] = defaultdict(set)
        for pair in self._pairs:
            reasons[joined.of(pair.one)].add(pair.why)
        return tuple(
            Conflict(
                why=next(filter(reasons[number].__contains__, Why)),
                figures=tuple(one.reported for one in part),
            )
            for number, group in self._members(joined).items()
            for part in self._parted(group)
        )

    def _parted(self, group: list[Measure]) -> Iterator[list[Measure]]:
        """Give what is at odds now, and apart from it the older counts with what these met.

        Of 81, a day later 145, and 435 by others, 81 and 145 are no two sides of one conflict.
        """
        odds = [{number_of(one), number_of(other)} for one, other, _ in self._pairs]
        old = [one for one in group if any(_follows(other, one, odds) for other in group)]
        now = [one for one in group if one not in old]
        numbers = set(map(number_of, now))
        if not old or not any(pair <= numbers for pair in odds):
            yield group
            return
        yield now
        yield _at_odds_with(old, group, odds)

    def _members(self, joined: "JoinedNumbers") -> dict[int, list[Measure]]:
        """Give the figures of each group: those at odds, and those that give the number of one."""
        at_odds = grouped((one for pair in self._pairs for one in pair[:2]), number_of)
        members: dict[int, list[Measure]] = defaultdict(list)
        for one in self._measures:
            same = at_odds.get(number_of(one), ())[:MOST_TOLD]
            near = (joined.of(each) for each in same if days_between(one, each) <= WEEK)
            if (number := next(near, None)) is not None:
                members[number].append(one)
        return members

    def relations(self) -> Iterator[Related]:
        """Give how figures stand to each other, but for those that agree.

        Of a counter's numbers each is later than the one before it.
        """
        for pair in self._pairs:
            yield Related(pair.one.reported, pair.other.reported, Stands.DIFFER)
        for group in grouped(self._measures, lambda one: one.reported.passage.id).values():
            in_text = sorted(group[:MOST_TOLD], key=_place_in_text)
            for whole, part in combinations(in_text, 2):
                if is_part_of(part, whole):
                    yield Related(part.reported, whole.reported, Stands.PART_OF)
        for group in self._groups.values():
            for numbers in grouped(_by_day(group), lambda one: one.counter).values():
                for earlier, later in pairwise(numbers):
                    if self._is_later(later, earlier):
                        yield Related(later.reported, earlier.reported, Stands.LATER)

    def _is_later(self, later: Measure, earlier: Measure) -> bool:
        is_same = is_comparable(later, earlier) and not agree(later, earlier)
        if not (is_same and is_later(later, earlier)):
            return False
        return differ(later, earlier, self._same_origin) is None

    def _same_origin(self, one: Reported, other: Reported) -> bool:
        ids = one.passage.article.id, other.passage.article.id
        first, second = (self._origin_of.get(id, id) for id in ids)
        return first == second

    def _found_pairs(self) -> Iterator[_Pair]:
        """Give every two figures that differ."""
        for group in self._groups.values():
            yield from self._pairs_of_one_thing(group)
        yield from self._pairs_of_a_part()
        yield from self._pairs_of_one_counter()

    def _pairs_of_one_thing(self, group: Sequence[Measure]) -> Iterator[_Pair]:
        """Give the figures of one thing that differ, but for what was settled or rose."""
        pairs = [*self._differing_neighbours(group)]
        if not pairs:
            return
        newest = {one.counter: one for one in _by_day(group)}
        rises = set(_rises(group))
        for pair in pairs:
            if not (_is_settled(pair, newest) or _is_rise(pair, rises)):
                yield pair

    def _differing_neighbours(self, group: Sequence[Measure]) -> Iterator[_Pair]:
        for one, other in _neighbours(group):
            if not is_comparable(one, other):
                continue
            if why := differ(one, other, self._same_origin):
                yield _Pair(one, other, why)

    def _pairs_of_one_counter(self) -> Iterator[_Pair]:
        """Give what articles tell otherwise of what one named counter said on one day."""
        for told in grouped(self._measures, telling_of).values():
            if 1 < len(told) <= MOST_TOLD and told[0].counter:
                yield from _retold(told, self._same_origin)

    def _pairs_of_a_part(self) -> Iterator[_Pair]:
        """Give the figures of a country with those of a part of it that are more.

        Of a place nobody knows in which of several countries it lies.
        """
        named = (one.place for one in self._measures if country_of(one.reported.figure.place))
        countries = set(named)
        if len(countries) != 1:
            return
        for group in grouped(self._measures, called).values():
            for one, other in _neighbours(group):
                if (one.place in countries) == (other.place in countries):
                    continue
                if why := differ_in_a_part(one, other, self._same_origin):
                    yield _Pair(one, other, why)


def add_relations(
    claims: Iterable[Claim], related: Iterable[Related], conflicts: Iterable[Conflict]
) -> tuple[Claim, ...]:
    """Give the claims with what their records tell of how they stand to each other.

    Of two that differ each names the other, so of what happened and its denial; what is later or a
    part names what it follows.
    """
    claims = tuple(claims)
    claim_of = {id(record): claim.id for claim in claims for record in claim.records}
    denials = filter(None, (one.events for one in conflicts))
    denied = ((first, told, Stands.DIFFER) for first, *others in denials for told in others)
    relations: dict[str, dict[ClaimRelation, None]] = defaultdict(dict)
    for one, to, stands in (*related, *denied):
        first, second = claim_of.get(id(one)), claim_of.get(id(to))
        if not (first and second) or first == second:
            continue
        relations[first][ClaimRelation(second, stands)] = None
        if stands is Stands.DIFFER:
            relations[second][ClaimRelation(first, stands)] = None
    return tuple(changed(one, relations=(*one.relations, *relations[one.id])) for one in claims)


def _place_in_text(one: Measure) -> tuple:
    return one.reported.place_in_text


def _by_day(group: Sequence[Measure]) -> list[Measure]:
    """Sort figures by their day, and those of a day so that no order of articles matters."""
    return sorted(group, key=lambda one: (one.last, one.first, one.low, *_place_in_text(one)))


def _neighbours(group: Sequence[Measure]) -> Iterator[tuple[Measure, Measure]]:
    """Give the figures of one thing by twos, those of an article and those of near days.

    Where a day or an article has very many numbers, they are of many things.
    """
    for told in grouped(group, lambda one: one.reported.passage.article.id).values():
        if len(_values(told)) <= MOST_VALUES:
            yield from combinations(_once(told)[:MOST_TOLD], 2)
    days = grouped(_by_day(group), lambda one: one.last)
    kept = [one for day in days.values() if len(_values(day)) <= MOST_VALUES for one in _once(day)]
    for number, late in enumerate(kept):
        reach = SEASON if late.is_slow else WEEK
        for early in reversed(kept[max(0, number - MOST_TOLD) : number]):
            if late.first - early.last > reach:
                break
            if early.reported.passage.article.id != late.reported.passage.article.id:
                yield early, late


def _values(group: Iterable[Measure]) -> set[tuple]:
    return {(one.low, one.high) for one in group}


def _once(group: Iterable[Measure]) -> list[Measure]:
    """Give the first of those that say the same."""
    first: dict[Hashable, Measure] = {}
    for one in group:
        first.setdefault(saying_of(one), one)
    return list(first.values())


def _at_odds_with(
    some: Iterable[Measure], group: Iterable[Measure], odds: Iterable[set[Hashable]]
) -> list[Measure]:
    """Give of a group the figures that are at odds with some of it, and these."""
    numbers = set(map(number_of, some))
    met = set().union(*(pair for pair in odds if not pair.isdisjoint(numbers)))
    return [one for one in group if number_of(one) in met]


def _follows(later: Measure, earlier: Measure, odds: Iterable[set[Hashable]]) -> bool:
    """Whether a count is newer than another that it is nowhere at odds with."""
    is_same = is_comparable(later, earlier) and not agree(later, earlier)
    are_at_odds = {number_of(later), number_of(earlier)} in odds
    return is_same and later.first > earlier.last > 0 and not are_at_odds


def _is_settled(pair: _Pair, newest: Mapping[str, Measure]) -> bool:
    """Whether both who counted later gave numbers that agree."""
    sides = pair[:2]
    now = [newest[side.counter] for side in sides]
    is_newer = all(new.last > side.last for new, side in zip(now, sides, strict=True))
    is_known = all(side.counter for side in sides)
    return is_newer and is_known and is_comparable(*now) and agree(*now)


def _rises(group: Iterable[Measure]) -> Iterator[tuple[float | None, float | None]]:
    """Give the numbers of which an article tells that one became the other: "from 190 to 225"."""
    for told in grouped(group, lambda one: one.reported.passage.id).values():
        for former, now in product(told[:MOST_TOLD], repeat=2):
            if former.share is Share.FORMER and now.share is Share.WHOLE:
                yield former.value, now.value


def _is_rise(pair: _Pair, rises: Set[tuple[float | None, float | None]]) -> bool:
    """Whether of two articles one has the number that the other's became."""
    early, late = sorted(pair[:2], key=lambda one: one.last)
    return pair.why is not Why.SIDE_BY_SIDE and (early.value, late.value) in rises


def _retold(told: Sequence[Measure], same_origin: SameOrigin) -> Iterator[_Pair]:
    """Give what two articles tell otherwise of one thing that a counter said on one day.

    That it is one thing shows another number of the same sentences, in which they agree.
    """
    sentences = grouped(told, lambda one: one.reported.passage.id)
    for ours, theirs in combinations(sentences.values(), 2):
        if same_origin(ours[0].reported, theirs[0].reported):
            continue
        twos = [(one, other) for one in ours for other in theirs if is_retold(one, other)]
        if any(agree(*two) for two in twos):
            for one, other in twos:
                if why := differ(one, other, same_origin, Why.RETOLD):
                    yield _Pair(one, other, why)
