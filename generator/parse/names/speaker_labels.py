"""Read who speaks in the labels of a transcript: "ANNA BERG, HOST:", "BERG:", "JMcM:".

A label stands at the start of a paragraph, in capitals, before a colon. It names a person where it
says that they host, where a paragraph more begins with it, or where the article names them too.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from generator.model import Kind, Name
from generator.parse.gazetteer import lookup
from generator.parse.names.capitals import CasedLine
from generator.parse.names.known import is_forename
from generator.parse.names.runs import HEADS
from generator.word_lists import word_set

LABEL_RULE = "label of a speaker"
INITIALS_RULE = "initials of a speaker"
SPEAKER_ROLES = word_set("titles", "speaker role")
COMMON = word_set("common", "word", "opener") | word_set("kinds", "topic", "proper")
NO_SPEAKERS = COMMON | word_set("credits", "work", "before work") | frozenset(HEADS)
FARTHEST_COLON = 10  # words of a label
LONGEST_NAME = 4  # words
SHORTEST_NAME = 3  # letters; fewer are initials
LONGEST_INITIALS = 6  # letters
MOST_NAMES = 400  # full names of an article that labels are compared with
MOST_INITIALS = 20


class SpeakerLabel(NamedTuple):
    """The words of a line that say who speaks, as indexes."""

    line: CasedLine
    end: int  # of the name
    colon: int

    @property
    def text(self) -> str:
        """The name as written."""
        return " ".join(self.line.words[: self.end])

    @property
    def has_role(self) -> bool:
        """Tell whether the label says that its bearer hosts or reports."""
        return not SPEAKER_ROLES.isdisjoint(self.line.small[self.end : self.colon])

    @property
    def is_initials(self) -> bool:
        """Tell whether the label may be somebody's initials: "JMcM", "DW"."""
        return self.end == 1 and len(self.text) <= LONGEST_INITIALS and _is_initials(self.text)

    def name(self) -> Name:
        """Give the name of the person who speaks."""
        is_short = (self.is_initials and len(self.text) < SHORTEST_NAME) or not self.text.isupper()
        rule = INITIALS_RULE if is_short else LABEL_RULE
        return Name(self.line.span(0, self.end), Kind.PERSON, rule=rule)


def find_labels(lines: list[CasedLine]) -> list[SpeakerLabel]:
    """Find the labels of an article that name speakers."""
    found = list(_read_labels(lines))
    if not found:
        return []
    counts = Counter(label.line.words[label.end - 1] for label in found)
    full_names = set(islice(_full_names(lines), MOST_NAMES))
    surnames = {surname.title() for _, surname in full_names}
    named = {line.words[index] for line in lines for index in line.capitals}
    known = _initials_of(full_names, found)
    return [
        label
        for label in found
        if label.text in known or _names_speaker(label, counts, surnames=surnames, named=named)
    ]


def _initials_of(full_names: set[tuple[str, str]], labels: list[SpeakerLabel]) -> set[str]:
    """Give the labels that are the initials of one of the names alone."""
    short = {label.text for label in labels if label.is_initials}
    return {text for text in islice(sorted(short), MOST_INITIALS) if _fits_one(text, full_names)}


def _full_names(lines: list[CasedLine]) -> Iterator[tuple[str, str]]:
    """Give the words of what may be full names: a forename and a word with a capital behind it."""
    for line in lines:
        for index in line.capitals:
            if index + 1 in line.is_capital and is_forename(line.words[index].title()):
                yield line.words[index].title(), line.words[index + 1]


def _read_labels(lines: list[CasedLine]) -> Iterator[SpeakerLabel]:
    """Read what may be a label in the first line of each paragraph."""
    paragraph = -1
    for line in lines:
        if line.sentence.paragraph == paragraph:
            continue
        paragraph = line.sentence.paragraph
        if 0 in line.is_capital and (label := _read_label(line)):
            yield label


def _read_label(line: CasedLine) -> SpeakerLabel | None:
    """Read the name in capitals before a colon, a comma or a bracket."""
    words = line.words[:FARTHEST_COLON]
    if ":" not in words:
        return None
    colon = words.index(":")
    end = 0
    while end < colon and _is_of_label(words[end]):
        end += 1
    if not 0 < end <= LONGEST_NAME or words[end] not in {",", "(", ":"}:
        return None
    return SpeakerLabel(line, end, colon)


def _is_of_label(word: str) -> bool:
    """Tell whether a word is written as names in labels are: in capitals, or as initials."""
    if not word[0].isalpha() or not word[0].isupper():
        return False
    return word.isupper() or (len(word) <= LONGEST_INITIALS and _is_initials(word))


def _is_initials(text: str) -> bool:
    """Tell whether two letters of a short word are capitals, which no common word has."""
    return text.isalpha() and sum(map(str.isupper, text)) > 1


def _fits_one(initials: str, full_names: set[tuple[str, str]]) -> bool:
    """Tell whether one of the names alone has these initials."""
    return sum(abbreviates_person(initials, name) for name in full_names) == 1


def _names_speaker(
    label: SpeakerLabel,
    counts: Counter[str],
    *,
    surnames: set[str],
    named: set[str],
) -> bool:
    """Tell whether the label names somebody, and no place, body or kind of text."""
    words = label.line.words[: label.end]
    last = words[-1]
    if label.has_role:
        return True
    if len(last) < SHORTEST_NAME:
        return False
    if last.title() in surnames:
        return True
    if last.lower() in NO_SPEAKERS:
        return False
    if counts[last] > 1:
        return True
    if not is_forename(words[0].title()):
        return False
    return last.title() in named if len(words) == 1 else not lookup(label.text.title())


def abbreviates_person(short: str, words: tuple[str, ...]) -> bool:
    """Tell whether the letters begin the words of a full name in turn: "JMcM", Jo McMann."""
    if not words:
        return not short
    word = words[0]
    for length in range(1, len(short) + 1):
        if not word.startswith(short[:length]):
            break
        if abbreviates_person(short[length:], words[1:]):
            return True
    return False
