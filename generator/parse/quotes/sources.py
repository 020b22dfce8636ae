"""Read "according to" and its like, and the report of a sentence that itself reports."""

from generator.parse.grammar.cues import FINITE, cue_forms
from generator.parse.grammar.word_classes import DETERMINERS, OPENERS, POSSESSIVES, PREPOSITIONS, SUBJECTS, is_auxiliary
from generator.parse.quotes.adjuncts import behind_aside
from generator.parse.quotes.clause_subjects import behind_dateline, subject_before_verb
from generator.parse.quotes.complements import ends_clause
from generator.parse.quotes.contents import Range, Report, right_end, trim
from generator.parse.quotes.folding import MARKED, Folded
from generator.parse.quotes.noun_phrases import Subject, name_before, phrase_start, subject_after
from generator.parse.quotes.reporting_verbs import is_reporting
from generator.parse.quotes.rules import name_source
from generator.parse.quotes.utterances import ends_in_comma, is_utterance, opens_utterance

# By the word that tells them, the phrases in front of a source, with the place of that word in each.
SOURCES = {
    "according": (["according", "to"], 0),
    "According": (["according", "to"], 0),
    "words": (["in", "the", "words", "of"], 2),
}
LONGEST_MODIFIERS = 4  # words from a possessive to its noun
LONGEST_SOURCE = 6  # words of a subject set off by a comma
PARTS = frozenset({MARKED, ";", ":"})
LATEST = 25  # words from the end of a sentence in which its last attribution stands


def source_phrase(folded: Folded, index: int) -> Range | None:
    """Where "according to" or "in the words of" stands around the word that tells it; None for anything else."""
    phrase, place = SOURCES[folded.words[index]]
    start, end = index - place, index - place + len(phrase)
    return (start, end) if start >= 0 and folded.lowers[start:end] == phrase else None


def read_source(folded: Folded, cue: Range, taken: int) -> Report | None:
    """What a source is named for behind the words `cue`: the clause in front of them, else the one behind."""
    index, named = cue
    subject = subject_after(folded, named, to_comma=True)
    if subject is None:
        return None
    if taken and (folded.lowers[taken] == "," or folded.lowers[taken] in PREPOSITIONS):
        return None  # it says where the report before it comes from
    content = trim(folded, taken, index)
    if not content and folded.lowers[subject.end] not in {",", ":"}:
        subject = _name_only(folded, subject)
    behind = subject.end
    quoted = behind_aside(folded, behind + 1) if folded.lowers[behind] == "," else behind
    if folded.lowers[quoted] == MARKED and is_utterance(folded, quoted) and opens_utterance(folded, quoted):
        content = quoted, quoted + 1
        return Report(cue, subject, [content], content[1], name_source(folded, cue, content))
    if content and folded.lowers[content[1] - 1] in {"which", "that", "and", "but", "who"}:
        content = None
    if content and not (content[1] - content[0] < 3 and folded.words[content[0]][0].islower()):
        return _with_rest(folded, Report(cue, subject, [content], behind, name_source(folded, cue, content)))
    if folded.lowers[quoted] == MARKED and _is_apposed(folded, behind + 1, quoted):
        behind = quoted - 1
    if folded.lowers[behind] in {",", ":"} or (behind < len(folded.words) - 1 and folded.words[behind][0].isalnum()):
        end = right_end(folded, behind + 1)
        content = trim(folded, behind, end)
        return Report(cue, subject, [content], end, name_source(folded, cue, content)) if content else None
    return None


def _is_apposed(folded: Folded, start: int, end: int) -> bool:
    """Whether a stretch tells who the source is, and nothing that it says: Ann Smith, head of the bank, “…”."""
    return end - start > 1 and not any(map(is_auxiliary, folded.lowers[start:end]))


def _with_rest(folded: Folded, report: Report) -> Report:
    """With what follows a clause that cannot stand alone: While few came, according to the police, many watched."""
    if folded.lowers[report.pieces[0][0]] in OPENERS and folded.lowers[report.end] == ",":
        end = right_end(folded, report.end + 1)
        rest = trim(folded, report.end + 1, end)
        if rest:
            return Report(report.cue, report.subject, [*report.pieces, rest], end, report.rule)
    return report


