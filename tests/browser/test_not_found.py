"""The page for an address that is not there, wherever it was asked for."""

import pytest

from generator.render.words import Words
from generator.site.not_found import explain_not_found
from tests.conftest import ROOT

THEME = "<main><h1>404 - Not found</h1></main>"


@pytest.fixture
def page(browser, built, site_url):
    """A page at a server that gives 404.html for what is not there, as GitHub Pages and other hosts do."""
    page = browser.new_page()
    text = (built / "site/404.html").read_text(encoding="utf-8")
    page.route("**/nobody/**", lambda route: route.fulfill(status=404, content_type="text/html", body=text))
    yield page
    page.close()


@pytest.mark.parametrize("path", ["nobody/", "actors/nobody/", "sources/of/nobody/at/all.html"])
def test_it_says_what_happened_and_leads_back(page, site_url, path):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    assert page.goto(site_url + path, wait_until="networkidle").status == 404
    assert page.locator("h1").inner_text() == "There is no such page"
    assert page.locator("body").evaluate("node => getComputedStyle(node).fontFamily") != ""
    links = page.eval_on_selector_all("article li a", "nodes => nodes.map(node => node.href)")
    assert len(links) == page.locator(".md-tabs__item").count() and links[0] == site_url
    assert all(page.request.get(link).ok for link in links)
    assert all(url.startswith((site_url, "data:", "blob:")) for url in asked)
    page.locator("article").get_by_role("link", name="Quotes").click()
    page.wait_for_url(site_url + "quotes/")


@pytest.mark.parametrize(
    ("site_url", "address"),
    [
        (None, "/actors/"),
        ("https://example.org", "/actors/"),
        ("https://example.org/a/b/", "/a/b/actors/"),
        ("http://127.0.0.1:8000/a", "/a/actors/"),
    ],
)
def test_its_links_begin_at_the_root_of_the_site(site_url, address):
    told = explain_not_found(THEME, [("A <b>", "actors/")], site_url, Words("en", (ROOT / "templates",)))
    assert f'<li><a href="{address}">A &lt;b&gt;</a></li>' in told


def test_it_speaks_the_language_of_the_site():
    told = explain_not_found(THEME, [], None, Words("fr", (ROOT / "templates",)))
    assert "Cette page n’existe pas" in told
