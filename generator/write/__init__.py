"""Write the generated pages into content/, where an editor edits them by hand. No edit is ever
lost.

What content/ and the program's own folders in it shall hold follows from what they hold and from
the text generated now: the table is in `generator.write.plan`. How it comes to the disk is in
`generator.write.disk`; what the commands change at the editor's wish, in `generator.write.resolve`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from generator.faults import RAISED, Faults
from generator.files import read_bytes, remove_unfinished, visible_files
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
from generator.write.parted import parted
from generator.write.plan import Plan, plan_page
from generator.write.planner import Planner
from generator.write.report import Outcome, Report
from generator.write.state import NOTHING, is_edited
from generator.write.successors import edited_ones, find_successors, remember
from generator.write.taken_out import leads_home, marks_gone

AT_ONCE = 4_000_000  # characters written under one journal: it holds them, and so does the memory


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
            moved = {} if rest_stays else _carry_names(content, made, claims)
            parts = () if rest_stays else _carry_parts(content, made, claims)
            planner = Planner(content, made, rest_stays, faults=faults, claims=claims)
        paths = planner.paths()
        remove_unfinished(
            {folder for path in paths for folder in folders_of(content, path)} | {content / BASE}
        )
        plans: dict[str, Plan] = {}
        for some in _portions(paths, made):
            plans |= _bring_in(planner, some)
        end_merge(content)
    told = {"moved": tuple(sorted(moved.items())), "parted": parts}
    return replace(_report(plans), **told, is_record_lost=is_lost)


def _carry_names(content: Path, made: Mapping[str, str], claims: Claims) -> dict[str, str]:
    """Carry what editors wrote to the pages that theirs became; gives the new path by the old.

    Call it while content/ is held.
    """
    found = find_successors(content, made)
    remember(content, found)  # first, for a build that is killed finds no page at its old address
    carried = edited_ones(content, found)
    for path, new in carried.items():
        state = read_state(content, path)
        planned = plan_page(new, state, made[new], claims).state
        carry_out(content, {new: (NOTHING, planned), path: (state, NOTHING)})
    return carried


def _carry_parts(
    content: Path, made: Mapping[str, str], claims: Claims
) -> tuple[tuple[str, str], ...]:
    """Part pages as what is generated for them was parted; gives the pages and their edited parts.

    Call it while content/ is held.
    """
    found: list[tuple[str, str]] = []
    for whole, parts in parted(content, made, claims, plan=plan_page).items():
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


def _bring_in(planner: Planner, paths: list[str]) -> dict[str, Plan]:
    """Write some pages, and tell what became of each without what stands on the disk now."""
    plans: dict[str, Plan] = {}
    while paths:  # a page that its editor saves while we build is planned again
        states = {path: read_state(planner.content, path) for path in paths}
        plans |= {path: planner.plan(path, state) for path, state in states.items()}
        changes = {path: (state, plans[path].state) for path, state in states.items()}
        paths = carry_out(planner.content, changes)
    return {path: plan._replace(state=NOTHING) for path, plan in plans.items()}


def inspect(content: Path, faults: Faults = RAISED) -> Report:
    """What the editor changed since the last build, and the open conflicts; writes nothing.

    An edited page stands in `kept`; one that is no longer generated too, with the conflict that it
    had: nothing on the disk says which these are.
    """
    plans = Planner(content, {}, rest_stays=True, faults=faults).plan_all()
    for path, plan in plans.items():
        if plan.outcome in (Outcome.MERGED, Outcome.WRITTEN, Outcome.NO_LONGER_GENERATED):
            plans[path] = plan._replace(outcome=Outcome.KEPT)
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
    planner = Planner(content, _by_path(pages), rest_stays, faults=faults, claims=claims)
    plans = planner.plan_all(is_page)
    texts = {path: plan.state.mine for path, plan in plans.items()}
    for path in visible_files(content, "*.md"):
        if path not in texts:
            texts[path] = read_bytes(content / path)
    return {
        path: data.decode("utf-8", errors="replace")
        for path, data in texts.items()
        if data is not None
    }


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
    made = _by_path(pages)
    plans = Planner(content, made, faults=faults, claims=claims).plan_all(leads_home)
    marks = (mark for path in plans for mark in marks_gone(path, plans[path].state))
    return frozenset(path for path in taken_out if "#" not in path).union(marks)


def complete_killed(content: Path) -> None:
    """Do what a killed build left to do in content/, before anything is asked of its pages.

    Else a page that it was taking away would pass for one that the editor deleted, and the first
    build behind would leave out the links to it. Raises UserError while another build is writing.
    """
    if (content / BASE / JOURNAL).exists():
        with writing(content):
            pass


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
    """Report on planned pages."""
    paths = sorted(plans)
    conflicts = (conflict for path in paths for conflict in plans[path].conflicts)
    lists = {
        str(each): tuple(path for path in paths if plans[path].outcome is each) for each in Outcome
    }
    return Report(
        **lists,
        conflicts=tuple(sorted(conflicts, key=lambda each: (each.path, each.line))),
        changed=tuple((path, *each) for path in paths for each in plans[path].changed),
    )
