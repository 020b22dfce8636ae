"""Read a folded sentence for who reports what: each verb of reporting with its speaker and its content."""

from generator.parse.grammar.cues import GERUND, cue_forms
from generator.parse.grammar.word_classes import (
    ANONYMITY,
    DASHES,
    DETERMINERS,
    DOCUMENTS,
    NOUNS,
    OPENERS,
    POSSESSIVES,
    PREPOSITIONS,
    QUOTING,
    is_auxiliary,
)
from generator.parse.quotes.clause_subjects import SHARED, before_group, first_subject
from generator.parse.quotes.complements import QUESTIONS, behind_as, content_behind, is_clause, read_in_front
from generator.parse.quotes.contents import Range, Report, aside_end, object_end, opening_end, trim
from generator.parse.quotes.folding import LONGEST, MARKED, Folded, trigger_words
from generator.parse.quotes.noun_phrases import Subject
from generator.parse.quotes.quoted import read_quoted
from generator.parse.quotes.reporting_verbs import Verb, find_verb, is_unsaid
from generator.parse.quotes.rules import name_behind
from generator.parse.quotes.sources import SOURCES, find_outer, read_noun, read_source, source_phrase
from generator.parse.quotes.speakers import find_speaker
from generator.parse.quotes.uncued import add_introduced, find_uncued

LATEST = 25  # words up to which a verb can belong to a clause that opens the sentence
PARTS_OF_PHRASE = POSSESSIVES | PREPOSITIONS | DETERMINERS  # words in front of a quotation that make it a name
OPEN = frozenset({"whether", "if"})  # questions that leave open what is so
REFUTING = ("reject", "den", "dismiss")  # how the verbs begin whose bare object is only what they are about
LONGEST_BARE = 2  # words of such an object: the claim; not: any part in the attack
LONGEST_DOCUMENT = 3  # words of an object that is only a piece of writing: a long letter
POINTING = frozenset({"the", "it", "them", "these", "those"})  # the first of them
TOLD = frozenset({"say", "that", "tell"})  # ways whose content is no longer told where the verb is denied
REVERSIBLE = frozenset({"say", "that", "tell", "believe"})  # ways whose verb may follow what is said


def find_reports(folded: Folded) -> list[Report]:
    """The reports of one sentence, in text order; what is reported inside a report is part of it."""
    if len(folded.words) > LONGEST:
        return []
    triggers = trigger_words()
    places = [index for index, word in enumerate(folded.words) if word in triggers]
    outer = find_outer(folded, places)
    reports = [outer] if outer else []
    taken = outer.end if outer else 0
    for index in places:
        if index < taken:
            continue
        report = _read_at(folded, index, taken, reports[-1].subject if reports else None)
        if report:
            reports.append(report)
            taken = max(report.end, index + 1)
    if reports:
        _share_backwards(folded, reports)
    if not folded.marked:
        return reports
    reports = add_introduced(folded, reports)
    return sorted(reports + find_uncued(folded, reports), key=lambda report: report.pieces[0])


def _read_at(folded: Folded, index: int, taken: int, last: Subject | None) -> Report | None:
    """The report that a trigger makes; `taken`: where the report before it ends, `last`: whose that is."""
    word = folded.words[index]
    if word in SOURCES:
        cue = source_phrase(folded, index)
        return read_source(folded, cue, taken) if cue and cue[0] >= taken else None
    if word in cue_forms() and (verb := find_verb(folded, index)):
        return _read_verb(folded, verb, taken, last)
    return read_noun(folded, index) if word in NOUNS else None


def _share_backwards(folded: Folded, reports: list[Report]) -> None:
    """A participle that opens the sentence has the subject of the main clause: Adding that …, Smith said."""
    for number, report in enumerate(reports):
        if report.subject is SHARED:
            is_last = number + 1 == len(reports)
            main = first_subject(folded, report.end, len(folded.words)) if is_last else reports[number + 1].subject
            report.subject = None if main is SHARED else main


