"""corrections.yml: what an editor mends once."""

import json
import os
import posixpath
import re
from contextlib import suppress
from dataclasses import replace
from datetime import date

import jsonschema
import pytest
import yaml
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.__main__ import main
from generator.config import load_config
from generator.corrections import Corrections, correct, load_corrections
from generator.corrections.reader import ACTORS, LISTS
from generator.errors import UserError
from generator.gather import gather
from generator.gather.highlights import MOST
from generator.model import Article, Kind
from generator.parse import parse_article
from generator.render import TEMPLATES, render
from generator.render.addresses import Addresses
from generator.render.data import Records, as_json
from tests.conftest import FOUNDING, ROOT, run

CONFIG = load_config(ROOT / "site_config.yml")
SCHEMA = jsonschema.Draft202012Validator(json.loads((TEMPLATES / "data/briefing.schema.json").read_text("utf-8")))
FIRST = Article(
    "first",
    "Fighting in Sudan\n\n"
    "At least 40 people were killed in Khartoum on Tuesday, the World Health Organization said.\n\n"
    "“We need a ceasefire now,” Volker Perthes, the UN envoy to Sudan, told reporters. He said he would meet the army.",
    title="Fighting in Sudan",
    published=date(2023, 4, 19),
    publisher="One paper",
    path="seeds/first.txt",
)
SECOND = Article(
    "second",
    "More fighting in Sudan\n\nAt least 55 people were killed in Khartoum on Tuesday, doctors said.\n\n"
    "Mr. Perthes called on both sides to stop. The shops are closed.",
    title="More fighting in Sudan",
    published=date(2023, 4, 20),
    path="seeds/second.txt",
)
FOUND = Article(
    "founding", FOUNDING.read_text(encoding="utf-8"), published=date(2024, 12, 5), path="seeds/founding.txt"
)
PARSED = tuple(map(parse_article, (FIRST, SECOND)))
FOUNDED = (parse_article(FOUND),)


def apply(tmp_path, text, parsed=PARSED):
    (tmp_path / "corrections.yml").write_text(text, encoding="utf-8")
    return correct(parsed, load_corrections(tmp_path), CONFIG)


def brief(tmp_path, text, parsed=PARSED):
    corrected = apply(tmp_path, text, parsed)
    assert not corrected.unmatched
    return gather(corrected.parsed, CONFIG)


def pages(tmp_path, text, parsed=PARSED):
    corrected = apply(tmp_path, text, parsed).parsed
    return {page.path: page.text for page in render(gather(corrected, CONFIG), corrected, CONFIG)}


def dead_links(made):
    linked = [(path, link) for path, text in made.items() for link in re.findall(r"\]\(([^)#:]+\.md)", text)]
    return [one for one in linked if posixpath.normpath(posixpath.join(posixpath.dirname(one[0]), one[1])) not in made]


def message(tmp_path, text, parsed=PARSED):
    with pytest.raises(UserError) as raised:
        apply(tmp_path, text, parsed)
    return str(raised.value)


def actor(briefing, name):
    return next(one for one in briefing.actors if one.name == name)


def test_without_the_file_nothing_is_changed(tmp_path):
    assert correct(PARSED, load_corrections(tmp_path), CONFIG).parsed == PARSED


# Actors


def test_merged_actors_are_one_with_all_their_names(tmp_path):
    briefing = brief(tmp_path, "actors:\n  - actor: Hezbollah\n    merge: [HTS, United Nations]\n", FOUNDED)
    merged = actor(briefing, "Hezbollah")
    assert {"HTS", "UN", "the Lebanese group", "Hayat Tahrir al-Sham"} <= set(merged.aliases)
    assert not [one for one in briefing.actors if one.name in ("Hayat Tahrir al-Sham", "United Nations")]
    assert merged.corrected == ("name",)


def test_actors_of_two_articles_are_merged(tmp_path):
    briefing = brief(tmp_path, "actors:\n  - actor: Volker Perthes\n    merge: World Health Organization\n")
    assert {said.passage.article.id for said in actor(briefing, "Volker Perthes").said} == {"first", "second"}
    assert actor(briefing, "Volker Perthes").reported
    assert not [one for one in briefing.actors if one.name == "World Health Organization"]


def test_merged_actors_give_one_page_and_no_dead_link(tmp_path):
    made = pages(tmp_path, "actors:\n  - actor: Hezbollah\n    merge: HTS\n", FOUNDED)
    assert "actors/hayat-tahrir-al-sham.md" not in made
    assert not dead_links(made)


def test_a_merged_actor_is_never_company_of_itself(tmp_path):
    briefing = brief(tmp_path, "actors:\n  - actor: Recep Tayyip Erdogan\n    merge: Antonio Guterres\n", FOUNDED)
    erdogan = actor(briefing, "Recep Tayyip Erdogan")
    assert erdogan.name not in [other.name for other, _ in erdogan.company]
    assert not [stance for stance in briefing.stances if stance.actor == stance.target]
    assert not [one for one in erdogan.said_of_it if one.speaker.key == erdogan.key]


