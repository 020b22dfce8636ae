"""Find who says a quotation that no known verb reports."""

from generator.parse.grammar.cues import cue_forms
from generator.parse.grammar.word_classes import DASHES, PREPOSITIONS, is_pronoun
from generator.parse.quotes.clause_subjects import first_subject, subject_before_verb
from generator.parse.quotes.contents import Range, Report
from generator.parse.quotes.folding import MARKED, Folded
from generator.parse.quotes.noun_phrases import Subject, name_before, subject_after
from generator.parse.quotes.reporting_verbs import is_reporting
from generator.parse.quotes.utterances import ends_in_comma, is_utterance, opens_utterance

FARTHEST = 19  # words from a colon to the verb that introduces its quotation
SHORTEST = 4  # words in front of a colon that are no statement of their own: it this way


def add_introduced(folded: Folded, reports: list[Report]) -> list[Report]:
    """The reports with the quotations that a colon introduces behind them: Smith put it this way: “…”"""
    found: list[Report] = []
    covered = _covered(reports)
    for report in reports:
        found.append(report)
        start, end = report.pieces[-1]
        if not (folded.lowers[end] == ":" and folded.lowers[end + 1] == MARKED and is_utterance(folded, end + 1)):
            continue
        if end + 1 in covered:
            continue  # it has a verb of its own: She named her hope: “Peace,” she said.
        other = _verb_before(folded, end, start)
        if other is None and end - start <= SHORTEST and not any(i in folded.marked for i in range(start, end)):
            found.pop()
        cue, subject = other or (report.cue, report.subject)
        rule = "colon" if other else "colon behind a report"
        found.append(Report(cue, subject, [(end + 1, end + 2)], end + 2, rule))
    return found


def _covered(reports: list[Report]) -> set[int]:
    return {i for report in reports for start, end in report.pieces for i in range(start, end)}


def find_uncued(folded: Folded, reports: list[Report]) -> list[Report]:
    """Quotations that no known verb reports: “…” — Ann Smith; Ann Smith was blunt: “…”; “…,” Ann Smith riffed."""
    covered = _covered(reports)
    found = [_signed(folded, index) for index in folded.marked if index not in covered]
    return [report for report in found if report]


def _signed(folded: Folded, index: int) -> Report | None:
    """The report of one quotation by a signature, a colon or a verb in no list."""
    following = folded.words[index + 1 : index + 3]
    if len(following) == 2 and following[0] in DASHES and following[1][0].isupper():
        subject = subject_after(folded, index + 2)
        content = [(index, index + 1)]
        return Report((index + 1, index + 2), subject, content, subject.end, "signature") if subject else None
    if not is_utterance(folded, index) or not opens_utterance(folded, index):
        return None
    if index and folded.words[index - 1] == ":":
        cue, subject = _before_colon(folded, index - 1)
        return Report(cue, subject, [(index, index + 1)], index + 1, "colon")
    if index > 2 and folded.words[index - 1] == "," and folded.words[index - 2].endswith("ed"):
        subject = subject_before_verb(folded, index - 2)
        cue, content = (index - 2, index - 1), [(index, index + 1)]
        return Report(cue, subject, content, index + 1, "unknown verb, quotation behind") if subject else None
    if index == 0 and ends_in_comma(folded, index) and following and following[0][0].isalnum():
        subject = first_subject(folded, 1, len(folded.words))
        verb_follows = subject and subject.start == 1 and subject.end < len(folded.words)
        if verb_follows and following[0] not in {"a", "an"}:  # “…,” a song
            cue, end = (subject.end, subject.end + 1), subject.end + 1
            return Report(cue, subject, [(0, 1)], end, "unknown verb, quotation in front")
    return None


def _before_colon(folded: Folded, colon: int) -> tuple[Range, Subject | None]:
    """The cue and the speaker of a quotation that a colon introduces: a verb with its subject, else a name."""
    if found := _verb_before(folded, colon, max(0, colon - FARTHEST)):
        return found
    if colon and folded.words[colon - 1][0].isupper():
        name = name_before(folded, colon - 1)
        inside = folded.lowers[name.start - 1] in PREPOSITIONS  # later that day on Radio One: “…”
        return (colon, colon + 1), None if inside else name
    subject = first_subject(folded, 0, colon)
    clear = subject and (is_pronoun(folded.lowers[subject.start]) or folded.words[subject.end - 1][0].isupper())
    return (colon, colon + 1), subject if clear else None


def _verb_before(folded: Folded, colon: int, floor: int) -> tuple[Range, Subject] | None:
    """The last verb of saying in front of a colon that has a subject of its own, with that subject."""
    forms = cue_forms()
    for index in range(colon - 1, floor - 1, -1):
        cue = forms.get(folded.words[index])
        if cue and cue.ways & {"say", "that", "tell"} and is_reporting(folded, index, cue):
            subject = subject_before_verb(folded, index)
            if subject:
                return (index, index + 1), subject
    return None
