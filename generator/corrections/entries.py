"""The entries of corrections.yml as they were read, and what they give.

Each entry names one thing, and says what is to be set of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from generator.model import Parsed

# The speaker of a quote that has none, who counted, the position of a place that nobody knows.
NOBODY = "unknown"
UNSIGNED = "YOUR NAME"  # stands for the name in an answer to be copied
NOWHERE = "none"  # the place of a figure that is of none, the section of what stands in none


class Target(NamedTuple):
    """What an entry names, and where the entry stands."""

    line: int
    list: str  # "quotes"
    text: str  # the words by which it is found, or the id of its passage
    article: str = ""  # an article's id, where only that one is meant
    within: str = ""  # words of the sentence or the id of the passage, where only that one is meant


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of any list; `settings` has what it sets, by the keys of `vocabulary.LISTS`."""

    target: Target
    settings: Mapping[str, Any]

    def get(self, key: str) -> Any:
        """Give what it sets under a key; None where it doesn't say."""
        return self.settings.get(key)


@dataclass(frozen=True, slots=True)
class Corrections:
    """All entries, each list in the order of the file."""

    entries: tuple[Entry, ...] = ()
    mistakes: tuple[str, ...] = ()  # entries that can't be read, each with its line and why

    def of(self, *lists: str) -> tuple[Entry, ...]:
        """Give the entries of some lists, list by list."""
        return tuple(one for name in lists for one in self.entries if one.target.list == name)

    def __len__(self) -> int:
        return len(self.entries)


class Unfit(Exception):
    """What an entry says does not fit what it names; the message says what would."""


class Corrected(NamedTuple):
    """The articles as corrected, and what the file has to mend."""

    parsed: tuple[Parsed, ...]
    entries: int = 0
    unmatched: tuple[str, ...] = ()  # entries that match nothing, each with its line and why
    # The articles with what makes no sense, where it is held back.
    doubtful: tuple[Parsed, ...] = ()
