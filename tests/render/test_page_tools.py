"""Links, citations, and the forms of numbers."""

import re
from datetime import date

import pytest
from lxml.html import fromstring

from generator.config import TEMPLATES
from generator.evidence import ActorName, Passage, Reported
from generator.model import Article, Figure, Role, Span
from generator.render import page_tools
from generator.render.escape import Markdown
from generator.render.page_tools import PageTools
from generator.render.words import Words
from tests.site_markdown import site_markdown

WORDS = Words("en", (TEMPLATES,))

ARTICLE = Article("a", "They fled. They *left*.", title="A [title]", publisher="Paper", published=date(2024, 12, 5))
FLED, LEFT = Passage("11aa22bb", ARTICLE, Span(0, 10)), Passage("33cc44dd", ARTICLE, Span(11, 23))


def test_a_citation_is_a_mark_and_its_note_stands_once():
    tools = PageTools("actors/x.md", WORDS)
    assert tools.cite((FLED, LEFT)) == "[^11aa22bb]<sup>,</sup>[^33cc44dd]"
    assert tools.cite(FLED) == "[^11aa22bb]"
    assert tools.footnotes().splitlines() == [
        "[^11aa22bb]: [Paper, 5 December 2024](../sources/a.md#p-11aa22bb)",
        "[^33cc44dd]: [Paper, 5 December 2024](../sources/a.md#p-33cc44dd)",
    ]


def test_a_note_repeats_the_passage_of_which_the_line_is_a_part():
    tools = PageTools("index.md", WORDS)
    assert tools.cite((LEFT, FLED), part=True) == "[^33cc44dd]<sup>,</sup>[^11aa22bb]"
    assert tools.footnotes().splitlines() == [
        "[^33cc44dd]: They &#42;left&#42;. — [Paper, 5 December 2024](sources/a.md#p-33cc44dd)",
        "[^11aa22bb]: [Paper, 5 December 2024](sources/a.md#p-11aa22bb)",
    ]


@pytest.mark.parametrize("parts", [(True, False), (False, True), (True, False, True)])
def test_no_note_repeats_a_passage_that_the_page_shows_whole(parts):
    tools = PageTools("index.md", WORDS)
    assert {tools.cite(LEFT, part=part) for part in parts} == {"[^33cc44dd]"}
    assert tools.footnotes() == "[^33cc44dd]: [Paper, 5 December 2024](sources/a.md#p-33cc44dd)"


def test_a_note_has_no_link_where_the_source_has_no_page():
    tools = PageTools("index.md", WORDS, deleted={"sources/a.md"})
    tools.cite(FLED)
    assert tools.footnotes() == "[^11aa22bb]: Paper, 5 December 2024"


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
    assert page_tools.origin(article, WORDS) == named.replace("unknown", WORDS.plain("dates.unknown"))


def many(count):
    return [Passage(f"{number:08x}", ARTICLE, Span(0, 10)) for number in range(count)]


def test_of_very_many_passages_the_first_are_marked_and_the_others_listed():
    tools = PageTools("actors/index.md", WORDS)
    passages = many(40)
    assert tools.cite(passages).endswith("[^0000000b] [and 28 more](#more-0000000c)")
    assert tools.cite(passages).count("[^") == 12
    lines = tools.footnotes().splitlines()
    assert lines[:3] == ["**28 further passages**", "{ #more-0000000c }", ""]
    assert lines[3:31] == [f"- [Paper, 5 December 2024](../sources/a.md#p-{one.id})" for one in passages[12:]]
    assert [line[:11] for line in lines[32:]] == [f"[^{one.id}]" for one in passages[:12]]
    assert list(tools.shown()) == [one.id for one in passages]


def test_lists_that_begin_alike_have_anchors_of_their_own():
    tools = PageTools("actors/index.md", WORDS)
    assert tools.cite(many(20)).endswith("](#more-0000000c)")
    assert tools.cite(many(21)).endswith("](#more-0000000c-2)")
    assert tools.cite(many(20)).endswith("](#more-0000000c)")
    assert list(map(len, tools.further.values())) == [8, 9]


