"""What of ours fails costs one reading, not the briefing: each step is broken here on purpose."""

from dataclasses import replace

import pytest

from generator import parse
from generator.config import load_config
from generator.faults import MARK, Faults
from generator.model import Article
from generator.parse import EXTRACTORS, parse_article, parse_articles, parse_what_can_be
from generator.pipeline import build
from tests.conftest import briefing

TITLE = "Ferry service resumes"
TEXT = (
    f"{TITLE}\n\n“The crossing is safe again,” Harbour Master Lena Ortved said on Monday in Oslo. "
    "At least 40 people were displaced in Oslo on 2 December 2024. NATO supports Oxfam."
)
OTHER = "Bridge closed\n\nMayor Ture Lindqvist said on Monday in Malmo that 30 people were displaced in Malmo."


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
    """A project of two small articles."""
    for path in (project / "seeds").iterdir():
        path.unlink()
    for name, text in (("ferry", TEXT), ("bridge", OTHER)):
        (project / f"seeds/{name}.txt").write_text(text, encoding="utf-8")
        (project / f"seeds/{name}.yml").write_text("published: 2024-12-05\npublisher: A paper\n", encoding="utf-8")
    return project


def built(project):
    return build(load_config(project / "site_config.yml"))


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
    monkeypatch.setattr(parse, "WORTH_PROCESSES", 2)
    monkeypatch.setattr(parse.os, "cpu_count", lambda: 2)
    whole = Article("whole", TEXT, TITLE)
    # No reader gives such a date, so no extractor expects it.
    articles = [whole, replace(whole, id="broken", published="yesterday", path="seeds/broken.txt")]
    first, second = parse_articles(articles, parse_what_can_be)
    assert first.faults == ()
    assert first.quotes
    assert {fault.subject for fault in second.faults} == {"seeds/broken.txt"}
    assert second.sentences == first.sentences
    assert "Traceback" in second.faults[0].trace


@pytest.mark.parametrize("field", [field for field, _ in EXTRACTORS])
def test_a_build_tells_the_article_and_builds_the_rest(two, monkeypatch, field):
    break_extractor(monkeypatch, field, "Ferry")
    told = built(two)
    assert {fault.subject for fault in told.faults} == {"seeds/ferry.txt"}
    assert "Lindqvist" in (two / "content/quotes.md").read_text(encoding="utf-8")


def test_faults_are_told_again_where_nothing_changed(two, monkeypatch):
    break_extractor(monkeypatch, "quotes", "Ferry")
    assert built(two).faults == built(two).faults != ()
    monkeypatch.undo()
    assert built(two).faults == ()
    assert "Ortved" in (two / "content/quotes.md").read_text(encoding="utf-8")


def test_a_fault_is_a_warning_and_an_error_where_builds_are_strict(two, monkeypatch):
    break_extractor(monkeypatch, "quotes", "Ferry")
    output = briefing("build", project=two)
    assert f"seeds/ferry.txt: {MARK} in the reading of its quotes (Broken: on purpose" in output
    assert "briefing --debug build" in output
    assert "Traceback" not in output
    assert MARK in briefing("build", "--strict", project=two, status=1)


def test_debug_prints_the_traceback(two, monkeypatch):
    break_extractor(monkeypatch, "quotes", "Ferry")
    assert "Traceback" in briefing("--debug", "build", project=two)
    assert "Traceback" not in briefing("build", project=two)


def test_a_command_that_fails_says_whose_fault_it_is(two, monkeypatch):
    monkeypatch.setattr("generator.pipeline.read_and_parse", fail)
    output = briefing("status", project=two, status=1)
    assert f"briefing status: {MARK} in the command (Broken: on purpose" in output
    assert "Traceback" not in output
    assert "Traceback" in briefing("--debug", "status", project=two, status=1)


def test_each_fault_is_told_once():
    faults = Faults()
    for _ in range(2):
        with faults.at("seeds/a.txt", "the reading"):
            fail()
    assert len(faults.found) == 1
