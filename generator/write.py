"""Write the generated pages into content/, where an editor edits them by hand. No edit is ever lost.

Of each page content/PATH we keep, in folders that MkDocs does not look into:

    content/.base/PATH              the text generated last
    content/.base/.conflicts/PATH   while a conflict is open: what to merge against instead. It is the text generated
                                    last, but for the lines in dispute, where it is the text that the editor changed
    content/.base/.journal          what is being written, while a build writes
    content/.base/.lock             held while a build writes

What a build does depends on the page in content/ (mine), on the base (the open conflict's, else the last generated
text) and on the text generated now (new), and on nothing else; `plan_page` is the table below. Texts are compared by
their lines: line ends, a last line end and a byte order mark are the editor's own, and no edit.

    mine        base        new         content/             .base/    .conflicts/     told as
    ----------  ----------  ----------  -------------------  --------  --------------  -----------------------------
    none        none        any         new                  new       none            written
    none        any         any         none                 kept      kept            deleted by hand
    any         none        = mine      mine                 new       none            unchanged
    any         none        other       mine                 new       empty           kept; conflict, the whole page
    = base      any         = base      mine                 new       none            unchanged
    = base      any         other       new                  new       none            written
    edited      any         = mine      mine                 new       none            unchanged
    edited      any         = base      mine                 new       none            kept
    edited      any         other       merged, no dispute   new       none            merged, or kept if = mine
    edited      any         other       merged, mine in      new       new, but base   the same; and a conflict for
                                        each dispute                   in the dispute  each dispute
    not UTF-8   any         any         mine                 kept      kept            unreadable
    none        any         not made    none                 none      none            -
    = base      any         not made    none                 none      none            removed
    edited      any         not made    mine                 kept      kept            no longer generated

An open conflict is found again by every build and by `inspect`, from the same texts, so that a build without news
writes nothing. It ends when the editor's lines equal the new ones, or hold them, or equal the base's again (the new
ones then come in), or when the editor deletes the file in .conflicts/: then his lines stand, as an edit of the new
text. The base of a page deleted by hand stays, so that the page, once brought back, is merged with what it came from.

A page's files are written one by one, each whole, the page before its base. The journal is written before all of them
and says what they will be: the build after a killed one completes the base of each page that is already as the journal
says, and leaves the others as they were. So a page is either untouched or done.
"""

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from generator.files import SavedText, dress, lock, read_bytes, read_saved, remove, remove_unfinished, write_atomic
from generator.merge import Piece, Take, in_dispute, merge, merged_base, merged_lines
from generator.model import Page
from generator.report import Conflict, Outcome, Report, make_report

BASE = ".base"
CONFLICTS = ".conflicts"
JOURNAL = ".journal"
LOCK = ".lock"
RECORD = {"path", "content", "base", "conflict"}  # what the journal says of a page


class State(NamedTuple):
    """What stands on the disk of one page; None: no file."""

    mine: bytes | None
    base: bytes | None
    dispute: bytes | None


class Plan(NamedTuple):
    """What shall stand on the disk of one page, and how to tell it."""

    state: State
    outcome: Outcome | None = None  # None: nothing to tell
    conflicts: tuple[Conflict, ...] = ()


def write_pages(pages: Iterable[Page], content: Path) -> Report:
    """Bring the generated pages into content/ and say what became of each.

    Pages written by an earlier build that are not among these are removed, unless somebody edited them.
    Raises ValueError on a page outside content/ or two on one path, UserError when content/ can't be written or another
    build is writing.
    """
    made = _by_path(pages)
    busy = f"{content}: another build is writing there. Wait until it is done, or end it, then build again."
    with lock(content / BASE / LOCK, busy):
        _complete_journal(content)
        paths = sorted(made.keys() | _known_paths(content))
        remove_unfinished({path.parent for name in paths for path in _files(content, name)} | {content / BASE})
        plans: dict[str, Plan] = {}
        while paths:  # a page that its editor saves while we build is planned again
            states = {path: _read_state(content, path) for path in paths}
            plans |= {path: plan_page(path, state, made.get(path)) for path, state in states.items()}
            paths = _carry_out(content, {path: (states[path], plans[path].state) for path in paths})
    return _report(plans)


