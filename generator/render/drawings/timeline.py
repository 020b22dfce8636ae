"""The timeline as a drawing, made when the site is built. The list below it is its text equivalent.

Across, everything is a percentage, so that one drawing fits each width and its letters keep their
size; what lies apart at `NARROWEST` lies apart at every width. Moments are proleptic Gregorian
ordinals (`date.toordinal`); a day lasts from its own to the next.
"""

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from babel.dates import format_date

from generator.briefing_items import TimelineEntry
from generator.render.drawings.sheet import FOLDER, LETTER, NARROWEST, figure, percent
from generator.render.drawings.svg import Svg, element
from generator.render.happened import happening
from generator.render.words import Words

PATH = f"{FOLDER}/timeline.svg"
WIDE = 640.0  # pixels from which on there are more ticks
LEFT, RIGHT = 4.5, 95.5  # per cent: half a mark stays free on either side
OLD_RIGHT, NEW_LEFT = 29.0, 36.0  # per cent: where the axis breaks, if it does
OVERHANG = 2  # per cent that the line of the axis is longer than what stands on it
MARK = 24.0  # pixels, across and down, that a finger hits (WCAG 2.2, 2.5.8)
ROW, RADIUS, BAR = 24, 5, 10  # pixels
AXIS = 30  # pixels below the rows, for ticks and their labels
MONTH, YEAR = 31, 366  # days
SHORTEST = 5.0  # per cent: no bar is shorter, or on a long axis a year would be less than a dot
TALLEST = 8  # marks of the same date; what more there are is one mark, "+12"
NEWS = 4  # one entry in how many lies behind a break, at least
RARE = 4  # how much longer than the newest part the gap before it must be, for the axis to break
# Where a part may have ticks, as shares of it, the ones wanted most first.
TICKS = (0.0, 1.0, 0.5, 0.25, 0.75)

Extent = tuple[float, float]  # from where to where something reaches, in pixels


class AxisPart(NamedTuple):
    """A stretch of the axis: the days from `start` until before `end`, between two percentages."""

    start: int
    end: int
    left: float
    right: float

    def at(self, moment: float) -> float:
        """Where a moment stands, in per cent."""
        share = (moment - self.start) / (self.end - self.start)
        return self.left + min(1.0, max(0.0, share)) * (self.right - self.left)

    @property
    def unit(self) -> str:
        """What its ticks count: years, months or days."""
        days = self.end - self.start
        if days > 3 * YEAR:
            return "year"
        return "month" if days > 4 * MONTH else "day"


@dataclass(frozen=True, slots=True)
class TimelineMark:
    """One entry, or the rest of a day that has too many: where it stands, in per cent and rows."""

    id: str
    entry: TimelineEntry
    left: float
    right: float
    row: int = 0  # from the axis
    more: int = 0  # how many entries it stands for beside its own

    @property
    def kind(self) -> str:
        """How precise the date is, as a class of the style sheet."""
        days = (self.entry.last - self.entry.first).days + 1
        if days == 1:
            return "day"
        if days <= 7:
            return "week"
        return "month" if days <= MONTH else "year"

    @property
    def is_bar(self) -> bool:
        return not self.more and self.kind != "day"

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    def moved(self, by: float) -> "TimelineMark":
        """The mark so many per cent farther to the right."""
        return replace(self, left=self.left + by, right=self.right + by)

    def box(self, width: float) -> Extent:
        """From where to where it reaches in a drawing of that many pixels."""
        bar = (self.right - self.left) / 200 * width + 1
        text = self.more and (len(str(self.more)) + 1) * 4
        half = max(MARK / 2, bar, text)
        return self.middle / 100 * width - half, self.middle / 100 * width + half


class Tick(NamedTuple):
    """A label of the axis."""

    at: float  # per cent
    label: str
    anchor: str  # as in SVG: start, middle, end
    wide: bool = False  # only where there is room

    def box(self, width: float) -> Extent:
        """From where to where it reaches in a drawing of that many pixels."""
        x, long = self.at / 100 * width, len(self.label) * LETTER
        left = {"start": x, "middle": x - long / 2, "end": x - long}[self.anchor]
        return left, left + long


