"""Whether words stand verbatim in a passage. What may differ is what typesetters and editors may do
to a quotation:

- quotation marks, apostrophes, dashes and spaces of another shape;
- words cut out, with an ellipsis in their place: `[…]`, `[...]`, `…`;
- words in square brackets, which are the editor's: `[he]` for "Erdogan" or beside it, `[T]he` for
  "the";
- the comma or full stop before the closing mark.

Nothing else, not even the case of a letter: `[T]he` is how an editor writes that it was a small
one. Neither cut nor bracket may turn the meaning: the "not" of "will not leave" can't be what was
left out, nor what was put in.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import islice

from generator.check.brackets import BRACKET, NEGATED, Bracketed, read_brackets
from generator.check.english import all_of, pattern_of
from generator.model import Span
from generator.spelling import APOSTROPHES, DASHES
from generator.word_lists import read_words

MARKS = dict.fromkeys(map(ord, APOSTROPHES + '"“”„‟«»‹›″'), "'")
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
SHAPES = MARKS | dict.fromkeys(map(ord, DASHES), "-")
INSIDE_GUILLEMETS = re.compile(r"(?<=[«‹])\s+|(?<!\s)\s++(?=[»›])")
DOUBLED = re.compile(r"''|``")
DASH = re.compile(r"(?:(?<!\s)\s++)?-[\s-]*+")
DOTS = re.compile(r"\.\s?\.\s?\.(?!\.)")
CUT = re.compile(r"(?:(?<!\s)\s++)?(?:\[\s*+…\s*+\]|\(\s*+…\s*+\)|…)\s*+")
OUTER = APOSTROPHES + '"“”„‟«»‹› '
RELATIVE = ("who", "which", "that")
AUXILIARY = re.compile(rf"(?:{pattern_of(read_words('clauses')['auxiliaries'])})\b")
TURNING = 3  # words: so short a cut that holds a negation was made for its sake
PLACES = 50  # of a piece that are looked at: the search stays linear
WORD = re.compile(r"\S+")


@lru_cache(maxsize=1 << 13)
def canonical(text: str) -> str:
    """The text with one shape for all marks, dashes, spaces and ellipses."""
    # Without runs of spaces, which patterns would look at from each of their spaces.
    text = " ".join(unicodedata.normalize("NFC", text).translate(INVISIBLE).split())
    text = (text if text.isascii() else INSIDE_GUILLEMETS.sub("", text)).translate(SHAPES)
    text = DASH.sub("-", DOUBLED.sub("'", text)) if "-" in text or "''" in text else text
    return " ".join(DOTS.sub("…", text).split())


def stands_in(words: str, sources: tuple[str, ...]) -> bool:
    """Tell whether the words stand verbatim in one of the sources.

    These are texts of passages made by `canonical`.
    """
    pieces = _pieces(words)
    return not pieces or any(_find_all(pieces, source) for source in sources)


def _find_all(pieces: tuple[str | Bracketed, ...], source: str) -> bool:
    """Tell whether the pieces stand in the source, one after the other.

    No cut between them may turn what they say.
    """
    if len(pieces) == 1:
        return next(_places(pieces[0], source, 0), None) is not None
    ends = {end for _, end in _places(pieces[0], source, 0)}
    for piece in pieces[1:]:
        ends = {
            end
            for before in sorted(ends)[:PLACES]
            for start, end in _places(piece, source, before)
            if not _turns(source[before:start], source[start:])
        }
    return bool(ends)


def _places(piece: str | Bracketed, source: str, position: int) -> Iterator[tuple[int, int]]:
    """Where a piece of whole words stands in the source from a position on."""
    written = piece if isinstance(piece, str) else piece.written
    first = position
    while (start := source.find(written, position)) >= 0:
        if is_whole(source, start, end := start + len(written)):
            yield start, end
        position = start + 1
    if not isinstance(piece, str):
        later = (place for place in piece.places(source) if place[0] >= first)
        yield from islice(later, PLACES)


def _turns(cut: str, behind: str) -> bool:
    """Tell whether without these words the rest says the contrary.

    "will not leave" as "will […] leave".
    """
    words = cut.split()
    if cut.strip().lower() in RELATIVE and AUXILIARY.match(behind):
        return True  # "the truce that was declared" as "the truce […] was declared"
    if len(words) <= TURNING and not all_of("turning").isdisjoint(map(str.lower, words)):
        return True
    if not words or not NEGATED.search(cut):
        return False
    # Behind a comma a negation begins a contrast, "We stay, not for long, and …", and belongs to
    # what was cut.
    begins = cut.lstrip()[:1].isalnum() and NEGATED.search(words[0])
    return bool(begins or NEGATED.search(words[-1]) or len(words) <= TURNING)


def is_whole(source: str, start: int, end: int) -> bool:
    """Whether a stretch of a text begins and ends with whole words and numbers.

    Before a number may stand a letter: of "with14,500" the source lost a space.
    """
    before, after = source[max(0, start - 2) : start], source[end : end + 2]
    first, last = source[start], source[end - 1]
    if first.isdigit() and (
        before[-1:].isdigit() or (before[-1:] in {".", ","} and before[:1].isdigit())
    ):
        return False
    if first.isalpha() and before[-1:].isalnum():
        return False
    if last.isdigit() and after[:1] in {".", ","} and after[1:].isdigit():
        return False
    return not (last.isalnum() and after[:1].isalnum())


@lru_cache(maxsize=1 << 13)
def _pieces(words: str) -> tuple[str | Bracketed, ...]:
    """What stands between the cuts, taken apart where there are brackets in it."""
    bare = (_trimmed(piece) for piece in CUT.split(canonical(words)))
    read = (
        read_brackets(piece) if BRACKET.search(piece) else piece
        for piece in bare
        if any(map(str.isalnum, piece))
    )
    return tuple(piece for piece in read if isinstance(piece, str) or not piece.is_free)


def _trimmed(piece: str) -> str:
    """Without the outer marks and the last comma or full stop."""
    trimmed = piece.strip("' ")
    if trimmed[-1:] in {".", ","}:
        trimmed = trimmed[:-1].rstrip("' ")
    return trimmed


def nearest(words: str, source: str) -> str:
    """Find the stretch of the source that is most like the words, for showing both side by side.

    "" where none is.
    """
    mine, theirs = canonical(words).split(), list(WORD.finditer(source))
    their_words = [canonical(each[0]) for each in theirs]
    matcher = SequenceMatcher(None, mine, their_words, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if sum(block.size for block in blocks) * 3 < len(mine):
        return ""
    first = max(0, blocks[0].b - blocks[0].a)
    last = min(len(theirs), blocks[-1].b + len(mine) - blocks[-1].a)
    start, end = theirs[first].start(), theirs[last - 1].end()
    return source[start:end].strip(OUTER)


def without_spans(text: str, spans: Iterable[Span]) -> str:
    """Give a text with blanks for some stretches of it."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
