"""What may be told apart within a line."""

import pytest

from generator.write.merge_block import split_statements


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
        ["He said so. ([A B](actors/a-b.md))[^a]", "It rained."],
        ["- An item.", "Its second sentence."],
        ["It fell in No. 5 Street, on Dec. 5.", "It rained."],
        ["no sentence at all, only words"],
    ],
    ids=lambda statements: statements[0],
)
def test_a_line_is_split_at_whole_statements_only(statements):
    assert split_statements(" ".join(statements)) == statements
