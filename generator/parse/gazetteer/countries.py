"""The world's countries and what they, their people and their things are called.

is_country("Türkiye") and country_of("Syrian") == "SYR"

Countries are named by their ISO 3166-1 alpha-3 codes.
"""

from dataclasses import dataclass
from functools import cache

from generator.parse.gazetteer.place_keys import place_key
from generator.word_lists import read_table

# Words with these endings have no plural in -s: "British", "Dutch", "Chinese", "Frenchmen".
WITHOUT_PLURAL = ("s", "sh", "ch", "ese", "men", "é")


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory with all that it, its people and its things are called."""

    name: str
    alpha3: str
    other_names: tuple[str, ...]
    demonyms: tuple[str, ...]  # adjectives and nouns, plurals included


@cache
def countries() -> tuple[Country, ...]:
    """Give every country, by alpha-3."""
    rows = sorted(read_table("countries")[""])
    return tuple(
        Country(
            name=name,
            alpha3=alpha3,
            other_names=tuple(others),
            demonyms=tuple(
                form for form in _with_plurals(demonyms().get(alpha3, ())) if form != name
            ),  # more than one Lao are no Laos
        )
        for alpha3, name, _lat, _lon, *others in rows
    )


def is_country(name: str) -> bool:
    """Whether the name is a country's or territory's, in any of its forms."""
    return place_key(name) in _countries_by_name()


def country_of(name: str) -> str | None:
    """Give the code of the country that a name or a demonym means: "Syria", "Syrian", "Syrians"."""
    return _countries_by_name().get(place_key(name)) or demonym_countries().get(name)


@cache
def demonyms() -> dict[str, tuple[str, ...]]:
    """Give the singular demonyms of each country, by alpha-3."""
    return {alpha3: tuple(forms) for alpha3, *forms in read_table("demonyms")[""]}


@cache
def demonym_countries() -> dict[str, str]:
    """Give the country of each demonym, plurals included, as the demonym is written."""
    return {form: country.alpha3 for country in countries() for form in country.demonyms}


@cache
def demonym_places() -> dict[str, str]:
    """Give the name of the place of each demonym, plurals included, whose place is no country."""
    rows = read_table("demonyms")["places"]
    return {form: place for singular, place in rows for form in _with_plurals((singular,))}


@cache
def _countries_by_name() -> dict[str, str]:
    found = {}
    for country in countries():
        for name in (country.name, *country.other_names):
            found[place_key(name)] = country.alpha3
    return found


def _with_plurals(forms: tuple[str, ...]) -> list[str]:
    return [*forms, *(f"{form}s" for form in forms if not form.endswith(WITHOUT_PLURAL))]
