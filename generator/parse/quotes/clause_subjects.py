"""Find the subject of a verb: in front of it, in front of an aside, or at the start of the clause."""

from generator.parse.grammar.cues import BASE, GERUND, cue_forms
from generator.parse.grammar.word_classes import (
    ANONYMITY,
    CHAIN,
    CONJUNCTIONS,
    DASHES,
    DETERMINERS,
    FINITE_VERBS,
    LINKING,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIMES,
    is_adverb,
    is_auxiliary,
    is_pronoun,
)
from generator.parse.quotes.folding import MARKED, Folded
from generator.parse.quotes.noun_phrases import REACH, Subject, is_phrase, phrase_start, subject_after

LONGEST_SUBJECT = 12  # words before the first comma that can still be a subject: longer ones are clauses
BORDERS = frozenset({MARKED, ";", ":", "...", "(", ")"})  # where a clause may begin
SHARED = Subject(0, 0, shared=True)


def before_group(folded: Folded, cue: int) -> int:
    """The last word before the verb's own adverbs and auxiliaries: the end of the subject; -1 at the start."""
    words, lowers, index = folded.words, folded.lowers, cue - 1
    while index >= 0 and cue - index < 10:
        word = lowers[index]
        if word == "to" and lowers[index - 1] in CHAIN:
            index -= 1
            while index >= 0 and words[index] in CHAIN:
                index -= 1
            if lowers[index] == "to":
                continue
        elif word in POSSESSIVES and cue - index < 4 and words[cue] in cue_forms():
            if not _contracted(folded, index, cue):
                break
            index -= 1
        elif words[index] in TIMES and lowers[index - 1] in {"on", "this", "last", "next"}:
            index -= 2  # the president on Thursday called, the court last week ruled
        elif (
            is_auxiliary(word)
            or is_adverb(words[index])
            or (word in {"both", "all", "each"} and is_auxiliary(lowers[index - 1]))
        ):
            index -= 1
        else:
            break
    return index


def _contracted(folded: Folded, index: int, cue: int) -> bool:
    """Whether 's is "is" or "has": he's said, Smith's calling; not: Smith's stated aim."""
    form = cue_forms()[folded.words[cue]].form
    return form is not BASE and (folded.lowers[index - 1] in PRONOUNS or form is GERUND)


def subject_before(folded: Folded, cue: int) -> Subject | None:
    """The subject in front of a verb; SHARED where the verb is joined to the clause before, None where it has none."""
    index = _before_anonymity(folded, before_group(folded, cue))
    floor = _clause_start(folded, index)
    word = folded.lowers[index]
    if index < floor:
        return None
    if word in {"and", "but", "or", "then"}:
        return SHARED
    if word in {"who", "which", "that"}:
        end = index - 1 if folded.lowers[index - 1] == "," else index
        start = phrase_start(folded, end, max(0, end - REACH)) if end > 0 else end
        return Subject(index, index + 1, whose=(start, end) if start < end else None)
    if word == "," or word in DASHES:
        return _subject_before_aside(folded, floor, index)
    if word == ")":
        index = _before_bracket(folded, index, floor)
        if index < floor:
            return None
    if is_pronoun(folded.lowers[index]):
        return Subject(index, index + 1)
    start = phrase_start(folded, index + 1, floor)
    depends = start > floor and folded.lowers[start - 1] in PREPOSITIONS and folded.words[index].islower()
    if depends and not _set_off_by_as(folded, start - 1):
        return SHARED  # a passer-by in the street said; in particular said
    return Subject(start, index + 1) if is_phrase(folded, start, index + 1) else None


def _set_off_by_as(folded: Folded, index: int) -> bool:
    """Whether a word is the "as" of an attribution set off from the clause: “…,” as the agency reported, “…”"""
    return folded.lowers[index] == "as" and folded.words[index - 1] in {",", MARKED}


def _before_anonymity(folded: Folded, index: int) -> int:
    """The last word of who asked not to be named, if a subject ends with these words."""
    if folded.lowers[index] in ANONYMITY:
        for place in range(index - 1, max(0, index - LONGEST_SUBJECT), -1):
            if folded.lowers[place] in {"who", "whom"}:
                return place - 1
    return index


def subject_before_verb(folded: Folded, verb: int) -> Subject | None:
    """The subject of a verb that is in no list, only where it stands right in front of it."""
    found = subject_before(folded, verb)
    return None if found is None or found.shared else found


