"""What nobody edited is not interpreted, and of what an editor changed only what the change adds is found."""

import re
import shutil
import time
from datetime import date

import pytest

from generator import pipeline
from generator.check import Checker, readings
from generator.check.altered_pages import COUNT
from generator.config_reader import load_config
from generator.findings import Rule
from generator.model import Article
from generator.render.words import Words
from tests.check.project import PARSERS, Project
from tests.check.test_rules import page, project, rules
from tests.conftest import ROOT, make_project
from tests.gather.test_stories import REPORTS

__all__ = ["project"]  # a fixture

# Each gives a finding where an editor writes it; here it is what the program generated, rightly or wrongly.
WRONG = "She said “We shall leave the town of Homs” to 99 of them.[^0]"


def found(project, generated, standing, path="quotes.md", **others):
    """The findings of a page that was generated with one body and stands with another."""
    made, stands = (page(project, body, path=path) for body in (generated, standing))
    files = project.files | {path: made}
    checker = Checker(
        project.config,
        project.parsed,
        project.briefing,
        files | {path: stands} | others,
        files,
        parsers=PARSERS,
    )
    return checker.check(path, stands)


def test_the_same_text_is_found_where_an_editor_wrote_it(project):
    assert set(rules(project, WRONG)) == {Rule.QUOTATION, Rule.NUMBER}


def test_a_page_as_it_was_generated_is_not_read(project, monkeypatch):
    monkeypatch.setattr(readings, "read_page", None)
    assert found(project, WRONG, WRONG) == ()


def test_line_breaks_of_another_system_change_nothing(project):
    made = page(project, WRONG, path="quotes.md")
    files = project.files | {"quotes.md": made}
    stands = made.replace("\n", "\r\n")
    texts = files | {"quotes.md": stands}
    checker = Checker(project.config, project.parsed, project.briefing, texts, files, parsers=PARSERS)
    assert checker.check("quotes.md", stands) == ()


@pytest.mark.parametrize(
    "own",
    [
        "A word of mine.",
        "They were 280,000.[^1]",
        "She said “We will not leave”.[^0]",
        "## A heading of mine",
    ],
)
def test_what_stands_on_an_edited_page_as_it_was_generated_is_not_interpreted(project, own):
    assert found(project, WRONG, f"{WRONG}\n\n{own}") == ()


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("They were 290,000.[^1]", Rule.NUMBER),
        ("She said “We shall not leave”.[^0]", Rule.QUOTATION),
        ("“We will not leave,” said John Brown.[^0]", Rule.SPEAKER),
        ("[there](nowhere.md)", Rule.LINK),
        ("[^ffffffff]", Rule.CITATION),
    ],
)
def test_beside_it_is_found_what_an_editor_adds(project, own, expected):
    assert [one.rule for one in found(project, WRONG, f"{WRONG}\n\n{own}")] == [expected]


def test_of_a_changed_stretch_only_what_the_change_adds_is_found(project):
    assert found(project, WRONG, WRONG.replace("She said", "Then she said")) == ()
    (number,) = found(project, WRONG, WRONG.replace("99", "98"))
    assert (number.rule, number.message[:2]) == (Rule.NUMBER, "98")
    (words,) = found(project, WRONG, WRONG.replace("town", "gown"))
    assert (words.rule, words.found) == (Rule.QUOTATION, "We shall leave the gown of Homs")


def test_the_same_number_a_second_time_is_added(project):
    changed = WRONG.replace("of them", "of them, 99 in all")
    assert [one.rule for one in found(project, WRONG, changed)] == [Rule.NUMBER]


@pytest.mark.parametrize(
    "moved",
    [
        WRONG.replace("[^0]", "[^1]"),
        f"## John Brown\n\n> We will not leave the city of Homs[^0]\n\n{WRONG}",
        WRONG.replace("[^0]", ""),
    ],
)
def test_the_same_words_elsewhere_are_read_anew(project, moved):
    """Under another mark, another heading, or without a mark a stretch says something else."""
    generated = f"## Ann Smith\n\n> We will not leave the city of Homs[^0]\n\n{WRONG}"
    assert found(project, generated, moved)


def test_a_footnote_that_an_editor_changed_is_found_on_a_generated_sentence(project):
    made = page(project, "They were 280,000.[^1]", path="quotes.md", repeats=True)
    files = project.files | {"quotes.md": made}
    changed = made.replace(": More than 280,000 people", ": More than 280,001 people")
    checker = Checker(project.config, project.parsed, project.briefing, files, files, parsers=PARSERS)
    assert {one.rule for one in checker.check("quotes.md", changed)} == {Rule.PASSAGE}


LINKED = "[to a note](timeline.md#here) [into nowhere](nowhere.md)"


def test_a_link_on_an_untouched_page_that_an_edit_elsewhere_breaks_is_found(project):
    timeline = project.files["timeline.md"] + "\nA note.\n{ #here }\n"
    files = project.files | {"timeline.md": timeline, "quotes.md": page(project, LINKED)}
    edited = files | {"timeline.md": timeline.replace("#here", "#there")}

    def checked(texts):
        checker = Checker(project.config, project.parsed, project.briefing, texts, files, parsers=PARSERS)
        return [one.found for one in checker.check("quotes.md", files["quotes.md"])]

    assert checked(files) == []
    assert checked(edited) == ["timeline.md#here"]
    assert checked({path: files[path] for path in files if path != "timeline.md"}) == ["timeline.md#here"]


