"""Find the quantities that an article states.

A figure says how many of what, where, as of when, and who says so.

Convention: the span of a figure runs from its qualifier to the noun counted, "more than 280,000
people". A figure that is not yet so ("could be displaced") has "expected" in its qualifier, what
is only feared has "feared"; one of each day or person, which is no total, has "a day", "a person".
"""

from generator.model import Figure, Parsed
from generator.parse.figures.article_index import ArticleIndex
from generator.parse.figures.circumstances import ArticleCircumstances
from generator.parse.figures.counted import find_counted
from generator.parse.figures.counted_things import Counted, Counts
from generator.parse.figures.figure_clause import clause_of
from generator.parse.figures.place_question import FLED
from generator.parse.figures.rates import rate_of
from generator.parse.figures.reporters import Reporters
from generator.parse.figures.shared_circumstances import share_circumstances
from generator.parse.figures.term_cues import NO_TERM, Term
from generator.parse.figures.terms import RULES, find_terms
from generator.parse.figures.themes import theme
from generator.parse.figures.unvouched import Vouched

__all__ = ["find_figures", "theme"]

# What these rules find is said of those counted, whoever is thought to say it.
SAID_OF_THEM = frozenset((RULES["noun"], RULES["passive"]))


def find_figures(parsed: Parsed) -> tuple[Figure, ...]:
    """Find the quantities of the article, in text order, never overlapping."""
    counted = list(find_counted(parsed))
    if not counted:
        return ()
    text = parsed.article.text
    index = ArticleIndex(parsed)
    reporters = Reporters(parsed, index)
    circumstances = ArticleCircumstances(parsed, index)
    figures, own_places = [], []
    vouched = Vouched(text)
    for number, term in enumerate(find_terms(text, counted)):
        each = counted[number]
        if vouched.holds(each):
            clause = clause_of(text, counted, number)
            own = reporters.until_said(each, clause)
            if term.rule not in SAID_OF_THEM and reporters.are_those_who_say(each):
                term = NO_TERM  # "one died, according to | two sources" counts no two
            unit = _unit_of(each, term)
            found = circumstances.of(each, own, unit=unit, term=term.name, end=clause.end)
            reporter = reporters.of(each, is_known=bool(term.name))
            if term.name == FLED and found.reached:
                term = term._replace(name=found.reached)
            rate = rate_of(text, each, own) if term.name else ""
            figures.append(
                Figure(
                    span=each.span,
                    value=each.number.value,
                    low=each.number.low,
                    high=each.number.high,
                    qualifier=", ".join(
                        filter(None, (each.qualifier or term.limit, term.expected, rate))
                    ),
                    unit=unit,
                    term=term.name,
                    place=found.place,
                    as_of=found.as_of,
                    since=found.since,
                    scope=found.scope,
                    reported_by=reporter.key,
                    reported_span=reporter.span,
                    rule=f"{each.form}, {term.rule}",
                )
            )
            own_places.append(found.is_stated)
    figures = circumstances.complete(figures, own_places)
    return share_circumstances(parsed, figures, own_places)


def _unit_of(each: Counted, term: Term) -> str:
    """Say what is counted; "12 were killed" counts people."""
    unit = term.unit if term.of_others else each.unit or term.unit
    is_of_people = not unit and term.of_people and each.counts is Counts.NOTHING
    return "people" if is_of_people else unit
