"""A section that a sentence belongs to."""

from typing import NamedTuple


class Belonging(NamedTuple):
    """A section that a sentence belongs to, and what it is about there."""

    section: str  # its id
    theme: str  # the part of the section's list of cues; "" for none
