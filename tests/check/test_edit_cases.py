"""Altered pages are found or asked about, honest edits pass: 166 and 79 kinds, tried one by one."""

from pathlib import Path

import pytest

from generator.findings import Findings, part
from tests.check.edit_articles import make_articles, read_articles
from tests.check.edit_cases import ALTERATIONS, HONEST, REFUSED, Desk, Edit, Files
from tests.check.project import Project

GIVEN = Path(__file__).parents[3] / "shared/cases/articles"
CAUGHT = 0.95  # of the alterations, on articles that the rules were not written for
ASKED = 0.1  # of the honest edits
# Honest edits that are asked about: nothing but a person can tell them from alterations.
ASKED_ABOUT = {"quote: italics and dots", "quote: translated, without a label", "a term in marks"}


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    return Desk(Project(tmp_path_factory.mktemp("edits") / "project", *make_articles()))


@pytest.fixture(scope="module")
def other_desk(tmp_path_factory):
    if not GIVEN.is_dir():
        pytest.skip(f"the articles of {GIVEN} are not here, so the cases are tried on our own alone")
    return Desk(Project(tmp_path_factory.mktemp("given") / "project", *read_articles(GIVEN)))


def check(desk: Desk, files: Files) -> Findings:
    """What is told of files as they stand after an edit."""
    found, checker = [], desk.project.checker
    for path, text in files.items():
        if path.endswith(".md"):
            found += checker.check(path, text)
        elif path.startswith("../"):
            found += checker.check_settings(text)
        else:
            found += checker.check_file(path, text)
    return tuple(found)


def tried(desk: Desk, edits: dict[str, Edit]) -> dict[str, tuple[Findings, Findings]]:
    """By the titles of edits what of each must not be published, and what is asked."""
    return {title: part(check(desk, edit(desk))) for title, edit in edits.items()}


def test_pages_that_nobody_edited_give_neither_findings_nor_questions(desk):
    assert desk.project.findings() == []


@pytest.mark.parametrize("title", ALTERATIONS)
def test_an_alteration_is_found_or_asked_about(desk, title):
    assert check(desk, ALTERATIONS[title](desk)), title


@pytest.mark.parametrize("title", HONEST)
def test_an_honest_edit_passes(desk, title):
    found, asked = part(check(desk, HONEST[title](desk)))
    assert found == ()
    assert bool(asked) == (title in ASKED_ABOUT), asked


@pytest.mark.parametrize("title", REFUSED)
def test_a_sum_and_a_rounding_are_the_editors_own_figures(desk, title):
    found, _ = part(check(desk, REFUSED[title](desk)))
    assert [one.message.rpartition(": it is ")[2] for one in found] == [title.removesuffix(" of two passages")]


def test_other_articles_of_the_kind_give_the_same(other_desk):
    assert other_desk.project.findings() == []
    missed = [title for title, told in tried(other_desk, ALTERATIONS).items() if not any(told)]
    assert len(missed) <= (1 - CAUGHT) * len(ALTERATIONS), missed
    honest = tried(other_desk, HONEST)
    assert [title for title, (found, _) in honest.items() if found] == []
    assert sum(bool(asked) for _, asked in honest.values()) <= ASKED * len(HONEST)
