"""The map of what happened: its numbers are those of the list, and what has no place is named beside it."""

import re
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

from generator.config import TEMPLATES
from generator.config_reader import load_config
from generator.gather import gather
from generator.model import Article
from generator.parse import parse_article
from generator.render.drawings.happened_map import draw_happened, draw_overview, mark_happenings
from generator.render.drawings.pins import PinNote, pin
from generator.render.drawings.svg import element
from generator.render.happened import what_happened
from generator.render.words import Words
from tests.conftest import ROOT
from tests.rendering import render

CONFIG = load_config(ROOT / "site_config.yml")
WORDS = Words("en", (TEMPLATES,))
FIRST = """Floods in Sudan

Floods killed 31 people in Khartoum on Tuesday, the health ministry said.

Soldiers seized the airport of Port Sudan on Monday.

The floods displaced 40,000 people in Sudan, the United Nations said on Tuesday.
"""
SECOND = """Deaths in Khartoum

Floods killed 58 people in Khartoum on Tuesday, doctors said.
"""


def parsed_of(*texts):
    return tuple(
        parse_article(Article(f"a{n}", text, title=text.splitlines()[0], published=date(2024, 5, 8)))
        for n, text in enumerate(texts)
    )


def brief(*texts):
    return gather(parsed_of(*texts), CONFIG.site_name, CONFIG.sections)


def draw(briefing, gone=frozenset()):
    return draw_happened(briefing, WORDS, gone)


def texts(drawn, kind):
    root = ElementTree.fromstring(drawn.svg)
    return ["".join(one.itertext()) for one in root.iter() if one.get("class") == kind]


def test_a_number_is_that_of_the_list():
    briefing = brief(FIRST)
    marked = {one.number: one for one in mark_happenings(briefing, WORDS)}
    for number, told in enumerate(what_happened(briefing), 1):
        if marked[number].place:
            assert marked[number].place.name in told.text
    drawn = draw(briefing)
    numbers = {number for number, one in marked.items() if one.place}
    assert len(numbers) >= 2 and {int(one) for one in texts(drawn, "number")} == numbers


def test_a_label_says_where_and_when():
    drawn = draw(brief(FIRST))
    assert any(label.text.lines == ("Khartoum", "7 May") for label in drawn.labels)
    assert any(label.text.lines == ("Port Sudan", "6 May") for label in drawn.labels)


def test_a_label_in_arabic_runs_to_the_left():
    assert element("tspan", "1: 26 نوفمبر, 4: 26 أكتوبر") == "<tspan>\u20681: 26 نوفمبر, 4: 26 أكتوبر\u2069</tspan>"
    assert element("tspan", "1: 26 Nov") == "<tspan>1: 26 Nov</tspan>"


def test_what_happened_in_a_country_alone_is_counted_beside_the_map():
    briefing = brief(FIRST)
    wide = [str(one.number) for one in mark_happenings(briefing, WORDS) if one.place is None]
    assert wide and draw(briefing).beside == (WORDS.listed(wide),)


def test_a_town_whose_position_is_not_known_is_named_beside_the_map():
    briefing = brief(FIRST)
    unknown = [replace(place, lat=None, lon=None) if place.name == "Port Sudan" else place for place in briefing.places]
    assert "Port Sudan (3)" in draw(replace(briefing, places=tuple(unknown))).beside


def test_a_point_that_the_editor_set_may_be_of_no_country():
    briefing = brief(FIRST)
    places = tuple(replace(one, country="") if one.name == "Khartoum" else one for one in briefing.places)
    marked = [one.place.name for one in mark_happenings(replace(briefing, places=places), WORDS) if one.place]
    assert "Khartoum" in marked


def test_what_was_decided_far_from_what_the_articles_are_about_has_no_mark():
    far = brief(FIRST, "Aid\n\nDonors pledged 40 million dollars for Sudan in Paris on Tuesday, the minister said.\n")
    assert any("Paris" in told.text for told in what_happened(far))
    marked = {one.place.name for one in mark_happenings(far, WORDS) if one.place}
    assert "Khartoum" in marked and "Paris" not in marked


