"""TIMEX3 values as days, and as words of the interface."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config import TEMPLATES
from generator.render.words import Words
from generator.timex import date_range

WORDS = Words("en", (TEMPLATES,))

VALUES = [
    ("2024-12-05", date(2024, 12, 5), date(2024, 12, 5), "5 December 2024"),
    ("2024-12-05TMO", date(2024, 12, 5), date(2024, 12, 5), "5 December 2024"),
    ("2024-12", date(2024, 12, 1), date(2024, 12, 31), "December 2024"),
    ("2024", date(2024, 1, 1), date(2024, 12, 31), "2024"),
    ("199", date(1990, 1, 1), date(1999, 12, 31), "1990s"),
    ("2024-W48", date(2024, 11, 25), date(2024, 12, 1), "week of 25 November 2024"),
    ("2024-W48-WE", date(2024, 11, 30), date(2024, 12, 1), "weekend of 30 November 2024"),
    ("2024-Q4", date(2024, 10, 1), date(2024, 12, 31), "quarter 4 of 2024"),
    ("2024-SU", date(2024, 6, 1), date(2024, 8, 31), "summer 2024"),
    ("2024-WI", date(2024, 12, 1), date(2025, 2, 28), "winter 2024"),
]


@pytest.mark.parametrize(("value", "first", "last", "label"), VALUES)
def test_a_value_means_days_and_has_words(value, first, last, label):
    assert date_range(value) == (first, last)
    assert WORDS.timex(value) == label


@pytest.mark.parametrize(
    "value",
    ["", "PAST_REF", "P13Y", "XXXX-WXX-4", "2024-13-01", "2024-W60", "0000", "2023-02-30", "9999-W52", "9999-W52-WE"],
)
def test_what_means_no_particular_days(value):
    assert date_range(value) is None
    assert WORDS.timex(value) == value


@given(st.from_regex(r"[0-9XPTW-]{0,12}(-WE|-Q5|-SU)?", fullmatch=True))
def test_any_value_is_read_without_failing(value):
    days = date_range(value)
    assert days is None or days[0] <= days[1]
    assert isinstance(WORDS.timex(value), str)
