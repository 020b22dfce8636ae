"""What a quotation looks like from outside: whether it is a sentence of its own, and how it ends."""

from generator.parse.grammar.word_classes import DASHES, WORKS
from generator.parse.quotes.folding import MARKED, Folded

TERMINAL = frozenset(".,?!…;:-—–")
GOING_ON = DASHES | {MARKED, "(", "["}  # marks behind which the clause goes on
CLOSING = "”\"'’»` "


def is_utterance(folded: Folded, index: int) -> bool:
    """Whether a quotation stands by itself: it ends in punctuation, or the clause ends behind it."""
    inner = folded.inner(index).rstrip(CLOSING)
    following = folded.lowers[index + 1]
    return inner[-1:] in TERMINAL or (not following[:1].isalnum() and following not in GOING_ON)


def opens_utterance(folded: Folded, index: int) -> bool:
    """Whether a quotation begins as a sentence does."""
    first = folded.inner(index).lstrip(" [(….‘'“\"")[:1]
    return not first.islower()


def ends_in_comma(folded: Folded, index: int) -> bool:
    """Whether a word is a quotation with a comma inside its closing mark."""
    return index in folded.marked and folded.inner(index).rstrip(CLOSING)[-1:] == ","


def names_work(folded: Folded, index: int) -> bool:
    """Whether a quotation is the title of a work, which quotes nobody: her novel “The Long Road”."""
    words = folded.inner(index).rstrip(CLOSING + ",").split()
    return folded.lowers[index - 1] in WORKS and all(len(word) < 4 or not word[0].islower() for word in words)
