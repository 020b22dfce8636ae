"""What carried those whom a figure counts on board.

Where a ship went down is told in many ways, and how many were on board does not change while it is
counted. So the kind of the carrier, not the place and the day, tells which figures are of one.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.evidence import Reported
from generator.word_lists import read_words

KINDS = ("boats", "planes", "trains", "buses", "helicopters", "trucks")
KIND_OF = {word: kind for kind in KINDS for word in read_words("figure_words")[kind]}
CARRIER = re.compile(rf"\b({'|'.join(sorted(KIND_OF, key=len, reverse=True))})s?\b", re.IGNORECASE)
# Before a carrier that was not told of before: "a sailing (boat)".
INDEFINITE = re.compile(
    r"\b(?:an?|another|two|three)\s+(?:(?!(?:the|of|in|on|when|after|as|that|which|from)\b)"
    r"[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
NEAR = 60  # code points before a carrier in which such an article stands
REACH = 2000  # before a sentence that names no carrier


class Carrier(NamedTuple):
    """A carrier that is named in a text."""

    start: int
    kind: str


def carrier_of(reported: Reported) -> str:
    """Name the kind of what carried those counted; a name of its own where that may be another.

    Another is what an article brings in with "a" behind one of its kind.
    """
    article, sentence = reported.passage.article, reported.passage.span
    text, start = article.text, reported.figure.span.start
    title = article.title or ""
    told = len(title) if text.startswith(title) else 0
    before = [*_carriers(text, max(told, sentence.start - REACH), sentence.start)]
    named = [*_carriers(text, sentence.start, sentence.end)]
    own = f"{article.id}:{start}"
    if named:
        nearest = min(named, key=lambda one: abs(one.start - start))
        is_known = any(one.kind == nearest.kind for one in before)
        is_new = INDEFINITE.search(text, max(0, nearest.start - NEAR), nearest.start)
        return own if is_known and is_new else nearest.kind
    titled = [*_carriers(title, 0, REACH)]
    return next((one.kind for one in (*reversed(before), *titled)), own)


def _carriers(text: str, start: int, end: int) -> Iterator[Carrier]:
    for found in CARRIER.finditer(text, start, end):
        yield Carrier(found.start(), KIND_OF[found[1].lower()])
