"""What the editors changed in content/, against the text generated last."""

from collections.abc import Iterator
from difflib import unified_diff
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from generator.files import read_bytes, visible_files
from generator.write.disk import known_paths, read_state
from generator.write.record import read_record
from generator.write.saved import saved_text


class EditKind(StrEnum):
    """What an editor did with a page or another file."""

    EDITED = "edited"
    ADDED = "added"
    DELETED = "deleted"


class Change(NamedTuple):
    """One page or file. The counts are of lines; None where it is no text."""

    path: str  # relative to content/
    kind: EditKind
    added: int | None
    removed: int | None
    diff: tuple[str, ...] = ()  # of an edited page, as `diff -u` gives it
    # The first line of each block that was taken out earlier, and is not generated at present.
    taken_out: tuple[str, ...] = ()


def find_changes(content: Path) -> Iterator[Change]:
    """Compare each page and file with what was generated, in order of path.

    Line ends are no change.
    """
    known = known_paths(content)
    for path in sorted(known | set(visible_files(content))):
        if path not in known:
            yield Change(path, EditKind.ADDED, _count(read_bytes(content / path)), 0)
        elif change := _compare(content, path):
            yield change


def _compare(content: Path, path: str) -> Change | None:
    state = read_state(content, path)
    mine, base = state.mine, state.base
    if mine is None:
        return Change(path, EditKind.DELETED, 0, _count(base))
    before, after = _lines(base or b""), _lines(mine)
    gone = _first_lines_out(state.record, before or ())
    is_text = before is not None and after is not None
    is_unchanged = mine == base or (is_text and before == after)
    if is_unchanged and not gone:
        return None
    if not is_text:
        return Change(path, EditKind.EDITED, None, None)
    names = f"generated/{path}", f"{content.name}/{path}"
    diff = tuple(unified_diff(before, after, *names, lineterm=""))
    added, removed = (sum(line.startswith(sign) for line in diff[2:]) for sign in "+-")
    return Change(path, EditKind.EDITED, added, removed, diff=diff, taken_out=gone)


def _first_lines_out(record: bytes | None, generated: tuple[str, ...]) -> tuple[str, ...]:
    first = (out.lines[0] for out in read_record(record).taken_out)
    return tuple(line for line in first if line not in generated)


def _lines(data: bytes) -> tuple[str, ...] | None:
    saved = saved_text(data)
    return saved.lines if saved and b"\0" not in data else None


def _count(data: bytes | None) -> int | None:
    lines = _lines(data or b"")
    return len(lines) if lines is not None else None
