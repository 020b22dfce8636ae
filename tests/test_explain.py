"""`briefing explain`: how a sentence was read, and the entries that would change it."""

import re
from datetime import date
from functools import partial

import pytest
import yaml

from generator import pipeline
from generator.config_reader import load_config
from generator.corrections import correct, load_corrections
from generator.corrections.matching import Matcher
from generator.errors import UserError
from generator.explain import explain, find_sentences, found
from generator.explain.additions import suggest_additions
from generator.explain.found import Names
from generator.explain.suggestions import SentenceRead, as_yaml, suggest_entries
from generator.gather import gather
from generator.model import Article
from generator.parse import parse_article, parse_what_can_be
from tests.conftest import FOUNDING, ROOT, briefing, make_project, snapshot

CONFIG = load_config(ROOT / "site_config.yml")
QASSEM = "They will not be able to achieve their goals"
HOSTILE = (
    "A #title: [with] {YAML}\n\n“Yes: no,” said Ann Lee, “- a # b.” 12 people were killed. 12 people were killed. "
    "“Yes: no,” said Bob Ray. On Monday, on Monday and on Monday 12 people and 12 people fled to null, Homs and Homs."
    "\n\n!!!\n\n“…”\n\n'tis true* & `it` | said @Ann\u2028Lee. “Не знаю,” said Ann Lee. About -5 people left by 2024.\n"
)


@pytest.fixture(scope="module")
def founding(tmp_path_factory):
    """A project with the founding article, its path, and what was read in it."""
    folder = make_project(tmp_path_factory.mktemp("explain") / "project")
    config = load_config(folder / "site_config.yml")
    return folder, config, *pipeline.read_briefing(config)


def told(founding, text):
    return explained(founding[2], founding[3], text)


def explained(parsed, briefing, text):
    return "\n".join(explain(parsed, briefing, text, partial(parse_article, unearned=True)))


def without_sources(shown):
    """What was shown without the module and line of each rule, which every change of the program may move."""
    line = r"[\w/]+\.(?:py|txt):\d+"
    return re.sub(rf'(– rule "[^"]+") in {line}(?: (?:or|with) {line})*, right ', r"\1, right ", shown)


def test_each_mention_is_told_with_its_rule_and_how_often_that_is_right(founding):
    shown = without_sources(told(founding, QASSEM))
    assert shown.startswith(f"seeds/{FOUNDING.name}:5 (article: {FOUNDING.stem})\n  “They will not be able")
    for line in (
        '  actor    "Qassem" → Naim Qassem (person, actors/naim-qassem) – rule "verb of saying", right ',
        '(direct) → Naim Qassem by "Qassem", cue "said" – rule "say, quotation in front", right ',
        '  date     "Thursday" → 2024-12-05 – rule "weekday", right ',
        '  place    "Syria" → Syria (country, SYR, GeoNames 163843, 35.00, 38.00) – rule "country", right ',
        '  relation Naim Qassem accuses Israel – rule "accuses, blame" in lexicon/relations.txt:',
    ):
        assert line in shown
    figure = told(founding, "280,000")
    assert (
        "→ value 280,000, qualifier more than, unit people, term displaced, reported by World Food Programme" in figure
    )
    assert 'event    "pushing south" → FIGHT (advance), asserted, by Syrian opposition forces' in told(founding, "Hama")


def test_why_a_sentence_stands_in_its_sections_is_told_by_its_cues(founding):
    shown = told(founding, "pushing south")
    assert (
        "Sections, from a sum of 1.5 on:\n  security 8: event:fight 1.5, event:fight/advance 1.5,"
        " event:fight/seize 1.5, rebel* 1, captur* 2, pushing 0.5\n" in shown
    )
    assert "\nHighlight: yes\n" in shown
    assert "\nHighlight: no\n" in told(founding, "chronic collective failure")
    assert "Sections: none, no cue speaks for any;" in told(founding, QASSEM)
    assert "Sections: none, it is a heading" in told(founding, "as opposition forces intensify")


def test_the_words_are_found_whatever_their_case_and_typography(founding):
    assert told(founding, "TURKIYE'S   biggest wish").startswith(f"seeds/{FOUNDING.name}:")
    over = told(founding, "Guterres told reporters. We are seeing the bitter fruits of a chronic collective failure")
    assert f"(article: {FOUNDING.stem})" in over


def test_what_stands_nowhere_is_told_with_what_is_near(founding):
    with pytest.raises(UserError) as raised:
        told(founding, "Hezbolah is curently observing")
    assert str(raised.value) == (
        'No sentence of the articles has the words "Hezbolah is curently observing".\nNear are:\n'
        f"  seeds/{FOUNDING.name}:11: Hezbollah is currently observing a fragile, US-brokered …"
    )


