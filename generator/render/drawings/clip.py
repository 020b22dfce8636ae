"""What of a polygon lies in a rectangle, by the method of Sutherland and Hodgman (1974).

Where a polygon falls apart, its parts stay joined by lines along the rectangle's edge: good for filling.
"""

import itertools
from typing import NamedTuple

from generator.render.drawings.outlines import Line


class Box(NamedTuple):
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def grown(self, by: float) -> "Box":
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def overlaps(self, other: "Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def covers(self, other: "Box") -> bool:
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )


def bounds(points: Line) -> Box:
    """The smallest rectangle around points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def clip_ring(ring: Line, box: Box) -> Line:
    """The ring cut to the rectangle; [] where nothing of it lies there."""
    if not ring or not bounds(ring).overlaps(box):
        return []
    if box.covers(bounds(ring)):
        return ring
    for axis, limit, sign in ((0, box.left, 1), (0, box.right, -1), (1, box.top, 1), (1, box.bottom, -1)):
        ring = _cut(ring, axis, limit, sign)
        if not ring:
            return []
    return ring


def clip_line(line: Line, box: Box) -> list[Line]:
    """The stretches of a line that touch the rectangle. Their ends may stand out by one step."""
    found: list[Line] = []
    going = False
    for start, end in itertools.pairwise(line):
        near = Box(min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1]))
        touches = near.grown(1e-9).overlaps(box)
        if touches and going:
            found[-1].append(end)
        elif touches:
            found.append([start, end])
        going = touches
    return found


def _cut(ring: Line, axis: int, limit: float, sign: int) -> Line:
    """What of the ring lies on one side of a line across an axis."""
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
