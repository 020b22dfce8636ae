"""Every command of the README works as written, in a fresh clone with a fresh environment."""

import functools
import http.server
import os
import re
import signal
import socket
import subprocess
import threading
from pathlib import Path

import pytest

from generator.__main__ import COMMANDS
from tests.conftest import ROOT

STORY = """<!doctype html><html lang="en"><head><title>Aid reaches the valley</title>
<meta property="article:published_time" content="2024-12-04"></head><body><article><h1>Aid reaches the valley</h1>
{}</article></body></html>"""
PARAGRAPH = (
    "<p>Aid workers reached the valley on Tuesday, and {} families were given food and tents, officials said.</p>"
)
PATIENCE = 300  # seconds: an environment is made and filled


def commands() -> list[list[str]]:
    """The lines of each block of commands."""
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    return [block.splitlines() for block in blocks]


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    """What a user gets: the files under version control, in a new folder."""
    folder = tmp_path_factory.mktemp("clone") / "briefing"
    files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, files.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes((ROOT / name).read_bytes())
    return folder


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    """The address of a news page on this machine."""
    folder = tmp_path_factory.mktemp("web")
    text = "\n".join(PARAGRAPH.format(number) for number in ("two hundred", "forty", "some fifty", "ninety"))
    (folder / "story.html").write_text(STORY.format(text), encoding="utf-8")
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(folder))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/story.html"
    server.shutdown()


def shell(lines: list[str], cwd: Path) -> str:
    """Run lines in one shell that stops at the first failure, without this test's own environment."""
    environment = {key: value for key, value in os.environ.items() if key not in ("VIRTUAL_ENV", "PYTHONPATH")}
    done = subprocess.run(
        ["bash", "-euc", "\n".join(lines)], cwd=cwd, env=environment, capture_output=True, text=True, timeout=PATIENCE
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def preview(lines: list[str], cwd: Path) -> str:
    """Run lines of which the last one serves, until it does."""
    process = subprocess.Popen(
        ["bash", "-euc", "\n".join(lines)], cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        start_new_session=True,
    )  # fmt: skip
    shown = ""
    for line in process.stdout:
        shown += line
        if "Serving on" in line:
            break
    # Not SIGINT: a test run in the background of a shell has it ignored, and so have its children.
    os.killpg(process.pid, signal.SIGTERM)
    process.wait(timeout=PATIENCE)
    assert "Serving on" in shown, shown
    return shown


def test_two_commands_do_all_the_set_up(clone):
    start = commands()[0]
    assert start == ["make site", "make test"]
    shown = shell(["make site"], clone)
    assert "1 article: " in shown
    assert "WARNING -" not in shown  # of MkDocs or ours; pip may have its own
    assert (clone / "site/index.html").is_file()
    # The tests are running: that the second command runs them is read off what it would do.
    planned = shell(["make -n test"], clone)
    assert "python -m pytest" in planned and "tests/browser/install.sh" in planned


def test_the_preview(clone):
    assert commands()[1] == ["make serve"]
    port = free_port()
    serve = (clone / "site_config.yml").read_text(encoding="utf-8") + f"\ndev_addr: 127.0.0.1:{port}\n"
    (clone / "site_config.yml").write_text(serve, encoding="utf-8")
    assert f"127.0.0.1:{port}" in preview(commands()[1], clone)


def test_a_briefing_of_ones_own(clone, story):
    lines = [line.replace("https://example.org/news/story.html", f"--allow-private {story}") for line in commands()[2]]
    assert lines[-1] == "briefing serve"
    shown = shell(lines[:-1], clone)
    assert "2 articles" in shown
    site = clone / "my-briefing/site"
    assert "280,000" in (site / "humanitarian/index.html").read_text(encoding="utf-8")
    assert "Aid reaches the valley" in (site / "sources/index.html").read_text(encoding="utf-8")
    preview([lines[0], "cd my-briefing", f"briefing serve -a 127.0.0.1:{free_port()}"], clone)


def test_every_command_of_the_table_is_one():
    named = set(re.findall(r"^\| `briefing (\w+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert named == set(COMMANDS)


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]
