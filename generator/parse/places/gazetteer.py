"""What the world's places are called and where they lie, looked up by name.

    lookup("Aleppo")[0].country == "SYR"
    is_country("Türkiye") and country_of("Syrian") == "SYR"

Names meet in a normal form (`fold`): case, diacritics, apostrophes and dots are dropped, hyphens are spaces, and the
Arabic article before a hyphen goes, so that "Ar-Raqqah", "ar Raqqa" and "Raqqa" can be one key. The data lie sorted by
that key in one compressed file (see `gazetteer_file`), which is unpacked at the first look-up.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from generator.parse.lexicon import read_table
from generator.parse.places.gazetteer_file import Columns, read_columns

FILE = Path(__file__).parents[2] / "data" / "gazetteer.gz"
# Letters that decomposition leaves whole, and marks that transliterations write or leave out at will.
LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ə": "e", ".": "", "’": "",
     "'": "", "‘": "", "`": "", "ʻ": "", "ʼ": "", "ʿ": "", "ʾ": "", "‐": " ", "‑": " ", "-": " ", "–": " "}
)  # fmt: skip
ARTICLE = re.compile(r"^(?:a[ld]|el|a[rstnz]|ash)[-‐‑]")
SAINT = re.compile(r"\b(?:saint|sainte|mount|fort)\b")
SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer. Countries' and regions' coordinates are those of a point well inside them."""

    geonameid: int | None
    name: str
    lat: float  # degrees north
    lon: float  # degrees east
    country: str  # ISO 3166-1 alpha-3; "" for what lies in several
    admin1: str  # GeoNames' code of the first-level division; for the United States the postal abbreviation
    feature: str  # country, region, city, world (a part of the world), water, landmark, county
    population: int  # to two digits; 0: unknown


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory with all that it, its people and its things are called."""

    name: str
    alpha3: str
    other_names: tuple[str, ...]
    demonyms: tuple[str, ...]  # adjectives and nouns, plurals included


@lru_cache(maxsize=1 << 16)
def fold(name: str) -> str:
    """The normal form of a name, by which names are compared."""
    if name.isascii():
        folded = name.lower()
    else:
        decomposed = unicodedata.normalize("NFKD", name.casefold())
        folded = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    folded = ARTICLE.sub("", folded).translate(LETTERS)
    return " ".join(SAINT.sub(lambda match: SHORT[match[0]], folded).split())


@lru_cache(maxsize=1 << 16)
def lookup(name: str) -> tuple[Entry, ...]:
    """The places of that name: countries, then parts of the world, then those with most people first.

    Abbreviations of states ("Ky.", "TX") are not names: see `abbreviations`.
    """
    key = fold(name).encode(errors="replace")
    numbers = _places(key) if key else ()
    return tuple(sorted(map(_entry, numbers), key=_rank)) if numbers else ()


@cache
def entry_numbered(geonameid: int) -> Entry | None:
    """The place that GeoNames gives this number; None where it is not among ours."""
    planes = _columns().ident
    if not 0 < geonameid < 256 ** len(planes):
        return None
    wanted = geonameid.to_bytes(len(planes), "little")
    place = planes[0].find(wanted[:1])
    while place >= 0 and any(plane[place] != byte for plane, byte in zip(planes, wanted, strict=True)):
        place = planes[0].find(wanted[:1], place + 1)
    return _entry(place) if place >= 0 else None


@lru_cache(maxsize=1 << 16)
def opens_name(word: str) -> bool:
    """Whether the name of some place begins with that word and goes on with another."""
    key, columns = fold(word).encode(errors="replace") + b" ", _columns()
    for keys in (columns.keys, columns.other_keys):
        place = bisect_left(keys, key)
        if place < len(keys) and keys[place].startswith(key):
            return True
    return False


def lies_in(entry: Entry, region: Entry) -> bool:
    """Whether a place lies in a region or country, as far as the gazetteer can tell."""
    if entry.country != region.country or entry.feature == "country" or entry == region:
        return False
    return region.feature == "country" or not region.admin1 or entry.admin1 == region.admin1


def is_country(name: str) -> bool:
    """Whether the name is a country's or territory's, in any of its forms."""
    return fold(name) in _countries_by_name()


@cache
def countries() -> tuple[Country, ...]:
    """Every country, by alpha-3."""
    return tuple(
        Country(name, alpha3, tuple(others), tuple(_with_plurals(demonyms().get(alpha3, ()))))
        for alpha3, name, _lat, _lon, *others in sorted(read_table("countries")[""])
    )


@cache
def demonyms() -> dict[str, tuple[str, ...]]:
    """What a country's people and things are called in the singular, by alpha-3."""
    return {alpha3: tuple(forms) for alpha3, *forms in read_table("demonyms")[""]}


