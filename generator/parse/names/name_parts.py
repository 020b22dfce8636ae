"""Give a part of a longer name its kind: a surname that of a person, first words that of a body."""

from typing import NamedTuple

from generator.model import Kind
from generator.parse.names.acronyms import BODIES
from generator.parse.names.candidate import UNCLEAR, Decisions, NameCandidate
from generator.parse.names.capitals import Vocabulary
from generator.parse.names.known import is_forename
from generator.parse.names.unlisted import SHORTEST, is_common
from generator.spelling import fold

PART_OF_NAME_RULE = "part of a name"
SURELY_PERSON = 4  # points
# "Democratic" is no short form of "Democratic Party".
ADJECTIVES = ("ic", "al", "ish", "ese", "ican", "ern")
MAY_BE_PART = frozenset({None, Kind.ORGANISATION, Kind.OTHER, Kind.PEOPLE})  # of a longer name


class Wholes(NamedTuple):
    """The names of several words, for finding what is a part of one."""

    persons: set[str]  # folds of the first and last words of persons' names
    bodies: dict[str, Kind]  # by the first word of organisations' names
    begun: set[str]  # the first words of all names


def match_parts(decisions: Decisions) -> None:
    """Give a part of a longer name its kind: a surname, an organisation's first words."""
    for candidate in decisions.candidates:
        if len(candidate.words) > 2 and candidate.kind is None:
            _shorten(candidate, decisions)
    wholes = _read_wholes(decisions)
    for candidate in decisions.candidates:
        if len(candidate.words) <= 2 and candidate.kind in MAY_BE_PART:
            _match_part(candidate, wholes, decisions)


def _shorten(candidate: NameCandidate, decisions: Decisions) -> None:
    """Leave out the word before a full name that the article also gives without it.

    "Crooked Jane Smith" is Jane Smith; so is "Billionaire Jane Smith" by its common word alone.
    """
    first, *rest = candidate.words
    kinds, text = decisions.kinds, " ".join(rest)
    if kinds[candidate.text] is not Kind.PERSON or is_forename(first):
        return
    if text not in kinds and is_forename(rest[0]) and _is_common(first, decisions.vocabulary):
        kinds[text], decisions.words[text] = Kind.PERSON, tuple(rest)
    if kinds.get(text) is Kind.PERSON:
        candidate.start += 1
        candidate.words, candidate.text = tuple(rest), text


def _is_common(word: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a longer word is a common one, to the article or to our lists."""
    small = word.lower()
    is_long = len(word) >= SHORTEST and word.istitle()
    return is_long and (small in vocabulary.running or is_common(small))


def _read_wholes(decisions: Decisions) -> Wholes:
    """Collect the ends of persons' names, and how organisations' names begin."""
    persons: set[str] = set()
    bodies: dict[str, Kind] = {}
    for text, kind in decisions.kinds.items():
        words = decisions.words[text]
        if len(words) == 1:
            continue
        if kind is Kind.PERSON:
            persons.add(fold(words[0]))
            persons.add(fold(words[-1]))
        elif kind in BODIES:
            bodies.setdefault(words[0], kind)
    persons.discard("")
    names = {candidate.words for candidate in decisions.candidates}
    begun = {words[0] for words in names if len(words) > 1}
    return Wholes(persons, bodies, begun)


def _match_part(candidate: NameCandidate, wholes: Wholes, decisions: Decisions) -> None:
    """Give a candidate of one word or two the kind of the name that it is a part of."""
    text, kinds = candidate.text, decisions.kinds
    if _is_part_of_person(candidate.words, wholes.persons):
        if candidate.kind is None:
            kinds[candidate.text] = Kind.PERSON
        elif candidate.kind is Kind.OTHER or candidate.text not in wholes.begun:
            candidate.settle(Kind.PERSON, PART_OF_NAME_RULE)
        return
    if text not in wholes.bodies or text.endswith(ADJECTIVES):
        return
    if kinds.get(text) not in UNCLEAR:
        return
    for_person = decisions.points[text].get(Kind.PERSON, 0)
    if for_person < SURELY_PERSON:
        kinds[text] = wholes.bodies[text]


def _is_part_of_person(words: tuple[str, ...], persons: set[str]) -> bool:
    """Tell whether one word, alone or behind a small one, is the end of a person's name."""
    if len(words) > 1 and not words[0].islower():
        return False
    last = words[-1]
    return fold(last) in persons and not last.isupper()
