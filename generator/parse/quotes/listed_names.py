"""Find where a list of names begins and ends whose members speak together: Chad, Mali and Kenya."""

from generator.parse.grammar.word_classes import PREPOSITIONS, TIMES
from generator.parse.quotes.folding import Folded

JOINING = frozenset({"and", "or"})


def start_of_names(folded: Folded, start: int, last: int, *, floor: int) -> int:
    """Find where the list begins that ends with the names from `start` to `last`.

    "Chad, Mali and Kenya"; but not: On Monday, Mali and Kenya.
    """
    if JOINING.isdisjoint(folded.lowers[start + 1 : last]) or not _is_name(folded, start):
        return start
    while start - 1 > floor and folded.words[start - 1] == ",":
        first = end = start - 1
        while first > floor and _is_name(folded, first - 1):
            first -= 1
        opens = first == floor or folded.lowers[first - 1] not in PREPOSITIONS
        if first == end or not opens:
            break
        start = first
    return start


def start_with_others(folded: Folded, start: int, floor: int) -> int:
    """Find where "Oxfam and others" begins, whose last word stands at `start`."""
    first = start - 1
    if folded.lowers[start] != "others" or first <= floor or folded.lowers[first] != "and":
        return start
    while first > floor and _is_name(folded, first - 1):
        first -= 1
    return first if first < start - 1 else start


def end_of_names(folded: Folded, comma: int, stop: int) -> int:
    """Find where the list ends whose first name stands in front of a comma; 0 where none stands."""
    joined, end = False, comma
    while end < stop and folded.words[end] == ",":
        place = end + 1
        while place < stop and (_is_name(folded, place) or folded.lowers[place] in JOINING):
            joined = joined or folded.lowers[place] in JOINING
            place += 1
        if place == end + 1:
            break
        end = place
    return end if joined else 0


def _is_name(folded: Folded, index: int) -> bool:
    """Tell whether a word with a capital, or the article in front of one, stands at an index."""
    word = folded.words[index]
    if word.lower() == "the":
        return any(behind[0].isupper() for behind in folded.words[index + 1 : index + 2])
    return word[0].isupper() and word not in TIMES and word.lower() not in PREPOSITIONS
