"""Find who says a quotation that no known verb reports."""

from generator.parse.grammar.tokens import DASHES
from generator.parse.grammar.word_classes import PREPOSITIONS, is_pronoun
from generator.parse.quotes.clause_subjects import is_verb, subject_before_verb
from generator.parse.quotes.folding import (
    MARKED,
    Attribution,
    Folded,
    Range,
    Subject,
    ends_in_comma,
    is_utterance,
    next_comma,
    opens_utterance,
)
from generator.parse.quotes.noun_phrases import name_before, subject_after
from generator.parse.quotes.opening_subjects import first_subject
from generator.parse.quotes.reporting_verbs import reporting_cue
from generator.word_lists import set_of

FARTHEST = 19  # words from a colon to the verb that introduces its quotation
LONGEST_NAME = 7  # words of a name that opens a label, its title included
INSIDE = set_of(". al bin ibn de da van von der del of")
SHORTEST = 4  # words in front of a colon that are no statement of their own: it this way


def add_introduced(folded: Folded, reports: list[Attribution]) -> list[Attribution]:
    """Add the quotations that a colon introduces behind reports: Smith put it this way: “…”"""
    found: list[Attribution] = []
    covered = _covered(reports)
    for report in reports:
        start, end = report.pieces[-1]
        # It may have a verb of its own: She named her hope: “Peace,” she said.
        if not _introduces(folded, end) or end + 1 in covered:
            found.append(report)
            continue
        other = _verb_before(folded, end, start)
        if other or end - start > SHORTEST or folded.quotes(start, end):
            found.append(report)
        cue, subject = other or (report.cue, report.subject)
        rule = "colon" if other else "colon behind a report"
        found.append(_of_quotation(end + 1, cue, subject=subject, rule=rule))
    return found


def _introduces(folded: Folded, index: int) -> bool:
    """Tell whether a colon and a quotation that stands by itself follow."""
    follows = folded.lowers[index : index + 2] == [":", MARKED]
    return follows and is_utterance(folded, index + 1)


def _of_quotation(index: int, cue: Range, *, subject: Subject | None, rule: str) -> Attribution:
    return Attribution(cue, subject, [(index, index + 1)], end=index + 1, rule=rule)


def _covered(reports: list[Attribution]) -> set[int]:
    """Give the words that stand in a report."""
    return {index for report in reports for piece in report.pieces for index in range(*piece)}


def find_uncued(folded: Folded, reports: list[Attribution]) -> list[Attribution]:
    """Find the quotations that no known verb reports, with who says them."""
    left = folded.marked.keys() - _covered(reports)
    return [report for index in sorted(left) if (report := _read_uncued(folded, index))]


def _read_uncued(folded: Folded, index: int) -> Attribution | None:
    """Read one quotation by a signature, a colon or a verb in no list."""
    if _is_signed(folded, index):
        return _signed(folded, index)
    if not is_utterance(folded, index) or not opens_utterance(folded, index):
        return None
    if index and folded.words[index - 1] == ":":
        cue, subject = _before_colon(folded, index - 1)
        return _of_quotation(index, cue, subject=subject, rule="colon")
    if index > 2 and folded.words[index - 1] == "," and folded.words[index - 2].endswith("ed"):
        return _behind_unknown_verb(folded, index)
    if index == 0 and ends_in_comma(folded, index):
        return _before_unknown_verb(folded)
    return None


def _is_signed(folded: Folded, index: int) -> bool:
    """Tell whether a dash and a name follow: “…” — Ann Smith."""
    following = folded.words[index + 1 : index + 3]
    return len(following) == 2 and following[0] in DASHES and following[1][0].isupper()


def _signed(folded: Folded, index: int) -> Attribution | None:
    subject = subject_after(folded, index + 2)
    if subject is None:
        return None
    cue, content = (index + 1, index + 2), [(index, index + 1)]
    return Attribution(cue, subject, content, end=subject.end, rule="signature")


def _behind_unknown_verb(folded: Folded, index: int) -> Attribution | None:
    """Read: Ann Smith riffed, “…”"""
    verb = index - 2
    subject = subject_before_verb(folded, verb)
    if subject is None:
        return None
    rule = "unknown verb, quotation behind"
    return _of_quotation(index, (verb, verb + 1), subject=subject, rule=rule)


def _before_unknown_verb(folded: Folded) -> Attribution | None:
    """Read: “…,” Ann Smith riffed; not: “…,” a song"""
    following = folded.words[1:2]
    if not following or not following[0][0].isalnum() or following[0] in {"a", "an"}:
        return None
    subject = first_subject(folded, 1, len(folded.words))
    if subject is None or subject.start != 1 or subject.end >= len(folded.words):
        return None
    end = subject.end + 1
    rule = "unknown verb, quotation in front"
    return Attribution((subject.end, end), subject, [(0, 1)], end=end, rule=rule)


def _before_colon(folded: Folded, colon: int) -> tuple[Range, Subject | None]:
    """Give cue and speaker before a colon: a verb with its subject, else a name."""
    if found := _verb_before(folded, colon, max(0, colon - FARTHEST)):
        return found
    cue = (colon, colon + 1)
    if named := _name_in_label(folded, colon):
        return cue, named
    if colon and folded.words[colon - 1][0].isupper():
        name = name_before(folded, colon - 1)
        inside = folded.lowers[name.start - 1] in PREPOSITIONS  # later that day on Radio One: “…”
        return cue, None if inside else name
    subject = first_subject(folded, 0, colon)
    return cue, subject if subject and _is_clear(folded, subject) else None


def _name_in_label(folded: Folded, colon: int) -> Subject | None:
    """Give the name that opens a label: Ann Smith, nurse in Rome, Italy: “…”"""
    comma = next_comma(folded, 1, min(colon, LONGEST_NAME))
    if comma is None or not folded.words[0][0].isupper():
        return None
    if any(is_verb(folded, index) for index in range(colon)):
        return None
    named = all(word[0].isupper() or word in INSIDE for word in folded.words[:comma])
    return Subject(0, comma) if named and comma > 1 else None


def _is_clear(folded: Folded, subject: Subject) -> bool:
    """Tell whether a subject is a pronoun, or ends with a name."""
    named = not folded.words[subject.end - 1].islower()  # Ali al-Hashi too
    return named or is_pronoun(folded.lowers[subject.start])


def _verb_before(folded: Folded, colon: int, floor: int) -> tuple[Range, Subject] | None:
    """Find the last verb of saying in front of a colon that has a subject of its own."""
    for index in range(colon - 1, floor - 1, -1):
        cue = reporting_cue(folded, index)
        if cue and cue.tells and (subject := subject_before_verb(folded, index)):
            return (index, index + 1), subject
    return None
