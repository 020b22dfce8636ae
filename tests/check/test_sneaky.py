"""Edits that look harmless and alter what a source says; and beside them those that an editor may make."""

import pytest

from generator.check.findings import Rule
from tests.check.test_rules import page, project, rules

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
]
KEPT = [
    "“We will not […] the city of Homs,” she said.[^0]",
    "“We … not now,” she said.[^0]",
    "“We [can]not leave the city of Homs,” she said.[^0]".replace("[can]not", "[do not]"),
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
