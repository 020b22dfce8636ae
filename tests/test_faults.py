"""What of ours fails costs one reading, not the briefing: each step is broken here on purpose."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import jinja2
import pytest
from _pytest.monkeypatch import resolve
from mkdocs.exceptions import PluginError

from generator import corrections, executors, parse
from generator import gather as gathering
from generator.config import TEMPLATES as TEMPLATES_FOLDER
from generator.config_reader import load_config
from generator.faults import MARK, Faults
from generator.gather import gathering as gathering_names
from generator.gather import profiles
from generator.gather.sections.sorter import Sorter
from generator.model import Article
from generator.parse import EXTRACTORS, parse_article, parse_articles, parse_what_can_be
from generator.pipeline import build
from generator.plugin import BriefingPlugin
from generator.render import words
from generator.render.drawings import chart, relation_drawing
from generator.render.drawings.map import WIDE
from generator.render.filters import FILTERS
from tests.articles import parse_unless_elsewhere
from tests.conftest import ROOT, briefing

TITLE = "Ferry service resumes"
TEXT = (
    f"{TITLE}\n\n“The crossing is safe again,” Harbour Master Lena Ortved said on Monday in Oslo. "
    "At least 40 people were displaced in Oslo on 2 December 2024. NATO supports Oxfam."
)
OTHER = "Bridge closed\n\nMayor Ture Lindqvist said on Monday in Malmo that 30 people were displaced in Malmo."


CONFIG = load_config(ROOT / "site_config.yml")
PARSED = (
    parse_article(Article("a", TEXT, TITLE, published=date(2024, 12, 5), path="seeds/a.txt")),
    parse_article(Article("b", OTHER, published=date(2024, 12, 5), path="seeds/b.txt")),
)


class Broken(Exception):
    """What no step expects."""


def fail(*given, **named):
    raise Broken("on purpose")


def failing_on(function, fits):
    """The function, but that it fails where its first argument is so."""

    def broken(first, *given, **named):
        return fail() if fits(first) else function(first, *given, **named)

    return broken


def break_extractor(monkeypatch, field: str, title: str = "") -> None:
    """Let the extractor of a field fail, on the articles of that title or on all."""
    broken = [
        (name, failing_on(find, lambda one: title in one.article.title) if name == field else find)
        for name, find in EXTRACTORS
    ]
    monkeypatch.setattr(parse, "EXTRACTORS", broken)


@pytest.fixture
def two(project):
    """A project of two small articles, whose actors have pages and figures a chart though they say little."""
    for path in (project / "seeds").iterdir():
        path.unlink()
    for name, text in (("ferry", TEXT), ("bridge", OTHER)):
        (project / f"seeds/{name}.txt").write_text(text, encoding="utf-8")
        (project / f"seeds/{name}.yml").write_text("published: 2024-12-05\npublisher: A paper\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gathering_names, "FEWEST_TOLD", 1)
        patch.setattr(gathering_names, "FEWEST_KINDS", 1)
        patch.setattr(chart, "FEWEST_DAYS", 2)
        yield project


def built(project):
    return build(load_config(project / "site_config.yml"))


FIRST: dict[tuple[str, ...], dict[str, bytes]] = {}  # by the seeds: the files of a first build


def build_first(project) -> None:
    """Build a project in which nothing is broken: the first of its seeds is built, the others are copies of it."""
    key = tuple(sorted(path.read_text(encoding="utf-8") for path in (project / "seeds").iterdir()))
    if key not in FIRST:
        assert built(project).faults == ()
        made = (path for name in ("content", ".cache") for path in (project / name).rglob("*") if path.is_file())
        FIRST[key] = {path.relative_to(project).as_posix(): path.read_bytes() for path in made}
    for path, data in FIRST[key].items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_bytes(data)


@pytest.mark.parametrize("field", [field for field, _ in EXTRACTORS])
def test_an_extractor_that_fails_leaves_its_field_empty_and_the_others_read(monkeypatch, field):
    article = Article("a", TEXT, TITLE, path="seeds/a.txt")
    whole = parse_article(article)
    assert getattr(whole, field)
    break_extractor(monkeypatch, field)
    parsed = parse_what_can_be(article)
    assert getattr(parsed, field) == ()
    assert [(fault.subject, fault.problem.partition(",")[0]) for fault in parsed.faults] == [
        ("seeds/a.txt", "Broken: on purpose")
    ]
    assert field in parsed.faults[0].step
    assert "Traceback" in parsed.faults[0].trace
    assert field == "sentences" or parsed.sentences == whole.sentences


def test_where_nobody_collects_faults_they_are_raised(monkeypatch):
    break_extractor(monkeypatch, "quotes")
    with pytest.raises(Broken):
        parse_article(Article("a", TEXT))


def test_a_fault_comes_back_from_another_process(monkeypatch):
    monkeypatch.setenv(executors.VARIABLE, executors.PROCESSES)
    whole = Article("whole", TEXT, TITLE)
    # No reader gives such a date, so no extractor expects it.
    articles = [whole, replace(whole, id="broken", published="yesterday", path="seeds/broken.txt")]
    first, second = parse_articles(articles, parse_what_can_be)
    assert first.faults == ()
    assert first.quotes
    assert {fault.subject for fault in second.faults} == {"seeds/broken.txt"}
    assert second.sentences == first.sentences
    assert "Traceback" in second.faults[0].trace


def test_articles_are_parsed_here_where_a_process_is_ended(monkeypatch):
    monkeypatch.setenv(executors.VARIABLE, executors.PROCESSES)
    monkeypatch.setattr(executors, "CHUNK", 1)
    articles = [Article("first", TEXT), Article("last", OTHER), Article("more", TEXT)]
    found = list(parse_articles(articles, parse_unless_elsewhere))
    assert [parsed.article.id for parsed in found] == ["first", "last", "more"]
    assert all(parsed.quotes or parsed.figures for parsed in found)


@pytest.mark.parametrize("field", [field for field, _ in EXTRACTORS])
def test_a_build_tells_the_article_and_builds_the_rest(two, monkeypatch, field):
    break_extractor(monkeypatch, field, "Ferry")
    told = built(two)
    assert {fault.subject for fault in told.faults} == {"seeds/ferry.txt"}
    assert "Lindqvist" in (two / "content/sources/bridge.md").read_text(encoding="utf-8")


def test_faults_are_told_again_where_nothing_changed(two, monkeypatch):
    break_extractor(monkeypatch, "quotes", "Ferry")
    assert built(two).faults == built(two).faults != ()
    monkeypatch.undo()
    assert built(two).faults == ()
    assert "Ortved" in (two / "content/quotes.md").read_text(encoding="utf-8")


def test_a_fault_is_a_warning_and_an_error_where_builds_are_strict(two, monkeypatch):
    break_extractor(monkeypatch, "quotes", "Ferry")
    output = briefing("build", project=two, faults=True)
    assert f"seeds/ferry.txt: {MARK} in the reading of its quotes (Broken: on purpose" in output
    assert "briefing --debug build" in output
    assert "Traceback" not in output
    assert MARK in briefing("build", "--strict", project=two, faults=True, status=1)


def test_debug_prints_the_traceback(two, monkeypatch):
    break_extractor(monkeypatch, "quotes", "Ferry")
    assert "Traceback" in briefing("--debug", "build", project=two, faults=True)
    assert "Traceback" not in briefing("build", project=two, faults=True)


def test_a_command_that_fails_says_whose_fault_it_is(two, monkeypatch):
    monkeypatch.setattr("generator.pipeline.read_and_parse", fail)
    output = briefing("status", project=two, faults=True, status=1)
    assert f"briefing status: {MARK} in the command (Broken: on purpose" in output
    assert "Traceback" not in output
    assert "Traceback" in briefing("--debug", "status", project=two, faults=True, status=1)


def test_each_fault_is_told_once():
    faults = Faults()
    for _ in range(2):
        with faults.at("seeds/a.txt", "the reading"):
            fail()
    assert len(faults.found) == 1


# Each drawing: the function that makes it, which of its calls fail, and the page on which it stands.
DRAWINGS = {
    "assets/drawings/map-small.svg": ("renderer.draw_overview", lambda *_: True, "index.md"),
    "assets/drawings/map.svg": ("page_makers.draw_map", lambda pins, form, *_: form is WIDE, "places.md"),
    "assets/drawings/relations-wide.svg": (
        "drawings.relation_drawing.draw_relations",
        lambda listed, form, *_: form is relation_drawing.WIDE,
        "actors/index.md",
    ),
    "assets/drawings/timeline.svg": ("drawings.timeline.draw_timeline", lambda *_: True, "timeline.md"),
    "assets/drawings/figures-displaced": ("renderer.draw_chart", lambda *_: True, "figures.md"),
}
TEMPLATES = {
    "overview.md": "index.md",
    "actors.md": "actors/index.md",
    "actor.md": "actors/nato.md",
    "section.md": "humanitarian.md",
    "timeline.md": "timeline.md",
    "places.md": "places.md",
    "quotes.md": "quotes.md",
    "figures.md": "figures.md",
    "data.md": "data.md",
    "changes.md": "changes.md",
    "source.md": "sources/ferry.md",
    "sources.md": "sources/index.md",
}
DATA = {
    "data/briefing.json": "generator.render.last_files.as_json",
    "data/places.geojson": "generator.render.last_files.as_geojson",
    "data/figures.csv": "generator.render.last_files.as_csv",
    "feed.xml": "generator.render.atom_feed.AtomFeed.text",
}


def break_call(monkeypatch, name: str, fits=lambda *_: True) -> None:
    """Let a function fail where its arguments are so."""
    function = resolve(name)

    def broken(*given, **named):
        return fail() if fits(*given) else function(*given, **named)

    monkeypatch.setattr(name, broken)


def break_template(monkeypatch, name: str) -> None:
    """Let a template of ours fail."""
    select = jinja2.Environment.select_template

    def broken(environment, names, *given):
        return fail() if name in names else select(environment, names, *given)

    monkeypatch.setattr(jinja2.Environment, "select_template", broken)


MORE = (
    "Roads reopen\n\nAt least 90 people were displaced in Oslo on 3 December 2024. "
    "At least 95 people were displaced in Oslo on 4 December 2024. UNICEF supports Oxfam. "
    "Norway accused Denmark. France supports Norway. Denmark signed an agreement with France on 1 December 2024. "
    "Norway attacked Denmark on 30 November 2024. NATO met Oxfam on 28 November 2024. “We are ready,” NATO said."
)


def add_article(project, name: str = "roads", text: str = MORE) -> None:
    """An article that brings something to most pages."""
    (project / f"seeds/{name}.txt").write_text(text, encoding="utf-8")
    (project / f"seeds/{name}.yml").write_text("published: 2024-12-05\npublisher: Another paper\n", encoding="utf-8")


def texts(project) -> dict[str, str]:
    content = project / "content"
    return {
        path.relative_to(content).as_posix(): path.read_text(encoding="utf-8")
        for path in content.rglob("*.*")
        if path.is_file() and ".base" not in path.parts
    }


@pytest.fixture
def drawn(two):
    """The same with enough in it for each drawing."""
    add_article(two)
    return two


@pytest.mark.parametrize("path", DRAWINGS)
def test_a_drawing_that_fails_costs_the_drawing(drawn, monkeypatch, path):
    name, fits, page = DRAWINGS[path]
    with monkeypatch.context() as patch:
        break_call(patch, f"generator.render.{name}", fits)
        told = built(drawn)
    first = texts(drawn)
    assert f"content/{path}" in told.faults[0].subject or told.faults[0].subject.startswith(f"content/{path}")
    assert told.findings == []
    assert not [made for made in first if made.startswith(path)]
    assert path not in first[page]
    assert built(drawn).faults == ()
    whole = texts(drawn)
    assert first.keys() < whole.keys()
    assert path in whole[page]


@pytest.mark.parametrize("path", DRAWINGS)
def test_a_page_whose_drawing_fails_keeps_its_last_text(drawn, monkeypatch, path):
    name, fits, page = DRAWINGS[path]
    build_first(drawn)
    last = texts(drawn)
    add_article(drawn, "trains", MORE.replace("Roads", "Trains").replace("90", "75").replace("Oslo", "Bergen"))
    break_call(monkeypatch, f"generator.render.{name}", fits)
    told = built(drawn)
    now = texts(drawn)
    assert now[page] == last[page]
    assert now.keys() >= last.keys()
    assert [made for made in now if made.startswith(path) and now[made] != last[made]] == []
    assert now["data/briefing.json"] != last["data/briefing.json"]
    assert any(f"content/{page}" in note for note in told.notes)
    assert told.findings == []


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_page_whose_template_fails_keeps_its_last_text(two, monkeypatch, template):
    page = TEMPLATES[template]
    build_first(two)
    last = texts(two)
    add_article(two)
    break_template(monkeypatch, template)
    told = built(two)
    now = texts(two)
    assert f"content/{page}" in {fault.subject for fault in told.faults}
    assert now[page] == last[page]
    assert now.keys() >= last.keys()
    assert now["data/briefing.json"] != last["data/briefing.json"]
    assert told.findings == []
    monkeypatch.undo()
    assert built(two).faults == ()
    assert texts(two)[page] != last[page] or page in ("changes.md", "sources/ferry.md")


@pytest.mark.parametrize("template", TEMPLATES)
def test_nothing_links_to_a_page_that_never_could_be_made(two, monkeypatch, template):
    page = TEMPLATES[template]
    break_template(monkeypatch, template)
    told = built(two)
    assert f"content/{page}" in {fault.subject for fault in told.faults}
    assert page not in texts(two)
    assert told.findings == []


@pytest.mark.parametrize("path", DATA)
def test_a_data_file_that_fails_keeps_its_last_text(two, monkeypatch, path):
    build_first(two)
    last = texts(two)
    add_article(two)
    break_call(monkeypatch, DATA[path])
    told = built(two)
    now = texts(two)
    assert f"content/{path}" in {fault.subject for fault in told.faults}
    assert now[path] == last[path]
    assert now.keys() >= last.keys()
    assert now["index.md"] != last["index.md"]
    assert told.findings == []


def test_a_filter_that_fails_everywhere_leaves_the_briefing_as_it_was(two, monkeypatch):
    build_first(two)
    last = texts(two)
    add_article(two)
    monkeypatch.setitem(FILTERS, "yaml", fail)
    told = built(two)
    now = texts(two)
    assert {path: text for path, text in now.items() if path.endswith(".md")} == {
        path: text for path, text in last.items() if path.endswith(".md")
    }
    assert "content/index.md" in {fault.subject for fault in told.faults}


def test_a_wording_that_our_words_lack_is_a_fault_of_ours(two, monkeypatch):
    build_first(two)
    last = texts(two)
    add_article(two)
    lacking = dict(words._read_words(TEMPLATES_FOLDER / "words/en.yml"))
    del lacking["timeline.title"]
    monkeypatch.setattr(words, "_read_words", lambda path: lacking if path.name == "en.yml" else {})
    told = built(two)
    assert "content/timeline.md" in {fault.subject for fault in told.faults}
    assert "lacks the key timeline.title" in told.faults[0].problem
    assert texts(two)["timeline.md"] == last["timeline.md"]
    assert texts(two)["sources/roads.md"]


def test_a_page_on_which_the_merge_fails_keeps_its_state(two, monkeypatch):
    built(two)
    page = two / "content/timeline.md"
    base = two / "content/.base/timeline.md"
    edited = page.read_text(encoding="utf-8") + "\nA note of the editor.\n"
    page.write_text(edited, encoding="utf-8")
    generated = base.read_text(encoding="utf-8")
    add_article(two)
    monkeypatch.setattr("generator.write.plan.merge_pages", fail)
    told = built(two)
    assert [(fault.subject, fault.step) for fault in told.faults] == [
        ("content/timeline.md", "the merge of it with what you changed")
    ]
    assert page.read_text(encoding="utf-8") == edited
    assert base.read_text(encoding="utf-8") == generated
    assert (two / "content/sources/roads.md").is_file()
    assert MARK in briefing("status", project=two, faults=True)
    monkeypatch.undo()
    assert built(two).faults == ()
    merged = page.read_text(encoding="utf-8")
    assert "A note of the editor." in merged
    assert base.read_text(encoding="utf-8") != generated


def test_a_template_of_the_users_own_still_stops_the_build(two):
    (two / "templates").mkdir()
    (two / "templates/_gap.md").write_text("{{ nothing.here }}\n", encoding="utf-8")
    output = briefing("build", project=two, status=1)
    assert "templates/_gap.md:1: the template for" in output
    assert MARK not in output


def test_an_edited_page_whose_template_fails_keeps_the_edit(two, monkeypatch):
    built(two)
    page = two / "content/timeline.md"
    edited = page.read_text(encoding="utf-8").replace("\n\n", "\n\nA note of the editor.\n\n", 2)
    page.write_text(edited, encoding="utf-8")
    add_article(two)
    break_template(monkeypatch, "timeline.md")
    built(two)
    assert page.read_text(encoding="utf-8") == edited
    monkeypatch.undo()
    built(two)
    assert "A note of the editor." in page.read_text(encoding="utf-8")


GATHERED = ("statements", "said", "said_of", "series", "timeline", "places", "stances")


@pytest.mark.parametrize("part", GATHERED)
def test_what_fails_on_one_article_is_gathered_of_the_others(part):
    first, _ = PARSED
    more = f"{MORE} “Norway must leave Denmark,” the head of UNICEF, Ada Nilsen, said."
    rest = (parse_article(Article("c", more, published=date(2024, 12, 5))),)
    broken = [
        (name, (lambda gatherer, parsed, find=find: fail() if first in parsed else find(gatherer, parsed)))
        if name == part
        else (name, find)
        for name, find in gathering.OF_ARTICLES
    ]
    faults = Faults()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gathering, "OF_ARTICLES", broken)
        briefing = gathering.gather((first, *rest), CONFIG.site_name, CONFIG.sections, faults)
    assert [(fault.subject, fault.step) for fault in faults.found] == [("seeds/a.txt", f"the gathering of its {part}")]
    assert briefing.missing == frozenset()
    alone = gathering.gather(rest, CONFIG.site_name, CONFIG.sections)
    if part in gathering.GATHERED:
        assert len(getattr(briefing, part)) == len(getattr(alone, part)) > 0


def test_an_article_on_which_gathering_fails_is_left_out(monkeypatch):
    sort = Sorter.sort
    monkeypatch.setattr(Sorter, "sort", lambda sorter, one: fail() if one.article.id == "a" else sort(sorter, one))
    faults = Faults()
    briefing = gathering.gather(PARSED, CONFIG.site_name, CONFIG.sections, faults)
    assert [fault.subject for fault in faults.found] == ["seeds/a.txt"]
    assert {said.passage.article.id for said in briefing.said} == {"b"}
    assert len(briefing.articles) == 2


PARTS = {
    "timeline": ("generator.gather.happenings.timeline_entries.date_range", {"timeline.md", "index.md"}),
    "highlights": ("generator.gather.told_story.choose_highlights", {"index.md"}),
    "key_figures": ("generator.gather.told_story.choose_key_figures", {"index.md"}),
    "gaps": ("generator.gather.find_gaps", {"sources/index.md"}),
    "actors": ("generator.gather.make_profiles", {"actors/index.md", "actors/nato.md"}),
    "statements": ("generator.gather.sentences.statements.Dealings", {"humanitarian.md"}),
    "series": ("generator.gather.figures.make_series", {"figures.md"}),
}


@pytest.mark.parametrize("part", PARTS)
def test_pages_keep_their_last_text_where_a_part_can_not_be_gathered(two, monkeypatch, part):
    name, pages = PARTS[part]
    build_first(two)
    last = texts(two)
    add_article(two)
    monkeypatch.setattr(name, fail)
    told = built(two)
    now = texts(two)
    assert told.faults
    assert "Broken: on purpose" in told.faults[0].problem
    assert {page for page in pages if now[page] != last[page]} == set()
    assert now.keys() >= last.keys()
    assert now["sources/roads.md"]
    assert told.findings == []


def test_a_first_build_without_a_part_makes_the_other_pages(two, monkeypatch):
    monkeypatch.setattr("generator.gather.find_gaps", fail)
    told = built(two)
    now = texts(two)
    assert {"quotes.md", "places.md", "sources/ferry.md"} <= now.keys()
    assert "sources/index.md" not in now
    assert told.findings == []


def test_an_actor_that_can_not_be_told_of_costs_its_page(two, monkeypatch):
    roles = profiles._ProfileMaker._roles

    def broken(maker, actor):
        return fail() if actor.key == "nato" else roles(maker, actor)

    monkeypatch.setattr(profiles._ProfileMaker, "_roles", broken)
    told = built(two)
    now = texts(two)
    assert [fault.subject for fault in told.faults] == ["the actor NATO"]
    assert "actors/oxfam.md" in now
    assert "actors/nato.md" not in now
    assert told.findings == []


CORRECTIONS = """\
dates:
  - date: 2 December 2024
    is: 2024-12-01
