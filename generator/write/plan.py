"""What a build shall do with a page: a table, and the function that is the table. Nothing here
touches the disk.

It depends on the page in content/ (mine), on the base (the open conflict's, else the text generated
last) and on the text generated now (new), and on nothing else. Texts are compared by their lines:
line ends, a last line end and a byte order mark are the editor's own, and no edit.

  mine       base  new       content/            .base/  .conflicts/    told as
  ---------  ----  --------  ------------------  ------  -------------  ---------------------------
  none       none  any       new                 new     none           written
  none       any   any       none                kept    kept           deleted by hand
  any        none  = mine    mine                new     none           unchanged
  any        none  other     mine                new     empty          kept; all of it in conflict
  = base     any   = base    mine                new     none           unchanged
  = base     any   other     new                 new     none           written
  edited     any   = mine    mine                new     none           unchanged
  edited     any   = base    mine                new     none           kept
  edited     any   other     merged, no dispute  new     none           merged, or kept if = mine
  edited     any   other     merged, mine in     new     new, but base  the same; and a conflict for
                             each dispute                in the dispute each dispute
  no bytes   some  made      mine                kept    kept           kept
  not UTF-8  any   made      mine                kept    kept           unreadable
  none       any   not made  none                kept    kept           -
  = base     any   not made  none                none    none           removed
  any other  any   not made  mine                kept    kept           no longer generated

An open conflict is found again by every build and by `inspect`, from the same texts, so that a
build without news writes nothing. It ends when the editor's lines equal the new ones, or hold them,
or equal the base's again (the new ones then come in), or when the editor deletes the file in
.conflicts/: then their lines stand, as an edit of the new text. The base of a page deleted by hand
stays, even through builds that do not make it, as when its article cannot be read for a while: so
the page stays deleted and, once brought back, is merged with what it came from.

A page without a byte is one that its editor is saving just now, or emptied: no news come into it.

Where the editor's lines cite a footnote that the new text no longer defines, its definition from
the base counts among the new lines (`notes.keep_cited_notes`), and so stands in .base/ too.
"""

from collections.abc import Iterator
from typing import NamedTuple

from generator.write.formatters import restore_layout
from generator.write.merge_page import Merged, merge_pages
from generator.write.notes import keep_cited_notes
from generator.write.report import Conflict, Outcome
from generator.write.saved import SavedText, dress, read_saved


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


def plan_page(path: str, state: State, new: str | None) -> Plan:
    """What to do with one page, by the table above. `new` is None when it is not generated."""
    # What is ours byte for byte stays so.
    is_ours = state.dispute is None and state.mine is not None and state.mine == state.base
    if is_ours and new is not None:
        data = new.encode("utf-8")
        outcome = Outcome.UNCHANGED if data == state.mine else Outcome.WRITTEN
        return Plan(State(data, data, None), outcome)
    mine, base = _read(state.mine), _base_of(state)
    if mine and base:
        mine = restore_layout(base, mine)
    if state.mine is None:
        return _plan_missing(state, base, new)
    if new is None:
        return _plan_dropped(state, mine, base)
    if mine is None:
        return Plan(state, Outcome.UNREADABLE)
    if not state.mine and (state.base or state.dispute):
        return Plan(state, Outcome.KEPT)
    return _plan_merge(path, state, mine, base or SavedText(()), new)


def _plan_dropped(state: State, mine: SavedText | None, base: SavedText | None) -> Plan:
    """Plan a page that is no longer generated: it goes where nobody edited it."""
    is_text = state.dispute is None and mine is not None and base is not None
    if state.mine == state.base or (is_text and mine.lines == base.lines):
        return Plan(State(None, None, None), Outcome.REMOVED)
    return Plan(state, Outcome.NO_LONGER_GENERATED)


def _plan_missing(state: State, base: SavedText | None, new: str | None) -> Plan:
    if new is None:
        return Plan(state)
    if base is None and state.base is None:
        data = new.encode("utf-8")
        return Plan(State(data, data, None), Outcome.WRITTEN)
    return Plan(state, Outcome.DELETED_BY_HAND)


def _plan_merge(path: str, state: State, mine: SavedText, base: SavedText, new: str) -> Plan:
    data = new.encode("utf-8")
    texts = list(base.lines), list(mine.lines), list(read_saved(data).lines)
    kept = keep_cited_notes(*texts)
    if kept != texts[2]:
        texts, data = (*texts[:2], kept), dress(kept, like=SavedText(()))
    merged = merge_pages(*texts)
    content = dress(with_ends(merged, mine), like=mine)
    if texts[1] == texts[2]:
        outcome = Outcome.UNCHANGED
    elif content == state.mine:
        outcome = Outcome.KEPT
    else:
        outcome = Outcome.WRITTEN if texts[1] == texts[0] else Outcome.MERGED
    if not merged.disputed:
        return Plan(State(content, data, None), outcome)
    dispute = dress(merged.base, like=SavedText(()))
    return Plan(State(content, data, dispute), outcome, tuple(_conflicts(path, merged, texts[2])))


def with_ends(merged: Merged, mine: SavedText) -> Iterator[str | tuple[str, str]]:
    """The lines of the merged page, the editor's with their own line ends."""
    for line, origin in zip(merged.lines, merged.origins, strict=True):
        yield line if origin is None else (line, mine.ends[origin])


def _conflicts(path: str, merged: Merged, new: list[str]) -> Iterator[Conflict]:
    """Tell the disputes as the next build will find them.

    So one conflict reads the same every time.
    """
    for piece in merged.disputed:
        stretches = merged.base[piece.base], merged.lines[piece.mine], new[piece.new]
        yield Conflict(path, piece.mine.start + 1, *("\n".join(lines) for lines in stretches))


def differs(old: State, planned: State) -> bool:
    """Tell whether there is something to write.

    The style of our own files is nothing: a version control may change it.
    """
    return old != planned and (
        old.mine != planned.mine
        or _lines(old.base) != _lines(planned.base)
        or _lines(old.dispute) != _lines(planned.dispute)
    )


def is_edited(state: State) -> bool:
    """Tell whether a page says anything but what was generated last.

    One that was never generated does.
    """
    if state.dispute is not None or state.mine is None:
        return True
    return state.mine != state.base and _lines(state.mine) != _lines(state.base)


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
