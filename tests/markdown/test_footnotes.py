"""Footnotes as Python-Markdown reads them, whichever step asks."""

import pytest

from generator.markdown.footnotes import MARK, cited_labels, defined_label, find_definitions


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("[^a]: A note.", "a"),
        ("   [^a b]:", "a b"),
        ("[^a[b]: A note.", "a[b"),
        ("    [^a]: Four spaces make it part of what is above.", None),
        ("See [^a]: it says more.", None),
        ("[^a] begins a sentence.", None),
        ("[^]: Nothing names it.", None),
    ],
)
def test_the_label_that_a_line_defines(line, label):
    assert defined_label(line) == label


def test_an_escaped_mark_cites_nothing():
    assert MARK.findall(r"One.[^a] Two.\[^b] Three.[^c d]") == ["a", "c d"]


def test_a_definition_cites_what_it_names_but_not_itself():
    assert cited_labels(["[^a]: As [^b] says.", "One.[^c]"]) == {"b", "c"}


def test_the_lines_of_a_definition():
    lines = [
        "One.[^a][^b]",
        "",
        "[^a]: First",
        "goes on",
        "",
        "    in a paragraph.",
        "",
        "Two.",
        "[^b]: Second.",
        "[^c]: Third.",
        "",
    ]
    found = [(one.label, one.start, one.end, one.markdown) for one in find_definitions(lines)]
    assert found == [
        ("a", 2, 6, "First\ngoes on\n\nin a paragraph."),
        ("b", 8, 9, "Second."),
        ("c", 9, 10, "Third."),
    ]


def test_a_line_that_is_not_indented_is_not_surely_the_notes():
    lines = ["[^a]: First", "    and more.", "Was a blank line forgotten?"]
    (found,) = find_definitions(lines)
    assert found.end == 3
    assert found.certain_lines(lines) == range(2)
