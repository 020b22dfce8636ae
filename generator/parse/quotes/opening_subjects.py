"""Find the subject with which a clause opens whose verb is in no list."""

from generator.parse.grammar.inflection import irregular_pasts
from generator.parse.grammar.tagger import is_base_form
from generator.parse.grammar.word_classes import (
    CONJUNCTIONS,
    DETERMINERS,
    LINKING,
    PRONOUNS,
    is_adverb,
    is_auxiliary,
    opens_adverbial,
)
from generator.parse.names.known import nations
from generator.parse.quotes.folding import Folded, Subject, behind_dateline, next_comma
from generator.parse.quotes.noun_phrases import (
    REACH,
    as_phrase,
    subject_after,
)

FINITE_ENDINGS = ("ed", "s")
NO_VERBS = LINKING | {"and", "the", "a"}
NEAREST = frozenset({"last", "this", "next"})  # begin a time of two words: "last year, …"


def first_subject(folded: Folded, start: int, stop: int) -> Subject | None:
    """Find the first subject behind adverbials in a clause whose verb is unknown."""
    first = _behind_adverbials(folded, max(start, behind_dateline(folded)), stop)
    if first is None or first >= stop:
        return None
    found = subject_after(folded, first)
    return found and as_phrase(folded, found.start, _without_verb(folded, found))


def _behind_adverbials(folded: Folded, start: int, stop: int) -> int | None:
    """Find where a clause goes on behind what opens it; None where an adverbial has no end."""
    while start < stop:
        lower = folded.lowers[start]
        if _is_opener(folded, start):
            start += 1
        elif lower in NEAREST and folded.words[start + 2 : start + 3] == [","]:
            start += 3
        elif opens_adverbial(lower) or lower.endswith("ly"):
            comma = next_comma(folded, start, min(stop, start + REACH))
            if comma is None:
                return None
            start = comma + 1
        else:
            break
    return start


def _is_opener(folded: Folded, index: int) -> bool:
    lower = folded.lowers[index]
    return lower in CONJUNCTIONS or is_adverb(lower) or not folded.words[index][0].isalnum()


def _without_verb(folded: Folded, subject: Subject) -> int:
    """Find where the subject ends, as far as an unknown verb behind it can be told."""
    if folded.lowers[subject.start] in PRONOUNS - DETERMINERS:
        return subject.start + 1
    for index in range(subject.start + 1, subject.end):
        if _may_be_verb(folded, index, subject.start):
            return index
    return subject.end


def _is_adjective(word: str) -> bool:
    """Tell whether a word says of which nation a noun is: the Turkish army."""
    return any(len(form) == 1 and known.adjective for form, known in nations().get(word, ()))


def _may_be_verb(folded: Folded, index: int, start: int) -> bool:
    """Tell whether a small word in a phrase is its verb: behind a name, or in -ed."""
    word, before = folded.words[index], folded.words[index - 1]
    if word in NO_VERBS or not (word.islower() and word[0].isalpha() and before != "("):
        return False
    second = index == start + 1
    if _is_adjective(before) or is_auxiliary(folded.lowers[index + 1]):
        return False  # Turkish soldiers said; Aid workers have said
    if not _may_be_finite(word, before):
        return False  # the Smith family said
    if before[0].isupper() and not second:
        return True
    if before.istitle() and before.lower() not in DETERMINERS:
        return True
    is_past = word.endswith("ed") or word in irregular_pasts()
    return is_past and not second


def _may_be_finite(word: str, before: str) -> bool:
    """Tell whether a word has the form of a past, or of a present behind the word before it."""
    if word.endswith(FINITE_ENDINGS) or word in irregular_pasts():
        return True
    return before.endswith("s") and is_base_form(word)
