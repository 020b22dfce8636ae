"""Find the places that an article names, and which place of the world each name means.

`toponyms` finds the words, `toponym_evidence` weighs whether they name a place by what stands
beside them and by what the whole article tells (`article_clues`), and `namesakes` chooses among the
places of that name. A name means the same place throughout an article.
"""

import re

from generator.grouped import grouped
from generator.model import Parsed, Place
from generator.parse.gazetteer import GazetteerEntry, lies_in
from generator.parse.gazetteer.place_keys import place_key
from generator.parse.gazetteer.sounds import sound
from generator.parse.places.article_clues import NamedRegions, find_clues
from generator.parse.places.kind_words import DEMONYM, TOWN
from generator.parse.places.namesakes import (
    DIVISIONS,
    Mentions,
    choose_namesakes,
    is_named,
    read_named_regions,
    renown,
    told_countries,
)
from generator.parse.places.spellings import Meant, choose_spellings, with_other_mentions
from generator.parse.places.toponym_evidence import LEAST
from generator.parse.places.toponyms import Toponym, find_toponyms

VILLAGE_INSIDE = 4.0  # of a village or district of a country that is named
TELLS_KIND = 2.0
TOLD = 4.0  # a region follows the name elsewhere in the article
ALONE_IN_COUNTRY = -1.5  # the article names nothing else there: "Obama" of Fukui
LANDMARK = "landmark"
SMALL = 100_000  # people of a town that gives no building abroad its name
BUILDING = re.compile(r"\s+(?:[Ss]hopping\s+(?:[Mm]all|[Cc]ent(?:re|er))|[Mm]all)\b")
KNOWN_CITY = 500_000  # people of a city that news names by itself
# The first half of the rule's name: of a city by the people that it has at least, of another entry
# of the gazetteer by what it is, of a place without an entry by what its own words tell it to be.
SIZE_RULES = ((1_000_000, "city of a million"), (100_000, "city"), (5_000, "town"))
SMALLEST_RULE = "village"
ENTRY_RULES = {
    "country": "country",
    "region": "region",
    "district": "district",
    "county": "county",
    "water": "water",
    "landmark": "landmark",
    "world": "world",
}
OWN_WORDS_RULES = {
    "county": "own words, county",
    "township": "own words, township",
    "region": "own words, region",
    "town": "own words, town",
    "street": "own words, street",
    "landmark": "own words, landmark",
    "water": "own words, water",
    "mountain": "own words, mountain",
    "island": "own words, island",
}
DEMONYM_RULE = "demonym"
# "Cliffs Area Region (CAR)", "CAR (Cliffs Area Region)"
INTRODUCED = re.compile(
    r"((?:\b[A-Z][\w-]{0,30}\s){2,4})\(([A-Z]{2,4})\)"
    r"|\b([A-Z]{2,4})\s\(([^()]{4,60})\)"
)
# The name of a region that another country may have too: "South-West".
DIRECTION = re.compile(r"(?i)(?:(?:north|south|east|west|ern|central)[\s-]?)+(?:region|province)?")
# What is called so is no place: "the toll from Olga", of "Typhoon Olga".
STORM = re.compile(r"\b(?:[Tt]yphoon|[Cc]yclone|[Hh]urricane|[Ss]torm)s?\s+([A-Z][\w-]+)")
LONGEST_SHORT_FORM = 3  # letters: "UK"


def find_places(parsed: Parsed) -> tuple[Place, ...]:
    """Give the places in text order, demonyms ("Syrian", feature "demonym") among them.

    A place that only its own words tell to be one ("Elm Street") has a feature, but neither entry
    nor coordinates.
    """
    text, clues = parsed.article.text, find_clues(parsed)
    meant = _find_meant(find_toponyms(parsed, clues), text)
    meant = with_other_mentions(meant, text, clues=clues)
    meant = _without_introduced(meant, text)
    names = _names(meant, text)
    places = []
    for toponym, entry in meant:
        if entry is None:
            feature = toponym.feature
            rule = _rule(DEMONYM_RULE if feature == DEMONYM else OWN_WORDS_RULES[feature], toponym)
            places.append(Place(toponym.span, _written(toponym, text), feature=feature, rule=rule))
        else:
            places.append(_place(toponym, entry, names.get(entry, entry.name)))
    return tuple(places)


