"""Which part of the world a map shows: that of the places, but for single ones far off."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import asin, atan2, cos, degrees, fsum, hypot, radians, sin, sqrt
from typing import NamedTuple

from generator.briefing_items import PlaceEntry
from generator.caching.kept import kept
from generator.render.drawings.clip import Box, bounds
from generator.render.drawings.outlines import (
    Line,
    Point,
    join,
    read_arcs,
    read_outlines,
    turned,
)
from generator.render.drawings.projections import EARTH_RADIUS, Azimuthal, EqualEarth, Projection

Vector = tuple[float, float, float]
Size = tuple[int, int]  # width and height in pixels

KERNEL = 0.75  # of all mentions: if these lie close together, the map is about them
FAR = 2.0  # what lies more than this many times as far out as the kernel's edge needs no room
CLOSE = 1.3  # what lies no more than this many times as far out gets room
WORLD = radians(50)  # from the middle: more is no region any more
WEIGHTY = 0.2  # of all mentions: so often named, a country is shown whole
REGIONAL = radians(12)  # from its middle: a larger country is not shown whole for its own sake
MOST_HUBS = 50  # places, those with most mentions: the middle of the map is looked for among them
MARGIN = 0.13  # of each dimension, on each side
ROOM = 1 - 2 * MARGIN
LEAST_AROUND_ONE = 700 / EARTH_RADIUS  # of height: a single place needs to be seen where it lies
LEAST = 240 / EARTH_RADIUS  # the outlines are no finer
LEAST_BOX = 1e-9  # of width and height: a single point has none
OF_FRAME = 3  # the level of the outlines that decides what a map shows: within a tenth of a degree
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
        """Tell where a point of the plane lies, in pixels."""
        return self.x + self.scale * point[0], self.y + self.scale * point[1]

    def placed(self, line: Line) -> Line:
        """Tell where a line of the plane lies, in pixels."""
        x, y, scale = self.x, self.y, self.scale
        return [(x + scale * px, y + scale * py) for px, py in line]

    def at(self, lon: float, lat: float) -> Point:
        """Tell where a place of the Earth lies, in pixels."""
        if isinstance(self.projection, EqualEarth):
            lon = turned(lon, self.projection.lon)
        return self.place(self.projection.project(lon, lat))

    def reach(self, beyond: float) -> float:
        """How many degrees the drawing's corners lie from the middle of its azimuthal projection.

        They are the corners of the drawing with so many more pixels on each side.
        """
        far_x = max(self.x, self.width - self.x) + beyond
        far_y = max(self.y, self.height - self.y) + beyond
        return degrees(2 * asin(min(1.0, hypot(far_x, far_y) / self.scale / 2)))

    @property
    def is_world(self) -> bool:
        return isinstance(self.projection, EqualEarth)


class _Spot(NamedTuple):
    """Where a place counts for the frame."""

    place: PlaceEntry
    point: Point
    vector: Vector


class _Outline(NamedTuple):
    """The ring around a country's largest part."""

    ring: Line
    vectors: list[Vector]  # of its points
    radius: float  # how far it reaches from its middle


def find_view(
    places: Sequence[PlaceEntry], width: int, height: int, least: float = LEAST
) -> View | None:
    """Choose the part of the world for these places; None where none has coordinates.

    No less than `least` is seen from top to bottom, in radii of the Earth. A map of the world may
    be less high.
    """
    return _find_view([place.bare for place in places], (width, height), least)


@kept
def _find_view(places: Sequence[PlaceEntry], size: Size, least: float) -> View | None:
    spots = _spots(places)
    if not spots:
        return None
    spots = _with_nearest_shores(spots)
    near = _near(spots)
    points = [spot.point for spot in near] + _whole_countries(near, spots)
    vectors = [_vector(*point) for point in points]
    middle = _middle(vectors)
    if max(_angle(vector, _vector(*middle)) for vector in vectors) > WORLD:
        return _world_view([spot.point for spot in spots], size)
    least = LEAST_AROUND_ONE if len(near) == 1 else least
    return _region_view(points, middle, size=size, least=least)


def _spots(places: Sequence[PlaceEntry]) -> list[_Spot]:
    """Give the places that have coordinates, where they lie."""
    located = [place for place in places if None not in (place.lat, place.lon)]
    # "Europe" lies nowhere in particular.
    particular = [place for place in located if place.feature != "world"]
    return [
        _Spot(place, (place.lon, place.lat), _vector(place.lon, place.lat))
        for place in particular or located
    ]


def _hub(spots: list[_Spot]) -> _Spot:
    """Give the place from which the ways to all mentions are shortest together."""
    candidates = sorted(spots, key=lambda spot: -spot.place.mentions)[:MOST_HUBS]

    def ways(hub: _Spot) -> float:
        return sum(_angle(hub.vector, spot.vector) * spot.place.mentions for spot in spots)

    return min(candidates, key=ways)


def _with_nearest_shores(spots: list[_Spot]) -> list[_Spot]:
    """Let a country too large to be seen whole count where it begins.

    That is its point nearest to the middle of all places.
    """
    hub = _hub(spots)

    def nearest(spot: _Spot) -> _Spot:
        outline = _outline(spot.place)
        if spot is hub or outline.radius <= REGIONAL:
            return spot
        x, y, z = hub.vector  # the nearest of directions is the one that agrees most
        along = [x * east + y * north + z * up for east, north, up in outline.vectors]
        place = along.index(max(along))
        return _Spot(spot.place, outline.ring[place], outline.vectors[place])

    return [nearest(spot) for spot in spots]


