"""Articles that print one text: reprints and wire copies are one origin with several publishers.

Compared are the runs of five words inside a sentence, as in Broder's shingles. Headlines are left
out, since a reprint has its own, and so is what stands between quotation marks, since two reports
may quote one statement. What counts is how much of the shorter text the longer one contains: a
reprint leaves out sentences and its end.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby
from zlib import crc32

from generator.caching.kept import kept
from generator.claims import Origin
from generator.model import Parsed
from generator.parse.grammar.month_names import CALENDAR_NAMES
from generator.parse.memo import Memo
from generator.spelling import fold
from generator.word_lists import read_table

RUN = 5  # words: shorter runs are common English, longer ones break at every changed spelling
# How much of the shorter text the other one has. Reports of one story by different papers share
# .34 at most; copies that leave out a third each, and not the same one, share more than half.
LEAST_SHARED = 0.5
SHORT = 40  # runs: where fewer are not quoted, most of all that is printed has to agree
LEAST_OF_SHORT = 0.6
FEWEST = 8  # runs: about less nobody can tell
# Where two texts share one unbroken stretch and both have more than this beside it, they give the
# same document, each in a report of its own.
MOST_BESIDE = 0.25
CREDITS = 25  # runs: what a copy adds in lines that say who made it
COMMON = 20  # origins: a run that so many have is boilerplate
TOKEN = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]+")
NUMBER = re.compile(r"\d+(?:\.\d+)?")
MOST_SLIPS = 0.05  # of the numbers and days: a slip of a copyist's, or one of ours
SEPARATOR = re.compile(r"[.,](?=\d{3}(?!\d))")
NEIGHBOURS = 2  # words on each side by which the place of a number is known again …
FEWEST_AROUND = 3  # … at the edge of a sentence at least so many in all
MASK = "#"  # before a number or day, and for one among the words around another
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}


@dataclass(slots=True)
class ComparedText:
    """What is compared of an article."""

    parsed: Parsed
    sentences: list[Set[int]]  # the runs of each, without those that are quoted
    unquoted: Set[int]
    all: Set[int]
    # Numbers and days by the words around them, where these stand there once.
    values: dict[str, frozenset[str]]

    @property
    def rank(self) -> tuple[int, date, str]:
        """Put the fullest text first: of its copies it has most."""
        article = self.parsed.article
        return -len(self.all), article.published or date.max, article.id


def find_origins(parsed: tuple[Parsed, ...]) -> tuple[Origin, ...]:
    """Give the origins of all articles, in the order of the first article of each."""
    groups: list[list[ComparedText]] = []
    having: dict[int, list[int]] = defaultdict(list)  # the groups that have a run, by their place
    texts = (ComparedText(one, *_read(one)) for one in parsed)
    for text in sorted(texts, key=lambda text: text.rank):
        found = _group_of(text, groups, having)
        if found is None:
            found = len(groups)
            groups.append([])
        groups[found].append(text)
        for run in text.all:
            places = having[run]
            if len(places) < COMMON and found not in places:
                places.append(found)
    origins = map(_origin, groups)
    origin_of = {article.id: origin for origin in origins for article in origin.articles}
    return tuple(dict.fromkeys(origin_of[one.article.id] for one in parsed))


def _origin(texts: list[ComparedText]) -> Origin:
    """Make an origin; the first that was published stands for it, and of those the fullest."""
    articles = [text.parsed.article for text in texts]  # the fullest first
    articles.sort(key=lambda article: article.published or date.max)
    return Origin(tuple(articles))


def _group_of(
    text: ComparedText, groups: list[list[ComparedText]], having: dict[int, list[int]]
) -> int | None:
    """Find the group with a text of which this is a copy, the most alike first."""
    shared = Counter(place for run in text.all for place in having.get(run, ()))
    likely = [place for place, count in shared.items() if count >= FEWEST]
    for place in sorted(likely, key=lambda place: (-shared[place], place)):
        if any(_is_copy(text, other) for other in groups[place][:COMMON]):
            return place
    return None


def _is_copy(one: ComparedText, other: ComparedText) -> bool:
    """Tell whether two articles print one text, of which each may leave out something."""
    is_alike = _is_alike(one, other)
    return is_alike and not _has_other_values(one, other) and not _both_add(one, other)


def _is_alike(one: ComparedText, other: ComparedText) -> bool:
    in_own_words = min(len(one.unquoted), len(other.unquoted))
    shares_own_words = _share(one.unquoted, other.unquoted) >= LEAST_SHARED
    if in_own_words >= SHORT:
        return shares_own_words
    is_quotation = in_own_words < FEWEST
    return _share(one.all, other.all) >= LEAST_OF_SHORT and (shares_own_words or is_quotation)


def _share(one: Set[int], other: Set[int]) -> float:
    """Tell how much of the shorter text the other has."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter >= FEWEST else 0.0


