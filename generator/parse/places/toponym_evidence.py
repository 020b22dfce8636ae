"""What speaks for and against a place where words have the name of one.

Evidence is counted in figures of a number of people: a name of a million people weighs 6, and 4 is enough. So a city
needs no more than its name, a village wants a preposition, and nothing makes a place of "Chad" in "Chad Smith".
"""

from bisect import bisect_right
from collections.abc import Set
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from generator.model import Kind, Name, Parsed, Span, Token
from generator.parse.gazetteer import GazetteerEntry, lookup
from generator.parse.lexicon import read_words

NEVER_OF_PEOPLE = frozenset({"in", "near"})  # nobody is "in Glen Carbon"
DASHES = frozenset("-–—") | {"--"}
AFTER_PREPOSITION = 2.0
BEFORE_REGION = 5.0
DATELINE = 4.0
NAMED_PLACE = 1.0  # names.py takes it for a place, often because the gazetteer has it
AFTER_FORENAME = -8.0
AFTER_TITLE = -6.0
NEVER = -20.0
AFTER_NAME = -1.5  # a capitalised word before it, inside the sentence
FORENAME_BEFORE_NAME = -3.0
SURNAME = -5.0  # of somebody whom the article names in full
NAMED_PERSON = -2.0  # names.py takes it for a person, by the words around
SPEAKS = -3.0
COMMON = -6.0
ALSO_IN_LOWER_CASE = -4.0
OPENS_SENTENCE = -1.0
SHORT_NAME = -2.0
LEAST = 4.0  # a town of a few thousand needs no evidence, a village does


class Words(NamedTuple):
    """A sentence while it is searched."""

    tokens: tuple[Token, ...]
    text: str


class Clues(NamedTuple):
    """What the article as a whole tells of its capitalised words."""

    people: list[Span]  # names that are surely people's or armed groups', in text order
    starts: list[int]  # where they start
    surnames: Set[str]
    alone: Set[int]  # where names start that may be people's: nothing but the words around tells
    places: Set[int]  # where names of places start
    lower: Set[str]  # words that also stand in lower case


def find_clues(parsed: Parsed) -> Clues:
    text = parsed.article.text
    people = [name.span for name in parsed.names if name.kind is Kind.PERSON and _is_surely_person(name, text)]
    places = {name.span.start for name in parsed.names if name.kind in (Kind.PLACE, Kind.STATE)}
    surnames = {span.of(text).split()[-1] for span in people}
    groups = [name.span for name in parsed.names if name.kind is Kind.ARMED_GROUP]
    alone = {name.span.start for name in parsed.names if name.kind is Kind.PERSON} - {span.start for span in people}
    seen, forenames = set(), _forenames()
    for sentence in parsed.sentences:
        words = [token[2] for token in sentence.tokens]
        seen.update(words)
        if not forenames.isdisjoint(words):
            surnames.update([word for before, word in pairwise(words) if before in forenames and word[0].isupper()])
    lower = {word for word in seen if word.islower()}
    others = sorted(people + groups)
    return Clues(others, [span.start for span in others], surnames, alone, places, lower)


def _is_surely_person(name: Name, text: str) -> bool:
    """A title or a forename makes a person; a mere capitalised word may as well be a place."""
    words = name.span.of(text).split()
    return bool(words) and (name.title is not None or (len(words) > 1 and words[0] in _forenames()))


def is_person(span: Span, clues: Clues, before: str) -> bool:
    """Whether the words belong to the name of somebody, or of an armed group."""
    near = bisect_right(clues.starts, span.end) - 1
    if near < 0 or not clues.people[near].overlaps(span):
        return False
    return not (before in NEVER_OF_PEOPLE and clues.people[near] == span)


def weigh(words: Words, start: int, end: int, region: GazetteerEntry | None, clues: Clues) -> float:
    tokens, word = words.tokens, words.tokens[start].text
    before = tokens[start - 1].text if start else ""
    after = tokens[end].text if end < len(tokens) else ""
    if after == "$" and tokens[end].start == tokens[end - 1].end:
        return NEVER  # US$5m
    weight = BEFORE_REGION if region else 0.0
    weight += NAMED_PLACE * (tokens[start].start in clues.places) + NAMED_PERSON * (tokens[start].start in clues.alone)
    if end == start + 1 and word in clues.surnames and not region and before.lower() not in NEVER_OF_PEOPLE:
        weight += SURNAME
    elif before.lower() in _prepositions():
        weight += AFTER_PREPOSITION
    if start == 0 and (after in DASHES or after == "("):
        weight += DATELINE
    if before and before[0].isupper() and before.lower() not in _prepositions():
        weight += _after_capital(before, start) if word[0].isupper() else AFTER_FORENAME
    if after.lower() in _speaks() or before.lower() in _speaks():
        weight += SPEAKS
    if end > start + 1 and words.text[tokens[start].start : tokens[end - 1].end].lower() in _common():
        return NEVER
    if end == start + 1 and "." not in word and not is_country_acronym(word):
        weight += weigh_word(word, after, start, clues.lower)
    return weight


def find_sign(words: Words, start: int, end: int, region: GazetteerEntry | None) -> str:
    """What of the words around shows best that there is a place, by name; "" where nothing does."""
    after = words.tokens[end].text if end < len(words.tokens) else ""
    if region:
        return "region behind"
    if start == 0 and (after in DASHES or after == "("):
        return "dateline"
    return "preposition" if start and words.tokens[start - 1].text.lower() in _prepositions() else ""


def is_country_acronym(word: str) -> bool:
    """Whether the word is a country's name in capitals: "US" is not the "us" of the same text."""
    return word.isupper() and len(word) <= 4 and bool(lookup(word)) and lookup(word)[0].feature == "country"


def _after_capital(before: str, start: int) -> float:
    if before.lower() in _not_before():
        return NEVER
    if before.lower() in _before():
        return 0.0
    if before in _forenames():
        return AFTER_FORENAME
    if before.lower() in _titles():
        return AFTER_TITLE
    return AFTER_NAME if start > 1 else 0.0


def weigh_word(word: str, after: str, start: int, lower: Set[str]) -> float:
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
def _prepositions() -> frozenset[str]:
    return frozenset(read_words("places")["in"])


@cache
def _before() -> frozenset[str]:
    return frozenset(read_words("places")["before"])


@cache
def _not_before() -> frozenset[str]:
    return frozenset(read_words("places")["not_before"])


@cache
def _speaks() -> frozenset[str]:
    return frozenset(read_words("places")["speaks"])


@cache
def _forenames() -> frozenset[str]:
    words = read_words("forenames")
    return frozenset(words["male"] + words["female"] + words["either"])


@cache
def _titles() -> frozenset[str]:
    return frozenset(read_words("titles")["title"])


@cache
def _organisation_words() -> frozenset[str]:
    words = read_words("kinds")
    return frozenset(words["organisation"] + words["government"] + words["place"] + words["other"])


@cache
def openers() -> frozenset[str]:
    return frozenset(read_words("common")["opener"])


@cache
def _common() -> frozenset[str]:
    """Ordinary words that are places somewhere: they name one only with much evidence."""
    words = read_words("places")
    return frozenset(words["common"] + words["surnames"]) | _titles() | _organisation_words() | openers()
