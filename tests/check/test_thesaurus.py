"""Which words may say the same."""

import pytest

from generator.check.thesaurus import is_english, may_be_one

SAME = [
    ("houses", "homes"), ("growing", "mounting"), ("withdrew", "withdrawal"),
    ("investigating", "looking"), ("neighbouring", "neighboring"), ("completely", "fully"), ("bigger", "large"),
]  # fmt: skip
OTHERS = [
    ("earthquake", "landslide"), ("killed", "displaced"), ("soldiers", "civilians"), ("week", "month"),
    ("flooded", "destroyed"), ("approved", "issued"), ("maisons", "houses"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME)
def test_words_of_one_meaning(one, other):
    assert may_be_one(one, other)
    assert may_be_one(other, one)


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_words_of_two_meanings(one, other):
    assert not may_be_one(one, other)


def test_a_word_is_known_in_any_form():
    assert is_english("stopped")
    assert is_english("spokeswomen")
    assert not is_english("détruites")
