"""What may be told apart within a line."""

import pytest

from generator.write.merge_block import merge_block, split_statements


@pytest.mark.parametrize(
    "statements",
    [
        ["One fled.[^a]", "Two stayed.[^b][^c]", "I saw it.", "So did she."],
        ["One fled. Two stayed.[^a]", "I saw it."],
        ["Gen. Smith said so.", "Then he left."],
        ["The U.N. Office in Homs closed.", "It rained."],
        ["“They came. We left. Nobody stayed,” he said.[^a]", "“No.”[^b]"],
        ["“They came.”", "Nobody stayed."],
        ["Nobody (see below. And above.) stayed.", "It rained."],
        ["280,000[^a] People fled.[^b]", "It rained."],
        ['One fled. [Daily](sources/a.md#p-1 "5 May 2024"){.source}', "It rained.", "Two did."],
        ['One fled. [D](a.md#p-1){.source} [E](b.md#p-2 "May"){.source}', "Two did."],
        ["He said so. ([A B](actors/a-b.md))[^a]", "It rained."],
        ["- An item.", "Its second sentence."],
        ["It fell in No. 5 Street, on Dec. 5.", "It rained."],
        ["no sentence at all, only words"],
    ],
    ids=lambda statements: statements[0],
)
def test_a_line_is_split_at_whole_statements_only(statements):
    assert split_statements(" ".join(statements)) == statements


NEW_ROW = "| May | [**40**](a.md#fnref:aa) {: #figure-aa-1 } | Homs | UN | Daily |"


@pytest.mark.parametrize(
    ("mine", "merged"),
    [
        ("| **40**[^aa] | old Homs | May |", NEW_ROW.replace("Homs", "old Homs")),
        ("| **some 40**[^aa] | Homs | May |", NEW_ROW.replace("[**40**](a.md#fnref:aa)", "**some 40**[^aa]")),
        ("| **40**[^aa] | Homs | May | too |", None),
    ],
    ids=["a cell", "the first cell", "a cell more"],
)
def test_an_edited_cell_goes_where_the_columns_of_a_table_went(mine, merged):
    assert merge_block(["| **40**[^aa] | Homs | May |"], [mine], [NEW_ROW]) == (merged and [merged])


def test_an_edited_cell_of_which_the_new_row_has_two_is_in_dispute():
    new = "| Homs | **40**[^aa] | Homs |"
    assert merge_block(["| **40**[^aa] | Homs |"], ["| **40**[^aa] | old Homs |"], [new]) is None
