"""The commands on what editors did, as a user runs them."""

import json
import os
import re
import shutil
import sys

import pytest

from generator.commands.pages import find_page
from generator.config_reader import load_config
from generator.errors import UserError
from tests.conftest import FOUNDING, briefing, make_project, snapshot

OLD, NEW = "to urgently find a", "to swiftly find a"


@pytest.fixture(scope="module")
def disputed(tmp_path_factory):
    """A project with one conflict, in diplomacy.md."""
    folder = make_project(tmp_path_factory.mktemp("edits") / "project")
    briefing("build", project=folder)
    page = folder / "content/diplomacy.md"
    line = next(line for line in page.read_text("utf-8").splitlines() if OLD in line and not line.startswith("[^"))
    page.write_text(page.read_text("utf-8").replace(line, "My own words."), "utf-8")
    seed = folder / "seeds" / FOUNDING.name
    seed.write_text(seed.read_text("utf-8").replace(OLD, NEW), "utf-8")
    briefing("build", project=folder)
    return folder


@pytest.fixture
def project(disputed, tmp_path):
    return shutil.copytree(disputed, tmp_path / "project")


@pytest.fixture
def page(project):
    return project / "content/diplomacy.md"


def place_of(page):
    number = page.read_text("utf-8").splitlines().index("My own words.") + 1
    return f"diplomacy.md:{number}"


@pytest.fixture
def editor(monkeypatch, tmp_path):
    """Sets the editor to a program that puts one text in place of another."""

    def use(pattern, replacement):
        program = tmp_path / "editor.py"
        program.write_text(
            "import re, sys, pathlib\n"
            "path = pathlib.Path(sys.argv[1])\n"
            f"path.write_text(re.sub({pattern!r}, {replacement!r}, path.read_text('utf-8'), flags=re.S), 'utf-8')\n"
        )
        monkeypatch.setenv("VISUAL", f"{sys.executable} {program}")

    return use


def rebuilds_quietly(project):
    briefing("build", project=project)
    before = snapshot(project / "content")
    shown = briefing("build", project=project)
    assert snapshot(project / "content") == before
    return "0 in conflict" in shown


def test_a_conflict_is_shown_with_its_three_texts(project, page):
    shown = briefing("conflicts", project=project)
    assert shown.startswith(f"content/{place_of(page)}\n  yours\n    [-")
    assert re.search(
        r"generated before\n    .*to urgently find a .*\n  generated now\n    .*\[-urgently-\]{\+swiftly\+}", shown
    )
    assert f"briefing resolve {place_of(page)} with --mine, --theirs or --edit" in shown
    assert briefing("conflicts", "diplomacy.md", project=project) == shown


def test_conflicts_for_other_programs(project, page):
    [told] = json.loads(briefing("conflicts", "--json", project=project))
    assert f"{told['path']}:{told['line']}" == f"content/{place_of(page)}"
    assert (told["yours"], told["now"].split("[^")[0]) == (
        "My own words.",
        told["before"].split("[^")[0].replace(OLD, NEW),
    )


def test_a_page_without_conflicts(project):
    assert briefing("conflicts", "timeline.md", project=project) == "No open conflicts in content/timeline.md\n"
    assert briefing("conflicts", "timeline.md", "--json", project=project) == "[]\n"


def test_mine(project, page):
    before = page.read_bytes()
    assert briefing("resolve", place_of(page), "--mine", project=project).startswith(
        "content/diplomacy.md: 1 conflict settled"
    )
    assert rebuilds_quietly(project)
    assert page.read_bytes() == before
    assert briefing("conflicts", project=project) == "No open conflicts in content\n"


def test_theirs_keeps_yours_in_a_backup_that_is_named(project, page):
    shown = briefing("resolve", "diplomacy.md", "--theirs", project=project)
    backup = project / re.search(r"What stood there is kept in (backups/.*)", shown)[1]
    assert "My own words." in backup.read_text("utf-8")
    assert NEW in page.read_text("utf-8")
    assert rebuilds_quietly(project)
    assert "My own words." not in page.read_text("utf-8")


def test_edit(project, page, editor):
    editor("<<<<<<< yours.*>>>>>>> end of the conflict", "Words of both.")
    briefing("resolve", "diplomacy.md", "--edit", project=project)
    assert "\nWords of both.\n" in page.read_text("utf-8")
    assert rebuilds_quietly(project)
    assert "\nWords of both.\n" in page.read_text("utf-8")


