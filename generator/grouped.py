"""Group pairs by the first of each."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
Member = TypeVar("Member")


def grouped(pairs: Iterable[tuple[Key, Member]]) -> dict[Key, list[Member]]:
    """Map each key to its members, in their order."""
    groups = defaultdict(list)
    for key, member in pairs:
        groups[key].append(member)
    return dict(groups)
