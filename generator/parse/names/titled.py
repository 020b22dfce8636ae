"""Take the person behind a title, and what the title is of."""

from generator.model import Kind
from generator.parse.gazetteer import lookup
from generator.parse.grammar.tokens import POSSESSIVES
from generator.parse.names.candidate import NameCandidate
from generator.parse.names.capitals import CasedLine
from generator.parse.names.context_signs import signs_of_context
from generator.parse.names.form_signs import may_be_surname
from generator.parse.names.known import is_forename
from generator.parse.names.runs import (
    PARTICLES,
    TOPICS,
    begins_person,
    end_of_run,
    head_kind,
    known_at,
)
from generator.parse.names.signs import Sign
from generator.parse.names.taking import NO_NAMES, Taken, first_break, settled, take_headed
from generator.parse.names.titles import OF, title_at
from generator.word_lists import word_set

RULERS = word_set("titles", "ruler")
LONGEST_OWNER = 3  # words of a place that a title is of
LONGEST_OFFICE = 8  # words: "Disaster Management and Relief Minister"
OWNER_RULE = "whose title"
TITLE = Sign(Kind.PERSON, 6, "title")


def take_titled(line: CasedLine, index: int, title: int) -> Taken:
    """Take a title with a capital, up to the index `title`, and the person behind it."""
    headed = take_headed(line, index)
    if headed and headed.end > title:
        last = min(title, headed.end - 1)
        is_ruler = line.small[title - 1] in RULERS  # "Queen Elizabeth Hospital"
        if is_ruler or not is_forename(line.words[last]):
            return (headed,), headed.end
    before, name = _whose(line, title)
    stop = _end_of_titled_name(line, name)
    if not stop:
        return before, name
    person = NameCandidate(
        line,
        name,
        stop,
        title=line.span(index, name),
        signs=[*signs_of_context(line, name, stop), TITLE],
    )
    return (*before, person), stop


def end_of_office(line: CasedLine, index: int) -> int:
    """Give the index behind an office of two topics that stands before a person; 0 for none.

    "Refugee Relief and Repatriation Commissioner X": none of its halves is a name.
    """
    joint = 0
    if is_forename(line.words[index]):
        return 0
    for at in range(index + 1, min(index + LONGEST_OFFICE, len(line.words) - 1)):
        if line.small[at] == "and" and not joint and _is_of_office(line, index, at):
            joint = at
        elif at not in line.is_capital or is_forename(line.words[at]):
            return 0
        elif joint and at > joint + 1 and (title := title_at(line, at)):
            return title if _is_before_person(line, index, title) else 0
    return 0


def _is_before_person(line: CasedLine, start: int, end: int) -> bool:
    """Tell whether a person's name follows an office; any capital is one behind "Chad's"."""
    if begins_person(line, end):
        return True
    return start > 0 and line.words[start - 1] in POSSESSIVES and end + 1 in line.is_capital


def _is_of_office(line: CasedLine, start: int, end: int) -> bool:
    """Tell whether the words may be the first topic of an office: "Health", "Refugee Relief"."""
    is_owned = line.words[start - 1] in POSSESSIVES and line.small[end - 1] in TOPICS
    return is_owned or head_kind(line.small[start:end]) is not None


def _end_of_titled_name(line: CasedLine, name: int) -> int:
    """Give the end of the person's name that begins behind a title; 0 where none does."""
    first = name
    if name + 1 in line.is_capital and line.words[name] in PARTICLES:
        first += 1
    if first not in line.is_capital or line.small[first] in NO_NAMES:
        return 0
    if known_at(line, first) and not begins_person(line, first):
        return 0
    stop = first_break(line, first, end_of_run(line, first))
    is_one = stop == first + 1
    return 0 if is_one and not may_be_surname(line.words[first]) else stop


def _whose(line: CasedLine, title: int) -> Taken:
    """Take what a title is of ("Minister for the Middle East X"), up to the person's name."""
    start = _start_of_owner(line, title)
    if not start:
        return (), title
    end = end_of_run(line, start)
    topic = _end_of_topic(line, start, end)
    if known := known_at(line, start):
        length, entry = known
        is_state = entry.country and not entry.adjective
        kind = Kind.PLACE if is_state else entry.kind
        known_end = start + length
        if topic > known_end:
            return (), topic  # "for Peru Policy Ann Smith"
        return settled(line, start, known_end, kind=kind, rule=OWNER_RULE), known_end
    if topic:
        return (), topic
    end = min(end, start + LONGEST_OWNER)
    for stop in range(end, start, -1):
        if stop < end and not begins_person(line, stop):
            continue  # "for Human Rights": no town called Human
        if lookup(" ".join(line.words[start:stop])):
            return settled(line, start, stop, kind=Kind.PLACE, rule=OWNER_RULE), stop
    return (), title


def _start_of_owner(line: CasedLine, title: int) -> int:
    """Give the index of the first capital behind "of" or "for the"; 0 where there is none."""
    if line.small[title] not in OF:
        return 0
    start = title + 1 + (line.small[title + 1] == "the")
    return start if start in line.is_capital else 0


def _end_of_topic(line: CasedLine, start: int, end: int) -> int:
    """Give the index behind what an office is for, where a person follows; 0 where none does.

    "High Commissioner for Human Rights Ann Smith"
    """
    first = next((at for at in range(start + 1, end - 1) if is_forename(line.words[at])), 0)
    return 0 if not first or lookup(" ".join(line.words[start:first])) else first
