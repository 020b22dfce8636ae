"""Find what an article names, and tell persons, organisations, armed groups, states, peoples and places apart.

Names begin where a capital says something. What is well known is taken as listed; the rest gets the kind that its own
words and its surroundings tell (`evidence`), summed over all its mentions, so that once "Naim Qassem" is a person,
"Qassem" is one too.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Kind, Name, Parsed, Span
from generator.parse.capitals import Line, Vocabulary, read_line, read_vocabulary
from generator.parse.evidence import COMMON_ENDINGS, of_context, of_form
from generator.parse.gazetteer import lookup
from generator.parse.known import Forms, is_forename, longest, part
from generator.parse.nations import find_nation
from generator.parse.runs import begins_person, gather, head_kind, known_at
from generator.parse.spelling import fold
from generator.parse.titles import title_at, title_before

OPENERS, COMMON_WORDS = part("common", "opener"), part("common", "word")
PROPER, PEOPLES = part("kinds", "proper"), part("kinds", "people")
PART_OF_BODIES = part("kinds", "topic", "organisation")
CONFIDENT = 2  # points; a name of fewer for its best kind stays OTHER
ADJECTIVES = ("ic", "al", "ish", "ese", "ican", "ern")
MANY = 500  # organisations; an article of so many is a list, in which acronyms fit too many of them
BELIEVERS = ("ist", "ian", "ican", "crat", "can", "ite")  # "Scientologist Tom Smith": what he is, then who
BY_KIND = (Kind.PERSON, Kind.ORGANISATION, Kind.ARMED_GROUP, Kind.GOVERNMENT, Kind.PLACE, Kind.OTHER)


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
    text: str = ""  # the words with one space between them

    def __post_init__(self):
        self.words = tuple(self.line.words[self.start : self.end])
        self.text = " ".join(self.words)

    @property
    def span(self) -> Span:
        return self.line.span(self.start, self.end)


def find_names(parsed: Parsed) -> tuple[Name, ...]:
    """The names of the article, in text order, not overlapping, without titles, articles and possessives."""
    lines = [read_line(sentence) for sentence in parsed.sentences]
    vocabulary = read_vocabulary(lines)
    candidates = [found for line in lines if not line.title_case for found in _scan(line, vocabulary)]
    kinds = _decide(candidates)
    names = [_named(candidate, kinds) for candidate in candidates]
    written = _forms(candidates, kinds)
    names += [name for line in lines if line.title_case for name in _in_title_case(line, written)]
    return tuple(sorted(filter(None, names), key=lambda name: name.span))


def _named(candidate: Candidate, kinds: dict[str, Kind]) -> Name | None:
    kind = candidate.kind or kinds.get(candidate.text, Kind.OTHER)
    if candidate.weak and kind is Kind.OTHER:
        return None
    return Name(candidate.span, kind, candidate.title if kind is Kind.PERSON else None)


def _scan(line: Line, vocabulary: Vocabulary) -> Iterator[Candidate]:
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
            return ([longer], longer.end) if longer else ([Candidate(line, index, index + length, entry.kind)], index + length)
    if word.lower() in OPENERS or word.lower() in PROPER and not _is_initial(line, index):
        return [], index + 1
    if word in PEOPLES:
        return [Candidate(line, index, index + 1, Kind.PEOPLE)], index + 1
    if title := title_at(line, index):
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


def _headed(line: Line, index: int, end: int) -> Candidate | None:
    """The whole stretch as one candidate where its head word tells that it is an organisation, a place, a treaty."""
    for stop in _stops(line, index, end):
        kind = head_kind(line.words[index:stop])
        if kind and stop - index > 1:
            return Candidate(line, index, stop, None, points=of_context(line, index, stop))
    return None


def _stops(line: Line, start: int, end: int) -> Iterator[int]:
    """The ends that a name may have within the stretch: the whole of it, then before each title or known name inside."""
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
        return line.words[index] in PEOPLES
    length, entry = known
    return entry.adjective or length > 1 or (line.words[index].isupper() and not is_forename(line.words[index - 1]))


def _take_titled(line: Line, index: int, title: int, end: int) -> tuple[list[Candidate], int]:
    """A title with a capital, and the person behind it."""
    headed = _headed(line, index, end)
    if headed and not is_forename(line.words[min(title, headed.end - 1)]) and headed.end > title:
        return [headed], headed.end
    before, title, name = _whose(line, index, title)
    if name not in line.is_capital or (known_at(line, name) and not begins_person(line, name)):
        return before, name
    index, title = index, name
    stop = next(iter(_cut(line, title, gather(line, title))), title + 1)
    if line.lower(title) in OPENERS | PROPER:
        return before, title
    points = [*of_context(line, title, stop), (Kind.PERSON, 6)]
    return [*before, Candidate(line, title, stop, None, line.span(index, title), points)], stop


def _whose(line: Line, index: int, title: int) -> tuple[list[Candidate], int, int]:
    """What stands between a title's "of" and the person: "Minister for the Middle East Tobias Smith"; with both ends."""
    start = title + 1 + (line.lower(title + 1) == "the")
    if line.lower(title) not in {"of", "for"} or start not in line.is_capital:
        return [], title, title
    if known := known_at(line, start):
        length, entry = known
        kind = Kind.PLACE if entry.country and not entry.adjective else entry.kind
        return [Candidate(line, start, start + length, kind)], start, start + length
    end = gather(line, start)
    for stop in range(min(end, start + 3), start, -1):
        if lookup(" ".join(line.words[start:stop])):
            return [Candidate(line, start, stop, Kind.PLACE)], start, stop
    return [], title, title


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
    if stop == index + 1 and word.lower() in vocabulary.small and not line.opens(index) and not word.isupper():
        if not head_kind([word]):
            return [Candidate(line, index, stop, Kind.OTHER)], stop
    title = title_before(line, index)
    candidate = Candidate(line, index, stop, None, title and line.span(*title), of_context(line, index, stop))
    candidate.weak = line.opens(index) and stop == index + 1 and word not in vocabulary.inside
    if candidate.weak and not is_forename(word) and (word.endswith(COMMON_ENDINGS) or word.endswith("s")):
        return [], stop
    return [candidate], stop


