"""What a disk may refuse, and a process that is really killed: a clear error, and nothing lost."""

import json
import os
import resource
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.errors import UserError
from generator.files import UNFINISHED
from generator.model import Page
from generator.write import inspect, write_pages
from generator.write.diff import find_changes
from generator.write.report import Report
from generator.write.resolve import Side, reset, resolve_conflicts
from tests.write.five_articles import add_articles, built
from tests.write.five_articles import build as build_project
from tests.write.killing import Killed, before_changes
from tests.write.test_write import build, look, texts_of

ROOT = Path(__file__).parents[2]
OLD = "".join(f"Statement {n} of the article.\n\n" for n in range(60))
MINE = OLD.replace("Statement 7 ", "Statement 7, as I say, ")
NEW = OLD.replace("Statement 7 ", "Statement 7, at least, ") + OLD.replace("Statement", "Another")


@contextmanager
def mounted(folder, *options):
    folder.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", *options, "tmpfs", folder], capture_output=True)
    if done.returncode:
        pytest.skip("a file system can be mounted by root alone")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


@pytest.fixture
def disk(tmp_path):
    """A disk of its own, of 64 kilobytes."""
    if sys.platform != "linux":
        pytest.skip("mounts as Linux does")
    with mounted(tmp_path / "disk", "-o", "size=64k") as folder:
        yield folder


def fill(disk):
    with (disk / "filler").open("wb", buffering=0) as file:
        try:
            while file.write(b"x" * 1024):
                pass
        except OSError:
            return


@pytest.fixture
def at_work(tmp_path):
    """Three ways to write into a folder that has a conflict, by name."""

    def ways(folder):
        content, backups = folder / "content", folder / "backups"
        return {
            "build": lambda: build(content, OLD + NEW),
            "resolve": lambda: resolve_conflicts(content, "a.md", Side.THEIRS, None, backups),
            "reset": lambda: reset(content, "a.md", backups),
        }

    return ways


def prepare(folder):
    content = folder / "content"
    build(content, OLD)
    (content / "a.md").write_text(MINE)
    assert build(content, NEW).conflicts
    return content


DEEDS = pytest.mark.parametrize("deed", ["build", "resolve", "reset"])


@DEEDS
def test_a_full_disk(disk, at_work, deed):
    content = prepare(disk)
    before = texts_of(content)
    fill(disk)
    with pytest.raises(UserError, match="Free some space on the disk, then try again: no edit is lost"):
        at_work(disk)[deed]()
    assert texts_of(content) == before
    assert inspect(content).conflicts and list(find_changes(content))
    (disk / "filler").unlink()
    at_work(disk)[deed]()
    assert "as I say" in "".join(path.read_text() for path in disk.rglob("*.md"))


@DEEDS
def test_a_disk_that_can_only_be_read(disk, at_work, deed):
    content = prepare(disk)
    before = look(content)
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    with pytest.raises(UserError, match="Move the project to where you can write"):
        at_work(disk)[deed]()
    assert look(content) == before
    assert inspect(content).conflicts and list(find_changes(content))


@DEEDS
def test_a_file_that_may_not_grow(tmp_path, at_work, deed):
    content = prepare(tmp_path)
    before = texts_of(content)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, limits[1]))
    try:
        with pytest.raises(UserError, match="no edit is lost"):
            at_work(tmp_path)[deed]()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert texts_of(content) == before
    at_work(tmp_path)[deed]()


@DEEDS
@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_one_may_not_write_to(tmp_path, at_work, deed):
    content = prepare(tmp_path)
    before = look(content)
    folders = [content, *(path for path in content.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    try:
        with pytest.raises(UserError, match="Give yourself the right"):
            at_work(tmp_path)[deed]()
    finally:
        for folder in folders:
            folder.chmod(0o755)
    assert look(content) == before


@DEEDS
def test_another_build_at_the_same_time(tmp_path, at_work, deed):
    content = prepare(tmp_path)
    before = look(content)
    code = (
        "import sys; from pathlib import Path; from generator.write.disk import writing\n"
        f"with writing(Path({str(content)!r})): print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, text=True
    ) as other:
        assert other.stdout.readline() == "held\n"
        with pytest.raises(UserError, match="another build is writing there"):
            at_work(tmp_path)[deed]()
        other.kill()
    assert look(content) == before
    at_work(tmp_path)[deed]()


PAGES = 150


def many(text):
    return [Page(f"{number % 7}/{number}.md", f"# {number}\n\n{text}") for number in range(PAGES)]


@pytest.mark.parametrize("delay", [0.0, 0.01, 0.03, 0.06])
def test_a_build_really_killed(tmp_path, delay):
    content = tmp_path / "content"
    write_pages(many(OLD), content)
    edited = content / "3/10.md"
    edited.write_text(f"# 10\n\n{MINE}")
    code = (
        "import json, sys; from pathlib import Path\n"
        "from generator.model import Page; from generator.write import write_pages\n"
        "pages = [Page(*page) for page in json.load(sys.stdin)]\n"
        f"print('on', flush=True); write_pages(pages, Path({str(content)!r}))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, text=True
    ) as build:
        json.dump([(page.path, page.text) for page in many(NEW)], build.stdin)
        build.stdin.close()
        assert build.stdout.readline() == "on\n"
        time.sleep(delay)
        build.kill()
    assert "as I say" in edited.read_text()
    wanted = {page.path: page.text for page in many(NEW)}
    for page, old in zip(many(NEW), many(OLD), strict=True):
        if page.path != "3/10.md":
            assert (content / page.path).read_text() in (page.text, old.text)
    report = write_pages(many(NEW), content)
    assert [each.path for each in report.conflicts] == ["3/10.md"]
    assert all((content / path).read_text() == text for path, text in wanted.items() if path != "3/10.md")
    assert not [path for path in content.rglob("*") if path.name.startswith((UNFINISHED, ".journal"))]
    before = look(content)
    again = write_pages(many(NEW), content)
    assert look(content) == before
    assert again == Report(unchanged=again.unchanged, kept=("3/10.md",), conflicts=report.conflicts)


def test_a_page_that_a_killed_build_took_away_is_linked_when_its_article_comes_back(tmp_path):
    root = built(tmp_path / "project", "e1 e2")
    page, known = (root / "content" / folder / "sources/e1.md" for folder in (".", ".base"))
    seeds = [path for path in (root / "seeds").iterdir() if path.stem == "e1"]
    for path in seeds:
        path.unlink()

    def end(number):
        if known.exists() and not page.exists():
            raise Killed

    with before_changes(end), pytest.raises(Killed):
        build_project(root)
    assert known.exists() and not page.exists()
    add_articles(root, "e1")
    build_project(root)
    before = look(root / "content")
    assert "(e1.md)" in (root / "content/sources/index.md").read_text()
    build_project(root)
    assert look(root / "content") == before


def test_git_is_told_of_pages_of_the_editors_own_as_the_build_leaves_them(tmp_path):
    """A build that comes next has nothing to tell it, whether such a page is generated now or no longer."""
    attributes, own = tmp_path / ".gitattributes", Page("own.md", "# Own\n\nOne fell.[^a]\n")
    write_pages([Page("a.md", OLD)], tmp_path)
    (tmp_path / "own.md").write_text(own.text.replace("One", "HAND"))
    for pages, is_own in [([Page("a.md", OLD)], True), ([Page("a.md", OLD), own], False)]:
        for _ in range(2):
            write_pages(pages, tmp_path)
            assert ('"/own.md" merge=text' in attributes.read_text()) is is_own
