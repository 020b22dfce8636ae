"""The places that a map marks, each with its row in the table of places."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.briefing_items import PlaceEntry
from generator.spelling import slug

AREAS = {"country", "region", "district", "county", "water", "world"}  # what is no point


@dataclass(frozen=True, slots=True, eq=False)
class Pin:
    """A place with the id of its row in the table.

    Each is equal to itself only: its passages are many.
    """

    place: PlaceEntry
    id: str

    @property
    def name(self) -> str:
        return self.place.name

    @property
    def mentions(self) -> int:
        return self.place.mentions

    @property
    def country(self) -> str:
        return self.place.country

    @property
    def is_country(self) -> bool:
        return self.place.feature == "country"

    @property
    def is_point(self) -> bool:
        return self.place.feature not in AREAS

    @property
    def is_located(self) -> bool:
        return None not in (self.place.lat, self.place.lon)


def pin(places: Sequence[PlaceEntry]) -> tuple[Pin, ...]:
    """Give each place an id of its own: that of GeoNames, or else its name."""
    pins: dict[str, Pin] = {}
    for place in places:
        id = f"place-{place.geonameid or slug(place.name)}"
        while id in pins:
            id += "-other"
        pins[id] = Pin(place, id)
    return tuple(pins.values())
