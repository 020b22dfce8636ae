"""From degrees to the plane: Lambert's azimuthal projection for a region, Equal Earth for the
world.

A projection takes degrees east and north and gives x to the right and y downwards, in radii of the
Earth. Both keep areas true, so that a mark of a given size means the same everywhere.
"""

import itertools
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt
from typing import NamedTuple, Protocol

from generator.render.drawings.outlines import Line, Point

EARTH_RADIUS = 6371.0  # km
LONGEST_STEP = 2.0  # degrees: a longer stretch is no straight line once projected
RIM = 1e-9  # as near to the point opposite as a point is put, which itself has no place
EQUAL_EARTH = (1.340264, -0.081106, 0.000893, 0.003796)  # the coefficients A1 to A4 of its authors


class Projection(Protocol):
    """A way from degrees to the plane."""

    def project(self, lon: float, lat: float) -> Point: ...

    def project_line(self, line: Line) -> Line: ...


class Azimuthal(NamedTuple):
    """Lambert's azimuthal equal-area projection around a point: any region, poles included.

    The formulas are those of Snyder, "Map Projections: A Working Manual" (1987), p. 185.
    """

    lon: float
    lat: float

    def project(self, lon: float, lat: float) -> Point:
        """Tell where a place of the Earth lies on the plane."""
        return self.project_line([(lon, lat)])[0]

    def project_line(self, line: Line) -> Line:
        """Tell where places of the Earth lie on the plane."""
        middle_lon, middle = self.lon, radians(self.lat)
        sin_middle, cos_middle = sin(middle), cos(middle)
        points: Line = []
        for lon, lat in line:
            east, north = radians(lon - middle_lon), radians(lat)
            sin_north, cos_north = sin(north), cos(north)
            across, along = cos_north * sin(east), cos_north * cos(east)
            nearness = 1 + (sin_middle * sin_north + cos_middle * along)
            if nearness < RIM:
                nearness = RIM
            scale = sqrt(2 / nearness)
            points.append((scale * across, scale * (sin_middle * along - cos_middle * sin_north)))
        return points

    def unproject(self, x: float, y: float) -> Point:
        """Degrees east and north of a point of the plane."""
        distance, middle = hypot(x, y), radians(self.lat)
        if distance < 1e-12:
            return self.lon, self.lat
        angle = 2 * asin(min(1.0, distance / 2))
        sine = cos(angle) * sin(middle) - y * sin(angle) * cos(middle) / distance
        north = asin(max(-1.0, min(1.0, sine)))
        away = distance * cos(middle) * cos(angle) + y * sin(middle) * sin(angle)
        east = atan2(x * sin(angle), away)
        return self.lon + degrees(east), degrees(north)


class EqualEarth(NamedTuple):
    """The projection Equal Earth (Šavrič, Patterson, Jenny 2018) around a meridian."""

    lon: float

    def project(self, lon: float, lat: float) -> Point:
        """Tell where a place of the Earth lies on the plane."""
        return self.project_line([(lon, lat)])[0]

    def project_line(self, line: Line) -> Line:
        """Tell where places of the Earth lie on the plane."""
        a1, a2, a3, a4 = EQUAL_EARTH
        half, twice = sqrt(3) / 2, 2 * sqrt(3)
        middle, b2, b3, b4 = self.lon, 3 * a2, 7 * a3, 9 * a4
        points: Line = []
        for lon, lat in line:
            t = asin(half * sin(radians(lat)))
            t2, t6 = t * t, t**6
            across = twice * radians(lon - middle) * cos(t)
            x = across / (3 * (b4 * t6 * t2 + b3 * t6 + b2 * t2 + a1))
            points.append((x, -t * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))))
        return points


def densified(line: Line) -> Line:
    """Give the line with further points on its long stretches."""
    points = line[:1]
    for (lon, lat), (next_lon, next_lat) in itertools.pairwise(line):
        across, up = next_lon - lon, next_lat - lat
        is_short = -LONGEST_STEP < across < LONGEST_STEP and -LONGEST_STEP < up < LONGEST_STEP
        if not is_short:
            steps = int(max(abs(across), abs(up)) / LONGEST_STEP) + 1
            for step in range(1, steps):
                points.append((lon + across * step / steps, lat + up * step / steps))
        points.append((next_lon, next_lat))
    return points
