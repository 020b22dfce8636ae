"""What the pages' script adds: filters of lists, and the button that copies a quotation with its citation."""

import pytest


@pytest.fixture
def page(browser, site_url):
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    yield page
    context.close()


def shown(page):
    return page.locator(".md-content li[data-section]:visible, .md-content li:has(> [data-section]):visible")


def test_the_timeline_is_filtered_by_section_and_by_actor(page, site_url):
    page.goto(site_url + "timeline/")
    whole = shown(page).count()
    page.get_by_label("Section").select_option("Diplomacy")
    assert 0 < shown(page).count() < whole
    page.get_by_label("Actor").select_option("Recep Tayyip Erdogan")
    assert shown(page).count() == 1
    assert "called on al-Assad" in shown(page).inner_text()
    assert page.locator(".tools output").inner_text().startswith(f"1 / {whole} ")
    page.get_by_label("Section").select_option("All")
    page.get_by_label("Actor").select_option("All")
    assert shown(page).count() == whole


def test_the_quotes_of_one_speaker_hide_the_headings_of_the_others(page, site_url):
    page.goto(site_url + "quotes/")
    page.get_by_label("Actor").select_option("Naim Qassem")
    assert [text.strip("¶ ") for text in page.locator("article h2:visible").all_inner_texts()] == ["Naim Qassem"]


def test_quotes_that_are_word_for_word_can_be_shown_alone_and_stand_first(page, site_url):
    page.goto(site_url + "quotes/")
    whole = page.locator(".md-content li:visible").count()
    page.get_by_label("Kind").select_option("word for word")
    shown = page.locator("article h2 ~ ul > li:visible")
    assert 0 < shown.count() < whole
    assert shown.locator("blockquote").count() == shown.count()
    page.get_by_label("Kind").select_option("All")
    assert page.locator("article h2 + ul").first.locator("li").first.locator("blockquote").count() == 1


def test_a_quotation_is_copied_with_its_citation(page, site_url):
    page.goto(site_url + "quotes/")
    entry = page.locator("li:has(blockquote)", has_text="Tens of thousands of civilians are at risk")
    entry.get_by_role("button", name="Copy").click()
    entry.get_by_role("button", name="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    words, _, citation = copied.partition("\n— ")
    assert words == "“Tens of thousands of civilians are at risk in a region already on fire,”"
    assert citation.startswith("Antonio Guterres, Syria: Hezbollah backs")
    assert "5 December 2024" in citation and "/sources/" in citation


def test_a_paraphrase_is_copied_as_a_paraphrase(page, site_url):
    page.goto(site_url + "quotes/")
    entry = page.locator("h2 ~ ul > li[data-kind='in part verbatim']").first
    entry.get_by_role("button", name="Copy").click()
    entry.get_by_role("button", name="Copied").wait_for()
    citation = page.evaluate("navigator.clipboard.readText()").partition("\n— ")[2]
    assert " (in part verbatim), Syria: Hezbollah backs" in citation


def test_what_is_selected_by_hand_has_no_marks(page, site_url):
    page.goto(site_url + "quotes/")
    entry = page.locator("li:has(blockquote)", has_text="Tens of thousands of civilians are at risk")
    entry.evaluate("one => getSelection().selectAllChildren(one)")
    page.keyboard.press("Control+C")
    copied = page.evaluate("navigator.clipboard.readText()").strip()
    assert copied == "“Tens of thousands of civilians are at risk in a region already on fire,”"


def test_a_filtered_view_has_an_address_of_its_own(page, site_url):
    page.goto(site_url + "timeline/")
    page.get_by_label("Section").select_option("Diplomacy")
    page.get_by_label("Actor").select_option("Recep Tayyip Erdogan")
    assert page.url == site_url + "timeline/?section=Diplomacy&actor=Recep+Tayyip+Erdogan"
    page.goto(page.url)
    assert shown(page).count() == 1 and page.get_by_label("Section").input_value() == "Diplomacy"
    page.goto(site_url + "timeline/?source=Another")
    assert shown(page).count() == 0 and page.get_by_label("Source").input_value() == "Another"
    page.get_by_label("Source").select_option("All")
    assert page.url == site_url + "timeline/" and shown(page).count() > 1


def test_a_passage_that_a_link_opens_can_be_copied_with_its_source(page, site_url):
    page.goto(site_url + "sources/000_d7cd96d04a80de27/")
    ids = page.locator("p[id^=p-]").evaluate_all("all => all.map(one => one.id)")
    page.evaluate("id => { location.hash = id; }", ids[1])
    passage = page.locator(f"#{ids[1]}")
    words = passage.evaluate("one => one.firstChild.textContent.trim()")
    for name, copied in (
        ("Copy text", words),
        ("Copy with citation", f"{words}\n— Syria: Hezbollah backs"),
        ("Copy link", page.url),
    ):
        passage.get_by_role("button", name=name).click()
        passage.get_by_role("button", name="Copied").wait_for()
        assert page.evaluate("navigator.clipboard.readText()").startswith(copied)
        passage.get_by_role("button", name=name).wait_for()
    page.evaluate("id => { location.hash = id; }", ids[2])
    assert page.locator(f"#{ids[2]} button").count() == 3 and passage.locator("button").count() == 0


def test_without_javascript_every_entry_is_there_and_no_empty_control(browser, site_url):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + "timeline/")
    assert shown(page).count() > 5
    assert not page.locator(".tools").is_visible()
    context.close()