def test_a_renamed_actor_keeps_its_old_name_as_an_alias_and_is_found_by_both(tmp_path):
    briefing = brief(
        tmp_path,
        "actors:\n  - actor: Bashar al-Assad\n    rename: Bashar Hafez al-Assad\n"
        "  - actor: Bashar al-Assad\n    role: Syrian President\n"
        "  - actor: Bashar Hafez al-Assad\n    kind: government\n",
        FOUNDED,
    )
    renamed = actor(briefing, "Bashar Hafez al-Assad")
    assert "Bashar al-Assad" in renamed.aliases and renamed.key == "bashar-hafez-al-assad"
    assert renamed.kind is Kind.GOVERNMENT
    assert set(renamed.corrected) == {"name", "roles", "kind"}


def test_a_person_that_is_none_stays_one_actor_in_all_articles(tmp_path):
    briefing = brief(tmp_path, "actors:\n  - actor: Volker Perthes\n    kind: organisation\n")
    (found,) = [one for one in briefing.actors if "Perthes" in one.name]
    assert found.kind is Kind.ORGANISATION
    assert {one.passage.article.id for one in found.statements} == {"first", "second"}


def test_a_name_that_another_has_makes_them_one(tmp_path):
    briefing = brief(tmp_path, "actors:\n  - actor: Hezbollah\n    rename: Hayat Tahrir al-Sham\n", FOUNDED)
    assert len([one for one in briefing.actors if one.name == "Hayat Tahrir al-Sham"]) == 1


def test_a_role_has_the_sentence_that_says_it_or_is_marked_as_the_editors(tmp_path):
    told = actor(brief(tmp_path, "actors:\n  - actor: Volker Perthes\n    role: UN envoy to Sudan\n"), "Volker Perthes")
    assert [(note.role.title, note.passage.article.id) for note in told.roles] == [("UN envoy to Sudan", "first")]
    text = "actors:\n  - actor: Volker Perthes\n    role: mediator\n    of: African Union\n"
    assert "mediator, African Union (corrected by the editor)" in pages(tmp_path, text)["actors/volker-perthes.md"]


def test_an_alias_makes_whatever_is_so_called_the_actor(tmp_path):
    article = Article("a", "Talks\n\nNaim Qassem spoke on Monday. Then the old lion of Beirut left the room.\n")
    parsed = (parse_article(article),)
    briefing = brief(tmp_path, "actors:\n  - actor: Naim Qassem\n    alias: the old lion of Beirut\n", parsed)
    assert "the old lion of Beirut" in actor(briefing, "Naim Qassem").aliases
    assert briefing.statements[-1].actors[0] == "naim-qassem"


def test_a_name_that_no_rule_found_becomes_an_actor_and_speaks(tmp_path):
    article = Article("a", "Talks\n\nThe shops are closed, xyzzy said. “We will not open them again,” said xyzzy.\n")
    parsed = (parse_article(article),)
    assert not [one for one in gather(parsed, CONFIG).actors if one.name == "xyzzy"]
    briefing = brief(tmp_path, "actors:\n  - actor: xyzzy\n    kind: organisation\n", parsed)
    assert actor(briefing, "xyzzy").kind is Kind.ORGANISATION
    assert {said.speaker.name for said in briefing.said if said.speaker} <= {"xyzzy"}


def test_what_one_article_says_of_an_actor_may_be_said_of_another(tmp_path):
    text = "actors:\n  - actor: Volker Perthes\n    article: second\n    split: Georg Perthes\n"
    briefing = brief(tmp_path, text)
    assert {one.passage.article.id for one in actor(briefing, "Georg Perthes").statements} == {"second"}
    assert {one.passage.article.id for one in actor(briefing, "Volker Perthes").statements} == {"first"}
    alone = brief(tmp_path, text.replace("Georg Perthes", "Perthes"))
    assert {one.passage.article.id for one in actor(alone, "Perthes").statements} == {"second"}


def test_a_role_goes_with_the_words_that_bear_it(tmp_path):
    text = "actors:\n  - actor: Antonio Guterres\n    called: Antonio Guterres\n    split: Manuel Guterres\n"
    briefing = brief(tmp_path, text, FOUNDED)
    assert [note.role.title for note in actor(briefing, "Manuel Guterres").roles] == ["Secretary-General"]
    assert actor(briefing, "Antonio Guterres").roles == ()


def test_what_some_words_mean_may_be_another_actor(tmp_path):
    text = "actors:\n  - actor: Syrian opposition forces\n    called: the rebels\n    split: Southern Front\n"
    briefing = brief(tmp_path, text, FOUNDED)
    assert actor(briefing, "Southern Front").aliases == ("the rebels",)
    assert "the rebels" not in actor(briefing, "Syrian opposition forces").aliases
    captured = next(entry for entry in briefing.timeline if "captured Aleppo" in entry.text)
    assert [one.name for one in captured.actors] == ["Southern Front"]


