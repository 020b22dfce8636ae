"""Cut a text into paragraphs, sentences and tokens, without changing a character of it.

Convention: a possessive ('s) is a token of its own, a hyphenated word ("al-Assad", "13-year-long")
is one token, and a dotted abbreviation ("U.S.") is one token that keeps its dots.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import partial
from itertools import accumulate, pairwise
from sys import intern

from generator.model import Parsed, Sentence, Span, Token
from generator.parse.grammar.tokens import GAPS_AND_TOKENS
from generator.parse.openings import (
    FIRST_PARAGRAPHS,
    behind_bullet,
    behind_dateline,
    behind_speaker,
    has_several_labels,
)
from generator.word_lists import word_set

# From a tuple: a third of the time that Token's own constructor takes.
new_token = partial(tuple.__new__, Token)
OPENING = "\"“‘«„(['`"
# A full stop, then what may close with it, then a space: the places where a sentence may end.
BOUNDARY = re.compile(r"[.!?…](?:(?<=\.)\.{2,3})?(?P<closing>[\"”’»)\]']*)(?P<space>\s+)")
STOP = re.compile(r"[.,;:!?)\]](?!\.)")  # no sentence begins so: "the U . N . said", "wait . . ."
TERMINAL = re.compile(r"[.!?…:;][\"”’»)\]'*]*\s*$")
INITIAL = re.compile(r"(?:^|[\s.(“\"])[A-Z] ?\.$")
ITEM = re.compile(r"\(?\d{1,3}\.$")  # at the start of a paragraph: the number of a heading or point
# "Stop!" Smith said: the sentence goes on after the quotation.
SPEECH = "said|says|asked|told|added|cried|wrote|replied|shouted"
ATTRIBUTION = re.compile(rf"(?:(?:[^\W\d_]\S*)\s+){{0,4}}?(?:{SPEECH})\b")
LOOK_AHEAD = 80  # code points behind a full stop in which such words stand
LONGEST_ABBREVIATION = 20  # code points
LONGEST_HEADING = 22  # words; the longest headlines of agencies run to about twenty
# A line ends its paragraph if it is shorter than this share of the longest line, or of the widest
# that counts, in code points.
WIDEST, WRAPPED = 120, 0.6
_abbreviations = partial(word_set, "abbreviations")


def find_sentences(parsed: Parsed) -> tuple[Sentence, ...]:
    """Find the sentences with their tokens, in text order, never overlapping."""
    text, title = parsed.article.text, parsed.article.title
    sentences = []
    paragraphs = list(_paragraphs(text))
    tokens, ends = _tokens(text)
    is_transcript = has_several_labels(text, title)
    first = 0
    for number, paragraph in enumerate(paragraphs):
        spans = [
            Span(behind_bullet(text, *span), span.end)  # the bullet is no token of a sentence
            for span in _split(text, paragraph)
        ]
        alone = len(paragraphs) > 1 and len(spans) == 1
        heading = alone and _is_heading(spans[0].of(text), title)
        pieces = [(span, heading) for span in spans]
        if not heading and (is_transcript or number < FIRST_PARAGRAPHS):
            begin = _behind_opening(text, spans[0], number, is_transcript=is_transcript)
            pieces = list(_with_heading(text, spans, begin))
        for span, is_heading in pieces:
            first = bisect_right(ends, span.start, first)
            last = bisect_right(ends, span.end, first)
            if last > first:
                sentences.append(Sentence(span, number, tokens[first:last], is_heading))
            first = last
    return tuple(sentences)


def _behind_opening(text: str, span: Span, number: int, *, is_transcript: bool) -> int:
    """Say where a sentence that opens a paragraph begins behind a speaker's label or a dateline."""
    begin = behind_speaker(text, *span) if is_transcript else span.start
    if begin == span.start and number < FIRST_PARAGRAPHS:
        return behind_dateline(text, *span, is_transcript=is_transcript)
    return begin


def _with_heading(text: str, spans: list[Span], begin: int) -> Iterator[tuple[Span, bool]]:
    """Give the sentences of a paragraph, what stands before the first as a heading of its own."""
    first, *others = spans
    if begin > first.start:
        yield _stripped(text, first.start, begin), True
    for span in (Span(begin, first.end), *others):
        yield span, False


