"""The chunks of a generated page, and what is left of their text without what records give."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from generator.check.wording import is_whole
from generator.markdown.footnotes import DEFINITION

ENTRY = "    - "  # of a list inside of another
# Begun nowhere inside of its text, so that a bracket that is escaped there begins none.
LINK = re.compile(
    r"(?<!\\)(?P<before>(?:\\\\)*+)\[(?P<text>(?:[^\[\]\\]|\\.)*+)\]\((?P<target>[^()\s]*+)\)"
)
WORD = re.compile(r"\d+|[^\W\d_]+")  # "14" and "km" of "14km": parts of it may be taken away
GONE = "\0"  # stands where something was, or for what is put in


class Chunk(NamedTuple):
    """What belongs to one line at the margin, or to an entry of a list inside of another."""

    line: int  # from 1
    heading: str  # the line of the nearest heading above
    text: str


def split_page(text: str) -> Iterator[Chunk]:
    """Group the lines of a page, each with what is indented under it.

    Front matter and footnotes are left out.
    """
    lines, heading, first = [], "", 1
    for number, line in enumerate(text.split("\n"), 1):
        starts = line.startswith(ENTRY) or (line[:1].strip() and not line.startswith("{"))
        if starts:
            yield Chunk(first, heading, "\n".join(lines))
            lines, first = [], number
            if line.startswith("#"):
                heading = line
        lines.append("" if "[^" in line and DEFINITION.match(line) else line)
    yield Chunk(first, heading, "\n".join(lines))


class Phrases:
    """Fragments that may stand in a text, by the first word of each."""

    def __init__(self, texts: Iterable[str]):
        self._by_word: dict[str, set[str]] = defaultdict(set)
        for one in texts:
            word = WORD.search(one)
            self._by_word[word[0] if word else ""].add(one)

    def within(self, text: str) -> Iterator[str]:
        """Give those of which a text has the first word, or which have none."""
        words = {"", *WORD.findall(text)}
        return chain.from_iterable(self._by_word.get(word, ()) for word in words)


def take_away(text: str, fragment: str) -> str:
    """Give the text without a fragment wherever it stands as whole words."""
    start = text.find(fragment)
    while start >= 0:
        end = start + len(fragment)
        if is_whole(text, start, end):
            text = f"{text[:start]}{GONE}{text[end:]}"
            end = start + len(GONE)
        start = text.find(fragment, end)
    return text


def without(text: str, *fragments: Iterable[str]) -> str:
    """Give a text without fragments of it, the longest first: a longer one may hold another."""
    found = {one for each in fragments for one in each if one in text} - {""}  # few are
    for fragment in sorted(sorted(found), key=len, reverse=True):
        text = take_away(text, fragment)
    return text
