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
from generator.parse.evidence import of_context, of_form
from generator.parse.known import Forms, is_forename, longest, part
from generator.parse.nations import find_nation
from generator.parse.runs import begins_person, gather, head_kind, known_at
from generator.parse.spelling import fold
from generator.parse.titles import title_at, title_before

CONFIDENT = 2  # points; a name of fewer for its best kind stays OTHER
BY_KIND = (Kind.PERSON, Kind.ORGANISATION, Kind.ARMED_GROUP, Kind.GOVERNMENT, Kind.PLACE, Kind.OTHER)


@dataclass(slots=True)
class Candidate:
    """A mention that may be a name."""

    line: Line
    start: int  # indexes into the line's words, end excluded
    end: int
    kind: Kind | None = None  # None: the evidence decides
    title: Span | None = None
    points: Counter | None = None
    weak: bool = False  # begins a sentence with a word that may be a common one

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(self.line.words[self.start : self.end])

    @property
    def span(self) -> Span:
        return self.line.span(self.start, self.end)

    @property
    def text(self) -> str:
        return " ".join(self.words)


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
    if word.lower() in part("common", "opener") or word.lower() in part("kinds", "proper") and not _is_initial(line, index):
        return [], index + 1
    if word in part("kinds", "people"):
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
    return word.lower() in part("common", "word") or (word.lower() in vocabulary.small and word not in vocabulary.inside)


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
        return line.words[index] in part("kinds", "people")
    length, entry = known
    return entry.adjective or length > 1 or (line.words[index].isupper() and not is_forename(line.words[index - 1]))


def _take_titled(line: Line, index: int, title: int, end: int) -> tuple[list[Candidate], int]:
    """A title with a capital, and the person behind it."""
    headed = _headed(line, index, end)
    if headed and not is_forename(line.words[min(title, headed.end - 1)]) and headed.end > title:
        return [headed], headed.end
    if title not in line.is_capital:
        return [], title
    if known_at(line, title) and not begins_person(line, title):
        return [], title
    stop = next(iter(_cut(line, title, gather(line, title))), title + 1)
    if line.lower(title) in part("common", "opener") | part("kinds", "proper"):
        return [], title
    points = of_context(line, title, stop) + Counter({Kind.PERSON: 6})
    return [Candidate(line, title, stop, None, line.span(index, title), points)], stop


def _cut(line: Line, start: int, end: int) -> Iterator[int]:
    """The first place where the stretch may break, or its end."""
    yield next((index for index in range(start + 1, end) if _breaks(line, start, index)), end)


def _take_run(line: Line, index: int, end: int, vocabulary: Vocabulary) -> tuple[list[Candidate], int]:
    """A stretch of capitals that begins with no word that is known."""
    word = line.words[index]
    common = line.opens(index) and not (word.isupper() and len(word) > 1) and (
        word.lower() in part("common", "word") or (word.lower() in vocabulary.small and word not in vocabulary.inside)
    )  # fmt: skip
    headed = _headed(line, index, end) if end > index + 1 else None
    if headed and not (common and word.lower() not in part("kinds", "topic", "organisation")):
        return [headed], headed.end
    stop = next(_cut(line, index, end))
    if common and (stop > index + 1 or word not in vocabulary.inside or word.lower() in vocabulary.small):
        return [], index + 1
    if stop == index + 1 and word.lower() in vocabulary.small and not line.opens(index) and not word.isupper():
        if not head_kind([word]):
            return [Candidate(line, index, stop, Kind.OTHER)], stop
    title = title_before(line, index)
    candidate = Candidate(line, index, stop, None, title and line.span(*title), of_context(line, index, stop))
    candidate.weak = line.opens(index) and stop == index + 1
    return [candidate], stop


def _decide(candidates: list[Candidate]) -> dict[str, Kind]:
    """The kind of every text that is not settled: the evidence of all its mentions together."""
    points: dict[str, Counter] = defaultdict(Counter)
    words: dict[str, tuple[str, ...]] = {}
    for candidate in candidates:
        if candidate.kind is None:
            points[candidate.text].update(candidate.points or {})
            words[candidate.text] = candidate.words
    kinds = {text: _best(points[text] + of_form(words[text], text)) for text in points}
    _abbreviate(candidates, kinds)
    _spread(candidates, kinds, words, points)
    return kinds


def _best(points: Counter) -> Kind:
    kind = max(BY_KIND, key=lambda kind: points[kind])
    return kind if points[kind] >= CONFIDENT or (points[kind] == 1 and points.total() == 1) else Kind.OTHER


def _abbreviate(candidates: list[Candidate], kinds: dict[str, Kind]) -> None:
    """What stands in parentheses behind a name and has its letters is of its kind: "Hayat Tahrir al-Sham (HTS)"."""
    for name, short in zip(candidates, candidates[1:], strict=False):
        if short.line is name.line and short.start == name.end + 1 and name.line.words[name.end] == "(":
            long_kind = name.kind or kinds[name.text]
            if short.kind is None and abbreviates(short.text, name.words):
                kinds[short.text] = Kind.ORGANISATION if long_kind in (Kind.OTHER, Kind.PERSON) else long_kind
            if long_kind in (Kind.OTHER, Kind.PERSON) and abbreviates(short.text, name.words) and name.kind is None:
                kinds[name.text] = kinds.get(short.text, Kind.ORGANISATION)


def abbreviates(short: str, words: tuple[str, ...]) -> bool:
    """Whether the letters of an acronym stand in the name in their order, beginning with a word's first."""
    letters = [letter for letter in short.upper() if letter.isalnum()]
    if len(words) < 2 or len(letters) < 2 or sum(letter.isupper() for letter in short) < 2:
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
        text, parts = candidate.text, candidate.words
        if len(parts) > 2 or (candidate.kind and not (candidate.kind in (Kind.ORGANISATION, Kind.OTHER))):
            continue
        if fold(parts[-1]) in persons and (len(parts) == 1 or parts[0].islower()) and not parts[-1].isupper():
            if candidate.kind is None:
                kinds[text] = Kind.PERSON
            elif candidate.kind is Kind.OTHER or not any(text == other.words[0] and len(other.words) > 1 for other in candidates):
                candidate.kind = Kind.PERSON
        elif len(parts) == 1 and parts[0] in bodies and kinds.get(text) in (Kind.OTHER, Kind.PERSON):
            if points[text][Kind.PERSON] < 3 and not is_forename(text):
                kinds[text] = bodies[parts[0]]


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
