"""Where a place itself counts those in it: "Jordan hosts 12 refugees"."""

import re

from generator.model import Span
from generator.parse.figures.place_question import PlaceQuestion

FIRST_WORDS = 6  # code points in which the subject of a sentence begins: "The Bol district"
# Behind a place that counts those in it: "Jordan hosts", "India reported", "Bardiya is worst hit".
HOST = re.compile(
    r"(?i)\s+(?:on\s+[A-Z][a-z]+day\s+)?(?:(?:is|has|have|had|was|now|also|become|been|already"
    r"|currently)\s+)*"
    r"(?:hosts?|hosting|hosted|home\s+to|shelters|received|taken\s+in|took\s+in|saw|seen"
    r"|(?<=\s)had|report(?:ed|s)|record(?:ed|s)|registered|logged|confirmed|suffered"
    r"|updated|revised|raised|lowered"
    r"|(?:remains?\s+|among\s+)?(?:the\s+)?(?:worst|hardest|most|hard)[\s-]+(?:\w+-)?(?:hit"
    r"|affected)|(?:hit|struck|affected)\s+(?:the\s+)?(?:hard(?:est)?|worst|badly))\b"
    r"|['’]s\s+(?:[a-z]+\s+){0,2}(?:toll|tally|caseload)\b"
)
WHICH_HOSTS = re.compile(r"(?i),\s+(?:which|that)(?=\s)")


def find_host(question: PlaceQuestion) -> str | None:
    """Find "Jordan hosts 12 refugees", "Daba camp, which hosts 12 people"."""
    text, start = question.index.text, question.figure.span.start
    for place in question.ahead:
        which = WHICH_HOSTS.match(text, place.span.end, start)
        if HOST.match(text, which.end() if which else place.span.end, start):
            return place.name
    return None


def find_subject(question: PlaceQuestion) -> str | None:
    """Find "Varna is the worst hit town with 12 dead, 30 hurt and 900 displaced"."""
    floor = question.part.floor
    for place in question.places(Span(floor, floor + FIRST_WORDS)):
        if HOST.match(question.index.text, place.span.end):
            return place.name
    return None
