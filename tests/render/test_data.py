"""The briefing as files for other programs: whole, valid, and safe with any text."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config_reader import load_config
from generator.gather import gather
from generator.model import Article
from generator.parse import parse_article
from generator.render.atom_feed import ATOM
from generator.render.csv_tables import COLUMNS, guarded, unguarded
from generator.render.schema import schema
from tests.conftest import ROOT
from tests.rendering import render

CONFIG = load_config(ROOT / "site_config.yml")
HOSTILE = "=HYPERLINK(1) said </script><b>\u2028“@SUM(1),”\u0001 in Paris on Monday."
TEXTS = [
    "Flood\n\nAt least 12 people were killed in Homs on Monday, the Red Cross said. “We need help,” Ann Lee told "
    "reporters.",
    "Talks\n\nTurkish President Recep Tayyip Erdogan met Ann Lee in Ankara on 3 December. About 280,000 people have "
    "fled.",
    f"Odd\n\n{HOSTILE} Rebels captured Aleppo on Tuesday.",
    "Nothing\n\nThe shops are closed.",
]
PARSED = tuple(
    parse_article(
        Article(
            f"a-{n}", text, text.split("\n")[0], date(2024, 12, 1 + n % 28), url="https://example.org/a",
            licence="CC BY 4.0" if n % 2 else "", reliability="" if n % 2 else "B: an agency; =1+1",
        )
    )
    for n, text in enumerate(TEXTS * 3)
)  # fmt: skip
ARTICLES = {parsed.article.id: parsed.article for parsed in PARSED}
KINDS = ("statements", "actors", "relations", "quotes", "figures", "events", "places")
FILES = {page.path: page.text for page in render(gather(PARSED, CONFIG.site_name, CONFIG.sections), PARSED, CONFIG)}
EVERYTHING = json.loads(FILES["data/briefing.json"])


def rows(name):
    return list(csv.DictReader(io.StringIO(FILES[f"data/{name}.csv"].removeprefix("\ufeff"))))


@pytest.mark.parametrize("parsed", [PARSED, PARSED[:1], ()], ids=["twelve articles", "one", "none"])
def test_the_data_is_as_its_schema_says(parsed):
    files = {page.path: page.text for page in render(gather(parsed, CONFIG.site_name, CONFIG.sections), parsed, CONFIG)}
    shape = json.loads(schema())
    checker = jsonschema.Draft202012Validator(shape, format_checker=jsonschema.FormatChecker())
    checker.check_schema(shape)
    assert not [error.message for error in checker.iter_errors(json.loads(files["data/briefing.json"]))]


def test_every_record_stands_on_a_passage_that_its_source_page_shows():
    for kind in KINDS:
        assert EVERYTHING[kind], kind
        for record in EVERYTHING[kind]:
            for passage in record["passages"]:
                assert f"#p-{passage['id']} " in FILES[f"sources/{passage['source']}.md"]
                assert passage["url"] == f"sources/{passage['source']}/#p-{passage['id']}"


def test_a_passage_is_the_words_of_its_source_at_their_place():
    """Of every record of every kind; a gap has a passage where there is one that leaves something open."""
    sources = {source["id"]: source for source in EVERYTHING["sources"]}
    for kind in (*KINDS, "gaps"):
        for record in EVERYTHING[kind]:
            assert record["passages"] or kind == "gaps", record
            for passage in record["passages"]:
                text = ARTICLES[passage["source"]].text[passage["start"] : passage["end"]]
                assert passage["text"] == " ".join(text.split())
                assert sources[passage["source"]]["title"] == ARTICLES[passage["source"]].title


def test_the_words_of_a_record_stand_in_its_passages():
    for kind in ("statements", "quotes", "figures", "events"):
        for record in EVERYTHING[kind]:
            told = " ".join(passage["text"] for passage in record["passages"])
            assert all(words in told for words in record["text"].split(" […] ")), record
            assert all(words in told for words in record.get("verbatim", [])), record


def test_a_source_says_its_licence_and_what_its_editor_notes_of_it():
    for source in EVERYTHING["sources"]:
        article = ARTICLES[source["id"]]
        assert source["licence"] == (article.licence or None)
        assert source["reliability"] == (article.reliability or None)
    for row in rows("quotes"):
        article = ARTICLES[row["source"]]
        assert (row["source_licence"], row["source_reliability"]) == (article.licence, article.reliability)


def test_the_same_articles_give_the_same_bytes():
    again = {page.path: page.text for page in render(gather(PARSED, CONFIG.site_name, CONFIG.sections), PARSED, CONFIG)}
    assert again == FILES


@pytest.mark.parametrize("name", COLUMNS)
def test_a_table_holds_every_record(name):
    assert FILES[f"data/{name}.csv"].startswith("\ufeff")
    assert len(rows(name)) == len(EVERYTHING[name]) > 0
    assert all(row["passage_text"] and row["source"] for row in rows(name))


def test_a_number_of_a_table_is_the_number_of_the_record():
    values = [row["value"] for row in rows("figures")]
    assert "12" in values and "280000" in values


def test_no_cell_is_a_formula():
    for name in COLUMNS:
        for row in rows(name):
            cells = {key: value for key, value in row.items() if key not in ("value", "low", "high", "lat", "lon")}
            assert not [cell for cell in cells.values() if re.match(r"\s*[=+\-@]", cell)], name


@given(st.text(max_size=30))
def test_the_guard_is_undone_without_loss(text):
    assert unguarded(guarded(text)) == text
    assert not re.match(r"\s*[=+\-@]", guarded(text))


def test_a_point_is_longitude_then_latitude():
    found = json.loads(FILES["data/places.geojson"])
    points = {one["properties"]["name"]: one["geometry"]["coordinates"] for one in found["features"] if one["geometry"]}
    lon, lat = points["Homs"]
    assert 36 < lon < 38 and 34 < lat < 36


def test_the_feed_tells_each_event_once_and_never_the_hour_of_the_build():
    feed = ElementTree.fromstring(FILES["feed.xml"].encode())
    entries = feed.findall(f"{{{ATOM}}}entry")
    ids = [entry.findtext(f"{{{ATOM}}}id") for entry in entries]
    assert len(ids) == len(set(ids)) > len(EVERYTHING["events"])
    days = [entry.findtext(f"{{{ATOM}}}updated") for entry in entries]
    assert days == sorted(days, reverse=True)
    assert {day[:10] for day in days} <= {one.article.published.isoformat() for one in PARSED}
    told = [entry.findtext(f"{{{ATOM}}}title") for entry in entries]
    assert any("Rebels captured Aleppo" in title for title in told)


def test_a_published_site_has_absolute_addresses():
    published = replace(CONFIG, site_url="https://example.org/briefing/")
    files = {
        page.path: page.text
        for page in render(gather(PARSED, published.site_name, published.sections), PARSED, published)
    }
    feed = ElementTree.fromstring(files["feed.xml"].encode())
    links = [link.get("href") for link in feed.iter(f"{{{ATOM}}}link") if link.get("rel") != "via"]
    assert all(link.startswith("https://example.org/briefing/") for link in links)
