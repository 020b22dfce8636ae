"""The key of a place's name, which the spellings of one name share.

Case, diacritics, apostrophes and dots are dropped, hyphens are spaces, and the Arabic article
before a hyphen goes, so that "Ar-Raqqah", "ar Raqqa" and "Raqqa" can be one key.
"""

import re
import unicodedata
from functools import lru_cache

# Letters that decomposition leaves whole, and marks that transliterations write or leave out.
LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ə": "e"}
    | dict.fromkeys(".’'‘`ʻʼʿʾ", "")
    | dict.fromkeys("‐‑-–", " ")
)
ARTICLE = re.compile(r"^(?:a[ld]|el|a[rstnz]|ash)[-‐‑]")
SAINT = re.compile(r"\b(?:saint|sainte|mount|fort)\b")
SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}


@lru_cache(maxsize=1 << 16)
def place_key(name: str) -> str:
    """Give the form of a place's name by which names of places are compared."""
    if name.isascii():
        key = name.lower()
    else:
        decomposed = unicodedata.normalize("NFKD", name.casefold())
        key = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    key = ARTICLE.sub("", key).translate(LETTERS)
    key = SAINT.sub(lambda match: SHORT[match[0]], key)
    return " ".join(key.split())
