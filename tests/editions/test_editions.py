"""Editions as an editor closes them, and what the pages, the feed and the terminal then say."""

import html
import json
import re
import shutil
from xml.etree import ElementTree

import pytest

from generator.config_reader import load_config
from generator.editions.snapshot import passages_of
from generator.editions.store import load_editions
from generator.pipeline import read_briefing
from generator.render.changes import MOST_MARKED
from tests.conftest import FOUNDING, briefing, make_project, run, snapshot

FRIDAY = """Displacement grows as fighting nears Damascus

At least 310,000 people have been displaced by the fighting, the United Nations World Food Programme said on Friday.

Syrian Foreign Minister Bassam al-Sabbagh met his Iranian counterpart Abbas Araghchi in Baghdad on Friday. “We will not
leave our people alone,” Araghchi told reporters.
"""
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def close(project, name, at, **options):
    return briefing("edition", name, "--at", at, project=project, **options)


def add_friday(project):
    (project / "seeds/friday.txt").write_text(FRIDAY, encoding="utf-8")
    (project / "seeds/friday.yml").write_text("published: 2024-12-06\npublisher: Paper\n", encoding="utf-8")


def replace_in_seed(project, old, new):
    seed = project / "seeds" / FOUNDING.name
    text = seed.read_text(encoding="utf-8")
    assert old in text
    seed.write_text(text.replace(old, new), encoding="utf-8")


def page(project, path):
    return (project / "content" / path).read_text(encoding="utf-8")


def part(text, heading):
    """What stands under a heading, of all days."""
    return "".join(re.findall(rf"^##+ {heading}\n(.*?)(?=^##|^\[\^|\Z)", text, re.MULTILINE | re.DOTALL))


@pytest.fixture(scope="module")
def evening(tmp_path_factory):
    """A project with one edition closed, for tests that only look at it."""
    project = make_project(tmp_path_factory.mktemp("evening") / "project")
    close(project, "2024-12-05 evening", "2024-12-05T18:00")
    return project


@pytest.fixture
def closed(evening, tmp_path):
    """The same to be changed."""
    return shutil.copytree(evening, tmp_path / "project")


@pytest.fixture(scope="module")
def two(evening, tmp_path_factory):
    """A project with two editions closed, an article apart."""
    project = shutil.copytree(evening, tmp_path_factory.mktemp("two") / "project")
    add_friday(project)
    close(project, "second", "2024-12-06T19:30")
    return project


@pytest.fixture
def closed_twice(two, tmp_path):
    """The same to be changed."""
    return shutil.copytree(two, tmp_path / "project")


@pytest.fixture(scope="module")
def friday(evening, tmp_path_factory):
    """A project with one edition closed and an article added since, for tests that only look at it."""
    project = shutil.copytree(evening, tmp_path_factory.mktemp("friday") / "project")
    add_friday(project)
    briefing("build", project=project)
    return project


def test_without_an_edition_the_page_says_so_and_nothing_else_is_added(project):
    briefing("build", project=project)
    assert "No edition of this briefing has been closed yet" in page(project, "changes.md")
    assert "What changed" not in page(project, "index.md")
    assert "New since the last edition" not in page(project, "assets/briefing.css")
    assert "No edition is closed yet" in briefing("edition", project=project)
    assert "No edition is closed yet" in briefing("changes", project=project, status=1)


def test_closing_brings_content_up_to_date_and_says_where_the_edition_is(project):
    shown = close(project, "2024-12-05 evening", "2024-12-05T18:00")
    assert 'Edition "2024-12-05 evening" is closed, 2024-12-05T18:00:00Z, with 1 source and ' in shown
    assert "editions/2024-12-05-evening.json" in shown
    assert "add to nav in site_config.yml:\n  - changes.md\n" in shown
    (edition,) = load_editions(project)
    assert (edition.cutoff, len(edition.sources), edition.program) == ("2024-12-05", 1, "0.1.0")
    assert "2024-12-05 evening" in page(project, "changes.md")
    assert "2024-12-05 evening: closed" in briefing("edition", project=project)
    assert "0 pages written" in briefing("build", project=project)


