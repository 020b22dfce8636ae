"""What Python-Markdown and its extensions have beyond CommonMark, made plain for markdown-it-py.

Each function changes a list of lines in place and leaves as many as there were.
"""

import re
from collections.abc import Iterator

from generator.markdown.inline import read_inline

# What a page must hold for any of its lines to open an admonition or a tab.
CONTAINERS = ("!!! ", "???", "=== ", "===+ ", "===! ")
CONTAINER = re.compile(r"([ ]*)(?:!!!|\?\?\?\+?|===\+?!?)[ ]+\S")
FENCE = re.compile(r"[ ]*(?:[-+*>][ ]+)*(```+|~~~+)")
SNIPPET = re.compile(r"""[ \t]*-+8<-+(?:[ \t]+["'](?P<path>[^"']+)["'])?[ \t]*$""")
WIDTH = 4  # by how much more than its box what stands in it is indented


def may_hold_containers(text: str) -> bool:
    """Tell whether a page may hold an admonition or a tab; most pages hold none."""
    return any(sign in text for sign in CONTAINERS)


def unfold_containers(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Take admonitions and tabs apart: the line that opens one goes, its content moves to the left.

    Yields their titles, each with its line, from 1.
    """
    opened: list[int] = []  # how far each box that we are in is indented
    for number, line in enumerate(lines):
        bare = line.expandtabs(4)
        _close_containers(opened, bare)
        if opened:
            lines[number] = bare[WIDTH * len(opened) :]
        if found := CONTAINER.match(bare):
            opened.append(len(found[1]))
            lines[number] = ""
            if (title := _title(bare)) is not None:
                yield number + 1, read_inline(title).words


def _close_containers(opened: list[int], line: str) -> None:
    """Drop the boxes that a line is not indented enough to stand in; a blank line closes none."""
    if not line.strip():
        return
    indent = len(line) - len(line.lstrip(" "))
    while opened and indent < opened[-1] + WIDTH:
        opened.pop()


def _title(line: str) -> str | None:
    """What stands between the first and the last quotation mark of a line that ends with one."""
    opening, line = line.find('"'), line.rstrip(" ")
    is_quoted = line.endswith('"') and 0 <= opening < len(line) - 1
    return line[opening + 1 : -1] if is_quoted else None


def blank_snippets(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Leave empty lines where files are included, in code too.

    Yields the path of each, with its line from 1. Between two lines without a path stand several.
    """
    is_in_block = False
    for number, line in enumerate(lines):
        marker = SNIPPET.match(line)
        if not marker and not is_in_block:
            continue
        lines[number] = ""
        if not marker:
            path = line.strip()
            if path and not path.startswith(";"):
                yield number + 1, path
        elif marker["path"]:
            yield number + 1, marker["path"]
        else:
            is_in_block = not is_in_block


def blank_code(lines: list[str]) -> None:
    """Leave empty lines where code is fenced, and in place of a fence that is closed nowhere.

    As Python-Markdown has it: the same fence closes. For CommonMark, one without an end hides the
    rest of the page.
    """
    closing = _closing_fences(lines)
    number = 0
    while number < len(lines):
        if found := FENCE.match(lines[number]):
            later = closing.get(found[1], [])
            while later and later[-1] <= number:
                later.pop()
            last = later[-1] if later else number
            lines[number : last + 1] = [""] * (last + 1 - number)
            number = last
        number += 1


def _closing_fences(lines: list[str]) -> dict[str, list[int]]:
    """Give the numbers of the lines that are a fence alone, by that fence, the last first."""
    closing: dict[str, list[int]] = {}
    for number in range(len(lines) - 1, -1, -1):
        bare = lines[number].strip(" >")
        if bare.startswith(("```", "~~~")):
            closing.setdefault(bare, []).append(number)
    return closing
