"""Find the places that an article names, and which place of the world each name means.

A name that several places bear means, in this order of weight, the one in the region that follows it ("Paris, Texas"),
the one in a region or country that the article names or that its other names have in common, the one near other places
of the article, and the one with most people. A name means the same place throughout an article. The weights were
chosen on news of local and of world papers; an error of a country costs more than one of a village.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from generator.model import Parsed, Place
from generator.parse.gazetteer import GazetteerEntry, lies_in, lookup
from generator.parse.gazetteer.place_keys import place_key
from generator.parse.places.toponym_evidence import LEAST
from generator.parse.places.toponyms import Toponym, find_toponyms

FOLLOWED_BY_REGION = 20.0
SAME_REGION = 3.0  # as good as a thousand times more people
SAME_COUNTRY = 1.5
COUNTY_OF_REGION = 6.0  # a paper names the states of its counties, and of their namesakes rarely
OFTEN_NAMED, MOST_OFTEN = 1.0, 4  # for every time that a county's state is named, up to so many
NEARBY = 1.5
NEAR = 200.0  # kilometres
KILOMETRES_A_DEGREE = 111.2  # of latitude
COMMON_REGION = 2.0  # for every name that could lie in the same region
MOST_COMMON_REGION = 3.5
MOST_OF_ITS_COMPANY = 4.0  # of what stands above, "followed" apart: Texans in Paris are not in Paris, Texas
OTHER_NAME = -2.0  # the gazetteer has the name only as another one of the place
COUNTRY, REGION = 9.0, 7.5  # as many figures as their number of people might have
REGION_AMONG_REGIONS = 4.0  # "Georgia" beside Alabama or Atlanta
CITY_BEFORE_REGION = frozenset({"new york", "washington", "new york city"})  # meant where no "state" follows
# Paris and London are themselves where little speaks for a namesake: (more people than, weight).
WORLD_CITIES = ((1_000_000, 2.5), (300_000, 1.0))
MOST_OF_A_CITY = 8.5  # "Washington said" may be the city, but not where George Washington speaks
TOLD = 4.0  # a region follows the name elsewhere in the article
ALONE_IN_COUNTRY = -1.5  # the article names nothing else there: "Obama" of Fukui
KNOWN_CITY = 500_000  # people of a city that news names by itself
MOST_KNOWN = 50  # cities that tell where others lie: more would cost their square
RARE_COUNTY = 2  # states with a county of a name: Johnson and Franklin have counties and towns in many, and apart
MOST_DIVISIONS = 40  # a name that more regions have tells nothing of any
DIVISIONS = ("country", "region")
SIZES = ((1_000_000, "city of a million"), (100_000, "city"), (5_000, "town"))  # people, for the rules' names


Towns = dict[tuple[str, str], list[tuple[int, GazetteerEntry]]]  # where the cities stand, by (country, division)


class _Context(NamedTuple):
    """What the article's names tell of where it plays."""

    regions: Counter  # names of a first-level division, by (country, division)
    countries: Counter  # names of a country or of something that lies in that country alone
    named: Counter  # how often a division is named, by (country, division)
    common: Counter  # how many of the article's names could lie in a division, ambiguous ones counting less


def find_places(parsed: Parsed) -> tuple[Place, ...]:
    """The places in text order, demonyms ("Syrian", feature "demonym") among them.

    A place that only its own words tell to be one ("Elm Street") has a feature, but neither entry nor coordinates.
    """
    text = parsed.article.text
    toponyms = find_toponyms(parsed)
    mentions = _mentions(toponyms, text)
    context = _context(mentions)
    senses = _senses(mentions, context)
    told = {key for key, group in mentions.items() if any(toponym.region for toponym in group)}
    meant = []
    for toponym in toponyms:
        key = _key(toponym, text)
        entry = senses.get(key)
        if _is_meant(toponym, entry, context, TOLD * (key in told)):
            meant.append((toponym, entry))
    names, towns = _names(meant, text), _towns(meant)
    return tuple(_place(toponym, entry, names, towns, text) for toponym, entry in meant)


