"""What is told, one thing at a time: of such pieces, of one or several sentences, are claims."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from generator.claim_kinds import ClaimKind
from generator.claims import Record
from generator.evidence import ActorName, Passage
from generator.gather.claims.compared_sentences import Facts
from generator.model import Status

MOST_FIRST = 8  # groups of those that look alike with which a new one is compared
MOST_COMPARED = 6  # members of a group that a new one has to agree with


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """One thing that a sentence tells."""

    kind: ClaimKind
    facts: Facts  # of the sentence
    passages: tuple[Passage, ...]  # that sentence, and those that tell the same by themselves
    mode: Status
    by: ActorName | None
    record: Record | None  # None: nothing but words was read in it
    key: str  # what tells it from the others of its sentence
    is_weak: bool = False  # it is a claim only together with others
    detail: object = field(default=None)  # what its kind is compared by

    @property
    def place(self) -> tuple:
        """What sorts it, the oldest first."""
        return *self.facts.age, self.kind, self.key


def _telling(group: list[Told]) -> list[Told]:
    """Give the members that a new one has to agree with: a title tells less than its article."""
    return [one for one in group if not one.facts.is_heading][:MOST_COMPARED] or group[:1]


class Groups:
    """Puts what is the same together, where all of a group agree."""

    def __init__(self, told: Iterable[Told], parted: Iterable[tuple[str, str]] = ()):
        # The ids of passages that tell no one thing, two and two.
        self._parted = frozenset(map(frozenset, parted))
        self._group: dict[Told, list[Told]] = {one: [one] for one in told}

    def join(
        self,
        one: Told,
        other: Told,
        agree: Callable[[Told, Told], bool] = lambda one, other: True,
    ) -> bool:
        """Put two groups together, unless some of their members do not agree."""
        first, second = self._group[one], self._group[other]
        if first is second:
            return True
        if self._parted and self._are_parted(first, second):
            return False
        for each in _telling(first):
            if not all(agree(each, another) for another in _telling(second)):
                return False
        if len(first) < len(second):
            first, second = second, first
        first += second
        for each in second:
            self._group[each] = first
        return True

    def _are_parted(self, first: list[Told], second: list[Told]) -> bool:
        """Whether the editor says that two of their passages tell unlike things."""
        ids, others = (
            {passage.id for one in group for passage in one.passages} for group in (first, second)
        )
        return any(frozenset((id, other)) in self._parted for id in ids for other in others)

    def are_one(self, one: Told, other: Told) -> bool:
        """Whether two are in one group."""
        return self._group[one] is self._group[other]

    def all(self) -> list[list[Told]]:
        """Give the groups, the oldest first, and so the members of each."""
        groups = {id(group): group for group in self._group.values()}.values()
        ordered = (sorted(group, key=lambda one: one.place) for group in groups)
        return sorted(ordered, key=lambda group: group[0].place)
