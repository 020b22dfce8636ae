"""The countries' outlines, in degrees east and north, as lines that neighbours share.

`tools/make_outlines.py` writes their file. A line that runs across the date line goes on
beyond 180 degrees.
"""

import gzip
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, compress
from pathlib import Path

NOBODY = "-"  # among the countries: land that is drawn as no country's
# Degrees by which a line of level 0 may be off, about a kilometre; each further level doubles them.
TOLERANCE = 0.01
COARSEST = 6  # the last level: the world on a small screen needs no finer lines
FILE = Path(__file__).parents[2] / "data" / "outlines.json.gz"

Point = tuple[float, float]
Line = list[Point]
Ring = Sequence[int]  # the numbers of its arcs, ~number for one that runs backwards
Polygon = Sequence[Ring]  # the outer ring, then holes


@dataclass(frozen=True, slots=True)
class Outlines:
    """All outlines, as rings of arcs that countries share."""

    arcs: list[Line]
    levels: list[str]  # of each point of an arc the last level that has it, a digit each
    countries: dict[
        str, list[Polygon]
    ]  # by ISO 3166-1 alpha-3 or NOBODY, the largest polygon first
    borders: list[int]  # the arcs that lie between two countries


@cache
def read_outlines() -> Outlines:
    """Read the file of outlines."""
    data = json.loads(gzip.decompress(FILE.read_bytes()))
    (scale_x, scale_y), (x, y) = data["scale"], data["origin"]
    arcs = []
    for deltas in data["arcs"]:
        lons = unrolled([x + scale_x * px for px in accumulate(deltas[::2])])
        lats = [y + scale_y * py for py in accumulate(deltas[1::2])]
        arcs.append(list(zip(lons, lats, strict=True)))
    countries = data["countries"]
    return Outlines(arcs, data["levels"], countries=countries, borders=find_borders(countries))


@cache
def read_arcs(level: int) -> list[Line]:
    """Read the arcs with those of their points that a level has."""
    outlines, digit = read_outlines(), str(level)
    placed = zip(outlines.arcs, outlines.levels, strict=True)
    return [list(compress(arc, map(digit.__le__, levels))) for arc, levels in placed]


def find_borders(countries: dict[str, list[Polygon]]) -> list[int]:
    """Find the arcs that two countries share."""
    users: Counter[int] = Counter()
    for polygons in countries.values():
        rings = [ring for polygon in polygons for ring in polygon]
        users.update({max(arc, ~arc) for ring in rings for arc in ring})
    return sorted(arc for arc, count in users.items() if count > 1)


def join(ring: Ring, arcs: Mapping[int, Line] | Sequence[Line]) -> Line:
    """Give the points of a ring, the first not repeated at the end.

    Its longitudes go on beyond 180 degrees rather than start anew; those of a ring around a pole
    never come back.
    """
    points: Line = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        first = arc[0][0]
        shift = turned(first, points[-1][0]) - first if points else 0.0
        points += [(lon + shift, lat) for lon, lat in arc[:-1]] if shift else arc[:-1]
    return points


def unrolled(lons: list[float]) -> list[float]:
    """Give an arc's longitudes so that they go on beyond 180 degrees rather than start anew."""
    if max(lons) - min(lons) <= 180:  # as nearly all
        return lons
    return list(accumulate(lons, lambda last, lon: turned(lon, last)))


def turned(lon: float, middle: float) -> float:
    """Give the longitude, counted so that it lies within 180 degrees of another."""
    is_near = abs(lon - middle) <= 180
    return lon if is_near else middle + (lon - middle + 180) % 360 - 180


def area(ring: Line) -> float:
    """Give the signed area inside a ring, in the square of its points' unit."""
    return sum([x * next_y - next_x * y for (x, y), (next_x, next_y) in _sides(ring)]) / 2


def inside(point: Point, ring: Line) -> bool:
    """Tell whether a point lies inside a ring."""
    x, y = point
    crossings = 0
    for (ax, ay), (bx, by) in _sides(ring):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            crossings += 1
    return crossings % 2 == 1


def _sides(ring: Line) -> Iterator[tuple[Point, Point]]:
    """Yield the sides of a ring, the last of which leads back to its first point."""
    return zip(ring, [*ring[1:], *ring[:1]], strict=True)
