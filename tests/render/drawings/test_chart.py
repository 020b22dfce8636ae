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
from generator.render.drawings.chart import chart_path, draw_chart, steps
from generator.render.drawings.sheet import LETTER, NARROWEST
from generator.render.words import Words
from tests.conftest import ROOT
from tests.rendering import render

UN, ARMY = ActorName("un", "UN", False), ActorName("army", "the army", False)
WORDS = Words("en", (TEMPLATES,))
NUMBERS = st.integers(0, 10**6).map(lambda hundredths: hundredths / 100) | st.integers(0, 10**12) | st.none()


def reported(value, text="280,000 people", **more):
    figure = Figure(Span(0, len(text)), value, unit="people", term="displaced", **more)
    return Reported(figure, Passage("11aa22bb", Article("a", text), Span(0, len(text))), None, "displacement")


def series(*values, text="280,000 people", place="Syria", who=()):
    figures = tuple(
        replace(reported(value, text, as_of=f"2024-12-{number:02}"), reporter=who[number % len(who)] if who else UN)
        for number, value in enumerate(values, 1)
    )  # fmt: skip
    return Series("displacement", "displaced", "people", place, figures)


def points(one):
    return [[point.value for point in line.points] for line in steps(one)]


@pytest.mark.parametrize("values", [(), (5,), (5, 8), (5, 5, 5), (5, None, 6), (0, 0, 0), (-3, 4, 5)])
def test_without_three_days_on_which_numbers_move_there_is_no_chart(values):
    assert draw_chart(series(*values), WORDS) is None


def test_a_line_has_the_numbers_of_one_counter_by_day():
    given = series(12, 12, 31, 44, 40, who=(UN, ARMY))
    assert points(given) == [[12, 31, 40], [12, 44]]
    assert [line.counter for line in steps(given)] == ["the army", "UN"]
    assert not steps(series(12, 12, 31, 44, who=(UN, ARMY)))


def test_a_day_of_two_numbers_is_left_out():
    given = series(12, 20, 31, 40)
    twice = replace(reported(33, as_of="2024-12-03"), reporter=UN)
    assert points(replace(given, figures=(*given.figures, twice))) == [[12, 20, 40]]


def test_the_title_says_in_the_articles_words_how_the_number_moved():
    given = series(12, 20, 31)
    worded = replace(
        given, figures=(*given.figures[:2], replace(reported(31, "31 villagers", as_of="2024-12-03"), reporter=UN))
    )
    svg = draw_chart(worded, WORDS)
    assert "<strong>280,000 people (1 December 2024) → 31 villagers (3 December 2024)</strong>" in svg
    assert re.findall(r"<text[^>]*>([^<]*)", svg) == ["1 December 2024", "3 December 2024", "UN: 31", "12"]


def test_labels_at_the_end_stand_above_one_another():
    svg = draw_chart(series(11, 10, 20, 19, 30, 29, who=(UN, ARMY)), WORDS)
    ys = sorted(float(y) for y in re.findall(r'<text x="100%" y="([\d.]+)" text-anchor="end" class="line', svg))
    assert len(ys) == 2 and ys[1] - ys[0] >= 16


@settings(deadline=None)
@given(st.lists(NUMBERS, max_size=28), st.text() | st.just('</svg></figure>\n\n<script> --8<-- "x" & \x00'))
def test_any_figures_make_well_formed_lines_inside_the_frame(values, text):
    given = series(*values, text=text, place=text)
    svg = draw_chart(given, WORDS)
    assert svg == draw_chart(given, WORDS)
    if svg:
        tree = ElementTree.fromstring(svg)
        labels = [one.text or "" for one in tree.iter("text")]
        assert not re.search(r"\n\s*\n|--8<--|<script|nan|inf%", svg)
        assert all(len(label) * LETTER <= NARROWEST for label in labels)
        assert all(
            0 <= float(dot.get("cx")[:-1]) <= 100 and 0 <= float(dot.get("cy")) <= float(tree.find("svg").get("height"))
            for dot in tree.iter("circle")
        )


def test_the_name_of_a_drawing_lasts_and_is_its_own():
    assert chart_path(series(1, 2)) == chart_path(series(3))
    assert chart_path(series(1, place="Syria")) != chart_path(series(1, place="Hama"))


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
