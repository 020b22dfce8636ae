"""The words of time expressions, and patterns written in the names of their classes.

Each class of words has a letter of its own, so that a sentence becomes a string with one letter a
word, and a rule a regular expression over it. The classes stand in lexicon/dates.txt. A few are
known by their shape alone (`SHAPES`), and a word of no class is `OTHER`.
"""

import re
from functools import lru_cache
from itertools import count
from typing import NamedTuple

from generator.grouped import grouped
from generator.model import Token
from generator.parse.memo import Memo
from generator.word_lists import read_table

SHAPES = [
    ("small", r"[0-9]|[0-3][0-9]"),  # may be a day, an hour or a count
    ("year", r"1[5-9]\d\d|20\d\d|2100"),
    ("amount", r"\d{2,4}|\d{1,3}(?:[.,]\d{1,3}){1,3}"),
    ("nth", r"\d{1,2}(?:st|nd|rd|th)"),
    ("decade", r"(?:1[5-9]|20)?\d0s"),
    ("quarter_code", r"Q[1-4]|[1-4]Q|H[12]"),
    ("fiscal_code", r"FY(?:20)?\d\d"),
    ("stamp", r"[0-3]\dT[0-2]\d"),
    ("zulu", r"[0-5]\dZ"),
    ("dotted_day", r"[0-3]?\d\.[01]?\d\.(?:19|20)\d\d"),
    ("meridian", r"\d{1,2}(?:\.\d\d)?(?:am|pm)"),
    ("was", r"[a-z]+ed"),
]
MARKS = {
    **dict.fromkeys("-‐‑", "hyphen"),
    **dict.fromkeys("–—", "dash"),
    **dict.fromkeys("'’‘", "quote"),
    **dict.fromkeys(("'s", "’s"), "possessive"),
    **dict.fromkeys(('"', "“", "”", "``", "''"), "quotation"),
    **dict.fromkeys("$€£¥#", "sign"),
    ":": "colon",
    "/": "slash",
    ",": "comma",
    ".": "dot",
    ";": "semicolon",
    "(": "opening",
    ")": "closing",
    "%": "counted",
}
SHAPE = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in SHAPES), re.ASCII)
LONGEST_SHAPE = 20  # characters of a word that a shape may tell
LONGEST_CUT = 40  # characters of a word that is cut at its hyphens
LONGEST_NAME = 30  # characters of a holiday of several words
HYPHENS = re.compile(r"([-‐‑])")
OTHER, COMPOUND = "_", "="


class TimeWord(NamedTuple):
    """A word or a part of a hyphenated word, with its class and what the lexicon says it means."""

    start: int
    end: int
    text: str
    kind: str
    value: str


def _read_lexicon() -> dict[str, tuple[str, str]]:
    lexicon = {}
    for kind, rows in read_table("dates").items():
        for word, *value in rows:
            lexicon[word] = kind, "".join(value)
            if not word.islower():
                lexicon.setdefault(word.upper(), lexicon[word])
    return lexicon


LEXICON = _read_lexicon() | {mark: (kind, "") for mark, kind in MARKS.items()}


# Holidays of several words, by their first word, longest first: they are read as one word.
LONG_NAMES = grouped(
    (name.split()[0], name) for name in sorted(LEXICON, key=len, reverse=True) if " " in name
)
KINDS = dict.fromkeys([kind for kind, _value in LEXICON.values()] + [name for name, _ in SHAPES])
LETTERS = dict(zip(KINDS, map(chr, count(0x100)), strict=False))


@lru_cache(maxsize=1 << 16)
def meaning(text: str) -> tuple[str, str] | None:
    """Give the class and the value of a word, if it has any."""
    known = LEXICON.get(text) or LEXICON.get(text.lower())
    if known:
        return known
    shape = SHAPE.fullmatch(text) if len(text) < LONGEST_SHAPE else None
    return (shape.lastgroup, text) if shape else None


@lru_cache(maxsize=1 << 16)
def _letter(text: str) -> str:
    known = meaning(text)
    return LETTERS[known[0]] if known else OTHER


@Memo
def _first_letter(text: str) -> str:
    """Give a word's letter, or COMPOUND for a word that is to be cut or joined first."""
    return COMPOUND if text in LONG_NAMES or _is_cut(text) else _letter(text)


def _is_cut(text: str) -> bool:
    """Whether a word means nothing by itself, but a part of it between hyphens does."""
    if meaning(text) is not None or len(text) >= LONGEST_CUT:
        return False
    return any(map(meaning, HYPHENS.split(text)[::2]))


def spell(tokens: tuple[Token, ...], text: str) -> tuple[str, tuple[Token, ...]]:
    """Give a letter for each word, and the words: of "five-year" three, of "New Year's Day" one."""
    letters = "".join([_first_letter[token[2]] for token in tokens])
    return _recut(letters, tokens, text) if COMPOUND in letters else (letters, tokens)


def _recut(letters: str, tokens: tuple[Token, ...], text: str) -> tuple[str, tuple[Token, ...]]:
    spelt, words, done = [], [], 0
    place = letters.find(COMPOUND)
    while place >= 0:
        parts, following = _joined(tokens, place, text) or (_cut(tokens[place]), place + 1)
        spelt += [letters[done:place], *[_letter(part.text) for part in parts]]
        words += [*tokens[done:place], *parts]
        done, place = following, letters.find(COMPOUND, following)
    return "".join([*spelt, letters[done:]]), (*words, *tokens[done:])


def _joined(tokens: tuple[Token, ...], place: int, text: str) -> tuple[list[Token], int] | None:
    """Give the long name that begins at a word, as one word, and the place of the next word."""
    start = tokens[place].start
    ahead = text[start : start + LONGEST_NAME].replace("’", "'")
    names = LONG_NAMES.get(tokens[place].text, ())
    name = next((name for name in names if ahead.startswith(name)), None)
    if name is None:
        return None
    end, following = start + len(name), place + 1
    while following < len(tokens) and tokens[following].start < end:
        following += 1
    return [Token(start, end, name)], following


def _cut(token: Token) -> list[Token]:
    """Cut a word at its hyphens, which become words too."""
    parts, start = [], token.start
    for part in filter(None, HYPHENS.split(token.text)):
        parts.append(Token(start, start + len(part), part))
        start += len(part)
    return parts


def compile_pattern(pattern: str, macros: dict[str, str] | None = None) -> str:
    """Give a regular expression over letters for a pattern: "the? last (number|small) units".

    A word in capitals stands for the macro of that name, any other for the class; spaces only part
    words.
    """
    while re.search(r"[A-Z]", pattern):
        pattern = re.sub(r"[A-Z]+", lambda match: f"({(macros or {})[match[0]]})", pattern)
    pattern = re.sub(r"[a-z_]+", lambda match: LETTERS[match[0]], pattern)
    return re.sub(r"\((?!\?)", "(?:", pattern).replace(" ", "")
