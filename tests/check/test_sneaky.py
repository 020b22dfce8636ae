"""Edits that look harmless and alter what a source says; and beside them those that an editor may make."""

import pytest

from generator.check import Checker
from generator.config_reader import load_config
from generator.findings import Rule
from generator.pipeline import read_briefing
from tests.check.project import PARSERS
from tests.check.test_rules import page, project, rules
from tests.conftest import make_project
from tests.rendering import render

__all__ = ["page", "project"]  # a fixture

TURNED = [
    "“We will […] leave the city of Homs,” she said.[^0]",
    "“We […] leave the city of Homs,” she said.[^0]",
    "“We will [] leave the city of Homs,” she said.[^0]",
    "“We will [now] leave the city of Homs,” she said.[^0]",
    "“We [shall] leave the city of Homs,” she said.[^0]",
    "“[A]ll parties must [not] protect civilians,” it reads.[^2]",
    "“We will not leave [which is a lie that she told us on all these days] the city of Homs,” she said.[^0]",
    "“We will not l[ive],” she said.[^0]",
    "“civilians [un]fled”[^6]",
    "“A truce […] was agreed in Rome”[^7]",
]
KEPT = [
    "“We will not […] the city of Homs,” she said.[^0]",
    "“We … not now,” she said.[^0]",
    "“A truce […] opens 380 kilometres of road”[^7]",
    "“We [do not] leave the city of Homs,” she said.[^0]",
    "“[They] will not leav[e] the city,” she said.[^0]",
    "“We will not leave the [embattled Syrian] city of Homs,” she said.[^0]",
]


@pytest.mark.parametrize("body", TURNED)
def test_neither_cut_nor_bracket_may_turn_a_quotation(project, body):
    assert rules(project, body) == [Rule.QUOTATION]


@pytest.mark.parametrize("body", KEPT)
def test_a_cut_that_leaves_the_meaning_passes(project, body):
    assert rules(project, body) == []


HIDDEN = [
    "“We will not leave the town of Homs,” she said. It was late.[^0]",
    "“We will not leave the town of Homs,” she said.",
    "[“We will not leave the town of Homs”](sources/homs.md)",
    "## “We will not leave the town of Homs”",
    "| “We will not leave the town of Homs” | x |\n| --- | --- |\n| y | z |",
    '!!! quote "“We will not leave the town of Homs”"\n    She stays.',
    "![“We will not leave the town of Homs”](assets/briefing.css)",
    "[here](quotes.md 'She said “We will not leave the town of Homs”')",
    "<span title='She said “We will not leave the town of Homs”'>here</span>",
    "A note.[^own]\n\n[^own]: “We will not leave the town of Homs,” she said.",
    "She said <q>We will not leave the town of Homs</q>.[^0]",
    "She said 「We will not leave the town of Homs」.[^0]",
]
OWN = [
    "“We will not leave the city of Homs,” she said. It was late.[^0]",
    "“We will not leave the city of Homs,” said Ann Smith.",
    "“We will stay in the city,” [she told others](https://example.org/homs).",
    "[She told others](https://example.org/homs): “We will not leave the town of Homs.”",
    "A sentence of mine on “the end of a long war”, and “what we think of it ourselves”.",
    "We counted 99 of them. They fled.[^1]",
    "See “We will not leave the city”, “Talks on Homs” and “A Tale of Two Cities, by Dickens”.",
]


@pytest.mark.parametrize("body", HIDDEN)
def test_an_altered_quotation_is_found_wherever_it_stands(project, body):
    assert rules(project, body) == [Rule.QUOTATION]


@pytest.mark.parametrize("name", ["title", "description"])
def test_an_altered_quotation_is_found_in_the_front_matter(project, name):
    text = page(project, "They fled.[^1]").replace(
        "title: Mine", f"{name}: She said “We will not leave the town of Homs”"
    )
    assert [(one.rule, one.line) for one in project.check("mine.md", text)] == [(Rule.QUOTATION, 2)]


