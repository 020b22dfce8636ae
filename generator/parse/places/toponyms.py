"""Find the words of a text that may name a place, with what speaks for and against each.

A toponym is the longest run of capitalised words that the gazetteer knows, a demonym ("Turkish"),
or a name that says itself, or whose neighbours say, what it is (`kind_words`). Names of
organisations keep the places inside them ("Ohio" in "Ohio National Guard"); names of people do not.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from generator.model import Parsed, Span, Token
from generator.parse.gazetteer import (
    GazetteerEntry,
    abbreviations,
    country_entry,
    lies_in,
    lookup,
    opens_name,
)
from generator.parse.gazetteer.countries import demonym_countries, demonym_places
from generator.parse.memo import Memo
from generator.parse.places.kind_words import (
    BEFORE_SEVERAL,
    BETWEEN_NAMES,
    CUES,
    CUES_BEHIND,
    DEMONYM,
    KINDS_OF,
    OF_MOVING,
    PLURALS,
    TOWN,
    PlaceName,
    named_by_kind,
    named_by_neighbours,
    plural_before,
    with_kind_behind,
    with_told_kind,
)
from generator.parse.places.toponym_evidence import (
    AFTER_DATELINE_IN_CAPITALS,
    BEFORE_REGION,
    Clues,
    SearchedSentence,
    ToponymWords,
    find_sign,
    is_country_acronym,
    is_inside,
    is_person,
    weigh,
    weigh_word,
)
from generator.word_lists import read_words

LONGEST = 5  # words in a name of the gazetteer
LONGEST_NAME = 80  # code points
LONGEST_REGION = 3  # words of a region or country that follows a name
LONGEST_ABBREVIATION = 4  # words of an abbreviated one: its full stops may be words
LONGEST_ACRONYM = 4  # letters
BEFORE_FOLLOWING = frozenset({",", "(", "in"})
OWNING = frozenset({"’s", "'s"})
BEFORE_OWNED = OWNING | {"of"}
MOST_BETWEEN = 2  # words between two names of a list: ", and"
PARTICLE = re.compile(r"[a-z]{2,3}[-‐‑][A-Z]")  # al-Raqqa, Deir ez-Zor
ARTICLE = re.compile(r"[AaEe]l[-‐‑]")
WITHOUT_ARTICLE = frozenset({"world", "country", "water"})  # Al-Arabia is no Arabia
INITIALS = re.compile(r"(?:\w\.){2,}")
COMPOUND = re.compile(r"(?:[A-Z]\w{2,}|U[SKN]|EU|pro|anti|non|ex|mid|post|[DR])[-‐‑]")
COMPOUND_PART = re.compile(r"(?<![^\W_])[A-Z][^\W\d_]+")
PEOPLES = ("ans", "is", "ards", "Turks", "Serbs")  # ends of demonyms of people
REGIONS = frozenset({"country", "region"})


class Toponym(NamedTuple):
    """Words that may name one of several places."""

    span: Span
    entries: tuple[GazetteerEntry, ...]  # () where only the words tell that it is a place
    feature: str  # demonym, or what the words say it is; "" for a name of the gazetteer
    region: GazetteerEntry | None  # the one that follows it: "Ky." in "Lexington, Ky."
    weight: float  # of the evidence
    sign: str = ""  # what of the words around shows best that it is a place; "": nothing
    is_inside: bool = False  # behind a preposition that only places have
    tells_kind: bool = False  # what it is stands in the name or behind it: "Enga province"
    is_unknown: bool = False  # only the words around tell of it, if anything does
    told: str = ""  # what the words around tell that it is, where the gazetteer knows small ones


class Meant(NamedTuple):
    """What a name means by itself."""

    entries: tuple[GazetteerEntry, ...]
    feature: str  # demonym; "" for a name of the gazetteer
    is_acronym: bool = False  # capitals that mostly spell something else


class Following(NamedTuple):
    """A region or country that follows a name, and where it stands."""

    entry: GazetteerEntry
    span: Span


def find_toponyms(parsed: Parsed, clues: Clues) -> list[Toponym]:
    """Find everything that may name a place, in text order, without overlap."""
    found, text = [], parsed.article.text
    has_plurals = not clues.lower.isdisjoint(PLURALS)
    for sentence in parsed.sentences:
        searched = SearchedSentence(sentence.tokens, text, has_plurals)
        found += _find_in_sentence(searched, clues)
    return found


def _find_in_sentence(sentence: SearchedSentence, clues: Clues) -> Iterator[Toponym]:
    tokens, reached, listed = sentence.tokens, 0, None
    for index in [index for index, token in enumerate(tokens) if _has_shape[token[2]]]:
        if index < reached:
            continue
        token = tokens[index]
        if listed is not None:
            listed = _going_on(sentence, reached, index, listed)
        if index and tokens[index - 1].text in BEFORE_SEVERAL:
            listed = plural_before(sentence, index) or listed
        name = _read_name(sentence, index, listed) if _may_start[token[2]] else None
        parts = []
        if _is_compound[token[2]] and (name is None or name.is_unknown):
            parts = list(_in_compound(token))
        if name is None or parts:
            listed = None
            yield from parts
            continue
        reached = name.end
        following = _region_after(sentence, name.end)
        words = ToponymWords.at(sentence, index, name.end)
        toponym = _toponym(words, name, following, clues=clues)
        if toponym is None:
            listed = None
            continue
        listed = None if toponym.feature == DEMONYM else listed or ""
        yield toponym
        if following and _is_toponym_too(following, toponym, sentence.text):
            yield _toponym_of(following)
            while reached < len(tokens) and tokens[reached].start < following.span.end:
                reached += 1


def _going_on(
    sentence: SearchedSentence,
    reached: int,
    index: int,
    listed: str,
) -> str | None:
    """Give what the names listed so far are, if this one goes on with them; None if not."""
    if not 1 <= index - reached <= MOST_BETWEEN:
        return None
    is_joined = all(sentence.word(place) in BETWEEN_NAMES for place in range(reached, index))
    return listed if is_joined else None


def _toponym(
    words: ToponymWords,
    name: PlaceName,
    following: Following | None,
    *,
    clues: Clues,
) -> Toponym | None:
    """Weigh a name; None where the words are somebody's name."""
    region = following.entry if following and _lies_there(name, following.entry) else None
    if region is None and name.entries and not name.feature and words.before in BEFORE_OWNED:
        owner = _owner_before(words.sentence, words.start)
        region = owner if owner and _lies_there(name, owner) else None
    tells_kind, inside = name.tells_kind, is_inside(words)
    feature = name.feature
    may_be_there = inside or words.before.lower() in OF_MOVING
    if name.is_unknown and following and words.after != "in" and may_be_there:
        feature = feature or TOWN  # "in Mulitaka, Enga"
    if not (region or tells_kind) and is_person(words, clues):
        return None
    return Toponym(
        words.span,
        entries=name.entries,
        feature=feature,
        region=region,
        weight=weigh(words, region, clues),
        sign=find_sign(words, region),
        is_inside=inside,
        tells_kind=tells_kind and not name.is_unknown,
        is_unknown=name.is_unknown,
        told=name.told,
    )


