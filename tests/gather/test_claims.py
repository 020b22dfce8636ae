"""Claims: what the articles say, each once, with everybody who says so."""

import json

import jsonschema

from generator.config_reader import load_config
from generator.gather import gather
from generator.model import Status
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
