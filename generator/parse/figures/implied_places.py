"""Find the place of a figure where its sentence names none for it: "in the country", "Lebanese".

The place was named before, is that of who speaks or of the people counted, or has a name that
nobody knows.
"""

import re

from generator.model import Actor, Kind, Place, Span
from generator.parse.figures.article_index import ArticleIndex
from generator.parse.figures.happening_nouns import HAZARDS
from generator.parse.figures.located import SOMEWHERE, is_located_at
from generator.parse.figures.place_question import (
    ARRIVED,
    DEPARTED,
    NEAR,
    REACH,
    SEVERAL,
    PlaceQuestion,
)
from generator.parse.figures.scopes import STRUCK
from generator.parse.gazetteer.countries import country_of, demonym_countries
from generator.word_lists import set_of

# Code points.
REACHES = {"country": 3000, "region": 3000, "town": 1500}  # from "in the town" back to its name
# Behind one whose own country is told of; "(Chad's army) hasn't disclosed its losses, but says 12".
WHOSE_COUNTRY = re.compile(r"(?i)(?:,|(?<!\s))\s+whose\s+country\b")
OWN_LOSSES = re.compile(
    r"(?<!\s)\s+(?:has|have|had|did|does|do)(?:n['’]t|\s+not)\s+(?:yet\s+)?\w+\s+"
    r"(?:its|their)\s+(?:own\s+)?(?:[a-z]+\s+)?(?:losses|casualties|deaths|dead|tolls?)\b"
)
NAME_REACH, LOSSES_REACH = 40, 160  # code points from its name to that, from that to a number
THERE = re.compile(
    r"\b(?:in|across|throughout|inside|around|of|from|leave|left|fled|outside|within|since)\s+"
    r"(?:an?|one|the|our|this|that|their|his|her|its)\s+(?:(?!country|nation)[\w-]+\s+)?"
    r"(?:(?P<country>country|nation|republic|kingdom)"
    r"|(?P<region>region|province|state|governorate|oblast|county)"
    r"|(?P<town>city|town|village|port|capital|camp|settlement|municipality|enclave))\b"
    r"(?!\s+(?:of|called|named)\b|\s+(?-i:[A-Z])(?!\w+day\b))",  # "in the Thai capital Bangkok"
    re.IGNORECASE,
)
# Behind an adjective of the country in which it lies: "in a Turkish quake". No strike does so.
LYING_THERE = re.compile(
    rf"\s+(?:[a-z-]+\s+)?(?:{HAZARDS}|prisons?|jails?|hospitals?|schools?|mines?|markets?|waters"
    r"|cit(?:y|ies)|towns?|villages?|provinces?|territory)\b"
)
OF_SOMEBODY = re.compile(r"(?i)\s(?:his|her|their)\s")  # whose, the sentence may not say
UNNAMED = re.compile(r"(?i)\s(?:an?|one)\s")  # "in a village", whichever that is
LIES_IN = re.compile(r"\bin\s+(?:an?\s+|the\s+)?$")
OUTSIDE = re.compile(r"(?i)outside\b")
NAMED_BEHIND = re.compile(r",\s+[A-Z]")  # "in the capital, Varna"
AWAY = re.compile(
    r"(?i)\b(?:miles?|km|kilomet(?:re|er)s?)\s+(?:(?:north|south|east|west)[\w-]*\s+)?"
    r"(?:away\s+from|from|of|outside)\s+(?:the\s+)?$"
)
# What each of these words can mean, by `Place.feature`; of several sets the earlier is preferred.
MEANT = {
    "country": (frozenset({"country"}),),
    "region": (frozenset({"region"}), frozenset({"country"})),
    "town": (frozenset({"city", "town", "village", "township", "landmark", ""}),),
}
# Before where somebody came from: "the arrival of a traveller from Tanzania".
FROM = re.compile(
    r"\b(?:travell?er|man|woman|visitor|migrant|refugee|person|people|imported)s?\s+from\s+$"
)
# Units of which "Lebanese" says where they are; of soldiers it says whose they are.
RESIDENTS = set_of("people households children women men girls boys houses")
# Before a name: "In Tawila, …". Of a place that nobody knows no other is guessed.
NAMED_THERE = re.compile(r"\b(?:in|at|near|across)\s+(?:the\s+)?(?=[A-Z])")
OPENED_THERE = re.compile(r"\b(?:In|At|Near|Across|in|at|near|across)\s+(?:the\s+)?(?=[A-Z])")
# No country of its own: "across 13 countries", "The region has …".
COUNTRIES = re.compile(
    r"\b(?:in|across|from|on|between)\s+(?:[\w-]+\s+){0,4}(?:countries|nations|both\s+sides)\b"
    r"|\b(?:The|the)\s+(?:whole\s+)?(?:region|continent)\s+ha(?:s|ve|d)\b"
)
# Those of whom "Lebanese" says where they are from.
FROM_ELSEWHERE = re.compile(r"\b(?:migrants?|refugees?|asylum|expatriates?|nationals?|workers)\b")


def find_country_of_speaker(question: PlaceQuestion) -> str | None:
    """Find the country of the one who stands before "whose country", or counts its own losses."""
    index = question.index
    start, end = question.part.floor, question.figure.span.start
    floor = max(question.figure.sentence.start, end - LOSSES_REACH)
    if own := OWN_LOSSES.search(index.text, floor, end):
        words = index.text[max(0, own.start() - NAME_REACH) : own.start()].split()
        countries = filter(None, map(country_of, reversed(words)))
        return next(map(index.country_name, countries), None)
    whose = WHOSE_COUNTRY.search(index.text, start, end)
    if not whose:
        return None
    before = index.actors(max(0, whose.start() - NEAR), whose.start() + 1)
    owner = next((actor for actor in reversed(before) if actor.end == whose.start()), None)
    country = _country_of(index.actor(owner)) if owner else ""
    return index.place_name(country) or None


