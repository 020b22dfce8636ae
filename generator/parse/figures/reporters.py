"""Say who reports a figure: the speaker of its quotation, or whom "according to" names."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from generator.model import Parsed, Quote, Span
from generator.parse.figures.article_index import ArticleIndex, NamedActor
from generator.parse.figures.counted import Counted

ACCORDING = re.compile(r"\baccording\s+to\s+", re.IGNORECASE)
# Where what is said ends, and who says it begins: ", a WHO spokesman told reporters in Geneva".
SAID = re.compile(
    r",\s+(?!who\b|which\b)[^,;]{1,70}"
    r"\b(?:said|says|told|reported|announced|warned|wrote|added)\b"
)
# At the end of a clause, where the next figure is: "two were killed | and in Odesa, (three hurt)".
FRONTED = re.compile(
    r"(?:,|\s(?:and|but|while|whereas))"
    r"\s+(?:in|at|near)\s+[A-Z][\w-]*(?:\s+[\w-]+){0,2},\s+$"
)
SOURCE = re.compile(r"\(")
DATED = re.compile(r",\s+\d")  # "(OCHA, 14 January 2017)"
NEAR = 60  # code points from "according to" to the name that it brings
REACH = 120  # code points from a figure to its source
DEEPEST = 8  # quotes that are looked at for one that covers the figure


class Reporter(NamedTuple):
    """Who reports a figure."""

    key: str | None = None  # the actor's; None where the speaker has no name
    span: Span | None = None  # the words that name the speaker


class Reporters:
    """Those who report something in an article: its speakers, and those named as a source."""

    def __init__(self, parsed: Parsed, index: ArticleIndex) -> None:
        self._index = index
        self._quotes = sorted(parsed.quotes, key=lambda quote: quote.span)
        self._starts = [quote.span.start for quote in self._quotes]

    def of(self, figure: Counted) -> Reporter:
        """Say who reports the figure."""
        if quote := self._innermost(figure.span):
            return Reporter(quote.speaker, quote.speaker_span)
        source = next(self._sources(figure), None)
        return Reporter(source.key, Span(source.start, source.end)) if source else Reporter()

    def until_said(self, figure: Counted, clause: Span) -> Span:
        """Cut off who says so and where: "nine people died, a spokesman said | in Geneva"."""
        text, start = self._index.text, figure.span.end
        end = clause.end
        said = SAID.search(text, start, end) or FRONTED.search(text, start, end)
        if said:
            end = said.start()
        if quote := self._innermost(figure.span):
            end = min(end, quote.span.end)
        return Span(clause.start, max(end, start))

    def _innermost(self, span: Span) -> Quote | None:
        """Find the shortest quotation with a speaker that the span stands in."""
        last = bisect_right(self._starts, span.start)
        near = self._quotes[max(0, last - DEEPEST) : last]
        covering = [quote for quote in near if quote.speaker_span and quote.span.covers(span)]
        return min(covering, key=_length, default=None)

    def _sources(self, figure: Counted) -> Iterator[NamedActor]:
        """Yield who is named after "according to", then in brackets: "(OCHA, 14 January 2017)"."""
        index = self._index
        start = max(figure.sentence.start, figure.span.start - REACH)
        end = min(figure.sentence.end, figure.span.end + REACH)
        for cue in ACCORDING.finditer(index.text, start, end):
            yield from index.actors(cue.end(), cue.end() + NEAR)
        for bracket in SOURCE.finditer(index.text, figure.span.end, end):
            for actor in index.actors(bracket.end(), bracket.end() + 1):
                if DATED.match(index.text, actor.end):
                    yield actor


def _length(quote: Quote) -> int:
    return quote.span.end - quote.span.start