def test_what_was_left_out_is_told(tmp_path, monkeypatch):
    project = make_project(tmp_path / "project", seeds=False)
    (project / "seeds/a.txt").write_text("A town\n\nThe plant will close by year-end.\n", "utf-8")
    monkeypatch.setattr(found, "unearned", lambda family: {"year end"} if family == "dates" else frozenset())
    read = pipeline.read_briefing(load_config(project / "site_config.yml"))
    shown = without_sources(explained(*read, "the plant"))
    told = 'Left out, found by rules that are wrong too often:\n  dates: "year-end" – rule "year end", right '
    assert told in shown


def test_the_command_writes_nothing(founding):
    folder = founding[0]
    before = snapshot(folder, without=".cache")
    assert "\nquotes:\n" in briefing("explain", "called", "on", "al-Assad", project=folder)
    assert snapshot(folder, without=".cache") == before
    assert "gibberish" in briefing("explain", "gibberish", project=folder, status=1)


def all_entries(parsed):
    """What explain prints for every sentence."""
    matcher, names = Matcher(parsed), Names(parsed)
    sections = {one.passage.span: one.sections for one in gather(parsed, CONFIG.site_name, CONFIG.sections).statements}
    for article, one in enumerate(parsed):
        for number, sentence in enumerate(one.sentences):
            yield suggest_entries(SentenceRead(matcher, article, number, names, sections.get(sentence.span, ())))


def applied(tmp_path, parsed, entries):
    (tmp_path / "corrections.yml").write_text("\n".join(as_yaml(entries)), encoding="utf-8")
    return correct(parsed, load_corrections(tmp_path), CONFIG.sections, parse_what_can_be)


@pytest.mark.parametrize("texts", [(FOUNDING.read_text("utf-8"),), (HOSTILE, HOSTILE.replace("Monday", "Friday"))])
@pytest.mark.parametrize("published", [date(2024, 12, 5), None])
def test_every_entry_that_is_printed_loads_and_matches(tmp_path, texts, published):
    articles = [Article(f"{number}e1", text, published=published) for number, text in enumerate(texts)]
    parsed = tuple(map(parse_article, articles))
    for entries in all_entries(parsed):
        assert applied(tmp_path, parsed, entries).unmatched == ()


def test_all_entries_together_change_nothing_that_is_shown(founding, tmp_path):
    _, config, parsed, briefing = founding
    entries = [one for each in all_entries(parsed) for one in each if one.lines[0][1] not in VAGUE]
    corrected = applied(tmp_path, parsed, entries)
    assert not corrected.unmatched
    again = gather(corrected.parsed, config.site_name, config.sections)
    assert [(one.name, one.kind) for one in again.actors] == [(one.name, one.kind) for one in briefing.actors]
    assert [one.speaker for one in again.said] == [one.speaker for one in briefing.said]
    assert [entry.date.value for entry in again.timeline] == [entry.date.value for entry in briefing.timeline]
    assert [one.sections for one in again.statements] == [one.sections for one in briefing.statements]
    assert [one.passage for one in again.highlights] == [one.passage for one in briefing.highlights]
    assert {one.corrected for one in again.highlights} == {("sections",)}


# Dates that mean no particular day: what is printed for them is an example to be changed.
VAGUE = {"past days", "currently", "years", "recent days", "recently"}
OTHER = {"unit": "people", "speaker": "United Nations", "is": "2020-01-01", "geonames": "170063",
         "section": "humanitarian",
         "term": "recovered", "as_of": "2020-01-01", "scope": "world", "reported_by": "United Nations",
         "date": "2020-01-01", "status": "denied", "by": "[Iran, Turkiye]", "to": "[Turkiye, Russia]", "place": "none",
         "type": "ASSAULT", "actor": "United Nations", "target": "Turkiye"}  # fmt: skip
KINDS = {"actors": "people", "quotes": "indirect", "relations": "opposes"}


def test_with_another_value_each_entry_changes_what_it_names(founding, tmp_path):
    parsed = founding[2]
    changed = set()
    for entries in all_entries(parsed):
        for entry in entries:
            naming = [line for line in entry.lines[1:] if line[0] in ("article", "in")]
            for key, value, _ in entry.lines[1 + len(naming) :]:
                other = KINDS.get(entry.list) if key == "kind" else OTHER.get(key)
                if other is None or str(value).strip("'") == other or other in entry.lines[0][1]:
                    continue
                lines = (entry.lines[0], *naming, (key, other, ""))
                corrected = applied(tmp_path, parsed, [entry._replace(lines=lines)])
                assert not corrected.unmatched
                assert corrected.parsed != parsed, lines
                changed.add((entry.list, key))
    assert len(changed) >= 19


FLOOD = "We had no warning at all", "Some 1,900-odd hives", "a gross of hives", "scolds Mara Denn", "Velm Rangers"


@pytest.fixture(scope="module")
def flood(tmp_path_factory):
    article = Article(
        "flood",
        "Flood in Ardane\n\nWe had no warning at all, Mara Denn wrote from Paris. Some 1,900-odd hives drifted off, "
        "and a gross of hives were lost. The army union of France scolds Mara Denn. The Velm Rangers left.\n",
        published=date(2024, 5, 8),
    )
    made = "actors:\n  - actor: Mara Denn\n    kind: person\n  - actor: army union\n    kind: organisation\n"
    folder = tmp_path_factory.mktemp("made")
    (folder / "corrections.yml").write_text(made, encoding="utf-8")
    corrections = load_corrections(folder)
    return correct((parse_article(article),), corrections, CONFIG.sections, parse_what_can_be).parsed


