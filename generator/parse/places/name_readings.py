"""Read the name of a place that begins at a word: how far it goes, and what it means by itself."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from generator.model import Token
from generator.parse.gazetteer import (
    GazetteerEntry,
    abbreviations,
    country_entry,
    lookup,
    opens_name,
)
from generator.parse.gazetteer.countries import demonym_countries, demonym_places
from generator.parse.grammar.tokens import DASHES, POSSESSIVES
from generator.parse.memo import Memo
from generator.parse.places.kind_words import (
    COMPASS,
    CUES,
    CUES_BEHIND,
    DEMONYM,
    OPENINGS,
    PLURALS,
    PlaceName,
    named_by_kind,
    named_by_neighbours,
    with_kind_behind,
    with_told_kind,
)
from generator.parse.places.searched_words import AFTER_DATELINE_IN_CAPITALS, SearchedSentence
from generator.word_lists import set_of, word_set

LONGEST = 5  # words in a name of the gazetteer
LONGEST_NAME = 80  # code points
LONGEST_ACRONYM = 4  # letters
PARTICLE = re.compile(r"[a-z]{2,3}[-‐‑][A-Z]")  # al-Raqqa, Deir ez-Zor
ARTICLE = re.compile(r"[AaEe]l[-‐‑]")
WITHOUT_ARTICLE = set_of("world country water")  # Al-Arabia is no Arabia
INITIALS = re.compile(r"(?:\w\.){2,}")
INNER_CAPITAL = re.compile(r"[a-z][A-Z]")
COMPOUND = re.compile(r"(?:[A-Z]\w{2,}|U[SKN]|EU|pro|anti|non|ex|mid|post|[DR])[-‐‑]")
PEOPLES = ("ans", "is", "ards", "Turks", "Serbs")  # ends of demonyms of people


class Meant(NamedTuple):
    """What a name means by itself."""

    entries: tuple[GazetteerEntry, ...]
    feature: str  # demonym; "" for a name of the gazetteer
    is_acronym: bool = False  # capitals that mostly spell something else


@Memo
def has_shape(word: str) -> bool:
    """Whether a word can begin a name, "southern Africa" too, or have one behind a hyphen."""
    return may_start[word] or is_compound[word] or word in COMPASS


@Memo
def is_compound(word: str) -> bool:
    return COMPOUND.match(word) is not None


@Memo
def may_start(word: str) -> bool:
    return word[0].isupper() or PARTICLE.match(word) is not None


def read_name(sentence: SearchedSentence, start: int, listed: str | None) -> PlaceName | None:
    """Give the longest name of a place that starts with this word."""
    tokens = sentence.tokens
    following = tokens[start + 1].text if start + 1 < len(tokens) else " "
    if following in POSSESSIVES and (owned := _named_as_owned(sentence, start)):
        return owned
    if not (_longest_after[tokens[start].text] or _goes_on[following]):
        return named_by_neighbours(
            sentence, start, start + 1, listed=listed
        )  # most capitalised words
    end = _run_end(tokens, start)
    by_kind = named_by_kind(sentence, start, end)
    longest = min(end, start + LONGEST + 1, start + _longest_name(tokens, start, end))
    shortest = start + _is_only_opening(tokens, start, end)
    for last in range(longest, by_kind.end if by_kind else shortest, -1):
        known = _known_name(sentence, start, last)
        if known:
            return known if known.feature else _with_neighbours(sentence, start, known)
    end = _capitals_end(tokens, start)
    return by_kind or named_by_neighbours(sentence, start, end, listed=listed)


def read_part_of_world(sentence: SearchedSentence, start: int) -> PlaceName | None:
    """Give the part of the world whose direction has no capital: "southern Africa"."""
    end = start + 2
    if end > len(sentence.tokens) or not may_start[sentence.word(start + 1)]:
        return None
    entries = lookup(sentence.span(start, end).of(sentence.text))
    return PlaceName(end, entries, "") if entries and entries[0].feature == "world" else None


def _is_only_opening(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Whether a word is only the first of a name: "Ras" (cape) in "Ras Hilal"."""
    is_opening = tokens[start].text.lower() in OPENINGS
    return is_opening and end > start + 1 and may_start[tokens[start + 1].text]


def _named_as_owned(sentence: SearchedSentence, start: int) -> PlaceName | None:
    """Give the place that is named as somebody's: "Cook's Landing", "Anna's Bay"."""
    last = start + 3
    if last > len(sentence.tokens) or not may_start[sentence.word(start + 2)]:
        return None
    return _known_name(sentence, start, last)


def _with_neighbours(sentence: SearchedSentence, start: int, known: PlaceName) -> PlaceName:
    """Give a known name with what the words around tell of it."""
    tokens, end = sentence.tokens, known.end
    after = tokens[end].text.lower() if end < len(tokens) else ""
    before = tokens[start - 1].text.lower() if start else ""
    if before not in CUES and after not in CUES_BEHIND and after not in PLURALS:
        return known
    return with_told_kind(sentence, start, with_kind_behind(sentence, start, known))