@pytest.mark.parametrize("body", OWN)
def test_what_an_editor_says_himself_passes(project, body):
    assert rules(project, body) == []


def test_an_uncited_quotation_is_not_given_to_another(project):
    assert rules(project, "“We will not leave the city of Homs,” said John Brown.") == [Rule.SPEAKER]


def test_a_number_before_the_sentence_with_the_mark_is_the_passages(project):
    body = "More than 290,000 people have fled since 2011, it said. That was the World Food Programme.[^1]"
    assert rules(project, body) == [Rule.NUMBER]


LEAVE = "“We will not leave the city of Homs”"
MISGIVEN = [
    f"In Brown’s words, {LEAVE}.[^0]",
    f"John Brown’s warning: {LEAVE}.[^0]",
    f"Reporters were told by John Brown that {LEAVE}.[^0]",
    f"John Brown – {LEAVE}.[^0]",
    f"{LEAVE} (John Brown)[^0]",
    f"({LEAVE}, John Brown)[^0]",
    f"| Who | What |\n| --- | --- |\n| John Brown | {LEAVE}[^0] |",
    f"John Brown met reporters. He said: {LEAVE}.[^0]",
    f"John Brown met reporters. {LEAVE}, he said.[^0]",
    f"Vladimir Putin: {LEAVE}[^0]",
    f"{LEAVE} — Vladimir Putin[^0]",
    "John Brown said that nobody wants to leave Homs.[^0]",
    "“[A]ll parties must protect civilians,” she said.[^2]",
]
RIGHTLY = [
    f"In Smith’s words, {LEAVE}.[^0]",
    f"Reporters were told by Ann Smith that {LEAVE}.[^0]",
    f"{LEAVE} (Ann Smith)[^0]",
    f"| Who | What |\n| --- | --- |\n| Ann Smith | {LEAVE}[^0] |",
    f"| Topic | What | Who |\n| --- | --- | --- |\n| Homs | {LEAVE}[^0] | Ann Smith |",
    f"Ann Smith met reporters. She said: {LEAVE}.[^0]",
    f"John Brown met Ann Smith. {LEAVE}, she said.[^0]",
    f"John Brown met the mayor. {LEAVE}, she said.[^0]",
    f"Our view: {LEAVE} is a promise.[^0]",
    f"Breaking News: {LEAVE}[^0]",
    "Ann Smith said that nobody wants to leave Homs.[^0]",
    "The mayor said that nobody wants to leave Homs.[^0]",
]


@pytest.mark.parametrize("body", MISGIVEN)
def test_no_sign_gives_a_quotation_to_another(project, body):
    assert rules(project, body) == [Rule.SPEAKER]


@pytest.mark.parametrize("body", RIGHTLY)
def test_signs_give_a_quotation_to_its_speaker(project, body):
    assert rules(project, body) == []


def test_a_title_in_the_heading_names_the_same_person(project):
    body = f"### Mayor John Brown\n\n- > {LEAVE}[^0]\n"
    assert rules(project, body, "quotes.md") == [Rule.SPEAKER]
    assert rules(project, body.replace("John Brown", "Ann Smith"), "quotes.md") == []


def test_a_paraphrase_of_the_article_is_nobodys(project):
    body = "## In her words\n\n- *said:* more than 280,000 people have fled since 2011[^1]\n"
    assert rules(project, body, "actors/ann-smith.md") == [Rule.SPEAKER]
    assert rules(project, body.replace("*said:*", "*Background:*"), "actors/ann-smith.md") == []


