"""A site in Arabic: its pages run to the left, and hold for everybody as those in English do."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.pages import PAGES
from tests.browser.test_access import SCHEMES, found
from tests.conftest import briefing, make_project, served


@pytest.fixture(scope="module")
def arabic(tmp_path_factory):
    """The address of the founding article's site in Arabic."""
    folder = make_project(tmp_path_factory.mktemp("arabic") / "project")
    settings = folder / "site_config.yml"
    settings.write_text(settings.read_text("utf-8").replace("  language: en\n", "  language: ar\n"), "utf-8")
    briefing("build", "--site", project=folder)
    with served(folder / "site") as url:
        yield url


@pytest.fixture(scope="module")
def page(browser):
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(page, arabic, path):
    page.goto(arabic + path)
    assert page.evaluate("document.documentElement.dir || document.body.dir") == "rtl"
    page.evaluate(Axe().axe_script)
    for width in (360, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for scheme, name in SCHEMES.items():
            page.emulate_media(color_scheme=scheme)
            page.wait_for_selector(f'body[data-md-color-scheme="{name}"]')
            assert found(page) == [], (scheme, width)


def test_an_english_quotation_runs_to_the_right_and_our_words_to_the_left(page, arabic):
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{arabic}quotes/")
    edges = """one => { const words = document.createRange(); words.selectNodeContents(one)
      const line = words.getClientRects()[0], box = one.getBoundingClientRect()
      return [line.left - box.left, box.right - line.right] }"""
    before, _ = page.locator("article blockquote p").first.evaluate(edges)
    _, behind = page.locator("article h1").evaluate(edges)
    assert before < 1 and behind < 1


def test_what_the_search_offers_to_complete_lies_over_no_letter(page, arabic):
    page.goto(arabic)
    page.locator("input.md-search__input").click()
    page.locator("input.md-search__input").type("Guterr", delay=20)
    page.locator(".md-search-result__item a").first.wait_for()
    assert not page.locator(".md-search__suggest").is_visible()
    page.keyboard.press("Escape")