def draw_timeline(entries: Sequence[TimelineEntry], ids: Sequence[str], words: Words) -> Svg | None:
    """Draw the timeline as a figure; None for fewer than two entries.

    `ids` name the entries; each mark leads to `#event-ID`.
    """
    if len(entries) < 2:
        return None
    parts = find_parts(entries)
    marks = place_marks(entries, ids, parts)
    floor = max(mark.row for mark in marks) * ROW + ROW + 4
    heights = [floor - mark.row * ROW - ROW // 2 - 2 for mark in marks]
    drawing = [
        *_axis(parts, find_ticks(parts, words), floor),
        *(_mark(mark, y, words) for mark, y in zip(marks, heights, strict=True)),
    ]
    about = words.plain("drawings.timeline", count=len(entries))
    return figure(drawing, "timeline", role="group", about=about, height=floor + AXIS)


def find_parts(entries: Sequence[TimelineEntry]) -> list[AxisPart]:
    """Lay out the axis as one part, or as two where old days would leave no room for new ones."""
    days = sorted(entries, key=lambda entry: entry.first)
    # A year that still runs does not stretch the axis: its bar ends where the days do.
    short = [entry for entry in days if (entry.last - entry.first).days < MONTH] or days
    start = days[0].first.toordinal()
    end = max(max(entry.last for entry in short), days[-1].first).toordinal() + 1
    firsts = [entry.first.toordinal() for entry in days]
    split = _split(firsts, end)
    if not split:
        return [_whole(AxisPart(start, end, left=LEFT, right=RIGHT))]
    old_end = max(entry.last.toordinal() + 1 for entry in days[:split])
    old = AxisPart(start, min(old_end, firsts[split]), left=LEFT, right=OLD_RIGHT)
    return [_whole(old), _whole(AxisPart(firsts[split], end, left=NEW_LEFT, right=RIGHT))]


def _split(firsts: Sequence[int], end: int) -> int:
    """The number of the entry before which the axis breaks; 0 where it does not."""
    # What the wide part is for: two entries, and as many as it takes to call them the news.
    last = len(firsts) - max(2, math.ceil(len(firsts) / NEWS))
    rated = []
    for number in range(1, last + 1):
        gap, rest = firsts[number] - firsts[number - 1], end - firsts[number]
        rated.append((gap / rest, number))
    rate, split = max(rated, default=(0, 0))
    return split if rate >= RARE else 0


def _whole(part: AxisPart) -> AxisPart:
    """The part from the beginning of its first year or month, where it counts those."""
    return part._replace(start=_floor(part.start, part.unit).toordinal())


def _floor(moment: int, unit: str) -> date:
    """The first day of the year, month or day in which the moment lies."""
    day = date.fromordinal(moment)
    if unit == "year":
        return day.replace(month=1, day=1)
    return day.replace(day=1) if unit == "month" else day


def at(parts: list[AxisPart], moment: float) -> float:
    """Where a moment stands, in per cent; what lies beyond the axis, at its end."""
    return next((part for part in parts if moment <= part.end), parts[-1]).at(moment)


def place_marks(
    entries: Sequence[TimelineEntry], ids: Sequence[str], parts: list[AxisPart]
) -> list[TimelineMark]:
    """Place each mark on the row nearest to the axis that is free there.

    The longest come first, so that they lie lowest.
    """
    placed: list[TimelineMark] = []
    rows: list[list[Extent]] = []
    for mark in _marks(entries, ids, parts):
        mark = _inside(mark)
        placed.append(replace(mark, row=_free_row(mark.box(NARROWEST), rows)))
    return placed


def _marks(
    entries: Sequence[TimelineEntry], ids: Sequence[str], parts: list[AxisPart]
) -> Iterator[TimelineMark]:
    """The marks in the order in which they are placed, where they stand across."""
    same: dict[tuple[date, date], list[tuple[str, TimelineEntry]]] = {}
    for id, entry in zip(ids, entries, strict=True):
        same.setdefault((entry.first, entry.last), []).append((id, entry))
    for first, last in sorted(same, key=lambda days: (days[0] - days[1], days)):
        left, right = at(parts, first.toordinal() + 0.0), at(parts, last.toordinal() + 1.0)
        lacking = SHORTEST - (right - left)
        if first != last and lacking > 0:
            left, right = left - lacking / 2, right + lacking / 2
        group = same[first, last]
        for place, (id, entry) in enumerate(group[:TALLEST], 1):
            more = max(0, len(group) - TALLEST) if place == TALLEST else 0
            yield TimelineMark(id, entry, left=left, right=right, more=more)


def _inside(mark: TimelineMark) -> TimelineMark:
    """The mark, moved in as far as its own width needs at the axis's very end."""
    low, high = mark.box(NARROWEST)
    shift = max(0.0, -low) - max(0.0, high - NARROWEST)
    return mark.moved(by=shift / NARROWEST * 100)


def _free_row(box: Extent, rows: list[list[Extent]]) -> int:
    """Take the lowest row that is free there, and give its number; rows go from left to right."""
    for number, row in enumerate(rows):
        place = bisect_left(row, box)
        free_before = place == 0 or row[place - 1][1] <= box[0]
        free_behind = place == len(row) or box[1] <= row[place][0]
        if free_before and free_behind:
            row.insert(place, box)
            return number
    rows.append([box])
    return len(rows) - 1


def find_ticks(parts: list[AxisPart], words: Words) -> list[Tick]:
    """Choose labels that do not touch: the ends of each part, then others that have room."""
    ticks: list[Tick] = []
    for width in (NARROWEST, WIDE):
        for tick in _wanted(parts, words):
            taken = [one.box(width) for one in ticks]
            if _has_room(tick.box(width), taken, width):
                ticks.append(tick._replace(wide=width == WIDE))
    return ticks


def _has_room(box: Extent, taken: list[Extent], width: float) -> bool:
    low, high = box
    if low < 0 or high > width:
        return False
    return all(high + LETTER <= left or right + LETTER <= low for left, right in taken)


def _wanted(parts: list[AxisPart], words: Words) -> Iterator[Tick]:
    """The labels that the axis might have, the ones wanted most first."""
    for share in TICKS:
        for part in reversed(parts):
            is_day = part.unit == "day"
            day = _floor(round(part.start + share * (part.end - 1 - part.start)), part.unit)
            half = 0.5 if is_day else 0.0  # the middle of a day, where its dot is
            label = format_date(day, words.plain(f"drawings.{part.unit}"), locale=words.locale)
            place = part.at(max(day.toordinal(), part.start) + half)
            ends_inside = share == 1.0 and (is_day or len(parts) > 1)
            anchor = "end" if ends_inside else "middle"
            yield Tick(place, label, anchor="start" if share == 0.0 else anchor)


def _axis(parts: list[AxisPart], ticks: list[Tick], floor: int) -> Iterator[Svg]:
    """Draw the line, its break and its ticks."""
    for part in parts:
        ends = {"x1": percent(part.left - OVERHANG), "x2": percent(part.right + OVERHANG)}
        yield element("line", class_="axis", **ends, y1=floor, y2=floor)
    if len(parts) > 1:  # two strokes, as where a ruler is broken
        for x in (OLD_RIGHT + 2.4, NEW_LEFT - 2.4):
            stroke = element("path", class_="axis", d="M-3 6L3-6")
            place = {"x": percent(x), "y": floor}
            yield element("svg", stroke, **place, overflow="visible", width=1, height=1)
    for tick in ticks:
        x, name = percent(tick.at), "wide" if tick.wide else None
        line = element("line", class_="tick", x1=x, x2=x, y1=2, y2=floor + 5)
        label = element("text", tick.label, x=x, y=floor + 20, text_anchor=tick.anchor)
        yield element("g", line, label, class_=name)


def _mark(mark: TimelineMark, y: int, words: Words) -> Svg:
    """Draw a dot for a day, a bar for longer, a number for more entries than there is room for."""
    day = words.timex(mark.entry.date.value)
    middle = percent(mark.middle)
    told = words.plain("drawings.entry", date=day, text=happening(mark.entry, words))
    if mark.more:
        told = words.plain("drawings.more", count=mark.more + 1, date=day)
        shape = element("text", f"+{mark.more + 1}", x=middle, y=y + 4, text_anchor="middle")
    elif mark.is_bar:
        size = {"width": percent(mark.right - mark.left), "height": BAR}
        shape = element("rect", x=percent(mark.left), y=y - BAR // 2, **size, rx=RADIUS)
    else:
        shape = element("circle", cx=middle, cy=y, r=RADIUS)
    kind = "more" if mark.more else mark.kind
    title = element("title", told)
    return element("a", title, _target(mark, y), shape, href=f"#event-{mark.id}", class_=kind)


def _target(mark: TimelineMark, y: int) -> Svg:
    """Draw what a finger hits, unseen: as high as a row, and as wide, or as wide as a bar."""
    if not mark.is_bar:
        return element("circle", class_="target", cx=percent(mark.middle), cy=y, r=RADIUS)
    size = {"width": percent(mark.right - mark.left), "height": 2 * RADIUS}
    return element("rect", class_="target", x=percent(mark.left), y=y - RADIUS, **size)
