"""Files as others leave them and as we write them: whole or not at all, and in the editor's own style.

An editor's file may end its lines as Windows or an old Mac does, or mix them, lack the last line end, or begin with a
byte order mark. We compare the lines alone, and give back each line as it was.
"""

import errno
import os
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from generator.errors import UserError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None
    import msvcrt

MARK = "\ufeff"  # the byte order mark
LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")

# The dot keeps it from MkDocs; the rest tells our leftovers from other programs' files.
UNFINISHED = ".briefing-unfinished-"

WAYS_OUT = {
    errno.ENOSPC: "Free some space on the disk",
    errno.EDQUOT: "Free some space within your quota",
    errno.EACCES: "Give yourself the right to write there",
    errno.EPERM: "Give yourself the right to write there",
    errno.EROFS: "Move the project to where you can write",
    errno.EISDIR: "A folder stands where a page belongs: move it away",
    errno.EEXIST: "A file stands where a folder belongs: move it away",
    errno.ENOTDIR: "A file stands where a folder belongs: move it away",
    errno.ENAMETOOLONG: "Shorten the path of the project",
}


@dataclass(frozen=True, slots=True)
class SavedText:
    """A text file as somebody saved it: its lines, and how each ends."""

    lines: tuple[str, ...]
    ends: tuple[str, ...] = ()  # "\\n", "\\r\\n", "\\r"; of the last line perhaps ""
    mark: bool = False  # begins with a byte order mark

    @property
    def end(self) -> str:
        """The line end that most lines have."""
        counted = Counter(filter(None, self.ends)).most_common(1)
        return counted[0][0] if counted else "\n"


def read_saved(data: bytes) -> SavedText:
    """The text in a file's bytes; raises UnicodeDecodeError where they are not UTF-8."""
    text = data.decode("utf-8")
    found = LINE.findall(text.removeprefix(MARK))
    pairs = [pair for pair in found if pair != ("", "")]
    return SavedText(
        lines=tuple(line for line, _ in pairs), ends=tuple(end for _, end in pairs), mark=text.startswith(MARK)
    )


def dress(lines: Iterable[str | tuple[str, str]], like: SavedText) -> bytes:
    """The bytes of a file in the style of another; a line that is a pair brings its own end."""
    pairs = [(line, like.end) if isinstance(line, str) else (line[0], line[1] or like.end) for line in lines]
    if pairs and like.ends and not like.ends[-1]:
        pairs[-1] = (pairs[-1][0], "")
    text = "".join(line + end for line, end in pairs)
    return (MARK * like.mark + text).encode("utf-8")


def read_bytes(path: Path) -> bytes | None:
    """What stands in a file, or None where there is no file."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise _explain(path, error, "read") from error


def write_atomic(path: Path, data: bytes, durable: bool = False) -> bool:
    """Write a file whole or not at all; False when the bytes stand there already.

    Folders are made as needed; a link is followed, not replaced. `durable` waits until the disk has it, for what
    can't be generated again. Raises UserError when the file can't be written; the old one then stands.
    """
    path = Path(os.path.realpath(path))
    if read_bytes(path) == data:
        return False
    unfinished = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = _write_unfinished(path, data, durable)
        unfinished.replace(path)
    except OSError as error:
        raise _explain(path, error, "written") from error
    finally:
        if unfinished:
            unfinished.unlink(missing_ok=True)
    return True


def remove(path: Path, within: Path) -> None:
    """Remove a file, if it is there, and the folders that it leaves empty inside `within`."""
    try:
        path.unlink(missing_ok=True)
    except NotADirectoryError:
        return
    except OSError as error:
        raise _explain(path, error, "removed") from error
    for folder in path.parents:
        if folder == within or not folder.is_relative_to(within):
            return
        try:
            folder.rmdir()
        except OSError:  # not empty, or not ours to remove: a folder left over does no harm
            return


def remove_unfinished(folders: Iterable[Path]) -> None:
    """Remove what a killed build left half-written. Call it under the lock alone."""
    for folder in folders:
        for path in folder.glob(f"{UNFINISHED}*"):
            with suppress(OSError):
                path.unlink()


@contextmanager
def lock(path: Path, busy: str) -> Iterator[None]:
    """Hold a lock file; raises UserError with the words of `busy` while another process holds it.

    The system's own lock: it goes with its process, so none is ever stale, whatever kills the process.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a+b")
    except OSError as error:
        raise _explain(path, error, "written") from error
    with file:
        try:
            if fcntl:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            else:
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError as error:
            # Some network drives have no locks: there we go on without one rather than refuse to build.
            if error.errno in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
                raise UserError(busy) from error
        yield


def _write_unfinished(path: Path, data: bytes, durable: bool) -> Path:
    number, name = tempfile.mkstemp(prefix=UNFINISHED, dir=path.parent)
    unfinished = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        unfinished.chmod(_mode(path))
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return unfinished


def _mode(path: Path) -> int:
    """The rights of the file that stands there, or those that the user gives to new files."""
    try:
        return path.stat().st_mode & 0o7777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _explain(path: Path, error: OSError, deed: str) -> UserError:
    way_out = WAYS_OUT.get(error.errno or 0, "Check the disk and the rights on the folder")
    reason = error.strerror or str(error)
    return UserError(f"{path}: can't be {deed} ({reason}). {way_out}, then build again: no edit is lost.")
