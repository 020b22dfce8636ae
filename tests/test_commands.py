"""The commands, as a user runs them."""

import json
import re
import shutil
import socket
import subprocess
import sys

import pytest

from generator import init
from generator.__main__ import COMMANDS, with_room
from tests.conftest import FOUNDING, ROOT, briefing, make_project, run, snapshot


def test_help_teaches_every_command():
    shown = briefing("--help")
    for command in COMMANDS:
        assert re.search(rf"^  {command}\s+\w", shown, re.MULTILINE)
        assert len(briefing(command, "--help")) > 100


def test_a_loop_of_calls_asks_the_system_for_no_memory_at_any_depth():
    resource = pytest.importorskip("resource")

    def leaf():
        pass

    leaf.__code__ = leaf.__code__.replace(co_stacksize=100)  # its frame fits no more where others still do

    def loop(depth):
        if depth:
            return loop(depth - 1)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
        for _ in range(500):
            leaf()
        return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before

    @with_room
    def at_each_depth():
        return max(map(loop, range(200)))

    assert at_each_depth() < 500


def test_build_says_what_it_found_and_what_it_left_open(project):
    shown = briefing("build", project=project)
    assert re.search(r"1 article: \d+ actors, \d+ quotes, 4 figures, \d+ dates?, \d+ dated events, \d+ places", shown)
    assert re.search(r"\d+ pages written, 0 kept as edited by hand, 0 unchanged, 0 removed, 0 in conflict", shown)
    assert re.search(r"Left open: 0 dates .* unknown", shown)


def test_a_second_build_writes_nothing(project):
    briefing("build", project=project)
    before = snapshot(project / "content")
    assert "0 pages written" in briefing("build", project=project)
    assert snapshot(project / "content") == before


def test_the_same_input_gives_the_same_pages_anywhere(project, tmp_path):
    other = make_project(tmp_path / "elsewhere/other")
    for folder in (project, other):
        briefing("build", project=folder)
    texts = [
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.md")} for folder in (project, other)
    ]
    assert texts[0] == texts[1]


def test_a_hand_edit_survives_and_a_conflict_is_told_with_its_line(project):
    briefing("build", project=project)
    page = project / "content/diplomacy.md"
    text = page.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if "called on al-Assad" in line and not line.startswith("[^"))
    page.write_text(text.replace(line, "My own words."), encoding="utf-8")
    briefing("build", project=project)
    assert "My own words." in page.read_text(encoding="utf-8")
    seed = project / "seeds" / FOUNDING.name
    seed.write_text(seed.read_text(encoding="utf-8").replace("to urgently find a", "to swiftly find a"), "utf-8")
    briefing("build", project=project)
    number = page.read_text(encoding="utf-8").splitlines().index("My own words.") + 1
    assert f"content/diplomacy.md:{number}: " in briefing("status", project=project)


def test_status_tells_edits_open_dates_and_unknown_speakers(project):
    (project / "seeds" / FOUNDING.with_suffix(".yml").name).unlink()
    extra = project / "seeds/extra.txt"
    extra.write_text("A short note\n\nOfficials said on Friday that “nothing has changed” there.\n", encoding="utf-8")
    briefing("build", project=project)
    page = project / "content/quotes.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nA line of mine.\n", encoding="utf-8")
    shown = briefing("status", project=project)
    assert "2 articles in seeds/" in shown
    assert "content/quotes.md: edited by hand" in shown
    assert "seeds/extra.txt:3: Friday" in shown
    assert re.search(r"\d+ unresolved dates", shown)
    assert re.search(r"seeds/extra.txt:3: .*nothing has changed", shown)


def test_a_missing_publication_date_is_told_with_the_way_to_add_it(project):
    (project / "seeds" / FOUNDING.with_suffix(".yml").name).unlink()
    shown = briefing("build", project=project)
    assert f"seeds/{FOUNDING.name}: no publication date" in shown
    assert "published: 2024-12-05" in shown
    assert re.search(r"Left open: [1-9]\d* dates", shown)