def test_edit_does_not_accept_markers(project, page, editor):
    before = snapshot(project / "content")
    editor("My own words.", "Half done.")
    shown = briefing("resolve", "diplomacy.md", "--edit", project=project, status=1)
    assert re.search(r"drafts/diplomacy\.md: markers are left on line \d+, \d+, \d+, \d+", shown)
    assert "the draft stays there" in shown
    assert "Half done." in (project / "drafts/diplomacy.md").read_text("utf-8")
    assert snapshot(project / "content") == before
    editor("<<<<<<< yours.*>>>>>>> end of the conflict", "Words of both.")
    briefing("resolve", "diplomacy.md", "--edit", project=project)
    assert "\nWords of both.\n" in page.read_text("utf-8")
    assert not (project / "drafts/diplomacy.md").exists()


def test_an_editor_that_comes_back_at_once_leaves_the_draft(project, page, monkeypatch):
    before = snapshot(project / "content")
    monkeypatch.setenv("VISUAL", "true")
    shown = briefing("resolve", "diplomacy.md", "--edit", project=project, status=1)
    assert "nothing was saved in the draft, drafts/diplomacy.md" in shown and "give the same command again" in shown
    assert snapshot(project / "content") == before
    draft = project / "drafts/diplomacy.md"  # as the editor saves it, later
    text = draft.read_text("utf-8")
    draft.write_text(re.sub("<<<<<<< yours.*>>>>>>> end of the conflict", "Words of both.", text, flags=re.S), "utf-8")
    assert "1 conflict settled" in briefing("resolve", "diplomacy.md", "--edit", project=project)
    assert "\nWords of both.\n" in page.read_text("utf-8") and not draft.exists()
    assert rebuilds_quietly(project)


def test_what_was_written_in_a_draft_is_never_lost(project, page, monkeypatch):
    monkeypatch.setenv("VISUAL", "true")
    briefing("resolve", "diplomacy.md", "--edit", project=project, status=1)
    draft = project / "drafts/diplomacy.md"
    draft.write_text(draft.read_text("utf-8") + "\nWritten in the draft.\n", "utf-8")
    page.write_text(page.read_text("utf-8") + "\nWritten in the page.\n", "utf-8")
    shown = briefing("resolve", "diplomacy.md", "--edit", project=project, status=1)
    kept = re.search(r"What you wrote is kept in (backups/.*)", shown)[1]
    assert "Written in the draft." in (project / kept).read_text("utf-8")
    assert "Written in the page." in draft.read_text("utf-8")
    draft.write_text(draft.read_text("utf-8") + "\nOnce more.\n", "utf-8")
    shown = briefing("resolve", "diplomacy.md", "--mine", project=project)
    kept = re.search(r"The draft that you wrote in is kept in (backups/.*)", shown)[1]
    assert "Once more." in (project / kept).read_text("utf-8") and not draft.exists()


def test_a_draft_is_no_page_and_not_for_version_control(project, monkeypatch):
    monkeypatch.setenv("VISUAL", "true")
    briefing("resolve", "diplomacy.md", "--edit", project=project, status=1)
    assert (project / "drafts/.gitignore").read_text().endswith("*\n")
    assert "a draft of it waits in drafts/diplomacy.md" in briefing("conflicts", project=project)
    assert "no finding" in briefing("check", project=project)


@pytest.mark.parametrize(("side", "words"), [("--mine", "My own words."), ("--theirs", NEW)])
def test_all_conflicts_are_settled_at_once(project, page, side, words):
    assert "content/diplomacy.md: 1 conflict settled" in briefing("resolve", "--all", side, project=project)
    assert words in page.read_text("utf-8")
    assert "No open conflicts" in briefing("resolve", "--all", side, project=project)
    assert rebuilds_quietly(project)


@pytest.mark.parametrize("options", [("--all", "--edit"), ("--all", "diplomacy.md", "--mine"), ("--mine",)])
def test_a_page_or_all_of_them(project, options):
    assert "Give one page, or --all" in briefing("resolve", *options, project=project, status=2)


def test_an_editor_that_is_not_there_is_named_with_the_way_out(project, monkeypatch):
    before = snapshot(project / "content")
    monkeypatch.setenv("VISUAL", "no-such-editor")
    shown = briefing("resolve", "diplomacy.md", "--edit", project=project, status=1)
    assert "no-such-editor" in shown and "EDITOR=nano briefing resolve" in shown
    assert snapshot(project / "content") == before


@pytest.mark.parametrize("options", [(), ("--mine", "--theirs")])
def test_resolve_wants_one_way(project, options):
    assert "Give one of" in briefing("resolve", "diplomacy.md", *options, project=project, status=2)


