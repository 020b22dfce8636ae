"""Saved web pages."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import UserError
from generator.read.html import declared_encoding, read_html
from generator.read.text import text_with_title

PAGE = (Path(__file__).parents[1] / "data" / "pages" / "flood.html").read_text(encoding="utf-8")
PIECES = ["<p>", "</p>", "<div>", "<", ">", "&", "&#0;", "The end. ", "<!--", "<?", "<html lang=", "<title>", "\x1b"]


def test_a_page_gives_its_article_and_nothing_around_it():
    draft = read_html(PAGE, "a.html")
    paragraphs = text_with_title(draft, draft.metadata.title).split("\n\n")
    assert paragraphs[0] == "Flood forces 1,200 families from Marrow valley"
    assert paragraphs[1].startswith("More than 1,200 families left the Marrow valley on Thursday")
    assert paragraphs[2] == (
        "“We have opened four schools, and the cafés of the old town are cooking for everybody,” said Maria Keller, "
        "the mayor of Marrow."
    )
    assert "blankets for two thousand people" in paragraphs
    assert not any(word in draft.text for word in ("Sport", "tracker", "Copyright", "color"))


def test_a_page_gives_its_metadata():
    metadata = read_html(PAGE, "a.html").metadata
    assert metadata.title == "Flood forces 1,200 families from Marrow valley"
    assert metadata.published == date(2024, 11, 28)  # not of its update
    assert (metadata.author, metadata.publisher) == ("Ada Stone", "The Harbour Post")


def test_a_date_in_the_running_text_is_not_the_publication_date():
    page = "".join(line for line in PAGE.splitlines(keepends=True) if "_time" not in line)
    page = page.replace("on Thursday", "on 28 November 2024")
    assert read_html(page, "a.html").metadata.published is None


def test_an_address_that_is_none_is_dropped():
    page = PAGE.replace("</head>", '<link rel="canonical" href="javascript:alert(1)"></head>')
    assert read_html(page, "a.html").metadata.url == ""


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (b'<meta charset="utf-8">', ""),  # found without being told
        (b"<meta charset=ISO-8859-1>", "cp1252"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">', "iso8859-2"),
        (b'<meta charset="unicode_escape">', ""),
        (b'<meta charset="hex">', ""),
        (b'<meta charset="no-such">', ""),
        (b"<p>charset=iso-8859-2</p>", ""),
    ],
)
def test_the_encoding_is_the_declared_one(head, encoding):
    assert declared_encoding(b"<html><head>" + head) == encoding


@pytest.mark.parametrize("page", ["", "<html><body></body></html>", "<html><script>var a</script></html>", "\n\n"])
def test_a_page_without_an_article_is_said(page):
    with pytest.raises(UserError) as caught:
        read_html(page, "a.html")
    assert str(caught.value) == "a.html: no article text found in the page. Save the text as .txt instead"


@settings(deadline=None, max_examples=60)
@given(st.text() | st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_text_is_read_or_a_problem(text):
    try:
        assert read_html(text, "a.html").text
    except UserError as error:
        assert str(error).startswith("a.html: ")
