"""What editors, merges and sync programs leave in a project is not read, not published, and told."""

import shutil

import pytest

from generator.leftovers import copied_name, is_left_over
from tests.conftest import briefing, run

LEFT = [
    *(
        "page.md~",
        "page.md.orig",
        "page.md.bak",
        "page.md.bak2",
        "page.md.rej",
        "page.md.old",
        "page.md.save",
        "page.orig.md",
    ),
    *("page.md.swp", "#page.md#", "~$page.docx", "page_LOCAL_4711.md", "page_BACKUP_4711.md", "page.md___jb_tmp___"),
    *("page.orig.md", "Thumbs.db", "desktop.ini", "page.txt.part", "page.html.crdownload"),
]
SYNCED = [
    "page (conflicted copy).md",
    "page (Mary's conflicted copy 2024-12-05).md",
    "page (Case Conflict 2).md",
    "page (conflicted copy 2024-12-05 123456).md",
    "page (Conflicted copy phone 202412051234).md",
    "page_conflict-20241205-123456.md",
    "page.sync-conflict-20241205-123456-ABCDEFG.md",
    "page (SFConflict mary@example.org 2024-12-05-14-06-58).md",
    "page [conflicted].md",
    "page_laptop_Dec-05-123456-2024_Conflict.md",
    "page (copie en conflit de Mary 2024-12-05).md",
    "page (نسخة متعارضة 2024-12-05).md",
]
COPIES = ("humanitarian (1).md", "humanitarian - Copy.md", "humanitarian-MARYS-PC.md")
OWN = [
    *("page.md", "index.md", "Aid (Sudan conflict).md", "conflict.md", "The conflict (2024).txt", "copy.md"),
    *("000_d7cd96d04a80de27.txt", "c#.md", "a.tmp.md", "local_1.md", "party.md", "old.md", "armed_conflict.md"),
]


@pytest.mark.parametrize("name", LEFT + SYNCED)
def test_a_name_that_no_person_gives_tells_it(name):
    assert is_left_over(name)


@pytest.mark.parametrize("name", OWN)
def test_a_name_that_a_person_gives_is_none(name):
    assert not is_left_over(name)


@pytest.mark.parametrize(
    "name",
    [
        *("a (1).md", "a(2).md", "a 2.md", "a copy.md", "a copy 3.md", "a - Copy.md", "a - Copy (2).md"),
        *("Copy of a.md", "a - Copie.md", "a backup.md", "a-LAPTOP-3F2A1C9.md", "نسخة من a.md"),
    ],
)
def test_a_copy_names_what_it_may_be_a_copy_of(name):
    assert copied_name(name) == "a.md"


@pytest.fixture(scope="module")
def cluttered(built, tmp_path_factory):
    """A built project with left-overs of each kind in content/ and seeds/, built again."""
    project = shutil.copytree(built, tmp_path_factory.mktemp("cluttered") / "project")
    page, seed = project / "content/humanitarian.md", project / "seeds/000_d7cd96d04a80de27.txt"
    names = [each.replace("page", "humanitarian") for each in LEFT + SYNCED]
    for name in [*names, *COPIES]:
        (project / "content" / name).write_text(page.read_text() + "\nNinety people drowned.\n")
    (project / "content/humanitarian 2.md").write_text("# A page of my own\n\nWe write more on this next week.\n")
    for name in (f"{seed.name}~", f"{seed.name}.orig", f"{seed.stem} (conflicted copy).txt"):
        (project / "seeds" / name).write_text(seed.read_text() + "\nNinety people drowned.\n")
    (project / "seeds" / f"{seed.stem} (1).txt").write_text(seed.read_text() + "\nNinety people drowned.\n")
    shutil.copy(seed.with_suffix(".yml"), project / "seeds" / f"{seed.stem} (1).yml")
    (project / "corrections (conflicted copy).yml").write_text("figures: []\n")
    done = run("generator", "build", "--site", cwd=project)
    return project, done.stdout + done.stderr


def test_left_overs_are_not_published(cluttered):
    project, _ = cluttered
    published = [path.relative_to(project / "site").as_posix() for path in (project / "site").rglob("*humanitarian*")]
    assert sorted(published) == ["humanitarian", "humanitarian 2"]
    for path in (project / "site").rglob("*"):
        assert not path.is_file() or b"Ninety people drowned" not in path.read_bytes(), path


def test_each_is_told_with_what_to_do(cluttered):
    project, _ = cluttered
    told = briefing("status", "--all", project=project)
    for name in (each.replace("page", "humanitarian") for each in LEFT):
        assert f"content/{name}: left by an editor or a merge, so it is not published. Delete it" in told
    for name in (each.replace("page", "humanitarian") for each in SYNCED):
        assert f"content/{name}: kept by a sync program, since two saved humanitarian.md at once" in told
    for name in COPIES:
        assert f"content/{name}: by its name and most of its text a copy of humanitarian.md" in told
    assert "humanitarian 2.md" not in told
    assert "corrections (conflicted copy).yml: kept by a sync program, since two saved corrections.yml at once" in told


def test_no_left_over_is_an_article(cluttered):
    project, said = cluttered
    assert "1 article: " in said
    told = briefing("status", "--all", project=project)
    seed = "seeds/000_d7cd96d04a80de27"
    assert f"{seed}.txt~: left by an editor" in told
    assert f"{seed} (conflicted copy).txt: kept by a sync program" in told
    assert f"{seed} (1).txt: by its name and most of its text a copy of {seed}.txt" in told


def test_an_article_of_a_like_name_and_another_source_is_one(project):
    seed = project / "seeds/000_d7cd96d04a80de27.txt"
    other = seed.with_name(f"{seed.stem} (1).txt")
    other.write_text(seed.read_text() + "\nThe agency has more.\n")
    other.with_suffix(".yml").write_text("publisher: Example Daily\npublished: 2024-12-05\n")
    assert "2 articles: " in briefing("build", project=project)


def test_a_copied_edition_is_none(project):
    briefing("edition", "one", project=project)
    kept = project / "editions/one.json"
    for name in ("one (conflicted copy).json", "one (1).json"):
        kept.with_name(name).write_bytes(kept.read_bytes())
    assert len(briefing("edition", project=project).splitlines()) == 1
