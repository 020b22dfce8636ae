"""The map of the places that the sources name, drawn when the site is built.

A town is a dot whose area grows with the number of its mentions; a country is its own area, a region or a water its
name. Each is one link to the place's row in the table of places. What has no room on the map stands in that table.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil, log10, sqrt
from typing import NamedTuple

from generator.briefing import PlaceEntry
from generator.parse.places.gazetteer import countries
from generator.render.drawings import svg
from generator.render.drawings.clip import Box, bounds
from generator.render.drawings.frame import View, find_view
from generator.render.drawings.labels import Board, Label, Mark, Text, broken
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


class Format(NamedTuple):
    """How large a drawing is, and how much it tells."""

    name: str
    width: int
    height: int
    letters: float  # size of a town's name in pixels
    largest: float  # radius of the mark of the place with most mentions
    labels: int  # of places, at most
    neighbours: int  # of countries not mentioned, at most
    leaders: bool


WIDE = Format("wide", 760, 500, 13.0, 14.0, 60, 20, True)
NARROW = Format("narrow", 360, 400, 12.0, 11.0, 16, 6, True)
SMALL = Format("small", 400, 270, 12.0, 10.0, 12, 5, False)


@dataclass(frozen=True)
class Drawn:
    """A map: its SVG, and which places it shows."""

    svg: Svg
    shown: tuple[PlaceEntry, ...]
    marks: dict[str, Mark] = field(default_factory=dict)  # by the place's anchor
    labels: tuple[Label, ...] = ()
    view: View | None = None


def anchor(place: PlaceEntry) -> str:
    """The id of the place's row in the table."""
    return f"place-{place.geonameid or slug(place.name)}"


def draw_map(places: Sequence[PlaceEntry], format: Format, words: Words, page: str | None = "") -> Drawn | None:
    """The map of those places that have coordinates; None where none has.

    The marks link to the rows of the table on `page`, "" for the same one; None: to nothing.
    """
    view = find_view(places, format.width, format.height)
    return _Map(places, view, format, words, page).draw() if view else None


