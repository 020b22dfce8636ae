"""Hostile settings and corrections end in a sentence with file and line, never in a traceback."""

import os

import pytest

from tests.conftest import briefing, run


@pytest.mark.parametrize("written", ["nav: &a [*a]", "nav: &a {b: [*a]}"])
def test_a_part_that_holds_itself_is_named_with_its_line(project, written):
    settings = project / "site_config.yml"
    settings.write_text(f"{written}\nplugins: [search, briefing]\n", encoding="utf-8")
    assert "site_config.yml:1: found a part that holds itself" in briefing("build", project=project, status=1)


def test_an_alias_that_holds_nothing_of_itself_is_read(project):
    (project / "corrections.yml").write_text("sentences: &none []\nquotes: *none\n", encoding="utf-8")
    briefing("build", project=project)


@pytest.mark.parametrize("mark", ["x01", "x1b", "u202e", "uD800", "0", "u2066", "u200f"])
def test_what_can_not_be_seen_is_refused_in_corrections(project, mark):
    text = f'actors:\n  - actor: Iran\n    rename: "I\\{mark}ran"\n'
    (project / "corrections.yml").write_text(text, encoding="utf-8")
    assert "corrections.yml:3: found the character U+" in briefing("build", project=project, status=1)


@pytest.mark.parametrize(
    ("kind", "key"), [("figures:\n  - figure: 280,000", "as_of"), ("dates:\n  - date: Thursday", "is")]
)
@pytest.mark.parametrize("value", ["9999-W52", "9999-W52-WE", "9999-W53"])
def test_a_day_that_no_calendar_has_is_no_traceback(project, kind, key, value):
    (project / "corrections.yml").write_text(f"{kind}\n    {key}: {value}\n", encoding="utf-8")
    assert "corrections.yml:3: " in briefing("build", project=project, status=1)


def test_a_page_that_is_not_utf_8_stops_the_site_with_its_line(project):
    briefing("build", project=project)
    (project / "content/own.md").write_bytes(b"# A page\n\nCaf\xe9\n")
    done = run("mkdocs", "build", "--no-strict", cwd=project, status=1)
    assert "content/own.md:3: found bytes that are not UTF-8. Save the page as UTF-8" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "path",
    ["site_config.yml", "corrections.yml", "content/index.md", "templates/words/en.yml", "editions/first.json"],
)
@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero")], ids=["pipe", "device"])
def test_what_is_read_without_end_is_refused_and_named(project, path, make):
    place = project / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.unlink(missing_ok=True)
    make(place)
    shown = briefing("build", project=project, status=1)
    assert path in shown.replace("\n", "")
    assert "is a pipe or a device" in shown or "link leads out of the project" in shown


@pytest.mark.parametrize("path", ["templates/overview.md", "seeds/zz.yml", "templates/assets/briefing.css"])
def test_a_pipe_among_seeds_and_templates_holds_nothing_up(project, path):
    place = project / path
    place.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(place)
    briefing("build", project=project)
    assert (project / "content/index.md").is_file()


SETTINGS = [
    "corrections.yml",
    "site_config.yml",
    "templates/timeline.md",
    "templates/words/en.yml",
    "editions/one.json",
]


@pytest.mark.parametrize("file", SETTINGS)
def test_a_file_in_another_encoding_is_told_with_its_line(project, file):
    path = project / file
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_bytes() if path.exists() else b"\n"
    path.write_bytes(before + "# café\n".encode("latin-1"))
    said = briefing("build", project=project, status=1)
    line = before.count(b"\n") + 1
    assert f"{file}:{line}: found bytes that are not UTF-8. Save the file as UTF-8" in said
