"""Places that a text spells otherwise than the gazetteer, or that only the words around tell of.

A spelling is looked for in the country that the article is about, and nowhere else: "Melit" is
Mellit beside El Fasher, and "Bara" no Bara of Nigeria in an article about Sudan.
"""

import re
from collections.abc import Iterable, Iterator

from generator.model import Span
from generator.parse.gazetteer import GazetteerEntry, lookup_by_sound
from generator.parse.gazetteer.place_keys import place_key
from generator.parse.gazetteer.sounds import LATIN_LETTERS, sound
from generator.parse.places.article_clues import Clues, NamedRegions, is_taken_by_person
from generator.parse.places.kind_words import DEMONYM, MEANT_ANYWHERE
from generator.parse.places.toponyms import Toponym

Meant = list[tuple[Toponym, GazetteerEntry | None]]  # toponyms with the places that they mean
TOWN_OF_ITSELF = 50_000  # people of one whose name is a place's without more evidence
MAIN_SHARE = 2  # a country that half as many names tell of as the first is one of the main ones
WITHOUT_SPELLINGS = frozenset({"landmark"})  # "Zamzam camp" is not the town


def choose_spellings(
    toponyms: Iterable[Toponym],
    chosen: dict[str, GazetteerEntry],
    named: NamedRegions,
    *,
    text: str,
) -> dict[str, GazetteerEntry]:
    """Choose places of the article's country for names that are theirs in another spelling."""
    main = _main_countries(named)
    found: dict[str, GazetteerEntry] = {}
    if not main:
        return found
    sure = _sure_keys(toponyms, text)
    for toponym in toponyms:
        if toponym.feature == DEMONYM:
            continue
        written = toponym.span.of(text)
        key = place_key(written)
        known = chosen.get(key)
        if key in found or not _may_be_spelling(toponym, known, named):
            continue
        if known and key not in sure and known.population < TOWN_OF_ITSELF:
            continue
        spelled = _spelled(written, toponym.feature, main, is_exact=known is not None)
        if spelled:
            found[key] = spelled
    return found


def _sure_keys(toponyms: Iterable[Toponym], text: str) -> set[str]:
    """Give the names that something beside them tells to be a place's."""
    return {place_key(one.span.of(text)) for one in toponyms if one.sign or one.is_inside}


def _main_countries(named: NamedRegions) -> tuple[str, ...]:
    """Give the countries that most names tell of, without those whose names have one spelling."""
    counted = [(country, count) for country, count in named.countries.most_common() if country]
    if not counted or counted[0][1] <= 0:
        return ()
    most = counted[0][1]
    main = [country for country, count in counted if count * MAIN_SHARE >= most]
    return tuple(country for country in main if country not in LATIN_LETTERS)


def _may_be_spelling(toponym: Toponym, chosen: GazetteerEntry | None, named: NamedRegions) -> bool:
    """Whether a name is unknown, or is known of a small city of a country not named."""
    if toponym.is_unknown:
        return toponym.feature not in WITHOUT_SPELLINGS
    if chosen is None or toponym.feature or toponym.region or chosen.feature != "city":
        return False
    itself = len({entry.country for entry in toponym.entries}) == 1
    return chosen.population < MEANT_ANYWHERE and named.countries[chosen.country] <= itself


def _spelled(
    written: str,
    feature: str,
    countries: tuple[str, ...],
    *,
    is_exact: bool,
) -> GazetteerEntry | None:
    """Give the place of these countries that the name spells, if there is one."""
    here = lookup_by_sound(written, countries)
    if is_exact:
        here = tuple(entry for entry in here if sound(entry.name) == sound(written))
    if not here:
        return None

    def rank(entry: GazetteerEntry) -> tuple[bool, bool, int, int]:
        is_other_kind = (entry.feature in {"region", "district"}) != (feature == "region")
        is_other_sound = sound(entry.name) != sound(written)
        return is_other_kind, is_other_sound, countries.index(entry.country), -entry.population

    return min(here, key=rank)


def with_other_mentions(meant: Meant, text: str, *, clues: Clues) -> Meant:
    """Add where the names stand again that only the words around told to be places."""
    first: dict[str, tuple[Toponym, GazetteerEntry | None]] = {}
    for toponym, entry in meant:
        if toponym.is_unknown:
            first.setdefault(toponym.span.of(text), (toponym, entry))
    if not first:
        return meant
    taken = {place for toponym, _ in meant for place in range(*toponym.span)}
    added = []
    for written, span in _places_of(first, text):
        if span.start not in taken and not is_taken_by_person(span, clues, text):
            toponym, entry = first[written]
            again = toponym._replace(span=span, sign="named elsewhere", region=None)
            added.append((again, entry))
    return sorted([*meant, *added], key=lambda pair: pair[0].span.start) if added else meant


def _places_of(names: Iterable[str], text: str) -> Iterator[tuple[str, Span]]:
    longest_first = sorted(names, key=len, reverse=True)
    pattern = r"(?<![\w-])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w-])"
    for found in re.finditer(pattern, text):
        yield found[0], Span(*found.span())
