"""Files that hold several articles: each becomes a seed of its own when the file is added.

`KINDS` lists the kinds. A kind is a module with `split`, which takes the bytes of a file, its name
for messages and how that ends, and gives the articles, in their order; none where the file is of
another kind.
"""

import re
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from generator.errors import UserError
from generator.read.broken_lines import count_words, join_cut, unbreak
from generator.read.draft import Draft
from generator.read.feed_signs import is_feed

KINDS = ("article_records", "mailbox", "factiva", "nexis", "parted", "digest")
TABLES = (".csv", ".tsv", ".json", ".jsonl", ".ndjson")
RECORDS = (*TABLES, ".mbox")  # endings that hold several alone
LETTERS = (".txt", ".md", ".markdown", ".htm", ".html", ".rtf", ".docx", ".odt", ".eml", ".pdf")
EXPECTED_MAILS = "Expected mails, each behind a line that begins with From"
EXPECTED_LIST = "Expected a list of articles, each with a title and a text or an address (url)"
LARGEST = 100_000_000  # bytes of records, which are read as fast as they come
LARGEST_TEXT = 20_000_000  # a hundred long articles in a word processor's file have 5 MB


# How a text begins or ends that is an export and no article, whoever put it among them.
EXPORTS = {
    "Factiva": re.compile(
        r"^HD[ \t].*(?:\n.*){1,30}\n(?:LP|TD)[ \t]|^Document [A-Z]{4,10}\d{10}\w{4,}$", re.MULTILINE
    ),
    "Nexis": re.compile(
        r"^\d+ of \d+ DOCUMENTS$|^Length: \d+ words$(?s:.)*^End of Document$", re.MULTILINE
    ),
}


class ArticleInFile(NamedTuple):
    """One of a file's articles. Where it has an address and no text, its page is to be fetched."""

    where: str
    draft: Draft


def name_export(text: str) -> str:
    """Give the service of which a text is an export; "" where it is none."""
    return next((name for name, mark in EXPORTS.items() if mark.search(text)), "")


def split_file(path: Path) -> list[ArticleInFile]:
    """Find the articles in a file that holds several; none in one that is an article itself.

    Raises `UserError` for a file that can hold nothing else, and has none or is damaged.
    """
    from generator.read.encoding import decode

    ending, where = path.suffix.lower(), str(path)
    if not _may_hold_several(path, ending):
        return []
    raw = path.read_bytes()
    if is_feed(raw):
        return []
    for kind in KINDS:
        drafts = import_module(f"{__name__}.{kind}").split(raw, where, ending)
        if drafts:
            if ending == ".pdf":
                drafts = list(map(_joined, drafts))
            elif ending in (*TABLES, ".txt"):
                drafts[0] = replace(drafts[0], remarks=decode(raw, where).remarks)
            return [
                ArticleInFile(f"{where} ({number} of {len(drafts)})", draft)
                for number, draft in enumerate(drafts, 1)
            ]
    if ending in RECORDS:
        expected = EXPECTED_LIST if ending in TABLES else EXPECTED_MAILS
        raise UserError(f"{where}: no article in it. {expected}")
    return []


def _may_hold_several(path: Path, ending: str) -> bool:
    largest = LARGEST if ending in RECORDS else LARGEST_TEXT
    return ending in (*RECORDS, *LETTERS) and path.is_file() and path.stat().st_size <= largest


def _joined(draft: Draft) -> Draft:
    """An article of a PDF, whose lines are those of its pages, with its paragraphs on one line."""
    known = count_words(draft.text)
    paragraphs = [unbreak(paragraph, known) for paragraph in draft.text.split("\n\n")]
    return replace(draft, text="\n\n".join(join_cut(paragraphs)))
