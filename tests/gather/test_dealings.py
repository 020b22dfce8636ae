"""Who deals with others comes out, with the words of a call, and nothing that was not done."""

from datetime import date

import pytest

from generator.config_reader import load_config
from generator.gather import gather
from generator.model import Article
from generator.parse import parse_article
from tests.conftest import ROOT

CONFIG = load_config(ROOT / "site_config.yml")


def statements(text):
    return gather(
        (parse_article(Article("a", text, published=date(2024, 12, 5))),), CONFIG.site_name, CONFIG.sections
    ).statements


def dealings(text):
    """Each as "who relation | the words of a call"."""
    return [_told(one, text) for statement in statements(text) for one in statement.dealings]


def _told(one, text):
    who = ", ".join(actor.name for actor in one.who)
    words = one.called_for.of(text) if one.called_for else ""
    return f"{who} {one.relation} | {words}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Emmanuel Macron on Thursday called on Hezbollah to leave the town.",
            ["Emmanuel Macron calls on | called on Hezbollah to leave the town"],
        ),
        (
            "Emmanuel Macron called for an end to the war and said nothing else.",
            ["Emmanuel Macron calls on | called for an end to the war"],
        ),
        (
            "Emmanuel Macron asked the people of Lyon not to leave their homes.",
            ["Emmanuel Macron calls on | asked the people of Lyon not to leave their homes"],
        ),
        (
            "“We urge all sides to talk,” Emmanuel Macron said on Thursday.",
            ["Emmanuel Macron calls on | urge all sides to talk,"],
        ),
        (
            "Two doctors urged the mayor to open the bridge. They demanded more.",
            ["Two doctors calls on | urged the mayor to open the bridge"],
        ),
        ("NATO supports Oxfam in the north.", ["NATO supports | "]),
        ("Emmanuel Macron did not call for an end to the war.", []),
        ("Emmanuel Macron asked Olaf Scholz whether the war was over.", []),
        (
            "Emmanuel Macron met Olaf Scholz in Berlin on 3 December to discuss the ceasefire.",
            ["Emmanuel Macron speaks with | "],
        ),
        (
            "Emmanuel Macron met Olaf Scholz to discuss the crisis in Syria.",
            ["Emmanuel Macron speaks with | "],
        ),
        ("Emmanuel Macron will meet Olaf Scholz in Berlin on 7 December.", []),
        (
            "A truce between Israel and Hezbollah, brokered by the United States and France, took effect.",
            ["United States, France mediates | "],
        ),
        ("Hezbollah observes a fragile, US-brokered ceasefire.", ["United States mediates | "]),
        (
            "Emmanuel Macron called for a UN-mediated peace process.",
            ["Emmanuel Macron calls on | called for a UN-mediated peace process"],
        ),
    ],
)
def test_who_deals_with_others(text, expected):
    assert dealings(text) == expected


def test_the_pieces_of_a_statement_are_its_text():
    for statement in statements(
        "Emmanuel Macron urged all  sides to\nstop fighting and called for talks with NATO.\n\nHe called for aid."
    ):
        assert "".join(text for text, _ in statement.pieces) == statement.text
        assert [text for text, called in statement.pieces if called]


def test_they_stand_only_where_a_heading_promises_them():
    statement = statements("Emmanuel Macron called for an end to the war.")[0]
    assert statement.dealings_under("calls") and not statement.dealings_under("strikes")