def _read_verb(folded: Folded, verb: Verb, taken: int, last: Subject | None) -> Report | None:
    subject = find_speaker(folded, verb, taken, last)
    if folded.lowers[verb.index] in QUOTING and (report := read_quoted(folded, verb, subject, taken)):
        return report
    if subject is None:
        return None
    finite = verb.cue.form is not GERUND or folded.lowers[verb.index - 1] == "as"  # was quoted as saying
    reversible = finite and not REVERSIBLE.isdisjoint(verb.ways)
    if reversible and (subject.start >= verb.behind or _follows_quotation(folded, subject, taken)):
        return read_in_front(folded, verb, subject, taken)
    content = _end_content(folded, verb, subject, content_behind(folded, verb))
    if content and is_auxiliary(folded.lowers[content[0]]):
        return None  # "the points he raised are": what is said stands in front
    if content and not TOLD.isdisjoint(verb.ways) and _is_clause(folded, content) and is_unsaid(folded, verb):
        return None
    if content and (content[1] - content[0] > 1 or content[0] in folded.marked or "prepositional" in verb.ways):
        rule = name_behind(folded, verb, content)
        if ANONYMITY.intersection(folded.lowers[content[0] : content[0] + 4]) and "urge" in verb.ways:
            return None  # who asked not to be named says nothing by that
        if (rule == "participle, infinitive" and _is_deed(folded, verb)) or _is_document(folded, content):
            return None
        return Report((verb.index, verb.behind), subject, [content], content[1], rule)
    return read_in_front(folded, verb, subject, taken) if reversible else None


def _is_clause(folded: Folded, content: Range) -> bool:
    """Whether what stands behind a verb says something, and is not only what the talk is about."""
    start = content[0]
    if folded.lowers[start] in QUESTIONS - OPEN:
        return False  # what cannot be explained is nevertheless so
    return folded.lowers[start - 1] == "that" or start in folded.marked or is_clause(folded, start)


def _is_deed(folded: Folded, verb: Verb) -> bool:
    """Whether a participle with an infinitive is but something done: by asking judges to rule, they started asking.

    What is asked is told where a comma sets the participle off, it opens the sentence, or a document asks.
    """
    before = before_group(folded, verb.index)
    return before >= 0 and folded.lowers[before] not in {",", MARKED} and folded.lowers[before] not in DOCUMENTS


def _is_document(folded: Folded, content: Range) -> bool:
    """Whether all that stands behind a verb is the writing, and not what it says: wrote a long letter."""
    start, end = content
    bare = end - start <= LONGEST_DOCUMENT and folded.lowers[start] in DETERMINERS
    return bare and folded.lowers[end - 1] in DOCUMENTS


def _end_content(folded: Folded, verb: Verb, subject: Subject, content: Range | None) -> Range | None:
    """The content behind a verb, cut where the kind of clause ends it that the verb stands in."""
    if content is None:
        introduced = folded.lowers[subject.start - 1] == "as" and not REVERSIBLE.isdisjoint(verb.ways)
        return behind_as(folded, verb.behind) if introduced else None
    start, end = content
    if subject.whose or (verb.cue.form is GERUND and folded.lowers[verb.index - 1] == ","):
        end = aside_end(folded, start, end)
    if _opens_sentence(folded, verb, subject) and end - start > 1:
        end = min(end, opening_end(folded, verb.behind))
    elif verb.ways in ({"judge"}, {"name"}):
        end = object_end(folded, start, end)
        if _is_refuted(folded, verb, start, end):
            return None
        if "name" in verb.ways and folded.marked.keys().isdisjoint(range(start, end)):
            return None
    return trim(folded, start, end)


def _is_refuted(folded: Folded, verb: Verb, start: int, end: int) -> bool:
    """Whether a bare object says only what is refuted, and nothing that could be told: rejected the claim."""
    bare = end - start <= LONGEST_BARE and folded.lowers[start] in POINTING
    return bare and folded.words[verb.index].startswith(REFUTING)


def _opens_sentence(folded: Folded, verb: Verb, subject: Subject) -> bool:
    """Whether a verb stands in a participle or a clause in front of the main clause: While Smith said …, Jones …"""
    if verb.cue.form is GERUND and (verb.index == 0 or subject is SHARED):
        return True
    return folded.lowers[0] in OPENERS and verb.index < LATEST and "," not in folded.words[: verb.index]


def _follows_quotation(folded: Folded, subject: Subject, taken: int) -> bool:
    """Whether the subject stands right behind a quotation, as in “…,” he said; not: on CBS's “Today,” he said."""
    before = subject.start - 1
    if before > taken and folded.lowers[before] == "as":
        before -= 1
    if before > taken and (folded.words[before] == "," or folded.words[before] in DASHES):
        before -= 1
    if subject.shared or before < taken or folded.words[before] != MARKED:
        return False
    return folded.lowers[before - 1] not in PARTS_OF_PHRASE