def test_a_broken_seed_is_named_and_the_rest_is_built(project):
    (project / "seeds/broken.txt").write_bytes(b"\x00\x01\x02" * 100)
    (project / "seeds/empty.txt").write_bytes(b"")
    shown = briefing("build", project=project)
    assert "seeds/broken.txt: " in shown and "seeds/empty.txt: " in shown
    assert "1 article:" in shown


def test_an_article_in_another_language_is_said_and_listed_without_statements(project):
    (project / "seeds/lemonde.txt").write_text(
        "La guerre continue\n\nLe président a déclaré que les combats ont fait des milliers de morts dans la région, "
        "et que les secours ne sont pas encore arrivés pour les familles qui ont fui leurs maisons.\n",
        encoding="utf-8",
    )
    assert "seeds/lemonde.txt: in French" in briefing("build", project=project)
    assert "La guerre continue" in (project / "content/sources/index.md").read_text(encoding="utf-8")
    assert "secours" not in (project / "content/humanitarian.md").read_text(encoding="utf-8")


def test_a_project_without_its_seeds_folder(project):
    shutil.rmtree(project / "seeds")
    shown = briefing("build", project=project, status=1)
    assert "seeds: no such folder" in shown and "Traceback" not in shown


def test_a_folder_that_is_no_project(tmp_path):
    shown = briefing("build", project=tmp_path, status=1)
    assert "site_config.yml: no such file" in shown and "briefing init" in shown


def test_a_broken_template_is_named_with_its_line(project):
    (project / "templates").mkdir()
    (project / "templates/quotes.md").write_text("# Quotes\n{{ nonsense.more }}\n", encoding="utf-8")
    shown = briefing("build", project=project, status=1)
    assert "templates/quotes.md:2: " in shown and "nonsense" in shown


def test_a_key_that_the_words_lack_is_named_with_the_template_and_the_file_of_words(project):
    (project / "templates").mkdir()
    (project / "templates/quotes.md").write_text("# Quotes\n{{ word('quotes.tittle') }}\n", encoding="utf-8")
    shown = briefing("build", project=project, status=1)
    assert "templates/quotes.md:2: " in shown
    assert "templates/words/en.yml lacks the key quotes.tittle" in shown and "quotes.title" in shown


def test_a_template_of_the_project_replaces_ours(project):
    (project / "templates").mkdir()
    (project / "templates/quotes.md").write_text("# {{ briefing.title }} 7*7={{ 7*7 }}\n", encoding="utf-8")
    briefing("build", project=project)
    assert (project / "content/quotes.md").read_text(encoding="utf-8") == "# Syria briefing 7*7=49\n"


def test_a_section_of_the_project_takes_no_python(project):
    config = project / "site_config.yml"
    text = config.read_text(encoding="utf-8")
    text = text.replace("  - timeline.md\n", "  - leaders.md\n  - timeline.md\n")
    text = text.replace(
        "        - id: diplomacy\n", "        - id: leaders\n          cues: [leadership]\n        - id: diplomacy\n"
    )
    config.write_text(text, encoding="utf-8")
    briefing("build", project=project)
    page = (project / "content/leaders.md").read_text(encoding="utf-8")
    assert page.count("leadership have been killed") == 1  # the statement; its note does not say it again


def test_sources_show_cited_passages_only_unless_told_otherwise(project):
    tea = "The corner shop sells twelve kinds of tea."
    text = f"A day in Aleppo\n\nA ceasefire holds in Aleppo, the United Nations said. {tea}\n"
    (project / "seeds/day.txt").write_text(text, encoding="utf-8")
    briefing("build", project=project)
    page = project / "content/sources/day.md"
    assert "A ceasefire holds" in page.read_text(encoding="utf-8")
    assert not any(tea in path.read_text(encoding="utf-8") for path in (project / "content").rglob("*.md"))
    config = project / "site_config.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("sources: cited", "sources: full"), encoding="utf-8")
    briefing("build", project=project)
    assert tea in page.read_text(encoding="utf-8")


