"""What kind of thing a name names, as far as its own words and the words around it tell.

Every sign is worth some points for a kind; a name has the kind with most points over all its mentions in an article.
"""

from collections import Counter
from functools import cache, lru_cache

from generator.model import Kind
from generator.parse.names.capitals import Line
from generator.parse.names.known import is_forename, part
from generator.parse.names.runs import HEADS, PARTICLES, head_kind
from generator.parse.places.gazetteer import abbreviations, lookup
from generator.parse.quotes.cues import cue_forms
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


@cache
def saying() -> frozenset[str]:
    """Every finite form of the verbs of saying."""
    return frozenset(form for form, cue in cue_forms().items() if "say" in cue.ways and not cue.noun) | {
        "told",
        "urged",
    }


@lru_cache(maxsize=16384)
def of_form(words: tuple[str, ...], text: str) -> tuple[tuple[Kind, int], ...]:
    """Points from the name's own words, each kind once."""
    small = tuple(map(str.lower, words))
    head = head_kind(small) if len(words) > 1 else None
    points = _of_one(words[0]) if len(words) == 1 else _of_several(words, head)
    if any(word[0].isdigit() or (word[-1].isdigit() and len(word) > 1) for word in words):
        points[Kind.OTHER] += 4
    forename = is_forename(words[0])
    if head and not (len(words) < 4 and forename and small[-1] in SURNAMES):
        points[head] += 8
    if "".join(words) + "." in abbreviations() or text in abbreviations():
        points[Kind.PLACE] += 6  # "Va.", "N.Y."
    elif not is_acronym(text) and (entries := lookup(text)):
        large = entries[0].population >= LARGE or entries[0].feature in ("country", "region", "world")
        if large:
            points[Kind.PLACE] += 9 if len(words) > 1 else 3
        elif not head and not (forename and len(words) > 1):
            points[Kind.PLACE] += 3 if len(words) > 1 else 2
    if len(words) in (2, 3) and not points and all(map(_like_surname, words)):
        points[Kind.PERSON] += 1
    return tuple(points.items())


def _of_one(word: str) -> Counter:
    """Points from a name of one word."""
    points: Counter = Counter()
    if is_forename(word):
        points[Kind.PERSON] += 1
    if word in PUBLIC_SURNAMES:
        points[Kind.PERSON] += 4
    if is_acronym(word):
        points[Kind.ORGANISATION] += 3
    elif any(letter.isupper() for letter in word[1:]) and "-" not in word and not word.endswith("s"):
        points[Kind.ORGANISATION] += 1  # capitals inside a word, as in "YouTube"
    return points


def _of_several(words: tuple[str, ...], head: Kind | None) -> Counter:
    """Points from a name of several words, but for its head and what the gazetteer knows."""
    points: Counter = Counter()
    if is_forename(words[0]):
        points[Kind.PERSON] += 4
    if any(len(word) == 1 and word.isupper() for word in words[:-1]) and not head:
        points[Kind.PERSON] += 3
    if any(word in PARTICLES for word in words[1:]) or ARTICLE.match(words[-1]):
        points[Kind.PERSON] += 2
    if len(words) == 2 and "-" in words[1] and words[1].split("-")[-1].islower():
        points[Kind.PERSON] += 4  # Chinese and Korean forenames: "Leung Kwok-hung"
    if "&" in words:
        points[Kind.ORGANISATION] += 4
    return points


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


def of_context(line: Line, start: int, end: int) -> list[tuple[Kind, int]]:
    """Points from the words around one mention."""
    if line.apart and line.apart.get(end - 1, " ")[0] in "-‐‑":
        return [(Kind.PLACE, 3)] if line.apart[end - 1][1:] in OF_PLACES else []
    before, after = line.small[start - 1], line.small[end]
    if before in saying() and start > 1 and line.words[start - 2] in CLOSING:
        points = [*SPEAKER]
    else:
        points = [*behind().get(after, ())]
        if after in RULE:
            points = [(Kind.PERSON, 2)] if start == end - 1 else []
        elif after == "," and line.small[end + 1] in OF_PERSONS:
            points = [(Kind.PERSON, 3)]
        elif after == "’s" or after == "'s":
            points = _owned(line, end + 1)
    if after == "," or after == "(":
        points += _apposed(line, end + 1)
    if before in TELLING_BEFORE:
        points += _of_before(line, start, end)
    elif start == 0 and after in DATELINE and line.words[0].isupper() and lookup(line.words[0]):
        points.append((Kind.PLACE, 6))
    if start == end - 1 and HEADS.get(line.small[start]) is Kind.ORGANISATION and not line.opens(start):
        points.append((Kind.ORGANISATION, 1))
    return points


