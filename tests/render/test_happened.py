"""What happened: under which day each highlight stands, and in which order."""

from dataclasses import replace
from datetime import date

import pytest

from generator.config_reader import load_config
from generator.gather import gather
from generator.model import Article
from generator.parse import parse_article
from generator.render.happened import what_happened
from tests.conftest import ROOT

CONFIG = load_config(ROOT / "site_config.yml")


def test_what_happened_stands_the_newest_first_under_its_day():
    text = (
        "Fighters captured the village of Hama on 30 November 2024. "
        "Gunmen captured the city of Homs on Wednesday.\n\nThe war in Syria began on 15 March 2011.\n\n"
        "Rebels said that they had also captured the town of Palmyra.\n"
    )
    parsed = parse_article(Article("a", f"The war\n\n{text}", "The war", date(2024, 12, 6)))
    briefing = gather((parsed,), "Site", CONFIG.sections)
    statements = {one.text: one for one in briefing.statements}
    chosen = [
        statements[text]
        for start in ("Fighters", "Gunmen", "The war in", "Rebels")
        for text in statements
        if text.startswith(start)
    ]
    told = what_happened(replace(briefing, highlights=tuple(chosen)))
    days = {one.statement.text.split()[0]: one.timex for one in told}
    assert days["Fighters"] == "2024-11-30" and days["Gunmen"] == "2024-12-04"
    assert "2011" not in "".join(days.values())  # long past: background, under the article's day
    assert [one.day for one in told] == sorted((one.day for one in told), reverse=True)
    placed = replace(chosen[0], pinned=1)
    first = what_happened(replace(briefing, highlights=(placed, *chosen[1:])))[0]
    assert first.statement is placed
    opening = replace(chosen[2], is_opening=True)  # the oldest
    first = what_happened(replace(briefing, highlights=(*chosen[:2], opening)))[0]
    assert first.statement is opening


@pytest.mark.parametrize(
    "sentence",
    [
        "Fighting goes on in Hama despite a ceasefire that took effect on 30 November 2024.",
        "The ministry said the death toll from Friday's floods in the town of Hama had risen to 45.",
        "The ministry called its acts defensive, pointing to the November 30 attack on the town of Hama.",
    ],
)
def test_the_day_of_a_part_of_the_sentence_is_not_its_own(sentence):
    parsed = (parse_article(Article("a", f"The war\n\n{sentence}\n", "The war", date(2024, 12, 6))),)
    briefing = gather(parsed, "Site", CONFIG.sections)
    (statement,) = (one for one in briefing.statements if one.text == sentence)
    assert briefing.timeline  # it is read, and stands there under its day
    assert [one.timex for one in what_happened(replace(briefing, highlights=(statement,)))] == [""]


def test_the_day_behind_an_aside_is_its_own():
    sentence = "The Red Front, a militia that has fought the army since May, said Thursday it has accepted a ceasefire."
    parsed = (parse_article(Article("a", f"The war\n\n{sentence}\n", "The war", date(2024, 12, 6))),)
    briefing = gather(parsed, "Site", CONFIG.sections)
    (statement,) = (one for one in briefing.statements if one.text == sentence)
    assert [one.timex for one in what_happened(replace(briefing, highlights=(statement,)))] == ["2024-12-05"]


def test_of_a_sentence_that_needs_another_the_clause_stands():
    sentence = "His words came hours after rebels captured the town of Hama on 30 November 2024."
    text = f"Rebels attack\n\nRebels captured more of Syria.\n\n{sentence.replace('rebels', 'Syrian rebels')}\n"
    briefing = gather((parse_article(Article("a", text, "War", date(2024, 12, 6))),), "Site", CONFIG.sections)
    (statement,) = (one for one in briefing.statements if one.text.startswith("His"))
    (told,) = what_happened(replace(briefing, highlights=(statement,)))
    assert told.text.startswith("Syrian rebels captured the town of Hama") and told.timex == "2024-11-30"
    placed = replace(statement, pinned=1)  # the editor chose the sentence
    (told,) = what_happened(replace(briefing, highlights=(placed,)))
    assert told.text == statement.text


@pytest.mark.parametrize("published", [date(2024, 12, 6), None])
def test_a_sentence_stands_under_the_day_of_what_it_begins_with(published):
    sentence = "Rebels captured the town of Hama on 30 November 2024, but soldiers retook it on 2 December 2024."
    parsed = (parse_article(Article("a", f"The war\n\n{sentence}\n", "The war", published)),)
    briefing = gather(parsed, "Site", CONFIG.sections)
    (statement,) = (one for one in briefing.statements if one.text == sentence)
    assert len(briefing.timeline) == 2
    assert [one.timex for one in what_happened(replace(briefing, highlights=(statement,)))] == ["2024-11-30"]
