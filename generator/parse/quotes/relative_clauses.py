"""Find whose relative clause or description ends in front of a verb: one man who fled said."""

from generator.parse.grammar.cues import cue_forms
from generator.parse.grammar.inflection import irregular_participles
from generator.parse.grammar.tagger import is_base_form
from generator.parse.grammar.tokens import DASHES
from generator.parse.grammar.word_classes import (
    DETERMINERS,
    PLURALS,
    PREPOSITIONS,
    TIMES,
    WRITINGS,
    is_adverb,
    is_auxiliary,
    is_pronoun,
)
from generator.parse.names.known import title_genders
from generator.parse.quotes.folding import Folded, Subject
from generator.parse.quotes.noun_phrases import phrase_before, phrase_start

RELATIVES = frozenset({"who", "whom", "which", "that"})
LONGEST_RELATIVE = 12  # words from "who" to the end of its clause


def before_relative(folded: Folded, start: int, end: int, *, floor: int) -> Subject | None:
    """Find the noun phrase whose relative clause ends with the phrase from `start` to `end`.

    A farmer who spoke to the Post, whom the Post reached; not: the man who the Post said was
    shot.
    """
    if start > floor + 1 and _is_reduced(folded, start - 1):
        return phrase_before(folded, start - 1, floor)
    for index in range(start - 1, max(floor, start - LONGEST_RELATIVE), -1):
        word = folded.lowers[index]
        if word == "," or word in DASHES:
            return None
        if word in RELATIVES:
            verbless = index == start - 1 and not _ends_as_participle(folded, end)
            return None if verbless else _named_before(folded, index, floor)
    return None


def _named_before(folded: Folded, index: int, floor: int) -> Subject | None:
    """Give whom a relative pronoun stands for: no verb of reporting, no mark."""
    before = folded.words[index - 1]
    named = before[0].isalnum() and before not in cue_forms()
    return phrase_before(folded, index, floor) if named else None


def before_reduced(folded: Folded, start: int, floor: int) -> Subject | None:
    """Find whose participle leads up to the phrase at `start`: powers seeking to end a war."""
    opening = (at for at in range(floor + 1, start) if _is_reduced(folded, at))
    first = next(opening, None)
    return None if first is None else phrase_before(folded, first, floor)


def _is_reduced(folded: Folded, index: int) -> bool:
    """Tell whether a participle behind several people opens a clause: people fleeing the town."""
    before = folded.lowers[index - 1]
    several = before in PLURALS or (before.endswith("s") and before.isalpha())
    word = folded.words[index]
    return several and word.endswith("ing") and word.islower() and word not in TIMES


def before_participle(folded: Folded, start: int, floor: int) -> int | None:
    """Find where the noun phrase ends whose participle leads up to the phrase at `start`.

    A nurse interviewed by the paper in Goma; not: she was interviewed by the paper.
    """
    while start > floor + 1:
        end = start - 2 if folded.lowers[start - 1] in DETERMINERS else start - 1
        if folded.lowers[end] not in PREPOSITIONS:
            break
        if _ends_as_participle(folded, end):
            return _head_end(folded, end - 1, floor)
        start = phrase_start(folded, end, floor)
        if start >= end:
            return None
    return None


def _ends_as_participle(folded: Folded, end: int) -> bool:
    """Tell whether a participle ends in front of a word; one that is a noun as well needs "by"."""
    word = folded.words[end - 1]
    irregular = word in irregular_participles()
    told = not is_base_form(word) or folded.lowers[end] == "by"
    return word.islower() and (word.endswith("ed") or (irregular and told))


def _head_end(folded: Folded, end: int, floor: int) -> int | None:
    """Find where what a participle describes ends; None where it is the verb of the clause."""
    while end > floor and is_adverb(folded.lowers[end - 1]):
        end -= 1
    lower = folded.lowers[end - 1] if end > floor else ","
    is_noun = lower[:1].isalnum() and lower not in DETERMINERS | PREPOSITIONS
    return None if is_auxiliary(lower) or not is_noun or is_pronoun(lower) else end


def is_description(folded: Folded, start: int, floor: int) -> bool:
    """Tell whether an office lacks its second comma: Ann Smith, commander of the forces said."""
    if start <= floor + 2 or folded.words[start - 1] != ",":
        return False
    named = folded.words[start - 2][0].isupper() and folded.words[start - 3][0].isupper()
    return named and folded.words[start] in title_genders()


def with_agent(folded: Folded, by: int, floor: int) -> int | None:
    """Find where a phrase begins that ends with who made it: a report published by the council."""
    if by <= floor or folded.lowers[by] != "by":
        return None
    end = by
    while end > floor and _is_participle(folded.lowers[end - 1]):
        end -= 1
    start = phrase_start(folded, end, floor)
    head = folded.lowers[end - 1]
    return start if start < end and head in WRITINGS else None


def _is_participle(word: str) -> bool:
    """Tell whether a word can stand between writing and who made it: recently published, seen."""
    return word.endswith(("ed", "en")) or is_adverb(word)
