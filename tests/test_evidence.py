"""What a quotation's word of saying is on a page."""

from datetime import date

import pytest

from generator.config_reader import load_config
from generator.evidence import named
from generator.gather import gather
from generator.model import Article
from generator.parse import parse_article
from tests.conftest import ROOT


def said_in(text):
    config = load_config(ROOT / "site_config.yml")
    parsed = parse_article(Article("a", text, published=date(2024, 12, 5)))
    briefing = gather((parsed,), config.site_name, config.sections)
    return briefing.said


def cues(text):
    return [(said.cue_text, bool(said.hedge)) for said in said_in(text)]


@pytest.mark.parametrize(
    ("text", "cue", "hedged"),
    [
        ("The mayor called for an end to the war.", "called for", False),
        ("The mayor has never publicly urged Hezbollah to leave.", "has never publicly urged", True),
        ("The mayor could call for an end to the war.", "could call for", True),
        ("The mayor will call for an end to the war.", "will call for", True),
        ("The mayor has also called for an end to the war.", "called for", False),
        ("Those who did not leave in May called for an end to the war.", "called for", False),
    ],
)
def test_a_word_of_saying_keeps_its_denial(text, cue, hedged):
    assert cues(text) == [(cue, hedged)]


@pytest.mark.parametrize("denied", ["did not call", "didn’t call"])
def test_who_did_not_call_for_it_said_nothing(denied):
    assert cues(f"The mayor {denied} for an end to the war.") == []


def test_according_to_is_no_word_of_saying():
    (said,) = said_in("According to the mayor, the bridge over the river has been closed since Monday.")
    assert (said.cue_text, said.saying) == ("according to", "")


@pytest.mark.parametrize("words", ["The comments", "a new letter", "they", "figures", "The latest video"])
def test_words_alone_report_nothing(words):
    assert not named(words)


@pytest.mark.parametrize("words", ["The officers", "state media", "the letter carrier", "a report by the union"])
def test_who_passes_on_reports(words):
    assert named(words) == words


def test_what_is_counted_from_a_year_to_another_is_of_that_period():
    text = "The militia killed 300 people in Hama between 2003 and 2005."
    config = load_config(ROOT / "site_config.yml")
    parsed = parse_article(Article("a", text, published=date(2024, 12, 5)))
    (series,) = gather((parsed,), config.site_name, config.sections).series
    assert [one.period for one in series.figures] == ["2003/2005"]
