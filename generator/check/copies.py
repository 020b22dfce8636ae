"""The copies of passages that pages show: at the foot of a page, on the page of a source."""

import posixpath
import re
from collections.abc import Iterator, Set
from difflib import SequenceMatcher

from generator.check.passage_evidence import PassageEvidence
from generator.check.passage_rules import PassageRules, same_words
from generator.evidence import Passage
from generator.findings import Finding, Rule
from generator.markdown.blocks import Block, BlockKind, Note, PageText
from generator.markdown.inline import Text
from generator.render.escape import escape

ANCHOR = re.compile(r"#p-([\w-]+)")
SOURCE_PAGE = re.compile(r"sources/([^/]+)\.md")
ALIKE = 0.6  # from here on two sentences are one that was altered
MEND_COPY = "Write it as the article has it, or delete it"


def check_copies(
    page: PageText, path: str, evidence: PassageEvidence, file: str, generated: Set[str] | None
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
                yield Finding(
                    file,
                    block.line,
                    rule=Rule.PASSAGE,
                    message=message,
                    found=block.text.words,
                    expected="",
                    mend=MEND_COPY,
                    passages=(anchor[1],),
                )
            elif not same_words(block.text.words, passage.text):
                yield _altered(file, block, passage)
    if generated is not None:
        yield from _check_whole(page, evidence.sentences[article], file, generated)


def _check_whole(
    page: PageText, passages: tuple[Passage, ...], file: str, generated: Set[str]
) -> Iterator[Finding]:
    """Find paragraphs of the whole text that are one of its sentences, altered.

    What an editor took out or put in may be.
    """
    texts = {passage.text for passage in passages} | generated
    shown = {block.text.words for block in page.blocks}
    missing = [passage for passage in passages if passage.text not in shown]
    for block in filter(_is_plain_paragraph, page.blocks):
        if block.text.words not in texts and (like := _most_like(block.text.words, missing)):
            yield _altered(file, block, like)


def _is_plain_paragraph(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and not block.item and not block.attributes


def _most_like(words: str, passages: list[Passage]) -> Passage | None:
    """Find the passage that is most like the words; None where none is much like them."""
    likeness = [(_likeness(words, passage.text), passage.span, passage) for passage in passages]
    most, _, passage = max(likeness, default=(0, None, None))
    return passage if most >= ALIKE else None


def _likeness(mine: str, other: str) -> float:
    matcher = SequenceMatcher(None, mine, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0


def _altered(file: str, block: Block | Note, passage: Passage, words: str = "") -> Finding:
    message = "this passage is not as its article has it"
    shown = words or block.text.words
    return Finding(
        file,
        block.line,
        rule=Rule.PASSAGE,
        message=message,
        found=shown,
        expected=passage.text,
        mend=MEND_COPY,
        passages=(passage.id,),
    )


def check_notes(
    page: PageText, path: str, evidence: PassageEvidence, file: str
) -> Iterator[Finding]:
    """Footnotes of passages: the copy, and where it says that it stands."""
    for note in page.notes:
        passage = evidence.passages.get(note.id)
        if passage is None or note.raw == evidence.footnote(note.id, posixpath.dirname(path)):
            continue
        copied = escape(passage.text)
        if note.raw.startswith(copied):
            rest = note.raw[len(copied) :]
        elif note.text.words.startswith(passage.text):
            rest = note.text.words[len(passage.text) :]
        else:
            yield _altered(file, note, passage, _copy_of(note.text))
            continue
        yield from _check_reference(note, rest, passage, evidence, file)


def _copy_of(text: Text) -> str:
    """What a footnote shows of its passage: all that stands before the link to its source."""
    start = text.links[0].start if text.links else len(text.words)
    return text.words[:start].rstrip(" —–-") or text.words


def _check_reference(
    note: Note, raw: str, passage: Passage, evidence: PassageEvidence, file: str
) -> Iterator[Finding]:
    """The numbers behind the copy: those of the title, the publisher and the day of publication."""
    start = note.text.words.find(passage.text) + len(passage.text)
    text = note.text.words[start:] if start >= len(passage.text) else raw
    article = passage.article
    day = evidence.words.day(article.published) if article.published else ""
    for known in (article.title, article.id, article.publisher, day):
        known = " ".join(known.split())
        text = text.replace(known, "·" * len(known))
    for span in PassageRules(evidence, file).unknown_numbers(text, ()):
        message = f"{span.of(text)} is not when or where the passage appeared"
        shown = note.text.words[start:].strip(" —,")
        expected = ", ".join(filter(None, (article.title, article.publisher, day)))
        yield Finding(
            file,
            note.line,
            rule=Rule.NUMBER,
            message=message,
            found=shown,
            expected=expected,
            mend=MEND_COPY,
            passages=(passage.id,),
        )