LINES = {
    "quotations": lambda n: ", ".join(f"“we will not leave number {one}”" for one in range(n)),
    "quotations of the article": lambda n: " ".join(["She said “We will not leave the city of Homs”."] * n),
    "quotations with a name": lambda n: ", ".join(f"“so it is, {one}” (Ann Smith)" for one in range(n)),
    "marks that open": lambda n: "“we " * n,
    "cited quotations": lambda n: ", ".join(["“We will not leave”"] * n) + ".[^0]",
}


@pytest.mark.parametrize("kind", LINES)
def test_a_line_of_many_quotations_costs_what_its_words_cost(project, kind):
    def seconds(count):
        text = page(project, LINES[kind](count))
        began = time.process_time()
        Checker(project.config, project.parsed, project.briefing, project.files, project.files, parsers=PARSERS).check(
            "mine.md", text
        )
        return time.process_time() - began

    seconds(10)
    short, long = (min(seconds(count) for _ in range(2)) for count in (150, 600))
    assert long < max(short, 0.02) * 9, (short, long)  # quadratic would be 16


def test_a_row_of_several_tellers_names_the_day_of_each(tmp_path):
    """It leads to a section that has one of them whole, and cites no other."""
    folder = make_project(tmp_path / "project", seeds=False)
    for day, text in {
        14: "The flood struck Kassala, Sudan, on Monday.\n\nAt least 45 people were killed in the flood in Kassala.\n",
        18: "Officials went there.\n\nAt least 45 people were killed in the flood in Kassala, the ministry said.\n",
    }.items():
        seed = folder / f"seeds/report-{day}.txt"
        seed.write_text(f"Report of {day} February\n\n{text}", encoding="utf-8")
        seed.with_suffix(".yml").write_text(f"published: 2024-02-{day}\n", encoding="utf-8")
    told = pipeline.build_anew(load_config(folder / "site_config.yml"))
    figures = (folder / "content/figures.md").read_text(encoding="utf-8")
    tellers = "“the ministry” | Report of 18 February (18 February 2024), Report of 14 February (14 February 2024)"
    assert tellers in figures
    assert not told.faults


def test_an_article_that_lacks_something_is_named_by_its_title(tmp_path):
    project = Project(tmp_path / "project", Article("hills", "Help\n\nIt rained in the hills.\n", "Help", None))
    line = next(one for one in project.pages["sources/index.md"].splitlines() if one.endswith(": “Help”"))
    stands = project.pages["sources/index.md"].replace(line, line.replace("“Help”", "“Fire”"))
    assert [one.rule for one in project.check("sources/index.md", stands)] == [Rule.RECORD]


def test_a_conflict_of_what_happened_and_its_denial_has_no_counts(tmp_path):
    told = "The rebels attacked the village of Hama on Monday."
    texts = (told, "The rebels denied that they attacked the village on Monday.")
    articles = (
        Article(f"a{n}", f"Fighting in Syria\n\n{text}", published=date(2025, 3, 12)) for n, text in enumerate(texts)
    )
    project = Project(tmp_path / "project", *articles)
    assert [len(one.events) for one in project.briefing.conflicts] == [2]
    assert project.mismatches() == ()


def test_a_table_of_one_article_bears_its_title_cut_short(tmp_path):
    """Without a publisher the first words of its title name it, numbers among them."""
    folder = make_project(tmp_path / "project", seeds=False)
    for number, text in {7: "45 people were killed and 60 were wounded in Kassala.", 8: "Officials met."}.items():
        seed = folder / f"seeds/report-{number}.txt"
        seed.write_text(f"Report {number} of 12 on the state of the whole region\n\n{text}\n", encoding="utf-8")
        seed.with_suffix(".yml").write_text(f"published: 2024-02-0{number}\n", encoding="utf-8")
    told = pipeline.build_anew(load_config(folder / "site_config.yml"))
    assert "Report 7 of 12" in (folder / "content/figures.md").read_text(encoding="utf-8")
    assert not told.faults


def test_a_story_whose_page_was_deleted_is_named_beside_its_actors(tmp_path):
    folder = make_project(tmp_path / "project", seeds=False)
    for name in ("siege", "flood"):
        for number, text in enumerate(REPORTS[name]):
            seed = folder / f"seeds/{name}{number}.txt"
            seed.write_text(text, encoding="utf-8")
            seed.with_suffix(".yml").write_text("published: 2026-03-02\n", encoding="utf-8")
    config = load_config(folder / "site_config.yml")
    pipeline.build_anew(config)
    index = folder / "content/actors/index.md"
    linked = re.findall(r" · \[(.*?)\]\(\.\./stories/", index.read_text(encoding="utf-8"))
    shutil.rmtree(folder / "content/stories")
    told = pipeline.build_anew(config)
    assert linked and f" · {linked[0]}\n" in index.read_text(encoding="utf-8")
    assert not told.faults


@pytest.mark.parametrize("language", ["en", "fr", "de", "ar"])
def test_how_many_more_there_are_is_known_in_thousands_too(language):
    words = Words(language, (ROOT / "templates",))
    shown = {
        COUNT.sub("", words(key, count=count)) for key in ("page.more", "page.further") for count in (100, 1_122_100)
    }
    assert len(shown) == 2
