"""The forms of English verbs, made from the lemma and the list of irregular verbs."""

from functools import cache
from typing import NamedTuple

from generator.grouped import grouped
from generator.word_lists import read_table

VOWELS = "aeiou"
# Verbs of two syllables that are stressed at their end double it as "ban" does: "expelled".
DOUBLING = (
    *("pel", "nfer", "refer", "defer", "sfer", "mmit", "dmit", "bmit", "rmit", "cur", "trol"),
    *("annul", "egin", "quip", "dpan"),
)
BRITISH_DOUBLING = ("bel", "cel", "ial", "nal", "vel", "uel")  # "cancelled" beside "canceled"
HISSING = ("s", "sh", "ch", "x", "z", "o")  # behind these the present ends in -es
KEEPING_E = ("ee", "oe", "ye")  # before -ing too: "fleeing"


class Forms(NamedTuple):
    base: str
    present: str
    past: str
    participle: str
    gerund: str


@cache
def inflect(lemma: str) -> Forms:
    """Give the five forms of a verb, the usual ones where there are several."""
    return spellings(lemma)[0]


@cache
def spellings(lemma: str) -> tuple[Forms, ...]:
    """Give the five forms of a verb once for each way to make them: "canceled" and "cancelled"."""
    regular = _regular(lemma, doubled=_doubles(lemma))
    irregular = _irregular().get(lemma)
    if irregular:
        return tuple(regular._replace(past=past, participle=last) for past, last in irregular)
    if lemma.endswith(BRITISH_DOUBLING) and not _doubles(lemma):
        return regular, _regular(lemma, doubled=True)
    return (regular,)


@cache
def forms(lemma: str) -> frozenset[str]:
    """Give every form of a verb, in every spelling."""
    return frozenset().union(*spellings(lemma))


def _regular(lemma: str, *, doubled: bool) -> Forms:
    stem = lemma + lemma[-1] if doubled else lemma
    past, gerund = stem + "ed", stem + "ing"
    if _ends_in_consonant_y(lemma):
        past, gerund = lemma[:-1] + "ied", lemma + "ing"
    elif lemma.endswith("ie"):
        past, gerund = lemma + "d", lemma[:-2] + "ying"
    elif lemma.endswith(KEEPING_E):
        past, gerund = lemma + "d", lemma + "ing"
    elif lemma.endswith("e"):
        past, gerund = lemma + "d", lemma[:-1] + "ing"
    return Forms(lemma, _present(lemma), past=past, participle=past, gerund=gerund)


def _present(lemma: str) -> str:
    if _ends_in_consonant_y(lemma):
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(HISSING) else "s")


def _ends_in_consonant_y(lemma: str) -> bool:
    return lemma.endswith("y") and lemma[-2:-1] not in VOWELS


def _doubles(lemma: str) -> bool:
    """Tell whether the last consonant is doubled before -ed and -ing."""
    closed = lemma[-1] not in VOWELS + "wxy" and lemma[-2:-1] in VOWELS
    one_vowel = lemma[-3:-2] not in VOWELS or lemma[-4:-2] == "qu"
    short = len(lemma) > 2 and sum(letter in VOWELS for letter in lemma) == 1
    return closed and one_vowel and (short or lemma.endswith(DOUBLING))


@cache
def _irregular() -> dict[str, list[tuple[str, str]]]:
    """Read past and participle of the irregular verbs; a verb with two ways stands in two rows."""
    rows = read_table("clauses")["irregular"]
    return grouped((lemma, (past, participle)) for lemma, past, participle in rows)


@cache
def irregular_participles() -> frozenset[str]:
    """List the participles of the irregular verbs: led, held, hit."""
    return frozenset(last for found in _irregular().values() for _, last in found)


@cache
def irregular_pasts() -> frozenset[str]:
    """List the past forms of the irregular verbs: led, began, hit."""
    return frozenset(past for found in _irregular().values() for past, _ in found)
