"""Find the quantities that an article states.

A figure says how many of what, where, as of when, and who says so.

Convention: the span of a figure runs from its qualifier to the noun counted, "more than 280,000
people". A figure that is not yet so ("could be displaced") has "expected" in its qualifier.
"""

import re
from dataclasses import replace

from generator.model import Figure, Parsed, Span
from generator.parse.figures.article_index import ArticleIndex
from generator.parse.figures.circumstances import (
    PlaceQuestion,
    find_as_of,
    find_place,
    find_since,
)
from generator.parse.figures.counted import Counted, find_counted
from generator.parse.figures.counted_nouns import Counts
from generator.parse.figures.figure_clause import clause_of
from generator.parse.figures.reporters import Reporters
from generator.parse.figures.term_cues import theme
from generator.parse.figures.terms import Term, find_terms

__all__ = ["find_figures", "theme"]

CASUALTIES = frozenset({"killed", "injured", "missing", "infected"})
# Between two that share what is said at the end: "12 civilians were killed and 30 wounded in
# Idlib".
JOINT = re.compile(
    r"\s+(?:dead\s+|(?:was|were|(?:have|has|had)\s+been)\s+\w+\s+)?and\s+(?:another\s+)?"
)
LONGEST_JOINT = 60  # code points
# What stands right before a number that nobody vouches for: "never claimed that 400", "denied that
# some 30".
DENIED = re.compile(
    r"""(?:\b(?:never|not)|n['’]t)\s+(?:\w+ly\s+)?
          (?:claim|sa[iy]|report|confirm|verif|state|suggest|believ)\w*
          \s+(?:that\s+)?(?:\w+\s+){0,2}$
      | \bden(?:y|ies|ied|ying)\s+(?:(?:reports?|claims?)\s+)?(?:that\s+)?(?:\w+\s+){0,3}$
      | \b(?:not|n['’]t|unable\s+to|dismiss\w*|reject\w*|refut\w+)\s+(?:\w+\s+){0,2}?
        (?:reports?|claims?|allegations?)\s+that\s+(?:\w+\s+){0,3}$""",
    re.VERBOSE,
)
BEFORE = 70  # code points in which such words stand


def find_figures(parsed: Parsed) -> tuple[Figure, ...]:
    """Find the quantities of the article, in text order, never overlapping."""
    counted = list(find_counted(parsed))
    if not counted:
        return ()
    text = parsed.article.text
    index = ArticleIndex(parsed)
    reporters = Reporters(parsed, index)
    figures = []
    for number, term in enumerate(find_terms(text, counted)):
        each = counted[number]
        if not _is_denied(text, each):
            clause = clause_of(text, counted, number)
            figures.append(_figure(each, term, clause=clause, index=index, reporters=reporters))
    return tuple(_share_circumstances(text, figures))


def _is_denied(text: str, each: Counted) -> bool:
    """Whether the article says that the figure does not hold."""
    start = max(each.sentence.start, each.span.start - BEFORE)
    return bool(DENIED.search(text[start : each.span.start]))


def _share_circumstances(text: str, figures: list[Figure]) -> list[Figure]:
    """Give each casualty the place and day of the next where one clause tells both at its end."""
    shared = figures[-1:]
    for each in reversed(figures[:-1]):
        following = shared[-1]
        if not each.place and not each.as_of and _are_joined(text, each, following):
            each = replace(each, place=following.place, as_of=following.as_of)
        shared.append(each)
    return shared[::-1]


def _are_joined(text: str, first: Figure, second: Figure) -> bool:
    """Whether the two are casualties that "and" joins."""
    if not CASUALTIES.issuperset((first.term, second.term)):
        return False
    start, end = first.span.end, second.span.start
    return end - start < LONGEST_JOINT and bool(JOINT.fullmatch(text, start, end))


def _figure(
    each: Counted,
    term: Term,
    *,
    clause: Span,
    index: ArticleIndex,
    reporters: Reporters,
) -> Figure:
    """Make the figure of a counted phrase and what its clause says."""
    reporter = reporters.of(each)
    unit = each.unit or term.unit
    if not unit and term.of_people and each.counts is Counts.NOTHING:
        unit = "people"
    place = ""
    if term.name:
        own = reporters.until_said(each, clause)
        place = find_place(PlaceQuestion(index, each, clause=own, unit=unit, term=term.name))
    as_of = since = ""
    if each.counts is not Counts.MEASURE:
        as_of = find_as_of(index, each, clause)
        since = find_since(index, clause)
    expected = "expected" if term.expected else ""
    return Figure(
        span=each.span,
        value=each.number.value,
        low=each.number.low,
        high=each.number.high,
        qualifier=", ".join(filter(None, (each.qualifier, expected))),
        unit=unit,
        term=term.name,
        place=place,
        as_of=as_of,
        since=since,
        reported_by=reporter.key,
        reported_span=reporter.span,
        rule=f"{each.form}, {term.rule}",
    )
