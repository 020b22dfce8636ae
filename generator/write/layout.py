"""What a program that formats Markdown makes of a page: no other words, but other lines.

Such a program, as Prettier or mdformat, pads the cells of a table, breaks a paragraph elsewhere,
writes `*` for `-`. It does so on the whole page, and nothing of it says what the editor wants to
stand. So before a merge each block that differs from a line of the base in layout alone is taken
for that line; what stays of it after the merge stands as the editor has it.
"""

import re
from html import unescape
from itertools import accumulate, pairwise
from typing import NamedTuple

from generator.markdown.lines import CELL_END, HARD_BREAK, OPENS_BLOCK, LineKind, line_kind
from generator.write.merge_sentence import Lines

# What the next line never goes on with.
ENDED_BY_LINE = (
    LineKind.ROW,
    LineKind.HEADING,
    LineKind.HTML,
    LineKind.ATTRIBUTES,
    LineKind.TEMPLATE,
)
QUOTED = re.compile(r"\s*>\s*")
OPENS_QUOTED = re.compile(r"\s*(?:[-*+]\s+)?>")
BULLET = re.compile(r"[-*+]\s+")
RULE_CELL = re.compile(r"\s*:?-+:?\s*")  # of the row below a table's head
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
# `_so_` and `*so*` are alike; within a word the sign is a letter.
UNDERSCORE = re.compile(r"(?<!\w)_(?=\S)|(?<=\S)_(?!\w)")


class Unformatted(NamedTuple):
    """A page with lines of the base instead of what differs from them in layout alone."""

    lines: Lines
    # Of each line the first of the page's lines that it stands for; and the page's length.
    starts: tuple[int, ...]

    def numbers(self, line: int) -> range:
        """The numbers of the page's lines that one of these stands for."""
        return range(self.starts[line], self.starts[line + 1])


def unformat(base: Lines, mine: Lines) -> Unformatted:
    """The page as its editor would have left it, had no program formatted it."""
    known = set(base)
    wanted: dict[str, str | None] = {}
    for line in base:
        key = _key([line])
        # Of two that differ in layout either may be meant.
        wanted[key] = line if wanted.get(key, line) == line else None
    lines: Lines = []
    sizes: list[int] = []
    for block in _blocks(mine):
        found = (
            wanted.get(_key(block))
            if block[0].strip() and not (len(block) == 1 and block[0] in known)
            else None
        )
        lines += block if found is None else [found]
        sizes += [1] * len(block) if found is None else [len(block)]
    return Unformatted(lines, tuple(accumulate(sizes, initial=0)))


def _blocks(lines: Lines) -> list[Lines]:
    """Group the lines that a program may break elsewhere.

    That is a paragraph, an item, a note; any other line stands by itself.
    """
    blocks: list[Lines] = []
    for before, line in pairwise(["", *lines]):
        opens = line_kind(line) in OPENS_BLOCK and not (blocks and _is_quoted(blocks[-1][0], line))
        goes_on = before.strip() and line.strip() and not opens and not HARD_BREAK.search(before)
        if goes_on and line_kind(before) not in ENDED_BY_LINE:
            blocks[-1] = [*blocks[-1], line]
        else:
            blocks.append([line])
    return blocks


def _is_quoted(first: str, line: str) -> bool:
    """Whether the line goes on with a block quote, perhaps one in a list's item."""
    return bool(OPENS_QUOTED.match(first) and QUOTED.match(line))


def _key(block: Lines) -> str:
    """Return what a block is known by, however it is laid out.

    That it is indented makes it part of another.
    """
    later = (
        QUOTED.sub("", line, count=1) if _is_quoted(block[0], line) else line for line in block[1:]
    )
    text = " ".join(" ".join([block[0], *later]).split())
    if text.startswith("|"):
        cells = [each.strip() for each in CELL_END.split(text)]
        rule = all(RULE_CELL.fullmatch(each) for each in cells[1:-1])
        text = "|".join(re.sub("-+", "-", each) if rule else each for each in cells)
    text = UNDERSCORE.sub("*", ESCAPE.sub(r"\1", unescape(BULLET.sub("- ", text, count=1))))
    return f"{' ' * block[0][:1].isspace()}{text}"
