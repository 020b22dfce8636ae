"""Gaps on pages: however many articles lack something, no line names them all."""

import re

import pytest

from generator.model import Article
from tests.check.project import Project

COUNT = 30  # they fit on the page
MOST = 12  # named on one line


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    text = "Report {0}\n\nAbout {0} people were killed on Thursday. “We stay,” Ann Smith said.\n"
    articles = [Article(f"a{number}", text.format(number), f"Report {number}") for number in range(COUNT)]
    return Project(tmp_path_factory.mktemp("gaps") / "project", *articles).pages


def test_no_line_names_all_articles(pages):
    for path, text in pages.items():
        for line in text.splitlines():
            assert line.count("“Report ") <= MOST, (path, line)
            assert line.count("“About ") <= MOST, (path, line)
            assert line.count("“Thursday”") <= MOST, (path, line)


def test_the_index_of_sources_names_each_on_a_line_of_its_own(pages):
    _, _, gaps = pages["sources/index.md"].partition("{ #gaps }")
    lines = gaps.splitlines()
    for number in range(COUNT):
        assert f"    - “Report {number}”" in lines
        assert sum(f"“About {number} people”" in line for line in lines) == 1
    assert f"- {COUNT} articles do not give their date of publication" in gaps


def test_the_overview_names_a_few_and_leads_to_all(pages):
    overview = pages["index.md"]
    assert re.search(
        rf"“About \d+ people” \[Report \d+\]\(sources/a\d+\.md#p-\w+ [^)]*\)\{{\.source\}} and {COUNT - 2} more",
        overview,
    )
    assert "“Report " not in overview  # what only the editor can mend is listed on the page of sources
    assert "(sources/index.md#gaps)" in overview
