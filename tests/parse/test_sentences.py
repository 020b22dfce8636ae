"""Paragraphs, sentences and tokens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Article, Parsed
from generator.parse.sentences import find_sentences
from tests.cases import read_cases


def sentences(text, title=""):
    return find_sentences(Parsed(Article("a", text, title=title)))


@pytest.mark.parametrize("case", read_cases("sentences"), ids=lambda case: case.title)
def test_cases(case):
    found = [("# " if one.heading else "") + " ".join(one.span.of(case.text).split()) for one in sentences(case.text)]
    assert found == case.expected.splitlines()


TOKENS = [
    ("Assad’s al-Assad", ["Assad", "’s", "al-Assad"]),
    ("don’t O’Brien", ["don’t", "O’Brien"]),
    ("280,000 3.5m 13-year-long", ["280,000", "3.5m", "13-year-long"]),
    ("the U.S., at 5 p.m.", ["the", "U.S.", ",", "at", "5", "p.m."]),
    ("“Stop!” (HTS)", ["“", "Stop", "!", "”", "(", "HTS", ")"]),
]


@pytest.mark.parametrize(("text", "expected"), TOKENS)
def test_tokens(text, expected):
    assert [token.text for one in sentences(text) for token in one.tokens] == expected


def test_the_title_is_a_heading_wherever_it_ends():
    text = "Why did they leave?\n\nThey were afraid."
    assert [one.heading for one in sentences(text, title="Why did they leave?")] == [True, False]


def test_a_title_that_begins_as_a_label_does_makes_no_transcript():
    title = "UN: Parties agree"
    found = sentences(f"{title}\n\nCAIRO: The agency says that they agreed.", title=title)
    assert [one.heading for one in found] == [True, True, False]


@given(st.text(alphabet=st.sampled_from("aB .!?…\n“”\"'’-–1,()\u00a0é中"), max_size=200))
def test_sentences_lie_in_the_text_in_order_and_hold_all_of_it(text):
    found = sentences(text)
    ends = [0]
    for one in found:
        assert ends[-1] <= one.span.start < one.span.end <= len(text)
        assert all(text[token.start : token.end] == token.text for token in one.tokens)
        ends.append(one.span.end)
    kept = {position for one in found for position in range(*one.span)}
    assert all(text[position].isspace() for position in range(len(text)) if position not in kept)


def test_a_long_line_of_anything_is_cut_in_linear_time():
    """No assertion on the clock: a quadratic rule would not end."""
    for unit in (" ", ".", ". ", "a. ", "“", "”.", "\n", "\n ", "A.", "...", "!”", "said "):
        sentences(unit * (300_000 // len(unit)))