def _is_meant(toponym: Toponym, entry: GazetteerEntry | None, context: _Context, told: float) -> bool:
    if toponym.feature:
        return toponym.weight > -LEAST
    if entry is None:
        return False
    weight = toponym.weight + told + max(map(_renown, toponym.entries))
    if entry.feature == "city" and entry.population < KNOWN_CITY and not toponym.region:
        others = context.countries[entry.country] - (len(toponym.entries) == 1)
        weight += ALONE_IN_COUNTRY * (others < 1)
    return weight >= LEAST


def _place(
    toponym: Toponym, entry: GazetteerEntry | None, names: dict[GazetteerEntry, str], towns: Towns, text: str
) -> Place:
    rule = _rule(toponym, entry)
    if entry is None:
        return Place(toponym.span, _written(toponym, text), feature=toponym.feature, rule=rule)
    at = _inside_county(entry, toponym.span.start, towns) if entry.feature == "county" else entry
    feature = toponym.feature or entry.feature
    name = names.get(entry, entry.name)
    return Place(toponym.span, name, entry.geonameid, at.lat, at.lon, entry.country, feature, rule)


def _inside_county(county: GazetteerEntry, start: int, towns: Towns) -> GazetteerEntry:
    """A place inside the county, as far as can be told, for the gazetteer only knows its state.

    Papers name a county together with its towns; else a county that shares its name with a town of its state mostly
    has it inside ("Santa Clara County").
    """
    division = (county.country, county.admin1)
    if division in towns:
        return min(towns[division], key=lambda town: (abs(town[0] - start), town[0]))[1]
    namesakes = lookup(county.name.removesuffix(" County")) if len(lookup(county.name)) <= RARE_COUNTY else ()
    return next((city for city in namesakes if (city.country, city.admin1) == division), county)


def _rule(toponym: Toponym, entry: GazetteerEntry | None) -> str:
    """How it was known for a place: by what it is, and by what shows it ("town, preposition")."""
    if toponym.feature == "demonym":
        kind = "demonym"
    elif entry is None:
        kind = f"own words, {toponym.feature}"
    else:
        kind = _size(entry) if entry.feature == "city" else entry.feature
    return f"{kind}, {toponym.sign}" if toponym.sign else kind


def _size(city: GazetteerEntry) -> str:
    return next((name for least, name in SIZES if city.population >= least), "village")


def _towns(meant: list[tuple[Toponym, GazetteerEntry | None]]) -> Towns:
    """The article's cities in each division, with where they stand."""
    towns: Towns = defaultdict(list)
    for toponym, entry in meant:
        if entry and entry.feature == "city" and not toponym.feature:
            towns[entry.country, entry.admin1].append((toponym.span.start, entry))
    return towns


def _names(meant: list[tuple[Toponym, GazetteerEntry | None]], text: str) -> dict[GazetteerEntry, str]:
    """What each entry is called throughout: the article's first spelling of it in full ("Turkiye")."""
    names: dict[GazetteerEntry, str] = {}
    for toponym, entry in meant:
        written = _written(toponym, text)
        in_full = len(written) > 3 and not written.isupper() and not written.endswith(".")
        if entry and in_full and not toponym.feature and _is_spelling(written, entry):
            names.setdefault(entry, written)
    return names


def _is_spelling(written: str, entry: GazetteerEntry) -> bool:
    """Whether the words spell the entry's name anew ("Turkiye"), and are not another word for it ("Britain")."""
    return entry.feature not in DIVISIONS or place_key(written)[:3] == place_key(entry.name)[:3]


def _written(toponym: Toponym, text: str) -> str:
    return " ".join(toponym.span.of(text).split())


def _key(toponym: Toponym, text: str) -> str:
    return place_key(toponym.span.of(text))


def _renown(entry: GazetteerEntry) -> float:
    """The weight of an entry for its name to be a place's at all: no city is as sure as a country."""
    return min(_people(entry), MOST_OF_A_CITY) if entry.feature == "city" else _people(entry)


def _people(entry: GazetteerEntry) -> float:
    """The weight of an entry by itself: about the number of figures of its number of people."""
    if entry.feature in ("country", "world"):
        return COUNTRY
    if entry.feature == "county":
        return LEAST
    if entry.feature != "city":
        return REGION
    if entry.population > 500_000 and place_key(entry.name) in CITY_BEFORE_REGION:
        return COUNTRY + REGION_AMONG_REGIONS
    fame = next((weight for least, weight in WORLD_CITIES if entry.population > least), 0.0)
    return math.log10(entry.population + 10) + fame