CONTRARY = [
    "Fewer than 280,000 people have fled.[^1]",
    "Up to 280,000 people have fled.[^1]",
    "Exactly 280,000 people have fled.[^1]",
    "At least three million live there.[^5]",
    "280,000 families have fled.[^1]",
    "280,000% more fled.[^1]",
    "They fled for 280,000 km.[^1]",
    "They lost $280,000.[^1]",
    "The war has lasted 13 months.[^2]",
    "On Friday she told reporters.[^0]",
]
AGREEING = [
    "At least 280,000 people have fled.[^1]",
    "Over 280,000 have fled.[^1]",
    "The 280,000 have fled.[^1]",
    "280,000 and more people have fled.[^1]",
    "Some 3 million refugees live there, 12 percent of them in camps.[^5]",
    "The war is 13 years old.[^2]",
    "On Thursday she told reporters.[^0]",
    "On Good Friday she told reporters.[^0]",
    "The second-largest city of Syria; she stays.[^0]",
]


@pytest.mark.parametrize("body", CONTRARY)
def test_a_number_keeps_its_unit_and_its_limit(project, body):
    assert set(rules(project, body)) == {Rule.NUMBER}


@pytest.mark.parametrize("body", AGREEING)
def test_a_number_may_lose_its_qualifier(project, body):
    assert rules(project, body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("> We will not leave the city of Homs\n>\n> — Ann Smith, mayor[^0]", []),
        ("> We will not leave the city of Homs\n>\n> — John Brown[^0]", [Rule.SPEAKER]),
        ("> We will not leave the city of Homs\n>\n> — and we shall fight[^0]", [Rule.QUOTATION]),
        ("> “We will not leave the city of Homs,” said Ann Smith.[^0]", []),
        ("> “We will not leave the city of Homs,” said John Brown.[^0]", [Rule.SPEAKER]),
        ("> “We will not leave the town of Homs,” said Ann Smith.[^0]", [Rule.QUOTATION]),
    ],
)
def test_a_block_quote_may_say_whose_it_is(project, body, expected):
    assert rules(project, body) == expected


ALTERED = "“We will not leave the town of Homs”"
OUT_OF_SIGHT = [
    f"```\n\n{ALTERED}[^0]",
    f"```\ncode\n````\n\n{ALTERED}[^0]\n",
    f"```\ncode\n````\n\n```\n\n{ALTERED}[^0]\n",
    "“We will <span hidden>not</span> leave the city of Homs”[^0]",
    "“We will <b style='display: none'>not</b> leave the city of Homs”[^0]",
    "“We will <del>not</del> leave the city of Homs”[^0]",
    '“We will **not**{ style="display:none" } leave the city of Homs”[^0]',
    f"Text.\n{{: title='{ALTERED}' }}",
    f"[here](quotes.md){{ title='{ALTERED}' }}",
]


@pytest.mark.parametrize("body", OUT_OF_SIGHT)
def test_what_a_reader_sees_is_read_and_nothing_else(project, body):
    assert rules(project, body) == [Rule.QUOTATION]


@pytest.mark.parametrize("body", ["(They fled){290,000 of them}.[^1]", "290,000 fled.[^my note]\n\n[^my note]: …"])
def test_braces_hide_no_number(project, body):
    assert set(rules(project, body)) == ({Rule.NUMBER} if "[^my" not in body else set())


def test_code_has_no_marks(project):
    fenced = "~~~\n[^none] “We will not leave the town of Homs”\n~~~"
    assert rules(project, f"{fenced}\n\n- a\n\n    ```\n    [^x]\n    ```") == []


def test_a_name_may_have_quotation_marks(tmp_path):
    made = make_project(tmp_path / "named")
    (made / "corrections.yml").write_text("actors:\n  - actor: Antonio Guterres\n    rename: António “Toni” Guterres\n")
    config = load_config(made / "site_config.yml")
    parsed, briefing = read_briefing(config)
    pages = {page.path: page.text for page in render(briefing, parsed, config)}
    checker = Checker(config, parsed, briefing, pages, pages, parsers=PARSERS)
    assert "“Toni”" in pages["diplomacy.md"]
    assert [one for path in pages if path.endswith(".md") for one in checker.check(path, pages[path])] == []
