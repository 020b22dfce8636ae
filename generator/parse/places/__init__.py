"""Find the places that an article names, and which place of the world each name means.

`toponyms` finds the words, `toponym_evidence` weighs whether they name a place, and `namesakes`
chooses among the places of that name. A name means the same place throughout an article.
"""

from collections import defaultdict
from typing import NamedTuple

from generator.model import Parsed, Place
from generator.parse.gazetteer import GazetteerEntry, lookup
from generator.parse.gazetteer.place_keys import place_key
from generator.parse.places.namesakes import (
    DIVISIONS,
    Mentions,
    NamedRegions,
    choose_namesakes,
    read_named_regions,
    renown,
)
from generator.parse.places.toponym_evidence import LEAST
from generator.parse.places.toponyms import DEMONYM, Toponym, find_toponyms

TOLD = 4.0  # a region follows the name elsewhere in the article
ALONE_IN_COUNTRY = -1.5  # the article names nothing else there: "Obama" of Fukui
KNOWN_CITY = 500_000  # people of a city that news names by itself
# States with a county of a name: Johnson and Franklin have counties and towns in many, and apart.
RARE_COUNTY = 2
# The first half of the rule's name: of a city by the people that it has at least, of another entry
# of the gazetteer by what it is, of a place without an entry by what its own words tell it to be.
SIZE_RULES = ((1_000_000, "city of a million"), (100_000, "city"), (5_000, "town"))
SMALLEST_RULE = "village"
ENTRY_RULES = {
    "country": "country",
    "region": "region",
    "county": "county",
    "water": "water",
    "landmark": "landmark",
    "world": "world",
}
OWN_WORDS_RULES = {
    "county": "own words, county",
    "township": "own words, township",
    "region": "own words, region",
    "street": "own words, street",
    "landmark": "own words, landmark",
    "water": "own words, water",
    "mountain": "own words, mountain",
    "island": "own words, island",
}
DEMONYM_RULE = "demonym"
LONGEST_SHORT_FORM = 3  # letters: "UK"


class Town(NamedTuple):
    """A city of the article, with where it stands in the text."""

    start: int
    entry: GazetteerEntry


Towns = dict[tuple[str, str], list[Town]]  # by (country, division)
Meant = list[tuple[Toponym, GazetteerEntry | None]]  # toponyms with the places that they mean


def find_places(parsed: Parsed) -> tuple[Place, ...]:
    """Give the places in text order, demonyms ("Syrian", feature "demonym") among them.

    A place that only its own words tell to be one ("Elm Street") has a feature, but neither entry
    nor coordinates.
    """
    text = parsed.article.text
    meant = _find_meant(find_toponyms(parsed), text)
    names, towns = _names(meant, text), _towns(meant)
    places = []
    for toponym, entry in meant:
        if entry is None:
            places.append(_place_without_entry(toponym, text))
        else:
            places.append(_place(toponym, entry, names.get(entry, entry.name), towns=towns))
    return tuple(places)


def _find_meant(toponyms: list[Toponym], text: str) -> Meant:
    """Choose a place for each toponym, and leave out the toponyms that are none."""
    mentions = _mentions(toponyms, text)
    named = read_named_regions(mentions)
    chosen = choose_namesakes(mentions, named)
    told = {key for key, group in mentions.items() if any(toponym.region for toponym in group)}
    meant = []
    for toponym in toponyms:
        key = _key(toponym, text)
        entry = chosen.get(key)
        weight = toponym.weight + TOLD * (key in told)
        if _is_place(toponym, entry, weight=weight, named=named):
            meant.append((toponym, entry))
    return meant


def _is_place(
    toponym: Toponym,
    entry: GazetteerEntry | None,
    *,
    weight: float,
    named: NamedRegions,
) -> bool:
    """Whether the evidence is enough for a place."""
    if toponym.feature:
        return toponym.weight > -LEAST
    if entry is None:
        return False
    weight += max(map(renown, toponym.entries))
    is_little_known = entry.feature == "city" and entry.population < KNOWN_CITY
    if is_little_known and not toponym.region:
        is_counted = len(toponym.entries) == 1
        others = named.countries[entry.country] - is_counted
        weight += ALONE_IN_COUNTRY if others < 1 else 0.0
    return weight >= LEAST