def test_every_statement_of_an_edition_is_cited_on_a_page(friday):
    (edition,) = load_editions(friday)
    pages = "".join(path.read_text(encoding="utf-8") for path in friday.glob("content/*.md"))
    assert edition.statements and all(f"[^{statement.id}]" in pages for statement in edition.statements)


def test_the_page_tells_what_is_new_with_its_citation(friday):
    text = page(friday, "changes.md")
    assert "[Displacement grows as fighting nears Damascus](sources/friday.md), Paper, 6 December 2024" in text
    assert re.findall("^## (.*)", text, re.MULTILINE) == ["6 December 2024", "Editions"]
    changed = part(text, "Changed figures")
    assert re.search(r"“More than 280,000 people”\[\^\w{8}\] → \*\*“At least 310,000 people”\*\*\[\^\w{8}\]", changed)
    assert re.search(r"Abbas Araghchi – Person\[\^", part(text, "New actors"))
    assert re.search(r"\*\*6 December 2024\*\* – Syrian Foreign Minister .* on Friday\[\^", part(text, "New events"))
    assert "“We will not leave our people alone,”[^" in part(text, "New quotes")
    assert not part(text, "Statements withdrawn")


def test_the_overview_tells_it_too_and_leads_to_the_rest(friday):
    text = part(page(friday, "index.md"), "What changed")
    assert "**Changed figure** – people displaced: “More than 280,000 people” [" in text
    assert "[All that changed](changes.md)" in text


def test_every_mark_of_the_new_is_of_a_passage_cited_on_pages(friday):
    style = page(friday, "assets/briefing.css")
    marked = set(re.findall(r'\[id\$=":(\w{8})"\]', style))
    shown = json.loads(briefing("changes", "--json", project=friday))
    new = {passage["id"] for part in ("figures", "events", "quotes", "actors") for one in shown[part]
           for passage in one["passages"]}  # fmt: skip
    assert new and new <= marked
    pages = "".join(path.read_text(encoding="utf-8") for path in friday.glob("content/*.md"))
    assert all(f"[^{id}]" in pages for id in marked)


def test_the_terminal_tells_the_same(friday):
    shown = briefing("changes", project=friday)
    assert (
        "“More than 280,000 people” (displaced, reported by World Food Programme) → “At least 310,000 people”" in shown
    )
    assert "New actors: 2" in shown
    assert shown == briefing("changes", "2024-12-05-evening", "now", project=friday)
    near = briefing("changes", "2024-12-05 evning", project=friday, status=1)
    assert 'Did you mean "2024-12-05 evening"?' in near


def test_the_feed_carries_the_editions(closed):
    add_friday(closed)
    close(closed, "2024-12-06 & “<b>”", "2024-12-06T19:30")
    feed = ElementTree.fromstring(page(closed, "feed.xml"))
    entries = {entry.findtext("a:title", "", ATOM): entry for entry in feed.iterfind("a:entry", ATOM)}
    entry = entries["Syria briefing: edition 2024-12-06 & “<b>”"]
    assert entry.findtext("a:updated", "", ATOM) == "2024-12-06T19:30:00Z" == feed.findtext("a:updated", "", ATOM)
    assert "1 changed figure" in entry.findtext("a:content", "", ATOM)
    assert entry.find("a:link", ATOM).get("href") == "changes/2024-12-06-b/"
    ids = [entry.findtext("a:id", "", ATOM) for entry in entries.values()]
    assert len(set(ids)) == len(ids)
    (closed / "seeds/later.txt").write_text("Later\n\nA ceasefire holds in Homs.\n", encoding="utf-8")
    briefing("build", project=closed)
    assert entry.findtext("a:id", "", ATOM) in page(closed, "feed.xml")


def test_right_after_closing_readers_see_what_came_with_the_edition(closed):
    add_friday(closed)
    close(closed, "second", "2024-12-06T19:30")
    text = page(closed, "changes.md")
    assert "Nothing has changed since edition **second**" in text
    assert "Compared with edition **2024-12-05 evening**" in text and part(text, "Changed figures")
    assert part(page(closed, "changes/second.md"), "Changed figures") == part(text, "Changed figures").replace(
        "(actors/", "(../actors/"
    )
    assert "This is the first edition" in page(closed, "changes/2024-12-05-evening.md")


