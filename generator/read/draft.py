"""What a reader is, and what it makes of a file.

A reader takes the bytes of a file, whatever they hold: letters, or something packed that it unpacks
itself. A text is decoded by `decode`. A reader of packed files has to bound what it unpacks, since
`largest` bounds the file alone.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from types import ModuleType

from generator.errors import UserError
from generator.read.metadata import Metadata


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader finds in a file: a text, and what the file says of it."""

    text: str  # not yet cleaned; it may begin with the title
    title: str = ""  # where the text begins with one
    metadata: Metadata = field(default_factory=Metadata)
    language: str = ""  # what a web page says of itself, which is often only its template's
    left_out: tuple[str, ...] = ()  # lines of a page that are none of the article's text
    remarks: tuple[str, ...] = ()  # what is worth saying of the file; each begins with its name
    days: tuple[date, ...] = ()  # that may be its day of publication, where none is sure


@dataclass(frozen=True, slots=True)
class FileReader:
    """How files of one input format are read."""

    # Takes the bytes of a file, and its name for messages. Raises `UserError` where it can't read.
    read: Callable[[bytes, str], Draft]
    largest: int  # bytes of a file; a larger one is not opened
    # What it stands on. Where it names any, what was read is kept until one of them changes.
    packages: tuple[str, ...] = ()


ReadDraft = Callable[[FileReader, bytes, str], Draft]


def read_draft(reader: FileReader, raw: bytes, where: str) -> Draft:
    """Read the bytes of a file that messages name `where`."""
    return reader.read(raw, where)


def need(name: str, where: str) -> ModuleType:
    """Give a library of the extra for documents. Raises `UserError` where it is not installed."""
    try:
        return import_module(name)
    except ImportError as error:
        fix = 'pip install "briefing-site[documents]"'
        raise UserError(f"{where}: documents of this kind are read once you say: {fix}") from error
