"""The marks of what is new, and their weight."""

import zlib
from dataclasses import replace
from hashlib import sha256

import pytest

from generator.config import TEMPLATES
from generator.editions.compare import compare
from generator.render.changes import MOST_MARKED, marks
from generator.render.escape import css_string
from generator.render.words import Words
from tests.editions.test_compare import OLD, SAID

WORDS = Words("en", (TEMPLATES,))


EMPTY = replace(OLD, statements=(), figures=(), actors=(), quotes=())


def with_new(count):
    ids = (sha256(str(number).encode()).hexdigest()[:8] for number in range(count))
    return compare(EMPTY, replace(EMPTY, statements=tuple(replace(SAID, id=id) for id in ids)))


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
