"""Find who made an article, which is no part of what it tells: bylines, credits of photographs and of contributors.

"By Jane Doe and Amir Nasr, Reuters"; "(Reporting by Jane Doe in Dubai; Editing by …)"; "Photo: Jane Doe/AFP"; "Jane Doe
in Cairo contributed to this report". All of these name in a fixed form, whatever capitals the line is written in.
"""

from collections.abc import Iterator

from generator.model import Kind, Name
from generator.parse.names.capitals import Line
from generator.parse.names.known import part
from generator.parse.names.runs import PARTICLES, head_kind, known_at

RULE = "credit"
WORK = part("credits", "work")  # "reporting", "photo"
BEFORE_WORK = part("credits", "before work")
JOINING = part("credits", "joining")  # besides names, all that a byline holds
CONTRIBUTED = part("credits", "contributed")
CONTRIBUTIONS = part("credits", "contribution")
PLACED = frozenset({"in", "at", "from", "near"})  # before where somebody works
LONGEST_BYLINE = 24  # words
LONGEST_NAME = 4  # words; what is longer is two names, or none


def find_credit(line: Line) -> tuple[int, int] | None:
    """The words of the line that are a credit, as indexes, end excluded."""
    first = 1 if line.small[0] in {"(", "["} else 0
    if _begins_byline(line, first) or _begins_work(line, first) or _contributed(line):
        return first, len(line.words)
    inside = (index + 1 for index, word in enumerate(line.words) if word == "(")
    opening = next((index for index in inside if _begins_work(line, index)), None)
    return (opening, len(line.words)) if opening is not None else None


def _begins_byline(line: Line, first: int) -> bool:
    """Whether "By" and nothing but names follow: "By then", "By Monday, troops had left" are none."""
    if line.small[first] != "by" or first + 2 >= len(line.words) or len(line.words) - first > LONGEST_BYLINE:
        return False
    rest = range(first + 1, len(line.words))
    named = first + 1 in line.is_capital and first + 2 in line.is_capital
    return named and all(_is_of_credit(line, index) for index in rest)


def _begins_work(line: Line, first: int) -> bool:
    """Whether "Photo:", "Additional reporting by" or "Editing by" stands here, and a name behind it."""
    index = first + (line.small[first] in BEFORE_WORK)
    if line.small[index] not in WORK:
        return False
    behind = index + 1
    while line.small[behind] in WORK or line.small[behind] in {"and", "credit", "courtesy"}:
        behind += 1
    if line.small[behind] not in {"by", ":"} or behind + 1 not in line.is_capital:
        return False
    return all(_is_of_credit(line, index) for index in range(behind + 1, len(line.words)))


def _is_of_credit(line: Line, index: int) -> bool:
    """Whether the word may stand in a credit; a verb may not."""
    return index in line.is_capital or line.small[index] in JOINING or line.small[index] in WORK


def _contributed(line: Line) -> bool:
    """Whether the sentence ends in "contributed to this report" or "contributed reporting"."""
    found = next((index for index, word in enumerate(line.small) if word in CONTRIBUTED), None)
    return found is not None and not CONTRIBUTIONS.isdisjoint(line.small[found + 1 : found + 5])


def read_credit(line: Line, start: int, end: int) -> Iterator[Name]:
    """The names in a credit, in text order: of persons, of their papers and of where they work."""
    index = start
    while index < end:
        if index not in line.is_capital or line.small[index] in WORK or line.small[index] == "by":
            index += 1
            continue
        stop, kind = _take(line, index, end)
        if kind:
            yield Name(line.span(index, stop), kind, rule=RULE)
        index = stop


def _take(line: Line, start: int, end: int) -> tuple[int, Kind | None]:
    """The end of the name that begins at the word, and its kind; None where it is neither person, body nor place."""
    if known := known_at(line, start):
        length, entry = known
        if not (entry.country and start + length in line.is_capital):
            return start + length, Kind.PLACE if entry.country else entry.kind
    stop = start + 1
    while stop < end and (stop in line.is_capital or _joins(line, stop)):
        stop += 1
    if line.small[start - 1] in PLACED:
        return stop, Kind.PLACE
    words = [word for word in line.words[start:stop] if word != "."]
    if head := head_kind([word.lower() for word in words]):
        return stop, head if head is Kind.ORGANISATION else None
    return stop, Kind.PERSON if 1 < len(words) <= LONGEST_NAME else None


def _joins(line: Line, index: int) -> bool:
    """Whether a small word goes on with a name: the dot of an initial, "van", "al"."""
    if index + 1 not in line.is_capital:
        return False
    return line.small[index] in PARTICLES or (line.words[index] == "." and len(line.words[index - 1]) == 1)
