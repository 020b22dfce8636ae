"""The timeline as a drawing, made when the site is built. The list below it is its text equivalent.

It is drawn twice, for narrow and for wide screens; the style sheet shows one. Across, everything is
a percentage, so that a drawing fits each width from its own on and its letters keep their size;
what lies apart at that width lies apart at every wider one. Moments are proleptic Gregorian
ordinals (`date.toordinal`); a day lasts from its own to the next.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from textwrap import shorten

from generator.briefing_items import TimelineEntry
from generator.caching.kept import kept
from generator.render.drawings.sheet import FOLDER, LETTER, NARROWEST, figure, percent
from generator.render.drawings.svg import Svg, element
from generator.render.drawings.timeline_axis import (
    MONTH,
    AxisPart,
    Extent,
    at,
    draw_axis,
    find_parts,
    find_ticks,
)
from generator.render.happened import happening
from generator.render.words import Words

PATH = f"{FOLDER}/timeline.svg"
WIDE = 640.0  # pixels: the narrowest column of a page on a screen that is wide
FORMATS = (("wide", WIDE, 6), ("narrow", NARROWEST, 3))  # class, narrowest width, labels at most
MARK = 24.0  # pixels, across and down, that a finger hits (WCAG 2.2, 2.5.8)
ROW, RADIUS, BAR = 24, 5, 10  # pixels
AXIS = 30  # pixels below the rows, for ticks and their labels
SHORTEST = 5.0  # per cent: no bar is shorter, or on a long axis a year would be less than a dot
TALLEST = 8  # marks above each other; the topmost stands for what more there are, "+12"
MOST_MORE = 999  # that the topmost has room to count
LABEL, LETTERS_OF_LABEL = 18, 24  # pixels of a line of labels; letters that come before a day


@dataclass(frozen=True, slots=True)
class TimelineMark:
    """One entry, or the rest of a day that has too many: where it stands, in per cent and rows."""

    id: str
    entry: TimelineEntry
    left: float
    right: float
    row: int = 0  # from the axis
    more: int = 0  # how many entries it stands for beside its own
    rest: tuple[str, ...] = ()  # their ids

    @property
    def kind(self) -> str:
        """How precise the date is, as a class of the style sheet."""
        if not self.days:
            return "day"
        if self.days < 7:
            return "week"
        return "month" if self.days < MONTH else "year"

    @property
    def days(self) -> int:
        return (self.entry.last - self.entry.first).days

    @property
    def is_bar(self) -> bool:
        return not self.more and self.kind != "day"

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    def moved(self, by: float) -> "TimelineMark":
        """Give the mark so many per cent farther to the right."""
        return replace(self, left=self.left + by, right=self.right + by)

    def box(self, width: float) -> Extent:
        """From where to where it reaches in a drawing of that many pixels."""
        bar = (self.right - self.left) / 200 * width + 1
        text = self.more and (len(str(self.more)) + 1) * 4
        half = max(MARK / 2, bar, text)
        return self.middle / 100 * width - half, self.middle / 100 * width + half


@kept
def draw_timeline(
    entries: Sequence[TimelineEntry],
    ids: Sequence[str],
    words: Words,
    headlines: Mapping[str, str] | None = None,
) -> Svg | None:
    """Draw the timeline as two figures; None for fewer than two entries.

    `ids` name the entries; each mark leads to `#event-ID`. `headlines` are what labels may say of
    them, by these, the heaviest first.
    """
    if len(entries) < 2:
        return None
    parts = find_parts(entries)
    heaviest = list(headlines or ())
    about = words.plain("drawings.timeline", count=len(entries))
    drawn = []
    for name, width, most in FORMATS:
        marks = place_marks(entries, ids, parts, width=width, first=heaviest[:most])
        told = {id: headlines[id] for id in heaviest[:most]} if headlines else {}
        labels = _labels(marks, told, width=width, words=words)
        top = LABEL * len(labels)
        floor = top + max(mark.row for mark in marks) * ROW + ROW + 4
        drawing = [
            *draw_axis(parts, find_ticks(parts, words, width), top=top, floor=floor),
            *(_mark(mark, labels.get(mark.id), floor=floor, words=words) for mark in marks),
        ]
        height = floor + AXIS
        drawn.append(figure(drawing, f"timeline {name}", role="group", about=about, height=height))
    return Svg("".join(drawn))


@dataclass(frozen=True, slots=True)
class MarkLabel:
    """The beginning of an entry's words: on one side of the mark, on a line of its own."""

    y: int  # of the baseline
    day: str  # "" where there is no room for it
    text: str
    is_left: bool  # whether it ends at the mark


def _labels(
    marks: Sequence[TimelineMark], told: Mapping[str, str], *, width: float, words: Words
) -> dict[str, MarkLabel]:
    """Give labels by the ids of their marks: the farther out a label begins, the higher it stands.

    So the line from a label to its mark crosses no label of the same side.
    """
    found: dict[str, MarkLabel] = {}
    labelled = [mark for mark in marks if mark.id in told]
    for mark in sorted(labelled, key=lambda mark: (abs(mark.middle - 50), mark.id), reverse=True):
        is_left = mark.middle > 50
        room = int((mark.middle if is_left else 100 - mark.middle) / 100 * width / LETTER) - 1
        day = words.timex(mark.entry.date.value)
        if room - len(day) < LETTERS_OF_LABEL:
            day = ""
        text = shorten(told[mark.id], room - len(day), placeholder="…")
        y = LABEL * (len(found) + 1) - 5
        found[mark.id] = MarkLabel(y=y, day=day, text=text, is_left=is_left)
    return found


