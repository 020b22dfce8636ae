"""The closed word classes stand once, and the other lists take them over."""

import pytest

from generator.word_lists import FOLDER, parse_table, read_table, read_words

FEWEST = 4  # a class of three words may be part of another one by chance
LISTS = sorted(path.stem for path in FOLDER.glob("*.txt") if path.stem != "grammar")
CLASSES = {name: words for name, words in read_words("grammar").items() if len(words) >= FEWEST}


@pytest.mark.parametrize("name", LISTS)
def test_no_list_writes_out_a_class_of_the_grammar(name):
    written = parse_table((FOLDER / f"{name}.txt").read_text(encoding="utf-8"))
    for part, rows in written.items():
        words = {row[0].lower() for row in rows}
        again = [one for one, members in CLASSES.items() if words.issuperset(map(str.lower, members))]
        assert not again, f"{name}.txt [{part}]: write @{again[0]}"


def test_a_list_takes_over_a_class_and_adds_to_it():
    nouns = read_words("speech")["prepositions"]
    assert {"of", "between", "before"} <= set(nouns)
    assert read_table("dates")["weekday"][0] == ("Monday", "1")  # with its columns


def test_a_list_may_except_words_of_a_class():
    openers = read_words("common")["opener"]
    assert "behind" in openers
    assert "near" not in openers  # Near East Foundation
    assert not [word for word in openers if word[0] in "@!"]
