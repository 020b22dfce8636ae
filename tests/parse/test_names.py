"""What the finder of names must find, and what it must leave alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Article, Parsed
from generator.parse.names import find_names
from generator.parse.sentences import find_sentences
from generator.spelling import fold
from tests.cases import read_cases


def names_in(text: str):
    parsed = Parsed(Article("a", text))
    return find_names(Parsed(parsed.article, find_sentences(parsed)))


def written(text: str) -> str:
    lines = []
    for name in names_in(text):
        title = f" | {name.title.of(text)}" if name.title else ""
        lines.append(f"{name.kind.value} {name.span.of(text)}{title}")
    return "\n".join(lines)


@pytest.mark.parametrize("case", read_cases("names"), ids=lambda case: case.title)
def test_names_are_found_with_their_kinds(case):
    assert written(case.text) == case.expected


WORDS = st.sampled_from(
    [
        "The",
        "President",
        "of",
        "Syria",
        "Syrian",
        "and",
        "al-Assad",
        "(",
        "HTS",
        ")",
        ",",
        ".",
        "“",
        "”",
        "'s",
        "US-brokered",
        "Gen",
        ".",
        "Ministry",
        "for",
        "the",
        "John",
        "Smith",
        "said",
        "pro-Kurdish",
        "A",
        "&",
        "UN",
        "Thursday",
        "–",
        "X",
        "12",
        "é",
        "Ελλάς",
        "’",
        "-",
        "of",
    ]
)


@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=80))
def test_names_lie_inside_the_text_in_order_and_apart(text):
    end = 0
    for name in names_in(text):
        assert end <= name.span.start < name.span.end <= len(text)
        assert name.title is None or 0 <= name.title.start < name.title.end <= name.span.start
        end = name.span.end


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohammed", "Muhammad"),
        ("al-Assad", "Asad"),
        ("Erdoğan", "Erdogan"),
        ("Zelenskyy", "Zelensky"),
        ("Husayn", "Hussain"),
    ],
)
def test_spellings_of_one_name_fold_to_one_form(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Said", "Assad"), ("Dorn", "Dorin"), ("Harris", "Harrison")])
def test_other_names_stay_apart(one, other):
    assert fold(one) != fold(other)
