"""Give a figure the day of what frames its clause, where the clause has none of its own.

Three things do: a paragraph that opens with "As of 28 October, …"; what brings a total to it in the
sentence before ("That brings the toll to 40"); and the day on which its counter announces a running
count ("said on Friday that the floods have killed 13"). A count that has ended is of another day
than that of saying so.
"""

import re

from generator.model import Date, Span
from generator.parse.figures.article_index import ArticleIndex
from generator.parse.figures.dated_events import Days
from generator.parse.figures.figure_part import FigurePart

AS_OF_OPENER = re.compile(r"[•*\s–—-]*+As\s+(?:of|at)\s+(?:\w+\s+)?$")
# "That brings the toll to", "The new count takes the number of sick animals to".
BRINGS = re.compile(
    r"(?i)(?:that|this|it|the(?:\s+[a-z]+){1,2})\s+(?:brings|brought|takes|took|raises|raised)\s+"
    r"the\s+(?:\w+\s+){0,2}?(?:number|total|toll|tally|count)\b"
)
WITHIN = re.compile(r"[^,;]*")
# What has been counted up to the time of speaking, or goes on. Not what merely "is" so.
RUNNING = re.compile(
    r"(?i)\b(?:ha(?:s|ve)|remains?|stands)\s|\bhad\s+(?:risen|climbed|grown|reached|increased)\s"
    r"|\bwill\s+be\s+(?:needed|required)\b"
)
LENGTH_OF_DAY = len("2024-12-05")  # of a TIMEX3 value


class DayFrames:
    """The days that frame the figures of an article."""

    def __init__(self, index: ArticleIndex) -> None:
        self._index = index
        self._text = index.text

    def of_text(self, part: FigurePart) -> Days:
        """Give the day by what stands before the sentence in its paragraph."""
        sentence = part.figure.sentence
        if self._index.has_time(*sentence):
            return Days()
        paragraph = self._index.paragraph_start(sentence.start)
        dates = self._index.dates(paragraph, sentence.start)
        if not dates:
            return Days()
        if brings := BRINGS.match(self._text, sentence.start):
            start = part.figure.span.start
            is_brought = WITHIN.fullmatch(self._text, brings.end(), max(start, brings.end()))
            return self._of_sentence_before(sentence) if is_brought else Days()
        is_frame = AS_OF_OPENER.fullmatch(self._text, paragraph, dates[0].span.start)
        return Days(dates[0].value) if is_frame and len(dates) == 1 else Days()

    def _of_sentence_before(self, sentence: Span) -> Days:
        """Give the one day of the sentence before."""
        start = self._index.sentence_before(sentence)
        dates = self._index.dates(start, sentence.start) if start is not None else ()
        return Days(dates[0].value) if len(dates) == 1 and _is_day(dates[0]) else Days()

    def of_saying(self, part: FigurePart, said: Date) -> Days:
        """Give the day on which a running count is announced."""
        is_running = RUNNING.search(self._text, *part.own) is not None
        return Days(said.value) if is_running and _is_day(said) else Days()


def _is_day(date: Date) -> bool:
    return len(date.value) >= LENGTH_OF_DAY
