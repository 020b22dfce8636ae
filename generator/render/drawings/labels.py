"""Labels that touch neither each other nor a mark.

How wide a text is, is estimated from classes of characters, on the side of a wide sans serif, since we neither know
nor load the reader's font. Where a label can stand follows Imhof, "Positioning Names on Maps" (1975): beside a point
to its right and somewhat above rather than below, of an area inside it.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from math import cos, pi, sin
from typing import NamedTuple

from generator.render.drawings.clip import Box
from generator.render.drawings.outlines import Line, Point

# Widths in ems.
WIDTHS = [(" ijl.,:;'’|!I`·", 0.34), ('ftr()[]{}-/\\"“”J', 0.45), ("mwMW@%", 0.99), ("cksvxyz", 0.58)]
WIDTH_OF = {character: width for characters, width in WIDTHS for character in characters}
CAPITAL, SMALL, OTHER, IDEOGRAPH = 0.74, 0.64, 0.75, 1.05
ASCENT, DESCENT = 1.0, 0.28  # of a line, in ems
LEADING = 1.15  # from one baseline to the next, in ems
GAP = 3.0  # pixels between a mark and its label
APART = 2.0  # pixels between two labels
ONE_LINE = 13  # characters: an area's name that is longer may take two lines
LEADERS = (16.0, 28.0, 42.0)  # pixels from a mark to a label that a line joins to it
STEP = 5.0  # pixels between two places that are tried inside an area


class Lettering(NamedTuple):
    """What a label says and how large."""

    lines: tuple[str, ...]
    size: float
    spacing: float = 0.0  # between letters, in ems
    weight: float = 1.0  # how much wider than regular the letters are

    @property
    def width(self) -> float:
        return max(text_width(line, self.size, self.spacing) for line in self.lines) * self.weight

    @property
    def height(self) -> float:
        return self.size * (ASCENT + DESCENT + LEADING * (len(self.lines) - 1))


class Label(NamedTuple):
    """A text in its place."""

    text: Lettering
    x: float  # of the anchor
    y: float  # of the first baseline
    anchor: str  # start, middle, end
    box: Box
    leader: tuple[Point, Point] | None = None


class Dot(NamedTuple):
    """A point with the radius of what is drawn there."""

    x: float
    y: float
    radius: float

    @property
    def box(self) -> Box:
        return Box(self.x, self.y, self.x, self.y).grown(self.radius)


def text_width(text: str, size: float, spacing: float = 0.0) -> float:
    """How wide a line of text is at most, in pixels."""
    return size * sum(_width(character) + spacing for character in text)


def _width(character: str) -> float:
    if character in WIDTH_OF:
        return WIDTH_OF[character]
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return IDEOGRAPH
    if character.isascii() or unicodedata.name(character, "").startswith("LATIN"):
        return CAPITAL if character.isupper() else SMALL
    return OTHER


def broken(name: str) -> tuple[str, ...]:
    """A name in two lines of like length where it is long."""
    spaces = [place for place, character in enumerate(name) if character == " "]
    if len(name) <= ONE_LINE or not spaces:
        return (name,)
    place = min(spaces, key=lambda place: abs(place - len(name) / 2))
    return name[:place], name[place + 1 :]


class Board:
    """The drawing as far as it is taken."""

    def __init__(self, frame: Box, taken: Iterable[Box]):
        self.frame = frame
        self.taken = list(taken)

    def beside(self, mark: Dot, text: Lettering, leaders: bool) -> Label | None:
        """A label near a mark in the best place that is free; None where there is none."""
        return self._first(_around(mark, text)) or (self._first(_led(mark, text), mark) if leaders else None)

    def over(self, point: Point, text: Lettering) -> Label | None:
        """A label on a point, or a little beside it."""
        across, down = text.width / 2, text.height * 0.75
        moves = [(0, 0), (0, -down), (0, down), (across, 0), (-across, 0), (across, -down), (-across, down)]
        return self._first(_centred(point[0] + x, point[1] + y, text) for x, y in moves)

    def within(self, rings: list[Line], text: Lettering, share: float = 1.0) -> Label | None:
        """A label that lies inside an area, or with a share of its width and height, near the area's middle."""
        return self._first(_centred(x, y, text) for x, y in _spots(rings, text, share))

    def _first(self, labels: Iterable[Label], mark: Dot | None = None) -> Label | None:
        for label in labels:
            if self._is_free(label, mark):
                self.taken.append(label.box)
                if label.leader:
                    self.taken += _stretches(label.leader)
                return label
        return None

    def _is_free(self, label: Label, mark: Dot | None) -> bool:
        needed = label.box.grown(APART)
        if not self.frame.covers(label.box) or any(needed.overlaps(box) for box in self.taken):
            return False
        if not label.leader:
            return True
        others = [box for box in self.taken if not (mark and box == mark.box)]
        return not any(piece.overlaps(box) for piece in _stretches(label.leader) for box in others)


