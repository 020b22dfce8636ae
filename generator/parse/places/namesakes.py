"""Which place of the world a name means, where several places bear it.

In this order of weight it is the one in the region that follows it ("Paris, Texas"), the one in a
region or country that the article names or that its other names have in common, the one near other
places of the article, and the one with most people. The weights were chosen on news of local and of
world papers; an error of a country costs more than one of a village.
"""

import math
from collections import Counter
from collections.abc import Iterable
from operator import add

from generator.parse.gazetteer import GazetteerEntry, lies_in
from generator.parse.gazetteer.place_keys import place_key
from generator.parse.gazetteer.sounds import sound
from generator.parse.places.article_clues import NamedRegions
from generator.parse.places.toponym_evidence import LEAST
from generator.parse.places.toponyms import Toponym

FOLLOWED_BY_REGION = 20.0
SAME_REGION = 3.0  # as good as a thousand times more people
SAME_COUNTRY = 1.5
# A paper names the states of its counties often, and of their namesakes rarely.
COUNTY_OF_REGION = 6.0
OFTEN_NAMED, MOST_OFTEN = 1.0, 4  # for every time that a county's state is named, up to so many
NEARBY = 1.5
NEAR = 200.0  # kilometres
KILOMETRES_A_DEGREE = 111.2  # of latitude
COMMON_REGION = 2.0  # for every name that could lie in the same region
MOST_COMMON_REGION = 3.5
# Of what stands above, "followed" apart: Texans in Paris are not in Paris, Texas.
MOST_OF_ITS_COMPANY = 4.0
OTHER_NAME = -2.0  # the gazetteer has the name only as another one of the place
COUNTRY, REGION = 9.0, 7.5  # as many figures as their number of people might have
REGION_AMONG_REGIONS = 4.0  # "Georgia" beside Alabama or Atlanta
# Cities that are meant where no "state" follows.
CITY_BEFORE_REGION = frozenset({"new york", "washington", "new york city"})
LARGE_CITY = 500_000  # people that such a city has
# Paris and London are themselves where little speaks for a namesake: (more people than, weight).
WORLD_CITIES = ((1_000_000, 2.5), (300_000, 1.0))
# Geneva and Toledo as well, which have names in many languages, but no city beside its region.
FAMOUS, MOST_FAMOUS = 2.5, 7.4
LARGE_NAMESAKE = 20_000  # people of the city of a name, beside whom none is famous by it
LISTED_REGION = 5.0  # a region that GeoNames alone has, however few people it counts there
DISTRICT = 3.0
# "Washington said" may be the city, but not where George Washington speaks.
MOST_OF_A_CITY = 8.5
MOST_KNOWN = 50  # cities that tell where others lie: more would cost their square
DIVISIONS = ("country", "region")

Mentions = dict[str, list[Toponym]]  # the toponyms of an article that the gazetteer knows, by key


def read_named_regions(mentions: Mentions) -> NamedRegions:
    """Count what regions and countries the names of an article are, lie in or may lie in."""
    found = NamedRegions(Counter(), Counter(), Counter(), Counter())
    for group in mentions.values():
        for toponym in group:
            if toponym.region:
                _count_division(found, toponym.region)
        entries = group[0].entries
        large = [entry for entry in entries if entry.feature in DIVISIONS and not entry.standing]
        if len(large) == 1:
            (division,) = large
            _count_division(found, division)
            found.times[division.country, division.admin1] += len(group)
        else:
            found.countries.update(told_countries(entries))
        if not large:
            _count_common(found, entries)
    return found


def told_countries(entries: tuple[GazetteerEntry, ...]) -> list[str]:
    """Give the country of which a name tells: where its only known place lies."""
    known = [entry.country for entry in entries if entry.is_known]
    return known if len(known) == 1 else []


def _count_division(found: NamedRegions, entry: GazetteerEntry) -> None:
    found.countries[entry.country] += 1
    if entry.admin1:
        found.regions[entry.country, entry.admin1] += 1


def _count_common(found: NamedRegions, entries: tuple[GazetteerEntry, ...]) -> None:
    divisions = {(entry.country, entry.admin1) for entry in entries if entry.is_known}
    for division in divisions:
        found.common[division] += 1 / len(divisions) ** 0.5


def choose_namesakes(mentions: Mentions, named: NamedRegions) -> dict[str, GazetteerEntry]:
    """Choose the place that each name of the article means, by the name's key."""
    chosen: dict[str, GazetteerEntry] = {}
    cities: list[GazetteerEntry] = []
    # The surest first, so that they can tell where the others lie.
    for key in sorted(mentions, key=lambda key: len(mentions[key][0].entries)):
        entry, *others = mentions[key][0].entries
        if others:
            entry = _likeliest(mentions[key], key, named=named, cities=cities)
        if entry.feature == "city" and len(cities) < MOST_KNOWN:
            cities.append(entry)
        chosen[key] = entry
    return chosen


