"""What a text shows as somebody's words by its quotation marks, or by a dash and a name."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.model import Span
from generator.parse.grammar.quotation_marks import find_marked

if TYPE_CHECKING:
    from generator.check.citing_span import CitingSpan

# Marks that the articles' parser does not know, since no article of ours has them; an editor may.
RARE_MARKS = str.maketrans("「『﹁﹃❝〝《‹」』﹂﹄❞〞〟》›＂″", "“" * 8 + "”" * 9 + '""')
QUOTE_CHARACTERS = re.compile("[\"'`“”„‟«»‘’‚‛‹›" + "".join(map(chr, RARE_MARKS)) + "]")
# A name behind a dash at the end of a block quote: whom it is given to.
ATTRIBUTION = re.compile(r"(?<!\s)\s++(?:—|–|--?)\s*(?P<who>[^—–]{1,120})$")
WHO_ALONE = re.compile(r"\s*(?:—|–|--?)\s*(?P<who>[^\W\d_][^—–.!?]{1,100})\s*")


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


def quotations(citing: "CitingSpan") -> Iterator[Span]:
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
