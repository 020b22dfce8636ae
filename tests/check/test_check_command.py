"""`briefing check`, and the check as a part of every build."""

import json
import re
from dataclasses import replace
from types import SimpleNamespace

import pytest

from generator.caching import last_build
from generator.findings import Finding, Rule
from generator.plugin import BriefingPlugin
from generator.render import render_what_can_be
from tests.conftest import briefing, run, snapshot


@pytest.fixture
def edited(project):
    """A built project with a number altered by hand."""
    briefing("build", project=project)
    page = project / "content/figures.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("**More than 280,000", "**More than 290,000", 1), encoding="utf-8")
    return project


def test_a_built_project_passes(project):
    briefing("build", project=project)
    assert "no finding" in briefing("check", project=project)


def test_a_finding_is_told_and_nothing_is_changed(edited):
    before = snapshot(edited, without=".cache")
    shown = briefing("check", project=edited, status=1)
    assert re.search(r"content/figures\.md:\d+: number: .*290,000", shown)
    assert "[-280,000-]{+290,000+}" in shown and "1 finding in 1 page" in shown
    assert snapshot(edited, without=".cache") == before


def test_findings_for_machines(edited, monkeypatch):
    (record,) = json.loads(briefing("check", "--json", project=edited, status=1))
    assert record["file"] == "content/figures.md" and record["rule"] == "number"
    annotation = f"::error file=content/figures.md,line={record['line']},title=number"
    assert briefing("check", "--github", project=edited, status=1).startswith(annotation)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert briefing("check", project=edited, status=1).startswith(annotation)


def test_a_page_that_was_renamed_is_told_once_with_the_links_of_the_editors_own(project):
    briefing("build", project=project)
    content = project / "content"
    (content / "humanitarian.md").rename(content / "relief.md")
    with (content / "security.md").open("a", encoding="utf-8") as page:
        page.write("\nSee [there](humanitarian.md).\n")
    shown = briefing("check", project=project, status=1)
    assert "humanitarian.md:1: link: this page was deleted or renamed since the last build, and " in shown
    assert "there is no such file" in shown and "in 2 pages" in shown
    briefing("build", project=project)
    found = json.loads(briefing("check", "--json", project=project, status=1))
    assert [one["found"] for one in found] == ["humanitarian.md"]


def test_an_article_whose_page_was_deleted_stands_in_the_list_without_a_link(project):
    briefing("build", project=project)
    [page] = (path for path in project.glob("content/sources/*.md") if path.name != "index.md")
    page.unlink()
    assert "fault" not in briefing("build", project=project)


def test_a_build_tells_findings_and_brings_in_the_news_nevertheless(edited):
    shown = briefing("build", project=edited)
    assert "content/figures.md:" in shown and "1 finding" in shown and "1 article:" in shown


def test_findings_are_told_again_without_checking_again(edited, monkeypatch):
    briefing("build", project=edited)
    monkeypatch.setattr(last_build, "remember", None)  # who builds anew calls it
    monkeypatch.setattr("generator.check.check_content", None)
    assert "1 finding" in briefing("build", project=edited)
    assert "1 finding in 1 page" in briefing("check", project=edited, status=1)


def test_an_article_changed_since_is_told_before_a_build(edited):
    (seed,) = (path for path in (edited / "seeds").glob("*.txt"))
    seed.write_text(seed.read_text(encoding="utf-8").replace("280,000", "310,000"), encoding="utf-8")
    shown = briefing("check", project=edited, status=1)
    assert re.search(r"citation: the passage \w+ is not in the article \w+ any more", shown)
    assert "[-310,000-]" in shown


def test_nothing_is_asked_of_a_page_that_waits_for_the_next_build(project):
    briefing("build", project=project)
    page, base = (project / "content" / path for path in ("humanitarian.md", ".base/humanitarian.md"))
    text = page.read_text(encoding="utf-8")
    assert "leadership have been killed" in text
    other = text.replace("leadership have been killed", "leadership have not been killed", 1)
    page.write_text(other, encoding="utf-8")
    assert "humanitarian.md" in briefing("check", project=project)  # an editor's
    base.write_text(other, encoding="utf-8")
    assert "humanitarian.md" not in briefing("check", project=project)  # as another build left it


