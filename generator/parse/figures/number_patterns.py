"""The patterns and tables by which numbers are read, made of the words in lexicon/units.txt."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from generator.parse.lexicon import read_table, read_words


class Patterns(NamedTuple):
    """The patterns made of the words in lexicon/units.txt."""

    words: re.Pattern  # how a number in words, a fraction or a vague quantity starts
    chain: re.Pattern  # the number word that goes on with a number
    vague: re.Pattern
    fraction: re.Pattern
    ratio: re.Pattern  # "one in three", "nine out of ten"
    measure: re.Pattern
    currency: re.Pattern  # at the end of what stands before the digits


@cache
def patterns() -> Patterns:
    small, scales = _either("cardinals"), _either("scales")
    fraction, measure = _either("fractions"), alternatives(map(str.lower, measures()))
    return Patterns(
        words=re.compile(
            rf"\b(?:(?P<article>(?:half\s+)?an?\s)(?={scales})|(?P<cardinal>{small})|{_either('vague')}"
            rf"|half|an?\s(?={fraction}))\b",
            re.IGNORECASE,
        ),
        chain=re.compile(
            rf"(?:\s{{1,2}}|[-‐‑])(?:(?P<half>and\s+a\s+half)|(?P<and>and\s+)?(?P<word>{small}|{scales}))\b",
            re.IGNORECASE,
        ),
        vague=re.compile(rf"{_either('vague')}\b", re.IGNORECASE),
        fraction=re.compile(
            rf"(?:(?P<times>a|one|two|three|four|nine)(?:\s+|[-‐‑]))?(?P<part>{fraction})(?=\s+of\b)(?!\s+of\s+an?\s)",
            re.IGNORECASE,
        ),
        ratio=re.compile(
            rf"(?P<part>{small})\s+(?:(?<=\bone\s)in|out\s+of)\s+(?:every\s+)?(?P<whole>{small}|[1-9]\d{{0,2}})"
            rf"(?=\s+(?!{alternatives(units('durations'))}))(?<!zero)"
            rf"|(?P<some>{small})\s+in\s+(?:every\s+)?(?P<many>{small})"
            r"(?=\s+(?:people|children|women|men|girls|boys|adults|families|households|residents|schools)\b)",
            re.IGNORECASE,
        ),
        measure=re.compile(
            rf"(?:\s{{1,2}}|(?P<hyphen>[-‐‑])|)(?P<unit>{measure})(?P<old>[-‐‑\s]olds?\b)?(?!\w)",
            re.IGNORECASE,
        ),
        currency=re.compile(rf"(?<![^\W\d_])(?P<sign>{alternatives(units('currency signs'))})\s?$"),
    )


def _either(part: str) -> str:
    return alternatives(word.lower() for word in read_words("units")[part])


def alternatives(words: Iterable[str]) -> str:
    """The words as one pattern, of two that begin alike the longer first; a space in a word stands for any space.

    Letter by letter, "k(?:m|g)": of a plain list every word would be tried in turn. Where case is ignored, the words
    must be in lower case.
    """
    rests: dict[str, set[str]] = {}
    for word in words:
        rests.setdefault(word[:1], set()).add(word[1:])
    branches = [
        (r"\s+" if first == " " else re.escape(first)) + alternatives(rest) if first else ""
        for first, rest in sorted(rests.items(), reverse=True)
    ]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


@cache
def units(part: str) -> dict[str, str]:
    return {row[0]: row[-1] for row in read_table("units")[part]}


@cache
def measures() -> dict[str, str]:
    parts = ("currency signs", "currency nouns", "percent", "measures", "durations")
    return {written: unit for part in parts for written, unit in units(part).items()}
