"""Saved web pages."""

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import UserError
from generator.read.draft import Draft
from generator.read.html import declared_encoding, read_html
from generator.read.page import tree as page_tree
from generator.read.text import text_with_title

PAGE = (Path(__file__).parents[1] / "data" / "pages" / "flood.html").read_text(encoding="utf-8")
PIECES = [
    "<p>",
    "</p>",
    "<div>",
    "<",
    ">",
    "&",
    "&#0;",
    "The end. ",
    "<!--",
    "<?",
    "<html lang=",
    "<title>",
    "\x1b",
    "<?xml version='1.0' encoding='x'?>",
    "<time datetime=",
    "<meta name=date content=",
]


def read_page(page: str) -> Draft:
    return read_html(page.encode("utf-8"), "a.html")


def test_a_page_gives_its_article_and_nothing_around_it():
    draft = read_page(PAGE)
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
    metadata = read_page(PAGE).metadata
    assert metadata.title == "Flood forces 1,200 families from Marrow valley"
    assert metadata.published == date(2024, 11, 28)  # not of its update
    assert (metadata.author, metadata.publisher) == ("Ada Stone", "The Harbour Post")


UNDATED = "".join(line for line in PAGE.splitlines(keepends=True) if "_time" not in line)


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="DC.date.issued" content="2024-11-28">',
        '<meta itemprop="datePublished" content="20241128">',
        '<meta name="date" content="2024-12-01"><meta name="pubdate" content="2024-11-28 09:00">',
        '<script type="application/ld+json">{"dateModified": "2024-12-01", "datePublished" : "2024-11-28T21"}</script>',
        '<time datetime="2024-11-28T21:30">Thursday</time><time datetime="2024-11-28">today</time>',
    ],
)  # fmt: skip
def test_the_publication_date_is_what_the_page_declares(head):
    assert read_page(UNDATED.replace("</head>", head + "</head>")).metadata.published == date(2024, 11, 28)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<p>The bridge was closed on 2024-11-20, and on 28 November 2024 it fell.</p>",
        "<div class='date'>28/11</div>",
        "<time datetime='P1D'>today</time><aside><time datetime='2024-11-20'>a related story</time></aside>",
        "<time datetime='2024-13-28'>today</time>",
        "<time datetime='0001-01-01'>today</time>",
        "<time datetime='P2D'>two days</time>",
    ],
)
def test_any_other_date_is_not_the_publication_date(body):
    assert read_page(UNDATED.replace("<article>", f"<article>{body}")).metadata.published is None


def test_an_address_that_is_none_is_dropped():
    page = PAGE.replace("</head>", '<link rel="canonical" href="javascript:alert(1)"></head>')
    assert read_page(page).metadata.url == ""


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
        read_page(page)
    assert str(caught.value) == "a.html: no article text found in the page. Save the text as .txt instead"


def test_a_page_of_too_many_tags_is_said():
    with pytest.raises(UserError) as caught:
        read_page("<p>" * 100_001)
    assert str(caught.value) == (
        "a.html: more than 100,000 tags, so no page of one article. Save the text as .txt instead"
    )


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>{}</p>",
        "<p hidden=''>{}</p>",
        "<div HIDDEN='hidden'><div><p>{}</p></div></div>",
        "<p style='display:none'>{}</p>",
        "<p style='color: red; DISPLAY : none !important'>{}</p>",
        "<p style='visibility: hidden'>{}</p>",
        "<section aria-hidden='true'><p>{}</p></section>",
        "<p class='lead sr-only'>{}</p>",
        "<template><p>{}</p></template>",
        "<noscript><p>{}</p></noscript>",
        "<dialog><p>{}</p></dialog>",
    ],
)
def test_what_a_reader_of_the_page_does_not_see_is_no_part_of_it(hidden):
    page = PAGE.replace("<article>", "<article>" + hidden.format("More than 5,000 people were displaced in Aleppo."))
    assert "Aleppo" not in read_page(page).text
    assert read_page(page).text == read_page(PAGE).text