def test_init_makes_a_project_that_builds_at_once_and_overwrites_nothing(tmp_path):
    folder = tmp_path / "my-briefing"
    folder.mkdir()
    (folder / ".gitignore").write_text("mine\n", encoding="utf-8")
    shown = briefing("init", folder)
    assert "kept  .gitignore" in shown
    assert (folder / ".gitignore").read_text(encoding="utf-8") == "mine\n"
    for name in (
        "site_config.yml",
        "mkdocs.yml",
        "seeds/README.md",
        ".github/workflows/pages.yml",
        "requirements.txt",
        "program.txt",
    ):
        assert (folder / name).is_file()
    run("generator", "build", "--site", cwd=folder)
    assert "My briefing" in (folder / "site/index.html").read_text(encoding="utf-8")
    shutil.copy(FOUNDING, folder / "seeds")
    run("mkdocs", "build", "--strict", cwd=folder)
    assert "280,000" in (folder / "site/humanitarian/index.html").read_text(encoding="utf-8")


def test_parse_prints_what_it_found_in_one_file():
    record = json.loads(briefing("parse", FOUNDING))
    assert {"quotes", "dates", "actors", "places", "figures", "events"} <= record.keys()
    text = FOUNDING.read_text(encoding="utf-8")
    assert all(quote["text"] and quote["end"] <= len(text) for quote in record["quotes"])


def test_parse_reads_and_writes_lines(tmp_path):
    given, answer = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    rows = [
        {"id": "a", "text": "“We stay,” Ann Smith said on Friday.", "published": "2024-12-05", "title": None},
        {"id": "b", "text": ""},
    ]
    given.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    briefing("parse", "--jsonl", given, answer)
    answers = [json.loads(line) for line in answer.read_text(encoding="utf-8").splitlines()]
    assert [one["id"] for one in answers] == ["a", "b"]
    assert answers[0]["quotes"][0]["text"].startswith("“We stay")
    assert answers[0]["dates"][0]["value"] == "2024-11-29"


@pytest.mark.parametrize("line", ["no json", "[]", '{"id": 1}', '{"text": "x"}'])
def test_parse_names_the_line_that_it_cannot_read(tmp_path, line):
    given = tmp_path / "in.jsonl"
    given.write_text('{"id": "a", "text": "Fine."}\n' + line + "\n", encoding="utf-8")
    assert "in.jsonl: line 2: found" in briefing("parse", "--jsonl", given, tmp_path / "out.jsonl", status=1)


def test_the_committed_pages_are_what_the_seeds_give(tmp_path):
    """What this repository shows as its own briefing is the program's output, not an older one's."""
    ours = {FOUNDING.name, FOUNDING.with_suffix(".yml").name, "README.md"}
    named = "site_name: Syria briefing\n" in (ROOT / "site_config.yml").read_text(encoding="utf-8")
    if not named or {path.name for path in (ROOT / "seeds").iterdir()} != ours:
        pytest.skip("this checkout holds a briefing of its own")
    project = make_project(tmp_path / "project")
    briefing("build", project=project)
    made = {
        path.relative_to(project): path.read_text(encoding="utf-8") for path in project.glob("content/.base/**/*.md")
    }
    kept = {path.relative_to(ROOT): path.read_text(encoding="utf-8") for path in ROOT.glob("content/.base/**/*.md")}
    assert made == kept, "Run `make site` and commit content/"


def test_a_deleted_page_and_an_edit_do_not_stop_a_strict_build(project):
    briefing("build", project=project)
    (project / "content/actors/naim-qassem.md").unlink()
    page = project / "content/security.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nA line of mine.\n", encoding="utf-8")
    (project / "content/mine.md").write_text("# A page of mine\n", encoding="utf-8")
    shown = run("generator", "build", "--site", cwd=project)
    assert "content/actors/naim-qassem.md: deleted by hand" in shown.stderr + shown.stdout
    assert not (project / "content/actors/naim-qassem.md").exists()
    assert "A line of mine." in (project / "site/security/index.html").read_text(encoding="utf-8")
    assert (project / "site/mine/index.html").is_file()