def test_resolve_where_nothing_is_open(project):
    shown = briefing("resolve", "timeline.md", "--mine", project=project, status=1)
    assert "content/timeline.md: no open conflict" in shown
    assert "no open conflict at line 1." in briefing("resolve", "diplomacy.md:1", "--mine", project=project, status=1)


def test_diff_shows_what_was_changed_by_hand(project, page):
    (project / "content/data.md").unlink()
    (project / "content/own.md").write_text("Mine.\n", "utf-8")
    (project / "content/own.png").write_bytes(b"\x89PNG\0\xff")
    shown = briefing("diff", project=project)
    assert "deleted  content/data.md (back with: briefing reset data.md)\n" in shown
    assert "added    content/own.md (1 line)\nadded    content/own.png (no text)\n" in shown
    assert "--- generated/diplomacy.md\n+++ content/diplomacy.md\n@@" in shown and "\n+My own words.\n" in shown
    assert "edited   content/diplomacy.md (+1 -1)\n" in briefing("diff", "--stat", project=project)
    assert "data.md" not in briefing("diff", "diplomacy", project=project)
    assert briefing("diff", "timeline.md", project=project) == "content/timeline.md: nothing changed by hand\n"


def test_a_number_changed_with_size_and_time_of_the_file_kept_is_found(project):
    page = project / "content/humanitarian.md"
    then, text = page.stat(), page.read_text("utf-8")
    page.write_text(text.replace("280,000 people", "820,000 people"), "utf-8")
    os.utime(page, ns=(then.st_atime_ns, then.st_mtime_ns))
    assert (page.stat().st_size, page.stat().st_mtime_ns) == (then.st_size, then.st_mtime_ns)
    assert text != page.read_text("utf-8")
    assert "[-280,000-]{+820,000+}" in briefing("check", project=project, status=1)


def test_reset_brings_back_an_edited_page(project, page):
    shown = briefing("reset", "content/diplomacy.md", project=project)
    assert "My own words." in (project / re.search(r"is kept in (backups/.*)", shown)[1]).read_text("utf-8")
    assert "My own words." not in page.read_text("utf-8")
    assert rebuilds_quietly(project)
    assert "is as it was generated" in briefing("reset", "diplomacy.md", project=project)


def test_reset_brings_back_a_deleted_page(project):
    places = project / "content/places.md"
    before = places.read_bytes()
    places.unlink()
    assert "briefing reset places.md" in briefing("build", project=project)
    briefing("reset", "places", project=project)
    assert places.read_bytes() == before
    rebuilds_quietly(project)
    assert places.read_bytes() == before


def test_reset_of_a_page_of_ones_own(project):
    (project / "content/own.md").write_text("Mine.\n", "utf-8")
    assert "never generated" in briefing("reset", "own.md", project=project, status=1)


class TestNames:
    @pytest.mark.parametrize(
        "name",
        [
            "actors/naim-qassem.md",
            "content/actors/naim-qassem.md",
            "actors/naim-qassem",
            "./actors/naim-qassem/",
            "actors\\naim-qassem.md",
        ],
    )
    def test_a_page_is_found_by(self, project, name):
        assert find_page(name, load_config(project / "site_config.yml")) == "actors/naim-qassem.md"

    def test_a_page_is_found_from_where_one_stands(self, project, monkeypatch):
        config = load_config(project / "site_config.yml")
        monkeypatch.chdir(project / "content/actors")
        assert find_page("naim-qassem.md", config) == "actors/naim-qassem.md"
        assert find_page("index.md", config) == "actors/index.md"
        assert find_page(str(project / "content/data.md"), config) == "data.md"

    def test_an_unknown_page_is_told_with_the_nearest(self, project):
        shown = briefing("diff", "diplomcy.md", project=project, status=1)
        assert "diplomcy.md: no such page in content/. Did you mean diplomacy.md" in shown

    def test_a_page_outside_is_none(self, project):
        for name in ("../site_config.yml", "/etc/passwd", ".base/index.md", ""):
            with pytest.raises(UserError, match="no such page"):
                find_page(name, load_config(project / "site_config.yml"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is read-only to root")
def test_a_folder_that_can_not_be_written_to_is_told(project):
    before = snapshot(project / "content")
    (project / "content").chmod(0o555)
    try:
        assert "Give yourself the right" in briefing("reset", "diplomacy.md", project=project, status=1)
    finally:
        (project / "content").chmod(0o755)
    assert snapshot(project / "content") == before
