"""The countries' outlines, in degrees east and north, as lines that neighbours share.

`generator/data/make_outlines.py` writes their file. A line may run across the date line, from 180 to -180 degrees.
"""

import gzip
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

NOBODY = "-"  # among the countries: land that is drawn as no country's
FILE = Path(__file__).parents[2] / "data" / "outlines.json.gz"

Point = tuple[float, float]
Line = list[Point]
Ring = Sequence[int]  # the numbers of its arcs, ~number for one that runs backwards
Polygon = Sequence[Ring]  # the outer ring, then holes


@dataclass(frozen=True, slots=True)
class Outlines:
    arcs: list[Line]
    countries: dict[str, list[Polygon]]  # by ISO 3166-1 alpha-3 or NOBODY, the largest polygon first
    borders: list[int]  # the arcs that lie between two countries


@cache
def read_outlines() -> Outlines:
    data = json.loads(gzip.decompress(FILE.read_bytes()))
    (scale_x, scale_y), (x, y) = data["scale"], data["origin"]
    arcs = [[(x + scale_x * px, y + scale_y * py) for px, py in _points(deltas)] for deltas in data["arcs"]]
    return Outlines(arcs, data["countries"], find_borders(data["countries"]))


def find_borders(countries: dict[str, list[Polygon]]) -> list[int]:
    """The arcs that two countries share."""
    users: Counter[int] = Counter()
    for polygons in countries.values():
        users.update({max(arc, ~arc) for polygon in polygons for ring in polygon for arc in ring})
    return sorted(arc for arc, count in users.items() if count > 1)


def join(ring: Ring, arcs: Sequence[Line]) -> Line:
    """The points of a ring, the first not repeated at the end.

    Its longitudes go on beyond 180 degrees rather than start anew; those of a ring around a pole never come back.
    """
    points: Line = []
    for number in ring:
        for lon, lat in (arcs[number] if number >= 0 else arcs[~number][::-1])[:-1]:
            points.append((turned(lon, points[-1][0]) if points else lon, lat))
    return points


def turned(lon: float, middle: float) -> float:
    """A longitude within 180 degrees of another."""
    return middle + (lon - middle + 180) % 360 - 180 if abs(lon - middle) > 180 else lon


def area(ring: Line) -> float:
    """The signed area inside a ring, in the square of its points' unit."""
    return (
        sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in zip(ring, [*ring[1:], *ring[:1]], strict=True)) / 2
    )


def inside(point: Point, ring: Line) -> bool:
    """Whether a point lies inside a ring."""
    x, y = point
    crossings = 0
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            crossings += 1
    return crossings % 2 == 1


def _points(deltas: list[int]) -> Line:
    points, x, y = [], 0, 0
    for dx, dy in zip(deltas[::2], deltas[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x, y))
    return points
