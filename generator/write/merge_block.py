"""Where both sides changed the same block: what of it can be told apart without making a statement
that nobody wrote.

The smallest part is a statement: a sentence with the citation that it rests on, and what stands
before it since the last one; or a cell of a table's row. Where each side changed other parts, each
part is taken whole from who changed it. Where the new text shows the same words as the base, with
another link or anchor, nothing of it changed. A row whose name (its first cell) or citations the
articles change is another row, and nothing of an edited one fits it.
"""

import re
from difflib import SequenceMatcher

from generator.markdown.footnotes import LABEL, MARK
from generator.markdown.lines import (
    CELL_END,
    CONTINUES,
    HARD_BREAK,
    PROSE,
    LineKind,
    line_kind,
)
from generator.write.page_tree import cited_passages, without_addresses

Lines = list[str]

# After a citation; or after a sentence's end, where what comes before is no abbreviation, as "Gen."
# or "U.N." may be.
CITED_END = re.compile(r"(?<=[\]}])\s+(?=[A-Z\d“\"(*\[])(?!\[[^\[\]]*+\]\([^()\s#]*+#p-)")
CITED = re.compile(f"{MARK.pattern}|#p-")
# Within a sentence, not behind it.
INNER_CITATION = re.compile(rf"[^.!?…”\"’)*\]](?:\[\^{LABEL}\])+$")
SENTENCE_END = re.compile(
    r"(?:(?<=[^\W_]{2}[.!?…])|(?<=\d[.!?…])|(?<=[.!?…][”\"’)]))\s+(?=[A-Z“\"(*\[])"
)
ABBREVIATION = re.compile(r"(?:^|\W)(?:[A-Z]\w{0,4}|vs|al|ca|cf|no|pp|st|etc|incl)\.$")
ATTRIBUTES = re.compile(r"\{:[^{}]*\}")
QUOTATION_MARKS = (("“", "”"), ("«", "»"), ("(", ")"))


def merge_block(base: Lines, mine: Lines, new: Lines) -> Lines | None:
    """The lines that hold what both sides changed in a block; None where that can't be told apart.

    The attributes below a block are the program's own: they are those of the new text, but where
    the editor changed them.
    """
    (before, own), (by_hand, kept), (generated, below) = map(_without_attributes, (base, mine, new))
    if own != kept or not all((before, by_hand, generated)):
        return _merge_texts(base, mine, new)
    if before == generated:
        return [*by_hand, *below]
    merged = generated if before == by_hand else _merge_texts(before, by_hand, generated)
    return [*merged, *below] if merged is not None else None


def _without_attributes(lines: Lines) -> tuple[Lines, Lines]:
    end = len(lines)
    while end and line_kind(lines[end - 1]) is LineKind.ATTRIBUTES:
        end -= 1
    return lines[:end], lines[end:]


def _merge_texts(base: Lines, mine: Lines, new: Lines) -> Lines | None:
    has_marks = any(CITED.search(line) for line in (*base, *mine, *new))
    texts = [_as_one_line(lines) for lines in (base, mine, new)]
    if None not in texts and (has_marks or len(base) == len(mine) == len(new) == 1):
        merge = _merge_cells if texts[0].startswith("|") else _merge_statements
        merged = merge(*texts)
        return [merged] if merged is not None else None
    if cited_passages("\n".join(base)) != cited_passages("\n".join(new)):
        return None
    if len(base) == len(mine) == len(new):
        return _merge_pairwise(base, mine, new)
    return merge_lists(base, mine, new, apart=0)


def merge_lists(
    base: list[str], mine: list[str], new: list[str], *, apart: int
) -> list[str] | None:
    """Merge three lists; None where both sides changed the same, or less than `apart` from it."""
    merged: list[str] = []
    place = 0
    changes = sorted({*_changes(base, mine), *_changes(base, new)})
    for number, (start, end, items) in enumerate(changes):
        before = changes[number - 1] if number else (-2, -2, ())
        is_same_place = start == end == before[0] == before[1]
        if is_same_place or start < before[1] + apart:
            return None
        merged += [*base[place:start], *items]
        place = end
    return merged + base[place:]


def _changes(base: list[str], other: list[str]) -> list[tuple[int, int, tuple[str, ...]]]:
    """Give each stretch of the base that another list changes, and what stands there."""
    opcodes = SequenceMatcher(None, base, other, autojunk=False).get_opcodes()
    return [
        (start, end, tuple(other[first:last]))
        for tag, start, end, first, last in opcodes
        if tag != "equal"
    ]


