"""What a line is, by how it begins."""

import pytest

from generator.markdown.lines import CONTINUES, PROSE, LineKind, line_kind, named_part


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("## Heading", LineKind.HEADING),
        ("#Heading without a space", LineKind.HEADING),
        ("- item", LineKind.ITEM),
        ("   12) item", LineKind.ITEM),
        ("| cell |", LineKind.ROW),
        ("[^a]: note", LineKind.NOTE),
        ("[^a] cited first", LineKind.TEXT),
        ('--8<-- "file.html"', LineKind.SNIPPET),
        ("---", LineKind.RULE),
        ("- - -", LineKind.ITEM),
        ("{% macro %}", LineKind.TEMPLATE),
        ("{ #id .class }", LineKind.ATTRIBUTES),
        ("title: Front matter", LineKind.KEY),
        ("-5 degrees", LineKind.TEXT),
        ("", LineKind.TEXT),
    ],
)
def test_the_kind_of_a_line(line, kind):
    assert line_kind(line) is kind


def test_what_goes_on_in_a_paragraph_is_prose():
    assert CONTINUES < PROSE


@pytest.mark.parametrize(
    ("line", "named"),
    [("[^a]: One.", "[^a]:"), ("title: One", "title:"), ("  - One.", "- One.")],
)
def test_what_two_lines_of_a_page_may_not_share(line, named):
    assert named_part(line) == named
