"""Words as sentences are compared by: without their endings, and without the empty ones."""

import re
from functools import cache, lru_cache

from generator.parse.memo import Memo
from generator.word_lists import read_table, word_set

NUMBERS = dict(read_table("grammar")["number words"])
WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
# Endings, the longest first, each with what stands in its place.
ENDINGS = (
    ("ements", ""), ("ement", ""), ("ments", ""), ("ment", ""), ("ations", ""), ("ation", ""),
    ("ities", ""), ("sses", "ss"), ("ings", ""), ("ions", ""), ("ity", ""), ("als", ""),
    ("ies", "y"), ("ing", ""), ("ion", ""), ("ied", "y"), ("ers", ""), ("ors", ""), ("al", ""),
    ("ed", ""), ("er", ""), ("or", ""), ("ly", ""), ("es", ""), ("s", ""), ("e", ""),
)  # fmt: skip
SHORTEST = 4  # letters that stay
DOUBLED = re.compile(r"([b-dfgj-rtv-z])\1$")
EMPTY = word_set("empty_words", "")


def content_words(text: str) -> frozenset[str]:
    """The words of a text that tell something, each by its stem."""
    return frozenset(filter(None, map(MEANT.__getitem__, WORD.findall(text))))


def _meant(word: str) -> str:
    """The stem of the first of the words that mean what a word does; "" for an empty one."""
    small = word.lower().replace("’", "'")
    is_letter = len(small) == 1 and small.isalpha()  # of "U.N.", or behind a name: "Roe's"
    return "" if small in EMPTY or is_letter else _synonyms().get(stem(small), stem(small))


MEANT = Memo(_meant)


@cache
def _synonyms() -> dict[str, str]:
    """Map the stems of words that mean one thing to that of the first of them."""
    rows = read_table("empty_words")["alike"]
    return {stem(word): stem(row[0].split()[0]) for row in rows for word in row[0].split()}


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A word without its ending: "agreement", "agreed" and "agrees" are one."""
    word = word.removesuffix("'s")
    first, hyphen, rest = word.partition("-")
    if hyphen or first in NUMBERS:  # "nine-month" and "9-month"
        return NUMBERS.get(first, first) + hyphen + rest
    for ending, instead in ENDINGS:
        left = len(word) - len(ending)
        if left >= SHORTEST - len(instead) and word.endswith(ending):
            return DOUBLED.sub(r"\1", word[:left]) + instead
    return word
