"""Two editors, a branch each, and git: what both wrote stands, and nobody has to settle what nobody changed."""

import os
import shutil
import subprocess

import pytest

from generator.errors import UserError
from generator.faults import RAISED
from generator.model import Page
from generator.write import taken_out_then, write_pages
from generator.write.disk import read_state
from generator.write.record import read_record
from generator.write.resolve import Side, resolve_conflicts
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


def test_what_was_taken_out_of_a_page_stays_out_where_the_other_branch_has_the_page_no_more(tmp_path):
    """Git leaves the edited page, and takes what was generated last along with the other branch."""
    content = tmp_path / "content"
    page, other = Page("a.md", "# T\n\nA.[^a]\n\nB.[^b]\n"), Page("b.md", "# U\n")
    write_pages([page, other], content)
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    commit(tmp_path)
    git(tmp_path, "checkout", "--quiet", "-b", "other")
    write_pages([other], content)
    commit(tmp_path)
    git(tmp_path, "checkout", "--quiet", "main")
    change(tmp_path, "a.md", "A.[^a]\n\n", "")
    write_pages([other], content)
    commit(tmp_path)
    git(tmp_path, "merge", "--quiet", "other", status=1)
    commit(tmp_path)
    assert not (content / ".base/a.md").exists()
    write_pages([page, other], content)
    assert (content / "a.md").read_text("utf-8") == "# T\n\nB.[^b]\n"


@pytest.fixture
def clones(project, tmp_path):
    """Two clones of one project; the other editor has pushed to the bare remote between them."""
    git(tmp_path, "clone", "--quiet", "--bare", str(project), "remote.git")
    for name in ("ours", "theirs"):
        git(tmp_path, "clone", "--quiet", "remote.git", name)
    return tmp_path / "ours", tmp_path / "theirs"


def pull(root):
    told = git(root, "pull", "--quiet", "--no-rebase", "--no-edit")
    assert "CONFLICT" not in told
    return build(root)


STATEMENT = "The army shelled positions"


@pytest.mark.parametrize("side", Side)
def test_a_line_that_two_editors_write_anew_is_a_conflict_with_three_texts(clones, side):
    for root, who in zip(clones, ("Ann", "Ben"), strict=True):
        change(root, "security.md", STATEMENT, f"{who} says that the army shelled positions")
        change(root, "humanitarian.md", "## ", f"A remark of {who}.\n\n## ")
        if root is clones[0]:
            add_articles(root, "e4")  # which the other has not
        build(root)
        commit(root)
    ours, theirs = clones
    git(theirs, "push", "--quiet")
    said = pull(ours)
    [conflict] = conflicts_of(ours)  # and none of the remarks
    place = f"security.md:{conflict.line}"
    assert [note for note in said.notes if f"content/{place}: two editors wrote this anew" in note]
    assert conflict.base.startswith(STATEMENT)
    assert conflict.mine.startswith("Ann says") and conflict.new.startswith("Ben says")
    page = pages_of(ours)["security.md"]
    assert page.splitlines()[conflict.line - 1] == conflict.mine and conflict.new not in page
    assert not [out for out in taken_out_of(ours, "security.md") if out.startswith(STATEMENT)]
    before = files_of(ours / "content")
    build(ours)
    assert files_of(ours / "content") == before
    commit(ours)
    git(ours, "push", "--quiet")
    git(theirs, "pull", "--quiet", "--ff-only")
    assert conflicts_of(theirs) == (conflict,)  # the other editor is asked as well
    resolve_conflicts(theirs / "content", "security.md", side, None, theirs / "backups")
    page = pages_of(theirs)["security.md"]
    assert (page.count("Ann says"), page.count("Ben says")) == ((1, 0) if side is Side.MINE else (0, 1))
    assert build(theirs) and not conflicts_of(theirs)
    assert pages_of(theirs)["security.md"] == page


MADE = """---
title: T
---

# T

## A

Statement one was made.[^a]

| Who | Count | Day |
| --- | --- | --- |
| Army | 12[^a] | Monday |

- An item.[^b]

[^a]: Passage a.
[^b]: Passage b.
"""


