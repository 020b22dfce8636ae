"""The figures of one series as bars from nought, made when the site is built. The table below is its text equivalent.

Lengths are percentages, so that one drawing fits each width and its letters keep their size. The bars stand in the
table's order, and each bears the article's own words where they fit.
"""

from collections.abc import Iterable
from hashlib import sha256

from generator.evidence import Reported, Series
from generator.render.drawings.svg import Svg, element, lines
from generator.render.drawings.timeline import LETTER, NARROWEST
from generator.render.page_tools import series_label
from generator.render.words import Words
from generator.spelling import slug

FOLDER = "assets/drawings"
ROW, BAR = 34, 10  # pixels: a label with its bar below it
MOST = 12  # bars; of a longer history the first, which are the newest, and the table has the rest


def draw_charts(all_series: Iterable[Series], words: Words) -> dict[str, tuple[Series, Svg]]:
    """The drawing of each series that has one, by the path of its file."""
    drawn = ((series, draw_chart(series, words)) for series in all_series)
    return {chart_path(series): (series, chart) for series, chart in drawn if chart}


def chart_path(series: Series) -> str:
    """A name that lasts while figures are added, other than that of any other series."""
    key = "\x1f".join((series.theme, series.term, series.unit, series.place))
    return f"{FOLDER}/figures-{slug(series.term)}-{sha256(key.encode()).hexdigest()[:8]}.svg"


def draw_chart(series: Series, words: Words) -> Svg | None:
    """The drawing as a figure on lines none of which is empty; None where there are no two values to compare."""
    exact = [(one, ends) for one in series.figures if (ends := _ends(one))][:MOST]
    if len({ends for _, ends in exact}) < 2 or min(low for _, (low, _) in exact) < 0:
        return None
    longest = max(high for _, (_, high) in exact)
    rows = [_row(one, ends, number * ROW, longest, words) for number, (one, ends) in enumerate(exact)]
    about = words.plain("drawings.chart", label=series_label(series, words))
    inside = Svg("\n" + lines(rows) + "\n")
    svg = element("svg", inside, role="img", aria_label=about, width="100%", height=len(exact) * ROW)
    return Svg(element("figure", svg, class_="chart") + "\n")


def _ends(one: Reported) -> tuple[float, float] | None:
    """The least and the most that a figure may mean, the same for a single value; None where it is vague."""
    figure = one.figure
    known = [end for end in (figure.low, figure.value, figure.high) if end is not None]
    return (min(known), max(known)) if figure.value is not None or len(known) == 2 else None


def _row(one: Reported, ends: tuple[float, float], y: int, longest: float, words: Words) -> Svg:
    """A label and its bar: full up to the least, faint from there to the most of a range."""
    low, high = (end / longest * 100 for end in ends)
    bar = {"y": y + 18, "height": BAR}
    parts = [
        element("text", _label(one, ends, words), x=0, y=y + 13),
        element("rect", x=0, width=f"{low:.2f}%", **bar),
    ]
    if high > low:
        parts.append(element("rect", class_="range", x=f"{low:.2f}%", width=f"{high - low:.2f}%", **bar))
    return element("g", *parts)


def _label(one: Reported, ends: tuple[float, float], words: Words) -> str:
    """The figure in the article's words with the day it is of, as much of it as a phone has room for, never cut."""
    low, high = (words.number(end) for end in ends)
    number = low if low == high else words.plain("drawings.range", low=low, high=high)
    day = words.timex(one.figure.as_of)
    # Where an editor corrected the value, the article's words are not those of the bar.
    texts = (number,) if "value" in one.figure.corrected else (one.text, number)
    dated = [words.plain("drawings.bar", text=text, date=day) for text in texts if day]
    fitting = (text for text in (*dated, *texts) if text and len(text) * LETTER <= NARROWEST)
    return next(fitting, number)