def _mentions(toponyms: list[Toponym], text: str) -> dict[str, list[Toponym]]:
    """The toponyms by name, but those that only their own words tell to be one."""
    mentions = defaultdict(list)
    for toponym in toponyms:
        if toponym.entries:
            mentions[_key(toponym, text)].append(toponym)
    return mentions


def _senses(mentions: dict[str, list[Toponym]], context: _Context) -> dict[str, GazetteerEntry]:
    """The entry that each name of the article means."""
    senses: dict[str, GazetteerEntry] = {}
    known: list[GazetteerEntry] = []
    # The surest first, so that they can tell where the others lie.
    for key, group in sorted(mentions.items(), key=lambda item: len(item[1][0].entries)):
        entries = group[0].entries
        senses[key] = entries[0] if len(entries) == 1 else _best(entries, key, group, context, known)
        if senses[key].feature == "city" and len(known) < MOST_KNOWN:
            known.append(senses[key])
    return senses


def _best(
    entries: tuple[GazetteerEntry, ...], key: str, group: list[Toponym], context: _Context, known: list[GazetteerEntry]
) -> GazetteerEntry:
    followed = {toponym.region for toponym in group if toponym.region}
    scores = [_score(entry, key, followed, context, known) for entry in entries]
    return entries[scores.index(max(scores))]


def _context(mentions: dict[str, list[Toponym]]) -> _Context:
    context = _Context(Counter(), Counter(), Counter(), Counter())
    for group in mentions.values():
        for toponym in group:
            if toponym.region:
                _count_division(context, toponym.region)
        entries = group[0].entries
        large = [entry for entry in entries if entry.feature in DIVISIONS]
        if len(large) == 1:
            _count_division(context, large[0])
            context.named[large[0].country, large[0].admin1] += len(group)
        elif len(entries) == 1:
            context.countries[entries[0].country] += 1
        if not large:
            divisions = {(entry.country, entry.admin1) for entry in entries}
            if len(divisions) <= MOST_DIVISIONS:
                for division in divisions:
                    context.common[division] += 1 / len(divisions) ** 0.5
    return context


def _count_division(context: _Context, entry: GazetteerEntry) -> None:
    context.countries[entry.country] += 1
    if entry.admin1:
        context.regions[entry.country, entry.admin1] += 1


def _score(
    entry: GazetteerEntry, key: str, followed: Iterable[GazetteerEntry], context: _Context, known: list[GazetteerEntry]
) -> float:
    """How well the entry fits the article; the best fit is what the name means."""
    score, division = _people(entry), (entry.country, entry.admin1)
    if any(lies_in(entry, region) for region in followed):
        score += FOLLOWED_BY_REGION
    if place_key(entry.name) != key:
        score += OTHER_NAME
    if entry.feature in ("country", "world"):
        return score + SAME_COUNTRY * bool(entry.feature == "world" or context.countries[entry.country])
    if entry.feature == "region":
        others = any(country == entry.country and name != entry.admin1 for country, name in context.regions)
        return score + REGION_AMONG_REGIONS * (others or context.common[division] > 0)
    is_county = entry.feature == "county"
    here = SAME_REGION * bool(context.regions[division])
    if is_county and here:
        here = COUNTY_OF_REGION + OFTEN_NAMED * min(MOST_OFTEN, context.named[division])
    here += SAME_COUNTRY * bool(context.countries[entry.country])
    here += min(MOST_COMMON_REGION, COMMON_REGION * max(0.0, context.common[division] - 1))
    if here < MOST_OF_ITS_COMPANY or is_county:
        here += NEARBY * any(_is_near(entry, other) for other in known)
    return score + (here if is_county else min(here, MOST_OF_ITS_COMPANY))


def _is_near(one: GazetteerEntry, other: GazetteerEntry) -> bool:
    """Whether the two are near as if the world were flat around them: good enough to tell near from far."""
    north = one.lat - other.lat
    if abs(north) * KILOMETRES_A_DEGREE >= NEAR:
        return False
    east = (one.lon - other.lon) * math.cos(math.radians(one.lat))
    return KILOMETRES_A_DEGREE * math.hypot(north, east) < NEAR
