"""Look up what an article names by where it stands: its dates, its places, its actors."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from generator.model import Actor, Date, DateType, Parsed, Place

# The TIMEX3 value of a point in time: a year, a month, a day, a week.
POINT = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?|-W\d\d(?:-WE)?)?$")


class NamedActor(NamedTuple):
    """A mention of an actor."""

    start: int
    end: int
    key: str


class ArticleIndex:
    """The dates, places and actors of an article, each in text order."""

    def __init__(self, parsed: Parsed) -> None:
        self.text = parsed.article.text
        self._parsed = parsed
        self._dates = [date for date in parsed.dates if _is_point(date)]
        self._date_starts = [date.span.start for date in self._dates]
        self._place_starts = [place.span.start for place in parsed.places]

    @cached_property
    def _mentions(self) -> list[NamedActor]:
        """The mentions of all actors, which most articles are never asked for."""
        return sorted(
            NamedActor(*mention.span, actor.key)
            for actor in self._parsed.actors
            for mention in actor.mentions
        )

    @cached_property
    def _place_names(self) -> dict[str, str]:
        return {place.span.of(self.text): place.name for place in self._parsed.places}

    def dates(self, start: int, end: int) -> Sequence[Date]:
        """List the resolved points in time named between start and end."""
        first = bisect_left(self._date_starts, start)
        return self._dates[first : bisect_left(self._date_starts, end)]

    def places(self, start: int, end: int) -> Sequence[Place]:
        """List the places named between start and end, demonyms among them."""
        first = bisect_left(self._place_starts, start)
        return self._parsed.places[first : bisect_left(self._place_starts, end)]

    def actors(self, start: int, end: int) -> Sequence[NamedActor]:
        """List the mentions of actors that begin between start and end."""
        first = bisect_left(self._mentions, (start,))
        return self._mentions[first : bisect_left(self._mentions, (end,))]

    def actor(self, mention: NamedActor) -> Actor:
        """Give the actor that is mentioned."""
        return self._parsed.actor_of[mention.key]

    def place_name(self, written: str) -> str:
        """Name a place as `Place.name` has it, where the article names it in the same words."""
        return self._place_names.get(written, written)


def _is_point(date: Date) -> bool:
    return date.type is DateType.DATE and POINT.match(date.value) is not None