def inspect(content: Path) -> Report:
    """What the editor changed since the last build, and the open conflicts; writes nothing.

    A page that is edited stands in `kept`.
    """
    plans = {}
    for path in sorted(_known_paths(content)):
        state = _read_state(content, path)
        last = state.base if state.base is not None else state.dispute
        plan = plan_page(path, state, last.decode("utf-8", errors="replace") if last is not None else None)
        edited = plan.outcome in (Outcome.MERGED, Outcome.WRITTEN, Outcome.NO_LONGER_GENERATED)
        plans[path] = plan._replace(outcome=Outcome.KEPT) if edited else plan
    return _report(plans)


def plan_page(path: str, state: State, new: str | None) -> Plan:
    """What to do with one page: the table in this module's docstring. `new` is None when it is not generated."""
    mine, base = _read(state.mine), _base_of(state)
    if state.mine is None:
        return _plan_missing(state, base, new)
    if new is None:
        unedited = state.dispute is None and base is not None and mine is not None and mine.lines == base.lines
        if unedited or state.mine == state.base:
            return Plan(State(None, None, None), Outcome.REMOVED)
        return Plan(state, Outcome.NO_LONGER_GENERATED)
    if mine is None:
        return Plan(state, Outcome.UNREADABLE)
    if state.dispute is None and state.mine == state.base:  # byte for byte ours: so shall the new one be
        data = new.encode("utf-8")
        return Plan(State(data, data, None), Outcome.UNCHANGED if data == state.mine else Outcome.WRITTEN)
    return _plan_merge(path, state, mine, base or SavedText(()), new)


def _plan_missing(state: State, base: SavedText | None, new: str | None) -> Plan:
    if new is None:
        return Plan(State(None, None, None))
    if base is None and state.base is None:
        data = new.encode("utf-8")
        return Plan(State(data, data, None), Outcome.WRITTEN)
    return Plan(state, Outcome.DELETED_BY_HAND)


def _plan_merge(path: str, state: State, mine: SavedText, base: SavedText, new: str) -> Plan:
    data = new.encode("utf-8")
    texts = list(base.lines), list(mine.lines), list(read_saved(data).lines)
    pieces = merge(*texts)
    content = dress(_merged_pairs(mine, texts[2], pieces), like=mine)
    if texts[1] == texts[2]:
        outcome = Outcome.UNCHANGED
    elif content == state.mine:
        outcome = Outcome.KEPT
    else:
        outcome = Outcome.WRITTEN if texts[1] == texts[0] else Outcome.MERGED
    if not in_dispute(pieces):
        return Plan(State(content, data, None), outcome)
    rebased, merged = merged_base(texts[0], texts[2], pieces), merged_lines(texts[1], texts[2], pieces)
    dispute = dress(rebased, like=SavedText(()))
    # Told as the next build will find it, so that one conflict reads the same every time.
    return Plan(State(content, data, dispute), outcome, tuple(_conflicts(path, rebased, merged, texts[2])))


def _merged_pairs(mine: SavedText, new: list[str], pieces: Iterable[Piece]) -> Iterator[str | tuple[str, str]]:
    """The lines of the merged page, the editor's with their own line ends."""
    for piece in pieces:
        for side in piece.take.value:
            if side == "mine":
                yield from zip(mine.lines[piece.mine], mine.ends[piece.mine], strict=True)
            elif side == "new":
                yield from new[piece.new]


def _conflicts(path: str, base: list[str], mine: list[str], new: list[str]) -> Iterator[Conflict]:
    """The disputes in a page that has been merged, so that each line of it is a line of `mine`."""
    line = 1
    for piece in merge(base, mine, new):
        if piece.take is Take.DISPUTED:
            stretches = base[piece.base], mine[piece.mine], new[piece.new]
            yield Conflict(path, line, *("\n".join(lines) for lines in stretches))
        line += piece.mine.stop - piece.mine.start


