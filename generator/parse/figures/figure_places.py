"""Say where a figure holds.

Asked are, in this order, the figure's own part of its sentence, what the sentence begins with, the
part in front that goes on into it, the sentences before it in the paragraph, and what the whole
article is about. The first that names a place gives it, as `Place.name` does.
"""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from generator.model import Place, Span
from generator.parse.figures.dated_events import STRIKING
from generator.parse.figures.implied_places import (
    find_country_of_speaker,
    find_demonym,
    find_land_of_thing,
    find_part_of_world,
    find_there,
    find_unknown,
)
from generator.parse.figures.located import BESIDE, WHOSE_TOWN, is_located_at
from generator.parse.figures.place_question import (
    ARRIVED,
    DEPARTED,
    FLED,
    NEAR,
    REACH,
    SEVERAL,
    PlaceQuestion,
)
from generator.parse.figures.respective import find_respective
from generator.parse.figures.scopes import STRUCK

BEFORE_PLACE = 60  # code points in which the preposition before a place stands
GAP = r"(?:[^\s,;:.]+\s+)"
REFUGE = re.compile(
    r"\b(?:(?:sought|seek|seeking|taken?|took|taking|finding|found)\s+(?:\w+\s+)?"
    r"(?:refuge|shelter|safety|sanctuary)"
    r"|shelter(?:s|ed|ing)?|arriv\w+|settl\w+|liv(?:e|es|ing)|stay\w*|hosted|housed|camped"
    r"|registered|crossed)\s+"
    rf"{GAP}?(?:in|at|into|across)\s+{GAP}{{0,4}}$",
    re.IGNORECASE,
)
REACHED = re.compile(
    rf"\b(?:reach(?:ed|es|ing)?|(?:come|came|crossed|arriv\w+)\s+(?:in)?to)\s+{GAP}{{0,3}}$",
    re.IGNORECASE,
)
WHENCE = re.compile(rf"\b(?:from|out\s+of)\s+{GAP}{{0,3}}$", re.IGNORECASE)
WHITHER = re.compile(rf"\b(?:to|into)\s+{GAP}{{0,3}}$", re.IGNORECASE)
LEFT = re.compile(
    rf"\b(?:fled|flee|flees|fleeing|left|leave|leaving|escap(?:e|ed|ing)|abandon(?:ed|ing)?"
    rf"|evacuat(?:e|ed|ing)|quit|vacat(?:e|ed|ing)|depart(?:ed|ing))"
    rf"\s+(?:(?!in\b|at\b|to\b|into\b|across\b|over\b|towards?\b|for\b|by\b){GAP}){{0,3}}$",
    re.IGNORECASE,
)
FIRST_WORDS = 6  # code points in which the subject of a sentence begins: "The Bol district"
LIST_REACH = 100  # code points in which the other places of a list stand
BETWEEN = r"(?:in\s+)?(?:the\s+)?(?:(?:[a-z-]+\s+)?town\s+of\s+|[\w-]+\s+)?"
NEXT = re.compile(rf",?\s+(?:(?:and|or)\s+)?{BETWEEN}")
AND = re.compile(rf",?\s+(?:and|or)\s+{BETWEEN}")
# Behind the last of a list: "in Varna, Burgas and many other towns".
AND_OTHERS = re.compile(
    r"(?:,\s+[A-Z][\w-]+(?:\s+[A-Z][\w-]+)?){0,3}"
    r",?\s+and\s+(?:many\s+|several\s+|some\s+)?(?P<which>other|surrounding|nearby|neighbou?ring)\b"
)
# Behind a place that counts those in it: "Jordan hosts", "India reported", "Bardiya is worst hit".
HOST = re.compile(
    r"\s+(?:on\s+[A-Z][a-z]+day\s+)?(?:(?:is|has|have|had|was|now|also|become|been|already"
    r"|currently)\s+)*"
    r"(?:hosts?|hosting|hosted|home\s+to|shelters|received|taken\s+in|took\s+in|saw|seen"
    r"|(?<=\s)had|report(?:ed|s)|record(?:ed|s)|registered|logged|confirmed|suffered"
    r"|updated|revised|raised|lowered"
    r"|(?:remains?\s+|among\s+)?(?:the\s+)?(?:worst|hardest|most|hard)[\s-]+(?:\w+-)?(?:hit"
    r"|affected)|(?:hit|struck|affected)\s+(?:the\s+)?(?:hard(?:est)?|worst|badly))\b"
    r"|['’]s\s+(?:[a-z]+\s+){0,2}(?:toll|tally|caseload)\b",
    re.IGNORECASE,
)
# Between a place and a figure that is told of it: "in Muzaffarabad, where 11,000 died", "with 4".
WHERE = re.compile(r",?\s+(?:where\s+(?:\w+\s+){0,5}|with\s+(?:\w+\s+){0,3})$")
# The same of a later number: "Varna, where 40 homes were lost | and 12 people died".
WHERE_TOO = re.compile(
    r"(?:(?!\b(?:while|but|which|who|whose|said|says|told)\b)[^;:\d])*\d[^;:]*"
    r"(?:\band|,)(?:\s(?:at|least|more|than|about|nearly|some|over|another)){0,2}\s$"
)
WHERE_OPENS = ", where "
# Behind a figure: a name of its own that may be a place.
NAMED_BEHIND = re.compile(r"\s+(?:in|at|near|from)\s+(?:the\s+)?(?=[A-Z])")
OVERALL = re.compile(r"\b(?:overall|nationwide|country-?wide|national)\b", re.IGNORECASE)
# Before the sum of several countries: "for a three-nation total of".
OF_NATIONS = re.compile(r"\b\w+-(?:nation|country|state)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
CLAUSE_END = re.compile(r",|\s(?:after|before|as|when|while)\s")
# Behind a number, of which only a part is of the place that is named.
PART_ELSEWHERE = re.compile(
    r",\s++[^,;]{1,30}?\s++of\s++(?:them|whom|which)\s++(?:alone\s++)?in\s++(?=[A-Z])"
)
# Behind a number: the town of whose people it is a share.
SHARE_OF = re.compile(
    r",?\s+(?:or|about|some|nearly|almost)?\s*(?:(?:about|some|nearly|almost)\s+)?"
    r"[\d.]{1,5}(?:\s?%|\s+per\s?cent)\s+of\s+(?:the\s+)?"
)
POPULATION = re.compile(r"['’]s\s+(?:entire\s+|total\s+)?(?:population|residents|inhabitants)\b")
WIDER = frozenset({"region", "country"})  # features of a place that has towns in it
WHICH_HOSTS = re.compile(r",\s+(?:which|that)(?=\s)", re.IGNORECASE)
# Behind an event: "(following the quake) that hit Varna". That is no place of its toll.
THAT_HIT = re.compile(
    rf"\b(?:that|which)\s+(?:has\s+|have\s+|had\s+)?(?:\w+ly\s+)?(?:{STRIKING})\b"
)


class FoundPlace(NamedTuple):
    """Where a figure holds, as its sentence gives it."""

    name: str | None = None  # "" for any of several, None where the sentence gives none
    is_reached: bool = False  # whether those counted came there


def find_place(question: PlaceQuestion) -> FoundPlace:
    """Find the place that the sentence gives."""
    part = question.part
    if (own := find_respective(question)) is not None:
        return FoundPlace(own)
    has_places = question.index.places(part.floor, part.own.end)
    for rule in PLACE_RULES if has_places else PLACELESS_RULES:
        answer = rule(question)
        if answer is not None:
            return FoundPlace(answer, is_reached=rule in WHERE_REACHED)
    return FoundPlace()


def _left(question: PlaceQuestion) -> str | None:
    """Find what people left: "12 people fled Varna, many of them for Burgas"."""
    if question.term not in DEPARTED:
        return None
    return _find_after((LEFT,), question, places=question.behind)


def _arrived(question: PlaceQuestion) -> str | None:
    """Find where people came: "12 refugees fled to Varna", "9,000 sought refuge in Varna"."""
    found = _find_after((REFUGE,), question, places=question.behind)
    if found is None and question.term in ARRIVED:
        found = _find_after((REACHED, WHITHER), question, places=question.behind)
    return found


def _fled_where(question: PlaceQuestion) -> str | None:
    """Find where people came: "Varna, where 12 people fled to escape the war in Burgas"."""
    return _where(question) if question.term == FLED else None


def _fled_into(question: PlaceQuestion) -> str | None:
    """Find where people came: "12 people fled into Varna"."""
    if question.term != FLED:
        return None
    return _find_after((WHITHER,), question, places=question.behind)


def _departed(question: PlaceQuestion) -> str | None:
    """Find whence people left: "12 people were displaced from Varna"."""
    if question.term not in DEPARTED:
        return None
    return _find_after((WHENCE,), question, places=question.behind)


def _hit(question: PlaceQuestion) -> str | None:
    """Find none in "12 died after the quake that hit Varna" where it hit several countries."""
    index, end = question.index, question.part.own.end
    hit = THAT_HIT.search(index.text, question.figure.span.end, end)
    if not hit or not question.behind or question.behind[0].span.start < hit.end():
        return None
    sentence = question.figure.sentence
    named = (*index.places(*sentence), *index.places(0, index.title_end))
    countries = {place.country for place in named if place.feature in ("country", "demonym")}
    return SEVERAL if len(countries) > 1 else None


def _stated_behind(question: PlaceQuestion) -> str | None:
    """Find "12 people were killed in Varna"."""
    end = question.figure.span.end + REACH
    return _find_located(question, (p for p in question.behind if p.span.start < end))


def _named_behind(question: PlaceQuestion) -> str | None:
    """Find none in "12 in Varna and 30 from Tolvira", be it known or not."""
    index = question.index
    named = NAMED_BEHIND.match(index.text, question.figure.span.end)
    if not named:
        return None
    is_origin = "from" in named[0] and question.term in STRUCK
    is_home = is_origin and bool(question.places(Span(named.end(), named.end() + 1)))
    return SEVERAL if is_home or not index.is_named(named.end()) else None


def _of_population(question: PlaceQuestion) -> str | None:
    """Find "12,000 people, or 90 percent of Varna's population"."""
    index, end = question.index, question.figure.span.end
    share = SHARE_OF.match(index.text, end, question.figure.sentence.end)
    places = index.places(share.end(), share.end() + 1) if share else ()
    return next((p.name for p in places if POPULATION.match(index.text, p.span.end)), None)


def _of_whole(question: PlaceQuestion) -> str | None:
    """Find the country in "a third man died in Varna, bringing the overall toll to 12"."""
    index, part = question.index, question.part
    if not part.brought.end > part.brought.start:
        return None
    is_overall = OVERALL.search(index.text, part.told.start, question.figure.span.start)
    if not is_overall or any(part.told.covers(place.span) for place in question.named):
        return None
    return index.country_name(question.home) or SEVERAL


def _last_ahead(question: PlaceQuestion) -> str | None:
    """Find the last place in front of the figure; of a place beside another it is the other."""
    beside = [place for place in question.ahead if _is_beside(question, place)]
    at = [place for place in question.ahead if place not in beside and place.feature != "country"]
    found = _find_located(question, reversed(at)) if beside else None
    return found or _find_located(question, reversed(question.ahead))


def _stated_ahead(question: PlaceQuestion) -> str | None:
    """Find "a strike on Varna killed 12"; of "in Varna, in northern Bulgaria" it is the town.

    Of "a strike on Varna near the front at Burgas" it is the one that was struck.
    """
    found = _last_ahead(question)
    opener = _opener(question) if found else None
    named = {place.name: place for place in question.places(question.part.opener)}
    named |= {place.name: place for place in question.ahead}
    if not opener or found not in named or found == opener:
        return found
    is_wider = named[found].feature in WIDER
    return opener if is_wider and named[opener].feature != "country" else found


def _is_beside(question: PlaceQuestion, place: Place) -> bool:
    start = place.span.start
    words = question.index.text[max(0, start - BEFORE_PLACE) : start].split()
    return not BESIDE.isdisjoint(words[-2:])


def _where(question: PlaceQuestion) -> str | None:
    """Find "Varna, where 12 people were killed"."""
    text, start = question.index.text, question.figure.span.start
    for number in range(len(question.ahead) - 1, -1, -1):
        place, before = question.ahead[number], question.ahead[max(0, number - 1)]
        if not WHERE.fullmatch(text, place.span.end, start):
            continue
        is_inside = place.feature in WIDER and before.feature not in WIDER
        is_inside = is_inside and text[before.span.end : place.span.start] == ", "
        return before.name if is_inside else place.name  # "Varna, Varna province, where 12 died"
    return None


def _where_too(question: PlaceQuestion) -> str | None:
    """Find "Varna, where 40 homes were lost and 12 people died", of the 12 as well."""
    text, start = question.index.text, question.figure.span.start
    sentence = question.figure.sentence.start
    where = text.rfind(WHERE_OPENS, sentence, start)
    if where < 0 or not WHERE_TOO.fullmatch(text, where + len(WHERE_OPENS), start):
        return None
    places = question.places(Span(sentence, start))
    return places[-1].name if places and places[-1].span.end == where else None


def _opener(question: PlaceQuestion) -> str | None:
    """Find "In Varna, the army said on Tuesday, 12 people were killed"."""
    return _find_located(question, question.places(question.part.opener))


def _shared(question: PlaceQuestion) -> str | None:
    """Find "a storm hit Varna on Monday, 12 people died and 40 houses were lost"."""
    return _find_located(question, reversed(question.places(question.part.shared)))


def _far_ahead(question: PlaceQuestion) -> str | None:
    """Find "they besieged Varna for a year with guns and tanks, trapping 900 people"."""
    return _find_located(question, question.named)


def _on_the_way(question: PlaceQuestion) -> str | None:
    """Find none in "12 people arrived after a journey between Varna and Burgas"."""
    text = question.index.text
    between = (text.endswith("between ", 0, place.span.start) for place in question.named)
    return SEVERAL if question.term in ARRIVED and any(between) else None


def _went(question: PlaceQuestion) -> str | None:
    """Find where people went, if nothing says where they left."""
    return _find_after((REACHED, WHITHER), question, places=question.behind)


def _part_of_world_behind(question: PlaceQuestion) -> str | None:
    """Find "out of 12 people who died across Asia", not "12 died after a new strike on Asia"."""
    text, end = question.index.text, question.figure.span.end
    stop = CLAUSE_END.search(text, end, question.part.own.end)
    behind = Span(end, stop.start() if stop else question.part.own.end)
    is_alone = not any(behind.covers(place.span) for place in question.behind)
    return find_part_of_world(question, behind) if is_alone else None


def _of_nations(question: PlaceQuestion) -> str | None:
    """Find none in "for a three-nation total of 12"."""
    text, start = question.index.text, question.figure.span.start
    is_sum = OF_NATIONS.search(text, max(question.part.floor, start - NEAR), start)
    return SEVERAL if is_sum else None


def _not_of_part(question: PlaceQuestion) -> str | None:
    """Find none in "12 people, 5 of them in Varna, fled": the others are elsewhere.

    Nor where a part is told of a country other than that of the article.
    """
    part = PART_ELSEWHERE.match(question.index.text, question.figure.span.end)
    abroad = any(place.country not in ("", question.home) for place in question.of_part)
    return SEVERAL if part or abroad else None


def _find_located(question: PlaceQuestion, places: Iterable[Place]) -> str | None:
    """Find the first of the places of which it is said that something is or happens there."""
    text = question.index.text
    for place in places:
        if is_located_at(text, place, floor=question.part.floor):
            if inner := WHOSE_TOWN.match(text, place.span.end):
                inside = question.index.places(inner.end(), inner.end() + 1)
                return inside[0].name if inside else SEVERAL
            return SEVERAL if _is_listed(question, place) else place.name
    return None


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
            return SEVERAL if _is_listed(question, place) else place.name
    return None


def _is_listed(question: PlaceQuestion, place: Place) -> bool:
    """Whether the place is one of several, so that the figure may belong to any.

    "in Nairobi, Kenya, and Dodoma" names two.
    """
    text = question.index.text
    around = Span(place.span.start - LIST_REACH, place.span.end + LIST_REACH)
    named = question.places(around)
    position = named.index(place)
    if position and AND.fullmatch(text, named[position - 1].span.end, place.span.start):
        return True
    last = place
    for other in named[position + 1 :]:
        if not NEXT.fullmatch(text, last.span.end, other.span.start):
            return False
        if AND.fullmatch(text, last.span.end, other.span.start):
            return True
        last = other
    others = AND_OTHERS.match(text, last.span.end)
    return bool(others) and (last is not place or others["which"] == "other")


def _host(question: PlaceQuestion) -> str | None:
    """Find "Jordan hosts 12 refugees", "Daba camp, which hosts 12 people"."""
    text, start = question.index.text, question.figure.span.start
    for place in question.ahead:
        which = WHICH_HOSTS.match(text, place.span.end, start)
        if HOST.match(text, which.end() if which else place.span.end, start):
            return place.name
    return None


def _subject(question: PlaceQuestion) -> str | None:
    """Find "Varna is the worst hit town with 12 dead, 30 hurt and 900 displaced"."""
    floor = question.part.floor
    for place in question.places(Span(floor, floor + FIRST_WORDS)):
        if HOST.match(question.index.text, place.span.end):
            return place.name
    return None


# The rules for the place of a figure, the first that finds one goes before the others.
PLACE_RULES: tuple[Callable[[PlaceQuestion], str | None], ...] = (
    _of_nations,
    _fled_where,
    _left,
    _arrived,
    _departed,
    _fled_into,
    _hit,
    _part_of_world_behind,
    _of_population,
    _stated_behind,
    _named_behind,
    _of_whole,
    find_land_of_thing,
    _where,
    _where_too,
    _host,
    _stated_ahead,
    _opener,
    _subject,
    find_country_of_speaker,
    find_demonym,
    find_part_of_world,
    find_unknown,
    find_there,
    _far_ahead,
    _shared,
    _went,
    _on_the_way,
    _not_of_part,
)
# Those that find where people came.
WHERE_REACHED = frozenset((_arrived, _fled_where, _fled_into, _went))
# Those for a sentence that names no place.
PLACELESS_RULES = (
    _of_nations,
    _of_population,
    find_country_of_speaker,
    find_demonym,
    find_unknown,
    find_there,
    _not_of_part,
)
