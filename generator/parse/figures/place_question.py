"""A figure whose place is looked for, with the places around it."""

import re
from collections.abc import Sequence

from generator.model import Place, Span
from generator.parse.figures.article_index import ArticleIndex
from generator.parse.figures.counted_things import Counted
from generator.parse.figures.figure_part import FigurePart
from generator.parse.figures.happening_nouns import is_compared
from generator.parse.figures.located import is_of_listed, is_on_the_way, is_where
from generator.parse.figures.scopes import STRUCK

# Code points.
NEAR = 60  # ahead of a figure: what stands farther belongs to another part of the sentence
REACH = 110  # behind a figure, likewise
BEFORE_PLACE = 60  # ahead of a place: its preposition stands there
# Who came from elsewhere is counted where they are, not where they are from.
ARRIVED = frozenset(
    ("refugees", "asylum seekers", "migrants", "returned", "deported", "arrived", "sheltered")
)
# Who left is counted where they left.
FLED = "fled"
DEPARTED = frozenset(("displaced", "evacuated", "homeless", FLED))
# What is told of a part of those counted, places among it.
OF_PART = re.compile(
    r",\s+(?:including|among\s+(?:them|whom)|(?:with\s+)?(?:many|most|some)|mostly|mainly|largely"
    r"|(?:[\w.-]+\s+){0,2}of\s+(?:them|whom))\b[^,;.]*"
)
# What those counted did at another time: "12 people arrived | after losing relatives in Varna".
DOING = re.compile(
    r"\b(?:after|before|since|without)\s+(?!(?:fight|shell|bomb|flood|shoot|loot|kill|stabb)ing\b)"
    r"\w+ing\b[^,;.]*"
)
# Since when they are counted: "12 cases since the outbreak began in Varna".
SINCE = re.compile(
    r"\bsince\s[^,;.]{0,60}?\b(?:outbreak|invasion|began|erupted|broke|started)\b[^,;.]*"
)
ASIDES = (OF_PART, DOING, SINCE)
SEVERAL = ""  # the answer of a rule for places where the figure may hold in any of several
LIST_REACH = 100  # code points around a place in which the others of its list stand
BETWEEN = r"(?:in\s+)?(?:the\s+)?(?:(?:[a-z-]+\s+)?town\s+of\s+|[\w-]+\s+)?"
# Names between them may be none that we know: "in Varna, | Tolvira, | Burgas and Ruse".
NEXT = re.compile(rf"(?:,\s+[A-Z][\w-]+){{0,3}},?\s+(?:(?:and|or)\s+)?{BETWEEN}")
AND = re.compile(rf",?\s+(?:and|or)\s+{BETWEEN}")
# A name beside it that nobody knows: "in Tolvira and | Varna", "the | Varna | and Tolvira
# districts".
NAME_AND = re.compile(r"(?:\b[Ii]n|\b[Tt]he|,)\s+[A-Z][\w-]+(?:\s+[A-Z][\w-]+)?,?\s+(?:and|or)\s+$")
AND_NAME = re.compile(
    r"\s+(?:and|or)\s+[A-Z][\w-]+\s+(?:districts|provinces|states|regions|counties)\b"
)
AND_UNKNOWN = re.compile(r",?\s+(?:and|or)\s+[A-Z]")  # "Varna, Burgas | and Tolvira"
# Behind the last of a list: "in Varna, Burgas and many other towns".
AND_OTHERS = re.compile(
    r"(?:,\s+[A-Z][\w-]+(?:\s+[A-Z][\w-]+)?){0,3}"
    r",?\s+and\s+(?:many\s+|several\s+|some\s+)?(?P<which>other|surrounding|nearby|neighbou?ring)\b"
)


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
        home: str,
    ) -> None:
        self.home = home  # the country that the article is about, by ISO 3166-1 alpha-3
        self.index = index
        self.figure = figure
        self.part = part
        self.unit = unit
        self.term = term
        # The places of its own part, those right ahead of the figure, those behind it; in text
        # order.
        behind = (index.text, figure.span.end, part.own.end)
        asides = [Span(*found.span()) for words in ASIDES if (found := words.search(*behind))]
        named = self.places(part.own)
        self.of_part = [p for p in named if any(aside.covers(p.span) for aside in asides)]
        self.named = [p for p in named if p not in self.of_part]
        start, end = figure.span
        self.ahead = [p for p in self.named if start - NEAR < p.span.end <= start]
        self.behind = [p for p in self.named if p.span.start >= end]

    def places(self, span: Span) -> list[Place]:
        """List the places between two points where something can be."""
        text = self.index.text
        start = self.figure.sentence.start
        return [
            place
            for place in self.index.places(*span)
            if is_where(text, place)
            and not self._is_of_another(place)
            and not (self.term in STRUCK and is_on_the_way(text, place, floor=start))
            and not is_compared(text, start, place.span.start)
        ]

    def is_listed(self, place: Place) -> bool:
        """Whether a place is one of several, so that the figure may belong to any."""
        around = Span(place.span.start - LIST_REACH, place.span.end + LIST_REACH)
        return is_listed(self.index.text, place, named=self.places(around))

    def _is_of_another(self, place: Place) -> bool:
        """Whether another number of a list is told of it: "12 in Varna, 3 in Burgas"."""
        start = place.span.start
        found = is_of_listed(self.index.text, start)
        return bool(found) and not self.figure.span.covers(found)


def is_listed(text: str, place: Place, *, named: Sequence[Place]) -> bool:
    """Whether the place is one of several, so that the figure may belong to any.

    `named` are the places within LIST_REACH of it. "in Nairobi, Kenya, and Dodoma" names two.
    """
    position = named.index(place)
    if position and AND.fullmatch(text, named[position - 1].span.end, place.span.start):
        return True
    start, end = place.span
    if NAME_AND.search(text, max(0, start - LIST_REACH), start) or AND_NAME.match(text, end):
        return True
    last = place
    for other in named[position + 1 :]:
        if not NEXT.fullmatch(text, last.span.end, other.span.start):
            return last is not place and AND_UNKNOWN.match(text, last.span.end) is not None
        if AND.fullmatch(text, last.span.end, other.span.start):
            return True
        last = other
    if last is not place and AND_UNKNOWN.match(text, last.span.end):
        return True
    others = AND_OTHERS.match(text, last.span.end)
    return bool(others) and (last is not place or others["which"] == "other")