def _likeliest(
    toponyms: list[Toponym],
    key: str,
    *,
    named: NamedRegions,
    cities: list[GazetteerEntry],
) -> GazetteerEntry:
    """Give the likeliest of several places that have a name."""
    entries = toponyms[0].entries
    followed = {toponym.region for toponym in toponyms if toponym.region}
    weights = [_weigh_name(entry, key, followed, named=named) for entry in entries]
    if any(_is_large(entry) and is_named(entry, key) for entry in entries):
        for index, entry in enumerate(entries):
            if sound(entry.name) != sound(key):
                weights[index] -= _fame(entry)
    company = [_weigh_company(entry, named, cities) for entry in entries]
    scores = list(map(add, weights, company))
    return entries[scores.index(max(scores))]


def _is_large(entry: GazetteerEntry) -> bool:
    return entry.feature == "city" and entry.population > LARGE_NAMESAKE


def is_named(entry: GazetteerEntry, key: str) -> bool:
    """Whether the name is the one by which the gazetteer has the place first."""
    return place_key(entry.name) == key


def renown(entry: GazetteerEntry) -> float:
    """Weigh an entry for its name to be a place's at all: no city is as sure as a country."""
    weight = _weigh_size(entry)
    if entry.feature == "region":
        return max(weight, LISTED_REGION)
    return min(weight, MOST_OF_A_CITY) if entry.feature == "city" else weight


def _weigh_size(entry: GazetteerEntry) -> float:
    """Weigh an entry by itself: about the number of figures of its number of people."""
    if entry.feature in ("country", "world"):
        return COUNTRY
    if entry.feature == "county":
        return LEAST
    if entry.feature == "district":
        return DISTRICT
    if entry.feature != "city":
        return _weigh_people(entry) if entry.standing else REGION
    if entry.population > LARGE_CITY and place_key(entry.name) in CITY_BEFORE_REGION:
        return COUNTRY + REGION_AMONG_REGIONS
    return _weigh_people(entry) + _fame(entry)


def _fame(entry: GazetteerEntry) -> float:
    """Weigh a city's being known beyond its people."""
    if entry.feature != "city":
        return 0.0
    fame = next((weight for least, weight in WORLD_CITIES if entry.population > least), 0.0)
    if entry.standing:
        fame = max(fame, min(FAMOUS, MOST_FAMOUS - _weigh_people(entry)))
    return fame


def _weigh_people(entry: GazetteerEntry) -> float:
    return math.log10(entry.population + 10)


def _weigh_name(
    entry: GazetteerEntry,
    key: str,
    followed: Iterable[GazetteerEntry],
    *,
    named: NamedRegions,
) -> float:
    """Weigh an entry by its size and by how it is named; `followed` are regions behind it."""
    weight = _weigh_size(entry)
    if any(lies_in(entry, region) for region in followed):
        weight += FOLLOWED_BY_REGION
    if not is_named(entry, key):
        may_be_spelling = entry.standing or named.countries[entry.country] > 0
        if not (may_be_spelling and sound(entry.name) == sound(key)):
            weight += OTHER_NAME
    return weight


def _weigh_company(
    entry: GazetteerEntry,
    named: NamedRegions,
    cities: list[GazetteerEntry],
) -> float:
    """Weigh an entry by what else the article names; `cities` are those that are known."""
    is_country_named = entry.feature == "world" or named.countries[entry.country] > 0
    weight = SAME_COUNTRY if is_country_named else 0.0
    if entry.feature in ("country", "world"):
        return weight
    if entry.feature == "region":
        among = REGION_AMONG_REGIONS if _is_among_regions(entry, named) else 0.0
        if not entry.standing:
            return among
        return weight + max(among, SAME_REGION if is_country_named else 0.0)
    names_in_common = named.common[entry.country, entry.admin1] - 1
    weight += _weigh_region(entry, named)
    weight += min(MOST_COMMON_REGION, COMMON_REGION * max(0.0, names_in_common))
    if entry.feature == "county":
        return weight + NEARBY * _is_near_any(entry, cities)
    if weight < MOST_OF_ITS_COMPANY:
        weight += NEARBY * _is_near_any(entry, cities)
    return min(weight, MOST_OF_ITS_COMPANY)


def _is_among_regions(region: GazetteerEntry, named: NamedRegions) -> bool:
    """Whether the article names another region of the country, or a place that may lie in this."""
    if named.common[region.country, region.admin1] > 0:
        return True
    others = (name for country, name in named.regions if country == region.country)
    return any(name != region.admin1 for name in others)


def _weigh_region(entry: GazetteerEntry, named: NamedRegions) -> float:
    """Weigh whether the article names the region that the place lies in."""
    division = entry.country, entry.admin1
    if not named.regions[division]:
        return 0.0
    if entry.feature != "county":
        return SAME_REGION
    return COUNTY_OF_REGION + OFTEN_NAMED * min(MOST_OFTEN, named.times[division])


def _is_near_any(one: GazetteerEntry, others: Iterable[GazetteerEntry]) -> bool:
    """Whether a place is near another, as if the world were flat around them."""
    for other in others:
        north = one.lat - other.lat
        if -NEAR < north * KILOMETRES_A_DEGREE < NEAR:  # few are
            east = (one.lon - other.lon) * math.cos(math.radians(one.lat))
            if KILOMETRES_A_DEGREE * math.hypot(north, east) < NEAR:
                return True
    return False