def _country_of(actor: Actor) -> str:
    """Name what a person holds office in; a country is its own."""
    if actor.kind is not Kind.PERSON:
        return actor.name
    held = (role.of for role in actor.roles if role.of and not role.former)
    return next(held, "")


def find_demonym(question: PlaceQuestion) -> str | None:
    """Find the country in "Lebanese civilians"."""
    index, noun = question.index, question.figure.noun
    if _come_from_elsewhere(question):
        return None
    named = (each for each in index.places(*noun) if each.feature in ("demonym", "country"))
    place = next(named, None)  # "15 UK children"
    country = place.country if place else _country_of_people(noun.of(index.text))
    if question.term in STRUCK and country != question.home:
        return SEVERAL if country else None  # "Two Kenyans were killed", wherever that was
    if place and place.span.end < noun.end:
        return place.name
    if question.term in STRUCK or not country:
        return None
    return index.country_name(country)


def _come_from_elsewhere(question: PlaceQuestion) -> bool:
    """Whether a nation says of those counted where they are from, not where they are."""
    if question.term in ARRIVED or question.unit not in RESIDENTS:
        return True
    return FROM_ELSEWHERE.search(question.index.text, *question.figure.noun) is not None


def find_land_of_thing(question: PlaceQuestion) -> str | None:
    """Find the country in "12 people died in a Turkish quake", "in Turkish prisons"."""
    text, index = question.index.text, question.index
    start = question.figure.span.end
    for place in index.places(start, question.part.own.end):
        is_in = LIES_IN.search(text, max(start, place.span.start - NEAR), place.span.start)
        if place.feature == "demonym" and is_in and LYING_THERE.match(text, place.span.end):
            return index.country_name(place.country)
    return None


def _country_of_people(noun: str) -> str:
    """Give the country of those counted where their noun is its people: "250,000 Libyans"."""
    words = noun.split()
    return demonym_countries().get(words[-1], "") if words else ""


def find_part_of_world(question: PlaceQuestion, within: Span | None = None) -> str | None:
    """Find the part of the world that several countries lie in: "across the Horn of Africa"."""
    text, part = question.index.text, question.part
    for place in question.index.places(*(within or part.own)):
        is_there = place.feature == "world" and is_located_at(text, place, floor=part.floor)
        if is_there and not SOMEWHERE.match(text, place.span.end):
            return place.name
    return None if within else find_part_of_world(question, part.opener)


def find_unknown(question: PlaceQuestion) -> str | None:
    """Find a name where a place would stand that is none we know: "In Tawila, …"."""
    part, text, (start, end) = question.part, question.index.text, question.figure.span
    behind = Span(end, min(part.own.end, end + REACH))
    ahead = Span(max(part.own.start, start - REACH), start)
    where = [(part.opener, OPENED_THERE), (behind, NAMED_THERE), (ahead, NAMED_THERE)]
    for span, pattern in where:
        for match in pattern.finditer(text, *span):
            if not question.index.is_named(match.end()):
                return SEVERAL
    return SEVERAL if COUNTRIES.search(text, part.floor, part.own.end) else None


def find_there(question: PlaceQuestion) -> str | None:
    """Find the country named last before "in the country", the town before "in the town"."""
    index = question.index
    there = THERE.search(index.text, question.part.shared.start, question.part.own.end)
    if not there or NAMED_BEHIND.match(index.text, there.end()):
        return None
    if OUTSIDE.match(there[0]) and question.term not in DEPARTED:
        return SEVERAL
    kind = there.lastgroup or "country"
    if kind == "town" and UNNAMED.search(there[0]):
        return SEVERAL
    return _meant_there(question, there, kind=kind)


def _meant_there(question: PlaceQuestion, there: re.Match, *, kind: str) -> str | None:
    """Name what "the country" means: the one named last, unless that may be another's."""
    index = question.index
    named = _named_before(index, there.start(), REACHES[kind])
    found = (place for features in MEANT[kind] for place in named if place.feature in features)
    meant = next(found, None)
    if meant and kind == "country" and meant.country != question.home != "":
        is_far = meant.span.start < index.paragraph_start(there.start())
        return SEVERAL if is_far or OF_SOMEBODY.search(there[0]) else meant.name
    return meant and meant.name


def _named_before(index: ArticleIndex, end: int, reach: int) -> list[Place]:
    """List the places before an offset, the last first; of origin only where all are."""
    before = reversed(index.places(max(0, end - reach), end))
    named = [place for place in before if not _is_measured_from(index.text, place)]
    named = [place for place in named if not index.is_dateline(place.span.start)]
    return [place for place in named if not _is_origin(index.text, place)] or named


def _is_origin(text: str, place: Place) -> bool:
    """Whether somebody only came from there: "a traveller from Norway"."""
    return FROM.search(text, max(0, place.span.start - NEAR), place.span.start) is not None


def _is_measured_from(text: str, place: Place) -> bool:
    """Whether it only says how far away another lies: "a village 10 miles from Varna"."""
    start = place.span.start
    return AWAY.search(text, max(0, start - NEAR), start) is not None
