"""Two editors, a branch each, and git: what both wrote stands, and nobody has to settle what nobody changed."""

import os
import shutil
import subprocess

import pytest

from generator.errors import UserError
from generator.faults import RAISED
from generator.model import Page
from generator.write import taken_out_then, write_pages
from tests.write.five_articles import add_articles, build, built, conflicts_of, pages_of

WHO = {f"GIT_{who}_{what}": "editor@localhost" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


def git(root, *command, status=0):
    done = subprocess.run(["git", *command], cwd=root, env=os.environ | WHO, capture_output=True, text=True)
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout + done.stderr


def commit(root):
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "x")


def change(root, page, found, written):
    path = root / "content" / page
    text = path.read_text("utf-8")
    assert text.count(found) >= 1, text
    path.write_text(text.replace(found, written, 1), "utf-8")


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    root = built(tmp_path_factory.mktemp("editors") / "project", "e1 e2 e3")
    (root / ".gitignore").write_text(".cache/\n")
    git(root, "init", "--quiet", "--initial-branch=main")
    commit(root)
    return root


@pytest.fixture
def project(first, tmp_path):
    return shutil.copytree(first, tmp_path / "project")


TOOK_OUT = "The opposition leader, Otto Dummy, accused the government of ignoring warnings."
REMARK = "We asked the army.\n\n"


@pytest.fixture
def merged(project):
    """Each branch has an article of its own, and its editor's changes of other claims."""
    git(project, "checkout", "--quiet", "-b", "other")
    add_articles(project, "e5")
    build(project)
    change(project, "security.md", "The army shelled", "The army, they say, shelled")
    build(project)
    commit(project)
    git(project, "checkout", "--quiet", "main")
    add_articles(project, "e4")
    build(project)
    page = project / "content/diplomacy.md"
    lines = page.read_text("utf-8").splitlines(keepends=True)
    assert any(line.startswith(TOOK_OUT) for line in lines)
    page.write_text("".join(line for line in lines if not line.startswith(TOOK_OUT)), "utf-8")
    change(project, "security.md", "## ", REMARK + "## ")
    build(project)
    commit(project)
    told = git(project, "merge", "--quiet", "--message", "merged", "other")
    assert "CONFLICT" not in told
    return project


def test_two_branches_with_an_article_and_a_build_each_merge_without_a_conflict(merged, tmp_path):
    build(merged)
    assert conflicts_of(merged) == ()
    here, fresh = pages_of(merged), pages_of(built(tmp_path / "fresh", "e1 e2 e3 e4 e5"))
    assert here.keys() == fresh.keys()
    # Where the overview led to what was taken out, it cites the passage itself.
    edited = {"security.md", "diplomacy.md", "actors/index.md", "index.md"}
    gone = set(fresh["index.md"].splitlines()) - set(here["index.md"].splitlines())
    assert all("diplomacy.md#fnref:" in line for line in gone)
    # What was reworded stands whole in its source, and its figure cites it itself.
    reworded = {"figures.md", "sources/e3.md"}
    assert {path for path in fresh if here[path] != fresh[path]} <= {*edited, *reworded, "sources/e1.md"}
    gone = set(fresh["figures.md"].splitlines()) - set(here["figures.md"].splitlines())
    assert gone and all("security.md#fnref:" in line for line in gone)
    # The source of what was taken out no longer says that this page cites it.
    gone = set(fresh["sources/e1.md"].splitlines()) - set(here["sources/e1.md"].splitlines())
    assert gone and all("../diplomacy.md#fnref:" in line for line in gone)


def test_what_both_editors_did_stands(merged):
    build(merged)
    pages = pages_of(merged)
    assert pages["security.md"].count("The army, they say, shelled") == 1
    assert pages["security.md"].count("The army shelled") == 0
    assert pages["security.md"].count(REMARK) == 1
    assert TOOK_OUT not in pages["diplomacy.md"]
    before = pages_of(merged)
    build(merged)
    assert pages_of(merged) == before


