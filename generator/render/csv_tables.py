"""Records as CSV (RFC 4180) for spreadsheets.

It is UTF-8 with a byte order mark, without which Excel takes it for Latin-1. A cell of text that a
spreadsheet would take for a formula gets an apostrophe in front, and so does one that begins as
such a marked cell does: so the apostrophe can be told from the article's own, and `unguarded` gives
back the text.
"""

import csv
import io
import re
from collections.abc import Iterable

from generator.parse.memo import Memo
from generator.record_kinds import FieldType, RecordKind, covering
from generator.records import ACTORS, EVENTS, FIGURES, KINDS, PLACES, QUOTES
from generator.render.data import Record

Rows = dict[int, tuple[str, ...]]  # of the tables of some records, by the id of each

BOM = "\ufeff"
BETWEEN = " | "  # several values in one cell
# A field that is a record of its own takes several columns: "as_of.first" is a part of a part.
PARTS = {
    FieldType.DATE: (".value", ".first", ".last"),
    FieldType.ACTOR: (".name", ".key"),
    FieldType.ACTORS: (".name", ".key"),
    FieldType.ROLES: (".title", ".of"),
}
# Where a record comes from, at the end of every row.
ORIGIN = (
    "passages.id",
    "passages.text",
    "passages.url",
    "passages.source",
    "source.title",
    "source.publisher",
    "source.published",
    "source.address",
    "source.licence",
    "source.reliability",
)
PASSAGES, SOURCE = (
    [column.split(".") for column in ORIGIN if column.startswith(begins)]
    for begins in ("passages.", "source.")
)
FORMULA = re.compile(r"['\s]*[=+\-@|\uff1d\uff0b\uff0d\uff20]")


def _columns(kind: RecordKind) -> Iterable[str]:
    types = {field.name: field.type for field in kind.fields}
    return (f"{name}{part}" for name in kind.columns for part in PARTS.get(types[name], ("",)))


# Each file of data/ by its name: the columns before those that every file ends with.
TABLES = (FIGURES, QUOTES, EVENTS, ACTORS, PLACES)
COLUMNS = covering(
    {kind.list: tuple(_columns(kind)) for kind in TABLES},
    kinds=[kind for kind in KINDS if kind.columns],
    file=__file__,
)


def as_csv(name: str, records: Record, rows: Rows) -> str:
    """One kind of the records, by its name, as a table with a header.

    `rows` are those that were made for other tables of these very records.
    """
    columns = COLUMNS[name]
    paths = [column.split(".") for column in columns]
    sources = {source["id"]: source for source in records["sources"]}
    cells_of = Memo(lambda ids: _cells({"source": [sources[id] for id in ids]}, SOURCE))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")  # what writes pages has no other line end
    writer.writerow(heading(column) for column in (*columns, *ORIGIN))
    for record in records[name]:
        if id(record) not in rows:
            ids = tuple(dict.fromkeys(passage["source"] for passage in record["passages"]))
            rows[id(record)] = *_cells(record, [*paths, *PASSAGES]), *cells_of[ids]
        writer.writerow(rows[id(record)])
    return BOM + text.getvalue()


def _cells(record: Record, paths: Iterable[list[str]]) -> tuple[str, ...]:
    return tuple([_cell(_value(record, path)) for path in paths])


def heading(column: str) -> str:
    """Give the heading of a column: "as_of", "as_of_first", "passage_text"."""
    words = column.replace("passages.", "passage.").replace(".value", "").replace(".name", "")
    return words.removesuffix("passage.source").replace(".", "_") or "source"


def guarded(text: str) -> str:
    """Give the text with an apostrophe in front where a spreadsheet would calculate with it."""
    return f"'{text}" if not text[:1].isalnum() and FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """Give the text that `guarded` was given."""
    return text[1:] if text.startswith("'") and FORMULA.match(text) else text


def _value(value, keys: list[str]):
    """What stands at a path through records; of a list, each one's."""
    for number, key in enumerate(keys):
        if isinstance(value, list):
            return [_value(one, keys[number:]) for one in value]
        value = value[key] if value is not None else None
    return value


def _cell(value) -> str:
    """Numbers as they are: they are ours, and a negative one is no formula."""
    # A union of types takes thrice as long, and there are 50,000 cells.
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, list):
        value = BETWEEN.join("" if one is None else str(one) for one in value)
    return guarded(" ".join(str(value).split())) if value else ""
