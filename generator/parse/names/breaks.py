"""Tell where a run of capitals is two names side by side, or a name behind a title."""

from collections.abc import Sequence

from generator.parse.names.capitals import CasedLine
from generator.parse.names.known import is_forename
from generator.parse.names.runs import known_at
from generator.parse.names.titles import title_at
from generator.word_lists import set_of, word_set

PEOPLES = word_set("kinds", "people", "people adjective")
PEOPLE_SURNAMES = word_set("contexts", "people surnames")
GENERAL = frozenset({"Directorate", "Secretariat"})  # before "General", which is no rank then
INSIDE = set_of("of for the & and ’s 's")  # behind these a name goes on


def find_breaks(line: CasedLine, start: int, end: int) -> Sequence[int]:
    """Find the words inside a run at which another name or a title may begin."""
    found: list[int] = []
    past = start + 1
    for index in range(start + 1, end):
        if index >= past and _breaks(line, index):
            found.append(index)
            past = title_at(line, index) or index + 1
    return found


def first_break(line: CasedLine, start: int, end: int) -> int:
    """Find the first place where the run may break, or its end."""
    for index in range(start + 1, end):
        if _breaks(line, index):
            return index
    return end


def _breaks(line: CasedLine, index: int) -> bool:
    """Tell whether another name or a title may begin at the word."""
    word, before = line.words[index], line.words[index - 1]
    if index not in line.is_capital or before in INSIDE:
        return False
    if word == "General" and before in GENERAL:
        return False
    if title_at(line, index):
        return True
    known = known_at(line, index)
    if known is None:
        return word in PEOPLES and not _is_surname_of_people(word, before)
    length, entry = known
    if entry.adjective:
        return not _is_surname_of_people(word, before)
    return length > 1 or word.isupper()


def _is_surname_of_people(word: str, before: str) -> bool:
    """Tell whether the word for one of a people is part of a name: "Volker Turk", "Jean Christian".

    "Ali Turkish" is none.
    """
    return is_forename(before) and (word in PEOPLE_SURNAMES or is_forename(word))
