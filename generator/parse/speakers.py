"""Find the noun phrase that names who speaks, from where it stands to its verb.

There is no tagger: a noun phrase is what lies between words of grammar, punctuation and known verbs. Ranges count
words of a folded sentence, end excluded. Nothing is looked at farther than REACH words from the verb.
"""

from functools import cache
from typing import NamedTuple

from generator.parse.cues import Form, cue_forms
from generator.parse.folding import MARKED, Folded
from generator.parse.lexicon import read_words

REACH = 60
LONGEST_SUBJECT = 12  # words before the first comma that can still be a subject: longer ones are clauses
DASHES = frozenset({"–", "—", "―", "-", "--"})
ENDINGS = frozenset({".", "?", "!", ";", ":", ")", "]", "…", "...", MARKED, "(", "["}) | DASHES


class Subject(NamedTuple):
    """Where the speaker is named; `shared`: not here, but by the clause before."""

    start: int
    end: int
    shared: bool = False
    whose: tuple[int, int] | None = None  # of "who": the noun phrase before it


SHARED = Subject(0, 0, shared=True)


@cache
def words_of(part: str) -> frozenset[str]:
    """The words of one part of the list of speech."""
    return frozenset(read_words("speech")[part])


def is_adverb(word: str) -> bool:
    return word in words_of("adverbs") or (word.endswith("ly") and word.islower() and len(word) > 4)


def is_auxiliary(word: str) -> bool:
    return word in words_of("auxiliaries") or word.endswith(("n't", "n’t")) or word in {"’d", "’ll", "’ve", "’re"}


def before_group(folded: Folded, cue: int) -> int:
    """The last word before the verb's own adverbs and auxiliaries: the end of the subject; -1 at the start."""
    index = cue - 1
    while index >= 0 and cue - index < 10:
        word = folded.lower(index)
        if word == "to" and folded.lower(index - 1) in words_of("chain"):
            index -= 1
            while index >= 0 and folded.words[index] in words_of("chain"):
                index -= 1
            if folded.lower(index) == "to":
                continue
        elif word in {"'s", "’s"} and cue - index < 4 and folded.words[cue] in cue_forms():
            if not _contracted(folded, index, cue):
                break
            index -= 1
        elif folded.words[index] in words_of("times") and folded.lower(index - 1) == "on":
            index -= 2  # the president on Thursday called
        elif word in {"both", "all", "each"} and is_auxiliary(folded.lower(index - 1)):
            index -= 1
        elif is_auxiliary(word) or is_adverb(folded.words[index]):
            index -= 1
        else:
            break
    return index


def _contracted(folded: Folded, index: int, cue: int) -> bool:
    """Whether 's is "is" or "has": he's said, Smith's calling; not: Smith's stated aim."""
    form = cue_forms()[folded.words[cue]].form
    return form is not Form.BASE and (folded.lower(index - 1) in words_of("pronouns") or form is Form.GERUND)


def is_pronoun(folded: Folded, index: int) -> bool:
    """Whether a word is a pronoun as subject, its verb contracted with it or not: they, they’re."""
    return folded.lower(index).replace("’", "'").split("'")[0] in words_of("pronouns")


def subject_before(folded: Folded, cue: int) -> Subject | None:
    """The subject in front of a verb, SHARED where the verb is joined to the clause before, None where there is none."""
    index = before_group(folded, cue)
    floor = _clause_start(folded, index)
    word = folded.lower(index)
    if index < floor:
        return None
    if word in {"and", "but", "or", "then"}:
        return SHARED
    if word in {"who", "which", "that"}:
        end = index - 1 if folded.lower(index - 1) == "," else index
        start = phrase_start(folded, end, max(0, end - REACH)) if end > 0 else end
        return Subject(index, index + 1, whose=(start, end) if start < end else None)
    if word == "," or word in DASHES:
        return _subject_before_aside(folded, floor, index)
    if word == ")":
        index = _before_bracket(folded, index, floor)
        if index < floor:
            return None
    if is_pronoun(folded, index):
        return Subject(index, index + 1)
    start = phrase_start(folded, index + 1, floor)
    if start > floor and folded.lower(start - 1) in words_of("prepositions") and folded.words[index].islower():
        return SHARED  # a passer-by in the street said; in particular said
    return Subject(start, index + 1) if _is_phrase(folded, start, index + 1) else None


