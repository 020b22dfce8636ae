"""Sentences as the finder of names reads them: which words stand with a capital, and where a capital says nothing.

A capital says nothing at the start of a sentence or a quotation and in a heading whose words all have one. In a word
of several parts only the part that names counts: "Iran" of "Iran-aligned", "Assad" of "pro-Assad".
"""

import re
from dataclasses import dataclass, field

from generator.model import Sentence, Span
from generator.parse.lexicon import read_words

BEFORE = re.compile(r"(?:pro|anti|non|counter|ex|post|pre|mid|then|un|de|trans|ultra)[-‐‑](?=[A-ZÀ-Þ])", re.IGNORECASE)
AFTER = re.compile(
    r"[-‐‑](?:[a-z]{2,}ed|led|run|held|style|wide|born|based|like|era|made|own|bound|friendly|speaking|majority|free|"
    r"only|built|sent|wary|watcher|area|driven|leaning|dominant|hosted)$"
)
OPENING = frozenset("\"“‘«„([{:;–—•*-…'`") | {"``", "--", "...", ".", "!", "?"}
ARTICLES = re.compile(r"(?:a[lnrsdtz]|a[sd]h|el|ul|ez)[-‐‑'’](?=[A-Z])")
# A heading is in title case when so many of its longer words have a capital that the rest cannot be names.
TITLE_CASE = 0.7
ALL_TITLE_CASE = 0.85  # in what is no heading by its place
LONGER = 4  # letters
GRAMMAR = frozenset(read_words("common")["opener"])


@dataclass(slots=True)
class Line:
    """One sentence's words with what its capitals are worth."""

    sentence: Sentence
    words: list[str]
    starts: list[int]  # in code points of the article
    ends: list[int]
    capitals: list[int]  # indexes of words with a capital, in text order
    apart: dict[int, str] = field(default_factory=dict)  # what was cut off a word: "-aligned", "pro-"
    title_case: bool = False
    is_capital: set[int] = field(default_factory=set)

    def lower(self, index: int) -> str:
        """The word in small letters; "" outside the sentence."""
        return self.words[index].lower() if 0 <= index < len(self.words) else ""

    def span(self, start: int, end: int) -> Span:
        """The span of the words from start, end excluded."""
        return Span(self.starts[start], self.ends[end - 1])

    def opens(self, index: int) -> bool:
        """Whether the word begins a sentence or a quotation, so that its capital says nothing."""
        return index == 0 or self.words[index - 1] in OPENING


def read_line(sentence: Sentence) -> Line:
    """The sentence as a line."""
    starts, ends, words = map(list, zip(*sentence.tokens, strict=True))
    capitals = [index for index, word in enumerate(words) if word[0].isupper()]
    line = Line(sentence, words, starts, ends, capitals)
    parted = [
        index for index, word in enumerate(words) if ("-" in word or "‑" in word or "‐" in word) and len(word) > 3
    ]
    if parted:
        _read_parted(line, parted)
    line.is_capital = set(capitals)
    line.title_case = (len(capitals) > 3 or sentence.heading) and _is_title_case(line)
    return line


def _read_parted(line: Line, parted: list[int]) -> None:
    """Words of several parts: the part that names, and the names that begin with a small article ("al-Assad")."""
    for index in parted:
        word = line.words[index]
        if not word.islower():
            _cut(line, index)
            if not word[0].isupper() and (line.words[index][0].isupper() or ARTICLES.match(word)):
                line.capitals.append(index)
    line.capitals.sort()


def _cut(line: Line, index: int) -> None:
    """Leave of a word of several parts only what names."""
    word = line.words[index]
    before = BEFORE.match(word)
    if before and (word[0].islower() or line.opens(index)):
        line.starts[index] += before.end()
        line.apart[index] = before.group()
        line.words[index] = word = word[before.end() :]
    if after := AFTER.search(word):
        line.ends[index] -= len(word) - after.start()
        line.apart[index] = after.group()
        line.words[index] = word[: after.start()]


def _is_title_case(line: Line) -> bool:
    if not line.sentence.heading and (len(line.capitals) * 2 < len(line.words) or _has_small(line)):
        return False
    longer = [word for word in line.words if len(word) >= LONGER and word[0].isalpha()]
    if len(longer) < 4:
        return bool(longer) and line.sentence.heading and all(word.isupper() for word in longer)
    if sum(word.isupper() for word in longer) > len(longer) / 2:
        return True
    share = sum(not word.islower() for word in longer) / len(longer)
    return share >= (TITLE_CASE if line.sentence.heading else ALL_TITLE_CASE) and _small(line) > 0


def _has_small(line: Line) -> bool:
    """Whether a word that is no word of grammar stands in small letters."""
    return any(word.islower() and word not in GRAMMAR and word.isalpha() for word in line.words)


def _small(line: Line) -> int:
    """How many of the words that are no words of grammar have a capital."""
    return sum(word.lower() not in GRAMMAR for word in line.words if word[0].isupper())


@dataclass(slots=True)
class Vocabulary:
    """How an article writes its words."""

    small: set[str]  # written in small letters somewhere
    inside: set[str]  # written with a capital where the capital says something


def read_vocabulary(lines: list[Line]) -> Vocabulary:
    """How the lines write their words."""
    small, inside = set(), set()
    for line in lines:
        small.update(line.words)
        if not line.title_case:
            inside.update(line.words[index] for index in line.capitals if not line.opens(index))
    return Vocabulary(small, inside)
