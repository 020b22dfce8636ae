"""Cut a text into paragraphs, sentences and tokens, without changing a character of it.

Convention: a possessive ('s) is a token of its own, a hyphenated word ("al-Assad", "13-year-long") is one token, and a
dotted abbreviation ("U.S.") is one token that keeps its dots.
"""

import re
from collections.abc import Iterator
from functools import cache

from generator.model import Parsed, Sentence, Span, Token
from generator.parse.lexicon import read_words

TOKEN = re.compile(
    r"""(?:[^\W\d_]\.){2,}                       # U.S., a.m.
      | \d+(?:[.,]\d+)+(?:[^\W\d_]+)?            # 280,000  3.5m
      | ['’]s\b(?![-‐‑])                         # the possessive, and "is"
      | [^\W_]+(?:[-‐‑'’](?!s\b)[^\W_]+)*        # Assad, al-Assad, don’t, 13-year-long
      | ``|''|\.{2,}
      | \S""",
    re.VERBOSE,
)
OPENING, CLOSING = "\"“‘«„(['`", "\"”’»)]'"
# A full stop, then what may close with it, then a space: the places where a sentence may end.
BOUNDARY = re.compile(r"(?:[.!?…]|\.{3,4})(?P<closing>[\"”’»)\]']*)(?P<space>\s+)")
TERMINAL = re.compile(r"[.!?…:;][\"”’»)\]'*]*\s*$")
INITIAL = re.compile(r"(?:^|[\s.(“\"])[A-Z]\.$")
# "Stop!" Smith said: the sentence goes on after the quotation.
ATTRIBUTION = re.compile(r"(?:(?:[^\W\d_]\S*)\s+){0,4}?(?:said|says|asked|told|added|cried|wrote|replied|shouted)\b")
LONGEST_HEADING = 22  # words; the longest headlines of agencies run to about twenty


def find_sentences(parsed: Parsed) -> tuple[Sentence, ...]:
    """The sentences of the article with their tokens, in text order, never overlapping."""
    text, sentences = parsed.article.text, []
    paragraphs = list(_paragraphs(text))
    for number, paragraph in enumerate(paragraphs):
        spans = list(_split(text, paragraph))
        heading = len(paragraphs) > 1 and len(spans) == 1 and _is_heading(paragraph.of(text), parsed.article.title)
        for span in spans:
            tokens = tuple(Token(m.start(), m.end(), m.group()) for m in TOKEN.finditer(text, *span))
            if tokens:
                sentences.append(Sentence(span, number, tokens, heading))
    return tuple(sentences)


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
        if match.end() < paragraph.end and _ends_sentence(text, start, match):
            yield Span(start, match.start("space"))
            start = match.end()
    if start < paragraph.end:
        yield Span(start, paragraph.end)


def _ends_sentence(text: str, start: int, match: re.Match) -> bool:
    following = text[match.end() : match.end() + 80]
    if following[0].islower():
        return False
    if match["closing"] and text[match.start()] in "!?" and ATTRIBUTION.match(following):
        return False
    if text[match.start()] != "." or match["closing"] or text[match.start() - 1] == ".":
        return True
    before = text[max(start, match.start() - 20) : match.start() + 1]
    word = before.split()[-1].lstrip(OPENING).lower()
    if word in _abbreviations("titles"):
        return False
    if word in _abbreviations("others") or INITIAL.search(before) or word.count(".") > 1:
        return _starts_sentence(following)
    return True


def _starts_sentence(following: str) -> bool:
    """After an abbreviation only a word that rarely stands inside a sentence with a capital ends it."""
    return following.split()[0].strip(OPENING).lower() in _abbreviations("starters")


@cache
def _abbreviations(part: str) -> frozenset[str]:
    return frozenset(read_words("abbreviations")[part])
