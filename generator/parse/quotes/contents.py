"""Find where what is said ends.

Ranges count words of a folded sentence, end excluded.
"""

from dataclasses import dataclass

from generator.parse.grammar.cues import BASE, FINITE, GERUND, cue_forms
from generator.parse.grammar.word_classes import (
    DASHES,
    DETERMINERS,
    MAIN_VERBS,
    TIMES,
    is_adverb,
    is_auxiliary,
    is_pronoun,
)
from generator.parse.quotes.clause_subjects import before_group
from generator.parse.quotes.folding import MARKED, Folded
from generator.parse.quotes.noun_phrases import Subject, phrase_start
from generator.parse.quotes.utterances import CLOSING, ends_in_comma, opens_utterance

Range = tuple[int, int]
INTRODUCING = DASHES | {":"}
GOING_ON = DETERMINERS | {MARKED, "as"}  # words behind "and" with which the object of a judgement goes on
AROUND = frozenset({",", ":", ";", ".", "?", "!", ")"}) | DASHES  # punctuation that is no part of what is said
BEHIND = AROUND - {")"}
BORDERS = frozenset(cue_forms()) | {"(", "[", ")", "]", ";", ",", "according", MARKED}  # what may end what is said
OPENING_REACH = 60  # words within which the clause ends that opens a sentence


@dataclass(slots=True)
class Report:
    """Who says what by which words; ranges of words, end excluded."""

    cue: Range
    subject: Subject | None
    pieces: list[Range]
    end: int  # where reading goes on
    rule: str  # as in `Quote.rule`


def right_end(folded: Folded, start: int) -> int:
    """Where what is said ends that begins at a word: before another cue joined to this one, else with the sentence."""
    forms, depth, quoted = cue_forms(), 0, False
    for index in range(start, len(folded.words)):
        word = folded.words[index]
        if word not in BORDERS:
            continue
        if word in {"(", "["}:
            depth += 1
        elif word in {")", "]"}:
            depth -= 1
            if depth < 0:
                return index
        elif word == ";":
            return index
        elif word == MARKED and index > start:
            if folded.words[index - 1] in INTRODUCING and opens_utterance(folded, index):
                return index - 1
            if _ends_with_stop(folded, index):
                return index + 1
        elif word == "according" and index > start + 1 and folded.lowers[index + 1] == "to":
            return index - (folded.words[index - 1] == ",")
        elif word in forms and index > start + 1:
            border = _joined(folded, start, index)
            if border is not None:
                return border
        elif word == "," and (_breaks(folded, index) or (quoted and _comments(folded, index))):
            return index
        quoted = quoted or word == MARKED
    return len(folded.words)


def _ends_with_stop(folded: Folded, index: int) -> bool:
    """Whether a quotation inside a clause ends it: “… to go,” but then."""
    inner = folded.inner(index).rstrip(CLOSING)
    breaks = folded.lowers[index + 1] in {"but", "while", "though", "adding"}
    return inner[-1:] in ".?!" or (inner[-1:] == "," and (breaks or _comments(folded, index)))


def _breaks(folded: Folded, comma: int) -> bool:
    """Whether the writer goes on by himself behind a comma: ", but the", ", while"."""
    following, after = folded.lowers[comma + 1], folded.lowers[comma + 2]
    if following == "but":
        return after not in {"also", "that", "not", "only", MARKED}
    return following in {"while", "although", "though", "whereas"}


def _comments(folded: Folded, comma: int) -> bool:
    """Whether the writer comments on the words that he quoted: ", leaving", ", which"."""
    following, after = folded.lowers[comma + 1], folded.lowers[comma + 2]
    return following == "which" or following.endswith("ing") or (following.endswith("ly") and after.endswith("ing"))


