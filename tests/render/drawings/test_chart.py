"""The bars of a series: in proportion, in their frame, with the words of the articles left whole."""

import re
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.config import TEMPLATES
from generator.config_reader import load_config
from generator.evidence import ActorName, Passage, Reported, Series
from generator.gather import gather
from generator.model import Article, Figure, Span
from generator.parse import parse_article
from generator.render import render
from generator.render.drawings.chart import MOST, chart_path, draw_chart, history
from generator.render.drawings.sheet import LETTER, NARROWEST
from generator.render.words import Words
from tests.conftest import ROOT

WORDS = Words("en", (TEMPLATES,))
NUMBERS = st.integers(0, 10**6).map(lambda hundredths: hundredths / 100) | st.integers(0, 10**12) | st.none()


def reported(value, text="280,000 people", **more):
    figure = Figure(Span(0, len(text)), value, unit="people", term="displaced", **more)
    return Reported(figure, Passage("11aa22bb", Article("a", text), Span(0, len(text))), None, "displacement")


def series(*values, text="280,000 people", place="Syria"):
    return Series("displacement", "displaced", "people", place, tuple(reported(value, text) for value in values))


def widths(svg):
    return [float(width) for width in re.findall(r'<rect[^>]* width="([\d.]+)%"', svg)]


@pytest.mark.parametrize("values", [(), (5,), (5, 5), (5, None), (0, 0), (-3, 4)])
def test_without_two_values_to_compare_there_is_no_chart(values):
    assert draw_chart(series(*values), WORDS) is None


def test_bars_are_in_proportion_and_in_the_order_of_the_table():
    assert widths(draw_chart(series(280_000, None, 70_000, 140_000), WORDS)) == [100, 25, 50]


def test_a_range_is_faint_from_its_least_to_its_most():
    figures = (reported(100), reported(None, low=40, high=80), reported(None, low=40))
    svg = draw_chart(Series("displacement", "displaced", "people", "", figures), WORDS)
    assert widths(svg) == [100, 40, 40]
    assert svg.count('class="range"') == 1


def test_a_label_is_the_articles_words_with_the_day():
    figures = (reported(280_000, as_of="2024-12-05"), reported(5, "five " * 20))
    svg = draw_chart(Series("displacement", "displaced", "people", "", figures), WORDS)
    assert re.findall(r"<text[^>]*>([^<]*)", svg) == ["280,000 people (5 December 2024)", "5"]


@settings(deadline=None)
@given(st.lists(NUMBERS, max_size=200), st.text() | st.just('</svg></figure>\n\n<script> --8<-- "x" & \x00'))
def test_any_figures_make_well_formed_bars_inside_the_frame(values, text):
    svg = draw_chart(series(*values, text=text, place=text), WORDS)
    assert svg == draw_chart(series(*values, text=text, place=text), WORDS)
    if svg:
        labels = [one.text or "" for one in ElementTree.fromstring(svg).iter("text")]
        assert not re.search(r"\n\s*\n|--8<--|<script|nan|inf%", svg)
        assert all(len(label) * LETTER <= NARROWEST for label in labels) and len(labels) <= MOST
        assert all(0 <= width <= 100 for width in widths(svg))


def test_the_name_of_a_drawing_lasts_and_is_its_own():
    assert chart_path(series(1, 2)) == chart_path(series(3))
    assert chart_path(series(1, place="Syria")) != chart_path(series(1, place="Hama"))


def test_a_chart_is_a_history_of_one_counter():
    days = [f"2024-12-0{day}" for day in (1, 2, 3, 4)]
    who = [ActorName("un", "UN", False), ActorName("army", "the army", False)]
    figures = [replace(reported(1000 * number, as_of=day), reporter=who[0]) for number, day in enumerate(days, 1)]
    other = replace(reported(70_000, as_of=days[0]), reporter=who[1])
    whole = Series("displacement", "displaced", "people", "Syria", (*figures, other))
    assert history(whole).figures == tuple(figures)
    alternating = [replace(one, reporter=who[number % 2]) for number, one in enumerate(figures)]
    assert not history(replace(whole, figures=tuple(alternating))).figures


def test_a_chart_stands_above_its_table_unless_a_hand_deleted_it():
    config = load_config(ROOT / "site_config.yml")
    parsed = tuple(
        parse_article(Article(f"a{day}", f"Flood\n\nThe UN said {day}20,000 people were displaced in Syria.", "Flood",
                              date(2024, 12, day))) for day in (1, 2, 3)
    )  # fmt: skip
    pages = {page.path: page.text for page in render(gather(parsed, config.site_name, config.sections), parsed, config)}
    (path,) = [path for path in pages if path.startswith("assets/drawings/figures-")]
    assert pages["figures.md"].index(f'--8<-- "{path}"') < pages["figures.md"].index("| Figure |")
    without = {
        page.path: page.text
        for page in render(gather(parsed, config.site_name, config.sections), parsed, config, {path})
    }
    assert not [name for name, text in without.items() if name.endswith(".md") and path in text]
