"""What the briefing says now, in the form of an edition that is not closed."""

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import replace
from datetime import date
from typing import Any

from generator import __version__
from generator.briefing import Briefing
from generator.editions.edition import Edition, EditionClaim, EditionStatement
from generator.editions.kept_items import KEPT_ITEMS
from generator.markdown.footnotes import seen_labels
from generator.passages import PASSAGE_ID, Passage
from generator.record_kinds import Field, FieldType, RecordKind
from generator.records import KINDS, SOURCES

PASSAGE = re.compile(PASSAGE_ID)
# Pages that repeat what others say: the sources are the evidence itself, and what changed is made
# from editions.
REPEATING = ("sources/", "changes/", "changes.md")


def cited_ids(pages: Mapping[str, str]) -> frozenset[str]:
    """Give the ids of the passages that pages cite, by their paths and texts.

    Files that are no pages count for nothing.
    """
    texts = (
        text
        for path, text in pages.items()
        if path.endswith(".md") and not path.startswith(REPEATING)
    )
    labels: set[str] = set()
    for text in texts:
        labels |= seen_labels(text)
    return frozenset(filter(PASSAGE.fullmatch, labels))


def passages_of(briefing: Briefing) -> dict[str, Passage]:
    """Give every passage that the briefing may cite, by its id."""
    found: list[Passage] = [statement.passage for statement in briefing.statements]
    reported = (one for series in briefing.series for one in series.figures)
    for several in (*briefing.said, *reported, *briefing.timeline):
        found += several.passages
    for actor in briefing.actors:
        found += (actor.first, *(note.passage for note in actor.roles if note.passage))
    for several in (*briefing.stances, *briefing.gaps, *briefing.places, *briefing.claims):
        found += several.passages
    return {passage.id: passage for passage in found}


def take_snapshot(briefing: Briefing, shown: Set[str]) -> Edition:
    """Give what is said where the passages of these ids are cited."""
    passages = {id: one for id, one in passages_of(briefing).items() if id in shown}
    claim_of = {id(record): claim.id for claim in briefing.claims for record in claim.records}
    items = {
        kind.list: tuple(_items(kind, briefing, cited=passages, claim_of=claim_of))
        for kind in KINDS
        if kind.kept
    }
    return Edition(
        slug="",
        name="",
        closed="",
        cutoff=_day(briefing.cutoff),
        program=__version__,
        statements=tuple(
            EditionStatement(id, source=passage.article.id, text=passage.text)
            for id, passage in passages.items()
        ),
        **items,
    )


def _items(
    kind: RecordKind,
    briefing: Briefing,
    *,
    cited: Mapping[str, Passage],
    claim_of: Mapping[int, str],
) -> Iterator[Any]:
    """Yield the items of a kind, each once, with those of their passages that are cited.

    An item of which none is cited is not said; a source is there whether it is cited or not.
    """
    if not cited and kind is not SOURCES:
        return
    made = set()
    for thing in kind.gathered(briefing):
        item = KEPT_ITEMS[kind.list](
            **{field.kept_as: _value(field, thing, cited) for field in kind.kept}
        )
        if id(thing) in claim_of and not isinstance(item, EditionClaim):
            item = replace(item, claim=claim_of[id(thing)])
        is_said = kind is SOURCES or item.passages
        if is_said and item not in made:
            made.add(item)
            yield item


def _value(field: Field, thing: Any, cited: Mapping[str, Passage]) -> Any:
    """What is not known is "", but for a number."""
    value = field.of(thing)
    match field.type:
        case FieldType.PASSAGES:
            return tuple(dict.fromkeys(passage.id for passage in value if passage.id in cited))
        case FieldType.NUMBER | FieldType.TEXTS:
            return value
        case FieldType.ACTOR:
            return value.key if value else ""
        case FieldType.DAY:
            return _day(value)
    return " ".join(value.split())


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
