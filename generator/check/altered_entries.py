"""Whether what stands beside a record's words is its own: speaker, day, mentions of a place."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping

from generator.briefing import Briefing
from generator.check.altered_records import make_page_mismatch
from generator.check.page_chunks import LINK, Chunk
from generator.check.page_paths import ACTOR_PAGE, resolve
from generator.model import Fault, Page
from generator.render.escape import escape
from generator.render.filters import country
from generator.render.list_pages import list_of
from generator.render.words import Words

ATTRIBUTES = re.compile(r" \{ #[\w-]+ \}$")
ENTRY_OF_TIMELINE = re.compile(r"- \*\*(?P<day>.+?)\*\* – .*\n    \{ #(?P<id>[\w-]+) ")
ROW_OF_FIGURE = re.compile(r"\| (?P<day>[^|*]+) \|[^|]*\*\*[^|]*\{: #(?P<id>figure-[\w-]+)")
ROW_OF_PLACE = re.compile(
    r"\| (?P<name>[^|{]+) \{: #[^|]*+\| (?P<country>[^|]*+)\|"
    r"(?:[^|]*+\|){1,4}? \[?(?P<mentions>\d+)(?:\]\(|\[\^)"
)
QUOTATION = ("- > ", "- *")


class AlteredEntries:
    """Knows who speaks in each passage, the days of what has a line, and the rows of places."""

    def __init__(
        self,
        briefing: Briefing,
        homes: Mapping[str, set[str]],
        *,
        speakers: Mapping[str, set[str]],
        words: Words,
        folder: str,
        periods: Container[str],
    ):
        """`homes` tell what lines say, by their addresses, `speakers` whose words passages have.

        `periods` are the pages of the timeline.
        """
        self._names = {actor.key: actor.name for actor in briefing.actors}
        self._speakers = speakers
        self._mentions = _mentions_of_places(briefing, words)
        self._homes = homes
        self._words = words
        self._folder = folder
        self._periods = periods

    def find(self, page: Page, chunk: Chunk, cited: tuple[str, ...]) -> Iterable[Fault]:
        """Find what stands with the words of a record on a page of its kind, and is another's."""
        if list_of(page.path) == "quotes.md" or is_quotation(page, chunk):
            return self._speaker(page, chunk, cited)
        if page.path == "places.md":
            return self._place(page, chunk)
        has_days = page.path in self._periods or list_of(page.path) == "figures.md"
        return self._day(page, chunk) if has_days else ()

    def _speaker(self, page: Page, chunk: Chunk, cited: tuple[str, ...]) -> Iterator[Fault]:
        """A quotation under the heading of somebody who does not speak in what it cites."""
        under = self._named_by_heading(page, chunk)
        speakers = {name for id in cited for name in self._speakers[id]}
        is_open = under == self._words("quotes.unknown") and "" in speakers
        if under not in speakers and not is_open:
            yield self._fault(page, chunk, "speaker", under, ", ".join(sorted(speakers)))

    def _named_by_heading(self, page: Page, chunk: Chunk) -> str:
        """Name the actor to whom a heading leads, or else whose page it is, or what it says."""
        heading = ATTRIBUTES.sub("", chunk.heading)
        link = LINK.search(heading)
        path = resolve(page.path, link["target"] if link else "")
        target = ACTOR_PAGE.fullmatch(path) or ACTOR_PAGE.fullmatch(page.path)
        return escape(self._names.get(target[1], "")) if target else heading.strip("# ")

    def _place(self, page: Page, chunk: Chunk) -> Iterator[Fault]:
        """A row of the table of places with another name or number of mentions than its place."""
        row = ROW_OF_PLACE.match(chunk.text)
        if row and (row["name"], row["country"].strip(), row["mentions"]) not in self._mentions:
            yield self._fault(page, chunk, "place", chunk.text, "another number of mentions")

    def _day(self, page: Page, chunk: Chunk) -> Iterator[Fault]:
        """An entry of the timeline, or a row of figures, under another day than its record's."""
        entry = ENTRY_OF_TIMELINE.match(chunk.text) or ROW_OF_FIGURE.match(chunk.text)
        days = self._homes.get(f"{page.path}#{entry['id']}", set()) if entry else set()
        if days and entry["day"] not in days:
            yield self._fault(page, chunk, "event", entry["day"], ", ".join(sorted(days)))

    def _fault(self, page: Page, chunk: Chunk, what: str, shown: str, expected: str) -> Fault:
        place = f"{self._folder}/{page.path}:{chunk.line}"
        return make_page_mismatch(place, what, shown, expected)


def is_quotation(page: Page, chunk: Chunk) -> bool:
    """Tell whether a line gives words of the actor whose page it stands on."""
    return bool(ACTOR_PAGE.fullmatch(page.path)) and chunk.text.startswith(QUOTATION)


def _mentions_of_places(briefing: Briefing, words: Words) -> set[tuple[str, str, str]]:
    """Collect what the rows of places say: name, country, number of mentions."""
    none = words("page.none")
    return {
        (escape(one.name), escape(country(one.country)) or none, str(one.mentions))
        for one in briefing.places
    }