def test_a_statement_corrected_in_its_article_is_withdrawn_with_its_words_and_without_a_dead_link(closed):
    replace_in_seed(closed, "an outspoken critic of al-Assad", "a sharp critic of al-Assad")
    briefing("build", project=closed)
    text = page(closed, "changes.md")
    withdrawn = part(text, "Statements withdrawn")
    assert "Erdogan was an outspoken critic of al-Assad for much of the war" in withdrawn
    assert re.search(r"— \[Syria: Hezbollah backs .*\]\(sources/\w+\.md\), 5 December 2024$", withdrawn.strip())
    assert "[^" not in withdrawn
    assert "Erdogan was a sharp critic" in part(text, "New statements of earlier sources")
    run("mkdocs", "build", "--strict", cwd=closed)


def test_a_figure_whose_old_passage_is_gone_keeps_its_evidence_apart(closed):
    """What a line cites has to bear out all of the line."""
    replace_in_seed(closed, "More than 280,000 people", "More than 290,000 people")
    briefing("build", project=closed)
    lines = part(page(closed, "changes.md"), "Changed figures").strip().splitlines()
    assert lines[0].startswith(
        "- people displaced: “More than 280,000 people” → **“More than 290,000 people”**, reported"
    )
    assert "[^" not in lines[0]
    assert lines[1].startswith("    - no longer cited: More than 280,000 people have") and "[^" not in lines[1]
    assert re.fullmatch(r"    - More than 290,000 people have .*\[\^\w{8}\]", lines[2])


def test_what_an_editor_takes_off_every_page_is_withdrawn(closed):
    (edition,) = load_editions(closed)
    gone = next(one for one in edition.statements if one.text.startswith("Erdogan was an outspoken"))
    for path in (closed / "content").rglob("*.md"):
        if not any(part.startswith(".") for part in path.parts):
            lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
            path.write_text("".join(line for line in lines if f"[^{gone.id}]" not in line), encoding="utf-8")
    briefing("build", project=closed)
    assert gone.text in part(page(closed, "changes.md"), "Statements withdrawn")
    (closed / "content/mine.md").write_text(f"# Mine\n\nHe was a critic.[^{gone.id}]\n\n[^{gone.id}]: x\n", "utf-8")
    briefing("build", project=closed)
    assert not part(page(closed, "changes.md"), "Statements withdrawn")


def test_an_article_taken_out_is_told_without_a_link(closed_twice):
    for path in closed_twice.glob("seeds/friday.*"):
        path.unlink()
    briefing("build", project=closed_twice)
    text = page(closed_twice, "changes.md")
    assert "- Displacement grows as fighting nears Damascus, Paper, 6 December 2024" in part(text, "Sources taken out")
    assert "“We will not leave our people alone,” Araghchi told reporters. — Displacement grows" in text
    assert "(no longer among the sources)" in text and "friday.md" not in text
    archived = page(closed_twice, "changes/second.md")
    assert "“We will not leave our people alone,” (no longer cited: " in archived and "friday.md" not in archived
    run("mkdocs", "build", "--strict", cwd=closed_twice)


def test_a_renamed_article_is_no_news(closed):
    for path in list(closed.glob("seeds/000*")):
        path.rename(path.with_stem("2024-12-05"))
    briefing("build", project=closed)
    assert "Nothing changed." in briefing("changes", project=closed)
    assert "New since the last edition" not in page(closed, "assets/briefing.css")


def add_article(project, name, day, text):
    (project / f"seeds/{name}.txt").write_text(text, "utf-8")
    (project / f"seeds/{name}.yml").write_text(f"published: 2024-12-{day:02}\npublisher: Paper {name}\n", "utf-8")


