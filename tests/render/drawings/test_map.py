"""The map: what it shows and where it leads, and that nothing on it collides, wherever on Earth the places lie."""

import itertools
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.briefing_items import PlaceEntry
from generator.caching import seal
from generator.caching.kept_results import keeping
from generator.config import TEMPLATES
from generator.config_reader import load_config
from generator.evidence import Passage
from generator.model import Article, Span
from generator.render.drawings import map as drawings_map
from generator.render.drawings.clip import Box
from generator.render.drawings.map import NARROW, SMALL, WIDE, draw_map
from generator.render.drawings.pins import pin
from generator.render.words import Words
from tests.conftest import make_project

WORDS = Words("en", (TEMPLATES,))
FORMATS = [WIDE, NARROW, SMALL]
SVG = "{http://www.w3.org/2000/svg}"


def place(name, lat, lon, country="", feature="city", mentions=1, ident=None):
    return PlaceEntry(name, ident, lat, lon, country, feature, mentions, ())


SYRIA = [
    place("Syria", 35, 38, "SYR", "country", 10),
    place("Turkiye", 39.06, 34.91, "TUR", "country", 3),
    place("Israel", 31.5, 34.75, "ISR", "country", 2),
    place("United States", 39.76, -98.5, "USA", "country", 2, ident=6252001),
    place("Aleppo", 36.2, 37.16, "SYR"),
    place("Hama", 35.13, 36.76, "SYR"),
    place("Homs", 34.72, 36.73, "SYR"),
]
WORLD = [
    place("Paris", 48.85, 2.35, "FRA"),
    place("Tokyo", 35.7, 139.7, "JPN"),
    place("Lima", -12, -77, "PER"),
    place("Nairobi", -1.3, 36.8, "KEN"),
    place("Auckland", -36.9, 174.8, "NZL"),
]


# The attributes that say where something stands. A name may hold any letters, and stands in others.
PLACED = r"\b(?:d|x|y|cx|cy|r|width|height|viewBox|font-size)"


def draw(places, format=WIDE, page=""):
    return draw_map(pin(places), format, WORDS, page)


def shown(drawn):
    return {*drawn.marks, *drawn.areas}


def check(drawn):
    """Marks in the frame; labels in it too, and off each other and off all marks."""
    frame = Box(0, 0, drawn.view.width, drawn.view.height)
    assert all(frame.covers(mark.box) for mark in drawn.marks.values())
    boxes = [label.box for label in drawn.labels]
    assert all(frame.covers(box) for box in boxes)
    assert not [pair for pair in itertools.combinations(boxes, 2) if pair[0].overlaps(pair[1])]
    assert not [box for box in boxes for mark in drawn.marks.values() if box.overlaps(mark.box)]
    ElementTree.fromstring(drawn.svg)
    assert not re.search(rf'{PLACED}="[^"]*(?:nan|inf)', drawn.svg) and "\n\n" not in drawn.svg


@pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.name)
@pytest.mark.parametrize("places", [SYRIA, WORLD], ids=["region", "world"])
def test_nothing_collides(places, format):
    check(draw(places, format))


def test_a_country_far_off_is_named_beside_the_map_instead():
    drawn = draw(SYRIA)
    assert [pin.name for pin in drawn.elsewhere] == ["United States"]
    assert not drawn.view.is_world


def test_places_on_all_continents_make_a_map_of_the_world():
    drawn = draw(WORLD)
    assert drawn.view.is_world and not drawn.elsewhere and len(drawn.marks) == 5


def test_a_country_is_its_own_area_and_a_town_a_dot():
    drawn = draw(SYRIA)
    assert {"place-syria", "place-turkiye"} <= set(drawn.areas)
    assert set(drawn.marks) == {"place-aleppo", "place-hama", "place-homs"}


