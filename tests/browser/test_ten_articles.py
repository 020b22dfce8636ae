"""A site of ten articles: what it offers for finding one's way, and that its pages stay short enough to be read.

The articles are from Wikinews (CC BY), as the GUM corpus has them. They are no part of this repository: where no folder
`shared` lies beside it, nothing is tested here.
"""

import gzip
import json
import statistics

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.test_access import SCHEMES, found
from tests.browser.test_map import check_boxes
from tests.conftest import ROOT, make_project, run, served

ARTICLES = ROOT.parent / "shared/gold/gum-news.jsonl"
COUNT = 10
LAPTOP = {"width": 1440, "height": 900}
PHONE = {"width": 360, "height": 780}
SCREENS = 2  # of a laptop, for the overview without its passages
MOST_MOVED = 0.02  # of what a reader sees (https://web.dev/articles/cls)
MOVED = """window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(
  one => { if (!one.hadRecentInput) window.moved += one.value })).observe({type: "layout-shift", buffered: true})"""
# Letters that a whole line would have, of each text of two lines and more.
LETTERS_A_LINE = """[...document.querySelectorAll("article p, article ul > li:not(:has(p, ul))")].map(one => {
  const words = document.createRange()
  words.selectNodeContents(one)
  const wide = [...words.getClientRects()].reduce((all, line) => all + line.width, 0)
  const lines = wide / one.getBoundingClientRect().width
  return lines < 2 ? 0 : one.innerText.length / lines }).filter(Boolean)"""
INDEX_OF_ONE = 2_500  # bytes compressed, of one article: sixty take less than 150 kB

pytestmark = pytest.mark.skipif(not ARTICLES.is_file(), reason="needs the articles in ../shared/gold")


@pytest.fixture(scope="module")
def ten(tmp_path_factory):
    """The address of a site of ten articles."""
    folder = make_project(tmp_path_factory.mktemp("ten") / "project", seeds=False)
    with ARTICLES.open(encoding="utf-8") as lines:
        for line in [next(lines) for _ in range(COUNT)]:
            article = json.loads(line)
            seed = folder / "seeds" / f"{article['id'].lower()}.txt"
            seed.write_text(article["text"], encoding="utf-8")
            about = f"published: {article['date']}\npublisher: Wikinews\n"
            seed.with_suffix(".yml").write_text(about, encoding="utf-8")
    run("generator", "build", "--site", cwd=folder)
    with served(folder / "site") as url:
        yield url


@pytest.fixture
def page(browser, ten):
    """A page that fails the test on an error of a script and on a request to another host."""
    page = browser.new_page(viewport=LAPTOP, reduced_motion="reduce")
    troubles = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(ten) else troubles.append(request.url))
    yield page
    page.close()
    assert [trouble for trouble in troubles if not trouble.startswith(("data:", "blob:"))] == []


def shown(page):
    found = "li[data-section], li:has(> [data-section]), li:has(> blockquote > [data-section])"
    return page.locator(f".md-content :is({found}):visible")


def test_the_overview_fits_two_screens_of_a_laptop(page, ten):
    page.goto(ten)
    assert page.locator("article a", has_text=f"{COUNT} sources").is_visible()
    last = page.locator("article > .columns").last.bounding_box()
    assert last["y"] + last["height"] <= SCREENS * LAPTOP["height"]


def test_on_a_phone_what_follows_the_map_begins_on_the_second_screen(page, ten):
    page.set_viewport_size(PHONE)
    page.goto(ten)
    told = page.locator("article > .columns").first.bounding_box()
    assert told["height"] > 300 and told["y"] + told["height"] <= 2 * PHONE["height"]
    assert page.evaluate("document.documentElement.scrollHeight") <= 7 * PHONE["height"]


def test_the_highlights_are_from_as_many_articles_and_say_their_day(page, ten):
    page.goto(ten)
    days = page.locator(".happened a.source").evaluate_all("links => links.map(link => link.title)")
    lines = page.locator(".happened li").count()
    assert len(days) == len(set(days)) == lines and 3 <= lines <= 5


