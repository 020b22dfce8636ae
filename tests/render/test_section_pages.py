"""A section that would be longer than a page is split by months."""

import re
from dataclasses import replace
from datetime import date

import pytest

from generator.model import Article
from generator.render.by_story import ByStory
from generator.render.page_length import MOST
from generator.render.section_pages import section_pages
from tests.check.project import Project

SENTENCE = (
    "Hungry families fled from village {} of the district to the camps, and they have no food and no shelter there."
)


def make_article(name, published, count):
    sentences = "\n\n".join(SENTENCE.format(f"{name}{number}") for number in range(count))
    return Article(name, f"The drought\n\n{sentences}\n", "The drought", published, publisher="Daily")


@pytest.fixture(scope="module")
def long(tmp_path_factory):
    days = [date(2024, 10, 3), date(2024, 11, 9), date(2024, 12, 5), None]
    articles = [make_article(f"a{number}", day, 60) for number, day in enumerate(days)]
    articles.append(make_article("a9", date(2024, 12, 9), 200))
    return Project(tmp_path_factory.mktemp("long") / "project", *articles)


def pages_of(project):
    return section_pages(project.briefing, ByStory(project.briefing))["humanitarian"]


def test_a_section_that_fits_is_one_page(tmp_path):
    project = Project(tmp_path / "project", make_article("a", date(2024, 12, 5), 20))
    (page,) = pages_of(project)
    assert page.path == "humanitarian.md" and not page.others
    assert "humanitarian/2024-12.md" not in project.pages


def test_a_long_section_has_its_newest_month_first_and_a_page_for_each_month_before(long):
    first, *others = pages_of(long)
    months = list(dict.fromkeys(page.name for page in (first, *others)))
    assert months == ["2024-12", "2024-11", "2024-10", ""]
    assert first.path == "humanitarian.md" and first.others == tuple(others)
    paths = {page.path for page in others}
    assert {"humanitarian/2024-11.md", "humanitarian/2024-10.md", "humanitarian/undated.md"} <= paths
    assert "humanitarian/2024-12-2.md" in paths  # a month that is too long for a page


def test_each_sentence_stands_on_one_page_and_the_first_page_leads_to_all(long):
    pages = pages_of(long)
    shown = [one.passage.id for page in pages for _, group in page.groups for one in group]
    whole = [one.passage.id for _, group in long.briefing.in_section("humanitarian") for one in group]
    assert sorted(shown) == sorted(whole) and len(shown) > 200
    for page in pages[1:]:
        assert f"]({page.path})" in long.pages["humanitarian.md"]
        text = long.pages[page.path]
        assert all(f"[^{one.passage.id}]: [" in text for _, group in page.groups for one in group)
        assert not re.search(r"^## (?!What is reported)", text, re.MULTILINE)
    assert long.findings() == []


def test_no_page_is_higher_than_the_limit(long):
    heights = [
        22 * sum(-(-len(one.text) // 96) for _, group in page.groups for one in group) for page in pages_of(long)
    ]
    assert max(heights) <= MOST


def test_the_order_of_articles_makes_no_difference(long, tmp_path):
    articles = [one.article for one in reversed(long.parsed)]
    again = Project(tmp_path / "project", *articles)
    assert {path: text for path, text in again.pages.items() if path.startswith("humanitarian")} == {
        path: text for path, text in long.pages.items() if path.startswith("humanitarian")
    }


def test_a_section_without_key_figures_has_no_heading_for_them(tmp_path):
    text = "The raid\n\nRebels fired 12 rockets at the town of Homs in Syria on Monday.\n"
    project = Project(tmp_path / "project", Article("a", text, "The raid", date(2024, 12, 5)))
    assert project.briefing.series_in("security") and "## Figures" not in project.pages["security.md"]


def test_a_section_that_only_quotes_does_not_say_that_the_sources_say_nothing(tmp_path):
    said = "“We call on all sides to hold talks on a ceasefire now,” said the ambassador of Norlund."
    nothing = "The sources say nothing on this."
    pages = Project(tmp_path / "project", Article("a", f"Talks\n\n{said}\n", "Talks", date(2024, 12, 5))).pages
    assert "## Quotes" in pages["diplomacy.md"]
    for path in ("diplomacy.md", "security.md", "humanitarian.md"):
        has_lines = "## Quotes" in pages[path] or "## What is reported" in pages[path]
        assert has_lines != (nothing in pages[path])


def test_no_section_begins_with_a_count_that_a_newer_one_has_replaced(tmp_path):
    old = "The drought killed 120 people in the district and displaced 3,000, the police said on Sunday."
    new = "The drought killed 340 people in the district and displaced 9,000, the police said on Monday."
    first, last = make_article("a", date(2024, 12, 1), 8), make_article("b", date(2024, 12, 9), 8)
    told = [replace(one, text=f"{one.text}\n{count}\n") for one, count in ((first, old), (last, new))]
    (page,) = pages_of(Project(tmp_path / "project", *told))
    (_, leading), *themes = page.groups
    assert new in [one.text for one in leading] and old not in [one.text for one in leading]
    assert old in [one.text for _, group in themes for one in group]
