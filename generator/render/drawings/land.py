"""The countries as a map shows them: projected, cut to its frame, no finer than the eye sees."""

from collections.abc import Iterator
from functools import lru_cache
from math import asin, ceil, copysign, cos, degrees, floor, log2, radians, sin
from typing import NamedTuple

from generator.render.drawings.clip import Box, bounds, clip_line, clip_ring
from generator.render.drawings.frame import View
from generator.render.drawings.outlines import Line, area, join, read_outlines, turned
from generator.render.drawings.projections import Azimuthal, EqualEarth, Projection, densified
from generator.render.drawings.simplify import simplify, thinned

OVERHANG = 4.0  # pixels by which land reaches beyond the frame, so that no line runs along its edge
FINEST = 0.5  # pixels that a line may be off
SMALLEST = 0.8  # square pixels of an island that is drawn
STEP_OF_WORLD = 1 / 8  # degrees: the same for all maps of the world, on the widest about FINEST
SHARPEST = 1 / 32  # degrees: few points of the outlines stand closer
ROUND = 359  # degrees: a rectangle so wide may hold a pole
REACHES = 10  # degrees: maps of one region that reach about as far share what is projected

Rings = list[Line]  # of a polygon: the outer one, then holes


class Land(NamedTuple):
    """What is drawn, in pixels."""

    countries: dict[str, list[Line]]  # rings by alpha-3; holes among them
    borders: list[Line]


class ProjectedLand(NamedTuple):
    """Countries and borders on a projection's plane."""

    countries: dict[str, list[Rings]]  # polygons by alpha-3
    borders: list[Line]


def draw_land(view: View) -> Land:
    """The countries and borders that a view shows."""
    box = Box(0, 0, view.width, view.height).grown(OVERHANG)
    reach = REACHES * ceil(view.reach(OVERHANG) / REACHES)
    projected = _project_land(view.projection, reach, _step(view))
    countries: dict[str, list[Line]] = {}
    for code, polygons in projected.countries.items():
        found = [ring for polygon in polygons for ring in _visible(polygon, view, box)]
        if found:
            countries[code] = found
    lines = [line for border in projected.borders for line in clip_line(view.placed(border), box)]
    return Land(countries, [_drawn(line) for line in lines])


def _step(view: View) -> float:
    """How many degrees apart points of the outlines stand at least; about the same for all maps."""
    step = STEP_OF_WORLD if view.is_world else degrees(FINEST / view.scale)
    return 2.0 ** floor(log2(step)) if step > SHARPEST else 0.0


def _drawn(line: Line) -> Line:
    """The line without the points that the eye does not miss."""
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
    """Whether the rectangle around a ring is large enough and in the frame.

    Few of the world's are.
    """
    around = bounds(ring)
    placed = Box(*view.place(around[:2]), *view.place(around[2:]))
    return placed.width * placed.height >= SMALLEST and placed.overlaps(box)


@lru_cache(maxsize=2)
def _project_land(projection: Projection, reach: int, step: float) -> ProjectedLand:
    """Project what lies within `reach` degrees of an azimuthal projection's middle, or all.

    No two points of a line stand within `step` degrees of each other.
    """
    outlines = read_outlines()
    arcs = [thinned(arc, step) for arc in outlines.arcs] if step else outlines.arcs
    boxes = [bounds(arc) for arc in outlines.arcs]
    countries: dict[str, list[Rings]] = {}
    for code, polygons in outlines.countries.items():
        countries[code] = []
        for polygon in polygons:
            if _is_near(_around([boxes[max(arc, ~arc)] for arc in polygon[0]]), projection, reach):
                closed = [_closed(join(ring, arcs), projection) for ring in polygon]
                rings = [densified(ring) for ring in closed]
                countries[code] += _project_polygon(rings, projection)
    lines: list[Line] = []
    for arc in outlines.borders:
        if _is_near(boxes[arc], projection, reach):
            lines += _parts(densified(arcs[arc]), projection)
    return ProjectedLand(countries, [projection.project_line(line) for line in lines])


def _around(boxes: list[Box]) -> Box:
    """The rectangle around others, in degrees; what goes around the Earth reaches to both poles."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    box = Box(min(lefts), min(tops), max(rights), max(bottoms))
    return box if box.width < ROUND else Box(-180, -90, 180, 90)


def _is_near(box: Box, projection: Projection, reach: int) -> bool:
    """Whether what lies in the rectangle of degrees may lie within `reach` of the middle."""
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


def _project_polygon(rings: Rings, projection: Projection) -> Iterator[Rings]:
    for parts in _unrolled(rings, projection):
        if found := [projection.project_line(part) for part in parts if part]:
            yield found


def _unrolled(rings: Rings, projection: Projection) -> Iterator[Rings]:
    """A polygon's rings, on a map of the world once for each of its sides on which they stand."""
    if not isinstance(projection, EqualEarth):
        yield rings
        return
    globe = Box(projection.lon - 180, -91, projection.lon + 180, 91)
    around = bounds(rings[0])
    for turn in (-360, 0, 360):
        if around.left + turn < globe.right and around.right + turn > globe.left:
            turned_rings = [[(lon + turn, lat) for lon, lat in ring] for ring in rings]
            yield [clip_ring(ring, globe) for ring in turned_rings]


def _parts(line: Line, projection: Projection) -> Iterator[Line]:
    """A line, on a map of the world cut where it leaves at one side and comes back at the other."""
    if not isinstance(projection, EqualEarth):
        yield line
        return
    part: Line = []
    for lon, lat in line:
        point = turned(lon, projection.lon), lat
        if part and abs(point[0] - part[-1][0]) > 180:
            yield part
            part = []
        part.append(point)
    yield part


def _closed(ring: Line, projection: Projection) -> Line:
    """The ring with its first point again at its end.

    On a map of the world a ring around a pole is closed by way of the pole.
    """
    first, last = ring[0], ring[-1]
    if abs(last[0] - first[0]) > 180 and isinstance(projection, EqualEarth):
        pole = copysign(90, first[1])
        return [*ring, (last[0], pole), (first[0], pole), first]
    return [*ring, (turned(first[0], last[0]), first[1])]
