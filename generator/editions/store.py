"""editions/SLUG.json: an edition as a file that version control keeps small.

One item a line, in an order of their own, and fields without a value left out: what two editions
share are the same lines. A file may have been edited, merged or made by anybody: it is checked
field by field, and its ids are what ids look like, since they become marks on pages. A broken one
stops the build: going on would compare with an older edition and tell readers that things are new
which are not.
"""

import json
import re
import sys
from collections.abc import Callable
from dataclasses import MISSING, fields
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, NoReturn, get_type_hints

from generator.caching.last_build import EDITIONS as FOLDER
from generator.conflict_markers import marker_line
from generator.editions.edition import Edition, EditionStatement
from generator.editions.kept_items import KEPT_ITEMS
from generator.errors import UserError
from generator.files import read_bytes, utf_8, write_atomic
from generator.leftovers import why_left_out
from generator.passages import PASSAGE_ID

FORMAT = 2  # of the file
# What the formats before have not, by which of them: those are read as well.
LACKING = {1: ("claims",), FORMAT: ()}
STATEMENTS = {"statements": EditionStatement}
LISTS = {"sources": KEPT_ITEMS["sources"]} | STATEMENTS | KEPT_ITEMS  # in the order of the file
HEAD = ("name", "closed", "cutoff", "program")
LARGEST = sys.float_info.max
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
WAY_OUT = "Take it back as it was from version control (git checkout -- {path}), or delete it"


def path_of(slug: str, root: Path) -> Path:
    return root / FOLDER / f"{slug}.json"


def load_editions(root: Path) -> tuple[Edition, ...]:
    """Give the closed editions, oldest first.

    Raises `UserError` with every file that is broken, and its line.
    """
    folder, editions, errors = root / FOLDER, [], []
    for path in sorted(folder.glob("*.json")) if folder.is_dir() else []:
        if not path.name.startswith(".") and not why_left_out(path):
            try:
                editions.append(read_edition(path))
            except UserError as error:
                errors.append(str(error))
    if errors:
        raise UserError("\n".join(errors))
    return tuple(sorted(editions, key=lambda edition: (edition.closed, edition.slug)))


def read_edition(path: Path) -> Edition:
    """Read the edition in a file. Raises `UserError` with the line on which it is broken."""
    shown = f"{FOLDER}/{path.name}"
    if not SLUG.fullmatch(path.stem):
        raise UserError(
            f"{shown}: the file's name should be of a-z, 0-9 and single hyphens. Rename it"
        )
    text = utf_8(read_bytes(path) or b"", shown)
    return _EditionReader(shown, text).edition(path.stem)


def write_edition(edition: Edition, root: Path) -> Path:
    """Keep an edition. Raises `UserError` where one of that name is kept already."""
    path = path_of(edition.slug, root)
    if path.exists():
        raise UserError(f"{FOLDER}/{path.name} is there already. Give the edition another name")
    write_atomic(path, as_text(edition).encode("utf-8"), durable=True)
    return path


def as_text(edition: Edition) -> str:
    """Give the edition as it is kept: the same text for the same edition."""
    lines = [
        f'"format": {FORMAT}',
        *(f'"{name}": {_line(getattr(edition, name))}' for name in HEAD),
    ]
    for name in LISTS:
        items = sorted(_line(_record(item)) for item in getattr(edition, name))
        lines.append(f'"{name}": [\n' + ",\n".join(items) + "\n]" if items else f'"{name}": []')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _line(value: Any) -> str:
    # A line separator is a line break to some programs, and a lone surrogate nothing at all to
    # UTF-8.
    written = json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
    return re.sub(
        "[\u0085\u2028\u2029\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", written
    )


def _record(item: Any) -> dict[str, Any]:
    written = {field.name: _written(getattr(item, field.name)) for field in fields(item)}
    return {name: value for name, value in written.items() if value not in ("", (), None)}


def _written(value: Any) -> Any:
    """Give a whole number without its ".0"; JSON has no infinity."""
    if not isinstance(value, float):
        return value
    if not abs(value) <= LARGEST:
        return None
    return int(value) if value == int(value) else value