def _toponym_of(following: Following) -> Toponym:
    return Toponym(
        following.span,
        entries=(following.entry,),
        feature="",
        region=None,
        weight=BEFORE_REGION,
        sign="behind a town",
    )


def _lies_there(name: PlaceName, region: GazetteerEntry) -> bool:
    return any(lies_in(entry, region) for entry in name.entries)


def _is_toponym_too(following: Following, toponym: Toponym, text: str) -> bool:
    """Whether the region behind a name is one to be found by itself, whatever it looks like."""
    if following.entry.feature != "region":
        return False
    if text[toponym.span.end : following.span.start].strip() == "in":
        return False  # it is found by its own words
    is_told = toponym.region is not None or not toponym.entries
    return is_told or text[following.span.end - 1] == "."


@Memo
def _has_shape(word: str) -> bool:
    """Whether the word can begin a name, or can have one in it that is joined by a hyphen."""
    return _may_start[word] or _is_compound[word]


@Memo
def _is_compound(word: str) -> bool:
    return COMPOUND.match(word) is not None


@Memo
def _may_start(word: str) -> bool:
    return word[0].isupper() or PARTICLE.match(word) is not None


def _read_name(
    sentence: SearchedSentence,
    start: int,
    listed: str | None,
) -> PlaceName | None:
    """Give the longest name of a place that starts with this word."""
    tokens = sentence.tokens
    following = tokens[start + 1].text if start + 1 < len(tokens) else " "
    if not (_longest_after[tokens[start].text] or _goes_on[following]):
        return named_by_neighbours(
            sentence, start, start + 1, listed=listed
        )  # most capitalised words
    end = _run_end(tokens, start)
    by_kind = named_by_kind(sentence, start, end)
    longest = min(end, start + LONGEST + 1, start + _longest_name(tokens, start, end))
    for last in range(longest, by_kind.end if by_kind else start, -1):
        known = _known_name(sentence, start, last)
        if known:
            return known if known.feature else _with_neighbours(sentence, start, known)
    end = _capitals_end(tokens, start)
    return by_kind or named_by_neighbours(sentence, start, end, listed=listed)


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
    if not _may_start[tokens[end - 1].text]:
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
    demonym = _demonym(name)
    if demonym:
        return Meant((demonym,), DEMONYM)
    entries = _dotted(name) or lookup(name)
    if not entries or (entries[0].feature in WITHOUT_ARTICLE and ARTICLE.match(name)):
        return None
    return Meant(entries, "", is_acronym=_is_acronym(name, entries))


def _opens_dateline(sentence: SearchedSentence, start: int, end: int) -> bool:
    """Whether capitals are a city's before what is told there: "ROME: The agency"."""
    is_in_front = start == 0 and sentence.word(end) in AFTER_DATELINE_IN_CAPITALS
    return is_in_front and len(sentence.word(start)) == LONGEST_ACRONYM


