"""What a text shows as somebody's words by its quotation marks, or by a dash and a name.

Nobody here knows what a quotation means that an editor translated, so its original has to stand
next to it, word for word, and is checked for both, with its speaker; a label says so to readers.
"""

import re
from collections.abc import Iterator

from generator.check.citing_spans import CitingSpan
from generator.check.wording import canonical, stands_in
from generator.gather.sentences.stems import EMPTY, WORD
from generator.model import Span
from generator.parse.grammar.quotation_marks import find_marked
from generator.word_lists import read_words

# Marks that the articles' parser does not know, since no article of ours has them; an editor may.
RARE_MARKS = str.maketrans("「『﹁﹃❝〝《‹」』﹂﹄❞〞〟》›＂″", "“" * 8 + "”" * 9 + '""')
QUOTE_CHARACTERS = re.compile("[\"'`“”„‟«»‘’‚‛‹›" + "".join(map(chr, RARE_MARKS)) + "]")
# A name behind a dash at the end of a block quote: whom it is given to.
ATTRIBUTION = re.compile(r"(?<!\s)\s++(?:—|–|--?)\s*(?P<who>[^—–]{1,120})$")
WHO_ALONE = re.compile(r"\s*(?:—|–|--?)\s*(?P<who>[^\W\d_][^—–.!?]{1,100})\s*")
FARTHEST = 60  # code points between a translation and its original
ALIKE = 0.3  # the share of its words from which on it is no translation, but altered
FEWEST = 0.4  # how long the original must be, as a share of the translation


def marked_in(words: str) -> Iterator[Span]:
    """What stands between quotation marks."""
    if QUOTE_CHARACTERS.search(words):
        for marked in find_marked(words.translate(RARE_MARKS), [Span(0, len(words))]):
            if any(map(str.isalnum, marked.inner.of(words))):
                yield marked.inner


def who_alone(words: str) -> str:
    """Return whom the last paragraph of a block quote gives it to.

    "— Ann Smith, mayor of Homs"; "" for any other paragraph.
    """
    found = WHO_ALONE.fullmatch(words)
    return found["who"] if found and found["who"][0].isupper() else ""


def without_attribution(words: str) -> tuple[str, str]:
    """The words of a block quote, and to whom a dash at their end gives them; "" for nobody."""
    found = ATTRIBUTION.search(words)
    return (words[: found.start()], found["who"].strip()) if found else (words, "")


def quotations(citing: CitingSpan) -> Iterator[Span]:
    """Find what the span shows as somebody's words.

    That is what stands in quotation marks, or all of a block quote but whom it is given to.
    """
    words = citing.words
    if citing.block.quote:
        if not who_alone(words[: citing.first_mark]):
            yield Span(0, min(citing.first_mark, len(words)))
    elif QUOTE_CHARACTERS.search(words):
        for marked in find_marked(words.translate(RARE_MARKS), [Span(0, len(words))]):
            start, end = marked.inner
            # One without a closing mark ends with what is cited, not with what we say behind it.
            for mark in () if marked.closed else citing.block.text.marks:
                at = mark.at - citing.span.start
                if start < at <= len(words):
                    end = min(end, at)
            if any(map(str.isalnum, words[start:end])):
                yield Span(start, end)


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
