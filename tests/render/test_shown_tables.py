"""What the tables of figures show of place and day; and the cards of key figures."""

from datetime import date

import pytest

from generator.model import Article
from tests.check.project import Project


@pytest.fixture
def figures(tmp_path):
    """Make the page of figures of a text, in a briefing of two days."""

    def make(text):
        article = Article("a", f"The flood\n\n{text}\n", "The flood", date(2024, 12, 6), publisher="Daily")
        other = Article("b", "A note\n\nThe talks in Geneva went on.\n", "A note", date(2024, 12, 9))
        return Project(tmp_path / "project", article, other).pages["figures.md"]

    return make


def test_a_place_that_all_rows_share_stands_above_them(figures):
    text = "Some 120 people were killed in Hama, Ann Smith said. Later 140 people were killed in Hama, Bob Brown said."
    shown = figures(text)
    assert "**people killed**, Hama · Daily (6 December 2024) · [CSV](data/figures-killed-people.csv)\n" in shown
    assert "| Figure | Counted by |" in shown


def test_rows_of_several_places_tell_theirs(figures):
    text = "Some 120 people were killed in Hama, Ann Smith said. Some 300 people were killed in Aleppo, Bob Brown said."
    shown = figures(text)
    assert "| Figure | Where | Counted by |" in shown
    assert " | Hama | " in shown and " | Aleppo | " in shown


def test_a_figure_without_a_day_names_that_of_its_article(figures):
    killed = "Some 120 people were killed in Hama, Ann Smith said."
    text = f"{killed} On Thursday 40 people were hurt in Hama, Bob Brown said."
    shown = figures(text)
    rows = {row.split("**")[1]: row for row in shown.splitlines() if "| [**" in row}
    assert "\nHama · Daily (6 December 2024) · [CSV](data/figures.csv)\n" in shown
    assert rows["Some 120 people"].startswith("| – |") and rows["40 people"].startswith("| 5 December 2024 |")


def test_each_table_of_a_measure_has_its_figures_as_csv(tmp_path):
    text = "Some 120 people were killed in Hama, Ann Smith said. Some 300 people were killed in Aleppo. Of them 7 fled."
    article = Article("a", f"The flood\n\n{text}\n", "The flood", date(2024, 12, 6), publisher="Daily")
    files = Project(tmp_path / "project", article).files
    rows = files["data/figures-killed-people.csv"].splitlines()
    assert "[CSV](data/figures-killed-people.csv)" in files["figures.md"]
    assert len(rows) == 3 and set(rows) <= set(files["data/figures.csv"].splitlines())


def test_each_card_stands_by_itself(tmp_path):
    text = (
        "More than 120,000 people were displaced, Ann Smith said. Some 4,000 people were killed in the war, she said."
    )
    article = Article("a", f"The war in Sudan\n\n{text}\n", "The war in Sudan", date(2024, 12, 6), publisher="Daily")
    cards = Project(tmp_path / "project", article).pages["index.md"].split("\n-   **")
    assert len(cards) > 2
    assert all(before.endswith("\n") for before in cards[:-1])


def test_a_figure_of_the_world_stands_below_those_of_the_story(figures):
    shown = figures(
        "Some 9,000 people were displaced in Hama, Ann Smith said. "
        "Worldwide, 117 million people were displaced, Bob Brown said."
    )
    world = shown.index("| the world |")
    assert shown.index("| Hama |") < world
    assert "117 million" in shown[shown.rindex("\n", 0, world) : world]


def test_a_limit_that_a_verb_says_stands_behind_the_words(figures):
    shown = figures("The death toll in Hama exceeded 120, Ann Smith said. In Hama, 90 people or more were killed.")
    assert "**120**" in shown and " (more than)" in shown and " (at least)" in shown
