"""Find the words of a text that may name a place, with what speaks for and against each.

A toponym is the longest run of capitalised words that the gazetteer knows, a demonym ("Turkish"), or a name that says
itself what it is ("Boone County", "Lake Lanier"). Names of organisations keep the places inside them ("Ohio" in "Ohio
National Guard"); names of people do not.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Set
from functools import cache
from typing import NamedTuple

from generator.model import Kind, Name, Parsed, Span, Token
from generator.parse.gazetteer import (
    Entry,
    abbreviations,
    country_entry,
    demonym_countries,
    demonym_places,
    lookup,
)
from generator.parse.lexicon import read_table, read_words

LONGEST = 5  # words in a name of the gazetteer
DASHES = frozenset("-–—") | {"--"}
# What each piece of evidence weighs, against the number of figures in the place's number of people: a million is 7.
AFTER_PREPOSITION = 2.0
BEFORE_REGION = 5.0
DATELINE = 4.0
NAMED_PLACE = 3.0  # names.py takes it for a place or a state
AFTER_FORENAME = -8.0
AFTER_TITLE = -6.0
AFTER_NAME = -1.5  # a capitalised word before it, inside the sentence
FORENAME_BEFORE_NAME = -6.0
SURNAME = -5.0  # of somebody whom the article names in full
SPEAKS = -3.0
COMMON = -4.5
ALSO_IN_LOWER_CASE = -4.0
OPENS_SENTENCE = -1.0
SHORT_NAME = -2.0
COMPOUND = re.compile(r"^[A-Z]\w{2,}[-‐‑]|^U[SK][-‐‑]|[-‐‑][A-Z]\w{3,}")
COMPOUND_PART = re.compile(r"[^\W\d_]+")
LEAST = 4.0  # a town of a few thousand needs no evidence, a village does


class Toponym(NamedTuple):
    """Words that may name one of several places."""

    span: Span
    entries: tuple[Entry, ...]  # () where only the words tell that it is a place
    feature: str  # demonym, or what the words say it is; "" for a name of the gazetteer
    region: Entry | None  # the region or country that follows it: "Ky." in "Lexington, Ky."
    weight: float  # of the evidence


class _Words(NamedTuple):
    """A sentence while it is searched."""

    tokens: tuple[Token, ...]
    text: str


class _Clues(NamedTuple):
    """What the article as a whole tells of its capitalised words."""

    people: list[Span]  # names that are surely people's, in text order
    starts: list[int]  # where they start
    surnames: Set[str]
    places: Set[int]  # where names of places start
    lower: Set[str]  # words that also stand in lower case


def find_toponyms(parsed: Parsed) -> list[Toponym]:
    """Everything that may name a place, in text order, without overlap."""
    clues, found = _clues(parsed), []
    for sentence in parsed.sentences:
        found += _in_sentence(_Words(sentence.tokens, parsed.article.text), clues)
    return found


def _clues(parsed: Parsed) -> _Clues:
    text = parsed.article.text
    people = [name.span for name in parsed.names if name.kind is Kind.PERSON and _is_surely_person(name, text)]
    places = {name.span.start for name in parsed.names if name.kind in (Kind.PLACE, Kind.STATE)}
    surnames = {words[-1] for words in (span.of(text).split() for span in people) if len(words) > 1}
    lower = set()
    for sentence in parsed.sentences:
        before = ""
        for token in sentence.tokens:
            word = token.text
            if word.islower():
                lower.add(word)
            elif before in _forenames() and word[0].isupper():
                surnames.add(word)
            before = word
    return _Clues(people, [span.start for span in people], surnames, places, lower)


def _is_surely_person(name: Name, text: str) -> bool:
    """A title or a forename makes a person; a mere capitalised word may as well be a place."""
    words = name.span.of(text).split()
    return bool(words) and (name.title is not None or (len(words) > 1 and words[0] in _forenames()))


def _in_sentence(words: _Words, clues: _Clues) -> Iterator[Toponym]:
    index, tokens = 0, words.tokens
    while index < len(tokens):
        token = tokens[index]
        match = _match(words, index) if _may_start(token.text) else None
        if not match:
            yield from _in_compound(token)
            index += 1
            continue
        end, entries, feature = match
        span = Span(token.start, tokens[end - 1].end)
        region, after = _region_after(words, end)
        if region or not _is_person(span, clues):
            weight = _weigh(words, index, end, region, clues)
            yield Toponym(span, entries, feature, region, weight)
            if after:
                yield Toponym(after, (region,), "", None, BEFORE_REGION)
                end = next((n for n in range(end, len(tokens)) if tokens[n].start >= after.end), len(tokens))
        index = end


def _is_person(span: Span, clues: _Clues) -> bool:
    near = bisect_right(clues.starts, span.end) - 1
    return near >= 0 and clues.people[near].overlaps(span)


def _may_start(word: str) -> bool:
    return word[0].isupper() or (word[:3] in ("al-", "el-", "ad-", "as-", "ar-") and len(word) > 5)


def _match(words: _Words, start: int) -> tuple[int, tuple[Entry, ...], str] | None:
    """The end (in tokens) of the longest toponym that starts here, its entries and its feature."""
    end = _run_end(words.tokens, start)
    kind = _kind(words, start, end)
    first = words.tokens[start].start
    for last in range(min(end, start + LONGEST + 1), start, -1):
        if kind and last <= kind[0]:
            known = lookup(words.text[first : words.tokens[kind[0] - 1].end])
            return kind[0], known, "" if known else kind[1]
        final = words.tokens[last - 1].text
        if final[0].islower() or final == ".":
            continue
        name = words.text[first : words.tokens[last - 1].end]
        demonym = _demonym(name)
        if demonym:
            return last, (demonym,), "demonym"
        entries = lookup(name) or _dotted(name)
        if entries and not _is_acronym(name, entries):
            return last, entries, ""
    return (kind[0], (), kind[1]) if kind else None


def _run_end(tokens: tuple[Token, ...], start: int) -> int:
    """Where the run of words that can belong to one name ends."""
    end, inner = start + 1, _inside_names()
    while end < len(tokens) and end < start + LONGEST + 2:
        word = tokens[end].text
        abbreviated = word == "." and len(tokens[end - 1].text) <= 2 and tokens[end].start == tokens[end - 1].end
        if not (word[0].isupper() or word in inner or abbreviated or word == "&"):
            break
        end += 1
    return end


def _kind(words: _Words, start: int, end: int) -> tuple[int, str] | None:
    """The end of a name that tells its kind by its last word ("Boone County") or its first ("Lake Lanier")."""
    tokens, kinds = words.tokens, _table("kinds")
    first = _table("kinds_before").get(tokens[start].text.lower())
    opener = words.tokens[start].text.lower() in _common_openers()
    for last in range(start + 1, end):
        word = tokens[last].text
        if not (word[0].isupper() or word == "."):
            break
        dotted = last + 1 < len(tokens) and tokens[last + 1].text == "." and tokens[last + 1].start == tokens[last].end
        kind = kinds.get(word.lower()) or (dotted and kinds.get(f"{word.lower()}."))
        if kind and not opener and word.lower() != "st":
            return last + 1, kind
    if first and start + 1 < end and tokens[start + 1].text[0].isupper():
        return start + 2, first
    return None


def _demonym(name: str) -> Entry | None:
    """The country or region of an adjective; peoples ("Syrians") are actors, not places."""
    alpha3 = demonym_countries().get(name)
    if alpha3:
        return country_entry(alpha3) if not name.endswith(("ans", "is", "ards", "Turks", "Serbs")) else None
    place = demonym_places().get(name)
    return lookup(place)[0] if place and not name.endswith("s") and lookup(place) else None


def _dotted(name: str) -> tuple[Entry, ...]:
    """A region by its dotted initials ("B.C."), which are plain enough to stand alone."""
    return (abbreviations()[name],) if name.count(".") > 1 and name in abbreviations() else ()


def _in_compound(token: Token) -> Iterator[Toponym]:
    """The places in a word joined by hyphens: "US-brokered", "Philadelphia-based", "Turkish-Russian"."""
    if not COMPOUND.search(token.text):
        return
    for part in COMPOUND_PART.finditer(token.text):
        demonym = _demonym(part[0])
        entries = (demonym,) if demonym else lookup(part[0])
        if entries and (demonym or not _is_acronym(part[0], entries)):
            span = Span(token.start + part.start(), token.start + part.end())
            yield Toponym(span, entries, "demonym" if demonym else "", None, _single(part[0], "", 1, frozenset()))


def _is_acronym(name: str, entries: tuple[Entry, ...]) -> bool:
    """Whether capitals spell something else than a place of that name ("WHO", "IS"), countries apart ("US")."""
    return len(name) <= 4 and name.isupper() and entries[0].feature != "country"


def _region_after(words: _Words, end: int) -> tuple[Entry | None, Span | None]:
    """The region or country after a comma (or in brackets), and where it stands."""
    tokens = words.tokens
    if end + 1 >= len(tokens) or tokens[end].text not in (",", "("):
        return None, None
    start = tokens[end + 1].start
    for last in range(min(end + 5, len(tokens)), end + 1, -1):
        span = Span(start, tokens[last - 1].end)
        name = span.of(words.text)
        if name in abbreviations():
            return abbreviations()[name], span
        if last - end <= 4 and name[-1] != "." and name[0].isupper():
            region = next((e for e in lookup(name) if e.feature in ("country", "region")), None)
            if region:
                return region, span
    return None, None


def _weigh(words: _Words, start: int, end: int, region: Entry | None, clues: _Clues) -> float:
    tokens, word = words.tokens, words.tokens[start].text
    before = tokens[start - 1].text if start else ""
    after = tokens[end].text if end < len(tokens) else ""
    weight = BEFORE_REGION if region else 0.0
    weight += NAMED_PLACE * (tokens[start].start in clues.places)
    if before.lower() in _prepositions():
        weight += AFTER_PREPOSITION
    elif word in clues.surnames and not region:
        weight += SURNAME
    if start == 0 and (after in DASHES or after == "("):
        weight += DATELINE
    if before and before[0].isupper() and before.lower() not in _prepositions():
        weight += _after_capital(before, start)
    if after.lower() in _speaks() or before.lower() in _speaks():
        weight += SPEAKS
    if end == start + 1 and not is_country_acronym(word):
        weight += _single(word, after, start, clues.lower)
    return weight


def is_country_acronym(word: str) -> bool:
    """Whether the word is a country's name in capitals: "US" is not the "us" of the same text."""
    return word.isupper() and len(word) <= 4 and bool(lookup(word)) and lookup(word)[0].feature == "country"


