"""Our own templates are compiled once, and what is kept is that of this program and these words alone."""

import sys
from contextlib import nullcontext
from pathlib import Path

import jinja2
import pytest

from generator import pipeline
from generator.caching import bytecode
from generator.config import TEMPLATES
from generator.config_reader import load_config


@pytest.fixture
def build(project, tmp_path, monkeypatch):
    """Build the project, with its language; gives how many templates were compiled for that, and the pages.

    No page is taken from the build before, which would need no template.
    """
    monkeypatch.setattr(pipeline, "keeping", lambda config: nullcontext())
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(bytecode, "cache_from_source", lambda path: str(tmp_path / "kept" / Path(path).name))
    compiled = []
    compile_one = jinja2.Environment.compile
    monkeypatch.setattr(
        jinja2.Environment, "compile", lambda *given, **more: compiled.append(1) or compile_one(*given, **more)
    )

    def build_project():
        compiled.clear()
        config = load_config(project / "site_config.yml")
        pipeline.build_anew(config)
        pages = {path.relative_to(config.content): path.read_bytes() for path in config.content.rglob("*.md")}
        return len(compiled), pages

    return build_project


def test_a_second_build_compiles_none_and_gives_the_same_pages(build):
    count, pages = build()
    assert count > 10
    assert build() == (0, pages)


def test_another_program_or_language_compiles_its_own(build, project, monkeypatch):
    count, pages = build()
    settings = project / "site_config.yml"
    english = settings.read_text(encoding="utf-8")
    settings.write_text(english.replace("language: en", "language: fr"), encoding="utf-8")
    assert build()[0] == count
    settings.write_text(english, encoding="utf-8")
    assert build() == (0, pages)
    monkeypatch.setattr(bytecode, "program_state", lambda parts: "another")
    assert build() == (count, pages)


def test_nothing_is_kept_of_a_project_with_templates_of_its_own(build, project):
    count, pages = build()
    (project / "templates").mkdir()
    ours = (TEMPLATES / "timeline.md").read_text(encoding="utf-8")
    mine = ours.replace("{% block body %}", "{% block body %}\nMy own.\n")
    (project / "templates/timeline.md").write_text(mine, encoding="utf-8")
    again, changed = build()
    assert again >= count - 2  # all but the timeline and what it alone included
    own = {Path("timeline.md"), Path(".base/timeline.md")}
    assert all(b"My own." in changed[path] for path in own)
    # These include what ours are compiled with.
    assert {path for path in pages if pages[path] != changed[path]} == own


def test_the_note_with_which_the_folder_begins_is_no_template_of_ones_own(build, project):
    _count, pages = build()
    (project / "templates").mkdir()
    (project / "templates/README.md").write_text("# Templates of your own go here\n", encoding="utf-8")
    assert build() == (0, pages)


def test_what_is_damaged_is_compiled_again(build, tmp_path):
    count, pages = build()
    (file,) = (tmp_path / "kept").iterdir()
    data = file.read_bytes()
    for damaged in (data[:-9], data[:-9] + bytes([data[-9] ^ 1]) + data[-8:], b""):
        file.write_bytes(damaged)
        assert build() == (count, pages)


def test_a_folder_that_cannot_be_written_to_costs_time_alone(build, tmp_path):
    (tmp_path / "kept").write_text("", encoding="utf-8")
    assert build()[0] == build()[0] > 10
