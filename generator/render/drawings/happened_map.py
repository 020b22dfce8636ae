"""The map of what happened: a numbered mark for each happening of the overview's list.

A happening stands where its event does, or at the one town or region that its sentence names; a
country alone is no place to put a mark, and of several towns none is chosen. What has no place so
is listed beside the map, with the name of a place whose position is not known. Marks that would lie
on each other are one, with the numbers of all.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain
from math import dist

from generator.briefing import Briefing
from generator.briefing_items import PlaceEntry, TimelineEntry
from generator.evidence import Passage
from generator.model import Status
from generator.render.drawings.frame import LEAST_AROUND_ONE, View, find_view
from generator.render.drawings.map import SMALL, MapDrawing, draw_map
from generator.render.drawings.pins import Pin, PinNote
from generator.render.happened import ShownHappening, what_happened
from generator.render.words import Words
from generator.timex import DAY, PERIOD_SIGN

LINE = "happened-"  # begins the ids of the list's lines
WEEK = timedelta(days=7)
NO_SPOT = {"country", "water", "world"}  # too large for a mark
# Of how often the country named most is, that makes another one that the articles are about.
SHARE_OF_MOST = 0.25


@dataclass(frozen=True, slots=True)
class MarkedHappening:
    """A happening of the list, with where and when it was."""

    number: int  # in the list, from 1
    passage: Passage  # whose line tells of it
    place: PlaceEntry | None  # with coordinates, and small enough to be marked
    unknown: str  # the name of where it was, if its position is not known
    day: str  # as the label has it; "" where the sentence tells of no day
    days: tuple[date, ...]  # its first and its last, of a period that lasted the last alone
    is_disputed: bool


def draw_overview(
    briefing: Briefing, pins: Sequence[Pin], words: Words, *, page: str, taken_out: Set[str]
) -> MapDrawing | None:
    """Draw the map of the overview at `page`: of its list, or else of the places, `pins`.

    None where no place has coordinates. `taken_out` are the pages and lines that an editor took
    out, lines as "index.md#happened-94eda586": the map neither tells of them nor leads there.
    """
    begins = f"{page}#{LINE}"
    gone = {one.removeprefix(begins) for one in taken_out if one.startswith(begins)}
    if drawn := draw_happened(briefing, words, gone):
        return drawn
    folder = "../" * (2 * page.count("/"))  # of the built page, from which the table is seen
    to_places = None if "places.md" in taken_out else f"{folder}places/"
    return draw_map(pins, SMALL, words=words, page=to_places)


def draw_happened(briefing: Briefing, words: Words, gone: Set[str]) -> MapDrawing | None:
    """Draw the map of the overview's list; None where nothing of it can be marked.

    The marks link to the lines of the list, of which those of the passages with these ids are
    `gone`.
    """
    happened = mark_happenings(briefing, words)
    marked = tuple(one for one in happened if one.passage.id not in gone)
    placed = [(one, one.place) for one in marked if one.place]
    places = [replace(place, mentions=1) for _, place in placed]
    view = find_view(places, SMALL.width, SMALL.height, least=LEAST_AROUND_ONE)
    if not view:
        return None
    spots = _joined([_pin(one, place) for one, place in placed], view)
    about = words.plain("map.happened_about", count=len(placed))
    days = [one.days for one, _ in placed]
    drawn = draw_map(spots, SMALL, words, view=view, about=about)
    return replace(
        drawn,
        beside=tuple(_numbers_by_place(_unmarked(marked, drawn), words)),
        tells=True,
        # None where one has none, of which the title would tell them.
        days=tuple(sorted(chain.from_iterable(days))) if all(days) else (),
        differs=any(pin.note.is_disputed for pin in spots if pin.note),
    )


def _unmarked(marked: Iterable[MarkedHappening], drawn: MapDrawing) -> list[MarkedHappening]:
    """Give the happenings that stand beside the map: it has no place or no room for them."""
    missing = {number for pin in drawn.elsewhere if pin.note for number in pin.note.numbers}
    return [one for one in marked if one.place is None or one.number in missing]


def _numbers_by_place(marked: Iterable[MarkedHappening], words: Words) -> Iterator[str]:
    """Name each place once, with the numbers of what happened there: "2 and 3", "Tawila (4)"."""
    numbers: dict[str, list[str]] = {}
    for one in sorted(marked, key=lambda one: bool(one.unknown)):
        numbers.setdefault(one.unknown, []).append(str(one.number))
    for name, those in numbers.items():
        yield f"{name} ({words.listed(those)})" if name else words.listed(those)


def mark_happenings(briefing: Briefing, words: Words) -> Iterator[MarkedHappening]:
    """Give the happenings of the overview's list, numbered as there."""
    markable = _markable(briefing.places)
    unknown = [place for place in briefing.places if place.lat is None]
    in_conflict = _ids_in_conflict(briefing)
    for number, told in enumerate(what_happened(briefing), start=1):
        passage, entry = told.statement.passage, told.entry
        place = _place(told, markable)
        nowhere = [one.name for one in unknown if passage in one.passages]
        is_denied = entry is not None and entry.event.status is Status.DENIED
        yield MarkedHappening(
            number,
            passage,
            place=place,
            unknown=nowhere[0] if len(nowhere) == 1 and place is None else "",
            day=_day(told, words),
            days=_days(entry) if entry else (),
            is_disputed=is_denied or passage.id in in_conflict,
        )


def _days(entry: TimelineEntry) -> tuple[date, ...]:
    """Give the days that the map's title may tell: of a month or a year none is known."""
    if PERIOD_SIGN in entry.date.value:
        return (entry.last,)
    return (entry.first, entry.last) if entry.last - entry.first < WEEK else ()


def _day(told: ShownHappening, words: Words) -> str:
    """Write the day of a line as a label has it: the year only where no day is known."""
    if told.entry and DAY.match(told.timex):
        return words.short_day(told.entry.last)
    return words.timex(told.timex) if told.timex else ""


def _place(told: ShownHappening, markable: Sequence[PlaceEntry]) -> PlaceEntry | None:
    """Give the place of the event, or the one town or region that its sentence names."""
    if told.entry:
        for place in markable:
            if place.name == told.entry.event.place:
                return place
    within = [one for one in markable if told.statement.passage in one.passages]
    found = [one for one in within if Pin(one, "").is_point] or within
    return found[0] if len(found) == 1 else None


def _markable(places: Sequence[PlaceEntry]) -> list[PlaceEntry]:
    """Give the places that can be marked, in the countries that the articles are about.

    What was decided elsewhere would take the map to the other end of the world. A point that the
    editor set by hand may be of no country.
    """
    named: Counter[str] = Counter()
    for place in places:
        named[place.country] += place.mentions if place.country else 0
    least = SHARE_OF_MOST * max(named.values(), default=0)
    near = {"", *(country for country, times in named.items() if times >= least)}
    return [one for one in places if _can_be_marked(one) and one.country in near]


def _can_be_marked(place: PlaceEntry) -> bool:
    return place.feature not in NO_SPOT and None not in (place.lat, place.lon)


def _ids_in_conflict(briefing: Briefing) -> set[str]:
    """Give the passages over whose numbers or events the sources differ."""
    records = [one for each in briefing.conflicts for one in (*each.figures, *each.events)]
    return {passage.id for one in records for passage in one.passages}


def _pin(one: MarkedHappening, place: PlaceEntry) -> Pin:
    note = PinNote((one.number,), names=(place.name,), days=(one.day,), is_disputed=one.is_disputed)
    return Pin(replace(place, mentions=1), f"{LINE}{one.passage.id}", note)


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