def _tokens(text: str) -> tuple[tuple[Token, ...], list[int]]:
    """Cut the text into tokens, and say where each ends.

    No token holds a space, so none reaches over a sentence's end.
    """
    pieces = GAPS_AND_TOKENS.split(text)
    ends = list(accumulate(map(len, pieces)))
    # One string for each word, however often it stands: what is looked up by word is found the
    # sooner.
    words = map(intern, pieces[1::2])
    tokens = map(new_token, zip(ends[::2], ends[1::2], words, strict=False))
    return tuple(tokens), ends[1::2]


def _paragraphs(text: str) -> Iterator[Span]:
    """Yield the paragraphs.

    A blank line ends one; so does a line break that is no mere wrapping of a long line.
    """
    matches = re.finditer(r"[^\n]+", text)
    lines = [Span(*match.span()) for match in matches if not match.group().isspace()]
    wrapped = _wrapped_lines(text, lines)
    start = None
    for line in lines:
        if start is None:
            start = line.start
        if line not in wrapped:
            yield _stripped(text, start, line.end)
            start = None


def _wrapped_lines(text: str, lines: list[Span]) -> set[Span]:
    """Find the lines that go on in the next one.

    In a text whose long lines mostly end with a stop they are those that go on in small letters:
    each other one is a paragraph there, and one without a stop a heading or a caption.
    """
    longest = max((line.end - line.start for line in lines), default=0)
    wrapping = min(WIDEST, longest) * WRAPPED
    long = [
        (line, following)
        for line, following in pairwise(lines)
        if len(line.of(text).strip()) >= wrapping
        and text.count("\n", line.end, following.start) == 1
    ]
    wrapped = [pair for pair in long if not TERMINAL.search(pair[0].of(text))]
    if len(wrapped) * 2 < len(long):
        wrapped = [pair for pair in wrapped if pair[1].of(text).lstrip()[:1].islower()]
    return {line for line, _ in wrapped}


def _stripped(text: str, start: int, end: int) -> Span:
    """Give the stretch without the spaces at its edges."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _is_heading(paragraph: str, title: str) -> bool:
    """Whether the paragraph is the title, or a short line without a stop."""
    words = paragraph.split()
    if title and words == title.split():
        return True
    return len(words) <= LONGEST_HEADING and not TERMINAL.search(paragraph)


def _split(text: str, paragraph: Span) -> Iterator[Span]:
    """Yield the sentences of a paragraph."""
    start = paragraph.start
    for match in BOUNDARY.finditer(text, *paragraph):
        if match.end() >= paragraph.end:
            break
        if _ends_sentence(text, match, start=start, at_start=start == paragraph.start):
            yield Span(start, match.start("space"))
            start = match.end()
    if start < paragraph.end:
        yield Span(start, paragraph.end)


def _ends_sentence(text: str, match: re.Match, *, start: int, at_start: bool) -> bool:
    """Whether the sentence that starts there ends with the stop that was matched.

    `at_start` says that it is the first of its paragraph.
    """
    stop, following = match.start(), match.end()
    if text[following].islower() or STOP.match(text, following):
        return False
    mark, closing = text[stop], match["closing"]
    if mark in "!?" and closing:
        return not ATTRIBUTION.match(text, following, following + LOOK_AHEAD)
    if mark != "." or closing or text[stop - 1] == ".":
        return True
    before = text[max(start, stop - LONGEST_ABBREVIATION) : stop + 1]
    if at_start and ITEM.fullmatch(before):
        return False
    word = before.split()[-1].lstrip(OPENING).lower()
    if word in _abbreviations("titles"):
        return False
    if _is_abbreviation(before, word):
        return _starts_sentence(text[following : following + LOOK_AHEAD])
    return True


def _is_abbreviation(before: str, word: str) -> bool:
    """Whether the full stop belongs to the word before it: "Inc.", "U.S.", "J."."""
    if word in _abbreviations("others") or word.count(".") > 1:
        return True
    return INITIAL.search(before, max(0, len(before) - 4)) is not None


def _starts_sentence(following: str) -> bool:
    """Whether a sentence starts behind an abbreviation.

    Only a word that rarely stands inside a sentence with a capital ends one there.
    """
    first = following.split(maxsplit=1)[0].strip(OPENING)
    return first.lower() in _abbreviations("starters")
