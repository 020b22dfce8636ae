"""An article, and a stretch of its text."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of an article's text, in code points, end excluded."""

    start: int
    end: int

    def __reduce__(self) -> tuple:  # what Python finds out for each takes twice as long
        return Span, (self[0], self[1])

    def of(self, text: str) -> str:
        """Give the text that stands in the span."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Tell whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Article:
    """One source text as read: after this its text never changes, so that spans never shift."""

    id: str  # the seed's file name without its ending
    text: str  # the title line, where the source has one, then the body
    title: str = ""
    published: date | None = None
    author: str = ""
    publisher: str = ""
    url: str = ""
    language: str = "en"  # ISO 639-1
    licence: str = ""
    reliability: str = ""  # what the editor notes of how far the source is to be trusted
    path: str = ""  # where it was read, relative to the project, for messages

    @property
    def page(self) -> str:
        """Its page, relative to content/."""
        return f"sources/{self.id}.md"

    def line_at(self, position: int) -> int:
        """Give the line of its text, from 1, on which a position lies."""
        return self.text.count("\n", 0, position) + 1