class _EditionReader:
    """Checks what stands in one file."""

    def __init__(self, shown: str, text: str):
        self.shown = shown
        self.text = text

    def edition(self, slug: str) -> Edition:
        record = self.document()
        unknown = record.keys() - {"format", *HEAD, *LISTS}
        lacking = LACKING.get(self.format_of(record), ())
        if unknown:
            self.fail(f"unknown: {', '.join(sorted(unknown))}", f'"{min(unknown)}"')
        head = {name: self.checked(record.get(name), str, name, f'"{name}"') for name in HEAD}
        if not head["name"].strip():
            self.fail("the edition's name is empty", '"name"')
        self.check_times(head)
        lists = {
            name: self.items(record.get(name), name, kind)
            for name, kind in LISTS.items()
            if name not in lacking
        }
        edition = Edition(slug=slug, **head, **lists)
        self.check_ids(edition)
        return edition

    def document(self) -> dict[str, Any]:
        if line := marker_line(self.text.encode()):
            self.fail("found a mark of a merge", number=line)
        try:
            record = json.loads(self.text)
        except json.JSONDecodeError as error:
            self.fail(f"this is not JSON: {error.msg}", number=error.lineno)
        except (ValueError, RecursionError) as error:
            self.fail(f"this is not JSON as we write it: {error}")
        if not isinstance(record, dict):
            self.fail("expected an edition: { … }", number=1)
        return record

    def format_of(self, record: dict[str, Any]) -> int:
        """Give the format of the file, which is one that we read."""
        found = record.get("format")
        if type(found) is not int or found not in LACKING:
            self.fail(f"format should be {FORMAT}, found {json.dumps(found)}", '"format"')
        return found

    def check_times(self, head: dict[str, str]) -> None:
        try:
            closed = datetime.fromisoformat(head["closed"])
        except ValueError:
            closed = None
        if not closed or not head["closed"].endswith("Z"):
            self.fail(
                f'closed should be a time such as 2024-12-05T18:00:00Z, found "{head["closed"]}"',
                '"closed"',
            )
        if head["cutoff"] and not DAY.fullmatch(head["cutoff"]):
            self.fail(
                f'cutoff should be a day such as 2024-12-05, found "{head["cutoff"]}"', '"cutoff"'
            )

    def check_ids(self, edition: Edition) -> None:
        """Check that each item stands on a statement, and each statement on a source."""
        for statement in edition.statements:
            is_id = re.fullmatch(PASSAGE_ID, statement.id)
            if not is_id or statement.source not in edition.source_of:
                what = f'a statement "{statement.id}" of source "{statement.source}"'
                self.fail(f"{what}, which is not there", place=_line(statement.id))
        for name in LISTS:
            if name not in ("sources", "statements"):
                self.check_passages(edition, name)

    def check_passages(self, edition: Edition, name: str) -> None:
        """Check that the items of a list have passages, which are statements of the edition."""
        for item in getattr(edition, name):
            if not item.passages:
                self.fail(f"one of the {name} stands on no passage", place=f'"{name}"')
            for id in item.passages:
                if id not in edition.statement_of:
                    what = f'one of the {name} stands on "{id}"'
                    self.fail(f"{what}, which is not there", place=_line(id))

    def items(self, found: Any, name: str, kind: type) -> tuple:
        """Give the items of a list."""
        if not isinstance(found, list):
            self.fail(f"{name} should be a list", f'"{name}"')
        return tuple(self.item(each, name, kind) for each in found)

    def item(self, record: Any, name: str, kind: type) -> Any:
        """One item, with all that it needs and nothing that is not known."""
        if not isinstance(record, dict):
            self.fail(f"{name}: found {json.dumps(record)[:60]}", _line(record))
        hints, needed = _fields_of(kind)
        if unknown := record.keys() - hints.keys():
            self.fail(f"{name}: found unknown {min(unknown)}", _line(record))
        if missing := [key for key in needed if key not in record]:
            self.fail(f"{name}: {missing[0]} is missing", _line(record))
        values = {
            key: self.checked(value, hints[key], what=f"{name}: {key}", record=record)
            for key, value in record.items()
        }
        return kind(**values)

    def checked(self, value: Any, hint: Any, what: str, record: Any) -> Any:
        """The value, if it is of the type that the hint says; `record` is what it stands in."""
        name, has_type = TYPES[hint]
        if has_type(value):
            return tuple(value) if isinstance(value, list) else value
        place = record if isinstance(record, str) else _line(record)
        found = json.dumps(value, ensure_ascii=False)[:60]
        self.fail(f"{what} should be {name}, found {found}", place)

    def fail(self, what: str, place: str = "", number: int = 0) -> NoReturn:
        """Raise `UserError` with the line; `place` is some text of it."""
        position = self.text.find(place) if place else -1
        if position >= 0:
            number = self.text.count("\n", 0, position) + 1
        where = f"{self.shown}:{number}" if number else self.shown
        raise UserError(f"{where}: {what}. {WAY_OUT.format(path=self.shown)}")


@cache
def _fields_of(kind: type) -> tuple[dict[str, Any], list[str]]:
    """Give the types of an item's fields by their names, and the names of those that it needs."""
    needed = [field.name for field in fields(kind) if field.default is MISSING]
    return get_type_hints(kind), needed


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_number(value: Any) -> bool:
    return type(value) in (int, float) and abs(value) <= LARGEST


# What a value of an edition may be: how that is called, and how it is told.
TYPES: dict[Any, tuple[str, Callable[[Any], bool]]] = {
    str: ("a text", _is_text),
    tuple[str, ...]: ("a list of texts", _are_texts),
    float | None: ("a number", _is_number),
}
