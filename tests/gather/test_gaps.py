"""What the sources do not say, in the order in which readers miss it."""

from dataclasses import replace
from datetime import date

import pytest

from generator.gather import gather
from generator.gather.sentences.not_known import NOT_KNOWN
from generator.model import Article
from generator.one_story import split
from generator.parse import parse_article
from tests.gather.test_disputes import CONFIG

DAY = date(2025, 3, 12)
OPEN = (
    "It was not immediately clear how many people were inside.",
    "There is no official figure for the dead as yet.",
    "The cause of the fire remains unknown.",
    "The ministry did not say how many were hurt.",
    "It is too early to say how many homes are lost.",
    "The full extent of the damage may never be known.",
)
KNOWN = (
    "He is unknown to the police.",
    "The river is not known for floods.",
    "It is clear that the dam has burst.",
    "The agency said how many were hurt.",
    "No official came to the village.",
)


@pytest.mark.parametrize("text", OPEN)
def test_what_a_source_calls_unknown_is_found(text):
    assert NOT_KNOWN.search(text)


@pytest.mark.parametrize("text", KNOWN)
def test_what_is_known_is_not(text):
    assert not NOT_KNOWN.search(text)


def briefing_of(*texts):
    """The briefing of articles of as many papers, each with the same heading."""
    articles = [
        Article(f"a{n}", f"News\n\n{text}", "News", DAY, publisher=f"Paper {n}") for n, text in enumerate(texts)
    ]
    return gather(tuple(map(parse_article, articles)), CONFIG.site_name, CONFIG.sections)


def test_gaps_begin_with_what_is_called_unknown_and_the_figures_on_cards():
    gaps = briefing_of(
        "At least 40 people were killed in the flood in Homs, the governor said.",
        "The flood in Homs killed at least 42 people. It was not clear how many people were missing in the city.",
        "The flood in Homs displaced 3,000 people, and a bridge fell.",
    ).gaps
    told = [(gap.kind, gap.of) for gap in gaps if not gap.is_minor]
    assert told == [
        ("not_known", ()),
        ("no_figure", ("injured", "missing", "in_need", "funds")),
        ("one_source", ("displaced",)),
        ("key_counter", ("killed",)),
        ("key_counter", ("displaced",)),
        ("no_event", ()),
    ]
    assert [gap.quoted for gap in gaps if gap.of == ("killed",)] == ["at least 42 people"]


def test_no_source_is_the_only_one_with_a_number_that_another_has_in_its_title():
    texts = (
        "The flood in Homs killed at least 40 people, the governor said.",
        "The flood in Homs killed 42 people, doctors said.",
        "The flood in Homs displaced 3,000 people, and a bridge fell.",
    )
    alone = [Article(f"a{n}", f"News\n\n{text}", "News", DAY) for n, text in enumerate(texts)]
    named = [replace(alone[0], title="Aid for 3,000 Syrians hit by a flood"), *alone[1:]]
    kinds = [
        {gap.kind for gap in gather(tuple(map(parse_article, some)), "Site", CONFIG.sections).gaps}
        for some in (alone, named)
    ]
    assert ["one_source" in each for each in kinds] == [True, False]


def test_of_an_epidemic_nobody_asks_for_the_missing():
    (gap,) = (
        gap
        for gap in briefing_of("The cholera outbreak has caused 340 cases and 12 deaths in Homs since May.").gaps
        if gap.kind == "no_figure"
    )
    assert gap.of == ("treated", "funds")


def test_a_story_that_several_sources_tell_is_asked_for_what_its_own_readers_miss():
    briefing = briefing_of(
        "The flood in Torvania killed at least 40 people, the governor said. The flood displaced 3,000 people.",
        "The flood in Torvania killed 42 people, doctors said.",
        "The flood in Torvania killed 43 people, the army said.",
        "The cholera outbreak in Homs has caused 340 cases and 12 deaths since May, the ministry said.",
    )
    *floods, outbreak = (parse_article(one) for one in briefing.articles)
    apart = *(replace(flood, other_story=(outbreak.article.id,)) for flood in floods), outbreak
    briefing = gather(apart, CONFIG.site_name, CONFIG.sections)
    assert [story.ids for story in briefing.stories] == [("a0", "a1", "a2"), ("a3",)]
    (gap,) = (gap for gap in briefing.gaps if gap.kind == "no_figure")
    assert (gap.of, gap.story) == (("injured", "missing", "in_need", "funds"), "a0")
    flood, outbreak = split(briefing)
    assert gap in flood.gaps and gap not in outbreak.gaps


@pytest.mark.parametrize(
    "besides",
    [
        "In 2010 a flood in Homs displaced 9,000 people.",
        "Worldwide, 117 million people have been displaced.",
        "In Chad, 3,000 people have been displaced.",
    ],
)
def test_what_is_counted_of_another_time_or_place_fills_no_gap(besides):
    opening = "The flood in Homs, Syria, killed at least 40 people on Monday. It rained all night."
    gaps = briefing_of(f"{opening} {besides}").gaps
    assert "displaced" in next(gap.of for gap in gaps if gap.kind == "no_figure")


def test_actors_of_the_overview_are_those_of_whom_most_sources_tell():
    briefing = briefing_of(
        "The Torvania Relief Agency said that the toll in Homs had risen to 400. The United Nations sent tents.",
        "The Torvania Relief Agency said that most of the roads were under water. The United Nations waits.",
        "“The water came at night and took the whole street with it,” said the mayor, Ann Smith.",
    )
    assert [actor.name for actor in briefing.key_actors] == ["Torvania Relief Agency", "Ann Smith"]


def test_a_claim_that_its_source_could_not_confirm_is_given_whole():
    claim = "The rebels said that they had shelled the port of Homs on Monday."
    gaps = briefing_of(f"{claim} There has been no independent confirmation of it.").gaps
    assert next((gap.kind, gap.quoted) for gap in gaps) == ("unconfirmed", claim)


def test_a_sentence_that_takes_itself_back_is_cited_once():
    claim = "The army said it had killed 35 fighters, a number that could not be verified."
    gap = next(gap for gap in briefing_of(claim).gaps if gap.kind == "unconfirmed")
    assert [passage.text for passage in gap.passages] == [claim]


def test_those_who_were_shot_are_none_of_the_injured():
    gaps = briefing_of(
        "At least 40 people were killed in the raid on Homs, the governor said.",
        "The raid on Homs killed at least 42 people. More than 460 patients were shot.",
        "The raid on Homs displaced 3,000 people.",
    ).gaps
    (gap,) = (gap for gap in gaps if gap.kind == "no_figure")
    assert "injured" in gap.of
