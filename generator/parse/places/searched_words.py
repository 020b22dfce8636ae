"""A sentence while it is searched for places, and the words of it that may name one."""

from typing import NamedTuple, Self

from generator.model import Span, Token

AFTER_DATELINE = frozenset({"-", "–", "—", "--", "("})
AFTER_DATELINE_IN_CAPITALS = AFTER_DATELINE | {":"}  # "GENEVA: The agency said"


class SearchedSentence(NamedTuple):
    """A sentence while it is searched for places."""

    tokens: tuple[Token, ...]
    text: str  # of the whole article
    has_plurals: bool = True  # whether the article has a word like "regions", "towns"

    def word(self, place: int) -> str:
        """Give the word at a place; "" where the sentence has none."""
        return self.tokens[place].text if 0 <= place < len(self.tokens) else ""

    def span(self, start: int, end: int) -> Span:
        """Give the span of the words from a place up to another."""
        return Span(self.tokens[start].start, self.tokens[end - 1].end)


class ToponymWords(NamedTuple):
    """Words that may name a place, with what stands beside them in their sentence."""

    sentence: SearchedSentence
    start: int  # the place of the first word
    end: int  # the place behind the last
    span: Span
    first: str  # word
    before: str  # the word before; "" at the start of the sentence
    after: str  # the word after; "" at the end of the sentence

    @classmethod
    def at(cls, sentence: SearchedSentence, start: int, end: int) -> Self:
        """Give the words from a place up to another."""
        return cls(
            sentence,
            start,
            end,
            span=sentence.span(start, end),
            first=sentence.tokens[start].text,
            before=sentence.word(start - 1),
            after=sentence.word(end),
        )

    @property
    def is_single(self) -> bool:
        return self.end == self.start + 1

    @property
    def is_dateline(self) -> bool:
        """Whether the sentence begins as a dateline does: "ANKARA (Reuters)"."""
        if self.start:
            return False
        after = AFTER_DATELINE_IN_CAPITALS if self.first.isupper() else AFTER_DATELINE
        return self.after in after