def test_what_sources_come_to_disagree_about_is_told_with_both(closed):
    told = "War\n\n{} said {},000 people had been killed in the war in Syria.\n"
    add_article(closed, "one", 5, told.format("The Health Ministry", 12))
    close(closed, "one", "2024-12-06T09:00")
    add_article(closed, "two", 6, told.format("The Red Cross", 45))
    close(closed, "two", "2024-12-07T09:00")
    [dispute] = re.findall(
        r"^- The sources differ:\n((?:    - .*\n)+)", part(page(closed, "changes.md"), "Newly disputed"), re.M
    )
    assert [re.search(r"said (\d+),000 people", line)[1] for line in dispute.splitlines()] == ["12", "45"]
    assert all(re.search(r"\.\[\^\w{8}\]", line) for line in dispute.splitlines())
    assert "**Newly disputed**" in page(closed, "index.md")
    shown = json.loads(briefing("changes", "one", "two", "--json", project=closed))
    assert [len(one["claims"]) for one in shown["disputed"]] == [2]
    assert "Newly disputed: 1\n  The sources differ:\n" in briefing("changes", "one", "two", project=closed)
    assert not json.loads(briefing("changes", "two", "two", "--json", project=closed))["disputed"]


def test_a_second_paper_that_says_the_same_is_no_news_but_a_source(closed):
    same = "More than 280,000 people have been displaced by the recent fighting, the World Food Programme said."
    add_article(closed, "again", 6, f"Aid\n\n{same}\n")
    briefing("build", project=closed)
    shown = json.loads(briefing("changes", "--json", project=closed))
    assert {name for name, items in shown.items() if isinstance(items, list) and items} == {"sources"}


def test_a_page_that_compares_any_two_is_the_editors_own(closed_twice):
    shown = briefing("changes", "2024-12-05 evening", "second", "--page", project=closed_twice)
    assert "content/changes/2024-12-05-evening--second.md is a page of your own now" in shown
    path = closed_twice / "content/changes/2024-12-05-evening--second.md"
    assert "“At least 310,000 people”" in path.read_text(encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8") + "\nMine.\n", encoding="utf-8")
    briefing("build", project=closed_twice)
    assert "Mine." in path.read_text(encoding="utf-8")
    assert "yours" in briefing("changes", "2024-12-05 evening", "second", "--page", project=closed_twice, status=1)
    briefing("changes", "second", "2024-12-05 evening", "--page", project=closed_twice)
    briefing("build", "--site", project=closed_twice)


def test_a_build_without_news_writes_nothing(closed):
    add_friday(closed)
    text = page(closed, "quotes.md").replace("# Quotes\n", "# Quotes\n\nA line of mine.\n")
    (closed / "content/quotes.md").write_text(text, encoding="utf-8")
    briefing("build", project=closed)
    before = snapshot(closed / "content")
    shutil.rmtree(closed / ".cache")
    assert "0 pages written" in briefing("build", project=closed)
    assert snapshot(closed / "content") == before


def test_a_passage_that_only_a_hand_cites_is_new_and_stays_so(closed):
    seed = closed / "seeds/shop.txt"
    seed.write_text("Shops\n\nA ceasefire holds in Homs. The corner shop sells twelve kinds of tea.\n", "utf-8")
    briefing("build", project=closed)
    _, said = read_briefing(load_config(closed / "site_config.yml"))
    id = next(id for id, passage in passages_of(said).items() if "twelve kinds of tea" in passage.text)
    assert f":{id}" not in page(closed, "assets/briefing.css")
    text = page(closed, "index.md").replace("## What happened\n", f"## What happened\n\nTea is sold.[^{id}]\n")
    (closed / "content/index.md").write_text(f"{text}\n[^{id}]: The corner shop\n", encoding="utf-8")
    for _ in range(2):
        briefing("build", project=closed)
        assert f":{id}" in page(closed, "assets/briefing.css")
        assert f"#p-{id}" in page(closed, "sources/shop.md")
    before = snapshot(closed / "content")
    shutil.rmtree(closed / ".cache")
    briefing("build", project=closed)
    assert snapshot(closed / "content") == before


def test_the_same_articles_and_time_give_the_same_edition_anywhere(closed, tmp_path):
    other = make_project(tmp_path / "elsewhere/other")
    close(other, "2024-12-05  evening ", "2024-12-05 18:00Z")
    for path in ("editions/2024-12-05-evening.json", "content/changes.md", "content/feed.xml"):
        assert (closed / path).read_bytes() == (other / path).read_bytes()


def test_the_time_is_now_unless_it_is_said(project, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1733421600")
    assert "2024-12-05T18:00:00Z" in briefing("edition", "first", project=project)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "9" * 30)
    assert "SOURCE_DATE_EPOCH should be" in briefing("edition", "second", project=project, status=1)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    briefing("edition", "second", project=project)
    assert load_editions(project)[1].closed > "2025"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("2024-12-05 evening", "already, in editions/2024-12-05-evening.json, closed 2024-12-05T18:00:00Z"),
        ("2024-12-05, EVENING!", "already"),
        ("", "needs a name"),
        (" … ", "needs a name"),
        ("a\u202eb", "nobody can see"),
        ("a\0b", "nobody can see"),
        ("x" * 101, "101 characters"),
        ("Now", "means something else"),
        ("con", "means something else"),
    ],
)
def test_a_name_that_can_be_none_is_refused(evening, name, message):
    before = snapshot(evening)
    assert message in close(evening, name, "2024-12-06T18:00", status=1)
    assert snapshot(evening) == before


