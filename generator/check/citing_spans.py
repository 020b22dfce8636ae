"""The stretches of a page that stand or fall with what they cite.

A mark stands behind the sentence that it belongs to. In a paragraph every sentence counts by
itself, so that an editor may lead over in their own words; a quotation of several sentences is one,
and so is what goes on in brackets or behind a dash, or behind the last full stop without one of its
own. A list item, the row of a table and a block quote count as a whole: a card tells a figure on
its first line and where it comes from on its second. What they hold without a mark of its own
belongs to the marks of the whole.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.markdown.blocks import Block, BlockKind, PageText
from generator.markdown.inline import Mark
from generator.model import Article, Parsed, Span
from generator.parse.grammar.quotation_marks import Marked, find_marked
from generator.parse.sentences import find_sentences

MAY_END = re.compile(r"[.!?…][\"”’»)\]']*\s")
ENDED = re.compile(r"[.!?…:;][\"”’»)\]']*\s*$")
JOINS = "—–-(["  # what begins so goes on with the sentence before
COUNTED = re.compile(r"#(?:figure-|differences$)")
BEHIND = 3  # characters between the words of a quotation and its mark


@dataclass(frozen=True, slots=True)
class CitingSpan:
    """A stretch of a block's words with the marks that belong to it."""

    block: Block
    span: Span
    marks: tuple[Mark, ...]
    first_mark: int  # where its own marks begin; its end where it has none

    @property
    def words(self) -> str:
        return self.span.of(self.block.text.words)

    @property
    def line(self) -> int:
        return self.line_at(0)

    def line_at(self, offset: int) -> int:
        """The line on which a character of its words stands."""
        return self.block.line_at(self.span.start + offset)

    def counts_of_ours(self) -> Iterator[Span]:
        """Yield where a link leads to the figures behind a line: "2 counts differ"."""
        for link in self.block.text.links:
            start = link.start - self.span.start
            if COUNTED.search(link.target) and start > self.first_mark:
                yield Span(start, link.end - self.span.start)

    def marked_alone(self, quoted: Span, cited: tuple[str, ...]) -> tuple[str, ...]:
        """Give the passages whose marks stand right behind a quotation: of several it is theirs."""
        end = self.span.start + quoted.end
        behind = [mark for mark in self.marks if mark.at >= end]
        if not behind:
            return ()
        first = min(mark.at for mark in behind)
        between = self.words[quoted.end : first - self.span.start]
        if len(between) > BEHIND or any(map(str.isalnum, between)):
            return ()
        here = (mark.id for mark in behind if mark.at == first)
        return tuple(id for id in here if id in cited)


def find_citing_spans(page: PageText) -> Iterator[CitingSpan]:
    """Find every stretch of the page, with or without marks.

    Headings and the heads of tables count only where they cite.
    """
    shared = _shared_marks(page)
    for block in page.blocks:
        marks, group = block.text.marks, _group(block)
        is_bare_name = block.is_name and not marks
        if is_bare_name or not block.text.words.strip():
            continue
        if group:
            yield _whole_block(block, marks or tuple(shared[group]))
        elif block.kind is not BlockKind.PARAGRAPH:
            yield _whole_block(block, marks)
        else:
            yield from _sentences(block)


def _shared_marks(page: PageText) -> dict[tuple[int, int], list[Mark]]:
    """Collect the marks that the blocks of a list item or of a block quote share."""
    shared: dict[tuple[int, int], list[Mark]] = defaultdict(list)
    for block in page.blocks:
        if group := _group(block):
            shared[group] += block.text.marks
    return shared


def _group(block: Block) -> tuple[int, int]:
    """Return what a block shares its marks with.

    That is the list item, else the block quote; () for a block by itself.
    """
    return (1, block.item) if block.item else (2, block.quote) if block.quote else ()


def _whole_block(block: Block, marks: tuple[Mark, ...]) -> CitingSpan:
    return _citing_span(block, Span(0, len(block.text.words)), marks)


def _citing_span(block: Block, span: Span, marks: tuple[Mark, ...]) -> CitingSpan:
    own = [mark.at for mark in block.text.marks if span.start < mark.at <= span.end]
    return CitingSpan(block, span, marks, min(own, default=span.end) - span.start)


def _sentences(block: Block) -> Iterator[CitingSpan]:
    """Split a paragraph into sentences, each with the marks in it or behind it.

    A paragraph that cites nothing stays whole.
    """
    words, marks = block.text.words, block.text.marks
    tails = {mark.at: block.text.tail_behind(mark.at) for mark in marks}
    spans = split_sentences(words, tails) if marks else [Span(0, len(words))]
    if len(spans) == 1:
        yield _whole_block(block, marks)
        return
    starts = [-1, *(span.start for span in spans[1:]), len(words)]
    for span, after, until in zip(spans, starts, starts[1:], strict=False):
        mine = tuple(mark for mark in marks if after < mark.at <= until)
        end = max((span.end, *(mark.at for mark in mine)))
        yield _citing_span(block, Span(span.start, end), mine)


def split_sentences(words: str, tails: Mapping[int, int]) -> list[Span]:
    """Split a paragraph into sentences.

    Those that one quotation, a bracket or a dash holds together are joined. What stands behind a
    mark, to the end that `tails` gives, belongs to the sentence before it.
    """
    whole = Span(0, len(words))
    if not MAY_END.search(words):
        return [whole]
    found = [each.span for each in find_sentences(Parsed(Article("", words)))]
    if len(found) < 2:
        return [whole]
    quoted = list(find_marked(words, [whole]))
    joined: list[Span] = []
    for span in found:
        end = _end_of_tail(tails, span.start)
        if joined and end:
            joined[-1] = Span(joined[-1].start, end)
            behind = words[end : span.end]
            span = Span(span.end - len(behind.lstrip()), span.end)
            if not behind.strip():
                continue
        is_rest = span is found[-1] and not ENDED.search(words, *span)  # the day behind a statement
        if joined and (is_rest or _goes_on(span, words, quoted)):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _end_of_tail(tails: Mapping[int, int], at: int) -> int:
    return max((end for start, end in tails.items() if start <= at < end), default=0)


def _goes_on(span: Span, words: str, quoted: list[Marked]) -> bool:
    inside = any(marked.span.start < span.start < marked.span.end for marked in quoted)
    return inside or words[span.start] in JOINS
