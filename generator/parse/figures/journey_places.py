"""Where those counted went, or what they left: "12 people fled Varna for Burgas"."""

import re
from collections.abc import Iterable

from generator.model import Place
from generator.parse.figures.place_question import (
    ARRIVED,
    BEFORE_PLACE,
    DEPARTED,
    FLED,
    SEVERAL,
    PlaceQuestion,
)

GAP = r"(?:[^\s,;:.]+\s+)"
REFUGE = re.compile(
    r"(?i)\b(?:(?:sought|seek|seeking|taken?|took|taking|finding|found)\s+(?:\w+\s+)?"
    r"(?:refuge|shelter|safety|sanctuary)"
    r"|shelter(?:s|ed|ing)?|arriv\w+|settl\w+|liv(?:e|es|ing)|stay\w*|hosted|housed|camped"
    r"|registered|crossed)\s+"
    rf"{GAP}?(?:in|at|into|across)\s+{GAP}{{0,4}}$"
)
REACHED = re.compile(
    rf"(?i)\b(?:reach(?:ed|es|ing)?|(?:come|came|crossed|arriv\w+)\s+(?:in)?to)\s+{GAP}{{0,3}}$"
)
WHENCE = re.compile(rf"(?i)\b(?:from|out\s+of)\s+{GAP}{{0,3}}$")
WHITHER = re.compile(rf"(?i)\b(?:to|into)\s+{GAP}{{0,3}}$")
LEFT = re.compile(
    rf"(?i)\b(?:fled|flee|flees|fleeing|left|leave|leaving|escap(?:e|ed|ing)|abandon(?:ed|ing)?"
    rf"|evacuat(?:e|ed|ing)|quit|vacat(?:e|ed|ing)|depart(?:ed|ing))"
    rf"\s+(?:(?!in\b|at\b|to\b|into\b|across\b|over\b|towards?\b|for\b|by\b){GAP}){{0,3}}$"
)


def find_left(question: PlaceQuestion) -> str | None:
    """Find what people left: "12 people fled Varna, many of them for Burgas"."""
    if question.term not in DEPARTED:
        return None
    return _find_after((LEFT,), question, places=question.behind)


def find_arrived(question: PlaceQuestion) -> str | None:
    """Find where people came: "12 refugees fled to Varna", "9,000 sought refuge in Varna"."""
    found = _find_after((REFUGE,), question, places=question.behind)
    if found is None and question.term in ARRIVED:
        found = _find_after((REACHED, WHITHER), question, places=question.behind)
    return found


def find_fled_into(question: PlaceQuestion) -> str | None:
    """Find where people came: "12 people fled into Varna"."""
    if question.term != FLED:
        return None
    return _find_after((WHITHER,), question, places=question.behind)


def find_departed(question: PlaceQuestion) -> str | None:
    """Find whence people left: "12 people were displaced from Varna"."""
    if question.term not in DEPARTED:
        return None
    return _find_after((WHENCE,), question, places=question.behind)


def find_on_the_way(question: PlaceQuestion) -> str | None:
    """Find none in "12 people arrived after a journey between Varna and Burgas"."""
    text = question.index.text
    between = (text.endswith("between ", 0, place.span.start) for place in question.named)
    return SEVERAL if question.term in ARRIVED and any(between) else None


def find_went(question: PlaceQuestion) -> str | None:
    """Find where people went, if nothing says where they left."""
    return _find_after((REACHED, WHITHER), question, places=question.behind)


def _find_after(
    patterns: tuple[re.Pattern, ...],
    question: PlaceQuestion,
    *,
    places: Iterable[Place],
) -> str | None:
    """Find the first of the places that stands after such words."""
    text = question.index.text
    for place in places:
        floor = max(question.part.floor, place.span.start - BEFORE_PLACE)
        if any(pattern.search(text, floor, place.span.start) for pattern in patterns):
            return SEVERAL if question.is_listed(place) else place.name
    return None
