"""Two texts side by side for the terminal, what differs marked as `git diff --word-diff` marks it."""

import re
from difflib import SequenceMatcher

import click

WORD = re.compile(r"\w+|\s+|.")


def mark_differences(before: str, after: str) -> str:
    """`after`, with what it adds in {+…+}, and what it leaves out of `before` in [-…-]; coloured where that is seen.

    >>> mark_differences("Two fell.", "Two fell ill.")
    'Two fell{+ ill+}.'
    """
    old, new = WORD.findall(before), WORD.findall(after)
    marked = []
    for tag, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            marked.append("".join(new[new_start:new_end]))
            continue
        marked += _mark("[-", "".join(old[start:end]), "-]", "red")
        marked += _mark("{+", "".join(new[new_start:new_end]), "+}", "green")
    return "".join(marked)


def _mark(left: str, text: str, right: str, colour: str) -> list[str]:
    return [click.style(f"{left}{text}{right}", fg=colour)] if text else []
