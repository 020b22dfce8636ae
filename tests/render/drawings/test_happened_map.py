"""The map of what happened: its numbers are those of the list, and what has no place is named beside it."""

from datetime import date
from xml.etree import ElementTree

from generator.config import TEMPLATES
from generator.config_reader import load_config
from generator.gather import gather
from generator.model import Article
from generator.parse import parse_article
from generator.render.drawings.happened_map import draw_happened, mark_happenings
from generator.render.drawings.map import SMALL
from generator.render.drawings.pins import Note, pin
from generator.render.happened import what_happened
from generator.render.words import Words
from tests.conftest import ROOT

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


def brief(*texts):
    parsed = tuple(
        parse_article(Article(f"a{n}", text, title=text.splitlines()[0], published=date(2024, 5, 8)))
        for n, text in enumerate(texts)
    )
    return gather(parsed, CONFIG.site_name, CONFIG.sections)


def draw(briefing, page="places/"):
    return draw_happened(briefing, pin(briefing.places_shown()), SMALL, WORDS, page)


def texts(drawn, kind):
    root = ElementTree.fromstring(drawn.svg)
    return ["".join(one.itertext()) for one in root.iter() if one.get("class") == kind]


def test_a_number_is_that_of_the_list():
    briefing = brief(FIRST)
    marked = {one.number: one for one in mark_happenings(briefing, WORDS)}
    for number, (statement, _) in enumerate(what_happened(briefing), 1):
        if marked[number].place:
            assert marked[number].place.name in statement.text
    drawn = draw(briefing)
    numbers = {number for number, one in marked.items() if one.place}
    assert len(numbers) >= 2 and {int(one) for one in texts(drawn, "number")} == numbers


def test_a_label_says_where_and_when():
    drawn = draw(brief(FIRST))
    assert any(label.text.lines == ("Khartoum", "7 May") for label in drawn.labels)
    assert any(label.text.lines == ("Port Sudan", "6 May") for label in drawn.labels)


def test_a_country_alone_is_named_beside_the_map():
    briefing = brief(FIRST)
    wide = [one.number for one in mark_happenings(briefing, WORDS) if one.named == "Sudan"]
    assert wide and set(draw(briefing).beside) >= {f"{number} Sudan" for number in wide}


def test_what_the_sources_differ_on_is_hollow():
    drawn = draw(brief(FIRST, SECOND))
    assert drawn.differs and 'class="happened differing"' in drawn.svg
    assert not draw(brief(FIRST)).differs


def test_a_mark_leads_to_the_row_of_its_place_and_says_what_it_is():
    links = {one.get("href"): one.get("aria-label") for one in ElementTree.fromstring(draw(brief(FIRST)).svg).iter()}
    assert any(href and href.startswith("places/#place-") for href in links)
    assert any(told and told.endswith(": Khartoum, 7 May") for told in links.values())
    assert "<a" not in draw(brief(FIRST), None).svg


def test_marks_at_one_place_are_one_with_all_numbers():
    note = Note((1,), ("Gaza",), ("5 May",), is_disputed=False).joined(Note((3,), ("Gaza",), ("",), is_disputed=True))
    assert note.written == "1,3" and note.lines == ("Gaza", "5 May") and note.is_disputed
    assert Note((1, 2, 3, 5), ("A",), (), is_disputed=False).written == "1–3,5"
    assert Note((1, 2), ("A",), (), is_disputed=False).written == "1,2"


def test_a_second_drawing_has_the_same_bytes():
    assert draw(brief(FIRST, SECOND)).svg == draw(brief(FIRST, SECOND)).svg
