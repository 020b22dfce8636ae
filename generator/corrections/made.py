"""Records that no rule found, made of the words that an entry names."""

from collections.abc import Callable
from itertools import groupby, product
from operator import attrgetter
from typing import Any

from generator.corrections.entries import Unfit
from generator.corrections.vocabulary import RELATION_KINDS
from generator.model import Event, Figure, Parsed, Quote, QuoteKind, Span
from generator.numerals import numbers_in, values_in
from generator.parse.grammar.quotation_marks import Marked, find_marked


def as_quoted(
    parsed: Parsed, span: Span, kind: QuoteKind | None, read: Quote | None
) -> dict[str, Any]:
    """Give the content and kind of a quote as the article's quotation marks have them.

    What is `read` keeps its pieces. Raises `Unfit` where the kind says more than the marks.
    """
    text = parsed.article.text
    marks = [one for one in find_marked(text, _paragraphs(parsed)) if one.inner.overlaps(span)]
    if read is None:
        span = _with_marks(text, span, marks)
    pieces = read.pieces if read else (span,)
    verbatim = tuple(
        Span(max(one.inner.start, piece.start), min(one.inner.end, piece.end))
        for piece, one in product(pieces, marks)
        if one.inner.overlaps(piece)
    )
    found = _kind(text, pieces, verbatim)
    kind = kind or found
    if kind is QuoteKind.INDIRECT:
        verbatim = ()
    elif kind is not found:
        raise Unfit(f"{_why_not(kind, found)}. Write: kind: {found}")
    return {"kind": kind, "span": span, "pieces": pieces, "verbatim": verbatim}


def _why_not(kind: QuoteKind, found: QuoteKind) -> str:
    if QuoteKind.DIRECT not in (kind, found):
        return "kind: no words of it stand in quotation marks"
    what = "all of" if kind is QuoteKind.DIRECT else "some, and only some, of"
    return f"kind: {kind} needs the article's quotation marks around {what} these words"


def _paragraphs(parsed: Parsed) -> list[Span]:
    paragraphs = []
    for _, group in groupby(parsed.sentences, attrgetter("paragraph")):
        spans = [sentence.span for sentence in group]
        paragraphs.append(Span(spans[0].start, spans[-1].end))
    return paragraphs


def _with_marks(text: str, span: Span, marks: list[Marked]) -> Span:
    """Take in the quotation marks that stand right around a stretch, with what ends the words."""
    start, end = span
    for one in marks:
        if not _has_words(text[one.inner.start : start]) and one.inner.start <= start:
            start = min(start, one.span.start)
        if not _has_words(text[end : one.inner.end]) and one.inner.end >= end:
            end = max(end, one.span.end)
    return Span(start, end)


def _kind(text: str, pieces: tuple[Span, ...], verbatim: tuple[Span, ...]) -> QuoteKind:
    if not verbatim:
        return QuoteKind.INDIRECT
    outside = []
    for piece in pieces:
        place = piece.start
        for words in verbatim:
            if piece.covers(words):
                outside.append(text[place : words.start])
                place = words.end
        outside.append(text[place : piece.end])
    return QuoteKind.MIXED if any(map(_has_words, outside)) else QuoteKind.DIRECT


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


def _make_figure(parsed: Parsed, span: Span) -> Figure:
    """Read the one number of the words; of several, the entry has to say the value."""
    text = span.of(parsed.article.text)
    numbers = numbers_in(text)
    if len(numbers) != 1:
        values = values_in(text)
        return Figure(span, values[0] if len(values) == 1 else None)
    (one,) = numbers
    return Figure(span, one.value, low=one.low, high=one.high, qualifier=one.vague, unit=one.unit)


MADE: dict[str, Callable[[Parsed, Span], Any]] = {
    "quotes": lambda parsed, span: Quote(**as_quoted(parsed, span, None, None)),
    "figures": _make_figure,
    "events": lambda parsed, span: Event(span, trigger=span),
}


def parted_relation(text: str) -> tuple[str, str, str]:
    """Part "Naim Qassem accuses Israel" into who, what, whom."""
    for kind in RELATION_KINDS:
        who, _, whom = text.partition(f" {kind} ")
        if who and whom:
            return who, kind, whom
    known = ", ".join(RELATION_KINDS)
    raise Unfit(f'relation "{text}" says none of: {known}. Write: - relation: ACTOR supports ACTOR')
