"""Areas and lines over which states disagree, drawn as the United Nations draw them.

`data/disputed.txt` says of each how it is drawn, and where the United Nations say so. What the
outlines hold is named by its countries; of the rest there is a coarse outline, in degrees east and
north.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from generator.render.drawings.clip import bounds
from generator.render.drawings.outlines import FILE, Line, join, read_arcs, read_outlines
from generator.word_lists import parse_table

TABLE = FILE.with_name("disputed.txt")
LEVEL = 1  # of the outlines, from which areas are taken


class Drawn(StrEnum):
    """How a map shows what is disputed."""

    HATCHED = "hatched"  # an area of no country's colour: its status is not settled
    DOTTED = "dotted"  # a line that is no agreed boundary
    COUNTED = "counted"  # with the state that it is counted to, without a line of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputed:
    """A disputed area or line."""

    name: str
    drawn: Drawn
    source: str  # where the United Nations draw or decide it so
    between: tuple[str, ...]  # the countries whose whole common border it is
    outline: str  # the country whose outline it is, or a part of it
    part: tuple[float, ...]  # west, south, east, north: of the outline what lies inside
    coordinates: str  # longitudes and latitudes of an area's corners or of a line's points


def _read(name: str, drawn: str, source: str, where: str) -> Disputed:
    """Read a row of the table, of which the last column begins with the kind of place."""
    kind, _, told = where.partition(" ")
    outline, _, box = told.partition(" within ") if kind == "outline" else ("", "", "")
    return Disputed(
        name=name,
        drawn=Drawn(drawn),
        source=source,
        between=tuple(told.split()) if kind == "between" else (),
        outline=outline,
        part=tuple(map(float, box.split())),
        coordinates=told if kind == "points" else "",
    )


DISPUTED = tuple(_read(*row) for row in parse_table(TABLE.read_text(encoding="utf-8"))[""])


@cache
def areas() -> tuple[Line, ...]:
    """Give the rings of what is hatched, in degrees, the first point not repeated."""
    hatched = [one for one in DISPUTED if one.drawn is Drawn.HATCHED]
    return tuple(ring for one in hatched for ring in rings(one))


@cache
def lines() -> tuple[Line, ...]:
    """Give the lines that are dotted, in degrees."""
    dotted = [one for one in DISPUTED if one.drawn is Drawn.DOTTED]
    own = [points(one.coordinates) for one in dotted if one.coordinates]
    arcs, borders = read_arcs(LEVEL), read_outlines().borders
    return (*own, *(arcs[arc] for arc in borders if arc in dotted_borders()))


@cache
def dotted_borders() -> frozenset[int]:
    """Give the numbers of those borders that are dotted."""
    countries = read_outlines().countries
    found: set[int] = set()
    for one in DISPUTED:
        if one.between:
            first, second = (_arcs(countries[code]) for code in one.between)
            found |= first & second
    return frozenset(found)


def rings(one: Disputed) -> Iterator[Line]:
    """Yield the rings around a disputed area."""
    if one.coordinates:
        yield points(one.coordinates)
        return
    for polygon in read_outlines().countries[one.outline]:
        ring = join(polygon[0], read_arcs(LEVEL))
        if not one.part or _lies_in(ring, one.part):
            yield ring


def points(coordinates: str) -> Line:
    """Read the points of an outline."""
    pairs = (pair.split() for pair in coordinates.split(","))
    return [(float(lon), float(lat)) for lon, lat in pairs]


def _lies_in(ring: Line, part: tuple[float, ...]) -> bool:
    box = bounds(ring)
    west, south, east, north = part
    return west <= box.left and box.right <= east and south <= box.top and box.bottom <= north


def _arcs(polygons: list) -> set[int]:
    return {max(arc, ~arc) for polygon in polygons for ring in polygon for arc in ring}