class _Map:
    def __init__(self, places: Sequence[PlaceEntry], view: View, format: Format, words: Words, page: str | None):
        self.view, self.format, self.words, self.page = view, format, words, page
        self.frame = Box(0, 0, view.width, view.height)
        self.land: Land = draw_land(view)
        located = [place for place in places if place.lat is not None and place.lon is not None]
        self.areas = {place: self.land.countries[place.country] for place in located if self._is_area(place)}
        self.most_of_area = max((place.mentions for place in self.areas), default=1)
        self.most = max((place.mentions for place in located if place not in self.areas), default=1)
        self.marks = {place: mark for place in located if place not in self.areas and (mark := self._mark(place))}
        self.names = {place for place in self.marks if place.feature in AREAS and not self._is_outlined(place)}
        self.labels: dict[PlaceEntry, Label] = {}
        self.bar = self._scale_bar()
        dots = [mark.box for place, mark in self.marks.items() if place not in self.names]
        self.board = Board(self.frame.grown(-3), [*dots, *([self.bar[0]] if self.bar else [])])

    def draw(self) -> Drawn:
        self._label_places()
        neighbours = self._label_neighbours()
        shown = (*self.areas, *self.marks)
        parts = [
            *self._ground(),
            *(self._area(place) for place in self.areas),
            element("path", class_="borders", d=svg.path(self.land.borders, closed=False)),
            *(self._text(label, "neighbour") for label in neighbours),
            *(self._text(self.labels[place], "area") for place in self.areas if place in self.labels),
            *(self._point(place) for place in sorted(self.marks, key=lambda place: -self.marks[place].radius)),
            *([self.bar[1]] if self.bar else []),
        ]
        drawing = element(
            "svg", Svg("\n"), element("title", self.words.plain("map.title")), Svg("\n"), svg.lines(parts), Svg("\n"),
            class_=f"briefing-map {self.format.name}", viewBox=f"0 0 {self.view.width} {self.view.height}",
            role="group", aria_label=self.words.plain("map.about", count=len(shown)),
            xmlns="http://www.w3.org/2000/svg",
        )  # fmt: skip
        marks = {anchor(place): mark for place, mark in self.marks.items() if place not in self.names}
        return Drawn(Svg(drawing + "\n"), shown, marks, (*self.labels.values(), *neighbours), self.view)

    def _is_outlined(self, place: PlaceEntry) -> bool:
        return place.feature == "country"

    def _is_area(self, place: PlaceEntry) -> bool:
        """Whether so much of the place's own area is to be seen that it needs no dot."""
        rings = self.land.countries.get(place.country) if place.feature == "country" else None
        if not rings:
            return False
        box = _seen(rings, self.frame)
        return box.width >= VISIBLE and box.height >= VISIBLE

    def _mark(self, place: PlaceEntry) -> Mark | None:
        """The place's mark; None where it lies outside the frame."""
        largest = self.format.largest * (WORLD_MARKS if self.view.is_world else 1)
        unit = min(largest / sqrt(self.most), largest / 2)
        radius = max(unit * sqrt(place.mentions), 3.0)
        mark = Mark(*self.view.at(place.lon, place.lat), radius)
        return mark if self.frame.covers(mark.box) else None

    def _label_places(self) -> None:
        """Countries first, which need most room, then the others, those with most mentions first."""
        queue = sorted((*self.areas, *self.marks), key=lambda place: (place not in self.areas, -place.mentions))
        for place in queue:
            label = self._label(place) if len(self.labels) < self.format.labels else None
            if label:
                self.labels[place] = label
            elif place in self.names and not self._fallen_back(place):
                del self.marks[place]

    def _fallen_back(self, place: PlaceEntry) -> bool:
        """Whether a region without room for its name could be marked by a ring."""
        mark = self.marks[place]._replace(radius=3.5)
        if any(mark.box.grown(1).overlaps(box) for box in self.board.taken):
            return False
        self.names.discard(place)
        self.marks[place] = mark
        self.board.taken.append(mark.box)
        return True

    def _label(self, place: PlaceEntry) -> Label | None:
        size = self.format.letters
        if place in self.areas:
            larger = size + 3 * sqrt(place.mentions / self.most_of_area)
            for lines in dict.fromkeys(((place.name,), broken(place.name))):
                for letters in (larger, size):
                    text = Text(lines, letters, SPACING, BOLD)
                    if label := self.board.within(self.areas[place], text):
                        return label
            text = Text(broken(place.name), size, SPACING, BOLD)
            middle = Mark(*_middle(self.areas[place]), 0.0)
            return self.board.over(middle[:2], text) or self.board.beside(middle, text, self.format.leaders)
        if place in self.names:
            return self.board.over(self.marks[place][:2], Text(broken(place.name), size, SPACING))
        return self.board.beside(self.marks[place], Text((place.name,), size), self.format.leaders)

    def _label_neighbours(self) -> list[Label]:
        """The names of those other countries in which there is room, the largest first."""
        found: list[Label] = []
        named = {place.country for place in self.areas}
        size = self.format.letters - 2
        for country in sorted(countries(), key=lambda country: -self._extent(country.alpha3)):
            rings = self.land.countries.get(country.alpha3)
            if rings and country.alpha3 not in named and len(found) < self.format.neighbours:
                for lines in dict.fromkeys(((country.name,), broken(country.name))):
                    if label := self.board.within(rings, Text(lines, size, SPACING)):
                        found.append(label)
                        break
        return found

    def _extent(self, code: str) -> float:
        return max((abs(area(ring)) for ring in self.land.countries.get(code, [])), default=0.0)

    def _ground(self) -> list[Svg]:
        """Sea and land; the countries in which places lie stand out."""
        inside = {place.country for place in self.marks if place.country}
        groups: dict[str, list[Line]] = {"land": [], "land about": []}
        drawn = {place.country for place in self.areas}
        for code, rings in self.land.countries.items():
            if code not in drawn:
                groups["land about" if code in inside else "land"] += rings
        sea = element("rect", class_="sea", width=self.view.width, height=self.view.height)
        land = [element("path", class_=name, d=svg.path(rings)) for name, rings in groups.items() if rings]
        return [sea, *land]

    def _area(self, place: PlaceEntry) -> Svg:
        shade = ceil(SHADES * sqrt(place.mentions / self.most_of_area))
        return self._link(place, element("path", class_=f"land named shade-{shade}", d=svg.path(self.areas[place])))

    def _point(self, place: PlaceEntry) -> Svg:
        label = self.labels.get(place)
        mark = self.marks[place]
        text = [self._text(label, "region" if place in self.names else "town")] if label else []
        if place in self.names:
            box = label.box if label else mark.box
            target = element("rect", class_="target", x=box.left, y=box.top, width=box.width, height=box.height)
            return self._link(place, target, *text)
        target = element("circle", class_="target", cx=mark.x, cy=mark.y, r=max(self._reach(place), mark.radius))
        kind = "dot ring" if place.feature in AREAS else "dot"
        return self._link(place, target, element("circle", class_=kind, cx=mark.x, cy=mark.y, r=mark.radius), *text)

    def _reach(self, place: PlaceEntry) -> float:
        """How far around a mark a click is for it: not where another is nearer."""
        here = self.marks[place]
        others = (sqrt((one.x - here.x) ** 2 + (one.y - here.y) ** 2) for one in self.marks.values() if one != here)
        return min(TARGET, min(others, default=2 * TARGET) / 2)

    def _link(self, place: PlaceEntry, *children: Svg) -> Svg:
        told = self.words.plain("map.mark", name=place.name, count=place.mentions)
        title = element("title", told)
        if self.page is None:
            return element("g", title, *children)
        elsewhere = {"data_page": ""} if self.page else {}
        return element("a", title, *children, href=f"{self.page}#{anchor(place)}", aria_label=told, **elsewhere)

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


def _seen(rings: list[Line], frame: Box) -> Box:
    """The rectangle around the largest part of an area, as far as it lies in the frame."""
    box = bounds(max(rings, key=lambda ring: abs(area(ring))))
    return Box(
        max(box.left, frame.left), max(box.top, frame.top), min(box.right, frame.right), min(box.bottom, frame.bottom)
    )


def _middle(rings: list[Line]) -> tuple[float, float]:
    box = bounds(max(rings, key=lambda ring: abs(area(ring))))
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2