def _place_without_entry(toponym: Toponym, text: str) -> Place:
    feature = toponym.feature
    rule = _rule(DEMONYM_RULE if feature == DEMONYM else OWN_WORDS_RULES[feature], toponym)
    return Place(toponym.span, _written(toponym, text), feature=feature, rule=rule)


def _place(toponym: Toponym, entry: GazetteerEntry, name: str, *, towns: Towns) -> Place:
    is_county = entry.feature == "county"
    where = _inside_county(entry, toponym.span.start, towns) if is_county else entry
    kind = _size(entry) if entry.feature == "city" else ENTRY_RULES[entry.feature]
    return Place(
        toponym.span,
        name,
        geonameid=entry.geonameid,
        lat=where.lat,
        lon=where.lon,
        country=entry.country,
        feature=toponym.feature or entry.feature,
        rule=_rule(DEMONYM_RULE if toponym.feature == DEMONYM else kind, toponym),
    )


def _rule(kind: str, toponym: Toponym) -> str:
    """Name how a place was known: by what it is and by what shows it ("town, preposition")."""
    return f"{kind}, {toponym.sign}" if toponym.sign else kind


def _size(city: GazetteerEntry) -> str:
    return next((name for least, name in SIZE_RULES if city.population >= least), SMALLEST_RULE)


def _inside_county(county: GazetteerEntry, start: int, towns: Towns) -> GazetteerEntry:
    """Give a place inside the county, as far as can be told: the gazetteer knows only its state.

    Papers name a county together with its towns. Otherwise a county that shares its name with a
    town of its state mostly has the town inside ("Santa Clara County").
    """
    division = (county.country, county.admin1)
    if division in towns:
        return min(towns[division], key=lambda town: (abs(town.start - start), town.start)).entry
    namesakes = lookup(county.name.removesuffix(" County"))
    if len(lookup(county.name)) > RARE_COUNTY:
        return county
    inside = [city for city in namesakes if (city.country, city.admin1) == division]
    return inside[0] if inside else county


def _towns(meant: Meant) -> Towns:
    """Give the article's cities in each division."""
    towns: Towns = defaultdict(list)
    for toponym, entry in meant:
        if entry and entry.feature == "city" and not toponym.feature:
            towns[entry.country, entry.admin1].append(Town(toponym.span.start, entry))
    return towns


def _names(meant: Meant, text: str) -> dict[GazetteerEntry, str]:
    """Give what each place is called throughout: the article's first spelling of it in full."""
    names: dict[GazetteerEntry, str] = {}
    for toponym, entry in meant:
        if entry is None or toponym.feature:
            continue
        written = _written(toponym, text)
        if _is_in_full(written) and _is_spelling(written, entry):
            names.setdefault(entry, written)
    return names


def _is_in_full(written: str) -> bool:
    is_short = len(written) <= LONGEST_SHORT_FORM or written.endswith(".")
    return not is_short and not written.isupper()


def _is_spelling(written: str, entry: GazetteerEntry) -> bool:
    """Whether the words spell the entry's name anew ("Turkiye").

    For countries and regions they may be another word for it ("Britain").
    """
    return entry.feature not in DIVISIONS or place_key(written)[:3] == place_key(entry.name)[:3]


def _written(toponym: Toponym, text: str) -> str:
    return " ".join(toponym.span.of(text).split())


def _key(toponym: Toponym, text: str) -> str:
    return place_key(toponym.span.of(text))


def _mentions(toponyms: list[Toponym], text: str) -> Mentions:
    """Give the toponyms by name, without those that only their own words tell to be places."""
    mentions = defaultdict(list)
    for toponym in toponyms:
        if toponym.entries:
            mentions[_key(toponym, text)].append(toponym)
    return mentions
