"""The briefing as data: every record as JSON, the places as GeoJSON.

Conventions: all fields of a record are always there, null where nothing is known; text is the article's own, on one
line; a date is its TIMEX3 value with the days that it may mean, ISO 8601; every record but a gap has a passage. The
shape of briefing.json is laid down in `templates/data/briefing.schema.json`: change both, and VERSION.
"""

import json
import math
from collections.abc import Iterable, Set
from datetime import date

from generator.briefing import Briefing, Gap, PlaceEntry, Profile, Stance, TimelineEntry
from generator.evidence import ActorName, Passage, Reported, Said, Statement
from generator.model import Article
from generator.render.addresses import Addresses
from generator.timex import date_range

VERSION = 1
SCHEMA = "briefing.schema.json"  # beside briefing.json
GEONAMES = "GeoNames, https://www.geonames.org/, CC BY 4.0"

Record = dict[str, object]  # as JSON has it


class Records:
    """The records of one briefing. Remembers whose passages they carry."""

    def __init__(self, briefing: Briefing, addresses: Addresses, cited: Set[str]):
        """`cited` are the ids of the passages that the pages show: of many passages, only those are handed out."""
        self.briefing = briefing
        self.addresses = addresses
        self.shown = cited
        self.carried: dict[str, Passage] = {}

    def all(self) -> Record:
        """The whole briefing, as briefing.json has it."""
        briefing = self.briefing
        return {
            "$schema": SCHEMA,
            "version": VERSION,
            "title": briefing.title,
            "cutoff": _day(briefing.cutoff),
            "site": self.addresses.site_url or None,
            "sources": [self.source(article) for article in briefing.articles],
            "sections": [{"id": section.id, "title": section.title} for section in briefing.sections],
            "statements": self.statements(),
            "actors": [self.actor(profile) for profile in briefing.actors],
            "relations": [self.relation(stance) for stance in briefing.stances],
            "quotes": self.quotes(),
            "figures": self.figures(),
            "events": self.events(),
            "places": [self.place(place) for place in briefing.places],
            "gaps": [self.gap(gap) for gap in briefing.gaps],
        }

    def gap(self, gap: Gap) -> Record:
        return {
            "kind": gap.kind,
            "of": list(gap.of),
            "about": gap.quoted or None,
            "passages": self.passages(gap.passages),
        }

    def source(self, article: Article) -> Record:
        return {
            "id": article.id,
            "title": _line(article.title),
            "publisher": _line(article.publisher),
            "author": _line(article.author),
            "published": _day(article.published),
            "address": article.url or None,
            "language": article.language,
            "licence": _line(article.licence),
            "reliability": _line(article.reliability),
            "url": self.addresses.to(f"sources/{article.id}.md"),
        }

    def statements(self) -> list[Record]:
        """Those that a page shows."""
        chosen = {statement.passage.id for statement in self.briefing.highlights}
        return [
            self.statement(statement, statement.passage.id in chosen)
            for statement in self.briefing.statements
            if statement.sections or statement.passage.id in chosen
        ]

    def statement(self, statement: Statement, highlight: bool) -> Record:
        return {
            "text": statement.text,
            "sections": list(statement.sections),
            "highlight": highlight,
            "actors": list(statement.actors),
            "quoted": statement.quoted,
            "speaker": _named(statement.speaker),
            "corrected": list(statement.corrected),
            "passages": self.passages((statement.passage,)),
        }

    def actor(self, profile: Profile) -> Record:
        told = [note.passage for note in profile.roles if note.passage]
        return {
            "key": profile.key,
            "name": profile.name,
            "kind": profile.kind.value,
            "roles": [
                {
                    "title": _line(note.role.title),
                    "of": _line(note.role.of),
                    "former": note.role.former,
                    "passage": note.passage.id if note.passage else None,
                }
                for note in profile.roles
            ],
            "aliases": list(profile.aliases),
            "mentions": profile.mentions,
            "corrected": list(profile.corrected),
            "url": self.addresses.to(f"actors/{profile.key}.md") if profile.has_page else None,
            "passages": self.passages((*profile.introduced, *told)),
        }

    def relation(self, stance: Stance) -> Record:
        return {
            "actor": _named(stance.actor),
            "relation": stance.relation,
            "target": _named(stance.target),
            "passages": self.passages(stance.passages),
        }

    def quotes(self) -> list[Record]:
        ids = _unique((said.passage, said.quote.span.start) for said in self.briefing.said)
        return [self.quote(id, said) for id, said in zip(ids, self.briefing.said, strict=True)]

    def quote(self, id: str, said: Said) -> Record:
        return {
            "id": id,
            "kind": said.quote.kind.value,
            "text": said.text,
            "verbatim": [said.passage.excerpt(span) for span in said.quote.verbatim],
            "speaker": _named(said.speaker),
            "speaker_text": said.speaker_text or None,
            "cue": said.cue_text or None,
            "corrected": list(said.quote.corrected),
            "passages": self.passages(said.passages),
        }

    def figures(self) -> list[Record]:
        reported = [figure for series in self.briefing.series for figure in series.figures]
        ids = _unique((one.passage, one.figure.span.start) for one in reported)
        return [self.figure(id, one) for id, one in zip(ids, reported, strict=True)]

    def figure(self, id: str, reported: Reported) -> Record:
        figure = reported.figure
        return {
            "id": id,
            "text": reported.text,
            "value": _number(figure.value),
            "low": _number(figure.low),
            "high": _number(figure.high),
            "qualifier": figure.qualifier or None,
            "unit": figure.unit or None,
            "term": figure.term,
            "theme": reported.theme or None,
            "place": _line(figure.place),
            "as_of": _date(figure.as_of),
            "since": _date(figure.since),
            "reported_by": _named(reported.reporter),
            "reported_by_text": reported.reporter_text or None,
            "corrected": list(figure.corrected),
            "passages": self.passages(reported.passages),
        }

    def events(self) -> list[Record]:
        timeline = self.briefing.timeline
        return [self.event(id, entry) for id, entry in zip(event_ids(timeline), timeline, strict=True)]

    def event(self, id: str, entry: TimelineEntry) -> Record:
        return {
            "id": id,
            "text": entry.text,
            "date": {"value": entry.date.value, "first": _day(entry.first), "last": _day(entry.last)},
            "type": entry.event.type or None,
            "mode": entry.event.mode or None,
            "actors": [_named(actor) for actor in entry.actors],
            "place": _line(entry.event.place),
            "corrected": ["date"] if entry.date.corrected else [],
            "passages": self.passages((entry.passage,)),
        }

    def place(self, place: PlaceEntry) -> Record:
        shown = tuple(passage for passage in place.passages if passage.id in self.shown)
        return {
            "name": place.name,
            "geonameid": place.geonameid,
            "lat": place.lat,
            "lon": place.lon,
            "country": place.country or None,
            "feature": place.feature or None,
            "mentions": place.mentions,
            "corrected": list(place.corrected),
            "passages": self.passages(shown or place.passages[:1]),
        }

    def passages(self, passages: Iterable[Passage]) -> list[Record]:
        """Each passage once."""
        given = {passage.id: passage for passage in passages}
        self.carried |= given
        return [
            {
                "id": passage.id,
                "text": passage.text,
                "source": passage.article.id,
                "start": passage.span.start,
                "end": passage.span.end,
                "url": self.addresses.passage(passage),
            }
            for passage in given.values()
        ]


