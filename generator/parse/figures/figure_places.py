"""Say where a figure holds.

Asked are, in this order, the figure's own part of its sentence, what the sentence begins with, the
part in front that goes on into it, the sentences before it in the paragraph, and what the whole
article is about. The first that names a place gives it, as `Place.name` does.
"""

import re
from collections.abc import Callable, Iterable

from generator.model import Actor, Kind, Place, Span
from generator.parse.figures.article_index import ArticleIndex
from generator.parse.figures.counted import Counted
from generator.parse.figures.figure_part import FigurePart
from generator.parse.figures.located import is_located_at, is_where

# Code points.
NEAR = 60  # ahead of a figure: what stands farther belongs to another part of the sentence
REACH = 110  # behind a figure, likewise
BEFORE_PLACE = 60  # in which the preposition before a place stands
BEFORE_COUNTRY = 3000  # from "in the country" back to the country's name
BEFORE_TOWN = 1500  # from "in the town" back to the town's name
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
    rf"\s+(?:(?!in\b|at\b|to\b|for\b|by\b){GAP}){{0,3}}$",
    re.IGNORECASE,
)
# Who came from elsewhere is counted where they are, not where they are from.
ARRIVED = frozenset(
    ("refugees", "asylum seekers", "migrants", "returned", "deported", "arrived", "sheltered")
)
# Who left is counted where they left.
DEPARTED = frozenset(("displaced", "evacuated", "homeless", "fled"))
FIRST_WORDS = 6  # code points in which the subject of a sentence begins: "The Bol district"
LIST_REACH = 100  # code points in which the other places of a list stand
NEXT = re.compile(r",?\s+(?:(?:and|or)\s+)?(?:in\s+)?(?:[\w-]+\s+)?")
AND = re.compile(r",?\s+(?:and|or)\s+(?:in\s+)?(?:[\w-]+\s+)?")
# Behind a place that counts those in it: "Jordan hosts", "India reported", "Bardiya is worst hit".
HOST = re.compile(
    r"\s+(?:(?:is|has|have|had|was|now|also|become|been|already|currently)\s+)*"
    r"(?:hosts?|hosting|hosted|home\s+to|shelters|received|taken\s+in|took\s+in|saw|seen"
    r"|report(?:ed|s)|record(?:ed|s)|registered|logged|confirmed|suffered"
    r"|(?:remains?\s+|among\s+)?(?:the\s+)?(?:worst|hardest|most|hard)[\s-]+(?:\w+-)?(?:hit|affected))\b",
    re.IGNORECASE,
)
# Between a place and a figure that is told of it: "in Muzaffarabad, where 11,000 died", "with 4".
WHERE = re.compile(r",?\s+(?:where|with)\s+(?:\w+\s+){0,3}$")
# What is told of a part of those counted, places among it.
OF_PART = re.compile(
    r",\s+(?:including|among\s+(?:them|whom)|(?:[\w-]+\s+){0,2}of\s+(?:them|whom))\b[^,;.]*"
)
WHICH_HOSTS = re.compile(r",\s+(?:which|that)(?=\s)", re.IGNORECASE)
WHOSE_COUNTRY = re.compile(r"(?:,|(?<!\s))\s+whose\s+country\b", re.IGNORECASE)
THERE = re.compile(
    r"\b(?:in|across|throughout|inside|around|of|from|leave|left|fled|outside|within|since)\s+"
    r"(?:an?|the|this|that|their|his|her|its)\s+(?:(?!country|nation)\w+\s+)?"
    r"(?:(?P<country>country|nation|republic|kingdom)"
    r"|(?P<region>region|province|state|governorate|oblast|county)"
    r"|(?P<town>city|town|village|port|capital|camp|settlement|municipality|enclave))\b"
    r"(?!\s+(?:of|called|named)\b)",
    re.IGNORECASE,
)
# What each of these words can mean, by `Place.feature`.
MEANT = {
    "country": ("country",),
    "region": ("region", "country"),
    "town": ("city", "town", "village", "township", "landmark", ""),
}
# Units of which "Lebanese" says where they are; of soldiers it says whose they are.
RESIDENTS = frozenset(
    ("people", "households", "children", "women", "men", "girls", "boys", "houses")
)
# Before a name: "In Tawila, …". Of a place that nobody knows no other is guessed.
NAMED_THERE = re.compile(r"\b(?:in|at|near|across)\s+(?:the\s+)?(?=[A-Z])")
LEFT_THERE = re.compile(
    r"\b(?:from|fled|fleeing|left|leaving|escaped|escaping)\s+(?:the\s+)?(?=[A-Z])"
)
OPENED_THERE = re.compile(r"\b(?:In|At|Near|Across|in|at|near|across)\s+(?:the\s+)?(?=[A-Z])")
# No country of its own: "across 13 countries", "The region has …".
COUNTRIES = re.compile(
    r"\b(?:in|across|from)\s+(?:[\w-]+\s+){0,3}(?:countries|nations)\b"
    r"|\b(?:The|the)\s+(?:whole\s+)?(?:region|continent)\s+ha(?:s|ve|d)\b"
)
# Those of whom "Lebanese" says where they are from.
FROM_ELSEWHERE = re.compile(r"\b(?:migrants?|refugees?|asylum|expatriates?|nationals?|workers)\b")
# Behind an event: "(following the quake) that hit Varna". That is no place of its toll.
THAT_HIT = re.compile(
    r"\b(?:that|which)\s+(?:has\s+|have\s+|had\s+)?(?:\w+ly\s+)?"
    r"(?:hit|struck|rattled|rocked|shook|battered|jolted|devastated|pounded|ravaged)\b"
)
SEVERAL = ""  # the answer of a rule for places where the figure may hold in any of several


