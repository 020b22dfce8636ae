"""Numbers of ours that no passage bears out, where nothing is cited.

They name the years under which something is listed, count what the briefing has, or lead to a line
that cites a passage. An editor may write headings of their own; one that stands before the same
words as a generated heading and differs from it in digits alone was altered.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from generator.findings import Finding, Rule
from generator.markdown.blocks import Block, BlockKind, PageText

DIGIT = re.compile(r"\d")
MEND = "Write the number that was generated; a wrong one is put right in the corrections"


def find_renumbered(page: PageText, generated: PageText, file: str) -> Iterator[Finding]:
    """Find what cites nothing, and of which an editor changed digits alone."""
    expected: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, block in _numbered(generated):
        expected[key].append(block.text.words)
    for key, block in _numbered(page):
        words = block.text.words
        if expected[key] and words not in expected[key]:
            yield Finding(
                file,
                block.line,
                rule=Rule.NUMBER,
                message="this line was generated with another number",
                found=words.strip(),
                expected=expected[key][0].strip(),
                mend=MEND,
            )


def _numbered(page: PageText) -> Iterator[tuple[tuple[str, str], Block]]:
    """Give these lines, each with what stays of it when another digit is written."""
    for block, following in pairwise((*page.blocks, None)):
        without_number = DIGIT.sub("0", block.text.words)
        if block.kind is BlockKind.HEADING:
            yield (without_number, following.text.words if following else ""), block
        elif not block.text.marks:
            yield (without_number, ""), block
