"""One form for all spellings of a name: Mohammed and Muhammad, al-Assad and Asad, Erdoğan and Erdogan.

The fold is coarse on purpose (vowels and doubled letters weigh little when a name has been carried over from another
script), so two names of equal fold are one only inside one article, or where both parts of a name agree.
"""

import re
import unicodedata
from functools import lru_cache

ARTICLE = re.compile(r"^(?:a[lnrsdtz]|a[sd]h|el|ul|ez)[-‐‑' ](?=\w\w)", re.IGNORECASE)
NOT_LETTER = re.compile(r"[^a-z]+")
# What sounds alike when Arabic, Persian or Cyrillic letters are written in Latin ones, besides o and w as u.
LIKE_I = re.compile(r"ee|ie|iy|yy|y")
LIKE_K = re.compile(r"ck|q|c(?=[au])")
DOUBLED = re.compile(r"([a-z])\1+")
SILENT_H = re.compile(r"(?<=[aiu])h$")
UNDECOMPOSED = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The word without article, marks and capitals, its sounds made few; "" for a word without Latin letters."""
    plain = word.lower() if word.isascii() and word.isalpha() else _latin(word)
    plain = LIKE_I.sub("i", plain.replace("o", "u").replace("w", "u"))
    plain = plain.replace("ei", "ai").replace("e", "a")
    if "c" in plain or "q" in plain:
        plain = LIKE_K.sub("k", plain)
    plain = DOUBLED.sub(r"\1", plain)
    return SILENT_H.sub("", plain) if plain.endswith("h") else plain


def _latin(word: str) -> str:
    """The word's Latin letters without marks and without an article before them."""
    plain = unicodedata.normalize("NFKD", ARTICLE.sub("", word).lower().translate(UNDECOMPOSED))
    return NOT_LETTER.sub("", plain)


def fold_name(name: str) -> tuple[str, ...]:
    """The folds of the words of a name: ("basar", "asad")."""
    return tuple(filter(None, (fold(word) for word in name.split())))