def _name_only(folded: Folded, subject: Subject) -> Subject:
    """Of "According to Smith the road is open", where no comma parts the two, the name."""
    for index in range(subject.start + 1, subject.end):
        lower = folded.lowers[index]
        if (lower in DETERMINERS or lower in SUBJECTS) and folded.lowers[index - 1] not in PREPOSITIONS:
            return Subject(subject.start, index)
    return subject


def read_noun(folded: Folded, index: int) -> Report | None:
    """What a noun of speech says of somebody: Smith's claim that …"""
    owner = index - 1
    while owner > 0 and index - owner < LONGEST_MODIFIERS and folded.words[owner] not in POSSESSIVES:
        owner -= 1
    if owner < 1 or folded.words[owner] not in POSSESSIVES or folded.lowers[index + 1] != "that":
        return None
    named = folded.words[owner - 1][0].isupper()
    start = name_before(folded, owner - 1).start if named else phrase_start(folded, owner, max(0, owner - LATEST))
    end = right_end(folded, index + 1)
    end = next((place for place in range(index + 1, end) if folded.words[place] == ","), end)
    content = trim(folded, index + 1, end)
    if not content or start >= owner:
        return None
    return Report((index, index + 1), Subject(start, owner), [content], end, "noun, that-clause")


def find_outer(folded: Folded, places: list[int]) -> Report | None:
    """The report of a whole sentence that itself reports: The mayor said the road is shut, the paper reported.

    `places`: where the words stand that can report something.
    """
    last = len(folded.words) - 1
    for index in reversed(places):
        if index <= last - LATEST or index == 0:
            return None
        word = folded.words[index]
        if word == "according" and folded.words[index - 1] == "," and folded.lowers[index + 1] == "to":
            subject = subject_after(folded, index + 2, to_comma=True)
            found = (
                subject
                and subject.end >= last
                and Report((index, index + 2), subject, [], last, "source, whole sentence")
            )
            return _whole(folded, found, index - 1) if found and _is_plain(folded, index) else None
        cue = cue_forms().get(word)
        if cue and cue.form is FINITE and "say" in cue.ways and is_reporting(folded, index, cue):
            subject = subject_before_verb(folded, index) if _stands_last(folded, index) else None
            set_off = subject and _is_set_off(folded, subject)
            report = set_off and Report((index, index + 1), subject, [], last, "say, whole sentence")
            return _whole(folded, report, subject.start) if report else None
    return None


def _is_plain(folded: Folded, start: int) -> bool:
    """Whether one clause without a quotation stands from a word on."""
    return PARTS.isdisjoint(folded.words[start:])


def _stands_last(folded: Folded, verb: int) -> bool:
    """Whether a verb ends the sentence, but for a day or a place: the paper reported on Monday."""
    return folded.lowers[verb + 1] != "," and _is_plain(folded, verb) and ends_clause(folded, verb + 1)


def _is_set_off(folded: Folded, subject: Subject) -> bool:
    """Whether a short subject has a comma in front of it: ", the paper reported"."""
    before = subject.start - 1
    comma = folded.words[before] == "," or ends_in_comma(folded, before)
    return comma and subject.end - subject.start <= LONGEST_SOURCE


def _whole(folded: Folded, report: Report, comma: int) -> Report | None:
    """A report of all in front of its comma, if that reports as well and holds no quotation."""
    forms = cue_forms()
    if any(is_utterance(folded, i) and opens_utterance(folded, i) for i in folded.marked if i < comma):
        return None
    content = trim(folded, behind_dateline(folded), comma)
    if content is None or folded.lowers[content[0]] in OPENERS:
        return None
    words = folded.words
    if not any(words[i] in forms and is_reporting(folded, i, forms[words[i]]) for i in range(comma)):
        return None
    report.pieces.append(content)
    return report
