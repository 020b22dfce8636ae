"""Find what an article names, and tell persons, organisations, states and places apart.

Names begin where a capital says something (`capitals`, `candidates`). What is well known is taken
as listed; the rest gets the kind that its own words and its surroundings tell (`signs`), summed
over all its mentions (`kinds`): once "Naim Qassem" is a person, "Qassem" is one too.
"""

from collections.abc import Iterator
from operator import attrgetter

from generator.grouped import grouped
from generator.model import Kind, Name, Parsed
from generator.parse.names.acronyms import (
    IN_BRACKETS_RULE,
    find_introductions,
    free_listed_acronyms,
)
from generator.parse.names.candidate import Decisions, NameCandidate
from generator.parse.names.candidates import find_candidates
from generator.parse.names.capitals import CasedLine, Vocabulary, read_line, read_vocabulary
from generator.parse.names.credits import find_credit, read_credit
from generator.parse.names.kinds import decide_kinds
from generator.parse.names.known import longest_form
from generator.parse.names.nations import find_nation
from generator.parse.names.runs import known_at
from generator.parse.names.speaker_labels import find_labels

CreditWords = dict[int, tuple[int, int]]  # by the id of a line, the words that are a credit
OPEN_RULE = "capital"  # where no other rule tells more
WrittenForms = dict[str, list[tuple[tuple[str, ...], Kind]]]


def find_names(parsed: Parsed) -> tuple[Name, ...]:
    """Find the names, without titles, articles and possessives, in text order, none overlapping."""
    lines = [read_line(sentence) for sentence in parsed.sentences]
    credits: CreditWords = {id(line): credit for line in lines if (credit := find_credit(line))}
    labels = find_labels(lines)
    labelled = {id(label.line): label.colon for label in labels}
    vocabulary = read_vocabulary(lines)
    candidates = _candidates(lines, credits, labelled, vocabulary=vocabulary)
    decisions = _decide(candidates, vocabulary)
    apart = credits.keys() | labelled.keys()
    headings = [line for line in lines if line.title_case and id(line) not in apart]
    names = [
        *filter(
            None,
            (_named(candidate, decisions) for candidate in decisions.candidates),
        ),
        *_names_in_credits(lines, credits),
        *names_in_headings(headings, decisions),
        *(label.name() for label in labels),
    ]
    return tuple(sorted(names, key=attrgetter("span")))


def _candidates(
    lines: list[CasedLine],
    credits: CreditWords,
    labelled: dict[int, int],
    *,
    vocabulary: Vocabulary,
) -> list[NameCandidate]:
    """Find what may be a name outside headings, credits and labels of speakers.

    A doubtful candidate stays only where its text also stands where it is not doubtful.
    """
    found: list[NameCandidate] = []
    for line in lines:
        if line.title_case:
            continue
        credited = range(*credits.get(id(line), (0, 0)))
        colon = labelled.get(id(line), -1)
        candidates = find_candidates(line, vocabulary)
        found += [one for one in candidates if colon < one.start not in credited]
    sure = {candidate.text for candidate in found if not candidate.doubtful}
    return [candidate for candidate in found if candidate.text in sure]


def _decide(candidates: list[NameCandidate], vocabulary: Vocabulary) -> Decisions:
    """Decide the kinds of the candidates, acronyms as the article introduces them."""
    free_listed_acronyms(candidates)
    decisions = decide_kinds(candidates, vocabulary)
    for _, short in find_introductions(candidates):
        if short.kind is None:
            decisions.rules[short.text] = IN_BRACKETS_RULE
    return decisions


def _named(candidate: NameCandidate, decisions: Decisions) -> Name | None:
    """Make the candidate a name; None where a common word may only begin its sentence."""
    kind = candidate.kind or decisions.kinds.get(candidate.text, Kind.OTHER)
    if candidate.weak and kind is Kind.OTHER:
        return None
    rule = candidate.rule if candidate.kind else decisions.rules.get(candidate.text)
    title = candidate.title if kind is Kind.PERSON else None
    return Name(candidate.span, kind, title, rule or OPEN_RULE)


def _names_in_credits(lines: list[CasedLine], credits: CreditWords) -> Iterator[Name]:
    """Read the names of the lines that are credits."""
    for line in lines:
        if id(line) in credits:
            yield from read_credit(line, *credits[id(line)])


def names_in_headings(lines: list[CasedLine], decisions: Decisions) -> Iterator[Name]:
    """Find the names of the headings, line by line."""
    if lines:
        written = _written_forms(decisions)
        for line in lines:
            yield from _names_in_heading(line, written)


def _written_forms(decisions: Decisions) -> WrittenForms:
    """Group what the article names outside its headings by the first word, longest first."""
    known = {candidate.words: decisions.kind_of(candidate) for candidate in decisions.candidates}
    longest_first = sorted(known.items(), key=lambda entry: -len(entry[0]))
    return grouped((form[0][0], form) for form in longest_first if form[1] is not Kind.OTHER)


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
