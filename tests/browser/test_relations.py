"""The drawing of relations as a browser shows it, with the fonts that it has."""

import itertools

import pytest

from generator.render.drawings.relation_drawing import FORMATS, draw_relations
from tests.browser.pages import open_passage
from tests.browser.test_map import BOXES, overlap
from tests.conftest import ROOT
from tests.render.drawings.test_relation_drawing import FEW, WORDS, many

STYLES = (ROOT / "templates/assets/briefing.css").read_text(encoding="utf-8")


@pytest.fixture
def page(browser):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield page
    page.close()


def check_boxes(page, drawing):
    """Words touch neither each other nor a mark nor the frame."""
    labels = page.eval_on_selector_all(f"{drawing} text", BOXES)
    marks = page.eval_on_selector_all(f"{drawing} :is(.dot, .ring)", BOXES)
    width, height = map(float, page.locator(drawing).get_attribute("viewBox").split()[2:])
    assert labels and marks
    for box in labels + marks:
        assert box[0] >= 0 and box[1] >= -1 and box[2] <= width and box[3] <= height, box
    assert not [pair for pair in itertools.combinations(labels + marks, 2) if overlap(*pair)]


@pytest.mark.parametrize("family", ["sans-serif", "DejaVu Sans, Verdana, sans-serif"])
@pytest.mark.parametrize("listed", [FEW, many(80, 60)], ids=["few", "eighty"])
@pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.name)
def test_nothing_collides_in_any_usual_font(page, listed, format, family):
    style = f"{STYLES} body {{ font-family: {family} }} .relating svg {{ display: block !important }}"
    drawn = draw_relations(listed, format, WORDS).svg
    page.set_content(f'<style>{style}</style><figure class="relating">{drawn}</figure>')
    check_boxes(page, ".relating svg")


@pytest.mark.parametrize(("width", "drawing"), [(1280, "wide"), (600, "wide"), (360, "narrow"), (320, "narrow")])
def test_one_drawing_is_shown_that_fits_the_screen_and_a_finger(page, site_url, width, drawing):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site_url + "actors/")
    visible = [one.get_attribute("class") for one in page.locator(".relating svg").all() if one.is_visible()]
    assert visible == [drawing]
    check_boxes(page, f".relating svg.{drawing}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for target in page.locator(f".relating svg.{drawing} .target").all():
        box = target.bounding_box()
        assert box["width"] >= 24 and box["height"] >= 24


def test_a_mark_opens_its_row_and_the_row_its_passage(page, site_url):
    page.goto(site_url + "actors/")
    page.locator(".relating svg.wide").get_by_role("link", name="Russia supports").locator(".target").click()
    page.wait_for_url("**#relation-*")
    row = page.locator("tr", has=page.locator(":target"))
    assert row.locator("td").all_inner_texts()[:3] == ["Russia", "supports", "Bashar al-Assad"]
    assert "Russian and Iranian backing" in open_passage(page, row)


def test_every_mark_leads_to_a_row_and_every_name_to_a_page(page, site_url):
    page.goto(site_url + "actors/")
    rows = set(page.eval_on_selector_all("td[id]", "nodes => nodes.map(node => node.id)"))
    for drawing in ("wide", "narrow"):
        links = page.eval_on_selector_all(
            f".relating svg.{drawing} a", "nodes => nodes.map(node => node.getAttribute('href'))"
        )
        assert {link[1:] for link in links if link.startswith("#")} == rows
    page.locator(".relating svg.wide").get_by_role("link", name="Naim Qassem", exact=True).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/actors/naim-qassem/")
    assert page.locator("h1").inner_text().startswith("Naim Qassem")


def test_print_shows_the_wide_drawing(page, site_url):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(site_url + "actors/")
    page.emulate_media(media="print")
    assert page.locator(".relating svg.wide").is_visible() and not page.locator(".relating svg.narrow").is_visible()