def test_any_other_name_stays_inside_its_folder_and_is_text(closed):
    names = ["../../evil", "طبعة المساء", "<script>alert(1)</script>", "a.b/c\\d: |*`{{ 7*7 }}"]
    for day, name in enumerate(names, 6):
        close(closed, name, f"2024-12-0{day}T18:00")
    assert [edition.name for edition in load_editions(closed)[1:]] == names
    assert len(list((closed / "editions").iterdir())) == len(names) + 1
    run("mkdocs", "build", "--strict", cwd=closed)
    found = {entry["location"] for entry in json.loads((closed / "site/search/search_index.json").read_bytes())["docs"]}
    assert "changes/" in found and "changes/evil/" not in found, "what was said once is not what a search is for"
    shown = (closed / "site/changes/index.html").read_text(encoding="utf-8").partition("<article")[2]
    assert "<script>alert" not in shown
    assert "<script>alert(1)</script>" in html.unescape(shown) and "{{ 7*7 }}" in html.unescape(shown)


@pytest.mark.parametrize(
    ("time", "message"),
    [
        ("yesterday", "expected a day and a time"),
        ("2024-13-05T18:00", "month must be in 1..12"),
        ("2024-12-05T17:00", "was closed 2024-12-05T18:00:00Z"),
    ],
)
def test_a_time_that_can_be_none_is_refused(evening, time, message):
    assert message in close(evening, "next", time, status=1)


def test_an_open_conflict_stands_in_the_way(closed):
    path = closed / "content/diplomacy.md"
    text = path.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if "called on al-Assad" in line and not line.startswith("[^"))
    path.write_text(text.replace(line, "My own words."), encoding="utf-8")
    replace_in_seed(closed, "to urgently find a", "to swiftly find a")
    shown = close(closed, "next", "2024-12-06T18:00", status=1)
    assert shown.count("the articles now change what you changed") == 1 and "No edition was closed" in shown
    assert "content/diplomacy.md:" in shown
    assert len(load_editions(closed)) == 1


def test_what_the_check_finds_stands_in_the_way(closed):
    path = closed / "content/humanitarian.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("More than 280,000", "More than 380,000"), encoding="utf-8")
    shown = close(closed, "next", "2024-12-06T18:00", status=1)
    assert "content/humanitarian.md:" in shown and "380,000" in shown and "No edition was closed" in shown
    assert len(load_editions(closed)) == 1


def test_a_broken_edition_stops_the_build_and_loses_nothing(closed):
    path = closed / "editions/2024-12-05-evening.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"figures": [', '<<<<<<< HEAD\n"figures": ['), "utf-8")
    before = snapshot(closed / "content")
    shown = briefing("build", project=closed, status=1)
    assert re.search(r"editions/2024-12-05-evening\.json:\d+: found a mark of a merge", shown)
    assert snapshot(closed / "content") == before


