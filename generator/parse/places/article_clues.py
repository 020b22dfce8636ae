"""What an article as a whole tells of its capitalised words: whose names they are elsewhere."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Set
from itertools import pairwise
from typing import NamedTuple

from generator.model import Kind, Name, Parsed, Span
from generator.parse.places.searched_words import ToponymWords
from generator.word_lists import forenames

# Speakers of a transcript, by what stands before a colon at the start of a line.
CAPITALS = r"[^\W\d_a-z](?:[^\W\d_a-z]|[-'’. ])*"
LABEL = re.compile(rf"(?m)^({CAPITALS}):")
INTRODUCED = re.compile(
    rf"(?m)^({CAPITALS}), (?:HOST|BYLINE|ANCHOR|REPORTER|GUEST|PRESENTER)\b[^\n:]*:"
)
OFTEN_ENOUGH = 2  # labels: one in capitals may be a dateline, "GENEVA:"
NEVER_OF_PEOPLE = frozenset({"in", "near"})  # nobody is "in Glen Carbon"
LONGEST_FORENAME = 20  # letters


class Clues(NamedTuple):
    """What the article as a whole tells of its capitalised words."""

    people: list[Span]  # names that are surely people's or armed groups', in text order
    starts: list[int]  # where they start
    surnames: Set[str]
    alone: Set[int]  # where names start that only the words around tell to be people's
    places: Set[int]  # where names of places start
    lower: Set[str]  # words that also stand in lower case


def find_clues(parsed: Parsed) -> Clues:
    """Read from the article's names and words what they tell of its places."""
    text = parsed.article.text
    people = _names_of(parsed, Kind.PERSON)
    sure = [name.span for name in people if _is_surely_person(name, text)]
    groups = [name.span for name in _names_of(parsed, Kind.ARMED_GROUP)]
    not_places = sorted(sure + groups)
    starts_of_sure = {span.start for span in sure}
    words, after_forenames = _read_sentences(parsed)
    return Clues(
        people=not_places,
        starts=[span.start for span in not_places],
        surnames={span.of(text).split()[-1] for span in sure} | after_forenames | _labels(text),
        alone={name.span.start for name in people} - starts_of_sure,
        places={name.span.start for name in _names_of(parsed, Kind.PLACE, Kind.STATE)},
        lower=set(filter(str.islower, words)),
    )


def _labels(text: str) -> set[str]:
    """Give the surnames before the colons of a transcript: "A MARTÍNEZ, HOST:", "INSKEEP:"."""
    alone = Counter(found.split()[-1] for found in LABEL.findall(text))
    introduced = {found.split()[-1] for found in INTRODUCED.findall(text)}
    return introduced | {name for name, count in alone.items() if count >= OFTEN_ENOUGH}


def _names_of(parsed: Parsed, *kinds: Kind) -> list[Name]:
    return [name for name in parsed.names if name.kind in kinds]


def _is_surely_person(name: Name, text: str) -> bool:
    """Whether a title or a forename makes a person; a mere capital may be a place's."""
    if name.title is not None:
        return bool(name.span.of(text).strip())
    first, *others = name.span.of(text).split() or [""]
    return bool(others) and first in forenames()


def _read_sentences(parsed: Parsed) -> tuple[set[str], set[str]]:
    """Give the words of the article, and those with a capital that stand after a forename."""
    seen, after_forenames = set(), set()
    known = forenames()
    for sentence in parsed.sentences:
        words = [token[2] for token in sentence.tokens]
        seen.update(words)
        if known.isdisjoint(words):
            continue
        pairs = [(before, word) for before, word in pairwise(words) if before in known]
        after_forenames.update([word for _forename, word in pairs if word[0].isupper()])
    return seen, after_forenames


def is_person(words: ToponymWords, clues: Clues) -> bool:
    """Whether the words belong to the name of somebody, or of an armed group."""
    name = _name_at(words.span, clues)
    return name is not None and (words.before not in NEVER_OF_PEOPLE or name != words.span)


def is_taken_by_person(span: Span, clues: Clues, text: str) -> bool:
    """Whether a name that is a place elsewhere in the article is somebody's name here."""
    before = text[max(0, span.start - LONGEST_FORENAME) : span.start].split()
    return _name_at(span, clues) is not None or not forenames().isdisjoint(before[-1:])


def _name_at(span: Span, clues: Clues) -> Span | None:
    """Give the name that is surely no place's and that the words belong to."""
    near = bisect_right(clues.starts, span.end) - 1
    is_of_name = near >= 0 and clues.people[near].overlaps(span)
    return clues.people[near] if is_of_name else None


class NamedRegions(NamedTuple):
    """What the article's names tell of where it plays."""

    regions: Counter  # names of a first-level division, by (country, division)
    countries: Counter  # names of a country or of something that lies in that country alone
    times: Counter  # how often a division is named, by (country, division)
    common: Counter  # how many names could lie in a division, ambiguous ones counting less