def _without_introduced(meant: Meant, text: str) -> Meant:
    """Leave out acronyms that the article introduces for others, and the names of its storms."""
    told = {}
    for before, short, long, behind in INTRODUCED.findall(text):
        acronym = short or long
        words = before.split()[-len(acronym) :] or behind.split()
        if "".join(word[0] for word in words if word[0].isupper()) == acronym:
            told[acronym] = words
    storms = set(STORM.findall(text))
    meant = [(one, entry) for one, entry in meant if entry or one.span.of(text) not in storms]
    return [
        (toponym, entry)
        for toponym, entry in meant
        if entry is None or _may_be_named(entry, told.get(toponym.span.of(text)))
    ]


def _may_be_named(entry: GazetteerEntry, words: list[str] | None) -> bool:
    """Whether a place may be what these words name."""
    return words is None or not set(entry.name.split()).isdisjoint(words)


def _find_meant(toponyms: list[Toponym], text: str) -> Meant:
    """Choose a place for each toponym, and leave out the toponyms that are none."""
    # Without those that only their own words tell to be places.
    mentions = grouped((_key(each, text), each) for each in toponyms if each.entries)
    named = read_named_regions(mentions)
    chosen = choose_namesakes(mentions, named)
    chosen |= choose_spellings(toponyms, chosen, named, text=text)
    told = {key for key, group in mentions.items() if any(toponym.region for toponym in group)}
    inside = {_key(toponym, text) for toponym in toponyms if toponym.is_inside}
    elsewhere = _told_elsewhere(mentions, chosen, named)
    elsewhere |= _named_buildings(mentions, chosen, named, text=text)
    meant = []
    for toponym in toponyms:
        key = _key(toponym, text)
        if key in elsewhere:
            other = toponym._replace(feature=elsewhere[key], is_unknown=True, region=None)
            meant.append((other, None))
            continue
        entry = _in_region(toponym, chosen.get(key))
        weight = toponym.weight + TOLD * (key in told)
        is_inside = key in inside or key in told
        if not _is_place(toponym, entry, weight=weight, named=named, is_inside=is_inside):
            continue
        if entry and _is_borrowed(entry, toponym, key, named=named):
            toponym, entry = toponym._replace(feature=TOWN, is_unknown=True), None
        meant.append((toponym, entry))
    return meant


def _in_region(toponym: Toponym, entry: GazetteerEntry | None) -> GazetteerEntry | None:
    """Give the namesake in the region behind this mention, where the article has two of a name."""
    region = toponym.region
    if entry is None or region is None or lies_in(entry, region):
        return entry
    return next((one for one in toponym.entries if lies_in(one, region)), entry)


def _told_elsewhere(
    mentions: Mentions,
    chosen: dict[str, GazetteerEntry],
    named: NamedRegions,
) -> dict[str, str]:
    """Give what the words tell of names whose places lie in countries that are not named.

    The town is another one, and where it lies is not known.
    """
    found = {}
    for key, group in mentions.items():
        told = next((toponym.told for toponym in group if toponym.told), "")
        if told and not any(toponym.region for toponym in group):
            entry = chosen[key]
            if entry.feature in ("city", "district") and _is_alone(entry, group[0], named):
                found[key] = told
    return found


def _named_buildings(
    mentions: Mentions,
    chosen: dict[str, GazetteerEntry],
    named: NamedRegions,
    *,
    text: str,
) -> dict[str, str]:
    """Give the names of buildings that a small town of another country has too: "Eastgate mall"."""
    main = next((country for country, _ in named.countries.most_common(1)), "")
    return {
        key: LANDMARK
        for key, group in mentions.items()
        if _is_small_abroad(chosen[key], main)
        and any(BUILDING.match(text, toponym.span.end) for toponym in group)
    }


def _is_small_abroad(entry: GazetteerEntry, main: str) -> bool:
    """Whether an entry is a little-known town, and in another country than the article is about."""
    is_small = entry.feature == "city" and entry.population < SMALL and not entry.standing
    return is_small and bool(main) and entry.country != main


