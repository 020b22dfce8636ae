"""Find the places that an article names, and which place of the world each name means.

A name that several places bear means, in this order of weight, the one in the region that follows it ("Paris, Texas"),
the one in a region or country that the article names, the one near other places of the article, and the one with most
people. A name means the same place throughout an article.
"""

import math
from collections import Counter, defaultdict

from generator.model import Parsed, Place
from generator.parse.gazetteer import Entry, fold
from generator.parse.toponyms import LEAST, Toponym, find_toponyms

FOLLOWED_BY_REGION = 20.0
SAME_REGION = 3.0  # as good as a thousand times more people
SAME_COUNTRY = 1.5
NEARBY = 1.5
NEAR = 200.0  # kilometres
COUNTRY, REGION = 9.0, 6.0  # as many figures as their number of people might have
CITY_BEFORE_REGION = frozenset({"new york", "washington"})


def find_places(parsed: Parsed) -> tuple[Place, ...]:
    """The places in text order, demonyms ("Syrian", feature "demonym") among them."""
    toponyms = find_toponyms(parsed)
    if not toponyms:
        return ()
    text = parsed.article.text
    senses = _senses(toponyms, text)
    places = []
    for toponym in toponyms:
        entry = senses.get(_key(toponym, text))
        if _is_meant(toponym, entry):
            places.append(_place(toponym, entry, text))
    return tuple(places)


def _is_meant(toponym: Toponym, entry: Entry | None) -> bool:
    if toponym.feature:
        return toponym.weight > -3
    return entry is not None and toponym.weight + _people(entry) >= LEAST


def _place(toponym: Toponym, entry: Entry | None, text: str) -> Place:
    written = " ".join(toponym.span.of(text).split())
    if entry is None:
        return Place(toponym.span, written, feature=toponym.feature)
    name = entry.name if entry.feature in ("country", "region") or toponym.feature else written
    feature = toponym.feature or entry.feature
    return Place(toponym.span, name, entry.geonameid, entry.lat, entry.lon, entry.country, feature)


def _key(toponym: Toponym, text: str) -> str:
    return fold(toponym.span.of(text))


def _people(entry: Entry) -> float:
    """The weight of an entry by itself: about the number of figures of its number of people."""
    if entry.feature == "country":
        return COUNTRY
    if entry.feature not in ("city", "county"):
        return REGION
    if fold(entry.name) in CITY_BEFORE_REGION and entry.population > 500_000:
        return COUNTRY
    return math.log10(entry.population + 10)


def _senses(toponyms: list[Toponym], text: str) -> dict[str, Entry]:
    """The entry that each name of the article means."""
    regions, countries = _context(toponyms)
    mentions = defaultdict(list)
    for toponym in toponyms:
        if toponym.entries:
            mentions[_key(toponym, text)].append(toponym)
    senses: dict[str, Entry] = {}
    # The surest first, so that they can tell where the others lie.
    for key, group in sorted(mentions.items(), key=lambda item: len(item[1][0].entries)):
        followed = [toponym.region for toponym in group if toponym.region]
        known = tuple(senses.values())
        senses[key] = max(group[0].entries, key=lambda e: _score(e, followed, regions, countries, known))
    return senses


def _context(toponyms: list[Toponym]) -> tuple[Counter, Counter]:
    """How often the article names each region (country and division) and each country."""
    regions, countries = Counter(), Counter()
    for toponym in toponyms:
        named = [toponym.region] if toponym.region else []
        named += [e for e in toponym.entries if e.feature in ("country", "region")] if not toponym.region else []
        for entry in named:
            countries[entry.country] += 1
            if entry.admin1:
                regions[entry.country, entry.admin1] += 1
    return regions, countries


def _score(entry: Entry, followed: list[Entry], regions: Counter, countries: Counter, known: tuple[Entry, ...]) -> float:
    score = _people(entry)
    if any(_lies_in(entry, region) for region in followed):
        score += FOLLOWED_BY_REGION
    if entry.feature not in ("country", "region"):
        if entry.admin1 and regions[entry.country, entry.admin1]:
            score += SAME_REGION
        if countries[entry.country]:
            score += SAME_COUNTRY
        if any(_kilometres(entry, other) < NEAR for other in known if other.feature == "city"):
            score += NEARBY
    return score


def _lies_in(entry: Entry, region: Entry) -> bool:
    if entry.country != region.country or entry.feature == "country" or entry == region:
        return False
    return region.feature == "country" or not region.admin1 or entry.admin1 == region.admin1


def _kilometres(one: Entry, other: Entry) -> float:
    """The distance, as if the world were flat around the two: near enough to tell near from far."""
    east = (one.lon - other.lon) * math.cos(math.radians(one.lat))
    return 111.2 * math.hypot(one.lat - other.lat, east)
