"""The numbers that one counter gave over time as bars from nought, drawn when the site is built.

The table below the drawing is its text equivalent. Lengths are percentages, so that one drawing
fits each width and its letters keep their size. The bars stand in the table's order, and each bears
the article's own words where they fit.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from typing import NamedTuple

from generator.evidence import Reported, Series
from generator.gather.asides import place_key
from generator.gather.measures import Measure, Mode, Share, measure
from generator.gather.relate import scope_of
from generator.render.drawings.sheet import FOLDER, LETTER, NARROWEST, figure, percent
from generator.render.drawings.svg import Svg, element
from generator.render.filters import series_label
from generator.render.words import Words
from generator.spelling import slug

ROW, BAR = 34, 10  # pixels: a label with its bar below it
MOST = 12  # bars; of a longer history the first, which are the newest, and the table has the rest
FEWEST_DAYS = 3  # that make a history


class Bar(NamedTuple):
    """A figure with the least and the most that it may mean, the same for a single value."""

    reported: Reported
    low: float
    high: float


def draw_charts(
    all_series: Iterable[Series], words: Words, story: str = ""
) -> dict[str, tuple[Series, Svg]]:
    """Draw each series in which one counter gives a history, by the path of its file."""
    drawn = ((series, draw_chart(history(series), words)) for series in all_series)
    return {chart_path(series, story): (series, chart) for series, chart in drawn if chart}


def history(series: Series) -> Series:
    """Give the figures of the counter that counted the whole on most days; none for a few days.

    Numbers of several counters side by side would look like a rise or a fall.
    """
    lines: dict[tuple, list[Measure]] = defaultdict(list)
    for one in series.figures if len(series.figures) >= FEWEST_DAYS else ():
        counted = measure(one)
        if counted.share is Share.WHOLE and counted.mode in (Mode.COUNT, Mode.GUESS):
            counter = counted.counter or one.passage.article.publisher
            lines[counter, counted.aside].append(counted)
    line = max(lines.values(), key=lambda each: len({one.last for one in each}), default=[])
    is_long = len({one.last for one in line if one.last}) >= FEWEST_DAYS
    return replace(series, figures=tuple(one.reported for one in line) if is_long else ())


def chart_path(series: Series, story: str = "") -> str:
    """Name the file of a series: no other has that name, and it lasts while figures are added.

    `story` is the id of its story where there are several, which may count alike.
    """
    scope = scope_of(series.figures[0].figure.scope) if series.figures else ""
    told = (series.theme, series.term, series.unit, place_key(series.place), scope, story)
    key = "\x1f".join(told if story else told[:-1])
    return f"{FOLDER}/figures-{slug(series.term)}-{sha256(key.encode()).hexdigest()[:8]}.svg"


def draw_chart(series: Series, words: Words) -> Svg | None:
    """Draw a series as a figure; None where it has no two values to compare."""
    bars = [bar for one in series.figures if (bar := _bar(one))][:MOST]
    values = {(bar.low, bar.high) for bar in bars}
    if len(values) < 2 or min(bar.low for bar in bars) < 0:
        return None
    longest = max(bar.high for bar in bars)
    rows = [_row(bar, number * ROW, longest, words) for number, bar in enumerate(bars)]
    about = words.plain("drawings.chart", label=series_label(series, words))
    return figure(rows, "chart", role="img", about=about, height=len(bars) * ROW)


def _bar(one: Reported) -> Bar | None:
    """The bar of a figure; None where it is vague."""
    figure = one.figure
    known = [end for end in (figure.low, figure.value, figure.high) if end is not None]
    is_exact = figure.value is not None or len(known) == 2
    return Bar(one, min(known), max(known)) if is_exact else None


def _row(bar: Bar, y: int, longest: float, words: Words) -> Svg:
    """Draw a label and its bar: full up to the least, faint from there to the most of a range."""
    low, high = bar.low / longest * 100, bar.high / longest * 100
    place = {"y": y + 18, "height": BAR}
    parts = [
        element("text", _label(bar, words), x=0, y=y + 13),
        element("rect", x=0, width=percent(low), **place),
    ]
    if high > low:
        parts.append(
            element("rect", class_="range", x=percent(low), width=percent(high - low), **place)
        )
    return element("g", *parts)


def _label(bar: Bar, words: Words) -> str:
    """The figure in the article's words with its day, if a phone has room for them; never cut."""
    low, high = words.number(bar.low), words.number(bar.high)
    number = low if low == high else words.plain("drawings.range", low=low, high=high)
    day = words.timex(bar.reported.figure.as_of)
    # Where an editor corrected the value, the article's words are not those of the bar.
    is_corrected = "value" in bar.reported.figure.corrected
    texts = (number,) if is_corrected else (bar.reported.text, number)
    dated = [words.plain("drawings.bar", text=text, date=day) for text in texts if day]
    for text in (*dated, *texts):
        if text and len(text) * LETTER <= NARROWEST:
            return text
    return number
