"""A project reaches no folder but its own, whatever its settings and its links say."""

import pytest

from generator.config_reader import load_config
from generator.errors import UserError
from generator.folders import MARK, claim_site
from tests.conftest import briefing, run

SETTINGS = "docs_dir: {docs_dir}\nsite_dir: {site_dir}\nplugins:\n  - briefing: {{seeds: {seeds}}}\n"
USUAL = {"docs_dir": "content", "site_dir": "site", "seeds": "seeds"}


def load(folder, **changed):
    path = folder / "site_config.yml"
    path.write_text(SETTINGS.format(**USUAL | changed), encoding="utf-8")
    return load_config(path)


@pytest.mark.parametrize(
    ("key", "name", "line", "said"),
    [
        ("docs_dir", "../outside", 1, "inside the project"),
        ("docs_dir", ".", 1, "inside the project"),
        ("docs_dir", "a/../..", 1, "inside the project"),
        ("site_dir", "../other", 2, "inside the project"),
        ("site_dir", "/tmp", 2, "inside the project"),
        ("site_dir", "content/site", 2, "that of docs_dir"),
        ("site_dir", "editions", 2, "that of editions"),
        ("site_dir", ".git", 2, "that of .git"),
        ("seeds", "content", 4, "that of docs_dir"),
        ("seeds", "..", 4, "inside the project"),
    ],
)
def test_a_folder_stands_inside_the_project_and_outside_the_others(tmp_path, key, name, line, said):
    with pytest.raises(UserError) as caught:
        load(tmp_path, **{key: name})
    assert str(caught.value).startswith(f"site_config.yml:{line}: {key} should be a folder")
    assert said in str(caught.value) and f'found "{name}"' in str(caught.value)


def test_pages_are_not_written_among_the_articles(tmp_path):
    with pytest.raises(UserError, match=r'site_config.yml:4: seeds .* found "seeds", which is that of docs_dir'):
        load(tmp_path, docs_dir="seeds")


def test_a_folder_may_be_a_link_inside_the_project_alone(tmp_path):
    project = tmp_path / "project"
    (project / "old").mkdir(parents=True)
    (project / "site").symlink_to("old")
    assert load(project).site == project / "site"
    (project / "site").unlink()
    (project / "site").symlink_to(tmp_path)
    with pytest.raises(UserError, match=r'site_dir .* found "site"'):
        load(project)


@pytest.mark.parametrize("place", ["content/p.txt", "content/.base/figures.md", "templates/timeline.md", "site/actors"])
def test_a_link_that_leads_out_is_neither_published_nor_written_over(project, tmp_path, place):
    secret = tmp_path / "secret.md"
    secret.write_text("mine", encoding="utf-8")
    link = project / place
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(secret)
    for command in (["build"], ["check"], ["build", "--site"]):
        assert f"{place}: this link leads out of the project" in briefing(*command, project=project, status=1)
    assert "leads out of the project" in run("mkdocs", "build", cwd=project, status=1).stderr
    assert secret.read_text(encoding="utf-8") == "mine"
    assert not (project / "site/p.txt").exists()


def test_links_inside_the_project_are_followed(project):
    (project / "note.txt").write_text("A note.", encoding="utf-8")
    (project / "content/note.txt").symlink_to("../note.txt")
    (project / "content/itself").symlink_to("itself")
    assert "content/itself: this link" in briefing("build", project=project, status=1)
    (project / "content/itself").unlink()
    briefing("build", project=project)


def test_a_folder_that_no_build_made_is_not_emptied(project):
    (project / "other").mkdir()
    kept = project / "other/letter.txt"
    kept.write_text("Dear all", encoding="utf-8")
    settings = project / "site_config.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("site_dir: site", "site_dir: other"), encoding="utf-8")
    for command in (["generator", "build", "--site"], ["mkdocs", "build"]):
        assert "no build made it, so it is not emptied" in run(*command, cwd=project, status=1).stderr
    assert [path.name for path in (project / "other").iterdir()] == ["letter.txt"]


def test_the_folder_of_a_site_is_known_by_its_mark_or_by_what_mkdocs_writes(tmp_path):
    site = tmp_path / "site"
    claim_site(site)
    (site / "index.html").write_text("", encoding="utf-8")
    claim_site(site)  # the second build
    (site / MARK).unlink()
    with pytest.raises(UserError):
        claim_site(site)
    for name in ("404.html", "sitemap.xml"):  # built before there was the mark
        (site / name).write_text("", encoding="utf-8")
    claim_site(site)
    assert (site / MARK).is_file()


def test_the_mark_is_not_written_through_a_link(tmp_path):
    site = tmp_path / "site"
    site.mkdir()
    (site / MARK).symlink_to(tmp_path / "elsewhere")
    for name in ("404.html", "sitemap.xml"):
        (site / name).write_text("", encoding="utf-8")
    with pytest.raises(UserError):
        claim_site(site)
    assert not (tmp_path / "elsewhere").exists()
