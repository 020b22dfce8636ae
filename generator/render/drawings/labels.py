"""Labels that touch neither each other nor a mark.

How wide a text is, is estimated from classes of characters, on the side of a wide sans serif, since
we neither know nor load the reader's font. Where a label can stand follows Imhof, "Positioning
Names on Maps" (1975): beside a point to its right and somewhat above rather than below, of an area
inside it.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import chain
from math import ceil, cos, inf, pi, sin, sqrt
from typing import NamedTuple

from generator.render.drawings.clip import Box
from generator.render.drawings.outlines import Line, Point

# Widths in ems.
WIDTHS = [
    (" ijl.,:;'’|!I`·", 0.34),
    ('ftr()[]{}-/\\"“”J', 0.45),
    ("mwMW@%", 0.99),
    ("cksvxyz", 0.58),
]
WIDTH_OF = {character: width for characters, width in WIDTHS for character in characters}
CAPITAL, SMALL, OTHER, IDEOGRAPH = 0.74, 0.64, 0.75, 1.05
ASCENT, DESCENT = 1.0, 0.28  # of a line, in ems
LEADING = 1.15  # from one baseline to the next, in ems
GAP = 3.0  # pixels between a mark and its label
APART = 2.0  # pixels between two labels
ONE_LINE = 13  # characters: an area's name that is longer may take two lines
LEADERS = (16.0, 28.0, 42.0)  # pixels from a mark to a label that a line joins to it
LEADER_DIRECTIONS = (1, -1, 0, 5, -5, 6, 2, -2, 4, -4)  # sixths of a half turn, from the right up
STEP = 5.0  # pixels between two places that are tried inside an area
HATCH = 6.0  # pixels between two lines of a hatched area
SHORTEST_HATCH = 1.5  # pixels: shorter lines of it are specks
SLIGHT = 1e-6  # pixels, by which sums may be off
MOST_SLACK = 30  # pixels to either side, of more an area's label has no use

Stretch = tuple[float, float]  # from where to where something reaches on a line across


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
        return Box.around(self.x, self.y, self.radius)


def text_width(text: str, size: float, spacing: float = 0.0) -> float:
    """Say how wide a line of text is at most, in pixels."""
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
    """Break a long name into two lines of like length."""
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

    def beside(self, dot: Dot, text: Lettering, leaders: bool) -> Label | None:
        """Place a label near a dot, in the best place that is free; None where there is none.

        With `leaders` it may stand farther away, at the end of a line that leads to it.
        """
        label = self._first(_around(dot, text))
        return label or (self._first(_led(dot, text), dot) if leaders else None)

    def over(self, point: Point, text: Lettering) -> Label | None:
        """Place a label on a point, or a little beside it."""
        (x, y), across, down = point, text.width / 2, text.height * 0.75
        upright = [(x, y), (x, y - down), (x, y + down)]
        beside = [(x + across, y), (x - across, y)]
        aslant = [(x + across, y - down), (x - across, y + down)]
        return self._first(_centred(place, text) for place in (*upright, *beside, *aslant))

    def within(self, rings: list[Line], text: Lettering, share: float = 1.0) -> Label | None:
        """Place a label inside an area, near its middle; of the label a share has to lie inside."""
        return self._first(_centred(spot, text) for spot in _spots(rings, text, share))

    def _first(self, labels: Iterable[Label], dot: Dot | None = None) -> Label | None:
        for label in labels:
            if self._is_free(label, dot):
                self.taken.append(label.box)
                if label.leader:
                    self.taken += _stretches(label.leader)
                return label
        return None

    def _is_free(self, label: Label, dot: Dot | None) -> bool:
        needed = label.box.grown(APART)
        if not self.frame.covers(label.box) or any(needed.overlaps(box) for box in self.taken):
            return False
        if not label.leader:
            return True
        others = [box for box in self.taken if not (dot and box == dot.box)]
        return not any(piece.overlaps(box) for piece in _stretches(label.leader) for box in others)


def _around(dot: Dot, text: Lettering) -> Iterator[Label]:
    """Yield the eight places around a dot, the best first."""
    x, y, away = dot.x, dot.y, dot.radius + GAP
    slant = dot.radius * 0.71 + GAP * 0.6
    rise, fall = ASCENT * text.size, DESCENT * text.size
    lower = text.height - text.size * (ASCENT + DESCENT)  # what further lines take
    middle = y + (ASCENT - DESCENT) / 2 * text.size - lower / 2
    for side, anchor in ((1, "start"), (-1, "end")):
        yield _label(text, x + side * away, middle, anchor=anchor)
        yield _label(text, x + side * slant, y - slant - fall, anchor=anchor)
        yield _label(text, x + side * slant, y + slant + rise, anchor=anchor)
    yield _label(text, x, y - away - fall, anchor="middle")
    yield _label(text, x, y + away + rise, anchor="middle")


def _led(dot: Dot, text: Lettering) -> Iterator[Label]:
    """Places farther from a dot, with the line that leads there."""
    for length in LEADERS:
        for sixth in LEADER_DIRECTIONS:
            across, down = cos(pi * sixth / 6), -sin(pi * sixth / 6)
            far = dot.radius + length
            start = dot.x + across * dot.radius, dot.y + down * dot.radius
            end = dot.x + across * far, dot.y + down * far
            anchor, aside = ("start", GAP) if across > 0 else ("end", -GAP)
            baseline = end[1] + (ASCENT - DESCENT) / 2 * text.size
            label = _label(text, end[0] + aside, baseline, anchor=anchor)
            yield label._replace(leader=(start, end))


def _centred(point: Point, text: Lettering) -> Label:
    x, y = point
    return _label(text, x, y - text.height / 2 + ASCENT * text.size, anchor="middle")


def _label(text: Lettering, x: float, y: float, *, anchor: str) -> Label:
    width = text.width
    left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    top = y - ASCENT * text.size
    box = Box(left, top, left + width, top + text.height)
    return Label(text, x, y, anchor=anchor, box=box)


def _stretches(line: tuple[Point, Point]) -> list[Box]:
    """Give a line as a row of small boxes."""
    (x, y), (end_x, end_y) = line
    across, down = end_x - x, end_y - y
    count = int(max(abs(across), abs(down)) / 3) + 1
    return [
        Box.around(x + across * step / count, y + down * step / count, radius=1)
        for step in range(count + 1)
    ]


def _spots(rings: list[Line], text: Lettering, share: float) -> list[Point]:
    """Tell where inside an area the middle of a label may lie, the best first."""
    xs, ys = zip(*chain.from_iterable(rings), strict=True)
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    middle = (left + right) / 2, (top + bottom) / 2
    half_width, half_height = share * (text.width / 2 + GAP), share * (text.height / 2 + GAP)
    found: list[tuple[float, Point]] = []
    if right - left < 2 * half_width:
        return []
    y = top + half_height
    while y <= bottom - half_height:
        lines = (_inside_at(rings, y + part * half_height) for part in (-1, -0.5, 0, 0.5, 1))
        for start, end in _common(lines, 2 * half_width):
            room = start + half_width, end - half_width
            found += _rated_spots(room, y, middle=middle)
        y += STEP
    return [point for _, point in sorted(found)]


def _rated_spots(room: Stretch, y: float, *, middle: Point) -> Iterator[tuple[float, Point]]:
    """Places on a line across, each with a number that is low near the middle and in free room."""
    left, right = room
    for step in range(int(max(right - left, -1) // STEP) + 1):
        x = left + step * STEP
        slack = min(x - left, right - x, MOST_SLACK)
        yield abs(x - middle[0]) + 1.5 * abs(y - middle[1]) - slack, (x, y)


def _inside_at(rings: list[Line], y: float) -> list[Stretch]:
    """Tell where a horizontal line runs inside an area, from left to right."""
    crossings = []
    for ring in rings:
        x, last_y = ring[-1]
        for next_x, next_y in ring:
            if (next_y > y) != (last_y > y):
                crossings.append(x + (next_x - x) * (y - last_y) / (next_y - last_y))
            x, last_y = next_x, next_y
    crossings.sort()
    return list(zip(crossings[::2], crossings[1::2], strict=False))


def hatching(ring: Line) -> Iterator[Line]:
    """The lines that rise to the right through an area, an even distance apart on every map."""
    turned = [(x - y, x + y) for x, y in ring]
    step = HATCH * sqrt(2)
    downs = [down for _, down in turned]
    for number in range(ceil(min(downs) / step), ceil(max(downs) / step)):
        down = number * step
        for left, right in _inside_at([turned], down):
            if right - left >= SHORTEST_HATCH * sqrt(2):
                yield [((x + down) / 2, (down - x) / 2) for x in (left, right)]


def _common(lines: Iterable[list[Stretch]], least: float) -> list[Stretch]:
    """The stretches that all lines share, so long at least; lines are made as they are needed."""
    shared: list[Stretch] = [(-inf, inf)]
    for line in lines:
        pairs = [(one, other) for one in shared for other in line]
        overlaps = [(max(one[0], other[0]), min(one[1], other[1])) for one, other in pairs]
        shared = [one for one in overlaps if one[1] - one[0] > max(least - SLIGHT, 0)]
        if not shared:
            break
    return shared
