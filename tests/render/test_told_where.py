"""The page of a source says which pages cite a passage, and who else says the same."""

from datetime import date
from types import SimpleNamespace

from generator.config_reader import load_config
from generator.gather import gather
from generator.model import Article
from generator.parse import parse_article
from generator.render import render
from generator.render.told_where import _same
from tests.conftest import ROOT

TOLD = "The river burst its banks on 4 March 2024 and flooded the market of Aleppo."


def test_a_passage_leads_to_the_pages_that_cite_it():
    config = load_config(ROOT / "site_config.yml")
    texts = {"a": f"Flood\n\n{TOLD}", "b": f"High water\n\n{TOLD} Nobody was hurt, and the bridges stand."}
    parsed = tuple(
        parse_article(Article(id, text, text.split("\n")[0], date(2024, 3, 5), publisher=f"Daily {id.upper()}"))
        for id, text in texts.items()
    )
    briefing = gather(parsed, config.site_name, config.sections)
    pages = {page.path: page.text for page in render(briefing, parsed, config)}
    shown = pages["sources/a.md"] + pages["sources/b.md"]
    assert "[Timeline](../timeline.md#fnref:" in shown


def claim(*assertions):
    return SimpleNamespace(assertions=[SimpleNamespace(passage=one, origin=one.article) for one in assertions])


def test_who_tells_a_part_of_a_sentence_does_not_tell_the_same():
    both, one, other, whole = (SimpleNamespace(id=id, article=id) for id in ("both", "one", "other", "whole"))
    claims = (claim(both, one, whole), claim(both, other, whole))
    told = dict(_same(SimpleNamespace(claims=claims), {each.id: each for each in (both, one, other, whole)}))
    assert told["both"] == (whole,) and told["whole"] == (both,)
    assert told["one"] == (both, whole) and told["other"] == (both, whole)
