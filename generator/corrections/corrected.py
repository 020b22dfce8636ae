"""What corrections give: the articles, and what the file has to mend."""

from typing import NamedTuple

from generator.model import Parsed


class Corrected(NamedTuple):
    """The articles as corrected, and what the file has to mend."""

    parsed: tuple[Parsed, ...]
    entries: int = 0
    unmatched: tuple[str, ...] = ()  # entries that match nothing, each with its line and why
    # The articles with what makes no sense, where it is held back.
    doubtful: tuple[Parsed, ...] = ()
