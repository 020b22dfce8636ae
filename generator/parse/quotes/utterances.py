"""Tell what a quotation is from outside: a sentence of its own, the title of a work."""

from generator.parse.grammar.tokens import DASHES
from generator.parse.grammar.word_classes import WORKS
from generator.parse.quotes.folding import MARKED, Folded

TERMINAL = frozenset(".,?!…;:-—–")
GOING_ON = DASHES | {MARKED, "(", "["}  # marks behind which the clause goes on
LONG_WORD = 4  # letters: shorter words of a title have no capital
CLOSING = "”\"'’»` "


def is_utterance(folded: Folded, index: int) -> bool:
    """Tell whether a quotation stands by itself.

    It ends in punctuation, or the clause ends behind it.
    """
    if folded.inner(index).rstrip(CLOSING)[-1:] in TERMINAL:
        return True
    following = folded.lowers[index + 1]
    return not following[:1].isalnum() and following not in GOING_ON


def opens_utterance(folded: Folded, index: int) -> bool:
    """Tell whether a quotation begins as a sentence does."""
    first = folded.inner(index).lstrip(" [(….‘'“\"")[:1]
    return not first.islower()


def ends_in_comma(folded: Folded, index: int) -> bool:
    """Tell whether a word is a quotation with a comma inside its closing mark."""
    return index in folded.marked and folded.inner(index).rstrip(CLOSING)[-1:] == ","


def names_work(folded: Folded, index: int) -> bool:
    """Tell whether a quotation is the title of a work: her novel “The Long Road”."""
    if folded.lowers[index - 1] not in WORKS:
        return False
    words = folded.inner(index).rstrip(CLOSING + ",").split()
    return all(len(word) < LONG_WORD or not word[0].islower() for word in words)
