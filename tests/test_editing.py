"""The day that docs/editing.md walks through: every command of it, every change of a file, and a push at its end."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.test_readme import free_port, preview

DAY = re.search(r"\n## A day with it\n(.*?)\n## ", (ROOT / "docs/editing.md").read_text(encoding="utf-8"), re.DOTALL)[1]
# A block, and the file in the prose before it that it changes or makes.
BLOCK = re.compile(r"```(sh|diff|yaml)\n(.*?)```", re.DOTALL)
FILE = re.compile(r"`([\w./-]+\.(?:md|txt|yml))`")
REMOTE = "https://github.com/you/my-briefing.git"
PATH = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"  # the commands of this environment come first
PATIENCE = 120  # seconds


class Day:
    """Somebody who does what the page says, in a shell that stays open."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.remote = folder / "remote.git"
        subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", self.remote], check=True)
        self.shown: list[tuple[str, str]] = []  # each command, and what it said
        said = (f"GIT_{who}_{what}" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL"))
        self.environment = os.environ | dict.fromkeys(said, "editor@localhost") | {"PATH": PATH}

    def live(self) -> None:
        here, end = ROOT, 0
        for block in BLOCK.finditer(DAY):
            prose, end = DAY[end : block.start()], block.end()
            if block[1] == "sh":
                for line in block[2].splitlines():
                    here = self.do(line, here)
            else:
                path = here / FILE.findall(prose)[-1]
                path.write_text(changed(path, block[1], block[2]), encoding="utf-8")

    def do(self, line: str, here: Path) -> Path:
        """One line of a block; gives the folder in which the next one runs."""
        words = shlex.split(line)
        if words[0] == "source":  # the environment is the one that runs this test
            return here
        if words[0] == "cd":
            return self.at(words[1])
        line = line.replace(REMOTE, str(self.remote)).replace("../seeds", str(ROOT / "seeds"))
        line = line.replace("my-briefing", str(self.at("my-briefing"))) if here == ROOT else line
        if words[:2] == ["briefing", "serve"]:
            self.shown.append(
                (line, preview([f"export PATH={shlex.quote(PATH)}", f"{line} -a 127.0.0.1:{free_port()}"], here))
            )
            return here
        done = subprocess.run(
            ["bash", "-euc", line], cwd=here, env=self.environment, capture_output=True, text=True, timeout=PATIENCE
        )
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
        self.shown.append((line, done.stdout + done.stderr))
        return here

    def said(self, command: str, time: int = 0) -> str:
        """What a command said when it was run for the nth time, from 0."""
        return [shown for line, shown in self.shown if line == command][time]

    def at(self, name: str) -> Path:
        return self.folder / name


def changed(path: Path, kind: str, block: str) -> str:
    """The text of a file after the change that a block shows."""
    if kind == "yaml":
        return block
    text = path.read_text(encoding="utf-8")
    before = "\n".join(line[1:].strip() for line in block.splitlines() if line.startswith("-"))
    after = "\n".join(line[1:].strip() for line in block.splitlines() if line.startswith("+"))
    assert text.count(before) == 1, f"{path}: {before}"
    return text.replace(before, after)


@pytest.fixture(scope="module")
def day(tmp_path_factory):
    lived = Day(tmp_path_factory.mktemp("day"))
    lived.live()
    return lived


def test_each_command_says_what_the_page_says(day):
    assert "1 article: " in day.said("briefing build")
    assert "Türkiye" in (day.at("my-briefing") / "content/actors/index.md").read_text(encoding="utf-8")
    assert "+We have asked the authorities" in day.said("briefing diff")
    assert "no finding" in day.said("briefing check")
    said = day.said("briefing build", 2)
    assert "content/humanitarian.md:21: the articles now change what you changed" in said
    assert "Cite what it says now, [^c865387a]" in said
    assert "generated before" in day.said("briefing conflicts")
    assert "no finding" in day.said("briefing check", 1)
    assert "[c865387a]" in day.said("briefing changes")


def test_the_edit_stands_after_the_day(day):
    page = (day.at("my-briefing") / "content/humanitarian.md").read_text(encoding="utf-8")
    assert "many leaders of the group.[^c865387a]" in page and "8a10c467" not in page
    assert page.count("We have asked the authorities who counted them.") == 1


def test_what_was_pushed_builds_as_the_workflow_builds_it(day):
    clone = day.at("clone")
    subprocess.run(["git", "clone", "--quiet", day.remote, clone], check=True)
    subprocess.run(["briefing", "build", "--site"], cwd=clone, env=day.environment, check=True, capture_output=True)
    assert not subprocess.run(["git", "status", "--short"], cwd=clone, capture_output=True, text=True).stdout