def test_a_figure_whose_row_was_taken_out_is_told_on_no_page_without_its_passage(project):
    briefing("build", project=project)
    figures, page = (project / "content" / path for path in ("figures.md", "humanitarian.md"))
    assert "](figures.md#figure-" in page.read_text(encoding="utf-8").split("## What is")[0]
    rows = re.compile(r"(?m)^\|.*#figure-.*\n")
    figures.write_text(rows.sub("", figures.read_text(encoding="utf-8")), encoding="utf-8")
    assert "fault of ours" not in briefing("build", project=project)
    assert "no finding" in briefing("check", project=project)
    assert "280,000" not in page.read_text(encoding="utf-8").split("## What is")[0]


def test_what_a_source_page_has_cut_short_is_no_altered_quotation(project):
    briefing("build", project=project)
    told = "“Tens of thousands of civilians are at risk in a region already on fire,” Guterres told reporters."
    begun = "“Tens of thousands of civilians are"
    for folder in ("content", "content/.base"):  # as another build left it
        (page,) = (project / folder / "sources").glob("[0-9]*.md")
        text = page.read_text(encoding="utf-8")
        id = re.search(re.escape(told) + r"\n\{ #p-(\w+)", text)[1]
        cut = f"{begun} [… in full](../quotes.md#fnref:{id})"
        page.write_text(text.replace(told, cut), encoding="utf-8")
    assert "no finding" in briefing("check", project=project)
    page = project / "content" / page.relative_to(project / "content/.base")
    altered = page.read_text(encoding="utf-8").replace(begun, begun.replace("Tens", "Many"))
    page.write_text(altered, encoding="utf-8")
    assert "1 page" in briefing("check", project=project, status=1)


def test_no_generated_link_leads_to_a_section_that_was_taken_out(project):
    briefing("build", project=project)
    quotes, page = (project / "content" / path for path in ("quotes.md", "diplomacy.md"))
    assert "](quotes.md#naim-qassem)" in page.read_text(encoding="utf-8")
    section = re.compile(r"(?ms)^## [^\n]+ \{ #naim-qassem \}$.*?(?=^## |^\[\^)")
    quotes.write_text(section.sub("", quotes.read_text(encoding="utf-8")), encoding="utf-8")
    briefing("build", project=project)
    assert "no finding" in briefing("check", project=project)
    assert "Qassem" not in page.read_text(encoding="utf-8").split("## Quotes")[1].split("[^")[0]


def test_no_site_is_built_with_a_finding(edited, monkeypatch):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    done = run("generator", "build", "--site", cwd=edited, status=1)
    assert re.search(r"WARNING.*content/figures\.md:\d+: 290,000 does not stand", done.stdout + done.stderr)
    assert "::error file=content/figures.md,line=" in done.stdout


def test_a_missing_include_is_told_with_its_line_and_without_a_traceback(project):
    briefing("build", project=project)
    (project / "content/mine.md").write_text('# Mine\n\n--8<-- "gone.txt"\n', encoding="utf-8")
    done = run("generator", "build", "--site", cwd=project, status=1)
    told = done.stdout + done.stderr
    assert "content/mine.md:3: this file is not in content/, so it can't be included" in told
    assert "Traceback" not in told and "Snippet" not in told and "fault of ours" not in told


def test_without_pages_there_is_nothing_to_check(project):
    (project / "content").rmdir()
    assert "briefing build" in briefing("check", project=project, status=1)


def test_citations_may_be_required(project):
    settings = project / "site_config.yml"
    written = settings.read_text(encoding="utf-8")
    assert "require_citations: false" in written
    settings.write_text(written.replace("require_citations: false", "require_citations: true"), encoding="utf-8")
    briefing("build", project=project)
    assert "no finding" in briefing("check", project=project)
    (project / "content/mine.md").write_text("# Mine\n\nI say so.\n", encoding="utf-8")
    assert "content/mine.md:3: uncited" in briefing("check", project=project, status=1)
    settings.write_text(written.replace("require_citations: false", "require_citations: maybe"), encoding="utf-8")
    assert 'require_citations should be true or false, found "maybe"' in briefing("check", project=project, status=1)


