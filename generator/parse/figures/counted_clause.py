"""The clause of a counted phrase: the words before it, in it and behind it."""

import re
from collections.abc import Sequence
from functools import cached_property

from generator.parse.figures.counted_things import Counted
from generator.parse.figures.figure_clause import after_figure, before_figure
from generator.parse.figures.term_cues import ClauseWord, clause_words

# Before a number of the members of something: "killed | a family of | (11)".
COLLECTIVE = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Oo]ne|[Tt]his)\s+(?:(?!an?\b|the\b)[\w-]+\s+){0,3}?(?:group|family|crowd"
    r"|team|convoy|crew|column|batch|wave"
    r"|party|unit|gang|total|average|area|stretch|record|maximum)\s+of\s+$"
)
# "the uncle of | five boys | was stabbed", "five boys' | uncle was stabbed": he was, not they.
OF_HEAD = re.compile(r"\sof\s+(?:(?:the|his|her|their|its)\s+)?$")
OF_ANOTHER = re.compile(r"(?:\s+(?:from|in|at)\s+[\w-]+)?\s+(?:is|was|has)\b")
OWNER = re.compile(r"['’]s?\s+[a-z]")
# Between the words before a number and the number.
LEADING = re.compile(r"\s*+[(\[“\"‘]?\s*+")
NEXT = re.compile(r"(?:\s[\w-]++){1,3}")
WORDS_BEHIND = 3  # words behind a counted noun that a cue before the number may ask for


class CountedClause:
    """A counted phrase with the clause that says something of it."""

    def __init__(self, text: str, counted: Sequence[Counted], index: int) -> None:
        self._place = (text, counted, index)
        self.counts = counted[index].counts
        self.unit = counted[index].unit
        self.noun = counted[index].noun.of(text)
        self.span = counted[index].span
        self.is_one = counted[index].number.is_one
        self.sentence = counted[index].sentence
        self.text = text

    @cached_property
    def before(self) -> str:
        """The clause up to the phrase."""
        return before_figure(*self._place)

    @cached_property
    def after(self) -> str:
        """The clause behind the phrase."""
        return after_figure(*self._place)

    @property
    def is_of_another(self) -> bool:
        """Whether the verb behind the phrase is said of whom it only helps to name."""
        if OWNER.match(self.text, self.span.end):
            return True
        is_of_head = OF_HEAD.search(self.before) and not self.is_of_group
        return bool(is_of_head and not self.is_one and OF_ANOTHER.match(self.after))

    @property
    def is_of_group(self) -> bool:
        """Whether the words before name those counted as one: "a family of | 11"."""
        return self.before.endswith(" of ") and COLLECTIVE.search(self.before) is not None

    @cached_property
    def words_before(self) -> list[ClauseWord]:
        """The words before the phrase, if they lead up to it."""
        before = self.before
        if before.endswith(" of "):
            before = COLLECTIVE.sub("", before)
        words = clause_words(before)
        return words if words and LEADING.fullmatch(before, words[-1].end) else []

    @property
    def words_behind(self) -> set[str]:
        """The words of the counted noun and the first that follow."""
        return {word.text for word in self.words_of_noun} | self.first_words_after

    @property
    def first_words_after(self) -> set[str]:
        """The first words behind the phrase, also where what follows is said of another.

        Such is "12 of the (40 people) on board survived".
        """
        next_to_it = NEXT.match(self.text, self.span.end, self.sentence.end)
        words = self.words_after or clause_words(next_to_it[0] if next_to_it else "")
        return {word.text for word in words[:WORDS_BEHIND]}

    @cached_property
    def words_after(self) -> list[ClauseWord]:
        """The words behind the phrase."""
        return clause_words(self.after)

    @cached_property
    def words_of_noun(self) -> list[ClauseWord]:
        """The words of the counted noun."""
        return clause_words(self.noun)
