"""The countries as a map shows them: projected, cut to its frame, and no finer than the eye can see."""

from collections.abc import Iterator
from functools import lru_cache
from math import copysign
from typing import NamedTuple

from generator.render.drawings.clip import Box, bounds, clip_line, clip_ring
from generator.render.drawings.frame import View
from generator.render.drawings.outlines import Line, area, join, read_outlines, turned
from generator.render.drawings.projections import EqualEarth, Projection, densified
from generator.render.drawings.simplify import simplify

OVERHANG = 4.0  # pixels by which land reaches beyond the frame, so that no line runs along the frame's edge
FINEST = 0.5  # pixels that a line may be off
SMALLEST = 0.8  # square pixels of an island that is drawn


class Land(NamedTuple):
    """What is drawn, in pixels."""

    countries: dict[str, list[Line]]  # rings by alpha-3; holes among them
    borders: list[Line]


def draw_land(view: View) -> Land:
    box = Box(0, 0, view.width, view.height).grown(OVERHANG)
    rings, borders = _projected(view.projection)
    countries = {}
    for code, polygons in rings.items():
        if found := [ring for polygon in polygons for ring in _visible(polygon, view, box)]:
            countries[code] = found
    lines = [line for border in borders for line in clip_line(view.placed(border), box)]
    return Land(countries, [simplify(line, FINEST) for line in lines])


def _visible(polygon: list[Line], view: View, box: Box) -> Iterator[Line]:
    if not _may_be_seen(polygon[0], view, box):
        return
    for number, ring in enumerate(polygon):
        placed = view.placed(ring)
        # A polygon around the point opposite the middle of an azimuthal map comes out inside out.
        if not number and area(placed) <= 0:
            return
        clipped = clip_ring(placed, box)
        if clipped and abs(area(clipped)) >= SMALLEST:
            yield simplify([*clipped, clipped[0]], FINEST)[:-1]


def _may_be_seen(ring: Line, view: View, box: Box) -> bool:
    """Whether the ring's own rectangle is large enough and in the frame; most rings of the world's are not."""
    around = bounds(ring)
    placed = Box(*view.place(around[:2]), *view.place(around[2:]))
    return placed.width * placed.height >= SMALLEST and placed.overlaps(box)


@lru_cache(maxsize=2)
def _projected(projection: Projection) -> tuple[dict[str, list[list[Line]]], list[Line]]:
    """All polygons and borders on the projection's plane."""
    outlines = read_outlines()
    countries: dict[str, list[list[Line]]] = {}
    for code, polygons in outlines.countries.items():
        found = []
        for polygon in polygons:
            rings = [densified(_closed(join(ring, outlines.arcs), projection)) for ring in polygon]
            for parts in _unrolled(rings, projection):
                found.append([[projection.project(*point) for point in part] for part in parts if part])
        countries[code] = [parts for parts in found if parts]
    lines = [part for arc in outlines.borders for part in _parts(densified(outlines.arcs[arc]), projection)]
    return countries, [[projection.project(*point) for point in line] for line in lines]


def _unrolled(rings: list[Line], projection: Projection) -> Iterator[list[Line]]:
    """A polygon's rings, on a map of the world once for each of its sides on which they stand."""
    if not isinstance(projection, EqualEarth):
        yield rings
        return
    globe = Box(projection.lon - 180, -91, projection.lon + 180, 91)
    for turn in (-360, 0, 360):
        parts = [clip_ring([(lon + turn, lat) for lon, lat in ring], globe) for ring in rings]
        if parts[0]:
            yield parts


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
    """The ring with its first point again at its end; on a map of the world, one around the pole by way of the pole."""
    first, last = ring[0], ring[-1]
    if abs(last[0] - first[0]) > 180 and isinstance(projection, EqualEarth):
        pole = copysign(90, first[1])
        return [*ring, (last[0], pole), (first[0], pole), first]
    return [*ring, (turned(first[0], last[0]), first[1])]
