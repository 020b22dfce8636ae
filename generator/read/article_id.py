"""The name of an article, and what two copies of one have in common."""

import hashlib
import re
import unicodedata
from pathlib import Path

from generator.spelling import plain

LONGEST_ID = 100  # characters; with an ending it stays below the 255 bytes that file systems allow
# Names that Windows keeps for itself, whatever the ending.
DEVICES = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
RESERVED = re.compile(rf"index|readme|{DEVICES.pattern}")  # and those of pages of a site
OTHER_LETTER = re.compile(r"[^\W\d_a-z]")


def article_id(path: Path) -> str:
    """Give a name for the article's page: lower-case ASCII letters, digits, "-" and "_".

    Where the file's name has letters that can't be written so, a hash of it keeps the ids of two
    such names apart.
    """
    name = unicodedata.normalize("NFC", path.with_suffix("").as_posix())
    folded = plain(name)
    slug = re.sub("[^a-z0-9_]+", "-", folded).strip("-_")
    may_name_a_page = 0 < len(slug) <= LONGEST_ID and not RESERVED.fullmatch(slug)
    if may_name_a_page and not OTHER_LETTER.search(folded):
        return slug
    digest = hashlib.sha256(name.encode(errors="replace")).hexdigest()
    return f"{slug[:LONGEST_ID] or 'article'}-{digest[:8]}"


def text_key(text: str) -> str:
    """Say what two copies of one article have in common, however their lines are broken."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()
