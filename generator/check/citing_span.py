"""A stretch of a page's words with the marks that belong to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.markdown.blocks import Block
from generator.markdown.inline import Mark
from generator.model import Span

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
