"""Say where, when and in what a figure is counted.

Circumstances stay inside the figure's part of its sentence (`figure_part`); what that does not say
is taken from the opening of the sentence, then from the paragraph and from what the article is
about, as long as nothing contradicts.
"""

import re
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from generator.model import Figure, Parsed, Span
from generator.parse.figures import scopes
from generator.parse.figures.article_index import ArticleIndex
from generator.parse.figures.counted import Counted
from generator.parse.figures.counted_nouns import Counts
from generator.parse.figures.dated_events import DatedEvents, Days
from generator.parse.figures.figure_dates import FigureDates
from generator.parse.figures.figure_part import FigurePart
from generator.parse.figures.figure_places import find_place
from generator.parse.figures.place_question import PlaceQuestion
from generator.parse.figures.story_place import StoryPlace
from generator.parse.gazetteer import country_entry

OF_PEOPLE = frozenset(("people", "households", "children", "women", "civilians"))
WIDE = frozenset((scopes.WORLD, scopes.WAR))
# Who counts in one country alone.
AUTHORITY = re.compile(
    r"(?:['’]s)?\s+(?:[\w-]+\s+){0,5}?(?:ministry|minister|agency|authority|authorities|government"
    r"|police|officials|department|president|civil\s+defen[cs]e)\b",
    re.IGNORECASE,
)
AUTHORITY_REACH = 140  # code points in front of a figure
# What is dated though nothing says what is told of it: an editor may say that.
WORTH_DAYS = (Counts.PEOPLE, Counts.BUILDINGS, Counts.GOODS, Counts.MONEY)
FEWEST_ELSEWHERE = 2  # figures of other countries that tell of an article on several
OUTSIDE = 20  # code points behind a figure's part: "the fighting over the past | two years"
SMALLEST_COUNTRY = 10_000  # people


class Circumstances(NamedTuple):
    """Where, when and in what a figure is counted; "" where the article does not say."""

    place: str = ""
    as_of: str = ""
    since: str = ""
    scope: str = ""
    is_stated: bool = False  # the sentence names the place


class ArticleCircumstances:
    """The circumstances of an article's figures."""

    def __init__(self, parsed: Parsed, index: ArticleIndex) -> None:
        self._index = index
        self._story = StoryPlace(parsed, index)
        self._dates = FigureDates(index, DatedEvents(index))

    def of(
        self,
        figure: Counted,
        clause: Span,
        *,
        unit: str,
        term: str,
        end: int,
    ) -> Circumstances:
        """Give those of a figure; its clause ends where somebody says so, else at `end`."""
        is_measure = figure.counts is Counts.MEASURE
        if not term and figure.counts not in WORTH_DAYS:
            return Circumstances()
        part = FigurePart(self._index, figure, clause)
        days = Days() if is_measure else self._dates.of(part, term=term, end=end)
        if not term:
            return Circumstances("", days.as_of, since=days.since)
        stated = find_place(PlaceQuestion(self._index, figure, part, unit=unit, term=term))
        scope = self._scope(part, unit=unit, term=term, is_placed=bool(stated))
        return Circumstances(
            stated or "",
            days.as_of,
            since=days.since,
            scope=scope,
            is_stated=stated is not None,
        )

    def complete(self, figures: list[Figure], own_places: list[bool]) -> list[Figure]:
        """Give the figures whose sentence names no place that of their paragraph or article.

        `own_places` says of which figures the sentence does.
        """
        if all(
            has_own or not figure.term for figure, has_own in zip(figures, own_places, strict=True)
        ):
            return [self._complete(figure, True, "") for figure in figures]
        main = "" if self._is_elsewhere(figures) else self._main_place(figures, own_places)
        return [
            self._complete(figure, has_own, main)
            for figure, has_own in zip(figures, own_places, strict=True)
        ]

    def _main_place(self, figures: list[Figure], own_places: list[bool]) -> str:
        """Name the place that the article is about.

        That is no town of its own where the figures of the lead are of a whole country.
        """
        if self._story.is_of_several:
            return ""
        places = {
            figure.place
            for figure, has_own in zip(figures, own_places, strict=True)
            if figure.place and has_own and self._is_in_lead(figure)
        }
        place, name = places.pop() if len(places) == 1 else "", self._story.name
        return place if not name or place == self._story.country else name

    def _is_in_lead(self, figure: Figure) -> bool:
        return figure.span.start < self._story.lead_end and figure.scope not in WIDE

    def _is_elsewhere(self, figures: list[Figure]) -> bool:
        """Whether most figures are counted outside the country that the article is about."""
        countries = [self._index.countries.get(each.place) for each in figures if each.place]
        if len(countries) < FEWEST_ELSEWHERE:
            return False
        inside = countries.count(self._story.country_code)
        outside = sum(bool(country) for country in countries) - inside
        return outside >= FEWEST_ELSEWHERE and outside > inside

    def _complete(self, figure: Figure, has_own: bool, main: str) -> Figure:
        place, scope = figure.place, figure.scope
        if not figure.term or (scope and has_own):
            return figure
        if not has_own and scope in (scopes.WAR, scopes.COUNTRY):
            place = self._story.country
        elif not has_own and scope != scopes.WORLD:
            is_blow = figure.term in scopes.STRUCK
            place = self._story.before(figure.span.start, is_blow=is_blow)
            place = place or main or self._country_of(figure)
        if place and not scope:
            is_country = place in self._index.country_names or place == self._story.country
            is_country = is_country and place != self._story.local
            scope = scopes.COUNTRY if is_country else scopes.AREA
        return replace(figure, place=place, scope=scope)

    def _country_of(self, figure: Figure) -> str:
        """Name the country whose authorities count in front of it: "Syria's health ministry"."""
        start = self._index.sentence_start(figure.span.start)
        start = max(start, figure.span.start - AUTHORITY_REACH)
        for place in reversed(self._index.places(start, figure.span.start)):
            if place.country and AUTHORITY.match(self._index.text, place.span.end):
                return place.name
        return ""

    def _scope(self, part: FigurePart, *, unit: str, term: str, is_placed: bool) -> str:
        text, figure = self._index.text, part.figure
        own = text[part.own.start : min(figure.sentence.end, part.own.end + OUTSIDE)]
        scope = scopes.scope_of(part.before.of(text), own, term=term)
        if not scope and not is_placed and self._exceeds_country(figure, unit):
            return scopes.WORLD
        return scope

    def _exceeds_country(self, figure: Counted, unit: str) -> bool:
        """Whether more people are counted than live in the country that the article is about."""
        value = figure.number.value
        if not value or value < SMALLEST_COUNTRY or unit not in OF_PEOPLE:
            return False
        return value > self._population

    @cached_property
    def _population(self) -> float:
        code = self._story.country_code
        known = country_entry(code).population if code else 0
        return known or float("inf")
