"""Claims: what the articles say, each once, with everybody who says so."""

import json
from dataclasses import replace
from datetime import date

import jsonschema

from generator.config_reader import load_config
from generator.gather import gather
from generator.model import Article, Status
from generator.parse import parse_article
from generator.render.addresses import Addresses
from generator.render.data import Records, as_json
from generator.render.schema import schema
from tests.articles import FIRST, SECOND
from tests.conftest import ROOT

CONFIG = load_config(ROOT / "site_config.yml")
BRIEFING = gather(tuple(map(parse_article, (FIRST, SECOND))), CONFIG.site_name, CONFIG.sections)


def test_every_record_stands_behind_a_claim():
    figures = [figure for series in BRIEFING.series for figure in series.figures]
    claimed = [record for claim in BRIEFING.claims for record in claim.records]
    for record in (*figures, *BRIEFING.said, *BRIEFING.timeline, *BRIEFING.stances):
        assert record in claimed


def test_every_sentence_of_a_section_stands_behind_a_claim():
    behind = {passage.id for claim in BRIEFING.claims for passage in claim.passages}
    assert {one.passage.id for one in BRIEFING.statements if one.sections} <= behind


def test_ids_of_claims_are_unique():
    ids = [claim.id for claim in BRIEFING.claims]
    assert len(set(ids)) == len(ids) > 5


def test_what_somebody_says_is_reported_by_them():
    said = [one for claim in BRIEFING.claims if claim.kind == "utterance" for one in claim.assertions]
    assert {one.mode for one in said} == {Status.REPORTED}
    assert "Volker Perthes" in {one.by.name for one in said if one.by}


def test_the_data_have_the_claims_in_the_shape_of_the_schema():
    everything = json.loads(as_json(Records(BRIEFING, Addresses(), cited=frozenset()).all()))
    jsonschema.Draft202012Validator(json.loads(schema())).validate(everything)
    figures = {figure["id"] for figure in everything["figures"]}
    assert everything["key_figures"] and set(everything["key_figures"]) <= figures
    assert [claim["id"] for claim in everything["claims"]] == [claim.id for claim in BRIEFING.claims]


def briefing_of(*articles):
    return gather(tuple(map(parse_article, articles)), CONFIG.site_name, CONFIG.sections)


FLED = "The United Nations said 4,317 people had fled Nyala since Monday."
FLED_TOO = "Some 4,317 people had fled Nyala since Monday, the United Nations said in Geneva."
BOMBED = "The army bombed the market of Kosti on Tuesday, killing traders."
POST = Article("post", f"{FLED}\n\n{BOMBED}", published=date(2025, 3, 12), publisher="Post")
WIRE = Article("wire", FLED_TOO, published=date(2025, 3, 13), publisher="Wire")


def lines_of(briefing):
    return [one.text for _, statements in briefing.in_section("humanitarian") for one in statements]


def test_of_sentences_that_say_the_same_a_section_shows_one_and_cites_both():
    briefing = briefing_of(POST, WIRE)
    (line,) = (one for one in briefing.statements if one.is_line and "4,317" in one.text)
    assert [text for text in lines_of(briefing) if "4,317" in text] == [line.text]
    assert {passage.article.id for passage in line.cited} == {"post", "wire"}


def test_every_claim_of_a_section_stands_in_a_line_of_it():
    briefing = briefing_of(POST, WIRE, FIRST, SECOND)
    shown = {one.passage.id for one in briefing.statements if one.is_line and one.sections}
    for claim in briefing.claims:
        if claim.home:
            assert shown.intersection(passage.id for passage in claim.passages), claim.text
            assert claim.line.id in shown


def test_a_sentence_that_the_editor_put_somewhere_is_shown_there():
    parsed = [parse_article(one) for one in (POST, WIRE)]
    put = [replace(one, sentences=tuple(replace(each, sections=("humanitarian",)) for each in one.sentences))
           for one in parsed]  # fmt: skip
    texts = lines_of(gather(tuple(put), CONFIG.site_name, CONFIG.sections))
    assert FLED in texts and FLED_TOO in texts


def ids(briefing):
    """The id of the claim about those who fled, and of the one about the market."""
    found = {}
    for claim in briefing.claims:
        for name, word in (("fled", "4,317"), ("market", "market")):
            if any(word in passage.text for passage in claim.passages):
                found.setdefault((name, claim.kind), claim.id)
    return found


def test_the_id_of_a_claim_stays_when_articles_come():
    alone, both = ids(briefing_of(POST)), ids(briefing_of(POST, WIRE, FIRST, SECOND))
    assert alone.items() <= both.items()


def test_the_id_of_a_claim_stays_when_an_article_goes():
    both = ids(briefing_of(POST, WIRE))
    assert ids(briefing_of(POST)).items() <= both.items()
    assert ids(briefing_of(WIRE))["fled", "measure"] == both["fled", "measure"]


def test_the_id_of_a_claim_stays_when_its_neighbours_change():
    edited = replace(POST, text=f"A new first sentence.\n\n{FLED}\n\nThe market of Kosti was hit.\n\nIt rained.")
    before, after = ids(briefing_of(POST, WIRE)), ids(briefing_of(edited, WIRE))
    assert {key: id for key, id in before.items() if key[0] == "fled"}.items() <= after.items()


def test_claims_of_two_stories_are_never_joined():
    post, wire = map(parse_article, (POST, WIRE))
    parted = replace(post, other_story=(WIRE.id,))
    briefing = gather((parted, wire), CONFIG.site_name, CONFIG.sections)
    assert len(briefing.stories) == 2
    fled = [one for one in briefing.claims if "4,317" in one.text]
    assert {one.story for one in fled} == {one.id for one in briefing.stories}
    assert all(len({passage.article.id for passage in claim.passages}) == 1 for claim in briefing.claims)


def test_what_but_mentions_a_number_is_not_the_line_of_its_claim():
    count = "The Red Cross said 4,317 people had fled Nyala since Monday."
    mention = (
        "The governor called the Red Cross figure of 4,317 for Nyala a wild guess, people in Nyala told reporters."
    )
    late = replace(WIRE, text=mention, published=date(2025, 3, 14))
    briefing = briefing_of(replace(POST, text=count), late)
    (claim,) = (one for one in briefing.claims if one.kind == "measure")
    assert (claim.text, {passage.article.id for passage in claim.passages}) == (count, {"post", "wire"})