def test_each_place_is_one_link_to_its_row_with_its_name_told():
    root = ElementTree.fromstring(draw(SYRIA).svg)
    links = {link.get("href"): link.get("aria-label") for link in root.iter(f"{SVG}a")}
    assert len(list(root.iter(f"{SVG}a"))) == len(links) == 6
    assert links["#place-syria"] == "Syria: 10 mentions" and links["#place-homs"] == "Homs: 1 mention"


def test_a_neighbour_is_named_but_leads_nowhere():
    root = ElementTree.fromstring(draw(SYRIA).svg)
    texts = {"".join(text.itertext()) for text in root.iter(f"{SVG}text")}
    linked = {"".join(text.itertext()) for link in root.iter(f"{SVG}a") for text in link.iter(f"{SVG}text")}
    assert "Iraq" in texts - linked and {"Syria", "Aleppo", "Homs"} <= texts


def test_a_reader_that_does_not_see_it_is_told():
    root = ElementTree.fromstring(draw(SYRIA).svg)
    assert root.get("role") == "group" and root.get("aria-label").startswith("Map with 6 places that the sources name.")


def test_a_second_drawing_has_the_same_bytes():
    assert draw(SYRIA).svg == draw(SYRIA).svg


def test_what_states_disagree_over_is_hatched_and_dotted():
    drawn = draw([place("Israel", 31.5, 34.75, "ISR", "country"), place("Gaza", 31.5, 34.47, "PSE")])
    assert drawn.disputed == ("dotted", "hatched")
    assert all(f'class="{name}"' in drawn.svg for name in ("disputed", "hatch", "dotted"))
    far = draw([place("Lyon", 45.76, 4.84, "FRA")])
    assert not far.disputed and "hatch" not in far.svg


def test_the_key_says_nothing_of_what_lies_beyond_the_frame():
    drawn = draw([place("Khartoum", 15.55, 32.53, "SDN"), place("El Fasher", 13.63, 25.35, "SDN")])
    assert drawn.disputed == ("dotted",)  # the hatched Hala'ib triangle lies further north


def test_places_without_coordinates_make_no_map():
    assert draw([place("Nowhere", None, None)]) is None
    assert draw([]) is None


def test_on_another_page_the_links_say_so_and_without_one_there_are_none():
    assert 'href="places/#place-homs"' in draw(SYRIA, SMALL, "places/").svg
    assert "data-page" in draw(SYRIA, SMALL, "places/").svg and "data-page" not in draw(SYRIA).svg
    assert "<a" not in draw(SYRIA, SMALL, None).svg


def test_the_area_of_a_mark_grows_with_the_mentions():
    marks = draw([place("A", 35, 36, mentions=16), place("B", 36, 37, mentions=4)]).marks
    assert marks["place-a"].radius == pytest.approx(2 * marks["place-b"].radius)


def test_ids_are_those_of_geonames_and_unique():
    pins = pin([place("Homs", 1, 1, ident=169577), place("Elm Street", None, None), place("Elm, Street", None, None)])
    assert [pin.id for pin in pins] == ["place-169577", "place-elm-street", "place-elm-street-other"]
    assert re.fullmatch(r"place-[\w-]+", pin([place('"> <b>', 1.0, 1.0)])[0].id)


def test_land_of_nobody_is_no_place():
    drawn = draw([place("India", 22, 79, "IND", "country"), place("Leh", 34.2, 77.6, "IND")])
    assert set(shown(drawn)) == {"place-india", "place-leh"}


@pytest.mark.parametrize(
    "name",
    ['<script>alert("x")</script>', "A\n\n--8<-- \"site_config.yml\"\n", "x\x00\x02wzxhzdk:0\x03", "{{ 7*7 }} {: .x }",
     "&amp;&#x3c;", "مدينة حلب", "北京市", "Ü" * 200, "\ud800", "-->]]>"],
)  # fmt: skip
def test_a_hostile_name_is_text(name):
    drawn = draw([place(name, 35, 36, ident=1), place("B", 36, 37)])
    check(drawn)
    told = [title.text for title in ElementTree.fromstring(drawn.svg).iter(f"{SVG}title")]
    assert any(one.endswith(": 1 mention") and not one.startswith("B:") for one in told)
    tags = {element.tag.removeprefix(SVG) for element in ElementTree.fromstring(drawn.svg).iter()}
    assert tags <= {"svg", "title", "rect", "path", "a", "circle", "text", "tspan", "g"}
    assert all(line.startswith("<") for line in drawn.svg.splitlines())


