"""What kind of thing a name names, as far as its own words and the words around it tell.

Every sign is worth some points for a kind; a name has the kind with most points over all its mentions in an article.
A sign's name is the rule by which the name is known where no other sign is worth more.
"""

from functools import cache, lru_cache
from typing import NamedTuple

from generator.model import Kind
from generator.parse.gazetteer import abbreviations, lookup
from generator.parse.grammar.cues import cue_forms
from generator.parse.names.capitals import Line
from generator.parse.names.known import is_forename, part
from generator.parse.names.runs import HEADS, PARTICLES, head_kind
from generator.spelling import ARTICLE

# Heads that are also surnames: "Sean Penn Bridge" is rare, "Jeff Bridge" is not.
SURNAMES = part("contexts", "surnames")
NEAR = part("contexts", "near")
ACTING = part("contexts", "acting")
LONGEST_ACRONYM = 8  # letters: MONUSCO, NAVCENT
SHORTEST_COMMON = 6  # letters: "Hlaing" is a name, "Housing" is not
LARGE = 100_000  # people: a place of more is likelier meant than a person of its name
COMMON_ENDINGS = (
    "tion",
    "tions",
    "ing",
    "ity",
    "ment",
    "ments",
    "ness",
    "ism",
    "ics",
    "ous",
    "ive",
    "ical",
    "ence",
    "ance",
)
OF_PERSONS = frozenset({"who", "whose", "whom", "himself", "herself"})
DATELINE = frozenset({"(", ",", "–", "—", "-", "--", ":", "/"})
CLOSING = frozenset({",", "”", '"', "’", "''"})  # before a verb whose subject follows: “…”, said Smith
DETERMINERS = part("contexts", "determiners")
GROUPS = part("contexts", "groups")
PLACES_BEFORE = part("contexts", "places before")


class Sign(NamedTuple):
    """What speaks for a kind, or against it where it is worth less than nothing."""

    kind: Kind
    worth: int
    rule: str


@cache
def saying() -> frozenset[str]:
    """Every finite form of the verbs of saying."""
    return frozenset(form for form, cue in cue_forms().items() if "say" in cue.ways and not cue.noun) | {
        "told",
        "urged",
    }


@lru_cache(maxsize=16384)
def of_form(words: tuple[str, ...], text: str) -> tuple[Sign, ...]:
    """Signs in the name's own words."""
    small = tuple(map(str.lower, words))
    head = head_kind(small) if len(words) > 1 else None
    signs = _of_one(words[0]) if len(words) == 1 else _of_several(words, head)
    if any(word[0].isdigit() or (word[-1].isdigit() and len(word) > 1) for word in words):
        signs.append(Sign(Kind.OTHER, 4, "number in the name"))
    forename = is_forename(words[0])
    if head and not (len(words) < 4 and forename and small[-1] in SURNAMES):
        signs.append(Sign(head, 8, "head word"))
    if "".join(words) + "." in abbreviations() or text in abbreviations():
        signs.append(Sign(Kind.PLACE, 6, "abbreviated place"))  # "Va.", "N.Y."
    elif not is_acronym(text) and (entries := lookup(text)):
        large = entries[0].population >= LARGE or entries[0].feature in ("country", "region", "world")
        if large:
            signs.append(Sign(Kind.PLACE, 9 if len(words) > 1 else 3, "large place"))
        elif not head and not (forename and len(words) > 1):
            signs.append(Sign(Kind.PLACE, 3 if len(words) > 1 else 2, "small place"))
    if len(words) in (2, 3) and not signs and all(map(_like_surname, words)):
        signs.append(Sign(Kind.PERSON, 1, "two capitals"))
    return tuple(signs)


