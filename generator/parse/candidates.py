"""Find where names begin and end, sentence by sentence, before their kinds are known.

What is well known (`known`) is taken as listed, with its kind; a title or role before a name is kept apart from it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Kind, Span
from generator.parse.capitals import Line, Vocabulary
from generator.parse.evidence import COMMON_ENDINGS, may_be_surname, of_context
from generator.parse.gazetteer import lookup
from generator.parse.known import is_forename, part
from generator.parse.nations import find_nation
from generator.parse.runs import PARTICLES, begins_person, gather, head_kind, known_at
from generator.parse.titles import title_at, title_before

OPENERS, COMMON_WORDS = part("common", "opener"), part("common", "word")
PROPER, PEOPLES = part("kinds", "proper"), part("kinds", "people")
PEOPLES_ADJECTIVES = part("kinds", "people adjective")
PART_OF_BODIES = part("kinds", "topic", "organisation")
BELIEVERS = ("ist", "ian", "ican", "crat", "can", "ite")  # "Scientologist Tom Smith": what he is, then who


@dataclass(slots=True)
class Candidate:
    """A mention that may be a name."""

    line: Line
    start: int  # indexes into the line's words, end excluded
    end: int
    kind: Kind | None = None  # None: the evidence decides
    title: Span | None = None
    points: tuple[tuple[Kind, int], ...] | list = ()
    weak: bool = False  # begins a sentence with a word that may be a common one
    words: tuple[str, ...] = ()
    text: str = ""  # the words with one space between them, none before a possessive

    def __post_init__(self):
        self.words = tuple(self.line.words[self.start : self.end])
        self.text = " ".join(self.words).replace(" ’s", "’s").replace(" 's", "'s")

    @property
    def span(self) -> Span:
        return self.line.span(self.start, self.end)


def find_candidates(line: Line, vocabulary: Vocabulary) -> Iterator[Candidate]:
    """The candidates of one sentence, from left to right."""
    index = 0
    for capital in line.capitals:
        if capital < index:
            continue
        found, index = _take(line, capital, vocabulary)
        yield from found


def _take(line: Line, index: int, vocabulary: Vocabulary) -> tuple[list[Candidate], int]:
    """The candidates that begin at the word, and the index behind them."""
    end = gather(line, index)
    word = line.words[index]
    known = known_at(line, index)
    if known and (known[0] > 1 or not begins_person(line, index)):
        length, entry = known
        if entry.country:
            return _take_nation(line, index, length, end)
        if not _may_be_common(line, index, length, vocabulary):
            longer = _headed(line, index, end) if end > index + length else None
            return (
                ([longer], longer.end)
                if longer
                else ([Candidate(line, index, index + length, entry.kind)], index + length)
            )
    title = title_at(line, index)
    proper = word.lower() in PROPER and not title and not _is_initial(line, index)
    if word.lower() in OPENERS or proper:
        return [], index + 1
    if word in PEOPLES or word in PEOPLES_ADJECTIVES:
        return _take_people(line, index, end)
    if title:
        return _take_titled(line, index, title, end)
    return _take_run(line, index, end, vocabulary)


def _is_initial(line: Line, index: int) -> bool:
    return len(line.words[index]) == 1 and line.lower(index + 1) == "." and index + 2 in line.is_capital


def _may_be_common(line: Line, index: int, length: int, vocabulary: Vocabulary) -> bool:
    """Whether a known name may here be the common word that begins a sentence."""
    word = line.words[index]
    if length > 1 or not line.opens(index):
        return False
    return word.lower() in COMMON_WORDS or (word.lower() in vocabulary.small and word not in vocabulary.inside)


def _take_nation(line: Line, index: int, length: int, end: int) -> tuple[list[Candidate], int]:
    """A state or its adjective: by itself, or as the first word of an organisation's name."""
    longer = _headed(line, index, end) if end > index + length else None
    if longer:
        return [longer], longer.end
    kind, start, end = find_nation(line, index, length)
    return ([Candidate(line, start, end, kind)] if kind else []), end


def _take_people(line: Line, index: int, end: int) -> tuple[list[Candidate], int]:
    """A people by itself, with the noun behind its adjective, or as the first word of an organisation's name."""
    if longer := (_headed(line, index, end) if end > index + 1 else None):
        return [longer], longer.end
    noun = line.words[index + 1] if index + 1 < len(line.words) else ""
    if noun in part("kinds", "people in arms"):
        return [Candidate(line, index, index + 2, Kind.ARMED_GROUP)], index + 2
    if noun in part("kinds", "people noun") and line.words[index] in PEOPLES_ADJECTIVES:
        return [Candidate(line, index, index + 2, Kind.PEOPLE)], index + 2
    found = [Candidate(line, index, index + 1, Kind.PEOPLE)] if line.words[index] in PEOPLES else []
    return found, index + 1


