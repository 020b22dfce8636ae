"""Tell which acronyms stand for which names, by their letters and by brackets between the two."""

from collections.abc import Iterator
from itertools import pairwise

from generator.model import Kind
from generator.parse.gazetteer import abbreviations
from generator.parse.names.candidate import LISTED_RULES, NameCandidate
from generator.parse.names.form_signs import LONGEST_ACRONYM
from generator.parse.names.known import listed_forms
from generator.parse.names.runs import head_kind
from generator.spelling import ARTICLE

# The rules of acronyms that the article itself introduces, or of which it names the body.
IN_BRACKETS_RULE = "acronym in brackets"
ACRONYM_OF_BODY_RULE = "acronym of a body"
SHORT_ACRONYM = 3  # letters, all of which must be initials: two of three fit too many names
BODIES = frozenset({Kind.ORGANISATION, Kind.ARMED_GROUP})
OPENING_BRACKETS = frozenset({"(", "["})
CLOSING_BRACKETS = ([")"], ["]"])

Introduction = tuple[NameCandidate, NameCandidate]  # the long name and its acronym


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
    """Tell whether the acronym is the name's in another language: "Congo River Alliance (AFC)".

    It stands in brackets alone.
    """
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
    initials = []
    for word in words:
        rest = ARTICLE.sub("", word)
        if word[0].isupper():
            initials.append(rest[0].upper())
    return "".join(initials)