def test_what_the_sources_differ_on_is_hollow():
    drawn = draw(brief(FIRST, SECOND))
    assert drawn.differs and 'class="happened differing"' in drawn.svg
    assert not draw(brief(FIRST)).differs


def links_of(drawn):
    found = ElementTree.fromstring(drawn.svg).iter()
    return {one.get("aria-label"): one.get("href") for one in found if one.get("href")}


def test_a_mark_leads_to_the_line_that_bears_its_number_and_says_what_it_is():
    briefing = brief(FIRST)
    pages = {page.path: page.text for page in render(briefing, parsed_of(FIRST), CONFIG)}
    numbers = dict(re.findall(r'\n    \{ #(happened-\w+) data-number="(\d)" \}', pages["index.md"]))
    assert list(numbers.values()) == [str(one) for one in range(1, len(briefing.highlights) + 1)]
    links = links_of(draw(briefing))
    assert links and all(numbers[href[1:]] == told.partition(":")[0] for told, href in links.items())
    assert any(told.endswith(": Khartoum, 7 May") for told in links)
    days = WORDS.days(draw(briefing).days)
    assert days == "6 May – 7 May 2024"
    assert draw(brief("Floods\n\nFloods killed 31 people in Khartoum in April 2024, doctors said.\n")).days == ()
    assert f"## Where it happened, {days}\n" in pages["index.md"]


def test_the_title_tells_no_days_where_a_mark_has_none():
    reported = "Floods\n\nMore than 43,000 people remain displaced by the floods in Port Sudan, the UN said.\n"
    drawn = draw(brief(FIRST, reported))
    assert any("Port Sudan" in told for told in links_of(drawn)) and drawn.days == ()


def test_the_map_says_nothing_of_a_line_that_an_editor_took_out():
    briefing = brief(FIRST)
    told, href = next(iter(links_of(draw(briefing)).items()))
    pages = {page.path: page.text for page in render(briefing, parsed_of(FIRST), CONFIG, {f"index.md{href}"})}
    kept = pages["assets/drawings/map-small.svg"]
    assert href not in kept and told not in kept
    others = links_of(draw(briefing)).items() - {(told, href)}
    assert others and all(href in kept and told in kept for told, href in others)  # with the numbers that they had


def test_without_anything_to_mark_the_map_shows_the_places():
    briefing = brief(FIRST)
    pins = pin(briefing.places_shown())
    gone = {f"stories/a.md#happened-{one.passage.id}" for one in briefing.highlights}
    drawn = draw_overview(briefing, pins, WORDS, page="stories/a.md", taken_out=gone)
    assert not drawn.tells and 'href="../../places/#place-' in drawn.svg
    bare = draw_overview(briefing, pins, WORDS, page="stories/a.md", taken_out={*gone, "places.md"})
    assert "<a" not in bare.svg


def test_marks_at_one_place_are_one_with_all_numbers():
    note = PinNote((1,), ("Gaza",), ("5 May",), is_disputed=False).joined(
        PinNote((3,), ("Gaza",), ("",), is_disputed=True)
    )
    assert note.written == "1,3" and note.lines == ("Gaza", "5 May") and note.is_disputed
    assert PinNote((1, 2, 3, 5), ("A",), (), is_disputed=False).written == "1–3,5"
    assert PinNote((1, 2), ("A",), (), is_disputed=False).written == "1,2"
    days = PinNote((1, 2, 5), ("A",) * 3, ("26 Nov", "", "26 Oct"), is_disputed=False)
    assert days.lines == ("A", "1: 26 Nov, 5: 26 Oct")


def test_a_second_drawing_has_the_same_bytes():
    assert draw(brief(FIRST, SECOND)).svg == draw(brief(FIRST, SECOND)).svg
