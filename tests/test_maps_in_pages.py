"""The maps among the pages: made anew the same, and without links to what an editor deleted."""

from tests.conftest import run

DRAWINGS = "content/assets/drawings"


def test_a_second_build_from_nothing_gives_the_same_bytes(project):
    run("generator", "build", cwd=project)
    first = {path.name: path.read_bytes() for path in (project / DRAWINGS).iterdir()}
    assert {"map.svg", "map-narrow.svg", "map-small.svg"} <= set(first)
    for path in (project / "content").rglob("*"):
        if path.is_file():
            path.unlink()
    run("generator", "build", cwd=project)
    assert {path.name: path.read_bytes() for path in (project / DRAWINGS).iterdir()} == first


def test_nothing_leads_to_deleted_places_and_nothing_includes_a_deleted_map(project):
    run("generator", "build", cwd=project)
    (project / "content/places.md").unlink()
    run("generator", "build", cwd=project)
    small = (project / DRAWINGS / "map-small.svg").read_text(encoding="utf-8")
    assert "Aleppo" in small and "<a" not in small
    (project / DRAWINGS / "map-small.svg").unlink()
    run("generator", "build", cwd=project)
    assert "map-small.svg" not in (project / "content/index.md").read_text(encoding="utf-8")


def test_without_a_place_there_is_no_map(project):
    for path in (project / "seeds").iterdir():
        path.unlink()
    (project / "seeds/a.txt").write_text("Nothing much\n\nNobody went anywhere on Thursday.\n", encoding="utf-8")
    run("generator", "build", "--site", cwd=project)
    assert not (project / DRAWINGS).exists()
    assert "figure" not in (project / "content/places.md").read_text(encoding="utf-8")
