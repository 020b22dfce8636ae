"""Hand edits through a change of the templates: other headings, another order, another table, other line breaks."""

import re
import shutil

import pytest

from generator import pipeline
from generator.config_reader import load_config
from generator.findings import from_records
from generator.write import inspect
from generator.write.diff import find_changes
from tests.conftest import ROOT, make_project, snapshot

TEMPLATE = (ROOT / "templates/section.md").read_text(encoding="utf-8")
PAGE = "content/diplomacy.md"
EDITS = {  # what stands on the page, and what an editor makes of it
    "While al-Assad relied heavily on": "While al-Assad relied, as we said, on",
    "after a year of war that has brought": "after over a year of war that has brought",
    "“The Syrian regime must commit urgently": "Said twice:\n\n“The Syrian regime must commit urgently",
    "## What is reported\n": "## What is reported\n\nMy introduction to it.\n",
    "### Support and opposition\n": "### Friends and foes\n",
    "\n## Quotes": "\n## My own section\n\nMy own paragraph.\n\n## Quotes",
}
WRITTEN = (
    "al-Assad relied, as we said, on",
    "after over a year of war",
    "Said twice:",
    "My introduction to it.",
    "### Friends and foes",
    "## My own section",
    "My own paragraph.",
)


def parts_of(template):
    """The template's head, and its parts, each with its heading: figures, what is reported, quotations."""
    names = ("figures", "reported", "quoted")
    headings = [template.rindex("## ", 0, template.index(f'word("sections.{name}")')) for name in names]
    starts = [template.rindex("\n\n", 0, heading) + 2 for heading in headings]
    ends = [*starts[1:], template.rindex("{% endblock %}")]
    parts = [template[start:end].rstrip("\n") + "\n" for start, end in zip(starts, ends, strict=True)]
    return template[: starts[0]], parts


def in_another_order(template):
    head, (figures, reported, quotes) = parts_of(template)
    return head + "\n".join([quotes, figures, reported]) + "{% endblock %}\n"


def in_other_words(template):
    renamed = template.replace('{{ word("sections.reported") }}', "Reported").replace(
        '{{ word("sections.quoted") }}', "Said"
    )
    return renamed.replace(
        "# {{ section.title }}\n", "# {{ section.title }}\n\nMade from {{ briefing.articles | length }} article.\n", 1
    )


def with_rules_between(template):
    return re.sub(r"^## ", "---\n\n## ", template, flags=re.MULTILINE)


def build(project):
    pipeline.build_anew(load_config(project / "site_config.yml"))


@pytest.fixture(scope="module")
def edited_once(tmp_path_factory):
    project = make_project(tmp_path_factory.mktemp("upgrade") / "project")
    build(project)
    page = project / PAGE
    text = page.read_text("utf-8")
    for found, edit in EDITS.items():
        assert found in text
        text = text.replace(found, edit, 1)
    page.write_text(text, "utf-8")
    return project


@pytest.fixture
def edited(edited_once, tmp_path):
    return shutil.copytree(edited_once, tmp_path / "project")


@pytest.mark.parametrize(
    "upgrade",
    [with_rules_between, lambda template: in_other_words(in_another_order(template))],
    ids=["rules", "order and words"],
)
def test_each_edit_stands_once_and_nothing_is_in_dispute(edited, upgrade):
    page = edited / PAGE
    (edited / "templates").mkdir()
    (edited / "templates/section.md").write_text(upgrade(TEMPLATE), "utf-8")
    build(edited)
    text = page.read_text("utf-8")
    assert [text.count(each) for each in WRITTEN] == [1] * len(WRITTEN)
    assert "relied heavily on" not in text and "### Support" not in text
    assert inspect(edited / "content").conflicts == ()
    [change] = find_changes(edited / "content")
    assert (change.added, change.removed) == (11, 3)
    before = snapshot(edited / "content")
    build(edited)
    assert snapshot(edited / "content") == before


def test_edits_stand_in_the_sections_that_they_were_made_in(edited):
    (edited / "templates").mkdir()
    (edited / "templates/section.md").write_text(in_another_order(TEMPLATE), "utf-8")
    build(edited)
    sections = (edited / PAGE).read_text("utf-8").split("\n## ")
    titles = [section.split("\n")[0].split(",")[0] for section in sections[1:]]
    assert titles == ["Quotes", "What is reported", "My own section"]
    reported = sections[2]
    assert reported.startswith("What is reported\n\nMy introduction to it.\n")
    assert "Said twice:\n\n“The Syrian regime must commit" in reported
    assert "### Friends and foes\n\n" in reported
    assert "relied, as we said, on" in reported and "My own paragraph." in sections[3]


def test_an_edit_goes_along_when_the_articles_change_too(edited):
    (edited / "templates").mkdir()
    (edited / "templates/section.md").write_text(in_other_words(in_another_order(TEMPLATE)), "utf-8")
    (edited / "seeds/new.txt").write_text(
        "Talks\n\nForeign ministers met in Cairo on Friday for talks on Homs.\n\nThe talks will go on.\n",
        "utf-8",
    )
    build(edited)
    text = (edited / PAGE).read_text("utf-8")
    assert [text.count(each) for each in WRITTEN] == [1] * len(WRITTEN)
    assert "Foreign ministers met in Cairo on Friday for talks" in text
    assert inspect(edited / "content").conflicts == ()


NOTE = re.compile(r"^(\[\^(\w+)\]: )(?:.* — )?\[(.*?)\](\(\S*\))$", re.MULTILINE)


def with_older_notes(project):
    """Rewrite the footnotes as version 1 wrote them, in content/ and in .base/: each with its passage."""
    passages = {}
    for source in (project / "content/sources").glob("*.md"):
        passages |= {
            id: text for text, id in re.findall(r"^(.+)\n\{ #p-(\w+) \}$", source.read_text("utf-8"), re.MULTILINE)
        }
    for page in (*(project / "content").rglob("*.md"), *(project / "content/.base").rglob("*.md")):
        text = page.read_text("utf-8")
        old = NOTE.sub(lambda note: f"{note[1]}{passages[note[2]]} — [Title]{note[4]}, {note[3]}", text)
        page.write_text(old, "utf-8")


def test_older_notes_become_short_where_nobody_edited_them(edited):
    page = edited / PAGE
    with_older_notes(edited)
    before = page.read_text("utf-8")
    cited, note = re.search(r"^\[\^(\w+)\]: (.* — \[Title\].*)$", before, re.MULTILINE).groups()
    page.write_text(before.replace("My own paragraph.", f"My own paragraph, and what it cites.[^{cited}]"), "utf-8")
    own = edited / "content/mine.md"
    own.write_text(f"# Mine\n\nThey fled.[^{cited}]\n\n[^{cited}]: {note}\n", "utf-8")
    report = pipeline.build_anew(load_config(edited / "site_config.yml"))
    text = page.read_text("utf-8")
    assert inspect(edited / "content").conflicts == ()
    assert "[Title]" not in text and f"and what it cites.[^{cited}]" in text
    assert text.count(f"\n[^{cited}]: [") == 1
    assert f"[^{cited}]: {note}" in own.read_text("utf-8")
    assert not [finding for finding in from_records(report.findings) if finding.file == "content/mine.md"]
    for each in WRITTEN[:3]:
        assert text.count(each) == 1
