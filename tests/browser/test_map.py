"""The maps as a browser draws them, with the fonts that it has."""

import itertools
import re

import pytest

from tests.browser.pages import open_passage
from tests.conftest import ROOT
from tests.render.drawings.test_map import FORMATS, SYRIA, WORLD, draw

STYLES = (ROOT / "templates/assets/briefing.css").read_text(encoding="utf-8")
BOXES = """nodes => nodes.map(node => {
  const box = node.getBBox();
  return [box.x, box.y, box.x + box.width, box.y + box.height];
})"""


def overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.fixture
def page(browser, site_url):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    foreign = []
    page.on("request", lambda request: foreign.append(request.url) if not request.url.startswith(site_url) else None)
    yield page
    page.close()
    assert not foreign


def check_boxes(page, drawing):
    """Labels touch neither each other nor a mark nor the frame."""
    labels = page.eval_on_selector_all(f"{drawing} text", BOXES)
    marks = page.eval_on_selector_all(f"{drawing} .dot", BOXES)
    width, height = map(float, page.locator(drawing).get_attribute("viewBox").split()[2:])
    assert labels
    for box in labels + marks:
        assert box[0] >= 0 and box[1] >= 0 and box[2] <= width and box[3] <= height, box
    assert not [pair for pair in itertools.combinations(labels, 2) if overlap(*pair)]
    assert not [(label, mark) for label in labels for mark in marks if overlap(label, mark)]


@pytest.mark.parametrize("family", ["sans-serif", "DejaVu Sans, Verdana, sans-serif", "serif"])
@pytest.mark.parametrize("places", [SYRIA, WORLD], ids=["region", "world"])
@pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.name)
def test_nothing_collides_in_any_usual_font(browser, places, format, family):
    page = browser.new_page()
    style = f"{STYLES} body {{ font-family: {family} }} .briefing-map {{ display: block !important }}"
    page.set_content(f"<style>{style}</style>{draw(places, format).svg}")
    check_boxes(page, ".briefing-map")
    page.close()


@pytest.mark.parametrize(
    ("path", "width", "drawing"), [("places/", 1280, "wide"), ("places/", 360, "narrow"), ("", 360, "small")]
)
def test_one_map_is_shown_that_fits_the_screen(page, site_url, path, width, drawing):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site_url + path)
    visible = [one.get_attribute("class") for one in page.locator(".briefing-map").all() if one.is_visible()]
    assert visible == [f"briefing-map {drawing}"]
    check_boxes(page, f".briefing-map.{drawing}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_mark_opens_its_row_and_the_row_its_passage(page, site_url):
    page.goto(site_url + "places/")
    page.locator(".briefing-map.wide").get_by_role("link", name="Aleppo: 1 mention").locator(".target").click()
    page.wait_for_url("**#place-*")
    row = page.locator("tr", has=page.locator(f'[id="{page.url.split("#")[1]}"]'))
    assert row.locator("td").first.inner_text() == "Aleppo"
    assert "Aleppo" in open_passage(page, row)


def test_a_country_is_reached_by_keyboard(page, site_url):
    page.goto(site_url + "places/")
    page.locator(".briefing-map.wide").get_by_role("link", name=re.compile("^Syria:")).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#place-*")
    assert page.locator(":target").inner_text() == "Syria"


def test_a_mark_of_the_overview_leads_to_its_line(page, site_url):
    page.goto(site_url)
    page.locator(".briefing-map.small").get_by_role("link", name=re.compile("^5: Aleppo")).locator(".target").click()
    page.wait_for_url("**#happened-*")
    line = page.locator(":target")
    assert line.get_attribute("data-number") == "5" and "captured Aleppo" in line.inner_text()
    # Chromium gives the number, others the attribute that it is taken from.
    assert line.evaluate("node => getComputedStyle(node, '::before').content") in ('"5"', "attr(data-number)")


def test_every_row_can_be_reached_from_the_map_or_from_what_stands_below(page, site_url):
    page.goto(site_url + "places/")
    rows = set(page.eval_on_selector_all("td[id]", "nodes => nodes.map(node => node.id)"))
    links = page.eval_on_selector_all(
        '.briefing-map.wide a, p a[href^="#place-"]', "nodes => nodes.map(node => node.getAttribute('href'))"
    )
    assert len(rows) == 9 and sorted(links) == sorted(f"#{row}" for row in rows)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_labels_can_be_read(page, site_url, scheme):
    """Contrast of text to the lightest and darkest ground that a label can stand on, by WCAG 2.2: at least 4.5."""
    page.emulate_media(color_scheme=scheme)
    page.goto(site_url + "places/")
    found = page.evaluate(CONTRAST)
    assert found and min(found.values()) >= 4.5, found


CONTRAST = """() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const paint = (colors) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const [color, opacity] of colors) {
      canvas.globalAlpha = opacity; canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
    }
    const light = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3)
      .map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2];
  };
  const back = [getComputedStyle(document.body).backgroundColor, 1];
  const layer = node => { const s = getComputedStyle(node); return [s.fill, Number(s.fillOpacity)]; };
  const found = {};
  for (const ground of ['sea', 'land', 'shade-1', 'shade-2', 'shade-3'])
    for (const text of ['town', 'area', 'neighbour']) {
      if (text === 'neighbour' && ground.startsWith('shade')) continue;
      const below = document.querySelector('.briefing-map.wide .' + ground);
      const above = document.querySelector('.briefing-map.wide .' + text);
      if (!below || !above) continue;
      const one = paint([back, layer(below)]), other = paint([back, layer(below), layer(above)]);
      found[ground + ' ' + text] = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }
  return found;
}"""


def test_print_shows_the_wide_map(page, site_url):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(site_url + "places/")
    page.emulate_media(media="print")
    assert page.locator(".briefing-map.wide").is_visible() and not page.locator(".briefing-map.narrow").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("media", ["screen", "print"])
def test_sea_and_land_can_be_told_apart(page, site_url, scheme, media):
    """The shore stands out against the land by WCAG's contrast of graphics, 3; sea and land differ besides."""
    page.emulate_media(color_scheme=scheme, media=media)
    page.goto(site_url + "places/")
    sea, land, shore = page.evaluate(GROUNDS)
    assert (max(shore, land) + 0.05) / (min(shore, land) + 0.05) >= 3
    assert (max(sea, land) + 0.05) / (min(sea, land) + 0.05) >= 1.25


GROUNDS = """() => {
  const light = color => {
    const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
    canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3)
      .map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const style = name => getComputedStyle(document.querySelector('.briefing-map.wide ' + name));
  return [light(style('.sea').fill), light(style('.land:not(.about, .named)').fill), light(style('.land').stroke)];
}"""
