"""What a build shall do with a page: a table, and the function that is the table. Nothing here
touches the disk.

It depends on the page in content/ (mine), on the text generated last (base), on the text generated
now (new), on what is remembered of the page (`generator.write.record`) and on what was generated
earlier; on nothing else. Texts are compared by their lines: line ends, a last line end and a byte
order mark are the editor's own, and no edit.

  mine       base  new       content/            .base/  told as
  ---------  ----  --------  ------------------  ------  -----------------------------------------
  none       none  any       new                 new     written
  none       any   any       none                kept    deleted by hand
  any        none  = mine    mine                new     unchanged
  any        none  akin      merged              new     merged; where the two differ a conflict
  any        none  other     mine                new     kept; all of it in conflict
  = base     any   = base    mine                new     unchanged
  = base     any   other     new                 new     written
  edited     any   = mine    mine                new     unchanged
  edited     any   any       merged              new     merged, or kept if = mine
  no bytes   any   made      mine                kept    kept
  not UTF-8  any   made      mine                kept    unreadable
  none       any   not made  none                kept    -
  = base     any   not made  none                none    removed
  any other  any   not made  mine                kept    no longer generated

A page that was opened before the last builds and saved after them, or brought back from an earlier
commit, is merged with the text that it came from (`generator.write.page_origins`).

An open conflict is found again by every build and by `inspect`, from what is remembered, so that a
build without news writes nothing. It ends when the editor's lines equal the new ones, or hold them,
or equal the base's again (the new ones then come in), or when the editor decides. The base of a
page deleted by hand stays, even through builds that do not make it, as when its article cannot be
read for a while: so the page stays deleted and, once brought back, is merged with what it came
from.

A page without a byte is one that its editor is saving just now, or emptied: no news come into it.

Where the editor's lines cite a footnote that the new text no longer defines, its definition from
the base counts among the new lines (`notes.keep_cited_notes`), and so stands in .base/ too.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from generator.write.branches import make_anew
from generator.write.formatters import restore_layout, restore_lines
from generator.write.likeness import NO_CLAIMS, Claims
from generator.write.merge import dispute_all, merge_pages, merge_unknown
from generator.write.merged import Found, Merged
from generator.write.notes import keep_cited_notes
from generator.write.page_origins import opened_from, started_from
from generator.write.page_reader import parse_page
from generator.write.page_tree import GROUP_END, Lines
from generator.write.record import Record, digest, read_record, write_record
from generator.write.report import Conflict, Outcome
from generator.write.rivals import find_rivals
from generator.write.saved import SavedText, dress, read_saved, saved_text
from generator.write.state import State, differs

MOST_ROUNDS = 3  # a page that does not stand by then goes to and fro


class Plan(NamedTuple):
    """What shall stand on the disk of one page, and how to tell it."""

    state: State
    outcome: Outcome | None = None  # None: nothing to tell
    conflicts: tuple[Conflict, ...] = ()
    changed: tuple[tuple[str, str], ...] = ()  # what was taken out, and what it says by now


def plan_page(path: str, state: State, new: str | None, claims: Claims = NO_CLAIMS) -> Plan:
    """What to do with one page, by the table above. `new` is None when it is not generated."""
    if new is not None:
        if not state.record and state.mine == state.base is not None:
            return _plan_unedited(state, new)
        state = _as_generated(state, new)
    mine, base = _read_sides(state)
    if state.mine is None:
        return _plan_missing(state, base, new)
    if new is None:
        return _plan_dropped(path, state, mine, base, claims)
    if mine is None:
        return Plan(state, Outcome.UNREADABLE)
    if not state.mine and new:
        return Plan(state, Outcome.KEPT)
    return _plan_until_it_stands(path, state, mine, new, claims)


def _plan_unedited(state: State, new: str) -> Plan:
    """Plan a page that is byte for byte as generated, and of which nothing is remembered."""
    data = new.encode("utf-8")
    outcome = Outcome.UNCHANGED if data == state.mine else Outcome.WRITTEN
    return Plan(State(data, data, None), outcome)


def _read_sides(state: State) -> tuple[SavedText | None, SavedText | None]:
    """Read the editor's page, in the layout of the base, and the base; None for no text."""
    mine, base = saved_text(state.mine), saved_text(state.base)
    if mine and base:
        mine = without_stray_ends(restore_layout(base, mine))
    return mine, base