def test_a_slip_in_an_article_that_was_read_before_takes_nothing_out(project):
    (project / "seeds/other.txt").write_text("Another\n\nA ceasefire holds, Ann Smith said.\n", encoding="utf-8")
    briefing("build", project=project)
    before = snapshot(project / "content")
    metadata = project / "seeds" / FOUNDING.with_suffix(".yml").name
    metadata.write_text("published: 2024-13-05\n", encoding="utf-8")
    shown = briefing("build", project=project, status=1)
    assert f"seeds/{metadata.name}:1: " in shown and "Nothing was done" in shown
    assert snapshot(project / "content") == before
    metadata.write_text("published: 2024-12-05\n", encoding="utf-8")
    assert "0 pages written" in briefing("build", project=project)


def test_an_unreadable_article_stops_a_strict_build_and_no_other(project):
    (project / "seeds/broken.txt").write_bytes(b"\x00\x01\x02" * 100)
    shown = run("generator", "build", "--site", cwd=project, status=1)
    assert "seeds/broken.txt" in shown.stderr and "Traceback" not in shown.stderr
    run("generator", "build", "--site", "--no-strict", cwd=project)


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        ("https://example.org/a/b.git", "briefing-site @ git+https://example.org/a/b.git@c0ffee"),
        ("https://user:token@example.org/a/b.git", "briefing-site @ git+https://example.org/a/b.git@c0ffee"),
        ("git@example.org:a/b.git", "briefing-site @ git+https://example.org/a/b.git@c0ffee"),
        ("/home/somebody/briefing", init.UNKNOWN_ORIGIN),
        ("", init.UNKNOWN_ORIGIN),
    ],
)
def test_a_new_project_names_where_the_program_comes_from_and_no_secret(tmp_path, monkeypatch, origin, expected):
    monkeypatch.setattr(init, "_git", lambda *given: {"remote": origin, "rev-parse": "c0ffee"}[given[0]])
    monkeypatch.setattr(init, "_address", lambda: ("file:///x", ""))
    init.create_project(tmp_path / "new")
    assert (tmp_path / "new/program.txt").read_text(encoding="utf-8") == expected + "\n"


def test_the_site_is_built_from_any_folder(project, tmp_path):
    run("generator", "-C", str(project), "build", "--site", cwd=tmp_path)
    assert "<svg" in (project / "site/places/index.html").read_text(encoding="utf-8")
    run("mkdocs", "build", "--strict", "-f", str(project / "mkdocs.yml"), cwd=tmp_path)


def test_a_preview_beside_another_is_told_of_another_address(project):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        shown = briefing("serve", "-a", f"127.0.0.1:{taken.getsockname()[1]}", project=project, status=1)
    assert "is in use" in shown and "briefing serve -a 127.0.0.1:8001" in shown
    assert "Traceback" not in shown
    assert "The site is in" in briefing("build", "--site", project=project)  # which nobody previews


def test_a_file_whose_name_is_as_long_as_a_disk_allows_is_read(project):
    name = "n" * 251
    (project / f"seeds/{name}.txt").write_text("A bridge fell in Goma on Monday.\n\nTwo people were killed.\n")
    assert "2 articles: " in briefing("build", project=project)


def test_init_names_a_site_after_a_folder_of_any_characters(tmp_path):
    briefing("init", tmp_path / "😀")
    assert 'site_name: "😀"' in (tmp_path / "😀/site_config.yml").read_text(encoding="utf-8")


def test_init_leaves_the_settings_of_another_site_and_builds_its_own(tmp_path):
    folder = tmp_path / "mine"
    (folder / "docs").mkdir(parents=True)
    (folder / "docs/index.md").write_text("# Manual\n")
    (folder / "mkdocs.yml").write_text("site_name: Manual\n")
    said = briefing("init", folder)
    assert "kept  mkdocs.yml (was there)" in said and "mkdocs.yml is that of another site" in said
    run("generator", "build", "--site", cwd=folder)
    assert "Manual" not in (folder / "site/index.html").read_text(encoding="utf-8")
    assert (folder / "site/timeline/index.html").exists()


def test_libraries_warn_nobody_at_the_terminal():
    code = (
        "import logging, warnings\n"
        "from generator.__main__ import quiet_libraries\n"
        "quiet_libraries()\n"
        "warnings.warn('goes in the next release', FutureWarning)\n"
        "logging.getLogger('library').warning('discarded')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not done.stderr
