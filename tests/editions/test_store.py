"""editions/NAME.json: small, the same every time, and checked as what anybody may have written."""

import json
import re
from dataclasses import replace

import pytest

from generator.editions.store import as_text, load_editions, path_of, read_edition, write_edition
from generator.errors import UserError
from tests.editions.test_compare import OLD

HOSTILE = replace(OLD, name='<b>x</b> {{ 7*7 }} "\u2028', statements=tuple(
    replace(one, text=f'{one.text} \u2028<script>"\\ \ud800') for one in OLD.statements))  # fmt: skip


@pytest.mark.parametrize("edition", [OLD, HOSTILE], ids=["plain", "hostile"])
def test_what_is_kept_is_read_again_whatever_it_says(tmp_path, edition):
    path = write_edition(edition, tmp_path)
    again = read_edition(path)
    assert {name: set(getattr(again, name)) for name in ("sources", "statements", "figures", "actors", "quotes")} == {
        name: set(getattr(edition, name)) for name in ("sources", "statements", "figures", "actors", "quotes")
    }
    assert as_text(again) == path.read_text(encoding="utf-8")


def test_an_item_a_line_so_that_one_more_is_one_line_more():
    more = replace(OLD, statements=(*OLD.statements, replace(OLD.statements[0], id="bbbbbbb2")))
    lines, fewer = as_text(more).splitlines(), as_text(OLD).splitlines()
    assert len([line for line in lines if line not in fewer]) == 1


def test_the_order_of_items_makes_no_difference():
    assert as_text(OLD) == as_text(replace(OLD, statements=OLD.statements[::-1]))


def test_a_kept_edition_is_never_written_over(tmp_path):
    path = write_edition(OLD, tmp_path)
    before = path.read_bytes()
    with pytest.raises(UserError, match="there already"):
        write_edition(replace(OLD, quotes=()), tmp_path)
    assert path.read_bytes() == before


def test_the_last_closed_comes_last_whatever_its_name(tmp_path):
    write_edition(replace(OLD, slug="a", closed="2024-12-05T00:00:00Z"), tmp_path)
    write_edition(replace(OLD, slug="b", closed="2024-12-04T00:00:00Z"), tmp_path)
    (tmp_path / "editions/README.md").write_text("no edition", encoding="utf-8")
    assert [edition.slug for edition in load_editions(tmp_path)] == ["b", "a"]


def test_no_folder_is_no_edition(tmp_path):
    assert load_editions(tmp_path) == ()


def test_an_edition_of_the_first_format_has_no_claims(tmp_path):
    path = write_edition(OLD, tmp_path)
    text = path.read_text(encoding="utf-8").replace('"format": 2', '"format": 1').replace(',\n"claims": []\n', "\n")
    path.write_text(text, encoding="utf-8")
    edition = read_edition(path)
    assert edition.claims == () and set(edition.figures) == set(OLD.figures)


def broken(old, new):
    text = as_text(OLD)
    assert old in text
    return text.replace(old, new, 1)


BROKEN = [
    (broken('"sources": [', '<<<<<<< HEAD\n"sources": ['), "a mark of a merge"),
    (broken('"sources": [', '"sources": ['[:-1]), "this is not JSON"),
    (broken('"format": 2', '"format": 3'), "format should be 2, found 3"),
    (broken('"format": 2', '"format": true'), "format should be 2, found true"),
    (broken('"format": 2', '"format": [2]'), "format should be 2, found [2]"),
    (broken('"claims": []\n', '"claims": [{"id": "a"}]\n'), "claims: passages is missing"),
    (broken(',\n"claims": []\n', "\n"), "claims should be a list"),
    (broken('"name": "Old"', '"name": " "'), "name is empty"),
    (broken('"name": "Old"', '"name": 3'), "name should be a text, found 3"),
    (broken("2024-12-03T00:00:00Z", "yesterday"), 'closed should be a time such as 2024-12-05T18:00:00Z, found "yest'),
    (broken('"id": "aaaaaaa1"', '"id": "<script>"'), 'statement "<script>"'),
    (broken('"source": "monday"', '"source": "gone"'), 'of source "gone", which is not there'),
    (broken('["ccccccc3"]', '["fffffff0"]'), '"fffffff0", which is not there'),
    (broken('["ccccccc3"]', "[]"), "stands on no passage"),
    (broken('"value": 280000', '"value": "x"'), 'figures: value should be a number, found "x"'),
    (broken('"value": 280000', '"value": NaN'), "figures: value should be a number, found NaN"),
    (broken('"value": 280000', '"worth": 280000'), "figures: found unknown worth"),
    (broken('"kind": "direct", ', ""), "quotes: kind is missing"),
    ("[" * 100_000, "this is not JSON as we write it"),
    ("[]", "expected an edition"),
]


@pytest.mark.parametrize(("text", "message"), BROKEN, ids=[message for _, message in BROKEN])
def test_a_broken_file_is_told_with_its_line_and_the_way_out(tmp_path, text, message):
    path = path_of("old", tmp_path)
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match=re.escape(message)) as error:
        load_editions(tmp_path)
    assert re.match(r"editions/old\.json(:\d+)?: ", str(error.value))
    assert "git checkout -- editions/old.json" in str(error.value)


def test_the_line_is_that_of_the_item(tmp_path):
    path = write_edition(OLD, tmp_path)
    text = path.read_text(encoding="utf-8")
    line = next(number for number, line in enumerate(text.splitlines(), 1) if '"value": 280000' in line)
    path.write_text(text.replace('"value": 280000', '"value": "x"'), encoding="utf-8")
    with pytest.raises(UserError, match=rf"^editions/old\.json:{line}: "):
        read_edition(path)


@pytest.mark.parametrize("name", ["A b.json", "..json", "a--b.json", "-a.json", "ä.json"])
def test_a_file_of_an_odd_name_is_no_address(tmp_path, name):
    path = tmp_path / "editions" / name
    path.parent.mkdir()
    path.write_text(as_text(OLD), encoding="utf-8")
    if not name.startswith("."):
        with pytest.raises(UserError, match="Rename it"):
            load_editions(tmp_path)


def test_bytes_that_are_no_text(tmp_path):
    path = path_of("old", tmp_path)
    path.parent.mkdir()
    path.write_bytes(b"\xff\xfe{}")
    with pytest.raises(UserError, match="not UTF-8"):
        load_editions(tmp_path)


def test_no_field_is_kept_that_says_nothing():
    assert "null" not in as_text(OLD) and '""' not in as_text(OLD).split('"sources"')[1]
    assert json.loads(as_text(OLD))["figures"][0]["value"] == 280000
