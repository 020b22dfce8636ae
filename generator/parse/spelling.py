"""One form for all spellings of a name: Mohammed and Muhammad, al-Assad and Asad, Erdoğan and Erdogan.

The fold is coarse on purpose (vowels and doubled letters weigh little when a name has been carried over from another
script), so two names of equal fold are one only inside one article, or where both parts of a name agree.
"""

import re
import unicodedata
from functools import lru_cache

ARTICLE = re.compile(r"^(?:a[lnrsdtz]|a[sd]h|el|ul|ez)[-‐‑' ](?=\w\w)", re.IGNORECASE)
NOT_LETTER = re.compile(r"[^a-z]+")
# In this order: what sounds alike when Arabic, Persian or Cyrillic letters are written in Latin ones.
SOUNDS = (
    (re.compile(r"ou|oo|u|o|w"), "u"),
    (re.compile(r"ee|ie|iy|yy|y|i"), "i"),
    (re.compile(r"ei|ai"), "ai"),
    (re.compile(r"e|a"), "a"),
    (re.compile(r"ck|q|c(?=[aou])"), "k"),
    (re.compile(r"([a-z])\1+"), r"\1"),
    (re.compile(r"(?<=[aiu])h$"), ""),
)
UNDECOMPOSED = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The word without article, marks and capitals, its sounds made few; "" for a word without Latin letters."""
    plain = unicodedata.normalize("NFKD", ARTICLE.sub("", word).lower().translate(UNDECOMPOSED))
    plain = NOT_LETTER.sub("", plain)
    for pattern, sound in SOUNDS:
        plain = pattern.sub(sound, plain)
    return plain


def fold_name(name: str) -> tuple[str, ...]:
    """The folds of the words of a name: ("basar", "asad")."""
    return tuple(filter(None, (fold(word) for word in name.split())))