def _around(mark: Dot, text: Lettering) -> Iterator[Label]:
    """The eight places around a mark, the best first."""
    x, y, away = mark.x, mark.y, mark.radius + GAP
    slant = mark.radius * 0.71 + GAP * 0.6
    middle = y + (ASCENT - DESCENT) / 2 * text.size - (text.height - text.size * (ASCENT + DESCENT)) / 2
    above, below = y - slant - DESCENT * text.size, y + slant + ASCENT * text.size
    yield _label(text, x + away, middle, "start")
    for baseline in (above, below):
        yield _label(text, x + slant, baseline, "start")
    yield _label(text, x - away, middle, "end")
    for baseline in (above, below):
        yield _label(text, x - slant, baseline, "end")
    yield _label(text, x, y - away - DESCENT * text.size, "middle")
    yield _label(text, x, y + away + ASCENT * text.size, "middle")


def _led(mark: Dot, text: Lettering) -> Iterator[Label]:
    """Places farther from a mark, with the line that leads there."""
    for length in LEADERS:
        for sixth in (1, -1, 0, 5, -5, 6, 2, -2, 4, -4):
            across, down = cos(pi * sixth / 6), -sin(pi * sixth / 6)
            start = mark.x + across * mark.radius, mark.y + down * mark.radius
            end = mark.x + across * (mark.radius + length), mark.y + down * (mark.radius + length)
            anchor, aside = ("start", GAP) if across > 0 else ("end", -GAP)
            baseline = end[1] + (ASCENT - DESCENT) / 2 * text.size
            yield _label(text, end[0] + aside, baseline, anchor)._replace(leader=(start, end))


def _centred(x: float, y: float, text: Lettering) -> Label:
    return _label(text, x, y - text.height / 2 + ASCENT * text.size, "middle")


def _label(text: Lettering, x: float, y: float, anchor: str) -> Label:
    width = text.width
    left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    top = y - ASCENT * text.size
    return Label(text, x, y, anchor, Box(left, top, left + width, top + text.height))


def _stretches(line: tuple[Point, Point]) -> list[Box]:
    """A line as a row of small boxes."""
    (x, y), (end_x, end_y) = line
    count = int(max(abs(end_x - x), abs(end_y - y)) / 3) + 1
    points = [(x + (end_x - x) * n / count, y + (end_y - y) * n / count) for n in range(count + 1)]
    return [Box(px, py, px, py).grown(1) for px, py in points]


def _spots(rings: list[Line], text: Lettering, share: float) -> list[Point]:
    """Where inside an area the middle of a label may lie, the best first."""
    xs = [x for ring in rings for x, _ in ring]
    ys = [y for ring in rings for _, y in ring]
    middle = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    half_width, half_height = share * (text.width / 2 + GAP), share * (text.height / 2 + GAP)
    found: list[tuple[float, Point]] = []
    y = min(ys) + half_height
    while y <= max(ys) - half_height:
        lines = [_inside_at(rings, y + part * half_height) for part in (-1, -0.5, 0, 0.5, 1)]
        for left, right in _common(lines):
            left, right = left + half_width, right - half_width
            for step in range(int(max(right - left, -1) // STEP) + 1):
                x = left + step * STEP
                slack = min(x - left, right - x, 30)
                found.append((abs(x - middle[0]) + 1.5 * abs(y - middle[1]) - slack, (x, y)))
        y += STEP
    return [point for _, point in sorted(found)]


def _inside_at(rings: list[Line], y: float) -> list[tuple[float, float]]:
    """Where a horizontal line runs inside an area, from left to right."""
    crossings = []
    for ring in rings:
        x, last_y = ring[-1]
        for next_x, next_y in ring:
            if (next_y > y) != (last_y > y):
                crossings.append(x + (next_x - x) * (y - last_y) / (next_y - last_y))
            x, last_y = next_x, next_y
    crossings.sort()
    return list(zip(crossings[::2], crossings[1::2], strict=False))


def _common(lines: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    """The stretches that all lines share."""
    shared = lines[0]
    for line in lines[1:]:
        shared = [
            (max(left, other_left), min(right, other_right))
            for left, right in shared
            for other_left, other_right in line
            if max(left, other_left) < min(right, other_right)
        ]
    return shared
