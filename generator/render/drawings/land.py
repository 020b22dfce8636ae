"""The countries as a map shows them: projected, cut to its frame, no finer than the eye sees."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain
from math import asin, ceil, copysign, cos, degrees, log2, radians, sin
from typing import NamedTuple

from generator.caching.kept import kept
from generator.parse.memo import Memo
from generator.render.drawings import disputed
from generator.render.drawings.clip import Box, bounds, clip_line, clip_ring
from generator.render.drawings.frame import View
from generator.render.drawings.outlines import (
    COARSEST,
    TOLERANCE,
    Line,
    Polygon,
    area,
    join,
    read_arcs,
    read_outlines,
    turned,
)
from generator.render.drawings.projections import Azimuthal, EqualEarth, Projection, densified
from generator.render.drawings.simplify import simplify, thinned

OVERHANG = 4.0  # pixels by which land reaches beyond the frame, so that no line runs along its edge
FINEST = 0.5  # pixels that a line may be off
SMALLEST = 0.8  # square pixels of an island that is drawn
ROUND = 359  # degrees: a rectangle so wide may hold a pole
REACHES = 10  # degrees: maps of one region that reach about as far share what is projected
WORLD = 180  # degrees: as far as anything lies

Rings = list[Line]  # of a polygon: the outer one, then holes


class Land(NamedTuple):
    """What is drawn, in pixels."""

    countries: dict[str, list[Line]]  # rings by alpha-3; holes among them
    borders: list[Line]
    disputed: list[Line]  # rings of areas whose status is not settled
    dotted: list[Line]  # lines that are no agreed boundary


class ProjectedLand(NamedTuple):
    """Countries and borders on a projection's plane."""

    countries: dict[str, list[Rings]]  # polygons by alpha-3
    borders: list[Line]


class _Polygon(NamedTuple):
    """A polygon, and how far it reaches."""

    polygon: Polygon
    around: Box  # in degrees
    extent: float  # of this rectangle


@kept
def draw_land(view: View) -> Land:
    """Draw the countries and borders that a view shows."""
    box = Box(0, 0, view.width, view.height).grown(OVERHANG)
    reach = WORLD if view.is_world else REACHES * ceil(view.reach(OVERHANG) / REACHES)
    projected = _project_land(view.projection, reach, _level(view))
    countries: dict[str, list[Line]] = {}
    for code, polygons in projected.countries.items():
        found = [ring for polygon in polygons for ring in _visible(polygon, view, box)]
        if found:
            countries[code] = found
    placed = map(view.placed, projected.borders)
    borders = [_drawn(line) for border in placed for line in clip_line(border, box)]
    rings = [ring for area in disputed.areas() for ring in _disputed_area(area, view, box)]
    dotted = [part for line in disputed.lines() for part in _dotted(line, view, box)]
    return Land(countries, borders, disputed=rings, dotted=dotted)


def _disputed_area(ring: Line, view: View, box: Box) -> Iterator[Line]:
    """Yield the ring of a disputed area, where it can be seen."""
    for placed in _placed(densified(_closed(ring)), view):
        clipped = clip_ring(placed, box)
        if clipped and abs(area(clipped)) >= SMALLEST:
            yield _drawn([*clipped, clipped[0]])[:-1]


def _dotted(line: Line, view: View, box: Box) -> Iterator[Line]:
    """Yield the parts of a dotted line that can be seen."""
    for placed in _placed(densified(line), view):
        yield from (_drawn(part) for part in clip_line(placed, box))


def _placed(line: Line, view: View) -> Iterator[Line]:
    """A line of degrees in pixels, unless it lies behind the horizon or at the map's sides."""
    reach = WORLD if view.is_world else view.reach(OVERHANG)
    projection = view.projection
    if not _is_near(bounds(line), projection, ceil(reach)):
        return
    placed = [view.at(*point) for point in line]
    if not view.is_world or bounds(placed).width < view.width / 2:
        yield placed


def _level(view: View) -> int:
    """Give the coarsest level of the outlines on which no line is off by more than FINEST."""
    most = degrees(FINEST / view.scale)
    return min(max(round(log2(most / TOLERANCE)), 0), COARSEST)


def _drawn(line: Line) -> Line:
    """Give the line without the points that the eye does not miss."""
    return simplify(thinned(line, FINEST), FINEST)


def _visible(polygon: Rings, view: View, box: Box) -> Iterator[Line]:
    """The rings of a polygon that can be seen, cut to the frame and made no finer than needed."""
    if not _may_be_seen(polygon[0], view, box):
        return
    for number, ring in enumerate(polygon):
        placed = view.placed(ring)
        # A polygon around the point opposite the middle of an azimuthal map comes out inside out.
        if not number and area(placed) <= 0:
            return
        clipped = clip_ring(placed, box)
        if clipped and abs(area(clipped)) >= SMALLEST:
            yield _drawn([*clipped, clipped[0]])[:-1]


def _may_be_seen(ring: Line, view: View, box: Box) -> bool:
    """Tell whether the rectangle around a ring is large enough and in the frame.

    Few of the world's are.
    """
    around = bounds(ring)
    placed = Box(*view.place(around[:2]), *view.place(around[2:]))
    return placed.width * placed.height >= SMALLEST and placed.overlaps(box)


