"""What a build will do with the pages of content/, each by `generator.write.plan`.

Beside its own state a page has what an editor did to lines that another page had before.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from generator.faults import RAISED, Faults
from generator.write.disk import known_paths, read_state
from generator.write.likeness import NO_CLAIMS, Claims
from generator.write.parted import parted
from generator.write.plan import Plan, plan_page
from generator.write.record import as_merged
from generator.write.report import Outcome
from generator.write.state import NOTHING, State
from generator.write.successors import edited_ones, find_successors
from generator.write.taken_along import Lines, taken_along, without


class Planner:
    """Plans what becomes of pages; writes nothing.

    `made` are the texts generated now, by their paths. Where the `rest_stays`, the other pages are
    taken as generated again as they were.
    """

    def __init__(
        self,
        content: Path,
        made: Mapping[str, str],
        rest_stays: bool = False,
        *,
        faults: Faults = RAISED,
        claims: Claims = NO_CLAIMS,
    ):
        self.content, self.made, self.rest_stays = content, made, rest_stays
        self.faults, self.claims = faults, claims
        self.renamed = {} if rest_stays else edited_ones(content, find_successors(content, made))
        # Lines that were taken out of other pages, by the pages that have them now.
        self.along = {} if rest_stays else self._taken_along()

    def paths(self) -> list[str]:
        """Name all pages that are generated, or were."""
        return sorted(self.made.keys() | known_paths(self.content))

    def _taken_along(self) -> dict[str, Lines]:
        def with_news(path: str, state: State) -> State:
            return plan_page(path, state, (state.base or b"").decode("utf-8", "replace")).state

        but = self.renamed.keys()
        return taken_along(self.content, self.made, but=but, with_news=with_news)

    def plan_all(self, is_meant: Callable[[str], bool] = lambda path: True) -> dict[str, Plan]:
        """Plan the pages of some paths, as they will be once they have their names and parts."""
        states = {path: read_state(self.content, path) for path in self.paths() if is_meant(path)}
        for path, new in self.renamed.items():
            states |= {path: NOTHING, new: read_state(self.content, path)}
        if not self.rest_stays:
            for parts in parted(self.content, self.made, self.claims, plan=plan_page).values():
                states |= parts
        return {path: self.plan(path, states[path]) for path in filter(is_meant, states)}

    def plan(self, path: str, state: State) -> Plan:
        """Plan what to do with a page; nothing where planning fails, as a merge may.

        What git merged is remembered then, for a build that can put it in order.
        """
        new = self._generated(path, state)
        where = f"{self.content.name}/{path}"
        with self.faults.at(where, "the merge of it with what you changed"):
            plan = plan_page(path, state, new, self.claims)
            if path in self.along and plan.state.mine:
                left = without(plan.state, self.along[path])
                plan = plan._replace(state=plan_page(path, left, new, self.claims).state)
            return plan
        if state.is_merged:
            state = state._replace(record=as_merged(state.record))
        return Plan(state, Outcome.KEPT)

    def _generated(self, path: str, state: State) -> str | None:
        """Give the text generated for a page; None where it is no longer generated."""
        if path in self.made or not self.rest_stays or state.base is None:
            return self.made.get(path)
        return state.base.decode("utf-8", errors="replace")