def merged_by_git(tmp_path, theirs, ours, made=(MADE, MADE, MADE), is_built=True):
    """Give content/ with both editors' pages merged and built; `made` is generated there, here and in the end."""
    content, page = tmp_path / "content", tmp_path / "content/a.md"
    write_pages([Page("a.md", MADE if MADE in made else made[0])], content)
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    commit(tmp_path)
    for branch, text, edits in (("other", made[0], theirs), ("main", made[1], ours)):
        git(tmp_path, "checkout", "--quiet", *(["-b"] if branch == "other" else []), branch)
        write_pages([Page("a.md", text)], content)
        for found, written in edits:
            assert found in page.read_text("utf-8")
            change(tmp_path, "a.md", found, written)
        write_pages([Page("a.md", text)], content)
        commit(tmp_path)
    git(tmp_path, "merge", "--quiet", "--message", "merged", "other")
    return content, write_pages([Page("a.md", made[2])], content) if is_built else None


KINDS = [
    ("Statement one was made.", "Statement one was {}."),
    ("- An item.", "- An {} item."),
    ("| Army |", "| The {} army |"),
    ("title: T", "title: T of {}"),
    ("## A", "## A of {}"),
    ("[^b]: Passage b.", "[^b]: Passage {}."),
]


@pytest.mark.parametrize(("found", "written"), KINDS)
def test_whatever_two_editors_write_anew_stands_once_until_they_decide(tmp_path, found, written):
    content, report = merged_by_git(tmp_path, [(found, written.format("theirs"))], [(found, written.format("ours"))])
    [conflict] = report.conflicts
    text = (content / "a.md").read_text("utf-8")
    assert text == MADE.replace(found, written.format("ours"))
    assert conflict.by_editor and "theirs" in conflict.new and "ours" in conflict.mine
    assert text.splitlines()[conflict.line - 1] == conflict.mine.splitlines()[0]
    resolve_conflicts(content, "a.md", Side.THEIRS, conflict.line, tmp_path / "backups")
    assert (content / "a.md").read_text("utf-8") == MADE.replace(found, written.format("theirs"))
    assert not write_pages([Page("a.md", MADE)], content).conflicts


def test_under_a_heading_that_two_editors_write_anew_stands_what_both_wrote_there(tmp_path):
    remarks = [("- An item", f"A remark, {who}.\n\n- An item") for who in ("theirs", "ours")]
    content, report = merged_by_git(
        tmp_path, [("## A", "## A of theirs"), remarks[0]], [("## A", "## A of ours"), remarks[1]]
    )
    assert [(each.mine, each.new) for each in report.conflicts] == [("## A of ours", "## A of theirs")]
    text = (content / "a.md").read_text("utf-8")
    assert text.count("A remark, ours.") == text.count("A remark, theirs.") == text.count("\n## ") == 1


def test_what_two_editors_write_in_other_parts_of_a_line_goes_together(tmp_path):
    content, report = merged_by_git(tmp_path, [("Monday", "on Monday")], [("| Army", "| The army")])
    assert not report.conflicts
    assert (content / "a.md").read_text("utf-8") == MADE.replace("| Army", "| The army").replace("Monday", "on Monday")


def test_what_each_has_generated_for_the_line_may_be_worded_otherwise(tmp_path):
    anew = MADE.replace("one was made.[^a]", "one was made, twice.[^a]")
    content, report = merged_by_git(
        tmp_path,
        [("Statement one", "Their statement")],
        [("Statement one", "Our statement")],
        made=(anew, MADE, anew),
    )
    text = (content / "a.md").read_text("utf-8")
    assert text.count("statement") == 1 and "Our statement was made" in text
    assert "Their statement was made, twice.[^a]" in {each.new for each in report.conflicts}
    assert all(each.line == report.conflicts[0].line for each in report.conflicts)
    for _ in report.conflicts:
        resolve_conflicts(content, "a.md", Side.MINE, report.conflicts[0].line, tmp_path / "backups")
    assert not write_pages([Page("a.md", anew)], content).conflicts
    assert (content / "a.md").read_text("utf-8") == text


def test_what_the_other_build_worded_anew_is_a_conflict_with_what_one_editor_wrote(tmp_path):
    anew = MADE.replace("one was made.[^a]", "one was made, twice.[^a]")
    _, report = merged_by_git(tmp_path, [], [("Statement one", "Our statement")], made=(anew, MADE, anew))
    [conflict] = report.conflicts
    assert (conflict.base, conflict.mine, conflict.new) == (
        "Statement one was made.[^a]",
        "Our statement was made.[^a]",
        "Statement one was made, twice.[^a]",
    )