def subject_before_verb(folded: Folded, verb: int) -> Subject | None:
    """The subject of a verb that is in no list, only where it stands right in front of it."""
    found = subject_before(folded, verb)
    return None if found is None or found.shared else found


def _clause_start(folded: Folded, index: int) -> int:
    """Where the clause can begin at the earliest that ends with this word."""
    floor, depth = max(0, index - REACH), 0
    for place in range(index, floor - 1, -1):
        word = folded.words[place]
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
            end = _before_bracket(folded, index - 1, start) + 1 if folded.lower(index - 1) == ")" else index
            first = _skip_openers(folded, start, end)
            if index < comma and first < end and end - first <= LONGEST_SUBJECT and not _is_adverbial(folded, first, end):
                begin = phrase_start(folded, end, first)
                if _is_phrase(folded, begin, end):
                    return Subject(begin, end)
            start = index + 1
    return None


def _skip_openers(folded: Folded, start: int, end: int) -> int:
    while start < end and (folded.lower(start) in words_of("conjunctions") or is_adverb(folded.lower(start))):
        start += 1
    return start


def _is_adverbial(folded: Folded, start: int, end: int) -> bool:
    """Whether a stretch between commas is no subject: it begins with a preposition, or holds a verb."""
    first = folded.lower(start)
    if first in words_of("prepositions") or first in words_of("subordinators") or first.endswith("ing"):
        return True
    return any(is_auxiliary(folded.lower(i)) or _is_verb(folded, i) for i in range(start, end))


def _is_verb(folded: Folded, index: int) -> bool:
    cue = cue_forms().get(folded.words[index])
    return cue is not None and not cue.noun and cue.form is Form.FINITE and folded.words[index][0].islower()


def phrase_start(folded: Folded, end: int, floor: int) -> int:
    """Where the noun phrase begins that ends before this word."""
    start = end
    while start > floor:
        word, lower = folded.words[start - 1], folded.lower(start - 1)
        if not (word[0].isalnum() or word in {"'s", "’s", "’", "'", "&", "."}) or is_auxiliary(lower):
            break
        if lower in words_of("subordinators") and lower not in words_of("prepositions") and start < end:
            break
        if lower in {"and", "or"}:
            if not _joins_names(folded, start - 1, floor):
                break
        elif lower in words_of("conjunctions") or _is_verb(folded, start - 1):
            break
        elif lower in words_of("prepositions"):
            if start == end or not _links(folded, start - 1, floor):
                return _last_name(folded, start, end)
        elif lower in words_of("determiners") and word.islower() and folded.lower(start - 2) not in words_of("linking"):
            start -= 1
            if folded.lower(start - 1) in {"all", "of"}:
                start -= 1
            break
        start -= 1
    return _trim(folded, start, end)


def _joins_names(folded: Folded, index: int, floor: int) -> bool:
    """Whether "and" stands inside the phrase: between two names, or two words at the start of the clause."""
    if index <= floor:
        return False
    before, after = folded.words[index - 1], folded.words[index + 1]
    return (before[0].isupper() and after[0].isupper()) or index - floor <= 2


def _links(folded: Folded, index: int, floor: int) -> bool:
    """Whether a preposition stands inside a noun phrase: something that can be its head is in front of it."""
    if index <= floor or folded.lower(index) not in words_of("linking"):
        return False
    before = folded.lower(index - 1)
    return before[0].isalnum() and not (
        before in words_of("prepositions") or is_auxiliary(before) or _is_verb(folded, index - 1) or is_adverb(before)
    )


def _last_name(folded: Folded, start: int, end: int) -> int:
    """In a phrase behind a preposition, "a speech Smith", only the name at the end is the subject."""
    name = end
    while name > start and folded.words[name - 1][0].isupper():
        name -= 1
    return _trim(folded, name if start < name < end else start, end)


def _trim(folded: Folded, start: int, end: int) -> int:
    """Without a day, an adverb or a conjunction in front."""
    while start < end and (
        folded.words[start] in words_of("times")
        or folded.words[start].isdigit()
        or is_adverb(folded.lower(start))
        and folded.lower(start) not in words_of("pronouns") | words_of("determiners")
        or folded.lower(start) in words_of("conjunctions")
        or not folded.words[start][0].isalnum()
    ):
        start += 1
    return start


