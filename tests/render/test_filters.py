"""How the filters of templates write a value."""

from dataclasses import replace
from datetime import date

import pytest
from lxml.html import fromstring

from generator.briefing_items import Profile, RoleNote
from generator.config import TEMPLATES
from generator.evidence import Passage, Reported
from generator.gather import gather
from generator.model import Article, Figure, Kind, Role, Span
from generator.parse import parse_article
from generator.render import filters
from generator.render.escape import Markdown
from generator.render.words import Words
from tests.site_markdown import site_markdown

WORDS = Words("en", (TEMPLATES,))

FLED = Passage("11aa22bb", Article("a", "They fled."), Span(0, 10))


@pytest.mark.parametrize(
    ("article", "named"),
    [
        (Article("a", "", title="They fled", published=date(2024, 12, 5)), "They fled, 5 December 2024"),
        (Article("a", "", title="They fled, and they left the house", publisher="P"), "P, unknown"),
        (Article("a", "", title="Two hundred of them fled, and they left their house"),
         "Two hundred of them…, unknown"),
        (Article("a", ""), "a, unknown"),
    ],
)  # fmt: skip
def test_an_article_has_a_short_name(article, named):
    assert filters.origin(article, WORDS) == named.replace("unknown", WORDS.plain("dates.unknown"))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/a?b=c", "[https&#58;//example.org/a?b=c](https://example.org/a?b=c)"),
        ("javascript:alert(1)", "javascript&#58;alert(1)"),
        ("https://example.org/) [x](javascript:x", "https&#58;//example.org/) &#91;x&#93;(javascript&#58;x"),
    ],
)
def test_only_plain_addresses_become_links(address, expected):
    assert filters.web(address) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(280000, "280,000"), (3_000_000, "3 million"), (1_234_567, "1,234,567"), (2_500_000, "2.5 million"),
     (7.3e9, "7.3 billion"), (3.5, "3.5"), (0, "0"), (-4, "-4"), (1_250_000, "1,250,000"),
     (1234567.8e9, "1,234,567.8 billion"), (0.125, "0.125")],
)  # fmt: skip
def test_a_number_is_never_rounded(value, expected):
    assert filters.number(value, WORDS) == expected


def reported(**fields):
    return Reported(Figure(Span(0, 4), **fields), FLED, None, "")


@pytest.mark.parametrize(
    ("value", "qualifier", "expected"),
    [
        (12, "about", "about 12"),
        (12, "about, expected", "about 12 (expected)"),
        (150_000, "a day", "150,000 a day"),
        (600, "up to, expected, a day", "up to 600 a day (expected)"),
        (2000, "more than, feared", "more than 2,000 (feared)"),
        (None, "thousands, feared", "Thousands (feared)"),
    ],
)
def test_a_number_stands_with_all_that_qualifies_it(value, qualifier, expected):
    figure = reported(value=value, qualifier=qualifier, unit="people", term="killed")
    assert filters.stated(figure, WORDS) == expected


def test_what_a_figure_counts():
    assert filters.label(reported(value=3, unit="people", term="displaced"), WORDS) == "people displaced"
    assert filters.label(reported(value=3, unit="people", term="refugees"), WORDS) == "refugees"
    assert filters.label(reported(value=3, unit="people", term="homeless"), WORDS) == "people homeless"
    assert filters.amount(reported(value=None, qualifier="tens of thousands"), WORDS) == "Tens of thousands"


def test_a_role_tells_its_time():
    assert filters.role(Role("President", "Syria", former=True), WORDS) == "former President, Syria"
    assert (
        filters.role(Role("a former al-Qaeda affiliate", "al-Qaeda", former=True), WORDS)
        == "a former al-Qaeda affiliate"
    )


def test_words_from_the_middle_of_a_quotation_get_their_marks():
    assert filters.spoken("We stay.") == "“We stay.”"
    assert filters.spoken("“We stay,”") == "“We stay,”"
    assert filters.spoken("“We stay.") == "“We stay.”"
    assert filters.spoken("We stay.”") == "“We stay.”"
    assert filters.spoken('"We stay.') == '"We stay."'
    assert filters.spoken('We stay."') == '"We stay."'
    assert filters.spoken("We are “here”") == "We are “here”"
    assert isinstance(filters.spoken("*x*"), Markdown)


def test_a_title_in_the_front_matter_is_safe_for_yaml_and_html():
    assert filters.quoted_yaml('<b> "x" \\ & ') == '"&lt;b&gt; &quot;x&quot; \\\\ &amp;"'


@pytest.mark.parametrize(
    "address",
    [
        "https://news.example/&#x3c;",
        "https://news.example/?a=1&lt;",
        "https://news.example/?a=1&copy",
        "https://news.example/?a=1&copy=2&b=3",
        "https://news.example/&amp;#60;",
    ],
)
def test_a_link_opens_the_very_address(address):
    made = site_markdown().convert(filters.web(address))
    assert fromstring(made).find(".//a").get("href") == address


def test_another_stays_only_where_a_figure_comes_on_top_of_others_of_its_kind():
    figure = reported(value=39000, qualifier="another, about")
    assert filters.stated(figure, WORDS) == "about 39,000"
    assert filters.stated(replace(figure, is_addition=True), WORDS) == "another about 39,000"


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("At least 3,800 people have been confirmed dead in Varna.", "at least 3,800 (confirmed)"),
        ("Officials counted 3,800 confirmed deaths in Varna.", "3,800 (confirmed)"),
        ("The mayor confirmed that 3,800 people had died in Varna.", "3,800"),
    ],
)
def test_a_toll_is_called_confirmed_where_its_source_calls_it_so(sentence, shown):
    parsed = parse_article(Article("a", f"The flood\n\n{sentence}\n", "The flood", date(2024, 12, 5)))
    (series,) = gather((parsed,), "Site", ()).series
    assert filters.stated(series.figures[0], WORDS) == shown


def test_names_that_differ_in_capitals_or_an_article_are_one_and_what_opens_sentences_is_none():
    told = Passage("11aa22bb", Article("a", "They fled."), Span(0, 10))
    aliases = ("Rebels", "The iron lady", "the iron lady", "the rebels", "AS", "The group", "the president")
    profile = Profile(
        key="ann-smith", name="Ann Smith", kind=Kind.PERSON, roles=(RoleNote(Role("President"), told),),
        aliases=aliases, mentions=1, first=told, said=(), said_of_it=(), happened=(), reported=(), stances=(),
        has_page=False,
    )  # fmt: skip
    assert filters.other_names(profile) == ("Rebels", "The iron lady", "AS", "the president")


def test_a_row_says_by_what_a_figure_is_no_total():
    assert filters.aside(reported(value=700, qualifier="about, a day"), WORDS) == "(a day)"
    assert filters.aside(reported(value=700, qualifier="expected"), WORDS) == "(expected)"
    assert filters.aside(reported(value=700, qualifier="about"), WORDS) == ""


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The outbreak has led to 40 deaths.", "deaths"),
        ("So far 40 people have died.", "deaths"),
        ("The army killed 40 people.", "people killed"),
        ("The shelling killed 40 people, and more deaths are feared.", "people killed"),
    ],
)
def test_a_toll_is_labelled_in_the_words_of_its_source(text, label):
    start = text.index("40")
    figure = Figure(Span(start, start + 2), 40, unit="people", term="killed")
    reported = Reported(figure, Passage("11aa22bb", Article("a", text), Span(0, len(text))), None, "casualties")
    assert filters.label(reported, WORDS) == label
    assert filters.measured(reported, WORDS) == f"40 {label}"