def without_stray_ends(page: SavedText) -> SavedText:
    """Leave out what closes a group that is not open; there may be no record of the merge."""
    text = "\n".join(page.lines)
    if text.count("</div") <= text.count("<div"):
        return page
    nodes = parse_page(list(page.lines)).walk()
    return page.without({node.start for node in nodes if node.is_leaf and node.key == GROUP_END})


def _as_generated(state: State, new: str) -> State:
    """Give the state with the base as it was generated, where a program formatted that folder too.

    A base that the record names is as it was.
    """
    base = saved_text(state.base)
    if base is None or (state.record and not read_record(state.record, base.lines).is_merged):
        return state
    restored = restore_layout(read_saved(new.encode("utf-8")), base)
    if state.record and read_record(state.record, restored.lines).is_merged:
        return state
    return state._replace(base=dress(restored.lines, like=base))


def _plan_until_it_stands(
    path: str, state: State, mine: SavedText, new: str, claims: Claims
) -> Plan:
    """Merge a page until the next build would leave it as it is."""
    plan = _plan_merge(path, state, mine, new, claims)
    for _ in range(MOST_ROUNDS):
        earlier = (*state.earlier, state.base) if state.base else state.earlier
        left = plan.state._replace(earlier=earlier)
        page = saved_text(left.mine)
        again = _plan_merge(path, left, page, new, claims) if page else plan
        if not differs(left, again.state) and again.conflicts == plan.conflicts:
            break
        plan = again._replace(outcome=plan.outcome, changed=plan.changed)
    return plan


def _plan_dropped(
    path: str, state: State, mine: SavedText | None, base: SavedText | None, claims: Claims
) -> Plan:
    """Plan a page that is no longer generated: it goes where nobody edited it.

    Else what the editor did is remembered, for a branch that has the page no more takes its base
    along.
    """
    if state.mine == state.base or (mine and base and mine.lines == base.lines):
        return Plan(State(None, None, None), Outcome.REMOVED)
    if state.mine and mine and base:
        last = state.base.decode("utf-8")
        state = _plan_until_it_stands(path, state, mine, last, claims).state
    return Plan(state, Outcome.NO_LONGER_GENERATED)


def _plan_missing(state: State, base: SavedText | None, new: str | None) -> Plan:
    if new is None:
        return Plan(state)
    if base is None and state.base is None:
        data = new.encode("utf-8")
        return Plan(State(data, data, None), Outcome.WRITTEN)
    return Plan(state, Outcome.DELETED_BY_HAND)


def _plan_merge(path: str, state: State, mine: SavedText, new: str, claims: Claims) -> Plan:
    base, opened = saved_text(state.base), ()
    lines, new_lines = list(mine.lines), list(read_saved(new.encode("utf-8")).lines)
    if base is None:
        known = Record(taken_out=read_record(state.record).taken_out)
        merged = merge_unknown(lines, new_lines, known)
    else:
        started, record = _origin_of(state, mine, base)
        mine, record = _without_rivals(mine, base, record)
        opened, lines = record.opened, list(mine.lines)
        texts = list(started), lines, new_lines
        if record.is_merged and not _is_own_page(texts[0], record):
            earlier = filter(None, map(saved_text, state.earlier))
            known = {line for text in earlier for line in text.lines}
            texts, record = make_anew(texts, record, claims=claims, known=known)
            lines = texts[1]
            mine = SavedText(tuple(lines), (mine.end,) * len(lines), mine.mark)
        merged, new_lines = _merge(texts, record, claims=claims, earlier=state.earlier)
    merged = _in_layout(merged, new_lines)
    ends = ("" if origin is None else mine.ends[origin] for origin in merged.origins)
    content = dress(merged.lines, like=mine, ends=ends)
    data = dress(new_lines, like=SavedText(()))
    if lines == new_lines:
        outcome = Outcome.UNCHANGED
    elif content == state.mine:
        outcome = Outcome.KEPT
    else:
        outcome = Outcome.WRITTEN if merged.lines == new_lines else Outcome.MERGED
    record = write_record(merged.record, new_lines, merged.lines)
    state = State(content, data, record, merged=None if opened else state.merged)
    return Plan(state, outcome, tuple(_conflicts(path, merged)), merged.changed)


