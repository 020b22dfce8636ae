"""Say where and when a figure holds, as far as its own clause says so.

What the clause does not say stays empty: no place is guessed from the article's subject, no date
from the day on which it was published. "The region", "the country" mean the country named last
before.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.model import Actor, Date, Kind, Place, Span
from generator.parse.figures.article_index import ArticleIndex
from generator.parse.figures.counted import Counted

# Code points.
NEAR = 60  # from "since" to the date that it brings: "since the war started in 2011"
OPENING = 30  # at the start of a sentence, where a place holds for all that follows
BEFORE_PLACE = 60  # in which the preposition before a place stands
BEFORE_DATE = 20
BEFORE_FIGURE = 150  # in which "as of" a date may stand
BEFORE_COUNTRY = 3000  # from "in the country" back to the country's name
WHERE = re.compile(
    r"\b(?:in|at|across|near|around|inside|outside|throughout|within|over)"
    r"\s+(?:[^\s,;:.]+\s+){0,5}$",
    re.IGNORECASE,
)
WHENCE = re.compile(r"\bfrom\s+(?:[^\s,;:.]+\s+){0,3}$", re.IGNORECASE)
WHITHER = re.compile(r"\b(?:to|into)\s+(?:[^\s,;:.]+\s+){0,3}$", re.IGNORECASE)
# Who came from elsewhere is counted where they are, not where they are from.
ARRIVED = frozenset(("refugees", "asylum seekers", "migrants", "returned", "deported"))
# Who left is counted where they left.
DEPARTED = frozenset(("displaced", "evacuated", "homeless"))
NEXT = re.compile(r",?\s+(?:(?:and|or)\s+)?(?:in\s+)?")
AND = re.compile(r",?\s+(?:and|or)\s+(?:in\s+)?")
POSSESSED = re.compile(
    r"\s+(?:embass|consulate|army|military|troops|government|soldiers|forces|police|officials"
    r"|president|warplanes|jets)"
)
HOST = re.compile(
    r"\s+(?:(?:is|has|have|had|was|now|also|become|been|already|currently)\s+)*"
    r"(?:hosts?|hosting|hosted|home\s+to|shelters|received|taken\s+in|took\s+in)\b",
    re.IGNORECASE,
)
WHOSE_COUNTRY = re.compile(r"(?:,|(?<!\s))\s+whose\s+country\b", re.IGNORECASE)
THERE = re.compile(
    r"\b(?:in|across|throughout)\s+(?:an?|the|this|that|their|his|her)\s+(?:\w+\s+)?"
    r"(?:country|nation|region)\b",
    re.IGNORECASE,
)
# Units of which "Lebanese" says where they are; of soldiers it says whose they are.
RESIDENTS = frozenset(
    ("people", "households", "children", "women", "men", "girls", "boys", "houses")
)
AS_OF = re.compile(r"\bas\s+(?:of|at)\s+(?:\w+\s+)?$", re.IGNORECASE)
# Before a date that says when something else was or will be, or that is one end of a period.
NOT_AS_OF = re.compile(
    r"\b(?:since|after|before|until|till|by|from|between|and|to|through|following|started|began"
    r"|next)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
CONTINUED = re.compile(r"(?<!\s)\s+to\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
SEVERAL = ""  # the answer of a rule for places where the figure may hold in any of several


@dataclass(frozen=True)
class PlaceQuestion:
    """A figure whose place is looked for."""

    index: ArticleIndex
    figure: Counted
    clause: Span  # without who says so and where
    unit: str
    term: str

    @cached_property
    def named(self) -> list[Place]:
        """The places of the clause, in text order."""
        return [place for place in self.index.places(*self.clause) if self._is_where(place)]

    def _is_where(self, place: Place) -> bool:
        """Whether something can be there; not in "the Polish army"."""
        if place.feature == "demonym":
            return False
        return not POSSESSED.match(self.index.text, place.span.end)

    @property
    def behind(self) -> list[Place]:
        """The places behind the figure."""
        return [place for place in self.named if place.span.start >= self.figure.span.end]

    @cached_property
    def ahead(self) -> list[Place]:
        """The places ahead of the figure.

        What stands far ahead belongs to another part of the sentence, unless the sentence begins
        with it.
        """
        figure = self.figure
        near = figure.span.start - NEAR
        opening = figure.sentence.start + OPENING
        return [
            place
            for place in self.named
            if place.span.end <= figure.span.start
            and (place.span.end > near or place.span.start < opening)
        ]


def find_place(question: PlaceQuestion) -> str:
    """Name the place where the figure holds, as `Place.name` does, or give ""."""
    answers = (rule(question) for rule in PLACE_RULES)
    return next((answer for answer in answers if answer is not None), "")


def _stated_behind(question: PlaceQuestion) -> str | None:
    """Find "12 people were killed in Varna"."""
    return _find_after(WHERE, question, places=question.behind)


def _moved(question: PlaceQuestion) -> str | None:
    """Find where people came, or whence they left: "12 refugees fled to Varna"."""
    if question.term in ARRIVED:
        return _find_after(WHITHER, question, places=question.behind)
    if question.term in DEPARTED:
        return _find_after(WHENCE, question, places=question.behind)
    return None


def _stated_ahead(question: PlaceQuestion) -> str | None:
    """Find "In Varna, 12 people were killed"."""
    return _find_after(WHERE, question, places=reversed(question.ahead))


def _find_after(
    preposition: re.Pattern,
    question: PlaceQuestion,
    *,
    places: Iterable[Place],
) -> str | None:
    """Find the first of the places that stands after such a preposition."""
    for place in places:
        floor = max(question.clause.start, place.span.start - BEFORE_PLACE)
        if preposition.search(question.index.text, floor, place.span.start):
            return SEVERAL if _is_listed(question, place) else place.name
    return None


def _is_listed(question: PlaceQuestion, place: Place) -> bool:
    """Whether the place is one of several, so that the figure may belong to any.

    "in Nairobi, Kenya, and Dodoma" names two.
    """
    text, named = question.index.text, question.named
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
    """Find "Jordan hosts 12 refugees"."""
    text, start = question.index.text, question.figure.span.start
    hosts = (place for place in question.ahead if HOST.match(text, place.span.end, start))
    return next((place.name for place in hosts), None)


def _country_of_speaker(question: PlaceQuestion) -> str | None:
    """Find the country of the one who stands before "whose country"."""
    index = question.index
    whose = WHOSE_COUNTRY.search(index.text, question.clause.start, question.figure.span.start)
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
    places = question.index.places(*question.figure.noun)
    return next((place.name for place in places if place.feature == "demonym"), None)


def _there(question: PlaceQuestion) -> str | None:
    """Find the country named last before "in the country"."""
    there = THERE.search(question.index.text, *question.clause)
    if not there:
        return None
    before = question.index.places(max(0, there.start() - BEFORE_COUNTRY), there.start())
    return next((place.name for place in reversed(before) if place.feature == "country"), None)


# The rules for the place of a figure, the first that finds one goes before the others.
PLACE_RULES: tuple[Callable[[PlaceQuestion], str | None], ...] = (
    _stated_behind,
    _moved,
    _stated_ahead,
    _host,
    _country_of_speaker,
    _demonym,
    _there,
)


def find_as_of(index: ArticleIndex, figure: Counted, clause: Span) -> str:
    """Give the TIMEX3 value of the point in time for which the clause gives the figure, or ""."""
    floor = figure.sentence.start
    for date in index.dates(max(floor, figure.span.start - BEFORE_FIGURE), clause.end):
        before = max(floor, date.span.start - BEFORE_DATE)
        if AS_OF.search(index.text, before, date.span.start):
            return date.value
    for date in _by_distance(index, figure, clause):
        before = max(0, date.span.start - BEFORE_DATE)
        if not NOT_AS_OF.search(index.text, before, date.span.start):
            return "" if _is_since(index, clause, date=date) else date.value
    return ""


def _by_distance(index: ArticleIndex, figure: Counted, clause: Span) -> Sequence[Date]:
    """List the dates of the clause, the nearest to the figure first.

    Between two figures a date belongs to the first, unless the second has none: "from 3 in April
    to 11 in May".
    """
    start = figure.span.start
    follows = clause.start > figure.sentence.start
    goes_on = follows and CONTINUED.search(index.text, clause.start, start) is not None

    def distance(date: Date) -> tuple[bool, int]:
        belongs_to_first = goes_on and date.span.start < start
        return belongs_to_first, abs(date.span.start - start)

    dates = (date for date in index.dates(*clause) if not figure.span.overlaps(date.span))
    return sorted(dates, key=distance)


def find_since(index: ArticleIndex, clause: Span) -> str:
    """Give the TIMEX3 value of the point from which on the figure has been counted, or ""."""
    since = (date for date in index.dates(*clause) if _is_since(index, clause, date=date))
    return next((date.value for date in since), "")


def _is_since(index: ArticleIndex, clause: Span, *, date: Date) -> bool:
    """Whether the date is the first behind "since": "since the war started in 2011"."""
    floor = max(clause.start, date.span.start - NEAR)
    since = SINCE.search(index.text, floor, date.span.end)
    return bool(since) and not index.dates(since.end(), date.span.start)
