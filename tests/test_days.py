"""The day of an article that comes in: asked for on a terminal where it is missing or odd, else told."""

import os
import subprocess
import sys
from datetime import date, timedelta

import pytest
import yaml

from generator.add.seeds import Seeds
from generator.commands import ask_day
from generator.read import read_seeds
from generator.read.metadata import Metadata
from tests.conftest import ROOT, make_project

TEXT = "Dam opened\n\nNorden, 5 December 2024\n\nThe dam was opened on Monday, the council said.\n"


@pytest.fixture
def seeds(tmp_path) -> Seeds:
    return Seeds(tmp_path / "p" / "seeds", tmp_path / "p" / "backups")


@pytest.fixture
def asked(monkeypatch):
    """Answer questions with what is put in, and give those that were asked."""
    questions, answers = [], []

    def prompt(question, **options):
        questions.append(question)
        return answers.pop(0)

    monkeypatch.setattr(ask_day.click, "prompt", prompt)
    monkeypatch.setattr(ask_day, "_is_terminal", lambda: True)
    return questions, answers


def bring_in(seeds, tmp_path, text=TEXT, metadata=""):
    path = tmp_path / "dam.txt"
    path.write_text(text)
    if metadata:
        path.with_suffix(".yml").write_text(metadata)
    return seeds.keep_file(path)


def published(seeds):
    (article,) = read_seeds(seeds.folder, seeds.folder.parent).articles
    return article.published


def test_a_missing_day_is_asked_for_with_the_days_that_are_named(seeds, tmp_path, asked):
    questions, answers = asked
    answers += ["05/12", "5 December 2024"]
    ask_day.ask_day(bring_in(seeds, tmp_path), seeds, tmp_path)
    assert "It names 2024-12-05." in questions[0] and len(questions) == 2
    assert published(seeds) == date(2024, 12, 5)


def test_enter_leaves_it_open(seeds, tmp_path, asked):
    asked[1].append("")
    ask_day.ask_day(bring_in(seeds, tmp_path), seeds, tmp_path / "cache")
    assert published(seeds) is None and not (seeds.folder / "dam.yml").exists()


def test_who_wants_to_be_asked_no_more_says_so(seeds, tmp_path, asked):
    questions, answers = asked
    answers.append("-")
    ask_day.ask_day(bring_in(seeds, tmp_path), seeds, tmp_path / "cache")
    assert "- to be asked no more" in questions[0] and published(seeds) is None
    ask_day.ask_day(seeds.keep("Another text.", Metadata(title="Dam"), "x"), seeds, tmp_path / "cache")
    assert len(questions) == 1


@pytest.mark.parametrize(
    ("day", "odd"),
    [("2999-12-05", "a day in the future"), ("1970-01-01", "a day before 1990")],
)
def test_an_odd_day_is_asked_about_and_the_rest_of_what_is_noted_stays(seeds, tmp_path, asked, day, odd):
    asked[1].append("2024-12-05")
    text = f"---\ntitle: Dam\npublished: {day}\n---\n{TEXT}"
    path = tmp_path / "dam.md"
    path.write_text(text)
    path.with_suffix(".yml").write_text("publisher: Herald\n---\n")
    added = seeds.keep_file(path)
    assert any(f"published {day}, {odd}. If that is wrong" in remark for remark in added.remarks)
    ask_day.ask_day(added, seeds, tmp_path)
    assert odd in asked[0][0] and published(seeds) == date(2024, 12, 5)
    assert yaml.safe_load((seeds.folder / "dam.yml").read_text())["publisher"] == "Herald"


def test_what_is_noted_beside_takes_the_place_of_the_odd_day(seeds, tmp_path, asked):
    asked[1].append("2024-12-05")
    added = bring_in(seeds, tmp_path, metadata="published: 2999-12-05\npublisher: Herald")
    ask_day.ask_day(added, seeds, tmp_path)
    assert (seeds.folder / "dam.yml").read_text() == "publisher: Herald\npublished: 2024-12-05\n"


@pytest.mark.parametrize("day", ["1989-12-31", str(date.today() + timedelta(1))])
def test_an_old_day_that_is_noted_and_that_of_other_time_zones_are_not_odd(seeds, tmp_path, day):
    assert bring_in(seeds, tmp_path, metadata=f"published: {day}").remarks == ()


def test_without_a_terminal_nobody_is_asked(tmp_path):
    project = make_project(tmp_path / "project", seeds=False)
    (tmp_path / "dam.txt").write_text(TEXT)
    command = [sys.executable, "-m", "generator", "add", str(tmp_path / "dam.txt")]
    done = subprocess.run(
        command,
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        input="2024-12-05\n",
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("added seeds/dam.txt\n  seeds/dam.txt: no publication date")
    assert not (project / "seeds" / "dam.yml").exists()
