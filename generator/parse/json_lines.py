"""What the parser found, as JSON.

Other programs read it in this form, and its accuracy is measured by it. Offsets count code points
of the text, end excluded. `actors` holds the named mentions, one record each.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from generator.errors import UserError
from generator.faults import RAISED, Faults
from generator.model import Article, Date, Form, Kind, Parsed, Span
from generator.parse import parse_articles, parse_what_can_be
from generator.record_kinds import RecordKind, covering
from generator.records import ACTORS, DATES, EVENTS, FIGURES, KINDS, PLACES, QUOTES, RELATIONS

# The lists of an answer, in their order.
ORDER = (QUOTES, DATES, ACTORS, PLACES, FIGURES, EVENTS, RELATIONS)
FOUND = [kind for kind in KINDS if kind.found]
covering({kind.list: kind for kind in ORDER}, kinds=FOUND, file=__file__)


class NamedMention(NamedTuple):
    """A mention that names an actor."""

    span: Span
    kind: Kind
    actor: str  # its name
    rule: str


def parse_lines(lines: Iterable[str], faults: Faults = RAISED) -> Iterator[str]:
    """Answer each line with a line of JSON.

    A line is an article: {"id", "text", "published", "title"}. Raises `UserError` with the number
    of a line that is none.
    """
    numbered = enumerate(lines, start=1)
    articles = [_read_line(line, number) for number, line in numbered if line.strip()]
    for parsed in parse_articles(articles, parse_what_can_be):
        faults.join(parsed.faults)
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
    """The date, where it is an ISO date.

    To guess the order of day and month would move every event.
    """
    try:
        return date.fromisoformat(written[:10]) if written else None
    except ValueError:
        return None


def as_record(parsed: Parsed) -> dict[str, Any]:
    """All that was found in one article, ready for JSON."""
    return {"id": parsed.article.id, **{kind.list: _all_of(kind, parsed) for kind in ORDER}}


def _all_of(kind: RecordKind, parsed: Parsed) -> list[dict[str, Any]]:
    return [_found(kind, one, parsed) for one in _records(parsed, kind)]


def _records(parsed: Parsed, kind: RecordKind) -> Iterable[Any]:
    return _named_mentions(parsed) if kind is ACTORS else getattr(parsed, kind.list)


def _named_mentions(parsed: Parsed) -> Iterator[NamedMention]:
    for actor in parsed.actors:
        for mention in actor.mentions:
            if mention.form is Form.NAME:
                yield NamedMention(mention.span, actor.kind, actor.name, mention.rule)


def _found(kind: RecordKind, one: Any, parsed: Parsed) -> dict[str, Any]:
    text = parsed.article.text
    start, end = one.span
    record: dict[str, Any] = {"start": start, "end": end, "text": one.span.of(text)}
    for name in kind.found:
        value = getattr(one, name)
        if name in WORDS_OF:
            record |= WORDS_OF[name](value, text)
        elif isinstance(value, Date):
            record[name] = value.value
        else:
            record[name] = list(value) if isinstance(value, tuple) else value
    return record


def _speaker(span: Span | None, text: str) -> dict[str, Any]:
    if span is None:
        return {}
    return {"speaker_start": span.start, "speaker_end": span.end, "speaker_text": span.of(text)}


# What is written of the spans that stand in a record under names of their own.
WORDS_OF: dict[str, Callable[[Any, str], dict[str, Any]]] = {
    "pieces": lambda pieces, text: {"spans": [list(piece) for piece in pieces]},
    "speaker_span": _speaker,
    "reported_span": lambda span, text: {"reported_by_text": span.of(text)} if span else {},
    "cue": lambda span, text: {"cue": span.of(text)} if span else {},
}
