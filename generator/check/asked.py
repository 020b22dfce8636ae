"""What is asked of a sentence, and the shape of the rules that ask."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator.check.sentence_reading import SentenceReading
from generator.findings import Rule


class Asked(NamedTuple):
    """What is asked of a sentence."""

    rule: Rule
    message: str


# It takes what the page says, and what the source says.
Contrast = Callable[[SentenceReading, SentenceReading], Iterator[Asked]]
