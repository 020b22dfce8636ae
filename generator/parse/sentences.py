"""Cut a text into paragraphs, sentences and tokens, without changing a character of it.

Convention: a possessive ('s) is a token of its own, a hyphenated word ("al-Assad", "13-year-long") is one token, and a
dotted abbreviation ("U.S.") is one token that keeps its dots.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, partial
from itertools import accumulate
from sys import intern

from generator.model import Parsed, Sentence, Span, Token
from generator.parse.lexicon import read_words

TOKEN = re.compile(
    r"""[A-Za-z]+(?![\w.'’‐‑-])                   # most words: found first, as it is quick
      | [^\W\d_]\.(?:[^\W\d_]\.)+                 # U.S., a.m.
      | \d+(?:[.,]\d+)+(?:[^\W\d_]+)?            # 280,000  3.5m
      | ['’]s\b(?![-‐‑])                         # the possessive, and "is"
      | [^\W_]+(?:[-‐‑'’](?!s\b)[^\W_]+)*        # Assad, al-Assad, don’t, 13-year-long
      | ``|''|\.{2,}
      | \S""",
    re.VERBOSE,
)
GAPS_AND_TOKENS = re.compile(f"({TOKEN.pattern})", re.VERBOSE)
new_token = partial(tuple.__new__, Token)  # from a tuple: a third of the time that Token's own constructor takes
OPENING, CLOSING = "\"“‘«„(['`", "\"”’»)]'"
# A full stop, then what may close with it, then a space: the places where a sentence may end.
BOUNDARY = re.compile(r"[.!?…](?:(?<=\.)\.{2,3})?(?P<closing>[\"”’»)\]']*)(?P<space>\s+)")
STOP = re.compile(r"[.,;:!?)\]](?!\.)")  # no sentence begins so: "the U . N . said", "wait . . . then"
TERMINAL = re.compile(r"[.!?…:;][\"”’»)\]'*]*\s*$")
INITIAL = re.compile(r"(?:^|[\s.(“\"])[A-Z] ?\.$")
ITEM = re.compile(r"\(?\d{1,3}\.$")  # at the start of a paragraph: the number of a heading or of a point
LONGEST_ABBREVIATION = 20  # code points
# "Stop!" Smith said: the sentence goes on after the quotation.
ATTRIBUTION = re.compile(r"(?:(?:[^\W\d_]\S*)\s+){0,4}?(?:said|says|asked|told|added|cried|wrote|replied|shouted)\b")
LONGEST_HEADING = 22  # words; the longest headlines of agencies run to about twenty


def find_sentences(parsed: Parsed) -> tuple[Sentence, ...]:
    """The sentences of the article with their tokens, in text order, never overlapping."""
    text, sentences, first = parsed.article.text, [], 0
    paragraphs = list(_paragraphs(text))
    tokens, ends = _tokens(text)
    for number, paragraph in enumerate(paragraphs):
        spans = list(_split(text, paragraph))
        heading = len(paragraphs) > 1 and len(spans) == 1 and _is_heading(paragraph.of(text), parsed.article.title)
        for span in spans:
            last = bisect_right(ends, span.end, first)
            if last > first:
                sentences.append(Sentence(span, number, tokens[first:last], heading))
            first = last
    return tuple(sentences)


def _tokens(text: str) -> tuple[tuple[Token, ...], list[int]]:
    """All tokens of the text, and where each ends. None holds a space, so none reaches over a sentence's end."""
    pieces = GAPS_AND_TOKENS.split(text)
    ends = list(accumulate(map(len, pieces)))
    # One string for each word, however often it stands: what is looked up by word is found the sooner.
    words = map(intern, pieces[1::2])
    return tuple(map(new_token, zip(ends[::2], ends[1::2], words, strict=False))), ends[1::2]


def _paragraphs(text: str) -> Iterator[Span]:
    """Blank lines end a paragraph; so does a line break that is no mere wrapping of a long line."""
    lines = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text) if not m.group().isspace()]
    wrapping = min(120, max((line.end - line.start for line in lines), default=0)) * 0.6
    start = None
    for line, following in zip(lines, [*lines[1:], None], strict=False):
        start = line.start if start is None else start
        if following is None or _breaks(text, line, following, wrapping):
            yield _stripped(text, start, line.end)
            start = None


def _breaks(text: str, line: Span, following: Span, wrapping: float) -> bool:
    if text.count("\n", line.end, following.start) > 1:
        return True
    written = line.of(text)
    return bool(TERMINAL.search(written)) or len(written.strip()) < wrapping


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _is_heading(paragraph: str, title: str) -> bool:
    if title and " ".join(paragraph.split()) == " ".join(title.split()):
        return True
    return not TERMINAL.search(paragraph) and len(paragraph.split()) <= LONGEST_HEADING


def _split(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    for match in BOUNDARY.finditer(text, *paragraph):
        if match.end() < paragraph.end and _ends_sentence(text, start, match, at_start=start == paragraph.start):
            yield Span(start, match.start("space"))
            start = match.end()
    if start < paragraph.end:
        yield Span(start, paragraph.end)


def _ends_sentence(text: str, start: int, match: re.Match, at_start: bool) -> bool:
    stop, following = match.start(), match.end()
    if text[following].islower() or STOP.match(text, following):
        return False
    mark, closing = text[stop], match["closing"]
    if closing and mark in "!?" and ATTRIBUTION.match(text, following, following + 80):
        return False
    if mark != "." or closing or text[stop - 1] == ".":
        return True
    before = text[max(start, stop - LONGEST_ABBREVIATION) : stop + 1]
    if at_start and ITEM.fullmatch(before):
        return False
    word = before.split()[-1].lstrip(OPENING).lower()
    if word in _abbreviations("titles"):
        return False
    if word in _abbreviations("others") or word.count(".") > 1 or INITIAL.search(before, max(0, len(before) - 4)):
        return _starts_sentence(text[following : following + 80])
    return True


def _starts_sentence(following: str) -> bool:
    """After an abbreviation only a word that rarely stands inside a sentence with a capital ends it."""
    return following.split(maxsplit=1)[0].strip(OPENING).lower() in _abbreviations("starters")


@cache
def _abbreviations(part: str) -> frozenset[str]:
    return frozenset(read_words("abbreviations")[part])