@pytest.mark.parametrize(
    "shown", ["<p hidden='until-found'>{}</p>", "<p aria-hidden='false'>{}</p>", "<p class='hidden-valley'>{}</p>"]
)
def test_what_only_looks_hidden_stays(shown):
    page = PAGE.replace("</article>", shown.format("More than 5,000 people were displaced in Aleppo.") + "</article>")
    assert "displaced in Aleppo." in read_page(page).text


def test_the_text_behind_what_is_hidden_stays():
    hidden = "left <span hidden>(opens a window)</span>the Marrow <b hidden>x</b>valley"
    page = PAGE.replace("left the Marrow valley", hidden)
    assert read_page(page).text == read_page(PAGE).text


def test_a_page_that_scripts_show_once_it_is_ready_is_read():
    page = PAGE.replace("<body>", "<body style='visibility: hidden'>")
    assert page != PAGE
    assert read_page(page).text == read_page(PAGE).text


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        ("<p a b=c d='e f' g=\"h > i\"/>", 4),
        ("<p>a b c d</p><p a>", 1),
        ("<p a='>'><b c d>", 2),
        ("<p it's a b>", 3),
        ("<p a='b", 1),
        ("<p a=1><script>if (a<b c d e f)</script><p a b>", 2),
        ("a < b c d e <!-- -->", 0),
    ],
)
def test_attributes_are_counted_as_browsers_read_them(text, attributes):
    assert page_tree._count_attributes(text)[0] == attributes


@pytest.mark.parametrize(
    "page",
    [
        "<p " + " ".join(f"a{number}" for number in range(500_000)),
        "<p " + "".join(f"a{number}='1'" for number in range(500_000)),
        "<p b='>'><p " + "a=1\n" * 1_001 + ">",
    ],
)
def test_a_tag_of_too_many_attributes_is_said(page):
    with pytest.raises(UserError) as caught:
        read_page(page)
    assert str(caught.value) == (
        "a.html: a tag of more than 1,000 attributes, so no page of one article. Save the text as .txt instead"
    )


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (f"<p {'a ' * 900}>x</p>" * 400, "more than 300,000 attributes"),
        (f"<b>{'The river rose. ' * 6}</b>" * 24_900, "2.4 MB of text"),
        ("<p>The river rose.</p>" * 40_000 + "x" * 2_000_000, "2.6 MB of text"),
        ("<p>" + "<b>x</b> y " * 5_001, "a paragraph of 5,001 links and words in bold"),
    ],
)
def test_a_page_of_too_much_is_said(body, message):
    with pytest.raises(UserError) as caught:
        read_page(f"<html><body><article>{body}")
    assert str(caught.value) == f"a.html: {message}, so no page of one article. Save the text as .txt instead"


def test_scripts_are_no_text():
    page = PAGE.replace("</body>", f"<script>{'var a = 1;' * 300_000}</script></body>")
    assert read_page(page).text == read_page(PAGE).text


P = "<p>The river rose.</p>"


@pytest.mark.parametrize(
    ("begin", "unit"),
    [
        ("", "<script>"),
        ("", "<a b='"),
        ("<p ", "= "),
        (P, "<div>"),
        (P, "<p hidden>x</p>y"),
        (P, "<ul><li>x"),
        (P, "<table><tr><td>x"),
        (P, "<blockquote>x"),
        (P, "x"),
        (P, "&amp;"),
    ],
)
def test_repetition_takes_linear_time(begin, unit):
    times = min(90_000 // max(unit.count("<"), 1), 1_000_000 // len(unit))
    page = f"<html><body><article>{begin}{unit * times}"
    with suppress(UserError):
        read_page(page)  # a superlinear way would not come back


@settings(deadline=None, max_examples=60)
@given(st.text() | st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_text_is_read_or_a_problem(text):
    try:
        assert read_page(text).text
    except UserError as error:
        assert str(error).startswith("a.html: ")
