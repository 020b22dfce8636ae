"""Find the turns of an interview or a transcript, with who speaks in each.

A turn opens with a label: `ANNA BERG: …`, `A BERG, HOST: …`, `Q: …`. Those who answer are quoted
with their whole turn. Who asks or hosts tells: what stands in their turns is read as the rest of
the article is.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter

from generator.frozen import replace
from generator.model import Actor, Kind, Quote, QuoteKind, Sentence, Span
from generator.parse.names.known import is_forename, title_genders
from generator.word_lists import read_words, set_of

# The words of a label up to its colon: a name, what its bearer is, a remark in brackets.
LABEL = re.compile(
    r"(?P<name>[QA](?=\.)|[A-Z][^\s:,()“”\"]*(?: [^\s:,()“”\"]+){0,4})"
    r"(?P<role>, ?[^:.“”\"\n]{1,60})?(?: \([^)\n]{1,30}\))?"
    r"(?::(?=\s|$)|(?<![A-Za-z][QA])(?<=[QA])\.(?=\s))"
)
REMARK = re.compile(r"\s*(?:\([^()\n]{1,40}\)\s*)*")  # (Through interpreter), (Laughter)
ASKING = set_of("q question interviewer")
ANSWERING = frozenset({"a", "answer"})
FORMS = set_of("mr mrs ms dr prof")  # of address
TITLES = FORMS.union(title_genders())
MARKS = tuple("“\"«„'‘`")
FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y)\b")
# Words by which somebody speaks for themselves or to another.
ADDRESSING = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Oo]ur|[Mm]y|us|me)\b|\?")
# Around the name of who is told to report.
REPORTER = re.compile(r"(?i)\b(?:reporter|correspondent)((?: (?:[\w.-]|['’](?!s\b))+){1,5})")
REPORTS = re.compile(r"(?i) (?:reports|has (?:this|the) story)\b")
LONGEST_NAME = 60  # code points
SHORTEST_CAPITALS = 3  # letters of a name written in capitals
RULE = "turn of an interview"


@dataclass(slots=True)
class Turn:
    """What somebody says in a row, one piece a paragraph."""

    label: Span
    name: str
    hosts: bool  # the label says that they ask or tell
    colon: Span
    pieces: list[Span] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Interview:
    """The turns of an article: the quotations that they are, and where the rest stands."""

    quotes: tuple[Quote, ...] = ()
    quoted: frozenset[int] = frozenset()  # paragraphs that are read
    # The paragraphs of those who ask or tell, with where their words begin behind the label.
    told: dict[int, int] = field(default_factory=dict)


def find_interview(
    text: str, sentences: tuple[Sentence, ...], actors: Iterable[Actor]
) -> Interview:
    """Find the turns of an article; none where it is no interview."""
    labels = dict(_labels(text, sentences))
    if not labels:
        return Interview()
    persons = Persons(actors)
    counts = Counter(label["name"].split()[-1] for label in labels.values())
    labels = {
        number: label
        for number, label in labels.items()
        if _names_speaker(label, text, persons=persons, count=counts[label["name"].split()[-1]])
    }
    turns = _turns(text, sentences, labels)
    return _read(text, turns, persons) if _is_interview(text, turns, persons) else Interview()


def _labels(text: str, sentences: tuple[Sentence, ...]) -> Iterator[tuple[int, re.Match]]:
    """Give the paragraphs that open with a label and quote nothing behind it."""
    last = -1
    for sentence in sentences:
        if sentence.paragraph == last:
            continue
        last = sentence.paragraph
        label = LABEL.match(text, sentence.span.start)
        if label and not text[label.end() : label.end() + 4].lstrip().startswith(MARKS):
            yield last, label


class Persons:
    """The persons of an article, by what a label may call them."""

    def __init__(self, actors: Iterable[Actor]):
        self._named: dict[str, str] = {}
        self._surnames: dict[str, set[str]] = {}
        self._words: dict[str, list[str]] = {}
        self._first: dict[str, int] = {}  # where each is first named
        for actor in actors:
            if actor.kind is Kind.PERSON and not _is_titled(actor.name):
                for name in (actor.name, *actor.aliases):
                    self._named.setdefault(name.lower(), actor.key)
                words = actor.name.split()
                self._first[actor.key] = min(mention.span.start for mention in actor.mentions)
                self._words[actor.key] = words
                self._surnames.setdefault(words[-1].lower(), set()).add(actor.key)

    def only_before(self, offset: int) -> str | None:
        """Give the one person whom the article names before an offset."""
        named = [key for key, start in self._first.items() if start < offset]
        return named[0] if len(named) == 1 else None

    def find(self, label: str) -> str | None:
        """Give the person whom a label means: by name or surname."""
        written = label.lower()
        if written in self._named:
            return self._named[written]
        fitting = self._with_surname(written)
        return fitting[0] if len(fitting) == 1 else None

    def _with_surname(self, written: str) -> list[str]:
        """Give the persons with a surname, and with the first letter of a forename before it."""
        words = [word for word in written.split() if word.strip(".") not in TITLES] or [written]
        keys = sorted(self._surnames.get(words[-1], ()))
        if words[0] == words[-1]:
            return keys
        return [key for key in keys if self._words[key][0][0].lower() == words[0][0]]


def _is_titled(name: str) -> bool:
    """Tell whether a name is only what a label calls somebody: Mr Price."""
    first, _, rest = name.lower().partition(" ")
    return bool(rest) and first.strip(".") in FORMS


def _names_speaker(label: re.Match, text: str, *, persons: Persons, count: int) -> bool:
    """Tell whether a label may name somebody; one in capitals must stand more than once."""
    name = label["name"]
    if _hosts(label) or name.lower() in ASKING | ANSWERING or persons.find(name):
        return True
    if name.isupper() and sum(map(str.isalpha, name)) >= SHORTEST_CAPITALS:
        return count > 1 or _has_forename(name) or name.title() in text
    return count > 1 and text.find("?", label.end(), label.end() + 300) > 0


def _has_forename(name: str) -> bool:
    """Tell whether a name in capitals begins with a forename: NADIA BERG."""
    first, *others = name.title().split()
    return bool(others) and is_forename(first)


def _hosts(label: re.Match) -> bool:
    """Tell whether a label says that somebody hosts or reports: ANNA BERG, HOST:"""
    words = (label["role"] or "").replace(",", " ").lower().split()
    return not set(read_words("speech")["hosts"]).isdisjoint(words)


def _turns(text: str, sentences: tuple[Sentence, ...], labels: dict[int, re.Match]) -> list[Turn]:
    """Make the turns, each with the paragraphs that go on with it."""
    turns: list[Turn] = []
    final = max(labels, default=-1)
    for number, group in groupby(sentences, attrgetter("paragraph")):
        paragraph = list(group)
        start, end = paragraph[0].span.start, paragraph[-1].span.end
        if number in labels:
            turns.append(_open_turn(labels[number]))
            start = labels[number].end()
        elif not turns or (paragraph[0].heading and len(paragraph) == 1):
            continue
        elif number > final and turns[-1].pieces and not FIRST_PERSON.search(text, start, end):
            break
        start = REMARK.match(text, start, end).end()
        turns[-1].paragraphs.append(number)
        if start < end:
            turns[-1].pieces.append(Span(start, end))
    return turns


def _open_turn(label: re.Match) -> Turn:
    return Turn(
        label=Span(*label.span("name")),
        name=label["name"],
        hosts=_hosts(label) or label["name"].lower() in ASKING,
        colon=Span(label.end() - 1, label.end()),
    )


def _is_interview(text: str, turns: list[Turn], persons: Persons) -> bool:
    """Tell whether labels are those of an interview, and no list of points or persons.

    Somebody whom the article names speaks, or the labels say who asks.
    """
    asks = any(turn.hosts for turn in turns)
    names = {turn.name.lower() for turn in turns}
    if not asks and not ANSWERING.isdisjoint(names):
        return False
    if not _name_somebody(turns, persons):
        return False
    if asks or len(turns) == 1 or len(names) < len(turns):
        return any(ADDRESSING.search(text, *piece) for turn in turns for piece in turn.pieces)
    return all(_tells_of_themselves(text, turn) for turn in turns)


def _name_somebody(turns: list[Turn], persons: Persons) -> bool:
    """Tell whether labels are no lone word, and one of them asks or names a person."""
    if len(turns) <= 1 and not any(" " in turn.name for turn in turns):
        return False
    return any(turn.hosts or _is_person(turn.name, persons) for turn in turns)


def _is_person(name: str, persons: Persons) -> bool:
    in_capitals = name.isupper() and _has_forename(name)
    return in_capitals or persons.find(name) is not None


def _tells_of_themselves(text: str, turn: Turn) -> bool:
    """Tell whether words in the first person follow a label, and no portrait of its bearer."""
    surname = turn.name.split()[-1].title()
    said = [piece.of(text) for piece in turn.pieces]
    named = any(surname in words for words in said)
    return not named and any(FIRST_PERSON.search(words) for words in said)


def _read(text: str, turns: list[Turn], persons: Persons) -> Interview:
    """Quote the turns of those who answer."""
    asking = _asking(text, turns)
    quoted = [turn for turn in turns if turn.pieces and turn.name not in asking]
    asked = [turn for turn in turns if turn.name in asking]
    return Interview(
        quotes=tuple([_as_quote(turn, _speaker(turn, turns, persons)) for turn in quoted]),
        quoted=frozenset(number for turn in quoted for number in turn.paragraphs),
        told={number: turn.colon.end for turn in asked for number in turn.paragraphs},
    )


def _speaker(turn: Turn, turns: list[Turn], persons: Persons) -> str | None:
    """Give the person who speaks; who answers as "A" is the one whom the article introduces."""
    if turn.name.lower() in ANSWERING:
        return persons.only_before(turns[0].label.start)
    return persons.find(turn.name)


def _asking(text: str, turns: list[Turn]) -> set[str]:
    """Give the names of those who host, report, or mostly ask; who opens it asks but once."""
    asking = {turn.name for turn in turns if turn.hosts}
    surnames = {name.split()[-1] for name in asking}
    reporters = _reporters(text)
    for name, group in groupby(sorted(turns, key=attrgetter("name")), attrgetter("name")):
        share = 0 if name == turns[0].name else 0.5
        if name in surnames or name.casefold() in reporters or _asks(text, group, share):
            asking.add(name)
    return asking


def _asks(text: str, turns: Iterable[Turn], share: float) -> bool:
    """Tell whether of somebody's turns one ends with a question, and a share of them do."""
    ends = [text[turn.pieces[-1].end - 1] == "?" for turn in turns if turn.pieces]
    return any(ends) and sum(ends) >= share * len(ends)


