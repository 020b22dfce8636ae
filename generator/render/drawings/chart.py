"""The numbers that counters gave over time as step lines, drawn when the site is built.

A number holds until its counter gives the next one, so a line goes on level and then rises or
falls at once. The table below the drawing is its text equivalent. Lengths across are percentages,
so that one drawing fits each width and its letters keep their size; heights are pixels.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import pairwise
from typing import NamedTuple

from generator.caching.kept import kept
from generator.evidence import Reported, Series
from generator.gather.measures.compared_figures import scope_of
from generator.gather.measures.measure_words import place_key
from generator.gather.measures.measuring import Measure, Mode, Share, measure
from generator.render.drawings.sheet import FOLDER, LETTER, NARROWEST, figure, percent
from generator.render.drawings.svg import Svg, element
from generator.render.filters import series_label
from generator.render.words import Words
from generator.spelling import slug

FEWEST_DAYS = 3  # of one counter, that make a history; of others two make a line beside it
MOST_LINES = 4  # colours that can be told apart
PLOT, ABOVE, BELOW = 130, 14, 24  # pixels: the lines, and the room above and below them
LEADING = 16  # pixels between labels
LEFT, RIGHT = 2.0, 98.0  # per cent: room for a dot at both ends
DOT = 3.5


class Point(NamedTuple):
    """A number that a counter gave for a day."""

    reported: Reported
    day: int  # an ordinal
    value: float


class Steps(NamedTuple):
    """What one counter gave, the oldest first."""

    counter: str  # by name
    points: tuple[Point, ...]


class _Scale(NamedTuple):
    """Where days and values lie on a drawing; the least value shown is nought."""

    first: int
    last: int
    most: float
    top: int  # pixels above the highest value

    @property
    def height(self) -> int:
        return self.top + PLOT + BELOW

    def x(self, point: Point) -> float:
        """Tell where a day lies, in per cent of the width."""
        return LEFT + (RIGHT - LEFT) * (point.day - self.first) / (self.last - self.first)

    def y(self, value: float) -> float:
        """Tell where a value lies, in pixels."""
        return self.top + PLOT * (1 - value / self.most)


def steps(series: Series) -> tuple[Steps, ...]:
    """Give the lines of a series, the longest first; none where no counter gives a history.

    A line is what one counter gave of one thing: numbers of several in one line would look like a
    rise or a fall. A day for which it gave two numbers that differ is left out.
    """
    found: dict[tuple, list[Measure]] = defaultdict(list)
    for one in series.figures if len(series.figures) >= FEWEST_DAYS else ():
        counted = measure(one)
        if _is_exact_count(counted):
            counter = counted.counter or one.passage.article.publisher
            found[counter, counted.aside, scope_of(one.figure.scope)].append(counted)
    lines = [line for line in map(_line, found.values()) if len(line.points) > 1]
    lines.sort(key=lambda line: -len(line.points))
    if not lines or len(lines[0].points) < FEWEST_DAYS:
        return ()
    values = {point.value for line in lines for point in line.points}
    return tuple(lines[:MOST_LINES]) if len(values) > 1 else ()


def _is_exact_count(counted: Measure) -> bool:
    """Tell whether a number counts the whole of something on a day that is known."""
    value = counted.reported.figure.value
    is_count = counted.share is Share.WHOLE and counted.mode in (Mode.COUNT, Mode.GUESS)
    return is_count and value is not None and value >= 0 and bool(counted.last)


def _line(counted: list[Measure]) -> Steps:
    days: dict[int, list[Reported]] = defaultdict(list)
    for one in counted:
        days[one.last].append(one.reported)
    points = (
        Point(given[0], day, given[0].figure.value)
        for day, given in sorted(days.items())
        if len({one.figure.value for one in given}) == 1
    )
    first = counted[0].reported
    return Steps(first.reporter_name or first.passage.article.publisher, tuple(points))


def chart_path(series: Series, story: str = "") -> str:
    """Name the file of a series: no other has that name, and it lasts while figures are added.

    `story` is the id of its story where there are several, which may count alike.
    """
    scope = scope_of(series.figures[0].figure.scope) if series.figures else ""
    told = (series.theme, series.term, series.unit, place_key(series.place), scope, story)
    key = "\x1f".join(told if story else told[:-1])
    return f"{FOLDER}/figures-{slug(series.term)}-{sha256(key.encode()).hexdigest()[:8]}.svg"


@kept
def draw_chart(series: Series, words: Words) -> Svg | None:
    """Draw the lines of a series under a title that says how the longest moved, in its words."""
    lines = steps(series)
    if not lines:
        return None
    scale = _scale(lines)
    parts = [*_frame(lines, scale, words), *_labels(lines, scale, words)]
    parts += [_drawn(line, scale, number) for number, line in enumerate(lines)]
    about = words.plain("drawings.chart", label=series_label(series, words))
    caption = _caption(series, lines, words)
    return figure(parts, "chart", role="img", about=about, height=scale.height, caption=caption)


def _scale(lines: tuple[Steps, ...]) -> _Scale:
    points = [point for line in lines for point in line.points]
    days = [point.day for point in points]
    most = max(point.value for point in points)
    return _Scale(min(days), max(days), most, top=ABOVE + LEADING * len(lines))


def _caption(series: Series, lines: Iterable[Steps], words: Words) -> list[Svg]:
    """Say how the longest line moved, what is counted where, and who reports it."""
    longest, *_ = lines
    first, last = longest.points[0], longest.points[-1]
    moved = words.plain(
        "drawings.moved",
        first=_value(first, words),
        first_day=_day(first, words),
        last=_value(last, words),
        last_day=_day(last, words),
    )
    articles = (point.reported.passage.article for line in lines for point in line.points)
    publishers = dict.fromkeys(article.publisher for article in articles if article.publisher)
    label = series_label(series, words)
    of = words.plain("figures.reported_by", reporter=words("lists.comma").join(publishers))
    below = f"{label} · {of}" if publishers else label
    return [element("strong", moved), element("span", below)]


def _frame(lines: Iterable[Steps], scale: _Scale, words: Words) -> Iterator[Svg]:
    """Draw the line of nought, and name the first and the last day below it."""
    floor = scale.y(0)
    yield element("line", x1="0%", x2="100%", y1=floor, y2=floor, class_="axis")
    points = sorted((point for line in lines for point in line.points), key=lambda one: one.day)
    ends = ((points[0], "0%", "start"), (points[-1], "100%", "end"))
    for point, x, anchor in ends:
        day = _day(point, words)
        yield element("text", day, x=x, y=scale.height - 6, text_anchor=anchor, class_="day")


def _labels(lines: tuple[Steps, ...], scale: _Scale, words: Words) -> Iterator[Svg]:
    """Name each line with its last value, the highest first; of a single line the first value."""
    ends = sorted(enumerate(lines), key=lambda pair: -pair[1].points[-1].value)
    for row, (number, line) in enumerate(ends, 1):
        name, kind = _last_label(line, words), f"line-{number}"
        yield element("text", name, x="100%", y=row * LEADING, text_anchor="end", class_=kind)
    if len(lines) == 1:
        first, last = lines[0].points[0], lines[0].points[-1]
        y = scale.y(first.value)
        if abs(y - scale.y(last.value)) > LEADING:
            yield element("text", words.number(first.value), x="0%", y=y - 8, class_="line-0")


def _last_label(line: Steps, words: Words) -> str:
    """Give the counter and its last value, if a phone has room for them; else the value."""
    value = words.number(line.points[-1].value)
    label = words.plain("drawings.entry", date=line.counter, text=value)
    return label if line.counter and len(label) * LETTER <= NARROWEST else value


def _drawn(line: Steps, scale: _Scale, number: int) -> Svg:
    """Draw a line level to the next day and then straight up or down, with a dot a value."""
    parts = []
    for one, other in pairwise(line.points):
        left, right = percent(scale.x(one)), percent(scale.x(other))
        low, high = scale.y(one.value), scale.y(other.value)
        parts.append(element("line", x1=left, x2=right, y1=low, y2=low))
        parts.append(element("line", x1=right, x2=right, y1=low, y2=high))
    parts += [
        element("circle", cx=percent(scale.x(point)), cy=scale.y(point.value), r=DOT)
        for point in line.points
    ]
    return element("g", *parts, class_=f"line-{number}")


def _value(point: Point, words: Words) -> str:
    """Give the number in the article's words; where an editor corrected it, the number."""
    is_corrected = "value" in point.reported.figure.corrected
    return words.number(point.value) if is_corrected else point.reported.text


def _day(point: Point, words: Words) -> str:
    return words.timex(point.reported.as_of)
