"""What two editions of a page, woven together, could tear: a paragraph run into another, a note left out.

Whoever takes lines from two texts makes seams that neither text has. At each of them stands a blank line where one of
the two texts has one, and each passage cited is defined.
"""

from itertools import groupby, pairwise

from generator.markdown.footnotes import cited_labels, defined_label
from generator.markdown.lines import LineKind, is_row, is_table_rule, line_kind
from generator.write.merge_sentence import Lines

Pairs = list[tuple[str, int | None]]  # a line, and its number in the editor's text; None: it is generated

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
    """The lines, with a blank one wherever two that stand side by side in neither text would run into each other."""
    together = {*pairwise(mine), *pairwise(new)}
    ends = {before for before, line in (*pairwise(mine), *pairwise(new)) if not line.strip()}
    starts = {line for before, line in (*pairwise(mine), *pairwise(new)) if not before.strip()}
    parted: Pairs = []
    for line, origin in pairs:
        before = parted[-1][0] if parted else ""
        if before.strip() and line.strip() and (before, line) not in together and _collide(before, line, ends, starts):
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
    """The lines, with the notes that new ones cite, where these are in a dispute and so were left out."""
    lines = [line for line, _ in pairs]
    missing = cited_labels(lines) - set(map(defined_label, lines)) - cited_labels(mine)
    return _insert_notes(pairs, [(line, None) for line in new if defined_label(line) in missing])


def with_table_heads(pairs: Pairs, mine: Lines, new: Lines) -> Pairs:
    """The lines, with a table's head above rows of it that came to stand without, as behind an added paragraph."""
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
    """The lines, with the new notes that came to stand among the text, as a section was moved, with the others."""
    runs = [list(run) for _, run in groupby(pairs, key=lambda pair: defined_label(pair[0]) is not None)]
    of_notes = [number for number, run in enumerate(runs) if defined_label(run[0][0])]
    strayed = {number for number in of_notes[:-1] if all(origin is None for _, origin in runs[number])}
    if not strayed:
        return pairs
    rest = [pair for number, run in enumerate(runs) if number not in strayed for pair in run]
    return _insert_notes(
        _without_double_blanks(rest, pairs), [pair for number in sorted(strayed) for pair in runs[number]]
    )


def _without_double_blanks(rest: Pairs, pairs: Pairs) -> Pairs:
    """The lines without the second blank one wherever two came together."""
    together = set(pairwise(pairs))
    kept: Pairs = []
    for pair in rest:
        if not (kept and not pair[0].strip() and not kept[-1][0].strip() and (kept[-1], pair) not in together):
            kept.append(pair)
    return kept


def _insert_notes(pairs: Pairs, notes: Pairs) -> Pairs:
    """The lines with some notes behind the last that is there."""
    if not notes:
        return pairs
    last = max((number for number, (line, _) in enumerate(pairs) if defined_label(line)), default=None)
    if last is None:
        return [*pairs, ("", None), *notes]
    end = last + 1
    while end < len(pairs) and pairs[end][0][:1].isspace() and pairs[end][0].strip():
        end += 1
    return [*pairs[:end], *notes, *pairs[end:]]