def _reporters(text: str) -> set[str]:
    """Give who is told to report: our reporter Ann Smith, Ann Smith has this story.

    It is given in small letters, by any number of the words beside, since one may be the surname.
    """
    found = set()
    for match in REPORTER.finditer(text):
        words = match[1].casefold().split()
        found.update(" ".join(words[:end]).rstrip(".") for end in range(1, len(words) + 1))
    for match in REPORTS.finditer(text):
        before = text[max(0, match.start() - LONGEST_NAME) : match.start()]
        words = before.casefold().split()
        found.update(" ".join(words[start:]).lstrip('“"(') for start in range(len(words)))
    return found


def outside_turns(sentences: tuple[Sentence, ...], interview: Interview) -> tuple[Sentence, ...]:
    """Give the sentences outside the turns that are quoted; a label is no part of any."""
    outside = [one for one in sentences if one.paragraph not in interview.quoted]
    bare = (_without_label(one, interview.told.get(one.paragraph, 0)) for one in outside)
    return tuple([one for one in bare if one.tokens])


def _without_label(sentence: Sentence, start: int) -> Sentence:
    """Give a sentence from where the words behind its label begin."""
    if sentence.span.start >= start:
        return sentence
    tokens = tuple([token for token in sentence.tokens if token.start >= start])
    end = sentence.span.end
    return replace(sentence, span=Span(min(start, end), end), tokens=tokens)


def speaks_of_themselves(quote: Quote, text: str) -> bool:
    """Tell whether who asks or tells only says what they or their guest think: I understand."""
    subject = quote.speaker_span
    return subject is not None and subject.of(text).lower() in {"i", "we", "you"}


def _as_quote(turn: Turn, speaker: str | None) -> Quote:
    pieces = tuple(turn.pieces)
    return Quote(
        kind=QuoteKind.DIRECT,
        span=Span(pieces[0].start, pieces[-1].end),
        pieces=pieces,
        verbatim=pieces,
        speaker=speaker,
        speaker_span=turn.label,
        cue=turn.colon,
        rule=RULE,
    )