def test_articles_may_change_a_line_over_which_two_editors_have_not_decided(tmp_path):
    content, _ = merged_by_git(tmp_path, [("Statement one", "Their statement")], [("Statement one", "Our statement")])
    news = Page("a.md", MADE.replace("made.[^a]", "made, twice.[^a]"))
    told = write_pages([news], content).conflicts
    assert {each.new for each in told} == {
        "Their statement was made.[^a]",
        "Statement one was made, twice.[^a]",
    }
    assert write_pages([news], content).conflicts == told
    resolve_conflicts(content, "a.md", Side.THEIRS, None, tmp_path / "backups")
    assert not write_pages([news], content).conflicts


def test_where_one_of_two_texts_is_deleted_the_other_stands(tmp_path):
    content, _ = merged_by_git(tmp_path, [("Statement one", "Their statement")], [("Statement one", "Our statement")])
    change(tmp_path, "a.md", "Our statement was made.[^a]\n\n", "")
    assert not write_pages([Page("a.md", MADE)], content).conflicts
    assert (content / "a.md").read_text("utf-8") == MADE.replace("Statement one", "Their statement")


def taken_out_of(root, path):
    state = read_state(root / "content", path)
    return [out.lines[0] for out in read_record(state.record).taken_out]


def files_of(content):
    files = (path for path in content.rglob("*") if path.is_file() and path.name != ".lock")
    return {path.relative_to(content): path.read_bytes() for path in files}


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


def test_of_a_section_that_one_editor_takes_out_git_takes_nothing_else_along(tmp_path):
    """Git may leave anything of the other build under the heading, in the text generated last as well."""
    made = "# T\n\n## A\n\nOne.[^a]\n\n## B\n\nTwo.[^b]\n"
    there = "# T\n\nThree.[^c]\n\nFour.[^d]\n\n## A\n\nOne, anew.[^a]\n\n## B\n\nTwo, anew.[^b]\n"
    content, page = tmp_path / "content", Page("a.md", there)
    write_pages([Page("a.md", made)], content)
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    commit(tmp_path)
    git(tmp_path, "checkout", "--quiet", "-b", "other")
    write_pages([page], content)
    change(tmp_path, "a.md", "Two, anew.", "Two, by hand.")
    write_pages([page], content)
    commit(tmp_path)
    git(tmp_path, "checkout", "--quiet", "main")
    write_pages([Page("a.md", made.replace("One", "1").replace("Two", "2"))], content)
    change(tmp_path, "a.md", "\n\n## B\n\n2.[^b]\n", "\n")
    write_pages([Page("a.md", made.replace("One", "1").replace("Two", "2"))], content)
    commit(tmp_path)
    git(tmp_path, "merge", "--quiet", "--message", "merged", "other")
    write_pages([page], content)
    text = (content / "a.md").read_text("utf-8")
    assert "Three.[^c]" in text and "Four.[^d]" in text and "Two, by hand.[^b]" in text
    assert {out.split(".")[0] for out in taken_out_of(tmp_path, "a.md")} <= {"## B", "2", "Two, anew"}


LISTED = "# T\n\n## A\n\n- One.[^a]\n- Two.[^b]\n- Three.[^c]\n- Four.[^d]\n"


def test_a_page_saved_as_git_left_it_after_the_build_brings_no_deletion_back(tmp_path):
    """Who had opened it before the build saves it with what they wrote and took out in it."""
    listed = (LISTED, LISTED, LISTED)
    content, _ = merged_by_git(tmp_path, [("- Two.[^b]\n", "")], [("- One.", "- Own.")], listed, is_built=False)
    page = content / "a.md"
    raw = page.read_text("utf-8")
    assert "- Two.[^b]" in raw
    write_pages([Page("a.md", LISTED)], content)
    put_in_order = LISTED.replace("- Two.[^b]\n", "").replace("- One.", "- Own.")
    assert page.read_text("utf-8") == put_in_order
    page.write_text(raw.replace("- Four.[^d]\n", "") + "\nA late remark.\n", "utf-8")
    write_pages([Page("a.md", LISTED)], content)
    expected = put_in_order.replace("- Four.[^d]\n", "") + "\nA late remark.\n"
    assert page.read_text("utf-8") == expected
    write_pages([Page("a.md", LISTED)], content)
    assert page.read_text("utf-8") == expected
    page.write_text(expected.replace("- Three", "- Two.[^b]\n- Three"), "utf-8")
    write_pages([Page("a.md", LISTED)], content)
    assert "- Two.[^b]" in page.read_text("utf-8")  # by hand, line by line


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_section_that_one_editor_moved_stays_there_though_git_leaves_its_heading_twice(tmp_path, number):
    """The other editor wrote in it where it stood."""
    sections = [f"## {name}\n\nOne of {name}.[^a{name}]\n\nTwo of {name}.[^b{name}]\n\n" for name in "ABC"]
    made = "# T\n\n" + "".join(sections)
    moved = [*sections[:number], *sections[number + 1 :]]
    moved.insert(2 if number < 2 else 0, sections[number])
    theirs, ours = (f"One of {'ABC'[number]}.", "By hand."), (made, "# T\n\n" + "".join(moved))
    content, _ = merged_by_git(tmp_path, [theirs], [ours], (made,) * 3, is_built=False)
    assert (content / "a.md").read_text("utf-8").count(f"## {'ABC'[number]}") == 2
    write_pages([Page("a.md", made)], content)
    lines = (content / "a.md").read_text("utf-8").split("\n")
    expected = ours[1].replace(*theirs).split("\n")
    assert [line for line in lines if line.startswith("#")] == [line for line in expected if line.startswith("#")]
    assert sorted(filter(None, lines)) == sorted(filter(None, expected))


