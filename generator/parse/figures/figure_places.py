"""Say where a figure holds.

Asked are, in this order, the figure's own part of its sentence, what the sentence begins with, the
part in front that goes on into it, the sentences before it in the paragraph, and what the whole
article is about. The first that names a place gives it, as `Place.name` does.
"""

import re
from collections.abc import Iterable
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
from generator.parse.figures.journey_places import (
    PlaceRule,
    find_arrived,
    find_departed,
    find_fled_into,
    find_host,
    find_left,
    find_on_the_way,
    find_refuge,
    find_went,
)
from generator.parse.figures.located import BESIDE, WHOSE_TOWN, is_located_at, is_of_listed
from generator.parse.figures.place_question import (
    BEFORE_PLACE,
    FLED,
    REACH,
    SEVERAL,
    PlaceQuestion,
)
from generator.parse.figures.scopes import STRUCK
from generator.parse.gazetteer.countries import country_of

# Between a place and a figure that is told of it: "in Muzaffarabad, where 11,000 died", "with 4".
WHERE = re.compile(r",?\s+(?:where\s+(?:\w+\s+){0,5}|with\s+(?:\w+\s+){0,3})$")
# Behind a figure: a name of its own that may be a place.
NAMED_BEHIND = re.compile(r"\s+(?:in|at|near|from)\s+(?:the\s+)?(?=[A-Z])")
OVERALL = re.compile(r"(?i)\b(?:overall|nationwide|country-?wide|national)\b")
ONE_OF = re.compile(r"\b[Oo]ne\s+of\s+(?:the\s+)?$")
CLAUSE_END = re.compile(r",|\s(?:after|before|as|when|while)\s")
# Behind a number, of which only a part is of the place that is named.
PART_ELSEWHERE = re.compile(
    r",\s++[^,;]{1,30}?\s++of\s++(?:them|whom|which)\s++(?:alone\s++)?in\s++(?=[A-Z])"
)
# Behind a number: the town of whose people it is a share.
SHARE_OF = re.compile(
    r",?\s++(?:(?:or|about|some|nearly|almost)\s*+)?(?:(?:about|some|nearly|almost)\s++)?"
    r"[\d.]{1,5}(?:\s?%|\s+per\s?cent)\s+of\s+(?:the\s+)?"
)
POPULATION = re.compile(r"['’]s\s+(?:entire\s+|total\s+)?(?:population|residents|inhabitants)\b")
WIDER = frozenset({"region", "country"})  # features of a place that has towns in it
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
    has_places = question.index.places(part.floor, part.own.end)
    for rule in PLACE_RULES if has_places else PLACELESS_RULES:
        answer = rule(question)
        if answer is not None:
            return FoundPlace(answer, is_reached=rule in WHERE_REACHED)
    return FoundPlace()


def _fled_where(question: PlaceQuestion) -> str | None:
    """Find where people came: "Varna, where 12 people fled to escape the war in Burgas"."""
    return _where(question) if question.term == FLED else None


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
    """Find "12 people were killed in Varna"; "Chad has 12 cases of a strain from Kenya" is Chad."""
    end = question.figure.span.end + REACH
    found = _find_located(question, (p for p in question.behind if p.span.start < end))
    host = find_host(question) if country_of(found or "") else None
    return host if country_of(host or "") else found


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


def _one_of_several(question: PlaceQuestion) -> str | None:
    """Find none in "Ivanov died in Varna, one of 12 victims": the others may be elsewhere."""
    index, start = question.index, question.figure.span.start
    if not ONE_OF.search(index.text, max(0, start - BEFORE_PLACE), start):
        return None
    return find_demonym(question) or SEVERAL


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


def _opener(question: PlaceQuestion) -> str | None:
    """Find "In Varna, the army said on Tuesday, 12 people were killed"."""
    return _find_located(question, question.places(question.part.opener))


def _shared(question: PlaceQuestion) -> str | None:
    """Find "a storm hit Varna on Monday, 12 people died and 40 houses were lost"."""
    return _find_located(question, reversed(question.places(question.part.shared)))


def _far_ahead(question: PlaceQuestion) -> str | None:
    """Find "they besieged Varna for a year with guns and tanks, trapping 900 people"."""
    return _find_located(question, question.named)


def _part_of_world_behind(question: PlaceQuestion) -> str | None:
    """Find "out of 12 people who died across Asia", not "12 died after a new strike on Asia"."""
    text, end = question.index.text, question.figure.span.end
    stop = CLAUSE_END.search(text, end, question.part.own.end)
    behind = Span(end, stop.start() if stop else question.part.own.end)
    is_alone = not any(behind.covers(place.span) for place in question.behind)
    return find_part_of_world(question, behind) if is_alone else None


def _listed_apart(question: PlaceQuestion) -> str | None:
    """Find none in "8 people died, four in Varna and four in Burgas"."""
    text, figure = question.index.text, question.figure
    behind = question.index.places(figure.span.end, figure.sentence.end)
    listed = {place.name for place in behind if is_of_listed(text, place.span.start)}
    return SEVERAL if len(listed) > 1 else None


def _not_of_part(question: PlaceQuestion) -> str | None:
    """Find none in "12 people, 5 of them in Varna, fled": the others are elsewhere.

    Nor where a part is told of several places or of a country other than that of the article.
    """
    part = PART_ELSEWHERE.match(question.index.text, question.figure.span.end)
    abroad = any(place.country not in ("", question.home) for place in question.of_part)
    return SEVERAL if part or abroad or any(map(question.is_listed, question.of_part)) else None


def _find_located(question: PlaceQuestion, places: Iterable[Place]) -> str | None:
    """Find the first of the places of which it is said that something is or happens there."""
    text = question.index.text
    for place in places:
        if is_located_at(text, place, floor=question.part.floor):
            if inner := WHOSE_TOWN.match(text, place.span.end):
                inside = question.index.places(inner.end(), inner.end() + 1)
                return inside[0].name if inside else SEVERAL
            return SEVERAL if question.is_listed(place) else place.name
    return None


# The rules for the place of a figure, the first that finds one goes before the others.
PLACE_RULES: tuple[PlaceRule, ...] = (
    _fled_where,
    find_left,
    find_refuge,
    find_arrived,
    find_departed,
    find_fled_into,
    _hit,
    _part_of_world_behind,
    _of_population,
    _stated_behind,
    _named_behind,
    _of_whole,
    find_land_of_thing,
    _where,
    find_host,
    _one_of_several,
    _stated_ahead,
    _opener,
    find_country_of_speaker,
    find_demonym,
    find_part_of_world,
    find_unknown,
    find_there,
    _far_ahead,
    _shared,
    find_went,
    find_on_the_way,
    _listed_apart,
    _not_of_part,
)
# Those that find where people came.
WHERE_REACHED = {find_refuge, find_arrived, _fled_where, find_fled_into, find_went}
# Those for a sentence that names no place.
PLACELESS_RULES = (
    _of_population,
    find_country_of_speaker,
    find_demonym,
    find_unknown,
    find_there,
    _not_of_part,
)
