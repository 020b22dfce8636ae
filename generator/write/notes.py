"""The footnotes of an edited page: a definition stays for as long as what the editor keeps cites it."""

import re
from collections.abc import Iterator

from generator.write.blocks import merge_pages
from generator.write.merge import NOTE, Lines

CITED = re.compile(r"\[\^([^\[\]]+)\]")


def keep_cited_notes(base: Lines, mine: Lines, new: Lines) -> Lines:
    """The new lines, with the definitions from the base of the footnotes that only what the editor keeps still cites.

    Merged and saved as the base in place of the new lines, they let the editor's edits of a definition stand, and it
    go once it is not cited. On an unedited page they are the new lines.
    """
    if mine in (base, new):
        return new
    defined = _notes(base)
    cited = (defined.keys() & _notes(mine).keys() & cited_labels(mine)) - _notes(new).keys() - cited_labels(new)
    while cited:  # whether a line stays may depend on the notes below it
        kept = _insert_notes(new, defined, cited)
        still_cited = cited & cited_labels(merge_pages(base, mine, kept).lines)
        if still_cited == cited:
            return kept
        cited = still_cited
    return new


def _notes(lines: Lines) -> dict[str, str]:
    """The lines that define a footnote, by its label; the first where it has several."""
    notes: dict[str, str] = {}
    for line in lines:
        if found := NOTE.match(line):
            notes.setdefault(found[1], line)
    return notes


def cited_labels(lines: Lines) -> set[str]:
    """The labels of the footnotes that the lines cite."""
    return {label for line in lines for label in CITED.findall(NOTE.sub("", line, count=1))}


def leave_out_uncited(markdown: str) -> str:
    """A page's text without the footnotes that nothing in it cites, as after an editor took their statement out."""
    lines = markdown.split("\n")
    cited = cited_labels(lines)
    while True:
        rest = list(_without_uncited(lines, cited))
        still_cited = cited_labels(rest)
        if still_cited == cited:
            return "\n".join(rest)
        lines, cited = rest, still_cited


def _without_uncited(lines: Lines, cited: set[str]) -> Iterator[str]:
    fence, in_note = "", False
    for line in lines:
        mark = line.lstrip()[:3]
        if mark in ("```", "~~~") and fence in ("", mark):
            fence = "" if fence else mark
        note = None if fence else NOTE.match(line)
        in_note = note[1] not in cited if note else in_note and (line[:1].isspace() and bool(line.strip()))
        if not in_note:
            yield line


def _insert_notes(lines: Lines, notes: dict[str, str], labels: set[str]) -> Lines:
    """The lines with some of the notes, each after the nearest that stands before it in `notes`, else as the first."""
    order = list(notes)
    for label in filter(labels.__contains__, order):
        places = {found[1]: number for number, line in enumerate(lines) if (found := NOTE.match(line))}
        before = reversed(order[: order.index(label)])
        if places:
            place = next((places[each] + 1 for each in before if each in places), min(places.values()))
            lines = [*lines[:place], notes[label], *lines[place:]]
        else:
            lines = [*lines, *([""] if lines and lines[-1].strip() else []), notes[label]]
    return lines
