"""A project that an earlier version of the program made, and that was edited, through a build with this one.

Every word written by hand is on a page or told, few of the changes meet it in a conflict, and nothing that was never
edited is a finding.
"""

import re
import shutil
from pathlib import Path

import pytest
import yaml

from generator.config_reader import load_config
from generator.findings import from_records
from generator.pipeline import build_anew
from generator.write import inspect
from tests.conftest import FOUNDING, ROOT, briefing, snapshot

EARLIER = ROOT / "tests/data/earlier_project"

EDITS = yaml.safe_load((EARLIER / "edits.yml").read_text("utf-8"))
OWN_PAGE = """# Our notes

Guterres wants access to everybody in need.[^1705cc3b] See the [picture](humanitarian.md#access), the
[quotes](quotes.md), [Hama](places.md#place-170017), the [programme](actors/world-food-programme.md) and the
[movement](actors/hezbollah.md).

"""
NOTE = re.compile(r"^\[\^1705cc3b\]: .*\n", re.MULTILINE)
DELETED = "actors/russia.md"
TOUCHED = {*(each["page"] for each in EDITS), DELETED, "our-notes.md"}

# Where a line that the editor changed went from its page for good, or says now whom it means, their
# line stays in a conflict.
MOST_CONFLICTS = 4


def make_earlier_project(root: Path) -> Path:
    """The project as its editor left it."""
    shutil.copytree(EARLIER / "base", root / "content")
    shutil.copytree(EARLIER / "base", root / "content/.base")
    for folder in ("seeds", "editions"):
        shutil.copytree(EARLIER / folder, root / folder)
    for name in ("site_config.yml", "corrections.yml"):
        shutil.copy(EARLIER / name, root)
    shutil.copy(ROOT / "mkdocs.yml", root)
    for path in (FOUNDING, FOUNDING.with_suffix(".yml")):
        shutil.copy(path, root / "seeds")
    for edit in EDITS:
        page = root / "content" / edit["page"]
        text = page.read_text("utf-8")
        assert edit["found"] in text
        page.write_text(text.replace(edit["found"], edit["written"], 1), "utf-8")
    note = NOTE.search((EARLIER / "base/humanitarian.md").read_text("utf-8"))[0]
    (root / "content/our-notes.md").write_text(OWN_PAGE + note, "utf-8")
    (root / "content" / DELETED).unlink()
    return root


def texts_of(project: Path) -> dict[str, str]:
    pages = (project / "content").rglob("*.md")
    texts = {path.relative_to(project / "content").as_posix(): path.read_text("utf-8") for path in pages}
    return {path: text for path, text in texts.items() if not path.startswith(".")}


def make_fresh(project: Path, folder: Path) -> Path:
    """The same articles and settings, built with nothing in content/."""
    fresh = folder / "fresh"
    shutil.copytree(project, fresh, ignore=shutil.ignore_patterns("content", ".cache"))
    build_anew(load_config(fresh / "site_config.yml"))
    return fresh


@pytest.fixture(scope="module")
def upgraded(tmp_path_factory):
    """The project after a build, and what that build said."""
    project = make_earlier_project(tmp_path_factory.mktemp("earlier") / "project")
    return project, build_anew(load_config(project / "site_config.yml"))


def test_every_word_written_by_hand_is_on_its_page_once(upgraded):
    project, _ = upgraded
    texts = texts_of(project)
    assert "Guterres wants access to everybody in need" in texts["our-notes.md"]
    assert not [each for each in EDITS if "by_hand" in each and texts[each["page"]].count(each["by_hand"]) != 1]


def test_an_edited_page_that_is_made_no_more_is_told(upgraded, tmp_path):
    project, built = upgraded
    fresh = set(texts_of(make_fresh(project, tmp_path)))
    gone = {each["page"] for each in EDITS} - fresh
    assert gone == {
        path for path in gone if any(f"content/{path}: no longer generated" in each for each in built.notes)
    }


def test_what_was_taken_out_stays_out(upgraded):
    texts = texts_of(upgraded[0])
    assert DELETED not in texts
    assert not [each for each in EDITS if "removed" in each and f"\n{each['removed']}" in texts[each["page"]]]


def test_few_changes_of_the_pages_meet_an_edit(upgraded):
    project, _ = upgraded
    conflicts = inspect(project / "content").conflicts
    told = [f"{each.path}:{each.line}: {each.base!r} / {each.mine!r} / {each.new!r}" for each in conflicts]
    assert len(told) <= MOST_CONFLICTS, "\n".join(told)


def test_only_pages_that_the_editor_wrote_on_have_findings(upgraded):
    _, built = upgraded
    touched = {f"content/{path}" for path in TOUCHED}
    assert not [finding for finding in from_records(built.findings) if finding.file not in touched]


def test_a_link_to_a_page_that_is_made_no_more_is_told_with_where_its_subject_stands(upgraded):
    project, built = upgraded
    dead = [one for one in from_records(built.findings) if one.message == "there is no such file in content/"]
    for finding in dead:
        assert not (project / "content" / finding.found).exists()
        assert finding.mend.startswith("Write actors/index.md where that page is made no more")


def test_what_was_never_edited_stands_as_a_new_project_has_it(upgraded, tmp_path):
    project, _ = upgraded
    new, old = texts_of(make_fresh(project, tmp_path)), texts_of(project)
    links = re.compile(r"\[([^\]]*)\]\(\S*russia\.md\)")  # as its page was deleted, nothing links to it
    where = re.compile(r"\n(.*)\n\{ \.cited-where \}\n")  # less leads there where the editor took lines out
    assert {path: where.sub("", links.sub(r"\1", text)) for path, text in new.items() if path not in TOUCHED} == {
        path: where.sub("", text) for path, text in old.items() if path not in TOUCHED
    }
    leads = re.compile(r"\]\(\.\./(\S+?)#fnref:\w+\)")
    for path in (path for path in old if path not in TOUCHED and path.startswith("sources/")):
        still = {found[0] for found in leads.finditer(old[path])}
        assert all(found[1] in TOUCHED for found in leads.finditer(new[path]) if found[0] not in still)


def test_a_second_build_changes_nothing(upgraded):
    project, _ = upgraded
    before = snapshot(project / "content")
    build_anew(load_config(project / "site_config.yml"))
    assert snapshot(project / "content") == before


def test_the_edition_is_read_and_compared(upgraded):
    project, _ = upgraded
    assert "First evening: closed" in briefing("edition", project=project)
    changes = briefing("changes", project=project)
    assert "370,000" in changes
    assert "chronic collective failure" not in changes  # said before, and now
