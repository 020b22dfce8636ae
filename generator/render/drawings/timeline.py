"""The timeline as a drawing, made when the site is built. The list below it on the page is its text equivalent.

Across, everything is a percentage, so that one drawing fits each width and its letters keep their size; what lies apart
at `NARROWEST` lies apart at every width. Moments are proleptic Gregorian ordinals (`date.toordinal`); a day lasts from
its own to the next.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from babel.dates import format_date

from generator.briefing import TimelineEntry
from generator.render.drawings.svg import Svg, element, lines
from generator.render.words import Words

PATH = "assets/drawings/timeline.svg"
NARROWEST = 290.0  # pixels: the text column of a phone that is 320 wide
WIDE = 640.0  # pixels from which on there are more ticks
LEFT, RIGHT = 4.5, 95.5  # per cent: half a mark stays free on either side
OLD_RIGHT, NEW_LEFT = 29.0, 36.0  # per cent: where the axis breaks, if it does
MARK = 24.0  # pixels, across and down, that a finger hits (WCAG 2.2, 2.5.8)
ROW, RADIUS, BAR = 24, 5, 10  # pixels
AXIS = 30  # pixels below the rows, for ticks and their labels
LETTER = 7.2  # pixels: a digit or small letter at 12 pixels, with room to spare
MONTH, YEAR = 31, 366  # days
SHORTEST = 5.0  # per cent: no bar is drawn shorter, or on a long axis a year would be less than a dot
TALLEST = 8  # marks of the same date; what more there are is one mark, "+12"
NEWS = 4  # one entry in how many lies behind a break, at least
RARE = 4  # how much longer the gap before the newest part must be than that part, for the axis to break there


class Part(NamedTuple):
    """A stretch of the axis: the days from `start` until before `end`, between two percentages."""

    start: int
    end: int
    left: float
    right: float

    def at(self, moment: float) -> float:
        share = (moment - self.start) / (self.end - self.start)
        return self.left + min(1.0, max(0.0, share)) * (self.right - self.left)

    @property
    def unit(self) -> str:
        """What its ticks count: years, months or days."""
        days = self.end - self.start
        return "year" if days > 3 * YEAR else "month" if days > 4 * MONTH else "day"


@dataclass(frozen=True, slots=True)
class TimelineMark:
    """One entry, or the rest of a day that has too many: where it stands, in per cent and rows from the axis."""

    id: str
    entry: TimelineEntry
    left: float
    right: float
    row: int = 0
    more: int = 0  # how many entries it stands for beside its own

    @property
    def kind(self) -> str:
        """How precise the date is, as a class of the style sheet."""
        days = (self.entry.last - self.entry.first).days + 1
        return "day" if days == 1 else "week" if days <= 7 else "month" if days <= MONTH else "year"

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    def box(self, width: float) -> tuple[float, float]:
        """From where to where it reaches in a drawing of that many pixels."""
        half = max(MARK / 2, (self.right - self.left) / 200 * width + 1, self.more and (len(str(self.more)) + 1) * 4)
        return self.middle / 100 * width - half, self.middle / 100 * width + half


class Tick(NamedTuple):
    at: float  # per cent
    label: str
    anchor: str  # as in SVG: start, middle, end
    wide: bool = False  # only where there is room

    def box(self, width: float) -> tuple[float, float]:
        x, long = self.at / 100 * width, len(self.label) * LETTER
        left = {"start": x, "middle": x - long / 2, "end": x - long}[self.anchor]
        return left, left + long


def draw_timeline(entries: Sequence[TimelineEntry], ids: Sequence[str], words: Words) -> Svg | None:
    """The drawing as a figure on lines none of which is empty; None for fewer than two entries.

    `ids` name the entries; each mark leads to `#event-ID`.
    """
    if len(entries) < 2:
        return None
    parts = find_parts(entries)
    marks = place_marks(entries, ids, parts)
    floor = max(mark.row for mark in marks) * ROW + ROW + 4
    drawing = [
        *_axis(parts, find_ticks(parts, words), floor),
        *(_mark(mark, floor - mark.row * ROW - ROW // 2 - 2, words) for mark in marks),
    ]
    about = words.plain("drawings.timeline", count=len(entries))
    inside = Svg("\n" + lines(drawing) + "\n")
    svg = element("svg", inside, role="group", aria_label=about, width="100%", height=floor + AXIS)
    return Svg(element("figure", svg, class_="timeline") + "\n")


def find_parts(entries: Sequence[TimelineEntry]) -> list[Part]:
    """The axis: one part, or two where the newest days would be lost beside what lies years before them."""
    days = sorted(entries, key=lambda entry: entry.first)
    # A year that still runs does not stretch the axis: its bar ends where the days do.
    short = [entry for entry in days if (entry.last - entry.first).days < MONTH] or days
    start = days[0].first.toordinal()
    end = max(max(entry.last for entry in short), days[-1].first).toordinal() + 1
    firsts = [entry.first.toordinal() for entry in days]
    # What the wide part is for: two entries at least, and as good a share of all as it takes to call them the news.
    last = len(days) - max(2, math.ceil(len(days) / NEWS))
    rated = [((firsts[n] - firsts[n - 1]) / (end - firsts[n]), n) for n in range(1, last + 1)]
    rate, split = max(rated, default=(0, 0))
    if rate < RARE:
        return [_whole(start, end, LEFT, RIGHT)]
    old_end = min(max(entry.last.toordinal() + 1 for entry in days[:split]), firsts[split])
    return [_whole(start, old_end, LEFT, OLD_RIGHT), _whole(firsts[split], end, NEW_LEFT, RIGHT)]


def _whole(start: int, end: int, left: float, right: float) -> Part:
    """A part that begins with a whole year or month, where it counts those."""
    part = Part(start, end, left, right)
    return part._replace(start=_floor(start, part.unit).toordinal())


def _floor(moment: int, unit: str) -> date:
    day = date.fromordinal(moment)
    return day.replace(month=1, day=1) if unit == "year" else day.replace(day=1) if unit == "month" else day


def at(parts: list[Part], moment: float) -> float:
    """Where a moment stands, in per cent; what lies beyond the axis, at its end."""
    return next((part for part in parts if moment <= part.end), parts[-1]).at(moment)


def place_marks(entries: Sequence[TimelineEntry], ids: Sequence[str], parts: list[Part]) -> list[TimelineMark]:
    """Each mark on the row nearest to the axis that is free there; the longest first, so that they lie lowest."""
    same: dict[tuple[date, date], list[tuple[str, TimelineEntry]]] = {}
    for id, entry in zip(ids, entries, strict=True):
        same.setdefault((entry.first, entry.last), []).append((id, entry))
    placed: list[TimelineMark] = []
    rows: list[list[tuple[float, float]]] = []
    for (first, last), group in sorted(same.items(), key=lambda one: (one[0][0] - one[0][1], one[0])):
        left, right = at(parts, first.toordinal() + 0.0), at(parts, last.toordinal() + 1.0)
        if first != last and (lacking := SHORTEST - (right - left)) > 0:
            left, right = left - lacking / 2, right + lacking / 2
        for place, (id, entry) in enumerate(group[:TALLEST]):
            more = len(group) - TALLEST if place == TALLEST - 1 else 0
            mark = _inside(TimelineMark(id, entry, left, right, 0, max(0, more)))
            row = _free_row(mark.box(NARROWEST), rows)
            placed.append(TimelineMark(id, entry, mark.left, mark.right, row, mark.more))
    return placed


def _inside(mark: TimelineMark) -> TimelineMark:
    """A mark of the axis's very end, moved in as far as its own width needs."""
    low, high = mark.box(NARROWEST)
    shift = max(0.0, -low) - max(0.0, high - NARROWEST)
    percent = shift / NARROWEST * 100
    return TimelineMark(mark.id, mark.entry, mark.left + percent, mark.right + percent, mark.row, mark.more)


