"""Find names in a heading where every word has a capital, so that no capital says anything.

There a name is what is well known, or what the article names elsewhere.
"""

from collections import defaultdict
from collections.abc import Iterator

from generator.model import Kind, Name
from generator.parse.names.capitals import CasedLine
from generator.parse.names.decisions import Decisions
from generator.parse.names.known import longest_form
from generator.parse.names.nations import find_nation
from generator.parse.names.runs import known_at

WrittenForms = dict[str, list[tuple[tuple[str, ...], Kind]]]


def names_in_headings(lines: list[CasedLine], decisions: Decisions) -> Iterator[Name]:
    """Find the names of the headings, line by line."""
    if lines:
        written = _written_forms(decisions)
        for line in lines:
            yield from _names_in_heading(line, written)


def _written_forms(decisions: Decisions) -> WrittenForms:
    """Group what the article names outside its headings by the first word, longest first."""
    known = {candidate.words: decisions.kind_of(candidate) for candidate in decisions.candidates}
    forms: WrittenForms = defaultdict(list)
    for words, kind in known.items():
        if kind is not Kind.OTHER:
            forms[words[0]].append((words, kind))
    for found in forms.values():
        found.sort(key=lambda entry: -len(entry[0]))
    return forms


def _names_in_heading(line: CasedLine, written: WrittenForms) -> Iterator[Name]:
    """Find the names of one heading, from left to right."""
    index = 0
    for capital in line.capitals:
        if capital < index:
            continue
        index = capital
        if found := longest_form(written, line.words, capital):
            length, kind = found
            index += length
            yield Name(
                line.span(capital, index),
                kind,
                rule="named elsewhere, in a heading",
            )
            continue
        known = known_at(line, capital)
        if known is None:
            continue
        length, entry = known
        if not entry.country:
            index += length
            yield Name(
                line.span(capital, index),
                entry.kind,
                rule="listed, in a heading",
            )
            continue
        kind, start, index = find_nation(line, capital, length)
        if kind:
            yield Name(line.span(start, index), kind, rule="nation in a heading")
