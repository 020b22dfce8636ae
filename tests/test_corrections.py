"""corrections.yml: what an editor mends once."""

from datetime import date

import pytest

from generator.config import load_config
from generator.corrections import correct, load_corrections
from generator.errors import UserError
from generator.gather import gather
from generator.model import Article, Kind
from generator.parse import parse_article
from generator.render import render
from tests.conftest import FOUNDING, ROOT

CONFIG = load_config(ROOT / "site_config.yml")
FIRST = Article(
    "first",
    "Fighting in Sudan\n\n"
    "At least 40 people were killed in Khartoum on Tuesday, the World Health Organization said.\n\n"
    "“We need a ceasefire now,” Volker Perthes, the UN envoy to Sudan, told reporters. He said he would meet the army.",
    title="Fighting in Sudan",
    published=date(2023, 4, 19),
    publisher="One paper",
    path="seeds/first.txt",
)
SECOND = Article(
    "second",
    "More fighting in Sudan\n\nAt least 55 people were killed in Khartoum on Tuesday, doctors said.\n\n"
    "Mr. Perthes called on both sides to stop. The shops are closed.",
    title="More fighting in Sudan",
    published=date(2023, 4, 20),
    path="seeds/second.txt",
)
FOUND = Article(
    "founding", FOUNDING.read_text(encoding="utf-8"), published=date(2024, 12, 5), path="seeds/founding.txt"
)
PARSED = tuple(map(parse_article, (FIRST, SECOND)))
FOUNDED = (parse_article(FOUND),)


def apply(tmp_path, text, parsed=PARSED):
    (tmp_path / "corrections.yml").write_text(text, encoding="utf-8")
    return correct(parsed, load_corrections(tmp_path), CONFIG)


def brief(tmp_path, text, parsed=PARSED):
    corrected = apply(tmp_path, text, parsed)
    assert not corrected.unmatched
    return gather(corrected.parsed, CONFIG)


def pages(tmp_path, text, parsed=PARSED):
    corrected = apply(tmp_path, text, parsed).parsed
    return {page.path: page.text for page in render(gather(corrected, CONFIG), corrected, CONFIG)}


def message(tmp_path, text, parsed=PARSED):
    with pytest.raises(UserError) as raised:
        apply(tmp_path, text, parsed)
    return str(raised.value)


def actor(briefing, name):
    return next(one for one in briefing.actors if one.name == name)


def test_without_the_file_nothing_is_changed(tmp_path):
    assert correct(PARSED, load_corrections(tmp_path), CONFIG).parsed == PARSED


# Actors


def test_merged_actors_are_one_with_all_their_names(tmp_path):
    briefing = brief(tmp_path, "actors:\n  - actor: Hezbollah\n    merge: [HTS, United Nations]\n", FOUNDED)
    merged = actor(briefing, "Hezbollah")
    assert {"HTS", "UN", "the Lebanese group", "Hayat Tahrir al-Sham"} <= set(merged.aliases)
    assert not [one for one in briefing.actors if one.name in ("Hayat Tahrir al-Sham", "United Nations")]
    assert merged.corrected == ("name",)
