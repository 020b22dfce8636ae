"""Lists of several pages: old links lead to the page that has the line now, filters go along, and words are copied."""

import re
from urllib.parse import quote

import pytest

from tests.conftest import briefing, make_project, served

TOWNS = ("Homs", "Hama", "Idlib", "Raqqa", "Palmyra", "Latakia", "Tartus", "Daraa", "Manbij", "Kobani", "Afrin", "Azaz",
         "Jarabulus", "Al-Bab")  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A site whose quotations and timeline fill several pages."""
    project = make_project(tmp_path_factory.mktemp("old") / "project", seeds=False)
    said = "“Men{0} of vale{0} went over hill{0} to town{0} with corn{0} and oxen{0} for kin{0},” {1} said."
    speakers = ("Ann Smith", "Bob Brown", "a man from Hama")
    fled = "On {1} 20{0} more than {0},000 people fled from the villages to the camps of Aleppo, Ann Smith said."
    days = ("3 May", "9 June", "1 July", "7 August", "2 September", "8 October")
    texts = [said.format(number, speakers[number % 3]) for number in range(100, 340)]
    texts += [fled.format(number, day) for number in range(10, 24) for day in days]
    crowd = [f"On 8 October 2023 shells killed {5 + number} people in {town}." for number, town in enumerate(TOWNS)]
    texts += [*crowd[:8], "Ann Smith said that she was tired of it."]
    crowd.append("“Our oxen are safe,” Bob Brown said.")
    other = project / "seeds/b.txt"
    other.write_text("The roads\n\n" + "\n\n".join(crowd[8:]) + "\n", encoding="utf-8")
    other.with_suffix(".yml").write_text("published: 2024-12-06\npublisher: Post\n", encoding="utf-8")
    (project / "seeds/a.txt").write_text("The war\n\n" + "\n\n".join(texts) + "\n", encoding="utf-8")
    (project / "seeds/a.yml").write_text("published: 2024-12-06\npublisher: Daily\n", encoding="utf-8")
    briefing("build", "--site", project=project)
    return project / "site"


@pytest.mark.parametrize("name", ["quotes", "timeline"])
def test_an_old_link_leads_on(site, browser, name):
    pattern = r'id="(fnref:[\w-]+)"' if name == "quotes" else r'id="(event-[\w-]+)"'
    parts = sorted((site / name).glob("*/index.html"))
    further = [path for path in parts if re.search(r"-\d$", path.parent.name)]
    assert len(parts) > 1 and (further or name == "timeline")
    with served(site) as url:
        for part in {parts[0], parts[-1], *further[-1:]}:
            id = re.search(pattern, part.read_text(encoding="utf-8"))[1]
            page = browser.new_page()
            page.goto(f"{url}{name}/#{id}")
            page.wait_for_url(f"**/{name}/{part.parent.name}/#{quote(id)}", timeout=10_000)
            page.close()


def test_an_old_link_to_a_speaker_leads_to_the_page_of_the_actor(site, browser):
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    with served(site) as url:
        page.goto(f"{url}quotes/?actor=Ann+Smith")
        assert set(page.locator("li[data-kind]:visible a").all_inner_texts()) == {"Ann Smith", "Ann Smith (2)"}
        page.goto(f"{url}quotes/#ann-smith")
        page.wait_for_url("**/actors/ann-smith/#ann-smith", timeout=10_000)
        # Further words of theirs stand on further pages.
        assert page.locator(".in-line a").first.get_attribute("href") == "../../quotes/ann-smith-2/"
        entry = page.locator("li:has(blockquote)").first
        passage = f"{url}sources/a/#p-"
        for name, copied in (("Copy", f" — Ann Smith, Daily, 6 December 2024, {passage}"), ("Link", passage)):
            entry.get_by_role("button", name=name).click()
            entry.get_by_role("button", name="Copied").wait_for()
            assert copied in page.evaluate("navigator.clipboard.readText()").replace("\n", " ")
            entry.get_by_role("button", name=name).wait_for()
    context.close()


def test_a_filter_counts_on_in_the_drawing_and_goes_along_to_other_months(site, browser):
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    with served(site) as url:
        for address, fewest in (("timeline/", 10), ("timeline/?source=Post", 6)):
            page.goto(url + address)
            counts = page.locator(".timeline.wide a.more:visible text").all_text_contents()
            marks = page.locator(".timeline.wide a:not(.more):visible").count()
            entries = page.locator("li[id^=event-]:visible").count()
            assert marks + sum(map(int, counts)) == entries >= fewest and counts
        assert entries == 6
        page.locator(".in-line a").first.click()
        page.wait_for_url("**/timeline/*/?source=Post")
        assert page.get_by_label("Source").input_value() == "Post"
    page.close()


def test_quotations_are_chosen_by_source_and_a_paraphrase_is_copied_as_one(site, browser):
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    entries = page.locator(".md-content li[data-kind]:visible, .md-content li:has(> blockquote):visible")
    with served(site) as url:
        page.goto(f"{url}quotes/")
        page.get_by_label("Source").select_option("Post")
        entries.locator("a").click()
        page.wait_for_url("**/quotes/bob-brown*/?source=Post")
        assert entries.count() == 1 and "Post, 6 December 2024" in entries.inner_text()
        page.goto(f"{url}quotes/ann-smith-2/")
        entry = page.locator("li[data-kind=paraphrase]")
        entry.get_by_role("button", name="Copy").click()
        entry.get_by_role("button", name="Copied").wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith("said (paraphrase): she was tired of it\n— Ann Smith (paraphrase), Daily, 6 December")
    context.close()


def test_what_stands_nowhere_leads_nowhere(site, browser):
    with served(site) as url:
        page = browser.new_page()
        page.goto(f"{url}quotes/#nobody-of-this-name")
        page.wait_for_load_state("networkidle")
        assert page.url == f"{url}quotes/#nobody-of-this-name"
        page.close()
