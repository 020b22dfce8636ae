"""The briefing as data: every record as JSON, the places as GeoJSON.

Conventions: all fields of a record are always there, null where nothing is known; text is the
article's own, on one line; a date is its TIMEX3 value with the days that it may mean, ISO 8601;
every record but a gap has a passage. The fields of each kind stand in `generator/records.py`: where
they change, so does VERSION.
"""

import json
import math
from collections.abc import Callable, Iterable, Set
from datetime import date
from functools import partial
from typing import Any

from generator.briefing import Briefing
from generator.briefing_items import TimelineEntry
from generator.evidence import Passage
from generator.record_kinds import Field, FieldType, RecordKind
from generator.records import ACTOR_NAME, EVENTS, FIGURES, PASSAGE, PUBLIC, ROLE
from generator.render.addresses import Addresses
from generator.timex import date_range

VERSION = 2
SCHEMA = "briefing.schema.json"  # beside briefing.json
GEONAMES = "GeoNames, https://www.geonames.org/, CC BY 4.0"

Record = dict[str, object]  # as JSON has it
Write = Callable[[Any], object]  # gives what JSON has of a value

_encoded = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False).encode


class Records:
    """The records of one briefing. Remembers whose passages they carry."""

    def __init__(self, briefing: Briefing, addresses: Addresses, cited: Set[str]):
        """`cited` are the ids of the passages that the pages show.

        Of a record's many passages only those are handed out.
        """
        self.briefing = briefing
        self.addresses = addresses
        self.shown = cited
        self.carried: dict[str, Passage] = {}
        self._write: dict[FieldType, Write] = {
            FieldType.CHOICE: str,
            FieldType.TEXTS: list,
            FieldType.CORRECTED: list,
            FieldType.NUMBER: _number,
            FieldType.DAY: _day,
            FieldType.DATE: _date,
            FieldType.PAGE: self._page,
            FieldType.ANCHOR: self.addresses.passage,
            FieldType.PASSAGES: self._passages,
            FieldType.SHOWN_PASSAGES: self._shown_passages,
            FieldType.ANY_PASSAGES: self._passages,
            FieldType.ONE_PASSAGE: self._passage,
            FieldType.FIGURE_IDS: partial(self._ids_of, FIGURES),
            FieldType.EVENT_IDS: partial(self._ids_of, EVENTS),
        }
        actor, role = self._maker(ACTOR_NAME), self._maker(ROLE)
        self._write |= {
            FieldType.ACTOR: actor,
            FieldType.ACTORS: lambda actors: list(map(actor, actors)),
            FieldType.ROLES: lambda notes: list(map(role, notes)),
        }
        self._make_passage = self._maker(PASSAGE)
        self._ids: dict[str, dict[Any, str]] = {}  # by the list of a kind, the id of each thing
        self._of_passages: dict[str, Record] = {}  # by id: several records carry the same one

    def all(self) -> Record:
        """Give the whole briefing, as briefing.json has it."""
        return {
            "$schema": SCHEMA,
            "version": VERSION,
            "title": self.briefing.title,
            "cutoff": _day(self.briefing.cutoff),
            "site": self.addresses.site_url or None,
            **{kind.list: self._all_of(kind) for kind in PUBLIC},
            "key_figures": self._ids_of(FIGURES, self.briefing.key_figures),
        }

    def _all_of(self, kind: RecordKind) -> list[Record]:
        things = list(kind.gathered(self.briefing))
        records = list(map(self._maker(kind.public), things))
        if kind.id_field:
            for record, id in zip(records, record_ids(kind, things), strict=True):
                record[kind.id_field.name] = id
        return records

    def _maker(self, fields: Iterable[Field]) -> Callable[[Any], Record]:
        """Give what makes the record of a thing; how a field is written is found out once."""
        plan = [(field.name, field.getter, self._writer(field)) for field in fields]
        return lambda thing: {
            name: write(get(thing)) if write else get(thing) for name, get, write in plan
        }

    def _writer(self, field: Field) -> Write | None:
        """Give what writes the values of a field; None where they are written as they are."""
        write = self._write.get(field.type)
        if field.parts:
            make = self._maker(field.parts)
            return lambda values: list(map(make, values))
        if not field.optional:
            return write
        known = _line if field.type is FieldType.TEXT else write or _itself
        return lambda value: None if value in ("", None) else known(value)

    def _ids_of(self, kind: RecordKind, things: Iterable[Any]) -> list[str]:
        """Give the ids of some things of a kind."""
        if kind.list not in self._ids:
            known = list(kind.gathered(self.briefing))
            self._ids[kind.list] = dict(zip(known, record_ids(kind, known), strict=True))
        ids = self._ids[kind.list]
        return [ids[thing] for thing in things]

    def _page(self, path: str) -> str:
        return self.addresses.to(path)

    def _passage(self, passage: Passage) -> Record:
        if passage.id not in self._of_passages:
            self.carried[passage.id] = passage
            self._of_passages[passage.id] = self._make_passage(passage)
        return self._of_passages[passage.id]

    def _passages(self, passages: Iterable[Passage]) -> list[Record]:
        """Give each passage once."""
        return list({passage.id: self._passage(passage) for passage in passages}.values())

    def _shown_passages(self, passages: tuple[Passage, ...]) -> list[Record]:
        shown = tuple(passage for passage in passages if passage.id in self.shown)
        return self._passages(shown or passages[:1])


def record_ids(kind: RecordKind, things: Iterable[Any]) -> list[str]:
    """Give a name for each of several things of a kind, which lasts as long as its passage does."""
    names: dict[str, None] = {}
    for thing in things:
        passage = thing.passage
        name = plain = f"{passage.id}-{kind.id_field.of(thing).start - passage.span.start}"
        count = 1
        while name in names:
            count += 1
            name = f"{plain}-{count}"
        names[name] = None
    return list(names)


def event_ids(timeline: tuple[TimelineEntry, ...]) -> list[str]:
    """Give the names of the events in briefing.json."""
    return record_ids(EVENTS, timeline)


def as_json(record: Record) -> str:
    """Give the same text for the same record, a line for each thing of each list."""
    written = ",\n".join(f"{_encoded(name)}: {_listed(value)}" for name, value in record.items())
    return f"{{\n{written}\n}}\n"


def _listed(value: object) -> str:
    if not isinstance(value, list) or not value:
        return _encoded(value)
    lines = ",\n".join(map(_encoded, value))
    return f"[\n{lines}\n]"


def as_geojson(places: list[Record]) -> str:
    """The places as a FeatureCollection (RFC 7946); one of unknown position has no geometry."""
    features = [_feature(place) for place in places]
    return as_json({"type": "FeatureCollection", "attribution": GEONAMES, "features": features})


def _feature(place: Record) -> Record:
    point = [place["lon"], place["lat"]]
    feature: Record = {
        "type": "Feature",
        "geometry": None if None in point else {"type": "Point", "coordinates": point},
        "properties": {name: value for name, value in place.items() if name not in ("lat", "lon")},
    }
    return feature | ({"id": place["geonameid"]} if place["geonameid"] else {})


def _date(value: str) -> Record:
    first, last = date_range(value) or (None, None)
    return {"value": value, "first": _day(first), "last": _day(last)}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _itself(value: object) -> object:
    return value


def _line(text: str) -> str | None:
    return " ".join(text.split()) or None


def _number(value: float) -> float | int | None:
    """Give a whole number without its ".0"; JSON has no infinity."""
    if not math.isfinite(value):
        return None
    return int(value) if value == int(value) else value