@cache
def behind() -> dict[str, tuple[tuple[Kind, int], ...]]:
    """Points by the word right behind a name."""
    return {
        **dict.fromkeys(PERSONAL, ((Kind.ORGANISATION, 1),)),
        **dict.fromkeys(OF_PERSONS, ((Kind.PERSON, 3),)),
        **dict.fromkeys(ACTING, ACTOR),
        **dict.fromkeys(saying(), SPEAKER),
    }


def _of_before(line: Line, start: int, end: int) -> list[tuple[Kind, int]]:
    """Points from the word before the mention."""
    before, is_small = line.small[start - 1], start - 1 not in line.is_capital
    if before in GROUPS and is_small:
        return [(Kind.ORGANISATION, 4)]
    if before in PERSONAL and is_small:
        return [(Kind.PERSON, 4)]
    if before == "by" and line.small[start - 2] in LEADING:
        return [(Kind.PERSON, 2)]
    if before in NEAR or before in PLACES_BEFORE or _of_place(line, start, end):
        return [(Kind.PLACE, 2)]
    if before != "the" or is_forename(line.words[start]):
        return []
    grouped = line.small[start - 2] in GROUPS or line.small[end] in GROUPS
    return [(Kind.PERSON, -3), (Kind.ORGANISATION, 3)] if grouped else [(Kind.PERSON, -3)]


def _of_place(line: Line, start: int, end: int) -> bool:
    """Whether "the city of" or "the mayor of" stands before."""
    if line.small[start - 1] != "of":
        return False
    noun = line.small[start - 2]
    return noun in PLACES_BEFORE or (noun in PERSONAL and bool(lookup(" ".join(line.words[start:end]))))


def _apposed(line: Line, start: int) -> list[tuple[Kind, int]]:
    """Points from "X, the mayor of Y": the noun within six words of the comma; from "X, 45,"."""
    first = line.small[start]
    if first.isdigit() and len(first) < 3 and line.small[start + 1] in {",", "."}:
        return [(Kind.PERSON, 3)]
    if first not in DETERMINERS and first not in TITLE_WORDS:
        return []
    for index in range(start, start + 6):
        word = line.small[index]
        if word in GROUPS:
            return [(Kind.ORGANISATION, 3)]
        if word in PERSONAL:
            return [(Kind.PERSON, 3)]
        if word in {",", ".", "of", "and", "in", "who"}:
            break
    return []


def _owned(line: Line, start: int) -> list[tuple[Kind, int]]:
    """Points from what the name owns: a wife is a person's, shares are a company's."""
    for index in (start, start + 1):
        word = line.small[index]
        if word in OF_KIN:
            return [(Kind.PERSON, 2)]
        if word in OF_BODIES:
            return [(Kind.ORGANISATION, 2)]
    return []


LEADING = part("contexts", "leading")
OF_PLACES = part("contexts", "of places")
SPEAKER = ((Kind.PERSON, 2), (Kind.ORGANISATION, 2))
ACTOR = ((Kind.PERSON, 1), (Kind.ORGANISATION, 1))
PERSONAL = part("titles", "role", "title") - GROUPS
TITLE_WORDS = part("titles", "role", "modifier")
COMMON = part("common", "word", "opener") | part("kinds", "topic", "organisation", "other", "place", "proper")
PUBLIC_SURNAMES = part("forenames", "surname")
RULE = frozenset({"regime", "administration", "loyalists", "supporters", "supporter", "presidency", "era", "family"})
OF_KIN = part("contexts", "of kin")
OF_BODIES = part("contexts", "of bodies")
TELLING_BEFORE = GROUPS | PERSONAL | NEAR | PLACES_BEFORE | {"by", "of", "the"}
