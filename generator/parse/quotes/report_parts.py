"""The parts of a report: who says something, by which verb, and what is said.

Ranges count words of a folded sentence, end excluded.
"""

from dataclasses import dataclass
from typing import NamedTuple

from generator.parse.grammar.cues import ReportingForm

Range = tuple[int, int]


class Subject(NamedTuple):
    """Where the speaker is named; `shared`: not here, but by the clause before."""

    start: int
    end: int
    shared: bool = False
    whose: tuple[int, int] | None = None  # of "who": the noun phrase before it


class Verb(NamedTuple):
    """A reporting verb in its place; `behind`: the word behind it and its particle."""

    index: int
    behind: int
    ways: frozenset[str]
    cue: ReportingForm


@dataclass(slots=True)
class Attribution:
    """Who says what by which words; ranges of words, end excluded."""

    cue: Range
    subject: Subject | None
    pieces: list[Range]
    end: int  # where reading goes on
    rule: str  # as in `Quote.rule`
