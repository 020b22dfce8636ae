"""The records that a page shows, and the fields of each, read off its Markdown.

Cards, rows of tables, lines of the timeline and of actors, counts that differ, what a source's page
says of its article and where a link leads are generated from records. A record is known by its
keys: its anchor, the lines that it leads to, its marks, its first field.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from generator.check.marked_words import marked_in
from generator.check.page_chunks import GONE
from generator.check.page_fields import (
    OPENING,
    Field,
    fields_of_actor,
    fields_of_card,
    fields_of_masthead,
    label_of,
    own_words,
    passages_of,
    without_labels,
)
from generator.check.page_paths import ACTOR_PAGE, SOURCE_PAGE, resolve
from generator.check.readings import PageReading
from generator.check.wording import canonical
from generator.markdown.blocks import Block, BlockKind
from generator.markdown.inline import Link
from generator.render.words import Words

ANCHORED = re.compile(r"#(?!p-)([\w-]+)")
DATED = re.compile(r"(?=[^–]*(?<!\w)\d)[^–.“”]{3,40} – ")  # "5 December 2024 – They entered Hama"
EVENT, MASTHEAD = "#event-", ".masthead"
# Where a link leads to a record: the line of one, a passage, a table as a file.
TO_RECORD = re.compile(r"#(?P<kind>fnref:|figure-|event-|relation-|place-|p-)|\.csv$")
TO_LIST = re.compile(r"#(?:event-|relation-)|\.csv$|quotes(?:/[\w-]+)?\.md#")
TO_FIGURE = re.compile(r"#figure-")
TO_ACTOR = re.compile(
    r"^(?:actors/(?P<page>(?!index\.md)[^/#]+)\.md(?:#fnref:[\w-]+)?"
    r"|quotes(?:/[\w-]+)?\.md#(?P<list>[\w-]+))$"
)
IN_BRACKETS = re.compile(r" \((?P<who>[^()]*)\)$")  # who is meant, before a mark
DIGITS = re.compile(r"\d+")
NAME_END = re.compile(r" – |; ")  # of an actor, in a list of them
SOME_COUNTS = (2, 3, 11, 100)  # one of each plural form of several
FRONT_FIELDS = ("title", "description")
FRONT_LINES = 8  # of a page, in which its front matter has its title
AGAINST = re.compile(r" [/–] ")  # between two counts that differ


class Record(NamedTuple):
    """What a page shows of one record."""

    kind: str
    keys: frozenset[str]
    fields: tuple[Field, ...]
    heading: str
    line: int

    @property
    def shown(self) -> tuple:
        """What two records are the same by."""
        return self.kind, self.keys, self.words

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(canonical(field.text) for field in self.fields)


class NamedLink(NamedTuple):
    """A link to an actor's page, or to what they said."""

    named: tuple[str, str]  # the actor's key, and what the link says
    line: int


