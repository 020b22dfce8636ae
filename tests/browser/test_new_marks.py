"""What is new since the last edition: marked beside its citations, by a word, for eye and ear, on screen and paper."""

import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.test_access import OPTIONS
from tests.conftest import briefing, make_project
from tests.editions.test_editions import add_friday, close

CORRECTIONS = """
quotes:
  - quote: They will not be able to achieve their goals
    speaker: Hezbollah
figures:
  - figure: about three million Syrian refugees
    term: migrants
"""
# Every kind of page that is not there, or looks otherwise, before an editor had a hand in it.
EDITED = (
    "index",
    "changes/index",
    "changes/morning/index",
    "figures/index",
    "quotes/index",
    "diplomacy/index",
    "mine/index",
)
LABELS = """() => [...document.querySelectorAll(
    ".md-typeset sup[id^=fnref], .md-typeset td a[href*='#fnref:']")].map(sup => [
    sup.closest("li, td, p").textContent, getComputedStyle(sup, "::after").content])"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    project = make_project(tmp_path_factory.mktemp("marks") / "project")
    close(project, "morning", "2024-12-05T09:00")
    close(project, 'the “first” "one"; } body { display: none', "2024-12-05T18:00")
    add_friday(project)
    (project / "corrections.yml").write_text(CORRECTIONS, encoding="utf-8")
    briefing("build", project=project)
    diplomacy = project / "content/diplomacy.md"
    text = diplomacy.read_text(encoding="utf-8")
    diplomacy.write_text(text.replace("\n## ", "\nOur own reading of the week.\n\n## ", 1), encoding="utf-8")
    (project / "content/mine.md").write_text("# What we think\n\nMuch.\n", encoding="utf-8")
    (project / "content/ours.md").write_text("# About us\n\n## Who\n\nUs.\n", encoding="utf-8")
    settings = project / "site_config.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("  - Data:", "  - About us: ours.md\n  - Data:"), encoding="utf-8")
    briefing("build", "--site", project=project)
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
    contents = "links => links.map(link => getComputedStyle(link, '::after').content)"
    assert set(page.locator("div.all-new a.source").evaluate_all(contents)) == {"none"}
    others = page.locator("a.source:not(div.all-new *)").evaluate_all(contents)
    assert any("new" in content for content in others)


@pytest.mark.parametrize("path", EDITED)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_pass_axe_and_fit_a_phone(browser, site, path, scheme):
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto((site / f"{path}.html").as_uri())
    for width in (1440, 360):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(page, options=OPTIONS)
        assert not found.response["violations"], found.generate_report()
    context.close()


def test_what_the_editor_wrote_and_set_is_told(page, site):
    page.goto((site / "diplomacy/index.html").as_uri())
    assert page.locator("p", has_text="Our own reading").inner_text() == "Our own reading of the week. Editor’s text"
    page.goto((site / "mine/index.html").as_uri())
    assert page.locator("article", has_text="Written by the editors of this briefing").is_visible()
    page.goto((site / "figures/index.html").as_uri())
    assert page.get_by_text("(read so by the editor)").first.is_visible()
    page.goto((site / "quotes/index.html").as_uri())
    assert page.get_by_text("speaker named by the editor").first.is_visible()
