"""What an article says against a claim of its own stands with the claim."""

from datetime import date

import pytest

from generator.gather import gather
from generator.gather.sentences.caveats import kind_of
from generator.model import Article
from generator.parse import parse_article
from generator.render.caveat_text import Caveats
from generator.section_settings import _default_sections

SECTIONS = tuple(_default_sections())
CLAIM = "The Council of Elders said 300 civilians had been killed since the town of Kadugli fell."


def gathered(*texts):
    articles = [
        Article(f"a{number}", f"The war\n\n{text}", title="The war", published=date(2024, 12, 5 + number))
        for number, text in enumerate(texts)
    ]
    return gather(tuple(map(parse_article, articles)), "B", SECTIONS)


def behind(briefing, words):
    """What stands behind the line that has these words."""
    lines = [one for section in SECTIONS for _, those in briefing.in_section(section.id) for one in those]
    [line] = [one for one in lines if words in one.text]
    return [passage.text for passage in Caveats(briefing).behind(line)]


@pytest.mark.parametrize(
    "text",
    [
        "There was no independent confirmation of this.",
        "The claim could not be verified.",
        "The agency has not been able to independently verify the toll.",
        "It was not immediately possible to verify the report, and it remains unconfirmed.",
        "He gave no evidence for the claim.",
        "Closed roads make it difficult to verify the number.",
    ],
)
def test_what_nobody_confirms(text):
    assert kind_of(text) == "unconfirmed"


@pytest.mark.parametrize(
    "text",
    [
        "The army did not comment.",
        "The ministry did not respond to requests for comment.",
        "There was no immediate reaction from the government.",
        "The company declined to comment on the report.",
        "The governor could not be reached on Monday.",
        "The group did not reply.",
    ],
)
def test_who_does_not_answer(text):
    assert kind_of(text) == "silent"


@pytest.mark.parametrize(
    "text",
    [
        "The council confirmed him, but the Senate had not confirmed him.",
        "Parliament has not yet confirmed the nominee.",
        "The minister remains unconfirmed by lawmakers.",
    ],
)
def test_whom_a_chamber_has_not_confirmed_is_no_doubtful_claim(text):
    assert kind_of(text) is None
    assert kind_of("The Senate said this could not be independently confirmed.") == "unconfirmed"


@pytest.mark.parametrize(
    "text",
    [
        "The government did not respond to the flood for a week.",
        "The ministry confirmed the deaths.",
        "There is no evidence that the dam broke before the storm.",
        "The police gave no details about the talks.",
        "There are no confirmed cases in the district.",
    ],
)
def test_what_tells_something_of_its_own_is_no_caveat(text):
    assert kind_of(text) is None


def test_a_caveat_stands_behind_the_claim_and_in_no_line_of_its_own():
    caveat = "There was no independent confirmation of this."
    briefing = gathered(f"{CLAIM} {caveat}")
    assert behind(briefing, "300 civilians") == [caveat]
    assert all(one.text != caveat or not one.sections for one in briefing.statements)


def test_one_that_opens_the_next_paragraph_does_so_too():
    assert behind(gathered(f"{CLAIM}\n\nThe claim could not be verified."), "300 civilians")


def test_several_stand_together():
    caveats = ["The claim could not be verified.", "The army did not comment."]
    assert behind(gathered(f"{CLAIM} {' '.join(caveats)}"), "300 civilians") == caveats


def test_who_was_asked_is_told_of_those_who_did_not_answer():
    asked = "Reporters approached the militia and asked it for a reply to the allegations."
    assert behind(gathered(f"{CLAIM}\n\n{asked} The militia did not reply."), "300 civilians") == [
        asked,
        "The militia did not reply.",
    ]


def test_the_caveat_of_several_claims_stands_behind_each():
    army = "The army said rebels had shelled the market in Kadugli on Monday."
    briefing = gathered(
        f"{army} {CLAIM} Neither claim could be independently verified. The claims could not be verified."
    )
    assert behind(briefing, "300 civilians")[-1:] == behind(briefing, "shelled the market")[-1:] != []


def test_a_sentence_that_says_so_itself_needs_none_behind_it():
    own = "The Council of Elders said 300 civilians had been killed in Kadugli, which could not be verified."
    briefing = gathered(own)
    assert behind(briefing, "300 civilians") == []
    [figure] = [one for series in briefing.series for one in series.figures]
    assert [one.kind for one in Caveats(briefing).of(figure.passages)] == ["unconfirmed"]


def test_a_caveat_of_before_says_nothing_of_what_is_told_anew():
    caveat = "There was no independent confirmation of this."
    again = "The United Nations said that 300 civilians had been killed since the town of Kadugli fell."
    briefing = gathered(f"{CLAIM} {caveat}", again)
    [figure] = [one for series in briefing.series for one in series.figures if one.passage.article.id == "a1"]
    assert not Caveats(briefing).of(figure.passages)


def test_what_could_not_be_verified_besides_takes_nothing_back():
    for caveat in (
        "Reporters have not been able to verify many of the other reports.",
        "It is difficult to confirm how many are missing.",
    ):
        assert behind(gathered(f"{CLAIM} {caveat}"), "300 civilians") == []


def test_a_claim_with_two_caveats_is_one_gap():
    briefing = gathered(f"{CLAIM} There is no independent confirmation of this. It could not be verified.")
    assert [len(one.passages) for one in briefing.gaps if one.kind == "unconfirmed"] == [3]
