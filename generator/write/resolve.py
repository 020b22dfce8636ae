"""What the editor decides of a page: a conflict settled, the generated text taken back. What gives
way is backed up.

What stands on the disk afterwards is what the next build would leave there, so that it finds
nothing to do. That build is taken to generate what the last one did.
"""

from collections.abc import Callable
from dataclasses import replace
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from generator.backups import back_up
from generator.errors import UserError
from generator.files import remove_unfinished
from generator.write.disk import BASE, carry_out, folders_of, read_state, writing
from generator.write.merge import merge_pages
from generator.write.notes import leave_out_uncited
from generator.write.page_reader import parse_page
from generator.write.page_tree import Lines
from generator.write.plan import Plan, plan_page
from generator.write.record import Dispute, read_record, write_record
from generator.write.report import Conflict
from generator.write.saved import dress, read_saved
from generator.write.state import State, is_edited

# Before each of the three texts of a conflict, and after the last: as in git's conflicts, with
# words.
MARKERS = (
    "<<<<<<< yours",
    "||||||| generated before",
    "======= generated now",
    ">>>>>>> end of the conflict",
)
BY_EDITOR = "======= waiting, by another editor"  # instead of what is generated now


class Side(Enum):
    """Whose text stands."""

    MINE = "mine"
    THEIRS = "theirs"


class Resolved(NamedTuple):
    """What became of a page at the editor's wish."""

    before: State
    after: State
    settled: tuple[Conflict, ...] = ()
    backup: Path | None = None  # holds the page as it was; None where nothing of it was replaced


class ConflictDraft(NamedTuple):
    """A page opened for its editor, its conflicts between markers."""

    text: str
    before: bytes | None  # the page that it was made of
    line: int | None  # of the one conflict that is open in it; None: all are


def conflicts_of(path: str, state: State) -> tuple[Conflict, ...]:
    """The open conflicts of a page."""
    return _as_last_built(path, state).conflicts


def resolve_conflicts(
    content: Path, path: str, side: Side, line: int | None, backups: Path
) -> Resolved:
    """Let one side's text stand in the conflicts of a page, or in the one at a line.

    Raises UserError where there is none, and where one can't be settled without another.
    """
    return _change(content, path, backups, lambda state: _settled(content, path, state, side, line))


def draft_page(content: Path, path: str, line: int | None) -> ConflictDraft:
    """Write out a page for the editor's hands.

    In each of its conflicts, or in the one at a line, stand the three texts.
    """
    with writing(content):
        state = read_state(content, path)
    plan, chosen = _open_case(content, path, state, line)
    saved = read_saved(plan.state.mine or b"")
    lines = list(saved.lines)
    for each in sorted(chosen, key=lambda conflict: -conflict.line):
        texts = _split(each.mine), _split(each.base), _split(each.new), []
        first, second, third, last = MARKERS
        marks = first, second, BY_EDITOR if each.by_editor else third, last
        marked = [line for mark, text in zip(marks, texts, strict=True) for line in (mark, *text)]
        lines[_stretch(each)] = marked
    return ConflictDraft("".join(f"{each}\n" for each in lines), state.mine, line)


def left_markers(draft: ConflictDraft, text: str) -> list[int]:
    """The lines, from 1, on which the text still has markers that the page itself had not."""
    marks = {*MARKERS, BY_EDITOR}.difference(read_saved(draft.before or b"").lines)
    lines = enumerate(text.splitlines(), start=1)
    return [number for number, line in lines if line.strip() in marks]


def resolve_by_hand(
    content: Path, path: str, draft: ConflictDraft, text: str, backups: Path
) -> Resolved:
    """Let the text that the editor made of a draft stand as the page, the conflicts in it settled.

    Raises UserError where the page was saved meanwhile; the text is then kept in a backup.
    """

    def edited(state: State) -> State:
        if state.mine != draft.before:
            kept = back_up(backups, path, text.encode("utf-8"))
            raise UserError(
                f"{content / path}: was saved by another program while you edited it here. "
                f"Your text is kept in {kept}. Bring the two together, then settle what is left."
            )
        try:
            plan, chosen = _open_case(content, path, state, draft.line)
            record = _without(plan.state, chosen)
        except UserError:  # settled meanwhile in another way; the text stands all the same
            record = state.record
        lines = read_saved(text.encode("utf-8")).lines
        return _fixed(
            path, State(dress(lines, like=read_saved(state.mine or b"")), state.base, record)
        )

    return _change(content, path, None, edited)


def reset(content: Path, path: str, backups: Path) -> Resolved:
    """Take back the generated text, deleted or edited though the page may be."""
    return _change(
        content, path, backups, lambda state: _fixed(path, State(state.base, state.base, None))
    )


def _change(
    content: Path, path: str, backups: Path | None, decide: Callable[[State], State]
) -> Resolved:
    """Carry out what is decided of a page, once more if its editor saves it meanwhile.

    The backup comes first.
    """
    with writing(content):
        remove_unfinished(folders_of(content, path) | {content / BASE})
        remove_unfinished(list(backups.rglob("*/")) if backups else ())
        while True:
            before = read_state(content, path)
            after = decide(before)
            replaced = (
                backups is not None
                and before.mine is not None
                and is_edited(State(before.mine, after.mine, None))
            )
            backup = back_up(backups, path, before.mine) if replaced else None
            if not carry_out(content, {path: (before, after)}):
                rest = {_dispute(each) for each in conflicts_of(path, after)}
                settled = tuple(
                    each for each in conflicts_of(path, before) if _dispute(each) not in rest
                )
                return Resolved(before, after, settled, backup)


