"""What of a polygon lies in a rectangle, by the method of Sutherland and Hodgman (1974).

Where a polygon falls apart, its parts stay joined by lines along the rectangle's edge: that is good
enough for filling.
"""

import itertools
from typing import NamedTuple

from generator.render.drawings.outlines import Line, Point

CLOSE = 1e-9  # pixels between what touches


class Box(NamedTuple):
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, x: float, y: float, radius: float) -> "Box":
        """Give the square around a circle."""
        return cls(x - radius, y - radius, x + radius, y + radius)

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> Point:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def grown(self, by: float) -> "Box":
        """Give the rectangle with so much more on each side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def overlaps(self, other: "Box") -> bool:
        """Tell whether the two share more than an edge."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def covers(self, other: "Box") -> bool:
        """Tell whether the other lies inside this one."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom

    def common(self, other: "Box") -> "Box":
        """Give the rectangle that the two share, where they share one."""
        return Box(
            left=max(self.left, other.left),
            top=max(self.top, other.top),
            right=min(self.right, other.right),
            bottom=min(self.bottom, other.bottom),
        )


def bounds(points: Line) -> Box:
    """Give the smallest rectangle around points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def clip_ring(ring: Line, box: Box) -> Line:
    """Cut a ring to the rectangle; [] where nothing of it lies there."""
    around = bounds(ring) if ring else None
    if not around or not around.overlaps(box):
        return []
    if box.covers(around):
        return ring
    sides = ((0, box.left, 1), (0, box.right, -1), (1, box.top, 1), (1, box.bottom, -1))
    for axis, limit, sign in sides:
        ring = _cut(ring, axis, limit=limit, sign=sign)
        if not ring:
            return []
    return ring


def clip_line(line: Line, box: Box) -> list[Line]:
    """The stretches of a line that touch the rectangle. Their ends may stand out by one step."""
    found: list[Line] = []
    if not bounds(line).grown(CLOSE).overlaps(box):
        return found
    around = box.grown(CLOSE)
    going = False
    for start, end in itertools.pairwise(line):
        touches = _touches(start, end, around)
        if touches and going:
            found[-1].append(end)
        elif touches:
            found.append([start, end])
        going = touches
    return found


def _touches(start: Point, end: Point, box: Box) -> bool:
    """Tell whether a step may touch the rectangle: it lies on no side of it as a whole."""
    (x, y), (end_x, end_y) = start, end
    left, top, right, bottom = box
    if min(x, end_x) >= right or max(x, end_x) <= left:
        return False
    return min(y, end_y) < bottom and max(y, end_y) > top


def _cut(ring: Line, axis: int, *, limit: float, sign: int) -> Line:
    """Give what of the ring lies on one side of a line across an axis."""
    kept: Line = []
    last = ring[-1]
    for point in ring:
        here, there = sign * (point[axis] - limit), sign * (last[axis] - limit)
        if (here >= 0) != (there >= 0):
            share = there / (there - here)
            other = last[1 - axis] + share * (point[1 - axis] - last[1 - axis])
            kept.append((limit, other) if axis == 0 else (other, limit))
        if here >= 0:
            kept.append(point)
        last = point
    return kept
