"""A text behind the limit is cut at the end of a sentence, so that no span shifts and no half sentence is shown."""

from generator.read import limit
from generator.read.limit import limit_remark, read_to_limit


def test_what_is_within_the_limit_is_read_whole(monkeypatch):
    monkeypatch.setattr(limit, "MOST_READ", 20)
    assert read_to_limit("It rained. It poured") == "It rained. It poured"
    assert limit_remark("seeds/a.txt", "It rained.", "It rained.") == []


def test_a_longer_text_ends_with_a_sentence(monkeypatch):
    monkeypatch.setattr(limit, "MOST_READ", 30)
    monkeypatch.setattr(limit, "REACH", 30)
    assert read_to_limit("“It rained.” They met at 5.30 and left the town.") == "“It rained.”"
    assert read_to_limit("A headline\n\nThey met at five and left.") == "A headline"


def test_without_the_end_of_a_sentence_near_the_limit_it_ends_with_a_word(monkeypatch):
    monkeypatch.setattr(limit, "MOST_READ", 30)
    monkeypatch.setattr(limit, "REACH", 10)
    assert read_to_limit("It rained. " + "word " * 20) == "It rained. word word word"
    assert read_to_limit("x" * 50) == "x" * 30


def test_the_remark_says_how_much_is_read_and_what_to_do():
    (remark,) = limit_remark("seeds/a.txt", "One.\n\nTwo. " * 200, "One.\n\nTwo. " * 100)
    assert remark.startswith(
        "seeds/a.txt: 2,200 characters, of which the first 1,100 are read, to line 201 of its text"
    )


def test_a_text_of_nothing_but_signs_is_read_to_a_number_of_them(monkeypatch):
    monkeypatch.setattr(limit, "MOST_CANDIDATES", 4)
    assert read_to_limit("Ann met Bob. “Yes.” They left.") == "Ann met Bob."
    assert read_to_limit("12 and 13 and 14 and 15 and 16") == "12 and 13 and 14 and 15 and"
    assert read_to_limit("none of these words begins a reading") == "none of these words begins a reading"
