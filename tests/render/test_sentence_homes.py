"""A row that leads to the line of its sentence leads to a mark that stands there."""

import posixpath
import re
from datetime import date

import pytest

from generator.model import Article
from tests.check.project import Project
from tests.conftest import briefing, make_project

TO_LINE = re.compile(r"\]\(([^()\s#]+)#fnref:(\w+)\)")


def dead_links(pages):
    """The links to marks that their pages do not have, with how many there are."""
    found = [
        (path, posixpath.normpath(posixpath.join(posixpath.dirname(path), target)), id)
        for path, text in pages.items()
        for target, id in TO_LINE.findall(text)
    ]
    return [(path, there, id) for path, there, id in found if f"[^{id}]" not in pages[there]], len(found)


@pytest.fixture(scope="module")
def long(tmp_path_factory):
    """An article of so many quotations of nobody known that these fill several pages."""
    said = "“Men{0} of vale{0} went over hill{0} to town{0} with corn{0} and oxen{0} for kin{0},” a man from Hama said."
    fled = "More than {0},000 people fled from village {0} to the camps of Aleppo, Ann Smith said."
    texts = [said.format(number) for number in range(100, 340)] + [fled.format(number) for number in range(1, 20)]
    article = Article("a", "The war\n\n" + "\n\n".join(texts) + "\n", "The war", date(2024, 12, 6), publisher="Daily")
    return Project(tmp_path_factory.mktemp("long") / "project", article)


def test_each_leads_to_a_page_that_has_the_mark(long):
    assert sum(path.startswith("quotes/unknown") for path in long.pages) > 1
    dead, count = dead_links(long.pages)
    assert dead == [] and count > 10


def test_a_row_whose_line_an_editor_took_out_has_a_mark_of_its_own(tmp_path):
    project = make_project(tmp_path / "project")
    briefing("build", project=project)
    page = project / "content/humanitarian.md"
    figures = project / "content/figures.md"
    assert "[**More than 280,000 people**](humanitarian.md#fnref:" in figures.read_text(encoding="utf-8")
    lines = page.read_text(encoding="utf-8").splitlines(keepends=True)
    page.write_text("".join(line for line in lines if not line.startswith("More than 280,000")), encoding="utf-8")
    briefing("build", "--site", project=project)  # strict: a dead link would fail it
    assert "| **More than 280,000 people**[^94eda586]" in figures.read_text(encoding="utf-8")