def test_a_hidden_actor_stands_on_no_page_but_in_the_articles_own_words(tmp_path):
    text = "actors:\n  - actor: Recep Tayyip Erdogan\n    hide: true\n"
    briefing = brief(tmp_path, text, FOUNDED)
    assert not [one for one in briefing.actors if "Erdogan" in one.name]
    assert not [one for one in briefing.said if one.speaker and "Erdogan" in one.speaker.name]
    made = pages(tmp_path, text, FOUNDED)
    assert "actors/recep-tayyip-erdogan.md" not in made
    assert not [path for path, page in made.items() if "recep-tayyip-erdogan" in page]
    assert "Erdogan" not in made["actors/index.md"].split("[^")[0]


def test_an_actor_is_not_split_from_itself(tmp_path):
    text = "actors:\n  - actor: Hezbollah\n    called: the group\n    split: hezbollah\n"
    assert message(tmp_path, text, FOUNDED).startswith('corrections.yml:2: split: "hezbollah" is the actor itself')


def test_a_name_with_an_apostrophe_is_found_however_it_is_written(tmp_path):
    article = Article("a", "Talks\n\nThe shops are closed. Later M’Bala left, and M'Bala came back.")
    briefing = brief(tmp_path, "actors:\n  - actor: M'Bala\n    kind: person\n", (parse_article(article),))
    assert actor(briefing, "M'Bala").mentions == 2


def test_what_the_editor_writes_is_text_and_no_markup(tmp_path):
    hostile = "</script><b>[x](javascript:1) {: onclick=x } {{ 7*7 }} | *y*"
    text = f"actors:\n  - actor: Hezbollah\n    rename: {json.dumps(hostile)}\n    role: {json.dumps(hostile)}\n"
    made = pages(tmp_path, text, FOUNDED)
    assert not [path for path, page in made.items() if path.endswith((".md", ".svg")) and "<b>" in page]
    shown = [page.rpartition("\n---\n")[2] for path, page in made.items() if path.endswith(".md")]
    assert not [page for page in shown if "](javascript" in page or "{: onclick" in page]
    assert not dead_links(made)


def test_two_actors_of_one_name_are_told_apart_by_their_keys(tmp_path):
    team = Article("a", "Football\n\nMichael Jordan scored twice. Jordan told reporters: “We won the game.”")
    land = Article("b", "Talks\n\nJordan said on Monday that it would host talks. Jordan opposes the plan.")
    parsed = tuple(map(parse_article, (team, land)))
    parsed = correct(parsed, Corrections(), CONFIG).parsed
    text = "actors:\n  - actor: Michael Jordan\n    rename: Jordan\n  - actor: Jordan\n    hide: true\n"
    said = message(tmp_path, text, parsed)
    assert said.startswith('corrections.yml:4: "Jordan" may mean 2 actors. Write one of these: ')
    assert said.endswith("jordan (Jordan, state), jordan-person (Jordan, person)")
    assert apply(tmp_path, text.replace("actor: Jordan\n", "actor: jordan\n"), parsed).unmatched == ()


# Quotes


def test_a_quote_is_given_to_another_speaker_with_the_figures_in_it(tmp_path):
    text = "quotes:\n  - quote: Tens of thousands of civilians\n    speaker: Naim Qassem\n"
    briefing = brief(tmp_path, text, FOUNDED)
    given = next(one for one in briefing.said if one.text.startswith("“Tens of thousands"))
    assert given.speaker.name == "Naim Qassem" and given.quote.corrected == ("speaker",)
    figure = next(
        one for series in briefing.series for one in series.figures if one.text.startswith("Tens of thousands")
    )
    assert figure.reporter.name == "Naim Qassem"
    assert "\n    speaker named by the editor\n" in pages(tmp_path, text, FOUNDED)["quotes.md"]


def test_a_quote_may_be_of_somebody_whom_its_article_does_not_name(tmp_path):
    text = "quotes:\n  - quote: We need a ceasefire\n    speaker: Naim Qassem\n"
    parsed = (*PARSED, *FOUNDED)
    briefing = brief(tmp_path, text, parsed)
    assert "We need a ceasefire" in " ".join(one.text for one in actor(briefing, "Naim Qassem").said)
    assert pages(tmp_path, text, parsed)["actors/naim-qassem.md"]


def test_a_speaker_may_be_cleared(tmp_path):
    text = "quotes:\n  - quote: we are seeing the bitter fruits\n    speaker: unknown\n"
    briefing = brief(tmp_path, text, FOUNDED)
    given = next(one for one in briefing.said if "bitter fruits" in one.text)
    assert given.speaker is None and not given.speaker_text
    statement = next(one for one in briefing.statements if "bitter fruits" in one.text)
    assert "antonio-guterres" not in statement.actors  # "he said" is nobody known either
    assert any(gap.kind == "speaker_unknown" for gap in briefing.gaps)


def test_a_dropped_quote_is_on_no_page(tmp_path):
    text = "quotes:\n  - quote: all parties are obligated to protect civilians\n    drop: true\n"
    assert not [one for one in brief(tmp_path, text, FOUNDED).said if "all parties" in one.text]


def test_no_quote_is_given_to_somebody_whom_no_article_names(tmp_path):
    text = "quotes:\n  - quote: We need a ceasefire\n    speaker: Volker Perthe\n"
    assert message(tmp_path, text).startswith(
        'corrections.yml:2: speaker: no article has an actor "Volker Perthe". Did you mean Volker Perthes?'
    )


