"""What a build saw in a file is taken for what stands there, until the build itself writes it."""

import pytest

from generator import pipeline
from generator.caching import last_build
from generator.config_reader import load_config
from generator.files import put_back, read_bytes, remove, second_name, write_atomic
from generator.seen_files import LARGEST, afresh, seeing_once
from tests.conftest import make_project


def write(path):
    write_atomic(path, b"new")


def take_away(path):
    remove(path, path.parent)


def give_back(path):
    second = second_name(path, path.parent)
    path.write_bytes(b"saved by an editor")
    put_back(second, path)


def test_a_file_is_read_once(tmp_path):
    page, gone = tmp_path / "page.md", tmp_path / "gone.md"
    page.write_bytes(b"old")
    with seeing_once():
        assert (read_bytes(page), read_bytes(gone)) == (b"old", None)
        page.write_bytes(b"other")
        gone.write_bytes(b"here")
        assert (read_bytes(page), read_bytes(gone)) == (b"old", None)
        with afresh():
            assert (read_bytes(page), read_bytes(gone)) == (b"other", b"here")
        assert (read_bytes(page), read_bytes(gone)) == (b"other", b"here")
    page.write_bytes(b"last")
    assert read_bytes(page) == b"last"


@pytest.mark.parametrize("change", [write, take_away, give_back])
@pytest.mark.parametrize("linked", [False, True])
def test_what_the_build_writes_is_read_again(tmp_path, change, linked):
    page = real = tmp_path / "page.md"
    real.write_bytes(b"old")
    if linked:
        page = tmp_path / "link.md"
        page.symlink_to(real)
    with seeing_once():
        assert read_bytes(real) == read_bytes(page) == b"old"
        change(page)
        assert read_bytes(page) == (page.read_bytes() if page.exists() else None)
        assert read_bytes(real) == (real.read_bytes() if real.exists() else None)


def test_a_large_file_is_read_each_time(tmp_path):
    page = tmp_path / "page.md"
    page.write_bytes(bytes(LARGEST + 1))
    with seeing_once():
        read_bytes(page)
        page.write_bytes(b"small")
        assert read_bytes(page) == b"small"


def test_a_page_that_is_saved_while_a_build_runs_is_seen_by_the_next(tmp_path, monkeypatch):
    """The last step of a build says in which state it leaves content/: what it knows of, not what came since."""
    project = make_project(tmp_path / "project")
    config = load_config(project / "site_config.yml")
    pipeline.build(config)
    page = project / "content/index.md"
    text = page.read_text(encoding="utf-8")
    with seeing_once():
        assert last_build.nothing_changed(config)
        monkeypatch.setattr(pipeline, "left_over", lambda config: page.write_text(f"{text}\nMine.\n") and [])
        pipeline.build_anew(config)
    assert "Mine." in page.read_text(encoding="utf-8")
    assert last_build.nothing_changed(config) is None
