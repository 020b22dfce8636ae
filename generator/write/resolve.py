"""What the editor decides of a page: a conflict settled, the generated text taken back. What gives
way is backed up.

What stands on the disk afterwards is what the next build would leave there, so that it finds
nothing to do. That build is taken to generate what the last one did.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from generator.backups import back_up
from generator.errors import UserError
from generator.files import remove_unfinished
from generator.markdown.footnotes import cited_labels, defined_label
from generator.write.disk import BASE, carry_out, files_of, read_state, writing
from generator.write.merge import Lines, Piece, Take, in_dispute, merged_base, merged_lines
from generator.write.merge_page import merge_pages
from generator.write.plan import Plan, State, plan_page
from generator.write.report import Conflict
from generator.write.saved import SavedText, dress, read_saved

# Before each of the three texts of a conflict, and after the last: as in git's conflicts, with
# words.
MARKERS = (
    "<<<<<<< yours",
    "||||||| generated before",
    "======= generated now",
    ">>>>>>> end of the conflict",
)


class Side(Enum):
    """Whose text stands."""

    MINE = Take.MINE
    THEIRS = Take.NEW


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
    case = _open_case(content, path, state, line)
    lines: Lines = []
    for piece in case.pieces:
        if piece in case.chosen:
            texts = case.mine[piece.mine], case.base[piece.base], case.new[piece.new], []
            lines += [
                each for mark, text in zip(MARKERS, texts, strict=True) for each in (mark, *text)
            ]
        else:
            lines += merged_lines(case.mine, case.new, [piece])
    return ConflictDraft("".join(f"{each}\n" for each in lines), state.mine, line)


def left_markers(draft: ConflictDraft, text: str) -> list[int]:
    """The lines, from 1, on which the text still has markers that the page itself had not."""
    own = set(read_saved(draft.before or b"").lines)
    lines = enumerate(text.splitlines(), start=1)
    return [number for number, line in lines if line.strip() in MARKERS and line.strip() not in own]


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
            dispute = _open_case(content, path, state, draft.line).dispute()
        except UserError:  # settled meanwhile in another way; the text stands all the same
            dispute = state.dispute
        lines = read_saved(text.encode("utf-8")).lines
        return _fixed(
            path, State(dress(lines, like=read_saved(state.mine or b"")), state.base, dispute)
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
        remove_unfinished({each.parent for each in files_of(content, path)} | {content / BASE})
        remove_unfinished(list(backups.rglob("*/")) if backups else ())
        while True:
            before = read_state(content, path)
            after = decide(before)
            replaced = (
                backups is not None
                and before.mine is not None
                and _text(before.mine) != _text(after.mine)
            )
            backup = back_up(backups, path, before.mine) if replaced else None
            if not carry_out(content, {path: (before, after)}):
                rest = conflicts_of(path, after)
                settled = tuple(
                    each
                    for each in conflicts_of(path, before)
                    if _texts(each) not in map(_texts, rest)
                )
                return Resolved(before, after, settled, backup)


class _Case(NamedTuple):
    """The conflicts of a page that wait, and those among them that are to be settled."""

    plan: Plan
    base: Lines
    mine: Lines
    new: Lines
    pieces: tuple[Piece, ...]
    chosen: tuple[Piece, ...]

    def decided(self, take: Take) -> list[Piece]:
        return [
            piece._replace(take=take) if piece in self.chosen else piece for piece in self.pieces
        ]

    def dispute(self) -> bytes | None:
        """What to merge against once the chosen are settled; None where no other waits."""
        decided = self.decided(Take.MINE)
        return (
            dress(merged_base(self.base, self.new, decided), like=SavedText(()))
            if in_dispute(decided)
            else None
        )


def _open_case(content: Path, path: str, state: State, line: int | None) -> _Case:
    plan = _as_last_built(path, state)
    if not plan.conflicts:
        raise UserError(
            f"{content.name}/{path}: no open conflict. "
            "`briefing conflicts` lists those of all pages"
        )
    texts = [
        list(read_saved(data or b"").lines)
        for data in (plan.state.dispute, plan.state.mine, plan.state.base)
    ]
    pieces = merge_pages(*texts).pieces
    chosen = tuple(
        piece for piece in pieces if piece.take is Take.DISPUTED and _stands_at(line, piece.mine)
    )
    if not chosen:
        lines = ", ".join(str(each.line) for each in plan.conflicts)
        raise UserError(
            f"{content.name}/{path}: no open conflict at line {line}. There is one at line {lines}"
        )
    return _Case(plan, *texts, pieces, chosen)


def _settled(content: Path, path: str, state: State, side: Side, line: int | None) -> State:
    """Settle conflicts of a page.

    With all of them go those that come of it, as that of a footnote no longer cited.
    """
    case = _open_case(content, path, state, line)
    while True:
        after = _with_decided(path, case, side)
        if not after.conflicts:
            return after.state
        if line is not None:
            break
        if after.state == case.plan.state:
            raise AssertionError(f"{path}: a settled conflict is open again")
        case = _open_case(content, path, after.state, None)
    settled = [
        (case.base[each.base], case.mine[each.mine], case.new[each.new]) for each in case.chosen
    ]
    gone = Counter(tuple(map("\n".join, texts)) for texts in settled)
    rest = Counter(map(_texts, case.plan.conflicts)) - gone
    if (
        rest - Counter(map(_texts, after.conflicts))
        or gone & Counter(map(_texts, after.conflicts)) - rest
    ):
        raise UserError(
            f"{content.name}/{path}:{line}: can't be settled without the other conflicts "
            "of the page. Leave out the line, or use --edit"
        )
    return after.state


def _with_decided(path: str, case: _Case, side: Side) -> Plan:
    mine = read_saved(case.plan.state.mine or b"")
    outcome = dress(_decided_lines(mine, case, side.value), like=mine)
    return _as_last_built(path, State(outcome, case.plan.state.base, case.dispute()))


def _decided_lines(mine: SavedText, case: _Case, take: Take) -> Iterator[str | tuple[str, str]]:
    for piece in case.decided(take):
        for side in piece.take.value:
            if side == "mine":
                yield from zip(mine.lines[piece.mine], mine.ends[piece.mine], strict=True)
            elif side == "new":
                yield from case.new[piece.new]


def _as_last_built(path: str, state: State) -> Plan:
    """The page as a build would leave it that generates what the last one did."""
    last = state.base if state.base is not None else state.dispute
    return plan_page(path, state, _generated(last) if last is not None else None)


def _fixed(path: str, state: State) -> State:
    return _as_last_built(path, state).state


def _generated(base: bytes) -> str:
    """Return the text that was generated last.

    That is the base, without the footnotes that a build kept for what the editor cites alone.
    """
    lines: Lines = list(read_saved(base.decode("utf-8", errors="replace").encode("utf-8")).lines)
    uncited = {label for line in lines if (label := defined_label(line))} - cited_labels(lines)
    rest = [line for line in lines if defined_label(line) not in uncited]
    while len(rest) < len(lines) and rest and not rest[-1].strip():
        rest.pop()
    return dress(rest, like=SavedText(())).decode("utf-8")


def _stands_at(line: int | None, stretch: slice) -> bool:
    """Whether the line, counted from 1, is in the stretch, or where an empty one stood."""
    return line is None or stretch.start < line <= max(stretch.stop, stretch.start + 1)


def _texts(conflict: Conflict) -> tuple[str, str, str]:
    return conflict.base, conflict.mine, conflict.new


def _text(data: bytes | None) -> tuple[str, ...] | bytes | None:
    """What is compared: the lines, where there is a text."""
    try:
        return read_saved(data).lines if data is not None else None
    except UnicodeDecodeError:
        return data