def test_a_quote_may_be_named_by_its_whole_sentence(tmp_path):
    text = "quotes:\n  - quote: Guterres called for immediate humanitarian access to all\n    drop: true\n"
    assert len(brief(tmp_path, text, FOUNDED).said) == 16
    text = "quotes:\n  - quote: UN Secretary-General Antonio Guterres called for an end\n    drop: true\n"
    assert "may mean 2 quotes" in message(tmp_path, text, FOUNDED)


# Figures


def test_a_corrected_figure_shows_the_articles_words_and_the_value_beside_them(tmp_path):
    text = "figures:\n  - figure: 280,000 people\n    value: 300 000\n    as_of: 2024-12-04\n    term: evacuated\n"
    briefing = brief(tmp_path, text, FOUNDED)
    figure = next(one for series in briefing.series for one in series.figures if "280,000" in one.text)
    assert (figure.figure.value, figure.figure.term, figure.as_of) == (300000, "evacuated", "2024-12-04")
    made = pages(tmp_path, text, FOUNDED)
    assert "**More than 280,000 people**" in made["figures.md"]
    assert "(corrected by the editor: 300,000) | people evacuated | – | 4 December 2024" in made["figures.md"]
    record = next(one for one in json.loads(made["data/briefing.json"])["figures"] if one["value"] == 300000)
    assert record["corrected"] == ["value", "term", "as_of"]


def test_the_bar_of_a_corrected_figure_does_not_bear_the_articles_number(tmp_path):
    text = "figures:\n  - figure: 55 people\n    value: 60\n"
    drawn = next(page for path, page in pages(tmp_path, text).items() if path.startswith("assets/drawings/figures-"))
    assert ">60" in drawn and "55" not in drawn and "40 people" in drawn


def test_a_dropped_figure_leaves_a_gap(tmp_path):
    text = "figures:\n  - figure: 40 people\n    drop: true\n  - figure: 55 people\n    drop: true\n"
    briefing = brief(tmp_path, text)
    assert not [one for one in briefing.series if one.term == "killed"]
    assert any(gap.kind == "no_figure" and "killed" in gap.of for gap in briefing.gaps)


def test_a_figure_is_corrected_with_the_title_that_repeats_it(tmp_path):
    text = "At least 12 people killed in Homs\n\nAt least 12 people were killed in Homs, the Red Cross said."
    parsed = (parse_article(Article("a", text, title="At least 12 people killed in Homs")),)
    (before,) = gather(parsed, CONFIG).series[0].figures
    (after,) = brief(tmp_path, "figures:\n  - figure: 12 people\n    value: 13\n", parsed).series[0].figures
    assert (after.figure.value, after.passages) == (13, before.passages) and len(after.passages) == 2
    assert not brief(tmp_path, "figures:\n  - figure: 12 people\n    drop: true\n", parsed).series
    alone = brief(tmp_path, "figures:\n  - figure: 12 people\n    in: killed in Homs the Red\n    value: 12\n", parsed)
    assert alone.series[0].figures[0].figure.corrected == ("value",)


# Dates


def test_a_date_is_pinned_for_a_whole_article_and_what_rests_on_it_follows(tmp_path):
    before = {entry.text: entry.date.value for entry in gather(FOUNDED, CONFIG).timeline}
    after = {
        entry.text: entry.date.value
        for entry in brief(tmp_path, "dates:\n  - date: Thursday\n    is: 2024-11-28\n", FOUNDED).timeline
    }
    moved = {text for text in before if before[text] == "2024-12-05"}
    # "hours after Syrian opposition forces captured …" takes its day from what was said on Thursday.
    assert any("captured the strategic city of Homs" in text for text in moved)
    assert {after[text] for text in moved} == {"2024-11-28"}
    assert {text: value for text, value in after.items() if text not in moved} == {
        text: value for text, value in before.items() if text not in moved
    }


def test_a_figure_follows_the_date_that_it_is_of(tmp_path):
    text = "dates:\n  - date: Tuesday\n    article: first\n    is: 2023-04-11\n"
    days = {one.passage.article.id: one.as_of for series in brief(tmp_path, text).series for one in series.figures}
    assert days == {"first": "2023-04-11", "second": "2023-04-18"}


def test_a_date_is_pinned_in_one_sentence_alone(tmp_path):
    text = "dates:\n  - date: Thursday\n    in: pushing south and entering\n    is: 2024-12-04\n"
    dates = [entry.date.value for entry in brief(tmp_path, text, FOUNDED).timeline]
    assert dates.count("2024-12-04") == 1 and "2024-12-05" in dates
    assert re.search(
        r"\*\*4 December 2024\*\* – entering Hama .*\] \(date set by the editor\)\n",
        pages(tmp_path, text, FOUNDED)["timeline.md"],
    )


def test_a_date_of_an_article_without_a_day_is_resolved(tmp_path):
    parsed = (parse_article(replace(SECOND, published=None)),)
    assert gather(parsed, CONFIG).unresolved
    briefing = brief(tmp_path, "dates:\n  - date: Tuesday\n    is: 2023-04-18\n", parsed)
    assert not briefing.unresolved and not [gap for gap in briefing.gaps if gap.kind == "date"]


