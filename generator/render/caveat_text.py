"""What pages say behind a claim that its article takes something back of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from generator.briefing import Briefing
from generator.briefing_items import Caveat
from generator.evidence import Passage, Statement


class Caveats:
    """The caveats of a briefing, by what they are about."""

    def __init__(self, briefing: Briefing):
        self._briefing = briefing

    @cached_property
    def _by_passage(self) -> dict[str, list[Caveat]]:
        found: dict[str, list[Caveat]] = defaultdict(list)
        for one in self._briefing.caveats:
            for id in one.of:
                found[id].append(one)
        return found

    def of(self, passages: Iterable[Passage]) -> tuple[Caveat, ...]:
        """Give the caveats about a record of these passages, one of each kind.

        What an article said before the newest of them told it anew takes nothing back.
        """
        first = {one.kind: one for one in reversed([*self._about(tuple(passages))])}
        return tuple(first[kind] for kind in sorted(first, reverse=True))

    def behind(self, statement: Statement) -> tuple[Passage, ...]:
        """Give the sentences that stand behind a line: all that its own article says, or another.

        A sentence that says so itself needs none.
        """
        own = [*self._about((statement.passage,))]
        if any(one.passage == statement.passage for one in own):
            return ()
        found = own or self.of(statement.cited)
        return tuple(one.passage for one in found if one.passage not in statement.passages)

    def _about(self, passages: tuple[Passage, ...]) -> Iterator[Caveat]:
        days = [one.article.published for one in passages if one.article.published]
        newest = max(days, default=None)
        for passage in passages:
            if passage.article.published == newest:
                yield from self._by_passage.get(passage.id, ())
