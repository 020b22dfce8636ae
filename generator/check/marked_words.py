"""What a text shows as somebody's words by its quotation marks, or by a dash and a name."""

import re
from collections.abc import Iterator

from generator.model import Span
from generator.parse.grammar.quotation_marks import find_marked

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
