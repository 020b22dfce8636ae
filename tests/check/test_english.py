"""The lists of words that the check reads."""

import re
from pathlib import Path

import pytest

import generator.check
from generator.check.english import all_of, any_of, measures, pattern_of
from generator.check.number_context import QUALIFIERS
from generator.word_lists import read_words

MODULES = Path(generator.check.__file__).parent.glob("*.py")


def test_every_part_is_read():
    written = "".join(path.read_text(encoding="utf-8") for path in MODULES)
    asked = {*re.findall(r"(?:any_of|all_of)\(\s*[\"']([^\"']+)[\"']\s*\)", written), *QUALIFIERS, "measures"}
    assert asked == set(read_words("check"))


def test_the_longer_of_two_entries_is_tried_first():
    assert pattern_of(["min", "minutes", "per cent"]) == r"per\ cent|minutes|min"


@pytest.mark.parametrize(("part", "text"), [("more", "no fewer than"), ("tellings", "remarks")])
def test_a_pattern_of_a_part(part, text):
    assert re.fullmatch(any_of(part), text)


def test_the_forms_of_a_measure():
    assert re.fullmatch(measures()["century"], "centuries")
    assert all_of("inner scales") < measures().keys()
