"""Read "according to" and its like, and the report of a sentence that itself reports."""

from generator.parse.adjuncts import behind_aside
from generator.parse.clause_subjects import behind_dateline, subject_before_verb
from generator.parse.complements import ends_clause
from generator.parse.contents import Report, right_end, trim
from generator.parse.cues import VerbForm, cue_forms
from generator.parse.folding import MARKED, Folded
from generator.parse.noun_phrases import Subject, name_before, phrase_start, subject_after
from generator.parse.reporting_verbs import is_reporting
from generator.parse.utterances import ends_in_comma, is_utterance, opens_utterance
from generator.parse.word_classes import DETERMINERS, OPENERS, POSSESSIVES, PREPOSITIONS, SUBJECTS

SOURCES = {
    first: [phrase.split() for phrase in ("according to", "in the words of") if phrase.startswith(first.lower())]
    for first in ("according", "According", "in", "In")
}
LONGEST_MODIFIERS = 4  # words from a possessive to its noun
LONGEST_SOURCE = 6  # words of a subject set off by a comma
LATEST = 25  # words from the end of a sentence in which its last attribution stands


def source_phrase(folded: Folded, index: int) -> int:
    """Where the name begins behind "according to" or "in the words of"; 0 for anything else."""
    for phrase in SOURCES[folded.words[index]]:
        if [folded.lower(index + i) for i in range(len(phrase))] == phrase:
            return index + len(phrase)
    return 0


def read_source(folded: Folded, index: int, named: int, taken: int) -> Report | None:
    """What a source is named for that begins at the word `named`: the clause in front, else the one behind."""
    subject = subject_after(folded, named, to_comma=True)
    if subject is None:
        return None
    if taken and folded.lower(taken) in PREPOSITIONS | {","}:
        return None  # it says where the report before it comes from
    content = trim(folded, taken, index)
    if not content and folded.lower(subject.end) not in {",", ":"}:
        subject = _name_only(folded, subject)
    cue, behind = (index, named), subject.end
    quoted = behind_aside(folded, behind + 1) if folded.lower(behind) == "," else behind
    if folded.lower(quoted) == MARKED and is_utterance(folded, quoted) and opens_utterance(folded, quoted):
        return Report(cue, subject, [(quoted, quoted + 1)], quoted + 1)
    if content and folded.lower(content[1] - 1) in {"which", "that", "and", "but", "who"}:
        content = None
    if content and not (content[1] - content[0] < 3 and folded.words[content[0]][0].islower()):
        return _with_rest(folded, Report(cue, subject, [content], behind))
    if folded.lower(behind) in {",", ":"} or (behind < len(folded.words) - 1 and folded.words[behind][0].isalnum()):
        end = right_end(folded, behind + 1)
        content = trim(folded, behind, end)
        return Report(cue, subject, [content], end) if content else None
    return None


def _with_rest(folded: Folded, report: Report) -> Report:
    """With what follows a clause that cannot stand alone: While few came, according to the police, many watched."""
    if folded.lower(report.pieces[0][0]) in OPENERS and folded.lower(report.end) == ",":
        end = right_end(folded, report.end + 1)
        rest = trim(folded, report.end + 1, end)
        if rest:
            return Report(report.cue, report.subject, [*report.pieces, rest], end)
    return report


def _name_only(folded: Folded, subject: Subject) -> Subject:
    """Of "According to Smith the road is open", where no comma parts the two, the name."""
    for index in range(subject.start + 1, subject.end):
        lower = folded.lower(index)
        if lower in DETERMINERS | SUBJECTS and folded.lower(index - 1) not in PREPOSITIONS:
            return Subject(subject.start, index)
    return subject


def read_noun(folded: Folded, index: int) -> Report | None:
    """What a noun of speech says of somebody: Smith's claim that …"""
    owner = index - 1
    while owner > 0 and index - owner < LONGEST_MODIFIERS and folded.words[owner] not in POSSESSIVES:
        owner -= 1
    if owner < 1 or folded.words[owner] not in POSSESSIVES or folded.lower(index + 1) != "that":
        return None
    named = folded.words[owner - 1][0].isupper()
    start = name_before(folded, owner - 1).start if named else phrase_start(folded, owner, max(0, owner - LATEST))
    end = right_end(folded, index + 1)
    end = next((place for place in range(index + 1, end) if folded.words[place] == ","), end)
    content = trim(folded, index + 1, end)
    return Report((index, index + 1), Subject(start, owner), [content], end) if content and start < owner else None


def find_outer(folded: Folded) -> Report | None:
    """The report of a whole sentence that itself reports: The mayor said the road is shut, the paper reported."""
    forms, last = cue_forms(), len(folded.words) - 1
    for index in range(last, max(0, last - LATEST), -1):
        word = folded.words[index]
        if word in {MARKED, ";", ":"}:
            return None
        if word == "according" and folded.words[index - 1] == "," and folded.lower(index + 1) == "to":
            subject = subject_after(folded, index + 2, to_comma=True)
            found = subject and subject.end >= last and Report((index, index + 2), subject, [], last)
            return _whole(folded, found, index - 1) if found else None
        cue = forms.get(word)
        if cue and "say" in cue.ways and cue.form is VerbForm.FINITE and is_reporting(folded, index, cue):
            subject = subject_before_verb(folded, index)
            if subject and _stands_last(folded, subject, index):
                return _whole(folded, Report((index, index + 1), subject, [], last), subject.start)
            return None
    return None


def _stands_last(folded: Folded, subject: Subject, verb: int) -> bool:
    """Whether an attribution is set off by a comma and ends the sentence: ", the paper reported on Monday."."""
    before = subject.start - 1
    if (
        not (folded.words[before] == "," or ends_in_comma(folded, before))
        or subject.end - subject.start > LONGEST_SOURCE
    ):
        return False
    return folded.lower(verb + 1) != "," and ends_clause(folded, verb + 1)


def _whole(folded: Folded, report: Report, comma: int) -> Report | None:
    """A report of all in front of its comma, if that reports as well and holds no quotation."""
    forms = cue_forms()
    if any(is_utterance(folded, i) and opens_utterance(folded, i) for i in folded.marked if i < comma):
        return None
    content = trim(folded, behind_dateline(folded), comma)
    inner = [i for i in range(comma) if folded.words[i] in forms and is_reporting(folded, i, forms[folded.words[i]])]
    if content is None or not inner or folded.lower(content[0]) in OPENERS:
        return None
    report.pieces.append(content)
    return report