REMARKED = MADE.replace("- An item.", "Remark one.\n\nRemark two.\n\nRemark three.\n\n- An item.")


def test_a_remark_that_one_editor_took_out_or_wrote_anew_does_not_come_back_from_the_other(tmp_path):
    content, page = tmp_path / "content", tmp_path / "content/a.md"
    made = Page("a.md", MADE)
    write_pages([made], content)
    page.write_text(REMARKED, "utf-8")
    write_pages([made], content)
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    commit(tmp_path)
    git(tmp_path, "checkout", "--quiet", "-b", "other")
    change(tmp_path, "a.md", "Remark two.\n", "Remark two.\n\nTheir remark.\n")
    write_pages([made], content)
    commit(tmp_path)
    git(tmp_path, "checkout", "--quiet", "main")
    change(tmp_path, "a.md", "Remark two.\n\nRemark three.\n", "Remark three, anew.\n")
    write_pages([made], content)
    commit(tmp_path)
    git(tmp_path, "merge", "--quiet", "--message", "merged", "other")
    assert "Remark two." in page.read_text("utf-8")
    assert not write_pages([made], content).conflicts
    remarks = [line for line in page.read_text("utf-8").split("\n") if "emark" in line]
    assert sorted(remarks) == ["Remark one.", "Remark three, anew.", "Their remark."]
    page.write_text(page.read_text("utf-8") + "\nRemark two.\n", "utf-8")
    write_pages([made], content)
    assert page.read_text("utf-8").count("Remark two.") == 1  # by hand


def test_what_one_editor_took_out_and_the_other_wrote_anew_is_a_conflict(tmp_path):
    statement = "Statement one was made.[^a]"
    content, report = merged_by_git(tmp_path, [(f"{statement}\n\n", "")], [("Statement one was", "Our statement was")])
    [conflict] = report.conflicts
    assert (conflict.base, conflict.mine, conflict.new) == (statement, "Our statement was made.[^a]", "")
    assert write_pages([Page("a.md", MADE)], content).conflicts == (conflict,)
    resolve_conflicts(content, "a.md", Side.THEIRS, None, tmp_path / "backups")
    assert not write_pages([Page("a.md", MADE)], content).conflicts
    assert "tatement" not in (content / "a.md").read_text("utf-8").split("[^a]:")[0]


def test_a_page_of_the_editors_own_is_merged_as_any_text(tmp_path):
    """No record says what was written in it, so git may not keep the lines of both."""
    content, own = tmp_path / "content", tmp_path / "content/desk note.md"
    write_pages([Page("a.md", MADE)], content)
    own.write_text("# Note\n\nOne.\nTwo.\nThree.\n", "utf-8")
    write_pages([Page("a.md", MADE)], content)
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    commit(tmp_path)
    for branch, found, written in (("other", "Two.\n", ""), ("main", "Two.\n", "Two, anew.\n")):
        git(tmp_path, "checkout", "--quiet", *(["-b"] if branch == "other" else []), branch)
        change(tmp_path, own.name, found, written)
        write_pages([Page("a.md", MADE)], content)
        commit(tmp_path)
    assert "CONFLICT" in git(tmp_path, "merge", "other", status=1)
    assert "<<<<<<<" in own.read_text("utf-8")
