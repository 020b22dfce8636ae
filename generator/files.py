"""Write a file whole or not at all, hold a lock, and say in plain words what a disk refuses."""

import errno
import fnmatch
import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from generator.errors import UserError
from generator.leftovers import may_be_left_over, why_left_out
from generator.seen_files import UNSEEN, forget, see, seen

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None
    import msvcrt

# The dot keeps it from MkDocs; the rest tells our leftovers from other programs' files.
UNFINISHED = ".briefing-unfinished-"

# To open a pipe so waits for nobody; on Windows a file is read as it is.
READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)

LONGEST_NAME = 60  # letters: in any script few enough for every file system

WAYS_OUT = {
    errno.ENOSPC: "Free some space on the disk",
    errno.EDQUOT: "Free some space within your quota",
    errno.EACCES: "Give yourself the right to write there, or close the program that holds it open",
    errno.EPERM: "Give yourself the right to write there",
    errno.EROFS: "Move the project to where you can write",
    errno.EISDIR: "A folder stands where a page belongs: move it away",
    errno.EEXIST: "A file stands where a folder belongs: move it away",
    errno.ENOTDIR: "A file stands where a folder belongs: move it away",
    errno.ENAMETOOLONG: "Shorten the path of the project",
}


def file_name(title: str) -> str:
    """Turn the title of a briefing into the name of a file or folder: words, joined by hyphens."""
    words = re.sub(r"[^\w-]+", "-", title.lower())[:LONGEST_NAME]
    return words.strip("-") or "briefing"


def refuse_special(path: Path) -> None:
    """Raise `UserError` where a pipe, a device or a socket stands: to read one has no end."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):  # whoever reads it will tell
        return
    if not S_ISREG(mode) and not S_ISDIR(mode):
        problem = "is a pipe or a device, which is not read"
        raise UserError(f"{path}: {problem}. Put a file in its place")


def read_bytes(path: Path) -> bytes | None:
    """Read what stands in a file; None where there is no file."""
    data = seen(path)
    if data is UNSEEN:
        data = _read_if_there(path)
        see(path, data)
    return data


def _read_if_there(path: Path) -> bytes | None:
    try:
        return read_file(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        refuse_special(path)
        raise _explain(path, error, "read") from error


def read_file(path: Path | str) -> bytes:
    """Read a file; a build reads so many that it asks the system for each no more than it must.

    Raises OSError where that fails, and `UserError` where a pipe or a device stands.
    """
    number = os.open(path, READ)
    try:
        status = os.fstat(number)
        if not S_ISREG(status.st_mode):
            refuse_special(Path(path))
        return b"".join(iter(partial(os.read, number, status.st_size + 1), b""))
    finally:
        os.close(number)


def utf_8(data: bytes, where: str) -> str:
    """Give the text of a file, without a byte order mark.

    Raises `UserError` with the first line that is not UTF-8; messages name the file `where`.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = "found bytes that are not UTF-8. Save the file as UTF-8"
        raise UserError(f"{where}:{line}: {problem}") from None


def visible_files(folder: Path, pattern: str = "*") -> Iterator[str]:
    """List the files in a folder that are published, by their paths within it.

    MkDocs sees none whose name, or whose folder's name, begins with a dot; what editors and sync
    programs leave is kept from it.
    """
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        inside = Path(root).relative_to(folder).as_posix()
        for name in fnmatch.filter(names, pattern):
            if name.startswith("."):
                continue
            if may_be_left_over(name) and why_left_out(Path(root, name)):
                continue
            if os.path.isfile(f"{root}{os.sep}{name}"):  # noqa: PTH113 - of thousands
                yield name if inside == "." else f"{inside}/{name}"


def write_atomic(path: Path, data: bytes, durable: bool = False, new: bool = False) -> bool:
    """Write a file whole or not at all; False when the bytes stand there already.

    Folders are made as needed; a link is followed, not replaced. `durable` waits until the disk has
    it, for what can't be generated again. A file that is `new` takes no other's place: False where
    there is one by now. Raises UserError when the file can't be written; the old one then stands.
    """
    forget(path)
    if path.is_symlink():
        path = Path(os.path.realpath(path))
        forget(path)
    if not new and _read_if_there(path) == data:
        return False
    unfinished = None
    try:
        unfinished = _write_unfinished(path, data, durable)
        return _bring_in(unfinished, path, new)
    except OSError as error:
        raise _explain(path, error, "written") from error
    finally:
        if unfinished:
            unfinished.unlink(missing_ok=True)


