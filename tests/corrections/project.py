"""Two small articles and the founding one, and what becomes of them under entries of corrections.yml."""

import json
import posixpath
import re
from datetime import date

import jsonschema
import pytest

from generator.config_reader import load_config
from generator.corrections import correct, load_corrections
from generator.errors import UserError
from generator.gather import gather
from generator.model import Article
from generator.parse import parse_article, parse_what_can_be
from generator.render.schema import schema
from tests.articles import FIRST, SECOND
from tests.conftest import FOUNDING, ROOT
from tests.rendering import render

CONFIG = load_config(ROOT / "site_config.yml")
SCHEMA = jsonschema.Draft202012Validator(json.loads(schema()))
FOUND = Article(
    "founding", FOUNDING.read_text(encoding="utf-8"), published=date(2024, 12, 5), path="seeds/founding.txt"
)
PARSED = tuple(map(parse_article, (FIRST, SECOND)))
FOUNDED = (parse_article(FOUND),)


def apply(tmp_path, text, parsed=PARSED):
    (tmp_path / "corrections.yml").write_text(text, encoding="utf-8")
    return correct(parsed, load_corrections(tmp_path), CONFIG.sections, parse_what_can_be)


def brief(tmp_path, text, parsed=PARSED):
    corrected = apply(tmp_path, text, parsed)
    assert not corrected.unmatched
    return gather(corrected.parsed, CONFIG.site_name, CONFIG.sections)


def pages(tmp_path, text, parsed=PARSED):
    corrected = apply(tmp_path, text, parsed).parsed
    return {
        page.path: page.text for page in render(gather(corrected, CONFIG.site_name, CONFIG.sections), corrected, CONFIG)
    }


def dead_links(made):
    linked = [(path, link) for path, text in made.items() for link in re.findall(r"\]\(([^)#:]+\.md)", text)]
    return [one for one in linked if posixpath.normpath(posixpath.join(posixpath.dirname(one[0]), one[1])) not in made]


def message(tmp_path, text, parsed=PARSED):
    with pytest.raises(UserError) as raised:
        apply(tmp_path, text, parsed)
    return str(raised.value)


def actor(briefing, name):
    return next(one for one in briefing.actors if one.name == name)
