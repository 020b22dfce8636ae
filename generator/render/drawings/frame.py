"""Which part of the world a map shows: the places of the briefing, but for single ones far from all others."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import asin, atan2, cos, degrees, radians, sin, sqrt
from typing import NamedTuple

from generator.briefing import PlaceEntry
from generator.render.drawings.clip import bounds
from generator.render.drawings.outlines import Line, Point, join, read_outlines, turned
from generator.render.drawings.projections import EARTH_RADIUS, Azimuthal, EqualEarth, Projection

Vector = tuple[float, float, float]

KERNEL = 0.75  # of all mentions: if these lie close together, the map is about them
FAR = 2.0  # what lies more than this many times as far out as the kernel's edge needs no room on the map
CLOSE = 1.3  # what lies no more than this many times as far out does
WORLD = radians(50)  # from the middle: more is no region any more
WEIGHTY = 0.2  # of all mentions: so often named, a country is shown whole
REGIONAL = radians(12)  # from its middle: a country that is larger is not shown whole for its own sake
MARGIN = 0.13  # of each dimension, on each side
LEAST_AROUND_ONE = 700 / EARTH_RADIUS  # of height: a single place needs to be seen where it lies
LEAST = 240 / EARTH_RADIUS  # the outlines are no finer
EDGE = 16  # pixels between the globe and the drawing's edge
FLATTEST = 0.42  # height by width of a map of the world


@dataclass(frozen=True, slots=True)
class View:
    """A projection, and where its plane lies on the drawing."""

    projection: Projection
    scale: float  # pixels a radius of the Earth
    x: float  # where the plane's origin lies, in pixels
    y: float
    width: int
    height: int

    def place(self, point: Point) -> Point:
        return self.x + self.scale * point[0], self.y + self.scale * point[1]

    def placed(self, line: Line) -> Line:
        x, y, scale = self.x, self.y, self.scale
        return [(x + scale * px, y + scale * py) for px, py in line]

    def at(self, lon: float, lat: float) -> Point:
        """Where a place of the Earth lies, in pixels."""
        if isinstance(self.projection, EqualEarth):
            lon = turned(lon, self.projection.lon)
        return self.place(self.projection.project(lon, lat))

    @property
    def is_world(self) -> bool:
        return isinstance(self.projection, EqualEarth)


class _Spot(NamedTuple):
    """Where a place counts for the frame."""

    place: PlaceEntry
    point: Point
    vector: Vector


def find_view(places: Sequence[PlaceEntry], width: int, height: int) -> View | None:
    """The view of places with coordinates; None where there is none. On a map of the world the height may be less."""
    spots = [_spot(place, (place.lon, place.lat)) for place in places if None not in (place.lat, place.lon)]
    # "Europe" lies nowhere in particular.
    spots = [spot for spot in spots if spot.place.feature != "world"] or spots
    if not spots:
        return None
    spots = _with_nearest_shores(spots)
    near = _near(spots)
    points = [spot.point for spot in near] + _whole_countries(near, spots)
    middle = _middle([_vector(*point) for point in points])
    if max(_angle(_vector(*point), _vector(*middle)) for point in points) > WORLD:
        return _world_view([spot.point for spot in spots], width, height)
    return _region_view(points, middle, LEAST_AROUND_ONE if len(near) == 1 else LEAST, width, height)


def _hub(spots: list[_Spot]) -> _Spot:
    """The place from which the way to all others is shortest, each way counted as often as its place is mentioned."""
    candidates = sorted(spots, key=lambda spot: -spot.place.mentions)[:50]
    return min(candidates, key=lambda hub: sum(_angle(hub.vector, spot.vector) * spot.place.mentions for spot in spots))


def _with_nearest_shores(spots: list[_Spot]) -> list[_Spot]:
    """A country that is too large to be seen whole counts where it begins, as seen from the middle of all places."""
    hub, found = _hub(spots), []
    for spot in spots:
        ring, radius = _outline(spot.place)
        if spot is not hub and radius > REGIONAL:
            spot = min((_spot(spot.place, point) for point in ring), key=lambda one: _angle(one.vector, hub.vector))
        found.append(spot)
    return found


def _near(spots: list[_Spot]) -> list[_Spot]:
    """The places without those that lie far from where most mentions are."""
    hub = _hub(spots)
    distances = [_angle(hub.vector, spot.vector) for spot in spots]
    total, kept, edge = sum(spot.place.mentions for spot in spots), 0, LEAST
    for distance, mentions in sorted(zip(distances, (spot.place.mentions for spot in spots), strict=True)):
        kept, edge = kept + mentions, max(edge, distance)
        if kept >= KERNEL * total:
            break
    if max(distances) <= FAR * edge:
        return spots
    return [spot for spot, distance in zip(spots, distances, strict=True) if distance <= CLOSE * edge]


def _whole_countries(near: list[_Spot], spots: list[_Spot]) -> list[Point]:
    """The outlines of those countries that shall be seen whole."""
    points: list[Point] = []
    total = sum(spot.place.mentions for spot in spots)
    for spot in near:
        ring, radius = _outline(spot.place)
        if len(near) == 1 or (spot.place.mentions >= WEIGHTY * total and radius <= REGIONAL):
            points += ring
    return points


def _outline(place: PlaceEntry) -> tuple[Line, float]:
    """A country's main outline and how far it reaches from its middle, in radians; [] and 0 for what is no country."""
    outlines = read_outlines()
    if place.feature != "country" or place.country not in outlines.countries:
        return [], 0.0
    return _reach(place.country)


