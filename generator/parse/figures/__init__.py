"""Find the quantities that an article states: how many of what, where, as of when, and who says so.

Convention: the span of a figure runs from its qualifier to the noun counted, "more than 280,000 people". A figure that
is not yet so ("could be displaced") has "expected" in its qualifier.
"""

import re
from bisect import bisect_right

from generator.model import Figure, Parsed, Quote, Span
from generator.parse.figures.circumstances import Context, clause_of, find_as_of, find_place, find_since
from generator.parse.figures.counted import Counted, Counts, find_counted
from generator.parse.figures.terms import Term, find_terms, theme

__all__ = ["find_figures", "theme"]

ACCORDING = re.compile(r"\baccording\s+to\s+", re.IGNORECASE)
SOURCE = re.compile(r"\(")
DATED = re.compile(r",\s+\d")  # "(OCHA, 14 January 2017)"
NEAR = 60  # code points from "according to" to the name that it brings
LATER, DEEPEST = 120, 8  # code points to a source behind the figure; quotes that are looked at for one that covers it


def find_figures(parsed: Parsed) -> tuple[Figure, ...]:
    """The quantities of the article, in text order, never overlapping."""
    counted = list(find_counted(parsed))
    if not counted:
        return ()
    context, reporters = Context(parsed), _Reporters(parsed)
    terms = find_terms(parsed.article.text, counted)
    figures = []
    for index, (each, term) in enumerate(zip(counted, terms, strict=True)):
        figures.append(_figure(each, term, clause_of(parsed.article.text, counted, index), context, reporters))
    return tuple(figures)


def _figure(each: Counted, term: Term, clause: Span, context: Context, reporters: "_Reporters") -> Figure:
    unit = each.unit or ("people" if term.of_people and each.counts is Counts.NOTHING else "")
    reported_by, reported_span = reporters.of(each, context)
    return Figure(
        span=each.span,
        value=each.number.value,
        low=each.number.low,
        high=each.number.high,
        qualifier=", ".join(filter(None, (each.qualifier, "expected" if term.expected else ""))),
        unit=unit,
        term=term.name,
        place=find_place(context, each, clause, unit, term.name) if term.name else "",
        as_of=find_as_of(context, each, clause) if each.counts is not Counts.MEASURE else "",
        since=find_since(context, clause) if each.counts is not Counts.MEASURE else "",
        reported_by=reported_by,
        reported_span=reported_span,
    )


class _Reporters:
    """Who reports what stands where: the speakers of the quotes, and those named by "according to"."""

    def __init__(self, parsed: Parsed):
        self._quotes = sorted(parsed.quotes, key=lambda quote: quote.span)
        self._starts = [quote.span.start for quote in self._quotes]

    def of(self, each: Counted, context: Context) -> tuple[str | None, Span | None]:
        """The actor's key, None where the speaker has no name, and the words that name the speaker."""
        quote = self._innermost(each.span)
        if quote:
            return quote.speaker, quote.speaker_span
        return self._according(each, context)

    def _innermost(self, span: Span) -> Quote | None:
        last = bisect_right(self._starts, span.start)
        near = self._quotes[max(0, last - DEEPEST) : last]
        covering = [quote for quote in near if quote.speaker_span and quote.span.covers(span)]
        return min(covering, key=lambda quote: quote.span.end - quote.span.start, default=None)

    def _according(self, each: Counted, context: Context) -> tuple[str | None, Span | None]:
        end = min(each.sentence.end, each.span.end + LATER)
        for cue in ACCORDING.finditer(context.text, max(each.sentence.start, each.span.start - LATER), end):
            for start, stop, key in context.said(cue.end(), cue.end() + NEAR):
                return key, Span(start, stop)
        for bracket in SOURCE.finditer(context.text, each.span.end, end):
            for start, stop, key in context.said(bracket.end(), bracket.end() + 1):
                if DATED.match(context.text, stop):
                    return key, Span(start, stop)
        return None, None
