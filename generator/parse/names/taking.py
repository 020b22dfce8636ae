"""Take words as a candidate, whose kind is known, told by its head word, or left to the signs.

A run of capitals may be two names side by side, or a name behind a title: here it breaks.
"""

import re
from collections.abc import Sequence

from generator.model import Kind
from generator.parse.names.candidate import NameCandidate
from generator.parse.names.capitals import CasedLine
from generator.parse.names.context_signs import signs_of_context
from generator.parse.names.known import is_forename
from generator.parse.names.runs import PROPER, end_of_run, head_kind, known_at
from generator.parse.names.signs import Sign
from generator.parse.names.titles import title_at, title_before
from generator.word_lists import set_of, word_set

OPENERS = word_set("common", "opener")
NO_NAMES = OPENERS | PROPER
UNITS = set_of("army battalion brigade corps division regiment squadron")
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
# The candidates that begin at a word, and the index behind them.
Taken = tuple[Sequence[NameCandidate], int]
PEOPLES = word_set("kinds", "people", "people adjective")
PEOPLE_SURNAMES = word_set("contexts", "people surnames")
INSIDE = set_of("of for the & and ’s 's")  # behind these a name goes on


def settled(
    line: CasedLine,
    start: int,
    end: int,
    *,
    kind: Kind,
    rule: str,
) -> tuple[NameCandidate]:
    """Give a candidate whose kind is known by the rule."""
    return (NameCandidate(line, start, end, kind=kind, rule=rule),)


def take_headed(line: CasedLine, index: int, length: int = 1) -> NameCandidate | None:
    """Take a run of more words than `length` whose head word tells what it is."""
    end = end_of_run(line, index)
    if end <= index + length:
        return None
    return with_head(line, index, end, breaks=find_breaks(line, index, end))


def with_head(
    line: CasedLine,
    index: int,
    end: int,
    *,
    breaks: Sequence[int],
) -> NameCandidate | None:
    """Take the longest name whose head tells its kind: the run, or up to one of the breaks."""
    has_title = any(title_at(line, inside) for inside in breaks)
    whole = () if has_title else (end,)
    for stop in (*whole, *reversed(breaks)):
        is_long = stop > index + 1
        if is_long and head_kind(line.small[index:stop]):
            signs = signs_of_context(line, index, stop)
            return NameCandidate(line, _with_ordinal(line, index, stop), stop, signs=signs)
    return None


def _with_ordinal(line: CasedLine, index: int, stop: int) -> int:
    """Give where the name of a unit begins with its number: "the 6th Infantry Division"."""
    if line.small[stop - 1] not in UNITS or not ORDINAL.fullmatch(line.small[index - 1]):
        return index
    return index - 1


def open_candidate(
    line: CasedLine,
    index: int,
    stop: int,
    *,
    weak: bool = False,
    otherwise: Sequence[Sign] = (),
) -> Taken:
    """Take a candidate whose kind the signs decide, or `otherwise` where there are none."""
    title = title_before(line, index)
    candidate = NameCandidate(
        line,
        index,
        stop,
        title=line.span(*title) if title else None,
        signs=signs_of_context(line, index, stop) or otherwise,
        weak=weak,
    )
    return (candidate,), stop


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
    return next((index for index in range(start + 1, end) if _breaks(line, index)), end)


def _breaks(line: CasedLine, index: int) -> bool:
    """Tell whether another name or a title may begin at the word."""
    word, before = line.words[index], line.words[index - 1]
    if index not in line.is_capital or before in INSIDE:
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
    """Tell whether the word for one of a people ends a name: "Volker Turk"; not "Ali Turkish"."""
    return is_forename(before) and (word in PEOPLE_SURNAMES or is_forename(word))