def _has_other_values(one: ComparedText, other: ComparedText) -> bool:
    """Tell whether another number or day stands in the same place, as in the next day's report."""
    common = one.values.keys() & other.values.keys()
    unlike = sum(_differ(one.values[words], other.values[words]) for words in common)
    return unlike > MOST_SLIPS * len(common)


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two values exclude each other, as "Tuesday" and "Tuesday, July 27" do not."""
    return not (one <= other or other <= one)


def _both_add(one: ComparedText, other: ComparedText) -> bool:
    """Tell whether what two texts share is one stretch, beside which each has text of its own."""
    return _is_one_stretch(one, other) and _is_one_stretch(other, one)


def _is_one_stretch(one: ComparedText, other: ComparedText) -> bool:
    shared = [len(runs & other.all) * 2 >= len(runs) for runs in one.sentences if runs]
    added = len(one.unquoted - other.all)
    adds_much = added > max(CREDITS, MOST_BESIDE * len(one.unquoted))
    return adds_much and len([key for key, _ in groupby(shared) if key]) == 1


@kept
def _read(parsed: Parsed) -> tuple[list[Set[int]], Set[int], Set[int], dict[str, frozenset[str]]]:
    """Read what is compared of an article: the fields of its text."""
    text = parsed.article.text
    is_quoted = _mark_quoted(parsed)
    sentences: list[Set[int]] = []
    everything: set[int] = set()
    values: dict[str, set[frozenset[str]]] = defaultdict(set)
    for sentence in parsed.sentences:
        if not sentence.heading:
            tokens = list(TOKEN.finditer(text, *sentence.span))
            words = [PLAIN[token[0]] for token in tokens]
            quoted = [is_quoted[token.start()] for token in tokens]
            runs = _runs(words)
            everything.update(runs)
            if any(quoted):
                runs = [run for at, run in enumerate(runs) if not any(quoted[at : at + RUN])]
            sentences.append(set(runs))
            for around, value in _values(words) if MASK in "".join(words) else ():
                values[around].add(value)
    known = {around: value.pop() for around, value in values.items() if len(value) == 1}
    return sentences, set().union(*sentences), everything, known


def _mark_quoted(parsed: Parsed) -> bytearray:
    """Give 1 for each letter of an article that is quoted word for word."""
    is_quoted = bytearray(len(parsed.article.text))
    for quote in parsed.quotes:
        for start, end in quote.verbatim:
            is_quoted[start:end] = b"\1" * (end - start)
    return is_quoted


def _runs(words: list[str]) -> list[int]:
    """Give a number for each run of words; of a shorter sentence there is one."""
    starts = range(max(1, len(words) - RUN + 1))
    return [crc32(" ".join(words[start : start + RUN]).encode()) for start in starts]


def _plain(token: str) -> str:
    """Write a token so that house styles agree: numbers in digits, days as "#day", words folded."""
    if token[0].isdigit():
        return MASK + SEPARATOR.sub("", token)
    known = _written_values().get(token) or _written_values().get(token.lower())
    return known or fold(token) or token.lower()


PLAIN = Memo(_plain)


@cache
def _written_values() -> dict[str, str]:
    """Give the words that mean a number, a month or a day of the week."""
    numbers = read_table("grammar")["number words"]
    found = {word: MASK + number for word, number in numbers}
    found |= {scale: MASK + scale for scale in SCALES}
    return found | {name: MASK + name[:3].lower() for name in CALENDAR_NAMES}


def _values(words: list[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """Give the numbers and days of a sentence, each by the words around it.

    Neighbours that are values are one, so that "25 May" and "May 25" are.
    """
    parts: list[tuple[str, frozenset[str]]] = []
    for is_value, group in groupby(words, key=lambda word: word[0] == MASK):
        if is_value:
            parts.append((MASK, _value(group)))
        else:
            parts += [(word, frozenset()) for word in group]
    for at, (_, value) in enumerate(parts):
        before, behind = parts[max(0, at - NEIGHBOURS) : at], parts[at + 1 : at + 1 + NEIGHBOURS]
        if value and len(before) + len(behind) >= FEWEST_AROUND:
            yield " ".join(word for word, _ in (*before, (MASK, value), *behind)), value


def _value(words: Iterable[str]) -> frozenset[str]:
    """Give what neighbouring numbers and days mean, in whatever order they stand."""
    found: list[str] = []
    for word in words:
        scale = SCALES.get(word[1:])
        if scale and found and NUMBER.fullmatch(found[-1]):
            found[-1] = f"{float(found[-1]) * scale:.0f}"
        else:
            found.append(word[1:])
    return frozenset(found)
