"""Markdown to plain text."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import UserError
from generator.read.markdown import read_markdown
from generator.read.text import clean_text
from tests.cases import read_cases


@pytest.mark.parametrize("case", read_cases("markdown"), ids=lambda case: case.title)
def test_markdown_gives_its_text(case):
    assert clean_text(read_markdown(case.text, "a.md").text) == case.expected


def test_front_matter_is_metadata():
    draft = read_markdown("\ufeff---\ntitle: Talks resume\npublished: 2024-12-05\n---\nThe parties met.\n", "a.md")
    assert (draft.metadata.title, draft.metadata.published) == ("Talks resume", date(2024, 12, 5))
    assert draft.text == "The parties met."


def test_front_matter_may_end_the_file():
    assert read_markdown("---\ntitle: a\n---", "a.md").text == ""


def test_the_heading_that_begins_it_is_its_title():
    assert read_markdown("# Talks *resume*\n\nThe parties met.", "a.md").title == "Talks resume"
    assert read_markdown("The parties met.\n\n# Later", "a.md").title == ""


def test_a_rule_that_begins_it_is_no_front_matter():
    assert read_markdown("---\n\nThe parties met.", "a.md").text == "The parties met."


def test_mistakes_in_front_matter_name_the_line_of_the_file():
    with pytest.raises(UserError, match=r"^a\.md:3: published should be a date such as 2024-12-05, found \"soon\"$"):
        read_markdown("---\ntitle: a\npublished: soon\n---\ntext", "a.md")


def test_front_matter_without_an_end_is_said():
    with pytest.raises(UserError) as caught:
        read_markdown("---\ntitle: a\n\nThe parties met.", "a.md")
    assert str(caught.value) == (
        "a.md:1: the front matter that begins here has no end. Close it with a line of dashes: ---"
    )


@settings(deadline=None)
@given(st.text() | st.text(st.sampled_from("-*#>[]()!`~<p/>&;| \n\taé1.")))
def test_any_text_is_read(text):
    try:
        assert isinstance(read_markdown(text, "a.md").text, str)
    except UserError as error:
        assert str(error).startswith("a.md:")


@pytest.mark.parametrize("unit", ["[", "![a", "<a ", "<!-- ", ">", "*a **a ", "`", "<div>\n", "- a\n", "---\n", "|"])
def test_repetition_takes_linear_time(unit):
    read_markdown(unit * (20_000 // len(unit)), "a.md")


def test_a_block_of_html_hides_what_it_hides_and_is_bounded():
    text = "The parties met.\n\n<div>They <p hidden>never</p> talked.</div>\n"
    assert clean_text(read_markdown(text, "a.md").text) == "The parties met.\n\nThey talked."
    with pytest.raises(UserError, match=r"^a\.md: a tag of more than 1,000 attributes"):
        read_markdown("<div " + " ".join(f"a{number}" for number in range(100_000)) + ">", "a.md")
