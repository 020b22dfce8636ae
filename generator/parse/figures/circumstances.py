"""Say where, when and in what a figure is counted.

Circumstances stay inside the figure's part of its sentence (`figure_part`); what that does not say
is taken from the opening of the sentence, then from the paragraph and from what the article is
about, as long as nothing contradicts.
"""

import re
from itertools import compress
from typing import NamedTuple

from generator.frozen import replace
from generator.model import Figure, Parsed, Place, Span
from generator.parse.figures import scopes
from generator.parse.figures.article_index import ArticleIndex
from generator.parse.figures.counted_things import Counted, Counts
from generator.parse.figures.counter_places import (
    find_country_of_appeal,
    find_country_of_authority,
    find_place_governed,
    find_village_led,
    is_counted_abroad,
    is_of_site,
)
from generator.parse.figures.dated_events import DatedEvents, Days
from generator.parse.figures.figure_dates import FigureDates
from generator.parse.figures.figure_part import FigurePart
from generator.parse.figures.figure_places import FoundPlace, find_place
from generator.parse.figures.happening_nouns import ATTACKS
from generator.parse.figures.located import FACILITY, is_said_at, is_where
from generator.parse.figures.place_question import PlaceQuestion
from generator.parse.figures.populations import exceeds_country, place_where_it_fits
from generator.parse.figures.story_place import StoryPlace
from generator.parse.figures.themes import theme
from generator.parse.gazetteer.countries import country_of

WIDE = frozenset((scopes.WORLD, scopes.WAR))
TOWNS = frozenset(("city", "town", "village"))
# "The toll of that strike", "in the raid the night before".
ANOTHER = re.compile(
    rf"\bthat\s+(?:[a-z]+\s+)?(?:{ATTACKS})\b|\b(?:{ATTACKS})\s+the\s+(?:previous|night|day|week)\b"
)
# Behind a number, what was done at another time than the sentence before tells of.
APART = re.compile(r"\b(?:days?|weeks?|months?|years?)\s+(?:earlier|before|ago)\b")
# What spreads is not of the one town that the article tells of, unless it says so.
SPREADING = re.compile(
    r"\b(?:epidemic|pandemic|outbreak|famine|drought|disease|virus|cholera|measles|dengue|malaria"
    r"|polio|ebola|diphtheria|coronavirus|sars(?:-cov-2)?|influenza|mpox)\b",
    re.IGNORECASE,
)
# What is dated though nothing says what is told of it: an editor may say that.
WORTH_DAYS = (Counts.PEOPLE, Counts.BUILDINGS, Counts.GOODS, Counts.MONEY)
# Whose population it is: "the nation, which has a population of 9 million".
OF_NATION = re.compile(r"\b(?:nation|country),?\s+(?:which|with|of|ha[sd])\b")
# Themes of which a country that is named beside the number is the one that counts.
OF_COUNTRIES = frozenset(("health", "population", "livelihoods"))
FEWEST_ELSEWHERE = 2  # figures of other countries that tell of an article on several
WAY_REACH = 300  # code points of a sentence in which the ends of a way stand
OUTSIDE = 20  # code points behind a figure's part: "the war of the past | two years"


