"""The map of the places that the sources name, drawn when the site is built.

A town is a dot whose area grows with the number of its mentions; a country is its own area, a region or a water its
name. Each is one link to the place's row in the table of places. What has no room on the map stands in that table.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from math import ceil, log10, sqrt
from typing import NamedTuple

from generator.briefing import PlaceEntry
from generator.parse.places.gazetteer import countries
from generator.render.drawings import svg
from generator.render.drawings.clip import Box, bounds
from generator.render.drawings.frame import View, find_view
from generator.render.drawings.labels import Board, Dot, Label, Lettering, broken
from generator.render.drawings.land import Land, draw_land
from generator.render.drawings.outlines import Line, area
from generator.render.drawings.projections import EARTH_RADIUS
from generator.render.drawings.svg import Svg, element
from generator.render.words import Words
from generator.spelling import slug

AREAS = {"country", "region", "county", "water", "world"}  # what is no point
TARGET = 12.0  # radius in pixels of what a finger can hit
VISIBLE = 24.0  # pixels, in width and height, of an area that can be seen and hit
SCALE_BAR = 0.22  # of the drawing's width, at most
SHADES = 3  # of the countries that are named, by their mentions
WORLD_MARKS = 0.65  # how much smaller marks are where towns lie close
SPACING = 0.05  # ems between the letters of an area's name
BOLD = 1.08  # how much wider letters are that are bold


class MapFormat(NamedTuple):
    """How large a drawing is, and how much it tells."""

    name: str
    width: int
    height: int
    letters: float  # size of a town's name in pixels
    largest: float  # radius of the mark of the place with most mentions
    places: int  # at most, those with most mentions
    labels: int  # of places, at most
    neighbours: int  # of countries not mentioned, at most
    leaders: bool


WIDE = MapFormat("wide", 760, 500, 13.0, 14.0, 250, 60, 20, True)
NARROW = MapFormat("narrow", 360, 400, 12.0, 11.0, 80, 16, 6, True)
SMALL = MapFormat("small", 400, 270, 12.0, 10.0, 40, 12, 5, False)


@dataclass(frozen=True, slots=True, eq=False)
class Pin:
    """A place with the id of its row in the table. Each is equal to itself only: its passages are many."""

    place: PlaceEntry
    id: str

    @property
    def name(self) -> str:
        return self.place.name

    @property
    def mentions(self) -> int:
        return self.place.mentions

    @property
    def country(self) -> str:
        return self.place.country

    @property
    def is_point(self) -> bool:
        return self.place.feature not in AREAS


@dataclass(frozen=True, slots=True, eq=False)
class MapDrawing:
    """A map: its SVG, what it shows, and which places it leaves out."""

    svg: Svg
    marks: dict[str, Dot]  # by the place's id
    areas: tuple[str, ...]  # the ids of places that are shown as their own area or name
    labels: tuple[Label, ...]
    elsewhere: tuple[Pin, ...]
    view: View


def pin(places: Sequence[PlaceEntry]) -> tuple[Pin, ...]:
    """The places, each with an id of its own: that of GeoNames, or else its name."""
    pins: dict[str, Pin] = {}
    for place in places:
        id = f"place-{place.geonameid or slug(place.name)}"
        while id in pins:
            id += "-other"
        pins[id] = Pin(place, id)
    return tuple(pins.values())


def draw_map(pins: Sequence[Pin], format: MapFormat, words: Words, page: str | None = "") -> MapDrawing | None:
    """The map of those places that have coordinates; None where none has.

    The marks link to the rows of the table on `page`, "" for the same one; None: to nothing.
    """
    located = sorted((pin for pin in pins if None not in (pin.place.lat, pin.place.lon)), key=lambda pin: -pin.mentions)
    located = located[: format.places]
    view = find_view([pin.place for pin in located], format.width, format.height)
    return _Map(located, view, format, words, page).draw(pins) if view else None


class _Map:
    def __init__(self, located: Sequence[Pin], view: View, format: MapFormat, words: Words, page: str | None):
        self.view, self.format, self.words, self.page = view, format, words, page
        self.frame = Box(0, 0, view.width, view.height)
        self.land: Land = draw_land(view)
        self.areas = {pin: self.land.countries[pin.country] for pin in located if self._is_area(pin)}
        self.most_of_area = max((pin.mentions for pin in self.areas), default=1)
        self.most = max((pin.mentions for pin in located if pin not in self.areas), default=1)
        self.marks = {pin: mark for pin in located if pin not in self.areas and (mark := self._mark(pin))}
        self.names = {pin for pin in self.marks if not pin.is_point and pin.place.feature != "country"}
        self.labels: dict[Pin, Label] = {}
        self.bar = self._scale_bar()
        dots = [mark.box for pin, mark in self.marks.items() if pin not in self.names]
        self.board = Board(self.frame.grown(-3), [*dots, *([self.bar[0]] if self.bar else [])])

    def draw(self, pins: Sequence[Pin]) -> MapDrawing:
        self._label_places()
        neighbours = self._label_neighbours()
        shown = {*self.areas, *self.marks}
        parts = [
            *self._ground(),
            *(self._area(pin) for pin in self.areas),
            element("path", class_="borders", d=svg.path(self.land.borders, closed=False)),
            *(self._text(label, "neighbour") for label in neighbours),
            *(self._text(self.labels[pin], "area") for pin in self.areas if pin in self.labels),
            *(self._point(pin) for pin in sorted(self.marks, key=lambda pin: -self.marks[pin].radius)),
            *([self.bar[1]] if self.bar else []),
        ]
        drawing = element(
            "svg", Svg("\n"), element("title", self.words.plain("map.title")), Svg("\n"), svg.lines(parts), Svg("\n"),
            class_=f"briefing-map {self.format.name}", viewBox=f"0 0 {self.view.width} {self.view.height}",
            role="group", aria_label=self.words.plain("map.about", count=len(shown)),
            xmlns="http://www.w3.org/2000/svg",
        )  # fmt: skip
        return MapDrawing(
            svg=Svg(drawing + "\n"),
            marks={pin.id: mark for pin, mark in self.marks.items() if pin not in self.names},
            areas=tuple(pin.id for pin in (*self.areas, *self.marks) if pin in self.areas or pin in self.names),
            labels=(*self.labels.values(), *neighbours),
            elsewhere=tuple(pin for pin in pins if pin not in shown),
            view=self.view,
        )

    def _is_area(self, pin: Pin) -> bool:
        """Whether so much of the pin's own area is to be seen that it needs no dot."""
        rings = self.land.countries.get(pin.country) if pin.place.feature == "country" else None
        if not rings:
            return False
        box = _seen(rings, self.frame)
        return box.width >= VISIBLE and box.height >= VISIBLE

    def _mark(self, pin: Pin) -> Dot | None:
        """The pin's mark; None where it lies outside the frame."""
        largest = self.format.largest * (WORLD_MARKS if self.view.is_world else 1)
        unit = min(largest / sqrt(self.most), largest / 2)
        radius = max(unit * sqrt(pin.mentions), 3.0)
        mark = Dot(*self.view.at(pin.place.lon, pin.place.lat), radius)
        return mark if self.frame.covers(mark.box) else None

    def _label_places(self) -> None:
        """Countries first, which need most room, then the others, those with most mentions first."""
        queue = sorted((*self.areas, *self.marks), key=lambda pin: (pin not in self.areas, -pin.mentions))
        for pin in queue:
            label = self._label(pin) if len(self.labels) < self.format.labels else None
            if label:
                self.labels[pin] = label
            elif pin in self.names and not self._fallen_back(pin):
                del self.marks[pin]

    def _fallen_back(self, pin: Pin) -> bool:
        """Whether a region without room for its name could be marked by a ring."""
        mark = self.marks[pin]._replace(radius=3.5)
        if any(mark.box.grown(1).overlaps(box) for box in self.board.taken):
            return False
        self.names.discard(pin)
        self.marks[pin] = mark
        self.board.taken.append(mark.box)
        return True

    def _label(self, pin: Pin) -> Label | None:
        size = self.format.letters
        if pin in self.areas:
            return self._area_label(pin)
        if pin in self.names:
            return self.board.over(self.marks[pin][:2], Lettering(broken(pin.name), size, SPACING))
        return self.board.beside(self.marks[pin], Lettering((pin.name,), size), self.format.leaders)

    def _area_label(self, pin: Pin) -> Label | None:
        """A country's name, inside it if it can be, else across its border, else beside it."""
        size, rings = self.format.letters, self.areas[pin]
        larger = size + 3 * sqrt(pin.mentions / self.most_of_area)
        for lines, letters in product(dict.fromkeys(((pin.name,), broken(pin.name))), (larger, size)):
            if label := self.board.within(rings, Lettering(lines, letters, SPACING, BOLD)):
                return label
        text = Lettering(broken(pin.name), size, SPACING, BOLD)
        for share in (0.6, 0.3, 0.0):
            if label := self.board.within([_largest(rings)], text, share):
                return label
        return self.board.beside(Dot(*_middle(rings), 0.0), text, self.format.leaders)

    def _label_neighbours(self) -> list[Label]:
        """The names of those other countries in which there is room, the largest first."""
        found: list[Label] = []
        named = {pin.country for pin in self.areas}
        size = self.format.letters - 2
        for country in sorted(countries(), key=lambda country: -self._extent(country.alpha3)):
            rings = self.land.countries.get(country.alpha3)
            if rings and country.alpha3 not in named and len(found) < self.format.neighbours:
                for lines in dict.fromkeys(((country.name,), broken(country.name))):
                    if label := self.board.within(rings, Lettering(lines, size, SPACING)):
                        found.append(label)
                        break
        return found

    def _extent(self, code: str) -> float:
        return max((abs(area(ring)) for ring in self.land.countries.get(code, [])), default=0.0)

    def _ground(self) -> list[Svg]:
        """Sea and land; the countries in which places lie stand out."""
        inside = {pin.country for pin in self.marks if pin.country}
        groups: dict[str, list[Line]] = {"land": [], "land about": []}
        drawn = {pin.country for pin in self.areas}
        for code, rings in self.land.countries.items():
            if code not in drawn:
                groups["land about" if code in inside else "land"] += rings
        sea = element("rect", class_="sea", width=self.view.width, height=self.view.height)
        land = [element("path", class_=name, d=svg.path(rings)) for name, rings in groups.items() if rings]
        return [sea, *land]

    def _area(self, pin: Pin) -> Svg:
        shade = ceil(SHADES * sqrt(pin.mentions / self.most_of_area))
        return self._link(pin, element("path", class_=f"land named shade-{shade}", d=svg.path(self.areas[pin])))

    def _point(self, pin: Pin) -> Svg:
        label = self.labels.get(pin)
        mark = self.marks[pin]
        text = [self._text(label, "region" if pin in self.names else "town")] if label else []
        if pin in self.names:
            box = label.box if label else mark.box
            target = element("rect", class_="target", x=box.left, y=box.top, width=box.width, height=box.height)
            return self._link(pin, target, *text)
        target = element("circle", class_="target", cx=mark.x, cy=mark.y, r=max(self._reach(pin), mark.radius))
        kind = "dot ring" if not pin.is_point else "dot"
        return self._link(pin, target, element("circle", class_=kind, cx=mark.x, cy=mark.y, r=mark.radius), *text)

    def _reach(self, pin: Pin) -> float:
        """How far around a mark a click is for it: not where another is nearer."""
        here = self.marks[pin]
        others = (sqrt((one.x - here.x) ** 2 + (one.y - here.y) ** 2) for one in self.marks.values() if one != here)
        return min(TARGET, min(others, default=2 * TARGET) / 2)

    def _link(self, pin: Pin, *children: Svg) -> Svg:
        told = self.words.plain("map.mark", name=pin.name, count=pin.mentions)
        title = element("title", told)
        if self.page is None:
            return element("g", title, *children)
        elsewhere = {"data_page": ""} if self.page else {}
        return element("a", title, *children, href=f"{self.page}#{pin.id}", aria_label=told, **elsewhere)

    def _text(self, label: Label, kind: str) -> Svg:
        text = label.text
        lines = [
            element("tspan", line, x=label.x, y=label.y + number * 1.15 * text.size)
            for number, line in enumerate(text.lines)
        ]
        drawn = element(
            "text", *lines, class_=kind, font_size=text.size, text_anchor=label.anchor, aria_hidden="true",
            letter_spacing=text.spacing * text.size if text.spacing else None,
        )  # fmt: skip
        if not label.leader:
            return drawn
        return Svg(element("path", class_="leader", d=svg.path([list(label.leader)], closed=False)) + drawn)

    def _scale_bar(self) -> tuple[Box, Svg] | None:
        """A length in kilometres, in the lower corner where fewer marks are; a map of the world has no one scale."""
        if self.view.is_world:
            return None
        kilometre = self.view.scale / EARTH_RADIUS
        most = SCALE_BAR * self.view.width / kilometre
        power = 10.0 ** int(log10(most))
        length = int(max(step * power for step in (1, 2, 5) if step * power <= most))
        pixels, y = length * kilometre, self.view.height - 10.0
        left = Box(6, y - 20, 16 + max(pixels, 60), self.view.height)
        right = Box(self.view.width - left.right, left.top, self.view.width - left.left, left.bottom)
        box = min((left, right), key=lambda box: sum(mark.box.overlaps(box) for mark in self.marks.values()))
        x = box.left + 5
        bar = element("path", d=svg.path([[(x, y - 4), (x, y), (x + pixels, y), (x + pixels, y - 4)]], closed=False))
        told = self.words.plain("map.scale", count=length)
        return box, element("g", bar, element("text", told, x=x, y=y - 7, font_size=11), class_="scale")


def _largest(rings: list[Line]) -> Line:
    return max(rings, key=lambda ring: abs(area(ring)))


def _seen(rings: list[Line], frame: Box) -> Box:
    """The rectangle around the largest part of an area, as far as it lies in the frame."""
    box = bounds(_largest(rings))
    return Box(
        max(box.left, frame.left), max(box.top, frame.top), min(box.right, frame.right), min(box.bottom, frame.bottom)
    )


def _middle(rings: list[Line]) -> tuple[float, float]:
    box = bounds(_largest(rings))
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2
