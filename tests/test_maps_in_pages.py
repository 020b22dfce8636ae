"""The maps among the pages: made anew the same, and without links to what an editor deleted."""

import re

from tests.conftest import briefing, make_project

DRAWINGS = "content/assets/drawings"


def test_a_second_build_from_nothing_gives_the_same_bytes(project):
    briefing("build", project=project)
    first = {path.name: path.read_bytes() for path in (project / DRAWINGS).iterdir()}
    assert {"map.svg", "map-narrow.svg", "map-small.svg"} <= set(first)
    for path in (project / "content").rglob("*"):
        if path.is_file():
            path.unlink()
    briefing("build", project=project)
    assert {path.name: path.read_bytes() for path in (project / DRAWINGS).iterdir()} == first


def test_nothing_leads_to_deleted_places_and_nothing_includes_a_deleted_map(project):
    briefing("build", project=project)
    (project / "content/places.md").unlink()
    briefing("build", project=project)
    small = (project / DRAWINGS / "map-small.svg").read_text(encoding="utf-8")
    assert "Aleppo" in small and "places/" not in small
    (project / DRAWINGS / "map-small.svg").unlink()
    briefing("build", project=project)
    assert "map-small.svg" not in (project / "content/index.md").read_text(encoding="utf-8")


def test_without_a_place_there_is_no_map(project):
    for path in (project / "seeds").iterdir():
        path.unlink()
    (project / "seeds/a.txt").write_text("Nothing much\n\nNobody went anywhere on Thursday.\n", encoding="utf-8")
    briefing("build", "--site", project=project)
    assert not (project / DRAWINGS).exists()
    assert "figure" not in (project / "content/places.md").read_text(encoding="utf-8")


HAPPENED = """Floods in Sudan

Floods killed 31 people in Khartoum on Tuesday, the health ministry said.

Soldiers seized the airport of Port Sudan on Monday.

The floods displaced 40,000 people in Sudan, the United Nations said on Tuesday.
"""
LINE = re.compile(r'(?m)^- .*\n    \{ #(happened-\w+) data-number="(\d)" \}\n')


def test_marks_and_lines_have_one_number_wherever_an_editor_puts_the_lines(tmp_path):
    project = make_project(tmp_path / "project", seeds=False)
    (project / "seeds/floods.txt").write_text(HAPPENED, encoding="utf-8")
    (project / "seeds/floods.yml").write_text("published: 2024-05-08\npublisher: Daily\n", encoding="utf-8")
    briefing("build", project=project)
    index = project / "content/index.md"
    text = index.read_text(encoding="utf-8")
    lines = {found[1]: found for found in LINE.finditer(text)}
    numbers = {id: found[2] for id, found in lines.items()}
    marked = marks(project)
    assert len(marked) > 1 and all(numbers[id] == number for id, number in marked.items())
    moved, gone = list(marked)
    whole = "".join(found[0] for found in lines.values())
    others = "".join(found[0] for id, found in lines.items() if id not in (moved, gone))
    index.write_text(text.replace(whole, others + lines[moved][0]), encoding="utf-8")
    briefing("build", project=project)
    assert index.read_text(encoding="utf-8").count(lines[moved][0]) == 1
    assert marks(project) == {moved: numbers[moved]}


def marks(project):
    """The ids of the lines to which the marks of the overview's map lead, with the numbers on the marks."""
    drawn = (project / DRAWINGS / "map-small.svg").read_text(encoding="utf-8")
    return dict(re.findall(r'href="#(happened-\w+)"[^>]*aria-label="(\d):', drawn))
