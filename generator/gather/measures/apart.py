"""Whether what two records tell of speaks against their being of one thing."""

from collections.abc import Set


def are_apart(some: Set, others: Set) -> bool:
    """Whether both tell of something, and of nothing in common."""
    return bool(some and others) and some.isdisjoint(others)
