"""The parsed articles that a build keeps for the next one.

Everything here may be deleted at any time. A parsed article is named by a hash of the article and
of the program that reads it.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from generator import last_build
from generator.last_build import digest_of, program_state, read_record, write_record
from generator.model import Article, Parsed

# What decides how an article is parsed: where the rest of the program changes, none is parsed anew.
READING = ("model.py", "cache.py", "spelling.py", "word_lists.py", "parse", "data")

T = TypeVar("T")
PLAIN = {str, int, float, bool, NoneType}  # what JSON has itself


class Cache:
    """The records in a folder. Those that a build did not ask for are dropped at its end."""

    def __init__(self, folder: Path):
        self._folder = folder
        self._used = {last_build.NAME, last_build.KEPT}

    def get(self, article: Article) -> Parsed | None:
        """What the article was parsed to, or None where no whole record says so."""
        return self.get_record(Parsed, _key(article))

    def put(self, parsed: Parsed) -> None:
        self.put_record(parsed, _key(parsed.article))

    def get_record(self, kind: type[T], key: bytes) -> T | None:
        """A dataclass that was kept by this key, or None where no whole record of it is there."""
        record = read_record(self._path(key))
        try:
            return _decoder(kind)(record) if record is not None else None
        except (ValueError, TypeError, IndexError):
            return None

    def put_record(self, value: Any, key: bytes) -> None:
        """Keep a dataclass. The key tells all that the value hangs on, the program too."""
        write_record(self._path(key), _encode(value))

    def drop_unused(self) -> None:
        """Remove the parsed articles that this build did not need."""
        for path in self._folder.glob("*"):
            if path.name not in self._used:
                with suppress(OSError):
                    path.unlink()

    def _path(self, key: bytes) -> Path:
        name = digest_of(key)
        self._used.add(name)
        return self._folder / name


def _key(article: Article) -> bytes:
    return f"{program_state(READING)}\n{article!r}".encode(errors="replace")


def _encode(value: Any) -> Any:
    """Dataclasses and named tuples as lists of their fields, in order."""
    kind = type(value)
    if kind in PLAIN:
        return value
    if names := _names_of(kind):
        return [_encode(getattr(value, name)) for name in names]
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value.value


@cache
def _names_of(kind: type) -> tuple[str, ...]:
    """The fields of a dataclass in order; of all else none."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


@cache
def _decoder(kind: Any) -> Callable[[Any], Any] | None:
    """A function that makes a value of the type from what `_encode` made of it.

    None where that is the value itself.
    """
    if get_origin(kind) is UnionType:
        return _optional_decoder(kind)
    if get_origin(kind) is tuple:
        decode = _decoder(get_args(kind)[0])
        return tuple if decode is None else (lambda values: tuple(map(decode, values)))
    if hasattr(kind, "_make"):
        return kind._make
    if is_dataclass(kind):
        return _dataclass_decoder(kind)
    if kind in (date, datetime):
        return kind.fromisoformat
    return kind if issubclass(kind, Enum) else None


def _optional_decoder(kind: UnionType) -> Callable[[Any], Any] | None:
    (inner,) = (option for option in get_args(kind) if option is not NoneType)
    decode = _decoder(inner)
    return decode and (lambda value: None if value is None else decode(value))


def _dataclass_decoder(kind: type) -> Callable[[list], Any]:
    hints = get_type_hints(kind)
    decoders = [(number, _decoder(hints[field.name])) for number, field in enumerate(fields(kind))]
    composite = [(number, decode) for number, decode in decoders if decode]

    def decode_fields(values: list) -> Any:
        for number, decode in composite:
            values[number] = decode(values[number])
        return kind(*values)

    return decode_fields
