"""What a reader sees of a line of a generated page, and what the interface says there itself."""

import re
from collections.abc import Iterator
from html import unescape

from generator.check.page_chunks import LINK, Chunk
from generator.check.page_paths import SOURCE_PAGE
from generator.markdown.footnotes import CHIP, MARK
from generator.render.escape import escape
from generator.render.list_pages import SOURCES, list_of
from generator.render.words import Words

RAISED = re.compile(r"<sup>[^<]*</sup>")
# What a reader does not see: tags, attribute lists, character references, files; and field names.
UNSEEN = re.compile(r"<[^<>]*>|\{[^{}\n]*\}|&#?\w+;|`[^`\n]*`|^--8<--.*$", re.MULTILINE)
LEFT = re.compile(r"[^\W_]|[“”„«»\"]")
# How often an article is cited is counted by what all pages cite.
TIMES_CITED = re.compile(r"\| \d+ (?=(?:\| \d+ ){3}\|)")
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
