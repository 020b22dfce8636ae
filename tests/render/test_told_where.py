"""The page of a source says which pages cite a passage, and who else says the same."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from generator.briefing import guarded
from generator.config import TEMPLATES
from generator.config_reader import load_config
from generator.gather import gather
from generator.model import Article
from generator.parse import parse_article
from generator.render.told_where import ToldWhere, _same, told_where
from generator.render.words import Words
from tests.conftest import ROOT
from tests.rendering import render

TOLD = "The river burst its banks on 4 March 2024 and flooded the market of Aleppo."


@pytest.fixture
def told():
    """Two articles that tell the same, and what makes their pages."""
    config = load_config(ROOT / "site_config.yml")
    texts = {"a": f"Flood\n\n{TOLD}", "b": f"High water\n\n{TOLD} Nobody was hurt, and the bridges stand."}
    parsed = tuple(
        parse_article(Article(id, text, text.split("\n")[0], date(2024, 3, 5), publisher=f"Daily {id.upper()}"))
        for id, text in texts.items()
    )
    return gather(parsed, config.site_name, config.sections), parsed, config


@pytest.mark.parametrize("sources", ["cited", "full"])
def test_a_passage_leads_to_the_pages_that_cite_it(told, sources):
    briefing, parsed, config = told
    pages = {page.path: page.text for page in render(briefing, parsed, replace(config, sources=sources))}
    shown = pages["sources/a.md"] + pages["sources/b.md"]
    assert "[Timeline](../timeline.md#fnref:" in shown and "{ .cited-where }" in shown


def test_what_is_missing_costs_its_part_of_the_line_alone(told):
    briefing, *_ = told
    passage = next(one.passage for one in briefing.statements if one.text == TOLD)
    broken = guarded(replace(briefing, missing=frozenset({"claims", "actors"})))
    found = told_where(broken, {passage.id: {"timeline.md": None}}, {passage.id: passage}, Words("en", (TEMPLATES,)))
    assert found == {passage.id: ToldWhere((("Timeline", f"timeline.md#fnref:{passage.id}"),))}


def claim(*assertions):
    return SimpleNamespace(assertions=[SimpleNamespace(passage=one, origin=one.article) for one in assertions])


def test_who_tells_a_part_of_a_sentence_does_not_tell_the_same():
    both, one, other, whole = (SimpleNamespace(id=id, article=id) for id in ("both", "one", "other", "whole"))
    claims = (claim(both, one, whole), claim(both, other, whole))
    told = dict(_same(SimpleNamespace(claims=claims), {each.id: each for each in (both, one, other, whole)}))
    assert told["both"] == (whole,) and told["whole"] == (both,)
    assert told["one"] == (both, whole) and told["other"] == (both, whole)
