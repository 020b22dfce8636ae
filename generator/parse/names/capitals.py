"""Read sentences as the finder of names needs them: which words have a capital that counts.

A capital says nothing at the start of a sentence or a quotation and in a heading whose words all
have one. In a word of several parts only the part that names counts: "Iran" of "Iran-aligned",
"Assad" of "pro-Assad".
"""

import re
from dataclasses import dataclass, field
from operator import itemgetter

from generator.model import Sentence, Span
from generator.parse.grammar.tokens import ENDS as DATELINE_ENDS
from generator.word_lists import set_of, word_set

BEFORE = re.compile(
    r"(?i)(?:pro|anti|non|counter|ex|post|pre|mid|then|un|de|trans|ultra)[-‐‑](?=[A-ZÀ-Þ])"
)
AFTER = re.compile(
    r"[-‐‑](?:[a-z]{2,}ed|led|run|held|style|wide|born|based|like|era|made|own|bound|friendly|"
    r"speaking|majority|free|only|built|sent|wary|watcher|area|driven|leaning|dominant|hosted|"
    r"language|origin|affiliated|aligned|administered|occupied|controlled)$"
)
OPENING = frozenset("\"“‘«„([{:;–—•*-…'`") | {"``", "--", "...", ".", "!", "?"}
ARTICLES = re.compile(r"(?:a[lnrsdtz]|a[sd]h|el|ul|ez)[-‐‑'’](?=[A-Z])")
# A heading is in title case when so many of its longer words have a capital that the rest cannot be
# names.
TITLE_CASE = 0.7
ALL_TITLE_CASE = 0.85  # in what is no heading by its place
LONGER = 4  # letters
FEW = 4  # longer words; a heading of fewer is in title case only where all are capitals
SHORTEST_PARTED = 4  # letters, the hyphen included
SHORTEST_TITLE = 4  # capitals; a sentence of fewer that is no heading is not in title case
AROUND = 12  # words; nobody looks farther beyond a sentence's ends
OUTSIDE = [""] * AROUND
SAYING = set_of("said says told")  # in title case they would have a capital
GRAMMAR_WORDS = word_set("common", "opener")
WORD = itemgetter(2)  # of a token


@dataclass(slots=True)
class CasedLine:
    """One sentence's words with what its capitals are worth."""

    sentence: Sentence
    words: list[str]
    capitals: list[int]  # indexes of words with a capital, in text order
    # The words in small letters, and behind them AROUND times "", for what looks beyond the ends.
    small: list[str] = field(default_factory=list)
    apart: dict[int, str] = field(default_factory=dict)  # what was cut off: "-aligned", "pro-"
    cut: dict[int, Span] = field(default_factory=dict)  # where the rest of such a word stands
    title_case: bool = False
    is_capital: set[int] = field(default_factory=set)

    def span(self, start: int, end: int) -> Span:
        """Give the span of the words from start, end excluded."""
        tokens, last = self.sentence.tokens, end - 1
        if not self.cut:
            return Span(tokens[start][0], tokens[last][1])
        first_token = self.cut.get(start, tokens[start])
        last_token = self.cut.get(last, tokens[last])
        return Span(first_token[0], last_token[1])

    def opens(self, index: int) -> bool:
        """Tell whether the word begins a sentence or a quotation: its capital says nothing."""
        return index == 0 or self.words[index - 1] in OPENING


def read_line(sentence: Sentence) -> CasedLine:
    """Read the sentence's capitals."""
    words = list(map(WORD, sentence.tokens))
    small = enumerate(map(str.islower, words))
    others = [index for index, is_small in small if not is_small]
    capitals = [index for index in others if words[index][0].isupper()]
    line = CasedLine(sentence, words, capitals)
    parted = [index for index in others if _has_hyphen(words[index])]
    if parted:
        _read_parted(line, parted)
    line.small = [*map(str.lower, words), *OUTSIDE]
    line.is_capital = set(line.capitals)
    if sentence.heading or len(line.capitals) >= SHORTEST_TITLE:
        line.title_case = _is_title_case(line)
    return line


def _has_hyphen(word: str) -> bool:
    """Tell whether the word has several parts."""
    return "-" in word or "‑" in word or "‐" in word


def _read_parted(line: CasedLine, parted: list[int]) -> None:
    """Read words of several parts: the part that names, and names that begin with "al-"."""
    for index in parted:
        word = line.words[index]
        if len(word) < SHORTEST_PARTED:
            continue
        _cut(line, index)
        if word[0].isupper():
            continue
        if line.words[index][0].isupper() or ARTICLES.match(word):
            line.capitals.append(index)
    line.capitals.sort()


def _cut(line: CasedLine, index: int) -> None:
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
        line.words[index] = word
        line.cut[index] = Span(start, end)


def _is_title_case(line: CasedLine) -> bool:
    """Tell whether so many words have a capital that none of them says anything."""
    is_heading = line.sentence.heading
    is_dateline = is_heading and line.words[-1] in DATELINE_ENDS
    if is_dateline or not SAYING.isdisjoint(line.words):
        return False
    if not is_heading and not _is_mostly_capitals(line):
        return False
    longer = _longer_words(line)
    throughout = sum(map(str.isupper, longer))
    if len(longer) < FEW:
        return is_heading and 0 < throughout == len(longer)
    if throughout > len(longer) / 2:
        return True
    required = TITLE_CASE if is_heading else ALL_TITLE_CASE
    not_small = len(longer) - sum(map(str.islower, longer))
    return not_small / len(longer) >= required


def _longer_words(line: CasedLine) -> list[str]:
    """Give the words that are too long to be mostly words of grammar."""
    longer = (word for word in line.words if len(word) >= LONGER)
    return [word for word in longer if word[0].isalpha()]


def _is_mostly_capitals(line: CasedLine) -> bool:
    """Tell whether half the words have a capital, and only words of grammar have none."""
    if len(line.capitals) * 2 < len(line.words):
        return False
    small = (word for word in line.words if word.islower() and word.isalpha())
    return GRAMMAR_WORDS.issuperset(small)


@dataclass(slots=True)
class Vocabulary:
    """How an article writes its words."""

    small: set[str]  # written in small letters somewhere
    running: set[str]  # so written outside headings, some of which have no capitals
    inside: set[str]  # written with a capital where the capital says something


def read_vocabulary(lines: list[CasedLine]) -> Vocabulary:
    """Collect how the lines write their words."""
    small, running, inside = set(), set(), set()
    for line in lines:
        small.update(line.words)
        if not line.sentence.heading:
            running.update(line.words)
        if not line.title_case:
            telling = (index for index in line.capitals if not line.opens(index))
            inside.update(line.words[index] for index in telling)
    return Vocabulary(small, running, inside)
