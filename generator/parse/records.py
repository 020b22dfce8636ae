"""What the parser found, as JSON: the form in which other programs read it and its accuracy is measured.

Offsets count code points of the text, end excluded. `actors` holds the named mentions, one record each.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date

from generator.errors import UserError
from generator.model import Article, Form, Parsed, Span
from generator.parse import parse_articles


def parse_lines(lines: Iterable[str]) -> Iterator[str]:
    """One JSON answer a line for articles given as {"id", "text", "published", "title"}, one a line.

    Raises `UserError` with the line's number where a line is not such a record.
    """
    articles = [_read_line(line, number) for number, line in enumerate(lines, start=1) if line.strip()]
    for parsed in parse_articles(articles):
        yield json.dumps(as_record(parsed), ensure_ascii=False)


def _read_line(line: str, number: int) -> Article:
    try:
        row = json.loads(line)
        return Article(
            id=str(row["id"]),
            text=row["text"],
            title=row.get("title") or "",
            published=read_date(row.get("published")),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UserError(
            f"line {number}: found {line.strip()[:60]!r} ({error}); expected an object like "
            '{"id": "a", "text": "…", "published": "2024-12-05", "title": "…"}'
        ) from error


def read_date(written: str | None) -> date | None:
    """A date that is no ISO date is as good as none: guessing its order of day and month would move every event."""
    try:
        return date.fromisoformat(written[:10]) if written else None
    except ValueError:
        return None


def as_record(parsed: Parsed) -> dict:
    """All that was found in one article, ready for JSON."""
    text = parsed.article.text
    return {
        "id": parsed.article.id,
        "quotes": [_quote(quote, text) for quote in parsed.quotes],
        "dates": [
            {**_at(found.span, text), "value": found.value, "type": found.type.value, "resolved": found.resolved,
             "rule": found.rule}
            for found in parsed.dates
        ],
        "actors": [
            {**_at(mention.span, text), "kind": actor.kind.value, "actor": actor.name,
             "rule": mention.rule}
            for actor in parsed.actors
            for mention in actor.mentions
            if mention.form is Form.NAME
        ],
        "places": [
            {**_at(place.span, text), "name": place.name, "geonameid": place.geonameid, "lat": place.lat,
             "lon": place.lon, "country": place.country, "rule": place.rule}
            for place in parsed.places
        ],
        "figures": [
            {**_at(figure.span, text), "value": figure.value, "low": figure.low, "high": figure.high,
             "qualifier": figure.qualifier, "unit": figure.unit, "term": figure.term, "place": figure.place,
             "as_of": figure.as_of, "reported_by": figure.reported_by, "rule": figure.rule}
            for figure in parsed.figures
        ],
        "events": [
            {**_at(event.span, text), "type": event.type, "mode": event.mode, "status": event.status.value,
             "sources": list(event.sources), "targets": list(event.targets), "place": event.place,
             "date": event.date.value if event.date else None, "rule": event.rule}
            for event in parsed.events
        ],
        "relations": [
            {**_at(relation.span, text), "actor": relation.actor, "relation": relation.relation,
             "target": relation.target, "rule": relation.rule}
            for relation in parsed.relations
        ],
    }  # fmt: skip


def _at(span: Span, text: str) -> dict:
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def _quote(quote, text: str) -> dict:
    record = {
        **_at(quote.span, text),
        "kind": quote.kind.value,
        "spans": [list(piece) for piece in quote.pieces],
        "rule": quote.rule,
    }
    if quote.speaker_span:
        record |= {"speaker_start": quote.speaker_span.start, "speaker_end": quote.speaker_span.end}
        record |= {"speaker_text": quote.speaker_span.of(text)}
    if quote.cue:
        record |= {"cue": quote.cue.of(text)}
    return record | {"speaker": quote.speaker}