def test_what_one_editor_took_out_stays_out_where_both_builds_word_it_anew(tmp_path):
    """Both have what is generated last, so that the name of the builds alone tells of the merge."""
    content = tmp_path / "content"
    page, anew = Page("a.md", "# T\n\nTwelve fell.[^a]\n\nB.[^b]\n"), Page("a.md", "# T\n\n12 fell.[^a]\n\nB.[^b]\n")
    write_pages([page], content)
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    commit(tmp_path)
    git(tmp_path, "checkout", "--quiet", "-b", "other")
    write_pages([anew], content)
    commit(tmp_path)
    git(tmp_path, "checkout", "--quiet", "main")
    change(tmp_path, "a.md", "Twelve fell.[^a]\n\n", "")
    write_pages([anew], content)
    commit(tmp_path)
    git(tmp_path, "merge", "--quiet", "--message", "merged", "other")
    assert "12 fell" in (content / "a.md").read_text("utf-8")
    found = taken_out_then([anew], frozenset(), content=content, faults=RAISED, claims={})
    assert found == {"a.md#fnref:a"}  # though the page is as it was generated last
    write_pages([anew], content)
    assert (content / "a.md").read_text("utf-8") == "# T\n\nB.[^b]\n"
    commit(tmp_path)
    assert not write_pages([anew], content).changed
    assert git(tmp_path, "status", "--porcelain") == ""


def page_of(*ids):
    body = "".join(f"Statement {id} was made.[^{id}]\n\n" for id in ids)
    return Page("a.md", f"# T\n\n{body}" + "".join(f"[^{id}]: Passage {id}.\n" for id in ids))


NOTED = "[^z]: Passage z, as we noted.\n"


@pytest.mark.parametrize("written", ["[^z]: Passage z.\n", NOTED])
def test_a_footnote_that_git_leaves_twice_stands_once_and_rather_as_the_editor_has_it(tmp_path, written):
    content = tmp_path / "content"
    write_pages([page_of("a")], content)
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    commit(tmp_path)
    git(tmp_path, "checkout", "--quiet", "-b", "other")
    write_pages([page_of("a", "z", "y")], content)
    change(tmp_path, "a.md", "[^z]: Passage z.\n", written)
    change(tmp_path, "a.md", "\n\n", "\n\n" + REMARK)
    write_pages([page_of("a", "z", "y")], content)
    commit(tmp_path)
    git(tmp_path, "checkout", "--quiet", "main")
    write_pages([page_of("y", "x", "z", "a")], content)
    commit(tmp_path)
    git(tmp_path, "merge", "--quiet", "--message", "merged", "other")
    page = content / "a.md"
    assert page.read_text("utf-8").count("\n[^z]: ") == 2
    write_pages([page_of("a", "x", "y", "z")], content)
    text = page.read_text("utf-8")
    assert [text.count(f"\n[^{id}]: ") for id in "axyz"] == [1] * 4
    assert written in text and REMARK in text


def test_marks_of_a_conflict_in_what_is_kept_are_refused_with_file_and_line(project):
    base = project / "content/.base/security.md"
    text = base.read_text("utf-8")
    base.write_text(text.replace("# On", "<<<<<<< HEAD\n# On", 1).rstrip() + "\n>>>>>>> other\n", "utf-8")
    with pytest.raises(UserError, match=r"security\.md:\d+: "):
        build(project)
    assert pages_of(project)


def test_a_checkout_without_the_record_builds_and_tells_what_that_means(project):
    before = pages_of(project)
    shutil.rmtree(project / "content/.base")
    add_articles(project, "e4")
    said = build(project)
    assert "content/.base: is missing" in said.notes[0] and "git checkout HEAD -- content" in said.notes[0]
    assert pages_of(project).keys() >= before.keys()
    assert not [note for note in build(project).notes if "is missing" in note]
