"""Editions and what changed between two of them, for a terminal and for programs."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from difflib import get_close_matches
from operator import attrgetter
from typing import Any

from generator.editions.claim_changes import EditionDispute
from generator.editions.compare import PARTS, Changes, EditionChange
from generator.editions.edition import (
    Edition,
    EditionActor,
    EditionEvent,
    EditionFigure,
    EditionQuote,
    EditionSource,
    EditionStatement,
)
from generator.editions.store import FOLDER
from generator.errors import UserError
from generator.listing import count
from generator.spelling import slug

NOW = "now"
NONE_CLOSED = 'No edition is closed yet. Close one: briefing edition "2024-12-05 evening"'
HEADINGS = {
    "sources": "New sources",
    "figures_changed": "Changed figures",
    "disputed": "Newly disputed",
    "figures": "New figures",
    "events": "New events",
    "quotes": "New quotes",
    "quotes_changed": "Quotes given to another speaker",
    "actors": "New actors",
    "statements": "New statements of earlier sources",
    "withdrawn": "Statements withdrawn",
    "sources_removed": "Sources taken out",
}


def find_edition(said: str, editions: tuple[Edition, ...]) -> Edition:
    """Find the edition of a name or of a file's name. Raises `UserError` with the nearest one."""
    wanted = said.removeprefix(f"{FOLDER}/").removesuffix(".json")
    for edition in editions:
        if wanted in (edition.name, edition.slug) or slug(wanted) == edition.slug:
            return edition
    if not editions:
        raise UserError(NONE_CLOSED)
    names = [edition.name for edition in editions]
    near = get_close_matches(said, names, n=1, cutoff=0.5)
    known = ", ".join(f'"{name}"' for name in names[-5:])
    hint = f"The last are: {known}. All of them: briefing edition"
    if near:
        hint = f'Did you mean "{near[0]}"?'
    raise UserError(f'There is no edition "{said}". {hint}')


def listed(editions: tuple[Edition, ...]) -> Iterator[str]:
    """Yield each edition a line, oldest first."""
    if not editions:
        yield NONE_CLOSED
    for one in editions:
        yield (
            f"{one.name}: closed {one.closed}, cut-off {one.cutoff or 'unknown'}, "
            f"{count(one.sources, 'source')}, "
            f"{count(one.statements, 'statement')}, in {FOLDER}/{one.slug}.json"
        )


def as_lines(changes: Changes) -> Iterator[str]:
    """Yield what changed, to be read in a terminal."""
    yield f"From {_title(changes.old)} to {_title(changes.new)}"
    if changes.is_program_other:
        old, new = changes.old.program, changes.new.program
        yield f"(read by version {old} of the program, then by {new})"
    if not changes:
        yield "Nothing changed."
    for part, items, edition in _parts(changes):
        if items:
            yield f"\n{HEADINGS[part]}: {len(items):,}"
            for item in items:
                yield from _lines(item, edition, changes)


def as_json(changes: Changes) -> str:
    """Give the same for programs, each item with its passages."""
    record: dict[str, Any] = {"from": _head(changes.old), "to": _head(changes.new)}
    for part, items, edition in _parts(changes):
        record[part] = [_record(item, edition, changes) for item in items]
    return json.dumps(record, ensure_ascii=False, indent=1)


def _parts(changes: Changes) -> Iterator[tuple[str, tuple, Edition]]:
    """Yield the parts of a comparison, each with the edition in which its items stand."""
    for part in PARTS:
        is_gone = part in ("withdrawn", "sources_removed")
        yield part, getattr(changes, part), changes.old if is_gone else changes.new


def _title(edition: Edition) -> str:
    return f'edition "{edition.name}" (closed {edition.closed})' if edition.slug else NOW


def _lines(item: Any, edition: Edition, changes: Changes) -> Iterator[str]:
    if isinstance(item, EditionChange):
        yield f"  {_words(item.old)} → {_words(item.new)}"
        yield from _evidence(item.old, changes.old, "was ")
        yield from _evidence(item.new, changes.new, "is  ")
        return
    if isinstance(item, EditionDispute):
        yield "  The sources differ:"
        for claim in item.claims:
            yield from _evidence(claim, edition)
        return
    yield f"  {_words(item)}"
    if not isinstance(item, EditionSource):
        yield from _evidence(item, edition)


def _evidence(item: Any, edition: Edition, label: str = "") -> Iterator[str]:
    for id in (item.id,) if isinstance(item, EditionStatement) else item.passages:
        statement = edition.statement_of[id]
        words = "" if isinstance(item, EditionStatement) else f"{statement.text} — "
        yield f"      {label}[{id}] {words}{_origin(edition.source_of[statement.source])}"


def _origin(source: EditionSource) -> str:
    return ", ".join(
        part for part in (source.title or source.id, source.publisher, source.published) if part
    )


def _words(item: Any) -> str:
    """Say what an item says, on one line."""
    return WORDED[type(item)](item)


def _event(event: EditionEvent) -> str:
    return f"{event.date}: {event.text}" if event.date else event.text


def _quote(quote: EditionQuote) -> str:
    how = {"direct": "", "mixed": " (in part verbatim)"}.get(quote.kind, " (paraphrase)")
    return f"{quote.speaker_name or 'speaker not known'}{how}: {quote.text}"


def _figure(figure: EditionFigure) -> str:
    where = f", {figure.place}" if figure.place else ""
    who = f", reported by {figure.reporter_name}" if figure.reporter_name else ""
    return f"“{figure.text}” ({figure.term}{where}{who})"


WORDED: dict[type, Callable[[Any], str]] = {
    EditionSource: _origin,
    EditionStatement: attrgetter("text"),
    EditionFigure: _figure,
    EditionActor: attrgetter("name"),
    EditionEvent: _event,
    EditionQuote: _quote,
}


def _head(edition: Edition) -> dict[str, Any]:
    told = {name: getattr(edition, name) or None for name in ("slug", "name", "closed", "cutoff")}
    return told | {"sources": len(edition.sources), "program": edition.program}


def _record(item: Any, edition: Edition, changes: Changes) -> dict[str, Any]:
    if isinstance(item, EditionChange):
        return {
            "old": _record(item.old, changes.old, changes),
            "new": _record(item.new, changes.new, changes),
        }
    if isinstance(item, EditionDispute):
        return {"claims": [_record(claim, edition, changes) for claim in item.claims]}
    record = asdict(item)
    if isinstance(item, EditionStatement):
        return {**record, "source": asdict(edition.source_of[item.source])}
    if not isinstance(item, EditionSource):
        statements = (edition.statement_of[id] for id in item.passages)
        record["passages"] = [
            {**asdict(one), "source": asdict(edition.source_of[one.source])} for one in statements
        ]
    return record
