"""The map of the places that the sources name, drawn when the site is built.

A town is a dot whose area grows with the number of its mentions; a country is its own area, a
region or a water its name. Each is one link to the place's row in the table of places. What has no
room on the map stands in that table. `map_placement` decides what stands where.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, sqrt

from generator.caching.kept import kept
from generator.render.drawings import svg
from generator.render.drawings.clip import Box, clip_line, clip_ring
from generator.render.drawings.disputed import Drawn
from generator.render.drawings.frame import View, find_view
from generator.render.drawings.labels import LEADING, Dot, Label, hatching
from generator.render.drawings.land import Land
from generator.render.drawings.map_placement import MapFormat, Placement
from generator.render.drawings.outlines import Line
from generator.render.drawings.pins import Pin, PinNote
from generator.render.drawings.sheet import Sheet, text_element
from generator.render.drawings.svg import Svg, element
from generator.render.words import Words

NUMBER_SIZE = 11.0  # pixels, of the number in a mark
SHADES = 3  # of the countries that are named, by their mentions

WIDE = MapFormat(
    name="wide",
    width=760,
    height=500,
    letters=13.0,
    largest=14.0,
    places=250,
    labels=60,
    neighbours=20,
    leaders=True,
)
NARROW = MapFormat(
    name="narrow",
    width=360,
    height=400,
    letters=12.0,
    largest=11.0,
    places=80,
    labels=16,
    neighbours=6,
    leaders=True,
)
SMALL = MapFormat(
    name="small",
    width=400,
    height=270,
    letters=12.0,
    largest=10.0,
    places=40,
    labels=12,
    neighbours=5,
    leaders=False,
)


@dataclass(frozen=True, slots=True, eq=False)
class MapDrawing:
    """A map: its SVG, what it shows, and which places it leaves out."""

    svg: Svg
    marks: dict[str, Dot]  # by the place's id
    areas: tuple[str, ...]  # the ids of places that are shown as their own area or name
    labels: tuple[Label, ...]
    elsewhere: tuple[Pin, ...]
    view: View
    disputed: tuple[str, ...]  # how what states disagree over is drawn in its frame
    beside: tuple[str, ...] = ()  # what happened and is not on it: its number, with its place
    differs: bool = False  # whether it shows a happening on which the sources differ
    tells: bool = False  # whether its marks are happenings, not places
    days: tuple[date, ...] = ()  # of these happenings, in their order


def draw_map(
    pins: Sequence[Pin],
    format: MapFormat,
    words: Words,
    page: str | None = "",
    *,
    view: View | None = None,
    about: str = "",
) -> MapDrawing | None:
    """Draw the map of those places that have coordinates; None where none has.

    The marks link to the rows of the table on `page`, "" for the same one; None: to nothing. What
    it shows is chosen for these places, and told, but where `view` and `about` say so.
    """
    return _draw([pin.bare for pin in pins], format, words=words, page=page, view=view, about=about)


@kept
def _draw(
    pins: Sequence[Pin],
    format: MapFormat,
    *,
    words: Words,
    page: str | None,
    view: View | None,
    about: str,
) -> MapDrawing | None:
    located = [pin for pin in pins if pin.is_located]
    chosen = sorted(located, key=lambda pin: -pin.mentions)[: format.places]
    view = view or find_view([pin.place for pin in chosen], format.width, format.height)
    if not view:
        return None
    return _drawing(Placement(chosen, view, format), pins, words=words, page=page, about=about)


def _drawing(
    placed: Placement, pins: Sequence[Pin], *, words: Words, page: str | None, about: str
) -> MapDrawing:
    view = placed.view
    sheet = Sheet(
        kind=f"briefing-map {placed.format.name}",
        width=view.width,
        height=view.height,
        title=words.plain("map.title"),
        about=about or words.plain("map.about", count=len(placed.shown)),
    )
    named = [pin for pin in placed.dots if pin in placed.names]
    return MapDrawing(
        svg=sheet.hold(_Map(placed, words, page).parts()),
        marks={pin.id: dot for pin, dot in placed.dots.items() if pin not in placed.names},
        areas=tuple(pin.id for pin in (*placed.areas, *named)),
        labels=(*placed.labels.values(), *placed.neighbours),
        elsewhere=tuple(pin for pin in pins if pin not in placed.shown),
        view=view,
        disputed=tuple(_disputed_in(placed.land, Box(0, 0, view.width, view.height))),
    )


class _Map:
    """Draws what is placed."""

    def __init__(self, placed: Placement, words: Words, page: str | None):
        self.placed, self.words, self.page = placed, words, page

    def parts(self) -> Iterator[Svg]:
        """Yield what is drawn, from the ground up."""
        placed = self.placed
        yield from self._ground()
        yield from (self._area(pin) for pin in placed.areas)
        yield element("path", class_="borders", d=svg.path(placed.land.borders, closed=False))
        yield from _disputed(placed.land)
        yield from (_text(label, "neighbour") for label in placed.neighbours)
        labelled = [placed.labels[pin] for pin in placed.areas if pin in placed.labels]
        yield from (_text(label, "area") for label in labelled)
        largest_first = sorted(placed.dots, key=lambda pin: -placed.dots[pin].radius)
        yield from (self._point(pin) for pin in largest_first)
        if placed.bar:
            yield self._scale_bar()

    def _ground(self) -> Iterator[Svg]:
        """Sea and land; the countries in which places lie stand out."""
        view = self.placed.view
        yield element("rect", class_="sea", width=view.width, height=view.height)
        inside = {pin.country for pin in self.placed.dots if pin.country}
        drawn = {pin.country for pin in self.placed.areas}
        groups: dict[str, list[Line]] = {"land": [], "land about": []}
        for code, rings in self.placed.land.countries.items():
            if code not in drawn:
                groups["land about" if code in inside else "land"] += rings
        for name, rings in groups.items():
            if rings:
                yield element("path", class_=name, d=svg.path(rings))

    def _area(self, pin: Pin) -> Svg:
        shade = ceil(SHADES * sqrt(pin.mentions / self.placed.most_of_area))
        outline = svg.path(self.placed.areas[pin])
        return self._link(pin, element("path", class_=f"land named shade-{shade}", d=outline))

    def _point(self, pin: Pin) -> Svg:
        """Draw a dot or ring with its name, or a region's name alone, and around it what a finger
        hits.
        """
        dot, label = self.placed.dots[pin], self.placed.labels.get(pin)
        is_name = pin in self.placed.names
        text = [_text(label, "region" if is_name else "town")] if label else []
        if is_name:
            return self._link(pin, _target(label.box if label else dot.box), *text)
        place = {"cx": dot.x, "cy": dot.y}
        reach = max(self.placed.reach(pin), dot.radius)
        target = element("circle", class_="target", **place, r=reach)
        kind = "dot" if pin.is_point else "dot ring"
        if pin.note:
            kind = "happened differing" if pin.note.is_disputed else "happened"
            text.insert(0, _number(pin.note, dot))
        return self._link(pin, target, element("circle", class_=kind, **place, r=dot.radius), *text)

    def _link(self, pin: Pin, *children: Svg) -> Svg:
        """Lead from what is drawn to the place's row in the table."""
        told = self._told(pin)
        title = element("title", told)
        if self.page is None or not pin.id:
            return element("g", title, *children)
        href = f"{self.page}#{pin.id}"
        elsewhere = {"data_page": ""} if self.page else {}
        return element("a", title, *children, href=href, aria_label=told, **elsewhere)

    def _told(self, pin: Pin) -> str:
        """Say what a mark stands for."""
        if pin.note:
            numbers = self.words.listed([str(number) for number in pin.note.numbers])
            told = self.words.plain("lists.comma").join(pin.note.lines)
            return self.words.plain("map.happened_mark", numbers=numbers, told=told)
        return self.words.plain("map.mark", name=pin.name, count=pin.mentions)

    def _scale_bar(self) -> Svg:
        box, kilometres, pixels = self.placed.bar
        x, y = box.left + 5, box.bottom - 10.0
        line = [(x, y - 4), (x, y), (x + pixels, y), (x + pixels, y - 4)]
        bar = element("path", d=svg.path([line], closed=False))
        told = self.words.plain("map.scale", count=kilometres)
        text = element("text", told, x=x, y=y - 7, font_size=11)
        return element("g", bar, text, class_="scale")


