"""The world's places: what they are called and where they lie, looked up by name.

    lookup("Aleppo")[0].country == "SYR"

Names are compared by their keys (`place_key`). The data lie sorted by key in one compressed file
(`columns` says how), which is unpacked at the first look-up.
"""

from functools import cache, lru_cache
from pathlib import Path

from generator.frozen import frozen
from generator.parse.gazetteer.columns import Columns, read_columns
from generator.parse.gazetteer.place_keys import place_key
from generator.parse.gazetteer.sounds import consonants, sound_alike
from generator.word_lists import read_table

# People of a town that is more than a village. Local papers are English, and name their villages.
FEWEST_KNOWN = {"USA": 500, "GBR": 2_000, "IRL": 1_000, "CAN": 1_000, "AUS": 1_500, "NZL": 1_500}
FEWEST_KNOWN_ELSEWHERE = 5_000
FILE = Path(__file__).parents[2] / "data" / "gazetteer.bin"


@frozen
class GazetteerEntry:
    """One place of the gazetteer.

    The coordinates of a country or region are those of a point well inside it.
    """

    geonameid: int | None
    name: str
    lat: float  # degrees north
    lon: float  # degrees east
    country: str  # ISO 3166-1 alpha-3; "" for what lies in several
    admin1: str  # GeoNames' code of the first-level division, the postal abbreviation in the USA
    feature: str  # country, region, city, world (a part of the world), water, landmark, county
    population: int  # to two digits; 0: unknown
    # famous: a city of the world; listed: a region or district that GeoNames alone has
    standing: str = ""
    is_known: bool = True  # more than a village: its name by itself makes one think of a place


@lru_cache(maxsize=1 << 16)
def lookup(name: str) -> tuple[GazetteerEntry, ...]:
    """Give the places of that name: countries, parts of the world, then those with most people.

    Abbreviations of states ("Ky.", "TX") are not names: see `abbreviations`.
    """
    key = place_key(name).encode(errors="replace")
    numbers = _places_of_key(key) if key else ()
    return tuple(sorted(map(_entry, numbers), key=_rank)) if numbers else ()


@lru_cache(maxsize=1 << 10)
def lookup_by_sound(name: str, countries: tuple[str, ...]) -> tuple[GazetteerEntry, ...]:
    """Give the places of these countries that the name may spell, those with most people first."""
    columns = _columns()
    numbers = map(columns.meant_by_sound, columns.sounds.run(consonants(name).encode()))
    here = [number for number in numbers if _country(columns.division_of(number)) in countries]
    alike = [number for number in here if sound_alike(columns.keys[number].decode(), name)]
    return tuple(sorted(map(_entry, alike), key=_rank))


@cache
def _country(division: int) -> str:
    """Give the country of the division with that number."""
    return _columns().divisions[division].partition(b"\t")[0].decode()


@cache
def entry_numbered(geonameid: int) -> GazetteerEntry | None:
    """Give the place that has this number in GeoNames; None where it is not among ours."""
    planes = _columns().ident
    if not 0 < geonameid < 256 ** len(planes):
        return None
    wanted = geonameid.to_bytes(len(planes), "little")
    first, second = planes[:2]
    place = first.find(wanted[:1])
    while place >= 0:
        # Of the places that share the first byte few share the second.
        if second[place] == wanted[1] and bytes(plane[place] for plane in planes) == wanted:
            return _entry(place)
        place = first.find(wanted[:1], place + 1)
    return None


@cache
def country_entry(alpha3: str) -> GazetteerEntry:
    """Give the entry of a country. Raises KeyError where no country has that code."""
    name = next((row[1] for row in read_table("countries")[""] if row[0] == alpha3), None)
    if name is None:
        raise KeyError(alpha3)
    return _only(name, feature="country", country=alpha3)


@cache
def abbreviations() -> dict[str, GazetteerEntry]:
    """Give the regions that abbreviations mean beside a place's name: "Ky.", "TX", "Ont."."""
    regions = read_table("places_regions")
    found = {}
    for name, country, _where, *others in (*regions["states"], *regions["regions"]):
        for other in filter(is_abbreviation, others):
            found[other] = _only(name, feature="region", country=country)
    return found


def is_abbreviation(name: str) -> bool:
    """Whether a region's other name is a mere abbreviation of it."""
    return name.endswith(".") or (len(name) <= 3 and name.isupper())


@lru_cache(maxsize=1 << 16)
def opens_name(word: str) -> bool:
    """Whether the name of some place begins with that word and goes on with another."""
    key = place_key(word).encode(errors="replace") + b" "
    columns = _columns()
    return columns.keys.has_start(key) or columns.other_keys.has_start(key)


def lies_in(entry: GazetteerEntry, region: GazetteerEntry) -> bool:
    """Whether a place lies in a region or country, as far as the gazetteer can tell."""
    if entry.country != region.country or entry.feature == "country" or entry == region:
        return False
    is_whole_country = region.feature == "country" or not region.admin1
    return is_whole_country or entry.admin1 == region.admin1


def _only(name: str, *, feature: str, country: str) -> GazetteerEntry:
    """Give the place of that name that is such a feature of the country."""
    wanted = feature, country
    return next(entry for entry in lookup(name) if (entry.feature, entry.country) == wanted)


def _rank(entry: GazetteerEntry) -> tuple:
    return (
        entry.feature != "country",
        entry.feature != "world",
        -entry.population,
        entry.geonameid or 0,
        (entry.name, entry.admin1),  # so that the order never depends on chance
    )


@lru_cache(maxsize=1 << 14)
def _entry(number: int) -> GazetteerEntry:
    """Give the place that stands in the file under this number."""
    row = _columns().row(number)
    country, admin1, written = row.division
    feature, _, standing = written.partition(" ")
    return GazetteerEntry(
        geonameid=row.ident or None,
        name=row.name,
        lat=row.lat,
        lon=row.lon,
        country=country,
        admin1=admin1,
        feature=feature,
        population=row.people,
        standing=standing,
        is_known=_is_known(country, feature, standing, people=row.people),
    )


def _is_known(country: str, feature: str, standing: str, *, people: int) -> bool:
    if feature != "city":
        return not standing
    return people >= FEWEST_KNOWN.get(country, FEWEST_KNOWN_ELSEWHERE)


@cache
def _columns() -> Columns:
    return read_columns(FILE)


def _places_of_key(key: bytes) -> set[int]:
    """Give the numbers of all places of that name, be it their main or another one."""
    columns = _columns()
    others = map(columns.meant_by_other, columns.other_keys.run(key))
    return {*columns.keys.run(key), *others}
