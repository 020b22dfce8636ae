"""Say where and when a figure holds, as far as its own clause says so.

What the clause does not say stays empty: no place is guessed from the article's subject, no date from the day on which
it was published. "The region", "the country" mean the country named last before.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from generator.model import Date, DateType, Kind, Parsed, Place, Span
from generator.parse.figures.counted import Counted
from generator.parse.figures.terms import continue_clause

WINDOW = 150  # code points on either side of a figure in which its clause is read
NEAR = 60  # code points from "since" to the date that it brings: "since the war started in 2011"
WHERE = re.compile(
    r"\b(?:in|at|across|near|around|inside|outside|throughout|within|over)\s+(?:[^\s,;:.]+\s+){0,5}$", re.IGNORECASE
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
    r"\s+(?:embass|consulate|army|military|troops|government|soldiers|forces|police|officials|president|warplanes|jets)"
)
HOST = re.compile(
    r"\s+(?:(?:is|has|have|had|was|now|also|become|been|already|currently)\s+)*"
    r"(?:hosts?|hosting|hosted|home\s+to|shelters|received|taken\s+in|took\s+in)\b",
    re.IGNORECASE,
)
WHOSE_COUNTRY = re.compile(r"(?:,|(?<!\s))\s+whose\s+country\b", re.IGNORECASE)
THERE = re.compile(
    r"\b(?:in|across|throughout)\s+(?:an?|the|this|that|their|his|her)\s+(?:\w+\s+)?(?:country|nation|region)\b",
    re.IGNORECASE,
)
# Units of which "Lebanese" says where they are; of soldiers it says whose they are.
RESIDENTS = frozenset(("people", "households", "children", "women", "men", "girls", "boys", "houses"))
AS_OF = re.compile(r"\bas\s+(?:of|at)\s+(?:\w+\s+)?$", re.IGNORECASE)
# Before a date that says when something else was or will be, or that is one end of a period.
NOT_AS_OF = re.compile(
    r"\b(?:since|after|before|until|till|by|from|between|and|to|through|following|started|began|next)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
CONTINUED = re.compile(r"(?<!\s)\s+to\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
POINT = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?|-W\d\d(?:-WE)?)?$")  # a year, a month, a day, a week


class Context:
    """The dates, places and names of an article, to be asked for by position."""

    def __init__(self, parsed: Parsed):
        self.parsed = parsed
        self.text = parsed.article.text
        self._dates = [date for date in parsed.dates if date.type is DateType.DATE and POINT.match(date.value)]
        self._date_starts = [date.span.start for date in self._dates]
        self.names = {place.span.of(self.text): place.name for place in parsed.places}  # as written: `Place.name`
        self._place_starts = [place.span.start for place in parsed.places]
        self._said = sorted((*mention.span, actor.key) for actor in parsed.actors for mention in actor.mentions)

    def dates(self, start: int, end: int) -> Sequence[Date]:
        """The resolved points in time named between start and end, in text order."""
        return self._dates[bisect_left(self._date_starts, start) : bisect_left(self._date_starts, end)]

    def places(self, start: int, end: int) -> Sequence[Place]:
        """The places named between start and end, demonyms among them, in text order."""
        return self.parsed.places[bisect_left(self._place_starts, start) : bisect_left(self._place_starts, end)]

    def said(self, start: int, end: int) -> Sequence[tuple[int, int, str]]:
        """The actors named between start and end: start, end and key of each mention, in text order."""
        return self._said[bisect_left(self._said, (start,)) : bisect_left(self._said, (end,))]


def clause_of(text: str, counted: Sequence[Counted], index: int) -> Span:
    """The part of the sentence that belongs to a figure: to its neighbours or a semicolon, at most WINDOW away."""
    each = counted[index]
    start = max(each.sentence.start, counted[index - 1].span.end if index else 0, each.span.start - WINDOW)
    _, following = continue_clause(text, counted, index)
    end = min(each.sentence.end, each.span.end + WINDOW, following.span.start if following else each.sentence.end)
    semicolon = text.find(";", each.span.end, end)
    end = semicolon if semicolon >= 0 else end
    return Span(start, max(each.span.end, end))


def find_place(context: Context, each: Counted, clause: Span, unit: str, term: str) -> str:
    """The name of the place where the figure holds, as in `Place.name`, or ""."""
    text = context.text
    named = [
        place
        for place in context.places(*clause)
        if place.feature != "demonym" and not POSSESSED.match(text, place.span.end)
    ]
    behind = [place for place in named if place.span.start >= each.span.end]
    # What stands far ahead of the figure belongs to another part of the sentence, unless the sentence begins with it.
    near, opening = each.span.start - NEAR, each.sentence.start + NEAR // 2
    ahead = [
        place
        for place in named
        if place.span.end <= each.span.start and (place.span.end > near or place.span.start < opening)
    ]
    ways = [(WHERE, behind), (WHERE, ahead[::-1])]
    if term in ARRIVED or term in DEPARTED:
        ways.insert(1, (WHITHER if term in ARRIVED else WHENCE, behind))
    for pattern, places in ways:
        for place in places:
            if pattern.search(context.text, max(clause.start, place.span.start - 60), place.span.start):
                return "" if _is_listed(context, place, named) else place.name
    for place in ahead:
        if HOST.match(context.text, place.span.end, each.span.start):
            return place.name
    return _country_of_speaker(context, each, clause) or _demonym(context, each, unit, term) or _there(context, clause)


def _is_listed(context: Context, place: Place, named: Sequence[Place]) -> bool:
    """Whether the place is one of several, so that the figure may belong to any: "in Nairobi, Kenya, and Dodoma"."""
    run, listed = [place], False
    for other in named[named.index(place) + 1 :]:
        if not NEXT.fullmatch(context.text, run[-1].span.end, other.span.start):
            break
        listed = listed or bool(AND.fullmatch(context.text, run[-1].span.end, other.span.start))
        run.append(other)
    before = named[: named.index(place)][-1:]
    return listed or any(AND.fullmatch(context.text, other.span.end, place.span.start) for other in before)


def _country_of_speaker(context: Context, each: Counted, clause: Span) -> str:
    """The country of the one who stands before "whose country"."""
    whose = WHOSE_COUNTRY.search(context.text, clause.start, each.span.start)
    if not whose:
        return ""
    for _, end, key in reversed(context.said(max(0, whose.start() - NEAR), whose.start() + 1)):
        actor = context.parsed.actor_of[key]
        if end == whose.start():
            roles = [role.of for role in actor.roles if role.of and not role.former]
            return _known(context, next(iter(roles), "") if actor.kind is Kind.PERSON else actor.name)
    return ""


def _known(context: Context, name: str) -> str:
    """The name of the place as `Place.name` has it where the article names the place in the same words."""
    return context.names.get(name, name)


def _demonym(context: Context, each: Counted, unit: str, term: str) -> str:
    """The country in "Lebanese civilians"."""
    if term in ARRIVED or unit not in RESIDENTS:
        return ""
    return next((place.name for place in context.places(*each.noun) if place.feature == "demonym"), "")


def _there(context: Context, clause: Span) -> str:
    """The country named last before "in the country"."""
    there = THERE.search(context.text, *clause)
    if not there:
        return ""
    before = context.places(max(0, there.start() - 20 * WINDOW), there.start())
    return next((place.name for place in reversed(before) if place.feature == "country"), "")


def find_as_of(context: Context, each: Counted, clause: Span) -> str:
    """The TIMEX3 value of the point in time for which the clause gives the figure, or ""."""
    text = context.text
    for date in context.dates(max(each.sentence.start, each.span.start - WINDOW), clause.end):
        if AS_OF.search(text, max(each.sentence.start, date.span.start - 20), date.span.start):
            return date.value
    dates = [date for date in context.dates(*clause) if not each.span.overlaps(date.span)]
    # Between two figures a date belongs to the first, unless the second has none: "from 3 in April to 11 in May".
    goes_on = clause.start > each.sentence.start and CONTINUED.search(text, clause.start, each.span.start)
    for date in sorted(dates, key=lambda date: _distance(date, each, bool(goes_on))):
        if not NOT_AS_OF.search(text, max(0, date.span.start - 20), date.span.start):
            return "" if _since(context, clause, date) else date.value
    return ""


def _distance(date: Date, each: Counted, goes_on: bool) -> tuple[bool, int]:
    return goes_on and date.span.start < each.span.start, abs(date.span.start - each.span.start)


def find_since(context: Context, clause: Span) -> str:
    """The TIMEX3 value of the point in time from which on the figure has been counted, or ""."""
    return next((date.value for date in context.dates(*clause) if _since(context, clause, date)), "")


def _since(context: Context, clause: Span, date: Date) -> bool:
    """Whether the date is the first behind "since": "since the war started in 2011"."""
    since = SINCE.search(context.text, max(clause.start, date.span.start - NEAR), date.span.end)
    return bool(since) and not context.dates(since.end(), date.span.start)
