"""An article under another file name: every mark, edit and link goes along."""

import re

import pytest

from generator.read import read_seeds
from tests.conftest import briefing

OLD, NEW = "000_d7cd96d04a80de27", "herald-on-syria"
MINE = "Those who had to leave number more than 280,000, says the World Food Programme."


@pytest.fixture
def renamed(project):
    """A project with an edited line, a remark that cites, and a page of one's own; its seed then renamed."""
    briefing("build", project=project)
    page = project / "content/humanitarian.md"
    text = page.read_text(encoding="utf-8")
    line = next(each for each in text.splitlines() if each.startswith("More than 280,000 people"))
    mark = re.search(r"\[\^(\w+)\]", line)[1]
    note = next(each for each in text.splitlines() if each.startswith(f"[^{mark}]:"))
    page.write_text(text.replace(line, f"{MINE}[^{mark}]"), encoding="utf-8")
    (project / "content/own.md").write_text(f"# Own\n\n{MINE}[^{mark}]\n\n{note}\n", encoding="utf-8")
    for ending in (".txt", ".yml"):
        (project / f"seeds/{OLD}{ending}").rename(project / f"seeds/{NEW}{ending}")
    return project


def test_the_edits_cite_the_passage_under_its_new_name(renamed):
    said = briefing("build", project=renamed)
    assert f"{NEW}: the article that was {OLD}; its marks on the pages were carried along" in said
    assert "0 in conflict" in said
    for name in ("humanitarian", "own"):
        text = (renamed / f"content/{name}.md").read_text(encoding="utf-8")
        mark = re.search(rf"{re.escape(MINE)}\[\^(\w+)\]", text)[1]
        assert f"sources/{NEW}.md#p-{mark}" in text and OLD not in text
    assert "no finding" in briefing("check", project=renamed)
    assert not (renamed / f"content/sources/{OLD}.md").exists()


def test_the_corrections_name_it_and_its_passages_under_their_new_ids(project):
    briefing("build", project=project)
    page = (project / "content/humanitarian.md").read_text(encoding="utf-8")
    id = re.search(r"More than 280,000 people.*?\[\^(\w+)\]", page)[1]
    entries = (
        f"sentences: # {OLD}\n  - sentence: '{id}'\n    section: security\n"
        f"dates:\n  - {{date: Thursday, article: {OLD}, is: 2024-12-05}}\n"
        f"stories:\n  - story: {OLD}\n    title: {OLD}\n"
    )
    file = project / "corrections.yml"
    file.write_text(entries, encoding="utf-8")
    assert "corrections.yml" not in briefing("build", project=project)
    for ending in (".txt", ".yml"):
        (project / f"seeds/{OLD}{ending}").rename(project / f"seeds/{NEW}{ending}")
    assert "corrections.yml" not in briefing("build", project=project)
    carried = file.read_text(encoding="utf-8")
    new = re.search(r"sentence: '(\w+)'", carried)[1]
    assert new != id and carried == entries.replace(id, new).replace(f": {OLD}", f": {NEW}").replace(
        f"title: {NEW}", f"title: {OLD}"
    )
    assert "match nothing" not in briefing("status", project=project)
    assert "0 pages written" in briefing("build", project=project)


def test_it_is_told_and_done_once(renamed):
    briefing("build", project=renamed)
    assert "carried along" not in briefing("status", project=renamed)
    seed = renamed / f"seeds/{NEW}.txt"
    seed.write_text(seed.read_text(encoding="utf-8") + "\nMore is to follow.\n", encoding="utf-8")
    assert "carried along" not in briefing("build", project=renamed)


def test_another_article_in_its_place_is_another(project):
    briefing("build", project=project)
    (project / f"seeds/{OLD}.txt").unlink()
    (project / f"seeds/{OLD}.yml").unlink()
    (project / "seeds/other.txt").write_text("A bridge fell on Monday.\n\nTwo people were killed.\n")
    assert "carried along" not in briefing("build", project=project)
    assert len(read_seeds(project / "seeds", project).articles) == 1
