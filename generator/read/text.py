"""Clean text, the one place where the characters of an article change; the reader of plain text.

Lines end in "\\n", a blank line parts paragraphs, and cleaning takes nothing away that a reader
sees. It is NFC and never NFKC, since a quotation must keep the look of every character ("²" stays
"²"). Cleaned text stays the same when it is cleaned again.
"""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from generator.read.broken_lines import join_pages
from generator.read.draft import Draft, FileReader
from generator.read.encoding import LINE_BREAK, decode

SPACE = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"  # control characters
    "\u00ad\u180e\u200b\u2060-\u2065\ufeff"  # soft hyphen, spaces and joiners without width
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # bidirectional controls
    "\ufff9-\ufffc\ufdd0-\ufdef\ufffe\uffff"  # annotation marks, no characters
    "\ud800-\udfff\U000e0000-\U000e007f]"  # lone surrogates, tags
)
# The zero-width joiner and non-joiner shape Persian, Hindi and emoji; after a Latin letter or a
# space they do nothing.
STRAY_JOINER = re.compile(
    "(?<![\u0590-\u1fff\u2070-\U0010ffff])[\u200c\u200d]+"  # behind a Latin letter or a space
    "|(?<=[\u200c\u200d])[\u200c\u200d]+"  # behind another
)

# The standard's stream-safe text (UAX #15): at most so many marks stand on one letter, since
# sorting them by their class takes the square of their number; a grapheme joiner, which nobody
# sees, begins the rest anew.
MOST_MARKS, JOINER = 30, "\u034f"
MAY_HOLD_MARKS = re.compile(f"[\u0300-\U0010ffff]{{{MOST_MARKS + 1},}}")

# An article without any such character, and most are, has nothing to clean but its spaces: that
# halves the time.
UNUSUAL = re.compile("[^\n -~\u00a1-\u00ac\u00ae-\u017f‘’“”–—…]")

LONGEST_TITLE = 30  # words; the longest headlines run to about twenty
# "Talks open in the U.S." is a headline all the same.
DOTTED = re.compile(r"(?<![^\W\d_]\.)(?:\b[^\W\d_]\.){2,}$")
CLOSING = "\"”’»)]'"  # what may stand behind the full stop of a sentence
NO_TITLE_ENDS = (".", ":", ";", ",")

NEW_PAGE = b"\f"  # what programs write between the pages of a PDF whose text they take
# What ends a page in a text that was pasted; its line is a page of its own then.
PAGE_END = re.compile(r"^([^\w\n]*page \d+ of \d+[^\w\n]*)$", re.IGNORECASE | re.MULTILINE)
# How a .txt begins that should have another ending.
OTHER_BEGINNINGS = {
    ".md": re.compile(r"\s*---[ \t]*\n\w+:"),
    ".html": re.compile(r"\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE),
}


def read_text(raw: bytes, where: str) -> Draft:
    """Read a file of plain text. Its first line is its title where it reads like one."""
    decoded = decode(raw, where)
    whole, left_out = decoded.text, []
    is_parted = NEW_PAGE in raw and b"\0" not in raw
    pages = [decode(page, where).text for page in raw.split(NEW_PAGE)] if is_parted else [whole]
    pages = [part for page in pages for part in PAGE_END.split(page) if part.strip()]
    if is_parted or len(pages) > 1:
        whole, left_out = join_pages(pages)
    text = clean_text(whole)
    remarks = (*_mistaken_for_text(decoded.text, where), *decoded.remarks)
    first, _, rest = text.partition("\n\n")
    title = first if rest and reads_like_a_title(first) else ""
    return Draft(text, title, left_out=tuple(map(clean_line, left_out)), remarks=remarks)


# The largest text in UTF-16 has 4 MB.
READER = FileReader(read_text, largest=4_000_000)


def reads_like_a_title(paragraph: str) -> bool:
    """Tell whether the paragraph is one short line that does not end as a sentence does."""
    if "\n" in paragraph or len(paragraph.split()) > LONGEST_TITLE:
        return False
    ends_as_a_sentence = paragraph.rstrip(CLOSING).endswith(NO_TITLE_ENDS)
    return not ends_as_a_sentence or DOTTED.search(paragraph) is not None


def _mistaken_for_text(text: str, where: str) -> Iterator[str]:
    """Say where a file of another format ends in .txt.

    Windows' editor saves `a.md` as `a.md.txt` and shows it as `a.md`: its front matter would be
    read as news.
    """
    stem = Path(where).stem
    for ending, beginning in OTHER_BEGINNINGS.items():
        if beginning.match(text):
            name = stem if stem.lower().endswith(ending) else f"{stem}{ending}"
            found = f"read as plain text, but it begins as {ending} does"
            yield f"{where}: {found}. Rename it: {clean_line(name)}"


def text_with_title(draft: Draft, title: str) -> str:
    """Give the clean text, with the title before it where that stands in the metadata alone.

    A title names actors and places, so it is parsed with the text.
    """
    text, title = clean_text(draft.text), clean_line(title)
    first = clean_line(text.partition("\n\n")[0])
    has_title = draft.title or first.casefold() == title.casefold()
    if not text or not title or has_title:
        return text
    return f"{title}\n\n{text}"


def clean_text(text: str) -> str:
    """Give the text as every later step sees it: stripped lines, one blank line between paragraphs.

    Lines lose their indentation too: in Markdown it would make a block of code.
    """
    text = re.sub(r" {2,}", " ", _clean_characters(text))
    text = re.sub(r" ?\n ?", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip(" \n")


def clean_line(text: str) -> str:
    """Give the text on one line, for titles and other metadata."""
    return " ".join(_clean_characters(text).split())


def _clean_characters(text: str) -> str:
    if not UNUSUAL.search(text):
        return text
    text = LINE_BREAK.sub("\n", text).replace("\u2029", "\n\n")
    text = INVISIBLE.sub("", text)
    text = _normalise(SPACE.sub(" ", text))
    while (shorter := _normalise(STRAY_JOINER.sub("", text))) != text:
        text = shorter
    return text


def _normalise(text: str) -> str:
    return unicodedata.normalize("NFC", MAY_HOLD_MARKS.sub(_break_marks, text))


def _break_marks(run: re.Match[str]) -> str:
    """The run of characters with a joiner behind each thirty marks that stand on one letter."""
    safe, marks = [], 0
    for character in run[0]:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks > MOST_MARKS:
            safe.append(JOINER)
            marks = 1
        safe.append(character)
    return "".join(safe)
