"""The signs by which a text gives a quotation to somebody without a verb of saying, which the
parser does not read.

“In Smith’s words, “…””, “(“…”, Smith)”, “told by Smith that “…””, the cell of a table with a name
beside the one with the words. What is found are spans of names and of words; whose names they are
is the matter of `speaker_rules`.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from generator.briefing_items import Profile
from generator.check.english import all_of, any_of
from generator.check.marked_words import marked_in
from generator.evidence import Said
from generator.model import Span
from generator.word_lists import forenames, read_words

FARTHEST = 300  # code points before a quotation in which a sign may stand
ENOUGH = 8  # words of a quotation that tell which it is
NAME = r"[^\W\d_][\w’'.-]*(?:\s+[^\W\d_][\w’'.-]*){0,4}?"
TELLING = any_of("tellings")
BEFORE = (
    re.compile(
        rf"(?:^|[\s(])(?P<who>{NAME})(?:['’]s|(?<=s)['’])\s+(?:\w+\s+)?(?:{TELLING})"
        r"\s*+(?:[:,]|was|is|that)*+\s*+$"
    ),
    re.compile(rf"\b(?:{any_of('told by')})\s+by\s+(?P<who>{NAME})\s*+(?:[:,]|that)*+\s*+$"),
    re.compile(rf"^\s*(?P<who>{NAME})\s*(?:–|—|--?)\s*$"),
    re.compile(rf"(?:^|\|)\s*(?P<who>{NAME})\s*\|\s*$"),  # the cell of a row
    re.compile(r"^\s*(?P<who>[^\s:“”\"][^:“”\"]{1,79}):\s*(?:[\w’-]+\s){0,3}(?:[“\"‘«„'].*)?$"),
)
# What stands in whatever the first two find. Looking for it is cheap, and finding a name at every
# word is not.
NEEDED = re.compile(rf"\b(?:by\s|{TELLING})")
BEHIND = (
    re.compile(rf"\s*\((?P<who>{NAME})\)"),
    re.compile(rf",?\s*(?P<who>{NAME})\)"),
    re.compile(rf"\s*\|\s*(?P<who>{NAME})\s*(?:\||$)"),
)
# A line that may have somebody say something, in other words than the article's.
SAYING = re.compile(rf"\b(?:{any_of('says something')})\b")
SOMEBODY = "somebody"  # whom a pronoun means that may mean several
THEIR_WORDS = re.compile(
    rf"\b(?:{any_of('owners')})\b.*\b(?:{any_of('owned words')})\b", re.IGNORECASE
)


class Given(NamedTuple):
    """Words that the page gives to somebody."""

    words: str
    at: int  # in the span
    actor: Profile | None
    name: str  # as the page has it
    around: str = ""  # what else the page has him say: Guterres called it a “…”
    shown_as_words: bool = True  # in quotation marks or a block quote
    is_paraphrase: bool = False  # shown with a word of saying
    in_prose: bool = False  # in a sentence, which may say Hezbollah for the one who speaks for it


def told_as(actor: Profile, words: str, at: int = 0, *, name: str) -> Given:
    """Words with a word of saying: they are told as somebody's, and not shown as words."""
    return Given(words, at, actor=actor, name=name, shown_as_words=False, is_paraphrase=True)


def find_signs(words: str) -> Iterator[tuple[Span, str]]:
    """The quotations of a sentence with the names that signs give them to."""
    for span in marked_in(words):
        end = max(0, span.start - 1)
        near = max(0, end - FARTHEST)
        patterns = BEFORE if NEEDED.search(words, near, end) else BEFORE[2:]
        before = (pattern.search(words, near, end) for pattern in patterns)
        behind = (pattern.match(words, span.end + 1) for pattern in BEHIND)
        if found := next(filter(None, chain(before, behind)), None):
            yield span, found["who"].strip()


def outside_quotations(words: str) -> str:
    """The words that stand in no quotation marks."""
    pieces, position = [], 0
    for span in marked_in(words):
        pieces.append(words[position : span.start])
        position = span.end
    return " ".join([*pieces, words[position:]])


def begins_with_forename(words: str) -> bool:
    """Whether the words are a person's name beyond doubt: a forename, and what may go with it."""
    first, *others = words.split()
    return (
        bool(others)
        and len(others) < 4
        and first in forenames()
        and all(word[0].isupper() for word in others)
    )


def names_an_office(words: str) -> bool:
    """Whether there is a president or a spokesman in them: somebody without a name."""
    return not _titles().isdisjoint(re.findall(r"\w+", words.casefold()))


def without_office(words: str) -> str:
    """A name without the office before it: "Smith" of "The mayor: Smith"."""
    parts = words.split()
    while len(parts) > 1 and parts[0].strip(":,").casefold() in _titles() | {"the"}:
        parts = parts[1:]
    return " ".join(parts)


@cache
def _titles() -> frozenset[str]:
    titles = (*read_words("titles")["title"], *all_of("offices"))
    return frozenset(word for title in titles for word in title.split())


def entry_of(said: Said, given: Given) -> str:
    """The entry of corrections.yml that gives a quotation to another speaker."""
    words = " ".join(
        (said.verbatim_text or said.text).partition(" […] ")[0].split()[:ENOUGH]
    ).replace('"', "'")
    entry = {
        "quote": words,
        "article": said.passage.article.id,
        "speaker": given.actor.name if given.actor else given.name,
    }
    # JSON is YAML.
    return f"in corrections.yml, under quotes: - {json.dumps(entry, ensure_ascii=False)}"
