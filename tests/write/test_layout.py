"""A page whose layout a program changed, and no word of it."""

import pytest

from generator.write.layout import unformat
from generator.write.merge_page import merge_pages

ROW = "| **280,000**[^a] | people *displaced* | – |"
GENERATED = [
    "# Title",
    "",
    "-   **3 million** refugees",
    "",
    "    Reported by the article.[^a]",
    "",
    "| Figure | What | Where |",
    "| --- | --- | --- |",
    ROW,
    "",
    "- *said:* a first thing; then another &#91;…&#93;[^a]",
    "- > “In the end, all of it”[^b]",
    "",
    "A paragraph that is long.[^a]",
    "",
    "[^a]: The passage, word for word. — [Title](sources/a.md#p-a)",
    "[^b]: Another. — [Title](sources/a.md#p-b)",
]
FORMATTED = [
    "# Title",
    "",
    "- **3 million** refugees",
    "",
    "  Reported by the article.[^a]",
    "",
    "| Figure          | What               | Where |",
    "| --------------- | ------------------ | ----- |",
    "| **280,000**[^a] | people _displaced_ | –     |",
    "",
    "* _said:_ a first thing;",
    "  then another \\[…\\][^a]",
    "* > “In the end,",
    "  > all of it”[^b]",
    "",
    "A paragraph",
    "that is long.[^a]",
    "",
    "[^a]:",
    "    The passage, word for word. —",
    "    [Title](sources/a.md#p-a)",
    "",
    "[^b]: Another. — [Title](sources/a.md#p-b)",
]


def test_a_formatted_page_is_the_generated_one():
    assert unformat(GENERATED, FORMATTED).lines == [*GENERATED[:-1], "", GENERATED[-1]]


@pytest.mark.parametrize(
    "mine",
    [
        ["One.", "", "Two."],  # two paragraphs
        ["One.  ", "Two."],  # a line broken on purpose
        ["- One. Two."],  # an item
        ["> One. Two."],
        ["    One. Two."],
        ["# One. Two."],
        ["One. Two"],
    ],
)
def test_what_is_more_than_layout_stays(mine):
    assert unformat(["One. Two."], mine).lines == mine


def test_news_come_into_a_formatted_page_and_its_layout_stays():
    new = [each.replace("280,000", "300,000") for each in GENERATED if "In the end" not in each and "[^b]:" not in each]
    merged = merge_pages(GENERATED, FORMATTED, new)
    assert not merged.disputed
    assert merged.lines == [
        *FORMATTED[:8],
        new[8],
        *FORMATTED[9:12],
        *FORMATTED[14:21],
        "",
    ]
    again = merge_pages(merged.base, merged.lines, new)
    assert again.lines == merged.lines


def test_a_changed_cell_of_an_aligned_table_goes_with_one_that_the_articles_change():
    mine = [*FORMATTED[6:8], "| **280,000**[^a] | people _driven out_ | –     |"]
    new = [*GENERATED[6:8], ROW.replace("–", "Hama")]
    merged = merge_pages(GENERATED[6:9], mine, new)
    assert merged.lines == [*mine[:2], "| **280,000**[^a] | people _driven out_ | Hama |"]
