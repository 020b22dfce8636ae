"""A stretch of a page's words with the marks that belong to it."""

from dataclasses import dataclass

from generator.markdown.blocks import Block
from generator.markdown.inline import Mark
from generator.model import Span


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
