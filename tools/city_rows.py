"""The cities of the gazetteer: which are large enough, and which of their other names help."""

from collections.abc import Iterator

from tools.gazetteer_rows import ARTICLE, Found, make_row
from tools.geonames_packages import City

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
# Their cities were named by one another, and people tell which is the best known.
ENGLISH_SPEAKING = frozenset({"US", "GB", "IE", "CA", "AU", "NZ"})
NAMES_OF_FAMOUS, FEWEST_OF_FAMOUS = 40, 20_000


def city_rows(cities: list[City]) -> Iterator[Found]:
    """The cities that are large enough for their country, with other names where these help."""
    for city in cities:
        if not _is_large_enough(city):
            continue
        row = make_row(
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
    """Tell whether the city is named all over the world, so that it has names in many languages."""
    is_known = len(city.other_names) >= NAMES_OF_FAMOUS and city.people >= FEWEST_OF_FAMOUS
    return is_known and city.country not in ENGLISH_SPEAKING


def _spellings(city: City) -> list[str]:
    """Give the other names that an English text may use."""
    plausible = [name for name in city.other_names if _is_plausible(name)]
    return [ARTICLE.sub("", city.name), *plausible[:MOST_OTHER_NAMES]]


def _is_plausible(name: str) -> bool:
    """Tell whether a name is capitalised, in ASCII, and neither a code nor a phrase."""
    is_word = name.isascii() and name[:1].isupper() and not name.isupper()
    has_other_signs = "'" in name or any(letter.isdigit() for letter in name)
    is_short_enough = len(name) >= SHORTEST_OTHER_NAME and name.count(" ") < 3
    return is_word and is_short_enough and not has_other_signs