@pytest.mark.parametrize("path", ["", "actors/", "timeline/", "places/", "quotes/", "figures/", "sources/", "data/"])
@pytest.mark.parametrize("width", [360, 768, 1440])
def test_nothing_is_wider_than_the_screen(page, ten, path, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(ten + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    ("path", "width", "drawing"), [("places/", 1440, "wide"), ("places/", 360, "narrow"), ("", 360, "small")]
)
def test_the_marks_of_the_map_are_inside_the_frame_and_labels_touch_nothing(page, ten, path, width, drawing):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(ten + path)
    check_boxes(page, f".briefing-map.{drawing}")


@pytest.mark.parametrize("path", ["", "humanitarian/", "figures/"])
def test_marks_and_chips_are_large_enough_to_touch(page, ten, path):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(ten + path)
    boxes = [one.bounding_box() for one in page.locator("a.footnote-ref:visible, a.source:visible").all()]
    assert boxes and all(min(box["width"], box["height"]) >= 24 for box in boxes)


@pytest.mark.parametrize("path", ["", "timeline/", "quotes/", "actors/"])
@pytest.mark.parametrize("width", [360, 768, 1440])
def test_nothing_moves_while_a_page_comes(page, ten, path, width):
    page.set_viewport_size({"width": width, "height": 740})
    page.add_init_script(MOVED)
    page.goto(ten + path, wait_until="networkidle")
    assert page.evaluate("window.moved") <= MOST_MOVED


@pytest.mark.parametrize("path", ["humanitarian/", "timeline/"])
def test_lines_have_a_length_that_is_read_without_losing_ones_place(page, ten, path):
    page.goto(ten + path)
    letters = page.evaluate(LETTERS_A_LINE)
    assert len(letters) > 4 and 60 <= statistics.median(letters) <= 75


def test_the_index_of_the_search_is_light(page, ten):
    index = page.request.get(f"{ten}search/search_index.json").body()
    assert len(gzip.compress(index)) <= COUNT * INDEX_OF_ONE


def test_on_a_phone_the_filters_take_one_line_until_they_are_opened(page, ten):
    page.set_viewport_size(PHONE)
    page.goto(ten + "timeline/")
    assert page.locator(".tools").bounding_box()["height"] < 60
    assert not page.get_by_label("Actor").is_visible()
    page.locator(".tools summary").click()
    page.get_by_label("Actor").select_option("NASA")
    page.reload()
    assert page.get_by_label("Actor").is_visible() and shown(page).count() == 1


def test_a_chip_opens_the_whole_passage_where_its_sources_page_has_the_first_words_alone(page, ten):
    page.goto(ten)
    chips = page.locator(".happened a.source")
    assert chips.count() > 1
    for number in range(chips.count()):
        chip = chips.nth(number)
        chip.click()
        sheet = page.locator(".passage-sheet")
        sheet.wait_for()
        line = chip.evaluate("link => link.closest('li, td, dd, p').textContent")
        assert sheet.locator("blockquote").inner_text() in line
        page.keyboard.press("Escape")
        sheet.wait_for(state="hidden")


@pytest.mark.parametrize("path", ["", "actors/", "timeline/", "diplomacy/", "figures/"])
def test_axe_finds_nothing(page, ten, path):
    page.goto(ten + path)
    page.evaluate(Axe().axe_script)
    for scheme, name in SCHEMES.items():
        page.emulate_media(color_scheme=scheme)
        page.wait_for_selector(f'body[data-md-color-scheme="{name}"]')
        assert found(page) == [], scheme


def test_speakers_are_filtered_by_section_and_lead_to_their_words(page, ten):
    page.goto(ten + "quotes/")
    whole = shown(page).count()
    page.get_by_label("Section").select_option("Humanitarian picture")
    assert 0 < shown(page).count() < whole
    assert page.locator(".tools output").inner_text() == f"{shown(page).count()} / {whole} shown"
    page.get_by_label("Section").select_option("All")
    page.locator("article").get_by_role("link", name="Najib Razak").first.click()
    page.wait_for_url("**/quotes/*/#najib-razak")
    assert page.locator("h2:target").inner_text().startswith("Najib Razak")
    assert page.locator("h2:target + ul > li").count() > 0


def test_those_without_a_known_speaker_are_one_click_from_the_list_of_gaps(page, ten):
    page.goto(ten + "sources/")
    page.get_by_role("link", name="see the quotes").click()
    page.wait_for_url("**/quotes/**#unknown")
    assert page.locator(":target").inner_text().startswith("Speaker not named")


def test_a_long_timeline_has_headings_which_a_filter_hides_with_their_entries(page, ten):
    page.goto(ten + "timeline/")
    assert page.locator("article h2:visible").count() > 1
    page.get_by_label("Actor").select_option("NASA")
    assert shown(page).count() == 1 == page.locator("article h2:visible").count()
    marks = page.locator("figure.timeline a:not(.more):visible")  # a mark, and its label where it has one
    assert len({mark.get_attribute("href") for mark in marks.all()}) == 1


def test_each_kind_of_actor_has_a_screen_of_cards_and_then_names(page, ten):
    page.goto(ten + "actors/")
    assert 12 < page.locator(".grid.cards > ul > li").count() < 50
    assert page.locator(".in-line li").count() > 20
    assert page.locator(".in-line li", has_text="more").last.get_by_role("link").is_visible()


def test_search_finds_what_one_article_of_ten_says(page, ten):
    page.goto(ten)
    page.locator("input.md-search__input").click()
    page.locator("input.md-search__input").type("Rohingya", delay=20)
    page.locator(".md-search-result__item a").first.wait_for()
    assert "Rohingya" in page.locator(".md-search-result__list").inner_text()
