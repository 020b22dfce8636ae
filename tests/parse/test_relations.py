"""Where one actor stands to another comes out with its direction, and only where the article says so."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.gather import gather
from generator.model import Article
from generator.parse import parse_article
from generator.render.words import Words
from tests.cases import read_cases

TEMPLATES = Path(__file__).parents[2] / "templates"
SEED = Path(__file__).parents[2] / "seeds" / "000_d7cd96d04a80de27.txt"


def _relations(text):
    parsed = parse_article(Article("a", text, published=date(2024, 12, 5)))
    name = {key: actor.name for key, actor in parsed.actor_of.items()}
    return parsed, [(name[one.actor], one.relation, name[one.target]) for one in parsed.relations]


@pytest.mark.parametrize("case", read_cases("relations"), ids=lambda case: case.title)
def test_an_actor_stands_to_another(case):
    _, found = _relations(case.text)
    assert "\n".join(" ".join(relation) for relation in found) == case.expected, f"cases/relations.md:{case.line}"


@pytest.mark.parametrize(
    "relation",
    [
        ("Hezbollah", "supports", "Syrian government"),
        ("Hayat Tahrir al-Sham", "leads", "Syrian opposition forces"),
        ("Russia", "supports", "Bashar al-Assad"),
        ("Iran", "supports", "Bashar al-Assad"),
        ("Naim Qassem", "accuses", "United States"),
        ("Naim Qassem", "accuses", "Israel"),
        ("Recep Tayyip Erdogan", "calls on", "Bashar al-Assad"),
        ("Antonio Guterres", "speaks with", "Recep Tayyip Erdogan"),
    ],
    ids=" ".join,
)
def test_the_founding_articles_relations(relation):
    _, found = _relations(SEED.read_text(encoding="utf-8"))
    assert relation in found


OFFICE, WHOLE = "leads an office of", "leads"


@pytest.mark.parametrize(
    ("sentence", "wording"),
    [
        ("Lina Berg, country director of Oxfam in Chad, spoke.", OFFICE),
        ("Lina Berg, director of Oxfam Kenya, spoke.", OFFICE),
        ("Lina Berg, the director of UNICEF in Sudan, spoke.", OFFICE),
        ("Lina Berg, director of Oxfam, spoke in Chad.", WHOLE),
        ("UNICEF chief Lina Berg spoke of Chad.", WHOLE),
        ("Lina Berg, director of Oxfam Kenya, spoke. Oxfam chief Lina Berg left.", WHOLE),
    ],
)
def test_who_leads_an_office_in_a_country_is_not_told_to_lead_the_body(sentence, wording):
    parsed = parse_article(Article("a", sentence, published=date(2024, 12, 5)))
    (stance,) = gather((parsed,), "B", ()).stances
    assert stance.relation == "leads" and Words("en", (TEMPLATES,)).plain(f"relations.{stance.wording}") == wording


def test_what_is_too_long_to_be_a_sentence_relates_nobody():
    assert not _relations("NATO supports Oxfam " * 150)[1]


TEXT = "NATO Oxfam Hezbollah supports was led by accused called on and , . “ ” in a call with"
WORDS = st.sampled_from(TEXT.split(" "))


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_every_relation_joins_two_actors_of_the_article_in_one_sentence(text):
    parsed, _ = _relations(text)
    spans = {sentence.span for sentence in parsed.sentences}
    for relation in parsed.relations:
        assert relation.actor != relation.target
        assert {relation.actor, relation.target} <= parsed.actor_of.keys()
        assert relation.span in spans
