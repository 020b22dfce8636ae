"""The articles that stand alone by their words, though they open with what a story opens with.

A local paper on the same flood, a brief a year later: few of their words are those of the wires.
"""

from collections.abc import Iterable

from generator.gather.cards import DISPLACED
from generator.gather.happening_words import NAMED, words_of
from generator.gather.measure_words import place_key
from generator.model import Parsed
from generator.parse.figures.scopes import STRUCK

LEAD = 400  # code points behind the title that say what an article is about
NAMING = words_of(NAMED)
TOWNS = frozenset({"city", "town"})
BLOWS = STRUCK | DISPLACED.terms

Topic = tuple[str, str]


def topics_of(one: Parsed) -> frozenset[Topic]:
    """Give what an article opens with: happenings and their countries, and the towns of a blow."""
    end = len(one.article.title) + LEAD
    places = [place for place in one.places if place.span.start < end]
    opening = f"{one.article.title}. {one.article.text[:end]}"
    happened = {found.name for found, _ in NAMING.found_in(opening)}
    topics = {(place.country, name) for place in places if place.country for name in happened}
    if any(figure.span.start < end and figure.term in BLOWS for figure in one.figures):
        towns = (place_key(place.name) for place in places if place.feature in TOWNS)
        topics |= {("", town.removesuffix(" city")) for town in towns}
    return frozenset(topics)


def is_on(one: frozenset[Topic], others: Iterable[frozenset[Topic]]) -> bool:
    """Whether an article opens with what more than half of the others open with, two at least."""
    others = list(others)
    most = max((sum(topic in each for each in others) for topic in one), default=0)
    return most > max(1, len(others) / 2)
