"""Where a story is set, and what its articles lead with."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator

from generator.evidence import Reported
from generator.gather.measures.counters import nations_of
from generator.gather.measures.measure_words import place_key
from generator.model import Article, Parsed, Place, Span
from generator.parse.figures.located import is_located_at
from generator.parse.figures.scopes import WORLD
from generator.parse.gazetteer.countries import country_of

LEAD = 2  # sentences that say what an article is about
# The share of the articles about the most frequent country that another must lead, to be part of
# the story as well.
SHARE_OF_HOME = 0.5
FEWEST_SIDES = 2  # countries of one story
FEW, IN_MOST = 2, 0.5  # articles, and the share of all
# Who moves may be counted in another country than the one that the story is about.
MOVED = frozenset({"fled", "refugees", "asylum seekers", "arrived", "returned"})


class Setting:
    """The countries of a story, and the leads of its articles."""

    def __init__(self, parsed: tuple[Parsed, ...]):
        self._places = {one.article.id: sorted(one.places, key=_start) for one in parsed}
        self._countries = {one.article.id: _countries_by_name(one) for one in parsed}
        self._leads = {one.article.id: end_of_lead(one) for one in parsed}
        self._headings = {one.article.id: _headings(one) for one in parsed}
        self.home = self._find_home(parsed)
        self._in_leads = Counter(name for one in parsed for name in self._named_in_lead(one))

    def leads(self, one: Reported) -> bool:
        """Whether an article tells a figure in its title or its first sentences."""
        end = self._leads[one.passage.article.id]
        return any(passage.span.start < end for passage in one.passages)

    def is_in_sentence(self, one: Reported) -> bool:
        """Whether a figure is told in a sentence, and not in a headline alone."""
        headings = self._headings[one.passage.article.id]
        return any(passage.span.start not in headings for passage in one.passages)

    def names_in_lead(self, article: Article, place: str) -> bool:
        """Whether an article names a place in its title or its first sentences."""
        lead = article.text[: self._leads[article.id]]
        return bool(place) and place in lead

    def is_in_most_leads(self, place: str) -> bool:
        """Whether most of several articles name a place in their title or first sentences."""
        return self._in_leads[place_key(place)] > max(FEW, len(self._leads) * IN_MOST)

    def is_in_a_lead(self, place: str) -> bool:
        """Whether any article names a place in its title or its first sentences."""
        return self._in_leads[place_key(place)] > 0

    def is_elsewhere(self, one: Reported) -> bool:
        """Whether a figure is of the world, or of a country that the story is not about.

        Whoever fled may have gone there. Where the figure's place lies outweighs what else its
        sentence names: the Norwegian minister counts the dead of Varna, and so does Oslo, which
        says so.
        """
        figure = one.figure
        if figure.scope == WORLD:
            return True
        if figure.term in MOVED or not self.home:
            return False
        article = one.passage.article
        named = self.places_in(article, one.passage.span)
        its_own = self._countries[article.id].get(figure.place)
        located = (one for one in named if is_located_at(article.text, one, floor=0))
        countries = its_own or {place.country for place in located}
        return bool(countries) and self.home.isdisjoint(countries)

    def side_of(self, one: Reported) -> str:
        """Name which of several countries of the story a figure is of; "" for no single one.

        Where it has no place in one, the only one that its sentence names counts its own.
        """
        if len(self.home) < FEWEST_SIDES:
            return ""
        of_place = country_of(one.figure.place)
        named = {of_place} if of_place else nations_of(one.passage.text)
        return next(iter(named), "") if len(named) == 1 and named <= self.home else ""

    def places_in(self, article: Article, span: Span) -> Iterator[Place]:
        """Give the places named in a stretch of an article that lie in a known country."""
        places = self._places[article.id]
        first = bisect_left(places, span.start, key=_start)
        for number in range(first, len(places)):
            place = places[number]
            if place.span.start >= span.end:
                return
            if place.country:
                yield place

    def _named_in_lead(self, one: Parsed) -> set[str]:
        lead = Span(0, self._leads[one.article.id])
        return {place_key(place.name) for place in self.places_in(one.article, lead)}

    def _find_home(self, parsed: tuple[Parsed, ...]) -> frozenset[str]:
        """Give the countries with which about as many articles open as with any other."""
        opened: Counter[str] = Counter()
        for one in parsed:
            lead = Span(0, self._leads[one.article.id])
            opened.update({place.country for place in self.places_in(one.article, lead)})
        most = max(opened.values(), default=0)
        return frozenset(name for name, count in opened.items() if count >= most * SHARE_OF_HOME)


def _countries_by_name(one: Parsed) -> dict[str, set[str]]:
    """Give the known countries that the places of an article lie in, by name."""
    found: dict[str, set[str]] = defaultdict(set)
    for place in one.places:
        if place.country:
            found[place.name].add(place.country)
    return found


def _start(place: Place) -> int:
    return place.span.start


def end_of_lead(one: Parsed, most: int = LEAD) -> int:
    """Say where the first sentences of an article end, its title counted in."""
    body = [sentence.span.end for sentence in one.sentences if not sentence.heading]
    return body[:most][-1] if body else 0


def _headings(one: Parsed) -> frozenset[int]:
    """Say where the headlines of an article start."""
    return frozenset(sentence.span.start for sentence in one.sentences if sentence.heading)
