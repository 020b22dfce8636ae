"""Names in normal form: for comparing them, and for file names and addresses."""

import re
import unicodedata
from functools import lru_cache
from hashlib import sha256

# Letters that NFKD leaves whole.
LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe"})
ARTICLES = re.compile(r"\b(?:the|al|el|ad|an|as|ash|at|ar|az)[-‐‑ ]")
POSSESSIVE = re.compile(r"['’]s\b")


def fold(written: str) -> str:
    """Lower case without diacritics: "Türkiye" → "turkiye"."""
    decomposed = unicodedata.normalize("NFKD", written.casefold().translate(LETTERS))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@lru_cache(maxsize=65536)
def normal_form(name: str) -> str:
    """What transliterations of one name share: "Bashar al-Assad" and "Bashar Asad" → "bashar asad"."""
    written = ARTICLES.sub("", POSSESSIVE.sub("", fold(name)) + " ")
    words = re.findall(r"[^\W_]+", written.replace("'", "").replace("’", ""))
    return " ".join(re.sub(r"([b-df-hj-np-tv-z])\1", r"\1", word) for word in words)


def slug(name: str) -> str:
    """A file name and address of a-z, 0-9 and hyphens; a hash of the name where it has none of them."""
    plain = re.sub(r"[^a-z0-9]+", "-", fold(name).replace("'", "").replace("’", "")).strip("-")[:60].rstrip("-")
    return plain or sha256(name.encode()).hexdigest()[:8]
