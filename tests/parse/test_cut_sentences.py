"""A sentence that ends anywhere is read without a crash: cut at every word, sign and digit, and inside every word.

The pieces of a sentence are the paragraphs of one article, since to read many small articles takes many times as long.
A piece is read as a headline, which it is where it stands alone; what ends with a word, behind another sentence, too.
`make soak` cuts at every character.
"""

import re
from datetime import date
from itertools import pairwise

import pytest

from generator.model import Article
from generator.parse import parse_article
from tests.cases import FOLDER, read_cases

FILES = sorted(path.stem for path in FOLDER.glob("*.md"))
PUBLISHED = date(2024, 12, 5)
FIRST = "It rained."


def sentences(text: str) -> list[tuple[str, str]]:
    """Each sentence of a text behind the one before it in its line, the first one behind FIRST."""
    lines = [re.split(r"(?<=[.!?]) +(?=[A-Z])", line) for line in text.splitlines()]
    return [pair for line in lines for pair in pairwise([FIRST, *line])]


PARTS = re.compile(r"[^\W\d]+|\d|[^\w\s]")  # words, digits and signs


def cut_between(sentence: str) -> list[str]:
    return [sentence[: part.end()] for part in PARTS.finditer(sentence)]


def cut_inside(sentence: str) -> list[str]:
    """The sentence cut in the middle of each word."""
    return [sentence[: sum(part.span()) // 2] for part in PARTS.finditer(sentence) if len(part[0]) > 1]


def crashes(pieces: list[str]) -> dict[str, str]:
    """The pieces that crash the parser, each by itself or, where none does, all together."""
    if not _crash("\n\n".join(pieces)):
        return {}
    alone = {piece: crash for piece in pieces if (crash := _crash(piece))}
    return alone or {"\n\n".join(pieces): _crash("\n\n".join(pieces))}


def _crash(text: str) -> str:
    try:
        parse_article(Article("cut", text, published=PUBLISHED), unearned=True)
    except Exception as crash:
        return repr(crash)
    return ""


@pytest.mark.parametrize("name", FILES)
def test_a_cut_sentence_is_read(name: str):
    found = {pair: case.line for case in read_cases(name) for pair in sentences(case.text)}
    for (before, sentence), line in found.items():
        pieces = cut_between(sentence)
        assert not crashes([*pieces, *cut_inside(sentence)]), f"{name}.md:{line}"
        assert not crashes([f"{before} {piece}" for piece in pieces]), f"{name}.md:{line}"


NATION_NOUNS = ["government", "army", "regime", "police", "parliament", "military", "opposition", "rebels", "navy"]


@pytest.mark.parametrize(
    "line", [*(f"Rebels topple the Syrian {noun}" for noun in NATION_NOUNS), "The Kherson regional administration"]
)
def test_a_line_may_end_with_the_noun_of_a_nation_or_the_body_of_an_area(line: str):
    assert not crashes([line, f"{FIRST} {line}"])