def _origin_of(state: State, mine: SavedText, base: SavedText) -> tuple[Sequence[str], Record]:
    """Find the generated text that the editor's page came from, and what is remembered of it."""
    record = read_record(state.record, base.lines)
    is_known = digest(mine.lines) in record.left
    is_left = is_known or not record.left
    own = {line for each in record.by_hand for line in each.lines}
    others = [line for line in mine.lines if line not in own]
    started = base.lines if is_known else started_from(others, base.lines, state.earlier)
    opened = () if is_left or state.is_merged else opened_from(mine, state.merged)
    is_merged = record.is_merged or (state.is_merged and not is_left) or bool(opened)
    is_older = started != base.lines
    return started, replace(record, is_older=is_older, is_merged=is_merged, opened=opened)


def _without_rivals(mine: SavedText, base: SavedText, record: Record) -> tuple[SavedText, Record]:
    """Let one of two texts stand that two editors wrote before any build; the other waits."""
    if record.is_merged or digest(mine.lines) in record.left:
        return mine, record
    found = list(find_rivals(*(parse_page(list(text.lines)) for text in (base, mine))))
    disputes = (*record.disputes, *(dispute for dispute, _ in found))
    gone = {number for _, numbers in found for number in numbers}
    return mine.without(gone) if gone else mine, replace(record, disputes=disputes)


def _in_layout(merged: Merged, new: Lines) -> Merged:
    """Give a page the layout of the text generated now, as the next build would."""
    written = restore_lines(new, merged.lines)
    lines = [line for line, _ in written]
    if lines == merged.lines:
        return merged
    numbers = [number for _, number in written]
    origins = tuple(merged.origins[number] for number in numbers)
    places = [_place(found, lines, bisect_left(numbers, found.start)) for found in merged.disputes]
    disputes = tuple(
        found._replace(start=place, end=place + len(found.dispute.mine))
        for found, place in zip(merged.disputes, places, strict=True)
    )
    return merged._replace(lines=lines, origins=origins, disputes=disputes)


def _place(found: Found, lines: Lines, place: int) -> int:
    """Find the first line of a dispute, behind blank lines that were set before it."""
    first = found.dispute.mine[:1]
    while first and place + 1 < len(lines) and lines[place : place + 1] != list(first):
        place += 1
    return place


def _merge(
    texts: tuple[Lines, Lines, Lines],
    record: Record,
    *,
    claims: Claims,
    earlier: Sequence[bytes],
) -> tuple[Merged, Lines]:
    """Merge a page; gives the new text as well, with the footnotes that the editor still cites."""
    base, mine, new = texts
    if _is_own_page(base, record) and mine not in (base, new):
        return dispute_all(mine, new), new
    if mine == base and not record.disputes and not record.taken_out:
        return Merged(new, (None,) * len(new)), new
    merge = partial(
        merge_pages,
        record=record,
        claims=claims,
        known=frozenset(_known_keys(earlier)),
    )
    return keep_cited_notes(base, mine, new, merge)


def _is_own_page(base: Lines, record: Record) -> bool:
    """Tell whether all of a page is in dispute, as one of the editor's own is."""
    return any(not each.base and list(each.new) == base != [] for each in record.disputes)


def _known_keys(earlier: Sequence[bytes]) -> Iterator[str]:
    """Give the keys of the blocks that were ever generated for a page."""
    for text in filter(None, map(saved_text, earlier)):
        for node in parse_page(list(text.lines)).walk():
            if node.marks or node.anchor or not node.is_leaf:
                yield node.key


def _conflicts(path: str, merged: Merged) -> Iterator[Conflict]:
    for found in merged.disputes:
        texts = found.dispute.base, found.dispute.mine, found.dispute.new
        base, mine, new = map("\n".join, texts)
        line, by_editor = found.start + 1, found.dispute.by_editor
        yield Conflict(path, line, base=base, mine=mine, new=new, by_editor=by_editor)
