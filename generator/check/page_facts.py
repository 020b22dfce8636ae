"""What generated pages say and cite no passage for: counts, days and names, as templates write it.

A count stands with what it counts, a day with what it is the day of, so that another count of the
same page is none of its own. Titles and names stand wherever they fit.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain, combinations_with_replacement

from generator.briefing import Briefing
from generator.briefing_items import Profile
from generator.check.page_chunks import Phrases
from generator.config import Config
from generator.model import Article
from generator.parse.memo import Memo
from generator.render.data import SCHEMA
from generator.render.drawings.happened_map import mark_happenings
from generator.render.drawings.relation_drawing import most_told
from generator.render.escape import escape
from generator.render.figure_tables import disputes
from generator.render.filters import country, measure_label, other_names, published, theme, web
from generator.render.homes import Homes
from generator.render.list_pages import SOURCES, ListPage, list_of
from generator.render.page_tools import PageTools
from generator.render.shown_tables import ShownTable
from generator.render.words import Words, short_name

OVERVIEW = "index.md"


class PageFacts:
    """Knows, by the path of a page, the phrases that its lines may have beside their records."""

    def __init__(self, config: Config, briefing: Briefing, homes: Homes, words: Words):
        self._config = config
        self._briefing = briefing
        self._homes = homes
        self._words = words
        self._comma = words("lists.comma")
        self._phrases = Memo(self._phrases_of)

    def on(self, path: str) -> Iterator[str]:
        """Give the phrases of a page."""
        yield from (one for one in self._phrases[path] if "](" not in one)
        yield from map(escape, (self._config.site_name, self._briefing.title))

    def links_on(self, path: str) -> Iterator[str]:
        """Give the phrases of a page that have links in them."""
        return (one for one in self._phrases[path] if "](" in one)

    def on_months(self, path: str) -> Iterable[str]:
        """Give the phrases of a page of what is split by months only where it is long."""
        return self._of_months.get(path, ())

    @cached_property
    def names(self) -> Phrases:
        """What actors, sections, themes and the site are called."""
        sections = [self._words.titled(one) for one in self._briefing.sections]
        themes = {theme for one in sections for theme in one.themes}
        themes |= {one.theme or "other" for one in self._briefing.series}
        actors = ((one.name, *one.aliases) for one in self._briefing.actors)
        site = (self._config.site_name, self._config.site_description, self._briefing.title)
        called = (
            *site,
            *chain.from_iterable(actors),
            *(one.title for one in (*sections, *self._briefing.stories)),
            *map(short_name, self._briefing.articles),
            *(one.title for one in self._briefing.articles),  # whose page was deleted by hand
            *(theme(name, self._words) for name in themes),
        )
        return Phrases(map(escape, filter(None, called)))

    def _phrases_of(self, path: str) -> set[str]:
        return set(chain.from_iterable(self._by_page.get(path, ())))

    @cached_property
    def _by_page(self) -> Mapping[str, list[Iterable[str]]]:
        """Give what makes the phrases of each page: few pages are looked at after a change."""
        found: dict[str, list[Iterable[str]]] = defaultdict(list)
        for path, phrases in (
            *self._of_overviews(),
            *self._of_lists(),
            *self._of_actors(),
            ("actors/index.md", (escape(one.title) for one in self._briefing.stories)),
            ("places.md", self._places()),
            ("data.md", self._counts_of_records()),
            *((f"sources/{one.id}.md", self._of_article(one)) for one in self._briefing.articles),
            *((f"{one.id}.md", self._quoted_in(one.id)) for one in self._briefing.sections),
        ):
            found[path].append(phrases)
        return found

    @cached_property
    def _of_months(self) -> Mapping[str, set[str]]:
        """Give the phrases of what is split by months only where it is long."""
        found: dict[str, set[str]] = defaultdict(set)
        sources = self._homes.sources
        for pages in (*self._homes.sections.values(), (*sources.articles, *sources.gaps)):
            for page in pages:
                found[page.path].update(self._of_list(page))
        for page in sources.articles:
            found[page.path].update(self._rows_of_sources(page))
        return found

    def _of_overviews(self) -> Iterator[tuple[str, Iterable[str]]]:
        briefing = self._briefing
        yield OVERVIEW, self._of_overview(briefing)
        yield OVERVIEW, iter([self._words("stories.count", count=len(briefing.stories))])
        for one in self._homes.each_story or (briefing,):
            for path in (OVERVIEW, *(story.page for story in one.stories)):
                yield path, chain(self._of_overview(one), self._of_map(one))

    def _of_overview(self, briefing: Briefing) -> Iterator[str]:
        """Give how new a briefing is, and how many sources it has."""
        words, cutoff = self._words, briefing.cutoff
        yield words("overview.cutoff", day=words.day(cutoff) if cutoff else "")
        yield words("overview.sources", count=len(briefing.origins))
        yield words("overview.printed", count=len(briefing.articles))
        publishers = {one.publisher for one in briefing.articles if one.publisher}
        yield words("overview.publishers", count=len(publishers))
        differences = sum(bool(one.figures) + bool(one.events) for one in briefing.conflicts)
        differences += sum(map(len, disputes(briefing).values()))
        yield words("overview.differences", count=differences)
        for conflict in briefing.conflicts:
            yield words("figures.counts_differ", count=len(conflict.numbers))

    def _of_map(self, briefing: Briefing) -> Iterator[str]:
        """Give the days that the map may show, of which an editor may have taken some out."""
        marked = tuple(mark_happenings(briefing, self._words))
        days = sorted({day for one in marked for day in one.days})
        for first, last in combinations_with_replacement(days, 2):
            yield self._words("overview.map_days", days=self._words.days((first, last)))
        yield from (escape(one.unknown) for one in marked)

    def _of_lists(self) -> Iterator[tuple[str, Iterator[str]]]:
        homes = self._homes
        relations = homes.relation_pages
        lists = (*homes.quote_pages, *homes.timeline_pages, *homes.figure_pages, *relations)
        for page in lists:
            yield page.path, self._of_list(page)
        yield "actors/index.md", self._links_to(relations, "actors/index.md")
        listed = self._briefing.listed()
        shown = self._words("relating.most", shown=len(most_told(listed)), count=len(listed))
        yield "actors/index.md", iter([shown])
        for page in homes.timeline_pages:
            yield page.path, self._periods(page)
        for page in homes.figure_pages:
            yield page.path, self._captions(page)
        for key, pages in homes.words_of.items():
            yield f"actors/{key}.md", self._links_to(pages, f"actors/{key}.md")
        yield SOURCES, self._rows_of_sources(ListPage(SOURCES, tuple(self._briefing.by_origin())))

    def _of_list(self, page: ListPage) -> Iterator[str]:
        """Give what a page of a list holds of it, and the links to the others."""
        yield from self._named(page)
        yield from self._links_to(page.others, page.path)
        for other in page.others if list_of(page.path) == "quotes.md" else ():
            for speaker, lines in other.groups:
                if speaker and (home := self._homes.quotes(speaker.key)):
                    yield self._counted(page.path, (speaker.name, home), len(lines))

    def _links_to(self, pages: Iterable[ListPage], path: str) -> Iterator[str]:
        for other in pages:
            count = other.count
            if list_of(other.path) == "figures.md":
                series = (one for _, group in other.groups for one in group)
                count = sum(len(one.figures) for one in series)
            for name in self._named(other):
                yield self._counted(path, (name, other.path), count)

    def _counted(self, path: str, link: tuple[str, str], count: int) -> str:
        return f"{PageTools(path, self._words).link(*link)}{self._comma}{count}"

    def _named(self, page: ListPage) -> Iterator[str]:
        """Give the ways in which links and titles name what a page has of its list."""
        words, name = self._words, page.name
        known = (words.known(part, name) for part in ("relations", "gaps.names"))
        shown = {name, words.timex(name), theme(name, words), *known} if name else set()
        shown |= {words.plain("quotes.unknown"), words.plain("dates.unknown")} - {name}
        shown.add(words.plain("quotes.title"))
        for one in shown:
            if page.number > 1:
                yield words("lists.further", name=one, number=page.number)
            else:
                yield escape(one)

    def _periods(self, page: ListPage) -> Iterator[str]:
        return (escape(self._words.timex(period)) for period, _ in page.groups if period)

    def _captions(self, page: ListPage) -> Iterator[str]:
        """Give what stands above the tables of figures."""
        for of_story in self._homes.stories.groups(page.groups):
            for _, group in of_story.groups:
                yield from map(self._caption, self._homes.tables(group))

    def _caption(self, table: ShownTable) -> str:
        """Write what all rows of a table share: the measure, the place, the source."""
        of_one = len(self._briefing.articles) == 1
        article = None if of_one else table.article
        source = escape(short_name(article)) if article else ""
        if article and article.published and self._briefing.has_several_days:
            source += f" ({published(article, self._words)})"
        place = escape(table.place)
        if not table.measure:
            return " · ".join(filter(None, (place, source)))
        measure = f"**{escape(measure_label(table.measure, self._words))}**"
        return " · ".join(filter(None, (self._comma.join(filter(None, (measure, place))), source)))

    def _of_actors(self) -> Iterator[tuple[str, Iterator[str]]]:
        for actor in self._briefing.actors:
            yield actor.page, self._of_actor(actor)

    def _of_actor(self, actor: Profile) -> Iterator[str]:
        names = self._comma.join(other_names(actor))
        yield self._words("actor.also", aliases=names)
        yield self._words("actor.quotes", count=len(actor.quoted))

    def _places(self) -> Iterator[str]:
        for one in self._briefing.places:
            yield from (escape(one.name), escape(country(one.country)))

    def _counts_of_records(self) -> Iterator[str]:
        briefing = self._briefing
        figures = [one for series in briefing.series for one in series.figures]
        everything = (briefing.said, briefing.timeline, briefing.actors, briefing.places, figures)
        for name, records in zip(RECORD_FILES, everything, strict=True):
            link = PageTools("data.md", self._words).link(f"{name}.csv", f"data/{name}.csv")
            for file in (link, f"{name}.csv"):  # of one deleted by hand stands the name alone
                yield f"{file} | {self._words('data.table', count=len(records))}"
        yield from ("briefing.json", SCHEMA, "places.geojson", "feed.xml")

    def _of_article(self, article: Article) -> Iterator[str]:
        """Give what the page of a source says of its article, and of those with the same text."""
        words = self._words
        day = words.day(article.published) if article.published else ""
        fields = (
            ("publisher", escape(article.publisher)),
            ("published", escape(day)),
            ("author", escape(article.author)),
            ("address", web(article.url)),
            ("licence", escape(article.licence)),
            ("reliability", escape(article.reliability)),
        )
        for name, value in fields:
            if value:
                yield words("sources.field", name=words(f"sources.{name}"), value=value)
        title = article.title or article.id
        day_and_publisher = filter(None, (article.publisher, published(article, words)))
        yield escape(self._comma.join((title, *day_and_publisher)))
        yield escape(title)
        for origin in self._briefing.origins:
            if article in origin.articles:
                yield from (f"({escape(one.publisher)})" for one in origin.articles)

    def _quoted_in(self, section: str) -> Iterator[str]:
        tools = PageTools(f"{section}.md", self._words)
        for speaker, said in self._briefing.quoted_in(section):
            name = speaker.name if speaker else self._words.plain("quotes.unknown")
            home = self._homes.quotes(speaker.key if speaker else "unknown")
            yield f"{tools.link(name, home)} ({len(said)})"

    def _rows_of_sources(self, page: ListPage) -> Iterator[str]:
        """Give what the table of sources says of each article, but for how often it is cited."""
        words = self._words
        tools = PageTools(page.path, words)
        given = self._briefing.given()
        for article, _ in page.groups:
            gave = given[article.id]
            cells = (
                escape(published(article, words)),
                escape(article.publisher) or words("sources.unknown"),
                escape(article.reliability) or words("sources.not_assessed"),
            )
            yield tools.source(article)
            yield " | ".join(cells)
            yield f"| {gave.quotes} | {gave.figures} | {gave.events} |"


RECORD_FILES = ("quotes", "events", "actors", "places", "figures")