def test_an_edition_deleted_or_brought_in_is_seen_by_the_next_build(closed):
    add_friday(closed)
    briefing("build", project=closed)
    path = closed / "editions/2024-12-05-evening.json"
    kept = path.read_bytes()
    path.unlink()
    briefing("build", project=closed)
    assert not (closed / "content/changes").exists() and "What changed" not in page(closed, "index.md")
    path.write_bytes(kept)
    briefing("build", project=closed)
    assert "What changed" in page(closed, "index.md")


def test_pages_of_changes_that_were_deleted_stay_so_and_nothing_leads_there(closed):
    for path in ("changes.md", "changes/2024-12-05-evening.md"):
        (closed / "content" / path).unlink()
    add_friday(closed)
    briefing("build", "--site", project=closed)
    assert "changes" not in re.sub(r"(?m)^title.*", "", page(closed, "index.md")).replace("changes-", "")


def test_of_a_corrected_figure_the_numbers_are_told_for_its_words_are_the_same(closed):
    (closed / "corrections.yml").write_text(
        "figures:\n  - figure: 280,000 people\n    term: evacuated\n"
        "  - figure: about three million Syrian refugees\n    value: 2011\n",
        encoding="utf-8",
    )
    briefing("build", project=closed)
    told = re.sub(r"\[\^\w+\]", "", part(page(closed, "changes.md"), "Changed figures"))
    assert "- people evacuated (before: people displaced): **“More than 280,000 people”**\n" in told
    taken = "now taken as 2,011 (before: 3,000,000)"
    assert f"- refugees, Turkiye: **“about three million Syrian refugees”**, {taken}\n" in told


def test_a_new_figure_of_a_state_does_not_stand_in_the_way_of_an_edition(closed):
    """A line such as: people displaced, Syria: “More than 310,000 people” gives no words to Syria."""
    words = "More than 310,000 people have been displaced in Syria, the World Food Programme said on Friday."
    (closed / "seeds/friday.txt").write_text(f"Displacement grows\n\n{words}\n", encoding="utf-8")
    close(closed, "second", "2024-12-06T18:00")


def test_a_menu_without_the_page_does_not_stop_a_strict_build(closed):
    config = closed / "site_config.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("  /changes.md\n", "").replace("  /changes/*\n", ""), "utf-8")
    briefing("build", "--site", project=closed)


def test_text_of_an_article_is_text_on_every_page_of_changes(closed):
    words = "<img src=x onerror=alert(1)> {{ 7*7 }} [^1] *x*"
    (closed / "seeds/evil.txt").write_text(
        f"{words}\n\nAt least 12 {words} people were killed in Homs, Ann <b>Smith</b> said on Friday. "
        f"“We {words} stay,” Ann Smith told reporters.\n",
        encoding="utf-8",
    )
    close(closed, words, "2024-12-06T18:00")
    (closed / "seeds/evil.txt").unlink()
    briefing("build", "--site", project=closed)
    shown = (closed / "site/changes/index.html").read_text(encoding="utf-8").partition("<article")[2]
    assert "<img src=x" not in shown and shown.count("&lt;img src=x") > 3
    assert "49" not in re.sub(r"<[^>]+>", "", shown)


def test_with_too_much_news_the_pages_mark_none_and_say_so(closed):
    for number in range(MOST_MARKED // 8):
        lines = "".join(f"At least {number}{n} people were killed in Homs, Ann Lee said. " for n in range(10, 19))
        (closed / f"seeds/n{number}.txt").write_text(f"Title {number}\n\n{lines}\n", encoding="utf-8")
    briefing("build", project=closed)
    assert "New since the last edition" not in page(closed, "assets/briefing.css")
    assert "So much is new that the pages do not mark it." in page(closed, "index.md")


def test_what_an_edition_said_is_no_altered_quotation_after_the_article_changed(closed):
    replace_in_seed(closed, "280,000", "290,000")
    briefing("build", project=closed)
    assert "“More than 280,000 people” → " in page(closed, "changes.md")
    assert "no finding" in briefing("check", project=closed)