def test_it_asks_for_nothing_and_has_no_colour_of_its_own():
    svg = draw(SYRIA).svg.replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"http|url\(|<image|<style|fill=|stroke=|#[0-9a-f]{3,6}\b", svg)


PLACES = st.builds(
    place,
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=24),
    st.floats(-90, 90).map(lambda lat: round(lat, 2)),
    st.floats(-180, 180).map(lambda lon: round(lon, 2)),
    st.sampled_from(["", "SYR", "RUS", "FJI", "USA", "ATA", "VAT", "GUF", "NZL"]),
    st.sampled_from(["city", "city", "region", "country", "water", "world"]),
    st.integers(1, 500),
)
CLUSTERS = st.tuples(
    st.sampled_from([(0, 0), (35, 37), (52, 179.99), (-17, -179.9), (89.9, 0), (-89.5, 120), (64, -150)]),
    st.lists(st.tuples(st.floats(-3, 3), st.floats(-3, 3), st.integers(1, 40)), min_size=1, max_size=40),
).map(
    lambda drawn: [
        place(f"Town {n}", max(-90, min(90, drawn[0][0] + dy)), (drawn[0][1] + dx + 180) % 360 - 180, "", "city", m)
        for n, (dx, dy, m) in enumerate(drawn[1])
    ]
)


@given(places=st.lists(PLACES, min_size=1, max_size=40) | CLUSTERS, format=st.sampled_from(FORMATS))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_wherever_the_places_lie_nothing_collides(places, format):
    drawn = draw(places, format)
    check(drawn)
    assert sorted([*shown(drawn), *(one.id for one in drawn.elsewhere)]) == sorted(one.id for one in pin(places))


@given(CLUSTERS)
@settings(max_examples=25, deadline=None)
def test_what_lies_close_together_is_all_on_the_map(places):
    """Across the date line and around the poles too; a few on the fringe may be left out."""
    drawn = draw(places)
    weight = {pin.id: pin.mentions for pin in pin(places)}
    assert sum(weight[id] for id in drawn.marks) >= 0.75 * sum(weight.values())


def test_two_hundred_places():
    towns = [place(f"Town {n}", 30 + n % 14 * 0.9, 30 + n // 14 * 1.3, mentions=1 + n % 7) for n in range(200)]
    drawn = draw(towns)
    check(drawn)
    assert len(drawn.marks) == 200 and len(drawn.labels) > 20


def test_a_region_without_room_for_its_name_is_a_ring_or_left_to_the_table():
    crowd = [place(f"Town with a long name {n}", 35 + n % 5 * 0.05, 36 + n // 5 * 0.05) for n in range(25)]
    drawn = draw([*crowd, place("Some Region", 35.1, 36.1, "", "region")], NARROW)
    check(drawn)


def test_a_map_is_drawn_again_where_its_places_change_not_where_their_passages_do(tmp_path, monkeypatch):
    monkeypatch.setattr(seal, "_secret", lambda: b"a secret of the tests" * 2)
    drawn, config = [], load_config(make_project(tmp_path / "project", seeds=False) / "site_config.yml")
    monkeypatch.setattr(drawings_map, "_drawing", lambda *given, **named: drawn.append(1))
    article = Article("a", "Rain.")
    for passages, mentions in ((), 1), ((Passage("a1", article, Span(0, 5)),), 1), ((), 2):
        with keeping(config):
            draw([replace(SYRIA[-1], passages=passages, mentions=mentions)])
    assert len(drawn) == 2
