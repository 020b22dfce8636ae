"""The timeline's drawing: every mark in its frame and apart from the others, with any dates and any words."""

import itertools
import re
from datetime import date
from xml.etree import ElementTree

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.briefing_items import TimelineEntry
from generator.config import TEMPLATES
from generator.config_reader import load_config
from generator.evidence import Passage
from generator.gather import gather
from generator.model import Article, Date, DateType, Event, Span
from generator.parse import parse_article
from generator.render.drawings import timeline, timeline_axis
from generator.render.drawings.sheet import NARROWEST
from generator.render.drawings.timeline import draw_timeline, place_marks
from generator.render.drawings.timeline_axis import find_parts, find_ticks
from generator.render.words import Words
from generator.timex import date_range
from tests.conftest import ROOT
from tests.rendering import render

WORDS = Words("en", (TEMPLATES,))
HOSTILE = 'x</title></svg></figure><script>alert(1)</script>\n\n--8<-- "secret" & "q" \x02\u2028\x00 [a](javascript:b)'
WIDTHS = (NARROWEST, 360.0, 640.0, 1200.0)

DAYS = st.dates(date(2024, 10, 1), date(2024, 12, 31)).map(str) | st.dates(date(1, 1, 1), date(9999, 12, 31)).map(str)
VALUES = (
    DAYS
    | st.integers(1, 52).map("2024-W{:02}".format)
    | st.integers(1, 12).map("2024-{:02}".format)
    | st.integers(1, 9998).map("{:04}".format)
    | st.sampled_from(["202", "2024-SU", "2023-WI", "2024-Q4", "2024-W48-WE"])
)


def entry(value, text="It rained."):
    article = Article("a", text)
    span = Span(0, len(text))
    when = Date(Span(0, 1), value, DateType.DATE)
    return TimelineEntry(when, *date_range(value), Event(span, Span(0, 1)), Passage("11aa22bb", article, span), ())


def drawn(values, text="It rained.", words=WORDS):
    return draw_timeline([entry(value, text) for value in values], ids(values), words)


def ids(values):
    return [f"11aa22bb-{number}" for number in range(len(values))]


def placed(values):
    entries = [entry(value) for value in values]
    return place_marks(entries, ids(values), find_parts(entries))


def overlap(one, other):
    return one[0] < other[1] - 1e-6 and other[0] < one[1] - 1e-6


@pytest.mark.parametrize("values", [[], ["2024-12-05"]], ids=["none", "one"])
def test_fewer_than_two_entries_are_no_drawing(values):
    assert drawn(values) is None


@settings(max_examples=60, deadline=None)
@given(st.lists(VALUES, min_size=2, max_size=200))
def test_marks_lie_in_the_frame_and_apart_at_every_width(values):
    marks = placed(values)
    for width in WIDTHS:
        for _, row in itertools.groupby(sorted(marks, key=lambda mark: mark.row), key=lambda mark: mark.row):
            boxes = sorted(mark.box(width) for mark in row)
            assert all(low >= -1e-6 and high <= width + 1e-6 for low, high in boxes)
            assert not any(overlap(*pair) for pair in itertools.pairwise(boxes))
    assert sum(mark.more + 1 for mark in marks) == len(values)


@settings(max_examples=60, deadline=None)
@given(st.lists(VALUES, min_size=2, max_size=12), st.sampled_from(["en", "fr", "ar"]))
def test_labels_lie_in_the_frame_and_apart(values, language):
    parts = find_parts([entry(value) for value in values])
    for width in (NARROWEST, timeline.WIDE):
        ticks = find_ticks(parts, Words(language, (TEMPLATES,)), width)
        assert ticks
        boxes = sorted(tick.box(width) for tick in ticks)
        assert all(low >= 0 and high <= width for low, high in boxes)
        assert not any(overlap(*pair) for pair in itertools.pairwise(boxes))


@settings(max_examples=60, deadline=None)
@given(st.lists(VALUES, min_size=2, max_size=40))
def test_what_begins_earlier_stands_further_left(values):
    parts = find_parts([entry(value) for value in values])
    places = [timeline_axis.at(parts, date_range(value)[0].toordinal()) for value in sorted(values, key=date_range)]
    assert places == sorted(places)