def _of_one(word: str) -> list[Sign]:
    """Signs in a name of one word."""
    signs = []
    if is_forename(word):
        signs.append(Sign(Kind.PERSON, 1, "forename alone"))
    if word in PUBLIC_SURNAMES:
        signs.append(Sign(Kind.PERSON, 4, "well-known surname"))
    if is_acronym(word):
        signs.append(Sign(Kind.ORGANISATION, 3, "acronym"))
    elif any(letter.isupper() for letter in word[1:]) and "-" not in word and not word.endswith("s"):
        signs.append(Sign(Kind.ORGANISATION, 1, "capital inside the word"))  # as in "YouTube"
    return signs


def _of_several(words: tuple[str, ...], head: Kind | None) -> list[Sign]:
    """Signs in a name of several words, but for its head and what the gazetteer knows."""
    signs = []
    if is_forename(words[0]):
        signs.append(Sign(Kind.PERSON, 4, "forename"))
    if any(len(word) == 1 and word.isupper() for word in words[:-1]) and not head:
        signs.append(Sign(Kind.PERSON, 3, "initial"))
    if any(word in PARTICLES for word in words[1:]) or ARTICLE.match(words[-1]):
        signs.append(Sign(Kind.PERSON, 2, "particle"))
    if len(words) == 2 and "-" in words[1] and words[1].split("-")[-1].islower():
        signs.append(Sign(Kind.PERSON, 4, "hyphenated forename"))  # Chinese and Korean: "Leung Kwok-hung"
    if "&" in words:
        signs.append(Sign(Kind.ORGANISATION, 4, "ampersand"))
    return signs


def may_be_surname(word: str) -> bool:
    """Whether a word behind a title may be a name at all: "Mayor Improvement" is none."""
    return _like_surname(word) or is_forename(word) or word.lower() in SURNAMES or not word.isalpha()


def _like_surname(word: str) -> bool:
    """Whether a word of a name may be a person's: letters only, no acronym and no common word."""
    small = word.lower()
    common = small in COMMON or (len(small) > SHORTEST_COMMON and small.endswith(COMMON_ENDINGS))
    return word.isalpha() and not word.isupper() and not common


def is_acronym(text: str) -> bool:
    """Whether the text is all capitals, dots and marks aside: "UN", "U.N.", "CJTF-OIR"."""
    if not text.isupper():
        return False
    letters = [letter for letter in text if letter.isalpha()]
    return 1 < len(letters) <= LONGEST_ACRONYM and all(letter.isupper() for letter in letters)


def of_context(line: Line, start: int, end: int) -> list[Sign]:
    """Signs in the words around one mention."""
    if line.apart and line.apart.get(end - 1, " ")[0] in "-‐‑":
        return [Sign(Kind.PLACE, 3, "place with a hyphen")] if line.apart[end - 1][1:] in OF_PLACES else []
    before, after = line.small[start - 1], line.small[end]
    if before in saying() and start > 1 and line.words[start - 2] in CLOSING:
        signs = [*SPEAKER]
    else:
        signs = [*behind().get(after, ())]
        if after in RULED:
            signs = [Sign(Kind.PERSON, 2, "regime")] if start == end - 1 else []
        elif after == "," and line.small[end + 1] in OF_PERSONS:
            signs = [WHO]
        elif after == "’s" or after == "'s":
            signs = _owned(line, end + 1)
    if after == "," or after == "(":
        signs += _apposed(line, end + 1)
    if before in TELLING_BEFORE:
        signs += _of_before(line, start, end)
    elif start == 0 and after in DATELINE and line.words[0].isupper() and lookup(line.words[0]):
        signs.append(Sign(Kind.PLACE, 6, "dateline"))
    if start == end - 1 and HEADS.get(line.small[start]) is Kind.ORGANISATION and not line.opens(start):
        signs.append(Sign(Kind.ORGANISATION, 1, "head word alone"))
    return signs