def _disputed_in(land: Land, frame: Box) -> Iterator[str]:
    """How what is disputed is drawn where it can be seen: what is drawn reaches over the frame."""
    if any(any(clip_line(line, frame)) for line in land.dotted):
        yield Drawn.DOTTED
    if any(clip_ring(ring, frame) for ring in land.disputed):
        yield Drawn.HATCHED


def _number(note: PinNote, dot: Dot) -> Svg:
    """Write the numbers of happenings into their mark."""
    middle = {"x": dot.x, "y": dot.y + NUMBER_SIZE * 0.36, "text_anchor": "middle"}
    return element(
        "text", note.written, class_="number", **middle, font_size=NUMBER_SIZE, aria_hidden="true"
    )


def _disputed(land: Land) -> Iterator[Svg]:
    """Yield what states disagree over: areas of no colour with hatching, and dotted lines."""
    if land.disputed:
        yield element("path", class_="disputed", d=svg.path(land.disputed))
        lines = [line for ring in land.disputed for line in hatching(ring)]
        yield element("path", class_="hatch", d=svg.path(lines, closed=False))
    if land.dotted:
        yield element("path", class_="dotted", d=svg.path(land.dotted, closed=False))


def _text(label: Label, kind: str) -> Svg:
    """Write a label, with the line that leads to it from its dot."""
    text = label.text
    drawn = text_element(
        text,
        label.x,
        label.y,
        leading=LEADING * text.size,
        class_=kind,
        font_size=text.size,
        text_anchor=label.anchor,
        aria_hidden="true",
        letter_spacing=text.spacing * text.size or None,
    )
    if not label.leader:
        return drawn
    leader = svg.path([list(label.leader)], closed=False)
    return Svg(element("path", class_="leader", d=leader) + drawn)


def _target(box: Box) -> Svg:
    """Give what a finger hits, unseen."""
    size = {"width": box.width, "height": box.height}
    return element("rect", class_="target", x=box.left, y=box.top, **size)
