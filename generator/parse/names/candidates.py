"""Find where names begin and end, sentence by sentence, before their kinds are known.

What is well known (`known`) is taken as listed, with its kind; a title or role before a name is kept apart from it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Kind, Span
from generator.parse.gazetteer import lookup
from generator.parse.names.capitals import Line, Vocabulary
from generator.parse.names.evidence import COMMON_ENDINGS, LARGE, SPEAKER, Sign, may_be_surname, of_context
from generator.parse.names.known import is_forename, part
from generator.parse.names.nations import NATION, find_nation
from generator.parse.names.runs import PARTICLES, begins_person, gather, head_kind, known_at
from generator.parse.names.titles import title_at, title_before
from generator.parse.names.unknown import is_unknown_speaker

OPENERS, COMMON_WORDS = part("common", "opener"), part("common", "word")
PROPER, PEOPLES = part("kinds", "proper"), part("kinds", "people")
PEOPLES_ADJECTIVES = part("kinds", "people adjective")
PART_OF_BODIES = part("kinds", "topic", "organisation")
IN_ARMS, OF_PEOPLES = part("kinds", "people in arms"), part("kinds", "people noun")
PEOPLE_SURNAMES = part("contexts", "people surnames")
INSIDE = frozenset({"of", "for", "the", "&", "and", "’s", "'s"})  # behind these a name goes on
DOUBTFUL_ENDINGS = (*COMMON_ENDINGS, "s")  # of a word that begins a sentence
BELIEVERS = ("ist", "ian", "ican", "crat", "can", "ite")  # "Scientologist Tom Smith": what he is, then who


@dataclass(slots=True)
class Candidate:
    """A mention that may be a name."""

    line: Line
    start: int  # indexes into the line's words, end excluded
    end: int
    kind: Kind | None = None  # None: the evidence decides
    title: Span | None = None
    signs: Sequence[Sign] = ()
    weak: bool = False  # begins a sentence with a word that may be a common one
    doubtful: bool = False  # so much so that it is a name only where another mention of it is less doubtful
    words: tuple[str, ...] = ()
    rule: str = ""  # by which the kind is known, where it is
    text: str = ""  # the words with one space between them, none before a possessive

    def __post_init__(self):
        self.words = tuple(self.line.words[self.start : self.end])
        self.text = self.words[0] if len(self.words) == 1 else _written(self.words)

    @property
    def span(self) -> Span:
        return self.line.span(self.start, self.end)

    def settle(self, kind: Kind, rule: str) -> "Candidate":
        """The same candidate, its kind known by the rule."""
        self.kind, self.rule = kind, rule
        return self


LISTED = {kind: f"listed {kind.value.replace('_', ' ')}" for kind in Kind}
TITLE = Sign(Kind.PERSON, 6, "title")
Taken = tuple[Sequence[Candidate], int]  # the candidates that begin at a word, and the index behind them


def _written(words: tuple[str, ...]) -> str:
    return " ".join(words).replace(" ’s", "’s").replace(" 's", "'s")


def find_candidates(line: Line, vocabulary: Vocabulary) -> list[Candidate]:
    """The candidates of one sentence, from left to right."""
    index = 0
    candidates: list[Candidate] = []
    for capital in line.capitals:
        if capital >= index:
            found, index = _take(line, capital, vocabulary)
            candidates += found
    return candidates


def _take(line: Line, index: int, vocabulary: Vocabulary) -> Taken:
    known = known_at(line, index)
    small = line.small[index]
    if known is None and small in OPENERS:
        return (), index + 1
    if known and (known[0] > 1 or not begins_person(line, index)):
        if known[1].country:
            return _take_nation(line, index, known[0])
        if not _may_be_common(line, index, known[0], vocabulary):
            longer = _headed(line, index, gather(line, index), known[0])
            taken = longer or Candidate(line, index, index + known[0]).settle(known[1].kind, LISTED[known[1].kind])
            return (taken,), taken.end
    title = title_at(line, index)
    if small in OPENERS or (small in PROPER and not title and not _begins_in_spite(line, index)):
        return (), index + 1
    if line.words[index] in PEOPLES or line.words[index] in PEOPLES_ADJECTIVES:
        return _take_people(line, index)
    return _take_titled(line, index, title) if title else _take_run(line, index, vocabulary)


def _begins_in_spite(line: Line, index: int) -> bool:
    """Whether a word that is no name begins one here: an initial, "Jan" of "Jan Egeland"."""
    if _is_initial(line, index):
        return True
    named = begins_person(line, index) and not known_at(line, index + 1)
    return named and not any(entry.population >= LARGE for entry in lookup(line.words[index + 1]))


def _is_initial(line: Line, index: int) -> bool:
    return len(line.words[index]) == 1 and line.small[index + 1] == "." and index + 2 in line.is_capital


def _may_be_common(line: Line, index: int, length: int, vocabulary: Vocabulary) -> bool:
    """Whether a known name may here be the common word that begins a sentence."""
    return length == 1 and line.opens(index) and _is_common(line, index, vocabulary)


def _is_common(line: Line, index: int, vocabulary: Vocabulary) -> bool:
    """Whether the word is a common one, by the lexicon or by the way in which the article writes it elsewhere."""
    small = line.small[index]
    return small in COMMON_WORDS or (small in vocabulary.small and line.words[index] not in vocabulary.inside)


def _take_nation(line: Line, index: int, length: int) -> Taken:
    """A state or its adjective: by itself, or as the first word of an organisation's name."""
    if longer := _headed(line, index, gather(line, index), length):
        return (longer,), longer.end
    kind, start, end = find_nation(line, index, length)
    return ((Candidate(line, start, end).settle(kind, NATION[kind]),) if kind else ()), end