@cache
def behind() -> dict[str, tuple[Sign, ...]]:
    """Signs by the word right behind a name."""
    return {
        **dict.fromkeys(PERSONAL, (Sign(Kind.ORGANISATION, 1, "role behind"),)),
        **dict.fromkeys(OF_PERSONS, (WHO,)),
        **dict.fromkeys(ACTING, ACTOR),
        **dict.fromkeys(saying(), SPEAKER),
    }


def _of_before(line: Line, start: int, end: int) -> list[Sign]:
    """Signs in the words before the mention."""
    before, is_small = line.small[start - 1], start - 1 not in line.is_capital
    if before in GROUPS and is_small:
        return [Sign(Kind.ORGANISATION, 4, "group noun")]
    if before in PERSONAL and is_small:
        return [Sign(Kind.PERSON, 4, "role before")]
    if before == "by" and line.small[start - 2] in LEADING:
        return [Sign(Kind.PERSON, 2, "led by")]
    if before in NEAR:
        return [Sign(Kind.PLACE, 2, "preposition of place")]
    if before in PLACES_BEFORE or _of_place(line, start, end):
        return [Sign(Kind.PLACE, 2, "noun of place")]
    if before != "the" or is_forename(line.words[start]):
        return []
    signs = [Sign(Kind.PERSON, -3, "the")]
    if line.small[start - 2] in GROUPS or line.small[end] in GROUPS:
        signs.append(Sign(Kind.ORGANISATION, 3, "group noun"))
    return signs


def _of_place(line: Line, start: int, end: int) -> bool:
    """Whether "the city of" or "the mayor of" stands before."""
    if line.small[start - 1] != "of":
        return False
    noun = line.small[start - 2]
    return noun in PLACES_BEFORE or (noun in PERSONAL and bool(lookup(" ".join(line.words[start:end]))))


def _apposed(line: Line, start: int) -> list[Sign]:
    """Signs in "X, the mayor of Y": the noun within six words of the comma; in "X, 45,"."""
    first = line.small[start]
    if first.isdigit() and len(first) < 3 and line.small[start + 1] in {",", "."}:
        return [Sign(Kind.PERSON, 3, "age")]
    if first not in DETERMINERS and first not in TITLE_WORDS:
        return []
    for index in range(start, start + 6):
        word = line.small[index]
        if word in GROUPS:
            return [Sign(Kind.ORGANISATION, 3, "apposition")]
        if word in PERSONAL:
            return [Sign(Kind.PERSON, 3, "apposition")]
        if word in {",", ".", "of", "and", "in", "who"}:
            break
    return []


def _owned(line: Line, start: int) -> list[Sign]:
    """Signs in what the name owns: a wife is a person's, shares are a company's."""
    for index in (start, start + 1):
        word = line.small[index]
        if word in OF_KIN:
            return [Sign(Kind.PERSON, 2, "possession")]
        if word in OF_BODIES:
            return [Sign(Kind.ORGANISATION, 2, "possession")]
    return []


LEADING = part("contexts", "leading")
OF_PLACES = part("contexts", "of places")
SPEAKER = (Sign(Kind.PERSON, 2, "verb of saying"), Sign(Kind.ORGANISATION, 2, "verb of saying"))
ACTOR = (Sign(Kind.PERSON, 1, "auxiliary"), Sign(Kind.ORGANISATION, 1, "auxiliary"))
WHO = Sign(Kind.PERSON, 3, "who")
PERSONAL = part("titles", "role", "title") - GROUPS
TITLE_WORDS = part("titles", "role", "modifier")
COMMON = part("common", "word", "opener") | part("kinds", "topic", "organisation", "other", "place", "proper")
PUBLIC_SURNAMES = part("forenames", "surname")
RULED = frozenset({"regime", "administration", "loyalists", "supporters", "supporter", "presidency", "era", "family"})
OF_KIN = part("contexts", "of kin")
OF_BODIES = part("contexts", "of bodies")
TELLING_BEFORE = GROUPS | PERSONAL | NEAR | PLACES_BEFORE | {"by", "of", "the"}