def _is_phrase(folded: Folded, start: int, end: int) -> bool:
    """Whether some word of it can be a noun."""
    return any(
        folded.words[i][0].isalpha()
        and folded.lower(i) not in words_of("prepositions")
        and folded.lower(i) not in words_of("subordinators")
        and folded.lower(i) not in words_of("conjunctions")
        and (folded.lower(i) not in words_of("determiners") or end - start == 1)
        for i in range(start, end)
    )


def subject_after(folded: Folded, start: int, to_comma: bool = False) -> Subject | None:
    """The noun phrase that begins at a word: of "said Smith", and with `to_comma` of "according to a man in Rome"."""
    end, stop = start, min(len(folded.words), start + REACH)
    while end < stop:
        word, lower = folded.words[end], folded.lower(end)
        if lower == "(" and end > start and _closing_bracket(folded, end):
            end = _closing_bracket(folded, end) + 1
            continue
        if word == "." and folded.words[end - 1][0].isupper() and folded.lower(end + 1)[:1].isalpha():
            end += 1  # an abbreviation, since the sentence goes on
            continue
        if word in ENDINGS or word == ",":
            break
        if end > start and _ends_phrase(folded, end, to_comma):
            break
        end += 1
    while end > start and folded.lower(end - 1) in words_of("prepositions") | words_of("conjunctions"):
        end -= 1
    if end == start or not _opens_phrase(folded, start):
        return None
    return Subject(start, end)


def _closing_bracket(folded: Folded, index: int) -> int:
    for place in range(index, min(len(folded.words), index + 8)):
        if folded.words[place] == ")":
            return place
    return 0


def _ends_phrase(folded: Folded, index: int, to_comma: bool) -> bool:
    lower = folded.lower(index)
    if lower in {"who", "which", "that", "when", "while", "after", "before", "because", "if", "whose", "where"}:
        return True
    if to_comma:
        return False
    if lower in {"and", "or"}:
        return not (folded.lower(index + 1)[:1].isalpha() and not _is_verb(folded, index + 1))
    if lower in words_of("prepositions"):
        return lower not in {"of", "for", "from", "with", "at"}
    return (
        is_auxiliary(lower)
        or is_adverb(lower)
        or _is_verb(folded, index)
        or folded.words[index] in words_of("times")
        or (lower.endswith("ing") and folded.words[index].islower())
    )


def _opens_phrase(folded: Folded, index: int) -> bool:
    word, lower = folded.words[index], folded.lower(index)
    if not word[0].isalnum() or lower in {"him", "them", "me", "us", "himself", "herself", "so", "that", "this"}:
        return False
    if word in words_of("times") or is_auxiliary(lower) or (is_adverb(lower) and word.islower()):
        return lower in {"another", "some"}
    return lower not in words_of("prepositions") and lower not in words_of("conjunctions")


def first_subject(folded: Folded, start: int, stop: int) -> Subject | None:
    """The subject of a clause that begins at a word, its verb unknown: what stands first, but no adverbial."""
    start = max(start, behind_dateline(folded))
    while start < stop:
        lower = folded.lower(start)
        if lower in words_of("conjunctions") or is_adverb(lower) or not folded.words[start][0].isalnum():
            start += 1
        elif lower in words_of("prepositions") or lower in words_of("subordinators") or lower.endswith(("ing", "ly")):
            comma = next((i for i in range(start, min(stop, start + REACH)) if folded.words[i] == ","), None)
            if comma is None:
                return None
            start = comma + 1
        else:
            break
    if start >= stop or folded.words[start] == MARKED:
        return None
    found = subject_after(folded, start)
    if found is None or not _is_phrase(folded, found.start, _without_verb(folded, found)):
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
    if folded.lower(subject.start) in words_of("pronouns"):
        return subject.start + 1
    for index in range(subject.start + 1, subject.end):
        word, before = folded.words[index], folded.words[index - 1]
        if word.islower() and word not in words_of("linking") and word[0].isalpha() and word not in {"and", "the", "a"}:
            if before[0].isupper() and index - 1 > subject.start or before.istitle() and not _is_function(before):
                return index
            if word.endswith("ed") and index > subject.start + 1:
                return index
    return subject.end


def _is_function(word: str) -> bool:
    return word.lower() in words_of("determiners")
