"""What stands on the disk of each page, and how it is changed so that a kill at any moment harms
nothing.

Of each page content/PATH we keep, in folders that MkDocs does not look into:

    content/.base/PATH                  the text generated last
    content/.base/.records/PATH.jsonl   what the editor took out, and the conflicts that are open
    content/.base/.earlier/PATH.texts/  the texts generated before, of the last builds
    content/.base/.earlier/PATH.texts/merged  the page as git left it, and as the build left that
    content/.base/.built                a name of all builds so far; git leaves two where it merged
    content/.base/.journal              what is being written, while a build writes
    content/.base/.lock                 held while a build writes

The first two and the names are kept in git. Two branches change the same lines of them whenever
they change the same page, so content/.gitattributes tells git to keep the lines of both
(`merge=union`), in the pages and here alike, but for pages that nobody generates. A page that
nobody edited is still what its base says after that, and is written anew; in one that was edited, a
block that stands in the base was not written by hand. What was generated earlier serves whoever
saves a page that they opened before a build, so it stays on the machine.

A page's files are written one by one, each whole, the page before its base. The journal is written
before all of them and says what they will be: the build after a killed one completes the base of
each page that is already as the journal says, and leaves the others as they were. So a page is
either untouched or done.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from generator.conflict_markers import SIGNS
from generator.errors import UserError
from generator.files import (
    lock,
    put_back,
    read_bytes,
    remove,
    second_name,
    visible_files,
    write_atomic,
)
from generator.seen_files import afresh
from generator.write.journal import bytes_of, fingerprint, journal_of, read_journal
from generator.write.record import digest
from generator.write.state import State, differs, is_edited

BASE = ".base"
RECORDS = ".records"
EARLIER = ".earlier"
BUILT = ".built"
JOURNAL = ".journal"
LOCK = ".lock"
MERGED = "merged"
MOST_EARLIER = 12  # texts kept of a page: a page is open in an editor for so many builds at most
GIT_ATTRIBUTES = ".gitattributes"
OWN_PAGE = re.compile(r'"/.*" merge=text')
SPECIAL = frozenset('*?[]\\"!')  # in the patterns of git
FOR_GIT = {
    GIT_ATTRIBUTES: (
        "# Git keeps the lines of both sides; the next build puts them in order.\n* merge=union\n"
    ),
    f"{BASE}/.gitignore": f"{EARLIER}/\n{JOURNAL}\n{LOCK}\n",
}
MARKER = re.compile(rb"^(?:<{7}|>{7})(?: |\r?$)", re.MULTILINE)


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
        for name, text in FOR_GIT.items():
            if not (content / name).exists():
                write_atomic(content / name, text.encode("utf-8"))
        yield
        _except_own_pages(content)


def _except_own_pages(content: Path) -> None:
    """Let git merge pages of the editor's own as any text: no record says what is whose in them."""
    known, file = known_paths(content), content / GIT_ATTRIBUTES
    before = (read_bytes(file) or b"").decode("utf-8", errors="replace").splitlines()
    pages = sorted(set(visible_files(content, "*.md")) - known) if known else []
    lines = [line for line in before if not OWN_PAGE.fullmatch(line)]
    lines += [f'"/{path}" merge=text' for path in pages if not SPECIAL & set(path)]
    if lines != before:
        write_atomic(file, "".join(f"{line}\n" for line in lines).encode("utf-8"))


def carry_out(content: Path, changes: dict[str, tuple[State, State]]) -> list[str]:
    """Make the disk as planned.

    Returns the pages that were left out because they were changed since they were planned.
    """
    changes = {
        path: (old, planned) for path, (old, planned) in changes.items() if differs(old, planned)
    }
    with afresh():
        return _carry_out(content, changes) if changes else []


def _carry_out(content: Path, changes: dict[str, tuple[State, State]]) -> list[str]:
    write_atomic(
        content / BASE / JOURNAL,
        journal_of({path: planned for path, (_, planned) in changes.items()}),
        durable=True,
    )
    merged = is_merged(content)
    if not merged:
        _name_build(
            content, (f"{path} {fingerprint(new.mine)}" for path, (_, new) in changes.items())
        )
    disturbed = []
    for path, (old, planned) in changes.items():
        files = files_of(content, path)
        if not _put_page(files.page, old, planned, within=content):
            disturbed.append(path)
            continue
        _put_kept(content, path, files, planned.base, planned.record)
        if merged and is_page(path) and None not in (old.mine, planned.mine):
            write_atomic(files.earlier / MERGED, b"\0".join((old.mine, planned.mine)))
        elif old.merged and not planned.merged:
            remove(files.earlier / MERGED, within=content / BASE)
    remove(content / BASE / JOURNAL, within=content / BASE)
    return disturbed


def is_merged(content: Path) -> bool:
    """Tell whether git merged the pages of two builds, and no build has put them in order since."""
    return len(_builds(content)) > 1


def end_merge(content: Path) -> None:
    """Remember that a build has put in order what git merged."""
    if is_merged(content):
        _name_build(content, ())


