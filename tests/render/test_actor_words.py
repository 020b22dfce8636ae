"""The words of an actor that has a page stand there, by day, and the page of quotations leads to them."""

from datetime import date

import pytest

from generator.model import Article
from tests.check.project import Project

TOLD = """The flood

“{words},” Ann Smith said. Some {count} people were killed in Hama, Ann Smith said. “{own},” Ann Smith said.

{more}
"""
FIGURES = (
    "Ann Smith said 31 people were injured in Aleppo, 12 houses were destroyed in Homs and 90 people were displaced in"
    " Idlib. Ann Smith said that she was tired of it."
)
# So many that the list of quotations is not short.
OTHERS = " ".join(f"“The ferry to quay {number} left with oxen and corn,” Bob Brown said." for number in range(40))


@pytest.fixture
def project(tmp_path):
    """Two articles of two days that quote one utterance, in other words."""
    first = TOLD.format(
        words="We need boats, tents and drinking water in the whole valley today", count=120, own="Nobody slept here",
        more=OTHERS,
    )  # fmt: skip
    second = TOLD.format(
        words="We need boats, tents and clean water in the whole valley today", count=140, own="The bridge has gone",
        more=FIGURES,
    )  # fmt: skip
    return Project(
        tmp_path / "project",
        Article("a", first, "The flood", date(2024, 12, 6), publisher="Daily"),
        Article("b", second, "The flood", date(2024, 12, 7), publisher="Post"),
    )


def test_own_words_stand_by_day_on_the_page_of_the_actor_alone(project):
    page, quotes = project.pages["actors/ann-smith.md"], project.pages["quotes.md"]
    assert "## In their own words { #ann-smith }" in page and "## In the articles’ wording\n" in page
    places = [page.index(words) for words in ("The bridge has gone", "Nobody slept here", "she was tired of it")]
    assert places == sorted(places)
    assert "Nobody slept here" not in quotes
    assert "- [Ann Smith](actors/ann-smith.md), " in quotes


def test_what_differs_between_two_wordings_is_marked_and_each_has_its_publisher(project):
    page = project.pages["actors/ann-smith.md"]
    for kind, publisher in (("drinking", "Daily, 6 December 2024"), ("clean", "Post, 7 December 2024")):
        (line,) = (line for line in page.split("\n") if f"tents and <mark>{kind}</mark> water in the" in line)
        assert f"*{publisher}*{{ .origin }}" in line
    assert not project.mismatches()
    assert not project.check("actors/ann-smith.md")
    changed = page.replace("<mark>drinking</mark> water", "<mark>drinking</mark> wine")
    assert [one.rule for one in project.check("actors/ann-smith.md", changed)] == ["quotation"]


def test_the_overview_shows_who_stands_somewhere_speaks_or_is_opposed(tmp_path):
    text = (
        "The war\n\nFrance condemned Hezbollah on Monday. “We need boats,” Ann Smith said."
        " Chad and Oxfam were named in a report. Chad was named again, and Oxfam too. Aid was cut under President Otto"
        " Dummy. Health Minister Nadia Berg said the road was shut."
    )
    project = Project(tmp_path / "project", Article("a", text, "The war", date(2024, 12, 6), publisher="Daily"))
    shown = project.pages["index.md"].split("## Who stands where")[1].split("[Everyone named]")[0]
    names = [line for line in shown.split("\n") if line.startswith("-   ")]
    assert [any(name in line for line in names) for name in ("France", "Hezbollah", "Ann Smith")] == [True] * 3
    assert "Nadia Berg" in names[-1]
    assert not any(name in line for line in names for name in ("Chad", "Oxfam", "Otto Dummy"))
    assert "[France opposes Hezbollah, 6 December 2024](actors/index.md#relation-" in shown


def test_another_article_that_quotes_but_a_part_stands_without_a_bar(tmp_path):
    whole = "“I have been shaken to my bones by the loss that so many farmers of this valley carry,” Ann Smith said."
    part = "Ann Smith spoke of being shaken to her bones “by the loss that so many farmers of this valley carry.”"
    project = Project(
        tmp_path / "project",
        Article("a", f"The flood\n\n{whole}\n", "The flood", date(2024, 12, 6), publisher="Daily"),
        Article("b", f"The flood\n\n{part}\n", "The flood", date(2024, 12, 6), publisher="Post"),
    )
    lines = project.pages["quotes.md"].split("\n")
    assert [line.startswith("- > ") for line in lines if "I have been" in line] == [True]
    assert ["> " in line for line in lines if "being shaken" in line] == [False]
    assert not project.mismatches()