def _decide(candidates: list[Candidate]) -> dict[str, Kind]:
    """The kind of every text that is not settled: the evidence of all its mentions together."""
    points: dict[str, Counter] = {}
    words: dict[str, tuple[str, ...]] = {}
    for candidate in candidates:
        if candidate.kind is None:
            text = candidate.text
            if text not in points:
                points[text] = of_form(candidate.words, text)
                words[text] = candidate.words
            for kind, worth in candidate.points:
                points[text][kind] += worth
    kinds = {text: _best(found) for text, found in points.items()}
    _abbreviate(candidates, kinds)
    _abbreviated(candidates, kinds)
    _spread(candidates, kinds, words, points)
    return kinds


def _abbreviated(candidates: list[Candidate], kinds: dict[str, Kind]) -> None:
    """An acronym that fits one organisation of the article is of its kind, wherever the two stand."""
    bodies = {c.words: c.kind or kinds[c.text] for c in candidates if len(c.words) > 2}
    bodies = {words: kind for words, kind in bodies.items() if kind in (Kind.ORGANISATION, Kind.ARMED_GROUP)}
    for text, kind in kinds.items():
        if len(bodies) < MANY and text.isupper() and kind in (Kind.PLACE, Kind.OTHER):
            fits = {bodies[words] for words in bodies if abbreviates(text, words)}
            kinds[text] = fits.pop() if len(fits) == 1 else kind


def _best(points: Counter) -> Kind:
    """The kind with most points; one point is enough where nothing speaks for another kind."""
    kind = max(BY_KIND, key=lambda kind: points[kind])
    others = any(worth > 0 for other, worth in points.items() if other is not kind)
    return kind if points[kind] >= CONFIDENT or (points[kind] == 1 and not others) else Kind.OTHER


