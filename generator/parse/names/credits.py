"""Find who made an article, which is no part of what it tells: bylines and credits.

"By Jane Doe and Amir Nasr, Reuters"; "(Reporting by Jane Doe in Dubai; Editing by …)"; "Photo:
Jane Doe/AFP"; "Jane Doe in Cairo contributed to this report"; "©Jane Doe (AFP)". All of these name
in a fixed form, whatever capitals the line is written in.
"""

from collections.abc import Iterator

from generator.model import Kind, Name
from generator.parse.names.capitals import CasedLine
from generator.parse.names.runs import PARTICLES, head_kind, known_at
from generator.word_lists import set_of, word_set

CREDIT_RULE = "credit"  # the rule of these names
WORK = word_set("credits", "work")  # "reporting", "photo"
BEFORE_WORK = word_set("credits", "before work")
JOINING = word_set("credits", "joining")  # besides names, all that a byline holds
OF_CREDITS = JOINING | WORK
AGENCIES = word_set("credits", "agency")
SLASH = "/"
COPYRIGHT = "©"
CREDIT_MARKS = frozenset({SLASH, COPYRIGHT})
CONTRIBUTED = word_set("credits", "contributed")
CONTRIBUTIONS = word_set("credits", "contribution")
CONTRIBUTION_REACH = 4  # words behind "contributed"
BETWEEN_WORKS = WORK | {"and", "credit", "courtesy"}
PLACED = set_of("in at from near")  # before where somebody works
LONGEST_BYLINE = 24  # words
SHORTEST_BYLINE = 3  # words, "By" included
LONGEST_NAME = 4  # words; what is longer is two names, or none


def find_credit(line: CasedLine) -> tuple[int, int] | None:
    """Find the words of the line that are a credit, as indexes, end excluded."""
    first = 1 if line.small[0] in {"(", "["} else 0
    end = len(line.words)
    is_byline = _begins_byline(line, first) or _begins_work(line, first)
    if is_byline or _is_contribution(line):
        return first, end
    if CREDIT_MARKS.isdisjoint(line.words):
        return None
    marks = (index for index, word in enumerate(line.words) if word in CREDIT_MARKS)
    return next(filter(None, (_marked(line, index) for index in marks)), None)


def _marked(line: CasedLine, index: int) -> tuple[int, int] | None:
    """Find the credit around a slash or behind "©": "Jane Doe/AFP", "REUTERS/Jane Doe/Pool".

    The names on both sides belong to it, one of which is a picture agency's.
    """
    start = index
    while start - 1 in line.is_capital and start > index - LONGEST_NAME:
        start -= 1
    end = index + 1
    while end in line.is_capital or line.words[end : end + 1] == [SLASH]:
        end += 1
    if end == index + 1 or line.small[end].isalpha():
        return None  # "a Reuters/Ipsos poll"
    is_credit = line.words[index] == COPYRIGHT or not AGENCIES.isdisjoint(line.small[start:end])
    return (start, end) if is_credit else None


def _begins_byline(line: CasedLine, first: int) -> bool:
    """Tell whether "By" and nothing but names follow: "By Monday, troops had left" is none."""
    length = len(line.words) - first
    if line.small[first] != "by" or not SHORTEST_BYLINE <= length <= LONGEST_BYLINE:
        return False
    return line.is_capital.issuperset((first + 1, first + 2)) and _is_all_of_credit(line, first + 1)


def _begins_work(line: CasedLine, first: int) -> bool:
    """Tell whether "Photo:", "Additional reporting by" stands here, and a name behind it."""
    index = first + 1 if line.small[first] in BEFORE_WORK else first
    if line.small[index] not in WORK:
        return False
    while line.small[index] in BETWEEN_WORKS:
        index += 1
    name = index + 1
    if line.small[index] not in {"by", ":"} or name not in line.is_capital:
        return False
    return _is_all_of_credit(line, name)


def _is_all_of_credit(line: CasedLine, start: int) -> bool:
    """Tell whether all words from start on may stand in a credit; a verb may not."""
    small = set(range(start, len(line.words))).difference(line.is_capital)
    return all(line.small[index] in OF_CREDITS for index in small)


def _is_contribution(line: CasedLine) -> bool:
    """Tell whether the sentence ends in "contributed to this report", "contributed reporting"."""
    for behind, word in enumerate(line.small, start=1):
        if word in CONTRIBUTED:
            near = line.small[behind : behind + CONTRIBUTION_REACH]
            return not CONTRIBUTIONS.isdisjoint(near)
    return False


def read_credit(line: CasedLine, start: int, end: int) -> Iterator[Name]:
    """Read the names in a credit: of persons, of their papers and of where they work."""
    index = start
    while index < end:
        word = line.small[index]
        if index not in line.is_capital or word in WORK or word == "by":
            index += 1
            continue
        stop, kind = _take(line, index, end)
        if kind:
            yield Name(line.span(index, stop), kind, rule=CREDIT_RULE)
        index = stop


def _take(line: CasedLine, start: int, end: int) -> tuple[int, Kind | None]:
    """Give the end and kind of the name that begins there; no kind for no person, body or place."""
    if known := known_at(line, start):
        length, entry = known
        stop = start + length
        if not entry.country:
            return stop, entry.kind
        if stop not in line.is_capital:
            return stop, Kind.PLACE
    stop = start + 1
    while stop < end and (stop in line.is_capital or _joins(line, stop)):
        stop += 1
    if line.small[start - 1] in PLACED:
        return stop, Kind.PLACE
    words = [word for word in line.words[start:stop] if word != "."]
    return stop, _kind_of_credited(words)


def _kind_of_credited(words: list[str]) -> Kind | None:
    """Tell a body by its head word; another name of a person's length is a person's."""
    head = head_kind([word.lower() for word in words])
    if head:
        return head if head is Kind.ORGANISATION else None
    return Kind.PERSON if 1 < len(words) <= LONGEST_NAME else None


def _joins(line: CasedLine, index: int) -> bool:
    """Tell whether a small word goes on with a name: the dot of an initial, "van", "al"."""
    if index + 1 not in line.is_capital:
        return False
    before, word = line.words[index - 1 : index + 1]
    return (word == "." and len(before) == 1) or line.small[index] in PARTICLES
