"""The marks of what is new, and their weight."""

import zlib
from dataclasses import replace

import pytest

from generator.editions.compare import compare
from generator.render import TEMPLATES
from generator.render.changes import MOST_MARKED, css_string, marks
from generator.render.words import Words
from tests.editions.test_compare import OLD, SAID

WORDS = Words("en", (TEMPLATES,))


def with_new(count):
    statements = tuple(replace(SAID, id=f"{hash((number, 'x')) & 0xFFFFFFFF:08x}") for number in range(count))
    return compare(replace(OLD, statements=(), figures=(), actors=(), quotes=()), replace(OLD, statements=statements))


def test_without_news_there_are_no_marks():
    assert marks(None, WORDS) == marks(compare(OLD, OLD), WORDS) == ""


def test_the_most_that_is_marked_weighs_little_and_more_is_not():
    assert len(zlib.compress(marks(with_new(MOST_MARKED), WORDS).encode(), 9)) < 5_000
    assert marks(with_new(MOST_MARKED + 1), WORDS) == ""


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("new", '"new"'),
        ('a"b\\c', '"a\\22 b\\5c c"'),
        ("</style>", '"\\3c \\2f style\\3e "'),
        ("a\nb", '"a\\a b"'),
        ("جديد", '"جديد"'),
    ],
)
def test_a_string_of_a_style_sheet_ends_where_it_should(text, written):
    assert css_string(text) == written