def country_of(name: str) -> str | None:
    """The alpha-3 of the country that a name or a demonym means: "Syria", "Syrian" and "Syrians" are SYR."""
    return _countries_by_name().get(fold(name)) or demonym_countries().get(name)


@cache
def demonym_countries() -> dict[str, str]:
    """Every demonym, plurals included, as it is written, with its country's alpha-3."""
    return {form: country.alpha3 for country in countries() for form in country.demonyms}


@cache
def demonym_places() -> dict[str, str]:
    """Demonyms of places that are no countries, plurals included, with the place's name."""
    rows = read_table("demonyms")["places"]
    return {form: place for singular, place in rows for form in _with_plurals((singular,))}


@cache
def country_entry(alpha3: str) -> Entry:
    """The gazetteer's entry of a country. Raises KeyError for a code that is none."""
    name = next((row[1] for row in read_table("countries")[""] if row[0] == alpha3), None)
    if name is None:
        raise KeyError(alpha3)
    return next(entry for entry in lookup(name) if entry.feature == "country" and entry.country == alpha3)


@cache
def abbreviations() -> dict[str, Entry]:
    """Regions by their abbreviations ("Ky.", "TX", "Ont."), which mean a region only beside a place's name."""
    found = {}
    for part in ("states", "regions"):
        for name, country, _where, *others in read_table("places_regions")[part]:
            for other in filter(is_abbreviation, others):
                found[other] = next(e for e in lookup(name) if e.feature == "region" and e.country == country)
    return found


def is_abbreviation(name: str) -> bool:
    """Whether a region's other name is a mere abbreviation of it."""
    return name.endswith(".") or (len(name) <= 3 and name.isupper())


@cache
def _countries_by_name() -> dict[str, str]:
    return {fold(name): country.alpha3 for country in countries() for name in (country.name, *country.other_names)}


def _with_plurals(forms: tuple[str, ...]) -> list[str]:
    plurals = [f"{form}s" for form in forms if not form.endswith(("s", "sh", "ch", "ese", "men", "é"))]
    return [*forms, *plurals]


def _rank(entry: Entry) -> tuple:
    named = entry.name, entry.admin1  # so that the order never depends on chance
    return entry.feature != "country", entry.feature != "world", -entry.population, entry.geonameid or 0, named


@lru_cache(maxsize=1 << 14)
def _entry(number: int) -> Entry:
    """The place that stands in the file under this number."""
    _key, name, lat, lon, (country, admin1, feature), people, ident = _columns().row(number)
    return Entry(ident or None, name, lat, lon, country, admin1, feature, people)


@cache
def _columns() -> Columns:
    return read_columns(FILE)


def _places(key: bytes) -> set[int]:
    """The numbers of all places of that name, be it their main or another one."""
    columns = _columns()
    others = map(columns.meant_by_other, _run(columns.other_keys, key))
    return {*_run(columns.keys, key), *others}


def _run(keys: list[bytes], key: bytes) -> range:
    """Where the key stands among sorted ones."""
    first = bisect_left(keys, key)
    return range(first, bisect_right(keys, key, first))
