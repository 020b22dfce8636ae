"""Articles as records: JSON of ReliefWeb and other services, CSV of Media Cloud and GDELT.

A record with a text is an article; one with an address alone is a page to be fetched. What a field
is called differs from service to service, so each of ours has the names that it has elsewhere.
"""

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any

from generator.errors import UserError
from generator.read.draft import Draft
from generator.read.encoding import decode
from generator.read.html import read_fragment
from generator.read.markdown import read_markdown
from generator.read.metadata import is_web_address
from generator.read.page.written_day import read_written
from generator.read.told_metadata import tell_metadata
from generator.word_lists import read_lists

NAMES = read_lists("pages", "fields")
CUT = re.compile(r"(?:\[\+\d+ chars\]|…|\.\.\.)\s*$")  # a text of which the service gives the start
TAGS = re.compile(r"(?i)</(?:p|div|h\d|li)>|<br\s*/?>")
SEPARATOR = re.compile(r"sep=(.)\r?\n")  # Excel's own first line
INNER = ("fields", "_source")  # where a record keeps its fields
OF_VALUE = (
    "original", "name", "code", "title", "value", "created", "shortname", "rendered", "main",
)  # fmt: skip
GDELT_NAME = "mobileurl"
DEEPEST = 4  # lists within an answer
DELIMITERS = ",\t;|"
LARGEST_FIELD = 10_000_000
FEWEST_WITHOUT_HEAD = 2  # rows of a table without names, as GDELT's events are


def split(raw: bytes, where: str, ending: str) -> list[Draft]:
    """Give the articles of a file of records; none for other files.

    Raises `UserError` for JSON that is damaged.
    """
    find = FINDERS.get(ending)
    records = find(decode(raw, where).text, where) if find else ()
    drafts = [_read(record, where) for record in records if isinstance(record, dict)]
    pages = {draft.metadata.url: draft for draft in reversed(drafts) if not draft.text}
    return [
        draft
        for draft in drafts
        if draft.text or (draft.metadata.url and pages[draft.metadata.url] is draft)
    ]


def _load_lines(text: str, where: str) -> list[Any]:
    lines = enumerate(text.split("\n"), 1)
    return [_load(line, f"{where}:{number}") for number, line in lines if line.strip()]


def _load(text: str, where: str) -> Any:
    try:
        return json.loads(text.lstrip("\ufeff"), strict=False)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        place = where if where.endswith(tuple("0123456789")) else f"{where}:{line}"
        problem = getattr(error, "msg", "nested too deeply")
        raise UserError(f"{place}: this is not JSON: {problem}. Save it anew") from error


def _records_in(data: Any, depth: int) -> list[dict]:
    """Give the first list whose records have fields of an article; an article alone is one, too."""
    if isinstance(data, list):
        return data if any(_is_record(item) for item in data) else []
    if not isinstance(data, dict) or not depth:
        return []
    if _is_record(data) and not any(isinstance(value, list) for value in data.values()):
        return [data]
    found = (_records_in(value, depth - 1) for value in data.values())
    return next(filter(None, found), [data] if _is_record(data) else [])


def _is_record(item: Any) -> bool:
    if not isinstance(item, dict):
        return False
    fields = _fields(item)
    return bool(_value(fields, "title")) and bool(_value(fields, "text") or _value(fields, "url"))


def _rows(text: str, where: str) -> Iterator[dict]:
    """Yield the rows of a table by the names in its first row, or by what stands in them."""
    rows = _cells(text.lstrip("\ufeff"))
    head = list(map(_folded, rows[0])) if rows else []
    if not {*NAMES["text"], *NAMES["url"]}.isdisjoint(head):
        yield from (dict(zip(head, row, strict=False)) for row in rows[1:])
    elif len(rows) >= FEWEST_WITHOUT_HEAD:
        for row in rows:
            addresses = [cell for cell in row if is_web_address(cell.strip())]
            yield {"url": addresses[-1]} if addresses else {}


def _cells(text: str) -> list[list[str]]:
    csv.field_size_limit(LARGEST_FIELD)
    separator = SEPARATOR.match(text)
    text = text[separator.end() :] if separator else text
    delimiter = separator[1] if separator else max(DELIMITERS, key=text.partition("\n")[0].count)
    return list(csv.reader(io.StringIO(text), delimiter=delimiter))


FINDERS = {
    ".csv": _rows,
    ".tsv": _rows,
    ".jsonl": _load_lines,
    ".ndjson": _load_lines,
    ".json": lambda text, where: _records_in(_load(text, where), DEEPEST),
}


def _folded(name: str) -> str:
    return re.sub(r"[\s-]+", "_", name.strip().lower())


def _fields(record: dict) -> dict[str, Any]:
    """Give a record's fields by their names in small letters, those within it before its own."""
    inner = next((record[key] for key in INNER if isinstance(record.get(key), dict)), {})
    return {_folded(name): value for name, value in (*record.items(), *inner.items())}


def _value(fields: dict[str, Any], key: str) -> str:
    values = (_as_text(fields.get(name)) for name in NAMES[key])
    return next(filter(None, values), "")


def _as_text(value: Any) -> str:
    """Give a value as text: of a list its items, of an object what it is called."""
    if isinstance(value, list):
        return "; ".join(filter(None, map(_as_text, value)))
    if isinstance(value, dict):
        return next((_as_text(value[key]) for key in OF_VALUE if value.get(key)), "")
    return str(value).strip() if value not in (None, False) else ""


def _read(record: dict, where: str) -> Draft:
    fields = _fields(record)
    text, day, seen = (_value(fields, key) for key in ("text", "published", "seen"))
    if isinstance(record.get("fields"), dict) and text:  # ReliefWeb writes Markdown
        text = read_markdown(text.encode(), where).text
    elif TAGS.search(text):
        text = read_fragment(text, where)
    if GDELT_NAME in fields:  # whose "Date" is when it saw the page
        day, seen = "", day
    metadata = tell_metadata(
        _value(fields, "title"),
        day=day,
        byline=_value(fields, "author"),
        publisher=_value(fields, "publisher"),
        address=_value(fields, "url"),
        language=_value(fields, "language"),
    )
    text = "" if metadata.url and CUT.search(text) else text
    written = read_written(seen)
    return Draft(text, metadata=metadata, days=(written.day,) if written else ())
