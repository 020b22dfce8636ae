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