def event_ids(timeline: tuple[TimelineEntry, ...]) -> list[str]:
    """A name for each event that lasts as long as its passage does."""
    return _unique((entry.passage, entry.event.trigger.start) for entry in timeline)


def as_json(record: Record) -> str:
    """The same text for the same record, a value a line."""
    return json.dumps(record, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def as_geojson(places: list[Record]) -> str:
    """The places as a FeatureCollection (RFC 7946); one of unknown position has no geometry."""
    return as_json(
        {"type": "FeatureCollection", "attribution": GEONAMES, "features": [_feature(one) for one in places]}
    )


def _feature(place: Record) -> Record:
    located = place["lat"] is not None and place["lon"] is not None
    feature: Record = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [place["lon"], place["lat"]]} if located else None,
        "properties": {name: value for name, value in place.items() if name not in ("lat", "lon")},
    }
    return feature | ({"id": place["geonameid"]} if place["geonameid"] else {})


def _unique(places: Iterable[tuple[Passage, int]]) -> list[str]:
    """A name for each thing that begins at a position of a passage."""
    names: dict[str, None] = {}
    for passage, start in places:
        name = plain = f"{passage.id}-{start - passage.span.start}"
        count = 1
        while name in names:
            count += 1
            name = f"{plain}-{count}"
        names[name] = None
    return list(names)


def _named(actor: ActorName | None) -> Record | None:
    return {"key": actor.key, "name": actor.name} if actor else None


def _date(value: str) -> Record | None:
    first, last = date_range(value) or (None, None)
    return {"value": value, "first": _day(first), "last": _day(last)} if value else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _line(text: str) -> str | None:
    return " ".join(text.split()) or None


def _number(value: float | None) -> float | int | None:
    """A whole number without its ".0"; JSON has no infinity."""
    if value is None or not math.isfinite(value):
        return None
    return int(value) if value == int(value) else value
