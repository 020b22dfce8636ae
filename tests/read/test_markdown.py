"""Markdown to plain text."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import UserError
from generator.read.draft import Draft
from generator.read.markdown import read_markdown
from generator.read.text import clean_text
from tests.cases import read_cases


def read(text: str) -> Draft:
    return read_markdown(text.encode("utf-8"), "a.md")


@pytest.mark.parametrize("case", read_cases("markdown"), ids=lambda case: case.title)
def test_markdown_gives_its_text(case):
    assert clean_text(read(case.text).text) == case.expected


def test_front_matter_is_metadata():
    draft = read("\ufeff---\ntitle: Talks resume\npublished: 2024-12-05\n---\nThe parties met.\n")
    assert (draft.metadata.title, draft.metadata.published) == ("Talks resume", date(2024, 12, 5))
    assert draft.text == "The parties met."


def test_front_matter_may_end_the_file():
    assert read("---\ntitle: a\n---").text == ""


def test_the_heading_that_begins_it_is_its_title():
    assert read("# Talks *resume*\n\nThe parties met.").title == "Talks resume"
    assert read("The parties met.\n\n# Later").title == ""


def test_a_rule_that_begins_it_is_no_front_matter():
    assert read("---\n\nThe parties met.").text == "The parties met."


def test_mistakes_in_front_matter_name_the_line_of_the_file():
    with pytest.raises(UserError, match=r"^a\.md:3: published should be a date such as 2024-12-05, found \"soon\"$"):
        read("---\ntitle: a\npublished: soon\n---\ntext")


def test_front_matter_without_an_end_is_said():
    with pytest.raises(UserError) as caught:
        read("---\ntitle: a\n\nThe parties met.")
    assert str(caught.value) == (
        "a.md:1: the front matter that begins here has no end. Close it with a line of dashes: ---"
    )


@settings(deadline=None)
@given(st.text() | st.text(st.sampled_from("-*#>[]()!`~<p/>&;| \n\taé1.")))
def test_any_text_is_read(text):
    try:
        assert isinstance(read(text).text, str)
    except UserError as error:
        assert str(error).startswith("a.md:")


@pytest.mark.parametrize(
    "unit",
    ["[", "![a", "<a ", "<!-- ", ">", "*a **a ", "`", "<div>\n", "- a\n", "---\n", "|", "[[a|", "==a", "[^a"],
)
def test_repetition_takes_linear_time(unit):
    read(unit * (20_000 // len(unit)))


def test_a_block_of_html_hides_what_it_hides_and_is_bounded():
    text = "The parties met.\n\n<div>They <p hidden>never</p> talked.</div>\n"
    assert clean_text(read(text).text) == "The parties met.\n\nThey talked."
    with pytest.raises(UserError, match=r"^a\.md: a tag of more than 1,000 attributes"):
        read("<div " + " ".join(f"a{number}" for number in range(100_000)) + ">")


@pytest.mark.parametrize("unit", ["1<sup>2</sup> ", "*a* ", "[a headline of four words](y) "])
def test_a_paragraph_of_marks_alone_is_refused(unit):
    with pytest.raises(UserError, match=r"^a\.md: a paragraph of \d+,\d+ links and words in bold"):
        read(unit * 6_000)


def test_what_was_marked_in_zotero_is_the_article_without_marks_and_places():
    place = "([Reed, 2024, p. 3](zotero://select/library/items/A)) ([pdf](zotero://open-pdf/library/items/B?page=3))"
    marked = f"“Ada Stone said: “We sail.”” {place} ask her\n\n“The ferry stays.” {place}\n"
    notes = f"# Annotations  \n(28/11/2024, 10:00:00)\n\n{marked}"
    draft = read_markdown(notes.encode(), "notes.md")
    assert draft.text == "Ada Stone said: “We sail.”\n\nThe ferry stays."
    assert "ask her" in draft.left_out and draft.title == ""
    for each in (draft, read_markdown(f"“The ferry stays.” {place}\n".encode(), "notes.md")):
        assert "passages of an article and not the whole" in each.remarks[0]
