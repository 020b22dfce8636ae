"""A new input format is one file in `generator/read/` and one line in `generator/seed_files.py`: a binary one, too."""

import os
import shutil
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

import generator
from tests.conftest import make_project

PROGRAM = Path(generator.__file__).parent
# A packed article: a mark, then its title, its day and its text, a line each, compressed.
TOY = '''
"""Packed articles, which end in .toy."""

import zlib
from datetime import date

from generator.errors import UserError
from generator.read.draft import Draft, FileReader
from generator.read.metadata import Metadata

MARK = b"TOY\\x00\\xff"
MOST_UNPACKED = 3_000_000


def read_toy(raw: bytes, where: str) -> Draft:
    """Unpack an article."""
    if not raw.startswith(MARK):
        raise UserError(f"{where}: no packed article. Save it as .txt")
    text = zlib.decompressobj().decompress(raw.removeprefix(MARK), MOST_UNPACKED).decode()
    title, published, body = text.split("\\n", 2)
    metadata = Metadata(title=title, published=date.fromisoformat(published))
    return Draft(body, metadata=metadata, remarks=(f"{where}: unpacked",))


READER = FileReader(read_toy, largest=20_000)
'''
LINE = '    ".toy": "toy",\n'
TEXT = (
    "Ferry returns to Orley\n2024-12-05\n"
    "Mayor Jana Lind said on Tuesday that the ferry would sail again.\n\nMore than 300 people were displaced.\n"
)


def packed(text: str) -> bytes:
    return b"TOY\x00\xff" + zlib.compress(text.encode())


@pytest.fixture(scope="module")
def program(tmp_path_factory) -> Path:
    """The program with the toy format: everything else is linked to."""
    folder = tmp_path_factory.mktemp("program")
    (folder / "templates").symlink_to(PROGRAM.parent / "templates")
    for path in PROGRAM.iterdir():
        copy = folder / "generator" / path.name
        copy.parent.mkdir(exist_ok=True)
        if path.name == "read":
            shutil.copytree(path, copy)
        elif path.name != "seed_files.py":
            copy.symlink_to(path)
    (folder / "generator/read/toy.py").write_text(TOY, encoding="utf-8")
    registry = (PROGRAM / "seed_files.py").read_text(encoding="utf-8")
    assert '    ".txt": "text",\n' in registry
    registry = registry.replace('    ".txt": "text",\n', f'    ".txt": "text",\n{LINE}')
    (folder / "generator/seed_files.py").write_text(registry, encoding="utf-8")
    return folder


@pytest.fixture
def project(tmp_path) -> Path:
    project = make_project(tmp_path / "project", seeds=False)
    (project / "seeds").mkdir(exist_ok=True)
    return project


def run(program: Path, project: Path, *arguments: str) -> str:
    """What the command says on both channels."""
    environment = os.environ | {"PYTHONPATH": str(program)}
    command = [sys.executable, "-m", "generator", "-C", str(project), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=program)
    return done.stdout + done.stderr


def test_an_article_in_it_is_added_built_and_cited(program, project, tmp_path):
    file = tmp_path / "ferry.toy"
    file.write_bytes(packed(TEXT))
    assert "added seeds/ferry.toy" in run(program, project, "add", str(file))
    assert (project / "seeds/ferry.toy").read_bytes() == file.read_bytes()
    said = run(program, project, "build")
    assert "1 article: " in said
    assert "seeds/ferry.toy: unpacked" in said
    source = (project / "content/sources/ferry.md").read_text(encoding="utf-8")
    assert "# Ferry returns to Orley" in source
    assert "the ferry would sail again" in source
    assert "[^" in (project / "content/quotes.md").read_text(encoding="utf-8")


def test_an_article_in_it_is_kept_in_the_cache_and_its_change_is_seen(program, project):
    file = project / "seeds/ferry.toy"
    file.write_bytes(packed(TEXT))
    run(program, project, "build")
    (kept,) = {path.name for path in (project / ".cache/briefing").iterdir()} - {"last-build", "kept"}
    run(program, project, "build")
    assert (project / ".cache/briefing" / kept).is_file()
    file.write_bytes(packed(TEXT.replace("Tuesday", "Monday")))
    run(program, project, "build")
    assert "on Monday" in (project / "content/sources/ferry.md").read_text(encoding="utf-8")
    assert not (project / ".cache/briefing" / kept).exists()


def test_its_limits_hold(program, project):
    (project / "seeds/good.toy").write_bytes(packed(TEXT))
    (project / "seeds/film.toy").write_bytes(bytes(20_001))
    (project / "seeds/long.toy").write_bytes(packed("Long\n2024-12-05\n" + "The river rose. " * 150_000))
    (project / "seeds/other.toy").write_bytes(b"PK\x03\x04")
    said = run(program, project, "build")
    assert "seeds/film.toy: a file of 0.0 MB; at most 0.02 MB is read" in said
    assert "seeds/long.toy: a text of 2.4 MB; at most 2 MB is read" in said
    assert "seeds/other.toy: no packed article. Save it as .txt (left out)" in said
    assert "1 article: " in said


def test_it_is_named_among_the_formats(program, project):
    (project / "seeds/a.pdf").write_bytes(b"%PDF")
    formats = "An article is a file in one of: .txt, .toy, .md, .markdown, .html, .htm"
    assert formats in run(program, project, "build")
