"""What a page says in words that its passage has in no form: its own, or another's in their place.

Where a sentence was altered, a word of content that the passage lacks is asked about unless it may
say what a word does that the page left out: the thesaurus tells which may. Names, numbers, days and
quotations are the matter of other rules.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import chain

from generator.check.english import (
    TIMES,
    all_forms,
    claims,
    forms_of,
    is_negation,
    opposites,
    rows_of,
)
from generator.check.exchanges import edits_of, is_rewritten
from generator.check.marked_words import marked_in
from generator.check.sentence_reading import Asked, SentenceReading, is_content, words_of
from generator.check.thesaurus import is_english, is_form, is_superlative, may_be_one, meanings_of
from generator.check.wording import without_spans
from generator.findings import Rule
from generator.gather.sentences.stems import NUMBERS, stem
from generator.model import Span
from generator.numerals import read_numerals
from generator.word_lists import read_table, read_words

SMALL = re.compile(r"(?<![\w’'-])[a-z]+")
BRACKETED = re.compile(r"\[[^\[\]]*+\]")  # the editor's own
OPENER = re.compile(r"(?:^|[.!?]\s)\s*([A-Z][a-z]+)(?=\s[a-z])")
ROOT = 4  # letters of a word of which another one is made: home, homeless
MANY = 100  # meanings of a verb that may say nearly anything: come, take, make
DEGREES = ("large", "great", "terrible")  # what is like these tells how much, and no other thing


def find_new_words(page: SentenceReading, source: SentenceReading) -> Iterator[Asked]:
    """Ask about words that the source lacks."""
    text = _in_prose(page.text)
    words = [word.removesuffix("'s") for word in words_of(text) if is_content(word)]
    known = source.stems.union(*map(page.names.described, source.meant))
    unknown = [word for word in words if stem(word) not in known]
    if is_rewritten(source.words, page.words):
        return
    lost, instead = _lost(page, source), _instead(page, source)
    small = _small_words(text, page, source)
    for word in sorted(filter(tells_more, small.intersection(instead).difference(unknown))):
        if not may_stand_for(word, instead[word]):
            told = f"the source says “{instead[word][0]}” here, the page “{word}”"
            yield Asked(Rule.TERM, told)
    own = (word for word in unknown if word in small and tells_more(word))
    new = [word for word in own if not may_stand_for(word, instead.get(word, lost))]
    if new:
        told = "”, “".join(dict.fromkeys(new))
        yield Asked(Rule.TERM, f"the source does not say “{told}”")


def _small_words(text: str, page: SentenceReading, source: SentenceReading) -> frozenset[str]:
    """The words that are no names; "allegedly" is none that is new beside "is accused of"."""
    small = frozenset(SMALL.findall(text)) | _openers(text, page)
    return small if claims().isdisjoint(source.words) else small - claims()


def is_new_person(word: str, source: SentenceReading) -> bool:
    """Tell whether a word is for persons, and none of the source's may mean the same."""
    is_person = word in rows_of("persons")
    return is_person and not any(says_the_same(word, one) for one in source.words)


def _lost(page: SentenceReading, source: SentenceReading) -> list[str]:
    return [word for word in source.words if word.isalpha() and stem(word) not in page.stems]


def _instead(page: SentenceReading, source: SentenceReading) -> dict[str, list[str]]:
    """The one word of content in whose place each stands, where but one stands for one."""
    found = {}
    for edit in edits_of(source.words, page.words):
        theirs, mine = (list(filter(is_content, each)) for each in (edit.theirs, edit.mine))
        if len(theirs) == len(mine) == 1:
            found[mine[0]] = theirs
    return found


def _openers(text: str, page: SentenceReading) -> frozenset[str]:
    """The words that open a sentence, and are no names."""
    opening = (found[1].lower() for found in OPENER.finditer(text))
    return frozenset(word for word in opening if not page.names.named(word.capitalize()))


def _in_prose(text: str) -> str:
    """A text without what stands in quotation marks or brackets, and without numbers."""
    spans = [*marked_in(text), *(Span(*found.span()) for found in BRACKETED.finditer(text))]
    spans += (Span(each.start, each.end) for each in read_numerals(text))
    return without_spans(text, spans)


def tells_more(word: str) -> bool:
    """Tell whether a word tells more than that somebody says something or does not."""
    is_other = word in TIMES or word in NUMBERS or is_negation(word)
    is_degree = any(may_be_one(word, one) for one in DEGREES)
    return is_english(word) and not (is_other or is_degree or word in _empty())


def may_stand_for(word: str, lost: list[str]) -> bool:
    """Tell whether a word may say what one of those does that the page left out."""
    if is_superlative(word) and any(map(is_superlative, lost)):
        return True  # "worst hit" for "most affected"
    return any(says_the_same(word, other) for other in lost)


def says_the_same(word: str, other: str) -> bool:
    """Tell whether two words may say the same; who may say nearly anything vouches for none."""
    if is_one_root(word, other) or other in _opposite().get(word, frozenset()):
        return is_one_root(word, other)
    is_alike = other in _alike().get(word, frozenset())
    return is_alike or (len(meanings_of(other).own) < MANY and may_be_one(word, other))


def is_one_root(word: str, other: str) -> bool:
    """Tell whether one of two words is made of the other: resigned, resignation."""
    one, two = sorted((stem(word), stem(other)), key=len)
    # "under water" for "underwater", "not safe" for "unsafe".
    is_end = min(len(word), len(other)) >= ROOT and (other.endswith(word) or word.endswith(other))
    is_same = word == other or is_form(word, other)
    return is_same or is_end or (len(one) >= ROOT and two.startswith(one))


@cache
def _alike() -> dict[str, frozenset[str]]:
    """The words that say the same by our own lists, each with the others."""
    parts = read_words("questions")
    rows = [frozenset(row.split()) for row in (*parts["persons"], *parts["harms"])]
    rows += (forms_of("doubting"), frozenset((*parts["conditional"], *parts["planning"])))
    rows += chain.from_iterable(opposites())
    dead = frozenset(word for word, first in rows_of("harms").items() if first == "killed")
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for row in (*rows, dead.union(parts["deaths"])):
        for word in row:
            found[word] |= row
    return dict(found)


@cache
def _opposite() -> dict[str, frozenset[str]]:
    """The words that say the contrary by our own list, each with the others."""
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for one, other in chain(opposites(), map(reversed, opposites())):
        for word in one:
            found[word] |= other
    return dict(found)


@cache
def _empty() -> frozenset[str]:
    """Words that tell nothing of their own: that somebody says something, persons, things."""
    speech = read_table("speech")
    verbs = [row[0] for part in ("say", "that", "tell") for row in speech[part]]
    plain = (*verbs, *read_words("speech")["addressees"], *read_words("questions")["plain words"])
    return all_forms(" ".join(plain))
