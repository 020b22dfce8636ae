"""Read the signs of what a name names in its own words."""

from functools import lru_cache

from generator.model import Kind
from generator.parse.gazetteer import abbreviations, lookup
from generator.parse.names.known import (
    forenames,
    is_forename,
)
from generator.parse.names.runs import PARTICLES, head_kind, is_initial
from generator.parse.names.signs import COMMON_ENDINGS, LARGE, Sign
from generator.parse.names.unlisted import is_common
from generator.spelling import ARTICLE
from generator.word_lists import set_of, word_set

LONGEST_ACRONYM = 8  # letters: MONUSCO, NAVCENT
SHORTEST_COMMON = 6  # letters: "Hlaing" is a name, "Housing" is not
LARGE_FEATURES = set_of("country region world")
TWO_CAPITALS_RULE = "two capitals"  # the rule of what is a person's name by nothing else
LARGE_PLACE_RULE = "large place"
# Words that no person's name holds.
PARTS_OF_KINDS = ("topic", "organisation", "other", "place", "proper")
COMMON = word_set("common", "word", "opener") | word_set("kinds", *PARTS_OF_KINDS)
NO_BODIES = word_set("kinds", "abbreviation")
VESSELS = word_set("contexts", "vessels")
PUBLIC_SURNAMES = word_set("forenames", "surname")
# Heads that are also surnames: "Sean Penn Bridge" is rare, "Jeff Bridge" is not.
SURNAMES = word_set("contexts", "surnames")


@lru_cache(maxsize=16384)
def signs_of_form(words: tuple[str, ...], text: str) -> tuple[Sign, ...]:
    """Give the signs in a name's own words; `text` is the same as one string."""
    if len(words) == 1:
        head, signs = None, _of_one(words[0])
    else:
        head = head_kind(tuple(map(str.lower, words)))
        signs = _of_several(words, head)
    if len(words) > 1 and words[0].lower() in VESSELS:
        signs.append(Sign(Kind.OTHER, 9, "ship"))
    if any(map(_is_numbered, words)):
        signs.append(Sign(Kind.OTHER, 4, "number in the name"))
    if head and not _may_end_in_surname(words):
        signs.append(Sign(head, 8, "head word"))
    signs += _of_gazetteer(words, text, head)
    may_be_person = not signs and 2 <= len(words) <= 3
    if may_be_person and all(map(_is_like_surname, words)):
        signs.append(Sign(Kind.PERSON, 1, TWO_CAPITALS_RULE))
    return tuple(signs)


def _of_one(word: str) -> list[Sign]:
    """Give the signs in a name of one word."""
    signs = []
    if is_forename(word) and (word in forenames() or not is_common(word.lower())):
        signs.append(Sign(Kind.PERSON, 1, "forename alone"))
    if word in PUBLIC_SURNAMES:
        signs.append(Sign(Kind.PERSON, 4, "well-known surname"))
    if word in NO_BODIES:
        signs.append(Sign(Kind.OTHER, 6, "abbreviation of a thing"))
    elif is_acronym(word):
        signs.append(Sign(Kind.ORGANISATION, 3, "acronym"))
    elif _has_inner_capital(word):
        signs.append(Sign(Kind.ORGANISATION, 1, "capital inside the word"))
    return signs


def _has_inner_capital(word: str) -> bool:
    """Tell whether a capital stands inside the word, as in "YouTube", but not in "MPs"."""
    return "-" not in word and not word.endswith("s") and any(map(str.isupper, word[1:]))


def _of_several(words: tuple[str, ...], head: Kind | None) -> list[Sign]:
    """Give the signs in several words, but for their head and what the gazetteer knows."""
    signs = []
    if is_forename(words[0]):
        signs.append(Sign(Kind.PERSON, 4, "forename"))
    if not head and any(map(is_initial, words[:-1])):
        signs.append(Sign(Kind.PERSON, 3, "initial"))
    has_particle = not PARTICLES.isdisjoint(words[1:])
    if has_particle or ARTICLE.match(words[-1]):
        signs.append(Sign(Kind.PERSON, 2, "particle"))
    if len(words) == 2 and _is_hyphenated_forename(words[1]):
        signs.append(Sign(Kind.PERSON, 4, "hyphenated forename"))
    if "&" in words:
        signs.append(Sign(Kind.ORGANISATION, 4, "ampersand"))
    return signs


def _is_hyphenated_forename(word: str) -> bool:
    """Tell whether the word looks like a Chinese or Korean forename: "Leung Kwok-hung"."""
    return "-" in word and word.split("-")[-1].islower()


def _is_numbered(word: str) -> bool:
    """Tell whether the word begins or ends with a digit."""
    return word[0].isdigit() or word[-1].isdigit()


def _may_end_in_surname(words: tuple[str, ...]) -> bool:
    """Tell whether a head word is rather the surname behind a forename: "Jeff Bridge"."""
    first, last = words[0], words[-1]
    return len(words) <= 3 and last.lower() in SURNAMES and is_forename(first)


def _of_gazetteer(words: tuple[str, ...], text: str, head: Kind | None) -> list[Sign]:
    """Give the signs of a place that the gazetteer knows by the name, or as "Va.", "N.Y."."""
    if not abbreviations().keys().isdisjoint(("".join(words) + ".", text)):
        return [Sign(Kind.PLACE, 6, "abbreviated place")]
    entries = () if is_acronym(text) else lookup(text)
    if not any(entry.is_known for entry in entries):
        return []
    first, is_one = entries[0], len(words) == 1
    if first.population >= LARGE or first.feature in LARGE_FEATURES:
        return [Sign(Kind.PLACE, 3 if is_one else 9, LARGE_PLACE_RULE)]
    if is_one:
        return [Sign(Kind.PLACE, 2, "small place")]
    if head or is_forename(words[0]):
        return []
    return [Sign(Kind.PLACE, 3, "small place")]


def may_be_surname(word: str) -> bool:
    """Tell whether a word behind a title may be a name at all: "Mayor Improvement" is none."""
    return _is_like_surname(word) or word.lower() in SURNAMES or not word.isalpha()


def _is_like_surname(word: str) -> bool:
    """Tell whether a word may be a person's name: letters only, no acronym, no common word."""
    if not word.isalpha() or word.isupper():
        return False
    small = word.lower()
    if len(small) > SHORTEST_COMMON and small.endswith(COMMON_ENDINGS):
        return False
    return small not in COMMON


def is_acronym(text: str) -> bool:
    """Tell whether the text is all capitals, marks aside: "UN", "U.N.", "CJTF-OIR"."""
    if not text.isupper():
        return False
    letters = list(filter(str.isalpha, text))
    return 1 < len(letters) <= LONGEST_ACRONYM and all(map(str.isupper, letters))
