"""What a build saw in the files: several steps look into each page, and the disk is asked once.

Within `seeing_once` what was read of a file is taken for what stands there, until a function of
`generator.files` writes it. An editor may save a page meanwhile. So whoever writes one reads it
`afresh`; and what the next build finds is not what this one saw, by which it knows of the change.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from os import PathLike, fspath

LARGEST = 1_000_000  # bytes: larger files are few, and would only fill the memory

Path = str | PathLike[str]
UNSEEN = object()
_seen: ContextVar[dict[str, bytes | None] | None] = ContextVar("seen", default=None)
_is_fresh: ContextVar[bool] = ContextVar("is_fresh", default=False)


@contextmanager
def seeing_once() -> Iterator[None]:
    """Remember what is read within."""
    token = _seen.set({})
    try:
        yield
    finally:
        _seen.reset(token)


@contextmanager
def afresh() -> Iterator[None]:
    """Read every file from the disk, whatever was seen there."""
    token = _is_fresh.set(True)
    try:
        yield
    finally:
        _is_fresh.reset(token)


def seen(path: Path) -> bytes | object | None:
    """Give what was read of a file; None where there was no file, UNSEEN where it is to be read."""
    found = _seen.get()
    return UNSEEN if not found or _is_fresh.get() else found.get(fspath(path), UNSEEN)


def see(path: Path, data: bytes | None) -> None:
    """Tell what was read of a file."""
    found = _seen.get()
    if found is not None and len(data or b"") <= LARGEST:
        found[fspath(path)] = data


def forget(path: Path) -> None:
    """Tell that a file is written."""
    if found := _seen.get():
        found.pop(fspath(path), None)
