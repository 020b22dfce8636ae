"""A text in which several articles stand one below the other, parted by lines of marks.

It is taken apart only where each part begins as an article does, with a title or with fields such
as "Title: …", as ProQuest writes them: three stars also part sections of one article.
"""

import re

from generator.read.draft import Draft
from generator.read.metadata import OTHER_NAMES
from generator.read.several.text_lines import read_lines
from generator.read.text import clean_line, clean_text, reads_like_a_title
from generator.read.told_metadata import tell_metadata

MARKS = re.compile(r"(?:[*=#~–—-] ?){3,}|_{3,}")
FIELD = re.compile(r"([A-Z][A-Za-z ]{1,24}): +(\S.*)")
TEXT_FIELD = re.compile(r"(?:Full text|Text|Body):\s*(.*)", re.IGNORECASE | re.DOTALL)
PROQUEST = {
    "publication title": "publisher", "publication date": "published", "document url": "url",
    "publication info": "published",
}  # fmt: skip
FEWEST_WORDS = 8  # of a part behind its title


def split(raw: bytes, where: str, ending: str) -> list[Draft]:
    """Give the articles of a text; none where it is one article."""
    if ending != ".txt":
        return []
    parts: list[list[str]] = [[]]
    for line in read_lines(raw, where, ending):
        if MARKS.fullmatch(line):
            parts.append([])
        else:
            parts[-1].append(line)
    drafts = [_read("\n".join(lines)) for lines in parts if any(lines)]
    is_several = len(drafts) > 1 and None not in drafts
    return [draft for draft in drafts if draft] if is_several else []


def _read(part: str) -> Draft | None:
    """Read a part; None for one that does not begin as an article does."""
    text = clean_text(part)
    first, _, rest = text.partition("\n\n")
    fields = _fields(text)
    if "title" in fields:
        return _of_fields(fields, text)
    if not reads_like_a_title(first) or len(rest.split()) < FEWEST_WORDS:
        return None
    return Draft(text, title=first) if rest.rstrip("\"”’')")[-1] in ".!?" else None


def _fields(text: str) -> dict[str, str]:
    """Give the fields that stand on lines of their own, by our names."""
    found: dict[str, str] = {}
    for match in map(FIELD.fullmatch, text.split("\n")):
        if match:
            name = match[1].lower()
            key = PROQUEST.get(name) or OTHER_NAMES.get(name, name)
            found.setdefault(key, clean_line(match[2]))
    return found


def _of_fields(fields: dict[str, str], text: str) -> Draft | None:
    paragraphs = text.split("\n\n")
    whole = next((number for number, each in enumerate(paragraphs) if TEXT_FIELD.match(each)), None)
    if whole is None:
        body = [each for each in paragraphs if not all(map(FIELD.fullmatch, each.split("\n")))]
    else:
        begin = TEXT_FIELD.match(paragraphs[whole])[1]
        behind = paragraphs[whole + 1 :]
        fields_at = (number for number, each in enumerate(behind) if FIELD.match(each))
        body = [begin, *behind[: next(fields_at, len(behind))]]
    metadata = tell_metadata(
        fields["title"],
        day=fields.get("published", ""),
        byline=fields.get("author", ""),
        publisher=fields.get("publisher", ""),
        address=fields.get("url", ""),
        language=fields.get("language", ""),
    )
    return Draft("\n\n".join(filter(None, body)), metadata=metadata) if any(body) else None
