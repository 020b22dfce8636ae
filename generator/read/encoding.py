"""Bytes to characters. What a file is written in is decided by what most of its bytes say.

A file is UTF-8 where it holds at least as many characters beyond ASCII as bytes that are none: then
each bad byte becomes U+FFFD and is named with its line, since reading such a file as a code page
would garble all its quotations for one slip. By chance, text of other encodings reaches 0.4 of that
at most (Thai, Japanese), in Latin letters 0.1.
"""

import codecs
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from generator.errors import UserError
from generator.read.language import guess_language

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
# The code pages of a language in Latin letters: statistics can't tell these apart, but the
# function words of the language, which are ASCII, can.
CODE_PAGES = {
    **dict.fromkeys(("pl", "cs", "sk", "hu", "hr", "ro", "sq"), ("cp1250", "iso8859_2")),
    **dict.fromkeys(("tr", "az"), ("cp1254",)),
    "": ("cp1252", "cp1250"),
}

LINE_BREAK = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028]")
# A bad byte as "surrogateescape" writes it: no decoder gives a lone surrogate.
BAD_BYTE = re.compile("[\udc00-\udcff]")
BEYOND_ASCII = re.compile("[^\x00-\x7f\ud800-\udfff]")
OTHER_SCRIPT = re.compile("[^\u0080-\u024f\u1e00-\u1eff]")  # among letters beyond ASCII: not Latin
# What UTF-8 looks like that was read as Windows-1252: a byte that begins a character, and those
# that go on with it. Of five bytes that code page has no letter, so that they are often lost.
NO_LETTER = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
WINDOWS = {
    ord(bytes([byte]).decode("cp1252")): byte for byte in range(0x80, 0xA0) if byte not in NO_LETTER
}
ON = f"[{''.join(map(chr, WINDOWS))}\x80-\xbf]"
MOJIBAKE = re.compile(
    f"[\xc2-\xdf](?:{ON}|\ufffd)|[\xe0-\xef](?:{ON}(?:{ON}|\ufffd)|\ufffd{ON}?)"
    f"|[\xf0-\xf4]{ON}{{3}}"
)
CLEAR = re.compile(
    f"[\xc2\xc3]{ON}|\xe2\u20ac{ON}"
)  # letters with accents, quotation marks, dashes
LOST = "\ufffd"
PRINTED_MARKS = "“”‘’„–—…"
NAMED = 3  # bad bytes named one by one; the rest of them are counted
FEW_NULS = 0.01  # of all bytes: a program has more, text that a crash damaged hardly ever
# Of every second byte: the spaces and line ends of any script that parts its words.
UTF_16_NULS = 0.1
FEWEST_NULS = 4  # fewer may be chance


class Decoded(NamedTuple):
    """The text of a file, with "\n" for every line end."""

    text: str
    encoding: str  # where it had to be guessed; "" where it is certain
    remarks: tuple[str, ...]  # on what was guessed, damaged or left out


def decode(raw: bytes, where: str, declared: str = "") -> Decoded:
    """Decode the bytes of a file or page that messages name `where`.

    `declared` is the encoding that a page gives itself. Raises `UserError` for what is no text.
    """
    if found := next((name for mark, name in SIGNATURES if raw.startswith(mark)), ""):
        raise UserError(f"{where}: found {found}, expected text. {SAVE}")
    if encoding := _marked_encoding(raw):
        return _decode_unicode(raw, where, encoding)
    raw, remarks = _without_nuls(raw, where)
    # Before what a page declares: text in another encoding is hardly ever UTF-8.
    text = _read_as_utf_8(raw)
    if text is not None:
        text, said = _undo_mojibake(text, where)
        remarks += said
        return _name_bad_bytes(text, where, encoding="UTF-8", remarks=remarks)
    text = _decoded(raw, declared) if declared else None
    if text is not None:
        return Decoded(LINE_BREAK.sub("\n", text), "", remarks)
    text, encoding = _guess(raw)
    if text is None:
        raise UserError(f"{where}: not UTF-8, and no other encoding fits. {SAVE}")
    way_out = "If letters with accents are wrong, save it as UTF-8"
    guessed = f"{where}: not UTF-8, read as {encoding}. {way_out}"
    return Decoded(LINE_BREAK.sub("\n", text), encoding, (*remarks, guessed))


