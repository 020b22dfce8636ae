"""Bytes to clean text: the one place where the characters of an article change.

Convention: lines end in "\\n", a blank line parts paragraphs, and cleaning takes nothing away that a reader sees. It is
NFC and never NFKC, since a quotation must keep the look of every character ("²" stays "²"). Cleaned text stays the
same when it is cleaned again.
"""

import re
import unicodedata
from dataclasses import dataclass, field

from generator.errors import UserError
from generator.read.language import guess_language
from generator.read.metadata import Metadata

BYTE_ORDER_MARKS = [  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
]
SIGNATURES = [  # what people drop among texts, by its first bytes
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word, OpenDocument or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
]
SAVE = "Save its text as UTF-8"
# The code pages of a language in Latin letters: statistics can't tell these apart, but its ASCII function words can.
CODE_PAGES = {
    **dict.fromkeys(("pl", "cs", "sk", "hu", "hr", "ro", "sq"), ("cp1250", "iso8859_2")),
    **dict.fromkeys(("tr", "az"), ("cp1254",)),
    "": ("cp1252", "cp1250"),
}

LINE_BREAK = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028]")
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

OTHER_SCRIPT = re.compile("[^\u0080-\u024f\u1e00-\u1eff]")  # among letters beyond ASCII: not Latin

# An article without any such character, and most are, has nothing to clean but its spaces: that halves the time.
UNUSUAL = re.compile("[^\n -~\u00a1-\u00ac\u00ae-\u017f‘’“”–—…]")

LONGEST_TITLE = 30  # words; the longest headlines run to about twenty
DOTTED = re.compile(r"(?:\b[^\W\d_]\.){2,}$")  # "Talks open in the U.S." is a headline all the same


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


def decode(raw: bytes, where: str, declared: str = "") -> tuple[str, str]:
    """The text with "\n" for every line end, and the encoding where it had to be guessed ("" where it is certain).

    Raises `UserError`, naming the file as `where`, for what is no text.
    """
    if found := next((name for mark, name in SIGNATURES if raw.startswith(mark)), ""):
        raise UserError(f"{where}: found {found}, expected text. {SAVE}")
    marked = next((name for mark, name in BYTE_ORDER_MARKS if raw.startswith(mark)), "")
    if not marked and b"\0" in raw:
        raise UserError(f"{where}: found NUL bytes, as in a program or a picture; expected text. {SAVE}")
    # UTF-8 before what a page declares: text of another encoding hardly ever happens to be valid UTF-8.
    for encoding in filter(None, (marked, "utf-8", declared)):
        text = _decoded(raw, encoding)
        if text is not None:
            return LINE_BREAK.sub("\n", text), ""
    if marked:
        raise UserError(f"{where}: begins as {marked.upper()} text, but is broken further on. {SAVE}")
    text, encoding = _guess(raw)
    if text is None:
        raise UserError(f"{where}: not UTF-8, and no other encoding fits. {SAVE}")
    return LINE_BREAK.sub("\n", text), encoding


def _decoded(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _guess(raw: bytes) -> tuple[str | None, str]:
    """The text and its encoding by statistics, and among code pages of Latin letters by the text's language."""
    from charset_normalizer import from_bytes  # slow to import, and hardly ever needed

    best = from_bytes(raw).best()
    text = str(best) if best else ""
    if best and not _is_latin(text):
        return text, best.encoding
    language = guess_language(raw.decode("latin-1"))
    for names in (CODE_PAGES.get(language, ()), CODE_PAGES[""]):
        found = [(name, text) for name in names if (text := _decoded(raw, name)) is not None]
        if found:
            encoding, text = max(found, key=lambda pair: _letters(pair[1]))  # of equals, the first
            return text, encoding
    return (text, best.encoding) if best else (None, "")


def _is_latin(text: str) -> bool:
    """Whether no more than a third of its letters beyond ASCII belong to another script."""
    beyond = [letter for letter in text if letter > "\x7f" and letter.isalpha()]
    return len(OTHER_SCRIPT.findall("".join(beyond))) * 3 <= len(beyond)


def _letters(text: str) -> int:
    """How many characters beyond ASCII are letters or the marks of a printed text, rather than stray symbols."""
    return sum(letter > "\x7f" and (letter.isalpha() or letter in "“”‘’„–—…") for letter in text)


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
    text = unicodedata.normalize("NFC", SPACE.sub(" ", INVISIBLE.sub("", text)))
    while (shorter := unicodedata.normalize("NFC", STRAY_JOINER.sub("", text))) != text:
        text = shorter
    return text


def clean_line(text: str) -> str:
    """The text on one line, for titles and other metadata."""
    return " ".join(clean_text(text).split())
