"""Say of which numbers there is nothing to say: times, prices, strengths, those only told of."""

import re
from functools import cache

from generator.parse.figures.counted_clause import CountedClause
from generator.parse.figures.counted_things import Counts
from generator.word_lists import read_table

# "$12 | a barrel": a price is no sum.
RATE = re.compile(
    r"\s+(?:an?|per|each)\s+(?:share|barrel|tonne|ton|kilo\w*|litre|liter|gallon|head|person|day"
    r"|night"
    r"|week|month|year|hour|family|household|bag|sack|piece|unit)\b"
)
# "the mother of | three girls, fled"
PARENT = re.compile(r"\b(?:father|mother|parents?|grand\w+|widow|wife|husband)\s+(?:of|to)\s+$")
# "a rise of | over 350 fatalities" counts nobody but those that came to it.
INCREMENT = re.compile(
    r"\b(?:rise|increase|jump|drop|decrease|decline|surge|difference|addition)\s+of\s+$"
)
# "the toll of | the 7.7 magnitude quake", "a magnitude | 7.7 quake"
STRENGTH = re.compile(r"(?i)\s*+(?:-\s*+)?magnitude\b")
STRENGTH_BEFORE = re.compile(r"(?i)\bmagnitude[\s-]+(?:of\s+)?$")


# "18.9 deaths | per 100,000 people"
INCIDENCE = re.compile(
    r"\s+(?:per|(?:for|in|of|among)\s+every)\s+(?:\d[\d,]+|million|thousand|hundred)\b"
)


def tells_nothing(clause: CountedClause) -> bool:
    """Whether it is a time, a price, a strength or of others, or "in one place and killed"."""
    if clause.counts is Counts.MEASURE and clause.unit in _durations():
        return True
    if clause.counts is Counts.MONEY and RATE.match(clause.after):
        return True
    if INCIDENCE.match(clause.text, clause.span.end):
        return True
    behind = clause.noun if clause.noun.strip() else clause.after
    if STRENGTH.match(behind):
        return True
    if any(words.search(clause.before) for words in (STRENGTH_BEFORE, PARENT, INCREMENT)):
        return True
    return clause.is_one and clause.counts is Counts.OTHER


@cache
def _durations() -> frozenset[str]:
    return frozenset(row[-1] for row in read_table("units")["durations"])
