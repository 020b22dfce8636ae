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