class PlaceQuestion:
    """A figure whose place is looked for."""

    def __init__(
        self,
        index: ArticleIndex,
        figure: Counted,
        part: FigurePart,
        *,
        unit: str,
        term: str,
    ) -> None:
        self.index = index
        self.figure = figure
        self.part = part
        self.unit = unit
        self.term = term
        # The places of its own part, those right ahead of the figure, those behind it; in text
        # order.
        of_part = OF_PART.search(index.text, figure.span.end, part.own.end)
        aside = range(*of_part.span()) if of_part else ()
        self.named = [p for p in self.places(part.own) if p.span.start not in aside]
        start, end = figure.span
        self.ahead = [p for p in self.named if start - NEAR < p.span.end <= start]
        self.behind = [p for p in self.named if p.span.start >= end]

    def places(self, span: Span) -> list[Place]:
        """List the places between two points where something can be."""
        text = self.index.text
        return [place for place in self.index.places(*span) if is_where(text, place)]


def find_place(question: PlaceQuestion) -> str | None:
    """Name the place that the sentence gives; "" for several, None where it gives none."""
    part = question.part
    has_places = question.index.places(part.floor, part.own.end)
    answers = (rule(question) for rule in (PLACE_RULES if has_places else PLACELESS_RULES))
    return next((answer for answer in answers if answer is not None), None)


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


def _stated_ahead(question: PlaceQuestion) -> str | None:
    """Find "a strike on Varna killed 12"."""
    return _find_located(question, reversed(question.ahead))


def _where(question: PlaceQuestion) -> str | None:
    """Find "Varna, where 12 people were killed"."""
    text, start = question.index.text, question.figure.span.start
    for place in reversed(question.ahead):
        if WHERE.fullmatch(text, place.span.end, start):
            return place.name
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


def _went(question: PlaceQuestion) -> str | None:
    """Find where people went, if nothing says where they left."""
    return _find_after((REACHED, WHITHER), question, places=question.behind)


def _find_located(question: PlaceQuestion, places: Iterable[Place]) -> str | None:
    """Find the first of the places of which it is said that something is or happens there."""
    text = question.index.text
    for place in places:
        if is_located_at(text, place, floor=question.part.floor):
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
    return False


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


def _country_of_speaker(question: PlaceQuestion) -> str | None:
    """Find the country of the one who stands before "whose country"."""
    index = question.index
    start, end = question.part.floor, question.figure.span.start
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


def _demonym(question: PlaceQuestion) -> str | None:
    """Find the country in "Lebanese civilians"."""
    if question.term in ARRIVED or question.unit not in RESIDENTS:
        return None
    noun = question.figure.noun
    if FROM_ELSEWHERE.search(question.index.text, *noun):
        return None
    places = question.index.places(*noun)
    return next((place.name for place in places if place.feature == "demonym"), None)


def _unknown(question: PlaceQuestion) -> str | None:
    """Find a name where a place would stand that is none we know: "In Tawila, …"."""
    part, text, (start, end) = question.part, question.index.text, question.figure.span
    behind = Span(end, min(part.own.end, end + REACH))
    ahead = Span(max(part.own.start, start - REACH), start)
    where = [(part.opener, OPENED_THERE), (behind, NAMED_THERE), (ahead, NAMED_THERE)]
    if question.term in DEPARTED:
        where.append((behind, LEFT_THERE))
    for span, pattern in where:
        for match in pattern.finditer(text, *span):
            if not question.index.is_named(match.end()):
                return SEVERAL
    return SEVERAL if COUNTRIES.search(text, part.floor, part.own.end) else None


def _there(question: PlaceQuestion) -> str | None:
    """Find the country named last before "in the country", the town before "in the town"."""
    index = question.index
    there = THERE.search(index.text, question.part.shared.start, question.part.own.end)
    if not there:
        return None
    kind = there.lastgroup or "country"
    reach = BEFORE_TOWN if kind == "town" else BEFORE_COUNTRY
    before = index.places(max(0, there.start() - reach), there.start())
    return next((p.name for p in reversed(before) if p.feature in MEANT[kind]), None)


# The rules for the place of a figure, the first that finds one goes before the others.
PLACE_RULES: tuple[Callable[[PlaceQuestion], str | None], ...] = (
    _left,
    _arrived,
    _departed,
    _hit,
    _stated_behind,
    _where,
    _host,
    _stated_ahead,
    _opener,
    _subject,
    _country_of_speaker,
    _demonym,
    _unknown,
    _there,
    _far_ahead,
    _shared,
    _went,
)
# Those for a sentence that names no place.
PLACELESS_RULES = (_country_of_speaker, _unknown, _there)
