"""One table of kinds and fields: what walks it forgets none."""

import json
import subprocess
import sys
from dataclasses import fields

import jsonschema
import pytest

from generator import records
from generator.editions.compare import PARTS
from generator.editions.edition import Edition
from generator.editions.kept_items import KEPT_ITEMS
from generator.editions.output import HEADINGS
from generator.record_kinds import FieldType, RecordKind, covering
from generator.records import FIGURES, KINDS, PUBLIC
from generator.render import csv_tables
from generator.render.data import VERSION
from generator.render.schema import SHAPES, schema
from tests.conftest import ROOT

# briefing.json as programs of others read it: who changes a field changes VERSION with it.
FIELDS_OF_VERSION_2 = {
    "sources": "id title publisher author published address language licence reliability url",
    "sections": "id title",
    "statements": "text sections highlight actors quoted speaker corrected passages",
    "actors": "key name kind roles aliases mentions corrected url passages",
    "relations": "actor relation target passages",
    "quotes": "id kind text verbatim speaker speaker_text cue corrected passages",
    "figures": "id text value low high qualifier unit term theme place as_of since scope reported_by "
    "reported_by_text corrected passages",
    "events": "id text date type mode status reported_by reported_by_text actors place corrected passages",
    "places": "name geonameid lat lon country feature mentions corrected passages",
    "gaps": "kind of about passages",
    "claims": "id kind home text relations assertions",
    "conflicts": "why figures events",
    "stories": "id title sources",
    "origins": "id publishers published sources",
}


def test_the_fields_are_those_of_the_version():
    assert VERSION == 2
    assert {kind.list: " ".join(field.name for field in kind.public) for kind in PUBLIC} == FIELDS_OF_VERSION_2


def test_every_type_of_field_has_a_shape():
    assert set(FieldType) - SHAPES.keys() == {FieldType.CHOICE, FieldType.OBJECTS}  # of their choices and parts


def test_a_table_has_a_column_for_every_field_but_the_passages():
    for kind in KINDS:
        if kind.columns:
            assert set(kind.columns) == {field.name for field in kind.public} - {"passages"}, kind.list


def test_the_schema_refuses_a_record_with_a_field_too_few_or_too_many():
    empty = {kind.list: [] for kind in PUBLIC}
    briefing = {"$schema": "", "version": 2, "title": "", "cutoff": None, "site": None, "key_figures": [], **empty}
    valid = jsonschema.Draft202012Validator(json.loads(schema())).is_valid
    section = {"id": "a", "title": "A"}
    assert valid(briefing | {"sections": [section]})
    assert not valid(briefing | {"sections": [section | {"other": 1}]})
    assert not valid(briefing | {"sections": [{"id": "a"}]})


@pytest.mark.parametrize("wrong", ["figures", "rumours"])
def test_the_error_names_the_file_that_lacks_a_kind_or_has_one_too_many(wrong):
    rumours = RecordKind("rumour", "rumours")
    table = {"figures": 1, "rumours": 2}
    kept = {name: value for name, value in table.items() if name != wrong}
    with pytest.raises(LookupError, match=rf"generator/render/csv_tables\.py has no entry for {wrong}"):
        covering(kept, kinds=[FIGURES, rumours], file=csv_tables.__file__)
    with pytest.raises(LookupError, match=rf"generator/render/csv_tables\.py has {wrong}"):
        covering(table, kinds=[kind for kind in (FIGURES, rumours) if kind.list != wrong], file=csv_tables.__file__)


def test_every_kind_is_in_the_list_of_all():
    defined = [value for value in vars(records).values() if isinstance(value, RecordKind)]
    assert defined == list(KINDS)


PROMISES = [
    ("is_explained=True", "generator.explain.found", "generator/explain/found.py"),
    ("is_correctable=True", "generator.corrections.vocabulary", "generator/corrections/vocabulary.py"),
    ("is_linked=True", "generator.share.linked", "generator/share/linked.py"),
    ("columns=('id',)", "generator.render.csv_tables", "generator/render/csv_tables.py"),
    ("found=('rule',)", "generator.parse.json_lines", "generator/parse/json_lines.py"),
    ("fields=(records.Kept('text', records.TEXT, kept_as='text'),)", "generator.editions.kept_items",
     "generator/editions/kept_items.py"),
]  # fmt: skip


@pytest.mark.parametrize(("promise", "module", "file"), PROMISES, ids=[one[2] for one in PROMISES])
def test_a_new_kind_is_forgotten_nowhere_without_an_error_that_names_the_file(promise, module, file):
    """In a program of its own, since the table is checked when a module is loaded."""
    program = (
        "from generator import records\n"
        f"records.KINDS += (records.RecordKind('rumour', 'rumours', {promise}),)\n"
        f"import {module}\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert f"LookupError: {file} has no entry for rumours of generator/records.py" in done.stderr


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.kept], ids=lambda kind: kind.list)
def test_what_an_edition_keeps_of_a_kind_has_a_field_and_is_compared(kind):
    item = KEPT_ITEMS[kind.list]
    kept = {field.name for field in fields(item)} - {"claim"}  # which no record knows of itself
    assert kept == {field.kept_as for field in kind.kept}, "generator/editions/kept_items.py"
    assert kind.list in {field.name for field in fields(Edition)}, "generator/editions/kept_items.py"
    if kind.list == "claims":  # they tell what of the others is news
        return
    assert kind.list in PARTS, "generator/editions/compare.py"
    assert kind.list in HEADINGS, "generator/editions/output.py"
