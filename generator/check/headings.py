"""Numbers and names of ours that no passage bears out, where nothing is cited.

They name the years under which something is listed, count what the briefing has, say from whom a
table is, or lead to a line that cites a passage. An editor may write lines and headings of their
own; one that differs from a generated one in digits alone, a heading before the same words, was
altered. One that differs in names is asked about.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from generator.check.actor_names import ActorNames
from generator.check.answers import entry_for
from generator.check.exchanges import edits_of
from generator.check.sentence_reading import stems_told, words_of
from generator.findings import Finding, Rule
from generator.markdown.blocks import Block, BlockKind, PageText

DIGITS = re.compile(r"\d+")
NAME = re.compile(r"\b[^\W\d_a-z][\w'’.-]*(?:(?: (?:of|for|the|and|de|du))* [^\W\d_a-z][\w'’.-]*)*")
MEND = "Write the number that was generated; a wrong one is put right in the corrections"
MEND_NAME = "Write the name that was generated; or, where you mean it so, settle it {entry}"


def find_renumbered(page: PageText, generated: PageText, actors: ActorNames) -> Iterator[Finding]:
    """Find what cites nothing, and of which an editor changed digits or names alone."""
    expected: dict[tuple[str, str], list[str]] = defaultdict(list)
    for block, following in _uncited(generated):
        for key in (_without_digits(block, following), _without_names(block, following)):
            expected[key].append(block.text.words)
    for block, following in _uncited(page):
        words = block.text.words
        before = expected[_without_digits(block, following)]
        named = expected[_without_names(block, following)]
        if words in (*before, *named):
            continue
        if before:
            yield _finding(block, before[0])
        elif named and not any(_names_same(words, one, actors) for one in named):
            yield _question(block, named[0])
        elif other := _under_another_name(block, generated, actors) or _reworded(block, generated):
            yield _question(block, other)


def _uncited(page: PageText) -> Iterator[tuple[Block, str]]:
    """Give headings and what cites nothing, each with the words behind it."""
    for block, following in pairwise((*page.blocks, None)):
        if block.kind is BlockKind.HEADING or not block.text.marks:
            yield block, following.text.words if following else ""


def _without_digits(block: Block, following: str) -> tuple[str, str]:
    """What stays of a line where other digits are written; a heading is told by what it heads."""
    is_heading = block.kind is BlockKind.HEADING
    return DIGITS.sub("0", block.text.words), following if is_heading else ""


def _without_names(block: Block, following: str) -> tuple[str, str]:
    """What stays of a line where other names are written: a name by itself says nothing alone."""
    if block.kind is not BlockKind.PARAGRAPH:
        return block.text.words, following
    left = NAME.sub("\0", DIGITS.sub("0", block.text.words))
    return left, following if left.strip() == "\0" else ""


def _under_another_name(block: Block, generated: PageText, actors: ActorNames) -> str:
    """The name that a heading had, where it does not name the same actor any more; else ""."""
    if block.kind is not BlockKind.HEADING or "#" not in block.attributes:
        return ""
    same = (one for one in generated.blocks if one.attributes == block.attributes)
    before = next((one.text.words for one in same if one.kind is BlockKind.HEADING), "")
    known = actors.named(before)
    return before if known and actors.named(block.text.words) != known else ""


def _reworded(block: Block, generated: PageText) -> str:
    """A line of ours, as on what the articles do not say, of which one thing became another."""
    mine = words_of(block.text.words)
    for one, _ in _uncited(generated) if block.kind is BlockKind.PARAGRAPH else ():
        edits = edits_of(words_of(one.text.words), mine)
        if len(edits) == 1 and all(map(stems_told, edits[0])):
            return one.text.words
    return ""


def _names_same(words: str, before: str, actors: ActorNames) -> bool:
    """Tell whether two lines name the same actors, by whatever names."""
    pairs = list(zip(NAME.findall(words), NAME.findall(before), strict=False))
    return all(
        one == other or (actors.named(one) and actors.named(one) == actors.named(other))
        for one, other in pairs
    )


def _finding(block: Block, before: str) -> Finding:
    pairs = enumerate(zip(block.text.words, before, strict=False))
    altered = (at for at, (mine, theirs) in pairs if mine != theirs)
    return Finding(
        block.line_at(next(altered, 0)),
        rule=Rule.NUMBER,
        message="this line was generated with another number",
        found=block.text.words.strip(),
        expected=before.strip(),
        mend=MEND,
    )


def _question(block: Block, before: str) -> Finding:
    words = block.text.words.strip()
    return Finding(
        block.line,
        rule=Rule.RECORD,
        message="this line was generated with another name, or of another thing",
        found=words,
        expected=before.strip(),
        mend=MEND_NAME.format(entry=entry_for(words, ())),
        is_question=True,
    )
