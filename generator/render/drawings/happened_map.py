"""The map of what happened: a numbered mark for each happening of the overview's list.

A happening stands where its event does, or at the one town or region that its sentence names; a
country alone is no place to put a mark, and of several towns none is chosen. What has no place so
is named beside the map. Marks that would lie on each other are one, with the numbers of all.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from math import dist

from generator.briefing import Briefing
from generator.briefing_items import PlaceEntry, TimelineEntry
from generator.evidence import Statement
from generator.model import Status
from generator.render.drawings.frame import LEAST_AROUND_ONE, View, find_view
from generator.render.drawings.map import MapDrawing, draw_map, draw_pins
from generator.render.drawings.map_placement import MapFormat
from generator.render.drawings.pins import Note, Pin
from generator.render.happened import what_happened
from generator.render.words import Words

LONGEST_PERIOD = timedelta(days=180)  # of days without their year
NO_SPOT = {"country", "water", "world"}  # too large for a mark


@dataclass(frozen=True, slots=True)
class Marked:
    """A happening of the list, with where and when it was."""

    number: int  # in the list, from 1
    place: PlaceEntry | None  # with coordinates, and small enough to be marked
    named: str  # where it was, as far as that is known
    day: str  # as the label has it; "" where the sentence tells of no day
    is_disputed: bool


def draw_happened(
    briefing: Briefing, pins: Sequence[Pin], format: MapFormat, words: Words, page: str | None
) -> MapDrawing | None:
    """Draw the map of the overview's list; where nothing of it has a place, that of all places.

    The marks link to the rows of their places, `pins`, in the table on `page`; None: to nothing.
    None where no place has coordinates.
    """
    marked = tuple(mark_happenings(briefing, words))
    placed = [(one, one.place) for one in marked if one.place]
    places = [replace(place, mentions=1) for _, place in placed]
    view = find_view(places, format.width, format.height, least=LEAST_AROUND_ONE)
    if not view:
        return draw_map(pins, format, words, page)
    rows = {pin.place.name: pin.id for pin in pins}
    spots = _joined([_pin(one, place, rows) for one, place in placed], view)
    about = words.plain("map.happened_about", count=len(placed))
    drawn = draw_pins(spots, view, format, words=words, page=page, about=about)
    missing = {number for pin in drawn.elsewhere if pin.note for number in pin.note.numbers}
    beside = [one for one in marked if one.place is None or one.number in missing]
    return replace(
        drawn,
        beside=tuple(f"{one.number} {one.named}".strip() for one in beside),
        tells=True,
        differs=any(pin.note.is_disputed for pin in spots if pin.note),
    )


def mark_happenings(briefing: Briefing, words: Words) -> Iterator[Marked]:
    """Give the happenings of the overview's list, numbered as there."""
    named = {place.name: place for place in briefing.places}
    in_conflict = _ids_in_conflict(briefing)
    for number, (statement, entry) in enumerate(what_happened(briefing), start=1):
        name, place = _place(briefing, statement, entry=entry, named=named)
        is_denied = entry is not None and entry.event.status is Status.DENIED
        yield Marked(
            number,
            place,
            named=name,
            day=_day(entry, words) if entry else "",
            is_disputed=is_denied or statement.passage.id in in_conflict,
        )


def _day(entry: TimelineEntry, words: Words) -> str:
    if entry.first == entry.last:
        return words.short_day(entry.first)
    if entry.last - entry.first > LONGEST_PERIOD:
        return words.timex(entry.date.value)
    first, last = words.short_day(entry.first), words.short_day(entry.last)
    return words.plain("dates.period", first=first, last=last)


def _place(
    briefing: Briefing,
    statement: Statement,
    *,
    entry: TimelineEntry | None,
    named: dict[str, PlaceEntry],
) -> tuple[str, PlaceEntry | None]:
    """Give the name of where it happened, and the place where that can be marked."""
    told = named.get(entry.event.place) if entry else None
    if told and _can_be_marked(told):
        return told.name, told
    within = [one for one in briefing.places if statement.passage in one.passages]
    for kind in (_is_town, _can_be_marked):
        found = [one for one in within if kind(one)]
        if len(found) == 1:
            return found[0].name, found[0]
        if found:
            return "", None
    wide = told or (within[0] if len(within) == 1 else None)
    return wide.name if wide else "", None


def _can_be_marked(place: PlaceEntry) -> bool:
    return place.feature not in NO_SPOT and None not in (place.lat, place.lon)


def _is_town(place: PlaceEntry) -> bool:
    return _can_be_marked(place) and Pin(place, "").is_point


def _ids_in_conflict(briefing: Briefing) -> set[str]:
    """Give the passages over whose numbers or events the sources differ."""
    records = [one for each in briefing.conflicts for one in (*each.figures, *each.events)]
    return {passage.id for one in records for passage in one.passages}


def _pin(one: Marked, place: PlaceEntry, rows: dict[str, str]) -> Pin:
    note = Note((one.number,), names=(place.name,), days=(one.day,), is_disputed=one.is_disputed)
    return Pin(replace(place, mentions=1), rows.get(place.name, ""), note)


def _joined(pins: Iterable[Pin], view: View) -> list[Pin]:
    """Join the marks that would lie on each other."""
    joined: list[Pin] = []
    for pin in pins:
        near = next((one for one in joined if _touch(one, pin, view)), None)
        if near:
            joined[joined.index(near)] = replace(near, note=near.note.joined(pin.note))
        else:
            joined.append(pin)
    return joined


def _touch(one: Pin, other: Pin, view: View) -> bool:
    first, second = (view.at(pin.place.lon, pin.place.lat) for pin in (one, other))
    return dist(first, second) < one.note.radius + other.note.radius
