"""Read numbers as they are written: digits, number words, fractions, vague quantities.

Convention: a range has a low and a high end and no value, since the text states none; a change
("rose from 3 to 5") is two numbers. A vague quantity ("tens of thousands") has no value either.
"""

import re
from collections.abc import Iterable, Iterator

from generator.model import Sentence
from generator.parse.figures.digits import read_digits
from generator.parse.figures.measures import Number
from generator.parse.figures.number_words import read_words, starting_words

DIGIT = re.compile(r"\d+")


def read_numbers(text: str, sentences: Iterable[Sentence]) -> Iterator[Number]:
    """Yield the single numbers of the text, in text order."""
    position = 0
    for start in _candidates(text, sentences):
        if start < position:
            continue
        read = read_digits if text[start].isdecimal() else read_words
        number, position = read(text, start)
        if number:
            position = max(position, number.end)
            yield number


def _candidates(text: str, sentences: Iterable[Sentence]) -> list[int]:
    """List where a number may start.

    Tokens are looked up, for a search by pattern takes ten times as long.
    """
    starting = starting_words()
    starts = [match.start() for match in DIGIT.finditer(text)]
    for sentence in sentences:
        starts += [start for start, _, word in sentence.tokens if word in starting]
    return sorted(starts)
