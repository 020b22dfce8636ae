"""What pages say of articles that print one text."""

import json
import re
from dataclasses import replace

import pytest

from generator.config_reader import load_config
from generator.gather import gather
from generator.parse import parse_article
from tests.articles import FIRST, SECOND
from tests.conftest import ROOT
from tests.rendering import render

CONFIG = load_config(ROOT / "site_config.yml")
REPRINT = replace(
    FIRST,
    id="reprint",
    text=FIRST.text.replace("Fighting in Sudan", "Dozens killed"),
    title="Dozens killed",
    publisher="Another paper",
)


@pytest.fixture(scope="module")
def pages():
    parsed = tuple(map(parse_article, (FIRST, REPRINT, SECOND)))
    briefing = gather(parsed, CONFIG.site_name, CONFIG.sections)
    return {page.path: page.text for page in render(briefing, parsed, CONFIG)}


def test_the_overview_counts_texts(pages):
    assert "[2 sources](sources/index.md) in 3 articles, 2 publishers" in pages["index.md"]


def test_the_list_of_sources_has_a_copy_behind_its_text(pages):
    rows = [line.split(" | ")[0] for line in pages["sources/index.md"].splitlines() if line.startswith("| [")]
    assert rows == [
        "| [More fighting in Sudan](second.md)",
        "| [Fighting in Sudan](first.md)",
        "| [Dozens killed](reprint.md) (the same text)",
    ]


def test_the_page_of_a_source_names_the_others_that_print_it(pages):
    assert "- The same text: [Dozens killed](reprint.md) (Another paper)\n" in pages["sources/first.md"]
    assert "- The same text: [Fighting in Sudan](first.md) (One paper)\n" in pages["sources/reprint.md"]
    assert "The same text" not in pages["sources/second.md"]


def test_the_data_have_one_origin_with_both_publishers(pages):
    data = json.loads(pages["data/briefing.json"])
    first, second = data["origins"][1], data["origins"][0]
    assert first == {
        "id": "first",
        "publishers": ["One paper", "Another paper"],
        "published": "2023-04-19",
        "sources": ["first", "reprint"],
    }
    assert second["publishers"] == [] and second["sources"] == ["second"]
    by_source = {one["passage"]["source"]: one["origin"] for claim in data["claims"] for one in claim["assertions"]}
    assert by_source["reprint"] == by_source["first"] == "first"


def test_a_line_cites_one_article_of_a_text(pages):
    lines = [line for path, text in pages.items() if path.endswith(".md") for line in text.splitlines()]
    ids = {
        one: set(re.findall(rf"sources/{one}\.md#p-([0-9a-f]{{8}})", "\n".join(lines))) for one in ("first", "reprint")
    }
    assert ids["first"]
    for line in lines:
        marks = set(re.findall(r"\[\^([0-9a-f]{8})\](?!:)", line))
        assert not (marks & ids["first"] and marks & ids["reprint"]), line