def test_as_many_passages_as_are_marked_are_listed_nowhere():
    tools = PageTools("actors/index.md", WORDS)
    assert "more" not in tools.cite(many(12))
    assert len(tools.footnotes().splitlines()) == 12


def test_links_count_from_the_page():
    assert PageTools("index.md", WORDS).link("All", "figures.md") == "[All](figures.md)"
    assert PageTools("actors/a.md", WORDS).link("All", "figures.md#x") == "[All](../figures.md#x)"


def test_an_actor_is_linked_where_it_has_a_page_and_this_is_not_it():
    named = ActorName("ann", "Ann_", True)
    assert PageTools("index.md", WORDS).actor(named) == "[Ann&#95;](actors/ann.md)"
    assert PageTools("actors/ann.md", WORDS).actor(named) == "Ann&#95;"
    assert PageTools("index.md", WORDS).actor(ActorName("bob", "Bob", False)) == "Bob"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/a?b=c", "[https&#58;//example.org/a?b=c](https://example.org/a?b=c)"),
        ("javascript:alert(1)", "javascript&#58;alert(1)"),
        ("https://example.org/) [x](javascript:x", "https&#58;//example.org/) &#91;x&#93;(javascript&#58;x"),
    ],
)
def test_only_plain_addresses_become_links(address, expected):
    assert page_tools.web(address) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(280000, "280,000"), (3_000_000, "3 million"), (1_234_567, "1,234,567"), (2_500_000, "2.5 million"),
     (7.3e9, "7.3 billion"), (3.5, "3.5"), (0, "0"), (-4, "-4"), (1_250_000, "1,250,000"),
     (1234567.8e9, "1,234,567.8 billion"), (0.125, "0.125")],
)  # fmt: skip
def test_a_number_is_never_rounded(value, expected):
    assert page_tools.number(value, WORDS) == expected


def reported(**fields):
    return Reported(Figure(Span(0, 4), **fields), FLED, None, "")


def test_what_a_figure_counts():
    assert page_tools.label(reported(value=3, unit="people", term="displaced"), WORDS) == "people displaced"
    assert page_tools.label(reported(value=3, unit="people", term="refugees"), WORDS) == "refugees"
    assert page_tools.label(reported(value=3, unit="people", term="homeless"), WORDS) == "people homeless"
    assert page_tools.amount(reported(value=None, qualifier="tens of thousands"), WORDS) == "Tens of thousands"


def test_a_role_tells_its_time():
    assert page_tools.role(Role("President", "Syria", former=True), WORDS) == "former President, Syria"
    assert (
        page_tools.role(Role("a former al-Qaeda affiliate", "al-Qaeda", former=True), WORDS)
        == "a former al-Qaeda affiliate"
    )


def test_words_from_the_middle_of_a_quotation_get_their_marks():
    assert page_tools.spoken("We stay.") == "“We stay.”"
    assert page_tools.spoken("“We stay,”") == "“We stay,”"
    assert page_tools.spoken("“We stay.") == "“We stay.”"
    assert page_tools.spoken("We stay.”") == "“We stay.”"
    assert page_tools.spoken("We are “here”") == "We are “here”"
    assert isinstance(page_tools.spoken("*x*"), Markdown)


def test_a_title_in_the_front_matter_is_safe_for_yaml_and_html():
    assert page_tools.quoted_yaml('<b> "x" \\ & ') == '"&lt;b&gt; &quot;x&quot; \\\\ &amp;"'


def test_the_list_for_those_who_replace_a_template_names_each():
    listed = set(re.findall(r"`([\w./]+\.\w+)`", (TEMPLATES / "README.md").read_text(encoding="utf-8")))
    there = {path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*") if path.is_file()}
    assert there - {"README.md"} <= listed


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
    made = site_markdown().convert(page_tools.web(address))
    assert fromstring(made).find(".//a").get("href") == address