class RecordReader:
    """Reads the records of the pages of one path."""

    def __init__(self, path: str, words: Words):
        self._path = path
        of_one = "" if path.endswith("/index.md") else path  # article or actor
        self._is_of_source = bool(SOURCE_PAGE.fullmatch(of_one))
        self._is_named_by_heading = self._is_of_source or bool(ACTOR_PAGE.fullmatch(of_one))
        self._tellers = tuple(_openings(words))
        self._differ = words.plain("figures.differ")
        # How many counts differ is told beside a line, in words of ours.
        told = (words.plain("figures.counts_differ", count=number) for number in SOME_COUNTS)
        self._beside = tuple({DIGITS.sub("", one) for one in told})

    def read(self, page: PageReading) -> Iterator[Record]:
        """The records that a page shows, from top to bottom."""
        head: tuple[str, ...] = ()
        yield from self._of_front_matter(page)
        for item, group in groupby(page.page.blocks, key=lambda block: block.item):
            blocks = tuple(group)
            if item and not blocks[0].quote and blocks[0].kind is BlockKind.PARAGRAPH:
                yield from self._of_item(blocks)
            for block in blocks:
                if block.kind is BlockKind.ROW and block.head:
                    head = tuple(cell.strip() for cell in block.text.words.split(" | "))
                elif not item:
                    yield from self._of_block(block, head)
                yield from self._of_links(block)
                yield from self._of_line(block)

    def named_links(self, page: PageReading) -> Iterator[NamedLink]:
        """The links to actors and to what they said."""
        for block in page.page.blocks:
            for link in block.text.links:
                if found := TO_ACTOR.search(self._target(link)):
                    label = label_of(block, link).strip()
                    named = found["page"] or found["list"], label
                    yield NamedLink(named, block.line_at(link.start))

    def _of_front_matter(self, page: PageReading) -> Iterator[Record]:
        """Title and description of a page that names an article in them, or an actor."""
        for number, line in enumerate(page.text.split("\n")[:FRONT_LINES], 1):
            name, separator, text = line.partition(":")
            if separator and name in FRONT_FIELDS and self._is_named_by_heading:
                fields = (Field(name, text.strip(" \"'"), number),)
                yield Record(f"front {name}", frozenset([name]), fields, "", number)

    def _of_block(self, block: Block, head: tuple[str, ...]) -> Iterator[Record]:
        """A row, or what a page says of what it is about."""
        if block.kind is BlockKind.ROW:
            yield self._of_row(block, head)
        elif MASTHEAD in block.attributes:
            yield self._record("masthead", tuple(fields_of_masthead(block)), block, "page")
        elif self._names_its_page(block):
            title = Field("title", block.text.words, block.line)
            yield self._record("title", (title,), block, "page")

    def _names_its_page(self, block: Block) -> bool:
        is_title = block.kind is BlockKind.HEADING and block.heading is None
        return is_title and self._is_named_by_heading

    def _of_row(self, block: Block, head: tuple[str, ...]) -> Record:
        """The row of a table: its fields have the names of the columns."""
        cells = [cell.strip() for cell in block.text.words.split(" | ")]
        columns = head if len(head) == len(cells) else tuple(map(str, range(len(cells))))
        named = zip(columns, cells, strict=True)
        fields = tuple(Field(name, cell, block.line) for name, cell in named)
        return self._record("row", (*fields, passages_of(block)), block)

    def _of_item(self, blocks: tuple[Block, ...]) -> Iterator[Record]:
        """The item of a list where it is a record: an event, a card, an actor, a source's field."""
        first = blocks[0]
        has_marks = any(block.text.marks for block in blocks)
        is_dated = has_marks and DATED.match(first.text.words)
        if EVENT in first.attributes or is_dated:
            yield self._record("event", (*self._of_event(first), passages_of(first)), first)
        elif has_marks and not first.text.marks:  # those below have them
            fields = (*fields_of_card(blocks[0], blocks[1]), passages_of(*blocks))
            yield self._record("card", fields, first, beside=blocks[1:])
        else:
            yield from self._of_entry(blocks, has_marks=has_marks)

    def _of_entry(self, blocks: tuple[Block, ...], *, has_marks: bool) -> Iterator[Record]:
        """The item of an index or of a source's page: a field, an article, an actor."""
        first = blocks[0]
        key, separator, value = first.text.words.partition(": ")
        if self._is_of_source and separator and not has_marks:
            yield self._record("source", (Field(key, value, first.line),), first, key)
        elif not has_marks and value.startswith(OPENING):  # articles that lack something
            for span in marked_in(value):
                yield self._record("gap", (Field("title", span.of(value), first.line),), first, key)
        elif _may_be_actor(first):
            fields = (*fields_of_actor(first), *own_words(blocks[1:]))
            yield self._record("actor", fields, first, beside=blocks[1:])

    def _of_event(self, block: Block) -> Iterator[Field]:
        day, _, rest = block.text.words.replace("*", "").partition(" – ")
        start = max((rest.rfind(f", {opening}") for opening in self._tellers), default=-1)
        text, teller = rest, ""
        if start >= 0:
            text, teller = rest[:start], rest[start + 2 :]
        yield Field("day", day, block.line)
        yield Field("text", text, block.line, is_free=True)
        yield Field("reported by", teller, block.line, is_needed=True)

    def _of_links(self, block: Block) -> Iterator[Record]:
        """The links of a block that lead to records."""
        for link in block.text.links:
            target, label = self._target(link), label_of(block, link).strip()
            found = TO_RECORD.search(target)
            if not found or not label:
                continue
            is_beside = DIGITS.sub("", label).startswith(self._beside)
            is_free = found["kind"] in (None, "fnref:")
            line = block.line_at(link.start)
            fields = (
                Field("link", label, line, is_free=is_free, is_asked=is_beside),
                Field("link leads to", target, line),
            )
            keys = frozenset([target, f"link {canonical(label)}"])
            yield Record("link", keys, fields, "", line)

    def _of_line(self, block: Block) -> Iterator[Record]:
        """What stands behind the marks of a line, and what counts differ."""
        text, line = block.text, block.line
        if block.kind is not BlockKind.PARAGRAPH:
            return
        if not text.marks:
            targets = [self._target(link) for link in text.links]
            rest = without_labels(text.words, text.links)
            if any(map(TO_LIST.search, targets)) and re.search(r"\w", rest):
                yield self._record("line", (Field("line", rest, line, is_asked=True),), block)
        elif self._differ in text.words:
            yield from self._of_counts(block)
        elif EVENT not in block.attributes:
            yield from self._of_marks(block)

    def _of_marks(self, block: Block) -> Iterator[Record]:
        """The day under which a line is told, and what stands behind each of its marks."""
        text, line = block.text, block.line
        day = text.words[: text.lead].strip()
        for at in sorted({mark.at for mark in text.marks}):
            end = text.tail_behind(at)
            links = [link for link in text.links if at < link.start < end]
            differ = (label_of(block, link) for link in links if TO_FIGURE.search(link.target))
            source = without_labels(text.words[at:end], links, at).strip(" ()")
            who = IN_BRACKETS.search(text.words[:at])
            fields = (
                Field("day", _if_counted(day), line),
                Field("source and day", _if_counted(source), line),
                Field("who", who["who"] if who else "", line, is_asked=True),
                Field("the sources differ", next(differ, ""), line, is_needed=True, is_asked=True),
            )
            keys = frozenset(mark.id for mark in text.marks if mark.at == at)
            yield Record("statement", keys, fields, "", line)

    def _of_counts(self, block: Block) -> Iterator[Record]:
        """The counts that differ, each a record, and what they count."""
        what, _, counts = block.text.words.partition(self._differ)
        if what.strip():
            yield self._record("counted", (Field("what differs", what, block.line),), block)
        start = len(what) + len(self._differ)
        for count in AGAINST.split(counts):
            end = start + len(count)
            marks = [mark for mark in block.text.marks if start < mark.at <= end]
            told = count[: marks[-1].at - start] if marks else count
            fields = (
                Field("count", told.strip(), block.line),
                Field("passages", " ".join(mark.id for mark in marks), block.line),
            )
            keys = frozenset((*(mark.id for mark in marks), canonical(told)))
            yield Record("count", keys, fields, "", block.line)
            start = end + len(" / ")

    def _record(
        self,
        kind: str,
        fields: tuple[Field, ...],
        block: Block,
        key: str = "",
        beside: Iterable[Block] = (),
    ) -> Record:
        """Make a record, which is known by all that tells it from others; `key` is all for some."""
        heading = block.heading.words if block.heading else ""
        keys = {key} if key else self._known_by((block, *beside))
        if not key and kind in ("row", "actor", "event"):
            keys.add(canonical(fields[0].text))
        if not key and kind == "row":
            keys |= {self._target(link) for link in block.text.links if link.start == 0}
        return Record(kind, frozenset(keys), fields, heading, block.line)

    def _known_by(self, blocks: tuple[Block, ...]) -> set[str]:
        """Collect marks, anchors and targets of the first block, and of those beside it."""
        keys = {mark.id for each in blocks for mark in each.text.marks}
        keys |= {f"#{name}" for name in ANCHORED.findall(blocks[0].attributes)}
        targets = (self._target(link) for each in blocks for link in each.text.links)
        return keys | {one for one in targets if TO_RECORD.search(one) or TO_LIST.search(one)}

    def _target(self, link: Link) -> str:
        """Where a link leads, as seen from content/."""
        path, mark, anchor = link.target.partition("#")
        path = resolve(self._path, path) if path else self._path
        return f"{path}{mark}{anchor}"


def _if_counted(text: str) -> str:
    """Give a text with a number in it; "" for any other."""
    return text if DIGITS.search(text) else ""


def _openings(words: Words) -> Iterator[str]:
    """How the words begin that say who reports or denies an event."""
    for status in ("reported", "denied"):
        yield words.plain(f"timeline.told.{status}", teller=GONE).partition(GONE)[0].strip()
        yield words.plain(f"timeline.told_by_nobody.{status}")


def _may_be_actor(block: Block) -> bool:
    """Tell whether an item begins with a name, and says nothing in a sentence."""
    words = block.text.words
    name = NAME_END.split(words, maxsplit=1)[0].strip()
    return not words.rstrip().endswith((".", "”")) and len(name.split()) < 9
