"""Chips: the names of sources behind a line, which open the passage beside it."""

import pytest

WORDS = """element => {
  element.querySelectorAll("a, button").forEach(one => one.remove());
  return element.textContent.trim();
}"""


@pytest.fixture(params=[1440, 360], ids=["desk", "phone"])
def page(request, browser, site_url):
    context = browser.new_context(viewport={"width": request.param, "height": 800})
    page = context.new_page()
    page.goto(site_url)
    yield page
    context.close()


def test_a_chip_opens_its_passage_on_the_page_and_escape_leads_back(page, site_url):
    chip = page.locator("a.source").first
    passage = page.context.new_page()
    passage.goto(chip.evaluate("link => link.href"))
    words = passage.locator(":target").evaluate(WORDS)
    assert chip.bounding_box()["height"] >= 24 and chip.bounding_box()["width"] >= 24
    chip.focus()
    page.keyboard.press("Enter")
    sheet = page.get_by_role("dialog", name=chip.inner_text())
    sheet.wait_for()
    assert sheet.locator("blockquote").inner_text() == words
    assert page.url == site_url
    box, width = sheet.bounding_box(), page.viewport_size["width"]
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
    assert width > 600 or abs(box["y"] + box["height"] - 800) < 2  # a sheet at the foot of a phone
    assert page.evaluate("document.activeElement.matches('.passage-sheet .close')")
    page.keyboard.press("Escape")
    sheet.wait_for(state="hidden")
    assert page.evaluate("document.activeElement.matches('a.source')")


def test_without_scripts_a_chip_is_a_link_and_on_paper_it_is_words(browser, site_url):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url)
    page.locator("a.source").first.click()
    assert "/sources/" in page.url and "#p-" in page.url
    assert page.locator(":target").count() == 1
    page.goto(site_url)
    page.emulate_media(media="print")
    after = "link => getComputedStyle(link, '::after').content"
    assert page.locator("a.source").first.evaluate(after).startswith('", 5 December 2024')
    context.close()
