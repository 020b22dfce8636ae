"""The built site in a real browser, as a reader uses it."""

import re
from collections import deque
from urllib.parse import unquote, urldefrag, urljoin

import pytest


@pytest.fixture
def page(browser, site_url):
    """A page that fails the test on an error in the console, a failed request or one to another host."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    troubles = []
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("requestfailed", lambda request: None if left(request) else troubles.append(f"failed: {request.url}"))
    page.on(
        "request", lambda request: None if own(request.url, site_url) else troubles.append(f"foreign: {request.url}")
    )
    yield page
    context.close()
    assert not troubles


def left(request):
    """Whether the request ended because the test went on to another page."""
    return request.failure == "net::ERR_ABORTED"


def own(url, site_url):
    return url.startswith((site_url, "data:", "blob:"))


def test_a_citation_opens_its_passage(page, site_url):
    page.goto(site_url + "humanitarian/")
    statement = page.locator("p", has_text="More than 280,000 people have been displaced").first
    statement.locator("a.footnote-ref").click()
    page.wait_for_url("**#fn:*")
    note = page.locator(f'[id="{unquote(page.url.split("#")[1])}"]')
    assert note.inner_text().startswith("Syria: Hezbollah backs") and "5 December 2024" in note.inner_text()
    note.locator('a[href*="sources/"]').click()
    page.wait_for_url("**/sources/**#p-*")
    passage = page.locator(f'[id="{page.url.split("#")[1]}"]')
    words = passage.evaluate("node => node.firstChild.textContent")  # buttons to copy them stand behind
    assert words.strip() == (
        "More than 280,000 people have been displaced by the recent fighting, "
        "the United Nations World Food Programme said in a post on X."
    )
    assert passage.is_visible() and passage.evaluate("node => node.matches(':target')")


def test_a_speaker_leads_to_the_actor_page(page, site_url):
    page.goto(site_url + "figures/")
    page.locator("td").get_by_role("link", name="Antonio Guterres").first.click()
    page.wait_for_url("**/actors/antonio-guterres/")
    page.goto(site_url + "quotes/")
    page.locator("h2").get_by_role("link", name="Antonio Guterres").click()
    page.wait_for_url("**/actors/antonio-guterres/")
    page.get_by_role("link", name="quotations").click()
    page.wait_for_url("**/quotes/#antonio-guterres")
    own = page.locator("h2:target + ul")
    assert "Tens of thousands of civilians are at risk" in own.locator("blockquote").first.inner_text()


def test_a_permanent_link_says_which_pages_cite_the_passage(page, site_url):
    page.goto(f"{site_url}sources/000_d7cd96d04a80de27/")
    told = page.locator("article p[id^=p-]:has(+ .cited-where)").first
    id = told.get_attribute("id")
    page.goto(f"{site_url}sources/000_d7cd96d04a80de27/#{id}")
    link = page.locator(f"p#{id} + .cited-where a").first
    assert link.is_visible()
    link.click()
    page.wait_for_url(lambda url: "/sources/" not in url)
    assert page.locator(f'article [id="fnref:{id.removeprefix("p-")}"]').count() == 1


def test_search_finds_guterres(page, site_url):
    page.goto(site_url)
    page.locator("input.md-search__input").click()
    page.locator("input.md-search__input").type("Guterres", delay=20)
    page.locator(".md-search-result__item a").first.wait_for()
    assert "Guterres" in page.locator(".md-search-result__list").inner_text()


@pytest.mark.parametrize(
    ("typed", "words"),
    [("280000", "More than 280,000 people have been displaced"), ("Erdoğan outspoken", "Erdogan was an outspoken")],
)
def test_search_finds_a_fact_first_and_once_and_opens_its_line(page, site_url, typed, words):
    page.goto(site_url)
    page.locator("input.md-search__input").click()
    page.locator("input.md-search__input").type(typed, delay=20)
    page.locator(".md-search-result__item a").first.wait_for()
    told = page.locator(".md-search-result__item .md-search-result__link", has_text=words)
    assert told.count() == 1
    assert words in page.locator(".md-search-result__item").first.inner_text()
    told.click()
    page.wait_for_url("**#fnref**")
    assert words in page.locator(":is(p, li):has(:target)").last.inner_text()


@pytest.mark.parametrize("path", ["figures/", "places/", "sources/", "data/"])
def test_no_table_runs_out_of_a_phone_and_each_value_names_its_column(page, site_url, path):
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(site_url + path)
    cells = page.locator("article table td:visible")
    assert cells.count() > 3
    for cell in cells.all()[:40]:
        box = cell.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 360
        assert cell.evaluate("node => node.scrollWidth <= node.clientWidth")
        assert cell.evaluate("node => getComputedStyle(node, '::before').content") not in ("none", '""')


def test_every_internal_link_and_anchor_leads_somewhere(page, site_url):
    """Every page that links can reach is opened; every link of it must name a page and an anchor that are there."""
    links, anchors, waiting = set(), {}, deque([site_url])
    while waiting:
        url = waiting.popleft()
        if url in anchors:
            continue
        if not url.endswith("/"):  # a file for another program
            assert page.request.get(url).ok, url
            anchors[url] = set()
            continue
        response = page.goto(url)
        assert response.ok, url
        anchors[url] = set(page.eval_on_selector_all("[id]", "nodes => nodes.map(node => node.id)"))
        for target in page.eval_on_selector_all("a[href]", "nodes => nodes.map(node => node.getAttribute('href'))"):
            absolute = urljoin(url, target)
            if absolute.startswith(site_url):
                links.add((url, absolute))
                waiting.append(urldefrag(absolute)[0])
    assert len(anchors) > 15
    for url, target in links:
        there, anchor = urldefrag(target)
        assert not anchor or unquote(anchor) in anchors[there], f"{url} → {target}"


def test_all_pages_are_in_the_site(page, site_url, built):
    """Every Markdown page has become a page that has its heading."""
    for path in (built / "content").rglob("*.md"):
        name = path.relative_to(built / "content")
        if not name.parts[0].startswith("."):
            address = re.sub(r"(^|/)index\.md$", r"\1", name.as_posix()).removesuffix(".md")
            page.goto(site_url + address + ("/" if address and not address.endswith("/") else ""))
            assert page.locator("h1").count() == 1, name


@pytest.mark.parametrize("width", [360, 1280])
def test_a_mark_of_the_timeline_is_hit_anywhere_in_24_pixels(page, site_url, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(site_url + "timeline/")
    marks = page.locator("figure.timeline:visible a")
    assert marks.count() == 9
    for mark in marks.all():
        hit = mark.evaluate(HIT)
        assert hit == [True] * len(hit), mark.get_attribute("href")


# From the middle of a mark's shape 11.5 pixels each way, and the corners of the circle in between.
HIT = """mark => {
  const box = mark.querySelector('.target').getBoundingClientRect();
  const x = box.x + box.width / 2, y = box.y + box.height / 2;
  return [[0, 0], [11.5, 0], [-11.5, 0], [0, 11.5], [0, -11.5], [8, 8], [-8, -8]].map(
    ([across, down]) => document.elementFromPoint(x + across, y + down).closest('a') === mark);
}"""


@pytest.mark.parametrize("width", [360, 1280])
def test_a_mark_of_the_timeline_opens_its_entry(page, site_url, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(site_url + "timeline/")
    frame = page.locator("figure.timeline:visible").bounding_box()
    for shape in page.locator("figure.timeline :is(circle, rect, text):visible").all():
        box = shape.bounding_box()
        assert box["x"] >= frame["x"] and box["x"] + box["width"] <= frame["x"] + frame["width"]
    mark = page.get_by_role("link", name=re.compile("5 December 2024: .* entering Hama on Thursday"))
    mark.locator(":is(circle, rect)").last.click()
    page.wait_for_url("**/timeline/#event-*")
    entry = page.locator(":target")
    assert "entering Hama on Thursday" in entry.inner_text()
    if width == 360:  # there the filters are folded into one line
        page.locator("summary", has_text="Filter").click()
    page.locator("select[name=section]").select_option("Diplomacy")
    assert not mark.is_visible() and page.locator("figure.timeline a:visible").count() == 3


def test_a_mark_shows_its_source_at_once_and_one_click_there_opens_the_passage(page, site_url):
    """The theme's tooltip, by mouse and by keyboard."""
    for open_note in ("hover", "focus"):
        page.goto(site_url + "humanitarian/")
        mark = page.locator("p", has_text="More than 280,000 people have been displaced").first.locator("sup")
        getattr(mark.locator("a.footnote-ref"), open_note)()
        tooltip = page.locator(".md-tooltip2--active")
        tooltip.wait_for()
        assert "5 December 2024" in tooltip.inner_text()
        tooltip.locator('a[href*="sources/"]').click()
        page.wait_for_url("**/sources/**#p-*")
        assert page.locator(":target").inner_text().startswith("More than 280,000 people have been displaced")
