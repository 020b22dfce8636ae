"""Find where the group of a verb begins: its auxiliaries, its adverbs, the verbs that govern it."""

from functools import lru_cache

from generator.parse.grammar.cues import BASE, GERUND, cue_forms
from generator.parse.grammar.inflection import irregular_pasts
from generator.parse.grammar.tokens import POSSESSIVES
from generator.parse.grammar.word_classes import (
    ADVERBIAL_PAIRS,
    CHAIN,
    DETERMINERS,
    JOINTS,
    PRONOUNS,
    TIMES,
    is_adverb,
    is_auxiliary,
)
from generator.parse.quotes.folding import ASKED_AGAIN, Folded

LONGEST_GROUP = 10  # words of a verb group
LONGEST_CLAUSE = 12  # words from its beginning in which a clause has its verb
WHEN = frozenset({"on", "this", "last", "next"})  # before a day in a verb group
NO_HEADS = JOINTS | DETERMINERS | TIMES | {"dated"}  # before a day that they go with
FLOATING = frozenset({"both", "all", "each"})  # between an auxiliary and its verb


@lru_cache(ASKED_AGAIN)
def before_group(folded: Folded, cue: int) -> int:
    """Find the last word before the verb's adverbs and auxiliaries; -1 at the sentence's start."""
    words, lowers, index = folded.words, folded.lowers, cue - 1
    while index >= 0 and cue - index < LONGEST_GROUP:
        word = lowers[index]
        if word == "to" and lowers[index - 1] in CHAIN:
            index = _before_chain(folded, index - 1)
        elif word in POSSESSIVES:
            if not _contracted(folded, index, cue):
                return index
            index -= 1
        elif (before := _before_time(folded, index)) < index:
            index = before
        elif is_auxiliary(word) or is_adverb(words[index]) or _floats(folded, index):
            index -= 1
        elif f"{lowers[index - 1]} {word}" in ADVERBIAL_PAIRS:
            index -= 2
        else:
            break
    return index


def _before_time(folded: Folded, index: int) -> int:
    """Find the last word before the time that ends with a word; `index` where none does.

    The president | on Thursday called, the court | last week ruled, the ministry | Monday said,
    figures | as of 6 May showed.
    """
    words, lowers = folded.words, folded.lowers
    day = index - 1 if words[index].isdigit() else index
    is_short = words[day] == "." and words[day - 1] + "." in TIMES
    if words[day] not in TIMES and not is_short:
        return index
    before = day - 1 - is_short
    if lowers[before].isdigit():
        before -= 1
    if lowers[before] in WHEN:
        return before - 1
    if lowers[before] == "of" and lowers[before - 1] == "as":
        return before - 2
    stands_alone = words[index].istitle() and before == index - 1
    return before if stands_alone and _is_plain_noun(words[before]) else index


def _is_plain_noun(word: str) -> bool:
    """Tell whether a word in small letters can be the noun that a bare day stands behind."""
    return word.islower() and word.isalpha() and word not in NO_HEADS


def _before_chain(folded: Folded, index: int) -> int:
    """Find the last word before a verb that another governs: he went on to say."""
    while index >= 0 and folded.words[index] in CHAIN:
        index -= 1
    return index


def _floats(folded: Folded, index: int) -> bool:
    """Tell whether a word stands between an auxiliary and its verb: they have both said."""
    return folded.lowers[index] in FLOATING and is_auxiliary(folded.lowers[index - 1])


def _contracted(folded: Folded, index: int, cue: int) -> bool:
    """Tell whether 's is "is" or "has": he's said, Smith's calling; not: Smith's stated aim."""
    form = cue_forms()[folded.words[cue]].form
    return form is not BASE and (folded.lowers[index - 1] in PRONOUNS or form is GERUND)


def has_verb(folded: Folded, start: int, end: int | None = None) -> bool:
    """Tell whether an auxiliary or a past tense stands there, before the sentence is cut.

    It is looked for up to `end`, or as far as the verb of a clause stands from its beginning.
    """
    for word in folded.lowers[start : end or start + LONGEST_CLAUSE]:
        if word in {";", ":", ""}:
            return False
        if is_auxiliary(word) or word.endswith("ed") or word in irregular_pasts():
            return True
    return False
