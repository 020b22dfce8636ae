"""Tell which acronyms stand for which names, by their letters and by brackets between the two."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from generator.model import Kind
from generator.parse.gazetteer import abbreviations
from generator.parse.names.candidate import LISTED_RULES, UNCLEAR, Decisions, NameCandidate
from generator.parse.names.capitals import Vocabulary
from generator.parse.names.form_signs import LONGEST_ACRONYM
from generator.parse.names.known import is_forename, listed_forms
from generator.parse.names.runs import head_kind
from generator.parse.names.unlisted import SHORTEST, is_common
from generator.spelling import ARTICLE, fold

# The rules of acronyms that the article itself introduces, or of which it names the body.
IN_BRACKETS_RULE = "acronym in brackets"
ACRONYM_OF_BODY_RULE = "acronym of a body"
SHORT_ACRONYM = 3  # letters, all of which must be initials: two of three fit too many names
BODIES = frozenset({Kind.ORGANISATION, Kind.ARMED_GROUP})
OPENING_BRACKETS = frozenset({"(", "["})
CLOSING_BRACKETS = ([")"], ["]"])

Introduction = tuple[NameCandidate, NameCandidate]  # the long name and its acronym
PART_OF_NAME_RULE = "part of a name"
SURELY_PERSON = 4  # points
# "Democratic" is no short form of "Democratic Party".
ADJECTIVES = ("ic", "al", "ish", "ese", "ican", "ern")
MAY_BE_PART = frozenset({None, Kind.ORGANISATION, Kind.OTHER, Kind.PEOPLE})  # of a longer name


def find_introductions(candidates: list[NameCandidate]) -> Iterator[Introduction]:
    """Find the names of which one stands in brackets right behind the other, its acronym."""
    for first, second in pairwise(candidates):
        between = second.start - first.end
        if second.line is not first.line or between != 1:
            continue
        if first.line.words[first.end] not in OPENING_BRACKETS:
            continue
        if abbreviates(second.text, first.words) or _is_foreign_acronym(second, first):
            yield first, second
        if abbreviates(first.text, second.words):
            yield second, first


def _is_foreign_acronym(short: NameCandidate, name: NameCandidate) -> bool:
    """Tell whether a bracketed acronym is in another language: "Congo River Alliance (AFC)"."""
    behind = short.line.words[short.end : short.end + 1]
    if behind not in CLOSING_BRACKETS or len(name.words) == 1:
        return False
    return _is_unlisted_acronym(short) and _is_body(name)


def is_bracketed(short: NameCandidate, name: NameCandidate) -> bool:
    """Tell whether an acronym stands in brackets, alone, right behind the name."""
    if short.line is not name.line or short.start - name.end != 1:
        return False
    opens = name.line.words[name.end] in OPENING_BRACKETS
    behind = short.line.words[short.end : short.end + 1]
    return opens and behind in CLOSING_BRACKETS and len(short.words) == 1 and short.text.isupper()


def _is_unlisted_acronym(short: NameCandidate) -> bool:
    """Tell whether one word of capitals is no acronym that is listed for anything."""
    if short.kind is not None or len(short.words) != 1:
        return False
    if len(short.text) > LONGEST_ACRONYM:
        return False
    return _has_capitals(short.text) and short.text not in abbreviations()


def _is_body(name: NameCandidate) -> bool:
    """Tell whether the name is an organisation's or an armed group's, as far as is known."""
    small = list(map(str.lower, name.words))
    return head_kind(small) in BODIES


def free_listed_acronyms(candidates: list[NameCandidate]) -> None:
    """Free the acronyms that the article introduces for another body than the listed one.

    "The Independent Resource Agency (IRA) …": no IRA of this article is the listed one.
    """
    taken: set[str] = set()
    for name, short in find_introductions(candidates):
        if short.kind and _is_other_body(short, name):
            taken.add(short.text)
    for candidate in candidates:
        if candidate.text in taken and candidate.rule in LISTED_RULES.values():
            candidate.kind, candidate.rule, candidate.signs = None, "", ()


def _is_other_body(short: NameCandidate, name: NameCandidate) -> bool:
    """Tell whether a third of the name's words stand in no form that is listed for the acronym."""
    words = {word.lower() for word in name.words if word[0].isupper()}
    forms = [form.lower().split() for form in listed_forms(short.text)]
    if not forms:
        return False
    shared = max(len(words.intersection(form)) for form in forms)
    return shared * 3 <= len(words) * 2


def abbreviates(short: str, words: tuple[str, ...]) -> bool:
    """Tell whether the letters of an acronym stand in the name in order, the first an initial."""
    letters = _letters(short)
    if len(words) < 2 or not 1 < len(letters) <= LONGEST_ACRONYM:
        return False
    if not _has_capitals(short):
        return False
    if short.lower() in map(str.lower, words):
        return False
    initials = [word[0].upper() for word in words]
    if letters[0] not in initials:
        return False
    if "." in short and initials[-1] != letters[-1]:
        return False
    rest = iter("".join(words).upper())
    return all(letter in rest for letter in letters)


def _letters(short: str) -> list[str]:
    """Give the letters and digits of an acronym as capitals."""
    return [letter for letter in short.upper() if letter.isalnum()]


def _has_capitals(short: str) -> bool:
    """Tell whether two letters are capitals at least."""
    return sum(map(str.isupper, short)) > 1


def has_initials(short: str, words: tuple[str, ...]) -> bool:
    """Tell whether the letters of an acronym are the initials of the name's words.

    Of more than three letters one may be missing among the initials.
    """
    initials = _initials(words)
    letters = _letters(short)
    place = found = 0
    for letter in letters:
        at = initials.find(letter, place)
        if at >= 0:
            place, found = at + 1, found + 1
    length = len(letters)
    required = length if length <= SHORT_ACRONYM else length - 1
    return found >= required and abbreviates(short, words)


def _initials(words: tuple[str, ...]) -> str:
    """Join the initials of the words with a capital, and of "al-Sham" the S."""
    return "".join(ARTICLE.sub("", word)[0].upper() for word in words if word[0].isupper())


class Wholes(NamedTuple):
    """The names of several words, for finding what is a part of one."""

    persons: set[str]  # folds of the words that persons may go by alone
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
            persons.update(map(fold, (words[0], words[-1], *_first_surname(words))))
        elif kind in BODIES:
            bodies.setdefault(words[0], kind)
    persons.discard("")
    names = {candidate.words for candidate in decisions.candidates}
    begun = {words[0] for words in names if len(words) > 1}
    return Wholes(persons, bodies, begun)


def _first_surname(words: tuple[str, ...]) -> tuple[str, ...]:
    """Give the second word of three, by which Spanish custom calls a person: "Ana Ruiz Lopez"."""
    is_name = len(words) == 3 and words[1].istitle() and not is_common(words[1].lower())
    return words[1:2] if is_name else ()


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
