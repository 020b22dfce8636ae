"""Which figures are one measure: the same number of the same, of one counter or but one named.

A number that is not round is hardly met twice by chance; a round one needs the same counter.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import partial
from math import isclose

from generator.evidence import Reported
from generator.gather.claims.figure_facts import (
    FAMILIES,
    SMALL,
    THE_DEAD,
    ComparedFigure,
    counted_of,
)
from generator.gather.claims.told import MOST_FIRST, Groups, Told
from generator.gather.measures.apart import are_apart
from generator.gather.measures.asides import PERIOD_ASIDE, is_place_within
from generator.gather.measures.compared_figures import FEW_DAYS, WEEK, days_between, scope_of
from generator.gather.measures.counters import are_of_one_house, speak_apart
from generator.gather.measures.measure_words import LOWER, NAMED_BEHIND, UPPER
from generator.gather.measures.measuring import Measure, Mode, Share
from generator.gather.measures.set_against import of_one_article
from generator.gather.measures.whereabouts import some_agree, some_may_agree
from generator.gather.sentences.stems import EMPTY, content_words, stem

OF_WHAT = re.compile(r" (?:of|from|with) ([a-z]{4,})")
BEHIND = 30  # code points behind a figure
ALMOST = 0.02  # of a number, by which its rounding may be off
LITTLE_MORE = 0.05  # by which "more than" it may be
MILLION = 1_000_000
ROUNDED = ("nearly", "about")  # qualifiers
MOST_ROUNDED = 4  # next higher numbers of which each may be the rounded one
FEW = 10  # such numbers are met in every disaster
TELLING = 3  # digits that are not round: 1,250
MONTHS = 60  # days between two reports of one number
REACH = {1: FEW_DAYS, 2: WEEK}  # the same for one of so few digits, of two scopes
OF_STATE = re.compile(
    r"\b(?:government|authorit\w+|officials?|ministr\w+|national|state|agency|police|army"
    r"|cent(?:er|re))\b",
    re.IGNORECASE,
)
FEWEST_WORDS = 3  # that two small numbers of one incident are told with


def join_figures(told: Iterable[Told], groups: Groups) -> None:
    """Put the figures together that are one measure."""
    by_number: dict[float, list[Told]] = defaultdict(list)
    by_term: dict[tuple, list[Told]] = defaultdict(list)
    for one in told:
        counted = counted_of(one)
        if counted.measure.value:
            figure = counted.reported.figure
            by_number[counted.value].append(one)
            by_term[figure.term, figure.unit].append(one)
    for alike in by_number.values():
        _join_each(alike, groups)
    for alike in by_term.values():
        alike.sort(key=lambda one: (counted_of(one).value, one.place))
        for number, one in enumerate(alike):
            for other in alike[number + 1 : number + 1 + MOST_ROUNDED]:
                if _is_rounded(counted_of(one), counted_of(other)):
                    groups.join(one, other, partial(are_one_measure, rounded=True))


def _join_each(alike: list[Told], groups: Groups) -> None:
    """Join each with the first of a few groups that it agrees with."""
    firsts: list[Told] = []
    for one in sorted(alike, key=lambda one: one.place):
        if not any(groups.join(first, one, are_one_measure) for first in firsts):
            firsts = [*firsts[-MOST_FIRST:], one]


def are_one_measure(first: Told, second: Told, rounded: bool = False) -> bool:
    """Whether two figures tell one measure."""
    one, other = counted_of(first), counted_of(second)
    if not rounded and not isclose(one.value, other.value):
        return False
    if not _same_terms(first, second) or not _count_alike(one, other):
        return False
    is_telling = digits(one.value) >= TELLING and not rounded
    if are_apart(one.tolls, other.tolls) and not is_telling:
        return False  # "35 dead, 77 missing" tells of another hour than "28 dead, 77 missing"
    if not _counters_agree(first, second) or not _places_agree(first, second):
        return False
    return _days_agree(one.measure, other.measure)


def _count_alike(one: ComparedFigure, other: ComparedFigure) -> bool:
    """Whether what two figures say of what they count does not tell them apart."""
    if _of_others(one, other):
        return False
    if _unread_place(one) != _unread_place(other) or _bounded_apart(one, other):
        return False
    return _same_share(one, other) and _same_scope(one, other)


def digits(value: float) -> int:
    """How many digits of a number are not round: 2 of 89,000."""
    written = f"{value:.6f}".rstrip("0").rstrip(".").lstrip("0.")
    return len(written.replace(".", "").rstrip("0")) or 1


def _is_rounded(one: ComparedFigure, other: ComparedFigure) -> bool:
    """Whether one number is the other one, rounded: 7,849 and "close to 8,000"."""
    rough, exact = sorted((one, other), key=lambda each: digits(each.value))
    qualifier = rough.reported.figure.qualifier
    if digits(rough.value) >= digits(exact.value) or digits(exact.value) < TELLING:
        return False
    is_telling = digits(rough.value) > 1 or of_one_article(rough.reported, exact.reported)
    if is_telling and any(word in qualifier for word in LOWER):
        return rough.value < exact.value <= rough.value * (1 + LITTLE_MORE)
    is_worded = any(word in qualifier for word in ROUNDED)
    is_written = digits(rough.value) >= TELLING and rough.value >= MILLION  # "164 million"
    return (is_worded or is_written) and isclose(rough.value, exact.value, rel_tol=ALMOST)


def _same_terms(first: Told, second: Told) -> bool:
    one, other = counted_of(first), counted_of(second)
    a, b = one.reported.figure, other.reported.figure
    if a.term != b.term:
        is_known = digits(one.value) >= TELLING or _are_counted_by_one(one, other)
        if is_known and _names_term(first, second):
            return a.unit == b.unit or _are_people(a, b)
        if not _are_of_one_family(one, other):
            return False
    are_dead = {a.term, b.term} <= THE_DEAD  # "12 bodies", "12 people"
    is_of_one_theme = one.reported.theme == other.reported.theme or are_dead
    return a.unit == b.unit or (is_of_one_theme and _are_people(a, b))


def _are_counted_by_one(one: ComparedFigure, other: ComparedFigure) -> bool:
    return one.measure.counter == other.measure.counter != ""


def _are_of_one_family(one: ComparedFigure, other: ComparedFigure) -> bool:
    """Whether two terms may tell one thing; of a small number, on one day only."""
    terms = {one.reported.figure.term, other.reported.figure.term}
    if not any(terms <= family for family in FAMILIES):
        return False
    return one.value >= SMALL or _are_of_one_day(one, other)


def _are_of_one_day(one: ComparedFigure, other: ComparedFigure) -> bool:
    """Whether both say of which day they are, and it is one."""
    return one.reported.figure.as_of == other.reported.figure.as_of != ""


def _of_others(one: ComparedFigure, other: ComparedFigure) -> bool:
    """Whether two figures say what they are of, and that differs: cases of cholera, of measles."""
    of = [OF_WHAT.match(_behind(each.reported)) for each in (one, other)]
    kinds = {stem(match[1]) for match in of if match and match[1] not in EMPTY}
    periods = {each.measure.aside[PERIOD_ASIDE] for each in (one, other)} - {""}
    return len(kinds) > 1 or len(periods) > 1


def _unread_place(one: ComparedFigure) -> str:
    """Give the name of a place behind a number of which no place was read: "12 died in Dol"."""
    named = None if one.reported.figure.place else NAMED_BEHIND.match(_behind(one.reported))
    return named[1] if named and is_place_within(named[1]) else ""


def _bounded_apart(one: ComparedFigure, other: ComparedFigure) -> bool:
    """Whether one number is the least and the other the most: "at least 40", "nearly 40"."""
    words = f"{one.reported.figure.qualifier} {other.reported.figure.qualifier}"
    return all(any(word in words for word in bounds) for bounds in (LOWER, UPPER))


def _behind(reported: Reported) -> str:
    start = reported.figure.span.end
    return reported.passage.article.text[start : start + BEHIND]


def _names_term(first: Told, second: Told) -> bool:
    """Whether a sentence has the other one's term: "1,650 displaced people are assisted".

    What another number of it counts is no word for this one: "312 died and 640 were injured".
    """
    return any(
        stem(term) in facts.words and term not in counted.terms_beside
        for term, facts, counted in (
            (counted_of(first).reported.figure.term, second.facts, counted_of(second)),
            (counted_of(second).reported.figure.term, first.facts, counted_of(first)),
        )
    )


def _are_people(*figures) -> bool:
    """Whether figures count persons, under whatever name: civilians, volunteers."""
    things = {"households", "families", "houses", "homes", "buildings", "percent", "share"}
    return all(one.unit and one.unit.islower() and one.unit not in things for one in figures)


def _same_share(one: ComparedFigure, other: ComparedFigure) -> bool:
    """Whether both tell of the whole, or both of the same part; and both of what is so."""
    if one.is_replaced != other.is_replaced:
        return False
    shares = {one.measure.share, other.measure.share}
    is_telling = max(digits(one.value), digits(other.value)) > 1 and one.value >= SMALL
    is_same = len(shares) == 1 or shares <= {Share.WHOLE, Share.FORMER}
    modes = one.measure.mode, other.measure.mode
    ahead = [mode in (Mode.PLAN, Mode.FORECAST) for mode in modes]
    return (is_same or (is_telling and Share.MORE not in shares)) and ahead[0] == ahead[1]


def _same_scope(one: ComparedFigure, other: ComparedFigure) -> bool:
    """Whether the scopes are one, or the number is met but once among what is told in near days.

    The dead of a strike are "the dead of this week", too.
    """
    scopes = {scope_of(each.reported.figure.scope) for each in (one, other)}
    reach = REACH.get(digits(one.value), MONTHS)
    is_near = days_between(one.measure, other.measure) <= reach
    if len(scopes) == 1 or (one.value >= SMALL and is_near):
        return True
    is_there = _are_of_one_day(one, other) and some_agree(one.places, other.places)
    return is_there and one.measure.counter == other.measure.counter


def _tell_alike(first: Told, second: Told) -> bool:
    """Whether the sentences of two numbers share words or actors."""
    shared = first.facts.words & second.facts.words | first.facts.actors & second.facts.actors
    return len(shared) >= FEWEST_WORDS


def _counters_agree(first: Told, second: Told) -> bool:
    """Whether the same counts, or but one is named; of a telling number others may say it too."""
    one, other = counted_of(first), counted_of(second)
    if digits(one.value) > 1 or _may_be_of_one_house(one, other):
        return True
    if _are_of_one_state(one, other) or _share_name(one, other):
        return True
    if of_one_article(one.reported, other.reported) or _are_told_at_once(first, second):
        return True
    return _reporters_agree(first, second)


def _are_told_at_once(first: Told, second: Told) -> bool:
    """Whether two are of near days, and of no two places or kinds of dead; small ones of one place.

    The latter have to be told with the same words besides.
    """
    one, other = counted_of(first), counted_of(second)
    if one.value < SMALL:
        return bool(one.places and other.places) and _tell_alike(first, second)
    terms = {one.reported.figure.term, other.reported.figure.term}
    is_near = days_between(one.measure, other.measure) <= FEW_DAYS
    is_same = len(terms) == 1 or not terms <= THE_DEAD
    return is_near and is_same and _may_be_there(one, other)


def _may_be_there(one: ComparedFigure, other: ComparedFigure) -> bool:
    """Whether no place of two figures tells them apart."""
    return not (one.places and other.places) or some_may_agree(one.places, other.places)


def _may_be_of_one_house(one: ComparedFigure, other: ComparedFigure) -> bool:
    """Whether no two counters are named, or both are of one house."""
    counters = one.measure.counter, other.measure.counter
    return not all(counters) or are_of_one_house(*counters)


def _reporters_agree(first: Told, second: Told) -> bool:
    """Whether those who report do not speak apart; where one is unnamed, of one day and place."""
    one, other = counted_of(first), counted_of(second)
    if one.reported.reporter and other.reported.reporter:
        return not speak_apart(first.facts.tellers, second.facts.tellers)
    return _are_of_one_day(one, other) and some_agree(one.places, other.places)


def _are_of_one_state(one: ComparedFigure, other: ComparedFigure) -> bool:
    """Whether both are counted by a state, and that is no other one as far as they are named."""
    are_official = one.measure.is_official and other.measure.is_official
    names = one.reported.reporter_name, other.reported.reporter_name
    nations = one.measure.nations, other.measure.nations
    return (are_official or all(map(OF_STATE.search, names))) and not are_apart(*nations)


def _share_name(one: ComparedFigure, other: ComparedFigure) -> bool:
    """Whether all words for one counter stand in the other's name: "doctors", a doctors' union."""
    some, others = (content_words(each.reported.reporter_name) for each in (one, other))
    return bool(some and others) and (some <= others or others <= some)


def _places_agree(first: Told, second: Told) -> bool:
    one, other = counted_of(first), counted_of(second)
    if not (one.places and other.places):
        return not (one.places or other.places) or _agree_unplaced(first, second)
    if some_agree(one.places, other.places):
        return True
    if _may_be_misplaced(one, other) and _agree_unplaced(first, second):
        return True
    by_their_sentences = (
        some_may_agree(one.places, other.places),
        some_agree(one.places, second.facts.places),
        some_agree(other.places, first.facts.places),
    )
    return digits(one.value) > 1 and any(by_their_sentences)


def _may_be_misplaced(one: ComparedFigure, other: ComparedFigure) -> bool:
    """Whether of two of one day but one has a place that its own sentence names."""
    is_of_day = days_between(one.measure, other.measure) <= 1
    return is_of_day and not (one.measure.is_named and other.measure.is_named)


def _agree_unplaced(first: Told, second: Told) -> bool:
    """Whether two of which but one has a place are one by their number or what they share."""
    one, other = counted_of(first), counted_of(second)
    of_attack = one.measure.is_struck or other.measure.is_struck
    are_tolls = one.measure.is_total and other.measure.is_total
    is_telling = one.value >= (SMALL if of_attack and not are_tolls else FEW)
    is_near = are_tolls or days_between(one.measure, other.measure) <= FEW_DAYS
    return is_telling or (is_near and _tell_alike(first, second))


def _days_agree(one: Measure, other: Measure) -> bool:
    apart = days_between(one, other)
    a, b = one.reported.figure, other.reported.figure
    if (one.value or 0) < SMALL:
        return apart <= (1 if a.as_of and b.as_of else WEEK)
    if one.is_slow and other.is_slow:
        return True
    if a.as_of and b.as_of and a.as_of != b.as_of and digits(one.value or 0) < TELLING:
        return apart <= WEEK
    return apart <= MONTHS
