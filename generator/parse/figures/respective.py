"""Find the place of a figure in "205 and 137 deaths in Varna and Burgas, respectively"."""

import re
from itertools import pairwise

from generator.model import Span
from generator.parse.figures.place_question import PlaceQuestion

RESPECTIVELY = "respectively"
NUMBER = (
    r"(?:(?:at\s+least|more\s+than|about|around|nearly|over|some|another)\s+)?"
    r"\d++(?:[,.]\d++)*+(?:\s++(?:thousand|million|billion))?(?:\s++(?!and\b|or\b)[a-z-]++){0,3}+"
)
NUMBERS = re.compile(rf"(?<![\w.,]){NUMBER}(?:,\s++{NUMBER}){{0,5}}+,?\s++and\s++{NUMBER}")
FIRST_DIGITS = re.compile(r"\d+(?:[,.]\d+)*+")
JOINT = re.compile(r"(?:,\s*|,?\s+and\s+)(?:in\s+)?(?:the\s+)?")


def is_respective(text: str, sentence: Span, position: int) -> bool:
    """Whether the sentence says behind the position that each number has another's place."""
    return text.find(RESPECTIVELY, position, sentence.end) >= 0


def find_respective(question: PlaceQuestion) -> str | None:
    """Find the place that stands as far on in the list of places as the figure among numbers."""
    text, figure = question.index.text, question.figure
    if not is_respective(text, figure.sentence, figure.span.end):
        return None
    end = text.index(RESPECTIVELY, figure.span.end)
    for numbers in NUMBERS.finditer(text, figure.sentence.start, end):
        counts = [each.start() for each in FIRST_DIGITS.finditer(text, *numbers.span())]
        own = [at for at in counts if figure.span.start <= at < figure.span.end]
        places = _list_of(question, Span(numbers.end(), end))
        if len(own) == 1 and len(places) == len(counts):
            return places[counts.index(own[0])]
    return None


def _list_of(question: PlaceQuestion, span: Span) -> list[str]:
    """Give the places of a list; none where something else stands between two of them."""
    text, places = question.index.text, question.index.places(*span)
    joined = all(
        JOINT.fullmatch(text, first.span.end, second.span.start)
        for first, second in pairwise(places)
    )
    return [place.name for place in places] if joined else []