def _marked_encoding(raw: bytes) -> str:
    """The Unicode encoding that the first bytes name, or that a NUL in every second byte shows.

    "" where neither does.
    """
    for mark, name in BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return name
    even, odd = raw[::2].count(0), raw[1::2].count(0)
    least = max(FEWEST_NULS, len(raw) // 2 * UTF_16_NULS)
    if odd >= least and not even:
        return "utf-16-le"
    return "utf-16-be" if even >= least and not odd else ""


def _decode_unicode(raw: bytes, where: str, encoding: str) -> Decoded:
    name = encoding[:6].upper().rstrip("-")
    text = raw.decode(encoding, "briefing.keep_bytes")
    if _number(BAD_BYTE, text) * 2 > len(text):
        raise UserError(f"{where}: begins as {name} text, but is broken further on. {SAVE}")
    return _name_bad_bytes(text, where, encoding=name, remarks=())


def _without_nuls(raw: bytes, where: str) -> tuple[bytes, tuple[str, ...]]:
    """Give the bytes without NULs, which browsers skip too; a remark names the first one."""
    number = raw.count(0)
    if not number:
        return raw, ()
    if number > len(raw) * FEW_NULS:
        found = "found NUL bytes, as in a program or a picture; expected text"
        raise UserError(f"{where}: {found}. {SAVE}")
    line = raw.count(b"\n", 0, raw.index(0)) + 1
    found = f"{where}:{line}: found {_count(number, 'NUL byte')}, left out"
    return raw.replace(b"\0", b""), (f"{found}. See whether text is missing there",)


def _read_as_utf_8(raw: bytes) -> str | None:
    """Read the text with its bad bytes kept; None where there are too many of them for UTF-8."""
    text = raw.decode("utf-8", "surrogateescape")
    bad = _number(BAD_BYTE, text)
    return text if not bad or _number(BEYOND_ASCII, text) >= bad else None


def _undo_mojibake(text: str, where: str) -> tuple[str, tuple[str, ...]]:
    """Undo that a program took UTF-8 for Windows-1252 and saved it so ("Ã©" for "é").

    It is undone only where all characters beyond ASCII are such, as a text is UTF-8 only where all
    its bytes are. Where others stand among them nobody knows which were meant: they are told.
    """
    first = CLEAR.search(text)
    if not first:
        return text, ()
    line = text.count("\n", 0, first.start()) + 1
    found = f'{where}:{line}: found "{first[0]}", UTF-8 that was read as Windows-1252'
    mended = MOJIBAKE.sub(_original, text)
    rest = MOJIBAKE.sub(lambda found: found[0] if _original(found) == found[0] else "", text)
    if BEYOND_ASCII.search(rest):
        return text, (f"{found}. Write the letter that belongs there, and save it as UTF-8",)
    said = [f'{found}; undone in the whole file, so here "{_original(first)}"']
    if number := mended.count(LOST):
        line = mended.count("\n", 0, mended.index(LOST)) + 1
        lost = f"{where}:{line}: found {_count(number, 'letter')} of which a part is lost"
        said.append(f"{lost}, read as {LOST}. Write what belongs there, and save it as UTF-8")
    return mended, tuple(said)


def _original(found: re.Match[str]) -> str:
    """Give the character that was meant; that of a lost one where a part is lost."""
    if LOST in found[0]:
        return LOST
    try:
        return found[0].translate(WINDOWS).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return found[0]


def _number(kind: re.Pattern[str], text: str) -> int:
    """Say how many characters of the kind are in the text.

    A list of millions of them would take more memory than the text.
    """
    return len(text) - len(kind.sub("", text))


def _keep_bytes(error: UnicodeError) -> tuple[str, int]:
    """Keep a bad byte as U+DC00 and its value, in every encoding.

    Python's own "surrogateescape" does so for UTF-8 alone.
    """
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return "".join(chr(0xDC00 + byte) for byte in bad), error.end


codecs.register_error("briefing.keep_bytes", _keep_bytes)


def _name_bad_bytes(text: str, where: str, encoding: str, remarks: tuple[str, ...]) -> Decoded:
    """Give the text with U+FFFD for each bad byte, and remarks on where they stand."""
    if BAD_BYTE.search(text):
        with_line_ends = re.sub("\r\n?", "\n", text)
        remarks = (*remarks, *_bad_bytes(with_line_ends, where, encoding))
        text = BAD_BYTE.sub("\ufffd", text)
    return Decoded(LINE_BREAK.sub("\n", text), "", remarks)


def _bad_bytes(text: str, where: str, encoding: str) -> Iterator[str]:
    """Name the first bad bytes with their lines, and count the rest up to the last one."""
    found = BAD_BYTE.finditer(text)
    for byte in islice(found, NAMED):
        line = text.count("\n", 0, byte.start()) + 1
        value = f"0x{ord(byte[0]) - 0xDC00:02X}"
        yield (
            f"{where}:{line}: found a byte that is not {encoding} ({value}), read as \ufffd. "
            "Write the character that belongs there, and save the file as UTF-8"
        )
    if rest := [byte.start() for byte in found]:
        line = text.count("\n", 0, rest[-1]) + 1
        number = _count(len(rest), "more byte")
        yield f"{where}:{line}: the last of {number} that are not {encoding}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _decoded(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _guess(raw: bytes) -> tuple[str | None, str]:
    """The text and its encoding by statistics, or for Latin letters by the language of the text."""
    from charset_normalizer import from_bytes  # slow to import, and hardly ever needed

    best = from_bytes(raw).best()
    if best and not _is_latin(str(best)):
        return str(best), best.encoding
    language = guess_language(raw.decode("latin-1"))
    for names in (CODE_PAGES.get(language, ()), CODE_PAGES[""]):
        decoded = {name: _decoded(raw, name) for name in names}
        letters = {name: _letters(text) for name, text in decoded.items() if text is not None}
        if letters:
            likeliest = max(letters, key=letters.__getitem__)  # of equals, the first
            return decoded[likeliest], likeliest
    return None, ""


def _is_latin(text: str) -> bool:
    """Tell whether no more than a third of its letters beyond ASCII belong to another script."""
    beyond = "".join(letter for letter in text if letter > "\x7f" and letter.isalpha())
    return _number(OTHER_SCRIPT, beyond) * 3 <= len(beyond)


def _letters(text: str) -> int:
    """Say how many characters beyond ASCII are letters or marks of a printed text."""
    beyond = (character for character in text if character > "\x7f")
    return sum(character.isalpha() or character in PRINTED_MARKS for character in beyond)