def _known_name(sentence: SearchedSentence, start: int, end: int) -> PlaceName | None:
    """Give the place or the demonym whose name these words are."""
    tokens, text, _has_plurals = sentence
    if not may_start[tokens[end - 1].text]:
        return None
    name = text[tokens[start].start : tokens[end - 1].end]
    if len(name) > LONGEST_NAME:
        return None
    meant = _meant[name]
    if meant is None:
        return None
    if meant.is_acronym and not _opens_dateline(sentence, start, end):
        return None
    return PlaceName(end, meant.entries, meant.feature)


@Memo
def _meant(name: str) -> Meant | None:
    """Give what the gazetteer knows of a name."""
    demonym = demonym_of(name)
    if demonym:
        return Meant((demonym,), DEMONYM)
    # Dotted initials ("B.C.") are plain enough to stand alone for a region.
    region = abbreviations().get(name) if name.count(".") > 1 else None
    entries = (region,) if region else lookup(name)
    if not entries or (entries[0].feature in WITHOUT_ARTICLE and ARTICLE.match(name)):
        return None
    return Meant(entries, "", is_acronym=is_acronym(name, entries))


def _opens_dateline(sentence: SearchedSentence, start: int, end: int) -> bool:
    """Whether capitals are a city's before what is told there: "ROME: The agency"."""
    opening, after, behind = sentence.word(start), sentence.word(end), sentence.word(end + 1)
    if len(opening) != LONGEST_ACRONYM or not opening.isalpha():
        return False
    if start == 0 and after == ",":
        entries = lookup(behind) if behind.istitle() else ()
        return behind.isdigit() or any(entry.feature == "country" for entry in entries[:1])
    if start == 0:
        return after in AFTER_DATELINE_IN_CAPITALS
    # "3 May 2024 (ROME) –"
    return (sentence.word(start - 1), after) == ("(", ")") and behind in DASHES


@Memo
def _goes_on(word: str) -> bool:
    """Whether a name of several words may have this one as its second."""
    if may_start[word] or word in word_set("places", "inside_names"):
        return True
    return word in ("&", ".") or word.isdigit()


def _longest_name(tokens: tuple[Token, ...], start: int, end: int) -> int:
    """Give how many words a name that begins with this one may have, as far as the word tells."""
    joined = end > start + 1 and tokens[start + 1].text in ("&", ".")
    return LONGEST + 1 if joined else _longest_after[tokens[start].text]


@Memo
def _longest_after(word: str) -> int:
    if "." in word or opens_name(word) or word in _demonym_openers():
        return LONGEST + 1
    return 1 if lookup(word) or demonym_of(word) else 0


@cache
def _demonym_openers() -> frozenset[str]:
    """The first words of demonyms that have several."""
    names = (*demonym_countries(), *demonym_places())
    return frozenset(name.split()[0] for name in names if " " in name)


def _run_end(tokens: tuple[Token, ...], start: int) -> int:
    """Give the place behind the run of words that can belong to one name."""
    inner = word_set("places", "inside_names")
    end, last = start + 1, min(len(tokens), start + LONGEST + 2)
    while end < last:
        word = tokens[end].text
        belongs = may_start[word] or word in inner or word == "&"
        if not belongs and not _is_abbreviation(tokens, end):
            break
        end += 1
    return end


def _capitals_end(tokens: tuple[Token, ...], start: int) -> int:
    """Give the place behind the words with a capital that stand together."""
    end, last = start + 1, min(len(tokens), start + LONGEST)
    while end < last and may_start[tokens[end].text]:
        end += 1
    return end


def _is_abbreviation(tokens: tuple[Token, ...], stop: int) -> bool:
    """Whether this is the full stop of "St." or "N."."""
    before = tokens[stop - 1]
    is_stop = tokens[stop].text == "." and tokens[stop].start == before.end
    return is_stop and len(before.text) <= 2


@lru_cache(maxsize=1 << 14)
def demonym_of(name: str) -> GazetteerEntry | None:
    """Give the country or region of an adjective; peoples ("Syrians") are actors, not places."""
    alpha3 = demonym_countries().get(name)
    if alpha3:
        return None if name.endswith(PEOPLES) else country_entry(alpha3)
    place = demonym_places().get(name)
    entries = lookup(place) if place and not name.endswith("s") else ()
    return entries[0] if entries else None


def is_acronym(name: str, entries: tuple[GazetteerEntry, ...]) -> bool:
    """Whether capitals spell no place: "WHO", "IS", "SofIa"; a country's ("US") mean it."""
    if entries[0].feature == "country" or name in abbreviations():
        return False
    is_short = len(name) <= LONGEST_ACRONYM and name.isupper()
    is_mixed = INNER_CAPITAL.search(name) is not None
    is_brand = is_mixed and all(entry.name != name for entry in entries)
    return is_short or is_brand or INITIALS.match(name) is not None
