"""Clean text: the one place where the characters of an article change.

Convention: lines end in "\\n", a blank line parts paragraphs, and cleaning takes nothing away that a reader sees. It is
NFC and never NFKC, since a quotation must keep the look of every character ("²" stays "²"). Cleaned text stays the
same when it is cleaned again.
"""

import re
import unicodedata
from dataclasses import dataclass, field

from generator.read.encoding import LINE_BREAK
from generator.read.metadata import Metadata

SPACE = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"  # control characters
    "\u00ad\u180e\u200b\u2060-\u2065\ufeff"  # soft hyphen, zero-width spaces, word joiner, byte order mark
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # bidirectional controls
    "\ufff9-\ufffc\ufdd0-\ufdef\ufffe\uffff"  # annotation marks, a placeholder of pictures, no characters
    "\ud800-\udfff\U000e0000-\U000e007f]"  # lone surrogates, tags
)
# The zero-width joiner and non-joiner shape Persian, Hindi and emoji; after a Latin letter or a space they do nothing.
STRAY_JOINER = re.compile("(?<![\u0590-\u1fff\u2070-\U0010ffff])[\u200c\u200d]+|(?<=[\u200c\u200d])[\u200c\u200d]+")

# The standard's stream-safe text (UAX #15): at most so many marks stand on one letter, since sorting them by their
# class takes the square of their number; a grapheme joiner, which nobody sees, begins the rest anew.
MOST_MARKS, JOINER = 30, "\u034f"
MAY_HOLD_MARKS = re.compile(f"[\u0300-\U0010ffff]{{{MOST_MARKS + 1},}}")

# An article without any such character, and most are, has nothing to clean but its spaces: that halves the time.
UNUSUAL = re.compile("[^\n -~\u00a1-\u00ac\u00ae-\u017f‘’“”–—…]")

LONGEST_TITLE = 30  # words; the longest headlines run to about twenty
DOTTED = re.compile(r"(?<![^\W\d_]\.)(?:\b[^\W\d_]\.){2,}$")  # "Talks open in the U.S." is a headline all the same


@dataclass(frozen=True, slots=True)
class Draft:
    """What one input format gives: the text, with a title of its own where it begins with one, and its metadata."""

    text: str
    title: str = ""
    metadata: Metadata = field(default_factory=Metadata)
    language: str = ""  # what a web page says of itself, which is often only its template's


def read_text(text: str, where: str) -> Draft:
    """Plain text. Its first line is the title where it is short, has no closing full stop, and a blank line follows."""
    text = clean_text(text)
    first, blank, rest = text.partition("\n\n")
    is_title = blank and rest and "\n" not in first and len(first.split()) <= LONGEST_TITLE
    if is_title and (not first.rstrip("\"”’»)]'").endswith((".", ":", ";", ",")) or DOTTED.search(first)):
        return Draft(text, first)
    return Draft(text)


def text_with_title(draft: Draft, title: str) -> str:
    """The clean text; a title that stands only in the metadata goes before it, since it names actors and places."""
    text, title = clean_text(draft.text), clean_line(title)
    if not title or draft.title or clean_line(text.partition("\n\n")[0]).casefold() == title.casefold():
        return text
    return f"{title}\n\n{text}" if text else ""


def clean_text(text: str) -> str:
    """The text as every later step sees it, its lines stripped, with at most one blank line between two paragraphs.

    Lines lose their indentation too: in Markdown it would make a block of code.
    """
    if UNUSUAL.search(text):
        text = _clean_characters(text)
    text = re.sub(r" ?\n ?", "\n", re.sub(r" {2,}", " ", text))
    return re.sub(r"\n{3,}", "\n\n", text).strip(" \n")


def _clean_characters(text: str) -> str:
    text = LINE_BREAK.sub("\n", text).replace("\u2029", "\n\n")
    text = _normalise(SPACE.sub(" ", INVISIBLE.sub("", text)))
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


def clean_line(text: str) -> str:
    """The text on one line, for titles and other metadata."""
    return " ".join(clean_text(text).split())