@settings(max_examples=60, deadline=None)
@given(st.lists(VALUES, min_size=2, max_size=5), st.text(min_size=1) | st.just(HOSTILE))
def test_any_words_make_the_same_well_formed_drawing_that_markdown_leaves_alone(values, text):
    svg = drawn(values, text)
    assert svg == drawn(values, text)
    assert not re.search(r"\n\s*\n|--8<--|<script", svg)
    tree = ElementTree.fromstring(f"<div>{svg}</div>")
    told = WORDS.timex(min(values, key=date_range))
    assert any(one.text.startswith(told.split()[0]) for one in tree.iter("title"))
    assert markdown.markdown(svg, extensions=["attr_list", "footnotes", "md_in_html"]).strip() == svg.strip()


def test_years_before_days_break_the_axis_and_the_days_keep_most_of_it():
    parts = find_parts([entry(value) for value in ("2011", "2020", "2024-W48", "2024-11-27", "2024-12-05")])
    assert [date.fromordinal(part.start).isoformat() for part in parts] == ["2011-01-01", "2024-11-25"]
    assert parts[1].right - parts[1].left > 2 * (parts[0].right - parts[0].left)


@pytest.mark.parametrize("values", [["2024-12-01", "2024-12-05"], ["2011", "2015", "2019", "2024"],
                                    ["2011-01-01", "2024-12-05"]])  # fmt: skip
def test_an_axis_that_is_readable_stays_whole(values):
    assert len(find_parts([entry(value) for value in values])) == 1


def test_the_less_is_known_of_a_date_the_longer_and_fainter_its_mark():
    values = ["2024-12-05", "2024-W48", "2024-11", "2024"]
    marks = {mark.entry.date.value: mark for mark in placed([*values, "2023-06-01"])}
    assert [marks[value].kind for value in values] == ["day", "week", "month", "year"]
    widths = [marks[value].right - marks[value].left for value in values]
    assert widths == sorted(widths)


def test_a_year_on_a_long_axis_is_longer_than_a_dot():
    (bar,) = [mark for mark in placed(["1900-01-01", "1950", "2024-01-01"]) if mark.kind == "year"]
    low, high = bar.box(NARROWEST)
    assert high - low > 2 * timeline.RADIUS


def test_a_day_of_many_entries_is_a_column_and_a_number():
    marks = placed(["2024-12-05"] * 20 + ["2024-12-01"])
    assert max(mark.row for mark in marks) == 7
    assert ">+13</text>" in drawn(["2024-12-05"] * 20 + ["2024-12-01"])


def test_days_that_crowd_each_other_stand_no_higher_than_eight_marks():
    marks = placed([f"2024-12-{day:02}" for day in range(1, 31)] * 5 + ["2020-01-01", "2020-06-01"])
    assert max(mark.row for mark in marks) == timeline.TALLEST - 1
    assert sum(mark.more + 1 for mark in marks) == 152


@pytest.mark.parametrize(("name", "told"), [("wide", "1 December 2024The rain"), ("narrow", "The rain")])
def test_the_heaviest_bear_labels_whose_marks_lie_lowest(name, told):
    values, text = ["2024-12-01", *["2024-12-05"] * 9, "2024-12-01"], "The rain went on for " + 40 * "many " + "days."
    svg = draw_timeline([entry(value) for value in values], ids(values), WORDS, {ids(values)[-1]: text})
    figure = next(one for one in ElementTree.fromstring(f"<div>{svg}</div>") if one.get("class") == f"timeline {name}")
    (link,) = [one for one in figure.iter("a") if one.find("text[@class='label']") is not None]
    assert link.get("href") == f"#event-{ids(values)[-1]}"
    shown = "".join(link.find("text[@class='label']").itertext())
    assert shown.startswith(told) and shown.endswith("…")
    lowest = max(float(one.get("cy")) for one in figure.iter("circle"))
    assert float(link.findall("circle")[-1].get("cy")) == lowest


def test_every_mark_leads_to_its_entry_in_the_list():
    config = load_config(ROOT / "site_config.yml")
    text = "Flood\n\nRebels captured Aleppo on Tuesday. The army shelled Homs on Monday. The war started in 2011."
    parsed = (parse_article(Article("a", text, "Flood", date(2024, 12, 5))),)
    briefing = gather(parsed, config.site_name, config.sections)
    pages = {page.path: page.text for page in render(briefing, parsed, config)}
    links = re.findall(r'href="#(event-[^"]+)"', pages[timeline.PATH])
    assert len(set(links)) == len(briefing.timeline) == 3
    assert sorted(links) == sorted(2 * re.findall(r"\{ #(event-\S+) ", pages["timeline.md"]))
    assert f'--8<-- "{timeline.PATH}"' in pages["timeline.md"]
    without = {page.path: page.text for page in render(briefing, parsed, config, {timeline.PATH})}
    assert "--8<--" not in without["timeline.md"]
