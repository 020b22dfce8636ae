"""Find the quantities that an article states: how many of what, where, as of when, and who says so.

Convention: the span of a figure runs from its qualifier to the noun counted, "more than 280,000 people". A figure that
is not yet so ("could be displaced") has "expected" in its qualifier.
"""

import re
from bisect import bisect_right
from dataclasses import replace

from generator.model import Figure, Parsed, Quote, Span
from generator.parse.figures.circumstances import Context, clause_of, find_as_of, find_place, find_since
from generator.parse.figures.counted import Counted, Counts, find_counted
from generator.parse.figures.terms import Term, find_terms, theme

__all__ = ["find_figures", "theme"]

ACCORDING = re.compile(r"\baccording\s+to\s+", re.IGNORECASE)
# Where what is said ends, and who says it begins: ", a WHO spokesman told reporters in Geneva".
SAID = re.compile(r",\s+(?!who\b|which\b)[^,;]{1,70}\b(?:said|says|told|reported|announced|warned|wrote|added)\b")
# At the end of a clause, where the next figure is: "two were killed | and in Odesa, (three were hurt)".
FRONTED = re.compile(r"(?:,|\s(?:and|but|while|whereas))\s+(?:in|at|near)\s+[A-Z][\w-]*(?:\s+[\w-]+){0,2},\s+$")
SOURCE = re.compile(r"\(")
DATED = re.compile(r",\s+\d")  # "(OCHA, 14 January 2017)"
CASUALTIES = frozenset({"killed", "injured", "missing", "infected"})
# Between two that share what is said at the end: "12 civilians were killed and 30 wounded in Idlib".
JOINT = re.compile(r"\s+(?:dead\s+|(?:was|were|(?:have|has|had)\s+been)\s+\w+\s+)?and\s+(?:another\s+)?")
# What stands right before a number that nobody vouches for: "never claimed that 400", "denied that some 30".
DENIED = re.compile(
    r"(?:\b(?:never|not)|n['’]t)\s+(?:\w+ly\s+)?(?:claim|sa[iy]|report|confirm|verif|state|suggest|believ)\w*\s+(?:that\s+)?(?:\w+\s+){0,2}$"
    r"|\bden(?:y|ies|ied|ying)\s+(?:(?:reports?|claims?)\s+)?(?:that\s+)?(?:\w+\s+){0,3}$"
    r"|\b(?:not|n['’]t|unable\s+to|dismiss\w*|reject\w*|refut\w+)\s+(?:\w+\s+){0,2}?"
    r"(?:reports?|claims?|allegations?)\s+that\s+(?:\w+\s+){0,3}$"
)
BEFORE = 70  # code points in which such words stand
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
        if DENIED.search(parsed.article.text[max(each.sentence.start, each.span.start - BEFORE) : each.span.start]):
            continue
        figures.append(_figure(each, term, clause_of(parsed.article.text, counted, index), context, reporters))
    return tuple(_share_circumstances(parsed.article.text, figures))


def _share_circumstances(text: str, figures: list[Figure]) -> list[Figure]:
    """The figures, each casualty with the place and day of the next where one clause tells both at its end."""
    shared = figures[-1:]
    for each in reversed(figures[:-1]):
        following = shared[-1]
        joined = CASUALTIES.issuperset((each.term, following.term)) and following.span.start - each.span.end < NEAR
        if joined and not (each.place or each.as_of) and JOINT.fullmatch(text, each.span.end, following.span.start):
            each = replace(each, place=following.place, as_of=following.as_of)
        shared.append(each)
    return shared[::-1]


def _figure(each: Counted, term: Term, clause: Span, context: Context, reporters: "_Reporters") -> Figure:
    unit = each.unit or term.unit or ("people" if term.of_people and each.counts is Counts.NOTHING else "")
    reported_by, reported_span = reporters.of(each, context)
    return Figure(
        span=each.span,
        value=each.number.value,
        low=each.number.low,
        high=each.number.high,
        qualifier=", ".join(filter(None, (each.qualifier, "expected" if term.expected else ""))),
        unit=unit,
        term=term.name,
        place=find_place(context, each, reporters.until_said(each, clause), unit, term.name) if term.name else "",
        as_of=find_as_of(context, each, clause) if each.counts is not Counts.MEASURE else "",
        since=find_since(context, clause) if each.counts is not Counts.MEASURE else "",
        reported_by=reported_by,
        reported_span=reported_span,
        rule=f"{each.form}, {term.rule}",
    )


class _Reporters:
    """Who reports what stands where: the speakers of the quotes, and those named by "according to"."""

    def __init__(self, parsed: Parsed):
        self._text = parsed.article.text
        self._quotes = sorted(parsed.quotes, key=lambda quote: quote.span)
        self._starts = [quote.span.start for quote in self._quotes]

    def of(self, each: Counted, context: Context) -> tuple[str | None, Span | None]:
        """The actor's key, None where the speaker has no name, and the words that name the speaker."""
        quote = self._innermost(each.span)
        if quote:
            return quote.speaker, quote.speaker_span
        return self._according(each, context)

    def until_said(self, each: Counted, clause: Span) -> Span:
        """The clause without who says so and where: "nine people died, a spokesman said | in Geneva"."""
        quote = self._innermost(each.span)
        said = SAID.search(self._text, each.span.end, clause.end) or FRONTED.search(
            self._text, each.span.end, clause.end
        )
        end = min(clause.end, quote.span.end if quote else clause.end, said.start() if said else clause.end)
        return Span(clause.start, max(end, each.span.end))

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
