"""The site by keyboard alone: what Tab reaches, that one sees where one is, and what Enter does."""

import pytest

from tests.browser.pages import PAGES

# Everything in the article that a reader can use, with a number to know it by.
NUMBER = """() => [...document.querySelectorAll('article :is(a[href], button, select, input, summary, [tabindex="0"])')]
  .filter(node => node.checkVisibility({visibilityProperty: true}) && node.tabIndex >= 0)
  .map((node, number) => (node.dataset.number = number, node.outerHTML.slice(0, 120)))"""
# Which of them has the focus, and whether that shows: a ring, or in a drawing a stroke, and nothing on top of it.
FOCUSED = """() => {
  const node = document.activeElement;
  if (!node || node === document.body) return null;
  const inside = [node, ...node.querySelectorAll('*')].map(one => getComputedStyle(one));
  const ring = getComputedStyle(node).outlineStyle !== 'none' && parseFloat(getComputedStyle(node).outlineWidth) > 0;
  const drawn = inside.some(style => style.stroke !== 'none' && parseFloat(style.strokeWidth) >= 2);
  const box = node.getBoundingClientRect(), header = document.querySelector('.md-header').getBoundingClientRect();
  const free = box.bottom > header.bottom && box.top < innerHeight;
  const shown = Boolean(ring || node.closest('svg') && drawn);
  return {number: node.dataset.number, seen: node.matches(':focus-visible') && shown && free, html: node.outerHTML};
}"""
BACKGROUND = "node => getComputedStyle(node).backgroundColor"


@pytest.fixture(scope="module")
def page(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_tab_reaches_everything_and_shows_where_it_is(page, site_url, path):
    page.goto(site_url + path)
    wanted = page.evaluate(NUMBER)
    reached, unseen = set(), []
    for _ in range(2 * len(wanted) + 100):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None:
            break
        if focused["number"] is not None:
            reached.add(int(focused["number"]))
            if not focused["seen"]:
                unseen.append(focused)
    assert focused is None, "the focus never leaves the page"
    assert wanted and [html for number, html in enumerate(wanted) if number not in reached] == []
    assert unseen == []


def test_enter_on_a_citation_goes_to_its_passage_which_stands_out(page, site_url):
    page.goto(site_url + "humanitarian/")
    page.locator("article p a.footnote-ref").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#fn:*")
    assert stands_out(page)
    page.locator(":target a[href*='sources/']").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/sources/**#p-*")
    assert stands_out(page)


def stands_out(page):
    """Whether the target has a colour that its neighbours have not, and lies in view, below the header."""
    target = page.locator(":target")
    others = target.locator("xpath=following-sibling::* | preceding-sibling::*")
    plain = {other.evaluate(BACKGROUND) for other in others.all()}
    header = page.locator(".md-header").bounding_box()
    top = target.bounding_box()["y"]
    return target.evaluate(BACKGROUND) not in plain and header["y"] + header["height"] <= top < 800


@pytest.mark.parametrize("path", ["", "quotes/", "sources/000_d7cd96d04a80de27/"])
def test_the_skip_link_leads_past_the_menu(page, site_url, path):
    page.goto(site_url + path)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.md-skip')")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('.md-content, .md-sidebar--secondary'))")


@pytest.mark.parametrize("path", ["timeline/", "quotes/"])
def test_a_filter_is_set_by_keyboard(page, site_url, path):
    page.goto(site_url + path)
    page.get_by_label("Section").focus()
    page.keyboard.press("ArrowDown")
    shown, _, whole = page.locator(".tools output").inner_text().partition(" / ")
    assert 0 < int(shown) < int(whole.split()[0])
