"""What a build can keep for the next one: parsed articles, and that nothing has changed.

Everything here may be deleted at any time. A parsed article is named by a hash of the article and of the program that
reads it. Records are JSON with a checksum: a damaged one is as good as none, and nothing in one can run.
"""

import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from hashlib import blake2b
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from generator.config import Config
from generator.errors import UserError
from generator.files import write_atomic
from generator.model import Article, Parsed
from generator.render import TEMPLATES

PROGRAM = Path(__file__).parent
ALL = (".",)
# What decides how an article is parsed: the rest of the program may change without parsing anything again.
READING = ("model.py", "cache.py", "spelling.py", "parse", "data")
LAST_BUILD = "last-build"
DIGEST = 16  # bytes


class Cache:
    """The records in a folder. Those that a build did not ask for are dropped at its end."""

    def __init__(self, folder: Path):
        self._folder = folder
        self._used: set[str] = set()

    def get(self, article: Article) -> Parsed | None:
        """What the article was parsed to, or None where no whole record says so."""
        name = self._name(article)
        record = self._read(name)
        try:
            return _decoder(Parsed)(record) if record is not None else None
        except (ValueError, TypeError, IndexError):
            return None

    def put(self, parsed: Parsed) -> None:
        self._write(self._name(parsed.article), _encode(parsed))

    def last_build(self, state: str) -> Any:
        """What `remember` was given, if it was for this state; None if not."""
        record = self._read(LAST_BUILD)
        return record[1] if isinstance(record, list) and record[:1] == [state] else None

    def remember(self, state: str, told: list) -> None:
        """Keep what a build tells that finds the project in this state."""
        self._write(LAST_BUILD, [state, told])

    def drop_unused(self) -> None:
        """Remove the parsed articles that this build did not need."""
        for path in self._folder.glob("*"):
            if path.name not in self._used:
                with suppress(OSError):
                    path.unlink()

    def _name(self, article: Article) -> str:
        return _digest(f"{_program()}\n{article!r}".encode(errors="replace"))

    def _read(self, name: str) -> Any:
        self._used.add(name)
        try:
            checksum, _, record = (self._folder / name).read_bytes().partition(b"\n")
            return json.loads(record) if checksum == _digest(record).encode() else None
        except (OSError, ValueError):
            return None

    def _write(self, name: str, value: Any) -> None:
        """A folder that can't be written to costs the time of the next build, nothing else."""
        self._used.add(name)
        record = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
        with suppress(OSError, UserError):
            write_atomic(self._folder / name, _digest(record).encode() + b"\n" + record)


def state_of_inputs(config: Config) -> str:
    """A hash of all that a build reads: the program, the settings, the articles, the templates."""
    digest = blake2b(f"{_program(ALL)}\n{config!r}".encode(), digest_size=DIGEST)
    for folder in (config.seeds, config.templates, TEMPLATES):
        for path in _files(folder):
            digest.update(f"{path}\0{path.stat().st_size}\0".encode(errors="replace") + _bytes(path))
    return digest.hexdigest()


def _bytes(path: Path) -> bytes:
    """What stands in the file; what can't be read, reading the articles will tell."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def state_of_content(config: Config) -> str:
    """A hash of what stands in content/: of each file the size and the time of its last change."""
    digest = blake2b(digest_size=DIGEST)
    for path in _files(config.content):
        status = path.stat()
        digest.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\0".encode(errors="replace"))
    return digest.hexdigest()


def _files(folder: Path) -> list[Path]:
    """The folder's files, but hidden ones: editors and this program keep locks and half-written files there."""
    found = (Path(root, name) for root, _, names in os.walk(folder) for name in names if not name.startswith("."))
    return sorted(path for path in found if path.is_file())


@cache
def _program(parts: tuple[str, ...] = READING) -> str:
    """A hash of those parts of the program."""
    digest = blake2b(digest_size=DIGEST)
    for name in parts:
        root = PROGRAM / name
        for path in sorted(root.rglob("*") if root.is_dir() else [root]):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(path.relative_to(PROGRAM).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _digest(record: bytes) -> str:
    return blake2b(record, digest_size=DIGEST).hexdigest()


def _encode(value: Any) -> Any:
    """Dataclasses and named tuples as lists of their fields, in order."""
    if is_dataclass(value):
        return [_encode(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


@cache
def _decoder(kind: Any) -> Callable[[Any], Any] | None:
    """A function that makes a value of the type from what `_encode` made of it; None where that is the value itself."""
    if get_origin(kind) is UnionType:
        (inner,) = (option for option in get_args(kind) if option is not NoneType)
        decode = _decoder(inner)
        return decode and (lambda value: None if value is None else decode(value))
    if get_origin(kind) is tuple:
        decode = _decoder(get_args(kind)[0])
        return tuple if decode is None else (lambda values: tuple(map(decode, values)))
    if hasattr(kind, "_make"):
        return kind._make
    if is_dataclass(kind):
        return _dataclass_decoder(kind)
    if kind is date:
        return date.fromisoformat
    return kind if issubclass(kind, Enum) else None


def _dataclass_decoder(kind: type) -> Callable[[list], Any]:
    hints = get_type_hints(kind)
    decoders = [(number, _decoder(hints[field.name])) for number, field in enumerate(fields(kind))]
    composite = [(number, decode) for number, decode in decoders if decode]

    def decode_fields(values: list) -> Any:
        for number, decode in composite:
            values[number] = decode(values[number])
        return kind(*values)

    return decode_fields