def _carry_out(content: Path, changes: dict[str, tuple[State, State]]) -> list[str]:
    """Make the disk as planned; the pages left out because they are not as they were when they were planned."""
    changes = {path: (old, planned) for path, (old, planned) in changes.items() if not _same_lines(old, planned)}
    if not changes:
        return []
    write_atomic(content / BASE / JOURNAL, _journal({path: planned for path, (_, planned) in changes.items()}))
    disturbed = []
    for path, (old, planned) in changes.items():
        page, base, dispute = _files(content, path)
        if read_bytes(page) != old.mine:
            disturbed.append(path)
            continue
        _put(page, old.mine, planned.mine, within=content, durable=old.mine not in (None, old.base))
        _put(base, old.base, planned.base, within=content / BASE)
        _put(dispute, old.dispute, planned.dispute, within=content / BASE)
    remove(content / BASE / JOURNAL, within=content / BASE)
    return disturbed


def _same_lines(old: State, planned: State) -> bool:
    """Whether at most the style of our own files differs, which a version control system may have changed."""
    return old == planned or (
        old.mine == planned.mine
        and _lines(old.base) == _lines(planned.base)
        and _lines(old.dispute) == _lines(planned.dispute)
    )


def _put(path: Path, was: bytes | None, shall: bytes | None, within: Path, durable: bool = False) -> None:
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
        page, base, dispute = _files(content, record["path"])
        if _fingerprint(read_bytes(page)) == record["content"]:
            for file, text in ((base, record["base"]), (dispute, record["conflict"])):
                _put(file, read_bytes(file), text.encode("utf-8") if text is not None else None, within=content / BASE)
    remove(journal, within=content / BASE)


def _read_journal(journal: Path) -> list[dict[str, str | None]]:
    """The records, or none where the file is not as we write it."""
    try:
        records = json.loads(read_bytes(journal) or b"[]")
        return [each for each in records if each.keys() == RECORD and _stays_inside(each["path"])]
    except (ValueError, AttributeError, TypeError):
        return []


def _fingerprint(data: bytes | None) -> str | None:
    return sha256(data).hexdigest() if data is not None else None


def _files(content: Path, path: str) -> tuple[Path, Path, Path]:
    return content / path, content / BASE / path, content / BASE / CONFLICTS / path


def _read_state(content: Path, path: str) -> State:
    return State(*map(read_bytes, _files(content, path)))


def _base_of(state: State) -> SavedText | None:
    """What to merge against; a base that is no text, which no build writes, is none."""
    dispute = _read(state.dispute)
    return dispute if dispute is not None else _read(state.base)


def _read(data: bytes | None) -> SavedText | None:
    try:
        return read_saved(data) if data is not None else None
    except UnicodeDecodeError:
        return None


def _lines(data: bytes | None) -> tuple[str, ...] | None:
    saved = _read(data)
    return saved.lines if saved else None


def _known_paths(content: Path) -> set[str]:
    """The pages that an earlier build wrote."""
    base = content / BASE
    found = set()
    for root in (base, base / CONFLICTS):
        for file in root.rglob("*"):
            path = file.relative_to(root)
            if not any(part.startswith(".") for part in path.parts) and file.is_file():
                found.add(path.as_posix())
    return found


def _by_path(pages: Iterable[Page]) -> dict[str, str]:
    made: dict[str, str] = {}
    seen: set[str] = set()
    for page in pages:
        if not _stays_inside(page.path):
            raise ValueError(f"a page's path should stay inside content/, found {page.path!r}")
        # Some file systems take two names that differ in case alone for one.
        if page.path.casefold() in seen:
            raise ValueError(f"two pages are to be written to {page.path!r}")
        seen.add(page.path.casefold())
        made[page.path] = page.text.replace("\r\n", "\n").replace("\r", "\n")
    return made


def _stays_inside(path: str) -> bool:
    # A leading dot is hidden from MkDocs, and ours; a backslash and a colon lead elsewhere on Windows.
    return all(part and not part.startswith(".") and not set(part) & set("\\:\0") for part in path.split("/"))


def _report(plans: dict[str, Plan]) -> Report:
    outcomes = {path: plan.outcome for path, plan in plans.items() if plan.outcome}
    return make_report(outcomes, tuple(conflict for plan in plans.values() for conflict in plan.conflicts))
