"""The pages of a briefing on several stories."""

import re

import pytest

from generator.config_reader import load_config
from generator.evidence import Series
from generator.gather import gather
from generator.render import page_makers
from generator.render.drawings.chart import chart_path
from tests.conftest import ROOT
from tests.gather.test_stories import REPORTS, articles, newest_first, two_stories
from tests.rendering import render

CONFIG = load_config(ROOT / "site_config.yml")


def pages_of(of):
    briefing = gather(of, "Our briefing", CONFIG.sections)
    return briefing, {page.path: page.text for page in render(briefing, of, CONFIG)}


@pytest.fixture(scope="module")
def two():
    return pages_of(newest_first(list(two_stories())))


def test_the_first_page_gives_each_story_with_its_sources_and_the_way_to_its_overview(two):
    _, pages = two
    index = pages["index.md"]
    assert "# Our briefing" in index and "[6 sources](sources/index.md) · 2 stories\n" in index
    assert re.findall(r"^## \[(.+?)\]\(stories/", index, re.MULTILINE) == ["Kassala, Sudan", "Arequipa, Peru"]
    siege, quake = index.split("\n## ")[1:]
    assert "· 4 sources" in siege and "· 2 sources" in quake
    assert "no contradiction found" in pages["stories/quake there-0.md"]
    assert "no contradiction found" not in pages["stories/siege-0.md"], "two of its parties accuse each other"
    assert "people killed, Kassala" in siege and "people killed, Arequipa" in quake
    assert "Kassala" not in quake.partition("\n[^")[0] and "Arequipa" not in siege


def test_each_story_has_an_overview_of_its_own(two):
    briefing, pages = two
    for story, other in zip(briefing.stories, reversed(briefing.stories), strict=True):
        page = pages[story.page]
        assert f"\n# {story.title}\n" in page
        assert page.count("\n[Overview](../index.md) · As of") == 1
        cited = set(re.findall(r"\(\.\./sources/(.+?)\.md#p-", page))
        assert cited and cited <= set(story.ids)
        assert other.title.split(",")[0] not in page


def test_a_single_story_has_no_page_beside_the_overview():
    _, pages = pages_of(articles("siege"))
    assert not [path for path in pages if path.startswith("stories/")]
    assert "stories" not in pages["index.md"]
    assert "# Our briefing" in pages["index.md"] and "## What happened" in pages["index.md"]


def test_of_many_stories_the_first_page_presents_the_largest_and_lists_the_others(monkeypatch):
    monkeypatch.setattr(page_makers, "MOST_STORIES", 2)
    briefing, pages = pages_of(articles(*REPORTS))
    presented = re.findall(r"^## \[(.+?)\]", pages["index.md"], re.MULTILINE)
    listed = re.findall(r"^- \[(.+?)\]\(stories/", pages["index.md"], re.MULTILINE)
    assert presented == ["Kassala, Sudan", "Dongola, Sudan"]
    assert listed == ["Pokhara, Nepal", "Arequipa, Peru"]
    assert {story.page for story in briefing.stories} == {path for path in pages if path.startswith("stories/")}


@pytest.mark.parametrize("path", ["humanitarian.md", "figures.md", "quotes.md", "timeline.md"])
def test_what_a_list_holds_stands_under_its_story(two, path):
    briefing, pages = two
    stories = {story.title: set(story.ids) for story in briefing.stories}
    shown = [part for part in pages[path].partition("\n[^")[0].split("\n## ")[1:] if part.startswith("[")]
    titles = [part[1 : part.index("]")] for part in shown]
    assert titles and titles == [title for title in stories if title in titles]
    for title, part in zip(titles, shown, strict=True):
        cited = set(re.findall(r"\[\^(\w+)\]|#fnref:(\w+)", part))
        articles = {source_of(pages, mark or line) for mark, line in cited}
        assert articles <= stories[title]


def source_of(pages, passage):
    """The article that a passage is from, by the page that shows it."""
    (path,) = (path for path, text in pages.items() if path.startswith("sources/") and f"{{ #p-{passage} }}" in text)
    return path.removeprefix("sources/").removesuffix(".md")


def test_an_actor_and_a_relation_name_their_story(two):
    briefing, pages = two
    for story in briefing.stories:
        assert f"[{story.title}](../{story.page})" in pages["actors/index.md"]


def test_series_of_two_stories_that_count_alike_have_drawings_of_their_own():
    series = Series("casualties", "killed", "people", "", ())
    assert len({chart_path(series), chart_path(series, "a"), chart_path(series, "b")}) == 3
