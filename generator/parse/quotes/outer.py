"""Read the report of a sentence that itself reports: The mayor said …, the paper reported."""

from generator.parse.grammar.cues import FINITE, cue_forms
from generator.parse.grammar.word_classes import DETERMINERS, OPENERS, PREPOSITIONS, SUBJECTS
from generator.parse.quotes.adjuncts import skip_addressee
from generator.parse.quotes.clause_subjects import subject_before_verb
from generator.parse.quotes.contents import trim
from generator.parse.quotes.folding import (
    MARKED,
    Attribution,
    Folded,
    Subject,
    behind_dateline,
    ends_in_comma,
)
from generator.parse.quotes.in_front import ends_clause
from generator.parse.quotes.noun_phrases import subject_after
from generator.parse.quotes.reporting_verbs import reporting_cue
from generator.parse.quotes.sources import LATEST, is_sentence

LONGEST_SOURCE = 6  # words of a subject set off by a comma
LONGEST_NAMED = 14  # words of one whose last word has a capital
# Behind "the information": he has, from the police; not "minister".
GOING_ON = SUBJECTS | DETERMINERS | PREPOSITIONS


def find_outer(folded: Folded, places: list[int]) -> Attribution | None:
    """Find the report of a whole sentence that itself reports.

    The mayor said the road is shut, the paper reported. `places` are where the words stand that
    can report something.
    """
    last = len(folded.words) - 1
    for index in reversed(places):
        if index <= last - LATEST or index == 0:
            return None
        if folded.words[index - 1 : index + 1] == [",", "according"]:
            return _whole_by_source(folded, index, last)
        if _is_last_verb(folded, index):
            return _whole_by_verb(folded, index, last)
    return None


def _is_last_verb(folded: Folded, index: int) -> bool:
    """Tell whether a finite verb of saying stands at a word."""
    cue = reporting_cue(folded, index)
    return bool(cue) and cue.form is FINITE and not {"say", "tell"}.isdisjoint(cue.ways)


def _whole_by_source(folded: Folded, index: int, last: int) -> Attribution | None:
    """Read a sentence that ", according to the paper" ends."""
    subject = subject_after(folded, index + 2, to_comma=True)
    if subject is None or subject.end < last or _is_basis(folded, subject):
        return None
    report = Attribution((index, index + 2), subject, [], end=last, rule="source, whole sentence")
    return _whole(folded, report, index - 1)


def _is_basis(folded: Folded, subject: Subject) -> bool:
    """Tell whether it is what a speaker knows it from: according to the information he has."""
    return any(
        folded.lowers[index] == "information"
        and (index + 1 == subject.end or folded.lowers[index + 1] in GOING_ON)
        for index in range(subject.start, subject.end)
    )


def _whole_by_verb(folded: Folded, index: int, last: int) -> Attribution | None:
    """Read a sentence that ", the paper reported" ends."""
    subject = subject_before_verb(folded, index) if _stands_last(folded, index) else None
    if subject is None or not _is_set_off(folded, subject):
        return None
    if subject.start > 1 and folded.words[subject.start - 2 : subject.start] == [";", MARKED]:
        return None  # …; “we wait,” he said
    report = Attribution((index, index + 1), subject, [], end=last, rule="say, whole sentence")
    return _whole(folded, report, subject.start)


def _stands_last(folded: Folded, verb: int) -> bool:
    """Tell whether a verb ends the sentence, but for a day or a place: it reported on Monday."""
    behind = verb + 1
    if folded.lowers[behind] == "," or not {MARKED, ";", ":"}.isdisjoint(folded.words[verb:]):
        return False
    if "tell" in cue_forms()[folded.words[verb]].ways and folded.lowers[behind][:1].isalpha():
        behind = skip_addressee(folded, behind)
    return ends_clause(folded, behind)


def _is_set_off(folded: Folded, subject: Subject) -> bool:
    """Tell whether a short subject has a comma in front of it: ", the paper reported"."""
    before = subject.start - 1
    comma = folded.words[before] == "," or ends_in_comma(folded, before)
    is_named = folded.words[subject.end - 1][0].isupper()
    longest = LONGEST_NAMED if is_named else LONGEST_SOURCE
    return comma and subject.end - subject.start <= longest


def _whole(folded: Folded, report: Attribution, comma: int) -> Attribution | None:
    """Add all in front of its comma to a report, if that reports as well and quotes nothing."""
    if any(index < comma and is_sentence(folded, index) for index in folded.marked):
        return None
    content = trim(folded, behind_dateline(folded), comma)
    if content is None or folded.lowers[content[0]] in OPENERS:
        return None
    if not any(reporting_cue(folded, index) for index in range(comma)):
        return None
    report.pieces.append(content)
    return report