def test_what_is_no_date_is_dropped(tmp_path):
    briefing = brief(tmp_path, "dates:\n  - date: last week\n    drop: true\n", FOUNDED)
    assert "2024-W48" not in [entry.date.value for entry in briefing.timeline]


# Places


def test_a_place_is_put_elsewhere_wherever_it_is_named(tmp_path):
    places = {one.name: one for one in brief(tmp_path, "places:\n  - place: Khartoum\n    geonames: 169577\n").places}
    assert (places["Khartoum"].geonameid, places["Khartoum"].country) == (169577, "SYR")
    assert places["Khartoum"].mentions == 2


def test_a_place_may_mean_another_in_one_article(tmp_path):
    text = "places:\n  - place: Khartoum\n    article: second\n    lat: 1.5\n    lon: -2.25\n"
    places = [one for one in brief(tmp_path, text).places if one.name == "Khartoum"]
    assert sorted(one.lat == 1.5 for one in places) == [False, True]
    assert "1&#46;50, -2.25 (corrected by the editor)" in pages(tmp_path, text)["places.md"]


@pytest.mark.parametrize("setting", ["position: unknown", "drop: true"])
def test_a_place_may_lie_nowhere_or_be_none(tmp_path, setting):
    places = [
        one
        for one in brief(tmp_path, f"places:\n  - place: Homs\n    {setting}\n", FOUNDED).places
        if one.name == "Homs"
    ]
    assert [one.lat for one in places] == ([None] if setting == "position: unknown" else [])


def test_a_number_that_our_gazetteer_has_not_needs_coordinates(tmp_path):
    text = "places:\n  - place: Homs\n    geonames: 999999999\n"
    assert "is not in our gazetteer. Add lat and lon" in message(tmp_path, text, FOUNDED)
    assert brief(tmp_path, f"{text}    lat: 1\n    lon: 2\n", FOUNDED)


# Sentences


def test_a_sentence_is_moved_to_another_section(tmp_path):
    text = "sentences:\n  - sentence: The shops are closed\n    section: humanitarian\n"
    statement = next(one for one in brief(tmp_path, text).statements if one.text == "The shops are closed.")
    assert statement.sections == ("humanitarian",) and statement.corrected == ("sections",)
    assert "The shops are closed." in pages(tmp_path, text)["humanitarian.md"]
    nowhere = "sentences:\n  - sentence: Over the weekend the rebels\n    section: none\n"
    assert "Over the weekend" not in pages(tmp_path, nowhere, FOUNDED)["security.md"].split("\n[^")[0]


def test_a_pinned_highlight_stands_first_and_there_are_no_more_than_before(tmp_path):
    text = "sentences:\n" + "".join(
        f"  - sentence: {words}\n    highlight: true\n" for words in ("Erdogan was an outspoken", "He urged")
    )
    highlights = brief(tmp_path, text, FOUNDED).highlights
    assert [one.text[:8] for one in highlights[:2]] == ["Erdogan ", "He urged"]
    assert len(highlights) == 5


def test_no_more_than_five_highlights_are_pinned(tmp_path):
    words = ["Erdogan was an", "He urged", "Qassem did not", "Hezbollah is currently", "Many of the", "Civilians have"]
    text = "sentences:\n" + "".join(f"  - sentence: {one}\n    highlight: true\n" for one in words)
    assert "corrections.yml:12: this is highlight number 6" in message(tmp_path, text, FOUNDED)


def test_a_hidden_sentence_and_what_was_read_in_it_are_shown_nowhere(tmp_path):
    text = "sentences:\n  - sentence: More than 280,000 people\n    hide: true\n"
    made = pages(tmp_path, text, FOUNDED)
    assert not [path for path, page in made.items() if "280,000" in page and not path.startswith("assets/briefing")]
    assert not [one for one in brief(tmp_path, text, FOUNDED).actors if one.name == "World Food Programme"]


def test_a_section_that_is_none_is_told_with_a_near_one(tmp_path):
    text = "sentences:\n  - sentence: The shops are closed\n    section: diplomcy\n"
    assert message(tmp_path, text) == (
        'corrections.yml:2: section "diplomcy" is none of site_config.yml. Did you mean diplomacy?'
    )


# What an entry means


def test_case_white_space_and_typography_make_no_difference(tmp_path):
    for words in ("TURKIYE'S biggest wish", '"Turkiye’s  biggest wish', "‘Turkiye`s biggest\n      wish"):
        quote = json.dumps(words, ensure_ascii=False)
        briefing = brief(tmp_path, f"quotes:\n  - quote: {quote}\n    drop: true\n", FOUNDED)
        assert len(briefing.said) == 16


def test_several_that_it_may_mean_are_listed_with_what_to_add(tmp_path):
    said = message(tmp_path, "figures:\n  - figure: people\n    drop: true\n")
    assert said.startswith('corrections.yml:2: figure "people" may mean 2 figures. Add what tells them apart:')
    assert "seeds/first.txt:3: At least 40 people – article: first" in said
    assert not apply(tmp_path, "figures:\n  - figure: people\n    article: first\n    drop: true\n").unmatched


