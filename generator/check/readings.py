"""What of a page was generated, and what an editor changed.

A page as it stands is read beside the page of that path that this build generated. Only this
build's own pages are asked: what a branch keeps in .base or in a cache may say anything. What
stands so on both pages is not interpreted.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import cached_property
from typing import TypeVar

from generator.check.citing_spans import CitingSpan, find_citing_spans
from generator.findings import Finding, Rule
from generator.markdown.blocks import Block, BlockKind, PageText, read_page
from generator.markdown.inline import Mark, read_attributes

T = TypeVar("T")


class PageReading:
    """A page's Markdown, read; with what tells whether another page has the same at some place."""

    def __init__(self, text: str):
        self.text = text

    @cached_property
    def page(self) -> PageText:
        """The page's blocks."""
        return read_page(self.text)

    def markdown_of(self, citing: CitingSpan) -> str:
        """The lines of the block that a stretch stands in."""
        return "\n".join(self.text.split("\n")[citing.block.line - 1 : citing.block.end])

    def spans_beside(self, other: "PageReading") -> Iterator[CitingSpan]:
        """The stretches that the other page does not have."""
        for citing in self._spans:
            if self._key(citing) not in other.keys:
                yield citing

    def rest_beside(self, other: "PageReading") -> Iterator[tuple[int, str]]:
        """Line and words of what is no text of the page and stands nowhere in that of the other."""
        known = {text for _, text in other.rest}
        for line, text in self.rest:
            if text not in known:
                yield line, text

    def above(self, block: Block) -> tuple[str, ...]:
        """What stands above a row or an item and tells of it.

        First the line that ends with a colon, "Killed since May:"; then the heads of columns.
        """
        return self._above.get(block.line, ())

    def marks_below(self, line: int) -> Iterator[Mark]:
        """The marks that stand under the heading on a line."""
        blocks = self.page.blocks
        heading = next((one for one in blocks if one.line == line and one.is_name), None)
        for block in blocks if heading else ():
            if block.heading is heading.text:
                yield from block.text.marks

    @cached_property
    def _above(self) -> dict[int, tuple[str, ...]]:
        found: dict[int, tuple[str, ...]] = {}
        lead, head = "", ()
        for block in self.page.blocks:
            if block.kind is BlockKind.ROW and block.head:
                head = tuple(cell.strip() for cell in block.text.words.split(" | "))
            elif block.kind is BlockKind.ROW:
                found[block.line] = (lead, *head)
            elif block.item:
                found[block.line] = (lead,)
            else:
                words = block.text.words.strip()
                lead, head = (words if words.endswith(":") else ""), ()
        return found

    @cached_property
    def keys(self) -> frozenset[Hashable]:
        """What each stretch is known by."""
        return frozenset(map(self._key, self._spans))

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of each block."""
        return frozenset(block.text.words for block in self.page.blocks)

    @cached_property
    def rest(self) -> tuple[tuple[int, str], ...]:
        """Front matter, titles, captions, headings."""
        found = list(self.page.rest)
        for block in self.page.blocks:
            found += [(block.line, aside) for aside in block.text.asides]
            found.append((block.end, read_attributes(block.attributes).get("title", "")))
            if block.is_name and not block.text.marks:
                found.append((block.line, block.text.words))
        return tuple(found)

    @cached_property
    def _spans(self) -> tuple[CitingSpan, ...]:
        return tuple(find_citing_spans(self.page))

    @cached_property
    def _notes(self) -> dict[str, str]:
        return {note.id: note.raw for note in self.page.notes}

    def _key(self, citing: CitingSpan) -> Hashable:
        """All of a stretch that a rule looks at, but for the line on which it stands."""
        block = citing.block
        marks = tuple(mark.id for mark in citing.marks)
        cited = {mark.id for mark in (*citing.marks, *block.text.marks)}
        notes = frozenset((id, self._notes.get(id)) for id in cited)
        is_quote = bool(block.quote)
        return (
            block.kind, block.text, block.attributes, block.heading,
            is_quote, citing.span, marks, notes,
        )  # fmt: skip


NOTHING = PageReading("")


def is_as_generated(text: str, generated: str | None) -> bool:
    """Whether a page is line by line what was generated."""
    return generated is not None and _lines(text) == _lines(generated)


def _sign(finding: Finding) -> Hashable:
    """What two findings share where one change elsewhere in the same stretch parts them.

    A number is named in the message, as is what a question asks; what is shown with it is all that
    stands around it.
    """
    is_named = finding.rule is Rule.NUMBER or finding.is_question
    shown = "" if is_named else finding.found
    return finding.rule, finding.message, shown, finding.passages


def added(
    found: Iterable[T], before: Iterable[T], key: Callable[[T], Hashable] = _sign
) -> Iterator[T]:
    """What was found but for what was before, one for one, as far as `key` tells it apart."""
    known = Counter(map(key, before))
    for one in found:
        if known[key(one)]:
            known[key(one)] -= 1
        else:
            yield one


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
