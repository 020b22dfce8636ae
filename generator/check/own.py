"""What an editor wrote by himself: blocks that were not generated and cite nothing."""

from collections.abc import Iterator

from generator.check.page import Kind, PageText, read_page
from generator.check.text import Text
from generator.check.units import Unit, find_units
from generator.model import Span


class OwnText:
    """Tells an editor's own words from those that were generated for the page."""

    def __init__(self, generated: str):
        """`generated` is the page as it was generated last; "" for a page of the editor's own."""
        self._generated = {_folded(unit) for unit in find_units(read_page(generated)) if not unit.marks}

    def units(self, page: PageText) -> Iterator[Unit]:
        """The stretches of the page that are the editor's own and cite nothing, links and pictures left out."""
        for unit in find_units(page):
            if not unit.marks and _folded(unit) not in self._generated and _says_something(unit):
                yield unit


def _folded(unit: Unit) -> str:
    return " ".join(unit.words.split())


def _says_something(unit: Unit) -> bool:
    """Whether the unit has words beside those of its links."""
    text: Text = unit.block.text
    rest, position = "", unit.span.start
    for link in text.links:
        if link.start >= unit.span.start and link.end <= unit.span.end:
            rest, position = rest + Span(position, link.start).of(text.words), link.end
    rest += Span(position, unit.span.end).of(text.words)
    return any(map(str.isalnum, rest)) and unit.block.kind in (Kind.PARAGRAPH, Kind.ROW, Kind.HTML)
