"""Write the generated pages into content/, where an editor edits them by hand. No edit is ever
lost.

What content/ and the program's own folders in it shall hold follows from what they hold and from
the text generated now: the table is in `generator.write.plan`. How it comes to the disk is in
`generator.write.disk`; what the commands change at the editor's wish, in `generator.write.resolve`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from generator.faults import RAISED, Faults
from generator.files import read_bytes, remove_unfinished, visible_files
from generator.markdown.footnotes import DEFINITION, MARK, REWORDED, cited_labels, seen_labels
from generator.model import Page
from generator.seen_files import afresh
from generator.write.disk import (
    BASE,
    JOURNAL,
    carry_out,
    end_merge,
    folders_of,
    is_page,
    known_paths,
    read_state,
    stays_inside,
    writing,
)
from generator.write.likeness import NO_CLAIMS, Claims
from generator.write.page_tree import ANCHOR
from generator.write.parted import parted
from generator.write.plan import Plan, plan_page
from generator.write.record import as_merged
from generator.write.report import Outcome, Report, make_report
from generator.write.state import State, is_edited
from generator.write.successors import carry_along
from generator.write.taken_along import Lines, taken_along, without

AT_ONCE = 4_000_000  # characters written under one journal: it holds them, and so does the memory
WORDS = re.compile(r"\w+")
WITHOUT_HOMES = ("sources/", "changes")  # pages to whose marks no page leads
NOTHING = State(None, None, None)
NONE: Mapping[str, Lines] = {}


def write_pages(
    pages: Iterable[Page],
    content: Path,
    rest_stays: bool = False,
    faults: Faults = RAISED,
    claims: Claims = NO_CLAIMS,
) -> Report:
    """Bring the generated pages into content/ and say what became of each.

    `claims` are the ids of those that each passage stands for.

    Pages written by an earlier build that are not among these are removed, unless somebody edited
    them; or, where the rest stays, they are taken as generated again as they were. A page whose
    plan fails stays as it is, with all that is kept of it, so that the next build plans it again.
    Raises ValueError on a page outside content/ or two on one path, UserError when content/ can't
    be written or another build is writing.
    """
    made = _by_path(pages)
    is_lost = _is_record_lost(content, made)
    with writing(content):
        with afresh():  # an editor may have saved a page since it was looked into
            moved = {} if rest_stays else carry_along(content, made, claims)
            parts = () if rest_stays else _carry_parts(content, made, claims)
            paths = sorted(made.keys() | known_paths(content))
            along = {} if rest_stays else taken_along(content, made)
        remove_unfinished(
            {folder for path in paths for folder in folders_of(content, path)} | {content / BASE}
        )
        plans: dict[str, Plan] = {}
        for some in _portions(paths, made):
            plans |= _bring_in(
                content, some, made, rest_stays, faults=faults, claims=claims, along=along
            )
        end_merge(content)
    told = {"moved": tuple(sorted(moved.items())), "parted": parts}
    return replace(_report(plans), **told, is_record_lost=is_lost)


def _carry_parts(
    content: Path, made: Mapping[str, str], claims: Claims
) -> tuple[tuple[str, str], ...]:
    """Part pages as what is generated for them was parted; gives the pages and their edited parts.

    Call it while content/ is held.
    """
    found: list[tuple[str, str]] = []
    for whole, parts in parted(content, made, claims).items():
        old = {path: read_state(content, path) for path in parts}
        # Last the page itself: where somebody saves it meanwhile, nothing of it is lost.
        others = {path: (old[path], parts[path]) for path in parts if path != whole}
        carry_out(content, others | {whole: (old[whole], parts[whole])})
        found += [(whole, path) for path in others if is_edited(parts[path])]
    return tuple(found)


def _is_record_lost(content: Path, made: dict[str, str]) -> bool:
    """Tell whether generated pages stand in content/ and nothing is known of any of them."""
    pages = [path for path in made if is_page(path) and (content / path).is_file()]
    return len(pages) > 1 and not known_paths(content)  # one may be a page of the editor's own


def _portions(paths: list[str], made: dict[str, str]) -> Iterator[list[str]]:
    """Split the paths into lists, in their order.

    The pages of a list have AT_ONCE characters together, or it is a list of one.
    """
    portion: list[str] = []
    size = 0
    for path in paths:
        length = len(made.get(path, ""))
        if portion and size + length > AT_ONCE:
            yield portion
            portion, size = [], 0
        portion.append(path)
        size += length
    if portion:
        yield portion


def _bring_in(
    content: Path,
    paths: list[str],
    made: dict[str, str],
    rest_stays: bool,
    *,
    faults: Faults,
    claims: Claims,
    along: Mapping[str, Lines],
) -> dict[str, Plan]:
    """Write some pages, and tell what became of each without what stands on the disk now."""
    plans: dict[str, Plan] = {}
    while paths:  # a page that its editor saves while we build is planned again
        states = {path: read_state(content, path) for path in paths}
        for path, state in states.items():
            new = _new(path, made, state, rest_stays)
            plans[path] = _planned(
                content, path, state, new, faults=faults, claims=claims, along=along
            )
        paths = carry_out(content, {path: (states[path], plans[path].state) for path in paths})
    return {path: plan._replace(state=NOTHING) for path, plan in plans.items()}


def _planned(
    content: Path,
    path: str,
    state: State,
    new: str | None,
    *,
    faults: Faults,
    claims: Claims = NO_CLAIMS,
    along: Mapping[str, Lines] = NONE,
) -> Plan:
    """Plan what to do with a page; nothing where planning fails, as a merge may.

    What git merged is remembered then, for a build that can put it in order.
    `along` are lines that were taken out of other pages, by the pages that have them now.
    """
    with faults.at(f"{content.name}/{path}", "the merge of it with what you changed"):
        plan = plan_page(path, state, new, claims)
        if path in along and plan.state.mine:
            left = without(plan.state, along[path])
            plan = plan._replace(state=plan_page(path, left, new, claims).state)
        return plan
    if state.is_merged:
        state = state._replace(record=as_merged(state.record))
    return Plan(state, Outcome.KEPT)


def inspect(content: Path, faults: Faults = RAISED) -> Report:
    """What the editor changed since the last build, and the open conflicts; writes nothing.

    An edited page stands in `kept`; one that is no longer generated too, with the conflict that it
    had: nothing on the disk says which these are.
    """
    plans = {}
    for path in sorted(known_paths(content)):
        state = read_state(content, path)
        plan = _planned(content, path, state, _last(state), faults=faults)
        edited = plan.outcome in (Outcome.MERGED, Outcome.WRITTEN, Outcome.NO_LONGER_GENERATED)
        plans[path] = plan._replace(outcome=Outcome.KEPT) if edited else plan
    return _report(plans)


def planned_texts(
    pages: Iterable[Page],
    rest_stays: bool = False,
    *,
    content: Path,
    faults: Faults = RAISED,
    claims: Claims = NO_CLAIMS,
) -> dict[str, str]:
    """Give the texts of the Markdown pages by path, as `write_pages` will leave them in content/.

    The pages that the editor added are among them, those that they deleted are not, nor what is
    no text. Writes nothing.
    """
    made = {path: text for path, text in _by_path(pages).items() if is_page(path)}
    known = set(filter(is_page, known_paths(content)))
    states = {path: read_state(content, path) for path in made.keys() | known}
    for parts in () if rest_stays else parted(content, made, claims).values():
        states |= parts
    along = {} if rest_stays else taken_along(content, made)
    plan = partial(_planned, content, faults=faults, claims=claims, along=along)
    plans = {
        path: plan(path, state, _new(path, made, state, rest_stays))
        for path, state in states.items()
    }
    texts = {path: plan.state.mine for path, plan in plans.items()}
    for path in visible_files(content, "*.md"):
        if path not in texts:
            texts[path] = read_bytes(content / path)
    return {path: _as_text(data) for path, data in texts.items() if data is not None}


def _as_text(data: bytes) -> str:
    return data.decode("utf-8", errors="replace")


def _new(path: str, made: dict[str, str], state: State, rest_stays: bool) -> str | None:
    """The text generated for a page; None where it is no longer generated."""
    return made.get(path, _last(state) if rest_stays else None)


def _last(state: State) -> str | None:
    """The text that was generated last."""
    return _as_text(state.base) if state.base is not None else None


def complete_killed(content: Path) -> None:
    """Do what a killed build left to do in content/, before anything is asked of its pages.

    Else a page that it was taking away would pass for one that the editor deleted, and the first
    build behind would leave out the links to it. Raises UserError while another build is writing.
    """
    if (content / BASE / JOURNAL).exists():
        with writing(content):
            pass


def deleted_by_hand(content: Path) -> frozenset[str]:
    """Find the pages that an earlier build wrote and that are gone from content/; reads no page."""
    return frozenset(path for path in known_paths(content) if not (content / path).exists())


def taken_out_by_hand(content: Path) -> frozenset[str]:
    """Find the pages that an editor deleted, and the marks and anchors that they took off others.

    These are given with their page: "humanitarian.md#fnref:94eda586", "index.md#happened-94eda586".
    No link leads to any of them. Beside them stand the marks of lines that the editor reworded,
    "humanitarian.md#reworded:94eda586": where such a passage stood whole, it does no more.
    """
    deleted = deleted_by_hand(content)
    lists = filter(is_page, known_paths(content))
    pages = (path for path in lists if not path.startswith(WITHOUT_HOMES) and path not in deleted)
    return deleted.union(*(_marks_taken_out(content, path) for path in sorted(pages)))


def taken_out_then(
    pages: Iterable[Page],
    taken_out: frozenset[str],
    *,
    content: Path,
    faults: Faults,
    claims: Claims,
) -> frozenset[str]:
    """Find what `taken_out_by_hand` will find once these pages are written; writes nothing.

    `taken_out` is what it finds now. What the editor took out of a line goes on being taken out
    where the articles word the line anew, and that is known only once the two are merged.
    """
    found = {path for path in taken_out if "#" not in path}
    pages = tuple(pages)
    made = {page.path: page.text for page in pages}
    along = taken_along(content, made)
    states = {
        path: state
        for parts in parted(content, made, claims).values()
        for path, state in parts.items()
    }
    for page in pages:
        if page.path.startswith(WITHOUT_HOMES) or not is_page(page.path):
            continue
        state = states.get(page.path) or read_state(content, page.path)
        is_ours = state.mine == state.base and not state.record
        is_unedited = state.mine is None or is_ours
        if is_unedited and page.path not in along:
            continue
        text = page.text.replace("\r\n", "\n").replace("\r", "\n")
        plan = _planned(content, page.path, state, text, faults=faults, claims=claims, along=along)
        found.update(_marks_gone(page.path, plan.state))
    return frozenset(found)


def _marks_taken_out(content: Path, path: str) -> Iterator[str]:
    return _marks_gone(path, read_state(content, path))


def _marks_gone(path: str, state: State) -> Iterator[str]:
    """The marks of the text that was generated last which the page has no more, or reworded."""
    last = _last(state)
    if state.mine is None or last is None or state.mine == state.base:
        return
    mine = _as_text(state.mine)
    left = seen_labels(mine)
    yield from (f"{path}#fnref:{id}" for id in seen_labels(last) - left)
    yield from (f"{path}#{id}" for id in _anchors(last) - _anchors(mine))
    yield from (f"{path}#{REWORDED}:{id}" for id in _reworded(last, mine) & left)


def _reworded(last: str, mine: str) -> set[str]:
    """Find the marks of the generated lines whose words stand on the page no more."""
    words = _words_alone(mine)
    lines = (line for line in last.splitlines() if not DEFINITION.match(line))
    gone = (line for line in lines if MARK.search(line) and _words_alone(line) not in words)
    return cited_labels(gone)


def _words_alone(text: str) -> str:
    """Take the words of a text without marks and markup: a formatter changes none of them."""
    return " ".join(WORDS.findall(MARK.sub(" ", text)))


def _anchors(text: str) -> set[str]:
    return set(ANCHOR.findall(text))


def _by_path(pages: Iterable[Page]) -> dict[str, str]:
    made: dict[str, str] = {}
    seen: set[str] = set()
    for page in pages:
        if not stays_inside(page.path):
            raise ValueError(f"a page's path should stay inside content/, found {page.path!r}")
        # Some file systems take two names that differ in case alone for one.
        if page.path.casefold() in seen:
            raise ValueError(f"two pages are to be written to {page.path!r}")
        seen.add(page.path.casefold())
        made[page.path] = page.text.replace("\r\n", "\n").replace("\r", "\n")
    return made


def _report(plans: dict[str, Plan]) -> Report:
    outcomes = {path: plan.outcome for path, plan in plans.items() if plan.outcome}
    report = make_report(
        outcomes, tuple(conflict for plan in plans.values() for conflict in plan.conflicts)
    )
    changed = tuple((path, *each) for path in sorted(plans) for each in plans[path].changed)
    return replace(report, changed=changed)
