"""The site for everybody: what axe-core finds, how heavy a page is, what is left of it without scripts and on paper."""

import gzip
import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.pages import PAGES

OPTIONS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
SCHEMES = {"light": "default", "dark": "slate"}
# What a phone on a slow network has to fetch, in bytes over the wire.
OVERVIEW_WEIGHT = 350_000
OWN_WEIGHT = 25_000


@pytest.fixture(scope="module")
def page(browser):
    """One page for all: colours change without a transition, as they do for readers who want no motion."""
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def bare(browser):
    """A page that runs no script."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(page, site_url, path):
    page.emulate_media(color_scheme="light")
    page.goto(site_url + path)
    page.evaluate(Axe().axe_script)
    for width in (360, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme, name in SCHEMES.items():
            page.emulate_media(color_scheme=scheme)
            page.wait_for_selector(f'body[data-md-color-scheme="{name}"]')
            assert found(page) == [], (scheme, width)


def test_the_search_has_a_name(page, site_url):
    page.goto(site_url)
    dialog = page.locator(".md-search")
    assert dialog.get_attribute("role") == "dialog"
    assert dialog.get_attribute("aria-label") == "Search"


def found(page):
    """What axe-core holds against the page: rule, element and reason."""
    return [
        (violation["id"], node["html"], node["failureSummary"])
        for violation in page.evaluate("options => axe.run(options)", OPTIONS)["violations"]
        for node in violation["nodes"]
    ]


def test_the_overview_is_light(page, site_url, built):
    bodies = []
    page.on("requestfinished", lambda request: bodies.append(request.response().body()))
    page.goto(site_url, wait_until="networkidle")
    assert len(bodies) > 3
    assert sum(len(gzip.compress(body)) for body in bodies) <= OVERVIEW_WEIGHT
    own = [path.read_bytes() for path in (built / "site/assets").glob("briefing.*")]
    assert len(own) == 2
    assert sum(len(gzip.compress(text)) for text in own) <= OWN_WEIGHT


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_missing_without_scripts(page, bare, site_url, path):
    bare.goto(site_url + path)
    page.goto(site_url + path)
    seen, unaided = words_of(page), words_of(bare)
    assert len(unaided) > 20
    assert [word for word in seen if word not in unaided] == []


def words_of(page):
    """The words of the article that a reader can see, without those of what the script adds."""
    tools = page.locator("article .tools, article .copy").all_inner_texts()
    text = page.locator("article").inner_text()
    for tool in filter(None, tools):
        text = text.replace(tool, " ")
    return re.findall(r"\w+", text)


def test_paper_has_the_words_and_their_passages(page, site_url):
    page.set_viewport_size({"width": 794, "height": 1123})
    page.goto(site_url + "humanitarian/")
    page.emulate_media(media="print", color_scheme="dark")
    for part in (".md-header", ".md-tabs", ".md-sidebar", ".md-footer", ".md-search", ".headerlink", ".tools"):
        assert not any(each.is_visible() for each in page.locator(part).all()), part
    notes = page.locator(".footnote li")
    marks = {mark.inner_text() for mark in page.locator("article .footnote-ref").all()}
    assert {str(number + 1) for number in range(notes.count())} == marks
    assert notes.first.evaluate("node => getComputedStyle(node).listStyleType") == "decimal"
    assert all(note.is_visible() for note in notes.all())
    link, text = (page.locator(f".footnote li p{part}").first for part in (" a", ""))
    assert colour(link) == colour(text)
    page.emulate_media(media="screen")


def colour(locator):
    return locator.evaluate("node => getComputedStyle(node).color")


@pytest.mark.parametrize("path", ("", "actors/", "sources/000_d7cd96d04a80de27/"))
def test_the_feed_is_announced(page, site_url, path):
    page.goto(site_url + path)
    link = page.locator('head > link[rel="alternate"][type="application/atom+xml"]')
    assert link.evaluate("node => node.href") == site_url + "feed.xml"
    assert link.get_attribute("title") == "Syria briefing"


def test_nothing_moves_for_readers_who_want_no_motion(page, site_url):
    page.goto(site_url)
    durations = page.evaluate(
        "[...document.querySelectorAll('*')].map(node => parseFloat(getComputedStyle(node).transitionDuration))"
    )
    assert max(durations) < 0.001
