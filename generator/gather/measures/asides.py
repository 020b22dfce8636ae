"""What a figure counts aside from its term: a rate, a day's worth, a side's area, a group, a spot.

Two figures that differ in one of these count two things.
"""

import re
from collections.abc import Set

from generator.evidence import Reported
from generator.gather.measures.measure_words import (
    ABOARD,
    CERTAINTY,
    HELD,
    NAMED_WITHIN,
    NEED,
    PEOPLE,
    PERIOD,
    RATE,
    SEVERAL,
    WITHIN,
    place_key,
)
from generator.parse.figures.scopes import WAR, WORLD
from generator.parse.gazetteer.countries import country_of
from generator.parse.grammar.month_names import CALENDAR_NAMES

NEIGHBOUR = 90  # code points before a figure in which its words stand
BEHIND = 60  # and behind it
PERIOD_ASIDE = 1  # the number of the period among the asides
NUMBER_OF = re.compile(r"\bnumber of (\w+)")  # "the number of civilians killed rose to | 12"
NEEDY = ("in need", "at risk", "hungry")
ANY_AID = ("assistance", "aid", "help", "support", "relief", "protection")
NO_PLACES = frozenset((*CALENDAR_NAMES, "English", "Arabic"))  # behind "in"


def asides_of(reported: Reported, before: str, own: str, behind: str) -> tuple[str, ...]:
    """Give what else a figure says of what it counts, each as a word; "" where it says nothing."""
    figure = reported.figure
    near = f"{before[-NEIGHBOUR:]}{own}{behind[:BEHIND]}"
    is_slow = figure.scope in (WAR, WORLD) or figure.term == ABOARD
    period = "" if is_slow else _found(PERIOD, f"{before[-BEHIND:]}|{behind[:BEHIND]}")
    certain = " ".join(sorted(set(map(str.lower, CERTAINTY.findall(f"{before[-20:]}{own}")))))
    return (
        _found(RATE, own + behind[:BEHIND]),
        period,
        _held(near),
        certain if figure.term == "cases" else "",
        "" if figure.term == ABOARD else _group(reported, before, own),
        _need(near) if figure.term in NEEDY else "",
    )


def _need(text: str) -> str:
    """Name what those in need need, where it is one thing: "water"."""
    found = NEED.search(text)
    return found[1].lower() if found and found[1].lower() not in ANY_AID else ""


def _found(pattern: re.Pattern, text: str) -> str:
    found = pattern.search(text)
    return " ".join(found[0].lower().split()) if found else ""


def _held(text: str) -> str:
    """Name the side in whose area those are counted."""
    found = HELD.search(text)
    return next(filter(None, found.groups())).lower() if found else ""


def _group(reported: Reported, before: str, own: str) -> str:
    """Name those counted where they are some people of all: "migrants", "civilians"."""
    words = [word for word in own.split()[-1:] if word.isalpha()] or NUMBER_OF.findall(before)
    noun = words[-1] if words else ""
    if reported.figure.unit != "people" or noun.lower() in PEOPLE or not noun.islower():
        return ""
    return noun if noun.endswith("s") else ""


def within(place: str, text: str) -> frozenset[str]:
    """Name where a figure is counted: another place that the sentence names, or near its own."""
    words = {(found[1] or found[2]).lower() for found in WITHIN.finditer(text)}
    own = set(place_key(place).split())
    names = (found[1] for found in NAMED_WITHIN.finditer(text))
    found = words | {name for name in names if is_place_within(name, own)}
    if place and f" near {place}" in text:
        found.add("near")
    return frozenset(found | {"several"} if _names_several(text) else found)


def _names_several(text: str) -> bool:
    """Whether a sentence tells of several countries together: "in Turkey and Syria"."""
    pairs = ((country_of(one), country_of(other)) for one, other in SEVERAL.findall(text))
    return any(one and other and one != other for one, other in pairs)


def is_place_within(name: str, own: Set[str] = frozenset()) -> bool:
    """Whether a name is none of a place's own words, of a country, a day, month or language."""
    is_own = not own.isdisjoint(place_key(name).split())
    return not (is_own or name in NO_PLACES or country_of(name))
