"""Time expressions: one case a rule in tests/cases/dates.md, and what holds for every text.

A case's text may begin with a line `published: DAY` (or `unknown`); ¶ stands for a blank line.
"""

import re
import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Article, Date, DateType, Parsed
from generator.parse.dates import find_dates
from generator.parse.dates.calendars import easter, holiday, is_day, moved, nearest_weekday, nearest_year, shifted_year
from generator.parse.dates.date_rules import BY_GROUP, PATTERN, RULES
from generator.parse.dates.time_words import LEXICON
from generator.parse.sentences import find_sentences
from tests.cases import read_cases

THURSDAY = date(2024, 12, 5)
DAYS = st.none() | st.dates()
NUMBERS = ["2011", "5", "31", "00", "1990s", "3pm", "5th", "1,500", "2.5", "1.2.3", "1/2/1,500", "13-year-long", "Foo"]
TIME_TEXTS = st.lists(st.sampled_from([*sorted(LEXICON), *NUMBERS]) | st.text(max_size=6)).map(" ".join)


def dates_in(text: str, published: date | None = THURSDAY) -> tuple[Date, ...]:
    parsed = Parsed(Article("a", text, published=published))
    return find_dates(replace(parsed, sentences=find_sentences(parsed)))


def written(found: Date, text: str) -> str:
    return f"{found.span.of(text)} = {found.value} {found.type}" + ("" if found.resolved else " unresolved")


@pytest.mark.parametrize("case", read_cases("dates"), ids=lambda case: case.title)
def test_case(case):
    head, _, body = case.text.partition("\n") if case.text.startswith("published: ") else ("", "", case.text)
    published = None if head.endswith("unknown") else THURSDAY
    text = body.replace(" ¶ ", "\n\n")
    found = "\n".join(written(each, text) for each in dates_in(text, published))
    assert (found or "none") == case.expected, f"tests/cases/dates.md:{case.line}"


def test_founding_article_has_its_dates():
    text = (
        "“We will stand by them,” he said on Thursday. The offensive was launched eight days ago, after a year of war. "
        "The 13-year-long war had been largely frozen since 2020 until a new offensive last week. Over the weekend the "
        "rebels captured the city before entering the next on Thursday. The president called on Thursday for talks. "
        "The war started in 2011."
    )
    found = [(each.span.of(text), each.value) for each in dates_in(text)]
    assert found.count(("Thursday", "2024-12-05")) == 3
    assert {
        ("eight days ago", "2024-11-27"),
        ("a year", "P1Y"),
        ("13-year-long", "P13Y"),
        ("2020", "2020"),
        ("last week", "2024-W48"),
        ("the weekend", "2024-W48-WE"),
        ("2011", "2011"),
    } < set(found)


def test_rules_have_names_of_their_own():
    assert len(BY_GROUP) == len(RULES) == PATTERN.groups


@settings(deadline=None)
@given(TIME_TEXTS, DAYS)
def test_spans_lie_inside_the_text_in_order_without_overlap(text, published):
    end = 0
    for found in dates_in(text, published):
        assert end <= found.span.start < found.span.end <= len(text)
        assert found.value
        assert isinstance(found.type, DateType)
        end = found.span.end


@settings(deadline=None)
@given(st.text())
def test_any_text_is_read(text):
    dates_in(text)


@settings(deadline=None)
@given(TIME_TEXTS, DAYS)
def test_a_resolved_day_is_one_of_the_calendar(text, published):
    for found in dates_in(text, published):
        day = re.match(r"(\d+)-(\d\d)-(\d\d)(?!\d)", found.value)
        assert not day or not found.resolved or is_day(*map(int, day.groups()))


@pytest.mark.parametrize("published", [date.min, date(1000, 2, 28), date(2023, 3, 1), date.max])
def test_at_the_ends_of_the_calendar_no_day_lies_outside(published):
    for month in ("January", "February", "December"):
        for day in (1, 29, 31):
            (found, *others) = dates_in(f"They met on {day} {month}.", published) or [None]
            assert not others
            assert found is None or not found.resolved or is_day(*map(int, found.value.split("-")))


def test_no_sentences_no_dates():
    assert find_dates(Parsed(Article("a", ""))) == ()


@pytest.mark.parametrize(
    "word", ["Monday ", "2011 ", "the ", "12-", "last week ", "three ", "May 5, ", "a year earlier ", "10:"]
)
def test_time_grows_with_the_length_only(word):
    def seconds(times: int) -> float:
        text = word * times
        parsed = Parsed(Article("a", text, published=THURSDAY))
        parsed = replace(parsed, sentences=find_sentences(parsed))
        began = time.process_time()
        find_dates(parsed)
        return time.process_time() - began

    assert seconds(8_000) < 20 * seconds(1_000) + 0.2  # 8 times, with room for a busy machine


def test_weeks_are_iso_weeks():
    assert moved(date(2024, 12, 31), "W", 0) == "2025-W01"
    assert moved(date(2021, 1, 3), "WE", 0) == "2020-W53-WE"


def test_months_quarters_and_decades_cross_the_year():
    assert moved(date(2024, 1, 31), "M", -2) == "2023-11"
    assert moved(date(2024, 2, 1), "Q", -1) == "2023-Q4"
    assert moved(date(2024, 2, 1), "E", -1) == "201"


def test_beyond_the_calendar_the_value_is_masked():
    assert moved(date(1, 1, 1), "D", -1) == "XXXX-XX-XX"
    assert moved(date(9999, 12, 31), "Y", 1) == "XXXX"


def test_the_weekday_of_publication_is_the_day_of_publication():
    assert nearest_weekday(THURSDAY, 4, -1) == nearest_weekday(THURSDAY, 4, 1) == "2024-12-05"
    assert nearest_weekday(THURSDAY, 4, -2) == "2024-11-28"


def test_a_day_far_back_is_rather_near_ahead():
    assert nearest_year(THURSDAY, 11, 20, direction=-1) == "2024"
    assert nearest_year(THURSDAY, 12, 20, direction=-1) == "2024"
    assert nearest_year(THURSDAY, 1, 9, direction=1) == "2025"


def test_shifted_year_keeps_the_part():
    assert shifted_year("1989-Q3", -1) == "1988-Q3"


def test_movable_holidays():
    assert easter(2024) == date(2024, 3, 31)
    assert holiday("11 4 4", 1999) == date(1999, 11, 25)
    assert holiday("5 1 -1", 2024) == date(2024, 5, 27)