def split_statements(line: str) -> list[str]:
    """Split a line into statements.

    Each goes up to its citation; what comes after the last citation is split by sentences.
    """
    *cited, rest = CITED_END.split(line) if CITED.search(line) else [line]
    parts = []
    for part in cited:
        parts = (
            [*parts, part]
            if not parts or CITED.search(parts[-1])
            else [*parts[:-1], f"{parts[-1]} {part}"]
        )
    if CITED.search(rest):
        parts.append(rest)
    else:
        parts += SENTENCE_END.split(rest)
    statements: list[str] = []
    for part in parts:
        if statements and not _is_whole(statements[-1]):
            statements[-1] += f" {part}"
        else:
            statements.append(part)
    return statements


def _is_whole(statement: str) -> bool:
    """Tell whether the text may end here.

    No quotation or bracket is open, and its last word is no abbreviation.
    """
    if INNER_CITATION.search(statement) or ABBREVIATION.search(statement):
        return False
    closed = all(statement.count(left) <= statement.count(right) for left, right in QUOTATION_MARKS)
    return closed and statement.count('"') % 2 == 0


def _merge_statements(base: str, mine: str, new: str) -> str | None:
    if any(line_kind(text) not in PROSE for text in (base, mine, new)):
        return None
    parts = [split_statements(text) for text in (base, mine, new)]
    if any(" ".join(each) != text for each, text in zip(parts, (base, mine, new), strict=True)):
        return None
    merged = (_merge_pairwise if len({len(each) for each in parts}) == 1 else _merge_apart)(*parts)
    return " ".join(merged) if merged is not None else None


def _merge_cells(base: str, mine: str, new: str) -> str | None:
    parts = [[cell.strip() for cell in CELL_END.split(text)] for text in (base, mine, new)]
    if len(parts[0]) != len(parts[1]) or cited_passages(base) != cited_passages(new):
        return None
    names = [list(map(_name, cells)) for cells in (parts[0], parts[2])]
    if len(parts[0]) == len(parts[2]) and names[0][:2] == names[1][:2]:
        merged = _merge_pairwise(*parts)  # before the first bar, and the first cell, are the same
    else:
        merged = _merge_moved_cells(*parts, names=names)
    return " | ".join(merged).strip() if merged is not None else None


def _merge_moved_cells(
    base: list[str], mine: list[str], new: list[str], *, names: list[list[str]]
) -> list[str] | None:
    """Put the cells that the editor changed where the new row has the base's.

    The columns may stand in another order there, or be more. None where the first cell, which
    names the row, or one that the editor changed is not there, or is there twice.
    """
    was, now = names
    changed = [place for place, cell in enumerate(mine) if cell != base[place]]
    if any(now.count(was[place]) != 1 for place in (1, *changed)):
        return None
    merged = list(new)
    for place in changed:
        to = now.index(was[place])
        anchor = ATTRIBUTES.search(new[to])
        is_lost = anchor and not ATTRIBUTES.search(mine[place])
        merged[to] = f"{mine[place]} {anchor[0]}" if is_lost else mine[place]
    return merged


def _name(cell: str) -> str:
    return MARK.sub("", _shown(cell))


def _shown(cell: str) -> str:
    """What a cell shows: its words, without its anchor and where it links to."""
    return without_addresses(ATTRIBUTES.sub("", cell))


def _merge_pairwise(base: list[str], mine: list[str], new: list[str]) -> list[str] | None:
    merged = []
    for old, by_hand, generated in zip(base, mine, new, strict=True):
        is_changed_by_both = old not in (by_hand, generated) and by_hand != generated
        if is_changed_by_both and _shown(old) != _shown(generated):
            return None
        merged.append(generated if by_hand == old else by_hand)
    return merged


def _merge_apart(base: list[str], mine: list[str], new: list[str]) -> list[str] | None:
    """Merge where an unchanged statement parts the changes.

    A remark may be on the statement before it. What the articles add behind a statement, as its
    date, stands behind an edited one that rests on the same passages.
    """
    if (
        new[: len(base)] == base
        and len(mine) == len(base)
        and cited_passages(mine[-1]) == cited_passages(base[-1])
    ):
        return mine + new[len(base) :]
    return merge_lists(base, mine, new, apart=1)


def _as_one_line(lines: Lines) -> str | None:
    """Join the lines of a paragraph.

    None where they are more than a paragraph, or it breaks its lines on purpose.
    """
    later = lines[1:]
    if any(not line.strip() or line_kind(line) not in CONTINUES for line in later):
        return None
    if not lines[0].strip() or any(HARD_BREAK.search(line) for line in lines[:-1]):
        return None
    if later and line_kind(lines[0]) not in PROSE:
        return None
    return " ".join([lines[0].rstrip() if later else lines[0], *map(str.strip, later)])
