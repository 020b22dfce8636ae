"""What is new since the last edition: marked beside its citations, by a word, for eye and ear, on screen and paper."""

import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.test_access import OPTIONS
from tests.conftest import make_project, run
from tests.editions.test_editions import add_friday, close

LABELS = """() => [...document.querySelectorAll(".md-typeset sup[id^=fnref]")].map(sup => [
    sup.closest("li, td, p").textContent, getComputedStyle(sup, "::after").content])"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    project = make_project(tmp_path_factory.mktemp("marks") / "project")
    close(project, 'the “first” "one"; } body { display: none', "2024-12-05T18:00")
    add_friday(project)
    run("generator", "build", "--site", cwd=project)
    yield project / "site"
    shutil.rmtree(project)


@pytest.fixture
def page(browser, site):
    page = browser.new_page()
    yield page
    page.close()


def marked(page, address):
    page.goto(address.as_uri())
    labels = page.evaluate(LABELS)
    assert labels
    return {text for text, content in labels if content != "none"}, {text for text, content in labels}


@pytest.mark.parametrize("medium", ["screen", "print"])
def test_new_passages_are_marked_and_the_others_not(page, site, medium):
    page.emulate_media(media=medium)
    new, every = marked(page, site / "figures/index.html")
    assert {text for text in every if "310,000" in text} == new
    assert {text for text in every if "280,000" in text}.isdisjoint(new)


def test_the_mark_is_a_word_with_what_it_is_new_since(page, site):
    page.goto((site / "figures/index.html").as_uri())
    contents = {content for _, content in page.evaluate(LABELS)} - {"none"}
    assert contents == {'"new" / " (new since edition the “first” \\"one\\"; } body { display: none)"'}
    assert page.locator("article").is_visible()


def test_pages_that_list_what_is_new_carry_no_marks(page, site):
    assert not marked(page, site / "changes/index.html")[0]
    page.goto((site / "index.html").as_uri())
    inside = "sup => getComputedStyle(sup, '::after').content"
    assert {one.evaluate(inside) for one in page.locator("div.all-new sup").all()} == {"none"}
    assert marked(page, site / "index.html")[0]


@pytest.mark.parametrize("path", ["index.html", "changes/index.html", "figures/index.html"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_pass_axe_and_fit_a_phone(browser, site, path, scheme):
    context = browser.new_context(viewport={"width": 360, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.goto((site / path).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    found = Axe().run(page, options=OPTIONS)
    assert not found.response["violations"], found.generate_report()
    context.close()