def _open_case(
    content: Path, path: str, state: State, line: int | None
) -> tuple[Plan, list[Conflict]]:
    """The page with its conflicts, and those among them that are to be settled."""
    plan = _as_last_built(path, state)
    if not plan.conflicts:
        raise UserError(
            f"{content.name}/{path}: no open conflict. "
            "`briefing conflicts` lists those of all pages"
        )
    found = (each for each in plan.conflicts if _stands_at(line, _stretch(each)))
    one_of_each = {(each.line, each.mine): each for each in found}  # the others wait for it
    chosen = list(one_of_each.values())
    if not chosen:
        lines = ", ".join(str(each.line) for each in plan.conflicts)
        raise UserError(
            f"{content.name}/{path}: no open conflict at line {line}. There is one at line {lines}"
        )
    return plan, chosen


def _settled(content: Path, path: str, state: State, side: Side, line: int | None) -> State:
    """Settle conflicts of a page.

    With all of them go those that come of it, as that of a footnote no longer cited.
    """
    plan, chosen = _open_case(content, path, state, line)
    while True:
        after = plan.state._replace(record=_without(plan.state, chosen))
        if side is Side.THEIRS:
            after = _taken_from_new(path, after, chosen)
        following = _as_last_built(path, after)
        if line is not None or not following.conflicts:
            return following.state
        if following.state == plan.state:
            raise AssertionError(f"{path}: a settled conflict is open again")
        plan, chosen = following, list(following.conflicts)


def _without(state: State, chosen: list[Conflict]) -> bytes | None:
    """The record of a page without some of its conflicts."""
    record = read_record(state.record)
    gone = {_dispute(each) for each in chosen}
    left = tuple(each for each in record.disputes if each not in gone)
    base = read_saved(state.base or b"").lines
    return write_record(replace(record, disputes=left), base)


def _taken_from_new(path: str, state: State, chosen: list[Conflict]) -> State:
    """Put the new lines in place of the editor's in some conflicts."""
    mine = read_saved(state.mine or b"")
    lines, ends = list(mine.lines), list(mine.ends)
    refused = []
    for each in sorted(chosen, key=lambda conflict: -conflict.line):
        stretch = _stretch(each)
        new = _split(each.new) if each.mine else []
        if not each.mine:
            refused.append(each)
        elif not new and "".join(lines[stretch.stop : stretch.stop + 1]).strip() == "":
            stretch = slice(stretch.start, stretch.stop + 1)
        lines[stretch], ends[stretch] = new, [""] * len(new)
    after = state._replace(mine=dress(lines, like=mine, ends=ends))
    for each in refused:
        after = _brought_back(after, each)
    return after


def _brought_back(state: State, conflict: Conflict) -> State:
    """Bring back a section or table that the editor took out, and to which the articles add."""
    new = list(read_saved(state.base or b"").lines)
    lines = _split(conflict.new)
    tree = parse_page(new)
    node = next(
        each
        for each in tree.walk()
        if not each.is_leaf and each.lines and each.lines == lines[: len(each.lines)]
    )
    record = read_record(state.record)
    inside = {each.key for each in node.walk()}
    rest = tuple(out for out in record.taken_out if out.node().key not in inside)
    mine = read_saved(state.mine or b"")
    merged = merge_pages(
        new[: node.start] + new[node.end :],
        list(mine.lines),
        new,
        record=replace(record, taken_out=rest),
    )
    content = dress(merged.lines, like=mine)
    return state._replace(mine=content, record=write_record(merged.record, new))


def _as_last_built(path: str, state: State) -> Plan:
    """The page as a build would leave it that generates what the last one did."""
    return plan_page(path, state, _generated(state.base) if state.base is not None else None)


def _fixed(path: str, state: State) -> State:
    return _as_last_built(path, state).state


def _generated(base: bytes) -> str:
    """Return the text that was generated last.

    That is the base, without the footnotes that a build kept for what the editor cites alone.
    """
    text = leave_out_uncited(base.decode("utf-8", errors="replace"))
    return text.rstrip("\n") + "\n" * bool(text)


def _stands_at(line: int | None, stretch: slice) -> bool:
    """Whether the line, counted from 1, is in the stretch, or where an empty one stood."""
    return line is None or stretch.start < line <= max(stretch.stop, stretch.start + 1)


def _stretch(conflict: Conflict) -> slice:
    """The lines of the page in a conflict, counted from 0."""
    start = conflict.line - 1
    return slice(start, start + len(_split(conflict.mine)))


def _split(text: str) -> Lines:
    return text.split("\n") if text else []


def _dispute(conflict: Conflict) -> Dispute:
    base, mine, new = (tuple(_split(text)) for text in (conflict.base, conflict.mine, conflict.new))
    return Dispute(base=base, mine=mine, new=new, by_editor=conflict.by_editor)