places:
  - place: Oslo
    geonames: 3143244
actors:
  - actor: NATO
    rename: North Atlantic Treaty Organization
quotes:
  - quote: The crossing is safe again
    drop: true
figures:
  - figure: At least 40 people
    term: injured
sentences:
  - sentence: NATO supports Oxfam
    highlight: true
"""
STEPS = {
    "correct_dates": 2,
    "correct_places": 5,
    "correct_actors": 8,
    "correct_readings": 14,
    "correct_sentences": 17,
}


@pytest.mark.parametrize("step", STEPS)
def test_a_correction_on_which_we_fail_is_left_out_and_the_others_are_made(tmp_path, monkeypatch, step):
    (tmp_path / "corrections.yml").write_text(CORRECTIONS, encoding="utf-8")
    entries = corrections.load_corrections(tmp_path)
    whole = corrections.correct(PARSED, entries, CONFIG.sections, parse_what_can_be)
    name = f"generator.corrections.{step}"
    function = resolve(name)
    line = STEPS[step]

    def broken(desk, given, *more, **named):
        several = given if isinstance(given, tuple | list) else [given]
        return fail() if any(one.target.line == line for one in several) else function(desk, given, *more, **named)

    monkeypatch.setattr(name, broken)
    faults = Faults()
    corrected = corrections.correct(PARSED, entries, CONFIG.sections, parse_what_can_be, faults)
    assert [fault.subject for fault in faults.found] == [f"corrections.yml:{line}"]
    assert corrected.unmatched == whole.unmatched == ()
    assert corrected.parsed != whole.parsed
    assert corrected.parsed != PARSED


def test_a_page_that_nobody_edited_and_the_check_can_not_read_is_a_fault_alone(two, monkeypatch):
    monkeypatch.setattr("generator.check.checker.Checker.check", fail)
    told = built(two)
    assert "content/timeline.md" in {fault.subject for fault in told.faults}
    assert told.findings == []


@pytest.mark.parametrize(
    "broken", [f"generator.check.checker.{name}" for name in ("Checker.check", "PassageEvidence", "Site")]
)
def test_an_edited_page_that_the_check_can_not_read_stops_the_site(two, monkeypatch, broken):
    built(two)
    page = two / "content/timeline.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nA note of the editor.\n", encoding="utf-8")
    monkeypatch.setattr(broken, fail)
    told = built(two)
    assert [finding[:3] for finding in told.findings] == [["content/timeline.md", 1, "unchecked"]]
    assert told.faults
    output = briefing("check", project=two, faults=True, status=1)
    assert "content/timeline.md:1: unchecked: you changed this page" in output
    assert MARK in output


def test_the_parser_alone_prints_what_it_finds_and_tells_what_failed(two, monkeypatch):
    break_extractor(monkeypatch, "quotes")
    output = briefing("parse", two / "seeds/ferry.txt", project=two, faults=True, status=1)
    assert '"quotes": []' in output
    assert f"ferry.txt: {MARK} in the reading of its quotes" in output
    assert "40 people" in output


def test_a_preview_lives_on_after_a_fault_and_shows_it(two, monkeypatch):
    plugin = BriefingPlugin()
    plugin.on_startup(command="serve", dirty=False)
    config = SimpleNamespace(
        config_file_path=str(two / "mkdocs.yml"), docs_dir=str(two / "content"), site_dir=str(two / "site")
    )
    with monkeypatch.context() as patch:
        patch.setattr("generator.pipeline.build", fail)
        plugin.on_pre_build(config=config)
    assert MARK in plugin._error
    plugin.on_pre_build(config=config)
    assert plugin._error == ""


def test_a_site_of_mkdocs_ends_with_a_sentence_where_all_fails(two, monkeypatch):
    plugin = BriefingPlugin()
    config = SimpleNamespace(
        config_file_path=str(two / "mkdocs.yml"), docs_dir=str(two / "content"), site_dir=str(two / "site")
    )
    monkeypatch.setattr("generator.pipeline.build", fail)
    with pytest.raises(PluginError, match=MARK):
        plugin.on_pre_build(config=config)


def test_a_new_project_tells_what_failed_in_its_first_build(tmp_path, monkeypatch):
    monkeypatch.setattr("generator.check.checker.Checker.check", fail)
    assert MARK in briefing("init", tmp_path / "new", faults=True)
