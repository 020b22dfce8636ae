"""Sentences as the finder of names reads them: which words stand with a capital, and where a capital says nothing.

A capital says nothing at the start of a sentence or a quotation and in a heading whose words all have one. In a word
of several parts only the part that names counts: "Iran" of "Iran-aligned", "Assad" of "pro-Assad".
"""

import re
from dataclasses import dataclass, field
from operator import itemgetter

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
SHORTEST_PARTED = 4  # letters, the hyphen included
AROUND = 12  # words; nobody looks farther beyond a sentence's ends
OUTSIDE = [""] * AROUND
GRAMMAR = frozenset(read_words("common")["opener"])


WORD = itemgetter(2)  # of a token


@dataclass(slots=True)
class Line:
    """One sentence's words with what its capitals are worth."""

    sentence: Sentence
    words: list[str]
    capitals: list[int]  # indexes of words with a capital, in text order
    small: list[str] = field(default_factory=list)  # the words in small letters; up to AROUND words outside: ""
    apart: dict[int, str] = field(default_factory=dict)  # what was cut off a word: "-aligned", "pro-"
    cut: dict[int, Span] = field(default_factory=dict)  # where the rest of such a word stands
    title_case: bool = False
    is_capital: set[int] = field(default_factory=set)

    def span(self, start: int, end: int) -> Span:
        """The span of the words from start, end excluded."""
        tokens, last = self.sentence.tokens, end - 1
        if self.cut:
            return Span(self.cut.get(start, tokens[start])[0], self.cut.get(last, tokens[last])[1])
        return Span(tokens[start][0], tokens[last][1])

    def opens(self, index: int) -> bool:
        """Whether the word begins a sentence or a quotation, so that its capital says nothing."""
        return index == 0 or self.words[index - 1] in OPENING


def read_line(sentence: Sentence) -> Line:
    """The sentence as a line."""
    words = list(map(WORD, sentence.tokens))
    others = [index for index, is_small in enumerate(map(str.islower, words)) if not is_small]
    line = Line(sentence, words, [index for index in others if words[index][0].isupper()])
    parted = [index for index in others if "-" in (word := words[index]) or "‑" in word or "‐" in word]
    if parted:
        _read_parted(line, parted)
    line.small = [*map(str.lower, words), *OUTSIDE]
    line.is_capital = set(line.capitals)
    line.title_case = (len(line.capitals) > 3 or sentence.heading) and _is_title_case(line)
    return line


def _read_parted(line: Line, parted: list[int]) -> None:
    """Words of several parts: the part that names, and the names that begin with a small article ("al-Assad")."""
    for index in parted:
        word = line.words[index]
        if len(word) < SHORTEST_PARTED:
            continue
        _cut(line, index)
        if not word[0].isupper() and (line.words[index][0].isupper() or ARTICLES.match(word)):
            line.capitals.append(index)
    line.capitals.sort()


def _cut(line: Line, index: int) -> None:
    """Leave of a word of several parts only what names."""
    word = line.words[index]
    start, end, _ = line.sentence.tokens[index]
    before = BEFORE.match(word)
    if before and (word[0].islower() or line.opens(index)):
        start += before.end()
        line.apart[index] = before.group()
        word = word[before.end() :]
    if after := AFTER.search(word):
        end -= len(word) - after.start()
        line.apart[index] = after.group()
        word = word[: after.start()]
    if index in line.apart:
        line.words[index], line.cut[index] = word, Span(start, end)


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
