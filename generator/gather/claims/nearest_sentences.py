"""Which sentences of two articles are each other's nearest, so that both tell one thing.

Papers tell one thing in other words. That a sentence shares a third of another one's words says
little, but much where no other sentence of the two articles shares half as many of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from math import sqrt
from typing import NamedTuple

from generator.gather.claims.compared_sentences import Facts, Weights
from generator.gather.claims.same_words import BY_WORDS, MOST_HAVING, contradict

SOON = 3  # days between two articles
FEWEST_SENTENCES = 3  # of an article, its title included: of less, none is known to be far
FEWEST = 2  # words, besides names
LEAST, LIKEST = 9.0, 0.3  # how much they share, and which part that is of what both tell
DIGITS = 9  # of such a part: sums in another order differ in their last
MARGIN = 2.0  # how much nearer they are than any other
NO_NEWS = "?@"  # in a question, and where readers are asked to write


class Nearness(NamedTuple):
    """How near two sentences are."""

    part: float  # of what both tell
    one: Facts
    other: Facts


def nearest(weights: Weights, ordered: Iterable[Facts]) -> Iterator[tuple[Facts, Facts]]:
    """Give the pairs of sentences of two articles that are nearest to each other by far."""
    found: dict[tuple[Facts, str], list[Nearness]] = defaultdict(list)
    for each in _near(weights, [one for one in ordered if not one.is_heading]):
        found[each.one, each.other.passage.article.id].append(each)
        found[each.other, each.one.passage.article.id].append(each)
    ranked = {key: sorted(several, reverse=True, key=_part) for key, several in found.items()}
    for (one, _), (best, *others) in ranked.items():
        back = ranked[best.other, one.passage.article.id] if best.one is one else []
        is_mutual = best in back[:1] and _is_by_far(best, (*others, *back[1:]))
        if is_mutual and _tell_enough(best, weights) and not contradict(best.one, best.other):
            yield best.one, best.other


def _part(near: Nearness) -> float:
    return near.part


def _is_by_far(best: Nearness, others: Sequence[Nearness]) -> bool:
    return best.part >= MARGIN * max(map(_part, others), default=0.0)


def _near(weights: Weights, ordered: Sequence[Facts]) -> Iterator[Nearness]:
    """Give the sentences of articles of near days that share some features, each pair once."""
    place_of = {one: place for place, one in enumerate(ordered)}
    told = {one: weights.sum(one.features) for one in ordered}
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for having in weights.of_feature.values():
        if len(having) <= MOST_HAVING:
            places = sorted(place_of[one] for one in having if one in place_of)
            for pair in combinations(places, 2):
                shared[pair] += 1
    for pair, count in sorted(shared.items()):  # sets have another order in each run
        one, other = (ordered[place] for place in pair)
        if count >= FEWEST and _are_of_two_articles(one, other):
            weight = weights.sum(one.features & other.features)
            part = weight / sqrt(told[one] * told[other])
            yield Nearness(round(part, DIGITS), one, other)


def _are_of_two_articles(one: Facts, other: Facts) -> bool:
    is_soon = abs(one.published - other.published) <= SOON
    have_others = min(len(each.parsed.sentences) for each in (one, other)) >= FEWEST_SENTENCES
    return is_soon and have_others and one.parsed is not other.parsed


def _tell_enough(near: Nearness, weights: Weights) -> bool:
    """Whether two sentences share much, and that in words besides names."""
    if near.part < LIKEST or any(mark in near.one.text + near.other.text for mark in NO_NEWS):
        return False
    words = near.one.words & near.other.words
    weight = weights.sum(near.one.features & near.other.features)
    is_worded = len(words) >= FEWEST and weights.sum(words) >= BY_WORDS * weight
    return is_worded and weight >= LEAST
