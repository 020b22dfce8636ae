"""The memory of what a function says of a word: asked once, and bounded."""

from generator.parse import memo
from generator.parse.memo import Memo


def test_each_word_is_asked_once():
    asked = []
    length = Memo(lambda word: asked.append(word) or len(word))
    assert [length["a"], length["bc"], length["a"]] == [1, 2, 1]
    assert asked == ["a", "bc"]


def test_no_more_is_kept_than_is_bearable(monkeypatch):
    monkeypatch.setattr(memo, "MOST", 3)
    length = Memo(len)
    for size in range(10):
        assert length["x" * size] == size
        assert len(length) <= 3
