"""Fields of a page's records that an editor changed: they are compared, and not interpreted.

Cards, rows of tables, lines of the timeline and of actors, what a source's page says of its article
are generated from records. Each such record is found again on the page by its anchor, its marks or
its first field, and its fields are held against those generated; an editor may leave a field out,
name an actor otherwise, and put the rows of a table in another order. What is another has to be put
right where all pages have it from: in corrections.yml or beside the article. Statements are the
editor's to rewrite, and the text of an event is one.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from generator.check.actor_names import ActorNames
from generator.check.readings import PageReading
from generator.check.wording import canonical
from generator.findings import Finding, Rule
from generator.markdown.blocks import Block, BlockKind
from generator.render.words import Words

ANCHORED = re.compile(r"#(?!p-)([\w-]+)")
DATED = re.compile(r"(?=[^–]*\d)[^–.“”]{3,40} – ")  # "5 December 2024 – They entered Hama"
EVENT, MASTHEAD = "#event-", ".masthead"
NAMED_BY_HEADING = re.compile(r"(?:sources|actors)/(?!index\.md)[^/]+\.md")
ACTORS = "actors/index.md"
OF_SOURCE = re.compile(r"sources/(?!index\.md)[^/]+\.md")
NUMBER = re.compile(r"[^\d]*?\d[\d.,\u00a0\u202f]*(?:\s*(?:million|billion|%))?\s*")
FRONT_LINES = 8  # of a page, in which its front matter has its title
GONE = "\0"
NONE = ("", "–", "-", "—")
MEND = (
    "Write what was generated; where the article was read wrongly, correct it once, "
    "in corrections.yml or beside the article, and every page follows"
)


class Field(NamedTuple):
    """One thing that a record says on a page."""

    name: str
    text: str
    line: int
    is_free: bool = False  # told in words that an editor may put otherwise
    is_needed: bool = False  # without it the record says more than its source


class Record(NamedTuple):
    """What a page shows of one record."""

    identity: tuple
    fields: tuple[Field, ...]
    heading: str
    line: int

    @property
    def shown(self) -> tuple:
        """What two records are the same by."""
        return self.identity, self.words

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(canonical(field.text) for field in self.fields)


def find_altered_fields(
    page: PageReading,
    generated: PageReading,
    path: str,
    *,
    file: str,
    actors: ActorNames,
    words: Words,
) -> Iterator[Finding]:
    """Find each field that is not as it was generated."""
    tellers = tuple(_openings(words))
    mine, theirs = (_records_of(each, path, tellers) for each in (page, generated))
    whole, known = ({record.shown for record in each} for each in (mine, theirs))
    gone = [record for record in theirs if record.shown not in whole]
    for record in (one for one in mine if one.shown not in known):
        before = _same_record(record, gone)
        if before:
            gone.remove(before)
            yield from _compare(record, before, file, actors)
    if path == ACTORS:
        yield from _other_kinds(mine, theirs, file)


def _compare(mine: Record, theirs: Record, file: str, actors: ActorNames) -> Iterator[Finding]:
    shown = {field.name: field for field in mine.fields}
    for field in theirs.fields:
        here = shown.get(field.name)
        if here is None or field.is_free or _says_same(here.text, field, actors):
            continue
        yield _finding(file, here.line, field.name, here.text, field.text)


def _says_same(mine: str, field: Field, actors: ActorNames) -> bool:
    """Tell whether a field says what was generated, or another name of the same actor.

    It may say nothing where it may be left out, and a number without its limit.
    """
    if canonical(mine) == canonical(field.text):
        return True
    if mine.strip() in NONE:
        return not field.is_needed
    if mine[:1].isdigit() and canonical(field.text).endswith(canonical(mine)):
        return True  # without its "more than"
    named = actors.named(mine.strip(" “”.")), actors.named(field.text.strip(" “”."))
    return named[0] is not None and named[0] == named[1]


def _other_kinds(mine: Iterable[Record], theirs: Iterable[Record], file: str) -> Iterator[Finding]:
    """Actors that stand under the heading of another kind than the record's."""
    kinds = {record.identity: record.heading for record in theirs}
    for record in mine:
        kind = kinds.get(record.identity, record.heading)
        if kind != record.heading and record.heading in kinds.values():
            yield _finding(file, record.line, "kind", record.heading, kind)


def _finding(file: str, line: int, name: str, mine: str, generated: str) -> Finding:
    return Finding(
        file,
        line,
        rule=Rule.RECORD,
        message=f"the field “{name}” is not as its record has it",
        found=mine.strip() or "–",
        expected=generated.strip(),
        mend=MEND,
    )


def _same_record(record: Record, gone: list[Record]) -> Record | None:
    """Find the generated record that a record of the page was, by its identity or first field.

    Of several, as of two figures of one sentence, it is the one with which it shares most fields.
    """
    same = [one for one in gone if one.identity == record.identity] or [
        one
        for one in gone
        if (one.identity[0], one.words[0]) == (record.identity[0], record.words[0])
    ]
    return max(same, key=lambda one: _shared(one, record), default=None)


def _shared(one: Record, other: Record) -> tuple[int, int]:
    fields = len(set(one.words) & set(other.words))
    words = set(" ".join(one.words).split()) & set(" ".join(other.words).split())
    return fields, len(words)


def _openings(words: Words) -> Iterator[str]:
    """How the words begin that say who reports or denies an event."""
    for status in ("reported", "denied"):
        yield words.plain(f"timeline.told.{status}", teller=GONE).partition(GONE)[0].strip()
        yield words.plain(f"timeline.told_by_nobody.{status}")


