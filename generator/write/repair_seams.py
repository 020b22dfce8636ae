"""What two editions of a page, woven together, could tear: a paragraph run into another, a note
left out.

Whoever takes lines from two texts makes seams that neither text has. At each of them stands a blank
line where one of the two texts has one, and each passage cited is defined.
"""

from itertools import groupby, pairwise

from generator.markdown.footnotes import cited_labels, defined_label
from generator.markdown.lines import LineKind, is_row, is_table_rule, line_kind
from generator.write.merge_sentence import Lines

# A line, and its number in the editor's text; None where it is generated.
Pairs = list[tuple[str, int | None]]

# What may follow what without a blank line between them.
INDENTED = "indented"  # beside the kinds of lines: what goes on with what is above it
CONTINUED = {
    (LineKind.ROW, LineKind.ROW),
    (LineKind.NOTE, LineKind.NOTE),
    (LineKind.NOTE, INDENTED),
    (INDENTED, LineKind.NOTE),
    (LineKind.ITEM, LineKind.ITEM),
    (LineKind.ITEM, INDENTED),
    (INDENTED, LineKind.ITEM),
    (INDENTED, INDENTED),
}
ATTRIBUTES = (LineKind.ATTRIBUTES, LineKind.TEMPLATE)  # in braces


def part_at_seams(pairs: Pairs, mine: Lines, new: Lines) -> Pairs:
    """Put a blank line wherever two lines would run into each other.

    That may be where they stand side by side in neither text.
    """
    together = {*pairwise(mine), *pairwise(new)}
    ends = {before for before, line in (*pairwise(mine), *pairwise(new)) if not line.strip()}
    starts = {line for before, line in (*pairwise(mine), *pairwise(new)) if not before.strip()}
    parted: Pairs = []
    for line, origin in pairs:
        before = parted[-1][0] if parted else ""
        if (
            before.strip()
            and line.strip()
            and (before, line) not in together
            and _collide(before, line, ends, starts)
        ):
            parted.append(("", None))
        parted.append((line, origin))
    return parted


def _collide(before: str, line: str, ends: set[str], starts: set[str]) -> bool:
    kinds = _kind(before), _kind(line)
    if kinds[1] in ATTRIBUTES or kinds in CONTINUED:
        return False
    return LineKind.HEADING in kinds or before in ends or line in starts


def _kind(line: str) -> str:
    kind = line_kind(line)
    stands_indented = kind in (LineKind.ITEM, *ATTRIBUTES) or defined_label(line) is not None
    return INDENTED if line[:1].isspace() and not stands_indented else kind


def with_cited_notes(pairs: Pairs, mine: Lines, new: Lines) -> Pairs:
    """Add the notes that new lines cite, where they were left out as part of a dispute."""
    lines = [line for line, _ in pairs]
    missing = cited_labels(lines) - set(map(defined_label, lines)) - cited_labels(mine)
    return _insert_notes(pairs, [(line, None) for line in new if defined_label(line) in missing])


def with_table_heads(pairs: Pairs, mine: Lines, new: Lines) -> Pairs:
    """Put a table's head above rows that came to stand without one, as behind a new paragraph."""
    by_hand, generated = _heads_of_rows(mine), _heads_of_rows(new)
    whole: Pairs = []
    for are_rows, run in groupby(pairs, key=lambda pair: is_row(pair[0])):
        rows = list(run)
        if are_rows and not any(is_table_rule(line) for line, _ in rows[:2]):
            heads = ((generated if origin is None else by_hand).get(line) for line, origin in rows)
            whole += [(line, None) for line in next(filter(None, heads), ())]
        whole += rows
    return whole


def _heads_of_rows(lines: Lines) -> dict[str, Lines]:
    """The first two lines of the table that each row stands in."""
    heads: dict[str, Lines] = {}
    for are_rows, run in groupby(lines, key=is_row):
        rows = list(run)
        if are_rows and len(rows) > 1 and is_table_rule(rows[1]):
            heads |= dict.fromkeys(rows[2:], rows[:2])
    return heads


def gather_notes(pairs: Pairs) -> Pairs:
    """Move the new notes that came to stand among the text to the others.

    They come there where a section was moved.
    """
    runs = [list(run) for _, run in groupby(pairs, key=_is_note)]
    of_notes = [run for run in runs if _is_note(run[0])]
    strayed: Pairs = []
    rest: Pairs = []
    for run in runs:
        is_new = all(origin is None for _, origin in run)
        has_strayed = is_new and _is_note(run[0]) and run is not of_notes[-1]
        (strayed if has_strayed else rest).extend(run)
    if not strayed:
        return pairs
    return _insert_notes(_without_double_blanks(rest, pairs), strayed)


def _is_note(pair: tuple[str, int | None]) -> bool:
    return defined_label(pair[0]) is not None


def _without_double_blanks(rest: Pairs, pairs: Pairs) -> Pairs:
    """The lines without the second blank one wherever two came together."""
    together = set(pairwise(pairs))
    kept: Pairs = []
    for pair in rest:
        if not (
            kept
            and not pair[0].strip()
            and not kept[-1][0].strip()
            and (kept[-1], pair) not in together
        ):
            kept.append(pair)
    return kept


def _insert_notes(pairs: Pairs, notes: Pairs) -> Pairs:
    """The lines with some notes behind the last that is there."""
    if not notes:
        return pairs
    last = max(
        (number for number, (line, _) in enumerate(pairs) if defined_label(line)), default=None
    )
    if last is None:
        return [*pairs, ("", None), *notes]
    end = last + 1
    while end < len(pairs) and pairs[end][0][:1].isspace() and pairs[end][0].strip():
        end += 1
    return [*pairs[:end], *notes, *pairs[end:]]