def _name_build(content: Path, changes: Iterable[str]) -> None:
    """Name all builds so far, by their names and what this one changes."""
    name = digest([*_builds(content), *changes])
    write_atomic(content / BASE / BUILT, f"{name}\n".encode(), durable=True)


def _builds(content: Path) -> list[str]:
    return (read_bytes(content / BASE / BUILT) or b"").decode("utf-8", errors="replace").split()


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


def _put_kept(
    content: Path, path: str, files: "Files", base: bytes | None, record: bytes | None
) -> None:
    """Write what is kept of a page; a base and the one that gives way are kept as earlier ones."""
    within = content / BASE
    was = read_bytes(files.base)
    if was is not None and base not in (None, was) and is_page(path):
        for text in (was, base):  # the base itself, for git may put another one in its place
            _keep_earlier(files.earlier, text, within)
    _put(files.base, was, base, within)
    _put(files.record, read_bytes(files.record), record, within)
    if base is None:
        for name in (MERGED, *_earlier_names(files.earlier)):
            remove(files.earlier / name, within)


def _keep_earlier(folder: Path, text: bytes, within: Path) -> None:
    """Keep a text that was generated; of too many the oldest goes."""
    names = _earlier_names(folder)
    own = digest(text.decode("utf-8", errors="replace").splitlines())
    if any(name.endswith(own) for name in names):
        return
    number = int(names[-1].split("-")[0]) + 1 if names else 1
    write_atomic(folder / f"{number:06}-{own}", text)
    for name in names[: len(names) + 1 - MOST_EARLIER]:
        remove(folder / name, within)


def _earlier_names(folder: Path) -> list[str]:
    """The names of the texts generated earlier, the oldest first."""
    names = (path.name for path in folder.glob("*-*"))
    return sorted(name for name in names if name.split("-")[0].isdigit())


def _put(
    path: Path, was: bytes | None, shall: bytes | None, within: Path, durable: bool = False
) -> None:
    if shall is None and was is not None:
        remove(path, within)
    elif shall is not None and shall != was:
        write_atomic(path, shall, durable)


def _complete_journal(content: Path) -> None:
    """Do what a killed build left to do of the pages that it had begun."""
    journal = content / BASE / JOURNAL
    for entry in read_journal(journal):
        if not stays_inside(entry["path"]):
            continue
        files = files_of(content, entry["path"])
        page = read_bytes(files.page)
        if fingerprint(page) == entry["content"]:
            base = page if entry["base"] is True else bytes_of(entry["base"])
            _put_kept(content, entry["path"], files, base, bytes_of(entry["record"]))
    remove(journal, within=content / BASE)


class Files(NamedTuple):
    """What stands on the disk of one page."""

    page: Path
    base: Path
    record: Path
    earlier: Path  # a folder


@lru_cache(maxsize=1 << 12)  # a build asks for those of each page five times
def files_of(content: Path, path: str) -> Files:
    """Name the files of a page."""
    base = content / BASE
    return Files(
        page=content / path,
        base=base / path,
        record=base / RECORDS / f"{path}.jsonl",
        earlier=base / EARLIER / f"{path}.texts",
    )


def folders_of(content: Path, path: str) -> set[Path]:
    """Name the folders in which a killed build may have left something of a page."""
    files = files_of(content, path)
    return {files.page.parent, files.base.parent, files.record.parent, files.earlier}


def read_state(content: Path, path: str) -> State:
    """Read what stands on the disk of a page.

    Raises UserError where git left marks of a conflict in what is kept of it.
    """
    files = files_of(content, path)
    kept = [read_bytes(file) for file in (files.base, files.record)]
    for file, data in zip((files.base, files.record), kept, strict=True):
        _refuse_markers(file, data or b"")
    mine = read_bytes(files.page)
    state = State(mine, *kept)
    if mine is None or (mine == state.base and state.record is None):
        return state
    texts = (read_bytes(files.earlier / name) for name in _earlier_names(files.earlier))
    earlier = tuple(text for text in texts if text is not None)
    merged = read_bytes(files.earlier / MERGED)
    return state._replace(earlier=earlier, is_merged=is_merged(content), merged=merged)


def edited_by_hand(content: Path, path: str) -> bool:
    """Whether a page of content/ says anything but what a build wrote; one that none wrote does."""
    return is_edited(read_state(content, path))


def _refuse_markers(file: Path, data: bytes) -> None:
    if any(sign in data for sign in SIGNS) and (found := MARKER.search(data)):
        line = data.count(b"\n", 0, found.start()) + 1
        raise UserError(
            f"{file}:{line}: git left the marks of a conflict here, found "
            f'"{found[0].decode().strip()}". Take the file of either side, '
            f'"git checkout --ours {file}", then build: the pages keep the words of both'
        )


def known_paths(content: Path) -> set[str]:
    """The pages that an earlier build wrote."""
    return set(visible_files(content / BASE))


def is_page(path: str) -> bool:
    return path.endswith(".md")


def stays_inside(path: str) -> bool:
    # A leading dot is hidden from MkDocs, and ours; a backslash and a colon lead elsewhere on
    # Windows.
    return all(
        part and not part.startswith(".") and not set(part) & set("\\:\0")
        for part in path.split("/")
    )
