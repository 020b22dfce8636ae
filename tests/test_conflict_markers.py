"""Two versions that a merge left in a file are neither read nor published, wherever they stand."""

import shutil

import pytest

from generator.conflict_markers import marker_line, refusal
from tests.conftest import briefing, make_project, run
from tests.write.five_articles import add_articles

MARKED = "<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> theirs\n"
TEXTS = [
    ("a whole conflict", "One.\n" + MARKED.format("Two.", "Three."), 2),
    ("with the common version", "<<<<<<< HEAD\na\n||||||| 3f2a1c9\nb\n=======\nc\n>>>>>>> theirs\n", 1),
    ("with line ends of Windows", "One.\r\n<<<<<<< HEAD\r\nTwo.\r\n=======\r\n>>>>>>> x\r\n", 2),
    ("the first mark alone is left", "One.\n\n<<<<<<< HEAD\nTwo.\n", 3),
    ("the last mark alone is left", "One.\nTwo.\n>>>>>>> 3f2a1c9 (Edit)\n", 3),
    ("marks without names", "<<<<<<<\na\n=======\nb\n>>>>>>>\n", 1),
    ("a heading that is underlined", "Title\n=======\n\nText.\n", None),
    ("a row of empty cells", "|||||||\n|---|---|---|---|---|---|\n", None),
    ("eight signs", "<<<<<<<< so\n", None),
    ("marks that begin with a space", " <<<<<<< HEAD\n =======\n >>>>>>> theirs\n", None),
    ("marks in a line", "Write <<<<<<< HEAD there.\n", None),
    ("a mail that was answered seven times", "> a\n>> b\n>>>>>>> c\n", None),
    ("a binary file", "\0\n<<<<<<< HEAD\n", None),
]


@pytest.mark.parametrize(("text", "line"), [case[1:] for case in TEXTS], ids=[case[0] for case in TEXTS])
def test_marks_are_found_by_their_line(text, line):
    assert marker_line(text.encode()) == line


def test_the_refusal_says_where_what_and_what_to_do():
    assert refusal(b"One.\n<<<<<<< HEAD\n", "seeds/a.txt") == (
        "seeds/a.txt:2: found a mark of a merge (<<<<<<<): two versions of the text stand here. Choose what shall "
        "stand, and take out the rest and the marked lines; or take one side whole: "
        "git checkout --ours -- seeds/a.txt, or --theirs. A text that is to show such a line begins it with a space"
    )


SEED = "seeds/000_d7cd96d04a80de27"
FILES = [
    *(f"{SEED}.txt", f"{SEED}.yml", "site_config.yml", "corrections.yml"),
    *("content/humanitarian.md", "content/data/briefing.json", "content/own.md", "templates/timeline.md"),
    "editions/one.json",
]


@pytest.fixture(scope="module")
def standing(tmp_path_factory):
    folder = make_project(tmp_path_factory.mktemp("merged") / "project")
    add_articles(folder, "e1")  # of several articles those that can be read are
    briefing("edition", "one", "--at", "2024-12-05T18:00", project=folder)
    return folder


@pytest.mark.parametrize("file", FILES)
def test_it_is_refused_by_every_command(standing, tmp_path, file):
    project = shutil.copytree(standing, tmp_path / "project")
    path = project / file
    path.parent.mkdir(exist_ok=True)
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    half = len(before.splitlines()) // 2
    lines = before.splitlines(keepends=True)
    path.write_text("".join([*lines[:half], MARKED.format("a", "b"), *lines[half:]]), encoding="utf-8")
    pages = {each: each.read_bytes() for each in (project / "content").rglob("*") if each.is_file()}
    for command in (["build"], ["check"], ["edition", "two"]):
        said = briefing(*command, project=project, status=1)
        assert f"{file}:{half + 1}: found a mark of a merge" in said, command
        assert (f"briefing reset {file.removeprefix('content/')}" in said) == (
            standing / "content/.base" / file.removeprefix("content/")
        ).is_file()
    assert pages == {each: each.read_bytes() for each in (project / "content").rglob("*") if each.is_file()}


def test_no_site_is_built_with_it(standing, tmp_path):
    project = shutil.copytree(standing, tmp_path / "project")
    with (project / "content/humanitarian.md").open("a", encoding="utf-8") as page:
        page.write(MARKED.format("Ours.", "Theirs."))
    done = run("generator", "build", "--site", cwd=project, status=1)
    assert "content/humanitarian.md:" in done.stderr and "found a mark of a merge" in done.stderr
    assert not (project / "site/humanitarian").exists()


def test_the_generated_page_takes_its_place_at_the_editors_wish(standing, tmp_path):
    project = shutil.copytree(standing, tmp_path / "project")
    page = project / "content/humanitarian.md"
    before = page.read_text(encoding="utf-8")
    page.write_text(MARKED.format(before, before), encoding="utf-8")
    briefing("reset", "humanitarian", project=project)
    assert page.read_text(encoding="utf-8") == before


def test_what_a_merge_left_beside_a_page_stops_nothing(standing, tmp_path):
    project = shutil.copytree(standing, tmp_path / "project")
    for name in ("content/humanitarian.md.orig", f"{SEED}.txt.orig", "content/humanitarian_BASE_4711.md"):
        (project / name).write_text(MARKED.format("a", "b"), encoding="utf-8")
    assert "humanitarian.md.orig: left by an editor or a merge" in briefing("build", project=project)