def test_several_of_one_article_are_told_apart_by_their_sentence(tmp_path):
    article = Article("a", "Flood\n\nAt least 12 people were killed in Homs. Later 12 people were injured in Hama.")
    parsed = (parse_article(article),)
    said = message(tmp_path, "figures:\n  - figure: 12 people\n    value: 13\n", parsed[:1])
    assert 'in: "later 12 people' in said
    text = "figures:\n  - figure: 12 people\n    in: later 12\n    value: 13\n"
    values = [one.figure.value for series in brief(tmp_path, text, parsed).series for one in series.figures]
    assert sorted(values) == [12, 13]


NOTHING = [
    ("quotes", "quote: We want bread", "drop: true", 'quote "We want bread": no article has these words'),
    ("quotes", "quote: The shops are closed", "drop: true", "stand in seeds/second.txt:5, but no quote is read there"),
    ("quotes", "quote: We need\n    article: frist", "drop: true", 'has the id "frist". Did you mean first?'),
    ("quotes", "quote: We need\n    article: second", "drop: true", "not stand in article second, but in first"),
    ("figures", "figure: 40 people\n    in: doctors said", "value: 1", "of these words stands in a sentence with"),
    ("actors", "actor: Volker Perthe", "hide: true", 'an actor "Volker Perthe". Did you mean Volker Perthes?'),
    ("actors", "actor: Volker Perthes", "merge: Nobody Known", 'merge: no article has an actor "Nobody Known"'),
    ("actors", "actor: Volker Perthes", "alias: the sun king", 'alias "the sun king": no article has these words'),
    ("actors", "actor: Volker Perthes\n    called: he\n    article: second", "split: X", "nothing in second means"),
    ("places", "place: Omdurman", "position: unknown", 'place "Omdurman": no article has these words'),
    ("sentences", "sentence: The shops are open", "hide: true", "Near are: seeds/second.txt:5: The shops are"),
]


@pytest.mark.parametrize(("name", "names", "sets", "expected"), NOTHING, ids=range(len(NOTHING)))
def test_an_entry_that_matches_nothing_is_told_with_its_line_and_why(tmp_path, name, names, sets, expected):
    corrected = apply(tmp_path, f"# mine\n{name}:\n  - {names}\n    {sets}\n")
    assert len(corrected.unmatched) == 1
    assert corrected.unmatched[0].startswith("corrections.yml:3: ")
    assert expected in corrected.unmatched[0]


# How the file is read

MISTAKES = [
    ("quotes:\n  - quote: x\n    speeker: y\n", '3: quotes: unknown key "speeker". Did you mean speaker?'),
    ("quote:\n  - quote: x\n", '1: unknown list "quote". Did you mean quotes?'),
    ("quotes: x\n", '1: quotes should be a list, found "x". Write: - quote: words'),
    ("quotes:\n  - x\n", '2: quotes: expected an entry, found "x". Write: - quote: words'),
    ("quotes:\n  - speaker: y\n", "2: quotes: an entry should name its quote. Write: - quote: words"),
    ("quotes:\n  - quote: x\n", "2: quotes: the entry changes nothing. Add one of: speaker, drop"),
    ("quotes:\n  - quote: x\n    drop: true\n    speaker: y\n", "3: quotes: drop and speaker exclude each other"),
    ("quotes:\n  - quote: x\n    drop: no\n", '3: drop should be true, found "no". Take the line out'),
    ("quotes:\n  - quote: x\n    drop: ja\n", '3: drop should be true, found "ja". Write: drop: true'),
    ("quotes:\n  - quote: x\n    quote: y\n    drop: true\n", "3: quotes: quote stands here a second time. Keep one"),
    ("quotes:\n  - quote: [x]\n    drop: true\n", "2: quote should be a text, found a list. Write: quote: words"),
    ("quotes:\n  - {quote: x, [a]: b}\n", "2: quotes: a key should be a word, found a list"),
    ("figures:\n  - figure: x\n    value: many\n", '3: value should be a number, found "many". Write: value: 280,000'),
    ("figures:\n  - figure: x\n    term: shells\n", '3: term "shells" is none that is known. Known are: displaced,'),
    ("figures:\n  - figure: x\n    term: displacd\n", '3: term "displacd" is none that is known. Did you mean'),
    ("figures:\n  - figure: x\n    as_of: Monday\n", '3: as_of should be a day, week, month or year, found "Monday"'),
    ("dates:\n  - date: x\n    is: 2024-02-31\n", '3: is should be a day, week, month or year, found "2024-02-31"'),
    ("places:\n  - place: x\n    lat: 97\n    lon: 1\n", '3: lat should be degrees from -90 to 90, found "97"'),
    ("places:\n  - place: x\n    lat: 9\n", "2: places: lat and lon stand together. Write: lat: 34.73"),
    ("places:\n  - place: x\n    geonames: Homs\n", "3: geonames should be the number of a place at geonames.org"),
    ("places:\n  - place: x\n    position: somewhere\n", '3: position "somewhere" is none that is known. Known'),
    ("actors:\n  - actor: x\n    kind: persn\n", '3: kind "persn" is none that is known. Did you mean person?'),
    ("actors:\n  - actor: x\n    split: y\n", "3: actors: split takes what an article says, or what is so called"),
    ("actors:\n  - actor: x\n    article: y\n    kind: person\n", "3: actors: article goes with split only"),
    ("actors:\n  - actor: x\n    of: y\n", "3: actors: of goes with role. Write: role: President"),
    ("actors:\n  - actor: x\n    merge: []\n", "3: merge should name something, found an empty list"),
    ("- x\n", "1: the file should hold lists (actors, quotes, figures, dates, places, sentences), found a list"),
    ("quotes: [", "1: this is not YAML: "),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MISTAKES, ids=range(len(MISTAKES)))
