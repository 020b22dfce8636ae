"""Whether generated headings are their records': of the pages of sources and of the timeline."""

import re
from collections.abc import Iterator, Mapping
from itertools import zip_longest

from generator.check.altered_records import make_page_mismatch
from generator.check.page_paths import SOURCE_PAGE
from generator.model import Fault, Page
from generator.render.escape import escape
from generator.render.homes import Homes
from generator.render.words import Words

TITLE = re.compile(r"^# (.*)$", re.MULTILINE)
PERIOD = re.compile(r"^## (.*\d.*)$", re.MULTILINE)
PERIOD_OF_STORY = re.compile(r"^### (.*\d.*)$", re.MULTILINE)
NUMBER = re.compile(r"\d+")


class AlteredHeadings:
    """Knows the titles of articles, and the periods of each page of the timeline."""

    def __init__(self, homes: Homes, titles: Mapping[str, str], *, words: Words, folder: str):
        """`titles` are those of the articles by their ids, `folder` is that of the pages."""
        self._titles = titles
        self._folder = folder
        self._period = PERIOD_OF_STORY if homes.stories else PERIOD
        self.periods = dict(_periods_by_page(homes, words))

    def find(self, page: Page) -> Iterator[Fault]:
        """Find headings of a page that are another's."""
        if page.path in self.periods:
            yield from self._of_periods(page)
        found = TITLE.search(page.text)
        shown, start = (found[1], found.start()) if found else ("", 0)
        for expected in self._other_titles(page.path, shown):
            yield self._fault(page, start, shown=shown, expected=expected)

    def _other_titles(self, path: str, shown: str) -> Iterator[str]:
        """Give what the title of a source's page, or of a part of the timeline, should tell."""
        folder, _, name = path.removesuffix(".md").rpartition("/")
        if folder and path in self.periods and not _is_part(name, shown):
            yield name
        source = SOURCE_PAGE.fullmatch(path)
        title = self._titles.get(source[1]) if source else None
        if title is not None and shown != escape(title):
            yield title

    def _of_periods(self, page: Page) -> Iterator[Fault]:
        """Headings of the timeline that are not its months, years or decades in their order."""
        found = self._period.finditer(page.text)
        for heading, period in zip_longest(found, self.periods[page.path]):
            shown = heading[1] if heading else ""
            if shown != period:
                start = heading.start() if heading else len(page.text)
                yield self._fault(page, start, shown=shown, expected=period or "")

    def _fault(self, page: Page, start: int, *, shown: str, expected: str) -> Fault:
        line = page.text.count("\n", 0, start) + 1
        place = f"{self._folder}/{page.path}:{line}"
        return make_page_mismatch(place, "heading", shown, expected)


def _is_part(name: str, title: str) -> bool:
    """Tell whether a title tells of the years or decades after which a page is named."""
    known = set(NUMBER.findall(name)) | {f"{decade}0" for decade in NUMBER.findall(name)}
    numbers = NUMBER.findall(title)
    return bool(numbers) and known.issuperset(numbers)


def _periods_by_page(homes: Homes, words: Words) -> Iterator[tuple[str, list[str]]]:
    """Give the months, years or decades of each page of the timeline."""
    for page in homes.timeline_pages:
        groups = (each for story in homes.stories.groups(page.groups) for each in story.groups)
        yield page.path, [escape(words.timex(period)) for period, _ in groups if period]
