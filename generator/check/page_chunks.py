"""The chunks of a generated page: what a reader sees of them, what the interface says there itself,
and what is left of their text without what records give.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import chain
from typing import NamedTuple

from generator.check.page_paths import SOURCE_PAGE
from generator.check.wording import is_whole
from generator.markdown.footnotes import CHIP, DEFINITION, MARK
from generator.render.escape import escape
from generator.render.list_pages import SOURCES, list_of
from generator.render.words import Words

# Before what begins at the margin, or an entry of a list inside of another.
STARTS = re.compile(r"\n(?=    - |[^\s{])")
DEFINITIONS = re.compile(f"^{DEFINITION.pattern}", re.MULTILINE)
# Begun nowhere inside of its text, so that a bracket that is escaped there begins none.
LINK = re.compile(
    r"(?<!\\)(?P<before>(?:\\\\)*+)\[(?P<text>(?:[^\[\]\\]|\\.)*+)\]\((?P<target>[^()\s]*+)\)"
)
WORD = re.compile(r"\d+|[^\W\d_]+")  # "14" and "km" of "14km": parts of it may be taken away
GONE = "\0"  # stands where something was, or for what is put in
RAISED = re.compile(r"<sup>[^<]*</sup>")
# What a reader does not see: tags, attribute lists, character references, files; and field names.
UNSEEN = re.compile(r"<[^<>]*>|\{[^{}\n]*\}|&#?\w+;|`[^`\n]*`|^--8<--.*$", re.MULTILINE)
LEFT = re.compile(r"[^\W_]|[“”„«»\"]")
# How often an article is cited is counted by what all pages cite.
TIMES_CITED = re.compile(r"\| (\d+) (?=(?:\| \d+ ){3}\|)")
FIELD = re.compile(r"---|(?:icon|hide|search):")  # of the front matter
FRONT = re.compile(r"(?:title|description): \"(?P<text>.*)\"\n*")
# The number in a row of places, and what it leads to.
MENTIONS = re.compile(r"\| (?:\d+(?=\[\^)|\[\d+\]\([^()\s]*+\))")
# A link to the line of another page that shows a passage whole: it cites the passage.
TO_LINE = re.compile(
    r"(?<!\\)\[(?P<text>(?:[^\[\]\\]|\\.)*+)\]\([^()\s#]++#(?:fnref:|p-)(?P<id>[\w-]++)\)"
)
KEY_OF_MAP = ".map-key"  # its numbers are those that had no room on the map
NUMBER = re.compile(r"\d+")


class Chunk(NamedTuple):
    """What belongs to one line at the margin, or to an entry of a list inside of another."""

    line: int  # from 1
    heading: str  # the line of the nearest heading above
    text: str


def split_page(text: str) -> Iterator[Chunk]:
    """Group the lines of a page, each with what is indented under it.

    Front matter and footnotes are left out.
    """
    heading, line = "", 1
    for chunk in STARTS.split(text):
        if chunk.startswith("#"):
            heading = chunk.partition("\n")[0]
        yield Chunk(line, heading, DEFINITIONS.sub("", chunk) if "[^" in chunk else chunk)
        line += chunk.count("\n") + 1


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


def seen_in(path: str, chunk: Chunk) -> str:
    """Give what a reader sees of a line and no other check has looked at."""
    text = chunk.text
    if SOURCE_PAGE.fullmatch(path) and "{ #p-" in text:
        return ""  # a passage, which must be its copy
    if not chunk.heading and (front := FRONT.fullmatch(text)):
        return escape(unescape(front["text"]))
    if not chunk.heading and FIELD.match(text):
        return ""
    if path == "places.md":
        text = MENTIONS.sub("", text)
    if list_of(path) == SOURCES:
        text = TIMES_CITED.sub("", text)
    if KEY_OF_MAP in text:
        text = NUMBER.sub("", text)
    return _unmarked(text)


def _unmarked(text: str) -> str:
    """Take away what cites passages: chips, marks, links to lines."""
    if ".source" in text:
        text = CHIP.sub("", text)
    if "](" in text:
        text = TO_LINE.sub(r"\g<text>", text)
    if "[^" in text:
        text = MARK.sub("", text)
    if "<sup>" in text:
        text = RAISED.sub("", text)
    return text.replace("<mark>", "").replace("</mark>", "")


def our_phrases(words: Words) -> Iterator[str]:
    """Yield the words of the interface as a line has them, without what stands for a value."""
    for text in words.fixed_texts():
        phrase = UNSEEN.sub(" ", LINK.sub(r"\g<before>\g<text>", text))
        if LEFT.search(phrase):
            yield phrase.strip(" .,:;()–*[]·")