def test_a_mistake_is_told_with_its_line_and_the_way_out(tmp_path, text, expected):
    assert f"corrections.yml:{expected}" in message(tmp_path, text)


def test_all_mistakes_are_told_at_once(tmp_path):
    assert message(tmp_path, "".join(text for text, _ in MISTAKES[:1] + MISTAKES[12:16])).count("\n") == 4


def test_a_list_may_stand_several_times_and_be_empty(tmp_path):
    text = "quotes:\nfigures: []\nquotes:\n  - quote: We need\n    drop: true\nquotes:\n"
    assert len(brief(tmp_path, text).said) == len(gather(PARSED, CONFIG).said) - 1
    assert apply(tmp_path, "# nothing yet\n").parsed == PARSED


KEYS = st.sampled_from(
    ["actor", "quote", "figure", "date", "speaker", "drop", "is", "in", "article", "kind", "valeu", ""]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(KEYS, inner, max_size=2),
    max_leaves=4,
)
FILES = st.dictionaries(st.sampled_from([*LISTS, "actor", "", "quote"]), VALUES | st.lists(
    st.dictionaries(KEYS, VALUES, max_size=4), max_size=3), max_size=3)  # fmt: skip


@given(FILES | VALUES)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_file_holds_it_is_read_or_explained(tmp_path, content):
    (tmp_path / "corrections.yml").write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    with suppress(UserError):
        correct(PARSED, load_corrections(tmp_path), CONFIG)


@given(st.binary(max_size=40))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_file_is_it_is_read_or_explained(tmp_path, content):
    (tmp_path / "corrections.yml").write_bytes(content)
    with suppress(UserError):
        load_corrections(tmp_path)


# In a project


def test_a_change_of_the_file_is_built_and_what_matches_nothing_is_told_each_time(project):
    runner = CliRunner()

    def build():
        done = runner.invoke(main, ["-C", str(project), "build"], catch_exceptions=False)
        assert done.exit_code == 0
        return done.output

    assert "corrections" not in build()
    (project / "corrections.yml").write_text(
        "quotes:\n  - quote: nobody said\n    drop: true\nfigures:\n  - figure: 280,000\n    value: 290,000\n", "utf-8"
    )
    told = 'corrections.yml:2: quote "nobody said": no article has these words'
    assert told in build() and told in build()
    assert "290,000" in (project / "content/figures.md").read_text(encoding="utf-8")
    status = runner.invoke(main, ["-C", str(project), "status"], catch_exceptions=False).output
    assert "2 corrections in corrections.yml, 1 that match nothing" in status and f"  {told}" in status
    (project / "corrections.yml").unlink()
    build()
    assert "290,000" not in (project / "content/figures.md").read_text(encoding="utf-8")


def test_a_mistake_stops_the_build_and_an_entry_without_a_match_a_strict_one(project):
    (project / "corrections.yml").write_text("quotes:\n  - quote: x\n", "utf-8")
    done = CliRunner().invoke(main, ["-C", str(project), "build"], catch_exceptions=False)
    assert done.exit_code == 1 and "corrections.yml:2: quotes: the entry changes nothing" in done.output
    (project / "corrections.yml").write_text("quotes:\n  - quote: nobody said\n    drop: true\n", "utf-8")
    assert "nobody said" in run("mkdocs", "build", "--strict", cwd=project, status=1).stderr


def test_the_examples_of_the_docs_are_read_and_match(tmp_path):
    """docs/editing.md shows every list and every setting; its examples are about the founding article."""
    text = (ROOT / "docs/editing.md").read_text(encoding="utf-8").partition("## Corrections")[2]
    examples = [one for one in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL) if one.partition(":")[0] in LISTS]
    parsed = (parse_article(replace(FOUND, id=FOUNDING.stem)),)
    given = {name: set() for name in LISTS}
    for example in examples:
        assert apply(tmp_path, example, parsed).unmatched == ()
        for name, entries in yaml.safe_load(example).items():
            given[name] |= {key for entry in entries for key in entry}
    for name, form in LISTS.items():
        assert set(form.settings) <= given[name], name
        assert all(f"`{key}" in text for key in form.settings), name


