"""Behind a claim pages show what its article says against it: in full at home, in short elsewhere."""

import re

from tests.conftest import briefing, make_project

TEXT = """The war in Sudan

The Council of Elders said 300 civilians had been killed since the town fell. The claim could not be verified.
"""
CAVEAT = "The claim could not be verified."


def test_it_stands_in_full_behind_the_line_and_in_short_on_cards(tmp_path):
    project = make_project(tmp_path / "project", seeds=False)
    (project / "seeds/a.txt").write_text(TEXT, encoding="utf-8")
    (project / "seeds/a.yml").write_text("published: 2024-12-05\npublisher: Daily\n", encoding="utf-8")
    briefing("build", project=project)
    pages = {path.name: path.read_text(encoding="utf-8") for path in (project / "content").glob("*.md")}
    homes = [text for text in pages.values() if re.search(rf"fell\.\[\^\w+\] {re.escape(CAVEAT)}\[\^\w+\]", text)]
    assert len(homes) == 1
    [card] = re.findall(r"(?m)^ *“300 civilians”.*$", pages["index.md"])
    assert re.search(r"\(\[\*not independently confirmed\*\]\(\w+\.md#fnref:\w+\)\)", card)
    [said] = re.findall(r"(?m)^ *\*said \(paraphrase\):.*$", pages["index.md"])
    assert "*not independently confirmed*" in said
    [highlight] = re.findall(r"(?m)^- The Council.*$", pages["index.md"])
    assert "*not independently confirmed*" in highlight
