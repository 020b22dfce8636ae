"""A sentence that ends anywhere is read without a crash: cut at every word and at every character, stop or no stop.

The cut pieces of a case are the paragraphs of one article, since to read many small articles takes many times as long.
Each piece is read twice: as a headline, which it is where it stands alone, and as the last sentence of a paragraph.
"""

import re
from collections.abc import Callable
from datetime import date

import pytest

from generator.model import Article
from generator.parse import parse_article
from tests.cases import FOLDER, read_cases

FILES = sorted(path.stem for path in FOLDER.glob("*.md"))
PUBLISHED = date(2024, 12, 5)
SHAPES = ("{}", "It rained. {}")


def at_words(text: str) -> list[str]:
    return [text[: word.end()] for word in re.finditer(r"\S+", text)]


def at_characters(text: str) -> list[str]:
    return [text[:end] for end in range(1, len(text) + 1)]


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


@pytest.mark.parametrize("cut", [at_words, at_characters])
@pytest.mark.parametrize("name", FILES)
def test_a_cut_sentence_is_read(name: str, cut: Callable[[str], list[str]]):
    for case in read_cases(name):
        flat = " ".join(case.text.split())
        for shape in SHAPES:
            assert not crashes([shape.format(piece) for piece in cut(flat)]), f"{name}.md:{case.line}"


NATION_NOUNS = ["government", "army", "regime", "police", "parliament", "military", "opposition", "rebels", "navy"]


@pytest.mark.parametrize("noun", NATION_NOUNS)
def test_a_line_may_end_with_the_noun_of_a_nation(noun: str):
    assert not crashes([shape.format(f"Rebels topple the Syrian {noun}") for shape in SHAPES])


@pytest.mark.parametrize("shape", SHAPES)
def test_a_line_may_end_with_the_body_of_an_area(shape: str):
    assert not crashes([shape.format("The Kherson regional administration")])
