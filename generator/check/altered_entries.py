"""Whether what stands beside a record's words is its own: speaker, day, mentions of a place, how
often a source is cited, how many passages a list has.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping

from generator.briefing import Briefing
from generator.check.altered_records import make_page_mismatch
from generator.check.page_chunks import LINK, TIMES_CITED, Chunk
from generator.check.page_paths import ACTOR_PAGE, resolve
from generator.model import Fault, Page
from generator.render.escape import escape
from generator.render.filters import country
from generator.render.list_pages import SOURCES, list_of
from generator.render.words import Words

ATTRIBUTES = re.compile(r" \{ #[\w-]+ \}$")
ENTRY_OF_TIMELINE = re.compile(r"- \*\*(?P<day>.+?)\*\* – .*\n    \{ #(?P<id>[\w-]+) ")
ROW_OF_FIGURE = re.compile(r"\| (?P<day>[^|*]+) \|[^|]*\*\*[^|]*\{: #(?P<id>figure-[\w-]+)")
ROW_OF_PLACE = re.compile(
    r"\| (?P<name>[^|{]+) \{: #[^|]*+\| (?P<country>[^|]*+)\|"
    r"(?:[^|]*+\|){1,4}? \[?(?P<mentions>\d+)(?:\]\(|\[\^)"
)
LIST_OF_PASSAGES = re.compile(
    r"^\*\*(?P<title>[^*\n]+)\*\*\n\{ #(?P<id>more-[\w-]+) \}\n\n(?P<list>(?:- .*\n?)*)",
    re.MULTILINE,
)
PASSAGE = re.compile(r"^\{ #p-", re.MULTILINE)  # on the page of a source: one that is cited
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
        texts: Mapping[str, str],
    ):
        """`homes` tell what lines say, by their addresses, `speakers` whose words passages have.

        `periods` are the pages of the timeline, `texts` all pages that are looked at.
        """
        self._texts = texts
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

    def find_counts(self, page: Page, chunk: Chunk) -> Iterator[Fault]:
        """A row of sources that is cited otherwise than its page has passages, if that is known."""
        is_row = list_of(page.path) == SOURCES and chunk.text.startswith("| [")
        source = LINK.match(chunk.text, 2) if is_row else None
        times = TIMES_CITED.search(chunk.text, source.end()) if source else None
        text = self._texts.get(resolve(page.path, source["target"])) if times else None
        if text is not None and (count := str(len(PASSAGE.findall(text)))) != times[1]:
            yield self._fault(page, chunk, "times cited", times[1], count)

    def find_lists(self, page: Page) -> Iterator[Fault]:
        """Lists of passages that have another number of them than their title, or a link, says."""
        for found in LIST_OF_PASSAGES.finditer(page.text) if "{ #more-" in page.text else ():
            count = found["list"].count("\n- ") + 1
            chunk = Chunk(page.text.count("\n", 0, found.start()) + 1, "", found[0])
            told = [(found["title"], self._words("page.further", count=count))]
            links = LINK.finditer(page.text)
            leading = (one["text"] for one in links if one["target"] == f"#{found['id']}")
            told += ((text, self._words("page.more", count=count)) for text in leading)
            for shown, expected in told:
                if shown != expected:
                    yield self._fault(page, chunk, "further passages", shown, expected)

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
