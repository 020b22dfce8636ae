"""The footnotes of an edited page.

A definition stays for as long as what the editor keeps cites it.
"""

from collections.abc import Callable

from generator.markdown.extensions import blank_code
from generator.markdown.footnotes import cited_labels, defined_label, find_definitions
from generator.write.merged import Merged
from generator.write.page_tree import Lines

Merge = Callable[[Lines, Lines, Lines], Merged]


def keep_cited_notes(base: Lines, mine: Lines, new: Lines, merge: Merge) -> tuple[Merged, Lines]:
    """Merge a page; the new text gets the definitions of the base that only what the editor keeps
    still cites.

    Gives that text as well. Saved as the base, it lets the editor's edits of a definition stand,
    and the definition go once it is not cited. On an unedited page it is the new text as it was.
    """
    if mine in (base, new):
        return merge(base, mine, new), new
    defined = notes_of(base)
    cited = (
        (defined.keys() & notes_of(mine).keys() & cited_labels(mine))
        - notes_of(new).keys()
        - cited_labels(new)
    )
    while cited:  # whether a line stays may depend on the notes below it
        kept = insert_notes(new, defined, cited)
        merged = merge(base, mine, kept)
        still_cited = cited & cited_labels(merged.lines)
        if still_cited == cited:
            return merged, kept
        cited = still_cited
    return merge(base, mine, new), new


def notes_of(lines: Lines) -> dict[str, str]:
    """The lines that define a footnote, by its label; the first where it has several."""
    notes: dict[str, str] = {}
    for line in lines:
        label = defined_label(line)
        if label is not None:
            notes.setdefault(label, line)
    return notes


def leave_out_uncited(markdown: str) -> str:
    """Leave out the footnotes that nothing on the page cites.

    They are left over where an editor took their statement out.
    """
    lines = markdown.split("\n")
    while len(rest := _without_uncited(lines)) < len(lines):
        lines = rest
    return "\n".join(lines)


def _without_uncited(lines: Lines) -> Lines:
    """Leave out what nothing cites now; afterwards other footnotes may be cited no more."""
    cited = cited_labels(lines)
    readable = list(lines)
    blank_code(readable)
    left_out: set[int] = set()
    for found in find_definitions(readable):
        if found.label not in cited:
            left_out.update(found.certain_lines(lines))
    return [line for number, line in enumerate(lines) if number not in left_out]


def insert_notes(lines: Lines, notes: dict[str, str], labels: set[str]) -> Lines:
    """Add some of the notes to the lines.

    Each stands after the nearest that stands before it in `notes`, else as the first.
    """
    order = list(notes)
    for label in filter(labels.__contains__, order):
        places = {
            name: number for number, line in enumerate(lines) if (name := defined_label(line))
        }
        before = reversed(order[: order.index(label)])
        if places:
            place = next(
                (places[each] + 1 for each in before if each in places), min(places.values())
            )
            lines = [*lines[:place], notes[label], *lines[place:]]
        else:
            lines = [*lines, *([""] if lines and lines[-1].strip() else []), notes[label]]
    return lines