@cache
def _reach(code: str) -> tuple[Line, float]:
    outlines = read_outlines()
    ring = join(outlines.countries[code][0][0], outlines.arcs)
    vectors = [_vector(*point) for point in ring]
    middle = _vector(*_middle(vectors))
    return ring, max(_angle(vector, middle) for vector in vectors)


def _spot(place: PlaceEntry, point: Point) -> _Spot:
    return _Spot(place, point, _vector(*point))


def _region_view(points: list[Point], middle: Point, least: float, width: int, height: int) -> View:
    first = Azimuthal(*middle)
    box = bounds([first.project(*point) for point in points])
    projection = Azimuthal(*first.unproject((box.left + box.right) / 2, (box.top + box.bottom) / 2))
    box = bounds([projection.project(*point) for point in points])
    room = 1 - 2 * MARGIN
    scale = min(width * room / max(box.width, 1e-9), height * room / max(box.height, 1e-9), height / least)
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return View(projection, scale, width / 2 - scale * x, height / 2 - scale * y, width, height)


def _world_view(points: list[Point], width: int, height: int) -> View:
    projection = EqualEarth(_meridian([lon for lon, _lat in points]))
    box = bounds([projection.project(turned(lon, projection.lon), lat) for lon, lat in points])
    across, up = (
        abs(number) for number in (projection.project(projection.lon - 180, 0)[0], projection.project(0, 90)[1])
    )
    room = 1 - 2 * MARGIN
    fitting = min(width * room / max(box.width, 1e-9), height * room / max(box.height, 1e-9))
    scale = max((width / 2 - EDGE) / across, fitting)
    height = round(min(max(scale * box.height / room, FLATTEST * width), height, 2 * (scale * up + EDGE)))
    x = _held(scale * (box.left + box.right) / 2, scale * across + EDGE - width / 2)
    y = _held(scale * (box.top + box.bottom) / 2, scale * up + EDGE - height / 2)
    return View(projection, scale, width / 2 - x, height / 2 - y, width, height)


def _held(value: float, limit: float) -> float:
    """The value, or the nearest to it that lies no farther than the limit from zero."""
    return max(-max(limit, 0), min(max(limit, 0), value))


def _meridian(lons: list[float]) -> float:
    """The middle of the map: Greenwich, unless all places lie on the other side and it would cut them apart."""
    ordered = sorted(lon % 360 for lon in lons)
    gaps = [(next_lon - lon, lon) for lon, next_lon in zip(ordered, [*ordered[1:], ordered[0] + 360], strict=True)]
    width, start = max(gaps)
    inside = start <= 180 <= start + width or start <= 540 <= start + width
    return 0.0 if inside or width < 90 else turned(start + width / 2 + 180, 0)


def _vector(lon: float, lat: float) -> Vector:
    east, north = radians(lon), radians(lat)
    return cos(north) * cos(east), cos(north) * sin(east), sin(north)


def _angle(one: Vector, other: Vector) -> float:
    """The angle between two directions, from half the chord."""
    chord = sqrt(sum((a - b) ** 2 for a, b in zip(one, other, strict=True)))
    return 2 * asin(min(1.0, chord / 2))


def _middle(vectors: list[Vector]) -> Point:
    """The mean direction, in degrees east and north."""
    x, y, z = (sum(vector[axis] for vector in vectors) for axis in range(3))
    return degrees(atan2(y, x)), degrees(atan2(z, sqrt(x * x + y * y)))
