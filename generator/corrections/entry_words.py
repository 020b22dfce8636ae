"""Words of an entry and words of an article: compared, found, and held against each other.

Compared are the words alone: case, white space, punctuation and the variants of quotation marks,
apostrophes and dashes make no difference.
"""

import re
from functools import lru_cache

from generator.model import Article, Parsed, Relation, Span
from generator.spelling import APOSTROPHES, DASHES

WORD = re.compile(r"\w+(?:[-'.,]\w+)*")
VARIANTS = str.maketrans({**dict.fromkeys(APOSTROPHES, "'"), **dict.fromkeys(DASHES, "-")})
QUOTATION_MARKS = '"“”„«»'
AROUND = QUOTATION_MARKS + "'‘’`… "  # what may stand around the words of an entry
# Each sign stands for all of its line, however an article writes it.
ALIKE = (frozenset("'’‘`"), frozenset(QUOTATION_MARKS), frozenset("-‐‑–—"))
BETWEEN = rf"[{QUOTATION_MARKS}]*\s+[{QUOTATION_MARKS}]*"  # words
PLURAL = re.compile(r"(?<=\w\w)(?:ies|es|s|y)$")


def tell_relation(parsed: Parsed, relation: Relation) -> str:
    """Tell a relation as an entry names it: "Naim Qassem accuses Israel"."""
    actor, target = (parsed.actor_of[key].name for key in (relation.actor, relation.target))
    return f"{actor} {relation.relation} {target}"


@lru_cache(maxsize=1 << 15)
def fold_text(text: str) -> str:
    """Give the words of a text, by which it is compared.

    "“We  can’t,” he said." becomes "we can't he said".
    """
    return " ".join(WORD.findall(text.translate(VARIANTS).casefold()))


def holds(folded: str, words: str) -> bool:
    """Tell whether a folded text holds folded words, none of them cut."""
    return bool(words) and f" {words} " in f" {folded} "


def find_words(article: Article, words: str, *, in_any_case: bool = False) -> list[Span]:
    """Tell where some words stand in an English article, whatever parts them.

    A small letter may be a capital there, as in a heading or where a sentence opens, and "the" may
    be "The"; a capital is one, unless the words are searched `in_any_case`.
    """
    if article.language != "en" or len(words) > len(article.text):
        return []
    pattern = BETWEEN.join(map(_pattern, words.split()))
    flags = re.IGNORECASE if in_any_case else 0
    found = re.finditer(rf"(?<!\w){pattern}(?!\w)", article.text, flags)
    return [Span(*match.span()) for match in found]


def _pattern(word: str) -> str:
    """Give the pattern of a word, in which small letters may be capitals."""
    if word == "The":
        word = "the"
    return "".join(map(_pattern_of_letter, word))


def _pattern_of_letter(letter: str) -> str:
    for signs in ALIKE:
        if letter in signs:
            return f"[{re.escape(''.join(sorted(signs)))}]"
    capital = letter.upper()
    is_small = capital != letter and len(capital) == 1
    return f"[{letter}{capital}]" if is_small else re.escape(letter)


def missing_words(words: str, passage: str) -> list[str]:
    """Give the words that do not stand in a passage, whether it has one of them or several."""
    standing = {PLURAL.sub("", word) for word in fold_text(passage).split()}
    return [word for word in fold_text(words).split() if PLURAL.sub("", word) not in standing]
