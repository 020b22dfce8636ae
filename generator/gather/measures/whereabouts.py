"""Where something is: places that are one, or of which one lies in the other."""

from collections.abc import Iterable
from functools import lru_cache
from math import cos, hypot, radians

from generator.frozen import frozen
from generator.gather.measures.measure_words import place_key
from generator.model import Place
from generator.parse.gazetteer import entry_numbered

WIDE = {"country", "demonym", "world", "water"}  # features that tell no place within a crisis
DIVISIONS = {"region", "county", "district"}
KM_PER_DEGREE = 111
FARTHEST = 250  # km from the middle of a region whose towns the gazetteer does not tell
NEARBY = 100  # km from what something is told to be near


@frozen
class Where:
    """A place as far as it can be compared."""

    key: str  # its number in GeoNames, or else its name in normal form
    name: str  # in normal form
    country: str
    feature: str
    admin1: str = ""
    lat: float | None = None
    lon: float | None = None
    is_near: bool = False  # it is only told near which place

    @property
    def is_local(self) -> bool:
        """Whether it is smaller than a country."""
        return self.feature not in WIDE

    def agrees_with(self, other: "Where", *, where_unknown: bool = False) -> bool:
        """Whether the two are one, or one lies in the other; or may, for all that is known."""
        if self.key == other.key or self.name == other.name:
            return True
        if self.is_near or other.is_near:
            return self._is_within(NEARBY, other, where_unknown=where_unknown)
        is_open = where_unknown and not (self.country and other.country)
        if not is_open and self.country != other.country:
            return False
        if (self.feature in DIVISIONS) == (other.feature in DIVISIONS):
            return False
        if self.admin1 and other.admin1:
            return self.admin1 == other.admin1
        return self._is_within(FARTHEST * (1 + where_unknown), other, where_unknown=where_unknown)

    def _is_within(self, km: float, other: "Where", *, where_unknown: bool) -> bool:
        """Whether the two are so near to each other; or may be, where a position is unknown."""
        if None in (self.lat, self.lon, other.lat, other.lon):
            return where_unknown
        return self._distance(other) < km

    def _distance(self, other: "Where") -> float:
        north = self.lat - other.lat  # type: ignore[operator]
        east = (self.lon - other.lon) * cos(radians(self.lat))  # type: ignore[operator,arg-type]
        return KM_PER_DEGREE * hypot(north, east)


def some_agree(some: Iterable[Where], others: Iterable[Where]) -> bool:
    """Whether a place of some agrees with one of others."""
    others = tuple(others)
    return any(one.agrees_with(other) for one in some for other in others)


def some_may_agree(some: Iterable[Where], others: Iterable[Where]) -> bool:
    """Whether a place of some may agree with one of others: a hamlet lies in some region."""
    others = tuple(others)
    return any(one.agrees_with(other, where_unknown=True) for one in some for other in others)


@lru_cache(maxsize=1 << 14)
def _where(
    name: str,
    geonameid: int | None,
    country: str,
    feature: str,
    at: tuple[float | None, float | None],
) -> Where:
    entry = entry_numbered(geonameid) if geonameid else None
    written = place_key(name)
    key = str(geonameid) if geonameid else written
    return Where(key, written, country, feature, entry.admin1 if entry else "", *at)


def where(place: Place) -> Where:
    """Tell where a place lies."""
    at = place.lat, place.lon
    return _where(place.name, place.geonameid, place.country, place.feature, at)
