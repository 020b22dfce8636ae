"""Whether anything has changed since the last build, and the records kept from one to the next.

This is all that a build in which nothing changed has to load: nothing of the steps is imported
here. Records are JSON with a checksum: a damaged one is as good as none, and none can run.
"""

import json
import os
import sys
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from generator.config import CORRECTIONS, TEMPLATES, Config
from generator.errors import Fault
from generator.seed_files import is_read
from generator.seen_files import see, seen

CACHE = Path(".cache")  # in the project's folder
FOLDER = CACHE / "briefing"
NAME = "last-build"
KEPT = "kept"  # beside it: what stands there is `generator.caching.kept`'s
EDITIONS = "editions"  # in the project's folder; what stands there is `generator.editions.store`'s
PROGRAM = Path(__file__).parents[1]
PACKAGES = Path(yaml.__file__).parents[1]  # where those that we use are installed
ALL = (".",)
DIGEST = 16  # bytes
PIECE = 1_000_000  # bytes read of a file at once


class BuildResult(NamedTuple):
    """What a build has to say, a sentence each."""

    problems: list[str]  # articles that were left out, corrections that match nothing
    notes: list[str]  # what the user should know
    summary: list[str]  # what was found, written and left open
    findings: list[list] = []  # noqa: RUF012 - of the pages, as `findings.as_records` gives them
    faults: tuple[Fault, ...] = ()  # what of ours failed; a build with any is not remembered

    @property
    def has_warnings(self) -> bool:
        """Whether there is something that fails a strict build."""
        found = any(not is_question for *_, is_question in self.findings)
        return bool(self.problems or found or self.faults)


def nothing_changed(config: Config) -> BuildResult | None:
    """The result of the last build, where it found the project as it is now; None elsewhere."""
    record = read_record(config.root / FOLDER / NAME)
    if not isinstance(record, list):
        return None
    if record[:1] != [state_of_inputs(config) + state_of_content(config)]:
        return None
    return BuildResult(*record[1])


def begin(config: Config) -> bool:
    """Begin a build: until it is remembered, none is.

    Tell whether this very program, with these settings, made the last one without a fault.
    """
    path = config.root / FOLDER / NAME
    record = read_record(path)
    with suppress(OSError):
        path.unlink(missing_ok=True)
    return isinstance(record, list) and record[2:] == [state_of_maker(config)]


def remember(config: Config, inputs: str, content: str, result: BuildResult) -> None:
    """Keep the result of a build that reads these inputs and leaves content/ in that state."""
    write_record(config.root / FOLDER / NAME, [inputs + content, result, state_of_maker(config)])


def state_of_maker(config: Config) -> str:
    """Give a hash of what makes pages of articles: the program, the settings and the templates.

    What the program runs on belongs to it: Babel writes the days, Jinja the pages.
    """
    made_by = f"{program_state(ALL)}\n{_runs_on()}\n{config!r}"
    digest = blake2b(made_by.encode(errors="replace"), digest_size=DIGEST)
    for folder in (config.templates, TEMPLATES):
        _add_files(digest, folder, into_links=True)  # as Jinja looks for them
    return digest.hexdigest()


def _runs_on() -> str:
    """Python and the packages that are installed, with their versions."""
    names: list[str] = []
    with suppress(OSError):
        names = sorted(path.name for path in PACKAGES.glob("*-info"))
    return " ".join((sys.version, *names))


def state_of_inputs(config: Config) -> str:
    """Give a hash of all that a build reads: the program, and all of the project but content/."""
    digest = blake2b(state_of_maker(config).encode(), digest_size=DIGEST)
    for path in _files(config.seeds):
        if is_read(Path(path)):
            _add_file(digest, path)
        else:
            with suppress(OSError):
                digest.update(_stamp(path, os.stat(path).st_size))  # noqa: PTH116
    _add_files(digest, config.root / EDITIONS)
    if (corrections := config.root / CORRECTIONS).is_file():  # a pipe would be waited for
        _add_file(digest, str(corrections))
    return digest.hexdigest()


def _add_files(digest: blake2b, folder: Path, *, into_links: bool = False) -> None:
    """Add the files of a folder, each with all that stands in it."""
    for path in _files(folder, into_links):
        _add_file(digest, path)


def _add_file(digest: blake2b, path: str) -> None:
    """Add the file's path, its size and what stands in it, piece by piece.

    Where it can't be read, the step that reads it will say so.
    """
    data = seen(path)
    if isinstance(data, bytes):
        digest.update(_stamp(path, len(data)) + data)
        return
    with suppress(OSError), open(path, "rb", buffering=0) as file:  # noqa: PTH123
        size = os.fstat(file.fileno()).st_size
        digest.update(_stamp(path, size))
        while data := file.read(min(size + 1, PIECE)):
            digest.update(data)
            if len(data) == size:
                see(path, data)


def _stamp(path: str, size: int) -> bytes:
    return f"{path}\0{size}\0".encode(errors="replace")


def state_of_content(config: Config) -> str:
    """Give a hash of all that stands in content/.

    Sizes and times prove nothing: a digit may be exchanged and the old time be set again.
    """
    digest = blake2b(digest_size=DIGEST)
    _add_files(digest, config.content)
    return digest.hexdigest()


def _files(folder: Path, into_links: bool = False) -> list[str]:
    """Give the folder's files, but no hidden ones: these are locks and half-written files.

    A build asks of thousands, and to make a `Path` of each takes longer than to read it.
    """
    found: list[str] = []
    folders = [os.fspath(folder)]
    known: set[str] = set()  # a link may lead to a folder above
    for one in folders:
        real = os.path.realpath(one) if into_links else one
        if real in known:
            continue
        known.add(real)
        with suppress(OSError), os.scandir(one) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=into_links):
                    folders.append(entry.path)
                elif entry.is_file() and not entry.name.startswith("."):
                    found.append(entry.path)
    return sorted(found)


@cache
def program_state(parts: tuple[str, ...]) -> str:
    """Give a hash of those parts of the program."""
    digest = blake2b(digest_size=DIGEST)
    for name in parts:
        root = "" if name == "." else name
        for path, state in _program_files().items():
            if not root or path == root or path.startswith(f"{root}/"):
                digest.update(f"{path}\0{state}\0".encode())
    return digest.hexdigest()


@cache
def _program_files() -> dict[str, str]:
    """Give a hash of each file of the program, by its path there."""
    found: dict[str, str] = {}
    for path in _files(PROGRAM, into_links=True):
        if not path.endswith(".pyc"):
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123
                name = path[len(os.fspath(PROGRAM)) + 1 :].replace(os.sep, "/")
                found[name] = digest_of(file.readall())
    return found


def read_record(path: Path) -> Any:
    """Read what `write_record` wrote there; None where there is no whole record."""
    try:
        checksum, _, record = path.read_bytes().partition(b"\n")
        return json.loads(record) if checksum == digest_of(record).encode() else None
    except (OSError, ValueError):
        return None


def write_record(path: Path, value: Any) -> None:
    """A folder that can't be written to costs the time of the next build, nothing else.

    Nor does a record that is half written when the build is ended: its checksum is not right.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    record = text.encode("utf-8", "surrogatepass")  # a text as it came may hold half a character
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(digest_of(record).encode() + b"\n" + record)


def digest_of(record: bytes) -> str:
    """Give its hash, in hexadecimal digits."""
    return blake2b(record, digest_size=DIGEST).hexdigest()
