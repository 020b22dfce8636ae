"""Lines of a page that are a day and nothing else, and the day that begins an article's text."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from generator.read.page.head import APART, LONG_PARAGRAPH, NO_LINES, OTHERS, About, is_apart
from generator.read.page.tree import line_of
from generator.read.page.written_day import WrittenDay, read_written

LONGEST_DAY_LINE = 45  # characters: "Wednesday, 27 November 2024 at 10:15 a.m. GMT"
FEWEST_WORDS, MOST_WORDS = 1, 4  # of a line of a day: the month, the weekday, "at", "Uhr"
NO_DAYS = (*APART, "table", "select", "option", "button")  # tags of other days
DAY = (
    r"(?:\d{1,2}\.\s?(?:\d{1,2}\.|[^\W\d_]{3,12}\.?)\s?\d{4}|\d{4}-\d\d-\d\d"
    r"|\d{1,2} [^\W\d_]{3,12}\.?,? \d{4}|[^\W\d_]{3,12}\.? \d{1,2}, \d{4})"
)
# "05.12.2024 The court …", with the day in numbers
DAY_FIRST = re.compile(r"(\d{1,2}\.\d{1,2}\.\d{4}) [^\W\d_„“\"]")
# "KARLSRUHE, (12.11.2021). The court …", "29.11.2022 – The court …"
DATELINE = re.compile(
    rf"\W{{0,2}}(?:[^\W\d_a-z][^\d()]{{1,30}}[,(]\s?\(?|\()?({DAY})(?:\)[.:]?|\s?[-–—:|])"
    r"\s?[^\W\d_„“\"]"
)
FIRST_PARAGRAPHS = 2  # that may begin with a day
WORD = re.compile(r"[^\W\d_]{2,}")


def find_day_lines(about: About) -> Iterator[WrittenDay]:
    """The days of the short lines that are nothing else, but for those of others and of changes."""
    most = FEWEST_WORDS  # above the heading stands the day on which somebody looks at the site
    for element in about.tree.iter():
        if element is about.heading:
            most = MOST_WORDS
        if not isinstance(element.tag, str) or element.tag in NO_LINES or len(element) > 3:
            continue
        line = line_of(element)
        if len(line) > LONGEST_DAY_LINE or len(WORD.findall(line)) > most:
            continue
        if (written := read_written(line)) and not is_apart(element, about.around, OTHERS, NO_DAYS):
            yield written


def read_dateline(about: About) -> WrittenDay | None:
    """Read the day that stands before the first words of the article's text."""
    if about.heading is None:
        return None
    body = about.heading.getparent()
    while (box := body.getparent()) is not None and not _first_paragraphs(body):
        body = box
    for paragraph in _first_paragraphs(body):
        if match := DATELINE.match(paragraph) or DAY_FIRST.match(paragraph):
            return read_written(match[1])
    return None


def _first_paragraphs(body: HtmlElement) -> list[str]:
    texts = map(line_of, body.iter("p"))
    return [text for text in texts if len(text) > LONG_PARAGRAPH][:FIRST_PARAGRAPHS]
