"""The axis of the timeline's drawing: one stretch of days or two, with the labels of its ticks.

Moments are proleptic Gregorian ordinals (`date.toordinal`), places are percentages.
"""

import math
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from babel.dates import format_date

from generator.briefing_items import TimelineEntry
from generator.render.drawings.sheet import LETTER, percent
from generator.render.drawings.svg import Svg, element
from generator.render.words import Words

LEFT, RIGHT = 4.5, 95.5  # per cent: half a mark stays free on either side
OLD_RIGHT, NEW_LEFT = 29.0, 36.0  # per cent: where the axis breaks, if it does
OVERHANG = 2  # per cent that the line of the axis is longer than what stands on it
MONTH, YEAR = 31, 366  # days
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
        """Tell where a moment stands, in per cent."""
        share = (moment - self.start) / (self.end - self.start)
        return self.left + min(1.0, max(0.0, share)) * (self.right - self.left)

    @property
    def unit(self) -> str:
        """What its ticks count: years, months or days."""
        days = self.end - self.start
        if days > 3 * YEAR:
            return "year"
        return "month" if days > 4 * MONTH else "day"


class Tick(NamedTuple):
    """A label of the axis."""

    at: float  # per cent
    label: str
    anchor: str  # as in SVG: start, middle, end

    def box(self, width: float) -> Extent:
        """From where to where it reaches in a drawing of that many pixels."""
        x, long = self.at / 100 * width, len(self.label) * LETTER
        left = {"start": x, "middle": x - long / 2, "end": x - long}[self.anchor]
        return left, left + long


def find_parts(entries: Sequence[TimelineEntry]) -> list[AxisPart]:
    """Lay out the axis as one part, or as two where old days would leave no room for new ones."""
    days = sorted(entries, key=lambda entry: entry.first)
    # A year that still runs does not stretch the axis: its bar ends where the days do.
    short = [entry for entry in days if (entry.last - entry.first).days < MONTH] or days
    firsts = [entry.first.toordinal() for entry in days]
    start = firsts[0]
    end = max(firsts[-1], *(entry.last.toordinal() for entry in short)) + 1
    split = _split(firsts, end)
    if not split:
        return [_whole(AxisPart(start, end, left=LEFT, right=RIGHT))]
    begins = firsts[split]
    old_end = max(entry.last.toordinal() + 1 for entry in days[:split])
    old = AxisPart(start, min(old_end, begins), left=LEFT, right=OLD_RIGHT)
    return [_whole(old), _whole(AxisPart(begins, end, left=NEW_LEFT, right=RIGHT))]


def _split(firsts: Sequence[int], end: int) -> int:
    """Give the number of the entry before which the axis breaks; 0 where it does not."""
    # What the wide part is for: two entries, and as many as it takes to call them the news.
    last = len(firsts) - max(2, math.ceil(len(firsts) / NEWS))
    rated = []
    for number in range(1, last + 1):
        gap, rest = firsts[number] - firsts[number - 1], end - firsts[number]
        rated.append((gap / rest, number))
    rare = [(rate, number) for rate, number in rated if rate >= RARE]
    # The last that leaves most entries behind it gives these most room.
    recent = [number for _, number in rare if 2 * number <= len(firsts)]
    return max(recent) if recent else max(rare, default=(0, 0))[1]


def _whole(part: AxisPart) -> AxisPart:
    """Give the part from the beginning of its first year or month, where it counts those."""
    return part._replace(start=_floor(part.start, part.unit).toordinal())


def _floor(moment: int, unit: str) -> date:
    """Give the first day of the year, month or day in which the moment lies."""
    day = date.fromordinal(moment)
    if unit == "year":
        return day.replace(month=1, day=1)
    return day.replace(day=1) if unit == "month" else day


def at(parts: list[AxisPart], moment: float) -> float:
    """Tell where a moment stands, in per cent; what lies beyond the axis, at its end."""
    return next((part for part in parts if moment <= part.end), parts[-1]).at(moment)


def find_ticks(parts: list[AxisPart], words: Words, width: float) -> list[Tick]:
    """Choose labels that do not touch: the ends of each part, then others that have room."""
    ticks: list[Tick] = []
    for tick in _wanted(parts, words):
        taken = [one.box(width) for one in ticks]
        if _has_room(tick.box(width), taken, width):
            ticks.append(tick)
    return ticks


def _has_room(box: Extent, taken: list[Extent], width: float) -> bool:
    low, high = box
    if low < 0 or high > width:
        return False
    return all(high + LETTER <= left or right + LETTER <= low for left, right in taken)


def _wanted(parts: list[AxisPart], words: Words) -> Iterator[Tick]:
    """Yield the labels that the axis might have, the ones wanted most first."""
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


def draw_axis(parts: list[AxisPart], ticks: list[Tick], *, top: int, floor: int) -> Iterator[Svg]:
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
        x = percent(tick.at)
        line = element("line", class_="tick", x1=x, x2=x, y1=top + 2, y2=floor + 5)
        label = element("text", tick.label, x=x, y=floor + 20, text_anchor=tick.anchor)
        yield element("g", line, label)
