"""Find where a noun phrase begins and ends.

There is no tagger: a noun phrase is what lies between words of grammar, punctuation and known verbs. Ranges count
words of a folded sentence, end excluded.
"""

from typing import NamedTuple

from generator.parse.grammar.word_classes import (
    CONJUNCTIONS,
    DASHES,
    DETERMINERS,
    FINITE_VERBS,
    JOINTS,
    LINKING,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIMES,
    is_adverb,
    is_auxiliary,
)
from generator.parse.quotes.folding import MARKED, Folded

REACH = 60  # words: no phrase is longer
INSIDE = frozenset({"'s", "’s", "’", "'", "&", "."})  # marks that a noun phrase may hold
ENDINGS = frozenset({".", "?", "!", ";", ":", ")", "]", "…", "...", MARKED, "(", "["}) | DASHES
# Words that are no nouns; the articles and their like can be one by themselves: this, all.
NO_NOUNS = PREPOSITIONS | SUBORDINATORS | CONJUNCTIONS
NO_NOUNS_IN_PHRASE = NO_NOUNS | DETERMINERS
CLAUSES = frozenset(["who", "which", "that", "when", "while", "after", "before", "because", "if", "whose", "where"])


class Subject(NamedTuple):
    """Where the speaker is named; `shared`: not here, but by the clause before."""

    start: int
    end: int
    shared: bool = False
    whose: tuple[int, int] | None = None  # of "who": the noun phrase before it


def phrase_start(folded: Folded, end: int, floor: int) -> int:
    """Where the noun phrase begins that ends before this word."""
    start = end
    words, lowers = folded.words, folded.lowers
    while start > floor:
        word, lower = words[start - 1], lowers[start - 1]
        if not (word[0].isalnum() or word in INSIDE) or is_auxiliary(lower):
            break
        if lower in SUBORDINATORS and lower not in PREPOSITIONS and start < end:
            break
        if lower in {"and", "or", "nor"}:
            if not _joins_names(folded, start - 1, floor):
                break
        elif lower in CONJUNCTIONS or word in FINITE_VERBS:
            break
        elif lower in PREPOSITIONS:
            if start == end or not _links(folded, start - 1, floor):
                return _last_name(folded, start, end)
        elif lower in DETERMINERS and word.islower() and lowers[start - 2] not in LINKING:
            start -= 1
            if lowers[start - 1] in {"all", "of"}:
                start -= 1
            return _trim(folded, _first_name(folded, start, floor), end)
        start -= 1
    return _trim(folded, start, end)


def _first_name(folded: Folded, start: int, floor: int) -> int:
    """Where a phrase begins that "and" may join to a name in front of it: Ann Smith and her brother.

    Only a name that opens the clause is sure to be none of the clause before: He left for Rome and the mayor said.
    """
    place = start - 1
    if place <= floor or folded.lowers[place] != "and":
        return start
    while place > floor and (folded.words[place - 1][0].isupper() or folded.words[place - 1] in INSIDE):
        place -= 1
    if place > floor and folded.lowers[place - 1] in DETERMINERS:
        place -= 1
    opens = place == floor or not folded.words[place - 1][0].isalnum()
    return place if opens and place < start - 1 else start


def name_before(folded: Folded, last: int) -> Subject:
    """The name, or the pronoun, that ends with a word."""
    start = last
    while start > 0 and folded.words[start - 1][0].isupper() and folded.words[start - 1].isalpha():
        start -= 1
    return Subject(start, last + 1)


def _joins_names(folded: Folded, index: int, floor: int) -> bool:
    """Whether "and" stands inside the phrase: between two names, or two words at the start of the clause."""
    if index <= floor:
        return False
    before, after = folded.words[index - 1], folded.words[index + 1]
    return (before[0].isupper() and after[0].isupper()) or index - floor <= 2


def _links(folded: Folded, index: int, floor: int) -> bool:
    """Whether a preposition stands inside a noun phrase: something that can be its head is in front of it."""
    if index <= floor or folded.lowers[index] not in LINKING:
        return False
    before = folded.lowers[index - 1]
    return before[0].isalnum() and not (
        before in PREPOSITIONS or is_auxiliary(before) or folded.words[index - 1] in FINITE_VERBS or is_adverb(before)
    )


def _last_name(folded: Folded, start: int, end: int) -> int:
    """In a phrase behind a preposition, "a speech Smith", only the name at the end is the subject."""
    name = end
    while name > start and folded.words[name - 1][0].isupper():
        name -= 1
    return _trim(folded, name if start < name < end else start, end)


def _trim(folded: Folded, start: int, end: int) -> int:
    """Without a day, an adverb or a conjunction in front."""
    while start < end:
        word, lower = folded.words[start], folded.lowers[start]
        adverb = is_adverb(lower) and lower not in PRONOUNS and lower not in DETERMINERS
        if not (adverb or word in TIMES or lower in CONJUNCTIONS or word.isdigit() or not word[0].isalnum()):
            break
        start += 1
    return start


def is_phrase(folded: Folded, start: int, end: int) -> bool:
    """Whether some word of it can be a noun."""
    grammar = NO_NOUNS if end - start == 1 else NO_NOUNS_IN_PHRASE
    return any(lower not in grammar and lower[:1].isalpha() for lower in folded.lowers[start:end])


def subject_after(folded: Folded, start: int, to_comma: bool = False) -> Subject | None:
    """The noun phrase that begins at a word: of "said Smith", and with `to_comma` of "according to a man in Rome"."""
    end, stop = start, min(len(folded.words), start + REACH)
    while end < stop:
        word, lower = folded.words[end], folded.lowers[end]
        if lower == "(" and end > start and _closing_bracket(folded, end):
            end = _closing_bracket(folded, end) + 1
            continue
        if word == "." and folded.words[end - 1][0].isupper() and folded.lowers[end + 1][:1].isalpha():
            end += 1  # an abbreviation, since the sentence goes on
            continue
        if word in ENDINGS or word == ",":
            break
        if end > start and _ends_phrase(folded, end, to_comma):
            break
        end += 1
    while end > start and folded.lowers[end - 1] in JOINTS:
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
    word, lower = folded.words[index], folded.lowers[index]
    if lower in CLAUSES:
        return True
    if to_comma:
        return False
    if lower in {"and", "or"}:
        return not (folded.lowers[index + 1][:1].isalpha() and folded.words[index + 1] not in FINITE_VERBS)
    if lower in PREPOSITIONS:
        return lower not in {"of", "for", "from", "with", "at"}
    return (
        is_auxiliary(lower)
        or is_adverb(lower)
        or word in FINITE_VERBS
        or word in TIMES
        or (lower.endswith("ing") and word.islower())
    )


def _opens_phrase(folded: Folded, index: int) -> bool:
    word, lower = folded.words[index], folded.lowers[index]
    if not word[0].isalnum() or lower in {"him", "them", "me", "us", "himself", "herself", "so", "that", "this"}:
        return False
    if word in TIMES or is_auxiliary(lower) or (is_adverb(lower) and word.islower()):
        return lower in {"another", "some"}
    return lower not in JOINTS