def _joined(folded: Folded, start: int, index: int) -> int | None:
    """Where a clause ends if a verb of reporting is joined to it: before "and said", before ", adding"."""
    cue = cue_forms()[folded.words[index]]
    group = before_group(folded, index)
    if group < start:
        return None
    if cue.form is GERUND and folded.lowers[index + 1] == ":" and folded.lowers[index + 2] == MARKED:
        return group
    word = folded.lowers[group]
    reports = bool(cue.ways & {"say", "that", "tell", "urge", "judge", "name"}) or _has_particle(folded, index)
    if cue.form is GERUND and group == index - 1 and (word in {",", "and"} or ends_in_comma(folded, group)):
        return group + (word == MARKED) if reports else None
    if word in {"and", "but"} and index - group < 4 and _is_joined_verb(folded, index, group):
        return group - (folded.lowers[group - 1] == ",") if reports or "pledge" in cue.ways else None
    if cue.form is FINITE and not cue.noun and word[:1].isalpha():
        return _next_clause(folded, start, group)
    return None


def _is_joined_verb(folded: Folded, index: int, group: int) -> bool:
    """Whether a form behind "and" or "but" is a finite verb: and said, but did not say."""
    cue = cue_forms()[folded.words[index]]
    if cue.form is BASE:
        return group + 1 < index and is_auxiliary(folded.lowers[group + 1])
    return cue.form is FINITE and not cue.noun


def _next_clause(folded: Folded, start: int, subject_end: int) -> int | None:
    """Where a clause ends before another with a subject of its own: "…, and Smith said", "… as Smith noted"."""
    floor = max(start, subject_end - OPENING_REACH)
    first = subject_end if is_pronoun(folded.lowers[subject_end]) else phrase_start(folded, subject_end + 1, floor)
    joint = first - 1
    if joint <= start or first > subject_end or folded.lowers[joint] not in {"and", "but", "as", "when"}:
        return None
    return joint - (folded.lowers[joint - 1] == ",")


def _has_particle(folded: Folded, index: int) -> bool:
    cue = cue_forms()[folded.words[index]]
    return any(folded.lowers[index + 1] == particle.split()[0] for particle, _ in cue.particles)


def opening_end(folded: Folded, start: int) -> int:
    """Where the content of a participle that opens a sentence ends: at the comma in front of the main clause."""
    comma = None
    for index in range(start, min(len(folded.words), start + OPENING_REACH)):
        word = folded.words[index]
        if word == "," or ends_in_comma(folded, index):
            comma = index + (word == MARKED)
        elif comma is not None and (word in MAIN_VERBS or word in {"say", "argue", "insist"}):
            return comma
    return len(folded.words) if comma is None else comma


def aside_end(folded: Folded, start: int, end: int) -> int:
    """Where the content of a relative clause ends: at the comma that the main verb follows: who said so, said."""
    for index in range(start, end - 1):
        if folded.words[index] == "," and (
            folded.words[index + 1] in MAIN_VERBS
            or is_auxiliary(folded.lowers[index + 1])
            or (is_adverb(folded.words[index + 1]) and folded.words[min(index + 2, end - 1)] in MAIN_VERBS)
        ):
            return index
    return end


def object_end(folded: Folded, start: int, end: int) -> int:
    """Where the object of a judgement ends that quotes: called him “weak” on Monday."""
    quoted = False
    for index in range(start, end):
        word, lower = folded.words[index], folded.lowers[index]
        if quoted and (
            word in DASHES
            or word in TIMES
            or lower in {"during", "on", "after", "when", "while", "at"}
            or (word == "," and folded.words[index + 1 : index + 2] != [MARKED])
            or (lower in {"and", "but"} and folded.lowers[index + 1] not in GOING_ON)
        ):
            return index
        quoted = quoted or word == MARKED
    return end


def trim(folded: Folded, start: int, end: int) -> Range | None:
    """Without "that" in front and without punctuation around; None where nothing is left."""
    while start < end and (folded.words[start] in AROUND or (folded.words[start] == "that" and end - start > 1)):
        start += 1
    while end > start and folded.words[end - 1] in BEHIND:
        end -= 1
    return (start, end) if start < end else None
