"""Areas and lines over which states disagree, drawn as the United Nations draw them.

One table says of each how it is drawn, and where the United Nations say so. What the outlines hold
is named by its countries; of the rest this is a coarse outline, in degrees east and north.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from generator.render.drawings.clip import bounds
from generator.render.drawings.outlines import Line, join, read_arcs, read_outlines

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
    between: tuple[str, str] | None = None  # the countries whose whole common border it is
    outline: str = ""  # the country whose outline it is, or a part of it
    part: tuple[float, ...] = ()  # west, south, east, north: of the outline what lies inside
    coordinates: str = ""  # longitudes and latitudes of an area's corners or of a line's points


WORLD = "UN map 4170, The World"
GAUL = "FAO, Global Administrative Unit Layers, areas of undetermined status"

DISPUTED = (
    Disputed(
        name="Golan",
        drawn=Drawn.HATCHED,
        source="Security Council resolution 497; UN map 2916, UNDOF",
        coordinates="35.61 32.68,35.59 32.72,35.64 32.81,35.63 32.87,35.58 33.01,35.6 33.04,"
        "35.64 33.12,35.64 33.2,35.6 33.24,35.72 33.33,35.82 33.4,35.87 33.43,35.84 33.33,"
        "35.84 33.28,35.89 33.19,35.91 33.14,35.87 33.09,35.88 33,35.91 32.95,35.8 32.78,"
        "35.79 32.73",
    ),
    Disputed(
        name="Golan, line of 1974",
        drawn=Drawn.DOTTED,
        source="Security Council resolution 350",
        between=("ISR", "SYR"),
    ),
    Disputed(
        name="West Bank and Gaza",
        drawn=Drawn.DOTTED,
        source="UN map 3243, armistice demarcation lines of 1949",
        between=("ISR", "PSE"),
    ),
    Disputed(
        name="Western Sahara",
        drawn=Drawn.HATCHED,
        source="General Assembly, list of Non-Self-Governing Territories; UN map 3175",
        outline="ESH",
    ),
    Disputed(
        name="Western Sahara, line towards Morocco",
        drawn=Drawn.DOTTED,
        source="UN map 3175",
        between=("ESH", "MAR"),
    ),
    Disputed(
        name="Jammu and Kashmir",
        drawn=Drawn.HATCHED,
        source=f"{WORLD}: final status not agreed upon by the parties",
        coordinates="73.55 33.95,73.48 34.22,73.42 34.37,73.46 34.54,73.62 34.6,73.8 34.79,"
        "74.07 35.01,73.75 35.2,73.15 35.5,72.6 35.9,72.55 36.25,73.1 36.7,73.75 36.9,74.54 37.02,"
        "75.15 36.97,75.46 36.72,75.97 36.4,76.3 36.3,76.57 36.19,76.77 36.01,76.83 35.88,"
        "77.07 35.77,77.34 35.71,77.5 35.6,77.8 35.5,78.05 35.45,78.08 35.13,78.33 34.61,"
        "78.94 34.35,78.93 34.19,78.78 33.81,79.07 33.25,79.1 33.05,79.21 32.81,79.22 32.5,"
        "78.39 32.52,78.27 32.48,78.37 32.64,78.32 32.73,78.05 32.63,77.92 32.67,77.74 32.95,"
        "77.44 32.82,77.08 32.91,76.77 33.14,76.5 33.16,76.05 32.93,75.84 32.88,75.92 32.72,"
        "75.7 32.43,75.51 32.31,75.3 32.32,74.79 32.46,74.66 32.76,74.31 32.81,73.95 32.95,"
        "73.62 33.15,73.6 33.6",
    ),
    Disputed(
        name="Line of Control in Jammu and Kashmir",
        drawn=Drawn.DOTTED,
        source=f"{WORLD}: dotted, agreed upon by India and Pakistan",
        coordinates="74.31 32.81,74.13 33.08,74.15 33.51,73.98 33.72,74.25 33.95,73.95 34.02,"
        "73.97 34.24,73.81 34.42,74.1 34.68,74.59 34.72,75.45 34.54,76.04 34.67,"
        "76.7 34.79,77.05 35.11",
    ),
    Disputed(
        name="Aksai Chin",
        drawn=Drawn.HATCHED,
        source=GAUL,
        coordinates="77.8 35.5,78.05 35.45,78.08 35.13,78.33 34.61,78.94 34.35,78.93 34.19,"
        "78.78 33.81,79.07 33.25,78.92 33.39,78.9 33.56,79 33.67,78.9 33.96,79.27 34.02,"
        "79.48 34.11,79.54 34.24,79.53 34.42,79.72 34.42,79.74 34.54,79.88 34.66,80.03 34.66,"
        "80.17 34.99,"
        "80.27 35.3,80.31 35.55,80.1 35.72,80 35.82,79.6 35.85,79.35 35.97,79.1 35.89,78.68 35.87,"
        "78.34 35.72,78.1 35.56",
    ),
    Disputed(
        name="Arunachal Pradesh",
        drawn=Drawn.HATCHED,
        source=GAUL,
        coordinates="92.05 26.87,92.1 26.95,92 27.1,92.08 27.29,91.99 27.45,91.74 27.44,91.6 27.6,"
        "91.63 27.76,91.98 27.73,92.16 27.81,92.4 27.82,92.67 27.95,92.65 28.09,92.88 28.23,"
        "93.12 28.4,93.21 28.59,93.36 28.65,93.76 28.73,94.01 28.91,94.29 29.14,94.62 29.31,"
        "94.77 29.18,95.28 29.05,95.5 29.14,95.89 29.39,96.04 29.45,96.23 29.25,96.36 29.25,"
        "96.12 29.08,96.16 28.91,96.44 29.05,96.58 28.76,96.33 28.5,96.39 28.37,96.6 28.46,"
        "96.83 28.36,97.1 28.36,97.32 28.22,97.34 27.95,97.05 27.76,96.83 27.9,96.38 28.14,"
        "96.04 28.19,95.75 28.24,95.31 28.08,95.21 27.9,94.67 27.65,94.2 27.54,93.81 27.14,"
        "93.67 26.97,"
        "93.23 26.88,92.63 26.96",
    ),
    Disputed(
        name="Abyei",
        drawn=Drawn.HATCHED,
        source=f"{WORLD}: final status not yet determined; award of the PCA, 22 July 2009",
        coordinates="27.83 10.17,29 10.17,29 9.61,28.84 9.46,28.84 9.33,28.05 9.33,28 9.38,"
        "27.89 9.6,27.83 9.6",
    ),
    Disputed(
        name="Sudan and South Sudan",
        drawn=Drawn.DOTTED,
        source=f"{WORLD}: final boundary not yet determined",
        between=("SDN", "SSD"),
    ),
    Disputed(
        name="Hala'ib triangle",
        drawn=Drawn.HATCHED,
        source=f"{GAUL}; UN map 3795, Egypt",
        coordinates="34.07 22,34.15 22.19,34.68 22.3,35.06 22.73,35.22 22.79,35.53 22.93,"
        "35.62 23.14,35.69 22.94,35.9 22.73,36.25 22.62,36.42 22.39,36.87 22",
    ),
    Disputed(
        name="Bir Tawil",
        drawn=Drawn.HATCHED,
        source="UN map 3707, Sudan: two lines, neither final",
        coordinates="33.18 22,34.07 22,33.98 21.77,33.57 21.73",
    ),
    Disputed(
        name="Ilemi triangle",
        drawn=Drawn.HATCHED,
        source=f"{GAUL}; UN map 4450, South Sudan",
        coordinates="34.38 4.62,35.27 5.49,35.26 5.41,35.33 5.36,35.47 5.42,35.74 5.34,35.8 5.16,"
        "35.76 4.81,35.85 4.7,35.92 4.62",
    ),
    Disputed(
        name="Kuril Islands",
        drawn=Drawn.HATCHED,
        source=GAUL,
        outline="RUS",
        part=(145.2, 43.3, 149.0, 45.6),
    ),
    Disputed(
        name="Falkland Islands (Malvinas)",
        drawn=Drawn.HATCHED,
        source=f"{WORLD}: a dispute exists over sovereignty",
        outline="FLK",
    ),
    Disputed(
        name="Kosovo",
        drawn=Drawn.DOTTED,
        source="Security Council resolution 1244; UN map 4069",
        between=("SRB", "XKX"),
    ),
    Disputed(
        name="Korea, military demarcation line",
        drawn=Drawn.DOTTED,
        source="Armistice Agreement of 27 July 1953; UN map 4163",
        between=("KOR", "PRK"),
    ),
    Disputed(
        name="Cyprus, buffer zone",
        drawn=Drawn.DOTTED,
        source="Security Council resolutions 186 and 541; UN map 2930, UNFICYP",
        coordinates="34 35.07,33.87 35.09,33.79 35.05,33.68 35.02,33.53 35.04,33.46 35,33.46 35.1,"
        "33.38 35.16,33.19 35.17,33.08 35.15,32.87 35.09,32.72 35.15,32.71 35.17",
    ),
    Disputed(
        name="Abkhazia",
        drawn=Drawn.DOTTED,
        source="UN map 3837, Georgia; General Assembly resolution 76/267",
        coordinates="41.53 42.4,41.75 42.5,41.75 42.63,42 42.74,42.15 42.95,42.57 43.16",
    ),
    Disputed(
        name="South Ossetia",
        drawn=Drawn.DOTTED,
        source="UN map 3780, Georgia; General Assembly resolution 76/267",
        coordinates="43.78 42.75,43.6 42.61,43.57 42.39,43.64 42.28,43.6 42.2,43.66 42.11,"
        "43.83 42.06,43.94 42.15,44.08 42.17,44.22 42.09,44.34 42,44.54 42.03,44.64 42.18,"
        "44.6 42.34,44.39 42.46,44.2 42.65",
    ),
    Disputed(
        name="Transnistria",
        drawn=Drawn.DOTTED,
        source="UN map 3759, Moldova; General Assembly resolution 72/282",
        coordinates="28.75 48.12,28.95 47.8,29.15 47.45,29.2 47.15,29.45 46.95,29.6 46.75,"
        "29.65 46.6,29.95 46.45",
    ),
    Disputed(
        name="Crimea",
        drawn=Drawn.COUNTED,
        source="General Assembly resolution 68/262",
        outline="UKR",
    ),
    Disputed(
        name="Somaliland",
        drawn=Drawn.COUNTED,
        source=WORLD,
        outline="SOM",
    ),
)


@cache
def areas() -> tuple[Line, ...]:
    """The rings of what is hatched, in degrees, the first point not repeated."""
    hatched = [one for one in DISPUTED if one.drawn is Drawn.HATCHED]
    return tuple(ring for one in hatched for ring in rings(one))


@cache
def lines() -> tuple[Line, ...]:
    """The lines that are dotted, in degrees."""
    dotted = [one for one in DISPUTED if one.drawn is Drawn.DOTTED]
    own = [points(one.coordinates) for one in dotted if one.coordinates]
    arcs, borders = read_arcs(LEVEL), read_outlines().borders
    return (*own, *(arcs[arc] for arc in borders if arc in dotted_borders()))


@cache
def dotted_borders() -> frozenset[int]:
    """The numbers of those borders that are dotted."""
    countries = read_outlines().countries
    found: set[int] = set()
    for one in DISPUTED:
        if one.between:
            first, second = (_arcs(countries[code]) for code in one.between)
            found |= first & second
    return frozenset(found)


def rings(one: Disputed) -> Iterator[Line]:
    """The rings around a disputed area."""
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