def _bring_in(unfinished: Path, path: Path, new: bool) -> bool:
    """Give a written file its name; False where it is to be new and another has the name by now."""
    if new:
        try:
            os.link(unfinished, path)
        except FileExistsError:
            return False
        except OSError:  # a disk without second names
            pass
        else:
            return True
    unfinished.replace(path)
    return True


def second_name(path: Path, folder: Path) -> Path | None:
    """Give a file another name beside its first, to be removed or put back.

    None where the disk knows no second names.
    """
    name = folder / f"{UNFINISHED}{os.urandom(8).hex()}"
    try:
        os.link(os.path.realpath(path), name)
    except OSError:
        return None
    return name


def put_back(second: Path, path: Path) -> None:
    """Let the file stand under its first name again, whatever stands there now."""
    forget(path)
    real = Path(os.path.realpath(path))
    forget(real)
    try:
        real.parent.mkdir(parents=True, exist_ok=True)
        second.replace(real)
    except OSError as error:
        raise _explain(path, error, "written") from error


def make_folder(path: Path) -> bool:
    """Make a folder; False when there is one already.

    Of two programs that ask at once, one alone is told True.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.mkdir()
    except FileExistsError as error:
        if path.is_dir():
            return False
        raise _explain(path, error, "made") from error
    except OSError as error:
        raise _explain(path, error, "made") from error
    return True


@contextmanager
def temporary_folder(within: Path) -> Iterator[Path]:
    """Make a folder for as long as it is needed. Raises UserError when none can be made there."""
    try:
        within.mkdir(parents=True, exist_ok=True)
        folder = tempfile.TemporaryDirectory(prefix="unfinished-", dir=within)
    except OSError as error:
        raise _explain(within, error, "written") from error
    with folder as name:
        yield Path(name)


def remove(path: Path, within: Path) -> None:
    """Remove a file, if it is there, and the folders that it leaves empty inside `within`."""
    forget(path)
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
        names: list[str] = []
        with suppress(OSError):  # most are not there
            names = os.listdir(folder)  # noqa: PTH208 - of thousands
        for name in names:
            if name.startswith(UNFINISHED):
                with suppress(OSError):
                    (folder / name).unlink()


@contextmanager
def lock(path: Path, busy: str) -> Iterator[None]:
    """Hold a lock file; raises UserError with the words of `busy` while another process holds it.

    The system's own lock: it goes with its process, so none is ever stale, whatever kills the
    process.
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
            # Some network drives have no locks: there we go on without one rather than refuse to
            # build.
            if error.errno in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
                raise UserError(busy) from error
        yield


def _write_unfinished(path: Path, data: bytes, durable: bool) -> Path:
    unfinished = path.parent / f"{UNFINISHED}{os.urandom(8).hex()}"
    rights = _rights(path)
    number = _open_new(unfinished, rights or 0o666)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        if rights is not None:
            unfinished.chmod(rights)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return unfinished


def _open_new(path: Path, rights: int) -> int:
    """Open a file that is not there yet, in a folder that may have to be made."""
    try:
        return os.open(path, NEW, rights)
    except FileNotFoundError:
        Path(os.path.realpath(path.parent)).mkdir(parents=True, exist_ok=True)
        return os.open(path, NEW, rights)


def _rights(path: Path) -> int | None:
    """Tell the rights of the file that stands there; None where there is none."""
    try:
        return path.stat().st_mode & 0o7777
    except OSError:
        return None


def _explain(path: Path, error: OSError, deed: str) -> UserError:
    """Say what a disk refuses, and what to do about it."""
    way_out = WAYS_OUT.get(error.errno or 0, "Check the disk and the rights on the folder")
    reason = error.strerror or str(error)
    said = f"{path}: can't be {deed} ({reason})"
    return UserError(f"{said}. {way_out}, then try again: no edit is lost.")
