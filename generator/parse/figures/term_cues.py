"""Read the cues that say what a figure is about, from lexicon/figures.txt.

A cue is looked up by its first word, word by word: a pattern of all cues takes longer to make than
an article to read.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, partial
from typing import NamedTuple

from generator.grouped import grouped
from generator.parse.figures.counted_things import Counts
from generator.word_lists import read_table, read_words, set_of

# What a cue can be said of, by its second column.
FITTING = {
    "people": (Counts.PEOPLE, Counts.NOTHING, Counts.OTHER, Counts.SHARE),
    "persons": (Counts.PEOPLE, Counts.NOTHING, Counts.SHARE),
    "named": (Counts.PEOPLE, Counts.SHARE),
    "buildings": (Counts.BUILDINGS, Counts.SHARE),
    "places": (Counts.PLACES,),
    "built": (Counts.BUILDINGS, Counts.PLACES),
    "livestock": (Counts.LIVESTOCK,),
    "goods": (Counts.GOODS,),
    "money": (Counts.MONEY,),
    "area": (Counts.AREA,),
    "amount": (Counts.AMOUNT, Counts.GOODS),
    "any": (
        Counts.BUILDINGS,
        Counts.PLACES,
        Counts.GOODS,
        Counts.OTHER,
        Counts.NOTHING,
        Counts.SHARE,
    ),
    "all": tuple(Counts),
}
LISTS = {part: frozenset(words) for part, words in read_words("figure_words").items()}
ALSO, FORMS_OF_BE, FILLERS = LISTS["also"], LISTS["forms of be"], LISTS["fillers"]
DETERMINERS, DEGREES = LISTS["determiners"], LISTS["degrees"]
MOST_ALSO = 3  # words between a form of "be" and the participle
WORD = re.compile(r"\w+(?:-\w+)*")
MOST_SKIPPED = 3  # words that "*" may stand for
THEIR = set_of("their his her its the")
SEARCHED_WITH = {"verb": "passive"}  # both kinds are searched in one pass


class TermCue(NamedTuple):
    """Words that say what a figure is about."""

    term: str
    counts: str  # what it can be said of: a key of `FITTING`
    where: str  # where it stands, as the lexicon has it

    def fits(self, counts: Counts) -> bool:
        """Whether the cue can be said of what is counted."""
        return counts in FITTING[self.counts]


class ClauseWord(NamedTuple):
    """A word of a clause, in lower case."""

    text: str
    start: int
    end: int
    joined: bool  # whether nothing but a space stands between it and the word before
    is_name: bool  # whether it has a capital


class Slot(NamedTuple):
    """A place of a cue for a word: one of some words, any word, or none."""

    words: frozenset[str]  # none for "*", which any word may fill
    optional: bool = False
    is_name: bool = False  # any word with a capital


# How many words a slot takes, by whether one fills it and whether it may be left out.
TAKEN = {(True, True): (1, 0), (True, False): (1,), (False, True): (0,), (False, False): ()}


class FoundCue(NamedTuple):
    """A cue where it stands in a clause; the numbers are those of words, end excluded."""

    cue: TermCue
    first: int
    end: int


class CuePhrase(NamedTuple):
    """A cue as it is looked for; "lost … colleagues" needs one of some words behind its number."""

    cue: TermCue
    slots: tuple[Slot, ...]
    behind: frozenset[str]


_clause_word = partial(tuple.__new__, ClauseWord)  # quicker than to call it


def clause_words(clause: str) -> list[ClauseWord]:
    """Split a clause into its words."""
    words: list[ClauseWord] = []
    before = 0
    lowered = clause.lower()
    for match in WORD.finditer(lowered):
        start, end = match.span()
        joined = lowered[before:start].isspace() and words != []
        is_name = clause[start : start + 1].isupper()
        words.append(_clause_word((match[0], start, end, joined, is_name)))
        before = end
    return words


def find_cues(
    where: str,
    words: Sequence[ClauseWord],
    behind: Collection[str] = (),
) -> Iterator[FoundCue]:
    """Yield the cues of one place that stand in the clause, in text order.

    `behind` holds the first words behind the clause, which a few cues ask for.
    """
    phrases = _phrases(where)
    for first, word in enumerate(words):
        for phrase in phrases.get(word.text, ()):
            if phrase.behind and phrase.behind.isdisjoint(behind):
                continue
            # Most cues are one word, which stands here.
            is_word = len(phrase.slots) == 1
            end = first + 1 if is_word else next(_ends(phrase.slots, words, first, first), None)
            if end is not None:
                yield FoundCue(phrase.cue, first, end)


def find_before(
    words: Sequence[ClauseWord],
    behind: Collection[str] = (),
    where: str = "before",
) -> Iterator[FoundCue]:
    """Yield the cues at the end of the words before a number, in text order.

    `behind` holds the words of its noun and those that follow.
    """
    phrases = _phrases(where)
    earliest = _start_of_filler(words)
    for first, word in enumerate(words):
        for phrase in phrases.get(word.text, ()):
            if phrase.behind and phrase.behind.isdisjoint(behind):
                continue
            ends = _ends(phrase.slots, words, first, first)
            if (end := max(ends, default=0)) and _reaches(words, end, earliest):
                yield FoundCue(phrase.cue, first, end)


def _start_of_filler(words: Sequence[ClauseWord]) -> int:
    """Say from which word on there is nothing but filler before the number."""
    first = len(words)
    while first and words[first - 1].text in FILLERS:
        first -= 1
        if not words[first].joined:
            break
    return first


def _reaches(words: Sequence[ClauseWord], end: int, earliest: int) -> bool:
    """Whether only filler stands between the end of a cue and the number."""
    return end >= earliest and (end == len(words) or words[end].joined)


def _ends(
    slots: tuple[Slot, ...],
    words: Sequence[ClauseWord],
    at: int,
    first: int,
) -> Iterator[int]:
    """Yield where the slots may end that begin with a word, the nearest end first."""
    if not slots:
        yield at
        return
    for taken in _taken(slots[0], words, at, first):
        yield from _ends(slots[1:], words, at + taken, first)


def _taken(slot: Slot, words: Sequence[ClauseWord], at: int, first: int) -> Iterable[int]:
    """Give how many of the words from there on a slot may take."""
    if not slot.words and not slot.is_name:
        following = enumerate(words[at : at + MOST_SKIPPED])
        gap = next((number for number, word in following if not word.joined), MOST_SKIPPED)
        return range(min(gap, len(words) - at) + 1)
    if at == len(words):
        return (0,) if slot.optional else ()
    word = words[at]
    fills = word.is_name if slot.is_name else word.text in slot.words
    return TAKEN[fills and (word.joined or at == first), slot.optional]


def form_of_be(words: Sequence[ClauseWord], first: int) -> int | None:
    """Give the number of the form of "be" that goes with a participle: "were | also | killed"."""
    at = first - 1
    for _ in range(MOST_ALSO + 1):
        if at < 0 or not words[at + 1].joined:
            return None
        word = words[at].text
        if word in FORMS_OF_BE and not _goes_further(words, at):
            return at
        if word not in ALSO and not word.endswith("ly"):
            return None
        at -= 1
    return None


def _goes_further(words: Sequence[ClauseWord], at: int) -> bool:
    """Whether the word is no form of "be" by itself: the "been" of "have | been | killed"."""
    if not at or not words[at].joined or words[at].text not in ALSO:
        return False
    before = words[at - 1].text
    return before in FORMS_OF_BE or before in ALSO


def says_which(words: Sequence[ClauseWord], first: int) -> bool:
    """Whether a participle only says which is meant: "near the | affected area"."""
    at = first - 1
    while at > 0 and (words[at].text.endswith("ly") or words[at].text in DEGREES):
        at -= 1
    is_whole = at < MOST_SKIPPED and words[0].text in ("of", "among")  # "six of the | dead"
    return at >= 0 and words[at].text in DETERMINERS and not is_whole


@cache
def _phrases(where: str) -> dict[str, list[CuePhrase]]:
    """Give the cues that stand at one place by their first word, in the order of the lexicon.

    Before the others stand those that ask for a word behind the number, which say more.
    """
    by_head = grouped(
        begun
        for rows in read_table("figures").values()
        for term, counts, place, written in rows
        if SEARCHED_WITH.get(place, place) == where
        for begun in _begun(TermCue(term, counts, place), written)
    )
    for phrases in by_head.values():
        phrases.sort(key=lambda phrase: not phrase.behind)
    return by_head


def _begun(cue: TermCue, written: str) -> Iterator[tuple[str, CuePhrase]]:
    """Yield each word that a cue may begin with, and the cue from there on."""
    written, _, behind = written.partition("…")
    slots = tuple(map(_slot, written.split()))
    needed = frozenset(filter(None, behind.strip().lower().split("/")))
    for number, slot in enumerate(slots):
        phrase = CuePhrase(cue, slots[number:], needed)
        yield from ((word, phrase) for word in slot.words)
        if not slot.optional:
            return


def _slot(written: str) -> Slot:
    """Read a word of a cue: "a/b", "(a)", "~", "*", "^"."""
    if written in ("*", "^"):
        return Slot(frozenset(), is_name=written == "^")
    if written == "~":
        return Slot(THEIR)
    words = frozenset(written.strip("()").lower().split("/"))
    return Slot(words, optional=written.startswith("("))


class Term(NamedTuple):
    """What a figure is about."""

    name: str = ""
    expected: str = ""  # `EXPECTED` of what is not yet so, `FEARED` of what is not known
    limit: str = ""  # the qualifier that a verb says: "exceeded 12"
    # Read behind the number, so that it holds for what is joined to it: "3 men and 2 women died".
    shared: bool = False
    counts: str = ""  # what it can be said of: a key of FITTING
    of_others: bool = False  # "145 others": what the number before counts
    unit: str = ""  # what is counted, where the figure that it goes on from says so
    rule: str = "no term"  # where its cue stands: a value of RULES

    @property
    def of_people(self) -> bool:
        """Whether a number without a noun counts people: "12 were killed"."""
        return self.counts in ("people", "persons", "named")


NO_TERM = Term()
