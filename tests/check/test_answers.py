"""Questions: asked of an editor's own sentence, answered once in corrections.yml, asked again after a change."""

import json
import re

import pytest

from tests.check.edit_articles import TEXTS
from tests.conftest import briefing

ASKED = "Brandt said the army had killed 35 fighters since Tuesday."


@pytest.fixture
def edited(project):
    """A built project in which a caveat was cut from a statement."""
    for file in (project / "seeds").iterdir():
        file.unlink()
    publisher, day, text = TEXTS["e4"]
    (project / "seeds/e4.txt").write_text(text, encoding="utf-8")
    (project / "seeds/e4.yml").write_text(f"published: {day}\npublisher: {publisher}\n", encoding="utf-8")
    briefing("build", project=project)
    page = project / "content/security.md"
    written = page.read_text(encoding="utf-8")
    assert ", a number that could not be verified." in written
    page.write_text(written.replace(", a number that could not be verified.", "."), encoding="utf-8")
    return project


def answer(project, told, by="by: Ada"):
    """Write the entry that a question prints into corrections.yml."""
    entry = json.loads(re.search(r"under checked: - (\{.*\})", told)[1])
    lines = [
        f"  - line: {json.dumps(entry['line'], ensure_ascii=False)}",
        f"    passage: {entry['passage']}",
        f"    {by}",
    ]
    file = project / "corrections.yml"
    file.write_text("\n".join(["checked:", *lines]).replace("'", '"') + "\n", encoding="utf-8")
    return entry


def test_a_question_is_told_and_holds_up_nothing(edited):
    told = briefing("check", project=edited)
    assert "content/security.md" in told and "caveat?: the source says “could not be verified”" in told
    assert "1 question in 1 page" in told
    assert "1 question" in briefing("build", project=edited)
    assert "1 question" in briefing("build", "--strict", project=edited)
    (record,) = json.loads(briefing("check", "--json", project=edited))
    assert (record["rule"], record["is_question"], record["found"]) == ("caveat", True, ASKED)


def test_in_a_strict_review_it_is_a_finding(edited):
    settings = edited / "site_config.yml"
    written = settings.read_text(encoding="utf-8")
    assert "review: told" in written
    settings.write_text(written.replace("review: told", "review: strict"), encoding="utf-8")
    assert "1 finding in 1 page" in briefing("check", project=edited, status=1)
    settings.write_text(written.replace("review: told", "review: maybe"), encoding="utf-8")
    assert 'review should be told or strict, found "maybe"' in briefing("check", project=edited, status=1)


def test_an_answer_settles_it_until_the_sentence_changes(edited):
    answer(edited, briefing("check", project=edited))
    assert "no finding" in briefing("check", project=edited)
    assert "question" not in briefing("build", project=edited)
    page = edited / "content/security.md"
    page.write_text(page.read_text(encoding="utf-8").replace("had killed 35", "killed 35"), encoding="utf-8")
    assert "1 question" in briefing("check", project=edited)
    told = briefing("build", project=edited)
    assert "corrections.yml:2: checked: nothing is asked of this line any more" in told


def test_an_answer_says_who_gave_it(edited):
    answer(edited, briefing("check", project=edited), by="")
    told = briefing("check", project=edited, status=1)
    assert "corrections.yml:2" in told and "by: YOUR NAME" in told
