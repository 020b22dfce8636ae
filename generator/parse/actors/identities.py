"""Say of one name what it stands for: all forms of one actor are one identity.

"Syrian government", "Government of Syria" and "the Syrian regime" are ("government", "SYR"). "WFP"
and "United Nations World Food Programme" are ("known", "World Food Programme").
"""

from functools import lru_cache
from typing import NamedTuple

from generator.model import Kind
from generator.parse.grammar.tokens import POSSESSIVES, TOKEN
from generator.parse.names.known import (
    Known,
    adjectives,
    countries_of_armies,
    longest_form,
    nations,
    organisations,
)
from generator.spelling import fold
from generator.word_lists import read_table, word_set

SAME = dict(read_table("contexts")["same nouns"])
PASSED_OVER = frozenset({"federal", "national"})  # "Indonesia's national disaster agency"
# What companies' names may end with, and are the same companies without.
LEGAL = word_set("contexts", "legal")
MARKS = POSSESSIVES | {".", ","}  # "Gaza's health ministry" and "Gaza Health Ministry" are one
# What makes a name with "of" and a nation's name, and with a nationality.
NOUNS_WITH_OF = word_set("kinds", "nation government", "nation organisation")
NOUNS = NOUNS_WITH_OF | word_set("kinds", "nation armed group")


class Identity(NamedTuple):
    """Whom or what a name stands for."""

    key: tuple[str, ...]
    name: str  # as a reader would look it up
    kind: Kind
    country: str = ""  # alpha-3

    @property
    def basis(self) -> str:
        """What the identity rests on.

        "known": a listed body; "state", "people", "government", "national", "opposition": a nation;
        "body", "person": the words of the name.
        """
        return self.key[0]


@lru_cache(maxsize=16384)
def identify(text: str, kind: Kind, listed: bool = True) -> Identity:
    """Identify a name of that kind; not `listed` where the article gives its letters to another."""
    words = [match.group() for match in TOKEN.finditer(text)]
    if kind in {Kind.STATE, Kind.PLACE, Kind.PEOPLE}:
        return _nation(words, text, kind)
    found = longest_form(organisations(), words, 0) if listed else None
    if found and found[0] == len(words):
        return _listed(found[1])
    if national := _national(words, kind):
        return national
    basis = "person" if kind is Kind.PERSON else "body"
    core = [word for word in words if word not in MARKS]
    while len(core) > 1 and core[-1].lower() in LEGAL:
        core.pop()
    folds = filter(None, map(fold, core))
    return Identity((basis, *folds), text, kind)


def _listed(known: Known) -> Identity:
    """Identify a listed body; an army is its state's military, whatever it is called."""
    if country := countries_of_armies().get(known.name):
        return Identity(("national", country, "military"), known.name, known.kind, country)
    national = _national(known.name.split(), known.kind)
    if national and national.basis == "national":
        return national._replace(name=known.name)
    return Identity(("known", known.name), known.name, known.kind)


def _nation(words: list[str], text: str, kind: Kind) -> Identity:
    """Identify a state, a people or a place."""
    found = longest_form(nations(), words, 0)
    if not found and kind is Kind.PEOPLE and words[0] in word_set("kinds", "people"):
        return Identity((kind.value, words[0].lower()), words[0], kind)  # "Rohingya refugees"
    if not found:
        return Identity((kind.value, text.lower()), text, kind)
    length, known = found
    if kind is not Kind.PEOPLE:
        return Identity(("state", known.country), known.name, Kind.STATE, known.country)
    is_whole = length == len(words)
    name = text if is_whole else f"{adjectives()[known.country]} people"
    return Identity(("people", known.country), name, kind, known.country)


def _national(words: list[str], kind: Kind) -> Identity | None:
    """Identify what a nationality and a common noun name, in either order."""
    found = _nationality_and_noun(words) or _noun_of_nation(words)
    if found is None:
        return None
    country, noun = found
    noun = SAME.get(noun, noun)
    adjective = adjectives().get(country, words[0])
    is_titled = words[-1][0].isupper() and noun != "government"
    name = f"{adjective} {noun.title() if is_titled else noun}"
    if kind is Kind.ARMED_GROUP:
        kind = Kind.ORGANISATION if noun == "opposition" else kind
        return Identity(("opposition", country), name, kind, country)
    if noun == "government":
        return Identity(("government", country), name, Kind.GOVERNMENT, country)
    return Identity(("national", country, noun), name, kind, country)


def _nationality_and_noun(words: list[str]) -> tuple[str, str] | None:
    """Read "Syrian government", "Sudan's army": the country, and the noun in small letters."""
    found = longest_form(nations(), words, 0)
    if not found or found[0] == len(words):
        return None
    length, known = found
    behind = words[length:]
    if behind[0] in POSSESSIVES:
        behind = behind[1:]
    noun = national_noun(behind)
    return (known.country, noun) if noun in NOUNS else None


def _noun_of_nation(words: list[str]) -> tuple[str, str] | None:
    """Read "Government of Syria", "Ministry of Health of the Netherlands"."""
    for of in range(1, len(words) - 1):
        if words[of] != "of" or national_noun(words[:of]) not in NOUNS_WITH_OF:
            continue
        start = of + 1
        if words[start].lower() == "the" and len(words) > start + 1:
            start += 1
        found = longest_form(nations(), words, start)
        if found and start + found[0] == len(words):
            return found[1].country, national_noun(words[:of])
    return None


def national_noun(words: list[str]) -> str:
    """Write a noun in small letters, "Ministry of Health" as "health ministry"."""
    small = [word.lower() for word in words if word.lower() not in PASSED_OVER]
    if len(small) > 2 and small[:2] == ["ministry", "of"]:
        topic = small[2:3] if small[3:] in ([], ["affairs"]) else small[2:]
        small = [*topic, small[0]]
    return " ".join(small)
