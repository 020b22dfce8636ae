"""What may stand in corrections.yml: the lists, and the keys of their entries.

docs/editing.md shows the same to the editor.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from generator.corrections.entries import (
    ActorCorrection,
    DateCorrection,
    EventCorrection,
    FigureCorrection,
    PlaceCorrection,
    QuoteCorrection,
    RelationCorrection,
    SentenceCorrection,
)
from generator.record_kinds import covering
from generator.records import KINDS


class ListForm(NamedTuple):
    """How an entry of one list is written."""

    narrows: tuple[str, ...]  # of "article" and "in"
    # key → (the record's field, the method of `CorrectionsReader` that reads it)
    settings: dict[str, tuple[str, str]]
    made: Callable[..., Any]
    alone: tuple[str, ...]  # settings beside which no other may stand
    example: str


LISTS = {
    "actors": ListForm(
        narrows=("article",),
        settings={
            "merge": ("merge", "texts"),
            "split": ("split", "line"),
            "called": ("called", "line"),
            "rename": ("rename", "line"),
            "kind": ("kind", "kind"),
            "role": ("role", "line"),
            "of": ("of", "line"),
            "alias": ("aliases", "texts"),
            "hide": ("hide", "yes"),
        },
        made=ActorCorrection,
        alone=("hide",),
        example="rename: Bashar al-Assad",
    ),
    "quotes": ListForm(
        narrows=("article", "in"),
        settings={"speaker": ("speaker", "line"), "drop": ("drop", "yes")},
        made=QuoteCorrection,
        alone=("drop",),
        example="speaker: Naim Qassem",
    ),
    "figures": ListForm(
        narrows=("article", "in"),
        settings={
            "value": ("value", "number"),
            "unit": ("unit", "line"),
            "term": ("term", "term"),
            "place": ("place", "line"),
            "as_of": ("as_of", "day"),
            "reported_by": ("reporter", "line"),
            "key": ("key", "card"),
            "drop": ("drop", "yes"),
        },
        made=FigureCorrection,
        alone=("drop",),
        example="value: 280,000",
    ),
    "events": ListForm(
        narrows=("article", "in"),
        settings={"drop": ("drop", "yes")},
        made=EventCorrection,
        alone=("drop",),
        example="drop: true",
    ),
    "relations": ListForm(
        narrows=("article", "in"),
        settings={"drop": ("drop", "yes")},
        made=RelationCorrection,
        alone=("drop",),
        example="drop: true",
    ),
    "dates": ListForm(
        narrows=("article", "in"),
        settings={"is": ("value", "timex"), "drop": ("drop", "yes")},
        made=DateCorrection,
        alone=("drop",),
        example="is: 2024-12-05",
    ),
    "places": ListForm(
        narrows=("article", "in"),
        settings={
            "geonames": ("geonames", "whole"),
            "lat": ("lat", "latitude"),
            "lon": ("lon", "longitude"),
            "position": ("unknown", "unknown"),
            "drop": ("drop", "yes"),
        },
        made=PlaceCorrection,
        alone=("drop", "position"),
        example="geonames: 169577",
    ),
    "sentences": ListForm(
        narrows=("article",),
        settings={
            "section": ("sections", "texts"),
            "highlight": ("highlight", "yes_or_no"),
            "hide": ("hide", "yes"),
        },
        made=SentenceCorrection,
        alone=("hide",),
        example="section: diplomacy",
    ),
}
covering(LISTS, kinds=[kind for kind in KINDS if kind.is_correctable], file=__file__)
KEYS = {kind.list: kind.name for kind in KINDS}  # what names the thing: "quote: They will not"