def _headed(line: Line, index: int, end: int) -> Candidate | None:
    """The whole stretch as one candidate where its head word tells that it is an organisation, a place, a treaty."""
    for stop in _stops(line, index, end):
        kind = head_kind(line.words[index:stop])
        if kind and stop - index > 1:
            return Candidate(line, index, stop, None, points=of_context(line, index, stop))
    return None


def _stops(line: Line, start: int, end: int) -> Iterator[int]:
    """The ends that a name may have in the stretch: the whole of it, then before each title or known name inside."""
    inside = [index for index in range(start + 1, end) if _breaks(line, start, index)]
    if not any(title_at(line, index) for index in inside):
        yield end
    yield from reversed(inside)


def _breaks(line: Line, start: int, index: int) -> bool:
    """Whether another name or a title may begin inside a stretch."""
    if index not in line.is_capital or line.words[index - 1] in {"of", "for", "the", "&", "and", "’s", "'s"}:
        return False
    if title_at(line, index):
        return True
    known = known_at(line, index)
    if known is None:
        return line.words[index] in PEOPLES or line.words[index] in PEOPLES_ADJECTIVES
    length, entry = known
    return entry.adjective or length > 1 or (line.words[index].isupper() and not is_forename(line.words[index - 1]))


def _take_titled(line: Line, index: int, title: int, end: int) -> tuple[list[Candidate], int]:
    """A title with a capital, and the person behind it."""
    headed = _headed(line, index, end)
    if headed and not is_forename(line.words[min(title, headed.end - 1)]) and headed.end > title:
        return [headed], headed.end
    before, name = _whose(line, title)
    first = name + 1 if name + 1 in line.is_capital and line.words[name] in PARTICLES else name
    if first not in line.is_capital or (known_at(line, first) and not begins_person(line, first)):
        return before, name
    stop = next(_cut(line, first, gather(line, first)))
    if line.lower(first) in OPENERS | PROPER or (stop == first + 1 and not may_be_surname(line.words[first])):
        return before, name
    points = [*of_context(line, name, stop), (Kind.PERSON, 6)]
    return [*before, Candidate(line, name, stop, None, line.span(index, name), points)], stop


def _whose(line: Line, title: int) -> tuple[list[Candidate], int]:
    """What a title is of ("Minister for the Middle East Ann Smith"), and where the person's name begins."""
    start = title + 1 + (line.lower(title + 1) == "the")
    if line.lower(title) not in {"of", "for"} or start not in line.is_capital:
        return [], title
    if known := known_at(line, start):
        length, entry = known
        kind = Kind.PLACE if entry.country and not entry.adjective else entry.kind
        return [Candidate(line, start, start + length, kind)], start + length
    end = gather(line, start)
    for stop in range(min(end, start + 3), start, -1):
        if lookup(" ".join(line.words[start:stop])):
            return [Candidate(line, start, stop, Kind.PLACE)], stop
    return [], title


def _cut(line: Line, start: int, end: int) -> Iterator[int]:
    """The first place where the stretch may break, or its end."""
    yield next((index for index in range(start + 1, end) if _breaks(line, start, index)), end)


def _take_run(line: Line, index: int, end: int, vocabulary: Vocabulary) -> tuple[list[Candidate], int]:
    """A stretch of capitals that begins with no word that is known."""
    word = line.words[index]
    common = line.opens(index) and not (word.isupper() and len(word) > 1) and (
        word.lower() in COMMON_WORDS or (word.lower() in vocabulary.small and word not in vocabulary.inside)
    )  # fmt: skip
    headed = _headed(line, index, end) if end > index + 1 else None
    if headed and not (common and word.lower() not in PART_OF_BODIES):
        return [headed], headed.end
    stop = next(_cut(line, index, end))
    if stop > index + 2 and word.endswith(BELIEVERS) and not is_forename(word) and is_forename(line.words[index + 1]):
        return [Candidate(line, index, index + 1, Kind.OTHER)], index + 1
    if common and (stop > index + 1 or word not in vocabulary.inside or word.lower() in vocabulary.small):
        return [], index + 1
    alone = stop == index + 1
    small = word.lower() in vocabulary.small and not word.isupper()
    if alone and small and not line.opens(index) and not head_kind([word]):
        return [Candidate(line, index, stop, Kind.OTHER)], stop
    title = title_before(line, index)
    candidate = Candidate(line, index, stop, None, title and line.span(*title), of_context(line, index, stop))
    candidate.weak = line.opens(index) and alone and word not in vocabulary.inside
    if candidate.weak and not is_forename(word) and word.endswith((*COMMON_ENDINGS, "s")):
        return [], stop
    return [candidate], stop