def _abbreviate(candidates: list[Candidate], kinds: dict[str, Kind]) -> None:
    """What stands in parentheses behind a name and has its letters is of its kind: "Hayat Tahrir al-Sham (HTS)"."""
    for name, short in zip(candidates, candidates[1:], strict=False):
        if short.line is name.line and short.start == name.end + 1 and name.line.words[name.end] in {"(", "["}:
            long_kind = name.kind or kinds[name.text]
            if short.kind is None and abbreviates(short.text, name.words):
                kinds[short.text] = Kind.ORGANISATION if long_kind in (Kind.OTHER, Kind.PERSON) else long_kind
            if long_kind in (Kind.OTHER, Kind.PERSON) and abbreviates(short.text, name.words) and name.kind is None:
                kinds[name.text] = kinds.get(short.text, Kind.ORGANISATION)


def abbreviates(short: str, words: tuple[str, ...]) -> bool:
    """Whether the letters of an acronym stand in the name in their order, beginning with a word's first."""
    letters = [letter for letter in short.upper() if letter.isalnum()]
    if not 1 < len(letters) < 9 or len(words) < 2 or short.lower() in [word.lower() for word in words]:
        return False
    if sum(letter.isupper() for letter in short) < 2:
        return False
    if not any(word[0].upper() == letters[0] for word in words):
        return False
    rest = iter("".join(words).upper())
    return all(letter in rest for letter in letters)


def _spread(candidates: list[Candidate], kinds: dict[str, Kind], words: dict, points: dict) -> None:
    """A part of a longer name is of its kind: a person's surname or forename, an organisation's first words."""
    persons, bodies = {}, {}
    for text, kind in kinds.items():
        if len(words[text]) > 1:
            if kind is Kind.PERSON:
                persons[fold(words[text][-1])] = text
                persons.setdefault(fold(words[text][0]), text)
            elif kind in (Kind.ORGANISATION, Kind.ARMED_GROUP):
                bodies.setdefault(words[text][0], kind)
    for candidate in candidates:
        _shorten(candidate, kinds)
    begun = {candidate.words[0] for candidate in candidates if len(candidate.words) > 1}
    for candidate in candidates:
        text, parts = candidate.text, candidate.words
        if len(parts) > 2 or candidate.kind not in (None, Kind.ORGANISATION, Kind.OTHER):
            continue
        if fold(parts[-1]) in persons and (len(parts) == 1 or parts[0].islower()) and not parts[-1].isupper():
            if candidate.kind is None:
                kinds[text] = Kind.PERSON
            elif candidate.kind is Kind.OTHER or text not in begun:
                candidate.kind = Kind.PERSON
        elif len(parts) == 1 and parts[0] in bodies and not text.endswith(ADJECTIVES) and kinds.get(text) in (Kind.OTHER, Kind.PERSON):
            if points[text][Kind.PERSON] < 4:
                kinds[text] = bodies[parts[0]]


def _shorten(candidate: Candidate, kinds: dict[str, Kind]) -> None:
    """Leave out the word before a full name that the article also gives without it: "Crooked Jane Smith"."""
    words = candidate.words
    if len(words) > 2 and candidate.kind is None and kinds[candidate.text] is Kind.PERSON and not is_forename(words[0]):
        rest = " ".join(words[1:])
        if kinds.get(rest) is Kind.PERSON:
            candidate.start += 1
            candidate.words, candidate.text = words[1:], rest


def _forms(candidates: list[Candidate], kinds: dict[str, Kind]) -> Forms:
    """What the article names outside its headings, by first word, for the headings where every word has a capital."""
    forms: Forms = defaultdict(list)
    known = {candidate.words: candidate.kind or kinds[candidate.text] for candidate in candidates}
    for words, kind in known.items():
        if kind is not Kind.OTHER:
            forms[words[0]].append((words, kind))
    for found in forms.values():
        found.sort(key=lambda entry: -len(entry[0]))
    return forms


def _in_title_case(line: Line, written: Forms) -> Iterator[Name]:
    """In a heading where every word has a capital: what is well known, or named elsewhere in the article."""
    index = 0
    for capital in line.capitals:
        if capital < index:
            continue
        index = capital
        if found := longest(written, line.words, index):
            index += found[0]
            yield Name(line.span(capital, index), found[1])
        elif known := known_at(line, index):
            length, entry = known
            if entry.country:
                kind, start, index = find_nation(line, index, length)
                if kind:
                    yield Name(line.span(start, index), kind)
            else:
                index += length
                yield Name(line.span(capital, index), entry.kind)
