"""Say of one name what it stands for, without the other names: one identity for all forms of the same actor.

"Syrian government", "Government of Syria" and "the Syrian regime" are ("government", "SYR"); "WFP" and "United Nations
World Food Programme" are ("known", "World Food Programme").
"""

from functools import cache, lru_cache
from typing import NamedTuple

from generator.model import Kind
from generator.parse.names.known import adjectives, longest_form, nations, organisations, word_set
from generator.parse.sentences import TOKEN
from generator.spelling import fold

# Nouns that mean the same after a nationality, and the noun that the actor is named with.
SAME = {
    "regime": "government",
    "army": "military",
    "armed forces": "military",
    "defense ministry": "defence ministry",
    "government troops": "government forces",
}
# What companies' names may end with, and are the same companies without.
LEGAL = word_set("contexts", "legal")


class Identity(NamedTuple):
    """Whom or what a name stands for."""

    key: tuple[str, ...]
    name: str  # as a reader would look it up
    kind: Kind
    country: str = ""  # alpha-3


@lru_cache(maxsize=16384)
def identify(text: str, kind: Kind, listed: bool = True) -> Identity:
    """The identity of a name of that kind, by itself; not `listed` where the article gives the letters to another."""
    words = [match.group() for match in TOKEN.finditer(text)]
    if kind in (Kind.STATE, Kind.PLACE, Kind.PEOPLE):
        return _nation(words, text, kind)
    found = longest_form(organisations(), words, 0) if listed else None
    if found and found[0] == len(words):
        return Identity(("known", found[1].name), found[1].name, found[1].kind)
    if national := _national(words, text, kind):
        return national
    core = [word for word in words if word not in {".", ","}]
    while len(core) > 1 and core[-1].lower() in LEGAL:
        core.pop()
    return Identity((kind.value if kind is Kind.PERSON else "body", *filter(None, map(fold, core))), text, kind)


def _nation(words: list[str], text: str, kind: Kind) -> Identity:
    found = longest_form(nations(), words, 0)
    if not found:
        return Identity((kind.value, text.lower()), text, kind)
    known = found[1]
    if kind is Kind.PEOPLE:
        name = text if found[0] == len(words) else f"{adjectives()[known.country]} people"
        return Identity(("people", known.country), name, kind, known.country)
    return Identity(("state", known.country), known.name, Kind.STATE, known.country)


def _national(words: list[str], text: str, kind: Kind) -> Identity | None:
    """The identity of what a nationality and a common noun name, in either order."""
    found = longest_form(nations(), words, 0)
    if found and found[0] < len(words):
        noun = " ".join(words[found[0] :])
    elif (
        len(words) > 2
        and words[1] == "of"
        and words[0].lower() in word_set("kinds", "nation government", "nation organisation")
    ):
        noun = words[0].lower()
        found = longest_form(nations(), words, 3 if words[2].lower() == "the" and len(words) > 3 else 2)
    else:
        return None
    if not found or noun.lower() not in _nouns():
        return None
    country, noun = found[1].country, SAME.get(noun.lower(), noun.lower())
    name = f"{adjectives().get(country, words[0])} {noun}"
    if kind is Kind.ARMED_GROUP or noun in word_set("kinds", "nation armed group"):
        return Identity(("opposition", country), name, kind if noun != "opposition" else Kind.ORGANISATION, country)
    if noun == "government":
        return Identity(("government", country), name, Kind.GOVERNMENT, country)
    return Identity(("national", country, noun), name, kind, country)


@cache
def _nouns() -> frozenset[str]:
    return word_set("kinds", "nation government", "nation organisation", "nation armed group")
