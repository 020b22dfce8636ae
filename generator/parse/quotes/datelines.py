"""Find where a sentence begins behind its dateline."""

from generator.parse.grammar.month_names import MONTH_NAMES
from generator.parse.grammar.tokens import DASHES
from generator.parse.quotes.folding import Folded

LONGEST_DATELINE = 12  # words up to its dash
MARKS = frozenset(",()./·")  # inside a dateline
MONTHS = frozenset(MONTH_NAMES)
SHORTEST_PLACE = 4  # letters of the word in capitals that opens a dateline


def behind_dateline(folded: Folded) -> int:
    """Find where the sentence proper begins: WASHINGTON (Agency) — The chief …; Bern, 3 May – …"""
    words = folded.words
    if not words or not words[0][0].isupper():
        return 0
    capital = words[0].isupper() and len(words[0]) >= SHORTEST_PLACE
    for index in range(1, min(LONGEST_DATELINE, len(words))):
        if words[index] in DASHES:
            dated = words[index - 1] == ")" or not MONTHS.isdisjoint(words[1:index])
            return index + 1 if capital or dated else 0
        if not _may_stand_in_dateline(words[index]):
            return 0
    return 0


def _may_stand_in_dateline(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit() or word in MARKS
