"""The merge of what the editor changed with what the articles changed."""

import pytest

from generator.write.merge import merge_pages
from generator.write.notes import keep_cited_notes
from tests.cases import read_cases

SEPARATOR = "---"  # between base, mine and new in a case; and before the disputed lines in what is expected


def split_case(text):
    parts = [[]]
    for line in text.split("\n"):
        if line == SEPARATOR:
            parts.append([])
        else:
            parts[-1].append("" if line == "_" else line)
    return parts


@pytest.mark.parametrize("case", read_cases("merge"), ids=lambda case: case.title)
def test_cases(case):
    base, mine, new = split_case(case.text)
    content, *disputed = split_case(case.expected)
    merged, new = keep_cited_notes(base, mine, new, merge_pages)
    assert merged.lines == content
    assert [merged.lines[found.start : found.end] for found in merged.disputes] == disputed
    again = merge_pages(new, merged.lines, new, record=merged.record)
    assert (again.lines, again.disputes, again.record) == (merged.lines, merged.disputes, merged.record)


SHEET = '<div class="passage-sheet" hidden></div>'
OVERVIEW = ["# T", "", "## A", "", "a", "", '<div class="gaps">', "", "## B", "", "b", "", "</div>", "", SHEET]


@pytest.mark.parametrize("mine", [OVERVIEW, [*OVERVIEW[:2], SHEET, "", *OVERVIEW[2:13]]], ids=["behind", "before"])
def test_what_no_reader_sees_stands_where_it_is_generated_behind_a_group_of_sections(mine):
    """A group that holds headings ends the section before it."""
    edited = [line.replace("b", "b, by hand") if line == "b" else line for line in mine]
    new = [*OVERVIEW[:5], "", "news", *OVERVIEW[5:]]
    merged = merge_pages(OVERVIEW, edited, new)
    assert merged.lines == [line if line != "b" else "b, by hand" for line in new]


@pytest.mark.parametrize(("before", "is_told"), [("Two fell.[^a]", False), ("Two fell.[^a]<sup>,</sup>[^c]", True)])
def test_one_more_source_of_what_an_editor_wrote_anew_is_no_conflict(before, is_told):
    """The words are those of before, and what the editor cites still says so."""
    mine = before.replace("fell", "have fallen")
    merged = merge_pages([before], [mine], ["Two fell.[^a]<sup>,</sup>[^b]"])
    assert merged.lines == [mine]
    assert bool(merged.disputes) == is_told


def test_what_an_editor_takes_out_of_a_group_may_stand_above_the_title():
    group = ["# T", "", '<div class="cards" markdown>', "", "- One.[^a]", "", "</div>"]
    mine = ["- One.[^a]", "", "# T"]
    new = [line.replace("One.", "One, two.") for line in group]
    assert "- One, two.[^a]" in merge_pages(group, mine, new).lines