@lru_cache(maxsize=8)  # the small maps of the stories: some share the world
def _project_land(projection: Projection, reach: int, level: int) -> ProjectedLand:
    """Project what lies within `reach` degrees of an azimuthal projection's middle, or all.

    Its lines are those of a level of the outlines.
    """
    is_world = isinstance(projection, EqualEarth)
    plane = _WorldPlane(projection, level) if is_world else _RegionPlane(projection, level)
    boxes = _boxes()
    least = _least_extent(level)
    countries: dict[str, list[Rings]] = {}
    for code, polygons in _polygons().items():
        near = (one for one in polygons if _is_near(one.around, projection, reach))
        shown = (one.polygon for one in near if one.extent >= least)
        countries[code] = list(chain.from_iterable(map(plane.polygon, shown)))
    agreed = (arc for arc in read_outlines().borders if arc not in disputed.dotted_borders())
    near = (arc for arc in agreed if _is_near(boxes[arc], projection, reach))
    return ProjectedLand(countries, list(chain.from_iterable(map(plane.border, near))))


class _RegionPlane:
    """The outlines on the plane of an azimuthal projection: each arc is projected once."""

    def __init__(self, projection: Azimuthal, level: int):
        arcs = _dense_arcs(level)
        self._arcs = Memo(lambda number: projection.project_line(arcs[number]))

    def polygon(self, polygon: Polygon) -> Iterator[Rings]:
        """Project the rings of a polygon, each with its first point again at its end."""
        rings = [join(ring, self._arcs) for ring in polygon]
        yield [[*ring, ring[0]] for ring in rings]

    def border(self, arc: int) -> Iterator[Line]:
        """Project a border."""
        yield self._arcs[arc]


class _WorldPlane:
    """The outlines on a map of the world, cut at its sides."""

    def __init__(self, projection: EqualEarth, level: int):
        self._projection, self._arcs = projection, read_arcs(level)

    def polygon(self, polygon: Polygon) -> Iterator[Rings]:
        """Project the rings of a polygon, once for each side of the map on which they stand."""
        rings = [densified(_closed(join(ring, self._arcs))) for ring in polygon]
        for parts in _unrolled(rings, self._projection):
            if found := [self._projection.project_line(part) for part in parts if part]:
                yield found

    def border(self, arc: int) -> Iterator[Line]:
        """Project the parts of a border."""
        for part in _parts(densified(self._arcs[arc]), self._projection):
            yield self._projection.project_line(part)


@cache
def _dense_arcs(level: int) -> Memo:
    """Give the arcs of a level, by their numbers, with further points on their long stretches."""
    arcs = read_arcs(level)
    return Memo(lambda number: densified(arcs[number]))


@cache
def _boxes() -> list[Box]:
    """Give the rectangles of degrees around the arcs of the outlines."""
    return [bounds(arc) for arc in read_outlines().arcs]


@cache
def _polygons() -> dict[str, list[_Polygon]]:
    """Give the polygons of the countries, by alpha-3, with the rectangles around them."""
    boxes, found = _boxes(), defaultdict(list)
    for code, polygons in read_outlines().countries.items():
        for polygon in polygons:
            around = _around([boxes[max(arc, ~arc)] for arc in polygon[0]])
            found[code].append(_Polygon(polygon, around, _extent(around)))
    return found


def _extent(box: Box) -> float:
    """Give the surface of a rectangle of degrees, in squares of the Earth's radius."""
    return radians(box.width) * (sin(radians(box.bottom)) - sin(radians(box.top)))


def _least_extent(level: int) -> float:
    """Below which surface nothing is drawn on any map that uses a level: areas are kept true."""
    largest_scale = degrees(FINEST) / (TOLERANCE * 2**level)
    return SMALLEST / largest_scale**2 if level else 0.0


def _around(boxes: list[Box]) -> Box:
    """The rectangle around others, in degrees; what goes around the Earth reaches to both poles."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    box = Box(min(lefts), min(tops), max(rights), max(bottoms))
    return box if box.width < ROUND else Box(-180, -90, 180, 90)


def _is_near(box: Box, projection: Projection, reach: int) -> bool:
    """Tell whether what lies in the rectangle of degrees may lie within `reach` of the middle."""
    if not isinstance(projection, Azimuthal):
        return True
    lon, lat = projection
    if box.bottom < lat - reach or box.top > lat + reach:
        return False
    if abs(lat) + reach >= 90:
        return True
    half = degrees(asin(min(1.0, sin(radians(reach)) / cos(radians(lat)))))
    return any(
        box.left + turn <= lon + half and lon - half <= box.right + turn for turn in (-360, 0, 360)
    )


def _unrolled(rings: Rings, projection: EqualEarth) -> Iterator[Rings]:
    """Yield a polygon's rings, once for each side of a map of the world on which they stand."""
    globe = Box(projection.lon - 180, -91, projection.lon + 180, 91)
    around = bounds(rings[0])
    for turn in (-360, 0, 360):
        if around.left + turn < globe.right and around.right + turn > globe.left:
            turned_rings = [[(lon + turn, lat) for lon, lat in ring] for ring in rings]
            yield [clip_ring(ring, globe) for ring in turned_rings]


def _parts(line: Line, projection: EqualEarth) -> Iterator[Line]:
    """A line cut where it leaves a map of the world at one side and comes back at the other."""
    part: Line = []
    for lon, lat in line:
        point = turned(lon, projection.lon), lat
        if part and abs(point[0] - part[-1][0]) > 180:
            yield part
            part = []
        part.append(point)
    yield part


def _closed(ring: Line) -> Line:
    """Give the ring with its first point again at its end; one around a pole by way of the pole."""
    first, last = ring[0], ring[-1]
    if abs(last[0] - first[0]) > 180:
        pole = copysign(90, first[1])
        return [*ring, (last[0], pole), (first[0], pole), first]
    return [*ring, (turned(first[0], last[0]), first[1])]