def additions(parsed, words):
    matcher, names = Matcher(parsed), Names(parsed)
    for where in find_sentences(parsed, words):
        yield from suggest_additions(SentenceRead(matcher, where.article, where.sentence, names, ()), words)


@pytest.mark.parametrize("words", FLOOD)
def test_where_nothing_was_read_the_entry_that_adds_it_is_printed_and_works(flood, tmp_path, words):
    printed = list(additions(flood, words))
    assert printed
    for entry in printed:
        corrected = applied(tmp_path, flood, [entry])
        assert not corrected.unmatched, entry
        added = len(getattr(corrected.parsed[0], entry.list)) - len(getattr(flood[0], entry.list))
        assert added == 1, entry
        assert not [one for one in additions(corrected.parsed, words) if one.list == entry.list], entry


def test_an_entry_is_printed_to_add_each_kind(flood):
    printed = {entry.list for words in FLOOD for entry in additions(flood, words)}
    assert printed == {"quotes", "figures", "events", "relations", "dates", "places", "actors"}
    shown = explained(flood, gather(flood, CONFIG.site_name, CONFIG.sections), "a gross of hives")
    assert "\n# To add what was not read in these words:\n" in shown
    assert yaml.safe_load(shown.partition("put there what is right:\n\n")[2])


def test_what_is_printed_is_yaml_that_can_be_pasted_below_what_is_there(founding, tmp_path):
    printed = told(founding, QASSEM).partition("put there what is right:\n\n")[2]
    assert set(yaml.safe_load(printed)) == {
        *("actors", "quotes", "events", "relations", "dates", "places", "sentences", "claims")
    }
    (tmp_path / "corrections.yml").write_text(f"{printed}\n{told(founding, '280,000').partition('right:')[2]}", "utf-8")
    assert len(load_corrections(tmp_path)) > 12


def test_what_is_printed_of_a_corrected_briefing_may_be_added_to_its_corrections(founding, tmp_path):
    mine = (
        "actors:\n  - actor: Bashar al-Assad\n    rename: Bashar Hafez al-Assad\n  - actor: Russia\n    hide: true\n"
        "quotes:\n  - quote: They will not be able\n    speaker: Hezbollah\n"
        "dates:\n  - date: Thursday\n    is: 2024-12-04\nsentences:\n  - sentence: He urged\n    hide: true\n"
    )
    (tmp_path / "corrections.yml").write_text(mine, encoding="utf-8")
    corrected = correct(founding[2], load_corrections(tmp_path), CONFIG.sections, parse_what_can_be).parsed
    entries = [one for each in all_entries(corrected) for one in each if one.lines[0][1] not in VAGUE]
    (tmp_path / "corrections.yml").write_text("\n".join([mine, *as_yaml(entries)]), encoding="utf-8")
    again = correct(founding[2], load_corrections(tmp_path), CONFIG.sections, parse_what_can_be)
    assert not again.unmatched
    before, after = (
        gather(corrected, CONFIG.site_name, CONFIG.sections),
        gather(again.parsed, CONFIG.site_name, CONFIG.sections),
    )
    assert [one.name for one in after.actors] == [one.name for one in before.actors]
    assert [one.speaker for one in after.said] == [one.speaker for one in before.said]
    assert [entry.date.value for entry in after.timeline] == [entry.date.value for entry in before.timeline]


def test_the_claims_of_a_sentence_are_told_with_who_asserts_and_what_differs():
    texts = (
        "Floods in Bulgaria\n\nFloods swept Bulgaria. The interior ministry said 48 people had been killed in Varna.",
        "Bulgaria floods\n\nRain flooded Bulgaria. The Red Cross said 95 people had died in Varna.",
    )
    parsed = tuple(
        parse_article(Article(f"a{number}", text, published=date(2025, 3, 10), publisher="Daily"))
        for number, text in enumerate(texts)
    )
    told = list(explain(parsed, gather(parsed, "B", CONFIG.sections), "95 people", parse_article))
    claims = told[told.index("Claims:") + 1 :]
    assert re.match(r"  measure \w+, stands in humanitarian", claims[0])
    assert "  line: The Red Cross said 95 people had died in Varna." in claims[1]
    assert claims[2].strip() == "asserted in a1 (Daily, 2025-03-10)" or "reported" in claims[2]
    assert any("differ" in line and "48 people" in line for line in claims[:6])
    entries = yaml.safe_load(
        "\n".join(told[told.index("claims:") : told.index("# To add what was not read in these words:")])
    )
    assert entries["claims"][0]["claim"].startswith("The Red Cross said 95") and "part: [WORDS] of those" in str(told)
    assert entries["claims"][0]["section"] == "humanitarian"
    assert entries["stories"] == [{"story": "a1", "join": ["a0"]}]