def _after_capital(before: str, start: int) -> float:
    if before.lower() in _before():
        return 0.0
    if before in _forenames():
        return AFTER_FORENAME
    if before.lower() in _titles():
        return AFTER_TITLE
    return AFTER_NAME if start > 1 else 0.0


def _single(word: str, after: str, start: int, lower: Set[str]) -> float:
    """What speaks against one word by itself."""
    weight, plain = 0.0, word.lower()
    if plain in _common():
        weight += COMMON
    if plain in lower:
        weight += ALSO_IN_LOWER_CASE
    if start == 0:
        weight += OPENS_SENTENCE
    if len(word) <= 3:
        weight += SHORT_NAME
    if word in _forenames() and after and after[0].isupper() and after.lower() not in _organisation_words():
        weight += FORENAME_BEFORE_NAME
    return weight


@cache
def _table(part: str) -> dict[str, str]:
    return dict(read_table("places")[part])


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(read_words("places")["in"])


@cache
def _before() -> frozenset[str]:
    return frozenset(read_words("places")["before"])


@cache
def _speaks() -> frozenset[str]:
    return frozenset(read_words("places")["speaks"])


@cache
def _inside_names() -> frozenset[str]:
    return frozenset(read_words("places")["inside_names"])


@cache
def _forenames() -> frozenset[str]:
    return frozenset(name for part in read_words("forenames").values() for name in part)


@cache
def _titles() -> frozenset[str]:
    return frozenset(read_words("titles")["title"])


@cache
def _organisation_words() -> frozenset[str]:
    return frozenset(word for part in read_words("kinds").values() for word in part)


@cache
def _common_openers() -> frozenset[str]:
    return frozenset(read_words("common")["opener"])


@cache
def _common() -> frozenset[str]:
    """Ordinary words that are places somewhere: they name one only with much evidence."""
    return frozenset(read_words("places")["common"]) | _titles() | _organisation_words() | _common_openers()
