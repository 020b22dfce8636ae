"""The map: what stands on it lies within its frame, names cover nothing, and a hostile name stays text."""

import re
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.briefing import PlaceEntry
from generator.render import TEMPLATES
from generator.render.drawings.clip import Box
from generator.render.drawings.map import NARROW, SMALL, WIDE, draw_map, pin
from generator.render.words import Words

WORDS = Words("en", (TEMPLATES,))
SVG = "{http://www.w3.org/2000/svg}"


def place(name, lat, lon, mentions=1, country="", feature="city", geonameid=None):
    return PlaceEntry(name, geonameid, lat, lon, country, feature, mentions, ())


ALEPPO = place("Aleppo", 36.2, 37.16, 3, "SYR", geonameid=170063)
HOMS = place("Homs", 34.72, 36.73, 1, "SYR", geonameid=169577)
SYRIA = place("Syria", 35.0, 38.0, 9, "SYR", "country", 163843)

names = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
features = st.sampled_from(["city", "region", "water", "county", "world", "landmark"])
anywhere = st.builds(place, names, st.floats(-90, 90), st.floats(-180, 180), st.integers(1, 500), feature=features)
nearby = st.builds(place, names, st.floats(33, 37), st.floats(35, 42), st.integers(1, 500), feature=features)
places = st.lists(nearby, min_size=1, max_size=40) | st.lists(anywhere, min_size=1, max_size=15)


def draw(places, format=WIDE):
    return draw_map(pin(places), format, WORDS)


def read(drawn):
    return ElementTree.fromstring(drawn.svg)


@given(places, st.sampled_from([WIDE, NARROW, SMALL]))
@settings(max_examples=20, deadline=None)
def test_marks_and_names_lie_within_the_frame_and_cover_nothing(entries, format):
    drawn = draw(entries, format)
    frame = Box(0, 0, drawn.view.width, drawn.view.height)
    labels = [label.box for label in drawn.labels]
    marks = [mark.box for mark in drawn.marks.values()]
    assert all(frame.covers(box) for box in labels + marks)
    assert not any(one.overlaps(other) for one, other in combinations(labels, 2))
    assert not any(label.overlaps(mark) for label in labels for mark in marks)
    read(drawn)


@given(places)
@settings(max_examples=10, deadline=None)
def test_every_place_is_on_the_map_or_told_to_be_elsewhere(entries):
    drawn = draw(entries)
    told = [*drawn.marks, *drawn.areas, *(one.id for one in drawn.elsewhere)]
    assert sorted(told) == sorted(one.id for one in pin(entries))


@pytest.mark.parametrize("format", [WIDE, NARROW])
def test_each_mark_leads_to_its_row(format):
    drawing = read(draw([SYRIA, ALEPPO, HOMS], format))
    links = [link.get("href") for link in drawing.iter(f"{SVG}a")]
    assert sorted(links) == ["#place-163843", "#place-169577", "#place-170063"]
    texts = {"".join(text.itertext()) for text in drawing.iter(f"{SVG}text")}
    assert {"Syria", "Aleppo", "Homs", "Iraq"} <= texts


def test_a_reader_that_does_not_see_it_is_told():
    drawing = read(draw([ALEPPO, HOMS]))
    assert drawing.get("role") == "group"
    assert drawing.get("aria-label").startswith("Map with 2 places that the sources name.")
    assert [link.get("aria-label") for link in drawing.iter(f"{SVG}a")] == ["Aleppo: 3 mentions", "Homs: 1 mention"]


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", '"><img src=x onerror=x>', 'a\n\n--8<-- "x"', "{: .x } &amp;", "\x00\x1b]"]
)
def test_a_hostile_name_stays_text(name):
    drawn = draw([place(name, 36.2, 37.2, 5), HOMS])
    assert not re.search(r"\n\s*\n|<script|<img|--8<--|[\x00-\x09\x1b]", drawn.svg)
    titles = [title.text for title in read(drawn).iter(f"{SVG}title")]
    shown = " ".join(re.sub(r"[\x00-\x1f]", " ", name).split())
    assert f"{shown}: 5 mentions" in titles


def test_ids_are_plain_and_each_its_own():
    ids = [one.id for one in pin([place('"> <b>', 1.0, 1.0), place("B", 2.0, 2.0), place("b", 3.0, 3.0), ALEPPO])]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"place-[\w-]+", id) for id in ids)
    assert ids[-1] == "place-170063"


def test_a_second_drawing_has_the_same_bytes():
    assert draw([SYRIA, ALEPPO, HOMS]).svg == draw([SYRIA, ALEPPO, HOMS]).svg


def test_places_without_coordinates_make_no_map():
    assert draw([place("Nowhere", None, None)]) is None
    assert draw([]) is None


def test_a_map_has_no_colours_of_its_own():
    assert not re.search(r"(fill|stroke|style)=", draw([SYRIA, ALEPPO]).svg)
