"""The wheel, outside the repository: built, installed into a fresh environment, and a briefing made with it.

In a run of all tests for the Python that runs them; `make wheels` tries every Python that is here.
"""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import FOUNDING, ROOT

PYTHONS = ("3.11", "3.12", "3.13")
ALL = "WHEEL_PYTHONS"  # the variable that asks for every Python
PATIENCE = 600  # seconds: an environment is made and filled


def find_python(version: str) -> str | None:
    """The path of an interpreter of that version: the running one, one of pyenv's, or one on the path."""
    if version == "{}.{}".format(*sys.version_info):
        return sys.executable
    found = sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python"))
    return str(found[-1]) if found else shutil.which(f"python{version}")  # pyenv's own of that name may lead nowhere


def call(*command: object, cwd: Path) -> str:
    """The output of a command that is told nothing of this checkout."""
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=environment, capture_output=True, text=True, timeout=PATIENCE
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.mark.parametrize("version", PYTHONS)
def test_a_briefing_is_made_with_the_wheel_alone(version, tmp_path):
    python = find_python(version)
    if python != sys.executable and os.environ.get(ALL) != "all":
        pytest.skip("only for the Python that runs the tests; every one that is here: make wheels")
    if not python:
        pytest.skip(f"Python {version} is not here")
    call(python, "-m", "venv", "venv", cwd=tmp_path)
    bin = tmp_path / "venv/bin"
    call(bin / "pip", "install", "-q", "--require-hashes", "-r", ROOT / "requirements.txt", cwd=tmp_path)
    alone = ("--no-deps", "--no-build-isolation")
    call(bin / "pip", "wheel", "-q", *alone, "-w", "wheels", ROOT, cwd=tmp_path)
    (wheel,) = (tmp_path / "wheels").iterdir()
    call(bin / "pip", "install", "-q", "--no-deps", wheel, cwd=tmp_path)
    call(bin / "pip", "check", cwd=tmp_path)

    with zipfile.ZipFile(wheel) as packed:
        tops = {name.partition("/")[0] for name in packed.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"generator"}

    call(bin / "briefing", "init", "news", cwd=tmp_path)
    project = tmp_path / "news"
    assert "--hash=sha256:" in (project / "requirements.txt").read_text(encoding="utf-8")
    call(bin / "briefing", "add", FOUNDING, cwd=project)
    assert "1 article: " in call(bin / "briefing", "build", "--site", cwd=project)
    shown = (project / "site/humanitarian/index.html").read_text(encoding="utf-8")
    assert "280,000" in shown and "Content-Security-Policy" in shown
