"""The copies of passages that pages show, at the foot of a page and on the page of a source.

What an editor altered of them is a finding; where the program did, it is a fault.
"""

import re
from collections.abc import Iterator, Mapping, Set
from typing import Any

from generator.check.altered_records import make_page_mismatch
from generator.check.number_forms import find_unknown_numbers
from generator.check.page_chunks import LINK
from generator.check.page_paths import SOURCE_PAGE
from generator.check.passage_evidence import PassageEvidence, most_like, names_of_source
from generator.evidence import Passage
from generator.findings import Finding, Rule
from generator.markdown.blocks import Block, BlockKind, Note, PageText
from generator.markdown.footnotes import DEFINITION
from generator.markdown.inline import Text
from generator.model import Article, Fault, Page
from generator.render.escape import escape
from generator.render.page_tools import PageTools
from generator.render.words import Words, short_name

ANCHOR = re.compile(r"#p-([\w-]+)")
ANCHORED = re.compile(r"\{ #p-([\w-]+) \}")
ALIKE = 0.6  # from here on two sentences are one that was altered
MEND_COPY = "Write it as the article has it, or delete it"


def check_copies(
    page: PageText, path: str, evidence: PassageEvidence, generated: Set[str] | None
) -> Iterator[Finding]:
    """On the page of a source: passages that are not as the article has them.

    Where the page holds the whole article, `generated` are the words of its blocks as they were
    generated.
    """
    found = SOURCE_PAGE.fullmatch(path)
    article = found[1] if found else ""
    if article not in evidence.sentences:
        return
    for block in page.blocks:
        if anchor := ANCHOR.search(block.attributes):
            passage = evidence.passages.get(anchor[1])
            if passage is None or passage.article.id != article:
                message = f"the passage {anchor[1]} is not in the article any more"
                yield _finding(
                    block, anchor[1], rule=Rule.PASSAGE, message=message, found=block.text.words
                )
            elif not evidence.is_copy(block.text.words, passage):
                yield _altered(block, passage)
    if generated is not None:
        yield from _check_whole(page, evidence.sentences[article], generated)


def _check_whole(
    page: PageText, passages: tuple[Passage, ...], generated: Set[str]
) -> Iterator[Finding]:
    """Find paragraphs of the whole text that are one of its sentences, altered.

    What an editor took out or put in may be.
    """
    texts = {passage.text for passage in passages} | generated
    shown = {block.text.words for block in page.blocks}
    missing = [passage for passage in passages if passage.text not in shown]
    for block in page.blocks:
        if block.kind is not BlockKind.PARAGRAPH or block.item or block.attributes:
            continue
        if block.text.words not in texts and (like := most_like(block.text.words, missing, ALIKE)):
            yield _altered(block, like)


def _altered(block: Block | Note, passage: Passage, words: str = "") -> Finding:
    message = "this passage is not as its article has it"
    shown, text = words or block.text.words, passage.text
    return _finding(
        block, passage.id, rule=Rule.PASSAGE, message=message, found=shown, expected=text
    )


def _finding(place: Block | Note, id: str, **told: Any) -> Finding:
    """Make a finding on what a page shows of a passage; `told` are fields of it."""
    return Finding(place.line, mend=MEND_COPY, passages=(id,), **told)


def check_notes(page: PageText, path: str, evidence: PassageEvidence) -> Iterator[Finding]:
    """Footnotes of passages: the copy where there is one, and where it says that it stands."""
    tools = PageTools(path, evidence.words)
    for note in page.notes:
        passage = evidence.passages.get(note.id)
        if passage is None or note.raw in tools.references(passage):
            continue
        reference = _reference_of(note, passage)
        if reference is None:
            yield _altered(note, passage, _copy_of(note.text))
        else:
            yield from _check_reference(note, reference, passage, evidence)


def _reference_of(note: Note, passage: Passage) -> str | None:
    """Give what a footnote says of where its passage stands.

    None where something else comes before it than a copy of the passage.
    """
    words, copied = note.text.words, escape(passage.text)
    if words.startswith(passage.text):
        return words[len(passage.text) :]
    if note.raw.startswith(copied):
        return note.raw[len(copied) :]
    return words if _names_source_first(note.text, passage.article) else None


def _names_source_first(text: Text, article: Article) -> bool:
    """Tell whether a footnote begins with its source: a link, or its name where it has no link."""
    if text.links:
        return text.links[0].start == 0
    return text.words.startswith(names_of_source(article))


def _copy_of(text: Text) -> str:
    """What a footnote shows of its passage: all that stands before the link to its source."""
    start = text.links[0].start if text.links else len(text.words)
    return text.words[:start].rstrip(" —–-") or text.words


def _check_reference(
    note: Note, reference: str, passage: Passage, evidence: PassageEvidence
) -> Iterator[Finding]:
    """Who published it, and the numbers of the title, the publisher and the day."""
    article, text, shown = passage.article, reference, reference.strip(" —,")
    day = evidence.words.day(article.published) if article.published else ""
    for known in (*names_of_source(article), *filter(None, [day])):
        text = text.replace(known, "·" * len(known))
    unknown = find_unknown_numbers(text, (), evidence)
    for span in unknown:
        message = f"{span.of(text)} is not when or where the passage appeared"
        expected = ", ".join(filter(None, (article.title, article.publisher, day)))
        yield _finding(
            note, passage.id, rule=Rule.NUMBER, message=message, found=shown, expected=expected
        )
    is_named = any(name in reference for name in names_of_source(article))
    if not is_named and not unknown:
        field = "publisher" if article.publisher else "title"
        message = f"the field “{field}” is not as its record has it"
        name = short_name(article)
        yield _finding(
            note, passage.id, rule=Rule.RECORD, message=message, found=shown, expected=name
        )


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
        elif line.startswith("{ #p-") and (anchor := ANCHORED.fullmatch(line)):
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

    It has no link where its source's page was deleted by hand.
    """
    gone = f"sources/{passage.article.id}.md"
    for deleted in (frozenset(), frozenset([gone])):
        tools = PageTools(path, words, deleted)
        yield tools.reference(passage)
        yield tools.reference(passage, repeats=True)
