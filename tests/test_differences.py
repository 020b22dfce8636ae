"""Two texts side by side."""

import pytest

from generator.differences import mark_differences


@pytest.mark.parametrize(
    ("before", "after", "marked"),
    [
        ("Two fell.", "Two fell.", "Two fell."),
        ("Two fell.", "Two fell ill.", "Two fell{+ ill+}."),
        ("Two fell.", "", "[-Two fell.-]"),
        ("", "Two fell.", "{+Two fell.+}"),
        ("Ten men", "Twelve men", "[-Ten-]{+Twelve+} men"),
        ("زار ثلاثة", "زار أربعة", "زار [-ثلاثة-]{+أربعة+}"),
    ],
)
def test_what_differs_is_marked(before, after, marked):
    assert mark_differences(before, after) == marked
