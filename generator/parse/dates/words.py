"""The words of time expressions: to which class a word belongs, and patterns written in the names of classes.

Convention: a class has a letter of its own, so that a sentence becomes a string with one letter a word and a rule a
regular expression over it. The classes stand in lexicon/dates.txt; a few are known by their shape alone (SHAPES), and
a word of no class is OTHER.
"""

import re
from functools import lru_cache
from itertools import count
from typing import NamedTuple

from generator.model import Token
from generator.parse.lexicon import read_table
from generator.parse.memo import Memo

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
    **dict(
        zip(":/,.;()%", ("colon", "slash", "comma", "dot", "semicolon", "opening", "closing", "counted"), strict=True)
    ),
}
SHAPE = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in SHAPES), re.ASCII)
HYPHENS = re.compile(r"([-‐‑])")
OTHER, COMPOUND = "_", "="


class TimeWord(NamedTuple):
    """A word or a part of a hyphenated word, with its class and what the class's list says it means."""

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
                lexicon.setdefault(word.upper(), (kind, "".join(value)))
    return lexicon


LEXICON = _read_lexicon() | {mark: (kind, "") for mark, kind in MARKS.items()}
# Holidays of several words, by their first word, longest first: they are read as one word.
LONG_NAMES = {
    name.split()[0]: sorted((n for n in LEXICON if " " in n and n.split()[0] == name.split()[0]), key=len, reverse=True)
    for name in LEXICON
    if " " in name
}
_KINDS = [*dict.fromkeys([kind for kind, _ in LEXICON.values()] + [name for name, _ in SHAPES])]
LETTERS = dict(zip(_KINDS, map(chr, count(0x100)), strict=False))


@lru_cache(maxsize=1 << 16)
def meaning(text: str) -> tuple[str, str] | None:
    """The class and the value of a word, if it has any."""
    known = LEXICON.get(text) or LEXICON.get(text.lower())
    if known:
        return known
    shape = SHAPE.fullmatch(text) if len(text) < 20 else None
    return (shape.lastgroup, text) if shape else None


@lru_cache(maxsize=1 << 16)
def _letter(text: str) -> str:
    known = meaning(text)
    return LETTERS[known[0]] if known else OTHER


@Memo
def _first_letter(text: str) -> str:
    """As `_letter`, but COMPOUND for a word that is to be cut or joined first."""
    if text in LONG_NAMES:
        return COMPOUND
    if meaning(text) is None and len(text) < 40 and any(map(meaning, HYPHENS.split(text)[::2])):
        return COMPOUND
    return _letter(text)


def spell(tokens: tuple[Token, ...], text: str) -> tuple[str, tuple[Token, ...]]:
    """The letters of the words, one each, and the words: "five-year" is three, "New Year's Day" is one."""
    letters = "".join([_first_letter[token[2]] for token in tokens])
    return _recut(letters, tokens, text) if COMPOUND in letters else (letters, tokens)


def _recut(letters: str, tokens: tuple[Token, ...], text: str) -> tuple[str, tuple[Token, ...]]:
    spelt, words, done = [], [], 0
    place = letters.find(COMPOUND)
    while place >= 0:
        parts, following = _parts(tokens, place, text)
        spelt += [letters[done:place], *[_letter(part[2]) for part in parts]]
        words += [*tokens[done:place], *parts]
        done, place = following, letters.find(COMPOUND, following)
    return "".join([*spelt, letters[done:]]), (*words, *tokens[done:])


def _parts(tokens: tuple[Token, ...], place: int, text: str) -> tuple[list[Token], int]:
    """What the word there is cut into, or the long name that it opens, and the place of the next word."""
    start, _end, word = tokens[place]
    ahead = text[start : start + 30].replace("’", "'") if word in LONG_NAMES else ""
    name = next((name for name in LONG_NAMES.get(word, ()) if ahead.startswith(name)), None)
    if name:
        parts, end = [Token(start, start + len(name), name)], start + len(name)
        following = next((n for n in range(place + 1, len(tokens)) if tokens[n].start >= end), len(tokens))
        return parts, following
    parts = []
    for part in filter(None, HYPHENS.split(word)):
        parts.append(Token(start, start + len(part), part))
        start += len(part)
    return parts, place + 1


def compile_pattern(pattern: str, macros: dict[str, str] | None = None) -> str:
    """A regular expression over letters for a pattern such as "the? last (number|small) units".

    A word in capitals stands for the macro of that name, any other for the class; spaces only part words.
    """
    while re.search(r"[A-Z]", pattern):
        pattern = re.sub(r"[A-Z]+", lambda match: f"({(macros or {})[match[0]]})", pattern)
    pattern = re.sub(r"[a-z_]+", lambda match: LETTERS[match[0]], pattern)
    return re.sub(r"\((?!\?)", "(?:", pattern).replace(" ", "")
