"""Read the cues that say what a figure is about, from lexicon/figures.txt."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from generator.parse.figures.counted_nouns import Counts
from generator.parse.figures.number_patterns import alternatives
from generator.word_lists import read_table

# What a cue can be said of, by its second column.
FITTING = {
    "people": (Counts.PEOPLE, Counts.NOTHING, Counts.OTHER, Counts.SHARE),
    "persons": (Counts.PEOPLE, Counts.NOTHING, Counts.SHARE),
    "named": (Counts.PEOPLE, Counts.SHARE),
    "buildings": (Counts.BUILDINGS,),
    "goods": (Counts.GOODS,),
    "money": (Counts.MONEY,),
    "amount": (Counts.MEASURE, Counts.GOODS),
    "any": (Counts.BUILDINGS, Counts.GOODS, Counts.OTHER, Counts.NOTHING, Counts.SHARE),
    "all": tuple(Counts),
}
# Between a form of "be" and the participle.
ALSO = (
    r"(?:\w+ly|also|still|again|now|already|yet|so|far|be|been|being|have|left|confirmed|as|feared"
    r"|presumed)"
)
FORM_OF_BE = (
    r"(?:were|was|are|is|be|been|being|have|has|had|got|get|remain(?:s|ed)?|remaining|registered"
    r"|listed|reported|left|feared|found|confirmed|believed|presumed|declared|made|stay(?:s|ed)?"
    r"|to)"
)
# Between a cue that governs the number and the number: "killed | as many as | 12".
FILLER = r"(?:\s+(?:the|an?|total|of|as|many|all|also|another|more|to|up|be|is|now|record|some))*?"
WORD = re.compile(r"\w+(?:-\w+)*")
SLOTS = {"~": r"(?:their|his|her|its|the)\s+", "*": r"(?:[^\s,;:.]+\s+){0,3}?"}
SEARCHED_WITH = {"verb": "passive"}  # both kinds are searched in one pass


class TermCue(NamedTuple):
    """Words that say what a figure is about."""

    term: str
    counts: str  # what it can be said of: a key of `FITTING`
    where: str  # where it stands, as the lexicon has it

    def fits(self, counts: Counts) -> bool:
        """Whether the cue can be said of what is counted."""
        return counts in FITTING[self.counts]


@dataclass(frozen=True, slots=True)
class CueList:
    """The cues of one place (before, passive, after, noun): a group of the pattern for each."""

    pattern: re.Pattern
    by_group: tuple[TermCue, ...]
    heads: frozenset[str]  # the first words of all: a clause with none of them is not searched

    def find_in(self, clause: str) -> Iterator[tuple[TermCue, re.Match]]:
        """Yield the cues in the clause, in text order."""
        if self.heads.isdisjoint(WORD.findall(clause.lower())):
            return
        for match in self.pattern.finditer(clause):
            yield self.by_group[int(match.lastgroup[1:])], match


@cache
def cues(where: str) -> CueList:
    """Compile the cues that stand at one place."""
    rows = [
        row
        for part in read_table("figures").values()
        for row in part
        if SEARCHED_WITH.get(row[2], row[2]) == where
    ]
    phrases = (rf"(?P<g{number}>{_phrase(row[3])})" for number, row in enumerate(rows))
    groups = f"(?:{'|'.join(phrases)})"
    heads = frozenset(head for row in rows for head in _heads(row[3]))
    first = alternatives(heads)
    # Of many phrases few begin at any word: a look at the word spares the rest.
    written = rf"\b(?={first}){groups}"
    if where == "before":
        written += rf"{FILLER}\s*$"
    elif where == "passive":
        being = rf"(?P<be>{FORM_OF_BE}\s+(?:{ALSO}\s+){{0,3}})?"
        written = rf"\b(?={FORM_OF_BE}\s|{first}){being}{groups}\b"
    else:
        written += r"\b"
    by_group = tuple(TermCue(*row[:3]) for row in rows)
    return CueList(re.compile(written, re.IGNORECASE), by_group, heads)


def _heads(cue: str) -> Iterator[str]:
    """Yield the words that a cue may start with, in lower case."""
    for slot in cue.split():
        yield from slot.strip("()").lower().split("/")
        if not slot.startswith("("):
            return


def _phrase(cue: str) -> str:
    """Write a cue of the lexicon as a pattern."""
    return "".join(map(_slot, cue.split())).removesuffix(r"\s+")


def _slot(slot: str) -> str:
    """Write a word of a cue with the space behind it: "a/b", "(a)", "~", "*"."""
    if slot in SLOTS:
        return SLOTS[slot]
    words = "|".join(re.escape(word) for word in slot.strip("()").split("/"))
    if slot.startswith("("):
        return rf"(?:(?:{words})\s+)?"
    return rf"(?:{words})\s+"


@cache
def themes() -> dict[str, str]:
    """Map each term to the theme under which its figures are shown together."""
    return {row[0]: part for part, rows in read_table("figures").items() for row in rows}


def theme(term: str) -> str:
    """Name the theme under which figures of the term are shown: killed → casualties.

    The answer is "" where there is none.
    """
    return themes().get(term, "")
