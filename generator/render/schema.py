"""The shape of briefing.json as JSON Schema (draft 2020-12), made of the table of records."""

import json
from collections.abc import Iterable
from typing import Any

from generator.record_kinds import Field, FieldType, RecordKind
from generator.records import ACTOR_NAME, PASSAGE, PUBLIC, ROLE
from generator.render.data import VERSION

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
LIST_OF_TEXTS: Schema = {"type": "array", "items": TEXT}
DAY: Schema = {"type": "string", "format": "date"}
COUNT: Schema = {"type": "integer", "minimum": 0}


def schema() -> str:
    """Give the schema as a file."""
    head = {
        "$schema": TEXT,
        "version": {"const": VERSION},
        "title": TEXT,
        "cutoff": {"description": "The newest publication date.", **_or_null(DAY)},
        "site": {"description": "Where the site is published.", **_or_null(TEXT)},
    }
    key = _noted("Ids of the figures that the overview leads with, in order.", LIST_OF_TEXTS)
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A briefing",
        "description": "Every field is always there; null says that nothing is known.",
        **_closed(head | {kind.list: _list_of(kind) for kind in PUBLIC} | {"key_figures": key}),
        "$defs": _definitions(),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _definitions() -> Schema:
    passages = _array(_reference("passage"))
    day = _or_null(DAY)
    date = _closed({"value": _noted("A TIMEX3 value.", TEXT), "first": day, "last": day})
    corrected = "Which of the fields the editor set otherwise than the program read them."
    return {
        "passage": _noted("One sentence of one article, as evidence.", _object(PASSAGE)),
        "passages": passages | {"minItems": 1},
        "actor_name": _object(ACTOR_NAME),
        "date": _noted("A date as given, and the days that it may mean.", date),
        **{kind.name: _noted(kind.note, _object(kind.public)) for kind in PUBLIC if kind.note},
        "corrected": _noted(corrected, LIST_OF_TEXTS),
    }


def _list_of(kind: RecordKind) -> Schema:
    """A kind of which there is nothing to say is spelt out where it stands."""
    return _array(_reference(kind.name) if kind.note else _object(kind.public))


def _object(fields: Iterable[Field]) -> Schema:
    return _closed({field.name: _field(field) for field in fields})


def _field(field: Field) -> Schema:
    shape = _shape(field)
    return _noted(field.note, _or_null(shape) if field.optional else shape)


def _shape(field: Field) -> Schema:
    if field.choices:
        return {"enum": list(field.choices)}
    if field.parts:
        return _array(_object(field.parts))
    return SHAPES[field.type]


def _closed(properties: Schema) -> Schema:
    """Give an object that has all of these properties and no other."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": properties,
    }


def _array(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _reference(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _noted(note: str, shape: Schema) -> Schema:
    return {"description": note, **shape} if note else shape


def _or_null(shape: Schema) -> Schema:
    if "type" in shape:
        return shape | {"type": [shape["type"], "null"]}
    return {"anyOf": [shape, {"type": "null"}]}


SHAPES: dict[FieldType, Schema] = {
    FieldType.TEXT: TEXT,
    FieldType.TEXTS: LIST_OF_TEXTS,
    FieldType.CORRECTED: _reference("corrected"),
    FieldType.FLAG: {"type": "boolean"},
    FieldType.NUMBER: {"type": "number"},
    FieldType.COUNT: COUNT,
    FieldType.GEONAME: {"type": "integer"},
    FieldType.LATITUDE: {"type": "number", "minimum": -90, "maximum": 90},
    FieldType.LONGITUDE: {"type": "number", "minimum": -180, "maximum": 180},
    FieldType.DAY: DAY,
    FieldType.DATE: _reference("date"),
    FieldType.ID: TEXT,
    FieldType.PASSAGE_ID: TEXT | {"pattern": "^[0-9a-f]{8}$"},
    FieldType.PAGE: TEXT,
    FieldType.ANCHOR: TEXT,
    FieldType.ACTOR: _reference("actor_name"),
    FieldType.ACTORS: _array(_reference("actor_name")),
    FieldType.PASSAGES: _reference("passages"),
    FieldType.SHOWN_PASSAGES: _reference("passages"),
    FieldType.ANY_PASSAGES: _array(_reference("passage")),
    FieldType.ONE_PASSAGE: _reference("passage"),
    FieldType.FIGURE_IDS: LIST_OF_TEXTS,
    FieldType.EVENT_IDS: LIST_OF_TEXTS,
}
SHAPES[FieldType.ROLES] = _array(_object(ROLE))