def place_marks(
    entries: Sequence[TimelineEntry],
    ids: Sequence[str],
    parts: list[AxisPart],
    *,
    width: float = NARROWEST,
    first: Sequence[str] = (),
) -> list[TimelineMark]:
    """Place each mark on the row nearest to the axis that is free there at this width.

    What is `first` lies lowest, then what has the shortest dates. The topmost mark stands for what
    finds no row.
    """
    marks = [
        _inside(_across(entry, id, parts), width) for entry, id in zip(entries, ids, strict=True)
    ]
    marks.sort(key=lambda mark: (mark.id not in first, mark.days, mark.entry.first, mark.id))
    placed: list[TimelineMark] = []
    rows: list[list[Extent]] = []
    topmost: dict[Extent, int] = {}  # where in `placed` a mark of the highest row stands
    for mark in marks:
        row = _free_row(mark.box(width), rows)
        if row is not None:
            placed.append(replace(mark, row=row))
            continue
        topped = _inside(replace(mark, more=MOST_MORE), width)
        box = topped.box(width)
        number = next((topmost[one] for one in topmost if _overlap(one, box)), None)
        if number is None:
            topmost[box] = len(placed)
            placed.append(replace(topped, more=0, row=TALLEST - 1))
        else:
            rest = (*placed[number].rest, mark.id)
            placed[number] = replace(placed[number], more=len(rest), rest=rest)
    return placed


def _across(entry: TimelineEntry, id: str, parts: list[AxisPart]) -> TimelineMark:
    """Give the mark of an entry where it stands across."""
    left, right = at(parts, entry.first.toordinal()), at(parts, entry.last.toordinal() + 1)
    lacking = SHORTEST - (right - left)
    if entry.first != entry.last and lacking > 0:
        left, right = left - lacking / 2, right + lacking / 2
    return TimelineMark(id, entry, left=left, right=right)


def _inside(mark: TimelineMark, width: float) -> TimelineMark:
    """Give the mark, moved in as far as its own width needs at the axis's very end."""
    low, high = mark.box(width)
    shift = max(0.0, -low) - max(0.0, high - width)
    return mark.moved(by=shift / width * 100)


def _free_row(box: Extent, rows: list[list[Extent]]) -> int | None:
    """Take the lowest row that is free there, and give its number; None where all are taken."""
    for number in range(TALLEST - 1):
        if number == len(rows):
            rows.append([])
        if not any(_overlap(box, one) for one in rows[number]):
            rows[number].append(box)
            return number
    return None


def _overlap(one: Extent, other: Extent) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _mark(mark: TimelineMark, label: MarkLabel | None, *, floor: int, words: Words) -> Svg:
    """Draw a dot for a day, a bar for longer, a number for more entries than there is room for."""
    y = floor - mark.row * ROW - ROW // 2 - 2
    title = element("title", _title(mark, words))
    named = _label(mark, label, y) if label else ()
    inside = (title, *named, _target(mark, y), _shape(mark, y))
    several = None
    if mark.more:  # by them the page's script counts what of the entries a filter leaves
        several = " ".join(f"event-{id}" for id in (mark.id, *mark.rest))
    kind = "more" if mark.more else mark.kind
    return element("a", *inside, href=f"#event-{mark.id}", class_=kind, data_entries=several)


def _title(mark: TimelineMark, words: Words) -> str:
    """Say what a mark tells, or of how many entries it is."""
    day = words.timex(mark.entry.date.value)
    if mark.more:
        return words.plain("drawings.more", count=mark.more + 1, date=day)
    return words.plain("drawings.entry", date=day, text=happening(mark.entry, words))


def _shape(mark: TimelineMark, y: int) -> Svg:
    middle = percent(mark.middle)
    if mark.more:
        return element("text", f"+{mark.more + 1}", x=middle, y=y + 4, text_anchor="middle")
    if mark.is_bar:
        size = {"width": percent(mark.right - mark.left), "height": BAR}
        return element("rect", x=percent(mark.left), y=y - BAR // 2, **size, rx=RADIUS)
    return element("circle", cx=middle, cy=y, r=RADIUS)


def _label(mark: TimelineMark, label: MarkLabel, y: int) -> tuple[Svg, Svg]:
    """Draw the line that leads from a mark to its label, and the label."""
    x = percent(mark.middle)
    line = element("line", class_="leader", x1=x, x2=x, y1=label.y - 8, y2=y - RADIUS)
    away, anchor = (-6, "end") if label.is_left else (6, "start")
    shown = [element("tspan", label.text, dx=5 if label.day else None)]
    if label.day:
        shown.insert(0, element("tspan", label.day, class_="on"))
    place = {"x": x, "dx": away, "y": label.y}
    return line, element("text", *shown, **place, class_="label", text_anchor=anchor)


def _target(mark: TimelineMark, y: int) -> Svg:
    """Draw what a finger hits, unseen: as high as a row, and as wide, or as wide as a bar."""
    if not mark.is_bar:
        return element("circle", class_="target", cx=percent(mark.middle), cy=y, r=RADIUS)
    size = {"width": percent(mark.right - mark.left), "height": 2 * RADIUS}
    return element("rect", class_="target", x=percent(mark.left), y=y - RADIUS, **size)