@Memo
def _goes_on(word: str) -> bool:
    """Whether a name of several words may have this one as its second."""
    if _may_start[word] or word in _inside_names():
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
    return 1 if lookup(word) or _demonym(word) else 0


@cache
def _demonym_openers() -> frozenset[str]:
    """The first words of demonyms that have several."""
    names = (*demonym_countries(), *demonym_places())
    return frozenset(name.split()[0] for name in names if " " in name)


def _run_end(tokens: tuple[Token, ...], start: int) -> int:
    """Give the place behind the run of words that can belong to one name."""
    inner = _inside_names()
    end, last = start + 1, min(len(tokens), start + LONGEST + 2)
    while end < last:
        word = tokens[end].text
        belongs = _may_start[word] or word in inner or word == "&"
        if not belongs and not _is_abbreviation(tokens, end):
            break
        end += 1
    return end


def _capitals_end(tokens: tuple[Token, ...], start: int) -> int:
    """Give the place behind the words with a capital that stand together."""
    end, last = start + 1, min(len(tokens), start + LONGEST)
    while end < last and _may_start[tokens[end].text]:
        end += 1
    return end


def _is_abbreviation(tokens: tuple[Token, ...], stop: int) -> bool:
    """Whether this is the full stop of "St." or "N."."""
    before = tokens[stop - 1]
    is_stop = tokens[stop].text == "." and tokens[stop].start == before.end
    return is_stop and len(before.text) <= 2


@lru_cache(maxsize=1 << 14)
def _demonym(name: str) -> GazetteerEntry | None:
    """Give the country or region of an adjective.

    Peoples ("Syrians") are actors, not places.
    """
    alpha3 = demonym_countries().get(name)
    if alpha3:
        return None if name.endswith(PEOPLES) else country_entry(alpha3)
    place = demonym_places().get(name)
    entries = lookup(place) if place and not name.endswith("s") else ()
    return entries[0] if entries else None


def _dotted(name: str) -> tuple[GazetteerEntry, ...]:
    """Give a region by its dotted initials ("B.C."), which are plain enough to stand alone."""
    region = abbreviations().get(name) if name.count(".") > 1 else None
    return (region,) if region else ()


def _in_compound(token: Token) -> Iterator[Toponym]:
    """Find the places in a word joined by hyphens: "US-brokered", "Turkish-Russian"."""
    for part in COMPOUND_PART.finditer(token.text):
        demonym = _demonym(part[0])
        entries = (demonym,) if demonym else lookup(part[0])
        if not entries or (not demonym and _is_acronym(part[0], entries)):
            continue
        is_sure = demonym or is_country_acronym(part[0])
        yield Toponym(
            Span(token.start + part.start(), token.start + part.end()),
            entries=entries,
            feature=DEMONYM if demonym else "",
            region=None,
            weight=0.0 if is_sure else weigh_word(part[0], "", 1, lower=frozenset()),
            sign="compound",
        )


def _is_acronym(name: str, entries: tuple[GazetteerEntry, ...]) -> bool:
    """Whether capitals spell something else than a place of that name: "WHO", "IS".

    A country's ("US") mean the country.
    """
    if entries[0].feature == "country" or name in abbreviations():
        return False
    is_short = len(name) <= LONGEST_ACRONYM and name.isupper()
    return is_short or INITIALS.match(name) is not None


def _region_after(sentence: SearchedSentence, end: int) -> Following | None:
    """Give the region or country that follows a name after a comma, in brackets or after "in"."""
    tokens, start = sentence.tokens, end + 1
    if start >= len(tokens) or tokens[end].text not in BEFORE_FOLLOWING:
        return None
    if tokens[end].text == "in" and tokens[start].text in _listed("directions"):
        start += 1
    for last in range(min(start + LONGEST_ABBREVIATION, len(tokens)), start, -1):
        span = sentence.span(start, last)
        name = span.of(sentence.text)
        entry = abbreviations().get(name)
        if not entry and last - start <= LONGEST_REGION:
            entry = _region_named(name)
        if entry:
            return Following(entry, span)
    return None


def _owner_before(sentence: SearchedSentence, start: int) -> GazetteerEntry | None:
    """Give the country or region that has a place: "Chad's Adre", "the Sudanese town of Bara"."""
    before = sentence.word(start - 1)
    if before in OWNING:
        return _region_named(sentence.word(start - 2) or ".")
    if before == "of" and sentence.word(start - 2) in KINDS_OF:
        return _demonym(sentence.word(start - 3))
    return None


def _region_named(name: str) -> GazetteerEntry | None:
    if name[-1] == "." or not name[0].isupper():
        return None
    return next((entry for entry in lookup(name) if entry.feature in REGIONS), None)


@cache
def _listed(part: str) -> frozenset[str]:
    return frozenset(read_words("places")[part])


@cache
def _inside_names() -> frozenset[str]:
    return frozenset(read_words("places")["inside_names"])
