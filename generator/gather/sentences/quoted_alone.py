"""The sentences that tell nothing but what somebody says, in words that the page of quotes shows.

They have their home there, and stand in no section besides. A sentence that also counts something,
dates something, or tells where one actor stands to another keeps its place in its section, where it
has one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from generator.briefing_items import Stance, TimelineEntry
from generator.evidence import Passage, Said, Series, Statement
from generator.model import QuoteKind, Span

WORD = re.compile(r"\w+")
# Words of a sentence beside a quotation in part, its speaker and its cue that tell nothing more:
# "on Thursday that the".
MOST_BESIDE = 6


def find_quoted_alone(
    statements: Iterable[Statement],
    said: Iterable[Said],
    series: Iterable[Series],
    timeline: Iterable[TimelineEntry],
    stances: Iterable[Stance],
) -> frozenset[str]:
    """Give the ids of the passages that tell nothing but quotations."""
    statements = tuple(statements)
    figures = chain.from_iterable(group.figures for group in series)
    telling = chain(figures, timeline, stances, filter(_tells, statements))
    in_sections = {one.passage.id for one in statements if one.sections}
    others = {passage.id for record in telling for passage in record.passages} & in_sections
    spans: dict[str, list[Span]] = defaultdict(list)
    passages: dict[str, Passage] = {}
    for one in said:
        if one.quote.kind is not QuoteKind.INDIRECT:
            for passage in one.passages:
                passages[passage.id] = passage
                spans[passage.id] += _shown_of(one, passage)
    alone = (id for id in spans if _is_covered(passages[id], spans[id]))
    return frozenset(alone) - others


def _tells(statement: Statement) -> bool:
    """Tell whether a sentence says who deals with whom, or stands where the editor put it."""
    return bool(statement.dealings) or "sections" in statement.corrected


def _shown_of(said: Said, passage: Passage) -> Iterator[Span]:
    """Give the stretches of a passage that the page of quotes shows with a quotation.

    What is quoted word for word is shown with the rest of its sentence.
    """
    if said.quote.kind is QuoteKind.DIRECT:
        yield passage.span
        return
    yield from said.quote.pieces
    yield from filter(None, (said.quote.speaker_span, said.quote.cue))


def _is_covered(passage: Passage, spans: Sequence[Span]) -> bool:
    beside, at = 0, passage.span.start
    for start, end in sorted(spans):
        beside += _count_words(passage, at, min(start, passage.span.end))
        at = max(at, end)
    return beside + _count_words(passage, at, passage.span.end) <= MOST_BESIDE


def _count_words(passage: Passage, start: int, end: int) -> int:
    return len(WORD.findall(passage.article.text, start, end)) if start < end else 0