def _near(spots: list[_Spot]) -> list[_Spot]:
    """Give the places without those that lie far from where most mentions are."""
    hub = _hub(spots)
    distances = [_angle(hub.vector, spot.vector) for spot in spots]
    mentions = [spot.place.mentions for spot in spots]
    kept, edge = 0, LEAST
    for distance, count in sorted(zip(distances, mentions, strict=True)):
        kept, edge = kept + count, max(edge, distance)
        if kept >= KERNEL * sum(mentions):
            break
    if max(distances) <= FAR * edge:
        return spots
    placed = zip(spots, distances, strict=True)
    return [spot for spot, distance in placed if distance <= CLOSE * edge]


def _whole_countries(near: list[_Spot], spots: list[_Spot]) -> list[Point]:
    """Give the outlines of those countries that shall be seen whole."""
    points: list[Point] = []
    total = sum(spot.place.mentions for spot in spots)
    for spot in near:
        outline = _outline(spot.place)
        is_weighty = spot.place.mentions >= WEIGHTY * total and outline.radius <= REGIONAL
        if is_weighty or len(near) == 1:
            points += outline.ring
    return points


def _outline(place: PlaceEntry) -> _Outline:
    """Give a country's main outline; it is empty, and reaches nowhere, for what is no country."""
    return _country_outline(place.country if place.feature == "country" else "")


@kept
def _country_outline(code: str) -> _Outline:
    if code not in read_outlines().countries:
        return _Outline([], [], 0.0)
    ring = join(read_outlines().countries[code][0][0], read_arcs(OF_FRAME))
    vectors = [_vector(*point) for point in ring]
    middle = _vector(*_middle(vectors))
    return _Outline(ring, vectors, max(_angle(vector, middle) for vector in vectors))


def _region_view(points: list[Point], middle: Point, *, size: Size, least: float) -> View:
    """Give the view of a region, so near that all points just fit in.

    No less than `least` is seen from top to bottom.
    """
    width, height = size
    first = Azimuthal(*middle)
    box = bounds(first.project_line(points))
    projection = Azimuthal(*first.unproject(*box.middle))
    box = bounds(projection.project_line(points))
    scale = min(_fitting_scale(box, size), height / least)
    x, y = box.middle
    return View(
        projection=projection,
        scale=scale,
        x=width / 2 - scale * x,
        y=height / 2 - scale * y,
        width=width,
        height=height,
    )


def _fitting_scale(box: Box, size: Size) -> float:
    """Give the scale at which what the box holds fits the drawing, with a margin."""
    across = size[0] * ROOM / max(box.width, LEAST_BOX)
    return min(across, size[1] * ROOM / max(box.height, LEAST_BOX))


def _world_view(points: list[Point], size: Size) -> View:
    """Give the view of the world, as near as all points allow.

    It is moved no farther than the globe's edge.
    """
    width, most_height = size
    projection = EqualEarth(_meridian([lon for lon, _lat in points]))
    placed = [projection.project(turned(lon, projection.lon), lat) for lon, lat in points]
    box = bounds(placed)
    across = abs(projection.project(projection.lon - 180, 0)[0])
    up = abs(projection.project(0, 90)[1])
    scale = max((width / 2 - EDGE) / across, _fitting_scale(box, size))
    wanted = max(scale * box.height / ROOM, FLATTEST * width)
    height = round(min(wanted, most_height, 2 * (scale * up + EDGE)))
    middle_x, middle_y = box.middle
    x = _held(scale * middle_x, limit=scale * across + EDGE - width / 2)
    y = _held(scale * middle_y, limit=scale * up + EDGE - height / 2)
    return View(
        projection=projection,
        scale=scale,
        x=width / 2 - x,
        y=height / 2 - y,
        width=width,
        height=height,
    )


def _held(value: float, *, limit: float) -> float:
    """Give the value, or the nearest to it that lies no farther than the limit from zero."""
    limit = max(limit, 0)
    return max(-limit, min(limit, value))


def _meridian(lons: list[float]) -> float:
    """Give the middle of the map: Greenwich, unless that would cut the places apart.

    That happens where all of them lie on the other side of the Earth.
    """
    ordered = sorted(lon % 360 for lon in lons)
    gaps = [(after - lon, lon) for lon, after in pairwise([*ordered, ordered[0] + 360])]
    width, start = max(gaps)
    is_cut_free = any(start <= edge <= start + width for edge in (180, 540))
    return 0.0 if is_cut_free or width < 90 else turned(start + width / 2 + 180, 0)


def _vector(lon: float, lat: float) -> Vector:
    """Give the direction of a place from the middle of the Earth."""
    east, north = radians(lon), radians(lat)
    return cos(north) * cos(east), cos(north) * sin(east), sin(north)


def _angle(one: Vector, other: Vector) -> float:
    """Give the angle between two directions, from half the chord."""
    x, y, z = one
    other_x, other_y, other_z = other
    dx, dy, dz = x - other_x, y - other_y, z - other_z
    return 2 * asin(min(1.0, sqrt(dx * dx + dy * dy + dz * dz) / 2))


def _middle(vectors: list[Vector]) -> Point:
    """Give the mean direction, in degrees east and north.

    It is the same for the same places in another order, so that their map need not be drawn anew.
    """
    x, y, z = map(fsum, zip(*vectors, strict=True))
    return degrees(atan2(y, x)), degrees(atan2(z, sqrt(x * x + y * y)))
