"""The figures of a story that have a number, each measured with what those beside it tell."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from itertools import pairwise
from typing import TypeVar

from generator.claim_kinds import ClaimKind
from generator.claims import Claim
from generator.evidence import Series
from generator.frozen import changed, replace
from generator.gather.measures.compared_figures import called
from generator.gather.measures.measuring import MOST_BESIDE, Measure, measure
from generator.gather.measures.set_against import is_answer

T = TypeVar("T")
MOST_TOLD = 40  # figures that one counter gives on one day


def measure_figures(series: Iterable[Series]) -> tuple[Measure, ...]:
    """Measure each figure with what those beside it tell, in the order of the series."""
    figures = [one for each in series for one in each.figures]
    beside = grouped(figures, lambda one: one.passage.id)
    return tuple(measure(one, beside[one.passage.id][:MOST_BESIDE]) for one in figures)


def with_happenings(measured: Iterable[Measure], claims: Iterable[Claim]) -> list[Measure]:
    """Give those that have a number, with the happenings and places that their sentences tell."""
    happenings = _told_in_passages(claims)
    measures = [
        changed(one, happenings=happenings.get(one.reported.passage.id, frozenset()))
        for one in measured
    ]
    places: dict[Hashable, set[str]] = defaultdict(set)
    for one in measures:
        places[_sentence_of(one)].add(one.place)
    placed = (_with_place(one, places[_sentence_of(one)] - {""}) for one in measures)
    return _with_answers([one for one in placed if one.low is not None and one.high is not None])


def _told_in_passages(claims: Iterable[Claim]) -> dict[str, frozenset[str]]:
    """Give the happenings that each passage tells, by the ids of their claims."""
    told: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        for passage in claim.passages if claim.kind is ClaimKind.HAPPENING else ():
            told[passage.id].add(claim.id)
    return {id: frozenset(claims) for id, claims in told.items()}


def _sentence_of(one: Measure) -> Hashable:
    return one.reported.passage.id, one.reported.figure.term


def _with_place(one: Measure, places: set[str]) -> Measure:
    """Give a number of no known place that of those beside it: "officials 12, the fund 31"."""
    return replace(one, place=min(places)) if not one.place and len(places) == 1 else one


def _with_answers(measures: list[Measure]) -> list[Measure]:
    """Give a number whose sentence names no place that of the one that it answers."""
    told = grouped(measures, lambda one: (one.reported.passage.article.id, called(one)))
    answered: dict[Hashable, str] = {}
    for group in told.values():
        in_text = sorted(group, key=lambda one: one.reported.place_in_text)
        for first, second in pairwise(in_text):
            if not second.is_named and is_answer(first, second):
                answered[second.reported.place_in_text] = first.place
    return [
        changed(one, place=answered.get(one.reported.place_in_text, one.place)) for one in measures
    ]


def grouped(things: Iterable[T], key: Callable[[T], Hashable]) -> dict[Hashable, list[T]]:
    """Give the things with one key together."""
    groups: dict[Hashable, list[T]] = defaultdict(list)
    for one in things:
        groups[key(one)].append(one)
    return groups
