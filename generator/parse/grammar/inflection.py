"""The forms of an English verb, from its lemma and the table of irregular verbs in lexicon/clauses.txt."""

from functools import cache
from typing import NamedTuple

from generator.parse.lexicon import read_table

VOWELS = "aeiou"
# Two-syllable verbs that are stressed at their end, and so double it as "ban" does: "expelled".
DOUBLING = ("pel", "nfer", "refer", "defer", "sfer", "mmit", "dmit", "bmit", "rmit", "cur", "trol", "annul", "egin")


class Forms(NamedTuple):
    base: str
    present: str
    past: str
    participle: str
    gerund: str


@cache
def inflect(lemma: str) -> Forms:
    """The five forms of the verb."""
    stem = lemma + lemma[-1] if _doubles(lemma) else lemma
    if lemma.endswith("e"):
        past, gerund = lemma + "d", (lemma if lemma.endswith(("ee", "oe", "ye")) else lemma[:-1]) + "ing"
        gerund = lemma[:-2] + "ying" if lemma.endswith("ie") else gerund
    elif lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        past, gerund = lemma[:-1] + "ied", lemma + "ing"
    else:
        past, gerund = stem + "ed", stem + "ing"
    regular = Forms(lemma, _present(lemma), past, past, gerund)
    row = _irregular().get(lemma)
    return regular._replace(past=row[1], participle=row[2]) if row else regular


def forms(lemma: str) -> frozenset[str]:
    """Every form of the verb, in British and American spelling: "cancelled" and "canceled"."""
    found = frozenset(inflect(lemma))
    if lemma.endswith("l") and lemma[-2:-1] in VOWELS and not _doubles(lemma):
        found |= {lemma + "led", lemma + "ling"}
    return found


def _present(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _doubles(lemma: str) -> bool:
    short = sum(letter in VOWELS for letter in lemma) == 1 and len(lemma) > 2
    closed = lemma[-1] not in VOWELS + "wxy" and lemma[-2:-1] in VOWELS and lemma[-3:-2] not in VOWELS
    return closed and (short or lemma.endswith(DOUBLING))


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    return {row[0]: row for row in read_table("clauses")["irregular"]}
