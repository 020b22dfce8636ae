"""What printed pages do to a text: words cut by the ends of lines, numbers at their edges."""

import re
from collections import Counter

PAGE_NUMBER = re.compile(r"(?i)\W*(?:(?:page|p\.)\s*)?\d+(?:\s*(?:of|/|\|)\s*\d+)?\W*")
# A short line that ends in a page's number: "www.example.org   Page 1 of 3", "Update No. 3 | 2".
EDGE = re.compile(r"(?i)(?:.{0,90}(?:\bpage\s+\d+(?:\s+of\s+\d+)?|\|\s*\d+))\W*")
NOTE = re.compile(r"\s*(\d{1,2})\s+[A-Z]")
BROKEN = re.compile(r"\b(\w+)[-\u00ad]\n([a-zà-ÿ]\w*)")
BULLET = re.compile(r"^[•▪●■◦–-]\s+", re.MULTILINE)
ENDS = (".", "!", "?", "”", '"', ":", ")")


def count_words(text: str) -> Counter[str]:
    """Count the words of a document and how often each stands there, those with hyphens too."""
    return Counter(re.findall(r"\w+(?:-\w+)*", text.casefold()))


def unbreak(text: str, known: Counter[str]) -> str:
    """Join lines; a hyphen that ends one goes unless the document writes the word with it."""

    def join(match: re.Match[str]) -> str:
        hyphened = f"{match[1]}-{match[2]}"
        return hyphened if known[hyphened.casefold()] else match[1] + match[2]

    parts = BULLET.sub("\n\n", BROKEN.sub(join, text)).split("\n\n")
    return "\n\n".join(" ".join(part.split()) for part in parts if part.strip())


def join_cut(paragraphs: list[str]) -> list[str]:
    """Join a paragraph with the next where a column or a page has cut it in two."""
    joined: list[str] = []
    for paragraph in paragraphs:
        is_cut = joined and not joined[-1].endswith(ENDS) and paragraph[:1].islower()
        if is_cut:
            joined[-1] = f"{joined[-1]} {paragraph}"
        else:
            joined.append(paragraph)
    return joined


def join_pages(pages: list[str]) -> tuple[str, list[str]]:
    """Give the text that was copied from printed pages, and the lines at their edges, left out."""
    kept, left_out = [], []
    for page in pages:
        lines = page.strip("\n").split("\n")
        while lines and _is_edge(lines[-1]):
            left_out.append(lines.pop())
        while lines and _is_edge(lines[0]):
            left_out.append(lines.pop(0))
        left_out += _drop_notes(lines)
        kept.append("\n".join(lines))
    known = count_words("\n".join(kept))
    blocks = [block for page in kept for block in re.split(r"\n\s*\n", page) if block.strip()]
    paragraphs = "\n\n".join(_unbreak_block(block, known) for block in blocks).split("\n\n")
    return "\n\n".join(join_cut(paragraphs)), [line for line in left_out if line.strip()]


def _drop_notes(lines: list[str]) -> list[str]:
    """Take the notes from the foot of a page, and their marks from the numbers they run into.

    "280,0001" is no number: where a line below begins with "1 ", the last digit is its mark.
    """
    notes = []
    while lines and (note := NOTE.match(lines[-1]) or not lines[-1].strip()):
        if note is not True and not _drop_mark(lines, note[1]):
            break
        notes.append(lines.pop())
    return notes


def _drop_mark(lines: list[str], number: str) -> bool:
    """Take the mark of a note from the numbers that it runs into; tell whether there are any."""
    marked = re.compile(rf"(\d,\d{{3}}){number}(?!\d)")
    found = [place for place, line in enumerate(lines) if marked.search(line)]
    for place in found:
        lines[place] = marked.sub(r"\1", lines[place])
    return bool(found)


def _unbreak_block(block: str, known: Counter[str]) -> str:
    """Join the lines of a paragraph; a heading in capitals above it stays on its own."""
    lines = block.strip("\n").split("\n")
    heads = 0
    while heads < len(lines) - 1 and lines[heads].isupper():
        heads += 1
    body = unbreak("\n".join(line.strip() for line in lines[heads:]), known)
    return "\n\n".join([*lines[:heads], body])


def _is_edge(line: str) -> bool:
    return not line.strip() or bool(PAGE_NUMBER.fullmatch(line) or EDGE.fullmatch(line))
