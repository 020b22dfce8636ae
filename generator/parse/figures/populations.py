"""Whether a place can hold as many people as a figure counts."""

from generator.frozen import replace
from generator.model import Figure
from generator.parse.figures import scopes
from generator.parse.figures.article_index import ArticleIndex
from generator.parse.figures.counted_things import Counted
from generator.parse.figures.story_place import StoryPlace
from generator.parse.gazetteer import country_entry, lookup
from generator.parse.gazetteer.countries import country_of

OF_PEOPLE = frozenset(("people", "households", "children", "women", "civilians"))
SMALLEST_COUNTRY = 10_000  # people
# How many times the known people of a town it may hold: towns grow, and take in those who flee.
TIMES_A_TOWN = 4
GROWN = 1.3  # likewise of a country
LARGE_TOWN = 100_000  # people; smaller ones are told for what lies around them


def place_where_it_fits(figure: Figure, index: ArticleIndex, *, story: StoryPlace) -> Figure:
    """Give what no town can hold to its country, and what no country can hold to none.

    Not so "8 million affected, Kathmandu".
    """
    if figure.unit not in OF_PEOPLE:
        return figure
    held = _held_by_country(figure, index, story=story) if figure.scope == scopes.AREA else figure
    if (figure.value or 0) > GROWN * _country_people(country_of(held.place)):
        return replace(figure, place="", scope="")
    return held


def _held_by_country(figure: Figure, index: ArticleIndex, *, story: StoryPlace) -> Figure:
    """Give what no town can hold to its country."""
    country = index.countries.get(figure.place, "")
    if not country or (figure.value or 0) <= TIMES_A_TOWN * _town_people(figure.place, country):
        return figure
    if country != story.country_code:
        return replace(figure, place="", scope="")  # "a centre in Geneva counts 83 million"
    return replace(figure, place=index.country_name(country), scope=scopes.COUNTRY)


def exceeds_country(figure: Counted, unit: str, *, code: str) -> bool:
    """Whether more people are counted than live in a country, given by its code."""
    value = figure.number.value
    if not value or value < SMALLEST_COUNTRY or unit not in OF_PEOPLE:
        return False
    return value > GROWN * _country_people(code)


def _country_people(code: str) -> float:
    """Give how many people live in a country; inf where unknown."""
    known = country_entry(code).population if code else 0
    return known or float("inf")


def _town_people(name: str, country: str) -> float:
    """Give how many people live in a large town; inf for any other place, or where unknown."""
    named = [entry for entry in lookup(name) if entry.country == country]
    if any(entry.feature != "city" for entry in named):
        return float("inf")
    people = max((entry.population for entry in named), default=0)
    return people if people >= LARGE_TOWN else float("inf")
