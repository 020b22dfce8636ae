"""Projects and sites that tests share. `run` runs a command as a user does, `briefing` the same in this process."""

import functools
import http.server
import os
import re
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, settings

from generator.__main__ import main
from generator.faults import MARK
from tests.browser.find import MISSING, find_browser

ROOT = Path(__file__).parents[1]
FOUNDING = ROOT / "seeds/000_d7cd96d04a80de27.txt"
CHROMIUM_FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-gpu"]

# A build that keeps nothing compiled compiles all templates anew, which takes longer than the rest of it.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
os.fsync = lambda descriptor: None  # only a loss of power would tell, and a disk takes its time

# The same examples in every run, and none kept from earlier ones. `make soak` takes fresh ones, and more of them.
UNHURRIED = settings(deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("same", UNHURRIED, derandomize=True, database=None)
settings.register_profile("soak", UNHURRIED, derandomize=False, database=None, max_examples=300)
settings.load_profile("same")


LONGEST = {"write", "test_serve.py", "test_limits.py", "test_faults.py", "test_kept.py", "test_readme.py"}


def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are cores, since one in three waits: for a browser, a server or another process."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files first that take a process longest, so that none of them is left to one process at the end."""
    items.sort(key=lambda item: LONGEST.isdisjoint(item.path.parts))


def run(*command: str, cwd: Path, status: int = 0) -> subprocess.CompletedProcess:
    """Run a module of this environment, such as `run("generator", "build", cwd=…)`; fails on another exit status."""
    done = subprocess.run([sys.executable, "-m", *command], cwd=cwd, capture_output=True, text=True, timeout=300)
    assert done.returncode == status, done.stdout + done.stderr
    assert MARK not in done.stdout + done.stderr, done.stdout + done.stderr
    return done


def briefing(*arguments, project: Path | None = None, status: int = 0, faults: bool = False) -> str:
    """The output of a command, run in this process; fails on another exit status, or on a fault where none is meant."""
    options = ["-C", str(project)] if project else []
    done = CliRunner().invoke(main, [*options, *map(str, arguments)], catch_exceptions=False)
    assert done.exit_code == status, done.output
    assert (MARK in done.output) == faults, done.output
    return done.output


def snapshot(folder: Path, without: str = "") -> dict[Path, tuple[bytes, int]]:
    """What each file of a folder holds, and when it was written; those in folders named `without` left out."""
    files = (path for path in folder.rglob("*") if path.is_file() and without not in path.parts)
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def make_project(folder: Path, seeds: bool = True) -> Path:
    """A project with the settings of this checkout under the title that the tests expect, and the founding article."""
    (folder / "seeds").mkdir(parents=True)
    (folder / "content").mkdir()
    for name in ("site_config.yml", "mkdocs.yml"):
        shutil.copy(ROOT / name, folder)
    settings = folder / "site_config.yml"
    written = settings.read_text(encoding="utf-8")
    settings.write_text(re.sub(r"(?m)^site_name:.*$", "site_name: Syria briefing", written), encoding="utf-8")
    if seeds:
        for path in (FOUNDING, FOUNDING.with_suffix(".yml")):
            shutil.copy(path, folder / "seeds")
    return folder


@pytest.fixture
def project(tmp_path):
    return make_project(tmp_path / "project")


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """A project whose site is built, for tests that only look at it."""
    folder = make_project(tmp_path_factory.mktemp("built") / "project")
    briefing("build", "--site", project=folder)
    return folder


ADDRESS = "https://example.org/briefing/"  # where the published site says that it stands


@pytest.fixture(scope="session")
def published(tmp_path_factory):
    """A project whose site is built to stand at ADDRESS, for tests that only look at it."""
    folder = make_project(tmp_path_factory.mktemp("published") / "project")
    publish(folder)
    briefing("build", "--site", project=folder)
    return folder


@pytest.fixture
def published_copy(published, tmp_path):
    """The same to be changed."""
    return shutil.copytree(published, tmp_path / "published")


def publish(project: Path) -> None:
    """Say in the settings of a project where its site will stand."""
    settings = project / "site_config.yml"
    written = settings.read_text(encoding="utf-8")
    settings.write_text(re.sub(r"(?m)^# site_url: .*$", f"site_url: {ADDRESS}", written), encoding="utf-8")


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import sync_playwright

    path = find_browser()
    if not path:
        pytest.fail(MISSING)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass

    def copyfile(self, source, outputfile):
        with suppress(ConnectionError):  # a browser that leaves a page breaks off what it was loading
            super().copyfile(source, outputfile)


@contextmanager
def served(folder: Path):
    """The address of a folder on a local server, for as long as the context lasts."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="session")
def site_url(built):
    """The built site on a local server."""
    with served(built / "site") as url:
        yield url
