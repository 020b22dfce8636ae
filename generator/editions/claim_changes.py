"""Which claims of a newer edition an older one had, and over which they newly disagree.

A claim is known that bore its id before, or of whose passages one stood in the older edition. So
a second source for what was said is no news, nor is another line for it. An edition of the first
format has no claims: of it the passages tell.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from generator.editions.edition import EditionClaim, EditionFigure
from generator.editions.record_identity import Identities


@dataclass(frozen=True, slots=True)
class EditionDispute:
    """Claims of one edition that can't all be true."""

    claims: tuple[EditionClaim, ...]


class ClaimIdentities:
    """What two editions claim."""

    def __init__(self, same: Identities):
        self._same = same
        self._old = {claim.id: claim for claim in same.old.claims}
        self._new = {claim.id: claim for claim in same.new.claims}
        self._by_passage = _by_passage(same.new.claims)
        self._old_by_passage = _by_passage(same.old.claims)

    @cached_property
    def known(self) -> frozenset[str]:
        """The ids of the newer edition's claims that the older one knew."""
        said = self._same.old.statement_of.keys() | self._old_by_passage.keys()

        def is_known(claim: EditionClaim) -> bool:
            earlier = (self._same.statement(id) or id for id in claim.everywhere)
            return claim.id in self._old or any(id in said for id in earlier)

        return frozenset(claim.id for claim in self._new.values() if is_known(claim))

    def are_told(self, id: str, told: Set[str]) -> bool:
        """Tell whether all claims behind which a passage stands are among some that are told."""
        claims = self._by_passage.get(id, ())
        return bool(claims) and all(claim.id in told for claim in claims)

    def is_withdrawn(self, id: str) -> bool:
        """Tell whether a passage that is cited no more stood for something that is said no more.

        Of several passages of a claim that was withdrawn the first stands for it.
        """
        if id in self._by_passage:
            return False
        claims = self._old_by_passage.get(id, ())
        gone = [one for one in claims if not self._is_said(one)]
        return not claims or any(one.passages[0] == id for one in gone)

    def _is_said(self, claim: EditionClaim) -> bool:
        """Tell whether the newer edition says what a claim of the older one did."""
        if claim.id in self._new:
            return True
        return any(id in self._by_passage or id in self._same.kept for id in claim.everywhere)

    def followed_by(self, figure: EditionFigure) -> frozenset[str]:
        """Give the older edition's passages of the values that a figure's claim is later than."""
        claim = self._new.get(figure.claim)
        earlier = (self._new[id] for id in claim.follows if id in self._new) if claim else ()
        ids = chain.from_iterable(one.everywhere for one in earlier)
        return frozenset(self._same.statement(id) or id for id in ids)

    def new_disputes(self) -> tuple[EditionDispute, ...]:
        """The claims over which the newer edition says that sources differ, and the older did not.

        Claims that are joined by such pairs stand together, the oldest first.
        """
        groups: list[set[str]] = []
        for pair in self._new_pairs():
            joined = set(pair).union(*(one for one in groups if one & pair))
            groups = [*(one for one in groups if not one & pair), joined]
        told = [sorted((self._new[id] for id in group), key=self._age) for group in groups]
        told.sort(key=lambda claims: self._age(claims[-1]), reverse=True)
        return tuple(EditionDispute(tuple(claims)) for claims in told)

    def _age(self, claim: EditionClaim) -> tuple[str, str]:
        """Tell when the source of a claim's line was published, and the line."""
        line = self._same.new.statement_of[claim.passages[0]]
        return self._same.new.source_of[line.source].published, line.text

    def _new_pairs(self) -> Iterator[set[str]]:
        for claim in self._new.values():
            for other in claim.disputed:
                is_told_before = self._was_disputed(claim.id, other)
                if other in self._new and claim.id < other and not is_told_before:
                    yield {claim.id, other}

    def _was_disputed(self, one: str, other: str) -> bool:
        """Tell whether two claims stood against each other before.

        An edition without claims does not say so: there it is taken for no news.
        """
        if not self._old and {one, other} <= self.known:
            return True
        return one in self._old and other in self._old[one].disputed


def _by_passage(claims: Iterable[EditionClaim]) -> dict[str, list[EditionClaim]]:
    """Give the claims by the ids of all the passages behind them."""
    found: dict[str, list[EditionClaim]] = defaultdict(list)
    for claim in claims:
        for id in claim.everywhere:
            found[id].append(claim)
    return dict(found)
