"""Two texts in one, word by word.

What differs is marked as `git diff --word-diff` marks it: [-gone-], {+new+}.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

# A number is one part with its signs: 280,000 for 208,000 is another number, not another beginning.
PARTS = re.compile(r"\s+|[^\W_]+(?:[.,:][^\W_]+)*|.", re.DOTALL)
MARKED = {-1: "[-{}-]", 0: "{}", 1: "{{+{}+}}"}


def compare(before: str, after: str) -> Iterator[tuple[int, str]]:
    """Cut the two texts into pieces that one of them or both have.

    Each piece comes with -1 where only the first has it, 1 where only the second has it, 0 where
    both have it.
    """
    old, new = PARTS.findall(before), PARTS.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        left, right = "".join(old[start:end]), "".join(new[new_start:new_end])
        if tag == "equal":
            yield 0, left
            continue
        if left:
            yield -1, left
        if right:
            yield 1, right


def mark_differences(before: str, after: str) -> str:
    """Give `after` with what it adds in {+…+}, and what it leaves out of `before` in [-…-].

    >>> mark_differences("Two fell.", "Two fell ill.")
    'Two fell{+ ill+}.'
    """
    return "".join(MARKED[side].format(text) for side, text in compare(before, after))
