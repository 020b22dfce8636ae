"""The text of a page's article: what trafilatura finds, and what it leaves out of the same body.

trafilatura takes the best of a page's bodies. Where a body is cut in two by an advertisement, or
its first paragraph stands in a box of its own, the rest is lost without a word. So the blocks of
the page that stand as those that were taken do (between them, or beside them in boxes of the same
names) are put back in their places.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import compress, count, takewhile
from typing import NamedTuple

from lxml.html import HtmlElement

from generator.read.page.head import main_heading
from generator.read.page.tree import INLINE

APART = {
    "aside",
    "nav",
    "footer",
    "form",
    "figure",
    "header",
    "table",
    "button",
    "select",
    "iframe",
}
FEWEST_WORDS = 8  # of a block that is put back
LEAD = re.compile(
    r"(?i)lead|lede|summary|intro|standfirst|dek|subtitle|sub-?head|excerpt|abstract|chapeau"
)
WORD = re.compile(r"\w+")
MAIN_SHARE = 0.15  # of the text that was taken
WHOLE_SHARE = 0.9  # of a paragraph
KNOWN_SHARE = 0.5  # of a block's runs of words; a block of which so much was taken is not put back


class Paragraph(NamedTuple):
    """A paragraph of the page."""

    text: str
    box: tuple[str, ...]  # the names of the boxes that it stands in, innermost first
    is_linked: bool  # made of links for the most part


def complete(paragraphs: list[str], tree: HtmlElement, title: str) -> list[str]:
    """Put back into the paragraphs what the page has of the same body."""
    blocks = list(find_blocks(_body(tree, title)))
    if not blocks or not paragraphs:
        return paragraphs
    runs = [_runs(paragraph) for paragraph in paragraphs]
    known = _runs(" ".join(paragraphs))
    taken = [_is_in(_runs(block.text), known) for block in blocks]
    if not any(taken):
        return paragraphs
    found = _put_beside(blocks, taken, runs)
    completed = list(found.behind[-1])
    for number, paragraph in enumerate(paragraphs):
        completed += _apart(paragraph, found.within[number])
        completed += found.behind[number]
    return completed


class _Beside(NamedTuple):
    """The blocks of the page by the numbers of the paragraphs that they stand in or behind."""

    within: dict[int, list[str]]  # those that were taken
    behind: dict[int, list[str]]  # those that are put back; -1: in front of all


def _put_beside(blocks: list[Paragraph], taken: list[bool], runs: list[set[str]]) -> _Beside:
    """Find where each block stands that was taken, or belongs to the body all the same."""
    boxes = _main_boxes(list(compress(blocks, taken)))
    numbers = list(compress(count(), taken))
    first, last = numbers[0], numbers[-1]
    found = _Beside(defaultdict(list), defaultdict(list))
    place = -1
    for number, block in enumerate(blocks):
        if taken[number]:
            place = _place(_runs(block.text), runs, place)
            found.within[place].append(block.text)
        elif _belongs(block, boxes, is_within=first < number < last, is_lead=number < first):
            found.behind[place].append(block.text)
    return found


def _apart(paragraph: str, blocks: list[str]) -> list[str]:
    """The blocks of the page that were run together into one paragraph, if they are all of it."""
    size = sum(map(len, blocks)) / len(paragraph)
    return blocks if len(blocks) > 1 and abs(size - 1) <= 1 - WHOLE_SHARE else [paragraph]


def _main_boxes(taken: list[Paragraph]) -> set[tuple[str, ...]]:
    """Give the boxes in which a good part of the text that was taken stands."""
    sizes: Counter[tuple[str, ...]] = Counter()
    for block in taken:
        sizes[block.box] += len(block.text)
    return {box for box, size in sizes.items() if size >= MAIN_SHARE * sizes.total()}


def _belongs(
    block: Paragraph, boxes: set[tuple[str, ...]], *, is_within: bool, is_lead: bool
) -> bool:
    if block.is_linked or len(block.text.split()) < FEWEST_WORDS or block.text[-1] not in '.!?”"’':
        return False
    if block.box in boxes:
        return True
    if is_lead:
        return bool(LEAD.search(block.box[0])) if block.box else False
    return is_within and any(block.box[1:] == box[1:] for box in boxes)


def _place(of_block: set[str], runs: list[set[str]], before: int) -> int:
    """The number of the paragraph that holds most of a block, no earlier than the one before."""
    common = [len(of_block & of_paragraph) for of_paragraph in runs[max(0, before) :]]
    return max(0, before) + common.index(max(common)) if any(common) else before


def _body(tree: HtmlElement, title: str) -> HtmlElement:
    """Give the box around the heading that holds paragraphs, else the page."""
    heading = main_heading(tree, title)
    if heading is None:
        return tree
    boxes = takewhile(lambda box: box.tag not in ("body", "html"), heading.iterancestors())
    return next((box for box in boxes if len(list(box.iter("p"))) > 1), tree)


def find_blocks(body: HtmlElement) -> Iterator[Paragraph]:
    """Find the paragraphs below an element, and what stands there like one."""
    for element in body.iter():
        if not isinstance(element.tag, str) or element.tag in INLINE or element.tag == "h1":
            continue
        text = " ".join(_own_text(element).split())
        if not text or any(parent.tag in APART for parent in (element, *element.iterancestors())):
            continue
        linked = sum(len(a.text_content()) for a in element.iter("a"))
        yield Paragraph(text, _box(element), linked > len(text) / 2)


def _own_text(element: HtmlElement) -> str:
    """Give the text of an element that stands in no block inside it."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag in INLINE and not _has_block(child):
            parts.append(child.text_content())
        elif child.tag == "br":
            parts.append(" ")
        parts.append(child.tail or "")
    return "".join(parts)


def _has_block(element: HtmlElement) -> bool:
    return any(isinstance(child.tag, str) and child.tag not in INLINE | {"br"} for child in element)


def _box(element: HtmlElement) -> tuple[str, ...]:
    boxes = (element, *element.iterancestors()) if element.tag == "div" else element.iterancestors()
    named = (f"{box.tag} {box.get('class', '')}" for box in boxes)
    return tuple(named)[:3]


def _runs(text: str) -> set[str]:
    """Give the runs of three words of a text."""
    words = WORD.findall(text.casefold())
    return {" ".join(words[place : place + 3]) for place in range(max(1, len(words) - 2))}


def _is_in(runs: set[str], known: set[str]) -> bool:
    return len(runs & known) >= KNOWN_SHARE * len(runs)
