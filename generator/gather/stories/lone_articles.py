"""The articles that stand alone by their words, though they open with what a story opens with.

A local paper on the same flood, a brief a year later: few of their words are those of the wires.
"""

from collections.abc import Iterable

from generator.gather.choosing.cards import DISPLACED
from generator.gather.happenings.happening_words import NAMED, words_of
from generator.gather.measures.measure_words import place_key
from generator.model import Parsed, Place
from generator.parse.figures.scopes import STRUCK

LEAD = 400  # code points behind the title that say what an article is about
NAMING = words_of(NAMED)
TOWNS = frozenset({"city", "town"})
BLOWS = STRUCK | DISPLACED.terms

Topic = tuple[str, str]


def topics_of(one: Parsed) -> frozenset[Topic]:
    """Give what an article opens with: happenings and their countries, and the towns of a blow."""
    end = len(one.article.title) + LEAD
    opening = f"{one.article.title}. {one.article.text[:end]}"
    happened = {found.name for found, _ in NAMING.found_in(opening)}
    places = [place for place in one.places if place.span.start < end]
    countries = {place.country for place in places} - {""}
    topics = {(country, name) for country in countries for name in happened}
    tells_blow = any(figure.term in BLOWS for figure in one.figures if figure.span.start < end)
    return frozenset(topics | _towns(places)) if tells_blow else frozenset(topics)


def _towns(places: Iterable[Place]) -> set[Topic]:
    """Give towns by their names: "Varna" and "Varna City" are one."""
    towns = (place_key(place.name) for place in places if place.feature in TOWNS)
    return {("", town.removesuffix(" city")) for town in towns}


def is_on(one: frozenset[Topic], others: Iterable[frozenset[Topic]]) -> bool:
    """Whether an article opens with what more than half of the others open with, two at least."""
    others = list(others)
    most = max((sum(topic in each for each in others) for topic in one), default=0)
    return most > max(1, len(others) / 2)