def _free_row(box: tuple[float, float], rows: list[list[tuple[float, float]]]) -> int:
    for number, row in enumerate(rows):
        if all(box[1] <= left or right <= box[0] for left, right in row):
            row.append(box)
            return number
    rows.append([box])
    return len(rows) - 1


def find_ticks(parts: list[Part], words: Words) -> list[Tick]:
    """Labels that do not touch: the ends of each part first, then what lies between as far as there is room."""
    ticks: list[Tick] = []
    for width in (NARROWEST, WIDE):
        for tick in _wanted(parts, words):
            low, high = tick.box(width)
            taken = [one.box(width) for one in ticks]
            if (
                low >= 0
                and high <= width
                and all(high + LETTER <= left or right + LETTER <= low for left, right in taken)
            ):
                ticks.append(tick._replace(wide=width == WIDE))
    return ticks


def _wanted(parts: list[Part], words: Words) -> Iterator[Tick]:
    for share in (0.0, 1.0, 0.5, 0.25, 0.75):
        for part in reversed(parts):
            day = _floor(round(part.start + share * (part.end - 1 - part.start)), part.unit)
            half = 0.5 if part.unit == "day" else 0.0  # the middle of a day, where its dot is
            label = format_date(day, words.plain(f"drawings.{part.unit}"), locale=words.locale)
            place = part.at(max(day.toordinal(), part.start) + half)
            anchors = {0.0: "start", 1.0: "end"} if len(parts) > 1 or part.unit == "day" else {0.0: "start"}
            yield Tick(place, label, anchors.get(share, "middle"))