def _is_borrowed(
    entry: GazetteerEntry,
    toponym: Toponym,
    key: str,
    *,
    named: NamedRegions,
) -> bool:
    """Whether a town has the name besides its own, and the article names other countries alone.

    So has a region named for a direction: "South West State" is one of another country.
    """
    is_town = entry.feature == "city" and entry.population < KNOWN_CITY
    is_direction = entry.feature == "region" and DIRECTION.fullmatch(entry.name) is not None
    if not (is_town or is_direction) or toponym.region or not _is_alone(entry, toponym, named):
        return False
    is_own = is_named(entry, key) or sound(entry.name) == sound(key)
    return (is_direction or not is_own) and any(
        country != entry.country for country in named.countries
    )


def _is_alone(entry: GazetteerEntry, toponym: Toponym, named: NamedRegions) -> bool:
    """Whether the article names nothing else in the country of a place."""
    is_counted = entry.country in told_countries(toponym.entries)
    return named.countries[entry.country] - is_counted < 1


def _is_place(
    toponym: Toponym,
    entry: GazetteerEntry | None,
    *,
    weight: float,
    named: NamedRegions,
    is_inside: bool,
) -> bool:
    """Whether the evidence is enough; `is_inside`: somewhere the words around leave no doubt."""
    if toponym.feature:
        return toponym.weight > -LEAST
    if entry is None:
        return False
    known = [one for one in toponym.entries if one.is_known]
    weight += max(map(renown, known), default=VILLAGE_INSIDE) + TELLS_KIND * toponym.tells_kind
    if toponym.region or toponym.tells_kind or weight < LEAST:
        return weight >= LEAST
    if not entry.is_known and not (is_inside or entry.feature == "region"):
        return False
    return not (_needs_company(entry, weight) and _is_alone(entry, toponym, named))


def _needs_company(entry: GazetteerEntry, weight: float) -> bool:
    """Whether a place is believed only where the article names something else in its country."""
    if not entry.is_known:
        return True
    is_town = entry.feature == "city" and entry.population < KNOWN_CITY
    return is_town and weight < LEAST - ALONE_IN_COUNTRY


def _place(toponym: Toponym, entry: GazetteerEntry, name: str) -> Place:
    kind = _size(entry) if entry.feature == "city" else ENTRY_RULES[entry.feature]
    return Place(
        toponym.span,
        name,
        geonameid=entry.geonameid,
        lat=entry.lat,
        lon=entry.lon,
        country=entry.country,
        feature=DEMONYM if toponym.feature == DEMONYM else entry.feature,
        rule=_rule(DEMONYM_RULE if toponym.feature == DEMONYM else kind, toponym),
    )


def _rule(kind: str, toponym: Toponym) -> str:
    """Name how a place was known: by what it is and by what shows it ("town, preposition")."""
    return f"{kind}, {toponym.sign}" if toponym.sign else kind


def _size(city: GazetteerEntry) -> str:
    return next((name for least, name in SIZE_RULES if city.population >= least), SMALLEST_RULE)


def _names(meant: Meant, text: str) -> dict[GazetteerEntry, str]:
    """Give what each place is called throughout: the article's first spelling of it in full."""
    names: dict[GazetteerEntry, str] = {}
    for toponym, entry in meant:
        if entry is None or toponym.feature == DEMONYM:
            continue
        written = _written(toponym, text)
        is_short = len(written) <= LONGEST_SHORT_FORM or written.endswith(".")
        if not is_short and not written.isupper() and _is_spelling(written, entry):
            is_same = _without_article(written) == _without_article(entry.name)
            names.setdefault(entry, entry.name if is_same else written)
    return names


def _is_spelling(written: str, entry: GazetteerEntry) -> bool:
    """Whether the words spell the name anew ("Turkiye"); a country's may be others ("Britain")."""
    return entry.feature not in DIVISIONS or place_key(written)[:3] == place_key(entry.name)[:3]


def _without_article(name: str) -> str:
    return name.replace(" the ", " ")


def _written(toponym: Toponym, text: str) -> str:
    return " ".join(toponym.span.of(text).split())


def _key(toponym: Toponym, text: str) -> str:
    return place_key(toponym.span.of(text))
