"""The founding article, parsed and gathered, against what a careful reader takes from it."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from generator.config_reader import load_config
from generator.gather import gather
from generator.parse import parse_article
from generator.read import read_article
from generator.spelling import normal_form
from generator.timex import date_range

ROOT = Path(__file__).parents[1]
FACTS = yaml.safe_load((ROOT / "tests/data/founding-article.yml").read_text(encoding="utf-8"))
ARTICLE = read_article(ROOT / "seeds" / FACTS["article"], ROOT)
PARSED = parse_article(ARTICLE)
CONFIG = load_config(ROOT / "site_config.yml")
BRIEFING = gather((PARSED,), CONFIG.site_name, CONFIG.sections)
PROFILES = {normal_form(profile.name): profile for profile in BRIEFING.actors}
# Days on which "the timeline entry says this" is decided: a word that only this entry has.
ENTRY_WORDS = {
    "the war started": "started",
    "war largely frozen": "frozen",
    "offensive launched": "offensive",
    "Aleppo captured": "Aleppo",
    "Hama entered": "Hama",
    "Homs captured": "Homs",
    "Qassem pledges support": "Qassem",
    "Erdogan calls on al-Assad for a political solution": "solution",
}


def title(fact):
    """A readable name for a parametrised case."""
    return str(next(fact[key] for key in ("name", "has", "text", "what", "term") if key in fact))[:50]


def facts(key):
    return pytest.mark.parametrize("fact", FACTS[key], ids=title)


def profile(name):
    found = PROFILES.get(normal_form(name))
    assert found, f"no actor {name}; found {sorted(p.name for p in BRIEFING.actors)}"
    return found


def test_the_article_is_read_with_its_title_and_date():
    assert ARTICLE.title == FACTS["title"]
    assert ARTICLE.published == FACTS["published"] == date(2024, 12, 5)


@facts("actors")
def test_actor(fact):
    found = profile(fact["name"])
    assert found.kind == fact["kind"]
    known = {alias.casefold() for alias in (found.name, *found.aliases)}
    missing = [alias for alias in fact.get("aliases", []) if alias.casefold() not in known]
    assert not missing, f"{found.name} is also called {found.aliases}"
    if "role" in fact:
        roles = {(note.role.title.casefold(), normal_form(note.role.of)) for note in found.roles}
        assert (fact["role"].casefold(), normal_form(fact["of"])) in roles
    if "described" in fact:
        assert any(fact["described"] in note.role.title for note in found.roles)


@pytest.mark.parametrize("name", FACTS["not_actors"])
def test_no_actor(name):
    assert normal_form(name) not in PROFILES
    assert not any(name in found.aliases for found in BRIEFING.actors)


@facts("quotes")
def test_quote(fact):
    found = [said for said in BRIEFING.said if fact["has"] in said.text]
    assert found, [said.text for said in BRIEFING.said]
    assert [str(said.quote.kind) for said in found] == [fact["kind"]]
    assert found[0].speaker and normal_form(found[0].speaker.name) == normal_form(fact["speaker"])


def test_every_direct_quote_is_verbatim_between_marks():
    for said in BRIEFING.said:
        for words in said.quote.verbatim:
            assert ARTICLE.text[words.start - 1] in '“"' and ARTICLE.text[words.end] in '”"'


@facts("figures")
def test_figure(fact):
    found = [reported for series in BRIEFING.series for reported in series.figures if matches(reported, fact)]
    assert len(found) == 1, [reported.figure for series in BRIEFING.series for reported in series.figures]
    assert "humanitarian" in sections_of(found[0].passage)


def matches(reported, fact):
    figure = reported.figure
    reporter = reported.reporter.name if reported.reporter else ""
    return (
        figure.value == fact["value"]
        and figure.qualifier.casefold() == fact["qualifier"]
        and figure.unit == fact["unit"]
        and figure.term == fact["term"]
        and ("place" not in fact or normal_form(figure.place) in place_forms({"name": fact["place"]}))
        and ("since" not in fact or figure.since == str(fact["since"]))
        and normal_form(reporter) == normal_form(fact.get("reported_by", ""))
    )


@facts("dates")
def test_date(fact):
    words = fact.get("text") or fact["has"]
    found = [
        one
        for one in PARSED.dates
        if ARTICLE.text[slice(*one.span)] in words and words in ARTICLE.text[max(0, one.span.start - 4) : one.span.end]
    ]
    assert {one.value for one in found} == {str(fact["value"])}, PARSED.dates
    if "times" in fact:
        assert len(found) == fact["times"]
    assert {str(one.type) for one in found} == {fact.get("type", "DATE")}


@facts("places")
def test_place(fact):
    found = next(place for place in BRIEFING.places if normal_form(place.name) in place_forms(fact))
    assert found.country == fact["country"]
    if "lat" in fact:
        assert found.lat == pytest.approx(fact["lat"], abs=0.15) and found.lon == pytest.approx(fact["lon"], abs=0.15)


def place_forms(fact):
    """The gazetteer may know a place by its own spelling of the name."""
    return {normal_form(fact["name"]), *({"turkey"} if fact["name"] == "Turkiye" else set())}


def test_timeline_holds_the_dated_events_in_order():
    hits = [position for position in map(timeline_position, FACTS["timeline"]) if position is not None]
    assert longest_rise(hits) >= 7, [(entry.date.value, entry.text) for entry in BRIEFING.timeline]


def longest_rise(positions):
    """How many of the positions, at most, follow each other in order."""
    best = []
    for position in positions:
        best.append(
            1 + max((length for earlier, length in zip(positions, best, strict=False) if earlier < position), default=0)
        )
    return max(best, default=0)


def timeline_position(fact):
    days = date_range(str(fact["date"]))
    for position, entry in enumerate(BRIEFING.timeline):
        if (entry.first, entry.last) == days and ENTRY_WORDS[fact["what"]] in entry.text:
            who = fact.get("who")
            if not who or normal_form(who) in {normal_form(actor.name) for actor in entry.actors}:
                return position
    return None


def test_relations():
    found = {(normal_form(s.actor.name), s.relation, normal_form(s.target.name)) for s in BRIEFING.stances}
    wanted = [(normal_form(f["actor"]), f["relation"], normal_form(f["target"])) for f in FACTS["relations"]]
    assert sum(relation in found for relation in wanted) >= 6, found


SECTIONS = ("humanitarian", "diplomacy", "security")
SECTION_LINES = [(section, line) for section in SECTIONS for line in FACTS["sections"][section]]


@pytest.mark.parametrize(("section", "line"), SECTION_LINES, ids=lambda value: value[:40])
def test_section(section, line):
    assert any(line in statement.text and section in statement.sections for statement in BRIEFING.statements)


@pytest.mark.parametrize("line", FACTS["sections"]["never_in_humanitarian"])
def test_never_in_humanitarian(line):
    assert not any(line in statement.text and "humanitarian" in statement.sections for statement in BRIEFING.statements)


def sections_of(passage):
    return next(statement.sections for statement in BRIEFING.statements if statement.passage == passage)
