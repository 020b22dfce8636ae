"""The closed editions and what the briefing says now: what each changed, and what is new."""

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from itertools import pairwise
from typing import NamedTuple

from generator.briefing import Briefing
from generator.editions.compare import Changes, compare
from generator.editions.edition import Edition
from generator.editions.snapshot import cited_ids, passages_of, take_snapshot
from generator.evidence import Passage
from generator.render.changes import ChangesView

# The texts that will stand in content/ of these pages, by path, with what editors made of them and
# added; and, where that is asked for, those of all other pages as they are.
Standing = Callable[..., Mapping[str, str]]


class Step(NamedTuple):
    """A closed edition, and what it changed against the one before; None for the first."""

    edition: Edition
    changes: Changes | None


class History:
    """The past of one briefing, and the present as it is the moment its pages are written."""

    def __init__(
        self,
        briefing: Briefing,
        editions: tuple[Edition, ...],
        cited: Mapping[str, Passage],
        texts: Mapping[str, str],
    ):
        """`cited` are the passages that generated pages cite, `texts` the pages as they will be."""
        self.briefing = briefing
        self.editions = editions
        self.now = take_snapshot(briefing, cited_ids(texts))
        shown = cited.keys() | self.now.statement_of.keys()
        passages = passages_of(briefing)
        self.citable = {id: passage for id, passage in passages.items() if id in shown}

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The editions, newest first."""
        steps = [Step(edition, None) for edition in self.editions[:1]]
        for old, edition in pairwise(self.editions):
            steps.append(Step(edition, compare(old, edition)))
        return tuple(reversed(steps))

    @cached_property
    def since(self) -> Changes | None:
        """What has changed since the last edition."""
        return compare(self.editions[-1], self.now) if self.editions else None

    @cached_property
    def news(self) -> Changes | None:
        """What is new to a reader.

        That is what has changed since the last edition or, as long as nothing has, what that
        edition itself changed: so the site that is published when an edition is closed says what
        came with it.
        """
        return self.since or (self.steps[0].changes if self.steps else None)

    @property
    def view(self) -> Callable[[Changes], ChangesView]:
        """Makes the view of a comparison that a template takes."""
        return partial(ChangesView, briefing=self.briefing, citable=self.citable)