NAMES = [one.name for one in gather((*FOUNDED, *PARSED), CONFIG).actors]
ARTICLES = ["founding", "first", "second"]
NAME = st.sampled_from([*NAMES, "he", "the rebels", "Qassem", "the war", "Somebody New"])
CHANGES = st.one_of(
    st.fixed_dictionaries({"actor": NAME, "merge": st.lists(NAME, min_size=1, max_size=3)}),
    st.fixed_dictionaries({"actor": NAME, "rename": NAME}, optional={"kind": st.sampled_from(ACTORS), "role": NAME}),
    st.fixed_dictionaries({"actor": NAME, "kind": st.sampled_from(ACTORS)}, optional={"alias": NAME, "merge": NAME}),
    st.fixed_dictionaries({"actor": NAME, "alias": NAME}, optional={"role": NAME}),
    st.fixed_dictionaries(
        {"actor": NAME, "split": NAME, "article": st.sampled_from(ARTICLES)}, optional={"called": NAME}
    ),
    st.fixed_dictionaries({"actor": NAME, "split": NAME, "called": NAME}),
    st.fixed_dictionaries({"actor": NAME, "hide": st.just(True)}),
)
SENTENCES = [
    " ".join(one.article.text[slice(*sentence.span)].split()[:6]).strip('“”"')
    for one in (*FOUNDED, *PARSED)
    for sentence in one.sentences
    if not sentence.heading
]
ENTRIES = st.fixed_dictionaries(
    {},
    optional={
        "actors": st.lists(CHANGES, max_size=5),
        "quotes": st.lists(st.fixed_dictionaries(
            {"quote": st.sampled_from(SENTENCES), "speaker": st.sampled_from([*NAMES, "unknown"])}), max_size=3),
        "sentences": st.lists(st.one_of(
            st.fixed_dictionaries({"sentence": st.sampled_from(SENTENCES), "hide": st.just(True)}),
            st.fixed_dictionaries({"sentence": st.sampled_from(SENTENCES), "highlight": st.just(True)},
                                  optional={"section": st.sampled_from(["none", "security"])})), max_size=4),
        "dates": st.lists(st.fixed_dictionaries({"date": st.sampled_from(["Thursday", "Tuesday", "2011", "last week"])},
            optional={"article": st.sampled_from(ARTICLES)}).map(lambda one: {**one, "is": "2020-01"}), max_size=2),
        "places": st.lists(st.fixed_dictionaries(
            {"place": st.sampled_from(["Homs", "Syria", "Khartoum"]), "drop": st.just(True)}), max_size=1),
    },
)  # fmt: skip


@given(ENTRIES)
@settings(
    max_examples=int(os.environ.get("EXAMPLES", "30")),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_is_corrected_the_briefing_is_whole(tmp_path, entries):
    """No crash, data as its schema says, nobody named whom nobody knows, and no word of an article touched."""
    (tmp_path / "corrections.yml").write_text(yaml.safe_dump(entries, allow_unicode=True), encoding="utf-8")
    parsed = (*FOUNDED, *PARSED)
    try:
        corrected = correct(parsed, load_corrections(tmp_path), CONFIG)
    except UserError as error:
        assert all(line.startswith(("corrections.yml:", "  ")) for line in str(error).split("\n"))
        return
    assert [one.article for one in corrected.parsed] == [one.article for one in parsed]
    briefing = gather(corrected.parsed, CONFIG)
    records = Records(briefing, Addresses.of(CONFIG), frozenset()).all()
    assert not list(SCHEMA.iter_errors(records))
    named = set(re.findall(r'"key": "([^"]+)"', as_json(records)))
    assert named == {actor.key for actor in briefing.actors}
    assert sum(statement.pinned > 0 for statement in briefing.statements) <= len(briefing.highlights) <= MOST
    for one in corrected.parsed:
        keys = [actor.key for actor in one.actors]
        assert len(keys) == len(set(keys))
        pointed = {quote.speaker for quote in one.quotes} | {figure.reported_by for figure in one.figures}
        pointed |= {key for event in one.events for key in (*event.sources, *event.targets)}
        assert pointed - {None} <= set(keys)
        mentions = [mention.span for actor in one.actors for mention in actor.mentions]
        assert len(mentions) == len(set(mentions))


def test_a_sentence_that_stands_twice_is_one_highlight(tmp_path):
    article = Article(
        "a", "Flood\n\nThe river rose again on Monday night. Nobody slept. The river rose again on Monday night."
    )
    text = "sentences:\n  - sentence: The river rose\n    highlight: true\n    section: security\n"
    briefing = brief(tmp_path, text, (parse_article(article),))
    assert [one.text for one in briefing.highlights if one.pinned] == ["The river rose again on Monday night."]
    assert sum(one.sections == ("security",) for one in briefing.statements) == 2


def test_a_sentence_of_an_article_that_is_not_read_is_told(tmp_path):
    parsed = (parse_article(Article("a", "Titel\n\nDer Fluss trat am Montag über die Ufer.", language="de")),)
    corrected = apply(tmp_path, "sentences:\n  - sentence: Der Fluss\n    highlight: true\n", parsed)
    assert corrected.unmatched == (
        "corrections.yml:2: the article is not in English, so none of its sentences is shown",
    )