def test_the_correction_that_a_finding_names_settles_it(project):
    note = "A note\n\nAnn Smith is in Homs.\n\n“We count the dead,” officials said. Smith left.\n"
    (project / "seeds/note.txt").write_text(note, encoding="utf-8")
    briefing("build", project=project)
    quotes = (project / "content/quotes.md").read_text(encoding="utf-8")
    mark = re.search(r"“We count the dead,?”\[\^(\w+)\]", quotes)[1]
    footnote = re.search(rf"(?m)^\[\^{mark}\]: .*$", quotes)[0]
    own = project / "content/mine.md"
    own.write_text(f"# Mine\n\n“We count the dead,” Ann Smith said.[^{mark}]\n\n{footnote}\n", encoding="utf-8")
    shown = briefing("check", project=project, status=1)
    assert "content/mine.md:3: speaker: " in shown
    entry = re.search(r"under quotes: - (\{.*\})", shown)[1]
    (project / "corrections.yml").write_text(f"quotes:\n  - {entry}\n", encoding="utf-8")
    assert "no finding" in briefing("check", project=project)


def test_a_preview_shows_a_finding_on_its_page(tmp_path):
    plugin = BriefingPlugin()
    plugin.on_startup(command="serve", dirty=False)
    plugin._project = SimpleNamespace(root=tmp_path, content=tmp_path / "content", allow_html=False, sections=())
    plugin._findings = (Finding(3, Rule.LINK, "no such file: <x>", "x", "Take it away", file="content/index.md"),)
    config = SimpleNamespace(use_directory_urls=True)

    def shown(path):
        page = SimpleNamespace(file=SimpleNamespace(src_uri=path))
        return plugin.on_page_content("<p>", page=page, config=config, files=None)

    assert "&lt;x&gt;" in shown("index.md") and shown("actors/index.md") == "<p>"
    plugin._serving = False
    assert shown("index.md") == "<p>"


def test_a_page_that_the_program_itself_altered_is_a_fault_and_no_finding(project, monkeypatch):
    def altered(*given, **named):
        old, new = "**More than 280,000", "**More than 290,000"
        rendered = render_what_can_be(*given, **named)
        pages = tuple(replace(page, text=page.text.replace(old, new)) for page in rendered.pages)
        return rendered._replace(pages=pages)

    monkeypatch.setattr("generator.pipeline.render_what_can_be", altered)
    shown = briefing("build", project=project, faults=True)
    assert re.search(r"content/figures\.md:\d+: fault of ours in line \(the page shows .*290,000", shown)
    assert "1 finding" not in shown and "This is no mistake of yours" in shown
    assert "fault of ours" in briefing("check", project=project, status=1, faults=True)


def test_a_page_in_another_encoding_is_a_finding_with_its_line(project):
    briefing("build", project=project)
    page = project / "content/humanitarian.md"
    good = page.read_bytes()
    page.write_bytes(good + "Written in a café.\n".encode("latin-1"))
    place = f"content/humanitarian.md:{len(good.splitlines()) + 1}"
    assert f"{place}: found bytes that are not UTF-8" in briefing("build", project=project)
    assert f"{place}: encoding: found bytes that are not UTF-8" in briefing("check", project=project, status=1)
    assert place in run("generator", "build", "--site", cwd=project, status=1).stderr
    page.write_bytes(good + "Written in a café.\n".encode())
    assert "no finding" in briefing("check", project=project)


def test_the_mark_that_is_told_can_be_cited_as_told(edited):
    """A passage has changed that an editor's own sentence cites: the mark of the new one and its footnote are told."""
    page = edited / "content/mine.md"
    source = next((edited / "content/sources").glob("0*.md"))
    line, anchor = re.search(r"(?m)^(.*280,000.*)\n\{ #p-(\w+) \}$", source.read_text(encoding="utf-8")).groups()
    note = f"[^{anchor}]: {line} — [The seed](sources/{source.name}#p-{anchor})"
    page.write_text(f"# Mine\n\nPeople were displaced.[^{anchor}]\n\n{note}\n", encoding="utf-8")
    (seed,) = (edited / "seeds").glob("*.txt")
    seed.write_text(seed.read_text(encoding="utf-8").replace("280,000", "310,000"), encoding="utf-8")
    shown = briefing("build", project=edited)
    told = re.search(
        r"Cite what it says now, \[\^(\w+)\], with its footnote at the end of the page, (\[\^\1\]: .*?); or", shown
    )
    text = page.read_text(encoding="utf-8").replace(f"[^{anchor}]\n", f"[^{told[1]}]\n").replace(note, told[2])
    page.write_text(text, encoding="utf-8")
    assert "content/mine.md" not in briefing("check", project=edited, status=1)
    assert f"#p-{told[1]}" in told[2] and f"{{ #p-{told[1]} }}" in source.read_text(encoding="utf-8")
