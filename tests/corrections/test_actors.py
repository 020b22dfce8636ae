"""Actors merged, split, renamed, made, hidden."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from generator.corrections import Corrections, correct
from generator.gather import gather
from generator.model import Article, Kind
from generator.parse import parse_article, parse_what_can_be
from tests.corrections.project import (
    CONFIG,
    FOUND,
    FOUNDED,
    actor,
    apply,
    brief,
    dead_links,
    message,
    pages,
)


def articles_naming(briefing, found):
    return {one.passage.article.id for one in briefing.statements if found.key in one.actors}


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


def test_a_merged_actor_stands_in_no_relation_to_itself(tmp_path):
    briefing = brief(tmp_path, "actors:\n  - actor: Recep Tayyip Erdogan\n    merge: Antonio Guterres\n", FOUNDED)
    erdogan = actor(briefing, "Recep Tayyip Erdogan")
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
    assert articles_naming(briefing, found) == {"first", "second"}


def test_a_name_that_another_has_makes_them_one(tmp_path):
    briefing = brief(tmp_path, "actors:\n  - actor: Hezbollah\n    rename: Hayat Tahrir al-Sham\n", FOUNDED)
    assert len([one for one in briefing.actors if one.name == "Hayat Tahrir al-Sham"]) == 1


def test_a_role_has_the_sentence_that_says_it_or_is_refused(tmp_path):
    told = actor(brief(tmp_path, "actors:\n  - actor: Volker Perthes\n    role: UN envoy to Sudan\n"), "Volker Perthes")
    assert [(note.role.title, note.passage.article.id) for note in told.roles] == [("UN envoy to Sudan", "first")]
    text = "actors:\n  - actor: Volker Perthes\n    role: mediator\n    of: African Union\n"
    why = 'role: no article that names Volker Perthes has "mediator" in a sentence. Write words that stand in one'
    assert apply(tmp_path, text).unmatched == (f"corrections.yml:2: {why}",)
    elsewhere = "actors:\n  - actor: Volker Perthes\n    role: fighting\n"
    (why,) = apply(tmp_path, elsewhere).unmatched
    assert 'no sentence that names Volker Perthes has "fighting"; it stands in' in why
    assert re.search(r"in: [0-9a-f]{8}$", why)
    told = actor(brief(tmp_path, f"{elsewhere}    in: fighting\n"), "Volker Perthes")
    assert [(note.role.title, "fighting" in note.passage.text.lower()) for note in told.roles] == [("fighting", True)]


def test_a_role_may_be_a_former_one(tmp_path):
    text = "actors:\n  - actor: Volker Perthes\n    role: UN envoy\n    of: United Nations\n    former: true\n"
    (note,) = actor(brief(tmp_path, text), "Volker Perthes").roles
    assert (note.role.title, note.role.of, note.role.former) == ("UN envoy", "United Nations", True)


def test_an_alias_makes_whatever_is_so_called_the_actor(tmp_path):
    article = Article("a", "Talks\n\nNaim Qassem spoke on Monday. Then the old lion of Beirut left the room.\n")
    parsed = (parse_article(article),)
    briefing = brief(tmp_path, "actors:\n  - actor: Naim Qassem\n    alias: the old lion of Beirut\n", parsed)
    assert "the old lion of Beirut" in actor(briefing, "Naim Qassem").aliases
    assert briefing.statements[-1].actors[0] == "naim-qassem"


def test_a_name_that_no_rule_found_becomes_an_actor_and_speaks(tmp_path):
    article = Article("a", "Talks\n\nThe shops are closed, xyzzy said. “We will not open them again,” said xyzzy.\n")
    parsed = (parse_article(article),)
    assert not [one for one in gather(parsed, CONFIG.site_name, CONFIG.sections).actors if one.name == "xyzzy"]
    briefing = brief(tmp_path, "actors:\n  - actor: xyzzy\n    kind: organisation\n", parsed)
    assert actor(briefing, "xyzzy").kind is Kind.ORGANISATION
    assert {said.speaker.name for said in briefing.said if said.speaker} <= {"xyzzy"}


def test_what_one_article_says_of_an_actor_may_be_said_of_another(tmp_path):
    text = "actors:\n  - actor: Volker Perthes\n    article: second\n    split: Georg Perthes\n"
    briefing = brief(tmp_path, text)
    assert articles_naming(briefing, actor(briefing, "Georg Perthes")) == {"second"}
    assert articles_naming(briefing, actor(briefing, "Volker Perthes")) == {"first"}
    alone = brief(tmp_path, text.replace("Georg Perthes", "Perthes"))
    assert articles_naming(alone, actor(alone, "Perthes")) == {"second"}


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
    told = replace(FOUND, text=f"{FOUND.text}\n\nHezbollah, the {hostile}, was seen in Hama.")
    text = f"actors:\n  - actor: Hezbollah\n    rename: {json.dumps(hostile)}\n    role: {json.dumps(hostile)}\n"
    made = pages(tmp_path, text, (parse_article(told),))
    assert not [path for path, page in made.items() if path.endswith((".md", ".svg")) and "<b>" in page]
    shown = [page.rpartition("\n---\n")[2] for path, page in made.items() if path.endswith(".md")]
    assert not [page for page in shown if "](javascript" in page or "{: onclick" in page]
    assert not dead_links(made)


def test_two_actors_of_one_name_are_told_apart_by_their_keys(tmp_path):
    team = Article("a", "Football\n\nMichael Jordan scored twice. Jordan told reporters: “We won the game.”")
    land = Article("b", "Talks\n\nJordan said on Monday that it would host talks. Jordan opposes the plan.")
    parsed = tuple(map(parse_article, (team, land)))
    parsed = correct(parsed, Corrections(), CONFIG.sections, parse_what_can_be).parsed
    text = "actors:\n  - actor: Michael Jordan\n    rename: Jordan\n  - actor: Jordan\n    hide: true\n"
    said = message(tmp_path, text, parsed)
    assert said.startswith('corrections.yml:4: "Jordan" may mean 2 actors. Write one of these: ')
    assert said.endswith("jordan (Jordan, state), jordan-person (Jordan, person)")
    assert apply(tmp_path, text.replace("actor: Jordan\n", "actor: jordan\n"), parsed).unmatched == ()


def test_an_actor_whose_name_holds_another_takes_its_words(tmp_path):
    text = (
        "Aid\n\nThe UN said aid is short. The UN bread office said many people had been killed.\n\n"
        "“We counted dozens of bodies,” the UN bread office said on Monday."
    )
    parsed = (parse_article(Article("a", text)),)
    assert not [one for one in parsed[0].actors if one.name == "UN bread office"]
    briefing = brief(tmp_path, "actors:\n  - actor: UN bread office\n    kind: organisation\n", parsed)
    (office,) = (one for one in briefing.actors if one.name == "UN bread office")
    speakers = {said.text: said.speaker.name for said in briefing.said if said.speaker}
    assert [name for words, name in speakers.items() if "bodies" in words or "killed" in words] == [office.name] * 2
    assert [name for words, name in speakers.items() if "short" in words] == ["United Nations"]


def test_who_was_named_by_a_part_of_a_name_alone_is_named_no_more(tmp_path):
    text = "Aid\n\nThe Hezbollah media office said on Monday that the road is closed."
    parsed = (parse_article(Article("a", text)),)
    assert "Hezbollah" in [one.name for one in parsed[0].actors]
    briefing = brief(tmp_path, "actors:\n  - actor: Hezbollah media office\n    kind: organisation\n", parsed)
    assert [one.name for one in briefing.actors] == ["Hezbollah media office"]
    assert [said.speaker.name for said in briefing.said] == ["Hezbollah media office"]


@pytest.mark.parametrize("name", ["UN rights office", "the UN rights office", "UN Human Rights Office"])
def test_an_actor_is_found_with_its_article_or_without(tmp_path, name):
    parsed = (parse_article(Article("a", "Aid\n\nThe UN rights office said on Monday that aid is short.")),)
    (one,) = brief(tmp_path, f"actors:\n  - actor: {name}\n    rename: The Office\n", parsed).actors
    assert one.name == "The Office"


DAY, SEIZED = date(2024, 5, 10), "Fighters seized a bridge over the river on Thursday, the army said."


@pytest.mark.parametrize("name", ["the army", "The army", "The Army", "THE ARMY"])
def test_an_actor_that_an_entry_makes_is_known_whatever_its_capitals(tmp_path, name):
    text = "Talks\n\nThe army said on Monday that the road is closed. “We will open it,” officials said. "
    parsed = (parse_article(Article("a", f"{text}On Friday the army left the town.\n\n{SEIZED}", published=DAY)),)
    entries = f"actors:\n  - actor: {name}\n    kind: organisation\n"
    briefing = brief(tmp_path, f"{entries}quotes:\n  - quote: We will open it\n    speaker: tHe aRmy\n", parsed)
    army = actor(briefing, name)
    assert army.mentions == 3
    assert {said.speaker.name for said in briefing.said} == {name}
    assert [entry.reporter.name for entry in briefing.timeline if "bridge" in entry.text] == [name]


def test_a_name_in_capitals_is_no_common_word(tmp_path):
    parsed = (parse_article(Article("a", "Talks\n\nBASE fighters left. The guards of a base stayed on the base.")),)
    assert actor(brief(tmp_path, "actors:\n  - actor: BASE\n    kind: organisation\n", parsed), "BASE").mentions == 1


def test_a_message_that_asks_has_one_mark(tmp_path):
    text = "quotes:\n  - quote: We need a ceasefire\n    speaker: Volker Perthe\n"
    assert "Volker Perthes? If the articles name one so, make it an actor" in message(tmp_path, text)
