"""A week of two editors, each with a clone, and a bare remote between them.

Each day both bring in an article, write on a page, build and commit; one pushes, the other pulls, builds and pushes.
"""

import re
import subprocess
from pathlib import Path

import pytest

from tests.conftest import briefing, make_project

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
# The town, its people and offices are made up.
TEXT = """{title}

{day}'s flood drove {people} people from their homes in Osterby, the town's relief office said.

"We have no boats left," said Ann Holm, who leads the relief office.

At least {dead} people were killed when the {place} gave way on {day}, the office added.

Roads to the {place} stay closed, and the hospital asks for blood.

Soldiers fired at looters near the {place} on {day}, the police said.
"""
STATEMENT = re.compile(r"^[A-Z“][^\n]*?(?P<mark>\[\^\w+\][^\n]*)$", re.MULTILINE)
PLACES = ("upper dam", "old bridge", "harbour wall", "north road", "school roof")
OWN = {"ann": "humanitarian", "ben": "security"}


class Editor:
    """Somebody with a clone of the project."""

    def __init__(self, name: str, clone: Path):
        self.name, self.clone = name, clone
        self.written: list[str] = []
        self.deleted: list[str] = []
        self.git("config", "user.name", name)
        self.git("config", "user.email", f"{name}@example.org")

    def git(self, *arguments: str) -> str:
        return _run("git", *arguments, cwd=self.clone)

    def run(self, *arguments: str) -> str:
        return briefing(*arguments, project=self.clone)

    def add_article(self, day: int) -> None:
        number = day * 2 + (self.name == "ben")
        name = f"{day + 2}-{self.name}"
        values = {
            "title": f"Osterby flood, report {number + 1}",
            "day": DAYS[day],
            "people": f"{1200 + 130 * number:,}",
            "dead": str(12 + number),
            "place": PLACES[day],
        }
        seeds = self.clone / "seeds"
        (seeds / f"{name}.txt").write_text(TEXT.format(**values), encoding="utf-8")
        about = f"published: 2024-12-{day + 2:02}\npublisher: The {self.name.title()} Post\n"
        (seeds / f"{name}.yml").write_text(about, encoding="utf-8")

    def write(self, day: int) -> None:
        """Write on a page of theirs: each day a remark, once a statement in other words, once one less."""
        page = self.clone / f"content/{OWN[self.name]}.md"
        text = page.read_text(encoding="utf-8")
        generated = [found for found in STATEMENT.finditer(text) if found[0] not in self.written]
        if day == 0 or (day == 1 and self.name == "ben"):
            reworded = f"In {self.name}'s words, the flood went on.{generated[0]['mark']}"
            text = text.replace(generated[0][0], reworded)
            self.written.append(reworded)
            self.deleted.append(generated[0][0])
        if day == 2:
            text = text.replace(f"{generated[-1][0]}\n", "")
            self.deleted.append(generated[-1][0])
        remark = f"A remark that {self.name} made on {DAYS[day]}."
        title = re.search(r"(?m)^# .*$", text)
        page.write_text(f"{text[: title.end()]}\n\n{remark}{text[title.end() :]}", encoding="utf-8")
        self.written.append(remark)

    def commit(self, message: str) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)

    def work(self, day: int) -> None:
        self.add_article(day)
        assert " 0 in conflict" in self.run("build")
        self.write(day)
        assert " 0 in conflict" in self.run("build")
        self.commit(f"{DAYS[day]}, {self.name}")

    def pull(self) -> None:
        """Bring in what the other pushed, and build: nothing is left to decide."""
        self.git("pull", "--quiet", "--no-rebase", "--no-edit", "origin", "main")
        said = self.run("build")
        assert " 0 in conflict" in said, said
        assert "no finding" in self.run("check")
        self.commit("Merged")


def _run(*command: str, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def editors(tmp_path_factory):
    """Both editors on Friday evening."""
    folder = tmp_path_factory.mktemp("week")
    remote = folder / "remote.git"
    _run("git", "init", "--quiet", "--bare", "--initial-branch=main", str(remote), cwd=folder)
    project = make_project(folder / "ann", seeds=False)
    _run("git", "init", "--quiet", "--initial-branch=main", cwd=project)
    (project / ".gitignore").write_text("/.cache/\n/site/\n/backups/\ncontent/.base/.lock\ncontent/.base/.journal\n")
    ann = Editor("ann", project)
    ann.git("remote", "add", "origin", str(remote))
    ann.work(0)
    if not (project / "content/.gitattributes").exists():
        pytest.skip("git merges pages line by line: what it is told in content/.gitattributes is not there")
    ann.git("push", "--quiet", "--set-upstream", "origin", "main")
    _run("git", "clone", "--quiet", str(remote), "ben", cwd=folder)
    ben = Editor("ben", folder / "ben")
    for day in range(1, len(DAYS)):
        first, second = (ann, ben) if day % 2 else (ben, ann)
        for editor in (ann, ben):
            editor.git("pull", "--quiet", "--ff-only", "origin", "main")
        first.work(day)
        second.work(day)
        first.git("push", "--quiet", "origin", "main")
        second.pull()
        second.git("push", "--quiet", "origin", "main")
        first.pull()
        first.git("push", "--quiet", "origin", "main")
    for editor in (ann, ben):
        editor.git("pull", "--quiet", "--ff-only", "origin", "main")
    return ann, ben


def _pages(editor: Editor) -> dict[str, str]:
    content = editor.clone / "content"
    return {path.relative_to(content).as_posix(): path.read_text(encoding="utf-8") for path in content.rglob("*.md")}


def test_both_have_the_same_pages(editors):
    ann, ben = editors
    assert _pages(ann) == _pages(ben)


def test_no_word_is_lost_none_stands_twice_and_what_was_deleted_stays_so(editors):
    for editor in editors:
        page = (editors[0].clone / f"content/{OWN[editor.name]}.md").read_text(encoding="utf-8")
        assert [remark for remark in editor.written if page.count(remark) != 1] == []
        assert [line for line in editor.deleted if line in page.splitlines()] == []


def test_all_articles_are_there_and_nothing_is_left_to_do(editors):
    for editor in editors:
        said = editor.run("build")
        assert (
            "9 articles: " in said and " 0 pages written" in f" {said.splitlines()[1]}"
        ) or "0 pages written" in said
        assert not editor.git("status", "--porcelain").strip()


def test_no_page_has_a_faulty_outline(editors):
    for path, text in _pages(editors[0]).items():
        assert text.count("<div") == text.count("</div>"), path
        headings = re.findall(r"(?m)^## (.*)$", text)
        assert len(headings) == len(set(headings)), path
