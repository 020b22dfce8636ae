"""What stands where on a map: which places are areas or dots, and which have room for a name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import dist, log10, sqrt
from typing import NamedTuple

from generator.parse.gazetteer.countries import countries
from generator.render.drawings.clip import Box, bounds
from generator.render.drawings.frame import View
from generator.render.drawings.labels import Board, Dot, Label, Lettering, broken
from generator.render.drawings.land import Land, draw_land
from generator.render.drawings.outlines import Line, area
from generator.render.drawings.pins import Pin
from generator.render.drawings.projections import EARTH_RADIUS
from generator.render.drawings.sheet import Format

TARGET = 12.0  # radius in pixels of what a finger can hit
VISIBLE = 24.0  # pixels, in width and height, of an area that can be seen and hit
SMALLEST_DOT, RING = 3.0, 3.5  # radii in pixels: of a place with few mentions, of a nameless region
EDGE = 3  # pixels along the frame where no label stands
SCALE_BAR = 0.22  # of the drawing's width, at most
WORLD_MARKS = 0.65  # how much smaller marks are where towns lie close
SPACING = 0.05  # ems between the letters of an area's name
BOLD = 1.08  # how much wider letters are that are bold
SHARES = (0.6, 0.3, 0.0)  # of a country's name, to lie inside it where the whole can't


@dataclass(frozen=True, slots=True, kw_only=True)
class MapFormat(Format):
    """The screen that a map is made for, and how much the map tells there."""

    height: float
    largest: float  # radius of the mark of the place with most mentions
    places: int  # at most, those with most mentions
    labels: int  # of places, at most
    neighbours: int  # of countries not mentioned, at most
    leaders: bool


class ScaleBar(NamedTuple):
    """A length that the map shows, in a corner of its own."""

    box: Box
    kilometres: int
    pixels: float


class Placement:
    """Where the pins and names of a map stand."""

    def __init__(self, pins: Sequence[Pin], view: View, format: MapFormat):
        """Place the pins, given by their mentions, then their names as far as there is room."""
        self.view, self.format = view, format
        self.frame = Box(0, 0, view.width, view.height)
        self.land: Land = draw_land(view)
        self.areas = {pin: self.land.countries[pin.country] for pin in pins if self._is_area(pin)}
        self.most_of_area = max((pin.mentions for pin in self.areas), default=1)
        self.dots = self._dots([pin for pin in pins if pin not in self.areas])
        # Shown by their names alone.
        self.names = {pin for pin in self.dots if not pin.is_point and not pin.is_country}
        self.bar = self._scale_bar()
        taken = [dot.box for pin, dot in self.dots.items() if pin not in self.names]
        if self.bar:
            taken.append(self.bar.box)
        self._board = Board(self.frame.grown(-EDGE), taken)
        self.labels: dict[Pin, Label] = {}
        self._label_places()
        self.neighbours = tuple(self._label_neighbours())

    @property
    def shown(self) -> set[Pin]:
        """The pins that stand on the map."""
        return {*self.areas, *self.dots}

    def reach(self, pin: Pin) -> float:
        """Say how far around a dot a click is for it: not where another is nearer."""
        here = self.dots[pin]
        others = [dist(one[:2], here[:2]) for one in self.dots.values() if one != here]
        return min(TARGET, min(others, default=2 * TARGET) / 2)

    def _is_area(self, pin: Pin) -> bool:
        """Tell whether so much of the pin's own area is to be seen that it needs no dot."""
        rings = self.land.countries.get(pin.country)
        if not pin.is_country or not rings:
            return False
        box = bounds(_largest(rings)).common(self.frame)
        return box.width >= VISIBLE and box.height >= VISIBLE

    def _dots(self, pins: Sequence[Pin]) -> dict[Pin, Dot]:
        """Give the dots of those pins that lie in the frame."""
        most = max((pin.mentions for pin in pins), default=1)
        largest = self.format.largest * (WORLD_MARKS if self.view.is_world else 1)
        unit = min(largest / sqrt(most), largest / 2)
        found: dict[Pin, Dot] = {}
        for pin in pins:
            by_mentions = max(unit * sqrt(pin.mentions), SMALLEST_DOT)
            radius = pin.note.radius if pin.note else by_mentions
            dot = Dot(*self.view.at(pin.place.lon, pin.place.lat), radius)
            if self.frame.covers(dot.box):
                found[pin] = dot
        return found

    def _label_places(self) -> None:
        """Label countries first, which need most room, then the others by their mentions."""

        def rank(pin: Pin) -> tuple[bool, int]:
            return pin not in self.areas, -pin.mentions

        for pin in sorted((*self.areas, *self.dots), key=rank):
            label = self._label(pin) if len(self.labels) < self.format.labels else None
            if label:
                self.labels[pin] = label
            elif pin in self.names and not self._mark_by_ring(pin):
                del self.dots[pin]

    def _mark_by_ring(self, pin: Pin) -> bool:
        """Mark a region without room for its name by a ring; False where a ring has none either."""
        dot = self.dots[pin]._replace(radius=RING)
        if any(dot.box.grown(1).overlaps(box) for box in self._board.taken):
            return False
        self.names.discard(pin)
        self.dots[pin] = dot
        self._board.taken.append(dot.box)
        return True

    def _label(self, pin: Pin) -> Label | None:
        size = self.format.letters
        if pin in self.areas:
            return self._area_label(pin)
        if pin in self.names:
            text = Lettering(broken(pin.name), size, SPACING)
            return self._board.over(self.dots[pin][:2], text)
        dot, lines = self.dots[pin], pin.note.lines if pin.note else (pin.name,)
        label = self._board.beside(dot, Lettering(lines, size), self.format.leaders)
        if label or not lines[1:]:
            return label
        return self._board.beside(dot, Lettering(lines[:1], size), self.format.leaders)

    def _area_label(self, pin: Pin) -> Label | None:
        """Write a country's name inside it if it can be, else across its border, else beside it."""
        size, rings = self.format.letters, self.areas[pin]
        larger = size + 3 * sqrt(pin.mentions / self.most_of_area)
        for lines, letters in product(_forms(pin.name), (larger, size)):
            text = Lettering(lines, letters, spacing=SPACING, weight=BOLD)
            if label := self._board.within(rings, text):
                return label
        text = Lettering(broken(pin.name), size, spacing=SPACING, weight=BOLD)
        largest = _largest(rings)
        for share in SHARES:
            if label := self._board.within([largest], text, share):
                return label
        middle = Dot(*bounds(largest).middle, radius=0.0)
        return self._board.beside(middle, text, self.format.leaders)

    def _label_neighbours(self) -> Iterator[Label]:
        """Yield the names of those other countries in which there is room, the largest first."""
        named = {pin.country for pin in self.areas}
        left = self.format.neighbours
        for country in sorted(countries(), key=lambda country: -self._extent(country.alpha3)):
            if not left:
                return
            is_free = country.alpha3 in self.land.countries and country.alpha3 not in named
            label = self._neighbour_label(country.name, country.alpha3) if is_free else None
            if label:
                yield label
                left -= 1

    def _neighbour_label(self, name: str, code: str) -> Label | None:
        size = self.format.letters - 2
        for lines in _forms(name):
            text = Lettering(lines, size, SPACING)
            if label := self._board.within(self.land.countries[code], text):
                return label
        return None

    def _extent(self, code: str) -> float:
        rings = self.land.countries.get(code, [])
        return max((abs(area(ring)) for ring in rings), default=0.0)

    def _scale_bar(self) -> ScaleBar | None:
        """Give a length in kilometres, in the lower corner where fewer dots are.

        A map of the world has no one scale.
        """
        if self.view.is_world:
            return None
        width, height = self.view.width, self.view.height
        kilometre = self.view.scale / EARTH_RADIUS
        length = _round_length(SCALE_BAR * width / kilometre)
        pixels = length * kilometre
        left = Box(6, height - 30.0, 16 + max(pixels, 60), height)
        right = left._replace(left=width - left.right, right=width - left.left)
        dots = self.dots.values()
        box = min((left, right), key=lambda box: sum(dot.box.overlaps(box) for dot in dots))
        return ScaleBar(box, length, pixels)


def _forms(name: str) -> tuple[tuple[str, ...], ...]:
    """Give a name on one line, and, where it can be broken, on two."""
    return tuple(dict.fromkeys(((name,), broken(name))))


def _round_length(most: float) -> int:
    """Give the longest length of 1, 2 or 5 times a power of ten that is no longer than `most`."""
    power = 10.0 ** int(log10(most))
    return int(max(step * power for step in (1, 2, 5) if step * power <= most))


def _largest(rings: list[Line]) -> Line:
    return max(rings, key=lambda ring: abs(area(ring)))
