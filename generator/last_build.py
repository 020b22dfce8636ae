"""Whether anything has changed since the last build, and the records that a build keeps for the next one.

All that a build in which nothing changed has to load: nothing of the steps is imported here. Records are JSON with
a checksum: a damaged one is as good as none, and nothing in one can run.
"""

import json
import os
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from generator.config import CORRECTIONS, TEMPLATES, Config
from generator.errors import UserError
from generator.faults import Fault
from generator.files import write_atomic

CACHE = Path(".cache")  # in the project's folder
FOLDER = CACHE / "briefing"
NAME = "last-build"
EDITIONS = "editions"  # in the project's folder; what stands there is `generator.editions.store`'s
PROGRAM = Path(__file__).parent
ALL = (".",)
DIGEST = 16  # bytes


class Told(NamedTuple):
    """What a build has to say, a sentence each."""

    problems: list[str]  # articles that were left out, corrections that match nothing
    notes: list[str]  # what the user should know
    summary: list[str]  # what was found, written and left open
    findings: list[list] = []  # noqa: RUF012 - of the pages, as `findings.as_records` gives them
    faults: tuple[Fault, ...] = ()  # what of ours failed; a build with any is not remembered

    @property
    def has_warnings(self) -> bool:
        """Whether there is something that fails a strict build."""
        return bool(self.problems or self.findings or self.faults)


def nothing_changed(config: Config) -> Told | None:
    """What to tell where the last build found the project as it is now; None where it has changed."""
    record = read_record(config.root / FOLDER / NAME)
    if not isinstance(record, list) or record[:1] != [state_of_inputs(config) + state_of_content(config)]:
        return None
    return Told(*record[1])


def remember(config: Config, inputs: str, content: str, told: Told) -> None:
    """Keep what a build tells that reads these inputs and finds content/ in that state."""
    write_record(config.root / FOLDER / NAME, [inputs + content, told])


def state_of_inputs(config: Config) -> str:
    """A hash of all that a build reads: the program, settings, articles, templates, corrections, editions."""
    digest = blake2b(f"{program_state(ALL)}\n{config!r}".encode(), digest_size=DIGEST)
    for folder in (config.seeds, config.templates, TEMPLATES, config.root / EDITIONS):
        for path in _files(folder):
            digest.update(f"{path}\0{path.stat().st_size}\0".encode(errors="replace") + _bytes(path))
    digest.update(_bytes(config.root / CORRECTIONS))
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
def program_state(parts: tuple[str, ...]) -> str:
    """A hash of those parts of the program."""
    digest = blake2b(digest_size=DIGEST)
    for name in parts:
        root = PROGRAM / name
        for path in sorted(root.rglob("*") if root.is_dir() else [root]):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(path.relative_to(PROGRAM).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def read_record(path: Path) -> Any:
    """What `write_record` wrote there; None where there is no whole record."""
    try:
        checksum, _, record = path.read_bytes().partition(b"\n")
        return json.loads(record) if checksum == digest_of(record).encode() else None
    except (OSError, ValueError):
        return None


def write_record(path: Path, value: Any) -> None:
    """A folder that can't be written to costs the time of the next build, nothing else."""
    record = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    with suppress(OSError, UserError):
        write_atomic(path, digest_of(record).encode() + b"\n" + record)


def digest_of(record: bytes) -> str:
    """Its hash, in hexadecimal digits."""
    return blake2b(record, digest_size=DIGEST).hexdigest()
