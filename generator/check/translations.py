"""Quotations that an editor translated: the original stands beside them, and a label says so.

Nobody here knows what a translation means, so the original has to stand next to it, word for word,
and is checked for both, with its speaker; the numbers of the translation are checked as all are.
"""

from collections.abc import Iterator

from generator.check.citing_span import CitingSpan
from generator.check.marked_words import marked_in
from generator.check.wording import canonical, stands_in
from generator.gather.stems import EMPTY, WORD
from generator.model import Span
from generator.word_lists import read_words

FARTHEST = 60  # code points between a translation and its original
ALIKE = 0.3  # the share of its words from which on it is no translation, but altered
FEWEST = 0.4  # how long the original must be, as a share of the translation


def find_translations(citing: CitingSpan, sources: tuple[str, ...]) -> Iterator[Span]:
    """Find quotations that don't stand in the sources, beside an original that does."""
    spans = list(marked_in(citing.words))
    originals = [span for span in spans if stands_in(span.of(citing.words), sources)]
    for span in spans:
        if span not in originals and any(
            _is_near(span, original) and _is_another_language(citing.words, span, original)
            for original in originals
        ):
            yield span


def is_labelled(words: str) -> bool:
    """Tell whether a text says to readers that it has a translation."""
    said = {word.lower() for word in WORD.findall(words)}
    return not said.isdisjoint(read_words("questions")["translated"])


def _is_near(one: Span, other: Span) -> bool:
    gap = max(one.start, other.start) - min(one.end, other.end)
    return 0 <= gap <= FARTHEST


def _is_another_language(text: str, mine: Span, original: Span) -> bool:
    """Tell whether the words are not the original's, but for names and numbers."""
    words = WORD.findall(canonical(mine.of(text)).lower())
    theirs = set(WORD.findall(canonical(original.of(text)).lower()))
    if not words or len(theirs) < FEWEST * len(set(words)):
        return False
    english = sum(word in EMPTY for word in words)
    return sum(word in theirs for word in words) <= ALIKE * len(words) and english < len(words) / 2
