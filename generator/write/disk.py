"""What stands on the disk of each page, and how it is changed so that a kill at any moment harms
nothing.

Of each page content/PATH we keep, in folders that MkDocs does not look into:

    content/.base/PATH              the text generated last
    content/.base/.conflicts/PATH   while a conflict is open: what to merge against instead. It is
                                    the text generated last, but for the lines in dispute, where it
                                    is the text that the editor changed
    content/.base/.journal          what is being written, while a build writes
    content/.base/.lock             held while a build writes

A page's files are written one by one, each whole, the page before its base. The journal is written
before all of them and says what they will be: the build after a killed one completes the base of
each page that is already as the journal says, and leaves the others as they were. So a page is
either untouched or done.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from generator.files import (
    lock,
    put_back,
    read_bytes,
    remove,
    second_name,
    visible_files,
    write_atomic,
)
from generator.write.plan import State, differs

BASE = ".base"
CONFLICTS = ".conflicts"
JOURNAL = ".journal"
LOCK = ".lock"
RECORD = {"path", "content", "base", "conflict"}  # what the journal says of a page


@contextmanager
def writing(content: Path) -> Iterator[None]:
    """Hold content/ alone, and first do what a killed build left to do.

    Raises UserError while another build is writing.
    """
    busy = (
        f"{content}: another build is writing there. "
        "Wait until it is done, or end it, then try again."
    )
    with lock(content / BASE / LOCK, busy):
        _complete_journal(content)
        yield


def carry_out(content: Path, changes: dict[str, tuple[State, State]]) -> list[str]:
    """Make the disk as planned.

    Returns the pages that were left out because they were changed since they were planned.
    """
    changes = {
        path: (old, planned) for path, (old, planned) in changes.items() if differs(old, planned)
    }
    if not changes:
        return []
    write_atomic(
        content / BASE / JOURNAL,
        _journal({path: planned for path, (_, planned) in changes.items()}),
        durable=True,
    )
    disturbed = []
    for path, (old, planned) in changes.items():
        page, base, dispute = files_of(content, path)
        if not _put_page(page, old, planned, within=content):
            disturbed.append(path)
            continue
        _put(base, old.base, planned.base, within=content / BASE)
        _put(dispute, old.dispute, planned.dispute, within=content / BASE)
    remove(content / BASE / JOURNAL, within=content / BASE)
    return disturbed


def _put_page(page: Path, old: State, planned: State, within: Path) -> bool:
    """Make a page as planned; False where it is not as it was when it was planned, and so left
    alone.

    An editor may be writing into the very file while we put another in its place: so we keep it
    under a second name, look into it once more, and put it back where something was written.
    """
    second = (
        second_name(page, within / BASE)
        if old.mine is not None and old.mine != planned.mine
        else None
    )
    try:
        if read_bytes(page) != old.mine:
            return False
        if old.mine is None and planned.mine is not None:
            return write_atomic(page, planned.mine, new=True)
        _put(page, old.mine, planned.mine, within, durable=old.mine not in (None, old.base))
        if second and read_bytes(second) != old.mine:
            put_back(second, page)
            return False
    finally:
        if second:
            second.unlink(missing_ok=True)
    return True


def _put(
    path: Path, was: bytes | None, shall: bytes | None, within: Path, durable: bool = False
) -> None:
    if shall is None and was is not None:
        remove(path, within)
    elif shall is not None and shall != was:
        write_atomic(path, shall, durable)


def _journal(planned: dict[str, State]) -> bytes:
    records = [
        {
            "path": path,
            "content": _fingerprint(state.mine),
            "base": state.base.decode("utf-8") if state.base is not None else None,
            "conflict": state.dispute.decode("utf-8") if state.dispute is not None else None,
        }
        for path, state in planned.items()
    ]
    return json.dumps(records).encode("utf-8")


def _complete_journal(content: Path) -> None:
    """Do what a killed build left to do of the pages that it had begun."""
    journal = content / BASE / JOURNAL
    for record in _read_journal(journal):
        page, base, dispute = files_of(content, record["path"])
        if _fingerprint(read_bytes(page)) == record["content"]:
            for file, text in ((base, record["base"]), (dispute, record["conflict"])):
                _put(
                    file,
                    read_bytes(file),
                    text.encode("utf-8") if text is not None else None,
                    within=content / BASE,
                )
    remove(journal, within=content / BASE)


def _read_journal(journal: Path) -> list[dict[str, str | None]]:
    """The records, or none where the file is not as we write it."""
    try:
        records = json.loads(read_bytes(journal) or b"[]")
        return [each for each in records if each.keys() == RECORD and stays_inside(each["path"])]
    except (ValueError, AttributeError, TypeError):
        return []


def _fingerprint(data: bytes | None) -> str | None:
    return sha256(data).hexdigest() if data is not None else None


def files_of(content: Path, path: str) -> tuple[Path, Path, Path]:
    return content / path, content / BASE / path, content / BASE / CONFLICTS / path


def read_state(content: Path, path: str) -> State:
    return State(*map(read_bytes, files_of(content, path)))


def known_paths(content: Path) -> set[str]:
    """The pages that an earlier build wrote."""
    base = content / BASE
    return {path for folder in (base, base / CONFLICTS) for path in visible_files(folder)}


def stays_inside(path: str) -> bool:
    # A leading dot is hidden from MkDocs, and ours; a backslash and a colon lead elsewhere on
    # Windows.
    return all(
        part and not part.startswith(".") and not set(part) & set("\\:\0")
        for part in path.split("/")
    )