def _take_people(line: Line, index: int) -> Taken:
    """A people by itself, with the noun behind its adjective, or as the first word of an organisation's name."""
    if longer := _headed(line, index, gather(line, index)):
        return (longer,), longer.end
    noun = line.words[index + 1] if index + 1 < len(line.words) else ""
    if noun in IN_ARMS:
        return (Candidate(line, index, index + 2).settle(Kind.ARMED_GROUP, "people in arms"),), index + 2
    if noun in OF_PEOPLES and line.words[index] in PEOPLES_ADJECTIVES:
        return (Candidate(line, index, index + 2).settle(Kind.PEOPLE, "people"),), index + 2
    found = (Candidate(line, index, index + 1).settle(Kind.PEOPLE, "people"),) if line.words[index] in PEOPLES else ()
    return found, index + 1


def _headed(line: Line, index: int, end: int, length: int = 1) -> Candidate | None:
    """The whole stretch, if of more words than `length`, as one candidate where its head word tells what it is."""
    return _with_head(line, index, end, _find_breaks(line, index, end)) if end > index + length else None


def _with_head(line: Line, index: int, end: int, breaks: Sequence[int]) -> Candidate | None:
    """The longest name of a head that tells its kind: the whole stretch, or up to a title or known name inside."""
    whole = () if any(title_at(line, inside) for inside in breaks) else (end,)
    for stop in (*whole, *reversed(breaks)):
        if stop - index > 1 and head_kind(line.small[index:stop]):
            return Candidate(line, index, stop, None, signs=of_context(line, index, stop))
    return None


def _find_breaks(line: Line, start: int, end: int) -> Sequence[int]:
    return [index for index in range(start + 1, end) if _breaks(line, index)]


def _breaks(line: Line, index: int) -> bool:
    """Whether another name or a title may begin inside a stretch."""
    if index not in line.is_capital or line.words[index - 1] in INSIDE:
        return False
    if title_at(line, index):
        return True
    known = known_at(line, index)
    if known is None:
        people = line.words[index] in PEOPLES or line.words[index] in PEOPLES_ADJECTIVES
        return people and not _is_surname_of_people(line, index)
    length, entry = known
    if entry.adjective and _is_surname_of_people(line, index):
        return False
    return entry.adjective or length > 1 or (line.words[index].isupper() and not is_forename(line.words[index - 1]))