def _axis(parts: list[Part], ticks: list[Tick], floor: int) -> Iterator[Svg]:
    for part in parts:
        yield element(
            "line", class_="axis", x1=_percent(part.left - 2), x2=_percent(part.right + 2), y1=floor, y2=floor
        )
    if len(parts) > 1:  # two strokes, as where a ruler is broken
        for x in (OLD_RIGHT + 2.4, NEW_LEFT - 2.4):
            stroke = element("path", class_="axis", d="M-3 6L3-6")
            yield element("svg", stroke, x=_percent(x), y=floor, overflow="visible", width=1, height=1)
    for tick in ticks:
        x, name = _percent(tick.at), "wide" if tick.wide else None
        line = element("line", class_="tick", x1=x, x2=x, y1=2, y2=floor + 5)
        label = element("text", tick.label, x=x, y=floor + 20, text_anchor=tick.anchor)
        yield element("g", line, label, class_=name)


def _mark(mark: TimelineMark, y: int, words: Words) -> Svg:
    """A dot for a day, else a bar; a number where it stands for more than there is room for."""
    told = words.plain("drawings.entry", date=words.timex(mark.entry.date.value), text=mark.entry.text)
    if mark.more:
        told = words.plain("drawings.more", count=mark.more + 1, date=words.timex(mark.entry.date.value))
        shape = element("text", f"+{mark.more + 1}", x=_percent(mark.middle), y=y + 4, text_anchor="middle")
    elif mark.kind == "day":
        shape = element("circle", cx=_percent(mark.middle), cy=y, r=RADIUS)
    else:
        width = _percent(mark.right - mark.left)
        shape = element("rect", x=_percent(mark.left), y=y - BAR // 2, width=width, height=BAR, rx=RADIUS)
    inside = (element("title", told), _target(mark, y), shape)
    return element("a", *inside, href=f"#event-{mark.id}", class_="more" if mark.more else mark.kind)


def _target(mark: TimelineMark, y: int) -> Svg:
    """The area of a mark that a finger hits, as high as a row and as wide, or as wide as a bar: a stroke unseen."""
    if mark.more or mark.kind == "day":
        return element("circle", class_="target", cx=_percent(mark.middle), cy=y, r=RADIUS)
    width = _percent(mark.right - mark.left)
    return element("rect", class_="target", x=_percent(mark.left), y=y - RADIUS, width=width, height=2 * RADIUS)


def _percent(value: float) -> str:
    return f"{value:.2f}%"
