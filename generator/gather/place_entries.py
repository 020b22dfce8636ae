"""The places of all articles, each once."""

from collections import defaultdict
from collections.abc import Hashable

from generator.briefing_items import PlaceEntry
from generator.evidence import Passage
from generator.gather.gathering import Gathering
from generator.model import Parsed, Place
from generator.word_lists import read_table

DIVISIONS = {"region", "district"}
SHARED = {"region", "water", "landmark"}  # what several countries may have a part of
# A place as one article names it, with the passage in which it does.
PlaceMention = tuple[Place, Passage]


def find_places(gathering: Gathering, parsed: tuple[Parsed, ...]) -> tuple[PlaceEntry, ...]:
    """Give each place once, the most mentioned first."""
    groups: dict[Hashable, list[PlaceMention]] = defaultdict(list)
    for one in parsed:
        for place in one.places:
            if place.feature != "demonym":  # "Turkish" tells of a country, but names no place
                passage = gathering.passages.at(one, place.span)
                groups[_identity(place)].append((place, passage))
    entries = [_entry(mentions, gathering.headings) for mentions in groups.values()]
    return tuple(sorted(entries, key=lambda entry: (-entry.mentions, entry.name)))


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
