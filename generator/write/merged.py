"""A page merged, and what of it stays in dispute."""

from typing import NamedTuple

from generator.write.page_tree import Lines
from generator.write.record import NOTHING, Dispute, Record


class Found(NamedTuple):
    """A dispute, and where it stands in the merged page."""

    dispute: Dispute
    start: int  # the number of its first line
    end: int


class Merged(NamedTuple):
    """A page merged."""

    lines: Lines
    # Of each line its number in the editor's text; None where it is not from there.
    origins: tuple[int | None, ...]
    disputes: tuple[Found, ...] = ()
    record: Record = NOTHING
    # What the editor took out and the articles tell with another value now: as it was, as it is.
    changed: tuple[tuple[str, str], ...] = ()
