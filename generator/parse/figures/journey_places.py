"""Where those counted went, or what they left: "12 people fled Varna for Burgas".

And where a place itself counts those in it: "Jordan hosts 12 refugees".
"""

import re
from collections.abc import Callable

from generator.parse.figures.place_question import (
    ARRIVED,
    BEFORE_PLACE,
    DEPARTED,
    FLED,
    SEVERAL,
    PlaceQuestion,
)

PlaceRule = Callable[[PlaceQuestion], str | None]
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
# Behind a place that counts those in it: "Jordan hosts", "India reported", "Bardiya is worst hit".
HOST = re.compile(
    r"(?i)\s+(?:on\s+[A-Z][a-z]+day\s+)?(?:(?:is|has|have|had|was|now|also|become|been|already"
    r"|currently)\s+)*"
    r"(?:hosts?|hosting|hosted|home\s+to|shelters|received|taken\s+in|took\s+in|saw|seen"
    r"|report(?:ed|s)|record(?:ed|s)|registered|logged|confirmed|suffered"
    r"|updated|revised|raised|lowered"
    r"|(?:remains?\s+|among\s+)?(?:the\s+)?(?:worst|hardest|most|hard)[\s-]+(?:\w+-)?(?:hit"
    r"|affected)|(?:hit|struck|affected)\s+(?:the\s+)?(?:hard(?:est)?|worst|badly))\b"
    r"|['’]s\s+(?:[a-z]+\s+){0,2}(?:toll|tally|caseload)\b"
    r"|,\s+(?:reporting|recording)\s+$"
    r"|\s+(?:(?:currently|now|still|already)\s+)?ha[sd]\s+(?:(?:currently|only|now|already)\s+)*$"
)
WHICH_HOSTS = re.compile(r"(?i),\s+(?:which|that)(?=\s)")


def _rule(*patterns: re.Pattern, terms: frozenset[str] | None = None) -> PlaceRule:
    """Make the rule that finds the first place behind a figure of these terms with such words."""

    def find(question: PlaceQuestion) -> str | None:
        if terms is not None and question.term not in terms:
            return None
        text = question.index.text
        for place in question.behind:
            floor = max(question.part.floor, place.span.start - BEFORE_PLACE)
            if any(pattern.search(text, floor, place.span.start) for pattern in patterns):
                return SEVERAL if question.is_listed(place) else place.name
        return None

    return find


find_left = _rule(LEFT, terms=DEPARTED)  # "12 people fled Varna, many of them for Burgas"
find_departed = _rule(WHENCE, terms=DEPARTED)  # "12 people were displaced from Varna"
find_refuge = _rule(REFUGE)  # "9,000 sought refuge in Varna"
find_arrived = _rule(REACHED, WHITHER, terms=ARRIVED)  # "12 refugees fled to Varna"
find_fled_into = _rule(WHITHER, terms=frozenset({FLED}))  # "12 people fled into Varna"
find_went = _rule(REACHED, WHITHER)  # if nothing says where they left


def find_on_the_way(question: PlaceQuestion) -> str | None:
    """Find none in "12 people arrived after a journey between Varna and Burgas"."""
    text = question.index.text
    between = (text.endswith("between ", 0, place.span.start) for place in question.named)
    return SEVERAL if question.term in ARRIVED and any(between) else None


def find_host(question: PlaceQuestion) -> str | None:
    """Find "Jordan hosts 12 refugees", "Daba camp, which hosts 12 people"."""
    text, start = question.index.text, question.figure.span.start
    for place in question.ahead:
        which = WHICH_HOSTS.match(text, place.span.end, start)
        if HOST.match(text, which.end() if which else place.span.end, start):
            return SEVERAL if question.is_listed(place) else place.name
    return None