class Circumstances(NamedTuple):
    """Where, when and in what a figure is counted; "" where the article does not say."""

    place: str = ""
    as_of: str = ""
    since: str = ""
    scope: str = ""
    is_stated: bool = False  # the sentence names the place
    # What those are whom a place counts that they came to: "displaced", abroad "arrived".
    reached: str = ""


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
        home = self._story.country_code
        place = find_place(
            PlaceQuestion(self._index, figure, part, unit=unit, term=term, home=home)
        )
        scope = self._scope(part, unit=unit, term=term, is_placed=bool(place.name))
        is_wide = scope == scopes.WORLD and bool(country_of(place.name or ""))
        return Circumstances(
            "" if is_wide else place.name or "",
            days.as_of,
            since=days.since,
            scope=scope,
            is_stated=place.name is not None,
            reached=self._reached(place),
        )

    def _reached(self, place: FoundPlace) -> str:
        """Say what those are who came to a place; "" where nobody did."""
        if not place.is_reached:
            return ""
        country = self._index.countries.get(place.name or "")
        is_at_home = country in (None, "", self._story.country_code)
        return "displaced" if is_at_home and not country_of(place.name or "") else "arrived"

    def complete(self, figures: list[Figure], own_places: list[bool]) -> list[Figure]:
        """Give the figures whose sentence names no place that of their paragraph or article.

        `own_places` says of which figures the sentence does.
        """
        given = list(zip(figures, own_places, strict=True))
        if any(figure.term and not has_own for figure, has_own in given):
            self._placed_by_sentence = list(compress(figures, own_places))
            main = "" if self._is_elsewhere(figures) else self._main_place(figures, own_places)
            completed = [self._complete(figure, has_own, main) for figure, has_own in given]
        else:
            completed = [self._complete(figure, True, "") for figure in figures]
        return [place_where_it_fits(one, self._index, story=self._story) for one in completed]

    def _main_place(self, figures: list[Figure], own_places: list[bool]) -> str:
        """Name the place that the article is about.

        That is no town of its own where a number of the lead is of a whole country.
        """
        if self._story.is_of_several:
            return ""
        lead = self._placed_in_lead(figures, own_places)
        if any(each.place == self._story.country for each in lead):
            return self._story.country
        places = {each.place for each in lead if each.place}
        return self._story.name or (places.pop() if len(places) == 1 else "")

    def _placed_in_lead(self, figures: list[Figure], own_places: list[bool]) -> list[Figure]:
        """List the figures of the lead that have a place of their own and no wide scope."""
        placed = (each for each, has_own in zip(figures, own_places, strict=True) if has_own)
        lead_end = self._story.lead_end
        return [each for each in placed if each.span.start < lead_end and each.scope not in WIDE]

    def _is_elsewhere(self, figures: list[Figure]) -> bool:
        """Whether most figures are counted outside the country that the article is about."""
        countries = [self._index.countries.get(each.place) for each in figures if each.place]
        if len(countries) < FEWEST_ELSEWHERE:
            return False
        inside = countries.count(self._story.country_code)
        outside = sum(bool(country) for country in countries) - inside
        return outside >= FEWEST_ELSEWHERE and outside > inside

    def _complete(self, figure: Figure, has_own: bool, main: str) -> Figure:
        if not figure.term or (figure.scope and has_own):
            return figure
        if has_own:
            is_way = figure.term == "arrived" and not figure.place
            return self._placed(figure, self._end_of_way(figure) if is_way else figure.place)
        is_wide = figure.scope in (scopes.WAR, scopes.COUNTRY)
        led = None if is_wide else find_village_led(figure, self._index)
        if led is not None:
            return replace(figure, place=led, scope=scopes.AREA)
        place = self._place_meant(figure, main)
        if place == self._story.country != self._story.local and self._is_local(figure):
            return replace(figure, place="", scope=scopes.AREA)
        return self._placed(figure, place)

    def _placed(self, figure: Figure, place: str) -> Figure:
        """Put a figure at a place, with the scope of that where it has none."""
        scope = figure.scope or (self._scope_of(place) if place else "")
        return replace(figure, place=place, scope=scope)

    def _place_meant(self, figure: Figure, main: str) -> str:
        """Name the place of a figure by its scope, who counts and what was told before."""
        if figure.scope in (scopes.WAR, scopes.COUNTRY):
            return self._story.country
        if figure.scope == scopes.WORLD:
            return figure.place
        place = find_place_governed(figure, self._index, story=self._story)
        place = place or find_country_of_appeal(figure, self._index, story=self._story)
        if place:
            return place
        if self._is_of_other_country(figure):
            return ""
        told = self._told_before(figure)
        if is_counted_abroad(figure, told, main, index=self._index):
            return ""
        return told or self._place_of_story(figure, main)

    def _is_of_other_country(self, figure: Figure) -> bool:
        """Whether a sentence on health or the like names other countries than the article's alone.

        Who is named beside those struck may have struck them.
        """
        home = self._story.country_code
        if not home or theme(figure.term) not in OF_COUNTRIES:
            return False
        named = self._index.places(*self._index.sentence(figure.span.start))
        named = [place for place in named if is_where(self._index.text, place)]
        countries = {place.country for place in named if place.feature == "country"}
        return bool(countries) and home not in countries

    def _told_before(self, figure: Figure) -> str:
        """Name the place of the sentences before; "" where each of several has its own number.

        "12 died in Varna. 9 died in Burgas. 300 were hurt": there, or in the whole country.
        """
        is_blow = figure.term in scopes.STRUCK and not figure.since
        sentence = self._index.sentence(figure.span.start)
        if APART.search(self._index.text, figure.span.end, sentence.end):
            return ""
        counted = None if is_of_site(figure, self._index) else self._placed_by_sentence
        place = self._story.before(figure.span.start, is_blow=is_blow, counted=counted)
        start = self._index.paragraph_start(figure.span.start)
        told = range(start, figure.span.start)
        before = (each for each in self._placed_by_sentence if each.span.start in told)
        towns = {(each.term, each.place) for each in before if each.scope != scopes.COUNTRY}
        terms = [term for term, place in towns if place]
        return "" if len(terms) > len(set(terms)) else place

    def _place_of_story(self, figure: Figure, main: str) -> str:
        """Name the place of the article, unless the figure is of another or of a year before."""
        if self._is_of_another(figure, main) or self._is_past(figure):
            return ""
        if main == self._story.country and self._is_of_town(figure):
            return ""
        is_incident = figure.scope == scopes.INCIDENT and main == self._story.country
        place = (self._story.scene if is_incident else "") or main
        place = place or find_country_of_authority(figure, self._index)
        if place and place == self._story.local and self._spreads_beyond(figure):
            return self._story.country
        return place

    def _is_of_town(self, figure: Figure) -> bool:
        """Whether it is the population of some town: "a desert town with a population of 50"."""
        sentence = self._index.sentence(figure.span.start).of(self._index.text)
        is_population = figure.term == "residents" and "population" in sentence
        return is_population and not OF_NATION.search(sentence)

    def _is_past(self, figure: Figure) -> bool:
        """Whether it is of a year before the article: "last year 300 died at sea"."""
        year = self._index.published and str(self._index.published.year)
        return bool(year and figure.as_of and figure.as_of[:4] < year and not figure.since)

    def _spreads_beyond(self, figure: Figure) -> bool:
        """Whether it is of an epidemic that the article does not say to be in its town alone."""
        text = self._index.text
        sentence = self._index.sentence(figure.span.start).of(text)
        if "toll" in sentence:
            sentence += text[: self._index.title_end]
        if not SPREADING.search(sentence):
            return False
        there = rf"{SPREADING.pattern}\s+(?:in|hits|hit|in\s+the\s+\w+\s+of)\s+"
        return not re.search(there + re.escape(self._story.local), text, re.IGNORECASE)

    def _is_local(self, figure: Figure) -> bool:
        """Whether a whole country is too wide for it: a clinic or a villager counts, or but one.

        What the lead tells of one attack is the story's own.
        """
        start = figure.span.start
        is_told_first = figure.scope == scopes.INCIDENT and start < self._story.lead_end
        if is_told_first or figure.scope in (scopes.WAR, scopes.COUNTRY):
            return False
        if figure.value == 1 and figure.term in scopes.STRUCK:
            return True  # "one woman was killed by a falling wall"
        return is_of_site(figure, self._index)

    def _is_of_another(self, figure: Figure, main: str) -> bool:
        """Whether its sentence tells of another happening than the article, or of another town."""
        index = self._index
        start, end = index.sentence(figure.span.start)
        if ANOTHER.search(index.text, start, end):
            return True
        further = index.text.find(", which ", figure.span.end, end)
        behind = index.places(figure.span.end, end if further < 0 else further)
        return any(self._is_other_town(place, main, floor=start) for place in behind)

    def _is_other_town(self, place: Place, main: str, *, floor: int) -> bool:
        """Whether something may be in a town that is not the one of the article."""
        text = self._index.text
        if place.feature not in TOWNS or not is_where(text, place):
            return False
        if place.name == main or country_of(main) == place.country:
            return False
        if text.endswith("from ", 0, place.span.start):
            return False  # "a man from Varna"
        is_beside = is_said_at(text, place, floor=floor) or FACILITY.match(text, place.span.end)
        return not is_beside

    def _scope_of(self, place: str) -> str:
        is_country = bool(country_of(place)) or place == self._story.country
        return scopes.COUNTRY if is_country and place != self._story.local else scopes.AREA

    def _end_of_way(self, figure: Figure) -> str:
        """Name which of the places of its sentence is that of those who speak of it there."""
        place = self._story.before(figure.span.start)
        start = self._index.sentence(figure.span.start).start
        named = self._index.places(start, start + WAY_REACH)
        return place if any(each.name == place for each in named) else ""

    def _scope(self, part: FigurePart, *, unit: str, term: str, is_placed: bool) -> str:
        text, figure = self._index.text, part.figure
        own = text[part.own.start : min(figure.sentence.end, part.own.end + OUTSIDE)]
        scope = scopes.scope_of(part.before.of(text), own, term=term)
        if scope or is_placed:
            return scope
        exceeds = exceeds_country(figure, unit, code=self._story.country_code)
        return scopes.WORLD if exceeds else scope
