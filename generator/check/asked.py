"""What is asked of a sentence."""

from typing import NamedTuple

from generator.findings import Rule


class Asked(NamedTuple):
    """What is asked of a sentence."""

    rule: Rule
    message: str