def _clause_start(folded: Folded, index: int) -> int:
    """Where the clause can begin at the earliest that ends with this word."""
    words, floor, depth = folded.words, max(0, index - REACH), 0
    for place in range(index, floor - 1, -1):
        word = words[place]
        if word in BORDERS:
            depth += (word == ")") - (word == "(")
            if depth < 0 or (not depth and place < index and word in {MARKED, ";", ":", "..."}):
                return place + 1
    return floor


def _before_bracket(folded: Folded, index: int, floor: int) -> int:
    while index >= floor and folded.words[index] != "(":
        index -= 1
    return index - 1


def _subject_before_aside(folded: Folded, floor: int, comma: int) -> Subject | None:
    """The subject of "Smith, the head of the group, said": the first stretch between commas that can be one."""
    start = floor
    for index in range(floor, comma + 1):
        if folded.words[index] == "," or folded.words[index] in DASHES:
            end = _before_bracket(folded, index - 1, start) + 1 if folded.lowers[index - 1] == ")" else index
            first = _skip_openers(folded, start, end)
            if (
                index < comma
                and first < end
                and end - first <= LONGEST_SUBJECT
                and not _is_adverbial(folded, first, end)
            ):
                begin = phrase_start(folded, end, first)
                if is_phrase(folded, begin, end):
                    joined = any(folded.words[i : i + 2] == [",", "and"] for i in range(end, comma))
                    return Subject(begin, comma if joined else end)  # Smith, the head, and Jones, his aide, said
            start = index + 1
    return None


def _skip_openers(folded: Folded, start: int, end: int) -> int:
    while start < end and (folded.lowers[start] in CONJUNCTIONS or is_adverb(folded.lowers[start])):
        start += 1
    return start


def _is_adverbial(folded: Folded, start: int, end: int) -> bool:
    """Whether a stretch between commas is no subject: it begins with a preposition, or holds a verb."""
    first = folded.lowers[start]
    if first in PREPOSITIONS or first in SUBORDINATORS or first.endswith("ing"):
        return True
    return any(is_auxiliary(folded.lowers[i]) or folded.words[i] in FINITE_VERBS for i in range(start, end))


def first_subject(folded: Folded, start: int, stop: int) -> Subject | None:
    """The subject of a clause that begins at a word, its verb unknown: what stands first, but no adverbial."""
    start = max(start, behind_dateline(folded))
    while start < stop:
        lower = folded.lowers[start]
        if lower in CONJUNCTIONS or is_adverb(lower) or not folded.words[start][0].isalnum():
            start += 1
        elif lower in PREPOSITIONS or lower in SUBORDINATORS or lower.endswith(("ing", "ly")):
            comma = next((i for i in range(start, min(stop, start + REACH)) if folded.words[i] == ","), None)
            if comma is None:
                return None
            start = comma + 1
        else:
            break
    if start >= stop or folded.words[start] == MARKED:
        return None
    found = subject_after(folded, start)
    if found is None or not is_phrase(folded, found.start, _without_verb(folded, found)):
        return None
    return Subject(found.start, _without_verb(folded, found))


def behind_dateline(folded: Folded) -> int:
    """Where the sentence proper begins behind a dateline: WASHINGTON (Agency) — The chief …"""
    if folded.words and folded.words[0].isupper() and len(folded.words[0]) > 3:
        for index in range(1, min(12, len(folded.words))):
            if folded.words[index] in DASHES:
                return index + 1
    return 0


def _without_verb(folded: Folded, subject: Subject) -> int:
    """Where the subject ends, as far as an unknown verb behind it can be told: a small word behind a name, or one
    in -ed."""
    if folded.lowers[subject.start] in PRONOUNS:
        return subject.start + 1
    for index in range(subject.start + 1, subject.end):
        word, before = folded.words[index], folded.words[index - 1]
        if word.islower() and word not in LINKING and word[0].isalpha() and word not in {"and", "the", "a"}:
            if (before[0].isupper() and index - 1 > subject.start) or (before.istitle() and not _is_function(before)):
                return index
            if word.endswith("ed") and index > subject.start + 1:
                return index
    return subject.end


def _is_function(word: str) -> bool:
    return word.lower() in DETERMINERS
