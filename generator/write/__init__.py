"""Write the generated pages into content/, where an editor edits them by hand. No edit is ever lost.

Of each page content/PATH we keep, in folders that MkDocs does not look into:

    content/.base/PATH              the text generated last
    content/.base/.conflicts/PATH   while a conflict is open: what to merge against instead. It is the text generated
                                    last, but for the lines in dispute, where it is the text that the editor changed
    content/.base/.journal          what is being written, while a build writes
    content/.base/.lock             held while a build writes

What they shall hold follows from what they hold and from the text generated now: the table is in
`generator.write.plan`.

A page's files are written one by one, each whole, the page before its base. The journal is written before all of them
and says what they will be: the build after a killed one completes the base of each page that is already as the journal
says, and leaves the others as they were. So a page is either untouched or done.
"""

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from generator.files import lock, read_bytes, remove, remove_unfinished, write_atomic
from generator.model import Page
from generator.write.plan import Plan, State, differs, is_edited, plan_page
from generator.write.report import Outcome, Report, make_report

BASE = ".base"
CONFLICTS = ".conflicts"
JOURNAL = ".journal"
LOCK = ".lock"
RECORD = {"path", "content", "base", "conflict"}  # what the journal says of a page


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

    An edited page stands in `kept`; one that is no longer generated too, with the conflict that it had: nothing on the
    disk says which these are.
    """
    plans = {}
    for path in sorted(_known_paths(content)):
        state = _read_state(content, path)
        last = state.base if state.base is not None else state.dispute
        plan = plan_page(path, state, last.decode("utf-8", errors="replace") if last is not None else None)
        edited = plan.outcome in (Outcome.MERGED, Outcome.WRITTEN, Outcome.NO_LONGER_GENERATED)
        plans[path] = plan._replace(outcome=Outcome.KEPT) if edited else plan
    return _report(plans)


def standing_pages(pages: Iterable[Page], content: Path) -> dict[str, str]:
    """The texts of the Markdown pages, by path, as they will stand in content/ once these are written.

    With those that the editor added, and without those that he deleted; of what no text is, nothing. Writes nothing.
    """
    made = {path: text for path, text in _by_path(pages).items() if path.endswith(".md")}
    known = {path for path in _known_paths(content) if path.endswith(".md")}
    plans = {path: plan_page(path, _read_state(content, path), made.get(path)) for path in made.keys() | known}
    texts = {path: plan.state.mine for path, plan in plans.items()}
    for file in content.rglob("*.md"):
        path = file.relative_to(content)
        if path.as_posix() not in texts and not any(part.startswith(".") for part in path.parts):
            texts[path.as_posix()] = read_bytes(file)
    return {path: data.decode("utf-8", errors="replace") for path, data in texts.items() if data is not None}


def deleted_by_hand(content: Path) -> frozenset[str]:
    """The paths of the pages that an earlier build wrote and that are no longer in content/; reads no page."""
    return frozenset(path for path in _known_paths(content) if not (content / path).exists())


def edited_by_hand(content: Path, path: str) -> bool:
    """Whether a page of content/ says anything but what a build wrote; one that none wrote does."""
    return is_edited(_read_state(content, path))


def _carry_out(content: Path, changes: dict[str, tuple[State, State]]) -> list[str]:
    """Make the disk as planned; the pages left out because they are not as they were when they were planned."""
    changes = {path: (old, planned) for path, (old, planned) in changes.items() if differs(old, planned)}
    if not changes:
        return []
    write_atomic(
        content / BASE / JOURNAL, _journal({path: planned for path, (_, planned) in changes.items()}), durable=True
    )
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
