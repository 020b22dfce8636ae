"""Whether the copies of passages on generated pages are the passages: footnotes, and what the pages
of sources show.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping

from generator.check.altered_records import make_page_mismatch
from generator.check.page_chunks import LINK
from generator.evidence import Passage
from generator.markdown.footnotes import DEFINITION
from generator.model import Fault, Page
from generator.render.escape import escape
from generator.render.page_tools import PageTools
from generator.render.words import Words

ANCHOR = re.compile(r"\{ #p-([\w-]+) \}")


def find_altered_copies(
    page: Page, passages: Mapping[str, Passage], words: Words, folder: str
) -> Iterator[Fault]:
    """Find footnotes and, on the pages of sources, passages that are not the passage.

    `folder` is that of the pages, as messages name it.
    """
    before = ""
    for number, line in enumerate(page.text.split("\n"), 1):
        if "[^" in line and (note := DEFINITION.match(line)):
            passage = passages.get(note[1])
            if passage and note[2] not in _footnotes(passage, page.path, words):
                file = f"{folder}/{page.path}:{number}"
                yield make_page_mismatch(file, "footnote", note[2], passage.text)
        elif line.startswith("{ #p-") and (anchor := ANCHOR.fullmatch(line)):
            passage = passages.get(anchor[1])
            if passage is None or not _is_copy(before, passage, words):
                file, text = f"{folder}/{page.path}:{number - 1}", passage.text if passage else ""
                yield make_page_mismatch(file, "passage", before, text)
        before = line


def _is_copy(line: str, passage: Passage, words: Words) -> bool:
    """Tell whether a line on the page of a source is the passage, or names it shortly."""
    whole, short = escape(passage.text), escape(passage.beginning)
    shown = " ".join(line.split())
    led = LINK.fullmatch(shown.removeprefix(f"{short} ")) if shown.startswith(short) else None
    return shown == whole or bool(led and led["text"] == words("sources.in_full"))


def _footnotes(passage: Passage, path: str, words: Words) -> Iterator[str]:
    """Give the ways in which the passage's footnote may be written.

    It repeats the passage or does not, and has no link where its source's page was deleted by
    hand.
    """
    gone = f"sources/{passage.article.id}.md"
    beside = posixpath.join(posixpath.dirname(path), "page.md")
    tools = (PageTools(beside, words, without) for without in (frozenset(), frozenset([gone])))
    return (one.reference(passage, repeats) for one in tools for repeats in (False, True))
