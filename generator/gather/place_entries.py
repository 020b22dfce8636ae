"""The places of all articles, each once."""

from collections import defaultdict
from collections.abc import Hashable, Iterator

from generator.briefing_items import PlaceEntry
from generator.evidence import Passage
from generator.frozen import replace
from generator.gather.gathering import Gathering
from generator.model import Parsed, Place
from generator.parse.places.kind_words import DEMONYM, TOWN
from generator.parse.places.toponym_evidence import REGION_BEHIND_RULE
from generator.word_lists import read_table

DIVISIONS = {"region", "district"}
TOWNS = {"city", "district"}
SHARED = {"region", "water", "landmark"}  # what several countries may have a part of
# A place as one article names it, with the passage in which it does.
PlaceMention = tuple[Place, Passage]


def find_places(gathering: Gathering, parsed: tuple[Parsed, ...]) -> tuple[PlaceEntry, ...]:
    """Give each place once, the most mentioned first."""
    groups: dict[Hashable, list[PlaceMention]] = defaultdict(list)
    unknown = _towns_elsewhere(parsed)
    for one in parsed:
        for place in _placed(one, unknown):
            if place.feature != DEMONYM:  # "Turkish" tells of a country, but names no place
                passage = gathering.passages.at(one, place.span)
                groups[_identity(place)].append((place, passage))
    entries = [_entry(mentions, gathering.headings) for mentions in groups.values()]
    return tuple(sorted(entries, key=lambda entry: (-entry.mentions, entry.name)))


def _towns_elsewhere(parsed: tuple[Parsed, ...]) -> dict[str, set[str]]:
    """Give the towns that an article has where no known one lies, with the countries it names."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in parsed:
        for place in one.places:
            if place.feature == TOWN and place.lat is None and not place.corrected:
                found[place.name] |= _countries(one)
    return found


def _placed(one: Parsed, unknown: dict[str, set[str]]) -> Iterator[Place]:
    """Give the places of an article: a town that another of its country has elsewhere lies there.

    So does its district; unless this one says in which region the town is that is known.
    """
    mine = _countries(one)
    for place in one.places:
        town = place.name.removesuffix(" District")
        is_town = place.feature in TOWNS and REGION_BEHIND_RULE not in place.rule
        if is_town and not place.corrected and mine & unknown.get(town, set()):
            place = replace(place, geonameid=None, lat=None, lon=None, country="")
        yield place


def _countries(one: Parsed) -> set[str]:
    return {place.country for place in one.places if place.feature == "country"}


def _identity(place: Place) -> Hashable:
    """Give what two mentions of one place have in common."""
    if place.geonameid:
        return place.geonameid
    if place.corrected:
        return place.name, place.lat, place.lon
    if place.feature in DIVISIONS and place.lat is not None:
        return place.country, place.lat, place.lon  # "Enga", "Enga Province"
    return place.name


def _entry(mentions: list[PlaceMention], headings: frozenset[str]) -> PlaceEntry:
    """Make the entry of a place; a heading is its passage only where no sentence names it."""
    place, first_passage = mentions[0]
    sentences = {passage.id: passage for _, passage in mentions if passage.id not in headings}
    return PlaceEntry(
        place.name,
        place.geonameid,
        lat=place.lat,
        lon=place.lon,
        country=_country(place),
        feature=place.feature,
        mentions=len(mentions),
        passages=tuple(sentences.values()) or (first_passage,),
        corrected=place.corrected,
    )


def _country(place: Place) -> str:
    """Give the country of a place; "" where several share or claim it, as they do Kashmir."""
    shared = {name for (name,) in read_table("places_regions")["several countries"]}
    is_shared = place.feature in SHARED and place.name in shared
    return "" if is_shared and not place.corrected else place.country