def _is_surname_of_people(line: Line, index: int) -> bool:
    """Whether what one of a people is called is a surname: "Volker Turk", but "Ali Turkish"."""
    return line.words[index] in PEOPLE_SURNAMES and is_forename(line.words[index - 1])


def _take_titled(line: Line, index: int, title: int) -> Taken:
    """A title with a capital, and the person behind it."""
    headed = _headed(line, index, gather(line, index))
    if headed and not is_forename(line.words[min(title, headed.end - 1)]) and headed.end > title:
        return (headed,), headed.end
    before, name = _whose(line, title)
    first = name + 1 if name + 1 in line.is_capital and line.words[name] in PARTICLES else name
    if first not in line.is_capital or (known_at(line, first) and not begins_person(line, first)):
        return before, name
    if line.small[first] in OPENERS or line.small[first] in PROPER:
        return before, name
    stop = _first_break(line, first, gather(line, first))
    if stop == first + 1 and not may_be_surname(line.words[first]):
        return before, name
    signs = [*of_context(line, name, stop), TITLE]
    return (*before, Candidate(line, name, stop, None, line.span(index, name), signs)), stop


def _whose(line: Line, title: int) -> Taken:
    """What a title is of ("Minister for the Middle East Ann Smith"), and where the person's name begins."""
    start = title + 1 + (line.small[title + 1] == "the")
    if line.small[title] not in {"of", "for"} or start not in line.is_capital:
        return (), title
    if known := known_at(line, start):
        length, entry = known
        kind = Kind.PLACE if entry.country and not entry.adjective else entry.kind
        return (Candidate(line, start, start + length).settle(kind, "whose title"),), start + length
    end = gather(line, start)
    for stop in range(min(end, start + 3), start, -1):
        if lookup(" ".join(line.words[start:stop])):
            return (Candidate(line, start, stop).settle(Kind.PLACE, "whose title"),), stop
    return (), title


def _first_break(line: Line, start: int, end: int) -> int:
    """The first place where the stretch may break, or its end."""
    return next((index for index in range(start + 1, end) if _breaks(line, index)), end)


def _take_run(line: Line, index: int, vocabulary: Vocabulary) -> Taken:
    """A stretch of capitals that begins with no word that is known."""
    word, end, opens = line.words[index], gather(line, index), line.opens(index)
    common = opens and not (word.isupper() and len(word) > 1) and _is_common(line, index, vocabulary)
    breaks = _find_breaks(line, index, end) if end > index + 1 else ()
    may_have_head = end > index + 1 and (not common or line.small[index] in PART_OF_BODIES)
    if may_have_head and (headed := _with_head(line, index, end, breaks)):
        return (headed,), headed.end
    stop = breaks[0] if breaks else end
    if stop > index + 2 and word.endswith(BELIEVERS) and not is_forename(word) and is_forename(line.words[index + 1]):
        return (Candidate(line, index, index + 1, Kind.OTHER),), index + 1
    small = line.small[index] in vocabulary.small
    if common and (stop > index + 1 or word not in vocabulary.inside or small):
        return (), index + 1
    weak = speaks = False
    if stop == index + 1:
        if not opens and small and not word.isupper() and not head_kind(line.small[index:stop]):
            return (Candidate(line, index, stop, Kind.OTHER),), stop
        weak = opens and word not in vocabulary.inside
        speaks = weak and is_unknown_speaker(line, index, vocabulary.small)
        if weak and word.endswith(DOUBTFUL_ENDINGS) and not speaks and not is_forename(word):
            return (Candidate(line, index, stop, weak=True, doubtful=True),), stop
    title = title_before(line, index)
    signs = of_context(line, index, stop) or (SPEAKER if speaks else ())
    return (Candidate(line, index, stop, None, title and line.span(*title), signs, weak),), stop