def _records_of(page: PageReading, path: str, tellers: tuple[str, ...]) -> list[Record]:
    """The records that a page shows, from top to bottom."""
    found, head = list(_of_front_matter(page, path)), ()
    for item, group in groupby(page.page.blocks, key=lambda block: block.item):
        blocks = tuple(group)
        if item:
            found += filter(None, [_of_item(blocks, path, tellers)])
            continue
        for block in blocks:
            if block.kind is BlockKind.ROW and block.head:
                head = tuple(cell.strip() for cell in block.text.words.split(" | "))
            elif block.kind is BlockKind.ROW:
                found.append(_of_row(block, head))
            elif MASTHEAD in block.attributes:
                parts = _parts(block, " · ", ("kind", "role"))
                found.append(_record(("masthead",), parts, block))
            elif _names_its_page(block, path):
                field = Field("title", block.text.words, block.line)
                found.append(_record(("title",), (field,), block))
    return found


def _of_front_matter(page: PageReading, path: str) -> Iterator[Record]:
    """The title of a page that has the name of an article, or of an actor."""
    for number, line in enumerate(page.text.split("\n")[:FRONT_LINES], 1):
        if line.startswith("title:") and NAMED_BY_HEADING.fullmatch(path):
            text = line.removeprefix("title:").strip(" \"'")
            yield Record(("front title",), (Field("title", text, number),), "", number)


def _names_its_page(block: Block, path: str) -> bool:
    is_title = block.kind is BlockKind.HEADING and block.heading is None
    return is_title and bool(NAMED_BY_HEADING.fullmatch(path))


def _of_row(block: Block, head: tuple[str, ...]) -> Record:
    """The row of a table: its fields have the names of the columns."""
    cells = [cell.strip() for cell in block.text.words.split(" | ")]
    columns = head if len(head) == len(cells) else tuple(map(str, range(len(cells))))
    named = zip(columns, cells, strict=True)
    fields = tuple(Field(name, cell, block.line) for name, cell in named)
    return _record(
        ("row", *_marks(block)) if block.text.marks else ("row", cells[0]), fields, block
    )


def _of_item(blocks: tuple[Block, ...], path: str, tellers: tuple[str, ...]) -> Record | None:
    """The item of a list where it is a record: an event, a card, an actor, a field of a source."""
    first = blocks[0]
    marks = tuple(mark for block in blocks for mark in _marks(block))
    if first.quote or first.kind is not BlockKind.PARAGRAPH:
        return None
    if EVENT in first.attributes or (marks and DATED.match(first.text.words)):
        anchor = ANCHORED.search(first.attributes)
        identity = ("event", anchor[1] if anchor else marks)
        return _record(identity, tuple(_of_event(first, tellers)), first)
    if len(blocks) > 1 and marks and not first.text.marks:
        return _record(("card", *marks), tuple(_of_card(blocks[0], blocks[1])), first)
    name, separator, value = first.text.words.partition(": ")
    if OF_SOURCE.fullmatch(path) and separator and not marks:
        return _record(("source", name), (Field(name, value, first.line),), first)
    name = re.split(r" – |; ", first.text.words, maxsplit=1)[0].strip()
    if _may_be_actor(first, name):
        return _record(("actor", name), tuple(_of_actor(first)), first)
    return None


def _may_be_actor(block: Block, name: str) -> bool:
    """Tell whether an item begins with a name, and says nothing in a sentence."""
    return not block.text.words.rstrip().endswith((".", "”")) and len(name.split()) < 9


def _of_event(block: Block, tellers: tuple[str, ...]) -> Iterator[Field]:
    day, _, rest = block.text.words.replace("*", "").partition(" – ")
    text, _, teller = rest.rpartition(", ")
    is_told = bool(tellers) and teller.startswith(tellers)
    yield Field("day", day, block.line)
    yield Field("text", text if is_told else rest, block.line, is_free=True)
    yield Field("reported by", teller if is_told else "", block.line, is_needed=True)


def _of_card(first: Block, second: Block) -> Iterator[Field]:
    """A figure's card: its value, what it counts and where; behind them who reported it, when."""
    found = NUMBER.match(first.text.words)
    end = found.end() if found else 0
    yield Field("value", first.text.words[:end], first.line)
    yield Field("what", first.text.words[end:], first.line)
    words, _, reported = second.text.words.partition(". ")
    yield Field("words", words, second.line)
    who, _, day = reported.rpartition(", ")
    yield Field("reported by", who, second.line, is_needed=True)
    yield Field("day", day, second.line)


def _of_actor(block: Block) -> Iterator[Field]:
    told, _, names = block.text.words.partition("; ")
    name, _, role = told.partition(" – ")
    yield Field("name", name, block.line)
    yield Field("role", role, block.line)
    yield Field("names", names, block.line)


def _parts(block: Block, separator: str, names: tuple[str, ...]) -> tuple[Field, ...]:
    texts = block.text.words.split(separator)
    named = zip(names, texts, strict=False)
    return tuple(Field(name, text, block.line) for name, text in named)


def _marks(block: Block) -> tuple[str, ...]:
    return tuple(mark.id for mark in block.text.marks)


def _record(identity: tuple, fields: tuple[Field, ...], block: Block) -> Record:
    heading = block.heading.words if block.heading else ""
    return Record(identity, fields, heading, block.line)
